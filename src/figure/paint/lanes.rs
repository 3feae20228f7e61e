//! The lanes under the chart, on its days: commitments from made to due or
//! expiry with their changes of status, and each side's implementation score.

use crate::dossier::{Commitment, Day, Edtf, Slot, Status};
use crate::figure::layout::{RIGHT_MARGIN, TimeScale};
use crate::figure::scene::{Anchor, Color, Point, Rect, Scene, Shape, Stroke, pt, status_icon};
use crate::figure::shown::Shown;
use crate::figure::text::{BASELINE, SMALL_STYLE, TextStyle, fit};
use crate::ledger::{Row, ScoreSeries, StatusHistory, Tally};
use crate::reading::wording::{state_key, state_text};

/// Height of a commitment's lane in pixels, where there is room.
pub const LANE_HEIGHT: f32 = 20.0;
/// The least height at which a lane's text can be read.
pub const LEAST_LANE_HEIGHT: f32 = 14.5;
/// Height of the implementation score's lane.
pub const SCORE_HEIGHT: f32 = 40.0;
/// Height of a lane group's heading.
pub const HEADING_HEIGHT: f32 = 22.0;
const BAR_HEIGHT: f32 = 11.0;
const ICON: f32 = 11.0;
const HEADING_STYLE: TextStyle = TextStyle { size: 12.0, strong: true };
const SCORE_STYLE: TextStyle = TextStyle { size: 11.0, strong: true };

/// What the lanes need.
pub struct LanePainter<'a> {
    /// What is shown, and how.
    pub shown: Shown<'a>,
    /// The chart's days.
    pub time: TimeScale,
    /// The selected commitment, by its place in the dossier.
    pub selected: Option<usize>,
    /// Lanes wholly above or below these heights are not painted: a window
    /// scrolls past them.
    pub clip: (f32, f32),
}

/// A commitment's lane on the picture, for pointing at it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lane {
    /// Its place among the dossier's commitments.
    pub commitment: usize,
    /// Where it is.
    pub rect: Rect,
}

