//! `detente add` and `detente set`: changes without a window, for scripts. The
//! file keeps its comments, its order and its layout.

use std::fmt;
use std::path::Path;

use anyhow::{Context, anyhow, bail};

use super::args::{AddArgs, SetArgs};
use super::fields::Given;
use super::{Outcome, input};
use crate::dossier::{Dossier, Field, RecordKind, field_of, fields_of};
use crate::edit::{Document, Edit, Fields, ItemList, Place, Refusal, Step, Value, typed};
use crate::store::{self, SaveError, StateFolder};

/// Why a change was not made.
#[derive(Debug)]
enum Failure {
    /// The file has problems already, or would have them: they are printed.
    Problems,
    Other(anyhow::Error),
}

impl From<SaveError> for Failure {
    fn from(error: SaveError) -> Self {
        Self::Other(error.into())
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Other(error)
    }
}

/// Reads, changes and saves a file; problems are printed as `check` does.
fn change<T>(
    file: &Path,
    edit: impl Fn(&mut Document) -> Result<T, Failure>,
) -> anyhow::Result<Option<T>> {
    let name = file.display().to_string();
    let state = StateFolder::of_user();
    let result = store::update(file, state.as_ref(), |text| {
        let mut document = match Document::open(text) {
            Ok(document) => document,
            Err(problems) => {
                if let Some(other) = store::not_dossier(file, text) {
                    return Err(SaveError::from(other).into());
                }
                for problem in &problems {
                    eprint!("{}", problem.render(&name));
                }
                eprintln!("{}", input::summary(&name, &problems));
                return Err(Failure::Problems);
            }
        };
        let result = edit(&mut document)?;
        Ok((document.text().to_owned(), result))
    });
    match result {
        Ok(result) => Ok(Some(result)),
        Err(Failure::Problems) => Ok(None),
        Err(Failure::Other(error)) => Err(error),
    }
}

/// Makes an action, or prints what keeps it from being made.
fn perform(document: &mut Document, file: &Path, action: Step) -> Result<(), Failure> {
    match document.perform(action) {
        Ok(()) => Ok(()),
        Err(Refusal::Edit(error)) => Err(Failure::Other(error.into())),
        Err(Refusal::Problems(problems)) => {
            let name = file.display().to_string();
            for found in &problems {
                eprint!("{}", found.problem.render(&name));
            }
            eprintln!("{name}: nothing was changed; these lines are as they would have been");
            Err(Failure::Problems)
        }
    }
}

/// `detente add`.
pub(super) fn add(args: &AddArgs) -> anyhow::Result<Outcome> {
    let (file, given) = args.parts();
    let added = match args {
        AddArgs::Source(args) => add_record(RecordKind::Source, file, args.given())?,
        AddArgs::Event(args) => add_record(RecordKind::Event, file, args.given())?,
        AddArgs::Period(args) => add_record(RecordKind::Period, file, args.given())?,
        AddArgs::Commitment(args) => add_record(RecordKind::Commitment, file, args.given())?,
        AddArgs::Claim(args) => add_item(ItemList::Claims, file, &args.commitment, given)?,
        AddArgs::Verdict(args) => add_item(ItemList::Verdicts, file, &args.commitment, given)?,
        AddArgs::Observation(args) => {
            add_item(ItemList::Observations, file, &args.commitment, given)?
        }
    };
    match added {
        Some(id) => {
            println(&id)?;
            Ok(Outcome::Done)
        }
        None => Ok(Outcome::Problems),
    }
}

fn println(line: &str) -> anyhow::Result<()> {
    use std::io::Write;
    let mut out = super::output::stdout();
    writeln!(out, "{line}")?;
    out.flush()?;
    Ok(())
}

fn add_record(kind: RecordKind, file: &Path, given: &[Given]) -> anyhow::Result<Option<String>> {
    let fields = values(kind.type_name(), given)?;
    change(file, |document| {
        let mut fields = fields.clone();
        let id = match fields.text("id") {
            Some(id) => id.to_owned(),
            None => {
                let headline = fields.text(kind.headline_key()).unwrap_or_default();
                document.suggest_id(kind, headline)
            }
        };
        fields.set("id", id.as_str());
        perform(document, file, Edit::add(kind, fields).into())?;
        Ok(id)
    })
}

fn add_item(
    list: ItemList,
    file: &Path,
    commitment: &str,
    given: &[Given],
) -> anyhow::Result<Option<String>> {
    let fields = values(list.type_name(), given)?;
    change(file, |document| {
        known_commitment(document.dossier(), commitment)?;
        let edit =
            Edit::AddItem { commitment: commitment.to_owned(), list, fields: fields.clone() };
        perform(document, file, edit.into())?;
        Ok(commitment.to_owned())
    })
}

fn known_commitment(dossier: &Dossier, id: &str) -> anyhow::Result<()> {
    if dossier.commitments.find(id).is_some() {
        return Ok(());
    }
    let near = nearest(id, dossier.commitments.iter().map(|one| one.id.as_str()));
    Err(anyhow!("there is no commitment \"{id}\"; {near}"))
}

