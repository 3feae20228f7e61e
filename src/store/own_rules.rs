//! Rules of one's own for drafts, beside the dossier that they are for.

use std::path::{Path, PathBuf};

use super::{ReadError, read_text};

/// The file beside a dossier that has rules of one's own for drafts from texts, in the
/// form of `assets/drafting/patterns.csv`: `NAME.rules.csv` of `NAME.dossier.toml`.
pub fn rules_file(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(".dossier.toml").or_else(|| name.strip_suffix(".toml"));
    path.with_file_name(format!("{}.rules.csv", stem.unwrap_or(&name)))
}

/// The rules beside a dossier, and where they are; `None` where there are none.
///
/// # Errors
/// Where the file is there and cannot be read.
pub fn own_rules(path: &Path) -> Result<Option<(PathBuf, String)>, ReadError> {
    let file = rules_file(path);
    if file.symlink_metadata().is_err() {
        return Ok(None);
    }
    read_text(&file).map(|text| Some((file, text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_lie_beside_their_dossier_or_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.dossier.toml");
        assert!(own_rules(&path).unwrap().is_none());
        std::fs::write(folder.path().join("my.rules.csv"), "name,pattern,code\n").unwrap();
        let (file, text) = own_rules(&path).unwrap().unwrap();
        assert!(file.ends_with("my.rules.csv") && text.starts_with("name,"));
    }
}
