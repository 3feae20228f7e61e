//! Joining the changes that two people made to one file.
//!
//! The changes made here are made once more, as edits, to the text that the other one wrote. Where
//! the two texts joined line by line say the same, they are the result, with the layout of both;
//! else the layout is the other's, and comments are carried over. What both changed in different
//! ways is a [`Conflict`], with both values: the joined text has the other one's until the user
//! chooses. Nothing is overwritten silently.

use std::collections::HashSet;

use crate::dossier::{self, Problem, RecordKind};
use crate::edit::change::{Edit, Fields, ItemList, Place};
use crate::edit::compare::comments;
use crate::edit::compare::conflict::{Conflict, Joined, Merge, Reason};
use crate::edit::compare::diff::{diff_tables, table, tables, text};
use crate::edit::compare::lines::{self, First};
use crate::edit::compare::plan::{Plan, Planned, renames};
use crate::edit::history::document::Document;
use crate::edit::history::name::StepName;
use crate::edit::history::step::Step;

/// Joins the changes from `base` to `mine` with those from `base` to `theirs`.
///
/// Where one of the two has all that the other changed, its text comes out as it
/// is: joining a joined text again changes nothing. Else the text has both's
/// changes, and theirs where the two contradict each other. Lists of texts, such as tags
/// and sources, are joined entry by entry. `base` may be any text.
///
/// # Errors
/// The problems of `theirs`, where it has errors: another program may still be writing it, or it
/// must be corrected first.
pub fn merge(base: &str, mine: &str, theirs: &str) -> Result<Merge, Vec<Problem>> {
    let document = Document::open(theirs)?;
    if base == theirs || mine == theirs {
        return Ok(Merge::whole(mine));
    }
    if base == mine {
        return Ok(Merge::whole(theirs));
    }
    let [was, own, other] = [base, mine, theirs].map(table);
    let replay = Replay::of([base, mine], [&was, &own, &other], document);
    if replay.is_nothing(theirs) && comments::has_changes(base, mine, theirs) {
        return Ok(Merge::whole(theirs));
    }
    // What was joined before has all of theirs.
    let has_theirs =
        |document| Replay::of([base, theirs], [&was, &other, &own], document).is_nothing(mine);
    if Document::open(mine).is_ok_and(has_theirs) && comments::has_changes(base, theirs, mine) {
        return Ok(Merge::whole(mine));
    }
    let Replay { mut document, steps, mut conflicts } = replay;
    let (made, refused) = carry_out(&mut document, steps);
    conflicts.extend(refused);
    let joined = Joined::of(made.iter());
    let text = document.text();
    let by_lines = if conflicts.is_empty() { by_lines(base, mine, theirs, text) } else { None };
    let text = by_lines.unwrap_or_else(|| with_comments(base, [mine, theirs], text));
    Ok(Merge { text, conflicts, joined })
}

/// The texts joined line by line, where that says what the joined text says and
/// has all comments: then the layout of both is kept.
fn by_lines(base: &str, mine: &str, theirs: &str, joined: &str) -> Option<String> {
    let what = table(joined);
    let is_it = |text: &String| {
        dossier::parse(text).dossier.is_some()
            && table(text) == what
            && [mine, theirs].iter().all(|side| comments::has_changes(base, side, text))
    };
    [First::Mine, First::Theirs]
        .into_iter()
        .filter_map(|first| lines::join(base, mine, theirs, first))
        .find(is_it)
}

/// The joined text with the comments of both: theirs may have stood in what I
/// took out. Of the layout it has theirs.
fn with_comments(base: &str, sides: [&str; 2], joined: &str) -> String {
    let carry = |text: String, side: &str| comments::carry(base, side, &text);
    let text = sides.into_iter().fold(joined.to_owned(), carry);
    if table(&text) == table(joined) { text } else { joined.to_owned() }
}

/// One version's changes, to be made again to the text of the other.
struct Replay {
    /// The other's text, with the records renamed that the one has renamed.
    document: Document,
    steps: Vec<Planned>,
    conflicts: Vec<Conflict>,
}

impl Replay {
    /// What changed from the first text to the second, for a document that has
    /// the other's; with the tables of all three.
    fn of(texts: [&str; 2], tables: [&toml::Table; 3], mut document: Document) -> Self {
        let renames = Renames::of(tables);
        let renamed = match renames.is_empty() {
            true => None,
            false => renames.with_same_ids(texts, &mut document),
        };
        let renamed = renamed
            .map(|[base, own]| [table(base.text()), table(own.text()), table(document.text())]);
        let [base, own, other] = renamed.as_ref().map_or(tables, |tables| tables.each_ref());
        let mut plan = Plan::new(base, own, other);
        for change in &diff_tables(base, own) {
            plan.add(change);
        }
        let (steps, conflicts) = plan.finish();
        Self { document, steps, conflicts }
    }

    /// Whether the other's text has all of it already.
    fn is_nothing(&self, text: &str) -> bool {
        self.steps.is_empty() && self.conflicts.is_empty() && self.document.text() == text
    }
}

/// Which records either has renamed, by kind: from what, to what.
struct Renames(Vec<(RecordKind, Pairs, Pairs)>);

type Pairs = Vec<(String, String)>;

