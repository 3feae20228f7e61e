//! Settling what two coders do not agree on: the edits of the first one's dossier.

use crate::dossier::{CameoCode, Commitment, Dossier, Event, Verdict};
use crate::edit::Value;
use crate::edit::change::{Edit, Fields, Place};

/// How it is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settling {
    /// The first's coding stays, and the second's code can be defended, too.
    Mine,
    /// The second's is taken, and the first's code can be defended, too.
    Theirs,
    /// The first coding stays; the second was a slip.
    Slip,
}

/// What settles it, and what is to be said of that.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settled {
    /// The edits; none where the dossier has it so already.
    pub edits: Vec<Edit>,
    /// Goldstein points that the event has of its own: they stay, whatever its code.
    pub own_score: Option<f64>,
    /// Ids that the second's finding names and the dossier does not have.
    pub lacking: Vec<String>,
}

/// Settles how an event is coded. Its code is touched only if the two mean different kinds of act;
/// actors have no second reading.
pub fn settle_event(own: &Event, other: &Event, how: Settling) -> Settled {
    let place = || Place::event(own.id.as_str());
    let mut settled = Settled::default();
    let is_apart = !own.means_as(other);
    let (code, reading) = match how {
        Settling::Mine | Settling::Slip => (own.code, other.code),
        Settling::Theirs => (other.code, own.code),
    };
    if is_apart {
        if code != own.code {
            settled.edits.push(Edit::set(place(), "code", code.as_str()));
            settled.own_score = own.score;
        }
        // A code is no reading of itself.
        let mut readings = own.readings.clone();
        readings.retain(|one| *one != code && (how != Settling::Slip || *one != reading));
        if how != Settling::Slip && !readings.contains(&reading) {
            readings.push(reading);
        }
        settled.edits.extend(readings_edit(place(), &own.readings, &readings));
    }
    if how == Settling::Theirs && own.actor.to_string() != other.actor.to_string() {
        settled.edits.push(Edit::set(place(), "actor", other.actor.to_string()));
    }
    settled
}

fn readings_edit(place: Place, before: &[CameoCode], after: &[CameoCode]) -> Option<Edit> {
    if before == after {
        return None;
    }
    let list: Vec<Value> = after.iter().map(|code| code.as_str().into()).collect();
    Some(match list.is_empty() {
        true => Edit::unset(place, "readings"),
        false => Edit::set(place, "readings", list),
    })
}

/// Takes a finding of the second's, behind those that the commitment has, with what it
/// rests on as far as the dossier has that.
pub fn take_finding(own: &Dossier, commitment: &Commitment, finding: &Verdict) -> Settled {
    let mut settled = Settled::default();
    let mut has = |id: &str, is_there: bool| {
        if !is_there {
            settled.lacking.push(id.to_owned());
        }
        is_there
    };
    let events = finding.events.iter().map(|id| id.as_str());
    let events: Vec<&str> = events.filter(|id| has(id, own.events.find(*id).is_some())).collect();
    let sources = finding.sources.iter().map(|id| id.as_str());
    let sources: Vec<&str> =
        sources.filter(|id| has(id, own.sources.find(*id).is_some())).collect();
    let is_same = |one: &Verdict| {
        let told = |verdict: &Verdict| {
            (verdict.status, verdict.date, verdict.note.clone(), verdict.by.clone(), verdict.basis)
        };
        told(one) == told(finding)
    };
    if commitment.verdicts.iter().any(is_same) {
        return settled;
    }
    let fields = Fields::new()
        .with("status", finding.status.as_str())
        .with("date", finding.date.to_string())
        .with_text("note", finding.note.as_deref().unwrap_or_default())
        .with_texts("events", events)
        .with_texts("sources", sources)
        .with_text("by", finding.by.as_deref().unwrap_or_default())
        .with_text("basis", finding.basis.map(|basis| basis.as_str()).unwrap_or_default());
    settled.edits.push(Edit::add_verdict(commitment.id.as_str(), fields));
    settled
}
