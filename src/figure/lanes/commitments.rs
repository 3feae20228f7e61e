//! A side's commitments, one row each: from made to due or expiry, with the
//! changes of status, on the chart's days. Names stand in a column of their own
//! at the left, where no bar begins and no icon stands.

use std::borrow::Cow;

use super::{Heights, Lane, LaneGround, LanePart, LaneTarget};
use crate::dossier::{Commitment, Day, Edtf, Slot, Status};
use crate::figure::layout::TimeScale;
use crate::figure::scene::{
    Anchor, Color, Point, Rect, Scene, Shape, Stroke, overdue_icon, pt, status_icon, swatch,
};
use crate::figure::shown::Shown;
use crate::figure::text::{BASELINE, SMALL_STYLE, TextStyle, fit};
use crate::ledger::{Row, StatusHistory};
use crate::reading::Urgency;
use crate::reading::wording::{state_key, state_text};

/// Height of a commitment's lane in pixels, where there is room.
const LANE_HEIGHT: f32 = 20.0;
/// The least height at which a lane's text can be read.
const LEAST_LANE_HEIGHT: f32 = 14.5;
/// Height of a heading.
const HEADING_HEIGHT: f32 = 20.0;
/// Fewest rows worth their heading.
const LEAST_ROWS: usize = 2;
const BAR_HEIGHT: f32 = 11.0;
const ICON: f32 = 11.0;
pub(super) const HEADING_STYLE: TextStyle = TextStyle { size: 12.0, strong: true };
/// Space between a name and the first day, and between the last day and a
/// status.
pub(super) const GAP: f32 = 10.0;

/// Which of a side's commitments have something on the days in view.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct SideRows {
    /// Those that have, as places among the ledger's rows.
    in_view: Vec<usize>,
    /// How many have not.
    outside: usize,
}

impl SideRows {
    const fn count(&self) -> usize {
        self.in_view.len() + self.outside
    }
}

/// Which commitments have something on the days in view: found once for a
/// view, since a ledger may be long.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LaneRows {
    pub(super) sides: [SideRows; 2],
}

impl LaneRows {
    /// Cost: O(commitments).
    pub fn in_view(shown: &Shown<'_>, time: &TimeScale) -> Self {
        let mut rows = Self::default();
        for (place, row) in shown.content.ledger.rows.iter().enumerate() {
            let Some(commitment) = shown.dossier.commitments.get(row.commitment) else { continue };
            let begins = f64::from(commitment.made.earliest().number());
            let ends = matters_until(commitment, row);
            let ends = ends.map_or(f64::INFINITY, |day| f64::from(day.number()) + 1.0);
            let [first, second] = &mut rows.sides;
            let side = if commitment.by.slot() == Slot::First { first } else { second };
            if begins <= time.last && ends.max(begins) >= time.first {
                side.in_view.push(place);
            } else {
                side.outside += 1;
            }
        }
        rows
    }
}

/// The commitments of one side.
pub(super) struct SideLane<'a> {
    ground: LaneGround<'a>,
    slot: Slot,
    rows: &'a SideRows,
    is_folded: bool,
}

impl<'a> SideLane<'a> {
    /// `None` for a side that has undertaken nothing.
    pub(super) fn new(
        ground: LaneGround<'a>,
        slot: Slot,
        rows: &'a SideRows,
        is_folded: bool,
    ) -> Option<Self> {
        (rows.count() > 0).then_some(Self { ground, slot, rows, is_folded })
    }

    /// How many rows fit into a height, and how high each is.
    fn fitting(&self, height: f32) -> (usize, f32) {
        let room = (height - HEADING_HEIGHT).max(0.0);
        if self.is_folded || self.rows.in_view.is_empty() {
            return (0, LANE_HEIGHT);
        }
        let row = (room / self.rows.in_view.len() as f32).clamp(LEAST_LANE_HEIGHT, LANE_HEIGHT);
        (((room / row + 0.01).floor() as usize).min(self.rows.in_view.len()), row)
    }

