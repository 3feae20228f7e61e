//! The two sides and their commitments, in words, for templates.

use serde::Serialize;

use super::events::side_number;
use super::sources::Numbers;
use super::{DateData, date};
use crate::brief::material::Material;
use crate::dossier::{
    Basis, Claim, Claimant, Commitment, Dossier, Id, Slot, Stance, Status, Verdict,
};
use crate::ledger::{Agreement, Row};
use crate::reading::wording::{
    self, basis_key, force_key, kind_key, score_text, scoreboard_text, stance_key, status_key,
};

/// How many commitments have a status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusCount {
    /// As the dossier writes it: `in-progress`.
    pub status: Status,
    /// In words.
    pub label: String,
    /// `#rrggbb`.
    pub color: String,
    /// How many.
    pub count: usize,
}

/// One of the two sides.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SideData {
    /// 1 or 2.
    pub number: u8,
    /// Its id in the dossier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its name for tight places.
    pub short: String,
    /// `#rrggbb`.
    pub color: String,
    /// How many of its commitments have which status; of all that were known,
    /// whichever are included.
    pub statuses: Vec<StatusCount>,
    /// The same in words: `2 fulfilled · 1 pending`.
    pub statuses_text: String,
    /// Implementation score, 0 to 100; `None` where no commitment counts.
    pub score: Option<f64>,
    /// Over how many commitments.
    pub score_over: u32,
    /// Of how many; the others need not be done yet, or cannot be told.
    pub score_of: u32,
    /// All three in words: `Carried out: 56 of 100, on the 6 of 9 that count so far`.
    pub score_text: Option<String>,
}

/// A claim about a commitment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimData {
    /// Who.
    pub by: String,
    /// 1 or 2; 0 for anybody else.
    pub side: u8,
    /// `met`, `partly-met` or `unmet`.
    pub stance: Stance,
    /// The same in words.
    pub stance_label: String,
    /// When.
    pub date: DateData,
    /// How it was put.
    pub note: Option<String>,
    /// Numbers of its sources.
    pub sources: Vec<usize>,
}

/// What is found about a commitment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerdictData {
    /// As the dossier writes it.
    pub status: Status,
    /// In words.
    pub label: String,
    /// From when.
    pub date: DateData,
    /// Who found it.
    pub by: Option<String>,
    /// What it rests on before all else: `third-party`.
    pub basis: Option<Basis>,
    /// The same in words.
    pub basis_label: Option<String>,
    /// Why.
    pub note: Option<String>,
    /// The events it rests on, by headline.
    pub events: Vec<String>,
    /// Numbers of its sources.
    pub sources: Vec<usize>,
}

/// What a side undertook, and how it stood on the as-of day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CommitmentData {
    /// Its id in the dossier.
    pub id: String,
    /// Whose it is: 1 or 2.
    pub side: u8,
    /// Whose it is, by name.
    pub by: String,
    /// Toward whom, by name.
    pub to: String,
    /// What was undertaken.
    pub text: String,
    /// The words that matter, as a source has them.
    pub quote: Option<String>,
    /// How they stand in the text that is kept of the source, in words; none where no
    /// text is kept.
    pub quote_mark: Option<String>,
    /// What a reader should know about it.
    pub note: Option<String>,
    /// Who reports it, where the side itself has not said it.
    pub reported_by: Option<String>,
    /// The same in words: `reported by the United States`.
    pub reported_text: Option<String>,
    /// As the dossier writes it: `in-progress`.
    pub status: Status,
    /// In words, with what follows from it: `Kept so far`.
    pub status_label: String,
    /// `#rrggbb`.
    pub status_color: String,
    /// What ought to alarm: `disputed`, `overdue by 14 d`.
    pub alerts: Vec<String>,
    /// It need not be done yet: what it is conditional on is not fulfilled.
    pub waiting: bool,
    /// What it is conditional on is broken, reversed or lapsed.
    pub condition_broken: bool,
    /// It was due before the as-of day, not done, and not waiting.
    pub overdue: bool,
    /// How many days late it was fulfilled, where it was.
    pub late_days: Option<i32>,
    /// A restraint in progress: kept so far, or until it expired.
    pub kept: bool,
    /// The sides' latest claims differ.
    pub disputed: bool,
    /// The other side says that it is not met in full, and the undertaking side has not answered.
    pub unanswered: bool,
    /// A side says the contrary of what is found.
    pub contested: bool,
    /// It no longer bound.
    pub expired: bool,
    /// When it was made.
    pub made: DateData,
    /// The event at which it was made, by headline.
    pub event: Option<String>,
    /// By when.
    pub due: Option<DateData>,
    /// Until when it binds.
    pub expires: Option<DateData>,
    /// Days until it is due; negative once that has passed.
    pub days_left: Option<i32>,
    /// The dates in words: `made 12 May 2025`, `due 14 May 2025 (2 d left)`.
    pub dates: Vec<String>,
    /// What of them is within 30 days, if it is still open.
    pub soon: Vec<String>,
    /// `political`, in words.
    pub force_label: Option<String>,
    /// `action`, in words.
    pub kind_label: Option<String>,
    /// What must be met first, by text.
    pub conditional_on: Vec<String>,
    /// What is given in return, by text.
    pub in_return: Vec<String>,
    /// Progress in numbers, in words.
    pub metric: Option<String>,
    /// What the sides' latest claims come to, in words.
    pub claims_text: String,
    /// All claims known, in the order of the file.
    pub claims: Vec<ClaimData>,
    /// All findings known, the latest first.
    pub verdicts: Vec<VerdictData>,
    /// Numbers of its sources.
    pub sources: Vec<usize>,
}

