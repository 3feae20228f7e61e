//! A date as far as it is written, and how the rest of it is taken from the
//! day of the text.

use chrono::Datelike;

use super::calendar::{Extent, Third, add_months, third, weekday};
use crate::dossier::{Day, Qualifier};

/// 29 February comes every four years, and once in a while every eight.
const YEARS_ABOUT: i32 = 8;
/// Within this many months every day of a month falls on every weekday.
const MONTHS_ABOUT: i32 = 14;

/// One end of an expression, as far as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) year: Option<i32>,
    pub(super) month: Option<u32>,
    /// How many months from that one on: 3 for a quarter, 6 for a half year.
    pub(super) months: u32,
    pub(super) day: Option<u32>,
    /// 1 for Monday.
    pub(super) weekday: Option<i32>,
    pub(super) third: Option<Third>,
    /// What it is, where nothing is left to be filled in.
    pub(super) known: Option<Extent>,
    /// The day from which it is counted.
    pub(super) base: Option<Day>,
    pub(super) prefer: Prefer,
    pub(super) doubt: Qualifier,
    pub(super) rule: &'static str,
}

/// Which of the dates that a text may mean is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prefer {
    /// The nearest to the text's day, the earlier of two as near.
    Nearest,
    /// The last that has begun.
    Past,
    /// The first that has not ended.
    Future,
    /// The first that has not begun.
    Next,
    /// That of the text's own year.
    This,
}

/// A part with all that it lacked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settled {
    pub(super) extent: Extent,
    pub(super) is_completed: bool,
}

impl Part {
    /// Nothing, yet.
    pub(super) const fn new(rule: &'static str) -> Self {
        Self {
            year: None,
            month: None,
            months: 1,
            day: None,
            weekday: None,
            third: None,
            known: None,
            base: None,
            prefer: Prefer::Nearest,
            doubt: Qualifier::None,
            rule,
        }
    }

    /// What is counted from a day and lacks nothing.
    pub(super) const fn counted(rule: &'static str, extent: Extent, base: Day) -> Self {
        let mut part = Self::new(rule);
        part.known = Some(extent);
        part.base = Some(base);
        part
    }

    /// What is named whole.
    pub(super) const fn whole(rule: &'static str, extent: Extent) -> Self {
        let mut part = Self::new(rule);
        part.known = Some(extent);
        part
    }

    /// With one more doubt about it.
    pub(super) fn doubted(mut self, doubt: Qualifier) -> Self {
        self.doubt = both(self.doubt, doubt);
        self
    }

    /// Only a part of it: early June.
    pub(super) fn only(mut self, part: Third) -> Self {
        self.third = Some(part);
        self.doubted(Qualifier::Approximate)
    }

    /// Whether only a day of some month is written.
    pub(super) const fn is_lone_day(&self) -> bool {
        self.known.is_none() && self.month.is_none() && self.day.is_some()
    }

    pub(super) const fn lacks_year(&self) -> bool {
        self.known.is_none() && self.year.is_none() && self.month.is_some()
    }

    /// What it is in a year.
    fn within(&self, year: i32) -> Option<Extent> {
        let whole = match (self.month, self.day) {
            (None, None) => Extent::years(year, 1)?,
            (Some(month), None) => Extent::months(year, month, self.months)?,
            (Some(month), Some(day)) => Extent::day(Day::from_ymd(year, month, day).ok()?),
            (None, Some(_)) => return None,
        };
        self.cut(whole)
    }

    fn cut(&self, whole: Extent) -> Option<Extent> {
        self.third.map_or(Some(whole), |part| third(whole, part))
    }

    /// The whole of it, what it lacks being taken from a day.
    pub(super) fn settle(&self, near: Day) -> Option<Settled> {
        let named = |extent| Some(Settled { extent, is_completed: false });
        let taken = |extent| Some(Settled { extent, is_completed: true });
        if let Some(known) = self.known {
            return self.cut(known).and_then(named);
        }
        if let Some(year) = self.year {
            return self.within(year).and_then(named);
        }
        if self.month.is_some() {
            let all = years(near).filter_map(|year| self.within(year));
            return choose(near, self.prefer, self.weekday, all).and_then(taken);
        }
        if let Some(number) = self.day {
            let all = months(near).filter_map(|first| {
                let date = first.date();
                let day = Day::from_ymd(date.year(), date.month(), number).ok()?;
                self.weekday.is_none_or(|wanted| wanted == weekday(day)).then(|| Extent::day(day))
            });
            return choose(near, self.prefer, None, all).and_then(taken);
        }
        let back = weekday(near) - self.weekday?;
        let last = near.plus(-back.rem_euclid(7));
        let day = match self.prefer {
            Prefer::Future if last != near => last.plus(7),
            Prefer::Next => last.plus(7),
            _ => last,
        };
        taken(Extent::day(day))
    }
}

