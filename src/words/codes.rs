//! What CAMEO codes mean in each language, with an example of an act for those
//! that disputes have most. English labels come with the table of codes; other
//! languages have a file of them, in our own words.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Language, Words};
use crate::dossier::cameo::CameoEntry;

const CHINESE: &str = include_str!("../../assets/i18n/cameo.zh-Hans.csv");

type ByCode = HashMap<&'static str, &'static str>;

static CHINESE_LABELS: LazyLock<ByCode> = LazyLock::new(|| by_code(CHINESE));

static ENGLISH_EXAMPLES: LazyLock<ByCode> =
    LazyLock::new(|| by_code(include_str!("../../assets/i18n/examples.en.csv")));

static CHINESE_EXAMPLES: LazyLock<ByCode> =
    LazyLock::new(|| by_code(include_str!("../../assets/i18n/examples.zh-Hans.csv")));

/// A file with a code and a text on each line, below one of headings.
fn by_code(csv: &'static str) -> ByCode {
    csv.lines().skip(1).filter_map(|line| line.split_once(',')).collect()
}

impl Language {
    /// What a code means; in English where the language has no label for it.
    pub fn code_label(self, entry: &CameoEntry) -> &'static str {
        match self {
            Self::English => entry.label,
            Self::Chinese => CHINESE_LABELS.get(entry.code).copied().unwrap_or(entry.label),
        }
    }

    /// An act that has exactly this code, in a short sentence. All roots have
    /// one, and the codes that a dispute mostly needs; an example of what is
    /// above a code would mislead.
    pub fn code_example(self, entry: &CameoEntry) -> Option<&'static str> {
        let examples = match self {
            Self::English => &ENGLISH_EXAMPLES,
            Self::Chinese => &CHINESE_EXAMPLES,
        };
        examples.get(entry.code).copied()
    }
}

impl Words {
    /// What a code means.
    pub fn code_label(&self, entry: &CameoEntry) -> &'static str {
        self.language().code_label(entry)
    }

    /// An act that has exactly this code, where there is an example.
    pub fn code_example(&self, entry: &CameoEntry) -> Option<&'static str> {
        self.language().code_example(entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::cameo::{exact, table};

    #[test]
    fn every_code_has_a_label_in_every_language() {
        assert_eq!(CHINESE_LABELS.len(), table().len());
        for row in table() {
            let label = CHINESE_LABELS.get(row.code);
            assert!(label.is_some_and(|label| !label.is_empty()), "{}", row.code);
        }
    }

    #[test]
    fn roots_and_common_codes_have_an_example_in_every_language() {
        assert_eq!(
            ENGLISH_EXAMPLES.keys().collect::<std::collections::BTreeSet<_>>(),
            CHINESE_EXAMPLES.keys().collect::<std::collections::BTreeSet<_>>()
        );
        for code in ENGLISH_EXAMPLES.keys() {
            assert!(exact(code).is_some(), "{code}");
        }
        for row in table().iter().filter(|row| row.code.len() == 2) {
            assert!(Language::ALL.iter().all(|language| language.code_example(row).is_some()));
        }
        let example = |code: &str| Language::English.code_example(exact(code).unwrap());
        assert!(example("163").is_some_and(|text| text.contains("tariff")));
        assert_eq!(example("1454"), None);
    }
}
