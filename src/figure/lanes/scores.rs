//! Both sides' implementation scores over the chart's days.

use super::commitments::{GAP, HEADING_STYLE};
use super::{Heights, Lane, LaneGround, LanePart, LaneTarget};
use crate::dossier::{Day, Slot};
use crate::figure::scene::{Anchor, Point, Rect, Scene, Shape, Stroke, pt};
use crate::figure::text::{BASELINE, SMALL_STYLE, TextStyle, fit, wrap};
use crate::ledger::Tally;

/// Height from 0 to 100, in pixels.
const HEIGHT: f32 = 40.0;
/// Space over and under it, for half a line of text.
const EDGE: f32 = 7.0;
const SCORE_STYLE: TextStyle = TextStyle { size: 11.0, strong: true };
/// Space for the numbers of the scale, before the first day.
const NUMBERS: f32 = 30.0;

/// The lane of the scores.
pub(super) struct ScoresLane<'a> {
    ground: LaneGround<'a>,
}

impl Lane for ScoresLane<'_> {
    fn height(&self) -> Heights {
        let height = HEIGHT + EDGE * 2.0;
        Heights { least: height, close: height, wanted: height }
    }

    fn layout(&self, area: Rect) -> Vec<LanePart> {
        vec![LanePart { target: LaneTarget::Scores, rect: area }]
    }

    fn paint(&self, scene: &mut Scene, area: Rect) {
        let LaneGround { shown, time, clip, .. } = self.ground;
        if area.bottom < clip.0 || clip.1 < area.top {
            return;
        }
        let band = Rect::new(time.left, area.top + EDGE, time.right, area.bottom - EDGE);
        let room = (time.left - NUMBERS - area.left).max(0.0);
        let heading = shown.words.get("chart-score");
        let lines = wrap(shown.measure, &heading, HEADING_STYLE, room, 2);
        let first = f32::midpoint(area.top, area.bottom)
            - (lines.len() as f32 - 1.0) * HEADING_STYLE.size * 0.65;
        for (place, line) in lines.into_iter().enumerate() {
            let y = first + place as f32 * HEADING_STYLE.size * 1.3;
            let at = pt(area.left, y + HEADING_STYLE.size * BASELINE);
            scene.text(at, Anchor::Start, HEADING_STYLE, shown.theme.ink, line);
        }
        self.lines(scene, band);
    }

    fn without_room(&self, _: f32) -> usize {
        0
    }
}

impl<'a> ScoresLane<'a> {
    pub(super) const fn new(ground: LaneGround<'a>) -> Self {
        Self { ground }
    }

    /// Both sides' scores, 0 to 100. The second side's line is dashed, so that
    /// colour is not needed.
    fn lines(&self, scene: &mut Scene, band: Rect) {
        let y = |score: f64| band.bottom - (score / 100.0) as f32 * band.height();
        for tick in [0.0, 100.0] {
            let stroke = Stroke::solid(1.0, self.ground.shown.theme.grid);
            scene.line(pt(band.left, y(tick)), pt(band.right, y(tick)), stroke);
            let at = pt(band.left - 8.0, y(tick) + SMALL_STYLE.size * BASELINE);
            scene.text(
                at,
                Anchor::End,
                SMALL_STYLE,
                self.ground.shown.theme.muted,
                format!("{tick:.0}"),
            );
        }
        let mut ends: Vec<(f32, Slot, Tally)> = Vec::new();
        for slot in Slot::BOTH {
            let [first, second] = &self.ground.shown.content.scores;
            let series = if slot == Slot::First { first } else { second };
            let last = self.ground.shown.content.settings.as_of;
            let x = |day: Day| self.ground.time.x(day).clamp(band.left, band.right);
            let color = self.ground.shown.theme.actor(Some(slot));
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
            let side = self.ground.shown.dossier.side(slot);
            let name = side.short.as_ref().unwrap_or(&side.name);
            let score = tally.score().map(|score| format!("{name} {score:.0}")).unwrap_or_default();
            let values = [
                ("score", score.as_str().into()),
                ("counted", tally.counted.into()),
                ("total", tally.total.into()),
            ];
            let room = self.ground.right - band.right - GAP;
            let whole = self.ground.shown.words.with("lane-score", &values).into_owned();
            let has_room = self.ground.shown.measure.width(&whole, SCORE_STYLE) <= room;
            let text = if has_room { whole } else { score };
            let text = fit(self.ground.shown.measure, &text, SCORE_STYLE, room);
            let at = pt(band.right + GAP, y + SCORE_STYLE.size * BASELINE);
            scene.text(
                at,
                Anchor::Start,
                SCORE_STYLE,
                self.ground.shown.theme.actor(Some(slot)),
                text,
            );
        }
    }
}
