//! Where the labels of events stand: in rows above and below the line, so that
//! none overlaps another, none is cut by another's leader, and none is lost.
//!
//! Pure and deterministic: the same crowd gives the same placement. A label
//! without room gets a number, and the numbers a key. Nothing here knows what
//! an event is.

use std::cell::OnceCell;

use super::badges::{Badge, place_badges};
use super::taken::{Rows, Spot};
use crate::figure::text::{TextMeasure, TextStyle, wrap};

/// Free space round a text within its row, in pixels.
const MARGIN: f32 = 6.0;
/// Space between a leader and a label that hangs on it like a flag.
const POLE: f32 = 4.0;
/// A label is broken in two lines only where that makes it narrower than this.
const WRAP_WIDTH: f32 = 130.0;
/// Longest label in one line; longer ones are broken, and then cut.
const MOST_WIDTH: f32 = 260.0;
/// Fewest pixels that a label takes, for how many a gutter can hold at most.
const LEAST_LABEL: f32 = 50.0;

/// Those who want a label, in the order of their leaders from left to right;
/// each is known by its rank in that order.
pub trait Crowd {
    /// How many there are.
    fn len(&self) -> usize;
    /// Whether there is none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Where the leader stands, in pixels; never falls as the rank grows.
    fn x(&self, rank: usize) -> f32;
    /// The first whose leader stands at `x` or to the right of it.
    fn first_from(&self, x: f32) -> usize;
    /// The weightiest, at most so many, the weightiest first.
    fn weightiest(&self, most: usize) -> Vec<usize>;
    /// What the label says.
    fn text(&self, rank: usize) -> &str;
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
    /// Its rank in the crowd.
    pub rank: usize,
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
    /// How many rows are filled.
    pub rows: usize,
    /// How many of the crowd have a number instead of a label.
    pub numbered: usize,
    /// Who has a label, by rank, in order.
    labelled: Vec<usize>,
}

impl Placement {
    fn new(labels: Vec<PlacedLabel>, count: usize) -> Self {
        let mut labelled: Vec<usize> = labels.iter().map(|label| label.rank).collect();
        labelled.sort_unstable();
        let rows = labels.iter().map(|label| label.last_row() + 1).max().unwrap_or(0);
        let numbered = count.saturating_sub(labels.len());
        Self { labels, badges: Vec::new(), rows, numbered, labelled }
    }

    /// The number of one without a label, counted from 1; `None` for one with.
    pub fn number_of(&self, rank: usize) -> Option<usize> {
        self.labelled.binary_search(&rank).err().map(|before| rank + 1 - before)
    }

    /// The rank of the one with a number.
    pub fn with_number(&self, number: usize) -> usize {
        let mut rank = number.saturating_sub(1);
        for labelled in &self.labelled {
            if *labelled > rank {
                break;
            }
            rank += 1;
        }
        rank
    }
}

/// Places labels in a gutter.
///
/// Everyone ends either among the labels or among the numbered ones. Cost:
/// bounded by the room and not by the crowd.
pub fn place(
    crowd: &dyn Crowd,
    gutter: &Gutter,
    measure: &dyn TextMeasure,
    style: TextStyle,
) -> Placement {
    let contenders = contenders(crowd, gutter);
    let room = Room { crowd, gutter, measure, style };
    let all_contend = contenders.len() == crowd.len();
    let at_first = all_contend.then(|| room.best_of_tempers(&contenders, 0));
    let labels = match at_first {
        Some(labels) if labels.len() == crowd.len() => labels,
        // Numbers need the row nearest to the line for themselves.
        _ => room.best_of_tempers(&contenders, 1),
    };
    let mut placement = Placement::new(labels, crowd.len());
    placement.badges = place_badges(crowd, &placement, gutter, measure, style);
    placement.rows = placement.rows.max(usize::from(!placement.badges.is_empty()));
    placement
}

/// Those who can hope for a place, the weightiest first: as many as the gutter
/// could hold if each were short.
fn contenders(crowd: &dyn Crowd, gutter: &Gutter) -> Vec<Contender> {
    let in_a_row = ((gutter.right - gutter.left).max(0.0) / LEAST_LABEL).ceil() as usize;
    let most = gutter.rows * in_a_row + 24;
    let order = crowd.weightiest(most).into_iter();
    order.map(|rank| Contender { rank, x: crowd.x(rank), layouts: OnceCell::new() }).collect()
}

/// One who wants a label, with the text broken into lines once it is needed.
struct Contender {
    rank: usize,
    x: f32,
    layouts: OnceCell<Vec<Layout>>,
}

/// A text in one or two lines.
struct Layout {
    lines: Vec<String>,
    width: f32,
}

