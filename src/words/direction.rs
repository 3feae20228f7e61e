//! Texts that run from right to left beside texts that run from left to right.

use std::borrow::Cow;

/// Whether a character is of a script that runs from right to left.
pub const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Whether a text as a whole runs from right to left: its first letter tells, as
/// the bidirectional algorithm has it (UAX #9, P2 and P3).
pub fn runs_right_to_left(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(is_right_to_left)
}

/// A text between marks that keep it from reordering numbers beside it; unchanged if all of it runs
/// from left to right.
pub fn isolated(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_right_to_left) {
        Cow::Owned(format!("\u{2068}{text}\u{2069}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Texts one after the other with a dot between them, each in its own direction.
pub fn joined<'t>(parts: impl IntoIterator<Item = &'t str>) -> String {
    let parts: Vec<&str> = parts.into_iter().collect();
    if parts.iter().any(|part| part.chars().any(is_right_to_left)) {
        let parts: Vec<String> =
            parts.iter().map(|part| format!("\u{2068}{part}\u{2069}")).collect();
        parts.join(" · ")
    } else {
        parts.join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_tells_the_direction() {
        assert!(runs_right_to_left("2024: הסכם with Hebrew"));
        assert!(!runs_right_to_left("Accord: הסכם"));
        assert!(!runs_right_to_left("2024"));
    }
}
