//! A lane with a scale of its own: a heading, two numbers, lines over the chart's
//! days, and what they end with.

use super::commitments::{GAP, HEADING_STYLE};
use super::{Heights, LaneGround};
use crate::figure::scene::{Anchor, Color, Point, Rect, Scene, Shape, Stroke, pt};
use crate::figure::text::{BASELINE, SMALL_STYLE, TextStyle, fit, wrap};

/// Height from the lowest value to the highest, in pixels.
const HEIGHT: f32 = 48.0;
/// Space over and under it, for half a line of text.
const EDGE: f32 = 7.0;
/// Space for the numbers of the scale, before the first day.
const NUMBERS: f32 = 36.0;
const END_STYLE: TextStyle = TextStyle { size: 11.0, strong: true };

/// A line of such a lane.
pub(super) struct Line {
    /// Runs of points by their days and values, parted where there is no value.
    pub(super) runs: Vec<Vec<(f64, f64)>>,
    pub(super) color: Color,
    /// So that colour is not needed.
    pub(super) dashed: bool,
    /// What stands at its end, such as a side and the last value.
    pub(super) end: Option<(f64, String)>,
}

/// What such a lane shows.
pub(super) struct OwnScale {
    pub(super) heading: String,
    /// What is measured.
    pub(super) measure: String,
    /// The values at the lower and the upper edge: the first may be the larger.
    pub(super) edges: (f64, f64),
    /// How the edges are written.
    pub(super) decimals: usize,
    pub(super) lines: Vec<Line>,
}

pub(super) const fn heights() -> Heights {
    let height = HEIGHT + EDGE * 2.0;
    Heights { least: height, close: height, wanted: height }
}

impl OwnScale {
    pub(super) fn paint(&self, ground: &LaneGround<'_>, scene: &mut Scene, area: Rect) {
        let LaneGround { shown, time, clip, right, .. } = *ground;
        if area.bottom < clip.0 || clip.1 < area.top {
            return;
        }
        let band = Rect::new(time.left, area.top + EDGE, time.right, area.bottom - EDGE);
        self.head(ground, scene, area);
        let (low, high) = self.edges;
        let y = |value: f64| {
            let share = (value - low) / if high == low { 1.0 } else { high - low };
            band.bottom - (share.clamp(0.0, 1.0) as f32) * band.height()
        };
        for edge in [low, high] {
            let stroke = Stroke::solid(1.0, shown.theme.grid);
            scene.line(pt(band.left, y(edge)), pt(band.right, y(edge)), stroke);
            let at = pt(band.left - 8.0, y(edge) + SMALL_STYLE.size * BASELINE);
            let text = number(edge, self.decimals);
            scene.text(at, Anchor::End, SMALL_STYLE, shown.theme.muted, text);
        }
        if low.min(high) < 0.0 && low.max(high) > 0.0 {
            let stroke = Stroke::dashed(1.0, shown.theme.grid);
            scene.line(pt(band.left, y(0.0)), pt(band.right, y(0.0)), stroke);
        }
        let mut ends: Vec<(f32, Color, &str)> = Vec::new();
        for line in &self.lines {
            let stroke = Stroke { color: line.color, width: 1.6, dashed: line.dashed };
            for run in &line.runs {
                let points: Vec<Point> = run
                    .iter()
                    .map(|(day, value)| pt(time.x_of(*day).clamp(band.left, band.right), y(*value)))
                    .collect();
                if points.len() > 1 {
                    scene.shapes.push(Shape::Line { points, stroke });
                }
            }
            if let Some((value, text)) = &line.end {
                ends.push((y(*value), line.color, text));
            }
        }
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        let step = END_STYLE.size * 1.25;
        let mut least = f32::MIN;
        let height = ends.len() as f32 * step;
        for (place, (y, color, text)) in ends.iter().enumerate() {
            let rest = height - place as f32 * step;
            let y = y.min(area.bottom - rest + step / 2.0).max(least);
            least = y + step;
            let text = fit(shown.measure, text, END_STYLE, right - band.right - GAP);
            let at = pt(band.right + GAP, y + END_STYLE.size * BASELINE);
            scene.text(at, Anchor::Start, END_STYLE, *color, text);
        }
    }

