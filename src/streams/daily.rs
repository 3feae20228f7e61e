//! A stream by day: how many acts each side reported against the other, and how
//! hostile they were. All that a lane needs of millions of events.

use parquet::data_type::{ByteArrayType, DoubleType, Int32Type};
use parquet::file::reader::ChunkReader;

use super::read::{DataError, StreamReader, Values, text_of};
use crate::dossier::{Day, QuadClass, Slot};

/// Rows that were taken up so much later than their day count from their day: they
/// are of a collection of old reports, and not news.
const OLD: i32 = 370;

/// Longest stretch of days: a file with a wrong date must not take all memory.
const MOST_DAYS: i32 = 366 * 400;

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

    const fn place(self) -> usize {
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

    fn add(&mut self, score: Option<f64>) {
        self.events += 1;
        if let Some(score) = score {
            self.scored += 1;
            self.sum += score;
        }
    }

    fn take_back(&mut self, score: Option<f64>) {
        self.events = self.events.saturating_sub(1);
        self.scored = self.scored.saturating_sub(u32::from(score.is_some()));
        self.sum -= score.unwrap_or(0.0);
    }
}

/// Words and deeds, apart: what is not known to be a deed is taken for words.
type WordsAndDeeds<T> = [T; 2];

/// An act as a day counts it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Act {
    way: Way,
    is_deed: bool,
    score: Option<f64>,
}

/// An act that was not known on its day.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Late {
    added: Day,
    day: Day,
    act: Act,
}

/// Whether a quad class is one of deeds.
fn is_deed(number: i32) -> bool {
    let quad = QuadClass::ALL.into_iter().find(|quad| i32::from(quad.number()) == number);
    quad.is_some_and(QuadClass::is_material)
}

const fn of_kind(acts: &mut WordsAndDeeds<Acts>, is_deed: bool) -> Option<&mut Acts> {
    let [words, deeds] = acts;
    Some(if is_deed { deeds } else { words })
}

/// A stream by day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Daily {
    first: Option<Day>,
    /// By way, by day from the first on.
    days: [Vec<WordsAndDeeds<Acts>>; 3],
    /// The first taken up first.
    late: Vec<Late>,
    /// Events of other actors than the sides.
    others: u64,
}

