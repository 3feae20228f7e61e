//! Where a text stands beside its mark: next to it where there is room, else
//! farther up or down with a leader, so that it covers neither the line nor a
//! mark nor another text, and no leader passes through a text.
//!
//! Pure and deterministic: the same wishes in the same order give the same
//! places. Nothing here knows what an event is.

use super::ground::Ground;
use crate::figure::scene::{Point, Rect, pt};
use crate::figure::text::{TextMeasure, TextStyle, wrap};

/// Free space round a text, in pixels.
const MARGIN: (f32, f32) = (5.0, 1.0);
/// Space between a mark and a text next to it.
const GAP: f32 = 3.0;
/// A text farther from its mark than this has a leader.
const LEAST_LEADER: f32 = 7.0;
/// By how many pixels a text is moved on until it has room.
const STEP: f32 = 4.0;
/// Half the width that a leader takes.
const LEADER: f32 = 2.0;
/// Half the width that a line takes.
const LINE: f32 = 3.0;
/// A text is broken in two lines only where one would be wider than this.
const WRAP_WIDTH: f32 = 110.0;
/// Widest a text may be, in pixels.
const MOST_WIDTH: f32 = 260.0;

/// What standing there costs: a pixel away from the mark, a second line, the
/// side that is not the text's own, an upright line through the text, a leader
/// through a mark, one along or through the line.
const AWAY: f32 = 0.02;
const SECOND_LINE: f32 = 0.3;
const OTHER_SIDE: f32 = 1.4;
const ON_UPRIGHT: f32 = 1.5;
const THROUGH_MARK: f32 = 1.5;
const THROUGH_LINE: f32 = 1.0;
const BESIDE: f32 = 0.35;

/// A text in one or two lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// In reading order.
    pub lines: Vec<String>,
    /// Of the widest, in pixels.
    pub width: f32,
}

impl Lines {
    /// A text in one line and, where that is much narrower, in two. What does
    /// not fit in two is cut with an ellipsis.
    pub fn of(text: &str, measure: &dyn TextMeasure, style: TextStyle, room: f32) -> Vec<Self> {
        let text = text.trim();
        let width = |text: &str| measure.width(text, style);
        let whole_width = width(text);
        let most = MOST_WIDTH.min(room);
        let mut layouts = Vec::with_capacity(2);
        if whole_width <= most {
            layouts.push(Self { lines: vec![text.to_owned()], width: whole_width });
        }
        if whole_width > WRAP_WIDTH.min(most) {
            // About half each, or as much wider as the words ask for.
            let whole = |lines: &Vec<String>| {
                lines.last().is_some_and(|last| text.ends_with(last.as_str()))
            };
            let broken = |width: f32| wrap(measure, text, style, width, 2);
            let lines = [0.52, 0.6, 0.7, 0.85, 1.0]
                .into_iter()
                .map(|share| broken((whole_width * share).max(40.0).min(most)))
                .find(whole);
            let lines = lines.unwrap_or_else(|| broken(most));
            let width = lines.iter().map(|line| width(line)).fold(0.0, f32::max);
            layouts.push(Self { lines, width });
        }
        layouts
    }
}

/// A text that wants a place, beside what.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The middle of its mark.
    pub at: Point,
    /// Half the mark's width and height, in pixels.
    pub half: (f32, f32),
    /// Whether it belongs above its mark rather than below.
    pub above: bool,
    /// How it may be set, the best first.
    pub layouts: Vec<Lines>,
    /// Height of a line, in pixels.
    pub row_height: f32,
    /// How far from its mark it may stand, in pixels.
    pub reach: f32,
}

/// Where a text stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Where its lines are.
    pub rect: Rect,
    /// Which of its layouts it has.
    pub layout: usize,
    /// From its mark to the text, where it is not next to it.
    pub leader: Option<[Point; 2]>,
}

/// A picture that texts are placed on, one after the other.
pub struct Field {
    area: Rect,
    /// Lines that a text should rather not stand on, by their place across.
    uprights: Vec<f32>,
    texts: Ground,
    leaders: Ground,
    marks: Ground,
    lines: Ground,
}

impl Field {
    /// An empty one.
    pub fn new(area: Rect, uprights: Vec<f32>) -> Self {
        let empty = Ground::new(area);
        let [texts, leaders, marks, lines] = [empty.clone(), empty.clone(), empty.clone(), empty];
        Self { area, uprights, texts, leaders, marks, lines }
    }

    /// A line that no text may stand on.
    pub fn take_line(&mut self, points: &[Point]) {
        self.lines.take_line(points, LINE);
    }

    /// A mark that no text may stand on.
    pub fn take_mark(&mut self, at: Point, half: (f32, f32)) {
        let (across, up) = (half.0 + 1.0, half.1 + 1.0);
        self.marks.take(Rect::new(at.x - across, at.y - up, at.x + across, at.y + up));
    }

    /// A text that stands there already.
    pub fn take_text(&mut self, rect: Rect) {
        self.texts.take(rect);
    }

    /// A text that stands there already with its leader.
    pub fn take_label(&mut self, rect: Rect, leader: Option<[Point; 2]>) {
        self.texts.take(rect);
        if let Some([from, to]) = leader {
            self.leaders.take_line(&[from, to], LEADER);
        }
    }

