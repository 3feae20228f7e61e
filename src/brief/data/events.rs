//! Events, periods and what moved tension, for templates.

use std::collections::HashMap;

use serde::Serialize;

use super::sources::Numbers;
use super::{DateData, date};
use crate::brief::material::Material;
use crate::dossier::{Confidence, Slot};
use crate::figure;
use crate::reading::Marker;
use crate::reading::wording::{cause, confidence_key, decimals, quad_key, signed, time_key};
use crate::tension::Attribution;

/// An event on the chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventData {
    /// Its id in the dossier.
    pub id: String,
    /// When it happened.
    pub date: DateData,
    /// What happened, short.
    pub headline: String,
    /// What happened, in full.
    pub detail: Option<String>,
    /// The words that matter, as a source has them.
    pub quote: Option<String>,
    /// How they stand in the text that is kept of the source, in words; none where no
    /// text is kept.
    pub quote_mark: Option<String>,
    /// Who acted, by name.
    pub actor: String,
    /// Who acted: 1 or 2, or 0 for both.
    pub side: u8,
    /// CAMEO code.
    pub code: String,
    /// What the code means.
    pub code_label: String,
    /// `verbal-cooperation`, `material-cooperation`, `verbal-conflict` or
    /// `material-conflict`.
    pub quad: crate::dossier::QuadClass,
    /// The same in words.
    pub quad_label: String,
    /// Goldstein points, −10 to +10.
    pub score: f64,
    /// Tension just after it.
    pub tension: f64,
    /// How far it moved tension.
    pub change: f64,
    /// The same in words, `−11`.
    pub change_text: String,
    /// It was known to be coming and had not come.
    pub scheduled: bool,
    /// `low confidence`, where it is not high.
    pub confidence: Option<String>,
    /// Numbers of its sources.
    pub sources: Vec<usize>,
}

/// One move of tension.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MoveData {
    /// The event's id.
    pub id: String,
    /// When.
    pub date: DateData,
    /// What happened.
    pub headline: String,
    /// Who acted: 1 or 2, or 0 for both.
    pub side: u8,
    /// Change of tension.
    pub change: f64,
    /// The same in words.
    pub change_text: String,
    /// Numbers of its sources.
    pub sources: Vec<usize>,
}

/// What moved tension over the span; the parts add up to the whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MoversData {
    /// The largest moves, largest first whichever their sign.
    pub largest: Vec<MoveData>,
    /// How many moves there are besides.
    pub other_count: usize,
    /// Their sum.
    pub other: f64,
    /// `and 12 more events`; `None` where there are none.
    pub other_label: Option<String>,
    /// The sum in words.
    pub other_text: String,
    /// What the passing of time contributed.
    pub by_time: f64,
    /// The same in words.
    pub time_text: String,
    /// What it is called: `passing of time`, `return to baseline`.
    pub time_label: String,
    /// The change over the span.
    pub total: f64,
    /// The same in words.
    pub total_text: String,
}

/// A named span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodData {
    /// Its name.
    pub label: String,
    /// Its first day.
    pub start: DateData,
    /// Its last day; `None` while it lasts.
    pub end: Option<DateData>,
    /// Numbers of its sources.
    pub sources: Vec<usize>,
}

/// Moves told one by one; the rest is told as a sum.
const MOST_MOVES: usize = 8;

pub(super) const fn side_number(slot: Option<Slot>) -> u8 {
    match slot {
        Some(Slot::First) => 1,
        Some(Slot::Second) => 2,
        None => 0,
    }
}

/// The markers within the span, in their order.
pub(super) fn shown(material: &Material) -> impl Iterator<Item = &Marker> {
    let (from, to) = material.view.days();
    material.content.markers.iter().filter(move |m| from <= m.day && m.day <= to)
}

pub(super) fn events(material: &Material, numbers: &mut Numbers) -> Vec<EventData> {
    let digits = decimals(material.content.settings.model.kind()).max(1);
    shown(material)
        .filter_map(|marker| {
            let event = material.dossier().events.get(marker.event)?;
            let change = if marker.scheduled { 0.0 } else { marker.change };
            let confidence = (event.confidence != Confidence::High)
                .then(|| material.word(confidence_key(event.confidence)).into_owned());
            Some(EventData {
                id: event.id.to_string(),
                date: date(material, &event.date),
                headline: event.headline.clone(),
                detail: event.detail.clone(),
                quote: event.quote.clone(),
                quote_mark: material.quote_mark(event.quote.as_deref(), &event.sources),
                actor: material.dossier().actor_name(&event.actor),
                side: side_number(marker.slot),
                code: event.code.to_string(),
                code_label: material.words.code_label(event.code.entry()).to_owned(),
                quad: marker.quad,
                quad_label: material.word(quad_key(marker.quad)).into_owned(),
                score: event.goldstein(),
                tension: marker.after,
                change,
                change_text: if marker.scheduled {
                    material.word("chart-scheduled").into_owned()
                } else {
                    signed(change, digits)
                },
                scheduled: marker.scheduled,
                confidence,
                sources: numbers.cite(material, &event.sources),
            })
        })
        .collect()
}

pub(super) fn movers(material: &Material, events: &[EventData]) -> Option<MoversData> {
    let content = &material.content;
    let (from, to) = material.view.days();
    let first = content.selection.first_day()?;
    let to = to.min(content.settings.as_of);
    let from = from.max(first.plus(-1)).min(to);
    let model = &content.settings.model;
    let all = Attribution::compute(model, &content.selection, from, to).ok()?;
    let digits = decimals(model.kind()).max(1);
    let (largest, others) = all.changes.split_at(all.changes.len().min(MOST_MOVES));
    let cited: HashMap<&str, &Vec<usize>> =
        events.iter().map(|event| (event.id.as_str(), &event.sources)).collect();
    let largest = largest.iter().filter_map(|change| {
        let event = material.dossier().events.get(change.event)?;
        Some(MoveData {
            id: event.id.to_string(),
            date: date(material, &event.date),
            headline: cause(&event.headline, change.cause, &material.words),
            side: side_number(event.actor.slot()),
            change: change.change,
            change_text: signed(change.change, digits),
            sources: cited.get(event.id.as_str()).map(|list| (*list).clone()).unwrap_or_default(),
        })
    });
    let other: f64 = others.iter().map(|change| change.change).sum();
    let other_label = (!others.is_empty()).then(|| {
        let values = [("count", others.len().into())];
        material.words.with("brief-other-moves", &values).into_owned()
    });
    Some(MoversData {
        largest: largest.collect(),
        other_count: others.len(),
        other,
        other_label,
        other_text: signed(other, digits),
        by_time: all.by_time,
        time_text: signed(all.by_time, digits),
        time_label: material.word(time_key(material.content.settings.model.kind())).into_owned(),
        total: all.total,
        total_text: signed(all.total, digits),
    })
}

pub(super) fn periods(material: &Material, numbers: &mut Numbers) -> Vec<PeriodData> {
    let dossier = material.dossier();
    let known = dossier
        .periods
        .iter()
        .filter(|p| dossier.is_known(p.first_day(), &p.sources, material.as_of()));
    known
        .map(|period| PeriodData {
            label: period.label.clone(),
            start: date(material, &period.start),
            end: period.end.as_ref().map(|end| date(material, end)),
            sources: numbers.cite(material, &period.sources),
        })
        .collect()
}

/// The range of values that the chart's axis shows.
pub(super) fn axis(material: &Material) -> (f64, f64) {
    let (from, to) = material.view.days();
    figure::value_range(&material.content, from, to, None)
}
