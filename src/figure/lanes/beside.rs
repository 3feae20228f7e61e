//! The lanes of what stands beside the dossier: streams of reported events, and
//! indices, each on its own scale.

use super::own_scale::{Line, OwnScale, edges, heights, number, thinned};
use super::{Heights, Lane, LaneGround, LanePart, LaneTarget};
use crate::dossier::{Day, Slot, StreamMeasure};
use crate::figure::layout::TimeScale;
use crate::figure::scene::{Rect, Scene};
use crate::reading::wording::model_key;
use crate::reading::{IndexBeside, StreamBeside};
use crate::streams::{About, DataProblem, Way};
use crate::tension::Series;

/// Least width of a step, in pixels: one day's acts are noise.
const STEP: f32 = 6.0;

/// Days of a step, the first that is wide enough.
const STEPS: [i32; 7] = [1, 7, 14, 28, 91, 182, 364];

/// The days of the step that a lane of acts draws a day in: the first and the last.
pub fn step_of(time: &TimeScale, day: Day) -> (Day, Day) {
    let days = step_days(time);
    let first = day.number().div_euclid(days) * days;
    (Day::from_number(first), Day::from_number(first + days - 1))
}

fn step_days(time: &TimeScale) -> i32 {
    let width = time.day_width();
    STEPS.into_iter().find(|days| width * *days as f32 >= STEP).unwrap_or(364)
}

/// A lane of a stream.
pub(super) struct StreamLane<'a> {
    ground: LaneGround<'a>,
    place: usize,
    shows: OwnScale,
}

impl<'a> StreamLane<'a> {
    /// The lane, where the stream has something on the days in view.
    pub(super) fn new(ground: LaneGround<'a>, place: usize, stream: &StreamBeside) -> Option<Self> {
        let (measure, edges, decimals, lines) = match &stream.tension {
            Some(tension) => of_model(ground, stream.measure, tension)?,
            None => of_acts(ground, stream)?,
        };
        let notes = (stream.is_out, &stream.about, stream.problem.as_ref());
        let measure = with_notes(ground, measure, notes);
        let heading = stream.label.clone();
        let shows = OwnScale { heading, measure, edges, decimals, lines };
        Some(Self { ground, place, shows })
    }
}

/// What is measured, the edges of its scale with their decimals, and its lines.
type Drawn = (String, (f64, f64), usize, Vec<Line>);

/// The acts of each side, by steps wide enough to be seen.
fn of_acts(ground: LaneGround<'_>, stream: &StreamBeside) -> Option<Drawn> {
    let days = step_days(&ground.time);
    let is_mean = stream.measure == StreamMeasure::Goldstein;
    let steps = steps(ground, stream, days)?;
    let mut lines = Vec::new();
    for way in Way::ALL.into_iter().filter(|way| stream.acts.has(*way)) {
        let value = |from: Day, to: Day| {
            let acts = stream.acts.of(way, from, to);
            if is_mean { acts.mean() } else { Some(f64::from(acts.events)) }
        };
        lines.push(line(ground, way, &steps, value, usize::from(is_mean)));
    }
    let values = lines.iter().flat_map(|line| line.runs.iter().flatten().map(|(_, value)| *value));
    let (low, high, decimals) = edges(values.chain((!is_mean).then_some(0.0)))?;
    let words = ground.shown.words;
    let measure = if is_mean { "lane-stream-mean" } else { "lane-stream-count" };
    let by = words.duration(u32::try_from(days).unwrap_or(1));
    let measure = words.with(measure, &[("by", by.into())]).into_owned();
    // As on the chart above, up is worse; a count has no such way.
    Some((measure, if is_mean { (high, low) } else { (low, high) }, decimals, lines))
}

/// Tension by the reported acts alone, on the days in view.
fn of_model(ground: LaneGround<'_>, measure: StreamMeasure, tension: &Series) -> Option<Drawn> {
    let first = (ground.time.first.floor() as i32).max(tension.first.number());
    let last = (ground.time.last.ceil() as i32).min(tension.last()?.number());
    let mut runs: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
    for day in first..=last {
        let value = tension.at(Day::from_number(day));
        match (value, runs.last_mut()) {
            (Some(value), Some(run)) => run.push((f64::from(day), value)),
            _ => runs.push(Vec::new()),
        }
    }
    let day_width = ground.time.day_width();
    let runs: Vec<_> = runs.into_iter().map(|run| thinned(run, day_width)).collect();
    let (low, high, decimals) = edges(runs.iter().flatten().map(|(_, value)| *value))?;
    let end = runs.last().and_then(|run| run.last());
    let end = end.map(|(_, value)| (*value, number(*value, decimals.max(1))));
    let words = ground.shown.words;
    let model = words.get(model_key(measure.model()?)).into_owned();
    let what = words.with("lane-stream-model", &[("model", model.into())]).into_owned();
    let line = Line { runs, color: ground.shown.theme.ink, dashed: false, end };
    Some((what, (low, high), decimals, vec![line]))
}

