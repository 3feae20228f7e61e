//! Where periods are shaded, and where their names stand without meeting.

use super::heads::TextBox;
use super::time::TimeScale;
use crate::dossier::{Day, Dossier};
use crate::figure::scene::Rect;
use crate::figure::text::{SMALL_STYLE, TextMeasure};
use crate::words::Words;

/// Space between a period's edge and its name.
const INSET: f32 = 6.0;
/// Share of the plot's height that names may take.
const NAMES_SHARE: f32 = 0.12;
/// Height of a row of names, in font sizes.
pub(super) const NAME_ROW: f32 = 1.4;

/// A period's shading and where its name stands.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedPeriod {
    /// Its place among the dossier's periods.
    pub period: usize,
    /// Its days.
    pub rect: Rect,
    /// Left end of its name.
    pub name_left: f32,
    /// Right end of its name.
    pub name_right: f32,
    /// Its row of names, counted from the bottom; `None` where there was no
    /// room for the name.
    pub row: Option<usize>,
}

/// All periods in view.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlacedPeriods {
    /// From left to right.
    pub list: Vec<PlacedPeriod>,
    /// How many rows their names take, one of them for the count of those
    /// without room where there are any.
    pub rows: usize,
    /// How many names had no room.
    pub unnamed: usize,
    /// Says how many, and where.
    pub more: Option<TextBox>,
    /// Where the names end below.
    pub floor: f32,
}

/// Places the periods that were known on the as-of day.
pub(super) fn place_periods(
    dossier: &Dossier,
    as_of: Day,
    plot: Rect,
    time: &TimeScale,
    (measure, words): (&dyn TextMeasure, &Words),
) -> PlacedPeriods {
    let mut periods: Vec<(usize, f32, f32)> = dossier
        .periods
        .iter()
        .enumerate()
        .filter(|(_, period)| dossier.is_known(period.first_day(), &period.sources, as_of))
        .map(|(place, period)| {
            let left = time.x(period.first_day());
            let right = period.last_day().map_or(plot.right, |day| time.x(day.plus(1)));
            (place, left.max(plot.left), right.min(plot.right))
        })
        .filter(|(_, left, right)| left < right)
        .collect();
    periods.sort_by(|a, b| a.1.total_cmp(&b.1));
    let most = ((plot.height() * NAMES_SHARE) / (SMALL_STYLE.size * NAME_ROW)).max(1.0) as usize;
    // What each row of names holds already.
    let mut rows: Vec<Vec<(f32, f32)>> = Vec::new();
    let mut placed = PlacedPeriods { floor: plot.bottom, ..PlacedPeriods::default() };
    for (place, left, right) in periods {
        let name = dossier.periods.get(place).map(|period| period.label.as_str());
        let width = measure.width(name.unwrap_or_default(), SMALL_STYLE);
        // Near the right edge the name runs to the left.
        let name_left = (left + INSET).min(plot.right - INSET - width).max(plot.left);
        let name_right = (name_left + width).min(plot.right);
        let taken = name_right + INSET * 2.0;
        let free =
            |row: &Vec<(f32, f32)>| row.iter().all(|(from, to)| taken <= *from || *to <= name_left);
        let row = rows.iter().position(free).or_else(|| {
            let has_room = rows.len() < most;
            has_room.then(|| rows.push(Vec::new())).map(|()| rows.len() - 1)
        });
        match row.and_then(|row| rows.get_mut(row)) {
            Some(row) => row.push((name_left, taken)),
            None => placed.unnamed += 1,
        }
        let rect = Rect::new(left, plot.top, right, plot.bottom);
        placed.list.push(PlacedPeriod { period: place, rect, name_left, name_right, row });
    }
    placed.rows = rows.len() + usize::from(placed.unnamed > 0);
    if placed.unnamed > 0 {
        let count = [("count", placed.unnamed.into())];
        let text = words.with("chart-periods-more", &count).into_owned();
        let right = plot.right - INSET;
        let left = right - measure.width(&text, SMALL_STYLE);
        let rect = placed.row_rect(rows.len(), (left, right));
        placed.more = Some(TextBox { rect, text });
    }
    placed
}

impl PlacedPeriods {
    /// The baseline of a row of names.
    pub(in crate::figure) fn baseline(&self, row: usize) -> f32 {
        self.floor - INSET - row as f32 * SMALL_STYLE.size * NAME_ROW
    }

    /// Where a name stands in a row.
    fn row_rect(&self, row: usize, (left, right): (f32, f32)) -> Rect {
        let baseline = self.baseline(row);
        Rect::new(left, baseline - SMALL_STYLE.size, right, baseline + 3.0)
    }

    /// Where names stand, and the count of those without room.
    pub(super) fn names(&self) -> impl Iterator<Item = Rect> + '_ {
        let names = self.list.iter().filter_map(|period| {
            Some(self.row_rect(period.row?, (period.name_left, period.name_right)))
        });
        names.chain(self.more.iter().map(|more| more.rect))
    }
}
