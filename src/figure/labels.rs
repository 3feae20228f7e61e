//! Where the labels of events stand: in rows above and below the line, so that
//! none overlaps another, none is cut by another's leader, and none is lost.
//!
//! Pure and deterministic: the same requests give the same placement. A label
//! without room gets a number, and the numbers a key. Nothing here knows what
//! an event is.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::badges::{Badge, place_badges};
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
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelRequest<'t> {
    /// Whatever the caller knows it by.
    pub key: usize,
    /// Where its leader stands.
    pub x: f32,
    /// The larger, the earlier it is placed.
    pub priority: f64,
    /// What it says.
    pub text: &'t str,
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
    requests: &[LabelRequest<'_>],
    gutter: &Gutter,
    measure: &dyn TextMeasure,
    style: TextStyle,
) -> Placement {
    let contenders = contenders(requests, gutter);
    let room = Room { gutter, measure, style };
    let all_contend = contenders.len() == requests.len();
    let at_first = all_contend.then(|| room.best_of_tempers(&contenders, 0));
    let labels = match at_first {
        Some(labels) if labels.len() == requests.len() => labels,
        // Numbers need the row nearest to the line for themselves.
        _ => room.best_of_tempers(&contenders, 1),
    };
    let rest = without(requests, &labels);
    let badges = place_badges(&rest, gutter, measure, style);
    let least = usize::from(!badges.is_empty());
    let rows = labels.iter().map(|label| label.last_row() + 1).max().unwrap_or(least);
    Placement { labels, badges, numbered: rest.iter().map(|request| request.key).collect(), rows }
}

/// Fewest pixels that a label takes, for how many a gutter can hold at most.
const LEAST_LABEL: f32 = 50.0;

/// The requests that can hope for a place, the weightiest first: as many as
/// the gutter could hold if each were short. Ties go to the earlier, then to
/// the first given.
fn contenders<'r, 't>(requests: &'r [LabelRequest<'t>], gutter: &Gutter) -> Vec<Contender<'r, 't>> {
    let in_a_row = ((gutter.right - gutter.left).max(0.0) / LEAST_LABEL).ceil() as usize;
    let most = gutter.rows * in_a_row + 24;
    let weightier = |a: &&LabelRequest<'_>, b: &&LabelRequest<'_>| {
        b.priority.total_cmp(&a.priority).then(a.x.total_cmp(&b.x)).then(a.key.cmp(&b.key))
    };
    let mut order: Vec<&LabelRequest<'t>> = requests.iter().collect();
    if order.len() > most {
        order.select_nth_unstable_by(most, weightier);
        order.truncate(most);
    }
    order.sort_by(weightier);
    order.into_iter().map(|request| Contender { request, layouts: OnceCell::new() }).collect()
}

/// The requests that have no label, from left to right.
fn without<'r, 't>(
    requests: &'r [LabelRequest<'t>],
    labels: &[PlacedLabel],
) -> Vec<&'r LabelRequest<'t>> {
    let labelled: HashSet<usize> = labels.iter().map(|label| label.key).collect();
    let mut rest: Vec<&LabelRequest<'t>> =
        requests.iter().filter(|request| !labelled.contains(&request.key)).collect();
    let order =
        |a: &&LabelRequest<'_>, b: &&LabelRequest<'_>| a.x.total_cmp(&b.x).then(a.key.cmp(&b.key));
    if !rest.is_sorted_by(|a, b| order(a, b).is_le()) {
        rest.sort_by(order);
    }
    rest
}

/// A request with its text broken into lines, once it is needed.
struct Contender<'r, 't> {
    request: &'r LabelRequest<'t>,
    layouts: OnceCell<Vec<Layout>>,
}

/// A text in one or two lines.
struct Layout {
    lines: Vec<String>,
    width: f32,
}

/// Where a label would stand.
#[derive(Clone, Copy)]
struct Spot {
    x: f32,
    left: f32,
    right: f32,
    row: usize,
    last_row: usize,
}

impl Spot {
    /// Horizontal extent with its leader.
    fn extent(&self) -> (f32, f32) {
        (self.left.min(self.x), self.right.max(self.x))
    }

    fn touches(&self, x: f32) -> bool {
        self.left - POLE / 2.0 < x && x < self.right + POLE / 2.0
    }

