//! Sources, events, periods and the data files beside a dossier.

use chrono_tz::Tz;

use super::super::address::is_web_address;
use super::super::cameo;
use super::super::event::{Confidence, Event, Period, Source};
use super::super::fields::RecordKind;
use super::super::id::Id;
use super::super::model::{ModelKind, ModelSettings};
use super::super::problem::{FieldFault, RecordFault, Rule, TableKind};
use super::super::reader::Record;
use super::super::reversals::Reversal;
use super::data::read_sha256;
use super::names::Names;

pub(super) fn read_sources(root: &Record<'_, '_>, names: &Names<'_>) -> Vec<Source> {
    let records = root.tables("sources", TableKind::Record(RecordKind::Source));
    records.iter().filter_map(|record| read_source(record, names)).collect()
}

fn read_source(record: &Record<'_, '_>, names: &Names<'_>) -> Option<Source> {
    let id = names.sources.own(record);
    let title = record.required_headline("title");
    let published = record.parsed("published");
    let url = record.text("url");
    let archived = record.text("archived");
    for (key, url) in [("url", &url), ("archived", &archived)] {
        if url.as_ref().is_some_and(|url| !is_web_address(url.value)) {
            record.wrong(key, FieldFault::NoWebAddress);
        }
    }
    Some(Source {
        published,
        publisher: record.string("publisher"),
        url: url.map(|url| url.value.to_owned()),
        authors: record.strings("authors"),
        language: record.string("language"),
        note: record.string("note"),
        marking: record.string("marking"),
        archived: archived.map(|url| url.value.to_owned()),
        text_sha256: read_sha256(record, "text_sha256"),
        id: id?,
        title: title?,
    })
}

pub(super) fn read_events(
    root: &Record<'_, '_>,
    names: &Names<'_>,
    model: &ModelSettings,
    reversals: &mut Vec<Reversal>,
) -> Vec<Event> {
    let records = root.tables("events", TableKind::Record(RecordKind::Event));
    records.iter().filter_map(|record| read_event(record, names, model, reversals)).collect()
}

fn read_event(
    record: &Record<'_, '_>,
    names: &Names<'_>,
    model: &ModelSettings,
    reversals: &mut Vec<Reversal>,
) -> Option<Event> {
    let id = names.events.own(record);
    let date = record.required_parsed("date");
    let time = read_time(record);
    check_zone(record);
    let headline = record.required_headline("headline");
    let actor = record.required_text("actor").and_then(|text| names.actor(record, &text));
    let target = record.text("target").and_then(|text| names.actor(record, &text));
    let code = record.required_parsed("code");
    let score = record.number_where("score", Rule::Score, |score| (-10.0..=10.0).contains(&score));
    let weight = record.number_where("weight", Rule::Weight, |weight| weight >= 0.0).unwrap_or(1.0);
    let confidences =
        [("high", Confidence::High), ("medium", Confidence::Medium), ("low", Confidence::Low)];
    let confidence = record.choice("confidence", &confidences).unwrap_or_default();
    let reverses = read_reverses(record, names, id.as_ref(), reversals);
    let share = record
        .number_where("share", Rule::Share, |share| 0.0 < share && share <= 1.0)
        .unwrap_or(1.0);
    let event = Event {
        time,
        target,
        score,
        weight,
        confidence,
        zone: record.string("zone"),
        detail: record.string("detail"),
        sources: names.sources.many(record, "sources"),
        quote: record.string("quote"),
        tags: record.strings("tags"),
        planned: record.flag("planned").unwrap_or_default(),
        lasting: record.flag("lasting"),
        until: record.parsed("until"),
        reverses,
        share,
        readings: record.parsed_list("readings"),
        marking: record.string("marking"),
        id: id?,
        date: date?,
        headline: headline?,
        actor: actor?,
        code: code?,
    };
    check_duration(record, &event);
    warn_about(record, &event, model);
    Some(event)
}

