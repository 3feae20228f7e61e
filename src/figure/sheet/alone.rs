//! The chart with its lanes and its key and nothing else: for a picture of its
//! own, and for a template that sets headline, commitments and sources itself.
//!
//! What has no room in it is handed back by number, so that a template can set
//! it elsewhere.

use super::whole::Figure;
use crate::figure::layout::KeyEntry;
use crate::figure::scene::{Rect, Scene};

/// Which parts a chart has besides itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts {
    /// What shapes and colours mean.
    pub legend: bool,
    /// The list of numbers that stand for labels without room.
    pub key: bool,
    /// The lanes of commitments and scores.
    pub lanes: bool,
    /// Free space around everything, in pixels.
    pub margin: f32,
}

impl Default for Parts {
    fn default() -> Self {
        Self { legend: true, key: true, lanes: true, margin: 0.0 }
    }
}

/// What a chart could not show in full.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unplaced {
    /// All numbers that stand on the chart in place of a label.
    pub key: Vec<KeyEntry>,
    /// How many of them, from the first, the picture's own key explains.
    pub keyed: usize,
    /// How many events in view have neither a label nor a number.
    pub unnamed: usize,
    /// How many commitments have no lane.
    pub lanes: usize,
}

impl Unplaced {
    /// How many numbers the picture's own key does not explain.
    pub fn unexplained(&self) -> usize {
        self.key.len().saturating_sub(self.keyed)
    }
}

/// A chart in pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What is painted.
    pub scene: Scene,
    /// What had no room.
    pub unplaced: Unplaced,
}

impl Figure<'_> {
    /// The chart with these parts at a size in pixels.
    pub fn chart(&self, width: f32, height: f32, parts: Parts) -> Chart {
        let (_, mut scene) = self.sheet(width, height);
        let margin = parts.margin;
        let area = Rect::new(margin, margin, width - margin, height - margin);
        let unplaced = self.chart_and_lanes(&mut scene, area, parts);
        Chart { scene, unplaced }
    }
}
