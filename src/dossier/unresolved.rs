//! What a merge has left to be decided: our own marks, which are comments, and git's, which are
//! not.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::problem::TextFault;
use super::sink::Sink;

/// How many signs a mark has at least, as git's have.
const LEAST_SIGNS: usize = 7;

/// A block of comment lines in which a merge tells of two values, from one that
/// begins with `<<<<<<<` to one that begins with `>>>>>>>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unresolved {
    /// What it is about, in the words of the first line.
    pub about: String,
    /// The bytes of its first comment, counted without a byte order mark.
    pub first: Range<usize>,
    /// The lines between the first and the last, without their `#`.
    pub lines: Vec<String>,
}

/// The conflicts that a text still has as comments. What stands in a text of the
/// dossier is no comment, whatever it looks like.
pub fn unresolved(text: &str) -> Vec<Unresolved> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut found: Vec<Unresolved> = Vec::new();
    if !text.contains("<<<<<<<") {
        return found;
    }
    let mut is_open = false;
    for token in Source::new(text).lex().filter(|token| token.kind() == TokenKind::Comment) {
        let span = token.span().start()..token.span().end();
        let comment = text.get(span.clone()).unwrap_or_default();
        let words = comment.strip_prefix('#').unwrap_or(comment).trim_end();
        let mark = words.strip_prefix(' ').unwrap_or(words);
        if let Some(about) = after_signs(mark, '<') {
            // The first words say what kind of mark it is, in any language.
            let about = about.split_once(": ").map_or(about, |(_, about)| about).to_owned();
            found.push(Unresolved { about, first: span, lines: Vec::new() });
            is_open = true;
        } else if after_signs(mark, '>').is_some() {
            is_open = false;
        } else if let (true, Some(last)) = (is_open, found.last_mut()) {
            last.lines.push(words.to_owned());
        }
    }
    found
}

/// What follows seven or more of a sign at the beginning of a line.
fn after_signs(line: &str, sign: char) -> Option<&str> {
    let rest = line.trim_start_matches(sign);
    let is_mark = line.len() - rest.len() >= LEAST_SIGNS;
    (is_mark && (rest.is_empty() || rest.starts_with(' '))).then(|| rest.trim())
}

/// What git could not join: the bytes of the first line of each place, and the
/// line numbers of the first and the last.
fn left_by_git(text: &str) -> Vec<(Range<usize>, usize, usize)> {
    let mut found = Vec::new();
    if !text.contains("<<<<<<<") {
        return found;
    }
    let mut begun: Option<(Range<usize>, usize)> = None;
    let mut is_parted = false;
    let mut start = 0;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let whole = line.trim_end();
        if after_signs(whole, '<').is_some() {
            (begun, is_parted) = (Some((start..start + whole.len(), at + 1)), false);
        } else if after_signs(whole, '=').is_some() {
            is_parted = begun.is_some();
        } else if after_signs(whole, '>').is_some()
            && is_parted
            && let Some((first, line)) = begun.take()
        {
            found.push((first, line, at + 1));
        }
        start += line.len();
    }
    found
}

/// Reports what git left, as errors if the text is not TOML because of it. Returns whether there
/// was any.
pub(super) fn report_git(sink: &Sink<'_>, text: &str, is_toml: bool) -> bool {
    let found = left_by_git(text);
    for (first, from, to) in &found {
        let fault = TextFault::Git { from: *from, to: *to };
        if is_toml {
            sink.warning(first, fault);
        } else {
            sink.error(first, fault);
        }
    }
    !found.is_empty()
}

/// Warns of each conflict that stands as a comment.
pub(super) fn report(sink: &Sink<'_>, text: &str) {
    for Unresolved { about, first, .. } in unresolved(text) {
        sink.warning(&first, TextFault::LeftOpen { about: about.into() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKED: &str =
        "a = 1\n# <<<<<<< unresolved: a of b\n# mine:\n#   a = 1\n# >>>>>>> end\nb = 2\n";

    #[test]
    fn comments_are_found_and_texts_are_not() {
        let [one] = unresolved(MARKED).try_into().unwrap();
        assert_eq!((one.about.as_str(), one.first.start), ("a of b", 6));
        assert_eq!(one.lines, [" mine:", "   a = 1"]);
        assert_eq!(unresolved(&format!("\u{feff}{MARKED}")), [one]);
        for text in [
            "a = \"# <<<<<<< unresolved: x\"",
            "a = \"\"\"\n# <<<<<<< unresolved: x\n\"\"\"",
            "# <<<<<< six",
            "#   <<<<<<< indented",
            "# <<<<<<<x",
        ] {
            assert_eq!(unresolved(text), [], "{text}");
        }
    }

    #[test]
    fn gits_marks_stand_at_the_beginning_of_lines() {
        let found = left_by_git("a\r\n<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> x\r\n");
        assert_eq!(found, [(3..15, 2, 6)]);
        assert_eq!(left_by_git("<<<<<<< HEAD\nb\n>>>>>>> x\n"), []);
        assert_eq!(left_by_git(" <<<<<<< HEAD\n=======\n>>>>>>> x\n"), []);
        assert_eq!(left_by_git(MARKED), []);
    }
}
