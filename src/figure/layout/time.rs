//! Days across: where a day stands, and which days get a tick.

use chrono::Datelike;

use crate::dossier::Day;
use crate::figure::text::{TextMeasure, TextStyle};
use crate::words::Words;

/// Maps days to pixels. A day's place is its start; what happens on it is
/// drawn there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimeScale {
    /// The day at `left`, fractions allowed.
    pub first: f64,
    /// The day at `right`.
    pub last: f64,
    /// Pixels.
    pub left: f32,
    /// Pixels.
    pub right: f32,
}

impl TimeScale {
    /// Where a day stands.
    pub fn x(&self, day: Day) -> f32 {
        self.x_of(f64::from(day.number()))
    }

    /// Where a day number, fractions allowed, stands.
    pub fn x_of(&self, day: f64) -> f32 {
        let share = (day - self.first) / (self.last - self.first).max(1e-9);
        self.left + (share * f64::from(self.right - self.left)) as f32
    }

    /// The day number, fractions allowed, that stands at a place across.
    pub fn day_of(&self, x: f32) -> f64 {
        let share = f64::from(x - self.left) / f64::from(self.right - self.left).max(1e-9);
        self.first + share * (self.last - self.first)
    }

    /// Pixels a day takes.
    pub fn day_width(&self) -> f32 {
        ((f64::from(self.right - self.left)) / (self.last - self.first).max(1e-9)) as f32
    }
}

/// A tick with its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeTick {
    /// The day.
    pub day: Day,
    /// In the reader's terms: `11 Jun`, `Jun 2025`, `2025`.
    pub label: String,
}

/// A step between ticks, from the finest to the coarsest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Days(u32),
    Months(u32),
    Years(i32),
}

const STEPS: [Step; 16] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(5),
    Step::Days(10),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(1000),
];

/// Least free space between two labels, in widths of a digit's line.
const GAP_EM: f32 = 1.2;

/// Ticks whose labels never overlap, at the finest step that allows it.
pub fn ticks(
    scale: &TimeScale,
    words: &Words,
    measure: &dyn TextMeasure,
    style: TextStyle,
) -> Vec<TimeTick> {
    // Millennia in a few pixels: every second one, every third, and so on.
    let coarsest = || {
        let all = candidates(scale, Step::Years(1000), words);
        let thinned = |every| all.iter().step_by(every).cloned().collect::<Vec<_>>();
        let mut thinner = (1..=all.len()).map(thinned);
        thinner.find(|ticks| fits(ticks, scale, measure, style)).unwrap_or_default()
    };
    let fitting = STEPS.iter().find_map(|step| {
        // Too fine a step is not worth listing.
        if scale.day_width() * shortest_days(*step) < style.size {
            return None;
        }
        let ticks = candidates(scale, *step, words);
        fits(&ticks, scale, measure, style).then_some(ticks)
    });
    fitting.unwrap_or_else(coarsest)
}

fn shortest_days(step: Step) -> f32 {
    match step {
        Step::Days(days) => days as f32,
        Step::Months(months) => 28.0 * months as f32,
        Step::Years(years) => 365.0 * years as f32,
    }
}

fn fits(
    ticks: &[TimeTick],
    scale: &TimeScale,
    measure: &dyn TextMeasure,
    style: TextStyle,
) -> bool {
    let width = |tick: &TimeTick| measure.width(&tick.label, style);
    ticks.windows(2).all(|pair| match pair {
        [a, b] => {
            let free = scale.x(b.day) - scale.x(a.day) - (width(a) + width(b)) / 2.0;
            free >= style.size * GAP_EM
        }
        _ => true,
    })
}

fn candidates(scale: &TimeScale, step: Step, words: &Words) -> Vec<TimeTick> {
    let first = Day::from_number(scale.first.ceil().clamp(-1e6, 1e7) as i32);
    let last = Day::from_number(scale.last.floor().clamp(-1e6, 1e7) as i32);
    let mut ticks: Vec<TimeTick> = Vec::new();
    let mut year = first.date().year();
    while year <= last.date().year() {
        let mut days = Vec::new();
        match step {
            Step::Years(years) => {
                if year.rem_euclid(years) == 0 {
                    days.extend(Day::from_ymd(year, 1, 1));
                }
            }
            Step::Months(months) => {
                let months = (1..=12).step_by(months as usize);
                days.extend(months.filter_map(|month| Day::from_ymd(year, month, 1).ok()));
            }
            Step::Days(every) => {
                for month in 1..=12 {
                    days.extend(days_of_month(year, month, every));
                }
            }
        }
        for day in days.into_iter().filter(|day| first <= *day && *day <= last) {
            let label = label(day, step, ticks.last().map(|tick| tick.day), words);
            ticks.push(TimeTick { day, label });
        }
        year += 1;
    }
    ticks
}

/// The 1st, then every so many days, never so near the month's end that the
/// next 1st would crowd it.
fn days_of_month(year: i32, month: u32, every: u32) -> impl Iterator<Item = Day> {
    let places = (1..=31).filter(move |day| match every {
        1 => true,
        2 => day % 2 == 1 && *day < 31,
        _ => *day == 1 || (day % every == 0 && day + every / 2 < 32),
    });
    places.filter_map(move |day| Day::from_ymd(year, month, day).ok())
}

/// The year is said where it is not plain: on the first tick and on each that
/// begins a new one.
fn label(day: Day, step: Step, previous: Option<Day>, words: &Words) -> String {
    let date = day.date();
    let new_year = previous.is_none_or(|previous| previous.date().year() != date.year());
    match step {
        Step::Years(_) => words.year(day),
        Step::Months(_) => words.month(day),
        Step::Days(_) if new_year => words.day(day),
        Step::Days(_) => words.day_of_year(day),
    }
}

/// The days the chart shows, given the record's first and last: a margin on
/// either side, so that no marker sits on an edge, and three days at least.
pub fn padded_span(first: Day, last: Day) -> (f64, f64) {
    let (first, last) = (f64::from(first.number()), f64::from(last.number()));
    let margin = ((last - first) * 0.03).max(1.5);
    (first - margin, last + margin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::text::BundledFonts;

    fn labels(from: &str, to: &str, width: f32) -> Vec<String> {
        let day = |text: &str| f64::from(text.parse::<Day>().unwrap().number());
        let scale = TimeScale { first: day(from), last: day(to), left: 0.0, right: width };
        let style = TextStyle::regular(12.0);
        let ticks = ticks(&scale, &Words::english(), &BundledFonts, style);
        assert!(fits(&ticks, &scale, &BundledFonts, style));
        ticks.into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn ticks_suit_the_span() {
        assert_eq!(
            labels("2025-06-09", "2025-06-12", 400.0),
            ["9 Jun 2025", "10 Jun", "11 Jun", "12 Jun"]
        );
        assert_eq!(labels("2025-03-28", "2025-06-20", 400.0), ["Apr 2025", "May 2025", "Jun 2025"]);
        assert_eq!(
            labels("1998-01-01", "2003-02-01", 250.0),
            ["1998", "1999", "2000", "2001", "2002", "2003"]
        );
        assert_eq!(
            labels("1970-06-01", "2020-06-01", 400.0),
            ["1980", "1990", "2000", "2010", "2020"]
        );
    }

    #[test]
    fn no_span_or_width_makes_labels_overlap() {
        for years in [1, 3, 10, 50, 400, 9000] {
            for width in [60.0, 300.0, 1000.0, 4000.0] {
                labels("0900-01-01", &format!("{:04}-03-05", 900 + years), width);
            }
        }
    }
}