impl LanePainter<'_> {
    /// How high the commitments' lanes are when all are shown.
    pub fn commitments_height(&self) -> f32 {
        match self.shown.content.ledger.rows.len() {
            0 => 0.0,
            rows => HEADING_HEIGHT + rows as f32 * LANE_HEIGHT,
        }
    }

    /// Paints the commitments' lanes from `top`, as many as end above
    /// `bottom`; says how many had no room.
    pub fn commitments(&self, scene: &mut Scene, left: f32, top: f32, bottom: f32) -> Vec<Lane> {
        let count = self.shown.content.ledger.rows.len();
        if count == 0 || bottom - top < HEADING_HEIGHT {
            return Vec::new();
        }
        let room = bottom - top - HEADING_HEIGHT;
        // Lanes draw together before any is left to the count.
        let height = (room / count as f32).clamp(LEAST_LANE_HEIGHT, LANE_HEIGHT);
        let fitting = (room / height + 0.01).floor().max(0.0) as usize;
        let hidden = count.saturating_sub(fitting);
        let mut heading = self.shown.words.get("chart-lanes").into_owned();
        if hidden > 0 {
            let more = self.shown.words.with("chart-lanes-more", &[("count", hidden.into())]);
            heading = format!("{heading}, {more}");
        }
        let at = pt(left, top + HEADING_STYLE.size);
        scene.text(at, Anchor::Start, HEADING_STYLE, self.shown.theme.muted, heading);
        let mut lanes = Vec::new();
        let first = ((self.clip.0 - top - HEADING_HEIGHT) / height).floor().max(0.0) as usize;
        for (place, row) in self.shown.content.lanes().take(fitting).enumerate().skip(first) {
            let Some(commitment) = self.shown.dossier.commitments.get(row.commitment) else {
                continue;
            };
            let y = top + HEADING_HEIGHT + place as f32 * height;
            if y > self.clip.1 {
                break;
            }
            let rect = Rect::new(left, y, self.time.right + RIGHT_MARGIN, y + height);
            let status = state_text(row, self.shown.words);
            let title = format!("{}: {status}", commitment.text);
            scene.group(title, |scene| self.lane(scene, commitment, row, rect));
            lanes.push(Lane { commitment: row.commitment, rect });
        }
        let x = self.time.x(self.shown.content.settings.as_of);
        if !lanes.is_empty() && self.time.left <= x && x <= self.time.right {
            let end = top + HEADING_HEIGHT + count.min(fitting) as f32 * height;
            let (begin, end) =
                ((top + HEADING_HEIGHT).max(self.clip.0), end.min(self.clip.1.max(top)));
            scene.line(pt(x, begin), pt(x, end), Stroke::dashed(1.2, self.shown.theme.ink));
        }
        lanes
    }

    fn lane(&self, scene: &mut Scene, commitment: &Commitment, row: &Row, rect: Rect) {
        let middle = f32::midpoint(rect.top, rect.bottom);
        let color = self.shown.theme.actor(Some(commitment.by.slot()));
        if self.selected == Some(row.commitment) {
            scene.rect(rect, self.shown.theme.accent.faded(0.16), 3.0);
        }
        let bar = self.bar(commitment, middle);
        if bar.right > bar.left {
            scene.rect(bar, color.faded(0.22), 2.5);
            let edge = (bar.left + 3.0).min(bar.right);
            if self.time.x(commitment.made.point()) >= self.time.left {
                scene.rect(Rect::new(bar.left, bar.top, edge, bar.bottom), color, 0.0);
            }
        }
        self.due_mark(scene, commitment, &bar, color);
        self.name(scene, commitment, &bar, rect, middle);
        self.changes(scene, commitment, middle);
        let ink = self.shown.theme.status(row.status);
        let x = self.time.right + 10.0;
        status_icon(scene, row.status, pt(x + ICON / 2.0, middle), ICON, ink);
        let word = self.shown.words.get(state_key(row));
        let word = fit(self.shown.measure, &word, SMALL_STYLE, RIGHT_MARGIN - ICON - 16.0);
        let at = pt(x + ICON + 5.0, middle + SMALL_STYLE.size * BASELINE);
        scene.text(at, Anchor::Start, SMALL_STYLE, ink, word);
    }

    /// From made to expiry, or else due; to the edge where it is open.
    fn bar(&self, commitment: &Commitment, middle: f32) -> Rect {
        let x = |x: f32| x.clamp(self.time.left, self.time.right);
        let left = x(self.time.x(commitment.made.point()));
        let end = commitment.expires.or(commitment.due).and_then(|date| date.last_covered());
        let right = end.map_or(self.time.right, |day| x(self.time.x(day.plus(1))));
        let half = BAR_HEIGHT / 2.0;
        Rect::new(left, middle - half, right.max(left), middle + half)
    }

    fn due_mark(&self, scene: &mut Scene, commitment: &Commitment, bar: &Rect, color: Color) {
        let Some(due) = commitment.due.as_ref().and_then(Edtf::last_covered) else { return };
        let x = self.time.x(due.plus(1));
        if self.time.left <= x && x <= self.time.right {
            let stroke = Stroke::solid(1.6, color);
            scene.line(pt(x, bar.top - 2.0), pt(x, bar.bottom + 2.0), stroke);
        }
    }

    /// The text before the bar where there is room, else after it, else on it.
    fn name(
        &self,
        scene: &mut Scene,
        commitment: &Commitment,
        bar: &Rect,
        rect: Rect,
        middle: f32,
    ) {
        let baseline = middle + SMALL_STYLE.size * BASELINE;
        let before = bar.left - rect.left - 8.0;
        let after = self.time.right - bar.right - 12.0;
        let on = self.time.right - bar.left - 12.0;
        let width = self.shown.measure.width(&commitment.text, SMALL_STYLE);
        let (x, anchor, room) = if width <= before {
            (bar.left - 8.0, Anchor::End, before)
        } else if width <= after {
            (bar.right + 8.0, Anchor::Start, after)
        } else if before > on {
            (bar.left - 8.0, Anchor::End, before)
        } else {
            (bar.left + 8.0, Anchor::Start, on)
        };
        let text = fit(self.shown.measure, &commitment.text, SMALL_STYLE, room);
        scene.text(pt(x, baseline), anchor, SMALL_STYLE, self.shown.theme.ink, text);
    }

    /// Each change of status on its day; of several at one place the last.
    fn changes(&self, scene: &mut Scene, commitment: &Commitment, middle: f32) {
        let history = StatusHistory::of(self.shown.dossier, commitment);
        let known = |day| day <= self.shown.content.settings.as_of;
        let points: Vec<(Status, Point)> = history
            .changes
            .iter()
            .filter(|(day, status, _)| known(*day) && *status != Status::Pending)
            .map(|(day, status, _)| (*status, pt(self.time.x(*day), middle)))
            .filter(|(_, at)| self.time.left <= at.x && at.x <= self.time.right)
            .collect();
        for (place, (status, at)) in points.iter().enumerate() {
            let covered = points.get(place + 1).is_some_and(|(_, next)| next.x - at.x < ICON);
            if !covered {
                scene.shapes.push(Shape::Circle {
                    center: *at,
                    radius: ICON * 0.72,
                    fill: Some(self.shown.theme.background),
                    stroke: None,
                });
                status_icon(scene, *status, *at, ICON, self.shown.theme.status(*status));
            }
        }
    }

    /// Whether either side has a score to show.
    pub fn has_scores(&self) -> bool {
        self.shown.content.scores.iter().any(ScoreSeries::has_score)
    }

    /// Paints the lane of both sides' implementation scores, 0 to 100. The
    /// second side's line is dashed, so that colour is not needed.
    pub fn scores(&self, scene: &mut Scene, left: f32, top: f32) {
        let at = pt(left, top + HEADING_STYLE.size);
        let heading = self.shown.words.get("chart-score");
        scene.text(at, Anchor::Start, HEADING_STYLE, self.shown.theme.muted, heading);
        let band = Rect::new(
            self.time.left,
            top + HEADING_HEIGHT,
            self.time.right,
            top + HEADING_HEIGHT + SCORE_HEIGHT,
        );
        let y = |score: f64| band.bottom - (score / 100.0) as f32 * band.height();
        for tick in [0.0, 100.0] {
            let stroke = Stroke::solid(1.0, self.shown.theme.grid);
            scene.line(pt(band.left, y(tick)), pt(band.right, y(tick)), stroke);
            let at = pt(band.left - 8.0, y(tick) + SMALL_STYLE.size * BASELINE);
            scene.text(at, Anchor::End, SMALL_STYLE, self.shown.theme.muted, format!("{tick:.0}"));
        }
        let mut ends: Vec<(f32, Slot, Tally)> = Vec::new();
        for slot in Slot::BOTH {
            let [first, second] = &self.shown.content.scores;
            let series = if slot == Slot::First { first } else { second };
            let last = self.shown.content.settings.as_of;
            let x = |day: Day| self.time.x(day).clamp(band.left, band.right);
            let color = self.shown.theme.actor(Some(slot));
            let stroke = Stroke { color, width: 1.8, dashed: slot == Slot::Second };
            let mut points: Vec<Point> = Vec::new();
            for (day, tally) in &series.steps {
                let x = x(*day);
                if let Some(last) = points.last().copied() {
                    points.push(pt(x, last.y));
                }
                match tally.score() {
                    Some(score) => points.push(pt(x, y(score))),
                    // Days on which nothing counts have no score, not the last.
                    None if points.is_empty() => {}
                    None => {
                        let points = std::mem::take(&mut points);
                        scene.shapes.push(Shape::Line { points, stroke });
                    }
                }
            }
            if let Some(end) = points.last().copied() {
                points.push(pt(x(last), end.y));
                ends.push((end.y, slot, series.tally(last)));
            }
            scene.shapes.push(Shape::Line { points, stroke });
        }
        self.score_names(scene, ends, band);
    }

    /// The sides' names and scores at the right, moved apart where they meet.
    fn score_names(&self, scene: &mut Scene, mut ends: Vec<(f32, Slot, Tally)>, band: Rect) {
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        let step = SCORE_STYLE.size * 1.25;
        if let [(upper, ..), (lower, ..)] = ends.as_mut_slice()
            && *lower - *upper < step
        {
            let middle = f32::midpoint(*upper, *lower)
                .clamp(band.top + step / 2.0, band.bottom - step / 2.0);
            (*upper, *lower) = (middle - step / 2.0, middle + step / 2.0);
        }
        for (y, slot, tally) in ends {
            let side = self.shown.dossier.side(slot);
            let name = side.short.as_ref().unwrap_or(&side.name);
            let score = tally.score().map(|score| format!("{name} {score:.0}")).unwrap_or_default();
            let values = [
                ("score", score.as_str().into()),
                ("counted", tally.counted.into()),
                ("total", tally.total.into()),
            ];
            let room = RIGHT_MARGIN - 14.0;
            let whole = self.shown.words.with("lane-score", &values).into_owned();
            let has_room = self.shown.measure.width(&whole, SCORE_STYLE) <= room;
            let text = if has_room { whole } else { score };
            let text = fit(self.shown.measure, &text, SCORE_STYLE, room);
            let at = pt(band.right + 10.0, y + SCORE_STYLE.size * BASELINE);
            scene.text(at, Anchor::Start, SCORE_STYLE, self.shown.theme.actor(Some(slot)), text);
        }
    }
}