/// How much a label is charged for standing in the way of each leader still to
/// come. No one value serves both a few spread events and a crowded week, so
/// all are tried and the placement with the most labels is kept.
const TEMPERS: [f32; 3] = [0.0, 1.5, 4.0];

/// How many of these are tried in a crowd of which most have no hope: there,
/// they hardly differ.
const CROWD_TEMPERS: usize = 2;

/// Where labels are placed, and with which fonts.
struct Room<'a> {
    crowd: &'a dyn Crowd,
    gutter: &'a Gutter,
    measure: &'a dyn TextMeasure,
    style: TextStyle,
}

impl Room<'_> {
    /// The placement with the most labels.
    fn best_of_tempers(&self, order: &[Contender], first_row: usize) -> Vec<PlacedLabel> {
        let mut best: Vec<PlacedLabel> = Vec::new();
        let is_crowd = order.len() < self.crowd.len();
        let tried = if is_crowd { CROWD_TEMPERS } else { TEMPERS.len() };
        for temper in TEMPERS.into_iter().take(tried) {
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

    fn place_all(&self, order: &[Contender], first_row: usize, temper: f32) -> Vec<PlacedLabel> {
        let mut labels: Vec<PlacedLabel> = Vec::new();
        let mut rows = Rows::new(self.gutter);
        // After so many in a row found no room, those after them, of lesser
        // weight, are numbered: thousands of events would only fill gaps.
        let patience = 24 + self.gutter.rows * 4;
        let mut failures = 0;
        let leaders: Vec<f32> = order.iter().map(|contender| contender.x).collect();
        for (place, contender) in order.iter().enumerate() {
            // Those far down the list will hardly have a leader.
            let coming = leaders.get(place + 1..).unwrap_or_default();
            let coming = coming.get(..patience).unwrap_or(coming);
            match self.find_place(contender, first_row, &rows, coming, temper) {
                Some((spot, layout)) => {
                    rows.take(&spot);
                    labels.push(PlacedLabel {
                        rank: contender.rank,
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
        contender: &'c Contender,
        first_row: usize,
        rows: &Rows,
        coming: &[f32],
        temper: f32,
    ) -> Option<(Spot, &'c Layout)> {
        let gutter = self.gutter;
        let x = contender.x;
        let layouts = contender.layouts.get_or_init(|| self.layouts(contender.rank));
        let reach = rows.reach(x) + 1;
        let mut best: Option<(f32, Spot, &Layout)> = None;
        for layout in layouts {
            let more_lines = layout.lines.len().saturating_sub(1);
            for row in first_row..gutter.rows.saturating_sub(more_lines).min(reach) {
                for (left, penalty) in lefts(x, layout.width, gutter) {
                    let right = left + layout.width;
                    let spot = Spot { x, left, right, row, last_row: row + more_lines };
                    let least = best.map_or(f32::INFINITY, |(least, _, _)| least);
                    // The cheap part of the cost first, then whether it is
                    // free, then the dear part.
                    let cost = row as f32 + penalty + more_lines as f32 * 1.2;
                    if cost >= least || !rows.is_free(&spot) {
                        continue;
                    }
                    let on_lines = gutter.avoid.iter().filter(|x| spot.touches(**x)).count();
                    let cost = cost + 3.0 * on_lines as f32;
                    if cost >= least {
                        continue;
                    }
                    let cost = cost + temper * self.in_the_way(&spot, coming);
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

    /// The text in one line and, where that is narrower, in two.
    fn layouts(&self, rank: usize) -> Vec<Layout> {
        let text = self.crowd.text(rank).trim();
        let width = |text: &str| self.measure.width(text, self.style);
        let whole_width = width(text);
        let most = MOST_WIDTH.min(self.gutter.right - self.gutter.left - 2.0 * MARGIN);
        let mut layouts = Vec::with_capacity(2);
        if whole_width <= most {
            layouts.push(Layout { lines: vec![text.to_owned()], width: whole_width });
        }
        if whole_width > WRAP_WIDTH.min(most) {
            // About half each, or as much wider as the words ask for.
            let whole = |lines: &Vec<String>| {
                lines.last().is_some_and(|last| text.ends_with(last.as_str()))
            };
            let broken = |width: f32| wrap(self.measure, text, self.style, width, 2);
            let lines = [0.52, 0.6, 0.7, 0.85, 1.0]
                .into_iter()
                .map(|share| broken((whole_width * share).max(40.0).min(most)))
                .find(whole);
            let lines = lines.unwrap_or_else(|| broken(most));
            let width = lines.iter().map(|line| width(line)).fold(0.0, f32::max);
            layouts.push(Layout { lines, width });
        }
        layouts
    }
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
