//! Lists in brackets and tables in braces: putting one in, taking one out,
//! with the layout that the others have.
//!
//! Each function gives one change of the text: which bytes give way to what.

use std::ops::Range;

use crate::edit::text::syntax::{line_end, line_start};

/// Bytes of a text and what takes their place.
pub(in crate::edit) type Change = (Range<usize>, String);

/// Puts `new` before the item at a place; at the end where there is none.
/// `outer` are the brackets or braces, `items` what stands in them.
pub(in crate::edit) fn insert(
    text: &str,
    outer: &Range<usize>,
    items: &[Range<usize>],
    at: usize,
    new: &str,
    newline: &str,
) -> Change {
    let Some(before) = at.min(items.len()).checked_sub(1).and_then(|at| items.get(at)) else {
        return insert_first(text, outer, items, new, newline);
    };
    let indent = own_line_indent(text, before);
    let comma = comma_after(text, before.end, outer.end);
    let is_last = at >= items.len();
    // Behind the comma, and behind a comment on its line.
    let mut end = comma.map_or(before.end, |comma| comma + 1);
    if indent.is_some()
        && let Some(comment) = comment_end(text, end)
    {
        end = comment;
    }
    let kept = text.get(before.end..end).unwrap_or_default();
    let first_comma = if comma.is_some() { "" } else { "," };
    let last_comma = if is_last && comma.is_none() { "" } else { "," };
    let gap = indent.map_or_else(|| " ".to_owned(), |indent| format!("{newline}{indent}"));
    (before.end..end, format!("{first_comma}{kept}{gap}{new}{last_comma}"))
}

fn insert_first(
    text: &str,
    outer: &Range<usize>,
    items: &[Range<usize>],
    new: &str,
    newline: &str,
) -> Change {
    if let Some(first) = items.first() {
        let gap = own_line_indent(text, first)
            .map_or_else(|| " ".to_owned(), |indent| format!("{newline}{indent}"));
        return (first.start..first.start, format!("{new},{gap}"));
    }
    let inside = outer.start + 1..outer.end.saturating_sub(1).max(outer.start + 1);
    let interior = text.get(inside.clone()).unwrap_or_default();
    let in_braces = text.get(outer.start..=outer.start) == Some("{");
    let pad = if in_braces { " " } else { "" };
    if interior.trim().is_empty() {
        return (inside, format!("{pad}{new}{pad}"));
    }
    // Comments stay.
    (inside.start..inside.start, format!("{pad}{new}{pad}"))
}

/// Takes out the item at a place.
pub(in crate::edit) fn remove(
    text: &str,
    outer: &Range<usize>,
    items: &[Range<usize>],
    at: usize,
) -> Option<Change> {
    let item = items.get(at)?;
    let comma = comma_after(text, item.end, outer.end);
    let end = comma.map_or(item.end, |comma| comma + 1);
    let before = at.checked_sub(1).and_then(|at| items.get(at));
    if let Some(next) = items.get(at + 1) {
        let between = text.get(end..next.start).unwrap_or_default();
        if !between.contains(['\n', '#']) {
            return Some((item.start..next.start, String::new()));
        }
    }
    let on_own_lines = own_line_indent(text, item).is_some()
        && text.get(end..line_end(text, end)).is_some_and(|rest| {
            let rest = rest.trim();
            rest.is_empty() || rest.starts_with('#')
        });
    let (start, end) = if on_own_lines {
        (line_start(text, item.start), line_end(text, end))
    } else {
        (item.start, end)
    };
    match before {
        // The comma before the last item would be left over.
        Some(before) if items.len() == at + 1 && comma.is_none() => {
            let between = text.get(before.end..start).unwrap_or_default();
            let kept = between.replacen(',', "", 1);
            let kept =
                if on_own_lines { kept } else { kept.trim_end_matches([' ', '\t']).to_owned() };
            Some((before.end..end, kept))
        }
        // `["a", "b",]` without its last becomes `["a",]`.
        Some(before) if items.len() == at + 1 && !on_own_lines => {
            let first_comma = comma_after(text, before.end, outer.end)?;
            let between = text.get(first_comma + 1..item.start).unwrap_or_default();
            if between.trim().is_empty() {
                Some((first_comma + 1..end, String::new()))
            } else {
                Some((item.start..end, String::new()))
            }
        }
        None if items.len() == 1 && !on_own_lines => {
            // `{ a = 1 }` without its only one becomes `{}`.
            let inside = outer.start + 1..outer.end.saturating_sub(1);
            let interior = text.get(inside.clone())?;
            if interior.contains('#') {
                Some((item.start..end, String::new()))
            } else {
                Some((inside, String::new()))
            }
        }
        _ => Some((start..end, String::new())),
    }
}

/// What stands before an item on its line, if that is blank.
fn own_line_indent<'t>(text: &'t str, item: &Range<usize>) -> Option<&'t str> {
    let start = line_start(text, item.start);
    let before = text.get(start..item.start)?;
    (start > 0 && before.chars().all(|c| c == ' ' || c == '\t')).then_some(before)
}

