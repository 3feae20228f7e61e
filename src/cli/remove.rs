//! `detente remove`: removes a record, and never leaves a mention of it unreported.

use super::Outcome;
use super::args::RemoveArgs;
use super::change::{Failure, change, perform, place_of, tell};
use crate::dossier::RecordKind;
use crate::edit::{Document, Loss, Place, Step, loss_in_words, place_in_words};
use crate::store::history::By;

pub(super) fn run(args: &RemoveArgs) -> anyhow::Result<Outcome> {
    let done = change(&args.file, By::Remove, &args.locking, |document| {
        let (kind, id) = record(document, args)?;
        let losses = document.losses(kind, &id);
        let what = place_in_words(
            &Place::Record(kind, id.clone()),
            &document.headline(&Place::Record(kind, id.clone())),
        );
        if !losses.is_empty() && !args.yes {
            print(&format!("{what} is named elsewhere; these would lose it"), &losses);
            tell!("nothing was removed; with --yes it goes from them as well");
            return Err(Failure::Problems);
        }
        let others = perform(document, &args.file, Step::new(document.removal(kind, &id)))?;
        Ok((what, losses, others))
    })?;
    let Some((what, losses, others)) = done else { return Ok(Outcome::Problems) };
    if losses.is_empty() {
        tell!("detente: removed {what}");
    } else {
        print(&format!("removed {what}; these have lost it"), &losses);
    }
    tell(&others);
    Ok(Outcome::Done)
}

fn print(heading: &str, losses: &[Loss]) {
    tell!("detente: {heading}:");
    for loss in losses {
        tell!("  {}", loss_in_words(loss));
    }
}

/// The record that is meant: by its id, preceded by its kind, with a colon or as a separate word,
/// if several kinds have the id.
fn record(document: &Document, args: &RemoveArgs) -> anyhow::Result<(RecordKind, String)> {
    let what = args.what.join(":");
    match place_of(document, &what)? {
        Place::Record(RecordKind::Side, id) => {
            anyhow::bail!("side \"{id}\" cannot be removed; a dossier has exactly two sides")
        }
        Place::Record(kind, id) => Ok((kind, id)),
        _ => anyhow::bail!("{what} is no record; name one by its id"),
    }
}
