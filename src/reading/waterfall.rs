//! What moved tension over a span, as a staircase from its value before to its
//! value after: each event's step begins where the one before it ended.

use super::content::Content;
use crate::dossier::{Day, ModelKind};
use crate::tension::{Attribution, Cause, Series};

/// A staircase of moves, largest first whichever its sign.
#[derive(Debug, Clone, PartialEq)]
pub struct Waterfall {
    /// Tension at the end of the day before the span.
    pub start: f64,
    /// The moves and ends of events, then the passing of time where the model
    /// tells it apart. They add up to `end − start`.
    pub steps: Vec<WaterfallStep>,
    /// Tension at the end of the span's last day.
    pub end: f64,
    /// The lowest and highest value that the staircase touches.
    pub bounds: (f64, f64),
}

/// A step of the staircase.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WaterfallStep {
    /// The event's place in the dossier, and whether it is its act or its end;
    /// `None` for the passing of time.
    pub event: Option<(usize, Cause)>,
    /// Where it begins.
    pub from: f64,
    /// How far it goes.
    pub change: f64,
}

impl Waterfall {
    /// What moved tension from the end of the day before `first` to the end of
    /// `last`. `None` for a mean, which is no sum.
    pub fn compute(content: &Content, first: Day, last: Day) -> Option<Self> {
        let model = &content.settings.model;
        let before = first.plus(-1).min(last);
        let attribution = Attribution::compute(model, &content.selection, before, last).ok()?;
        let start = standing(content, &content.series, before);
        let mut at = start;
        let (mut low, mut high) = (start, start);
        let mut step = |event: Option<(usize, Cause)>, change: f64| {
            let from = at;
            at += change;
            (low, high) = (low.min(at), high.max(at));
            WaterfallStep { event, from, change }
        };
        let changes = attribution.changes.iter();
        let mut steps: Vec<WaterfallStep> =
            changes.map(|c| step(Some((c.event, c.cause)), c.change)).collect();
        if matches!(model.kind(), ModelKind::Stock | ModelKind::Level) {
            steps.push(step(None, attribution.by_time));
        }
        let end = start + attribution.total;
        Some(Self { start, steps, end, bounds: (low.min(end), high.max(end)) })
    }
}

/// The value of a day; before the first event, where the model stands.
fn standing(content: &Content, series: &Series, day: Day) -> f64 {
    let stands = || content.settings.model.standing().unwrap_or_default();
    let last = series.last().filter(|last| *last < day);
    series.at(last.unwrap_or(day)).unwrap_or_else(stands)
}