/// The comma that ends an item, past blanks, line ends and comments.
fn comma_after(text: &str, from: usize, limit: usize) -> Option<usize> {
    let mut in_comment = false;
    for (at, byte) in text.bytes().enumerate().take(limit).skip(from) {
        match byte {
            b'\n' => in_comment = false,
            b'#' => in_comment = true,
            b',' if !in_comment => return Some(at),
            b' ' | b'\t' | b'\r' => {}
            _ if in_comment => {}
            _ => return None,
        }
    }
    None
}

/// The end of a comment that follows on the same line, without its line end.
fn comment_end(text: &str, from: usize) -> Option<usize> {
    let line = text.get(from..line_end(text, from))?;
    let end = from + line.trim_end_matches(['\r', '\n']).len();
    line.trim_start().starts_with('#').then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::text::syntax::{NodeKind, pieces};

    fn layout(text: &str) -> (Range<usize>, Vec<Range<usize>>) {
        let node = pieces(text)[0].entries[0].value.clone();
        let items = match node.kind {
            NodeKind::Array(items) => items.into_iter().map(|item| item.span).collect(),
            NodeKind::Table(entries) => entries.into_iter().map(|entry| entry.span).collect(),
            NodeKind::Scalar(_) => Vec::new(),
        };
        (node.span, items)
    }

    fn changed(text: &str, (range, new): Change) -> String {
        let mut text = text.to_owned();
        text.replace_range(range, &new);
        text
    }

    fn put(text: &str, at: usize, new: &str) -> String {
        let (outer, items) = layout(text);
        changed(text, insert(text, &outer, &items, at, new, "\n"))
    }

    fn take(text: &str, at: usize) -> String {
        let (outer, items) = layout(text);
        changed(text, remove(text, &outer, &items, at).unwrap())
    }

    #[test]
    fn one_line_lists() {
        assert_eq!(put("a = []", 0, "1"), "a = [1]");
        assert_eq!(put("a = [ ]", 0, "1"), "a = [1]");
        assert_eq!(put("a = {}", 0, "b = 1"), "a = { b = 1 }");
        assert_eq!(put("a = [1, 2]", 0, "0"), "a = [0, 1, 2]");
        assert_eq!(put("a = [1, 2]", 1, "0"), "a = [1, 0, 2]");
        assert_eq!(put("a = [1, 2]", 2, "0"), "a = [1, 2, 0]");
        assert_eq!(put("a = [1, 2,]", 2, "0"), "a = [1, 2, 0,]");
        assert_eq!(put("a = { b = 1 }", 1, "c = 2"), "a = { b = 1, c = 2 }");
        assert_eq!(take("a = [1, 2, 3]", 0), "a = [2, 3]");
        assert_eq!(take("a = [1, 2, 3]", 1), "a = [1, 3]");
        assert_eq!(take("a = [1, 2, 3]", 2), "a = [1, 2]");
        assert_eq!(take("a = [1, 2,]", 1), "a = [1,]");
        assert_eq!(take("a = [1]", 0), "a = []");
        assert_eq!(take("a = { b = 1, c = 2 }", 1), "a = { b = 1 }");
        assert_eq!(take("a = { b = 1 }", 0), "a = {}");
    }

    #[test]
    fn lists_over_several_lines_keep_comments() {
        let list = "a = [\n  1, # one\n  2 # two\n]\n";
        assert_eq!(put(list, 0, "0"), "a = [\n  0,\n  1, # one\n  2 # two\n]\n");
        assert_eq!(put(list, 1, "0"), "a = [\n  1, # one\n  0,\n  2 # two\n]\n");
        assert_eq!(put(list, 2, "0"), "a = [\n  1, # one\n  2, # two\n  0\n]\n");
        assert_eq!(take(list, 0), "a = [\n  2 # two\n]\n");
        assert_eq!(take(list, 1), "a = [\n  1 # one\n]\n");
        let trailing = "a = [\n\t1,\n\t2,\n]\n";
        assert_eq!(put(trailing, 2, "3"), "a = [\n\t1,\n\t2,\n\t3,\n]\n");
        assert_eq!(take(trailing, 1), "a = [\n\t1,\n]\n");
        assert_eq!(take("a = [\n  1\n]\n", 0), "a = [\n]\n");
        assert_eq!(put("a = [ # none\n]\n", 0, "1"), "a = [1 # none\n]\n");
    }

    #[test]
    fn whatever_is_put_in_can_be_taken_out() {
        for text in [
            "a = [1, 2]",
            "a = [1, 2,]",
            "a = [\n  1,\n  2\n]",
            "a = [\n  1,\n  2,\n]",
            "a = [1,\n  2, # two\n  3]",
            "a = { b = 1, c = 2 }",
        ] {
            let (_, items) = layout(text);
            for at in 0..=items.len() {
                let new = if text.contains('{') { "x = 9" } else { "9" };
                let more = put(text, at, new);
                let parsed: toml::Table = more.parse().unwrap();
                assert!(parsed["a"].to_string().contains('9'), "{more}");
                let less = take(&more, at);
                let again: toml::Table = less.parse().unwrap();
                assert_eq!(
                    again,
                    text.parse::<toml::Table>().unwrap(),
                    "{text:?} {more:?} {less:?}"
                );
            }
        }
    }
}
