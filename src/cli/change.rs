//! What `add`, `set` and `remove` have in common: a file is read, changed and saved under its lock,
//! and keeps its comments, its order and its layout.

use crate::store::shown;
use std::path::Path;

use anyhow::anyhow;

use super::args::LockArgs;
use super::complaints::nearest;
use super::input;
use crate::dossier::RecordKind;
use crate::edit::{Document, OtherSide, Place, Refusal, Step};
use crate::store::history::By;
use crate::store::{self, SaveError, SaveOptions, Saved, Standing, StateFolder};
use crate::words::ENGLISH;

/// Why a change was not made.
#[derive(Debug)]
pub(super) enum Failure {
    /// The file has problems already, or would have them: they are printed.
    Problems,
    Other(anyhow::Error),
}

impl From<SaveError> for Failure {
    fn from(error: SaveError) -> Self {
        Self::Other(told(error))
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Other(error)
    }
}

/// Reads, changes and saves a file; problems are printed as `check` does.
pub(super) fn change<T>(
    file: &Path,
    by: By,
    locking: &LockArgs,
    edit: impl Fn(&mut Document) -> Result<T, Failure>,
) -> anyhow::Result<Option<T>> {
    let state = StateFolder::of_user();
    let options = SaveOptions {
        state: state.as_ref(),
        by,
        locking: locking.into(),
        waits: Some(tell_waiting),
        ..SaveOptions::default()
    };
    let result = store::update(file, options, |text| {
        let mut document = opened(file, text)?;
        let result = edit(&mut document)?;
        Ok((document.text().to_owned(), result))
    });
    match result {
        Ok((result, saved)) => {
            tell_history(saved);
            Ok(Some(result))
        }
        Err(Failure::Problems) => Ok(None),
        Err(Failure::Other(error)) => Err(error),
    }
}

/// Changes the text of a file and saves nothing; problems are printed as `check` does.
pub(super) fn try_out<T>(
    file: &Path,
    text: &str,
    edit: impl Fn(&mut Document) -> Result<T, Failure>,
) -> anyhow::Result<Option<T>> {
    match opened(file, text).and_then(|mut document| edit(&mut document)) {
        Ok(result) => Ok(Some(result)),
        Err(Failure::Problems) => Ok(None),
        Err(Failure::Other(error)) => Err(error),
    }
}

/// The dossier that a text holds; its problems are printed.
fn opened(file: &Path, text: &str) -> Result<Document, Failure> {
    let name = shown(file);
    match Document::open(text) {
        Ok(document) => Ok(document),
        Err(problems) => {
            if let Some(other) = store::not_dossier(file, text) {
                return Err(SaveError::from(other).into());
            }
            for problem in &problems {
                tell_lines!("{}", ENGLISH.problem_lines(problem, &name));
            }
            tell!("{}", input::summary(&name, &problems));
            Err(Failure::Problems)
        }
    }
}

/// Says what a command waits for.
pub(super) fn tell_waiting(file: &Path) {
    tell!("detente: waiting for {}, which another program is saving", file.display());
}

/// Why a file was not saved, with the remedy that only a command has.
pub(super) fn told(error: SaveError) -> anyhow::Error {
    match error {
        SaveError::Locked(locked) if locked.standing != Standing::Running => {
            anyhow!("{locked}, or add --no-lock")
        }
        error => error.into(),
    }
}

/// Says that the history lacks what was saved, where it does.
pub(super) fn tell_history(saved: Saved) {
    if let Some(error) = saved.history {
        tell!("detente: saved, but not kept in its history: {error}");
    }
}

/// Adds the other sides of a step's reciprocal links, which are returned, or prints why that cannot
/// be done.
pub(super) fn perform(
    document: &mut Document,
    file: &Path,
    step: impl Into<Step>,
) -> Result<Vec<OtherSide>, Failure> {
    let (step, others) = document.with_reciprocals(step);
    match document.perform(step) {
        Ok(()) => Ok(others),
        Err(Refusal::Edit(error)) => Err(Failure::Other(error.into())),
        Err(Refusal::Problems(problems)) => {
            let name = shown(file);
            for found in &problems {
                tell_lines!("{}", ENGLISH.problem_lines(&found.problem, &name));
            }
            tell!("{name}: nothing was changed; these lines are as they would have been");
            Err(Failure::Problems)
        }
    }
}

/// Says what was written besides.
pub(super) fn tell(others: &[OtherSide]) {
    for OtherSide { commitment, of, names } in others {
        let now = if *names { "too" } else { "no more" };
        tell!("detente: commitment \"{commitment}\" names \"{of}\" in return {now}");
    }
}

/// The table that an id names: `dossier`, `model`, or a record's id, preceded by its kind if
/// several have the id.
pub(super) fn place_of(document: &Document, id: &str) -> anyhow::Result<Place> {
    let dossier = document.dossier();
    match id {
        "dossier" => return Ok(Place::Dossier),
        "model" => return Ok(Place::Model),
        _ => {}
    }
    if let Some((noun, rest)) = id.split_once(':')
        && let Some(kind) = RecordKind::of_noun(noun)
        && document.has(kind, rest)
    {
        return Ok(Place::Record(kind, rest.to_owned()));
    }
    let kinds: Vec<RecordKind> =
        RecordKind::ALL.into_iter().filter(|kind| document.has(*kind, id)).collect();
    match kinds.as_slice() {
        [kind] => Ok(Place::Record(*kind, id.to_owned())),
        [] => {
            let ids = dossier.events.iter().map(|one| one.id.as_str());
            let ids = ids.chain(dossier.commitments.iter().map(|one| one.id.as_str()));
            let ids = ids.chain(dossier.sources.iter().map(|one| one.id.as_str()));
            let ids = ids.chain(dossier.periods.iter().map(|one| one.id.as_str()));
            let ids = ids.chain(dossier.sides.iter().map(|one| one.id.as_str()));
            let near = nearest(id, ids).map(|near| format!("did you mean \"{near}\"?"));
            let remedy = near
                .unwrap_or_else(|| "name a record by its id, or write dossier or model".to_owned());
            Err(anyhow!("nothing has the id \"{id}\"; {remedy}"))
        }
        several => {
            let choices: Vec<String> = several.iter().map(|kind| format!("{kind}:{id}")).collect();
            Err(anyhow!("several records have the id \"{id}\"; write {}", choices.join(" or ")))
        }
    }
}
