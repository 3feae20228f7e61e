//! What is inside a package: office documents are zip files, and the older ones hold named streams.

use super::bytes::has;
use super::{ArticleFormat, FileKind, TableFormat};

/// What each entry of a zip file begins with.
pub(super) const ENTRY: &[u8] = b"PK\x03\x04";

/// The most entries that are looked at.
const MOST_ENTRIES: usize = 200;

/// One entry of a zip file: its name, and the bytes of it that are at hand.
struct Entry<'b> {
    name: String,
    data: &'b [u8],
}

/// What a zip file is, by the names of its first entries.
pub(super) fn zip(bytes: &[u8], extension: &str) -> FileKind {
    let entries = entries(bytes);
    if let Some(first) = entries.first().filter(|first| first.name == "mimetype")
        && let Some(kind) = by_media_type(first.data)
    {
        return kind;
    }
    let is_office = entries.iter().any(|entry| entry.name == "[Content_Types].xml")
        || entries.iter().any(|entry| entry.name.starts_with("_rels/"));
    let named = |folder: &str| entries.iter().any(|entry| entry.name.starts_with(folder));
    let found = if named("word/") {
        FileKind::Article(ArticleFormat::Docx)
    } else if named("xl/") {
        FileKind::Table(TableFormat::Xlsx)
    } else if named("ppt/") {
        FileKind::Article(ArticleFormat::Slides)
    } else {
        // What tells it may come later than was read.
        match extension {
            "docx" => FileKind::Article(ArticleFormat::Docx),
            "xlsx" => FileKind::Table(TableFormat::Xlsx),
            "pptx" => FileKind::Article(ArticleFormat::Slides),
            _ => FileKind::Archive,
        }
    };
    if is_office { found } else { FileKind::Archive }
}

/// What OpenDocument and electronic books say of themselves.
fn by_media_type(data: &[u8]) -> Option<FileKind> {
    let types: [(&[u8], FileKind); 4] = [
        (b"application/vnd.oasis.opendocument.text", FileKind::Article(ArticleFormat::Odt)),
        (b"application/vnd.oasis.opendocument.spreadsheet", FileKind::Table(TableFormat::Ods)),
        (
            b"application/vnd.oasis.opendocument.presentation",
            FileKind::Article(ArticleFormat::Slides),
        ),
        (b"application/epub+zip", FileKind::Article(ArticleFormat::Epub)),
    ];
    types.into_iter().find(|(name, _)| data.starts_with(name)).map(|(_, kind)| kind)
}

/// The entries that begin within the bytes, in order.
fn entries(bytes: &[u8]) -> Vec<Entry<'_>> {
    let mut found = Vec::new();
    let mut rest = bytes;
    while found.len() < MOST_ENTRIES
        && let Some((entry, after)) = entry(rest)
    {
        found.push(entry);
        rest = after;
    }
    found
}

fn entry(bytes: &[u8]) -> Option<(Entry<'_>, &[u8])> {
    /// From the signature to the name.
    const FIXED: usize = 30;
    let two = |at: usize| -> Option<usize> {
        let pair = bytes.get(at..at + 2)?.try_into().ok()?;
        Some(usize::from(u16::from_le_bytes(pair)))
    };
    if !bytes.starts_with(ENTRY) {
        return None;
    }
    // The size stands behind the data where a program wrote without going back.
    let size_follows = two(6)? & 8 != 0;
    let size = two(18)? | two(20)? << 16;
    let (name, extra) = (two(26)?, two(28)?);
    let begin = FIXED + name + extra;
    let name = String::from_utf8_lossy(bytes.get(FIXED..FIXED + name)?).into_owned();
    let data = bytes.get(begin..).unwrap_or_default();
    let after = if size_follows && size == 0 {
        let next = data.windows(ENTRY.len()).position(|part| part == ENTRY);
        next.and_then(|at| data.get(at..))
    } else {
        data.get(size..)
    };
    Some((Entry { name, data }, after.unwrap_or_default()))
}

/// An office document of before 2007, by its streams' names or its own.
pub(super) fn compound(bytes: &[u8], extension: &str) -> FileKind {
    let wide = |name: &str| -> Vec<u8> { name.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let found = [
        ("WordDocument", FileKind::Article(ArticleFormat::Doc)),
        ("Workbook", FileKind::Table(TableFormat::Xls)),
        ("PowerPoint Document", FileKind::Article(ArticleFormat::Slides)),
    ]
    .into_iter()
    .find(|(stream, _)| has(bytes, &wide(stream)));
    match (found, extension) {
        (Some((_, kind)), _) => kind,
        (None, "doc") => FileKind::Article(ArticleFormat::Doc),
        (None, "xls") => FileKind::Table(TableFormat::Xls),
        (None, "ppt") => FileKind::Article(ArticleFormat::Slides),
        (None, _) => FileKind::Binary,
    }
}
