//! What is taken of a draft, as one step of a dossier.

use std::collections::{BTreeMap, BTreeSet};

use super::{Decision, Item, ItemKind, Meant, Review};
use crate::dossier::{Dossier, Id, RecordKind, Source};
use crate::edit::{Document, Edit, Fields, Place, Step, Value, suggest_id};
use crate::words::read_date;

impl Review {
    /// What is taken, as one step: the source, events, commitments, claims and verdicts, and the
    /// source on those records that are there already. `None` if nothing was taken. Reciprocal
    /// commitments are named on one side: [`with_reciprocals`](Document::with_reciprocals) adds the
    /// other. `kept` is the SHA-256 of the text, where it is kept beside the dossier.
    pub fn step(&self, document: &Document, kept: Option<&str>) -> Option<Step> {
        let ids = Ids::of(self, document.dossier());
        let mut work = Work { review: self, dossier: document.dossier(), ids, edits: Vec::new() };
        for kind in ItemKind::ALL {
            let of_kind = self.items.iter().enumerate().filter(|(_, item)| item.kind == kind);
            for (place, item) in of_kind {
                work.take(place, item);
            }
        }
        if work.edits.is_empty() {
            return None;
        }
        let source = work.source_edits(kept);
        Some(Step::new(source.into_iter().chain(work.edits)))
    }

    /// The same as if one more candidate were taken: to see whether it can be. `None` for a claim
    /// or a verdict without a commitment.
    pub fn trial(&self, place: usize, document: &Document) -> Option<Step> {
        let mut with = self.clone();
        let item = with.items.get_mut(place)?;
        let is_about = matches!(item.kind, ItemKind::Claim | ItemKind::Evidence);
        if is_about && item.about.is_none() {
            return None;
        }
        item.decision = Decision::Accepted;
        with.step(document, None)
    }

    /// What candidates become, with ids as [`step`](Self::step) gives them, and the id of
    /// the source: all of them, whatever was decided. Of a claim or a verdict that is about
    /// no commitment there is none.
    pub fn records(&self, dossier: &Dossier) -> (Fields, Vec<Option<Fields>>) {
        let mut all = self.clone();
        for item in &mut all.items {
            item.decision = Decision::Accepted;
        }
        let ids = Ids::of(&all, dossier);
        let work = Work { review: &all, dossier, ids, edits: Vec::new() };
        let source = all.source.fields(&work.ids.source);
        let records = all.items.iter().enumerate().map(|(place, item)| match item.kind {
            ItemKind::Event => Some(work.event(place, item)),
            ItemKind::Commitment => Some(work.commitment(place, item)),
            ItemKind::Claim => item.about.as_ref().map(|_| work.claim(item)),
            ItemKind::Evidence => item.about.as_ref().map(|_| work.verdict(item)),
        });
        (source, records.collect())
    }
}

/// The ids of what is taken.
struct Ids {
    source: String,
    items: BTreeMap<usize, String>,
}

impl Ids {
    fn of(review: &Review, dossier: &Dossier) -> Self {
        let mut taken: BTreeSet<(ItemKind, String)> = BTreeSet::new();
        let mut items = BTreeMap::new();
        for (place, item) in review.items.iter().enumerate() {
            let id = match (&item.decision, item.kind) {
                (Decision::Merged(id), _) => id.clone(),
                (Decision::Accepted, ItemKind::Event) => {
                    suggest_id(item.headline(), "event", |id| {
                        dossier.events.find(id).is_some()
                            || taken.contains(&(item.kind, id.to_owned()))
                    })
                }
                (Decision::Accepted, ItemKind::Commitment) => {
                    let by = item.fields.text("by").unwrap_or_default();
                    let words = format!("{by} {}", item.headline());
                    suggest_id(&words, "commitment", |id| {
                        dossier.commitments.find(id).is_some()
                            || taken.contains(&(item.kind, id.to_owned()))
                    })
                }
                _ => continue,
            };
            taken.insert((item.kind, id.clone()));
            items.insert(place, id);
        }
        let title = &review.source.title;
        let source = review.source.known.clone().unwrap_or_else(|| {
            suggest_id(title, "source", |id| dossier.sources.find(id).is_some())
        });
        Self { source, items }
    }
}

struct Work<'w> {
    review: &'w Review,
    dossier: &'w Dossier,
    ids: Ids,
    edits: Vec<Edit>,
}

