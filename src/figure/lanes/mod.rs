//! The lanes under the chart, on its days, in one stack: each side's
//! commitments from made to due or expiry, both sides' implementation scores, and
//! what stands beside the dossier.
//!
//! Whatever stands on the chart's days and has a scale of its own is a
//! [`Lane`]: it says how high it would be, which of its parts can be pointed
//! at, and paints itself.

mod beside;
mod commitments;
mod own_scale;
mod scores;
mod stack;

pub use beside::step_of;
pub use commitments::LaneRows;
pub use stack::{Folded, LaneStack};

use super::layout::TimeScale;
use super::scene::{Point, Rect, Scene};
use super::shown::Shown;
use crate::dossier::Slot;

/// How high a lane is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heights {
    /// The least height at which it still says something.
    pub least: f32,
    /// With everything in it, closely set.
    pub close: f32,
    /// With everything in it.
    pub wanted: f32,
}

/// What a part of a lane is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LaneTarget {
    /// The heading of a side's commitments.
    Heading(Slot),
    /// A commitment, by its place in the dossier.
    Commitment(usize),
    /// The implementation scores.
    Scores,
    /// A stream, by its place among those beside the dossier.
    Stream(usize),
    /// An index, by its place among those.
    Index(usize),
}

/// A part of a lane on the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LanePart {
    /// What it is.
    pub target: LaneTarget,
    /// Where it is.
    pub rect: Rect,
}

/// What all lanes of a picture share.
#[derive(Clone, Copy)]
pub struct LaneGround<'a> {
    /// What is shown, and how.
    pub shown: Shown<'a>,
    /// The chart's days.
    pub time: TimeScale,
    /// Left edge of the names.
    pub left: f32,
    /// Right edge of the statuses.
    pub right: f32,
    /// The selected commitment, by its place in the dossier.
    pub selected: Option<usize>,
    /// Parts wholly above or below these heights are not painted: a window
    /// scrolls past them.
    pub clip: (f32, f32),
}

/// One lane of the stack.
pub trait Lane {
    /// How high it would be.
    fn height(&self) -> Heights;

    /// Its parts in an area, within the clip, from above.
    fn layout(&self, area: Rect) -> Vec<LanePart>;

    /// Paints it into an area.
    fn paint(&self, scene: &mut Scene, area: Rect);

    /// What stands under a point of an area.
    fn hit(&self, area: Rect, at: Point) -> Option<LanePart> {
        let is_under = |part: &LanePart| {
            let Rect { left, top, right, bottom } = part.rect;
            left <= at.x && at.x <= right && top <= at.y && at.y < bottom
        };
        self.layout(area).into_iter().find(is_under)
    }

    /// How many of what it has do not fit into an area so high.
    fn without_room(&self, height: f32) -> usize;
}
