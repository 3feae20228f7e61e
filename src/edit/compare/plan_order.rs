//! Where records go: new ones behind those that they stand behind in mine, and
//! all in an order that has what either has moved.

use std::collections::{HashMap, HashSet};

use crate::dossier::{Day, Edtf, RecordKind};
use crate::edit::change::{Edit, Place};
use crate::edit::compare::conflict::Reason;
use crate::edit::compare::diff::{Change, How, headline, text};
use crate::edit::compare::order::{self, Chain};
use crate::edit::compare::pairs::{Pair, moved, moves};
use crate::edit::compare::plan::{Phase, Plan, plain_conflict};

/// The records of a kind in the text that is to be, before any is moved or
/// removed: theirs by the ids that they have, and those that I add.
#[derive(Debug)]
pub(in crate::edit) struct Line {
    ids: Vec<String>,
    known: HashSet<String>,
    /// Of each the day, where all have one and stand in the order of these.
    days: Option<Vec<Day>>,
}

fn day_of(record: &toml::Table) -> Option<Day> {
    record.get("date")?.as_str()?.parse::<Edtf>().ok().map(|date| date.point())
}

impl Line {
    pub(in crate::edit) fn of(kind: RecordKind, records: &[&toml::Table]) -> Self {
        let ids: Vec<String> = records.iter().map(|record| text(record, "id")).collect();
        let dated = kind == RecordKind::Event;
        let days: Option<Vec<Day>> =
            dated.then(|| records.iter().map(|record| day_of(record)).collect()).flatten();
        let known = ids.iter().cloned().collect();
        Self { ids, known, days: days.filter(|days| days.is_sorted()) }
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.known.contains(id).then(|| self.ids.iter().position(|one| one == id)).flatten()
    }

    /// Puts a record in at a place, or where its day lets it stand if all others
    /// stand in the order of their days; gives the place.
    fn insert(&mut self, at: Option<usize>, id: &str, record: &toml::Table) -> usize {
        let mut at = at.unwrap_or(self.ids.len()).min(self.ids.len());
        self.days = self.days.take().zip(day_of(record)).map(|(mut days, day)| {
            let (first, last) =
                (days.partition_point(|one| *one < day), days.partition_point(|one| *one <= day));
            at = at.clamp(first, last);
            days.insert(at, day);
            days
        });
        self.ids.insert(at, id.to_owned());
        self.known.insert(id.to_owned());
        at
    }
}

fn has_id(record: &toml::Table, id: &str) -> bool {
    record.get("id").and_then(toml::Value::as_str) == Some(id)
}

