//! The user's own rules for drafts: a table beside the dossier it is for, or elsewhere.

use std::path::{Path, PathBuf};

use super::read::{ReadError, read_bytes};
use super::shown;
use crate::words::Words;

/// Most bytes of a table of rules: some thousand long ones.
const MOST_OF_RULES: usize = 1 << 20;

/// Why a table of rules cannot be used.
#[derive(Debug)]
pub enum RulesUnread {
    /// The file cannot be read.
    Unread(ReadError),
    /// It is no text, or longer than a table of rules.
    NoRules(PathBuf),
}

impl RulesUnread {
    /// What is wrong and what can be done.
    pub fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Unread(error) => error.in_words(words),
            Self::NoRules(path) => {
                words.with("read-no-rules", &[("path", shown(path).into())]).into_owned()
            }
        }
    }
}

/// The file beside a dossier with the user's own rules for drafts from texts, in the form of
/// `assets/drafting/patterns.csv`: `NAME.rules.csv` for `NAME.dossier.toml`.
pub fn rules_file(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(".dossier.toml").or_else(|| name.strip_suffix(".toml"));
    path.with_file_name(format!("{}.rules.csv", stem.unwrap_or(&name)))
}

/// The rules beside a dossier, and where they are; `None` where there are none.
///
/// # Errors
/// As [`read_rules`].
pub fn own_rules(path: &Path) -> Result<Option<(PathBuf, String)>, RulesUnread> {
    let file = rules_file(path);
    if file.symlink_metadata().is_err() {
        return Ok(None);
    }
    read_rules(&file).map(|text| Some((file, text)))
}

/// Reads a table of rules.
///
/// # Errors
/// Where the file cannot be read, or is no such table.
pub fn read_rules(path: &Path) -> Result<String, RulesUnread> {
    let bytes = match read_bytes(path) {
        Err(ReadError::LargeFile(path)) => return Err(RulesUnread::NoRules(path)),
        read => read.map_err(RulesUnread::Unread)?,
    };
    if bytes.len() > MOST_OF_RULES {
        return Err(RulesUnread::NoRules(path.to_owned()));
    }
    String::from_utf8(bytes).map_err(|_| RulesUnread::NoRules(path.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_lie_beside_their_dossier_or_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.dossier.toml");
        assert!(own_rules(&path).unwrap().is_none());
        let own = folder.path().join("my.rules.csv");
        std::fs::write(&own, "name,pattern,code\n").unwrap();
        let (file, text) = own_rules(&path).unwrap().unwrap();
        assert!(file.ends_with("my.rules.csv") && text.starts_with("name,"));
        std::fs::write(&own, [0xff, 0xfe, 0x00]).unwrap();
        assert!(matches!(own_rules(&path), Err(RulesUnread::NoRules(_))));
        std::fs::write(&own, "x".repeat(MOST_OF_RULES + 1)).unwrap();
        assert!(matches!(own_rules(&path), Err(RulesUnread::NoRules(_))));
    }
}
