//! The tables of what a dossier records: the line with its range, events, commitments
//! with what is claimed and found about them, what is due, sources.

use super::table::{Cell, Column, Kind, Table, column, list};
use crate::dossier::{Claim, Commitment, Day, Dossier, Edtf, Event, Id, Slot, Source, Verdict};
use crate::ledger::Row;
use crate::reading::wording::{band_key, state_text};
use crate::reading::{Content, Marker};
use crate::tension::NamedBand;
use crate::words::ENGLISH;

const SERIES: &[Column] = &[
    column("date", Kind::Day, 12),
    column("tension", Kind::Number, 10),
    column("low", Kind::Number, 10),
    column("high", Kind::Number, 10),
    column("band", Kind::Text, 14),
];

const EVENTS: &[Column] = &[
    column("id", Kind::Text, 18),
    column("date", Kind::Text, 14),
    column("day", Kind::Day, 12),
    column("headline", Kind::Text, 50),
    column("actor", Kind::Text, 14),
    column("target", Kind::Text, 14),
    column("code", Kind::Text, 8),
    column("act", Kind::Text, 34),
    column("score", Kind::Number, 8),
    column("weight", Kind::Number, 8),
    column("change", Kind::Number, 9),
    column("tension_after", Kind::Number, 9),
    column("scheduled", Kind::Flag, 10),
    column("confidence", Kind::Text, 11),
    column("until", Kind::Text, 12),
    column("reverses", Kind::Text, 20),
    column("tags", Kind::Text, 20),
    column("detail", Kind::Text, 50),
    column("quote", Kind::Text, 50),
    column("sources", Kind::Text, 24),
    column("urls", Kind::Text, 40),
    column("marking", Kind::Text, 12),
];

const COMMITMENTS: &[Column] = &[
    column("id", Kind::Text, 18),
    column("by", Kind::Text, 10),
    column("side", Kind::Text, 16),
    column("text", Kind::Text, 60),
    column("status", Kind::Text, 14),
    column("state", Kind::Text, 24),
    column("overdue", Kind::Flag, 9),
    column("disputed", Kind::Flag, 9),
    column("waiting", Kind::Flag, 9),
    column("made", Kind::Text, 12),
    column("due", Kind::Text, 12),
    column("due_day", Kind::Day, 12),
    column("days_left", Kind::Whole, 10),
    column("expires", Kind::Text, 12),
    column("expires_day", Kind::Day, 12),
    column("kind", Kind::Text, 12),
    column("force", Kind::Text, 14),
    column("event", Kind::Text, 18),
    column("conditional_on", Kind::Text, 20),
    column("reciprocal_with", Kind::Text, 20),
    column("reported_by", Kind::Text, 14),
    column("quote", Kind::Text, 50),
    column("note", Kind::Text, 50),
    column("sources", Kind::Text, 24),
    column("marking", Kind::Text, 12),
];

const CLAIMS: &[Column] = &[
    column("commitment", Kind::Text, 18),
    column("by", Kind::Text, 16),
    column("stance", Kind::Text, 12),
    column("date", Kind::Text, 14),
    column("day", Kind::Day, 12),
    column("source", Kind::Text, 18),
    column("note", Kind::Text, 60),
];

const VERDICTS: &[Column] = &[
    column("commitment", Kind::Text, 18),
    column("status", Kind::Text, 14),
    column("date", Kind::Text, 14),
    column("day", Kind::Day, 12),
    column("by", Kind::Text, 16),
    column("basis", Kind::Text, 14),
    column("note", Kind::Text, 60),
    column("events", Kind::Text, 20),
    column("sources", Kind::Text, 24),
];

const DEADLINES: &[Column] = &[
    column("day", Kind::Day, 12),
    column("what", Kind::Text, 10),
    column("days", Kind::Whole, 8),
    column("overdue", Kind::Flag, 9),
    column("waiting", Kind::Flag, 9),
    column("commitment", Kind::Text, 18),
    column("by", Kind::Text, 10),
    column("text", Kind::Text, 60),
    column("status", Kind::Text, 14),
];

const SOURCES: &[Column] = &[
    column("id", Kind::Text, 18),
    column("title", Kind::Text, 60),
    column("publisher", Kind::Text, 24),
    column("published", Kind::Text, 14),
    column("day", Kind::Day, 12),
    column("authors", Kind::Text, 24),
    column("language", Kind::Text, 10),
    column("url", Kind::Text, 50),
    column("note", Kind::Text, 40),
    column("marking", Kind::Text, 12),
];

