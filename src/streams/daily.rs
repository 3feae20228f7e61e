//! A stream by day: how many acts each side reported against the other, and how
//! hostile they were. All that a lane needs of millions of events.

use parquet::data_type::{ByteArrayType, DoubleType, Int32Type};
use parquet::file::reader::ChunkReader;

use super::acts::{Acts, KnownActs, Way, WordsAndDeeds, sums};
use super::read::{DataError, StreamReader, Values, text_of};
use crate::dossier::{Day, QuadClass, Slot};

/// Rows taken up this much later than their day count from their day: they belong to a collection
/// of old reports, and are no news.
const OLD: i32 = 370;

/// Longest stretch of days: a file with a wrong date must not exhaust memory.
const MOST_DAYS: i32 = 366 * 400;

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

/// How a stream differs from an edition before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DaysRevised {
    /// Days that both editions reach.
    pub days: usize,
    /// Those of which they have other acts.
    pub changed: usize,
    /// Acts of these days in the edition before.
    pub acts_before: u64,
    /// Acts of them now.
    pub acts: u64,
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

    /// How it differs from an edition before it, on the days that both reach: how many
    /// days have other acts, and how many acts there were and are.
    ///
    /// Cost: O(days).
    pub fn revised(&self, before: &Self) -> DaysRevised {
        let mut revised = DaysRevised::default();
        let ends = self.last().zip(before.last());
        let starts = self.first.zip(before.first);
        let (Some((own, other)), Some((first, first_before))) = (ends, starts) else {
            return revised;
        };
        let from = first.min(first_before);
        for day in (from.number()..=own.min(other).number()).map(Day::from_number) {
            let acts = |of: &Self| {
                let at = of.place(day);
                let days = of.days.iter();
                days.map(|days| at.and_then(|at| days.get(at)).copied().unwrap_or_default())
                    .collect::<Vec<_>>()
            };
            let count = |acts: &[WordsAndDeeds<Acts>]| {
                acts.iter().flatten().map(|acts| u64::from(acts.events)).sum::<u64>()
            };
            let (then, now) = (acts(before), acts(self));
            revised.days += 1;
            revised.changed += usize::from(then != now);
            revised.acts_before += count(&then);
            revised.acts += count(&now);
        }
        revised
    }

    fn last(&self) -> Option<Day> {
        let [days, ..] = &self.days;
        Some(self.first?.plus(i32::try_from(days.len()).ok()?.saturating_sub(1)))
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
        let before = Daily { first: daily.first, days: daily.days.clone(), ..Daily::default() };
        daily.add(day(5), act(true, Some(-9.0)), None);
        let revised = daily.revised(&before);
        let acts = (revised.acts_before, revised.acts);
        assert_eq!((revised.days, revised.changed, acts), (10, 1, (4, 5)));
    }
}
