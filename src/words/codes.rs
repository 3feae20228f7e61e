//! What CAMEO codes mean in each language. English comes with the table of
//! codes; other languages have a file of labels, in our own words.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Language, Words};
use crate::dossier::cameo::CameoEntry;

const CHINESE: &str = include_str!("../../assets/i18n/cameo.zh-Hans.csv");

static CHINESE_LABELS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| CHINESE.lines().skip(1).filter_map(|line| line.split_once(',')).collect());

impl Language {
    /// What a code means; in English where the language has no label for it.
    pub fn code_label(self, entry: &CameoEntry) -> &'static str {
        match self {
            Self::English => entry.label,
            Self::Chinese => CHINESE_LABELS.get(entry.code).copied().unwrap_or(entry.label),
        }
    }
}

impl Words {
    /// What a code means.
    pub fn code_label(&self, entry: &CameoEntry) -> &'static str {
        self.language().code_label(entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::cameo::table;

    #[test]
    fn every_code_has_a_label_in_every_language() {
        assert_eq!(CHINESE_LABELS.len(), table().len());
        for row in table() {
            let label = CHINESE_LABELS.get(row.code);
            assert!(label.is_some_and(|label| !label.is_empty()), "{}", row.code);
        }
    }
}
