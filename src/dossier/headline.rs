//! What is said of texts that stand on one line of a chart, a list or a menu.

use super::reader::{Record, Text};

/// Longest headline without a warning, in characters: about four lines of a
/// page. What is longer is no headline any more.
pub const MOST_HEADLINE: usize = 300;

/// Warns of a headline, a title, a label or a commitment's text that is too long
/// to be shown whole, or that holds line breaks, in one message.
pub(super) fn check(record: &Record<'_, '_>, key: &str, text: &Text<'_>) {
    let length = text.value.chars().count();
    let is_long = length > MOST_HEADLINE;
    let odd = odd_characters(text.value);
    if !is_long && odd.is_empty() {
        return;
    }
    let mut wrong = Vec::new();
    let mut remedies = Vec::new();
    if is_long {
        wrong.push(format!("has {} characters and is shown cut short", grouped(length)));
        let rest = rest_key(record.what());
        let rest = rest.map(|rest| format!(", and the rest in `{rest}`")).unwrap_or_default();
        remedies.push(format!("say it in at most {MOST_HEADLINE} characters{rest}"));
    }
    if !odd.is_empty() {
        wrong.push(format!("holds {} and is shown on one line", odd.join(" and ")));
        remedies.push("write a blank in their place".to_owned());
    }
    let message = format!("`{key}` in {record} {}", wrong.join(", "));
    record.sink().warning(&text.span, message, remedies.join("; "));
}

/// Other control characters are warned of wherever they stand.
fn odd_characters(text: &str) -> Vec<&'static str> {
    [("line breaks", text.contains(['\n', '\r'])), ("tabs", text.contains('\t'))]
        .into_iter()
        .filter_map(|(what, is_there)| is_there.then_some(what))
        .collect()
}

/// Where a record has room for more.
fn rest_key(what: &str) -> Option<&'static str> {
    match what {
        "the file" => Some("summary"),
        "event" => Some("detail"),
        "source" | "commitment" => Some("note"),
        _ => None,
    }
}

/// `60,000`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
