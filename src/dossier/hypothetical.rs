//! Records that no file has: what is assumed, so that it can be computed with.

use super::Dossier;
use super::cameo::CameoCode;
use super::day::Day;
use super::edtf::Edtf;
use super::event::{Confidence, Event};
use super::id::{Id, Records};

/// Codes of an act that undoes something hostile, and something friendly.
const EASES: &str = "085";
const WITHDRAWS: &str = "120";

impl Event {
    /// The act that completely undoes this one on a day, by the same actor: after everything else
    /// of that day that has no later time.
    ///
    /// `None` where the event passes by itself, so that there is nothing to
    /// undo, or where it begins after the day.
    pub fn undone_on(&self, day: Day, headline: &str) -> Option<Self> {
        if !self.is_lasting() || self.date.point() > day {
            return None;
        }
        let code = if self.goldstein() > 0.0 { WITHDRAWS } else { EASES };
        let same_day = self.date.point() == day;
        Some(Self {
            id: Id::new(""),
            date: day.to_string().parse::<Edtf>().ok()?,
            // On one day, what has no time comes first.
            time: self.time.clone().filter(|_| same_day),
            zone: self.zone.clone().filter(|_| same_day),
            headline: headline.to_owned(),
            detail: None,
            actor: self.actor.clone(),
            target: None,
            code: code.parse::<CameoCode>().ok()?,
            score: None,
            weight: 1.0,
            confidence: Confidence::High,
            sources: Vec::new(),
            quote: None,
            tags: Vec::new(),
            planned: false,
            lasting: None,
            until: None,
            reverses: vec![self.id.clone()],
            share: 1.0,
            readings: Vec::new(),
            marking: None,
        })
    }
}

impl Dossier {
    /// The same sides and model with other events and nothing that was reported of them: something
    /// to compute with, not a record.
    #[must_use]
    pub fn with_events(&self, events: Vec<Event>) -> Self {
        Self {
            model: self.model.clone(),
            sides: self.sides.clone(),
            events: Records::new(events),
            ..Self::empty()
        }
    }
}