pub(super) fn sides(material: &Material) -> Vec<SideData> {
    let dossier = material.dossier();
    let side = |slot: Slot| {
        let side = dossier.side(slot);
        let board = material.ledger.scoreboard(dossier, slot);
        let count = |(status, count): &(Status, usize)| StatusCount {
            status: *status,
            label: material.word(status_key(*status)).into_owned(),
            color: super::hex(material.theme().status(*status)),
            count: *count,
        };
        SideData {
            number: side_number(Some(slot)),
            id: side.id.to_string(),
            name: side.name.clone(),
            short: side.short.clone().unwrap_or_else(|| side.name.clone()),
            color: super::hex(material.theme().actor(Some(slot))),
            statuses: board.distribution.iter().map(count).collect(),
            statuses_text: scoreboard_text(&board, &material.words),
            score: board.score(),
            score_over: board.tally.counted,
            score_of: board.tally.total,
            score_text: score_text(&board, &material.words),
        }
    };
    Slot::BOTH.map(side).into()
}

pub(super) fn commitments(material: &Material, numbers: &mut Numbers) -> Vec<CommitmentData> {
    let dossier = material.dossier();
    let rows = Slot::BOTH.into_iter().flat_map(|slot| {
        material.content.ledger.of_side(dossier, slot).filter_map(|row| {
            dossier.commitments.get(row.commitment).map(|commitment| (commitment, row))
        })
    });
    rows.map(|(commitment, row)| one(material, commitment, row, numbers)).collect()
}

