//! Names of parties as a sentence has them.

use super::{Language, Words};

/// English names that take an article, by the word they end with: those of
/// unions of several, and plurals.
const WITH_ARTICLE: [&str; 14] = [
    "States",
    "Kingdom",
    "Emirates",
    "Nations",
    "Union",
    "Federation",
    "Republic",
    "Netherlands",
    "Philippines",
    "Maldives",
    "Bahamas",
    "Koreas",
    "Islands",
    "Authority",
];

impl Words {
    /// A party's name within a sentence: `the United States`, `China`.
    pub fn party(&self, name: &str) -> String {
        let last = name.split_whitespace().next_back().unwrap_or_default();
        let is_plain = self.language() != Language::English || !WITH_ARTICLE.contains(&last);
        if is_plain || name.to_lowercase().starts_with("the ") {
            name.to_owned()
        } else {
            format!("the {name}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_english_sentence_has_its_article() {
        let english = Words::english();
        for (name, expected) in [
            ("China", "China"),
            ("United States", "the United States"),
            ("The Gambia", "The Gambia"),
            ("European Union", "the European Union"),
            ("", ""),
        ] {
            assert_eq!(english.party(name), expected);
        }
        assert_eq!(Words::of(Language::Chinese).party("United States"), "United States");
    }
}
