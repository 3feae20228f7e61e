//! A [`Spec`] as a file.

use std::fmt::Write;

use detente::dossier::Dossier;

use super::{ClaimSpec, CommitmentSpec, EventSpec, HEAD, ModelSpec, Spec, VerdictSpec, read};

impl Spec {
    /// The file. Events are `e0`, `e1`, …, sources `s0`, commitments `c0`.
    pub fn toml(&self) -> String {
        let mut out = HEAD.to_owned();
        write_model(&mut out, &self.model);
        for (place, published) in self.sources.iter().enumerate() {
            writeln!(out, "[[sources]]\nid = \"s{place}\"\ntitle = \"Paper {place}\"").unwrap();
            if let Some(when) = published {
                writeln!(out, "published = \"{}\"", when.text).unwrap();
            }
        }
        for (place, event) in self.events.iter().enumerate() {
            write_event(&mut out, place, event);
        }
        for (place, commitment) in self.commitments.iter().enumerate() {
            write_commitment(&mut out, place, commitment);
        }
        out.push_str(&self.more);
        out
    }

    /// The file as the library reads it; it must be free of errors.
    pub fn dossier(&self) -> Dossier {
        read(&self.toml())
    }
}

fn source_ids(places: &[usize]) -> String {
    let ids: Vec<String> = places.iter().map(|place| format!("\"s{place}\"")).collect();
    format!("[{}]", ids.join(", "))
}

fn write_model(out: &mut String, model: &ModelSpec) {
    let half_life =
        |days: Option<f64>| days.map_or("\"none\"".to_owned(), |days| format!("{days:?}"));
    let ModelSpec { kind, rest, scale, gain, baseline, start, window, .. } = model;
    writeln!(
        out,
        "[model]\nkind = \"{kind}\"\nrest = {rest:?}\nscale = {scale:?}\n\
         words_half_life_days = {}\ndeeds_half_life_days = {}\n\
         gain = {gain:?}\nhalf_life_days = {}\n\
         baseline = {baseline:?}\nstart = {start:?}\nwindow_days = {window}",
        half_life(model.words_half_life),
        half_life(model.deeds_half_life),
        half_life(model.half_life),
    )
    .unwrap();
    if let Some((low, high)) = model.rest_range {
        writeln!(out, "rest_range = [{low:?}, {high:?}]").unwrap();
    }
}

fn write_event(out: &mut String, place: usize, event: &EventSpec) {
    writeln!(
        out,
        "[[events]]\nid = \"e{place}\"\ndate = \"{}\"\nheadline = \"Event {place}\"\n\
         actor = \"{}\"\ncode = \"{}\"",
        event.when.text,
        event.who.id(),
        event.code.text
    )
    .unwrap();
    if let Some(time) = event.time {
        writeln!(out, "time = \"{time}\"").unwrap();
    }
    if let Some(score) = event.score {
        writeln!(out, "score = {score:?}").unwrap();
    }
    if let Some(weight) = event.weight {
        writeln!(out, "weight = {weight:?}").unwrap();
    }
    write_stock_keys(out, event);
    if event.low_confidence {
        out.push_str("confidence = \"low\"\n");
    }
    if !event.sources.is_empty() {
        writeln!(out, "sources = {}", source_ids(&event.sources)).unwrap();
    }
}

fn write_stock_keys(out: &mut String, event: &EventSpec) {
    if event.planned {
        out.push_str("planned = true\n");
    }
    if let Some(lasting) = event.lasting {
        writeln!(out, "lasting = {lasting}").unwrap();
    }
    if let Some(until) = &event.until {
        writeln!(out, "until = \"{}\"", until.text).unwrap();
    }
    if !event.reverses.is_empty() {
        let ids: Vec<String> = event.reverses.iter().map(|place| format!("\"e{place}\"")).collect();
        writeln!(out, "reverses = [{}]", ids.join(", ")).unwrap();
    }
    if let Some(share) = event.share {
        writeln!(out, "share = {share:?}").unwrap();
    }
    if !event.readings.is_empty() {
        let codes: Vec<String> =
            event.readings.iter().map(|code| format!("\"{}\"", code.text)).collect();
        writeln!(out, "readings = [{}]", codes.join(", ")).unwrap();
    }
}

fn write_commitment(out: &mut String, place: usize, commitment: &CommitmentSpec) {
    let CommitmentSpec { by, made, due, expires, sources, verdicts, claims, more, .. } = commitment;
    writeln!(
        out,
        "[[commitments]]\nid = \"c{place}\"\nby = \"{}\"\ntext = \"Promise {place}\"\n\
         made = \"{}\"\nsources = {}",
        by.id(),
        made.text,
        source_ids(sources)
    )
    .unwrap();
    for (key, when) in [("due", due), ("expires", expires)] {
        if let Some(when) = when {
            writeln!(out, "{key} = \"{}\"", when.text).unwrap();
        }
    }
    if let Some(kind) = commitment.kind {
        writeln!(out, "kind = \"{kind}\"").unwrap();
    }
    if let Some(event) = commitment.event {
        writeln!(out, "event = \"e{event}\"").unwrap();
    }
    for (key, places) in [
        ("conditional_on", &commitment.conditional_on),
        ("reciprocal_with", &commitment.reciprocal_with),
    ] {
        let ids: Vec<String> = places.iter().map(|place| format!("\"c{place}\"")).collect();
        writeln!(out, "{key} = [{}]", ids.join(", ")).unwrap();
    }
    out.push_str(more);
    for VerdictSpec { status, when, sources } in verdicts {
        writeln!(
            out,
            "[[commitments.verdicts]]\nstatus = \"{status}\"\ndate = \"{}\"\nsources = {}",
            when.text,
            source_ids(sources)
        )
        .unwrap();
    }
    for ClaimSpec { by, stance, when, source } in claims {
        writeln!(
            out,
            "[[commitments.claims]]\nby = \"{by}\"\nstance = \"{stance}\"\ndate = \"{}\"",
            when.text
        )
        .unwrap();
        if let Some(source) = source {
            writeln!(out, "source = \"s{source}\"").unwrap();
        }
    }
}
