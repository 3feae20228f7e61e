//! The texts of a dossier's sources, kept beside it in a folder of their own: each under
//! its SHA-256, so that none is changed unnoticed, and none of them is in the dossier.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::data::{open_within, sha256_of_bytes};
use super::write::{WriteError, folder_of, make_folder, write_like};
use crate::dossier::Dossier;
use crate::evidence::{KeptTexts, TextProblem};
use crate::streams::DataProblem;

/// Most bytes of one text: a long book has two million.
pub const MOST_OF_TEXT: u64 = 16 << 20;

/// Most bytes of all texts together.
const MOST_OF_ALL: u64 = 256 << 20;

/// The folder beside a dossier in which the texts of its sources are kept:
/// `NAME.evidence` of `NAME.dossier.toml`.
pub fn evidence_folder(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(".dossier.toml").or_else(|| name.strip_suffix(".toml"));
    path.with_file_name(format!("{}.evidence", stem.unwrap_or(&name)))
}

/// Keeps a text beside a dossier, and gives the SHA-256 by which its source names it. What
/// is kept already is not written again.
///
/// # Errors
/// Where the folder cannot be made or written.
pub fn keep_text(path: &Path, text: &str) -> Result<String, WriteError> {
    let sha256 = sha256_of_bytes(text.as_bytes());
    let folder = evidence_folder(path);
    make_folder(&folder)?;
    let file = folder.join(format!("{sha256}.txt"));
    if file.symlink_metadata().is_err() {
        // Users who may not read the dossier may not read its sources either.
        write_like(path, &file, text.as_bytes())?;
    }
    Ok(sha256)
}

/// Reads the texts that a dossier's sources name, as far as they are there.
pub fn load_texts(dossier: &Dossier, path: &Path) -> KeptTexts {
    let mut texts = KeptTexts::new();
    let mut room = MOST_OF_ALL;
    for sha256 in dossier.sources.iter().filter_map(|source| source.text_sha256.as_deref()) {
        if texts.contains_key(sha256) {
            continue;
        }
        let text = kept_text(path, sha256, room.min(MOST_OF_TEXT));
        if let Ok(text) = &text {
            room = room.saturating_sub(text.len() as u64);
        }
        texts.insert(sha256.to_owned(), text);
    }
    texts
}

/// Reads one text that is kept beside a dossier.
///
/// # Errors
/// Why the text cannot be read.
pub fn read_kept_text(path: &Path, sha256: &str) -> Result<Arc<str>, TextProblem> {
    kept_text(path, sha256, MOST_OF_TEXT)
}

fn kept_text(path: &Path, sha256: &str, most: u64) -> Result<Arc<str>, TextProblem> {
    use std::io::Read;
    // A name made of hexadecimal digits alone cannot lead out of the folder.
    if !sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(TextProblem::Missing);
    }
    let folder = evidence_folder(path);
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let file = format!("{name}/{}.txt", sha256.to_ascii_lowercase());
    let opened = open_within(folder_of(path), &file).map_err(|problem| match problem {
        DataProblem::Unread(why) => TextProblem::Unread(why),
        _ => TextProblem::Missing,
    })?;
    let mut bytes = Vec::new();
    let unread = |error: std::io::Error| TextProblem::Unread(error.to_string());
    opened.take(most + 1).read_to_end(&mut bytes).map_err(unread)?;
    if bytes.len() as u64 > most {
        return Err(TextProblem::Unread(format!("it has more than {} MB", most >> 20)));
    }
    if !sha256_of_bytes(&bytes).eq_ignore_ascii_case(sha256) {
        return Err(TextProblem::Changed);
    }
    String::from_utf8(bytes).map(Arc::from).map_err(|_| TextProblem::Changed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::parse;
    use crate::store::Unwritten;

    #[test]
    fn texts_are_kept_once_and_known_when_they_change() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.dossier.toml");
        std::fs::write(&path, "schema = 1").unwrap();
        let sha256 = keep_text(&path, "Our deal is done").unwrap();
        assert_eq!(keep_text(&path, "Our deal is done").unwrap(), sha256);
        let file = folder.path().join(format!("my.evidence/{sha256}.txt"));
        assert!(file.is_file());
        let text = format!(
            "schema = 1\ntitle = \"T\"\n[[sides]]\nid = \"a\"\nname = \"A\"\n[[sides]]\nid = \"b\"\n\
             name = \"B\"\n[[sources]]\nid = \"s\"\ntitle = \"S\"\ntext_sha256 = \"{sha256}\"\n"
        );
        let dossier = parse(&text).dossier.unwrap();
        let texts = || load_texts(&dossier, &path).remove(&sha256).unwrap();
        assert_eq!(texts().as_deref(), Ok("Our deal is done"));
        std::fs::write(&file, "Our deal is off").unwrap();
        assert_eq!(texts(), Err(TextProblem::Changed));
        std::fs::remove_file(&file).unwrap();
        assert_eq!(texts(), Err(TextProblem::Missing));
        assert_eq!(read_kept_text(&path, "../../etc/passwd"), Err(TextProblem::Missing));
    }

    #[test]
    fn a_file_in_the_place_of_the_folder_is_told_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.dossier.toml");
        let in_the_way = folder.path().join("my.evidence");
        std::fs::write(&in_the_way, "notes").unwrap();
        let error = keep_text(&path, "Our deal is done").unwrap_err();
        assert_eq!(
            (error.path.as_path(), &error.why),
            (in_the_way.as_path(), &Unwritten::NotAFolder)
        );
        assert!(error.to_string().contains("a file has the name of this folder"), "{error}");
        assert_eq!(std::fs::read_to_string(&in_the_way).unwrap(), "notes");
    }

    #[test]
    fn the_folder_is_named_after_the_dossier() {
        for (path, folder) in [
            ("/a/my.dossier.toml", "/a/my.evidence"),
            ("/a/my.toml", "/a/my.evidence"),
            ("/a/my", "/a/my.evidence"),
        ] {
            assert_eq!(evidence_folder(Path::new(path)), Path::new(folder));
        }
    }
}
