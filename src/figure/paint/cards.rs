//! The commitments of both sides as cards: text, status, dates, what each side
//! says.

use crate::dossier::{Commitment, Slot};
use crate::figure::scene::{Anchor, Rect, Scene, pt, status_icon, swatch};
use crate::figure::shown::Shown;
use crate::figure::text::{BASELINE, TextStyle, fit, wrap};
use crate::ledger::{Row, Scoreboard};
use crate::reading::wording;

const HEADING: TextStyle = TextStyle { size: 13.5, strong: true };
const TEXT: TextStyle = TextStyle { size: 12.5, strong: false };
const STATUS: TextStyle = TextStyle { size: 11.5, strong: true };
const DETAIL: TextStyle = TextStyle { size: 11.5, strong: false };
const LINE: f32 = 1.32;
const PADDING: f32 = 9.0;
const ICON: f32 = 13.0;
const GAP: f32 = 7.0;
/// Height of a side's heading with its bar of statuses.
const HEADING_ROOM: f32 = 13.5 * LINE + 18.0;

/// How much of each commitment is shown; less where there are many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// Text in full, dates, claims.
    Full,
    /// Text in two lines, status and dates, without a frame.
    Short,
    /// Text in two lines, the status beside it.
    Compact,
    /// One line.
    Line,
}

/// From the fullest.
const DETAILS: [Detail; 4] = [Detail::Full, Detail::Short, Detail::Compact, Detail::Line];

/// What the cards need.
pub struct CardPainter<'a> {
    /// What is shown, and how.
    pub shown: Shown<'a>,
}