    /// Finds the best place for a text and takes it.
    pub fn place(&mut self, wish: &Wish) -> Option<Spot> {
        let spot = self.find(wish)?;
        self.take_label(spot.rect, spot.leader);
        Some(spot)
    }

    fn find(&self, wish: &Wish) -> Option<Spot> {
        let mut best = Best { cost: f32::INFINITY, spot: None };
        for (place, layout) in wish.layouts.iter().enumerate() {
            let base = layout.lines.len().saturating_sub(1) as f32 * SECOND_LINE;
            let size = (layout.width, layout.lines.len().max(1) as f32 * wish.row_height);
            self.beside(wish, place, size, base, &mut best);
            for above in [wish.above, !wish.above] {
                let base = base + if above == wish.above { 0.0 } else { OTHER_SIDE };
                self.along(wish, (place, size), above, base, &mut best);
            }
        }
        best.spot
    }

    /// Right or left of the mark, at its height.
    fn beside(
        &self,
        wish: &Wish,
        layout: usize,
        (width, height): (f32, f32),
        base: f32,
        best: &mut Best,
    ) {
        let clear = wish.half.0 + GAP + 1.0;
        for (left, cost) in [(wish.at.x + clear, BESIDE), (wish.at.x - clear - width, BESIDE + 0.1)]
        {
            let top = wish.at.y - height / 2.0;
            let rect = Rect::new(left, top, left + width, top + height);
            let cost = base + cost + self.on_uprights(&rect);
            if cost < best.cost && self.has_room(&rect) {
                *best = Best { cost, spot: Some(Spot { rect, layout, leader: None }) };
            }
        }
    }

    /// Over or under the mark, the nearer the better.
    fn along(
        &self,
        wish: &Wish,
        (layout, (width, height)): (usize, (f32, f32)),
        above: bool,
        base: f32,
        best: &mut Best,
    ) {
        let start = if above { wish.at.y - wish.half.1 } else { wish.at.y + wish.half.1 };
        let mut away = GAP - 1.0;
        while away <= wish.reach {
            let cost = base + away * AWAY;
            let near = if above { start - away } else { start + away };
            let inside = if above {
                near - height >= self.area.top
            } else {
                near + height <= self.area.bottom
            };
            if cost >= best.cost || !inside {
                break;
            }
            let leader = self.leader(wish.at.x, start, near);
            let Some((leader, passed)) = leader else { break };
            let (top, bottom) = if above { (near - height, near) } else { (near, near + height) };
            for (left, penalty) in lefts(wish.at.x, width, &self.area) {
                let rect = Rect::new(left, top, left + width, bottom);
                let cost = cost + penalty + passed + self.on_uprights(&rect);
                if cost < best.cost && self.has_room(&rect) {
                    let spot = Spot { rect, layout, leader };
                    *best = Best { cost, spot: Some(spot) };
                }
            }
            away += STEP;
        }
    }

    /// A leader with what it costs; `None` where it would pass through a text
    /// or meet another.
    fn leader(&self, x: f32, from: f32, to: f32) -> Option<(Option<[Point; 2]>, f32)> {
        let (top, bottom) = (from.min(to), from.max(to));
        if bottom - top < LEAST_LEADER {
            return Some((None, 0.0));
        }
        // Clear of its own mark.
        let own = 2.5_f32.copysign(to - from);
        let (top, bottom) = ((from + own).min(to), (from + own).max(to));
        let path = Rect::new(x - LEADER, top, x + LEADER, bottom);
        if !(self.texts.is_free(path) && self.leaders.is_free(path)) {
            return None;
        }
        let mut passed = 0.0;
        if !self.marks.is_free(path) {
            passed += THROUGH_MARK;
        }
        if !self.lines.is_free(path) {
            passed += THROUGH_LINE;
        }
        Some((Some([pt(x, from), pt(x, to)]), passed))
    }

    fn on_uprights(&self, rect: &Rect) -> f32 {
        let touches = |x: &&f32| rect.left - 2.0 < **x && **x < rect.right + 2.0;
        self.uprights.iter().filter(touches).count() as f32 * ON_UPRIGHT
    }

    fn has_room(&self, rect: &Rect) -> bool {
        let Rect { left, top, right, bottom } = *rect;
        let inside = self.area.left <= left
            && right <= self.area.right
            && self.area.top <= top
            && bottom <= self.area.bottom;
        let round = Rect::new(left - MARGIN.0, top - MARGIN.1, right + MARGIN.0, bottom + MARGIN.1);
        inside
            && self.texts.is_free(round)
            && self.lines.is_free(*rect)
            && self.marks.is_free(*rect)
            && self.leaders.is_free(*rect)
    }
}

struct Best {
    cost: f32,
    spot: Option<Spot>,
}

/// Left edges to try, with how much each is worse than the best. All keep the
/// leader over or under the text.
fn lefts(x: f32, width: f32, area: &Rect) -> [(f32, f32); 6] {
    let centred = x - width / 2.0;
    // At an edge the text moves in, as long as it still stands on its leader.
    let moved = centred.clamp(area.left, (area.right - width).max(area.left));
    [
        (moved, if (area.left..=area.right - width).contains(&centred) { 0.0 } else { 0.2 }),
        (x - width * 0.25, 0.15),
        (x - width * 0.75, 0.15),
        (x - 4.0, 0.25),
        (x + 4.0 - width, 0.25),
        (x - width * 0.4, 0.1),
    ]
}
