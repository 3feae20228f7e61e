//! A slow second writing of the stock of DESIGN §4: each day by itself, in
//! closed formulas. It shares nothing with the library and reads everything
//! from the test's own data.

use super::{EventSpec, Spec, Who};

/// One combination of settings of the band.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    pub rest: f64,
    pub scale: f64,
    /// What both half-lives are multiplied by.
    pub time: f64,
    /// 0 as coded, 1 friendliest, 2 most hostile.
    pub codes: usize,
    /// 0 earliest, 1 point, 2 latest.
    pub dates: usize,
    pub with_low: bool,
}

/// A moment between two events: which have begun and which have ended.
type Is<'a> = &'a dyn Fn(usize) -> bool;

/// The events that count, by place in the file.
pub struct Naive<'s> {
    pub spec: &'s Spec,
    pub counted: Vec<usize>,
    pub as_of: i32,
}

impl<'s> Naive<'s> {
    pub fn new(spec: &'s Spec, direction: Who, as_of: i32) -> Self {
        let counts = |event: &EventSpec| {
            let published = event.sources.iter().filter_map(|place| spec.sources[*place].as_ref());
            let known = published.map(|when| when.point).min().is_none_or(|first| first <= as_of);
            let taken = direction == Who::Both || event.who == Who::Both || event.who == direction;
            known && taken && !event.planned && event.when.point <= as_of
        };
        let counted = spec.order().into_iter().filter(|place| counts(&spec.events[*place]));
        Self { spec, counted: counted.collect(), as_of }
    }

    /// The settings as the file has them.
    pub fn plain(&self) -> Setting {
        let model = &self.spec.model;
        let (rest, scale) = (model.rest, model.scale);
        Setting { rest, scale, time: 1.0, codes: 0, dates: 1, with_low: true }
    }

    /// Rows from the first event's day to the as-of day.
    pub fn rows(&self) -> std::ops::RangeInclusive<i32> {
        let points = self.counted.iter().map(|place| self.spec.events[*place].when.point);
        points.min().unwrap_or(self.as_of + 1)..=self.as_of
    }

    /// Every combination, axes that don't apply left out.
    pub fn settings(&self) -> Vec<Setting> {
        let model = &self.spec.model;
        let any = |is: &dyn Fn(&EventSpec) -> bool| {
            self.counted.iter().any(|place| is(&self.spec.events[*place]))
        };
        let passes = |event: &EventSpec| !event.is_lasting() && self.half_life(event).is_some();
        let times: &[f64] = if any(&passes) { &[0.5, 1.0, 2.0] } else { &[1.0] };
        let is_open = |event: &EventSpec| event.reverses.is_empty() && !event.readings.is_empty();
        let codes: &[usize] = if any(&is_open) { &[0, 1, 2] } else { &[0] };
        let is_uncertain = |event: &EventSpec| event.when.earliest != event.when.latest;
        let dates: &[usize] = if any(&is_uncertain) { &[0, 1, 2] } else { &[1] };
        let lows: &[bool] =
            if any(&|event| event.low_confidence) { &[true, false] } else { &[true] };
        let mut rests = vec![model.rest];
        rests.extend(model.rest_range.iter().flat_map(|(low, high)| [*low, *high]));
        let mut all = vec![self.plain()];
        all = each(all, times, |setting, time| Setting { time, ..setting });
        all = each(all, codes, |setting, codes| Setting { codes, ..setting });
        all = each(all, dates, |setting, dates| Setting { dates, ..setting });
        all = each(all, lows, |setting, with_low| Setting { with_low, ..setting });
        all = each(all, &rests, |setting, rest| Setting { rest, ..setting });
        let scales = [0.7, 1.0, 1.4];
        each(all, &scales, |setting, by| Setting { scale: model.scale * by, ..setting })
    }

    fn half_life(&self, event: &EventSpec) -> Option<f64> {
        let is_words = event.code.quad == 1 || event.code.quad == 3;
        let model = &self.spec.model;
        if is_words { model.words_half_life } else { model.deeds_half_life }
    }

    pub fn day(&self, place: usize, setting: Setting) -> i32 {
        let when = &self.spec.events[place].when;
        [when.earliest, when.point, when.latest][setting.dates]
    }

    /// Whether an event takes part in this combination at all.
    fn takes_part(&self, place: usize, setting: Setting) -> bool {
        let low = self.spec.events[place].low_confidence;
        self.counted.contains(&place) && (setting.with_low || !low)
    }

    /// q: what is left of a lasting event.
    pub fn left(&self, place: usize, setting: Setting, begun: Is<'_>, ended: Is<'_>) -> f64 {
        if !self.takes_part(place, setting) || !begun(place) || ended(place) {
            return 0.0;
        }
        let reversals = self.spec.events.iter().enumerate();
        let reversals = reversals.filter(|(_, other)| other.reverses.contains(&place));
        reversals
            .map(|(by, other)| {
                1.0 - other.share.unwrap_or(1.0) * self.left(by, setting, begun, ended)
            })
            .product()
    }

    /// The sum of hostile points at a moment of a day.
    pub fn sum(&self, setting: Setting, on: i32, begun: Is<'_>, ended: Is<'_>) -> f64 {
        let all = self.counted.iter().filter(|place| self.takes_part(**place, setting));
        all.map(|place| {
            let event = &self.spec.events[*place];
            let hostility = -self.score(event, setting) * event.weight.unwrap_or(1.0);
            if !event.reverses.is_empty() || !begun(*place) {
                0.0
            } else if event.is_lasting() {
                hostility * self.left(*place, setting, begun, ended)
            } else {
                let age = f64::from(on - self.day(*place, setting));
                let half_life = self.half_life(event).map(|days| days * setting.time);
                hostility * half_life.map_or(1.0, |days| 0.5_f64.powf(age / days))
            }
        })
        .sum()
    }

    fn score(&self, event: &EventSpec, setting: Setting) -> f64 {
        let own = event.goldstein();
        let scores = event.readings.iter().map(|code| code.score);
        match setting.codes {
            0 => own,
            1 => scores.fold(own, f64::max),
            _ => scores.fold(own, f64::min),
        }
    }

    /// Whether an event has begun at the end of a day.
    pub fn begun(&self, place: usize, setting: Setting, on: i32) -> bool {
        self.day(place, setting) <= on
    }

    /// Whether its last day is over at the end of a day.
    pub fn ended(&self, place: usize, on: i32) -> bool {
        self.spec.events[place].last_day().is_some_and(|last| last < on)
    }

    /// Tension at the end of a day.
    pub fn tension(&self, setting: Setting, on: i32) -> f64 {
        let begun = |place| self.begun(place, setting, on);
        let ended = |place| self.ended(place, on);
        tension(setting, self.sum(setting, on, &begun, &ended))
    }
}

/// T = 100/(1 + e^(−x)), x = ln(r/(100 − r)) + sum/S.
pub fn tension(setting: Setting, sum: f64) -> f64 {
    let x = (setting.rest / (100.0 - setting.rest)).ln() + sum / setting.scale;
    100.0 / (1.0 + (-x).exp())
}

fn each<T: Copy>(
    settings: Vec<Setting>,
    values: &[T],
    with: impl Fn(Setting, T) -> Setting,
) -> Vec<Setting> {
    settings.iter().flat_map(|setting| values.iter().map(|value| with(*setting, *value))).collect()
}
