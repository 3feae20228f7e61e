//! Texts that run from right to left beside such as run from left to right.

use std::borrow::Cow;

/// Whether a character is of a script that runs from right to left.
pub const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// A text between marks that keep it from carrying numbers beside it along; as it
/// is where all of it runs from left to right.
pub fn isolated(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_right_to_left) {
        Cow::Owned(format!("\u{2068}{text}\u{2069}"))
    } else {
        Cow::Borrowed(text)
    }
}