/// What is measured, and what a reader must know about the file: that it was not yet published on
/// this day, or that it is not the one the dossier names.
fn with_notes(
    ground: LaneGround<'_>,
    measure: String,
    (is_out, about, problem): (bool, &About, Option<&DataProblem>),
) -> String {
    let words = ground.shown.words;
    let later = about.vintage.filter(|_| !is_out).map(|day| {
        words.with("lane-later-edition", &[("day", words.day(day).into())]).into_owned()
    });
    let changed = (problem == Some(&DataProblem::Changed))
        .then(|| words.get("lane-changed-file").into_owned());
    let parts = [Some(measure).filter(|text| !text.is_empty()), later, changed];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// The steps in view, first and last day of each: they stay where they are when the
/// view moves.
fn steps(ground: LaneGround<'_>, stream: &StreamBeside, days: i32) -> Option<Vec<(Day, Day)>> {
    let (first, last) = stream.acts.days()?;
    let from = (ground.time.first.floor() as i32).max(first.number());
    let to = (ground.time.last.ceil() as i32).min(last.number());
    if from > to {
        return None;
    }
    let start = from.div_euclid(days) * days;
    let steps = (0..=(to - start) / days).map(|step| {
        let begin = start + step * days;
        (Day::from_number(begin), Day::from_number(begin + days - 1))
    });
    Some(steps.collect())
}

fn line(
    ground: LaneGround<'_>,
    way: Way,
    steps: &[(Day, Day)],
    value: impl Fn(Day, Day) -> Option<f64>,
    decimals: usize,
) -> Line {
    // Nothing is drawn behind the day whose knowledge is shown.
    let as_of = ground.shown.content.settings.as_of;
    let mut runs: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
    let mut last = None;
    for (from, to) in steps {
        let Some(value) = value(*from, *to) else {
            runs.push(Vec::new());
            continue;
        };
        last = Some(value);
        if let Some(run) = runs.last_mut() {
            run.push((f64::from(from.number()), value));
            run.push((f64::from(to.plus(1).min(as_of).number()), value));
        }
    }
    let shown = ground.shown;
    let slot = match way {
        Way::By(slot) => Some(slot),
        Way::Either => None,
    };
    let name = slot.map(|slot| {
        let side = shown.dossier.side(slot);
        side.short.as_ref().unwrap_or(&side.name).clone()
    });
    let end = last.map(|value| {
        let text = number(value, decimals);
        (value, name.map_or(text.clone(), |name| format!("{name} {text}")))
    });
    let color = shown.theme.actor(slot);
    Line { runs, color, dashed: slot == Some(Slot::Second), end }
}

impl Lane for StreamLane<'_> {
    fn height(&self) -> Heights {
        heights()
    }

    fn layout(&self, area: Rect) -> Vec<LanePart> {
        vec![LanePart { target: LaneTarget::Stream(self.place), rect: area }]
    }

    fn paint(&self, scene: &mut Scene, area: Rect) {
        self.shows.paint(&self.ground, scene, area);
    }

    fn without_room(&self, _: f32) -> usize {
        0
    }
}

/// A lane of an index.
pub(super) struct IndexLane<'a> {
    ground: LaneGround<'a>,
    place: usize,
    shows: OwnScale,
}

impl<'a> IndexLane<'a> {
    /// The lane, where the index has a value on the days in view.
    pub(super) fn new(ground: LaneGround<'a>, place: usize, index: &IndexBeside) -> Option<Self> {
        let as_of = ground.shown.content.settings.as_of;
        let first = Day::from_number(ground.time.first.floor() as i32);
        let last = Day::from_number(ground.time.last.ceil() as i32).min(as_of);
        let values = &index.series.values;
        let start = values.partition_point(|value| value.day <= first).saturating_sub(1);
        let end = values.partition_point(|value| value.day <= last);
        let seen = values.get(start..end).filter(|seen| !seen.is_empty())?;
        let mut runs: Vec<Vec<(f64, f64)>> = Vec::new();
        let mut before: Option<Day> = None;
        for (at, value) in (start..).zip(seen) {
            let next = values.get(at + 1).map(|next| next.day);
            let to = value.last.map_or(next.unwrap_or(last.plus(1)), |own| own.plus(1));
            if to <= first {
                continue;
            }
            // Up to five days without a value, as over holidays, do not break the line.
            let goes_on = before.is_some_and(|before| value.day.since(before) <= 5);
            if !goes_on {
                runs.push(Vec::new());
            }
            if let Some(run) = runs.last_mut() {
                run.push((f64::from(value.day.number()), value.value));
                run.push((f64::from(to.min(as_of).number()), value.value));
            }
            before = Some(to);
        }
        let day_width = ground.time.day_width();
        let runs: Vec<_> = runs.into_iter().map(|run| thinned(run, day_width)).collect();
        let of_runs = runs.iter().flatten().map(|(_, value)| *value);
        let (low, high, decimals) = edges(of_runs)?;
        let decimals = decimals.max(usize::from(high - low < 10.0));
        let end = runs
            .last()
            .and_then(|run| run.last())
            .map(|(_, value)| (*value, number(*value, decimals)));
        let color = ground.shown.theme.ink;
        Some(Self {
            ground,
            place,
            shows: OwnScale {
                heading: index.label.clone(),
                measure: with_notes(
                    ground,
                    index.unit.clone(),
                    (index.is_out, &index.series.about, index.problem.as_ref()),
                ),
                edges: (low, high),
                decimals,
                lines: vec![Line { runs, color, dashed: false, end }],
            },
        })
    }
}

impl Lane for IndexLane<'_> {
    fn height(&self) -> Heights {
        heights()
    }

    fn layout(&self, area: Rect) -> Vec<LanePart> {
        vec![LanePart { target: LaneTarget::Index(self.place), rect: area }]
    }

    fn paint(&self, scene: &mut Scene, area: Rect) {
        self.shows.paint(&self.ground, scene, area);
    }

    fn without_room(&self, _: f32) -> usize {
        0
    }
}