/// From one part to another, each lending the other what that lacks.
pub(super) fn settle_span(mut from: Part, mut to: Part, near: Day) -> Option<Settled> {
    if from.is_lone_day() && to.month.is_some() {
        (from.month, from.year) = (to.month, to.year);
        if from.day > to.day {
            step_month(&mut from, -1);
        }
    } else if to.is_lone_day() && from.month.is_some() {
        (to.month, to.year) = (from.month, from.year);
        if to.day < from.day {
            step_month(&mut to, 1);
        }
    }
    // "This May" and "next 5/19" know their year themselves.
    for part in [&mut from, &mut to] {
        if matches!(part.prefer, Prefer::This | Prefer::Next) && part.lacks_year() {
            part.known = Some(part.settle(near)?.extent);
        }
    }
    let is_completed = from.lacks_year() || to.lacks_year();
    let made = |extent| Some(Settled { extent, is_completed });
    let joined = |first: i32, last: i32| from.within(first)?.to(to.within(last)?);
    match (from.lacks_year(), to.lacks_year()) {
        (true, true) => {
            let prefer = if from.prefer == Prefer::Nearest { to.prefer } else { from.prefer };
            let all = years(near)
                .filter_map(|year| joined(year, year).or_else(|| joined(year, year + 1)));
            choose(near, prefer, from.weekday, all).and_then(made)
        }
        (true, false) => {
            let end = to.settle(near)?.extent;
            let year = end.last.date().year();
            let start = |year| from.within(year)?.to(end);
            // "April to today" names no year at either end.
            start(year).or_else(|| start(year - 1)).and_then(made)
        }
        (false, true) => {
            let start = from.settle(near)?.extent;
            let year = start.first.date().year();
            let end = |year| start.to(to.within(year)?);
            end(year).or_else(|| end(year + 1)).and_then(made)
        }
        (false, false) => {
            let start = from.settle(near)?;
            let near = if to.known.is_some() { near } else { start.extent.last };
            if to.known.is_none() && to.year.is_none() {
                to.prefer = Prefer::Future;
            }
            let end = to.settle(near)?;
            let is_completed = start.is_completed || end.is_completed;
            Some(Settled { extent: start.extent.to(end.extent)?, is_completed })
        }
    }
}

fn step_month(part: &mut Part, by: i32) {
    let months = part.month.map_or(0, |month| month as i32 - 1 + by);
    part.month = Some(months.rem_euclid(12) as u32 + 1);
    part.year = part.year.map(|year| year + months.div_euclid(12));
}

fn years(near: Day) -> impl Iterator<Item = i32> {
    let year = near.date().year();
    year - YEARS_ABOUT..=year + YEARS_ABOUT
}

/// The first days of the months about a day.
fn months(near: Day) -> impl Iterator<Item = Day> {
    let first = near.plus(1 - near.date().day() as i32);
    (-MONTHS_ABOUT..=MONTHS_ABOUT).filter_map(move |by| add_months(first, by))
}

/// One of several, given from the earliest on.
fn choose(
    near: Day,
    prefer: Prefer,
    on: Option<i32>,
    all: impl Iterator<Item = Extent>,
) -> Option<Extent> {
    let (mut past, mut next, mut future, mut this) = (None, None, None, None);
    for extent in all {
        if extent.first <= near {
            past = Some(extent);
        } else {
            next = next.or(Some(extent));
        }
        if extent.last >= near {
            future = future.or(Some(extent));
        }
        if extent.first.date().year() == near.date().year() {
            this = this.or(Some(extent));
        }
    }
    match prefer {
        Prefer::Past => past.or(next),
        Prefer::Future => future.or(past),
        Prefer::Next => next,
        Prefer::This => this,
        Prefer::Nearest => {
            let is_other = |extent: &Extent| on.is_some_and(|on| weekday(extent.first) != on);
            past.into_iter().chain(next).min_by_key(|one| (is_other(one), one.gap(near)))
        }
    }
}

/// Two doubts at once.
pub(super) const fn both(one: Qualifier, other: Qualifier) -> Qualifier {
    match (one, other) {
        (Qualifier::None, doubt) | (doubt, Qualifier::None) => doubt,
        (Qualifier::Approximate, Qualifier::Approximate) => Qualifier::Approximate,
        (Qualifier::Uncertain, Qualifier::Uncertain) => Qualifier::Uncertain,
        _ => Qualifier::Both,
    }
}
