//! Acts of the sides upon each other, counted: of some days, and of what was known of
//! them on a day.

use crate::dossier::{Day, Slot};

/// Who acted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// A side upon the other.
    By(Slot),
    /// One of the two upon the other; the source does not say which.
    Either,
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::By(Slot::First), Self::By(Slot::Second), Self::Either];

    pub(super) const fn place(self) -> usize {
        match self {
            Self::By(Slot::First) => 0,
            Self::By(Slot::Second) => 1,
            Self::Either => 2,
        }
    }
}

/// Acts of some days.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Acts {
    /// How many.
    pub events: u32,
    /// How many have an intensity.
    pub scored: u32,
    /// The sum of these, friendly positive.
    pub sum: f64,
}

impl Acts {
    /// The mean intensity; `None` where no act has one.
    pub fn mean(self) -> Option<f64> {
        (self.scored > 0).then(|| self.sum / f64::from(self.scored))
    }

    pub(super) fn add(&mut self, score: Option<f64>) {
        self.events += 1;
        if let Some(score) = score {
            self.scored += 1;
            self.sum += score;
        }
    }

    pub(super) fn take_back(&mut self, score: Option<f64>) {
        self.events = self.events.saturating_sub(1);
        self.scored = self.scored.saturating_sub(u32::from(score.is_some()));
        self.sum -= score.unwrap_or(0.0);
    }
}

/// Words and deeds, apart: what is not known to be a deed is taken for words.
pub(super) type WordsAndDeeds<T> = [T; 2];

/// Sums of all days before.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Sums {
    events: u64,
    scored: u64,
    sum: f64,
}

impl Sums {
    fn until(&self, after: &Self) -> Acts {
        let count = |after: u64, before: u64| {
            u32::try_from(after.saturating_sub(before)).unwrap_or(u32::MAX)
        };
        Acts {
            events: count(after.events, self.events),
            scored: count(after.scored, self.scored),
            sum: after.sum - self.sum,
        }
    }
}

/// For each day the sums of those before it, and of all at the end.
pub(super) fn sums(days: &[WordsAndDeeds<Acts>]) -> Vec<WordsAndDeeds<Sums>> {
    let mut sums = Vec::with_capacity(days.len() + 1);
    let mut sum = <WordsAndDeeds<Sums>>::default();
    sums.push(sum);
    for day in days {
        for (sum, acts) in sum.iter_mut().zip(day) {
            sum.events += u64::from(acts.events);
            sum.scored += u64::from(acts.scored);
            sum.sum += acts.sum;
        }
        sums.push(sum);
    }
    sums
}

/// What of a stream was known on a day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct KnownActs {
    pub(super) first: Option<Day>,
    /// By way, by day: of all days before, so that any stretch takes two looks.
    pub(super) sums: [Vec<WordsAndDeeds<Sums>>; 3],
}

impl KnownActs {
    /// The acts of a stretch of days, both ends included.
    ///
    /// Cost: O(1).
    pub fn of(&self, way: Way, from: Day, to: Day) -> Acts {
        let [words, deeds] = self.words_and_deeds(way, from, to);
        Acts {
            events: words.events.saturating_add(deeds.events),
            scored: words.scored.saturating_add(deeds.scored),
            sum: words.sum + deeds.sum,
        }
    }

    /// The same, first what was said and then what was done. What the source does not
    /// call a deed is taken for words.
    ///
    /// Cost: O(1).
    pub fn words_and_deeds(&self, way: Way, from: Day, to: Day) -> [Acts; 2] {
        let Some((first, sums)) = self.first.zip(self.sums.get(way.place())) else {
            return Default::default();
        };
        let most = sums.len().saturating_sub(1);
        let place = |day: Day| (day.since(first).max(0) as usize).min(most);
        let (start, end) = (place(from), place(to.plus(1)));
        match (sums.get(start), sums.get(end)) {
            (Some([words, deeds]), Some([words_after, deeds_after])) if start < end => {
                [words.until(words_after), deeds.until(deeds_after)]
            }
            _ => Default::default(),
        }
    }

    /// The first and the last day, where there are any.
    pub fn days(&self) -> Option<(Day, Day)> {
        let count = i32::try_from(self.sums.first()?.len()).ok()?.checked_sub(2)?;
        (count >= 0).then_some(())?;
        Some((self.first?, self.first?.plus(count)))
    }

    /// Whether some act is of a way.
    pub fn has(&self, way: Way) -> bool {
        let last = self.sums.get(way.place()).and_then(|sums| sums.last());
        last.is_some_and(|sums| sums.iter().any(|sum| sum.events > 0))
    }
}
