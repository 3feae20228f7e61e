//! How wide a text is, and breaking it into lines.

use std::borrow::Cow;

use super::styles::TextStyle;
use crate::words::one_line;

/// More characters than any line of a picture has room for.
const LINE_CHARS: usize = 2000;

/// Measures texts: the window with its fonts, exports with the bundled ones.
pub trait TextMeasure {
    /// The width of one line of text in pixels.
    fn width(&self, text: &str, style: TextStyle) -> f32;
}

/// A text cut to a width, with an ellipsis where it was cut.
pub fn fit(measure: &dyn TextMeasure, text: &str, style: TextStyle, width: f32) -> String {
    let text = &*plain(text, 1);
    if measure.width(text, style) <= width {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let cut = |length: usize| -> String {
        let kept: String = chars.iter().take(length).collect();
        format!("{}…", kept.trim_end())
    };
    // The longest prefix that fits: widths grow with length.
    let (mut fits, mut too_long) = (0, chars.len());
    while fits + 1 < too_long {
        let middle = usize::midpoint(fits, too_long);
        if measure.width(&cut(middle), style) <= width { fits = middle } else { too_long = middle }
    }
    cut(fits)
}

/// A text broken into at most `most` lines of a width; the last ends in an
/// ellipsis where the text goes on.
pub fn wrap(
    measure: &dyn TextMeasure,
    text: &str,
    style: TextStyle,
    width: f32,
    most: usize,
) -> Vec<String> {
    let text = plain(text, most);
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() && lines.len() < most {
        if lines.len() + 1 == most {
            lines.push(fit(measure, rest, style, width));
            break;
        }
        let end = line_end(measure, rest, style, width);
        let (line, later) = rest.split_at(end);
        lines.push(line.trim_end().to_owned());
        rest = later.trim_start();
    }
    lines
}

/// A text without line breaks of its own, and of no more characters than so many
/// lines can have: measuring takes time.
fn plain(text: &str, lines: usize) -> Cow<'_, str> {
    let most = LINE_CHARS.saturating_mul(lines);
    let is_long = text.len() > most && text.chars().nth(most).is_some();
    if is_long || text.contains(char::is_control) {
        one_line(text, most)
    } else {
        Cow::Borrowed(text)
    }
}

/// Where the first line of a text ends, in bytes: after the last word that
/// fits, or within a word that is wider than the line.
fn line_end(measure: &dyn TextMeasure, text: &str, style: TextStyle, width: f32) -> usize {
    let mut last_break = None;
    let mut previous = None;
    for (at, c) in text.char_indices() {
        // Chinese and Japanese break between any two characters.
        let space = c.is_whitespace() && c != '\u{a0}';
        let breaks = space || previous.is_some_and(is_ideograph) || is_ideograph(c);
        if breaks && at > 0 {
            let head = text.get(..at).unwrap_or_default();
            if measure.width(head.trim_end(), style) > width {
                return last_break.unwrap_or_else(|| within_word(measure, head, style, width));
            }
            last_break = Some(at);
        }
        previous = Some(c);
    }
    if measure.width(text, style) <= width {
        text.len()
    } else {
        last_break.unwrap_or_else(|| within_word(measure, text, style, width))
    }
}

/// As many characters as fit, and one at least.
fn within_word(measure: &dyn TextMeasure, word: &str, style: TextStyle, width: f32) -> usize {
    let ends: Vec<usize> = word.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    let fits = ends.partition_point(|end| {
        word.get(..*end).is_some_and(|head| measure.width(head, style) <= width)
    });
    ends.get(fits.max(1) - 1).copied().unwrap_or(word.len())
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    struct TenPixels;
    impl TextMeasure for TenPixels {
        fn width(&self, text: &str, _: TextStyle) -> f32 {
            text.chars().count() as f32 * 10.0
        }
    }

    const STYLE: TextStyle = TextStyle::regular(12.0);

    #[test]
    fn wraps_at_words_and_marks_what_is_cut() {
        let lines = wrap(&TenPixels, "one two three four", STYLE, 80.0, 2);
        assert_eq!(lines, ["one two", "three f…"]);
        assert_eq!(wrap(&TenPixels, "abcdefghijkl", STYLE, 50.0, 3), ["abcde", "fghij", "kl"]);
        assert_eq!(wrap(&TenPixels, "中美经贸会谈", STYLE, 40.0, 2), ["中美经贸", "会谈"]);
        assert_eq!(
            wrap(&TenPixels, "x", STYLE, 1.0, 2),
            ["…"; 0].iter().copied().chain(["x"]).collect::<Vec<_>>()
        );
    }

    #[test]
    fn fit_keeps_what_fits() {
        assert_eq!(fit(&TenPixels, "ab\r\n\tcd", STYLE, 60.0), "ab cd");
        assert_eq!(wrap(&TenPixels, "one\ntwo", STYLE, 90.0, 3), ["one two"]);
        assert_eq!(fit(&TenPixels, &"a".repeat(60_000), STYLE, 50.0), "aaaa…");
        assert_eq!(fit(&TenPixels, "abcdef", STYLE, 60.0), "abcdef");
        assert_eq!(fit(&TenPixels, "abcdef", STYLE, 50.0), "abcd…");
    }
}
