//! What a chart keeps while a record is walked through, so that nothing jumps
//! from step to step: its scale of values, and where labels stand.

use super::chart::ChartLayout;
use super::texts::EventLabel;
use super::value::ValueScale;
use crate::reading::{Content, MarkerIndex};

/// The scale and the labels of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Steady {
    /// The values, and how far the scale is from the plot's edges.
    low: f64,
    high: f64,
    above: f32,
    below: f32,
    /// Labels by the events' places in the dossier: places among markers change
    /// with what is known.
    labels: Vec<(usize, EventLabel)>,
}

impl Steady {
    /// As a chart has them.
    pub fn of(layout: &ChartLayout, content: &Content) -> Self {
        let ValueScale { low, high, top, bottom } = layout.value;
        let event =
            |label: &EventLabel| Some((content.markers.get(label.marker)?.event, label.clone()));
        Self {
            low,
            high,
            above: top - layout.plot.top,
            below: layout.plot.bottom - bottom,
            labels: layout.labels.iter().filter_map(event).collect(),
        }
    }

    /// The scale in a plot.
    pub(super) fn scale(&self, top: f32, bottom: f32) -> ValueScale {
        let (top, bottom) = (top + self.above, bottom - self.below);
        ValueScale { low: self.low, high: self.high, top, bottom: bottom.max(top + 1.0) }
    }

    /// The labels of those events that a content knows of and that are drawn.
    pub(super) fn labels(
        &self,
        content: &Content,
        index: &MarkerIndex,
    ) -> impl Iterator<Item = EventLabel> {
        self.labels.iter().filter_map(|(event, label)| {
            let marker =
                content.place_of(*event).filter(|place| index.rank_of(*place).is_some())?;
            Some(EventLabel { marker, ..label.clone() })
        })
    }
}
