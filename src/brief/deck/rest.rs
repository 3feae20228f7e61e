//! The slides after the first: the commitments that had no room on it, in two
//! columns that are filled; what the numbers on its chart stand for; what is left
//! out.

use super::maker::{LEAST, Maker, SMALL, TEXT};
use super::parts::{Cell, Element, Paragraph, Role, Slide, TableRow};
use super::setting::row;
use crate::brief::data::CommitmentData;
use crate::dossier::Event;
use crate::figure::Color;

/// Space between columns, in points.
const GAP: f32 = 26.0;
/// Most lines of a commitment's text: more than anyone writes.
const MOST_LINES: usize = 24;
/// Share of a column that statuses take.
const STATUS: f32 = 0.29;

/// What stands in columns, in order: the number of its side and how high it is.
type Heights = Vec<(u8, f32)>;

/// What belongs to a side, by its number; nothing to 0.
fn of_side<T>(list: &[T], number: u8) -> Option<&T> {
    list.get(usize::from(number).checked_sub(1)?)
}

/// Fills column after column: which of those in order each holds. A side's name
/// stands over each column of its own.
fn filled(heights: &Heights, heads: &[(f32, f32)], room: impl Fn(usize) -> f32) -> Vec<Vec<usize>> {
    let head = |side: u8, begun: bool| {
        let (first, again) = of_side(heads, side).copied().unwrap_or_default();
        if begun { again } else { first }
    };
    let mut columns: Vec<Vec<usize>> = vec![Vec::new()];
    let mut used = 0.0;
    let mut last_side = 0;
    for (place, (side, height)) in heights.iter().enumerate() {
        let is_first = *side != last_side;
        let is_top = columns.last().is_none_or(Vec::is_empty);
        let over = if is_first || is_top { head(*side, !is_first) } else { 0.0 };
        if !is_top && used + over + height > room(columns.len() - 1) {
            columns.push(Vec::new());
            used = head(*side, !is_first) + height;
        } else {
            used += over + height;
        }
        if let Some(column) = columns.last_mut() {
            column.push(place);
        }
        last_side = *side;
    }
    columns
}

