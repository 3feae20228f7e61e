//! The lanes, one under the other, and how they share the room.

use super::beside::{IndexLane, StreamLane};
use super::commitments::{LaneRows, SideLane};
use super::scores::ScoresLane;
use super::{Heights, Lane, LaneGround, LanePart};
use crate::dossier::Slot;
use crate::figure::scene::{Point, Rect, Scene, Stroke, pt};
use crate::ledger::ScoreSeries;
use crate::reading::Beside;

/// Space between two lanes, in pixels.
const GAP: f32 = 6.0;

/// Which lanes show their heading alone, or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Folded {
    /// All: no lane is drawn.
    pub all: bool,
    /// The commitments of each side.
    pub sides: [bool; 2],
    /// What stands beside the dossier: not drawn then.
    pub beside: bool,
}

/// The lanes of what stands beside the dossier and has something on the days in view.
fn beside<'a>(ground: LaneGround<'a>) -> impl Iterator<Item = Box<dyn Lane + 'a>> {
    let Beside { streams, indices, .. } = &ground.shown.content.beside;
    let streams = streams.iter().enumerate().filter_map(move |(place, stream)| {
        StreamLane::new(ground, place, stream).map(|lane| Box::new(lane) as Box<dyn Lane + 'a>)
    });
    let indices = indices.iter().enumerate().filter_map(move |(place, index)| {
        IndexLane::new(ground, place, index).map(|lane| Box::new(lane) as Box<dyn Lane + 'a>)
    });
    streams.chain(indices)
}

/// All lanes of a picture.
pub struct LaneStack<'a> {
    ground: LaneGround<'a>,
    lanes: Vec<Box<dyn Lane + 'a>>,
}

impl<'a> LaneStack<'a> {
    /// The lanes that there is something for.
    pub fn new(ground: LaneGround<'a>, rows: &'a LaneRows, folded: Folded) -> Self {
        let mut lanes: Vec<Box<dyn Lane + 'a>> = Vec::new();
        if !folded.all {
            // Next to the line with which they are compared.
            if !folded.beside {
                lanes.extend(beside(ground));
            }
            let sides = Slot::BOTH.into_iter().zip(&rows.sides).zip(folded.sides);
            for ((slot, rows), is_folded) in sides {
                if let Some(lane) = SideLane::new(ground, slot, rows, is_folded) {
                    lanes.push(Box::new(lane));
                }
            }
            if ground.shown.content.scores.iter().any(ScoreSeries::has_score) {
                lanes.push(Box::new(ScoresLane::new(ground)));
            }
        }
        Self { ground, lanes }
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.lanes.is_empty()
    }

    /// How high all are together.
    pub fn height(&self) -> Heights {
        let gaps = self.lanes.len().saturating_sub(1) as f32 * GAP;
        let start = Heights { least: gaps, close: gaps, wanted: gaps };
        self.lanes.iter().map(|lane| lane.height()).fold(start, |sum, own| Heights {
            least: sum.least + own.least,
            close: sum.close + own.close,
            wanted: sum.wanted + own.wanted,
        })
    }

    /// Where each lane stands, none at another's cost: where the room is short,
    /// each gives up the same share of what it could do without.
    fn areas(&self, top: f32, bottom: f32) -> impl Iterator<Item = (&dyn Lane, Rect)> {
        let all = self.height();
        let room = bottom - top;
        let share = |from: f32, to: f32| ((room - from) / (to - from).max(1e-3)).clamp(0.0, 1.0);
        let (low, high, share) = if room >= all.close {
            (false, true, share(all.close, all.wanted))
        } else {
            (true, false, share(all.least, all.close))
        };
        let mut y = top;
        self.lanes.iter().map(move |lane| {
            let Heights { least, close, wanted } = lane.height();
            let height = match (low, high) {
                (true, _) => least + (close - least) * share,
                _ => close + (wanted - close) * share,
            };
            let area = Rect::new(self.ground.left, y, self.ground.right, y + height);
            y += height + GAP;
            (lane.as_ref(), area)
        })
    }

    /// Paints all; gives their parts, and how many commitments had no room.
    pub fn paint(&self, scene: &mut Scene, top: f32, bottom: f32) -> (Vec<LanePart>, usize) {
        self.as_of(scene, top, bottom);
        let mut parts = Vec::new();
        let mut without_room = 0;
        for (lane, area) in self.areas(top, bottom) {
            lane.paint(scene, area);
            parts.extend(lane.layout(area));
            without_room += lane.without_room(area.height());
        }
        (parts, without_room)
    }

    /// What stands under a point.
    pub fn hit(&self, top: f32, bottom: f32, at: Point) -> Option<LanePart> {
        self.areas(top, bottom).find_map(|(lane, area)| lane.hit(area, at))
    }

    /// The as-of day behind all.
    fn as_of(&self, scene: &mut Scene, top: f32, bottom: f32) {
        let LaneGround { shown, time, clip, .. } = self.ground;
        let x = time.x(shown.content.settings.as_of);
        let last = self.areas(top, bottom).last().map_or(top, |(_, area)| area.bottom);
        let (begin, end) = (top.max(clip.0), last.min(clip.1));
        if time.left <= x && x <= time.right && begin < end {
            scene.line(pt(x, begin), pt(x, end), Stroke::dashed(1.2, shown.theme.ink.faded(0.6)));
        }
    }
}
