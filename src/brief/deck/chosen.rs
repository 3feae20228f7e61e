//! Which commitments a slide shows first.

use std::cmp::Reverse;

use crate::brief::material::Material;
use crate::dossier::{Day, Status};
use crate::ledger::Row;
use crate::reading::Urgency;

/// How urgently a commitment needs a place on a slide, the most urgent first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Call {
    Overdue,
    Disputed,
    DueSoon,
    Broken,
    Rest,
}

/// The ledger's rows by place, those that a slide shows first before the others:
/// overdue, disputed, due soon, broken, then what changed last.
pub(super) fn by_urgency(material: &Material) -> Vec<usize> {
    let rows = &material.content.ledger.rows;
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|place| {
        rows.get(*place).map(|row| (call(row), Reverse(changed(material, row))))
    });
    order
}

fn call(row: &Row) -> Call {
    match (Urgency::of(row), row.status) {
        (Urgency::Overdue, _) => Call::Overdue,
        (Urgency::Disputed, _) => Call::Disputed,
        (Urgency::DueSoon, _) => Call::DueSoon,
        (_, Status::Broken | Status::Reversed) => Call::Broken,
        _ => Call::Rest,
    }
}

/// The last day on which anything was found or said about it, or it was made.
fn changed(material: &Material, row: &Row) -> Option<Day> {
    let (dossier, as_of) = (material.dossier(), material.as_of());
    let commitment = dossier.commitments.get(row.commitment)?;
    let verdicts = commitment.verdicts.iter().map(|verdict| verdict.date.point());
    let claims = commitment.claims.iter().map(|claim| claim.date.point());
    let made = std::iter::once(commitment.made.point());
    made.chain(verdicts).chain(claims).filter(|day| *day <= as_of).max()
}
