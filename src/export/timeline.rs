//! Events as TimelineJS has them (knightlab.com, version 3): as its JSON, and as
//! the columns of its sheet.

use chrono::Datelike;
use serde_json::{Value, json};

use super::table::{Cell, Column, Kind, Table, column};
use crate::dossier::{Dossier, Edtf, Event, Precision, Stamp};
use crate::reading::{Content, Marker};

const SHEET: &[Column] = &[
    column("Year", Kind::Text, 7),
    column("Month", Kind::Text, 7),
    column("Day", Kind::Text, 6),
    column("Time", Kind::Text, 8),
    column("End Year", Kind::Text, 8),
    column("End Month", Kind::Text, 9),
    column("End Day", Kind::Text, 8),
    column("End Time", Kind::Text, 8),
    column("Display Date", Kind::Text, 18),
    column("Headline", Kind::Text, 50),
    column("Text", Kind::Text, 60),
    column("Media", Kind::Text, 40),
    column("Media Credit", Kind::Text, 24),
    column("Media Caption", Kind::Text, 30),
    column("Media Thumbnail", Kind::Text, 20),
    column("Type", Kind::Text, 8),
    column("Group", Kind::Text, 16),
    column("Background", Kind::Text, 12),
];

/// The events known, in the columns of the sheet; periods as eras.
pub fn timeline(dossier: &Dossier, content: &Content) -> Table {
    let mut rows = vec![title_row(dossier, content)];
    rows.extend(
        known(dossier, content).map(|(event, marker)| event_row(dossier, content, event, marker)),
    );
    let as_of = content.settings.as_of;
    let periods = dossier.periods.iter();
    let periods =
        periods.filter(|period| dossier.is_known(period.first_day(), &period.sources, as_of));
    rows.extend(periods.map(|period| {
        let mut row = vec![Cell::Empty; SHEET.len()];
        date_cells(&mut row, 0, first(&period.start));
        date_cells(&mut row, 4, period.end.as_ref().and_then(last));
        set(&mut row, 9, &period.label);
        set(&mut row, 15, "era");
        row
    }));
    Table { name: "timeline", columns: SHEET, rows }
}

/// The dossier's summary; for a past day it would reveal what came later.
fn summary<'a>(dossier: &'a Dossier, content: &Content) -> &'a str {
    let is_past = content.own_day.is_some_and(|own| content.settings.as_of < own);
    dossier.summary.as_deref().filter(|_| !is_past).unwrap_or_default()
}

fn title_row(dossier: &Dossier, content: &Content) -> Vec<Cell> {
    let mut row = vec![Cell::Empty; SHEET.len()];
    set(&mut row, 9, &dossier.title);
    set(&mut row, 10, summary(dossier, content));
    set(&mut row, 15, "title");
    row
}

fn event_row(dossier: &Dossier, content: &Content, event: &Event, marker: &Marker) -> Vec<Cell> {
    let mut row = vec![Cell::Empty; SHEET.len()];
    date_cells(&mut row, 0, first(&event.date));
    if matches!(event.date, Edtf::Interval { .. }) {
        date_cells(&mut row, 4, last(&event.date));
    }
    set(&mut row, 3, event.time.as_deref().unwrap_or_default());
    // What a stamp cannot say, such as about when, is said as the dossier has it.
    let plain = first(&event.date).map(|stamp| stamp_text(&stamp));
    if plain.as_deref() != Some(&event.date.to_string())
        && !matches!(event.date, Edtf::Interval { .. })
    {
        set(&mut row, 8, &event.date.to_string());
    }
    set(&mut row, 9, &event.headline);
    set(&mut row, 10, &text(dossier, content, event, marker));
    set(&mut row, 11, url(dossier, content, event).unwrap_or_default());
    set(&mut row, 16, &dossier.actor_name(&event.actor));
    row
}