    fn is_free(&self, gutter: &Gutter, taken: &[Self]) -> bool {
        if self.left < gutter.left || self.right > gutter.right {
            return false;
        }
        let (left, right) = self.extent();
        taken.iter().all(|other| {
            let (other_left, other_right) = other.extent();
            let rows_meet = self.row <= other.last_row && other.row <= self.last_row;
            let apart = right + GAP <= other_left || other_right + GAP <= left;
            if rows_meet && !apart {
                return false;
            }
            // A leader passes all rows nearer than its label.
            let cut_by_other = other.row > self.last_row && self.touches(other.x);
            let cuts_other = self.row > other.last_row && other.touches(self.x);
            !cut_by_other && !cuts_other
        })
    }
}

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
    /// The placement with the most labels.
    fn best_of_tempers(&self, order: &[Contender<'_, '_>], first_row: usize) -> Vec<PlacedLabel> {
        let mut best: Vec<PlacedLabel> = Vec::new();
        for temper in TEMPERS {
            let labels = self.place_all(order, first_row, temper);
            if labels.len() > best.len() {
                best = labels;
            }
            if best.len() == order.len() {
                break;
            }
        }
        best
    }

    fn place_all(
        &self,
        order: &[Contender<'_, '_>],
        first_row: usize,
        temper: f32,
    ) -> Vec<PlacedLabel> {
        let mut labels: Vec<PlacedLabel> = Vec::new();
        let mut taken: Vec<Spot> = Vec::new();
        // After so many in a row found no room, those after them, of lesser
        // weight, are numbered: thousands of events would only fill gaps.
        let patience = 24 + self.gutter.rows * 4;
        let mut failures = 0;
        let leaders: Vec<f32> = order.iter().map(|contender| contender.request.x).collect();
        for (place, contender) in order.iter().enumerate() {
            // Those far down the list will hardly have a leader.
            let coming = leaders.get(place + 1..).unwrap_or_default();
            let coming = coming.get(..patience).unwrap_or(coming);
            match self.find_place(contender, first_row, &taken, coming, temper) {
                Some((spot, layout)) => {
                    taken.push(spot);
                    labels.push(PlacedLabel {
                        key: contender.request.key,
                        x: spot.x,
                        left: spot.left,
                        right: spot.right,
                        row: spot.row,
                        lines: layout.lines.clone(),
                    });
                    failures = 0;
                }
                None => failures += 1,
            }
            if failures >= patience {
                break;
            }
        }
        labels
    }

    fn find_place<'c>(
        &self,
        contender: &'c Contender<'_, '_>,
        first_row: usize,
        taken: &[Spot],
        coming: &[f32],
        temper: f32,
    ) -> Option<(Spot, &'c Layout)> {
        let gutter = self.gutter;
        let x = contender.request.x;
        let layouts = contender
            .layouts
            .get_or_init(|| layouts(contender.request, gutter, self.measure, self.style));
        let mut best: Option<(f32, Spot, &Layout)> = None;
        for layout in layouts {
            let more_lines = layout.lines.len().saturating_sub(1);
            for row in first_row..gutter.rows.saturating_sub(more_lines) {
                for (left, penalty) in lefts(x, layout.width, gutter) {
                    let right = left + layout.width;
                    let spot = Spot { x, left, right, row, last_row: row + more_lines };
                    let least = best.map_or(f32::INFINITY, |(least, _, _)| least);
                    // The cheap part of the cost first, then whether it is
                    // free, then the dear part.
                    let cost = row as f32 + penalty + more_lines as f32 * 1.2;
                    if cost >= least || !spot.is_free(gutter, taken) {
                        continue;
                    }
                    let on_lines = gutter.avoid.iter().filter(|x| spot.touches(**x)).count();
                    let cost =
                        cost + 3.0 * on_lines as f32 + temper * self.in_the_way(&spot, coming);
                    if cost < least {
                        best = Some((cost, spot, layout));
                    }
                }
            }
        }
        best.map(|(_, spot, layout)| (spot, layout))
    }

    /// How many leaders still to come a label would stop: the lower its row,
    /// the fewer rows are left to them.
    fn in_the_way(&self, spot: &Spot, coming: &[f32]) -> f32 {
        let stopped = coming.iter().filter(|x| spot.touches(**x)).count();
        stopped as f32 * (1.0 - spot.row as f32 / self.gutter.rows.max(1) as f32)
    }
}

/// The text in one line and, where that is narrower, in two.
fn layouts(
    request: &LabelRequest<'_>,
    gutter: &Gutter,
    measure: &dyn TextMeasure,
    style: TextStyle,
) -> Vec<Layout> {
    let text = request.text.trim();
    let width = measure.width(text, style);
    let most = MOST_WIDTH.min(gutter.right - gutter.left - 2.0 * GAP);
    let mut layouts = Vec::with_capacity(2);
    if width <= most {
        layouts.push(Layout { lines: vec![text.to_owned()], width });
    }
    if width > WRAP_WIDTH.min(most) {
        // About half each, or as much wider as the words ask for.
        let whole =
            |lines: &Vec<String>| lines.last().is_some_and(|last| text.ends_with(last.as_str()));
        let lines = [0.52, 0.6, 0.7, 0.85, 1.0]
            .into_iter()
            .map(|share| wrap(measure, text, style, (width * share).clamp(40.0, most), 2))
            .find(whole);
        let lines = lines.unwrap_or_else(|| wrap(measure, text, style, most, 2));
        let width = lines.iter().map(|line| measure.width(line, style)).fold(0.0, f32::max);
        layouts.push(Layout { lines, width });
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
