//! `detente set`: new values for fields.

use super::Outcome;
use super::args::SetArgs;
use super::change::{change, perform, place_of, tell};
use super::complaints::{Complaints, no_field};
use crate::dossier::{Dossier, RecordKind, field_of};
use crate::edit::{Document, Edit, ItemList, Place, Step, typed};
use crate::store::history::By;

pub(super) fn run(args: &SetArgs) -> anyhow::Result<Outcome> {
    let done = change(&args.file, By::Set, &args.locking, |document| {
        let edits = edits(document, args)?;
        perform(document, &args.file, Step::new(edits))
    })?;
    Ok(done.map_or(Outcome::Problems, |others| {
        tell(&others);
        Outcome::Done
    }))
}

/// The edits that are asked for, or everything that is wrong with them.
fn edits(document: &mut Document, args: &SetArgs) -> anyhow::Result<Vec<Edit>> {
    let place = place_of(document, &args.id)?;
    let mut complaints = Complaints::default();
    let mut edits = Vec::new();
    for assignment in &args.assignments {
        match assign(document.dossier(), &place, assignment) {
            Ok(edit) => edits.push(edit),
            Err((key, complaint)) => complaints.add(key, complaint),
        }
    }
    // The others name the record by the id that it has now.
    edits.sort_by_key(|edit| matches!(edit, Edit::Set { key, .. } if key == "id"));
    complaints.add_refusal(document, &edits);
    complaints.or("nothing was changed", edits)
}

/// `key=value`, or with a path for what a commitment holds:
/// `metric.target=100`, `verdicts.2.note=…`. An error is the path and what is
/// wrong with it.
fn assign(dossier: &Dossier, place: &Place, assignment: &str) -> Result<Edit, (String, String)> {
    let (path, text) = assignment
        .split_once('=')
        .ok_or_else(|| (String::new(), format!("{assignment:?} has no =; write key=value")))?;
    let path = path.trim();
    let wrong = |complaint: String| (path.to_owned(), complaint);
    let (place, key) = descend(dossier, place, path).map_err(wrong)?;
    let field = field_of(place.type_name(), &key)
        .ok_or_else(|| (String::new(), no_field(place.type_name(), &key)))?;
    if text.is_empty() {
        return Ok(Edit::unset(place, key));
    }
    let value = typed(field, text).map_err(|error| wrong(error.reason()))?;
    Ok(Edit::set(place, key, value))
}

fn descend(dossier: &Dossier, place: &Place, path: &str) -> Result<(Place, String), String> {
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
                .map_err(|_| format!("{number:?} is no number; count them from 1"))?;
            if at == 0 || at > count(list) {
                let count = count(list);
                let what = if count == 1 { list.noun() } else { list.key() };
                return Err(format!("commitment \"{id}\" has {count} {what}; count them from 1"));
            }
            Ok((Place::Item(id.clone(), list, at - 1), key.replace('-', "_")))
        }
        _ => Ok((place.clone(), path.replace('-', "_"))),
    }
}