/// Tells the tables of a dossier on the as-of day of some content.
pub(super) struct Teller<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) content: &'a Content,
}

impl Teller<'_> {
    pub(super) fn series(&self) -> Table {
        let bounded = self.content.settings.model.kind().is_bounded();
        let rows = self.content.series.iter().map(|(day, value)| {
            let range = self.content.band.at(day);
            let band =
                value.filter(|_| bounded).map(|value| ENGLISH.get(band_key(NamedBand::of(value))));
            vec![
                Cell::Day(day),
                Cell::of(value, Cell::number),
                Cell::of(range, |(low, _)| Cell::number(low)),
                Cell::of(range, |(_, high)| Cell::number(high)),
                Cell::of(band, |band| Cell::text(band.into_owned())),
            ]
        });
        Table { name: "series", columns: SERIES, rows: rows.collect() }
    }

    pub(super) fn events(&self) -> Table {
        let rows = self.content.markers.iter().filter_map(|marker| {
            let event = self.dossier.events.get(marker.event)?;
            Some(self.event(event, marker))
        });
        Table { name: "events", columns: EVENTS, rows: rows.collect() }
    }

    fn event(&self, event: &Event, marker: &Marker) -> Vec<Cell> {
        let as_of = self.content.settings.as_of;
        let sources = known_sources(self.dossier, &event.sources, as_of);
        let moved = |value: f64| if marker.scheduled { Cell::Empty } else { Cell::number(value) };
        vec![
            Cell::text(event.id.as_str()),
            Cell::text(event.date.to_string()),
            Cell::Day(marker.day),
            Cell::text(&event.headline),
            Cell::text(event.actor.to_string()),
            Cell::of(event.target.as_ref(), |target| Cell::text(target.to_string())),
            Cell::text(event.code.to_string()),
            Cell::text(event.code.entry().label),
            Cell::number(event.goldstein()),
            Cell::number(event.weight),
            moved(marker.change),
            moved(marker.after),
            Cell::Flag(marker.scheduled),
            Cell::text(serde_word(&event.confidence)),
            Cell::of(event.until, |until| Cell::text(until.to_string())),
            list(event.reverses.iter().map(|id| id.as_str())),
            list(&event.tags),
            Cell::of(event.detail.as_deref(), Cell::text),
            Cell::of(event.quote.as_deref(), Cell::text),
            list(sources.iter().map(|source| source.id.as_str())),
            list(sources.iter().filter_map(|source| source.url.as_deref())),
            Cell::of(event.marking.as_deref(), Cell::text),
        ]
    }

    /// The commitments known, with how they stand.
    fn known(&self) -> impl Iterator<Item = (&Commitment, &Row)> {
        let rows = self.content.ledger.rows.iter();
        rows.filter_map(|row| Some((self.dossier.commitments.get(row.commitment)?, row)))
    }

    pub(super) fn commitments(&self) -> Table {
        let rows = self.known().map(|(one, row)| self.commitment(one, row));
        Table { name: "commitments", columns: COMMITMENTS, rows: rows.collect() }
    }

    fn commitment(&self, one: &Commitment, row: &Row) -> Vec<Cell> {
        let text = |text: &Option<String>| Cell::of(text.as_deref(), Cell::text);
        let date = |date: Option<Edtf>| Cell::of(date, |date| Cell::text(date.to_string()));
        let as_of = self.content.settings.as_of;
        let sources = known_sources(self.dossier, &one.sources, as_of);
        let last =
            |date: Option<Edtf>| Cell::of(date.and_then(|date| date.last_covered()), Cell::Day);
        vec![
            Cell::text(one.id.as_str()),
            Cell::text(one.by.as_str()),
            Cell::text(&self.dossier.side(one.by.slot()).name),
            Cell::text(&one.text),
            Cell::text(row.status.as_str()),
            Cell::text(state_text(row, &ENGLISH)),
            Cell::Flag(row.overdue),
            Cell::Flag(row.is_disputed()),
            Cell::Flag(row.waiting),
            Cell::text(one.made.to_string()),
            date(one.due),
            last(one.due),
            Cell::of(row.days_left, Cell::whole),
            date(one.expires),
            last(one.expires),
            Cell::of(one.kind, |kind| Cell::text(serde_word(&kind))),
            Cell::of(one.force, |force| Cell::text(serde_word(&force))),
            Cell::of(one.event.as_ref(), |id| Cell::text(id.as_str())),
            list(one.conditional_on.iter().map(|id| id.as_str())),
            list(one.reciprocal_with.iter().map(|id| id.as_str())),
            Cell::of(one.reported_by.as_ref(), |who| Cell::text(who.to_string())),
            text(&one.quote),
            text(&one.note),
            list(sources.iter().map(|source| source.id.as_str())),
            text(&one.marking),
        ]
    }

    pub(super) fn claims(&self) -> Table {
        let as_of = self.content.settings.as_of;
        let is_known = |claim: &&Claim| {
            self.dossier.known_from(claim.date.point(), claim.source.as_slice()) <= as_of
        };
        let rows = self.known().flat_map(|(one, _)| {
            one.claims.iter().filter(is_known).map(|claim| {
                vec![
                    Cell::text(one.id.as_str()),
                    Cell::text(claim.by.to_string()),
                    Cell::text(serde_word(&claim.stance)),
                    Cell::text(claim.date.to_string()),
                    Cell::Day(claim.date.point()),
                    Cell::of(claim.source.as_ref(), |id| Cell::text(id.as_str())),
                    Cell::of(claim.note.as_deref(), Cell::text),
                ]
            })
        });
        Table { name: "claims", columns: CLAIMS, rows: rows.collect() }
    }

    pub(super) fn verdicts(&self) -> Table {
        let as_of = self.content.settings.as_of;
        let is_known = |verdict: &&Verdict| {
            self.dossier.known_from(verdict.date.point(), &verdict.sources) <= as_of
        };
        let rows = self.known().flat_map(|(one, _)| {
            one.verdicts.iter().filter(is_known).map(|verdict| {
                vec![
                    Cell::text(one.id.as_str()),
                    Cell::text(verdict.status.as_str()),
                    Cell::text(verdict.date.to_string()),
                    Cell::Day(verdict.date.point()),
                    Cell::of(verdict.by.as_deref(), Cell::text),
                    Cell::of(verdict.basis, |basis| Cell::text(basis.as_str())),
                    Cell::of(verdict.note.as_deref(), Cell::text),
                    list(verdict.events.iter().map(|id| id.as_str())),
                    list(verdict.sources.iter().map(|id| id.as_str())),
                ]
            })
        });
        Table { name: "verdicts", columns: VERDICTS, rows: rows.collect() }
    }

    pub(super) fn deadlines(&self) -> Table {
        let rows = self.content.deadlines.iter().filter_map(|deadline| {
            let one = self.dossier.commitments.get(deadline.commitment)?;
            Some(vec![
                Cell::Day(deadline.day),
                Cell::text(deadline.kind.as_str()),
                Cell::whole(deadline.days),
                Cell::Flag(deadline.overdue),
                Cell::Flag(deadline.waiting),
                Cell::text(one.id.as_str()),
                Cell::text(one.by.as_str()),
                Cell::text(&one.text),
                Cell::text(deadline.status.as_str()),
            ])
        });
        Table { name: "deadlines", columns: DEADLINES, rows: rows.collect() }
    }

    pub(super) fn sources(&self) -> Table {
        let as_of = self.content.settings.as_of;
        let known = self.dossier.sources.iter().filter(|source| source.is_published(as_of));
        let rows = known.map(|source| {
            let text = |text: &Option<String>| Cell::of(text.as_deref(), Cell::text);
            vec![
                Cell::text(source.id.as_str()),
                Cell::text(&source.title),
                text(&source.publisher),
                Cell::of(source.published, |date| Cell::text(date.to_string())),
                Cell::of(source.published, |date| Cell::Day(date.point())),
                list(&source.authors),
                text(&source.language),
                text(&source.url),
                text(&source.note),
                text(&source.marking),
            ]
        });
        Table { name: "sources", columns: SOURCES, rows: rows.collect() }
    }
}

/// Those of some sources that were published by a day.
pub(super) fn known_sources<'d>(
    dossier: &'d Dossier,
    ids: &[Id<Source>],
    as_of: Day,
) -> Vec<&'d Source> {
    let found = ids.iter().filter_map(|id| dossier.sources.find(id.as_str()));
    found.filter(|source| source.is_published(as_of)).collect()
}

/// A word as the dossier's file writes it.
fn serde_word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Whose acts, for tables by side.
pub(super) fn side_id(dossier: &Dossier, slot: Option<Slot>) -> String {
    slot.map_or_else(|| "both".to_owned(), |slot| dossier.side(slot).id.to_string())
}
