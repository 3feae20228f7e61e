//! Characters that cannot be seen but change what is seen: they steer a terminal, change the order
//! of what follows, or make words differ that look the same.

use std::borrow::Cow;
use std::fmt;

/// What such a character does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unseen {
    /// It steers a terminal (Unicode's class Cc, without tab and line ends).
    Control,
    /// It turns the order in which the characters behind it are shown: the
    /// explicit formatting characters of Unicode Standard Annex 9.
    Direction,
    /// It has no width, or is shown as a blank, and words that differ by it
    /// look the same.
    Blank,
}

impl Unseen {
    /// What a character does, if it is one of these by itself. Joiners are none:
    /// scripts and emoji need them.
    pub fn of(c: char) -> Option<Self> {
        match c {
            '\t' | '\n' | '\r' => None,
            _ if c.is_ascii() && !c.is_ascii_control() => None,
            _ if c.is_control() => Some(Self::Control),
            // Embeddings, overrides and isolates, and the marks that lean on them.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Self::Direction),
            '\u{200e}' | '\u{200f}' | '\u{61c}' => Some(Self::Blank),
            // Line and paragraph separators break a line that a list has as one.
            '\u{2028}' | '\u{2029}' => Some(Self::Control),
            // Soft hyphen, grapheme joiner, zero-width space, word joiner and the
            // invisible operators, a byte order mark in the middle, fillers that
            // are shown as nothing, deprecated and tag characters.
            '\u{ad}'
            | '\u{34f}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{2060}'..='\u{2065}'
            | '\u{206a}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{e0000}'..='\u{e007f}' => Some(Self::Blank),
            _ => None,
        }
    }

    /// Whether a terminal must not be sent this character.
    pub fn is_dangerous(c: char) -> bool {
        // Half of a line end moves the cursor back over what was written.
        c == '\r' || matches!(Self::of(c), Some(Self::Control | Self::Direction))
    }
}

impl fmt::Display for Unseen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Control => "a control character",
            Self::Direction => "a direction override",
            Self::Blank => "a character that is not seen",
        })
    }
}

/// The joiners that scripts such as Persian and Hindi, and emoji, are written
/// with. Beside ASCII they do nothing but hide.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// The first character of a text that is not seen and does not belong there:
/// its place in bytes, itself and what it does.
pub fn first_unseen(text: &str) -> Option<(usize, char, Unseen)> {
    let mut before = None;
    for (at, c) in text.char_indices() {
        if let Some(what) = Unseen::of(c) {
            // A flag of a nation without a code of its own is spelled in tags.
            let is_flag = matches!(c, '\u{e0000}'..='\u{e007f}') && before.is_some_and(is_flag);
            if !is_flag {
                return Some((at, c, what));
            }
        } else if is_joiner(c) {
            let after = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
            let hides = |beside: Option<char>| beside.is_none_or(|c| c.is_ascii());
            if hides(before) || hides(after) {
                return Some((at, c, Unseen::Blank));
            }
        }
        before = Some(c);
    }
    None
}

/// The black flag that tags stand behind, or a tag.
fn is_flag(c: char) -> bool {
    matches!(c, '\u{1f3f4}' | '\u{e0020}'..='\u{e007f}')
}

/// A character by its number, as Unicode's charts name it: `U+202E`.
pub fn number_of(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// A text that a terminal can be sent: what would steer it or turn the order of
/// what follows is shown by its number, `<U+202E>`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(Unseen::is_dangerous) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match Unseen::is_dangerous(c) {
        true => format!("<{}>", number_of(c)),
        false => c.to_string(),
    };
    Cow::Owned(text.chars().map(shown).collect())
}

/// A text on one line: line ends are shown by their numbers, so that a name that
/// holds one cannot pass for two lines.
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(['\n', '\r']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace('\n', "<U+000A>").replace('\r', "<U+000D>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_scripts_and_emoji_need_is_no_matter() {
        for text in [
            "می‌خواهم",
            "क्‍ष",
            "👩‍👩‍👧",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "tab\tand\r\nline",
            "é 名",
        ] {
            assert_eq!(first_unseen(text), None, "{text}");
        }
    }

    #[test]
    fn what_hides_is_found_where_it_stands() {
        let found = |text: &str| first_unseen(text).map(|(at, c, what)| (at, number_of(c), what));
        let of = |at, number: &str, what| Some((at, number.to_owned(), what));
        assert_eq!(found("a\u{1b}[2J"), of(1, "U+001B", Unseen::Control));
        assert_eq!(found("名\u{202e}gpj"), of(3, "U+202E", Unseen::Direction));
        assert_eq!(found("gen\u{200b}eva"), of(3, "U+200B", Unseen::Blank));
        assert_eq!(found("gen\u{200d}eva"), of(3, "U+200D", Unseen::Blank));
        assert_eq!(found("\u{e0041}x"), of(0, "U+E0041", Unseen::Blank));
        assert_eq!(found("\u{85}"), of(0, "U+0085", Unseen::Control));
    }
}
