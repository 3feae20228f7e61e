//! The strip under a record too dense for markers: how many deeds and words of
//! each side, by columns of days.

use super::time::TimeScale;
use crate::dossier::{Day, Slot};
use crate::figure::scene::Rect;
use crate::reading::MarkerIndex;

/// Height of the row of one side, in pixels.
const ROW: f32 = 17.0;
/// Least width of a column, in pixels.
const COLUMN: f32 = 3.0;
/// Most share of the plot's height that the strip may take.
const MOST_SHARE: f32 = 0.3;
/// A lower plot has none: there the line needs all of it.
const LEAST_PLOT: f32 = 190.0;

/// Whose acts the rows hold, from above.
const ACTORS: [Option<Slot>; 3] = [Some(Slot::Second), Some(Slot::First), None];

/// A strip, laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// Where it is.
    pub rect: Rect,
    /// A row for each that acts: the second side, the first, and both together
    /// where there are such acts.
    pub rows: Vec<StripRow>,
    /// The most acts of one kind that a column of any row has.
    pub most: usize,
}

/// The acts of one side.
#[derive(Debug, Clone, PartialEq)]
pub struct StripRow {
    /// Whose.
    pub slot: Option<Slot>,
    /// Where.
    pub rect: Rect,
    /// From left to right; columns without acts are left out.
    pub columns: Vec<StripColumn>,
}

/// What was done and said in some days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StripColumn {
    /// Left edge in pixels.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// The first and the last of its days.
    pub days: (Day, Day),
    /// How many deeds.
    pub deeds: usize,
    /// How many words.
    pub words: usize,
}

impl Strip {
    /// How high a strip over this index is, in a plot so high; without height
    /// where there is none.
    pub(super) fn height(index: &MarkerIndex, plot_height: f32) -> f32 {
        if plot_height < LEAST_PLOT {
            return 0.0;
        }
        (rows(index).count() as f32 * ROW).min(plot_height * MOST_SHARE)
    }

    /// Counts the acts in view.
    ///
    /// Cost: O(columns · log events).
    pub(super) fn compute(index: &MarkerIndex, time: &TimeScale, rect: Rect) -> Self {
        let edges = edges(time);
        let slots: Vec<Option<Slot>> = rows(index).collect();
        let height = rect.height() / slots.len().max(1) as f32;
        let row = |(place, slot): (usize, Option<Slot>)| {
            let top = rect.top + place as f32 * height;
            let acts = index.acts(slot);
            let before: Vec<(i32, (usize, usize))> =
                edges.iter().map(|day| (*day, acts.before(*day))).collect();
            let columns = before.windows(2).filter_map(|edge| match edge {
                [from, to] => column(time, *from, *to),
                _ => None,
            });
            let rect = Rect::new(rect.left, top, rect.right, top + height);
            StripRow { slot, rect, columns: columns.collect() }
        };
        let rows: Vec<StripRow> = slots.into_iter().enumerate().map(row).collect();
        let columns = rows.iter().flat_map(|row| &row.columns);
        let most = columns.map(|column| column.deeds.max(column.words)).max().unwrap_or(1);
        Self { rect, rows, most }
    }

    /// What stands under a place: whose, and what in which days.
    pub fn at(&self, x: f32, y: f32) -> Option<(Option<Slot>, StripColumn)> {
        let row = self.rows.iter().find(|row| row.rect.top <= y && y < row.rect.bottom)?;
        let column = row.columns.iter().find(|column| column.left <= x && x < column.right)?;
        Some((row.slot, *column))
    }
}

fn rows(index: &MarkerIndex) -> impl Iterator<Item = Option<Slot>> + '_ {
    let has_acts = |slot: &Option<Slot>| slot.is_some() || !index.acts(*slot).is_empty();
    ACTORS.into_iter().filter(has_acts)
}

/// The days at which columns begin: whole days, at whole multiples of their
/// number, so that panning does not shuffle them.
fn edges(time: &TimeScale) -> Vec<i32> {
    let days = (COLUMN / time.day_width().max(1e-6)).ceil().clamp(1.0, 1e7) as i32;
    let number = |day: f64| day.clamp(-1e7, 1e7) as i32;
    let (first, last) = (number(time.first.floor()), number(time.last.ceil()));
    let first = first.div_euclid(days) * days;
    (0..).map(|place| first + place * days).take_while(|day| *day <= last + days).collect()
}

/// The column between two edges, each a day with how many deeds and words came
/// before it.
fn column(
    time: &TimeScale,
    (from, (deeds, words)): (i32, (usize, usize)),
    (to, (deeds_to, words_to)): (i32, (usize, usize)),
) -> Option<StripColumn> {
    let (deeds, words) = (deeds_to.saturating_sub(deeds), words_to.saturating_sub(words));
    let x = |day: i32| time.x_of(f64::from(day)).clamp(time.left, time.right);
    let days = (Day::from_number(from), Day::from_number(to - 1));
    let (left, right) = (x(from), x(to));
    (deeds + words > 0 && left < right).then_some(StripColumn { left, right, days, deeds, words })
}