impl Renames {
    /// Those of the one, whose table is the second, and of the other, whose is
    /// the third.
    fn of(of_all: [&toml::Table; 3]) -> Self {
        let of_kind = |kind: RecordKind| {
            let [of_base, own, other] = of_all.map(|table| tables(table, kind.key()));
            let by_one = renames_seen(kind, &of_base, &other, &own);
            let by_other = renames_seen(kind, &of_base, &own, &other);
            (kind, by_one, by_other)
        };
        Self(RecordKind::ALL.into_iter().map(of_kind).collect())
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, by_one, by_other)| by_one.is_empty() && by_other.is_empty())
    }

    /// Gives the records one id in all three texts, as far as they agree about
    /// it, so that what names them compares as equal. The other's is a document
    /// already; base and the one's are given, unless one of them has errors.
    fn with_same_ids(self, texts: [&str; 2], other: &mut Document) -> Option<[Document; 2]> {
        let [base, own] = texts.map(Document::open);
        let (mut base, mut own) = (base.ok()?, own.ok()?);
        for (kind, by_one, by_other) in self.0 {
            for pair @ (from, to) in &by_one {
                if by_other.contains(pair) {
                    // Both to the same.
                    let place = Place::Record(kind, from.clone());
                    let _ = base.perform(Edit::set(place, "id", to.as_str()));
                } else {
                    rename_in_both(&mut base, other, kind, from, to);
                }
            }
            for (from, to) in by_other.iter().filter(|pair| !by_one.contains(pair)) {
                rename_in_both(&mut base, &mut own, kind, from, to);
            }
        }
        Some([base, own])
    }
}

/// What `new` has renamed since `old`. A record that it has changed besides is
/// known by what `other` has: it may be the same but for the id, or have the id.
pub(in crate::edit) fn renames_seen(
    kind: RecordKind,
    old: &[&toml::Table],
    other: &[&toml::Table],
    new: &[&toml::Table],
) -> Vec<(String, String)> {
    let has = |list: &[&toml::Table], id: &str| list.iter().any(|record| text(record, "id") == id);
    let mut found = renames(kind, old, new);
    let from_other = renames(kind, other, new).into_iter();
    let from_other = from_other.filter(|(from, to)| has(old, from) && !has(old, to));
    let as_other = renames(kind, old, other).into_iter();
    let as_other = as_other.filter(|(from, to)| has(new, to) && !has(new, from));
    for (from, to) in from_other.chain(as_other) {
        if !found.iter().any(|(a, b)| *a == from || *b == to) {
            found.push((from, to));
        }
    }
    found
}

/// Renames a record in two documents, or in neither.
fn rename_in_both(a: &mut Document, b: &mut Document, kind: RecordKind, from: &str, to: &str) {
    let can_be = |document: &Document| document.has(kind, from) && !document.has(kind, to);
    if !can_be(a) || !can_be(b) {
        return;
    }
    let edit = Edit::set(Place::Record(kind, from.to_owned()), "id", to);
    if a.perform(edit.clone()).is_ok() && b.perform(edit).is_err() {
        a.undo();
    }
}

/// Makes the edits: all at once, or where that is refused as many as can be
/// made. Gives those that were; the others are conflicts.
fn carry_out(document: &mut Document, mut steps: Vec<Planned>) -> (Vec<Edit>, Vec<Conflict>) {
    let edits = |steps: &[Planned]| -> Step {
        Step::new(steps.iter().map(|step| step.edit.clone())).named(StepName::Merge)
    };
    if document.perform(edits(&steps)).is_ok() {
        return (all_edits(&steps), Vec::new());
    }
    // Edits may need each other, so they are taken out one by one rather than
    // put in: first those that the problems are about.
    let mut refused = Vec::new();
    while let Err(refusal) = document.check(&all_edits(&steps)) {
        let blamed: HashSet<&Place> =
            refusal.problems().iter().filter_map(|problem| problem.place.as_ref()).collect();
        let is_blamed = |step: &Planned| touches(&step.edit, &blamed);
        let at = steps.iter().rposition(is_blamed).or(steps.len().checked_sub(1));
        let Some(at) = at else { break };
        let mut step = steps.remove(at);
        step.conflict.reason = Some(Reason::Refused(refusal));
        refused.push(step);
    }
    if document.perform(edits(&steps)).is_err() {
        refused.append(&mut steps);
    }
    let mut made = all_edits(&steps);
    // Some may have been taken out for another's fault.
    let mut left = Vec::new();
    for step in refused.into_iter().rev() {
        match document.perform(step.edit.clone()) {
            Ok(()) => made.push(step.edit),
            Err(refusal) => {
                let reason = Some(Reason::Refused(refusal));
                left.push(Conflict { reason, ..step.conflict });
            }
        }
    }
    (made, left)
}

fn all_edits(steps: &[Planned]) -> Vec<Edit> {
    steps.iter().map(|step| step.edit.clone()).collect()
}

fn touches(edit: &Edit, places: &HashSet<&Place>) -> bool {
    let id_of = |fields: &Fields| fields.text("id").unwrap_or_default().to_owned();
    match edit {
        Edit::Set { place, .. } | Edit::Unset { place, .. } | Edit::Move { place, .. } => {
            places.contains(place)
        }
        Edit::Remove(place) => places.contains(place),
        Edit::Add { kind, fields, .. } => {
            let id = id_of(fields);
            places.contains(&Place::Record(*kind, id.clone()))
                || places.iter().any(|place| match place {
                    Place::Item(_, ItemList::References, _) => false,
                    Place::Item(of, ..) | Place::Metric(of) => {
                        *kind == RecordKind::Commitment && *of == id
                    }
                    _ => false,
                })
        }
        Edit::AddItem { commitment, list, .. } => places
            .iter()
            .any(|place| matches!(place, Place::Item(id, of, _) if id == commitment && of == list)),
    }
}