    /// Those that have room, in the order of the file: where not all have, those
    /// that ask for attention first.
    fn with_room(&self, fitting: usize) -> Cow<'a, [usize]> {
        let all = &self.rows.in_view;
        if fitting >= all.len() {
            return Cow::Borrowed(all);
        }
        let ledger = &self.ground.shown.content.ledger.rows;
        let mut urgent: Vec<usize> = all.clone();
        urgent.sort_by_key(|place| ledger.get(*place).map(Urgency::of));
        urgent.truncate(fitting);
        urgent.sort_unstable();
        Cow::Owned(urgent)
    }

    /// The rows that are painted, with their places on the picture.
    fn visible(&self, area: Rect) -> impl Iterator<Item = (&'a Row, Rect)> + '_ {
        let (fitting, height) = self.fitting(area.height());
        let top = area.top + HEADING_HEIGHT;
        let (above, below) = self.ground.clip;
        let first = ((above - top) / height).floor().max(0.0) as usize;
        let rows = self.with_room(fitting);
        let rows = (first..fitting).filter_map(move |place| Some((place, *rows.get(place)?)));
        let ledger = &self.ground.shown.content.ledger.rows;
        rows.filter_map(move |(place, row)| {
            let y = top + place as f32 * height;
            Some((ledger.get(row)?, Rect::new(area.left, y, area.right, y + height)))
        })
        .take_while(move |(_, rect)| rect.top <= below)
    }

    fn heading_rect(&self, area: Rect) -> Rect {
        Rect::new(area.left, area.top, area.right, area.top + HEADING_HEIGHT)
    }

    /// Whose commitments, how many, and how many of them are not here.
    fn heading(&self, scene: &mut Scene, area: Rect) {
        let LaneGround { shown, time, .. } = self.ground;
        let rect = self.heading_rect(area);
        if rect.bottom < self.ground.clip.0 || self.ground.clip.1 < rect.top {
            return;
        }
        let middle = f32::midpoint(rect.top, rect.bottom);
        let color = shown.theme.actor(Some(self.slot));
        swatch(scene, pt(rect.left + 5.0, middle), 10.0, color);
        let baseline = middle + HEADING_STYLE.size * BASELINE;
        let left = rect.left + 16.0;
        let name = &shown.dossier.side(self.slot).name;
        let name = fit(shown.measure, name, HEADING_STYLE, (area.right - left) * 0.5);
        let width = shown.measure.width(&name, HEADING_STYLE);
        scene.text(pt(left, baseline), Anchor::Start, HEADING_STYLE, shown.theme.ink, name);
        let count = |key, count: usize| shown.words.with(key, &[("count", count.into())]);
        let mut parts = vec![count("count-commitments", self.rows.count()).into_owned()];
        if self.rows.outside > 0 {
            parts.push(count("lanes-outside", self.rows.outside).into_owned());
        }
        let without = self.without_room(area.height());
        if without > 0 {
            parts.push(count("chart-lanes-more", without).into_owned());
        }
        if self.is_folded {
            parts.push(shown.words.get("lanes-folded").into_owned());
        }
        let left = (left + width + GAP).min(time.right);
        let text = fit(shown.measure, &parts.join(" · "), SMALL_STYLE, area.right - left);
        scene.text(pt(left, baseline), Anchor::Start, SMALL_STYLE, shown.theme.muted, text);
    }

    fn row(&self, scene: &mut Scene, commitment: &Commitment, row: &Row, rect: Rect) {
        let middle = f32::midpoint(rect.top, rect.bottom);
        let color = self.ground.shown.theme.actor(Some(commitment.by.slot()));
        if self.ground.selected == Some(row.commitment) {
            scene.rect(rect, self.ground.shown.theme.accent.faded(0.16), 3.0);
        }
        let bar = self.bar(commitment, middle);
        if bar.right > bar.left {
            scene.rect(bar, color.faded(0.22), 2.5);
            let edge = (bar.left + 3.0).min(bar.right);
            if self.ground.time.x(commitment.made.point()) >= self.ground.time.left {
                scene.rect(Rect::new(bar.left, bar.top, edge, bar.bottom), color, 0.0);
            }
        }
        self.due_mark(scene, commitment, &bar, color);
        let shown = self.ground.shown;
        let baseline = middle + SMALL_STYLE.size * BASELINE;
        let room = self.ground.time.left - GAP - rect.left;
        let text = fit(shown.measure, &commitment.text, SMALL_STYLE, room);
        scene.text(pt(rect.left, baseline), Anchor::Start, SMALL_STYLE, shown.theme.ink, text);
        self.changes(scene, commitment, middle);
        let theme = self.ground.shown.theme;
        let ink = if row.overdue { theme.alert() } else { theme.status(row.status) };
        let x = self.ground.time.right + GAP;
        let icon = pt(x + ICON / 2.0, middle);
        if row.overdue {
            overdue_icon(scene, icon, ICON, ink, theme.background);
        } else {
            status_icon(scene, row.status, icon, ICON, ink);
        }
        let word = shown.words.get(state_key(row));
        let left = x + ICON + 5.0;
        let word = fit(shown.measure, &word, SMALL_STYLE, rect.right - left);
        scene.text(pt(left, baseline), Anchor::Start, SMALL_STYLE, ink, word);
    }

    /// From made to expiry, or else due; to the edge where it is open.
    fn bar(&self, commitment: &Commitment, middle: f32) -> Rect {
        let x = |x: f32| x.clamp(self.ground.time.left, self.ground.time.right);
        let left = x(self.ground.time.x(commitment.made.point()));
        let right = end(commitment)
            .map_or(self.ground.time.right, |day| x(self.ground.time.x(day.plus(1))));
        let half = BAR_HEIGHT / 2.0;
        Rect::new(left, middle - half, right.max(left), middle + half)
    }

    fn due_mark(&self, scene: &mut Scene, commitment: &Commitment, bar: &Rect, color: Color) {
        let Some(due) = commitment.due.as_ref().and_then(Edtf::last_covered) else { return };
        let x = self.ground.time.x(due.plus(1));
        if self.ground.time.left <= x && x <= self.ground.time.right {
            let stroke = Stroke::solid(1.6, color);
            scene.line(pt(x, bar.top - 2.0), pt(x, bar.bottom + 2.0), stroke);
        }
    }

    /// Each change of status on its day; of several at one place the last.
    fn changes(&self, scene: &mut Scene, commitment: &Commitment, middle: f32) {
        let history = StatusHistory::of(self.ground.shown.dossier, commitment);
        let known = |day| day <= self.ground.shown.content.settings.as_of;
        let points: Vec<(Status, Point)> = history
            .changes
            .iter()
            .filter(|(day, status, _)| known(*day) && *status != Status::Pending)
            .map(|(day, status, _)| (*status, pt(self.ground.time.x(*day), middle)))
            .filter(|(_, at)| self.ground.time.left <= at.x && at.x <= self.ground.time.right)
            .collect();
        for (place, (status, at)) in points.iter().enumerate() {
            let covered = points.get(place + 1).is_some_and(|(_, next)| next.x - at.x < ICON);
            if !covered {
                scene.shapes.push(Shape::Circle {
                    center: *at,
                    radius: ICON * 0.72,
                    fill: Some(self.ground.shown.theme.background),
                    stroke: None,
                });
                status_icon(scene, *status, *at, ICON, self.ground.shown.theme.status(*status));
            }
        }
    }
}

