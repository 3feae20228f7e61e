//! Both sides' promises facing each other: what is given for each other on one
//! row, what asks for attention first.

use super::maker::{LEAST, Maker, SMALL, TEXT};
use super::parts::{Cell, Paragraph, Slide, TableRow};
use super::setting::row;
use crate::brief::data::CommitmentData;
use crate::reading::{Urgency, UrgencyGroup, face};

/// Shares of the width: text and status of either side.
const SHARES: [f32; 4] = [0.335, 0.165, 0.335, 0.165];
/// Most lines of a commitment's text.
const LINES: usize = 3;

impl Maker<'_> {
    /// As many slides as it takes.
    pub(super) fn facing_slides(&self) -> Vec<Slide> {
        let width = self.page.width();
        let widths = SHARES.map(|share| share * width);
        let title = self.word("ledger-title");
        let heading = self.heading(title.clone(), self.under(&self.about(), 5.0));
        let (foot, tells_left_out) = self.foot();
        let top = self.under(&heading, 10.0);
        let bottom = foot.as_ref().map_or(self.page.bottom, |foot| foot.rect.top - 8.0 * self.unit);
        let heads = [self.sides_head(&widths, false), self.sides_head(&widths, true)];
        let mut pages: Vec<Vec<TableRow>> = Vec::new();
        let mut used = f32::INFINITY;
        let mut group = None;
        for (own, entry) in self.facing_rows(&widths) {
            let head = (own != group).then(|| self.group_head(&widths, own)).flatten();
            let needed = entry.height + head.as_ref().map_or(0.0, |head| head.height);
            if used + needed > bottom - top {
                let [first, again] = &heads;
                let over = if pages.is_empty() { first } else { again };
                used = over.height;
                pages.push(vec![over.clone()]);
            }
            used += needed;
            if let Some(page) = pages.last_mut() {
                page.extend(head);
                page.push(entry);
            }
            group = own;
        }
        if pages.is_empty() {
            let [first, _] = &heads;
            pages.push(vec![first.clone()]);
        }
        let all = pages.len();
        let mut slides = Vec::new();
        for (number, rows) in pages.into_iter().enumerate() {
            let title =
                if all > 1 { format!("{title} ({} / {all})", number + 1) } else { title.clone() };
            let table = self.table("ledger", (self.page.left, top), widths.to_vec(), rows);
            let mut elements = vec![self.heading(title.clone(), heading.rect.top), table];
            elements.extend(foot.clone());
            slides.push(self.slide(format!("ledger {}", number + 1), title, elements));
        }
        if !tells_left_out {
            slides.push(self.left_out_slide());
        }
        slides
    }

    /// Row by row, with the part of the list that each belongs to.
    fn facing_rows(&self, widths: &[f32]) -> Vec<(Option<UrgencyGroup>, TableRow)> {
        let rows = &self.material.content.ledger.rows;
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|place| rows.get(*place).map(Urgency::of));
        let dossier = self.material.dossier();
        let data = |place: Option<usize>| -> Option<&CommitmentData> {
            let commitment = dossier.commitments.get(rows.get(place?)?.commitment)?;
            self.data.commitments.iter().find(|one| one.id == commitment.id.as_str())
        };
        let facing = face(dossier, rows, &order, true).into_iter().map(|pair| {
            let cells = pair.sides.into_iter().enumerate().flat_map(|(side, place)| {
                let width = widths.get(side * 2).copied().unwrap_or_default();
                match data(place) {
                    Some(one) => self.pair_cells(one, width, pair.reciprocal),
                    None => [Cell::one(Vec::new()), Cell::one(Vec::new())],
                }
            });
            (pair.group, row(widths, cells.collect(), false, self.unit))
        });
        facing.collect()
    }

    fn pair_cells(&self, one: &CommitmentData, width: f32, reciprocal: bool) -> [Cell; 2] {
        let width = width - 10.0 * self.unit;
        let text = self.clamp(&one.text, (SMALL, false), width, LINES);
        let mut paragraphs = vec![Paragraph::of(self.plain(text, SMALL), 0.0)];
        if reciprocal {
            let word = self.muted(self.word("ledger-in-return"), LEAST);
            paragraphs.push(Paragraph::of(word, 1.0 * self.unit));
        }
        [Cell::one(paragraphs), Cell::one(self.status(one))]
    }

    /// Both sides' names, with how their commitments stand.
    fn sides_head(&self, widths: &[f32], continued: bool) -> TableRow {
        let cells = self.data.sides.iter().map(|side| {
            let head = self.side_head(side, &[widths.iter().take(2).sum()], continued);
            let paragraphs = head.cells.into_iter().flat_map(|cell| cell.paragraphs).collect();
            Cell { span: 2, paragraphs }
        });
        row(widths, cells.collect(), true, self.unit)
    }

    fn group_head(&self, widths: &[f32], group: Option<UrgencyGroup>) -> Option<TableRow> {
        let run = self.strong(self.word(group?.key()), TEXT, self.theme.muted);
        let cell = Cell { span: widths.len(), paragraphs: vec![Paragraph::of(run, 0.0)] };
        Some(row(widths, vec![cell], true, self.unit))
    }
}