impl Daily {
    /// Reads a stream's file, of which the codes of countries stand for sides.
    ///
    /// # Errors
    /// Where the file is damaged.
    pub fn read<R: ChunkReader + 'static>(
        from: &StreamReader<R>,
        side: impl Fn(&str) -> Option<Slot>,
    ) -> Result<Self, DataError> {
        let is_directed = from.about().origin.is_directed();
        let place = |name| from.place_of(name).ok_or(DataError::Column(name));
        let (day, actor, target) =
            (place("day")?, place("actor_country")?, place("target_country")?);
        let (score, added) = (place("score")?, from.place_of("added"));
        let quad = from.place_of("quad_class");
        let mut daily = Self::default();
        let mut range: Option<(Day, Day)> = None;
        for at in 0..from.groups() {
            if let Some(days) = from.days_of(at) {
                let (first, last) = range.get_or_insert((*days.start(), *days.end()));
                (*first, *last) = ((*first).min(*days.start()), (*last).max(*days.end()));
            }
        }
        if let Some((first, last)) = range {
            let count = last.since(first).clamp(0, MOST_DAYS) as usize + 1;
            daily.first = Some(first);
            daily.days = [(); 3].map(|()| vec![<WordsAndDeeds<Acts>>::default(); count]);
        }
        for at in 0..from.groups() {
            let group = from.open_group(at)?;
            let days = Values::<Int32Type>::all(&*group, day)?;
            let scores = Values::<DoubleType>::all(&*group, score)?;
            let sides = |place| -> Result<Vec<Option<Slot>>, DataError> {
                let codes = Values::<ByteArrayType>::all(&*group, place)?;
                // The same few codes over and over.
                let mut last: Option<(Box<str>, Option<Slot>)> = None;
                let slots = codes.iter().map(|code| {
                    let code = code.as_ref().map(text_of).unwrap_or_default();
                    match &last {
                        Some((known, slot)) if *known == code => *slot,
                        _ => {
                            let slot = side(&code);
                            last = Some((code, slot));
                            slot
                        }
                    }
                });
                Ok(slots.collect())
            };
            let (actors, targets) = (sides(actor)?, sides(target)?);
            let added = match added {
                Some(added) => Values::<Int32Type>::all(&*group, added)?,
                None => vec![None; days.len()],
            };
            let quads = match quad {
                Some(quad) => Values::<Int32Type>::all(&*group, quad)?,
                None => vec![None; days.len()],
            };
            let sides = actors.iter().zip(&targets);
            let rows = days.iter().zip(sides).zip(&scores).zip(&added).zip(&quads);
            for ((((day, (actor, target)), score), added), quad) in rows {
                let Some(day) = day.map(super::columns::from_1970) else { continue };
                let way = match (actor, target) {
                    (Some(a), Some(b)) if a != b && is_directed => Way::By(*a),
                    (Some(a), Some(b)) if a != b => Way::Either,
                    _ => {
                        daily.others += 1;
                        continue;
                    }
                };
                let score = score.filter(|score| score.is_finite());
                let act = Act { way, is_deed: quad.is_some_and(is_deed), score };
                daily.add(day, act, added.map(super::columns::from_1970));
            }
        }
        daily.late.sort_by_key(|late| (late.added, late.day));
        Ok(daily)
    }

    fn add(&mut self, day: Day, act: Act, added: Option<Day>) {
        let Some(at) = self.place(day) else { return };
        if let Some(acts) = self.acts_at(at, act) {
            acts.add(act.score);
        }
        if let Some(added) = added.filter(|added| (1..=OLD).contains(&added.since(day))) {
            self.late.push(Late { added, day, act });
        }
    }

    fn acts_at(&mut self, at: usize, act: Act) -> Option<&mut Acts> {
        of_kind(self.days.get_mut(act.way.place())?.get_mut(at)?, act.is_deed)
    }

    fn place(&self, day: Day) -> Option<usize> {
        usize::try_from(day.since(self.first?)).ok()
    }

    /// How many events are of other actors than the sides.
    pub const fn others(&self) -> u64 {
        self.others
    }

    /// What was known on a day: acts that had happened and been taken up.
    ///
    /// Cost: O(days + acts taken up late).
    pub fn as_of(&self, day: Day) -> KnownActs {
        let mut known = self.clone_days(day);
        let first_unknown = self.late.partition_point(|late| late.added <= day);
        for late in self.late.get(first_unknown..).unwrap_or_default() {
            let at = self.place(late.day);
            if let Some(acts) = at.and_then(|at| known.acts_at(at, late.act)) {
                acts.take_back(late.act.score);
            }
        }
        KnownActs { first: self.first, sums: known.days.map(|days| sums(&days)) }
    }

    /// The days up to one, without what was taken up late.
    fn clone_days(&self, day: Day) -> Self {
        let mut days = self.days.clone();
        let known = self.place(day).map_or(0, |at| at + 1);
        days.iter_mut().for_each(|days| days.truncate(known));
        Self { first: self.first, days, late: Vec::new(), others: 0 }
    }
}

/// Sums of all days before.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Sums {
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
fn sums(days: &[WordsAndDeeds<Acts>]) -> Vec<WordsAndDeeds<Sums>> {
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
    first: Option<Day>,
    /// By way, by day: of all days before, so that any stretch takes two looks.
    sums: [Vec<WordsAndDeeds<Sums>>; 3],
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

#[cfg(test)]
mod tests {
    use super::*;

    fn day(at: i32) -> Day {
        Day::from_number(739_000 + at)
    }

    #[test]
    fn what_is_taken_up_later_is_not_known_before() {
        let mut daily = Daily {
            first: Some(day(0)),
            days: [(); 3].map(|()| vec![Default::default(); 10]),
            ..Daily::default()
        };
        let by = Way::By(Slot::First);
        let act = |is_deed, score| Act { way: by, is_deed, score };
        daily.add(day(1), act(true, Some(-5.0)), Some(day(1)));
        daily.add(day(1), act(false, Some(3.0)), Some(day(4)));
        daily.add(day(2), act(false, None), None);
        // Of a collection of old reports.
        daily.add(day(3), act(false, Some(1.0)), Some(day(900)));
        let of =
            |as_of: i32, from: i32, to: i32| daily.as_of(day(as_of)).of(by, day(from), day(to));
        assert_eq!(of(0, 0, 9), Acts::default());
        assert_eq!(of(3, 0, 9), Acts { events: 3, scored: 2, sum: -4.0 });
        assert_eq!(of(4, 0, 9), Acts { events: 4, scored: 3, sum: -1.0 });
        assert_eq!(of(9, 1, 1), Acts { events: 2, scored: 2, sum: -2.0 });
        assert_eq!(of(9, -20, 0), Acts::default());
        assert_eq!(of(9, 1, 1).mean(), Some(-1.0));
        let known = daily.as_of(day(4));
        let [words, deeds] = known.words_and_deeds(by, day(0), day(9));
        assert_eq!((words.events, words.sum, deeds.events, deeds.sum), (3, 4.0, 1, -5.0));
        assert_eq!(known.days(), Some((day(0), day(4))));
        assert!(known.has(by) && !known.has(Way::Either));
    }
}
