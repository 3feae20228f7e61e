//! The slides at the head of a book: a row for each dispute in it, and on which slide it
//! begins.

use super::maker::{LEAST, Maker, SMALL};
use super::parts::{Body, Cell, Element, Paragraph, Picture, Role, Run, Slide, TableRow};
use super::setting::row;
use crate::figure::{Rect, Scene, missing_chars, paint_trend};
use crate::reading::wording::{change_text, date_text, moved_text, tension_text};
use crate::reading::{DeskRow, TREND_DAYS, Trend};
use crate::words::Words;

/// Shares of the width: tension, trend, both changes, dispute, what moved it, dates, slide.
const SHARES: [f32; 7] = [0.09, 0.13, 0.08, 0.21, 0.24, 0.2, 0.05];
/// Most lines of a text in a row.
const MOST_LINES: usize = 2;
/// Of a width, so much is counted on where the bundled font lacks letters.
const FOREIGN: f32 = 0.78;
/// Space over and under a trend within its row, in points.
const AROUND: f32 = 5.0;
/// Height of a trend, in points.
const TREND_HEIGHT: f32 = 24.0;

/// A dispute in the index of a book.
#[derive(Clone, Copy)]
pub(in crate::brief) struct IndexRow<'a> {
    pub(in crate::brief) row: &'a DeskRow,
    /// The number of the slide on which it begins.
    pub(in crate::brief) slide: usize,
}

/// An index as it is said.
#[derive(Clone, Copy)]
pub(in crate::brief) struct Index<'a> {
    pub(in crate::brief) title: &'a str,
    pub(in crate::brief) rows: &'a [IndexRow<'a>],
    /// What it leaves out, a sentence each.
    pub(in crate::brief) left_out: &'a [String],
    /// Words with every year written out.
    pub(in crate::brief) words: &'a Words,
}

