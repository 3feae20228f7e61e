//! Which settings give the ends of the sensitivity band on a day, so that the
//! band explains itself.

use super::band::{
    GAIN_FACTORS, SCALE_FACTORS, TIME_FACTORS, doubts, readings, rests, varies_in_time,
};
use super::entry::{DateReading, Step, Weighed};
use super::level::LevelRuns;
use super::model::{Model, daily_decay, tension_of_level};
use super::selection::Selection;
use super::stock::{CODES, Codes, Lanes, Stock, TIMES, tension};
use super::{flow, mean};
use crate::dossier::{Day, HalfLife};

/// How uncertain dates are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    /// Each on its earliest day.
    Earliest,
    /// Each on its point estimate.
    Point,
    /// Each on its latest day.
    Latest,
}

/// One combination of settings of the band. What the band does not vary is
/// `None`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct BandMember {
    /// The half-life in days.
    pub half_life_days: Option<f64>,
    /// What both half-lives of a stock are multiplied by.
    pub time_factor: Option<f64>,
    /// How many Goldstein points move the log-odds of tension by one.
    pub scale: Option<f64>,
    /// Tension with nothing in force.
    pub rest: Option<f64>,
    /// How codes are read.
    pub codes: Option<Codes>,
    /// How far an event moves the level, per Goldstein point.
    pub gain: Option<f64>,
    /// The mean's window in days.
    pub window_days: Option<u32>,
    /// Whether events of low confidence count.
    pub with_doubtful: Option<bool>,
    /// How uncertain dates are read.
    pub dates: Option<Dates>,
}

/// The ends of the band on one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BandExtremes {
    /// The lowest value and a combination that gives it.
    pub low: (f64, BandMember),
    /// The highest value and a combination that gives it.
    pub high: (f64, BandMember),
}

impl BandExtremes {
    /// The ends of the band on a day; `None` where no combination has a value.
    /// Of several that give the same value, the first in the order of the band
    /// is named.
    ///
    /// Cost: as the band's own, O(events + days) an order of events.
    pub fn at(model: &Model, selection: &Selection, day: Day) -> Option<Self> {
        let first = selection.first_day()?;
        if day < first || selection.as_of() < day {
            return None;
        }
        let mut found: Option<Self> = None;
        let mut offer = |value: f64, member: BandMember| {
            let extremes =
                found.get_or_insert(Self { low: (value, member), high: (value, member) });
            if value < extremes.low.0 {
                extremes.low = (value, member);
            }
            if value > extremes.high.0 {
                extremes.high = (value, member);
            }
        };
        let (readings, doubts) = (readings(selection), doubts(selection));
        for reading in readings {
            for with_doubtful in doubts {
                let plain = BandMember {
                    with_doubtful: (doubts.len() > 1).then_some(*with_doubtful),
                    dates: (readings.len() > 1).then(|| dates(*reading)),
                    ..BandMember::default()
                };
                let order = Order { selection, reading: *reading, with_doubtful: *with_doubtful };
                match model {
                    Model::Stock(stock) => order.stock_members(stock, day, plain, &mut offer),
                    _ => order.members(model, day.number(), plain, &mut offer),
                }
            }
        }
        found
    }
}

const fn dates(reading: DateReading) -> Dates {
    match reading {
        DateReading::Earliest => Dates::Earliest,
        DateReading::Point => Dates::Point,
        DateReading::Latest => Dates::Latest,
    }
}

/// One order of events.
struct Order<'s> {
    selection: &'s Selection,
    reading: DateReading,
    with_doubtful: bool,
}

impl Order<'_> {
    /// The value of each combination of a stock on a day.
    fn stock_members(
        &self,
        stock: &Stock,
        day: Day,
        plain: BandMember,
        offer: &mut impl FnMut(f64, BandMember),
    ) {
        let Some(first) = self.selection.first_day() else { return };
        let lanes = Lanes::new(self.selection, self.reading, first.number(), day.number());
        let mut last = None;
        lanes.run(stock, self.with_doubtful, |_, sums| last = Some(*sums));
        let has_times = varies_in_time(stock, self.selection);
        let has_codes = self.selection.has_readings();
        for (factor, sums) in TIMES.into_iter().zip(last.unwrap_or_default()) {
            for (codes, sum) in CODES.into_iter().zip(sums) {
                for scale in SCALE_FACTORS.map(|factor| stock.scale * factor) {
                    for rest in rests(stock) {
                        let member = BandMember {
                            time_factor: has_times.then_some(factor),
                            codes: has_codes.then_some(codes),
                            scale: Some(scale),
                            rest: stock.rest_range.map(|_| rest),
                            ..plain
                        };
                        offer(tension(rest, scale, sum), member);
                    }
                }
            }
        }
    }

    /// The value of each combination on a day.
    fn members(
        &self,
        model: &Model,
        day: i32,
        plain: BandMember,
        offer: &mut impl FnMut(f64, BandMember),
    ) {
        let steps: Vec<Step> = self.selection.steps(self.reading);
        let counts = |step: &&Step| self.with_doubtful || !step.low_confidence;
        // Before its own first event a run stands at its starting value.
        let has_begun = steps.iter().filter(counts).any(|step| step.day <= day);
        match *model {
            Model::Stock(_) => {}
            Model::Level { gain, half_life, baseline, start } => {
                for (half_life_days, decay) in varied(half_life) {
                    let gains = GAIN_FACTORS.map(|factor| gain * factor);
                    let runs = LevelRuns { gains, decays: [decay], baseline, start };
                    let mut last = [[start]; GAIN_FACTORS.len()];
                    if has_begun {
                        let steps = steps.iter().filter(counts);
                        runs.run(steps, day, |_, _, _| {}, |_, levels| last = *levels);
                    }
                    for (gain, [level]) in gains.into_iter().zip(last) {
                        let member = BandMember { half_life_days, gain: Some(gain), ..plain };
                        offer(tension_of_level(level), member);
                    }
                }
            }
            Model::Flow { half_life } => {
                for (half_life_days, decay) in varied(half_life) {
                    let mut last = [0.0];
                    flow::run([decay], steps.iter().filter(counts), day, |_, value| last = *value);
                    let [value] = last;
                    offer(value, BandMember { half_life_days, ..plain });
                }
            }
            Model::Mean { window_days } => {
                let counts = |event: &Weighed| self.with_doubtful || !event.low_confidence;
                for factor in TIME_FACTORS {
                    let window = (f64::from(window_days) * factor).round().max(1.0) as u32;
                    let events = self.selection.weighed(self.reading).filter(counts);
                    let events = events.filter(|event| event.day <= day);
                    let (first, values) = mean::means(window, events, day);
                    let place = usize::try_from(i64::from(day) - i64::from(first)).ok();
                    if let Some(value) = place.and_then(|p| values.get(p).copied().flatten()) {
                        offer(value, BandMember { window_days: Some(window), ..plain });
                    }
                }
            }
        }
    }
}

/// The half-lives of the band, each with its daily decay.
fn varied(half_life: HalfLife) -> Vec<(Option<f64>, f64)> {
    match half_life {
        HalfLife::Never => vec![(None, daily_decay(HalfLife::Never))],
        HalfLife::Days(days) => TIME_FACTORS
            .map(|factor| (Some(days * factor), daily_decay(HalfLife::Days(days * factor))))
            .to_vec(),
    }
}