impl Work<'_> {
    fn take(&mut self, place: usize, item: &Item) {
        match (&item.decision, item.kind) {
            (Decision::Open | Decision::Rejected, _) => {}
            (Decision::Merged(id), kind) => self.merge(kind, id, item),
            (Decision::Accepted, ItemKind::Event) => {
                let fields = self.event(place, item);
                self.edits.push(Edit::add(RecordKind::Event, fields));
            }
            (Decision::Accepted, ItemKind::Commitment) => {
                let fields = self.commitment(place, item);
                self.edits.push(Edit::add(RecordKind::Commitment, fields));
            }
            (Decision::Accepted, ItemKind::Claim) => {
                if let Some(about) = self.about(item) {
                    self.edits.push(Edit::add_claim(about, self.claim(item)));
                }
            }
            (Decision::Accepted, ItemKind::Evidence) => {
                if let Some(about) = self.about(item) {
                    self.edits.push(Edit::add_verdict(about, self.verdict(item)));
                }
            }
        }
    }

    fn event(&self, place: usize, item: &Item) -> Fields {
        let undone = item.undone.iter().filter_map(|at| self.id_of(item.undoes.get(*at)?));
        self.with_id(place, item)
            .with_texts("sources", [&self.ids.source])
            .with_texts("reverses", undone)
    }

    fn commitment(&self, place: usize, item: &Item) -> Fields {
        let event = item.event.and_then(|at| self.ids.items.get(&at));
        // The other side is written with it; each link once, from the later one.
        let earlier = item.reciprocal.iter().filter(|other| **other < place);
        let with = earlier.filter_map(|other| self.ids.items.get(other));
        self.with_id(place, item)
            .with_text("event", event.map(String::as_str).unwrap_or_default())
            .with_texts("sources", [&self.ids.source])
            .with_texts("reciprocal_with", with)
    }

    fn claim(&self, item: &Item) -> Fields {
        plain(item).with("source", self.ids.source.as_str())
    }

    fn verdict(&self, item: &Item) -> Fields {
        let event = item.event.and_then(|at| self.ids.items.get(&at));
        plain(item).with_texts("events", event).with_texts("sources", [&self.ids.source])
    }

    fn with_id(&self, place: usize, item: &Item) -> Fields {
        let id = self.ids.items.get(&place).map(String::as_str).unwrap_or_default();
        let mut fields = Fields::new().with("id", id);
        for (key, value) in item.fields.iter() {
            fields.set(key, as_written(key, value));
        }
        fields
    }

    /// The commitment that a claim or a verdict is about. If that one was not taken, it is named
    /// all the same, so that the step is refused with the reason.
    fn about(&self, item: &Item) -> Option<String> {
        let about = item.about.as_ref()?;
        self.id_of(about).or_else(|| match about {
            Meant::Item(place) => {
                self.review.items.get(*place).map(|one| one.headline().to_owned())
            }
            Meant::Known(_) => None,
        })
    }

    fn id_of(&self, meant: &Meant) -> Option<String> {
        match meant {
            Meant::Known(id) => Some(id.clone()),
            Meant::Item(place) => self.ids.items.get(place).cloned(),
        }
    }

    /// A record that is there gets the source, and the sentence where it has none.
    fn merge(&mut self, kind: ItemKind, id: &str, item: &Item) {
        let (place, found) = match kind {
            ItemKind::Event => {
                let one = self.dossier.events.find(id);
                (Place::event(id), one.map(|one| (&one.sources, one.quote.is_some())))
            }
            ItemKind::Commitment => {
                let one = self.dossier.commitments.find(id);
                (Place::commitment(id), one.map(|one| (&one.sources, one.quote.is_some())))
            }
            ItemKind::Claim | ItemKind::Evidence => return,
        };
        // A record that is gone is refused when the step is made, and reported then.
        let (sources, has_quote) = found.unwrap_or((&NO_SOURCES, false));
        let mut names: Vec<String> = sources.iter().map(ToString::to_string).collect();
        if !names.contains(&self.ids.source) {
            names.push(self.ids.source.clone());
            let list: Vec<Value> = names.iter().map(|name| name.as_str().into()).collect();
            self.edits.push(Edit::set(place.clone(), "sources", list));
        }
        if let Some(quote) = item.fields.text("quote").filter(|_| !has_quote) {
            self.edits.push(Edit::set(place, "quote", quote));
        }
    }

    /// The source, where it is new; else what of its text is kept now.
    fn source_edits(&self, kept: Option<&str>) -> Vec<Edit> {
        match &self.review.source.known {
            None => {
                let fields = self.review.source.fields(&self.ids.source);
                let fields = fields.with_text("text_sha256", kept.unwrap_or_default());
                vec![Edit::add(RecordKind::Source, fields)]
            }
            Some(id) => {
                let place = Place::source(id.as_str());
                kept.map(|sha| Edit::set(place, "text_sha256", sha)).into_iter().collect()
            }
        }
    }
}

static NO_SOURCES: Vec<Id<Source>> = Vec::new();

/// The fields of a claim or a verdict.
fn plain(item: &Item) -> Fields {
    item.fields.iter().map(|(key, value)| (key.to_owned(), as_written(key, value))).collect()
}

/// A value as a file has it: a date in EDTF, however it was typed.
fn as_written(key: &str, value: &Value) -> Value {
    let is_date = matches!(key, "date" | "made" | "due" | "expires");
    let read = value.as_str().filter(|_| is_date).map(|text| read_date(text, None));
    match read {
        Some(Ok(read)) => read.edtf.to_string().into(),
        _ => value.clone(),
    }
}
