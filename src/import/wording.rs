//! What an import did, in words.

use super::report::{Assumption, ImportReport, Refusal, Skip};
use crate::words::{Value, Words};

/// Files named in one line.
const MOST_FILES: usize = 3;

/// What an import did, line by line: first how many rows there were and what became of them, then
/// what was assumed, then what could not be read.
pub fn report_lines(report: &ImportReport, words: &Words) -> Vec<String> {
    let say = |key: &str, values: &[(&str, Value<'_>)]| words.with(key, values).into_owned();
    let mut lines = vec![say(
        "import-rows",
        &[("count", number(report.rows)), ("files", number(report.inputs.len() as u64))],
    )];
    let parts = [
        ("import-kept", report.kept),
        ("import-others", report.others),
        ("import-filtered", report.filtered),
        ("import-duplicates", report.duplicates),
        ("import-empty", report.empty()),
        ("import-unread", report.unread()),
    ];
    for (key, rows) in parts {
        if rows > 0 || key == "import-kept" {
            lines.push(say(key, &[("count", number(rows))]));
        }
    }
    if report.other_scores > 0 {
        lines.push(say("import-other-scores", &[("count", number(report.other_scores))]));
    }
    for (why, skipped) in &report.skipped {
        let reason = skip_words(*why, words);
        lines.push(say(
            if why.is_fault() { "import-skipped" } else { "import-left" },
            &[("count", number(skipped.count)), ("why", reason.into())],
        ));
        for (file, line, text) in &skipped.examples {
            let line = number(*line);
            let values =
                [("file", file.as_str().into()), ("line", line), ("text", text.as_str().into())];
            lines.push(say("import-example", &values));
        }
    }
    for (what, files) in &report.assumed {
        let what = assumption_words(what, words);
        lines.push(say(
            "import-assumed",
            &[("files", some_of(files, words).into()), ("what", what.into())],
        ));
    }
    for (file, why) in &report.refused {
        let why_words = refusal_words(why, words);
        let key = if why.keeps_rows() { "import-cut-short" } else { "import-refused" };
        lines.push(say(key, &[("file", file.as_str().into()), ("why", why_words.into())]));
    }
    if !report.passed_over.is_empty() {
        let files = some_of(&report.passed_over, words).into();
        lines.push(say("import-passed-over", &[("files", files)]));
    }
    lines
}

fn number(number: u64) -> Value<'static> {
    usize::try_from(number).unwrap_or(usize::MAX).into()
}

/// Some names, and how many more there are.
fn some_of(files: &[String], words: &Words) -> String {
    let named = files.get(..MOST_FILES.min(files.len())).unwrap_or_default().join(", ");
    match files.len().saturating_sub(MOST_FILES) {
        0 => named,
        more => words
            .with("import-and-more", &[("files", named.into()), ("count", number(more as u64))])
            .into_owned(),
    }
}

fn skip_words(why: Skip, words: &Words) -> String {
    let key = match why {
        Skip::Columns(columns) => {
            return words.with("skip-columns", &[("count", number(columns as u64))]).into_owned();
        }
        Skip::Wider(cells) => {
            return words.with("skip-wider", &[("count", number(cells as u64))]).into_owned();
        }
        Skip::Date => "skip-date",
        Skip::Code => "skip-code",
        Skip::Number => "skip-number",
        Skip::NoRow => "skip-no-row",
        Skip::NoValue => "skip-no-value",
        Skip::TooLong => "skip-too-long",
        Skip::NoText => "skip-no-text",
        Skip::End => "skip-end",
        Skip::YesNo => "skip-yes-no",
        Skip::NoActor => "skip-no-actor",
    };
    words.get(key).into_owned()
}

fn assumption_words(what: &Assumption, words: &Words) -> String {
    let counted = |key: &str, rows: u64| words.with(key, &[("count", number(rows))]).into_owned();
    match what {
        Assumption::Separator(separator) => {
            let shown = match separator {
                '\u{1}' => "^A".to_owned(),
                other => other.to_string(),
            };
            words.with("assumed-separator", &[("separator", shown.into())]).into_owned()
        }
        Assumption::Heading => words.get("assumed-heading").into_owned(),
        Assumption::Renamed(names) => {
            let names: Vec<String> =
                names.iter().map(|(own, other)| format!("{own} = {other}")).collect();
            words.with("assumed-renamed", &[("names", names.join(", ").into())]).into_owned()
        }
        Assumption::Zeros(rows) => counted("assumed-zeros", *rows),
        Assumption::ZerosByRoot(rows) => counted("assumed-zeros-by-root", *rows),
        Assumption::Blank(blank) => {
            words.with("assumed-blank", &[("blank", blank.as_str().into())]).into_owned()
        }
        Assumption::Latin(texts) => counted("assumed-latin", *texts),
        Assumption::NoAddress(rows) => counted("assumed-no-address", *rows),
        Assumption::Older(rows) => counted("assumed-older", *rows),
        Assumption::Sheet(name, others) => {
            let others = some_of(others, words);
            let values = [("name", name.as_str().into()), ("others", others.into())];
            words.with("assumed-sheet", &values).into_owned()
        }
        Assumption::Column(name) => {
            words.with("assumed-column", &[("name", name.as_str().into())]).into_owned()
        }
        Assumption::UnknownCountries(names) => {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            words
                .with("assumed-unknown-countries", &[("names", names.join("; ").into())])
                .into_owned()
        }
        Assumption::NoAdded(rows) => counted("assumed-no-added", *rows),
    }
}

/// Why a file was not read, in words.
pub fn refusal_words(why: &Refusal, words: &Words) -> String {
    let text = |key: &str, name: &'static str, value: &str| {
        words.with(key, &[(name, value.into())]).into_owned()
    };
    match why {
        Refusal::Pointer => words.get("refused-pointer").into_owned(),
        Refusal::OtherColumns(columns) => {
            words.with("refused-columns", &[("columns", (*columns).into())]).into_owned()
        }
        Refusal::OtherTable(what) => text("refused-table", "what", what),
        Refusal::Empty => words.get("refused-empty").into_owned(),
        Refusal::Bomb => words.get("refused-bomb").into_owned(),
        Refusal::LeadsOut => words.get("refused-leads-out").into_owned(),
        Refusal::Packing(said) => text("refused-packing", "said", said),
        Refusal::Damaged(said) => text("refused-damaged", "said", said),
        Refusal::Size { said, had } => {
            let values = [("said", number(*said)), ("had", number(*had))];
            words.with("refused-size", &values).into_owned()
        }
        Refusal::TooLarge => words.get("refused-too-large").into_owned(),
        Refusal::NoSheet(names) => text("refused-no-sheet", "names", &names.join(", ")),
        Refusal::NotText => words.get("refused-not-text").into_owned(),
    }
}