impl Maker<'_> {
    /// The index, on as many slides as it takes.
    pub(in crate::brief) fn index_slides(&self, index: &Index<'_>) -> Vec<Slide> {
        let widths = SHARES.map(|share| share * self.page.width());
        let heading = self.heading(index.title.to_owned(), self.under(&self.about(), 5.0));
        let foot = self.index_foot(index);
        let top = self.under(&heading, 8.0);
        let bottom = foot.rect.top - 6.0 * self.unit;
        let head = self.index_head(&widths, index.words);
        let mut pages: Vec<Vec<(TableRow, &Trend)>> = vec![Vec::new()];
        let mut used = head.height;
        for one in index.rows {
            let made = self.index_row(&widths, one, index.words);
            if used + made.height > bottom - top
                && pages.last().is_some_and(|page| !page.is_empty())
            {
                pages.push(Vec::new());
                used = head.height;
            }
            used += made.height;
            if let Some(page) = pages.last_mut() {
                page.push((made, &one.row.trend));
            }
        }
        let all = pages.len();
        let slides = pages.into_iter().enumerate().map(|(number, page)| {
            let title = match all {
                1 => index.title.to_owned(),
                all => format!("{} ({} / {all})", index.title, number + 1),
            };
            let mut elements = vec![self.heading(title.clone(), heading.rect.top)];
            elements.extend(self.index_table(&widths, top, (head.clone(), page), index.words));
            elements.push(foot.clone());
            self.slide(format!("index {}", number + 1), title, elements)
        });
        slides.collect()
    }

    /// The table with the trends over it.
    fn index_table(
        &self,
        widths: &[f32; 7],
        top: f32,
        (head, page): (TableRow, Vec<(TableRow, &Trend)>),
        words: &Words,
    ) -> Vec<Element> {
        let [before, own, ..] = *widths;
        let left = self.page.left + before;
        let width = own - 12.0 * self.unit;
        let mut at = top + head.height;
        let mut rows = vec![head];
        let mut trends = Vec::new();
        for (number, (row, trend)) in page.into_iter().enumerate() {
            let begin = at + AROUND * self.unit;
            let area = Rect::new(left, begin, left + width, begin + TREND_HEIGHT * self.unit);
            trends.push(self.trend(&format!("trend {}", number + 1), area, trend, words));
            at += row.height;
            rows.push(row);
        }
        let mut table = self.table("disputes", (self.page.left, top), widths.to_vec(), rows);
        if let Body::Table(table) = &mut table.body {
            table.is_exact = true;
        }
        std::iter::once(table).chain(trends).collect()
    }

    fn trend(&self, name: &str, rect: Rect, trend: &Trend, words: &Words) -> Element {
        let days = [("days", TREND_DAYS.unsigned_abs().to_string().into())];
        let alt = words.with("desk-head-trend", &days).into_owned();
        let mut scene = Scene {
            width: rect.width(),
            height: rect.height(),
            scale: 1.0,
            background: self.theme.background,
            title: alt.clone(),
            description: alt,
            shapes: Vec::new(),
        };
        let whole = Rect::new(0.0, 0.0, scene.width, scene.height);
        paint_trend(&mut scene, whole, trend, self.theme);
        // The numbers beside it say the same.
        Element { name: name.to_owned(), rect, body: Body::Picture(Picture { scene, alt: None }) }
    }

    fn index_head(&self, widths: &[f32; 7], words: &Words) -> TableRow {
        let days = [("days", TREND_DAYS.unsigned_abs().to_string().into())];
        let cells = [
            words.get("desk-head-tension").into_owned(),
            words.with("desk-head-trend", &days).into_owned(),
            words.get("desk-head-changes").into_owned(),
            words.get("desk-head-title").into_owned(),
            words.get("desk-head-moved").into_owned(),
            words.get("desk-head-dates").into_owned(),
            words.get("desk-head-slide").into_owned(),
        ];
        let cells = cells.map(|text| self.one(vec![self.muted(text, LEAST)]));
        row(widths, cells.into(), true, self.unit)
    }

    fn index_row(&self, widths: &[f32; 7], one: &IndexRow<'_>, words: &Words) -> TableRow {
        let dispute = one.row;
        let room =
            |column: usize| widths.get(column).copied().unwrap_or_default() - 10.0 * self.unit;
        let plain = |text: &str, column| {
            self.plain(self.clamp(text, (SMALL, false), room(column), MOST_LINES), SMALL)
        };
        let title = self.clamp(&dispute.title, (SMALL, true), room(3), MOST_LINES);
        let as_of = dispute
            .as_of
            .map(|day| words.with("chart-as-of", &[("day", words.day(day).into())]).into_owned());
        let changes = dispute.changes.map(|change| self.plain(change_text(change), SMALL));
        let overdue = (dispute.overdue > 0).then(|| {
            let text = words.with("count-overdue", &[("count", dispute.overdue.into())]);
            self.strong(text.into_owned(), SMALL, self.theme.alert())
        });
        let next = dispute.deadlines.iter().find(|deadline| !deadline.overdue);
        let next = next.map(|deadline| plain(&date_text(deadline, words), 5));
        let cells = vec![
            self.one(vec![self.strong(tension_text(dispute, words), SMALL, self.theme.ink)]),
            self.one(vec![self.plain(String::new(), TREND_HEIGHT / super::setting::LINE)]),
            self.one(changes.into()),
            self.one(
                std::iter::once(self.strong(title, SMALL, self.theme.ink))
                    .chain(as_of.map(|text| self.muted(text, LEAST)))
                    .collect(),
            ),
            self.one(vec![plain(&moved_text(dispute, words), 4)]),
            self.one(overdue.into_iter().chain(next).collect()),
            self.one(vec![self.plain(one.slide.to_string(), SMALL)]),
        ];
        let mut runs = cells.iter().flat_map(|cell| &cell.paragraphs).flat_map(|p| &p.runs);
        let is_foreign = runs.any(|run| missing_chars(&run.text).next().is_some());
        // Letters of other fonts are wider than they were measured, and nothing may run into the
        // next row.
        let share = if is_foreign { FOREIGN } else { 1.0 };
        row(&widths.map(|width| width * share), cells, false, self.unit)
    }

    /// A cell with a paragraph of each run.
    fn one(&self, runs: Vec<Run>) -> Cell {
        Cell::one(runs.into_iter().map(|run| Paragraph::of(run, 0.0)).collect())
    }

    /// How it is to be read, and what it leaves out.
    fn index_foot(&self, index: &Index<'_>) -> Element {
        let how = index.words.get("desk-how").into_owned();
        let lines = std::iter::once(how).chain(index.left_out.iter().cloned());
        let paragraphs = lines.map(|line| {
            let line = self.clamp(&line, (LEAST, false), self.page.width(), 2);
            Paragraph::of(self.muted(line, LEAST), 1.0 * self.unit)
        });
        let place = (self.page.left, 0.0, self.page.width());
        let mut foot = self.text("how to read it", place, Role::Body, paragraphs.collect());
        let height = foot.rect.height();
        foot.rect.bottom = self.page.bottom;
        foot.rect.top = self.page.bottom - height;
        foot
    }
}
