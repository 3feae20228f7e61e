//! The span whose moves are shown: days that the user chose, or those in view.

use crate::dossier::{Day, DayError};
use crate::figure::View;
use crate::reading::{Content, Waterfall};

/// A span as it is asked for and written.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Span {
    /// Days that were chosen, both included; those in view where `None`.
    chosen: Option<(Day, Day)>,
    /// What stands in the fields of the first and the last day.
    pub from_text: String,
    /// See `from_text`.
    pub to_text: String,
    /// Why a field holds no day.
    pub error: Option<DayError>,
    /// What moved tension, while that is shown; `None` for a mean.
    pub waterfall: Option<Waterfall>,
}

impl Span {
    /// Days that were chosen.
    pub(crate) const fn chosen(&self) -> Option<(Day, Day)> {
        self.chosen
    }

    /// Chooses days, in either order.
    pub(crate) fn choose(&mut self, from: Day, to: Day) {
        self.chosen = Some((from.min(to), from.max(to)));
    }

    /// Goes back to the days in view.
    pub(crate) fn clear(&mut self) {
        self.chosen = None;
        self.error = None;
    }

    /// The days that count: those chosen, or those in view; never after the
    /// as-of day.
    pub(crate) fn days(&self, view: &View, as_of: Day) -> (Day, Day) {
        let (from, to) = self.chosen.unwrap_or_else(|| view.days());
        (from.min(as_of), to.min(as_of))
    }

    /// Writes the days into the fields.
    pub(crate) fn write(&mut self, view: &View, as_of: Day) {
        let (from, to) = self.days(view, as_of);
        (self.from_text, self.to_text) = (from.to_string(), to.to_string());
        self.error = None;
    }

    /// Reads a field that was written in; the other stays.
    pub(crate) fn edit(&mut self, text: String, is_from: bool, view: &View, as_of: Day) {
        let (from, to) = self.days(view, as_of);
        match text.trim().parse::<Day>() {
            Ok(day) => {
                self.error = None;
                if is_from {
                    self.choose(day, to.max(day));
                } else {
                    self.choose(from.min(day), day);
                }
            }
            Err(error) => self.error = Some(error),
        }
        if is_from {
            self.from_text = text;
        } else {
            self.to_text = text;
        }
    }

    /// Computes what moved tension.
    pub(crate) fn refresh(&mut self, view: &View, content: &Content) {
        let (from, to) = self.days(view, content.settings.as_of);
        self.waterfall = Waterfall::compute(content, from, to);
    }
}
