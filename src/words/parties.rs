//! Names of parties as a sentence has them.

use super::Words;

impl Words {
    /// A party's name within a sentence: `the United States`, `China`. The
    /// language says which first and last words of a name call for an article.
    pub fn party(&self, name: &str) -> String {
        let calls = self.get("article-words");
        let mut parts = name.split_whitespace();
        let ends = [parts.next(), parts.next_back()];
        if calls.split_whitespace().any(|word| ends.contains(&Some(word))) {
            self.with("article-name", &[("name", name.into())]).into_owned()
        } else {
            name.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
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
