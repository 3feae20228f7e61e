//! The sensitivity band: how far the choice of settings matters.

use super::entry::{DateReading, Step, Weighed};
use super::level::LevelRuns;
use super::model::{Model, daily_decay, tension_of_level};
use super::selection::Selection;
use super::stock::{CODES, Lanes, Stock, TIMES, tension};
use super::{flow, mean};
use crate::dossier::{Day, HalfLife};

/// Half-lives and windows are halved and doubled.
pub(super) const TIME_FACTORS: [f64; 3] = [0.5, 1.0, 2.0];
/// Gains are varied by a third or so.
pub(super) const GAIN_FACTORS: [f64; 3] = [0.7, 1.0, 1.3];
/// Scales likewise.
pub(super) const SCALE_FACTORS: [f64; 3] = [0.7, 1.0, 1.4];

/// The envelope of tension over every combination of plausible settings. It is
/// the range over so many settings, and no confidence interval.
#[derive(Debug, Clone, PartialEq)]
pub struct SensitivityBand {
    /// The day of the first row: that of the point series.
    pub first: Day,
    /// Lowest and highest value a day; `None` where no setting gives one.
    pub ranges: Vec<Option<(f64, f64)>>,
    /// Over how many combinations of settings.
    pub settings: u32,
}

impl SensitivityBand {
    /// A band of no days.
    pub const EMPTY: Self = Self { first: Day::from_number(0), ranges: Vec::new(), settings: 0 };

    /// The range of a day.
    pub fn at(&self, day: Day) -> Option<(f64, f64)> {
        let place = usize::try_from(day.since(self.first)).ok()?;
        self.ranges.get(place).copied().flatten()
    }

    /// Computes the band of a model over the events that count.
    ///
    /// Cost: O(events + days) for each of at most six orders of events; the
    /// half-lives and gains of one order are computed together, and a stock's
    /// events are added up by day before.
    pub fn compute(model: &Model, selection: &Selection) -> Self {
        let Some(first) = selection.first_day() else { return Self::EMPTY };
        let mut envelope = Envelope::new(first, selection.as_of());
        let (readings, doubts) = (readings(selection), doubts(selection));
        for reading in readings {
            match *model {
                Model::Stock(stock) => {
                    let (first, last) = (envelope.first, envelope.last);
                    let lanes = Lanes::new(selection, *reading, first, last);
                    for with_doubtful in doubts {
                        lanes.run(&stock, *with_doubtful, |day, sums| {
                            let (low, high) = extremes(sums.as_flattened());
                            envelope.widen(day, low, high);
                        });
                    }
                }
                Model::Mean { window_days } => {
                    for with_doubtful in doubts {
                        let counts = |event: &Weighed| *with_doubtful || !event.low_confidence;
                        let events = selection.weighed(*reading).filter(counts);
                        envelope.add_means(window_days, events);
                    }
                }
                Model::Level { .. } | Model::Flow { .. } => {
                    let steps = selection.steps(*reading);
                    for with_doubtful in doubts {
                        let counts = |step: &&Step| *with_doubtful || !step.low_confidence;
                        envelope.add_runs(model, steps.iter().filter(counts));
                    }
                }
            }
        }
        let orders = (readings.len() * doubts.len()) as u32;
        let settings = orders * settings_per_order(model, selection);
        if let Model::Stock(stock) = model {
            envelope.read_as_tension(stock);
        }
        Self { first, ranges: envelope.ranges, settings }
    }
}

/// In which ways dates are read: in one where none is uncertain.
pub(super) fn readings(selection: &Selection) -> &'static [DateReading] {
    if selection.has_uncertain_dates() {
        &[DateReading::Earliest, DateReading::Point, DateReading::Latest]
    } else {
        &[DateReading::Point]
    }
}

/// Low-confidence events in and, where there are any, out.
pub(super) fn doubts(selection: &Selection) -> &'static [bool] {
    if selection.has_low_confidence() { &[true, false] } else { &[true] }
}

fn settings_per_order(model: &Model, selection: &Selection) -> u32 {
    match model {
        Model::Stock(stock) => {
            let times = if varies_in_time(stock, selection) { TIMES.len() } else { 1 };
            let codes = if selection.has_readings() { CODES.len() } else { 1 };
            (times * codes * SCALE_FACTORS.len() * rests(stock).len()) as u32
        }
        Model::Level { half_life: HalfLife::Days(_), .. } => 9,
        Model::Level { half_life: HalfLife::Never, .. }
        | Model::Flow { half_life: HalfLife::Days(_) }
        | Model::Mean { .. } => 3,
        Model::Flow { half_life: HalfLife::Never } => 1,
    }
}

