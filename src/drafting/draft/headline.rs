//! A clause as a headline.

use crate::words::one_line;

/// Most characters of one.
const MOST: usize = 90;

/// The clause on one line, without what joins it to others, beginning with a capital.
pub(super) fn of(clause: &str) -> String {
    let trimmed = clause.trim_matches(|c: char| c.is_whitespace() || ",;:–—-“”\"".contains(c));
    let lower = trimmed.to_lowercase();
    let joins = ["and ", "but ", "that ", "which ", "while ", "as ", "after ", "who "];
    let start = joins.iter().find(|join| lower.starts_with(*join)).map_or(0, |join| join.len());
    let bare = trimmed.get(start..).unwrap_or(trimmed).trim_start();
    let mut chars = bare.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    one_line(&format!("{first}{}", chars.as_str()), MOST).into_owned()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn what_joins_a_clause_to_another_is_left_out() {
        assert_eq!(of(", and China lifted tariffs"), "China lifted tariffs");
        assert_eq!(of("which halted sales "), "Halted sales");
        assert_eq!(of(""), "");
        assert!(of(&"word ".repeat(60)).chars().count() <= 91);
    }
}
