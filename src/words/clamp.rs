//! Texts of any length on one line of the screen.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

/// A text on one line, of at most so many characters: line breaks, tabs and
/// other control characters become a blank, and what is left out is marked by an
/// ellipsis at the end. It is cut between words where there are any near the end,
/// and never within what a reader sees as one character.
///
/// Cost: O(`most`) where the text is longer.
pub fn one_line(text: &str, most: usize) -> Cow<'_, str> {
    let fits = text.chars().nth(most).is_none();
    if fits && !text.contains(char::is_control) && text.trim() == text {
        return Cow::Borrowed(text);
    }
    let mut line = String::new();
    let mut length = 0;
    let mut gap = false;
    for grapheme in text.trim().graphemes(true) {
        if grapheme.contains(char::is_control) {
            gap = !line.is_empty();
            continue;
        }
        if gap && !grapheme.starts_with(char::is_whitespace) && !line.ends_with(char::is_whitespace)
        {
            line.push(' ');
            length += 1;
        }
        // Blanks beside a line break go with it.
        gap &= grapheme.starts_with(char::is_whitespace);
        if gap {
            continue;
        }
        length += grapheme.chars().count();
        line.push_str(grapheme);
        if length > most {
            return Cow::Owned(cut(&line, most));
        }
    }
    Cow::Owned(line)
}

/// The beginning of a line that is too long, with its ellipsis.
fn cut(line: &str, most: usize) -> String {
    let room = most.saturating_sub(1);
    let mut kept = 0;
    let mut end = 0;
    // Behind the last word that is whole.
    let mut words = 0;
    for (at, grapheme) in line.grapheme_indices(true) {
        let length = grapheme.chars().count();
        if grapheme.chars().all(char::is_whitespace) && kept <= room {
            words = at;
        }
        if kept + length > room {
            break;
        }
        kept += length;
        end = at + grapheme.len();
    }
    // A character of more parts than there is room for is cut all the same.
    if end == 0 {
        end = line.char_indices().nth(room).map_or(line.len(), |(at, _)| at);
    }
    let kept_of = |end: usize| line.get(..end).unwrap_or_default();
    let is_near = kept_of(words).chars().count() * 4 >= room * 3;
    let whole = kept_of(if is_near && words > 0 { words } else { end });
    let whole = whole.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-".contains(c));
    if most == 0 { String::new() } else { format!("{whole}…") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays() {
        assert!(matches!(one_line("Talks", 5), Cow::Borrowed("Talks")));
        assert_eq!(one_line("two\r\n  lines\tand  a tab\n", 40), "two lines and  a tab");
        assert_eq!(one_line("\u{7}bell", 10), "bell");
        assert_eq!(one_line("", 3), "");
    }

    #[test]
    fn what_is_too_long_ends_in_an_ellipsis() {
        assert_eq!(one_line("Both sides removed tariffs", 20), "Both sides removed…");
        assert_eq!(one_line("Geneva, round two", 9), "Geneva…");
        assert_eq!(one_line("Antidisestablishmentarianism", 10), "Antidises…");
        assert_eq!(one_line("日内瓦会谈后双方同意暂停", 6), "日内瓦会谈…");
        // e and its accent are one, and a family of three is one.
        assert_eq!(one_line("abce\u{301}fgh", 5), "abc…");
        assert_eq!(one_line("ab👩‍👩‍👧cd", 5), "ab…");
        assert_eq!(one_line(&"a\u{301}".repeat(9), 4), "a\u{301}…");
        assert_eq!(one_line("abc", 1), "…");
        assert_eq!(one_line("abc", 0), "");
        for most in 0..70 {
            for text in [
                "one two three four five six seven",
                &"x".repeat(60_000),
                "a\u{301}\u{302}\u{303}\u{304}b",
            ] {
                let line = one_line(text, most);
                assert!(line.chars().count() <= most, "{most}: {line}");
                assert!(!line.contains(char::is_control));
            }
        }
    }
}
