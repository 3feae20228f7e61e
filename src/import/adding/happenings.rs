//! Events and periods.

use std::collections::HashSet;

use super::ids::Own;
use super::{WhyLeftOut, Work};
use crate::dossier::{CameoCode, RecordKind};
use crate::edit::{Edit, Fields};
use crate::import::records::Happening;

/// Longest headline, in characters.
const MOST_CHARS: usize = 300;

impl Work<'_> {
    pub(super) fn happenings(&mut self, list: &[Happening]) {
        let dossier = self.document.dossier();
        let mut events: HashSet<(String, String)> = dossier
            .events
            .iter()
            .map(|event| (event.date.to_string(), event.headline.clone()))
            .collect();
        let mut periods: HashSet<String> =
            dossier.periods.iter().map(|period| period.label.clone()).collect();
        for happening in list {
            let headline = crate::words::one_line(&happening.headline, MOST_CHARS);
            let is_new = if happening.is_period {
                periods.insert(headline.to_string())
            } else {
                events.insert((happening.date.clone(), headline.to_string()))
            };
            if !is_new {
                self.added.again += 1;
            } else if happening.is_period {
                self.period(happening, &headline);
            } else {
                self.event(happening, &headline);
            }
        }
    }

    fn period(&mut self, happening: &Happening, label: &str) {
        let date = &happening.date;
        let (start, end) = date.split_once('/').unwrap_or((date, date));
        let id = self.ids.take(RecordKind::Period, "", label);
        let fields =
            Fields::new().with("id", id).with("label", label).with("start", start).with("end", end);
        self.edits.push(Edit::add(RecordKind::Period, fields));
        self.added.periods += 1;
    }

    fn event(&mut self, happening: &Happening, headline: &str) {
        if !happening.id.is_empty() {
            match self.ids.own(RecordKind::Event, &happening.id) {
                Own::Free => {}
                Own::InDossier => {
                    self.added.again += 1;
                    return;
                }
                Own::InTable => {
                    self.leave_out(happening.line, WhyLeftOut::IdTwice(happening.id.clone()));
                    return;
                }
            }
        }
        let id = self.ids.take(RecordKind::Event, &happening.id, headline);
        let source = self.source(happening.line, &happening.url, headline);
        let mut fields = Fields::new()
            .with("id", id)
            .with("date", happening.date.as_str())
            .with("headline", headline)
            .with_text("detail", &happening.detail)
            .with("actor", self.actor(&happening.actor))
            .with("code", self.code(&happening.code))
            .with_texts("sources", source);
        if let Some(weight) = happening.weight {
            fields.set("weight", weight);
        }
        if let Some(lasting) = happening.lasting {
            fields.set("lasting", lasting);
        }
        self.edits.push(Edit::add(RecordKind::Event, fields));
        self.added.events += 1;
    }

    /// The side that acted; an unknown name is noted.
    fn actor(&mut self, name: &str) -> String {
        if let Some(id) = self.sides.actor(name) {
            return id.to_owned();
        }
        self.added.unknown += 1;
        if !name.is_empty() {
            self.added.unknown_names.insert(name.to_owned());
        }
        self.added.taken_for.clone()
    }

    fn code(&mut self, code: &str) -> String {
        match code.parse::<CameoCode>() {
            Ok(code) => code.to_string(),
            Err(_) => {
                self.added.without_code += 1;
                self.added.coded.clone()
            }
        }
    }
}