impl Maker<'_> {
    /// The commitments at these places, as many slides as they take.
    pub(super) fn commitment_slides(&self, places: &[usize]) -> Vec<Slide> {
        let (title, widths) = (self.word("brief-commitments"), [1.0 - STATUS, STATUS]);
        self.column_slides("commitments", &title, &widths, |widths| {
            let all = &self.data.commitments;
            let own = |number: u8| {
                let own = places.iter().filter_map(|place| all.get(*place));
                own.filter(move |one| one.side == number)
            };
            [1, 2]
                .into_iter()
                .flat_map(own)
                .map(|one| (one.side, self.full_entry(widths, one)))
                .collect()
        })
    }

    /// Rows of a table in columns that are filled, as many slides as they take:
    /// each with the number of the side whose name stands over it, or 0. The
    /// shares of a column's width are those of its own columns.
    pub(super) fn column_slides(
        &self,
        name: &str,
        title: &str,
        shares: &[f32],
        rows: impl FnOnce(&[f32]) -> Vec<(u8, TableRow)>,
    ) -> Vec<Slide> {
        let count = if self.is_wide() { 2 } else { 1 };
        let heading = self.heading(title.to_owned(), self.under(&self.about(), 5.0));
        let top = self.under(&heading, 10.0);
        let room = self.page.bottom - top;
        let gap = GAP * self.unit;
        let width = (self.page.width() - gap * (count as f32 - 1.0)) / count as f32;
        let widths: Vec<f32> = shares.iter().map(|share| share * width).collect();
        let rows = rows(&widths);
        if rows.is_empty() {
            return Vec::new();
        }
        let heads: Vec<(TableRow, TableRow)> = self
            .data
            .sides
            .iter()
            .map(|side| (self.side_head(side, &widths, false), self.side_head(side, &widths, true)))
            .collect();
        let columns = columns_of(&rows, &heads, (room, count));
        let all = columns.len().div_ceil(count);
        let mut rows: Vec<Option<(u8, TableRow)>> = rows.into_iter().map(Some).collect();
        let mut begun = 0;
        let mut slides = Vec::new();
        for (number, group) in columns.chunks(count).enumerate() {
            let title = if all > 1 {
                format!("{title} ({} / {all})", number + 1)
            } else {
                title.to_owned()
            };
            let mut elements = vec![self.heading(title.clone(), heading.rect.top)];
            for (place, column) in group.iter().enumerate() {
                let mut table = Vec::new();
                for entry in column {
                    let Some((side, row)) = rows.get_mut(*entry).and_then(Option::take) else {
                        continue;
                    };
                    if side != 0 && (table.is_empty() || side != begun) {
                        let head = of_side(&heads, side);
                        let head =
                            head.map(|(first, again)| if side == begun { again } else { first });
                        table.extend(head.cloned());
                        begun = side;
                    }
                    table.push(row);
                }
                let left = self.page.left + place as f32 * (width + gap);
                elements.push(self.table(
                    &format!("{name} {}", place + 1),
                    (left, top),
                    widths.clone(),
                    table,
                ));
            }
            slides.push(self.slide(format!("{name} {}", number + 1), title, elements));
        }
        slides
    }

    /// A commitment with its dates and what is said about it.
    pub(super) fn full_entry(&self, widths: &[f32], one: &CommitmentData) -> TableRow {
        let width = widths.first().copied().unwrap_or_default() - 10.0 * self.unit;
        let text = self.clamp(&one.text, (TEXT, false), width, MOST_LINES);
        let mut paragraphs = vec![Paragraph::of(self.plain(text, TEXT), 0.0)];
        let minor =
            [Some(one.dates.join(" · ")), Some(one.claims_text.clone()), one.metric.clone()];
        for line in minor.into_iter().flatten().filter(|line| !line.is_empty()) {
            let line = self.clamp(&line, (LEAST, false), width, 3);
            paragraphs.push(Paragraph::of(self.muted(line, LEAST), 1.5 * self.unit));
        }
        row(widths, vec![Cell::one(paragraphs), Cell::one(self.status(one))], false, self.unit)
    }

    /// What the numbers on a chart stand for: those events, by number.
    pub(super) fn key_slides(&self, key: &[(usize, usize)]) -> Vec<Slide> {
        self.column_slides("key", &self.word("brief-key"), &[0.08, 0.24, 0.68], |widths| {
            let events = key.iter().filter_map(|(number, place)| {
                let marker = self.material.content.markers.get(*place)?;
                let event = self.material.dossier().events.get(marker.event)?;
                Some((number, event, self.theme.actor(marker.slot)))
            });
            let room = widths.last().copied().unwrap_or_default();
            let one = |run| Cell::one(vec![Paragraph::of(run, 0.0)]);
            let row = |(number, event, color): (&usize, &Event, Color)| {
                let headline = self.clamp(&event.headline, (SMALL, false), room, MOST_LINES);
                let cells = vec![
                    one(self.strong(number.to_string(), SMALL, color)),
                    one(self.muted(self.material.date(&event.date), SMALL)),
                    one(self.plain(headline, SMALL)),
                ];
                (0, row(widths, cells, false, self.unit))
            };
            events.map(row).collect()
        })
    }

    /// All that the brief leaves out, where the first slide has no room for it.
    pub(super) fn left_out_slide(&self) -> Slide {
        let title = self.word("brief-left-out");
        let heading = self.heading(title.clone(), self.under(&self.about(), 5.0));
        let top = self.under(&heading, 12.0);
        let paragraphs = self.data.left_out.iter().map(|sentence| {
            let sentence = self.clamp(sentence, (TEXT, false), self.page.width(), 4);
            Paragraph::of(self.plain(sentence, TEXT), 6.0 * self.unit)
        });
        let place = (self.page.left, top, self.page.width());
        let text = self.text("left out", place, Role::Body, paragraphs.collect());
        let elements: Vec<Element> = vec![heading, text];
        self.slide("left out".to_owned(), title, elements)
    }
}

/// Which rows each column holds: as many columns as are needed, those of the last
/// slide about even.
fn columns_of(
    rows: &[(u8, TableRow)],
    heads: &[(TableRow, TableRow)],
    (room, count): (f32, usize),
) -> Vec<Vec<usize>> {
    let heights: Heights = rows.iter().map(|(side, row)| (*side, row.height)).collect();
    let heads: Vec<(f32, f32)> =
        heads.iter().map(|(first, again)| (first.height, again.height)).collect();
    let whole = filled(&heights, &heads, |_| room);
    let full = (whole.len() - 1) / count * count;
    let (mut least, mut most, mut best) = (0.0, room, whole);
    for _ in 0..12 {
        let middle = f32::midpoint(least, most);
        let columns = filled(&heights, &heads, |column| if column < full { room } else { middle });
        if columns.len() <= full + count && (columns.len() - full) * 2 > count {
            (most, best) = (middle, columns);
        } else {
            least = middle;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heights(counts: [usize; 2]) -> Heights {
        [1, 2].into_iter().zip(counts).flat_map(|(side, n)| vec![(side, 10.0); n]).collect()
    }

    #[test]
    fn columns_are_filled_one_after_the_other_and_nothing_is_lost() {
        let heads = [(20.0, 10.0); 2];
        let columns = filled(&heights([5, 3]), &heads, |_| 50.0);
        assert_eq!(columns, [vec![0, 1, 2], vec![3, 4], vec![5, 6, 7]]);
        assert_eq!(filled(&heights([1, 0]), &heads, |_| 1.0), [vec![0]]);
    }

    #[test]
    fn the_last_slide_is_even() {
        let row = |side| (side, TableRow { height: 10.0, cells: Vec::new(), is_head: false });
        let rows: Vec<_> = (0..6).map(|_| row(1)).collect();
        let head = || row(0).1;
        let columns = columns_of(&rows, &[(head(), head()), (head(), head())], (100.0, 2));
        assert_eq!(columns, [vec![0, 1, 2], vec![3, 4, 5]]);
    }
}
