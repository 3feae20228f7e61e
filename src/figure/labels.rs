//! Where the labels of events stand: in rows above and below the line, so that
//! none overlaps another, none is cut by another's leader, and none is lost.
//!
//! Pure and deterministic: the same requests give the same placement. A label
//! without room gets a number, and the numbers a key. Nothing here knows what
//! an event is.

use super::scene::TextStyle;
use super::text::{TextMeasure, wrap};

/// Free space round a label, in pixels.
const GAP: f32 = 6.0;
/// Space between a leader and a label that hangs on it like a flag.
const POLE: f32 = 4.0;
/// A label is broken in two lines only where that makes it narrower than this.
const WRAP_WIDTH: f32 = 130.0;
/// Longest label in one line; longer ones are broken, and then cut.
const MOST_WIDTH: f32 = 260.0;

/// A label to place.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelRequest {
    /// Whatever the caller knows it by.
    pub key: usize,
    /// Where its leader stands.
    pub x: f32,
    /// The larger, the earlier it is placed.
    pub priority: f64,
    /// What it says.
    pub text: String,
}

/// The space that labels may fill, on one side of the line.
#[derive(Debug, Clone, PartialEq)]
pub struct Gutter {
    /// Left edge in pixels.
    pub left: f32,
    /// Right edge in pixels.
    pub right: f32,
    /// How many rows there are room for.
    pub rows: usize,
    /// Upright lines that labels should rather not stand on, in pixels.
    pub avoid: Vec<f32>,
}

/// A label in its place. Rows count from the one nearest to the line.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedLabel {
    /// The request's key.
    pub key: usize,
    /// Where its leader stands.
    pub x: f32,
    /// Left edge in pixels.
    pub left: f32,
    /// Right edge in pixels.
    pub right: f32,
    /// Its row nearest to the line.
    pub row: usize,
    /// One or two lines, in reading order; each takes a row.
    pub lines: Vec<String>,
}

impl PlacedLabel {
    /// Whether it hangs beside its leader instead of standing on it.
    pub fn is_flag(&self) -> bool {
        self.x < self.left || self.right < self.x
    }

    fn last_row(&self) -> usize {
        self.row + self.lines.len().saturating_sub(1)
    }

    /// Horizontal extent with its leader.
    fn extent(&self) -> (f32, f32) {
        (self.left.min(self.x), self.right.max(self.x))
    }
}

/// The numbers of one or more neighbouring events without room for a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Badge {
    /// Middle in pixels.
    pub x: f32,
    /// Width in pixels.
    pub width: f32,
    /// The first number, counted from 1 within the gutter.
    pub first: usize,
    /// The last number.
    pub last: usize,
}

impl Badge {
    /// `3`, or `3–7`; `offset` is added for gutters after the first.
    pub fn text(&self, offset: usize) -> String {
        if self.first == self.last {
            (self.first + offset).to_string()
        } else {
            format!("{}–{}", self.first + offset, self.last + offset)
        }
    }
}

/// All that stands in one gutter.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Placement {
    /// Labels, in the order in which they were placed.
    pub labels: Vec<PlacedLabel>,
    /// Numbers, in the row nearest to the line, from left to right.
    pub badges: Vec<Badge>,
    /// The keys of the numbered requests; the first has number 1.
    pub numbered: Vec<usize>,
    /// How many rows are filled.
    pub rows: usize,
}

/// Places labels in a gutter.
///
/// Every request ends either among the labels or among the numbered ones.
/// Cost: O(requests · rows · placed), and placed is bounded by the room.
pub fn place(
    requests: &[LabelRequest],
    gutter: &Gutter,
    measure: &dyn TextMeasure,
    style: TextStyle,
) -> Placement {
    let mut order: Vec<&LabelRequest> = requests.iter().collect();
    // Ties go to the earlier, then to the first given.
    order.sort_by(|a, b| b.priority.total_cmp(&a.priority).then(a.x.total_cmp(&b.x)));
    let room = Room { gutter, measure, style };
    let (labels, mut rest) = room.best_of_tempers(&order, 0);
    let (labels, rest) = if rest.is_empty() {
        (labels, Vec::new())
    } else {
        // Numbers need the row nearest to the line for themselves.
        let (labels, mut without) = room.best_of_tempers(&order, 1);
        std::mem::swap(&mut rest, &mut without);
        rest.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.key.cmp(&b.key)));
        (labels, rest)
    };
    let badges = place_badges(&rest, gutter, measure, style);
    let least = usize::from(!badges.is_empty());
    let rows = labels.iter().map(|label| label.last_row() + 1).max().unwrap_or(least);
    Placement { labels, badges, numbered: rest.iter().map(|request| request.key).collect(), rows }
}