/// The same as TimelineJS's own JSON.
pub fn timeline_json(dossier: &Dossier, content: &Content) -> Value {
    let events = known(dossier, content).map(|(event, marker)| {
        let mut entry = json!({
            "unique_id": event.id.as_str(),
            "text": {"headline": escaped(&event.headline), "text": escaped(&text(dossier, content, event, marker))},
            "group": dossier.actor_name(&event.actor),
        });
        let dates = first(&event.date).map(|stamp| date_json(&stamp));
        if let Some(object) = entry.as_object_mut() {
            object.extend(dates.map(|date| ("start_date".to_owned(), date)));
            if matches!(event.date, Edtf::Interval { .. })
                && let Some(end) = last(&event.date)
            {
                object.insert("end_date".to_owned(), date_json(&end));
            }
            if let Some(url) = url(dossier, content, event) {
                object.insert("media".to_owned(), json!({"url": url}));
            }
        }
        entry
    });
    let as_of = content.settings.as_of;
    let periods = dossier.periods.iter();
    let eras = periods
        .filter(|period| dossier.is_known(period.first_day(), &period.sources, as_of))
        .filter_map(|period| {
            let end = match &period.end {
                Some(end) => last(end)?,
                None => stamp_of(as_of),
            };
            Some(json!({
                "start_date": date_json(&first(&period.start)?),
                "end_date": date_json(&end),
                "text": {"headline": escaped(&period.label)},
            }))
        });
    json!({
        "title": {"text": {
            "headline": escaped(&dossier.title),
            "text": escaped(summary(dossier, content)),
        }},
        "events": events.collect::<Vec<_>>(),
        "eras": eras.collect::<Vec<_>>(),
    })
}

fn known<'a>(
    dossier: &'a Dossier,
    content: &'a Content,
) -> impl Iterator<Item = (&'a Event, &'a Marker)> {
    let markers = content.markers.iter();
    markers.filter_map(|marker| Some((dossier.events.get(marker.event)?, marker)))
}

/// The event in full, how far it moved tension, and its sources.
fn text(dossier: &Dossier, content: &Content, event: &Event, marker: &Marker) -> String {
    let sources = event.sources.iter().filter_map(|id| dossier.sources.find(id));
    let sources = sources.filter(|source| source.is_published(content.settings.as_of));
    let names: Vec<&str> =
        sources.map(|source| source.publisher.as_deref().unwrap_or(&source.title)).collect();
    let moved = (!marker.scheduled)
        .then(|| format!("Tension {:+.1}, to {:.0}.", marker.change, marker.after));
    let said = (!names.is_empty()).then(|| format!("Sources: {}.", names.join(", ")));
    [event.detail.clone(), moved, said].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn url<'a>(dossier: &'a Dossier, content: &Content, event: &'a Event) -> Option<&'a str> {
    let sources = event.sources.iter().filter_map(|id| dossier.sources.find(id));
    let mut known = sources.filter(|source| source.is_published(content.settings.as_of));
    known.find_map(|source| source.url.as_deref())
}

/// A date as precisely as it is known.
#[derive(Clone, Copy)]
struct Parts {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
}

fn of_stamp(stamp: &Stamp) -> Parts {
    let Parts { year, month, day } = stamp_of(stamp.first());
    match stamp.precision() {
        Precision::Year => Parts { year, month: None, day: None },
        Precision::Month => Parts { year, month, day: None },
        Precision::Day => Parts { year, month, day },
    }
}

fn stamp_of(day: crate::dossier::Day) -> Parts {
    let date = day.date();
    Parts { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
}

fn first(date: &Edtf) -> Option<Parts> {
    match date {
        Edtf::Stamp(stamp) => Some(of_stamp(stamp)),
        Edtf::Interval { start, .. } => {
            start.as_ref().map(of_stamp).or_else(|| Some(stamp_of(date.point())))
        }
    }
}

fn last(date: &Edtf) -> Option<Parts> {
    match date {
        Edtf::Stamp(stamp) => Some(of_stamp(stamp)),
        Edtf::Interval { end, .. } => end.as_ref().map(of_stamp),
    }
}

fn stamp_text(parts: &Parts) -> String {
    let mut text = format!("{:04}", parts.year);
    for part in [parts.month, parts.day].into_iter().flatten() {
        text = format!("{text}-{part:02}");
    }
    text
}

fn date_json(parts: &Parts) -> Value {
    let mut date = json!({"year": parts.year});
    if let Some(object) = date.as_object_mut() {
        object.extend(parts.month.map(|month| ("month".to_owned(), json!(month))));
        object.extend(parts.day.map(|day| ("day".to_owned(), json!(day))));
    }
    date
}

fn date_cells(row: &mut [Cell], from: usize, parts: Option<Parts>) {
    let Some(Parts { year, month, day }) = parts else { return };
    let texts = [Some(year.to_string()), month.map(|m| m.to_string()), day.map(|d| d.to_string())];
    for (place, text) in texts.into_iter().enumerate() {
        set(row, from + place, &text.unwrap_or_default());
    }
}

fn set(row: &mut [Cell], place: usize, text: &str) {
    if let Some(cell) = row.get_mut(place) {
        *cell = Cell::text(text);
    }
}

/// TimelineJS takes texts for HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
