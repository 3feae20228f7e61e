//! The whole ledger as JSON: what each side claims, what the analyst finds and
//! on what evidence, what is given for what, and the scores.
//!
//! Everything in it was known on the as-of day, except the ids of what a commitment is conditional
//! on: those are part of what was undertaken.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::exchanges;
use super::output::six_json;
use crate::dossier::{Commitment, Dossier, Event, Id, Slot, Source, Status};
use crate::ledger::{Agreement, Ledger, Row, Scoreboard, Tally};

/// The document.
pub(super) fn ledger_json(dossier: &Dossier, ledger: &Ledger) -> Value {
    let mut voices = Voices { dossier, ledger, cited: BTreeSet::new() };
    let sides = Slot::BOTH.map(|slot| voices.side(slot));
    let rows = ledger.rows.iter();
    let commitments: Vec<Value> = rows.filter_map(|row| voices.commitment(row)).collect();
    let sources: Vec<Value> =
        voices.cited.iter().filter_map(|place| source(dossier.sources.get(*place)?)).collect();
    json!({
        "title": dossier.title,
        "as_of": ledger.as_of,
        "sides": sides,
        "commitments": commitments,
        "exchanges": exchanges::json(dossier, ledger),
        "sources": sources,
    })
}

fn source(source: &Source) -> Option<Value> {
    serde_json::to_value(source).ok()
}

fn tally(tally: &Tally) -> Map<String, Value> {
    let values = [
        ("score", tally.score().map(six_json).into()),
        ("points", tally.points.into()),
        ("counted", tally.counted.into()),
        ("of", tally.total.into()),
    ];
    values.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

fn board(board: &Scoreboard) -> Map<String, Value> {
    let mut map = tally(&board.tally);
    let statuses = board.distribution.iter();
    let statuses: Map<String, Value> =
        statuses.map(|(status, count)| (status.to_string(), (*count).into())).collect();
    map.insert("statuses".to_owned(), statuses.into());
    map
}

struct Voices<'a> {
    dossier: &'a Dossier,
    ledger: &'a Ledger,
    /// The documents named so far, by place.
    cited: BTreeSet<usize>,
}