/// The events that it undoes, each once.
fn read_reverses(
    record: &Record<'_, '_>,
    names: &Names<'_>,
    own: Option<&Id<Event>>,
    reversals: &mut Vec<Reversal>,
) -> Vec<Id<Event>> {
    let mut ids: Vec<Id<Event>> = Vec::new();
    for text in record.texts("reverses") {
        let Some(to) = names.events.resolve(record, &text) else { continue };
        if ids.contains(&to) {
            record.sink().error(&text.span, record.fault(RecordFault::ReversesTwice { to }));
            continue;
        }
        if let Some(from) = own {
            reversals.push(Reversal { from: from.clone(), to: to.clone(), span: text.span });
        }
        ids.push(to);
    }
    ids
}

/// A passing event has no end to give, and a reversal stays until it is undone.
fn check_duration(record: &Record<'_, '_>, event: &Event) {
    let sink = record.sink();
    if event.is_reversal() && event.lasting == Some(false) {
        sink.error(&record.span_of("lasting"), record.fault(RecordFault::ReversalPasses));
    }
    if event.until.is_some() && !event.is_lasting() {
        sink.error(&record.span_of("until"), record.fault(RecordFault::PassesUntil));
    }
    if let (Some(last), Some(first)) = (event.last_day(), event.date.first_covered())
        && last < first
    {
        let fault = record.fault(RecordFault::EndsBeforeBegins { last, first });
        sink.error(&record.span_of("until"), fault);
    }
    // About ids that name nothing, no more is said.
    if record.has("share") && !record.has("reverses") {
        record.warn("share", FieldFault::ShareOfNothing);
    }
}

fn warn_about(record: &Record<'_, '_>, event: &Event, model: &ModelSettings) {
    if !event.code.is_exact() && !cameo::is_scoreless(event.code.as_str()) {
        let fault = record.fault(RecordFault::ScoreOfAnother { code: event.code });
        record.sink().warning(&record.span_of("code"), fault);
    }
    for (reading, text) in event.readings.iter().zip(record.texts("readings")) {
        if !reading.is_exact() && !cameo::is_scoreless(reading.as_str()) {
            let fault = record.fault(RecordFault::ScoreOfAnother { code: *reading });
            record.sink().warning(&text.span, fault);
        }
    }
    let reach = model.gain() * event.weighted_score().abs();
    if model.kind == ModelKind::Level && reach > 9.0 {
        record.sink().warning(&record.span, record.fault(RecordFault::MovesToEnd));
    }
    if event.target.is_some()
        && event.target.as_ref().map(|t| t.slot()) == Some(event.actor.slot())
        && event.actor.slot().is_some()
    {
        let fault = record.fault(RecordFault::DirectedAtItself);
        record.sink().warning(&record.span_of("target"), fault);
    }
}

fn read_time(record: &Record<'_, '_>) -> Option<String> {
    let text = record.text("time")?;
    let parts: Vec<&str> = text.value.split(':').collect();
    let limits = [24, 60, 60];
    let sound = (2..=3).contains(&parts.len())
        && parts.iter().zip(limits).all(|(part, limit)| {
            part.len() == 2
                && part.bytes().all(|b| b.is_ascii_digit())
                && part.parse::<u32>().is_ok_and(|number| number < limit)
        });
    if sound {
        return Some(text.value.to_owned());
    }
    record.wrong("time", FieldFault::NoTime);
    None
}

fn check_zone(record: &Record<'_, '_>) {
    let Some(zone) = record.text("zone") else { return };
    if zone.value.parse::<Tz>().is_ok() {
        return;
    }
    let names = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
    let near = record.sink().suggest(zone.value, names);
    record.warn("zone", FieldFault::NoZone { near });
}

pub(super) fn read_periods(root: &Record<'_, '_>, names: &Names<'_>) -> Vec<Period> {
    let records = root.tables("periods", TableKind::Record(RecordKind::Period));
    records.iter().filter_map(|record| read_period(record, names)).collect()
}

fn read_period(record: &Record<'_, '_>, names: &Names<'_>) -> Option<Period> {
    let id = names.periods.own(record);
    let label = record.required_headline("label");
    let start = record.required_parsed("start");
    let end = record.parsed("end");
    let sources = names.sources.many(record, "sources");
    let period = Period { id: id?, label: label?, start: start?, end, sources };
    if period.last_day().is_some_and(|last| last < period.first_day()) {
        let fault = record.fault(RecordFault::PeriodBackwards);
        record.sink().error(&record.span_of("end"), fault);
    }
    Some(period)
}
