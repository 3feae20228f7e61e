//! Candidates as what they would become.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::super::codes::Mode;
use super::super::draft::{
    Basis, ClaimDraft, CommitmentDraft, Draft, Earlier, EventDraft, EvidenceDraft,
};
use crate::dossier::{CameoCode, Dossier, Id, Slot, Status, on_one_line};
use crate::edit::{Fields, Value};

/// What a candidate would become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ItemKind {
    /// An event.
    Event,
    /// A commitment.
    Commitment,
    /// A claim about a commitment of the dossier.
    Claim,
    /// A verdict on a commitment of the dossier.
    Evidence,
}

impl ItemKind {
    /// All four, in the order in which they stand where they are of one clause.
    pub const ALL: [Self; 4] = [Self::Event, Self::Commitment, Self::Claim, Self::Evidence];
}

/// What became of a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// Nothing yet.
    Open,
    /// It is taken.
    Accepted,
    /// It is left out.
    Rejected,
    /// It is this record of the dossier, which gets the source.
    Merged(String),
}

/// A record that is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meant {
    /// One of the dossier, by id.
    Known(String),
    /// What another candidate becomes, by its place.
    Item(usize),
}

/// A candidate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// What it would become.
    pub kind: ItemKind,
    /// The bytes of its sentence.
    pub sentence: Range<usize>,
    /// The bytes of its clause.
    pub clause: Range<usize>,
    /// The bytes of the words that give its day; `None` where nothing says.
    pub dated_by: Option<Range<usize>>,
    /// By which rule it was read.
    pub rule: String,
    /// From 0 to 1; an order, and no probability.
    pub confidence: f64,
    /// What it would become, without an id and a source.
    pub mode: Option<Mode>,
    /// What it would become, without an id and a source.
    pub fields: Fields,
    /// Records of the dossier that it may be, or commitments that it is about, by id, the
    /// likeliest first.
    pub known: Vec<String>,
    /// The commitment that a claim or a verdict is about.
    pub about: Option<Meant>,
    /// What it may undo.
    pub undoes: Vec<Meant>,
    /// Which of these it does undo, by place among them.
    pub undone: Vec<usize>,
    /// Commitments given in return, by their places.
    pub reciprocal: Vec<usize>,
    /// The candidate for the event at which it was promised, or on which a verdict rests.
    pub event: Option<usize>,
    /// What was decided.
    pub decision: Decision,
}

impl Item {
    fn new(kind: ItemKind, basis: &Basis, fields: Fields) -> Self {
        Self {
            kind,
            sentence: basis.sentence.clone(),
            clause: basis.clause.clone(),
            dated_by: None,
            rule: basis.rule.to_string(),
            confidence: basis.confidence,
            mode: None,
            fields,
            known: Vec::new(),
            about: None,
            undoes: Vec::new(),
            undone: Vec::new(),
            reciprocal: Vec::new(),
            event: None,
            decision: Decision::Open,
        }
    }

    /// Writes a field; an empty text removes it. When a code changes, the previous one stays as a
    /// reading.
    pub fn set(&mut self, key: &str, text: &str) {
        let before = self.fields.text("code").filter(|_| key == "code").map(str::to_owned);
        let kept = self.fields.iter().filter(|(other, _)| *other != key || !text.is_empty());
        let mut fields: Fields =
            kept.map(|(other, value)| (other.to_owned(), value.clone())).collect();
        match (key, text) {
            (_, "") => {}
            ("lasting", text) => fields.set(key, text == "true"),
            (key, text) => fields.set(key, text),
        }
        if let Some(before) = before.filter(|code| code.parse::<CameoCode>().is_ok()) {
            let readings = fields.get("readings").and_then(|value| value.as_array());
            let readings = readings.into_iter().flatten().filter_map(|one| one.as_str());
            let mut all: Vec<String> = readings.map(str::to_owned).collect();
            all.push(before);
            all.retain(|code| code != text);
            all.dedup();
            fields.set(
                "readings",
                all.iter().map(|code| code.as_str().into()).collect::<Vec<Value>>(),
            );
        }
        self.fields = fields;
    }

    /// What it says, in a line.
    pub fn headline(&self) -> &str {
        let keys = ["headline", "text", "note"];
        keys.iter().find_map(|key| self.fields.text(key)).unwrap_or_default()
    }
}

/// All candidates of a draft, in the order of the text.
pub(super) fn items(text: &str, draft: &Draft, dossier: &Dossier) -> Vec<Item> {
    let making = Making { text, dossier };
    let order = order(draft);
    let place_of = |kind: ItemKind, at: usize| order.iter().position(|one| *one == (kind, at));
    let made = order.iter().filter_map(|(kind, at)| {
        Some(match kind {
            ItemKind::Event => {
                let event = draft.events.get(*at)?;
                let mut item = making.event(event);
                item.undoes = event
                    .reverses
                    .iter()
                    .filter_map(|one| match one {
                        Earlier::Known(place) => {
                            let event = dossier.events.get(*place)?;
                            Some(Meant::Known(event.id.to_string()))
                        }
                        Earlier::Drafted(place) => {
                            place_of(ItemKind::Event, *place).map(Meant::Item)
                        }
                    })
                    .collect();
                // Of one alone it can be said; of several a person must.
                item.undone = if item.undoes.len() == 1 { vec![0] } else { Vec::new() };
                item
            }
            ItemKind::Commitment => {
                let one = draft.commitments.get(*at)?;
                let mut item = making.commitment(one);
                let others = one.reciprocal.iter();
                item.reciprocal =
                    others.filter_map(|at| place_of(ItemKind::Commitment, *at)).collect();
                item.event = one.event.and_then(|at| place_of(ItemKind::Event, at));
                item
            }
            ItemKind::Claim => making.claim(draft.claims.get(*at)?),
            ItemKind::Evidence => {
                let one = draft.evidence.get(*at)?;
                let mut item = making.evidence(one)?;
                item.event = place_of(ItemKind::Event, one.event);
                item
            }
        })
    });
    made.collect()
}