fn nearest<'a>(id: &str, ids: impl Iterator<Item = &'a str>) -> String {
    let near = ids.map(|other| (strsim::damerau_levenshtein(id, other), other)).min();
    match near {
        Some((distance, near)) if distance <= id.chars().count() / 2 => {
            format!("did you mean \"{near}\"?")
        }
        _ => "`detente ledger FILE` lists them".to_owned(),
    }
}

/// The values of what was given; a list takes entries from each mention.
fn values(type_name: &str, given: &[Given]) -> anyhow::Result<Fields> {
    let mut fields = Fields::new();
    for Given { key, texts } in given {
        let Some(field) = field_of(type_name, key) else { continue };
        fields.set(key.clone(), value_of(field, texts)?);
    }
    Ok(fields)
}

fn value_of(field: &Field, texts: &[String]) -> anyhow::Result<Value> {
    if !field.kind.is_list() {
        let [text] = texts else { bail!("{} is given more than once", field.key) };
        return Ok(typed(field, text)?);
    }
    let mut all = Vec::new();
    for text in texts {
        if let Value::Array(entries) = typed(field, text)? {
            all.extend(entries);
        }
    }
    Ok(Value::Array(all))
}

/// `detente set`.
pub(super) fn set(args: &SetArgs) -> anyhow::Result<Outcome> {
    let done = change(&args.file, |document| {
        let place = place_of(document, &args.id)?;
        let mut edits = Vec::new();
        for assignment in &args.assignments {
            edits.push(assign(document.dossier(), &place, assignment)?);
        }
        // The others name the record by the id that it has now.
        edits.sort_by_key(|edit| matches!(edit, Edit::Set { key, .. } if key == "id"));
        perform(document, &args.file, Step::new(edits))
    })?;
    Ok(if done.is_some() { Outcome::Done } else { Outcome::Problems })
}

/// The table that an id names: `dossier`, `model`, or a record's id, with its
/// kind before it where several have the id.
fn place_of(document: &Document, id: &str) -> anyhow::Result<Place> {
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
            let near = ids.map(|one| (strsim::damerau_levenshtein(id, one), one)).min();
            let near = near.filter(|(distance, _)| *distance <= id.chars().count() / 2);
            let near = near.map(|(_, near)| format!("did you mean \"{near}\"?"));
            let remedy = near
                .unwrap_or_else(|| "name a record by its id, or write dossier or model".to_owned());
            bail!("nothing has the id \"{id}\"; {remedy}")
        }
        several => {
            let choices: Vec<String> = several.iter().map(|kind| format!("{kind}:{id}")).collect();
            bail!("several records have the id \"{id}\"; write {}", choices.join(" or "))
        }
    }
}

/// `key=value`, or with a path for what a commitment holds:
/// `metric.target=100`, `verdicts.2.note=…`.
fn assign(dossier: &Dossier, place: &Place, assignment: &str) -> anyhow::Result<Edit> {
    let (path, text) = assignment
        .split_once('=')
        .with_context(|| format!("{assignment:?} has no =; write key=value"))?;
    let (place, key) = descend(dossier, place, path.trim())?;
    let field = field_of(place.type_name(), &key).ok_or_else(|| no_field(&place, &key))?;
    if text.is_empty() {
        return Ok(Edit::unset(place, key));
    }
    Ok(Edit::set(place, key, typed(field, text)?))
}

fn descend(dossier: &Dossier, place: &Place, path: &str) -> anyhow::Result<(Place, String)> {
    let parts: Vec<&str> = path.split('.').collect();
    let Place::Record(RecordKind::Commitment, id) = place else {
        return Ok((place.clone(), path.replace('-', "_")));
    };
    let commitment = dossier.commitments.find(id);
    let list_of = |name: &str| ItemList::ALL.into_iter().find(|list| list.key() == name);
    let count = |list| {
        commitment.map_or(0, |commitment| match list {
            ItemList::Claims => commitment.claims.len(),
            ItemList::Verdicts => commitment.verdicts.len(),
            ItemList::Observations => {
                commitment.metric.as_ref().map_or(0, |metric| metric.observations.len())
            }
            // A list of the model.
            ItemList::References => 0,
        })
    };
    let parts = match parts.as_slice() {
        ["metric", rest @ ..] if rest.len() > 1 => rest,
        all => all,
    };
    match parts {
        ["metric", key] => Ok((Place::Metric(id.clone()), key.replace('-', "_"))),
        [list, number, key] if list_of(list).is_some() => {
            let list = list_of(list).unwrap_or(ItemList::Claims);
            let at: usize = number
                .parse()
                .with_context(|| format!("{number:?} is no number; count them from 1"))?;
            if at == 0 || at > count(list) {
                bail!("commitment \"{id}\" has {} {}; count them from 1", count(list), list.key());
            }
            Ok((Place::Item(id.clone(), list, at - 1), key.replace('-', "_")))
        }
        _ => Ok((place.clone(), path.replace('-', "_"))),
    }
}

fn no_field(place: &Place, key: &str) -> anyhow::Error {
    struct Keys(&'static [Field]);
    impl fmt::Display for Keys {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let keys: Vec<&str> = self.0.iter().map(|field| field.key.as_str()).collect();
            f.write_str(&keys.join(", "))
        }
    }
    anyhow!("there is no field `{key}` there; write one of {}", Keys(fields_of(place.type_name())))
}