    /// The name, and below it what is measured.
    fn head(&self, ground: &LaneGround<'_>, scene: &mut Scene, area: Rect) {
        let LaneGround { shown, time, .. } = *ground;
        let room = (time.left - NUMBERS - area.left).max(0.0);
        let mut lines: Vec<(String, TextStyle, Color)> = Vec::new();
        for line in wrap(shown.measure, &self.heading, HEADING_STYLE, room, 2) {
            lines.push((line, HEADING_STYLE, shown.theme.ink));
        }
        for line in wrap(shown.measure, &self.measure, SMALL_STYLE, room, 3) {
            lines.push((line, SMALL_STYLE, shown.theme.muted));
        }
        let height: f32 = lines.iter().map(|(_, style, _)| style.size * 1.3).sum();
        let mut top = f32::midpoint(area.top, area.bottom) - height / 2.0;
        for (line, style, color) in lines {
            let middle = top + style.size * 0.65;
            top += style.size * 1.3;
            scene.text(
                pt(area.left, middle + style.size * BASELINE),
                Anchor::Start,
                style,
                color,
                line,
            );
        }
    }
}

/// A run with no more points than can be told apart: of each column of pixels the first,
/// the lowest, the highest and the last, in their order.
pub(super) fn thinned(run: Vec<(f64, f64)>, day_width: f32) -> Vec<(f64, f64)> {
    let width = f64::from(day_width);
    let column = |point: &(f64, f64)| (point.0 * width).floor();
    let columns = match (run.first(), run.last()) {
        (Some(first), Some(last)) => column(last) - column(first) + 1.0,
        _ => return run,
    };
    if run.len() as f64 <= columns * 4.0 {
        return run;
    }
    let mut thin: Vec<(f64, f64)> = Vec::new();
    for points in run.chunk_by(|a, b| column(a) == column(b)) {
        let place = |better: fn(f64, f64) -> bool| {
            let mut best = 0;
            for (at, point) in points.iter().enumerate() {
                if points.get(best).is_some_and(|so_far| better(point.1, so_far.1)) {
                    best = at;
                }
            }
            best
        };
        let mut kept =
            vec![0, place(|a, b| a < b), place(|a, b| a > b), points.len().saturating_sub(1)];
        kept.sort_unstable();
        kept.dedup();
        thin.extend(kept.into_iter().filter_map(|at| points.get(at).copied()));
    }
    thin
}

/// A number with so many decimals, and a sign that is none.
pub(super) fn number(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let text = if text.trim_start_matches('-').chars().all(|c| "0.".contains(c)) {
        text.trim_start_matches('-').to_owned()
    } else {
        text
    };
    text.replace('-', "−")
}

/// Edges of a scale round some values, on round numbers; and how many decimals they
/// need.
pub(super) fn edges(values: impl Iterator<Item = f64>) -> Option<(f64, f64, usize)> {
    let (low, high) =
        values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
    if low > high {
        return None;
    }
    let width = (high - low).max(high.abs().max(low.abs()) * 1e-3).max(1e-6);
    let unit = 10_f64.powf(width.log10().floor());
    let step = [0.5, 1.0].map(|share| share * unit);
    let step = if width / unit < 3.0 { step[0] } else { step[1] };
    // A hair beside a round number is that number.
    let down = (low / step + 1e-6).floor() * step;
    let (low, high) = (down, (high / step - 1e-6).ceil() * step);
    let decimals = (-step.log10().floor()).max(0.0) as usize;
    let high = if high > low { high } else { low + step };
    Some((low, high, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thinned_runs_keep_their_ends_and_extremes() {
        let run: Vec<(f64, f64)> =
            (0..5000).map(|at| (f64::from(at), f64::from((at * 7919) % 1000))).collect();
        let thin = thinned(run.clone(), 0.05);
        assert!(thin.len() <= 251 * 4, "{}", thin.len());
        assert_eq!((thin.first(), thin.last()), (run.first(), run.last()));
        let extremes = |run: &[(f64, f64)]| {
            run.iter().fold((f64::MAX, f64::MIN), |(low, high), (_, value)| {
                (low.min(*value), high.max(*value))
            })
        };
        assert_eq!(extremes(&thin), extremes(&run));
        assert!(thin.is_sorted_by(|a, b| a.0 <= b.0));
        assert_eq!(thinned(run.clone(), 3.0), run);
    }

    #[test]
    fn edges_are_round_and_hold_all() {
        let of = |values: &[f64]| edges(values.iter().copied());
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[-1.3, 2.9]), Some((-2.0, 3.0, 0)));
        assert_eq!(of(&[103.0, 311.0]), Some((100.0, 350.0, 0)));
        let (low, high, decimals) = of(&[0.12, 0.14]).unwrap();
        assert!((low - 0.12).abs() < 1e-9 && (high - 0.14).abs() < 1e-9 && decimals == 3);
        let (low, high, _) = of(&[7.0]).unwrap();
        assert!(low <= 7.0 && 7.0 <= high && low < high);
        assert_eq!((number(-0.01, 1), number(-2.5, 1)), ("0.0".to_owned(), "−2.5".to_owned()));
    }
}