type Placed<'r> = (Vec<PlacedLabel>, Vec<&'r LabelRequest>);

/// How much a label is charged for standing in the way of each leader still to
/// come. No one value serves both a few spread events and a crowded week, so
/// all are tried and the placement with the most labels is kept.
const TEMPERS: [f32; 3] = [0.0, 1.5, 4.0];

/// Where labels are placed, and with which fonts.
struct Room<'a> {
    gutter: &'a Gutter,
    measure: &'a dyn TextMeasure,
    style: TextStyle,
}

impl Room<'_> {
    fn best_of_tempers<'r>(&self, order: &[&'r LabelRequest], first_row: usize) -> Placed<'r> {
        let mut best: Option<Placed<'r>> = None;
        for temper in TEMPERS {
            let placed = self.place_all(order, first_row, temper);
            let better = best.as_ref().is_none_or(|(_, rest)| placed.1.len() < rest.len());
            if better {
                best = Some(placed);
            }
            if best.as_ref().is_some_and(|(_, rest)| rest.is_empty()) {
                break;
            }
        }
        best.unwrap_or_default()
    }

    fn place_all<'r>(
        &self,
        order: &[&'r LabelRequest],
        first_row: usize,
        temper: f32,
    ) -> Placed<'r> {
        let mut labels: Vec<PlacedLabel> = Vec::new();
        let mut rest = Vec::new();
        // After so many in a row found no room, those after them, of lesser
        // weight, are numbered: thousands of events would only fill gaps.
        let patience = 24 + self.gutter.rows * 4;
        let mut failures = 0;
        for (place, request) in order.iter().enumerate() {
            let coming = order.get(place + 1..).unwrap_or_default();
            // Those far down the list will hardly have a leader.
            let coming = coming.get(..patience).unwrap_or(coming);
            let found = if failures < patience {
                self.find_place(request, first_row, &labels, coming, temper)
            } else {
                None
            };
            match found {
                Some(label) => {
                    labels.push(label);
                    failures = 0;
                }
                None => {
                    rest.push(*request);
                    failures += 1;
                }
            }
        }
        (labels, rest)
    }

    fn find_place(
        &self,
        request: &LabelRequest,
        first_row: usize,
        labels: &[PlacedLabel],
        coming: &[&LabelRequest],
        temper: f32,
    ) -> Option<PlacedLabel> {
        let Self { gutter, measure, style } = self;
        let mut best: Option<(f32, PlacedLabel)> = None;
        for lines in layouts(request, gutter, *measure, *style) {
            let width = lines.iter().map(|line| measure.width(line, *style)).fold(0.0, f32::max);
            for row in first_row..(gutter.rows + 1).saturating_sub(lines.len()) {
                for (left, penalty) in lefts(request.x, width, gutter) {
                    let label = PlacedLabel {
                        key: request.key,
                        x: request.x,
                        left,
                        right: left + width,
                        row,
                        lines: lines.clone(),
                    };
                    let wrapped = (lines.len() - 1) as f32 * 1.2;
                    let cost = row as f32
                        + penalty
                        + wrapped
                        + temper * self.in_the_way(&label, coming)
                        + 3.0 * gutter.avoid.iter().filter(|x| touches(&label, **x)).count() as f32;
                    let cheaper = best.as_ref().is_none_or(|(least, _)| cost < *least);
                    if cheaper && is_free(&label, gutter, labels) {
                        best = Some((cost, label));
                    }
                }
            }
        }
        best.map(|(_, label)| label)
    }

    /// How many leaders still to come a label would stop: the lower its row,
    /// the fewer rows are left to them.
    fn in_the_way(&self, label: &PlacedLabel, coming: &[&LabelRequest]) -> f32 {
        let stopped = coming.iter().filter(|other| touches(label, other.x)).count();
        stopped as f32 * (1.0 - label.row as f32 / self.gutter.rows.max(1) as f32)
    }
}