/// Kinds and places of all candidates by where they stand.
fn order(draft: &Draft) -> Vec<(ItemKind, usize)> {
    let key = |kind: ItemKind, basis: &Basis, at: usize| {
        ((basis.sentence.start, basis.clause.start, kind), (kind, at))
    };
    let events = draft.events.iter().enumerate();
    let events = events.map(|(at, one)| key(ItemKind::Event, &one.basis, at));
    let commitments = draft.commitments.iter().enumerate();
    let commitments = commitments.map(|(at, one)| key(ItemKind::Commitment, &one.basis, at));
    let claims = draft.claims.iter().enumerate();
    let claims = claims.map(|(at, one)| key(ItemKind::Claim, &one.basis, at));
    let evidence = draft.evidence.iter().enumerate();
    let evidence = evidence.map(|(at, one)| key(ItemKind::Evidence, &one.basis, at));
    let mut all: Vec<_> = events.chain(commitments).chain(claims).chain(evidence).collect();
    all.sort_by_key(|(key, _)| *key);
    all.into_iter().map(|(_, one)| one).collect()
}

struct Making<'m> {
    text: &'m str,
    dossier: &'m Dossier,
}

impl Making<'_> {
    fn quote(&self, range: &Range<usize>) -> String {
        on_one_line(self.text.get(range.clone()).unwrap_or_default()).into_owned()
    }

    fn side(&self, slot: Slot) -> &str {
        self.dossier.side(slot).id.as_str()
    }

    fn event(&self, event: &EventDraft) -> Item {
        let fields = Fields::new()
            .with("date", event.date.to_string())
            .with("headline", event.headline.as_str())
            .with("actor", event.actor.to_string())
            .with("code", event.code.as_str())
            .with_text("quote", &self.quote(&event.basis.sentence))
            .with_texts("readings", event.readings.iter().map(|code| code.as_str().to_owned()));
        let mut item = Item::new(ItemKind::Event, &event.basis, fields);
        item.dated_by.clone_from(&event.dated_by);
        item.mode = Some(event.mode);
        let known = event.known.and_then(|place| self.dossier.events.get(place));
        item.known = known.map(|one| one.id.to_string()).into_iter().collect();
        item
    }

    fn commitment(&self, one: &CommitmentDraft) -> Item {
        let date = |edtf: &Option<crate::dossier::Edtf>| {
            edtf.as_ref().map(ToString::to_string).unwrap_or_default()
        };
        let condition = one.condition.as_ref().map(|range| self.quote(range));
        let reported = one.reported_by.map(|slot| self.side(slot).to_owned());
        let fields = Fields::new()
            .with("by", self.side(one.by))
            .with("text", one.text.as_str())
            .with("made", one.made.to_string())
            .with("force", word_of(&one.force))
            .with("kind", word_of(&one.kind))
            .with_text("due", &date(&one.due))
            .with_text("expires", &date(&one.expires))
            .with_text("reported_by", reported.as_deref().unwrap_or_default())
            .with_text("quote", &self.quote(&one.basis.sentence))
            .with_text("note", condition.as_deref().unwrap_or_default());
        let mut item = Item::new(ItemKind::Commitment, &one.basis, fields);
        let known = one.known.and_then(|place| self.dossier.commitments.get(place));
        item.known = known.map(|one| one.id.to_string()).into_iter().collect();
        item
    }

    fn claim(&self, claim: &ClaimDraft) -> Item {
        let fields = Fields::new()
            .with("by", self.side(claim.by))
            .with("stance", word_of(&claim.stance))
            .with("date", claim.date.to_string())
            .with("note", format!("“{}”", self.quote(&claim.basis.sentence)));
        let mut item = Item::new(ItemKind::Claim, &claim.basis, fields);
        item.dated_by.clone_from(&claim.dated_by);
        item.known = self.ids(&claim.commitments);
        let likely = item.known.first().filter(|_| claim.is_likely);
        item.about = likely.cloned().map(Meant::Known);
        item
    }

    fn evidence(&self, one: &EvidenceDraft) -> Option<Item> {
        let commitment = self.dossier.commitments.get(one.commitment)?;
        let latest = commitment.verdicts.iter().max_by_key(|verdict| verdict.date.point());
        let status = match latest.map(|verdict| verdict.status) {
            Some(status @ (Status::InProgress | Status::Partial | Status::Fulfilled))
                if one.is_towards =>
            {
                status
            }
            _ if one.is_towards => Status::InProgress,
            _ => Status::Undetermined,
        };
        let fields = Fields::new()
            .with("status", status.as_str())
            .with("date", one.date.to_string())
            .with("note", format!("“{}”", self.quote(&one.basis.sentence)));
        let mut item = Item::new(ItemKind::Evidence, &one.basis, fields);
        item.known = vec![commitment.id.to_string()];
        item.about = item.known.first().cloned().map(Meant::Known);
        Some(item)
    }

    fn ids(&self, places: &[usize]) -> Vec<String> {
        let found = places.iter().filter_map(|place| self.dossier.commitments.get(*place));
        found.map(|one| Id::as_str(&one.id).to_owned()).collect()
    }
}

/// A word of the format as a file writes it.
fn word_of(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