/// Whether half-lives matter to a stock: something passes, and its half-life is finite.
pub(super) fn varies_in_time(stock: &Stock, selection: &Selection) -> bool {
    let [words, deeds] = selection.has_passing();
    let fades = |half_life| matches!(half_life, HalfLife::Days(_));
    (words && fades(stock.words_half_life)) || (deeds && fades(stock.deeds_half_life))
}

/// The values of `rest` that the band takes in.
pub(super) fn rests(stock: &Stock) -> Vec<f64> {
    let ends = stock.rest_range.iter().flatten().copied();
    std::iter::once(stock.rest).chain(ends).collect()
}

struct Envelope {
    first: i32,
    last: i32,
    ranges: Vec<Option<(f64, f64)>>,
}

impl Envelope {
    fn new(first: Day, last: Day) -> Self {
        let days = usize::try_from(last.since(first) + 1).unwrap_or(0);
        Self { first: first.number(), last: last.number(), ranges: vec![None; days] }
    }

    fn add_runs<'s>(&mut self, model: &Model, steps: impl Iterator<Item = &'s Step> + Clone) {
        let first = steps.clone().next().map(|step| step.day);
        match *model {
            Model::Level { gain, half_life, baseline, start } => {
                self.stand_until(first, tension_of_level(start));
                let runs = LevelRuns {
                    gains: GAIN_FACTORS.map(|factor| gain * factor),
                    decays: decays(half_life),
                    baseline,
                    start,
                };
                // Tension falls as the level rises, so the extremes of one are
                // those of the other.
                runs.run(
                    steps,
                    self.last,
                    |_, _, _| {},
                    |day, levels| {
                        let (low, high) = extremes(levels.as_flattened());
                        self.widen(day, tension_of_level(high), tension_of_level(low));
                    },
                );
            }
            Model::Flow { half_life } => {
                self.stand_until(first, 0.0);
                flow::run(decays(half_life), steps, self.last, |day, values| {
                    let (low, high) = extremes(values);
                    self.widen(day, low, high);
                });
            }
            // A stock and means have no order of events.
            Model::Stock(_) | Model::Mean { .. } => {}
        }
    }

    fn add_means(&mut self, window_days: u32, events: impl Iterator<Item = Weighed> + Clone) {
        for factor in TIME_FACTORS {
            let window = (f64::from(window_days) * factor).round().max(1.0) as u32;
            let (first, values) = mean::means(window, events.clone(), self.last);
            for (day, value) in (first..).zip(values) {
                if let Some(value) = value {
                    self.widen(day, value, value);
                }
            }
        }
    }

    /// From the least and greatest sums of hostile points to the least and
    /// greatest tension over all scales and rests: tension grows with the sum,
    /// and with rest.
    fn read_as_tension(&mut self, stock: &Stock) {
        let rests = rests(stock);
        let members = || {
            let scales = SCALE_FACTORS.map(|factor| stock.scale * factor);
            rests.iter().flat_map(move |rest| scales.map(|scale| (*rest, scale)))
        };
        for range in self.ranges.iter_mut().flatten() {
            let (least, greatest) = *range;
            let of = |sum: f64| members().map(move |(rest, scale)| tension(rest, scale, sum));
            let low = of(least).fold(f64::INFINITY, f64::min);
            let high = of(greatest).fold(f64::NEG_INFINITY, f64::max);
            // For sums that differ in the last digit, rounding may reverse the order.
            *range = (low.min(high), high.max(low));
        }
    }

    /// Before its own first event a run stands at its starting value.
    fn stand_until(&mut self, first: Option<i32>, value: f64) {
        let end = self.last.saturating_add(1);
        for day in self.first..first.unwrap_or(end).min(end) {
            self.widen(day, value, value);
        }
    }

    fn widen(&mut self, day: i32, low: f64, high: f64) {
        let place = usize::try_from(i64::from(day) - i64::from(self.first));
        let Some(range) = place.ok().and_then(|place| self.ranges.get_mut(place)) else { return };
        *range = Some(match *range {
            Some((lowest, highest)) => (lowest.min(low), highest.max(high)),
            None => (low, high),
        });
    }
}

/// Halved, as it is, doubled; the last once more, since pairs of floats are
/// computed in one instruction and a fourth costs nothing.
fn decays(half_life: HalfLife) -> [f64; 4] {
    let [half, one, double] = TIME_FACTORS.map(|factor| match half_life {
        HalfLife::Days(days) => daily_decay(HalfLife::Days(days * factor)),
        HalfLife::Never => daily_decay(HalfLife::Never),
    });
    [half, one, double, double]
}

fn extremes(values: &[f64]) -> (f64, f64) {
    values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(*value), high.max(*value))
    })
}