impl Voices<'_> {
    /// The ids of documents that were published, and notes that they are
    /// cited.
    fn cite(&mut self, sources: &[Id<Source>]) -> Vec<String> {
        let mut ids = Vec::new();
        for id in sources {
            let Some(place) = self.dossier.sources.position(id.as_str()) else { continue };
            let source = self.dossier.sources.get(place);
            if source.is_some_and(|source| source.is_published(self.ledger.as_of)) {
                self.cited.insert(place);
                ids.push(id.to_string());
            }
        }
        ids
    }

    /// Whether an event was known, as past or as coming.
    fn is_known(&self, event: &Event) -> bool {
        self.dossier.is_known(event.date.point(), &event.sources, self.ledger.as_of)
    }

    fn event(&self, id: &Id<Event>) -> Option<Value> {
        let event = self.dossier.events.find(id).filter(|event| self.is_known(event))?;
        Some(json!({ "id": event.id, "date": event.date, "headline": event.headline }))
    }

    fn side(&self, slot: Slot) -> Value {
        let Self { dossier, ledger, .. } = self;
        let agreements: Vec<Value> = ledger
            .agreements(dossier, slot)
            .iter()
            .map(|agreement| {
                let event = agreement.event.and_then(|place| dossier.events.get(place));
                let mut map = Map::new();
                map.insert("event".into(), event.map(|event| event.id.as_str()).into());
                let known = event.filter(|event| self.is_known(event));
                map.insert("date".into(), known.map(|event| event.date.to_string()).into());
                map.insert("headline".into(), known.map(|event| event.headline.as_str()).into());
                map.extend(board(&agreement.board));
                map.into()
            })
            .collect();
        let side = dossier.side(slot);
        let mut map = Map::new();
        map.insert("id".into(), side.id.as_str().into());
        map.insert("name".into(), side.name.as_str().into());
        map.extend(board(&ledger.scoreboard(dossier, slot)));
        map.insert("agreements".into(), agreements.into());
        map.into()
    }

    fn commitment(&mut self, row: &Row) -> Option<Value> {
        let dossier = self.dossier;
        let commitment = dossier.commitments.get(row.commitment)?;
        let mut value = json!({
            "id": commitment.id,
            "by": commitment.by,
            "to": commitment.to.as_ref().unwrap_or(&dossier.side(commitment.by.slot().other()).id),
            "text": commitment.text,
            "quote": commitment.quote,
            "note": commitment.note,
            "made": commitment.made,
            "event": commitment.event,
            "force": commitment.force,
            "reported_by": commitment.reported_by,
            "kind": commitment.kind,
            "due": commitment.due,
            "expires": commitment.expires,
            "status": row.status,
            "days_left": row.days_left,
            "days_to_expiry": row.days_to_expiry,
            "late_days": row.late_days,
            "moved": row.moved,
            "score_points": row.points(),
            "conditional_on": commitment.conditional_on,
            "waiting_for": self.waiting_for(commitment, row),
            "reciprocal_with": self.existing(&commitment.reciprocal_with),
            "claims": self.claims(commitment, row),
            "paths": self.paths(commitment, row),
            "verdicts": self.verdicts(commitment),
            "metric": row.metric.map(|metric| json!({
                "observed": metric.observed.map(|(_, value)| value),
                "observed_on": metric.observed.map(|(day, _)| day),
                "expected": metric.expected,
                "share": metric.share,
            })),
            "sources": self.cite(&commitment.sources),
        });
        let map = value.as_object_mut()?;
        for flag in crate::ledger::Flag::ALL {
            map.insert(flag.as_str().replace(' ', "_"), row.has(flag).into());
        }
        map.insert("agreed".into(), matches!(row.agreement, Agreement::Agreed(_)).into());
        map.insert("contested_by".into(), self.contested_by(row));
        Some(value)
    }

    /// Conditions that were not fulfilled, or not even undertaken; nothing if the commitment does
    /// not wait.
    fn waiting_for<'c>(&self, commitment: &'c Commitment, row: &Row) -> Vec<&'c Id<Commitment>> {
        let is_unmet = |id: &&Id<Commitment>| {
            let place = self.dossier.commitments.position(id.as_str());
            let condition = place.and_then(|place| self.ledger.row_of(place));
            condition.is_none_or(|condition| condition.status != Status::Fulfilled)
        };
        let conditions = commitment.conditional_on.iter().filter(|_| row.waiting);
        conditions.filter(is_unmet).collect()
    }

    /// Those that existed.
    fn existing<'c>(&self, ids: &'c [Id<Commitment>]) -> Vec<&'c Id<Commitment>> {
        let exists = |id: &&Id<Commitment>| {
            let place = self.dossier.commitments.position(id.as_str());
            place.and_then(|place| self.ledger.row_of(place)).is_some()
        };
        ids.iter().filter(exists).collect()
    }

    fn claims(&mut self, commitment: &Commitment, row: &Row) -> Vec<Value> {
        let mut claims = Vec::new();
        for (place, claim) in commitment.claims.iter().enumerate() {
            let slot = claim.by.slot();
            let from = self.dossier.known_from(claim.date.point(), claim.source.as_slice());
            if from > self.ledger.as_of {
                continue;
            }
            claims.push(json!({
                "by": claim.by,
                "side": slot.is_some(),
                "stance": claim.stance,
                "date": claim.date,
                "source": self.cite(claim.source.as_slice()).first(),
                "note": claim.note,
                "latest": slot.is_some_and(|slot| row.claim(slot) == Some(place)),
            }));
        }
        claims
    }

    /// Each side's stances in the order of their days.
    fn paths(&self, commitment: &Commitment, row: &Row) -> Value {
        let path = |slot| {
            let claims = row.path(slot).iter().filter_map(|place| commitment.claims.get(*place));
            let stances: Value = claims.map(|claim| json!(claim.stance)).collect();
            (self.dossier.side(slot).id.to_string(), stances)
        };
        Slot::BOTH.into_iter().map(path).collect::<Map<String, Value>>().into()
    }

    fn verdicts(&mut self, commitment: &Commitment) -> Vec<Value> {
        let as_of = self.ledger.as_of;
        let mut verdicts = Vec::new();
        for verdict in &commitment.verdicts {
            if self.dossier.known_from(verdict.date.point(), &verdict.sources) > as_of {
                continue;
            }
            let events: Vec<Value> =
                verdict.events.iter().filter_map(|id| self.event(id)).collect();
            verdicts.push(json!({
                "status": verdict.status,
                "date": verdict.date,
                "note": verdict.note,
                "by": verdict.by,
                "basis": verdict.basis,
                "events": events,
                "sources": self.cite(&verdict.sources),
            }));
        }
        verdicts
    }

    fn contested_by(&self, row: &Row) -> Value {
        let sides = Slot::BOTH.into_iter().zip(row.contested_by);
        let sides = sides.filter(|(_, contests)| *contests);
        sides.map(|(slot, _)| json!(self.dossier.side(slot).id)).collect()
    }
}
