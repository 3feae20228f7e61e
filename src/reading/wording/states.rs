//! How a commitment stands, in words: its status with what follows from it,
//! the score of a side with how much it is over, and what a side has said in
//! the order of days.

use super::{claim_text, stance_key, status_key};
use crate::dossier::{Basis, Claim, Claimant, Commitment, Dossier, MOST_HEADLINE, Slot, Status};
use crate::ledger::{AgreementBoard, Row, Scoreboard};
use crate::words::{Words, one_line};

/// The status as a reader takes it: `Kept so far`, `Waiting for its condition`,
/// `Fulfilled, 14 d late`, else the status itself.
pub fn state_text(row: &Row, words: &Words) -> String {
    let status = words.get(status_key(row.status));
    let key = match (row.waiting && !row.condition_broken, row.kept, row.expired) {
        (true, ..) => "state-waiting",
        (false, true, false) => "state-kept",
        (false, true, true) => "state-kept-to-the-end",
        (false, false, _) => {
            let Some(days) = row.late_days else { return status.into_owned() };
            let values = [
                ("status", status.into_owned().into()),
                ("time", words.duration(days.unsigned_abs()).into()),
            ];
            return words.with("state-late", &values).into_owned();
        }
    };
    words.get(key).into_owned()
}

/// The same in a word or two, for tight places.
pub const fn state_key(row: &Row) -> &'static str {
    match row.status {
        _ if row.overdue => "state-overdue-short",
        Status::Pending if row.waiting && !row.condition_broken => "state-waiting-short",
        Status::InProgress if row.kept => "state-kept-short",
        status => status_key(status),
    }
}

/// All keys that [`state_key`] gives.
pub fn state_keys() -> impl Iterator<Item = &'static str> {
    let more = ["state-overdue-short", "state-waiting-short", "state-kept-short"];
    Status::ALL.into_iter().map(status_key).chain(more)
}

/// The catalogue's key of what a verdict rests on.
pub const fn basis_key(basis: Basis) -> &'static str {
    match basis {
        Basis::OwnWord => "basis-own-word",
        Basis::Counterpart => "basis-counterpart",
        Basis::ThirdParty => "basis-third-party",
        Basis::Document => "basis-document",
    }
}

/// `Carried out: 56 of 100, on the 6 of 9 that count so far`; `None` where there is no
/// commitment.
pub fn score_text(board: &Scoreboard, words: &Words) -> Option<String> {
    let tally = &board.tally;
    if tally.total == 0 {
        return None;
    }
    let Some(score) = board.score() else {
        let values = [("total", tally.total.into())];
        return Some(words.with("scoreboard-no-score", &values).into_owned());
    };
    let values = [
        ("score", format!("{score:.0}").into()),
        ("counted", tally.counted.into()),
        ("total", tally.total.into()),
    ];
    Some(words.with("scoreboard-score", &values).into_owned())
}

/// `reported by the United States`: who says that a side undertook it.
pub fn reported_by(dossier: &Dossier, who: &Claimant, words: &Words) -> String {
    let name = match who.slot() {
        Some(slot) => words.party(&dossier.side(slot).name),
        None => who.to_string(),
    };
    words.with("reported-by", &[("who", name.into())]).into_owned()
}

/// How far a side has come by agreement: `Geneva: 90-day truce: 83 (over 4 of
/// 6)`.
pub fn agreement_texts(dossier: &Dossier, boards: &[AgreementBoard], words: &Words) -> Vec<String> {
    let text = |agreement: &AgreementBoard| {
        let event = agreement.event.and_then(|place| dossier.events.get(place));
        let name = match event {
            Some(event) => one_line(&event.headline, MOST_HEADLINE).into_owned(),
            None => words.get("agreement-none").into_owned(),
        };
        let tally = &agreement.board.tally;
        let score = match tally.score() {
            Some(score) => format!("{score:.0}"),
            None => words.get("agreement-no-score").into_owned(),
        };
        let values = [
            ("agreement", name.into()),
            ("score", score.into()),
            ("counted", tally.counted.into()),
            ("total", tally.total.into()),
        ];
        words.with("agreement-score", &values).into_owned()
    };
    boards.iter().map(text).collect()
}

/// What a side has said, in the order of days. If it repeats itself, the latest time stands; `None`
/// if it has said nothing.
pub fn claim_path(
    dossier: &Dossier,
    commitment: &Commitment,
    row: &Row,
    slot: Slot,
    words: &Words,
) -> Option<String> {
    path(commitment, row, slot, words, |first| claim_text(dossier, first, words))
}

/// The same without who says it, for a column of its own: `not met (1 Jun), then
/// partly met (8 Jun)`.
pub fn voice(commitment: &Commitment, row: &Row, slot: Slot, words: &Words) -> Option<String> {
    path(commitment, row, slot, words, |first| {
        let values = [
            ("stance", words.get(stance_key(first.stance)).into_owned().into()),
            ("day", words.short_day(first.date.point()).into()),
        ];
        words.with("voice-claim", &values).into_owned()
    })
}

fn path(
    commitment: &Commitment,
    row: &Row,
    slot: Slot,
    words: &Words,
    begin: impl FnOnce(&Claim) -> String,
) -> Option<String> {
    let claims = row.path(slot).iter().filter_map(|place| commitment.claims.get(*place));
    let mut turns: Vec<&Claim> = Vec::new();
    for claim in claims {
        match turns.last_mut() {
            Some(last) if last.stance == claim.stance => *last = claim,
            _ => turns.push(claim),
        }
    }
    let (first, later) = turns.split_first()?;
    Some(later.iter().fold(begin(first), |said, claim| {
        let values = [
            ("said", said.into()),
            ("stance", words.get(stance_key(claim.stance)).into_owned().into()),
            ("day", words.short_day(claim.date.point()).into()),
        ];
        words.with("claim-then", &values).into_owned()
    }))
}

/// What is found, from when, and on what basis: `Partly fulfilled from 8 Jun 2025 · by a document`;
/// `None` if nothing was found yet.
pub fn finding(commitment: &Commitment, row: &Row, words: &Words) -> Option<String> {
    let verdict = commitment.verdicts.get(row.verdict?)?;
    let values =
        [("status", state_text(row, words).into()), ("day", words.edtf(&verdict.date).into())];
    let line = words.with("verdict-line", &values).into_owned();
    let basis = verdict.basis.map(|basis| {
        let basis = words.get(basis_key(basis)).into_owned();
        words.with("verdict-basis", &[("basis", basis.into())]).into_owned()
    });
    Some([Some(line), basis].into_iter().flatten().collect::<Vec<_>>().join(" "))
}