/// The last day on which there is something to see of a commitment: its end, or
/// what was found of it later; `None` while something is still to be done about
/// it.
fn matters_until(commitment: &Commitment, row: &Row) -> Option<Day> {
    if row.overdue {
        return None;
    }
    let found = commitment.verdicts.iter().map(|verdict| verdict.date.point());
    Some(found.fold(end(commitment)?, Day::max))
}

/// The last day that a commitment's expiry, or else its due date, can mean.
fn end(commitment: &Commitment) -> Option<Day> {
    commitment.expires.or(commitment.due).and_then(|date| date.last_covered())
}

impl Lane for SideLane<'_> {
    fn height(&self) -> Heights {
        let rows = if self.is_folded { 0 } else { self.rows.in_view.len() };
        let height = |rows: usize, each: f32| HEADING_HEIGHT + rows as f32 * each;
        Heights {
            least: height(rows.min(LEAST_ROWS), LEAST_LANE_HEIGHT),
            close: height(rows, LEAST_LANE_HEIGHT),
            wanted: height(rows, LANE_HEIGHT),
        }
    }

    fn layout(&self, area: Rect) -> Vec<LanePart> {
        let heading =
            LanePart { target: LaneTarget::Heading(self.slot), rect: self.heading_rect(area) };
        let part = |(row, rect): (&Row, Rect)| LanePart {
            target: LaneTarget::Commitment(row.commitment),
            rect,
        };
        std::iter::once(heading).chain(self.visible(area).map(part)).collect()
    }

    fn paint(&self, scene: &mut Scene, area: Rect) {
        self.heading(scene, area);
        for (row, rect) in self.visible(area) {
            let commitments = &self.ground.shown.dossier.commitments;
            let Some(commitment) = commitments.get(row.commitment) else { continue };
            let status = state_text(row, self.ground.shown.words);
            let title = format!("{}: {status}", commitment.text);
            scene.group(title, |scene| self.row(scene, commitment, row, rect));
        }
    }

    fn without_room(&self, height: f32) -> usize {
        if self.is_folded { 0 } else { self.rows.in_view.len() - self.fitting(height).0 }
    }
}