fn one(
    material: &Material,
    commitment: &Commitment,
    row: &Row,
    numbers: &mut Numbers,
) -> CommitmentData {
    let (dossier, words) = (material.dossier(), &material.words);
    let slot = commitment.by.slot();
    let toward = commitment.to.as_ref().map_or(slot.other(), |to| to.slot());
    let texts = |ids: &[Id<Commitment>]| -> Vec<String> {
        let found = ids.iter().filter_map(|id| dossier.commitments.find(id));
        let known =
            found.filter(|c| dossier.known_from(c.made.point(), &c.sources) <= material.as_of());
        known.map(|c| c.text.clone()).collect()
    };
    let sources = numbers.cite(material, &commitment.sources);
    let claims = claims(material, commitment, numbers);
    let verdicts = verdicts(material, commitment, numbers);
    let agreed = matches!(row.agreement, Agreement::Agreed(_));
    let claims_text = match (claims.is_empty(), agreed) {
        (true, _) => material.word("claim-none").into_owned(),
        (false, true) => material.word("flag-agreed").into_owned(),
        (false, false) => wording::claims(dossier, commitment, row, words)
            .unwrap_or_else(|| words.get("claim-none").into_owned()),
    };
    CommitmentData {
        id: commitment.id.to_string(),
        side: side_number(Some(slot)),
        by: dossier.side(slot).name.clone(),
        to: dossier.side(toward).name.clone(),
        text: commitment.text.clone(),
        quote: commitment.quote.clone(),
        quote_mark: material.quote_mark(commitment.quote.as_deref(), &commitment.sources),
        note: commitment.note.clone().filter(|_| !material.is_past()),
        reported_by: commitment.reported_by.as_ref().map(|who| claimant(dossier, who)),
        reported_text: commitment
            .reported_by
            .as_ref()
            .map(|who| wording::reported_by(dossier, who, words)),
        status: row.status,
        status_label: wording::state_text(row, words),
        status_color: super::hex(material.theme().status(row.status)),
        alerts: wording::alerts(row, words),
        waiting: row.waiting,
        condition_broken: row.condition_broken,
        overdue: row.overdue,
        late_days: row.late_days,
        kept: row.kept,
        disputed: row.is_disputed(),
        unanswered: row.unanswered,
        contested: row.is_contested(),
        expired: row.expired,
        made: date(material, &commitment.made),
        event: event_known(material, commitment.event.as_ref()),
        due: commitment.due.as_ref().map(|due| date(material, due)),
        expires: commitment.expires.as_ref().map(|expires| date(material, expires)),
        days_left: row.days_left,
        dates: wording::dates(commitment, row, words),
        soon: wording::coming_ends(commitment, row, words),
        force_label: commitment.force.map(|force| words.get(force_key(force)).into_owned()),
        kind_label: commitment.kind.map(|kind| words.get(kind_key(kind)).into_owned()),
        conditional_on: texts(&commitment.conditional_on),
        in_return: texts(&commitment.reciprocal_with),
        metric: wording::metric(commitment, row, words),
        claims_text,
        claims,
        verdicts,
        sources,
    }
}

fn event_known(material: &Material, id: Option<&Id<crate::dossier::Event>>) -> Option<String> {
    let dossier = material.dossier();
    let event = dossier.events.find(id?)?;
    dossier
        .is_known(event.date.point(), &event.sources, material.as_of())
        .then(|| event.headline.clone())
}

fn claimant(dossier: &Dossier, who: &Claimant) -> String {
    who.slot().map_or_else(|| who.to_string(), |slot| dossier.side(slot).name.clone())
}

fn claims(material: &Material, commitment: &Commitment, numbers: &mut Numbers) -> Vec<ClaimData> {
    let dossier = material.dossier();
    let known = |claim: &&Claim| {
        dossier.known_from(claim.date.point(), claim.source.as_slice()) <= material.as_of()
    };
    commitment
        .claims
        .iter()
        .filter(known)
        .map(|claim| ClaimData {
            by: claimant(dossier, &claim.by),
            side: side_number(claim.by.slot()),
            stance: claim.stance,
            stance_label: material.word(stance_key(claim.stance)).into_owned(),
            date: date(material, &claim.date),
            note: claim.note.clone(),
            sources: numbers.cite(material, claim.source.as_slice()),
        })
        .collect()
}

fn verdicts(
    material: &Material,
    commitment: &Commitment,
    numbers: &mut Numbers,
) -> Vec<VerdictData> {
    let dossier = material.dossier();
    let known = |verdict: &&Verdict| {
        dossier.known_from(verdict.date.point(), &verdict.sources) <= material.as_of()
    };
    let mut verdicts: Vec<&Verdict> = commitment.verdicts.iter().filter(known).collect();
    // The later in the file first, where two are of one day.
    verdicts.reverse();
    verdicts.sort_by_key(|verdict| std::cmp::Reverse(verdict.date.point()));
    verdicts
        .into_iter()
        .map(|verdict| VerdictData {
            status: verdict.status,
            label: material.word(status_key(verdict.status)).into_owned(),
            date: date(material, &verdict.date),
            by: verdict.by.clone(),
            basis: verdict.basis,
            basis_label: verdict.basis.map(|basis| material.word(basis_key(basis)).into_owned()),
            note: verdict.note.clone(),
            events: verdict
                .events
                .iter()
                .filter_map(|id| event_known(material, Some(id)))
                .collect(),
            sources: numbers.cite(material, &verdict.sources),
        })
        .collect()
}