impl Plan<'_> {
    /// The id by which a record of mine stands in the line.
    pub(in crate::edit) fn id_in_line(&self, kind: RecordKind, mine: &str) -> String {
        let base = self.base_id(kind, mine);
        let theirs = self.their_id(kind, &base);
        if self.theirs.record(kind, &theirs).is_some() { theirs } else { mine.to_owned() }
    }

    /// Puts a record of mine that they do not have into the line, and gives its
    /// place: behind the one that it stands behind in mine, or before the first
    /// that it stands before.
    pub(in crate::edit) fn line_up(&mut self, kind: RecordKind, id: &str) -> usize {
        let mine = self.mine.records(kind);
        let own = mine.iter().position(|record| has_id(record, id)).unwrap_or(mine.len());
        let Some(line) = self.lines.get(&kind) else { return 0 };
        let known = |record: &&toml::Table| line.place(&self.id_in_line(kind, &text(record, "id")));
        let before = mine.iter().take(own).rev().find_map(known).map(|at| at + 1);
        let at = before.or_else(|| mine.iter().skip(own + 1).find_map(known));
        let record = mine.get(own).copied();
        let Some(line) = self.lines.get_mut(&kind) else { return 0 };
        record.map_or(0, |record| line.insert(at, id, record))
    }

    /// The moves that give a kind the joined order, where I have moved some.
    pub(in crate::edit) fn put_in_order(&mut self, kind: RecordKind) {
        let Some(line) = self.lines.get(&kind) else { return };
        let ids = line.ids.clone();
        let places: HashMap<&str, usize> =
            ids.iter().enumerate().map(|(at, id)| (id.as_str(), at)).collect();
        let known = |id: &str| places.get(id).copied();
        let base: Vec<usize> = self
            .base
            .records(kind)
            .iter()
            .filter_map(|record| known(&self.their_id(kind, &text(record, "id"))))
            .collect();
        let mine: Vec<usize> = self
            .mine
            .records(kind)
            .iter()
            .filter_map(|record| known(&self.id_in_line(kind, &text(record, "id"))))
            .collect();
        let Some(order) = joined_line(ids.len(), &base, &mine, |at| {
            ids.get(at).is_some_and(|id| self.theirs.record(kind, id).is_some())
        }) else {
            self.order_conflict(kind);
            return;
        };
        let names = self.names_in_joined(kind, &ids);
        let pairs: Vec<Pair> =
            order.iter().enumerate().map(|(to, from)| (Some(*from), Some(to))).collect();
        let moved = moved(&pairs);
        let items = moved.iter().filter_map(|at| order.get(*at).copied());
        for (item, (from, to)) in items.zip(moves(ids.len(), &order, &moved)) {
            let Some(name) = names.get(item) else { continue };
            let change = Change {
                place: Place::Record(kind, name.clone()),
                headline: self.headline_in_line(kind, ids.get(item)),
                how: How::Moved { from, to },
            };
            let edit = Edit::Move { place: change.place.clone(), to };
            self.step(&change, None, Phase::MoveRecord, edit);
        }
    }

    /// What the records of the line are called once my renames are made.
    fn names_in_joined(&self, kind: RecordKind, ids: &[String]) -> Vec<String> {
        let mut names: HashMap<String, String> = HashMap::new();
        for record in self.mine.records(kind) {
            let id = text(record, "id");
            names.insert(self.id_in_line(kind, &id), self.joined_id(kind, &id));
        }
        ids.iter().map(|id| names.get(id).unwrap_or(id).clone()).collect()
    }

    fn headline_in_line(&self, kind: RecordKind, id: Option<&String>) -> String {
        let id = id.map_or("", String::as_str);
        let record = self.theirs.record(kind, id).or_else(|| self.mine.record(kind, id));
        record.map(|record| headline(kind, record)).unwrap_or_default()
    }

    /// Both have moved the same ones, each otherwise: theirs stays.
    fn order_conflict(&mut self, kind: RecordKind) {
        let Some(change) = self.moved.get(&kind).cloned() else { return };
        let mut conflict = plain_conflict(&change, None);
        conflict.reason = Some(Reason::Order);
        self.conflicts.push(conflict);
    }
}

/// The joined order of a line of so many, by the places in it of what base and
/// mine have. Those that only one has follow what they stand behind there.
fn joined_line(
    count: usize,
    base: &[usize],
    mine: &[usize],
    is_theirs: impl Fn(usize) -> bool,
) -> Option<Vec<usize>> {
    let ranks = |order: &[usize]| -> Vec<Option<usize>> {
        let mut ranks = vec![None; count];
        for (rank, at) in order.iter().enumerate() {
            if let Some(slot) = ranks.get_mut(*at) {
                *slot = Some(rank);
            }
        }
        ranks
    };
    let (in_base, in_mine) = (ranks(base), ranks(mine));
    let core: Vec<(usize, usize, usize)> = (0..count)
        .filter(|at| is_theirs(*at))
        .filter_map(|at| Some((at, (*in_base.get(at)?)?, (*in_mine.get(at)?)?)))
        .collect();
    let compact = |rank_of: &dyn Fn(&(usize, usize, usize)) -> usize| -> Vec<usize> {
        let mut by_rank: Vec<usize> = (0..core.len()).collect();
        by_rank.sort_by_key(|at| core.get(*at).map(rank_of));
        let mut ranks = vec![0; core.len()];
        for (rank, at) in by_rank.into_iter().enumerate() {
            if let Some(slot) = ranks.get_mut(at) {
                *slot = rank;
            }
        }
        ranks
    };
    let order = order::joined(&compact(&|one| one.1), &compact(&|one| one.2))?;
    let unchanged: Vec<usize> = (0..count).collect();
    if order.is_sorted() {
        return Some(unchanged);
    }
    let mut chain = Chain::below(count);
    let mut is_in = vec![false; count];
    let mut put = |item: usize, behind: Option<usize>| {
        if let Some(slot @ false) = is_in.get_mut(item) {
            *slot = true;
            chain.put(item, behind);
        }
    };
    let mut last = None;
    for at in order.into_iter().filter_map(|at| core.get(at)).map(|one| one.0) {
        put(at, last);
        last = Some(at);
    }
    let theirs: Vec<usize> = unchanged.into_iter().filter(|at| is_theirs(*at)).collect();
    for line in [theirs.as_slice(), mine] {
        let mut before = None;
        for at in line {
            put(*at, before);
            before = Some(*at);
        }
    }
    Some(chain.order())
}