impl CardPainter<'_> {
    /// Paints both sides' commitments into columns, as fully as there is room
    /// for; what has no room at all is counted in words.
    pub fn paint(&self, scene: &mut Scene, columns: &[Rect]) {
        for detail in DETAILS {
            let mut shapes = Scene { shapes: Vec::new(), ..scene.clone() };
            if self.flow(&mut shapes, columns, detail) == 0 {
                scene.shapes.append(&mut shapes.shapes);
                return;
            }
        }
        // Where there is no room for all, neither side may crowd out the other.
        match columns {
            [column] => {
                let middle = f32::midpoint(column.top, column.bottom);
                let upper = Rect { bottom: middle - GAP, ..*column };
                self.flow(scene, &[upper, Rect { top: middle, ..*column }], Detail::Line);
            }
            _ => {
                self.flow(scene, columns, Detail::Line);
            }
        }
    }

    /// How high the columns should be, a side a column of this width, to show
    /// as much as has room in `most`.
    pub fn wanted_height(&self, width: f32, most: f32) -> f32 {
        let heights = DETAILS.map(|detail| self.height(width, detail));
        heights.into_iter().find(|height| *height <= most).unwrap_or(most)
    }

    fn height(&self, width: f32, detail: Detail) -> f32 {
        let side = |slot| {
            let rows = self.shown.content.ledger.of_side(self.shown.dossier, slot);
            let cards = rows.filter_map(|row| {
                let commitment = self.shown.dossier.commitments.get(row.commitment)?;
                Some(self.card_height(commitment, row, width, detail) + gap(detail))
            });
            cards.sum::<f32>() + HEADING_ROOM + DETAIL.size * 2.0
        };
        Slot::BOTH.map(side).into_iter().fold(0.0, f32::max)
    }

    /// Lays cards down the columns; gives how many had no room.
    fn flow(&self, scene: &mut Scene, columns: &[Rect], detail: Detail) -> usize {
        let mut rest = columns.iter();
        let Some(mut column) = rest.next().copied() else {
            return self.shown.content.ledger.rows.len();
        };
        let mut y = column.top;
        let mut all_hidden = 0;
        let mut hidden = 0;
        for slot in Slot::BOTH {
            let rows: Vec<&Row> =
                self.shown.content.ledger.of_side(self.shown.dossier, slot).collect();
            // The second side begins in the second column where there is one.
            if slot == Slot::Second
                && let Some(next) = rest.next()
            {
                self.count_hidden(scene, hidden, column);
                all_hidden += std::mem::take(&mut hidden);
                column = *next;
                y = column.top;
            }
            if y + HEADING_ROOM > column.bottom {
                hidden += rows.len();
                continue;
            }
            if y > column.top {
                y += 10.0;
            }
            y = self.heading(scene, slot, column, y);
            for row in rows {
                let Some(commitment) = self.shown.dossier.commitments.get(row.commitment) else {
                    continue;
                };
                let height = self.card_height(commitment, row, column.width(), detail);
                // The last line is kept for the count of what has no room.
                if hidden > 0 || y + height > column.bottom - DETAIL.size * 1.6 {
                    hidden += 1;
                    continue;
                }
                let rect = Rect::new(column.left, y, column.right, y + height);
                scene.group(commitment.text.as_str(), |scene| {
                    self.card(scene, commitment, row, rect, detail);
                });
                y += height + gap(detail);
            }
        }
        self.count_hidden(scene, hidden, column);
        all_hidden + hidden
    }

    /// Says at the foot of a column how many had no room in it.
    fn count_hidden(&self, scene: &mut Scene, hidden: usize, column: Rect) {
        if hidden > 0 {
            let more = self.shown.words.with("commitments-more", &[("count", hidden.into())]);
            let at = pt(column.left, column.bottom - 2.0);
            scene.text(at, Anchor::Start, DETAIL, self.shown.theme.muted, more);
        }
    }

    /// A side's name, how its commitments stand, and a bar of their statuses.
    fn heading(&self, scene: &mut Scene, slot: Slot, column: Rect, y: f32) -> f32 {
        let side = self.shown.dossier.side(slot);
        let board = self.shown.content.ledger.scoreboard(self.shown.dossier, slot);
        let baseline = y + HEADING.size;
        let color = self.shown.theme.actor(Some(slot));
        swatch(scene, pt(column.left + 5.0, baseline - HEADING.size * BASELINE), 10.0, color);
        let name = fit(self.shown.measure, &side.name, HEADING, column.width() * 0.5);
        let name_end = column.left + 18.0 + self.shown.measure.width(&name, HEADING);
        scene.text(
            pt(column.left + 18.0, baseline),
            Anchor::Start,
            HEADING,
            self.shown.theme.ink,
            name,
        );
        let counts = wording::scoreboard_text(&board, self.shown.words);
        let room = column.right - name_end - 12.0;
        // The bar below tells the counts as well, in part; the score is told
        // where both have room.
        let summary = wording::score_text(&board, self.shown.words)
            .map(|score| format!("{counts} · {score}"))
            .filter(|both| self.shown.measure.width(both, DETAIL) <= room)
            .unwrap_or(counts);
        let summary = fit(self.shown.measure, &summary, DETAIL, room);
        scene.text(
            pt(column.right, baseline),
            Anchor::End,
            DETAIL,
            self.shown.theme.muted,
            summary,
        );
        let bar = Rect::new(
            column.left,
            y + HEADING.size * LINE + 4.0,
            column.right,
            y + HEADING.size * LINE + 9.0,
        );
        self.status_bar(scene, &board, bar);
        bar.bottom + GAP
    }

    fn status_bar(&self, scene: &mut Scene, board: &Scoreboard, bar: Rect) {
        let total = board.total() as f32;
        if total == 0.0 {
            scene.rect(bar, self.shown.theme.grid, 2.5);
        }
        let mut left = bar.left;
        for (status, count) in &board.distribution {
            let right = left + bar.width() * *count as f32 / total;
            let part = Rect::new(left, bar.top, (right - 1.5).max(left), bar.bottom);
            scene.rect(part, self.shown.theme.status(*status), 2.0);
            left = right;
        }
    }

    fn text_lines(&self, commitment: &Commitment, width: f32, detail: Detail) -> Vec<String> {
        let most = match detail {
            Detail::Full => 4,
            Detail::Short | Detail::Compact => 2,
            Detail::Line => 1,
        };
        let room = match detail {
            Detail::Compact | Detail::Line => width - ICON - 110.0,
            _ => width - 2.0 * PADDING - ICON - 8.0,
        };
        wrap(self.shown.measure, &commitment.text, TEXT, room.max(20.0), most)
    }

    fn detail_lines(
        &self,
        commitment: &Commitment,
        row: &Row,
        width: f32,
        detail: Detail,
    ) -> Vec<String> {
        let room = width - 2.0 * PADDING - ICON - 8.0;
        let claims = || {
            let text = wording::claims(self.shown.dossier, commitment, row, self.shown.words);
            let text = text.unwrap_or_default();
            wrap(self.shown.measure, &text, DETAIL, room, 2)
        };
        let metric = || {
            let text = wording::metric(commitment, row, self.shown.words).unwrap_or_default();
            wrap(self.shown.measure, &text, DETAIL, room, 2)
        };
        match detail {
            Detail::Full => claims().into_iter().chain(metric()).collect(),
            Detail::Short | Detail::Compact | Detail::Line => Vec::new(),
        }
    }

    fn card_height(&self, commitment: &Commitment, row: &Row, width: f32, detail: Detail) -> f32 {
        let text = self.text_lines(commitment, width, detail).len() as f32 * TEXT.size * LINE;
        let details = self.detail_lines(commitment, row, width, detail).len() as f32;
        match detail {
            Detail::Compact | Detail::Line => text + 2.0,
            _ => {
                let frame = 2.0 * padding(detail);
                frame + text + STATUS.size * LINE + details * DETAIL.size * LINE
            }
        }
    }

    fn card(
        &self,
        scene: &mut Scene,
        commitment: &Commitment,
        row: &Row,
        rect: Rect,
        detail: Detail,
    ) {
        let color = self.shown.theme.status(row.status);
        let lines = self.text_lines(commitment, rect.width(), detail);
        if matches!(detail, Detail::Compact | Detail::Line) {
            let middle = rect.top + TEXT.size * LINE / 2.0;
            let icon = pt(rect.left + ICON / 2.0, middle);
            status_icon(scene, row.status, icon, ICON - 2.0, color);
            let baseline = middle + TEXT.size * BASELINE;
            for (place, line) in lines.into_iter().enumerate() {
                let at = pt(rect.left + ICON + 5.0, baseline + place as f32 * TEXT.size * LINE);
                scene.text(at, Anchor::Start, TEXT, self.shown.theme.ink, line);
            }
            let status = self.shown.words.get(wording::state_key(row)).into_owned();
            scene.text(pt(rect.right, baseline), Anchor::End, STATUS, color, status);
            return;
        }
        if detail == Detail::Full {
            let (left, top) = (rect.left + 1.0, rect.top + 1.0);
            let inside = Rect::new(left, top, rect.right - 1.0, rect.bottom - 1.0);
            scene.rect(rect, self.shown.theme.grid, 5.0);
            scene.rect(inside, self.shown.theme.panel, 4.0);
        }
        let left = rect.left + PADDING + ICON + 8.0;
        let room = rect.right - PADDING - left;
        let icon = pt(
            rect.left + PADDING + ICON / 2.0,
            rect.top + padding(detail) + TEXT.size * LINE / 2.0,
        );
        status_icon(scene, row.status, icon, ICON, color);
        let mut y = rect.top + padding(detail);
        let mut put =
            |scene: &mut Scene, x: f32, style: TextStyle, color, text: String, advance: bool| {
                scene.text(pt(x, y + style.size), Anchor::Start, style, color, text);
                if advance {
                    y += style.size * LINE;
                }
            };
        for line in lines {
            put(scene, left, TEXT, self.shown.theme.ink, line, true);
        }
        let alerts = wording::alerts(row, self.shown.words);
        let status = wording::state_text(row, self.shown.words);
        let status_text = std::iter::once(status).chain(alerts).collect::<Vec<_>>().join(" · ");
        let status_text = fit(self.shown.measure, &status_text, STATUS, room);
        let after = left + self.shown.measure.width(&status_text, STATUS) + 6.0;
        put(scene, left, STATUS, color, status_text, false);
        let dates = wording::dates(commitment, row, self.shown.words).join(" · ");
        let dates =
            fit(self.shown.measure, &format!("· {dates}"), DETAIL, rect.right - PADDING - after);
        put(scene, after, DETAIL, self.shown.theme.muted, dates, true);
        for line in self.detail_lines(commitment, row, rect.width(), detail) {
            put(scene, left, DETAIL, self.shown.theme.muted, line, true);
        }
    }
}

/// Space between two cards.
const fn gap(detail: Detail) -> f32 {
    match detail {
        Detail::Full => GAP,
        Detail::Short | Detail::Compact => 2.0,
        Detail::Line => 1.0,
    }
}

/// Space over and under a card's text.
const fn padding(detail: Detail) -> f32 {
    match detail {
        Detail::Full => PADDING,
        Detail::Short | Detail::Compact | Detail::Line => 3.0,
    }
}
