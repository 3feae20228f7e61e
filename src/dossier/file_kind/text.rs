//! Kinds of text.

use super::{ArticleFormat, FileKind, TableFormat, ours, tables};

/// A web page says so within this many characters.
const MARKUP_WITHIN: usize = 2000;

/// What our own pictures begin with; nothing else labels itself so.
const OUR_PICTURES: [&str; 2] = [
    "aria-labelledby=\"brief-title brief-desc\"",
    "aria-labelledby=\"title desc\" font-family=\"Inter,",
];

/// The kind of a text, or of its beginning.
pub(super) fn kind(text: &str, extension: &str, is_cut: bool) -> FileKind {
    let begin = text.trim_start();
    if begin.is_empty() && !is_cut {
        return FileKind::Empty;
    }
    if begin.starts_with("BEGIN:VCALENDAR") {
        return FileKind::Calendar;
    }
    if let Some(kind) = markup(begin) {
        return kind;
    }
    if let Some(format) = tables::json(begin) {
        let by_name = ["jsonl", "ndjson"].contains(&extension);
        return FileKind::Table(if by_name { TableFormat::JsonLines } else { format });
    }
    if ours::looks_ours(begin) || extension == "toml" {
        return FileKind::Dossier;
    }
    if is_message(begin) {
        return FileKind::Article(ArticleFormat::Eml);
    }
    if let Some(format) = tables::format(text, is_cut) {
        return FileKind::Table(format);
    }
    match extension {
        "csv" => FileKind::Table(TableFormat::Csv),
        "tsv" | "tab" => FileKind::Table(TableFormat::Tsv),
        "json" => FileKind::Table(TableFormat::Json),
        "jsonl" | "ndjson" => FileKind::Table(TableFormat::JsonLines),
        "html" | "htm" | "xhtml" => FileKind::Article(ArticleFormat::Html),
        "xml" => FileKind::Article(ArticleFormat::Xml),
        "ics" => FileKind::Calendar,
        _ => FileKind::Article(ArticleFormat::Text),
    }
}

/// HTML, SVG or another XML.
fn markup(begin: &str) -> Option<FileKind> {
    if !begin.starts_with('<') {
        return None;
    }
    let head: String = begin.chars().take(MARKUP_WITHIN).collect();
    if head.contains("<svg") {
        let is_ours = OUR_PICTURES.iter().any(|mark| head.contains(mark));
        return Some(if is_ours { FileKind::Brief } else { FileKind::Picture });
    }
    let head = head.to_ascii_lowercase();
    if ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| head.contains(tag)) {
        return Some(FileKind::Article(ArticleFormat::Html));
    }
    if head.starts_with("<?xml") || head.starts_with("<!doctype") {
        return Some(FileKind::Article(ArticleFormat::Xml));
    }
    // A piece of a page.
    let is_tag = |tag: &&str| head.starts_with(*tag);
    let tags = ["<p>", "<p ", "<div", "<article", "<h1", "<table", "<meta", "<title", "<!--"];
    tags.iter().any(is_tag).then_some(FileKind::Article(ArticleFormat::Html))
}

/// A message begins with lines such as `From: …`.
fn is_message(begin: &str) -> bool {
    let header = |line: &str| {
        let (name, _) = line.split_once(':')?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        name.chars().all(is_name).then(|| name.to_ascii_lowercase())
    };
    let mut lines = begin.lines().peekable();
    // The line by which mailboxes separate messages.
    if lines.peek().is_some_and(|line| line.starts_with("From ")) {
        lines.next();
    }
    let first = lines.peek().is_some_and(|line| header(line).is_some());
    let head = lines.take_while(|line| !line.trim().is_empty());
    let names: Vec<String> = head.filter_map(header).collect();
    let known = ["from", "to", "date", "subject", "message-id", "mime-version", "received"];
    let count = known.iter().filter(|known| names.iter().any(|name| name == *known)).count();
    first && count >= 3
}
