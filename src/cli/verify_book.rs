//! `detente verify` of a book: whether the dossiers that it was made from have changed since.

use std::path::Path;

use anyhow::bail;

use super::Outcome;
use super::verify::println;
use crate::brief::{BookProvenance, Origin};
use crate::store::{self, find_dossiers, shown};

/// Tells for each dispute whether a file of the folder still has the dossier's text. What a
/// book says of a dispute is in that text, so that nothing else can have changed it but another
/// version of the program.
pub(super) fn run(
    name: &str,
    book: &BookProvenance,
    folder: Option<&Path>,
) -> anyhow::Result<Outcome> {
    let count = book.book.len();
    tell!("{name}: a book of {count} disputes, made by {}", book.program);
    let Some(folder) = folder else {
        bail!("{name}: name the folder that has its dossiers, to see whether they have changed");
    };
    let mut known = Vec::new();
    for path in find_dossiers(folder)?.files {
        if let Ok(text) = store::read_text(&path) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            known.push(Origin::of(name, &text));
        }
    }
    let mut outcome = Outcome::Done;
    for from in &book.book {
        let is_same = known.iter().any(|one| one.sha256 == from.sha256);
        let has_name = known.iter().any(|one| one.name == from.dossier);
        let told = match (is_same, has_name) {
            (true, _) => "the same, byte for byte",
            // What is left of a dossier has a digest of its own.
            _ if from.max_marking.is_some() => {
                outcome = outcome.max(Outcome::Problems);
                "made within a marking, so that only a brief of its own can tell"
            }
            (false, true) => {
                outcome = outcome.max(Outcome::Problems);
                "has changed since"
            }
            (false, false) => {
                outcome = outcome.max(Outcome::Problems);
                "is not in the folder"
            }
        };
        println(&format!("{} as of {}: {told}", from.dossier, from.as_of))?;
    }
    if outcome == Outcome::Problems {
        tell!("detente: make the book again with `detente watch {} -o …`", shown(folder));
    }
    Ok(outcome)
}
