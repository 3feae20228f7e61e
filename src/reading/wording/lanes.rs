//! Everything that a commitment's lane shows, in words: shown when the pointer is over it.

use super::{alerts, claims, dates, state_text, status_key};
use crate::dossier::{Commitment, Day, Dossier, MOST_HEADLINE, Status};
use crate::ledger::{Row, StatusHistory};
use crate::words::{Words, one_line};

/// Most changes of status that are told.
const MOST_CHANGES: usize = 8;

/// Whose commitment it is, how it stands, its dates, what is said of it, and
/// when its status changed, a line each.
pub fn lane_text(
    dossier: &Dossier,
    commitment: &Commitment,
    row: &Row,
    as_of: Day,
    words: &Words,
) -> String {
    let side = &dossier.side(commitment.by.slot()).name;
    let text = one_line(&commitment.text, MOST_HEADLINE);
    let state = std::iter::once(state_text(row, words)).chain(alerts(row, words));
    let mut lines = vec![
        format!("{side}: {text}"),
        state.collect::<Vec<_>>().join(" · "),
        dates(commitment, row, words).join(" · "),
    ];
    lines.extend(claims(dossier, commitment, row, words));
    lines.extend(changes(dossier, commitment, as_of, words));
    lines.join("\n")
}

/// `14 May 2025 in progress, 2 Jun 2025 fulfilled`; `None` where nothing was
/// found yet.
fn changes(
    dossier: &Dossier,
    commitment: &Commitment,
    as_of: Day,
    words: &Words,
) -> Option<String> {
    let history = StatusHistory::of(dossier, commitment);
    let known = history
        .changes
        .iter()
        .filter(|(day, status, _)| *day <= as_of && *status != Status::Pending);
    let told: Vec<String> = known
        .take(MOST_CHANGES)
        .map(|(day, status, _)| {
            let status = words.get(status_key(*status)).into_owned();
            let values = [("day", words.day(*day).into()), ("status", status.into())];
            words.with("lane-change", &values).into_owned()
        })
        .collect();
    (!told.is_empty()).then(|| told.join(", "))
}