/// The text in one line and, where that is narrower, in two.
fn layouts(
    request: &LabelRequest,
    gutter: &Gutter,
    measure: &dyn TextMeasure,
    style: TextStyle,
) -> Vec<Vec<String>> {
    let text = request.text.trim();
    let width = measure.width(text, style);
    let most = MOST_WIDTH.min(gutter.right - gutter.left - 2.0 * GAP);
    let mut layouts = Vec::with_capacity(2);
    if width <= most {
        layouts.push(vec![text.to_owned()]);
    }
    if width > WRAP_WIDTH.min(most) {
        // About half each, or as much wider as the words ask for.
        let whole =
            |lines: &Vec<String>| lines.last().is_some_and(|last| text.ends_with(last.as_str()));
        let lines = [0.52, 0.6, 0.7, 0.85, 1.0]
            .into_iter()
            .map(|share| wrap(measure, text, style, (width * share).clamp(40.0, most), 2))
            .find(whole);
        layouts.push(lines.unwrap_or_else(|| wrap(measure, text, style, most, 2)));
    }
    layouts
}

/// Left edges to try, best first, with how much each is worse than the best.
fn lefts(x: f32, width: f32, gutter: &Gutter) -> impl Iterator<Item = (f32, f32)> + use<> {
    let centred = x - width / 2.0;
    // At an edge the label moves in, as long as it still stands on its leader.
    let moved = centred.clamp(gutter.left, (gutter.right - width).max(gutter.left));
    [
        (moved, 0.0),
        (x + POLE, 0.4),
        (x - POLE - width, 0.5),
        (x - width * 0.2, 0.3),
        (x - width * 0.8, 0.3),
        (x - width * 0.05, 0.35),
        (x - width * 0.95, 0.35),
    ]
    .into_iter()
}

fn is_free(label: &PlacedLabel, gutter: &Gutter, labels: &[PlacedLabel]) -> bool {
    if label.left < gutter.left || label.right > gutter.right {
        return false;
    }
    let (left, right) = label.extent();
    labels.iter().all(|other| {
        let (other_left, other_right) = other.extent();
        let rows_meet = label.row <= other.last_row() && other.row <= label.last_row();
        let apart = right + GAP <= other_left || other_right + GAP <= left;
        if rows_meet && !apart {
            return false;
        }
        // A leader passes all rows nearer than its label.
        let cut_by_other = other.row > label.last_row() && touches(label, other.x);
        let cuts_other = label.row > other.last_row() && touches(other, label.x);
        !cut_by_other && !cuts_other
    })
}

fn touches(label: &PlacedLabel, x: f32) -> bool {
    label.left - POLE / 2.0 < x && x < label.right + POLE / 2.0
}

/// Numbers stand at their events; neighbours without room for each join into
/// one range.
fn place_badges(
    rest: &[&LabelRequest],
    gutter: &Gutter,
    measure: &dyn TextMeasure,
    style: TextStyle,
) -> Vec<Badge> {
    let mut badges: Vec<Badge> = Vec::new();
    // The widest number decides, so that an offset does not change the layout.
    let digit = measure.width("0", style);
    let digits = (rest.len() * 2 + 20).to_string().len() as f32;
    let single = digits * digit + 8.0;
    let range = 2.0 * digits * digit + measure.width("–", style) + 8.0;
    for (place, request) in rest.iter().enumerate() {
        let number = place + 1;
        let free_from =
            badges.last().map_or(gutter.left, |badge| badge.x + badge.width / 2.0 + 2.0);
        let x = request.x.clamp(
            gutter.left + single / 2.0,
            (gutter.right - single / 2.0).max(gutter.left + single / 2.0),
        );
        match badges.last_mut() {
            Some(badge) if x - single / 2.0 < free_from => {
                badge.last = number;
                if badge.width < range {
                    let left = badge.x - badge.width / 2.0;
                    badge.width = range;
                    badge.x = (left + range / 2.0).min(gutter.right - range / 2.0);
                }
            }
            _ => badges.push(Badge { x, width: single, first: number, last: number }),
        }
    }
    // One that grew near the right edge may have come upon its neighbour.
    merge_overlapping(badges)
}

fn merge_overlapping(badges: Vec<Badge>) -> Vec<Badge> {
    let mut merged: Vec<Badge> = Vec::new();
    for badge in badges {
        match merged.last_mut() {
            Some(last) if badge.x - badge.width / 2.0 < last.x + last.width / 2.0 => {
                last.last = badge.last;
            }
            _ => merged.push(badge),
        }
    }
    merged
}
