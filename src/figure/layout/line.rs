//! The line of tension and its band as few points as the picture can show.

use std::ops::Range;

use super::time::TimeScale;
use crate::dossier::{Day, Slot};
use crate::reading::{Content, Levels};
use crate::tension::{SensitivityBand, Series};

/// Steps of a value over days; gaps split it. Days are numbers, so that any
/// scale can place them.
pub type Run = Vec<(f64, f64)>;

/// The line of tension in view.
pub fn tension_runs(content: &Content, scale: &TimeScale) -> Vec<Run> {
    let Content { series, .. } = content;
    step_line(series, scale, |days| content.levels().of_series(series, days))
}

/// The line of the acts of one side alone, where directions stand apart.
pub fn direction_runs(content: &Content, slot: Slot, scale: &TimeScale) -> Vec<Run> {
    let series = content.apart.as_ref().and_then(|apart| apart.get(slot.index()));
    let Some(series) = series else { return Vec::new() };
    step_line(series, scale, |days| content.levels().of_direction(slot.index(), series, days))
}

/// A line beside that of the content: what would be if.
pub(crate) fn series_runs(series: &Series, scale: &TimeScale) -> Vec<Run> {
    step_line(series, scale, |days| {
        let values = series.values.get(days)?.iter().copied().flatten();
        let each = values.map(|value| (value, value));
        each.reduce(|(low, high), (l, h)| (low.min(l), high.max(h)))
    })
}

/// The band in view.
pub fn band_runs(content: &Content, scale: &TimeScale) -> Vec<BandRun> {
    band_steps(&content.band, content.levels(), scale)
}

/// The days of a scale, one more on either side, so that lines run to the
/// edge.
fn visible(scale: &TimeScale, first: Day, count: usize) -> std::ops::Range<usize> {
    let place = |day: f64| (day - f64::from(first.number())).clamp(0.0, count as f64) as usize;
    let from = place(scale.first.floor() - 1.0);
    from..(place(scale.last.ceil() + 2.0)).max(from)
}

/// How many days share one column of pixels.
fn days_per_column(scale: &TimeScale) -> usize {
    (1.0 / scale.day_width().max(1e-6)).floor().max(1.0) as usize
}

/// The step line in view. Where days are narrower than pixels, each column
/// keeps its lowest and highest value, as `bounds` has them of any stretch of
/// the series, so that no peak is lost.
///
/// Cost: bounded by the width in pixels.
fn step_line(
    series: &Series,
    scale: &TimeScale,
    bounds: impl Fn(Range<usize>) -> Option<(f64, f64)>,
) -> Vec<Run> {
    let range = visible(scale, series.first, series.values.len());
    let columns = days_per_column(scale);
    let mut runs: Vec<Run> = Vec::new();
    let mut run: Run = Vec::new();
    let mut place = range.start;
    while place < range.end {
        // Columns begin at whole multiples, so that panning does not flicker.
        let next = ((place / columns + 1) * columns).min(range.end);
        let chunk = series.values.get(place..next).unwrap_or_default();
        let day = f64::from(series.first.number()) + place as f64;
        if columns == 1 {
            match chunk.first().copied().flatten() {
                Some(value) => push_step(&mut run, day, value),
                None => end_run(&mut runs, &mut run, day),
            }
        } else {
            let column = Column { day, days: (next - place) as f64, chunk };
            column.push(&mut runs, &mut run, bounds(place..next));
        }
        place = next;
    }
    let end = f64::from(series.first.number()) + range.end as f64 - 1.0;
    end_run(&mut runs, &mut run, end);
    runs
}

fn push_step(run: &mut Run, day: f64, value: f64) {
    match run.last() {
        Some((_, last)) if *last == value => {}
        Some((_, last)) => {
            let last = *last;
            run.push((day, last));
            run.push((day, value));
        }
        None => run.push((day, value)),
    }
}

/// Days that share a column of pixels.
struct Column<'s> {
    day: f64,
    days: f64,
    chunk: &'s [Option<f64>],
}

impl Column<'_> {
    fn push(&self, runs: &mut Vec<Run>, run: &mut Run, bounds: Option<(f64, f64)>) {
        let Some((low, high)) = bounds else { return end_run(runs, run, self.day) };
        // A gap within a column is narrower than a pixel.
        let first = self.chunk.first().copied().flatten().unwrap_or(low);
        let last = self.chunk.last().copied().flatten().unwrap_or(high);
        run.push((self.day, first));
        if low < high {
            run.push((self.day + self.days / 3.0, low));
            run.push((self.day + self.days / 1.5, high));
            run.push((self.day + self.days * 0.99, last));
        }
    }
}

/// Holds the last value until a day and begins anew after it.
fn end_run(runs: &mut Vec<Run>, run: &mut Run, day: f64) {
    if let Some((from, value)) = run.last().copied() {
        if from < day {
            run.push((day, value));
        }
        runs.push(std::mem::take(run));
    }
}

/// A stretch of the band: (day, lowest, highest), as steps.
pub type BandRun = Vec<(f64, f64, f64)>;

/// The band in view, the same way.
fn band_steps(band: &SensitivityBand, levels: &Levels, scale: &TimeScale) -> Vec<BandRun> {
    let range = visible(scale, band.first, band.ranges.len());
    let columns = days_per_column(scale);
    let mut runs: Vec<BandRun> = Vec::new();
    let mut run: BandRun = Vec::new();
    let mut place = range.start;
    while place < range.end {
        let next = ((place / columns + 1) * columns).min(range.end);
        let day = f64::from(band.first.number()) + place as f64;
        let joined = levels.of_band(band, place..next);
        match (joined, run.last().copied()) {
            (Some((low, high)), Some((_, l, h))) => {
                run.push((day, l, h));
                run.push((day, low, high));
            }
            (Some((low, high)), None) => run.push((day, low, high)),
            (None, _) => runs.extend((!run.is_empty()).then(|| std::mem::take(&mut run))),
        }
        place = next;
    }
    if let Some((_, low, high)) = run.last().copied() {
        run.push((f64::from(band.first.number()) + range.end as f64 - 1.0, low, high));
        runs.push(run);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(values: &[Option<f64>]) -> Series {
        Series { first: Day::from_number(100), values: values.to_vec() }
    }

    fn scale(first: f64, last: f64, width: f32) -> TimeScale {
        TimeScale { first, last, left: 0.0, right: width }
    }

    #[test]
    fn steps_and_gaps() {
        let series = series(&[Some(1.0), Some(1.0), Some(3.0), None, Some(2.0)]);
        let runs = step_line(&series, &scale(90.0, 120.0, 300.0), |_| None);
        assert_eq!(
            runs,
            [vec![(100.0, 1.0), (102.0, 1.0), (102.0, 3.0), (103.0, 3.0)], vec![(104.0, 2.0)],]
        );
    }

    #[test]
    fn few_points_keep_every_peak() {
        let mut values = vec![Some(0.0); 10_000];
        values[7_777] = Some(9.0);
        let series = series(&values);
        let levels = Levels::new(&series, &SensitivityBand::EMPTY, None);
        let bounds = |days| levels.of_series(&series, days);
        let runs = step_line(&series, &scale(0.0, 11_000.0, 500.0), bounds);
        let points: usize = runs.iter().map(Vec::len).sum();
        assert!(points < 2_500, "{points}");
        assert!(runs.iter().flatten().any(|(_, value)| *value == 9.0));
    }
}
