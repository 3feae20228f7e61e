//! The day of an event that a text reports: from its clause, its sentence, or its neighbours in the
//! paragraph.

use std::ops::Range;

use crate::dossier::{Day, Edtf};
use crate::drafting::codes::Candidate;
use crate::drafting::dates::{DateKind, FoundDate, Length, Unit};
use crate::drafting::sentences::{Opening, Sentence, Text};

/// The dates of a text by where they stand.
pub(super) struct Dates<'d> {
    text: &'d Text<'d>,
    /// Days and spans that are not to come, in the order of the text.
    past: Vec<&'d FoundDate>,
    /// All that is found, in that order.
    all: &'d [FoundDate],
    published: Day,
}

impl<'d> Dates<'d> {
    pub(super) fn new(text: &'d Text<'d>, found: &'d [FoundDate], published: Day) -> Self {
        let is_past = |one: &&FoundDate| {
            matches!(one.kind, DateKind::Point | DateKind::Span)
                && one.edtf.is_some_and(|edtf| !is_to_come(&edtf, published))
        };
        Self { text, past: found.iter().filter(is_past).collect(), all: found, published }
    }

    /// The date of a candidate, and the words that give it: the nearest before its head
    /// within its clause, else after it, else of its sentence, else the last before it in
    /// its paragraph, else the first of the sentence behind it there, which tells more of
    /// it. Where nothing says, it is about the day of the text. What stands in its sentence
    /// from `until` on is not looked at.
    pub(super) fn of(
        &self,
        candidate: &Candidate,
        until: Option<usize>,
    ) -> (Edtf, Option<Range<usize>>) {
        let head = candidate.head.start;
        let (clause, reach) = (candidate.range.clone(), self.reach(candidate));
        let until = until.unwrap_or(usize::MAX);
        let within = |range: Range<usize>| range.start..range.end.min(until).max(range.start);
        let found = self
            .nearest(&within(clause), head)
            .or_else(|| self.nearest(&within(reach), head))
            .or_else(|| self.before(candidate.sentence))
            .or_else(|| self.behind(candidate.sentence));
        let told_later = || {
            let date = self.told_later(candidate)?;
            let edtf = self.lasting_until(candidate, date.edtf?);
            Some((edtf, Some(date.range.clone())))
        };
        match found {
            Some(date) => {
                let edtf = date.edtf.unwrap_or_else(|| Edtf::day(self.published));
                (edtf, Some(date.range.clone()))
            }
            None => told_later().unwrap_or_else(|| (about(self.published), None)),
        }
    }

    /// The day of an agreement or of talks that the text first tells without one, and then
    /// as *the agreement, which concluded on June 10*.
    fn told_later(&self, candidate: &Candidate) -> Option<&'d FoundDate> {
        if !is_agreeing(candidate) {
            return None;
        }
        let behind = self.text.sentences().get(candidate.sentence + 1..)?;
        let names_it = |one: &&Sentence| {
            let first = one.lower(0) == "the" && NAMES_OF_AGREEMENTS.contains(&one.lower(1));
            first && !self.inside(&one.range).is_empty()
        };
        let sentence = behind.iter().take(SENTENCES_ON).find(names_it)?;
        self.inside(&sentence.range).first().copied()
    }

    /// The days up to one that something took, where its clause says how many: *two days of
    /// talks*.
    fn lasting_until(&self, candidate: &Candidate, last: Edtf) -> Edtf {
        let mut lengths = self.named_in(&candidate.range).filter_map(|date| match date.kind {
            DateKind::Duration(Length { count: Some(count), unit: Unit::Day }) => Some(count),
            _ => None,
        });
        let days = lengths.next().and_then(|count| i32::try_from(count).ok());
        let is_talks = candidate.code.as_str().starts_with("04");
        match days.filter(|days| is_talks && (2..=MOST_DAYS_OF_TALKS).contains(days)) {
            Some(days) => {
                let end = last.latest();
                let end = if last.is_uncertain() { last.point() } else { end };
                format!("{}/{end}", end.plus(1 - days)).parse().unwrap_or(last)
            }
            None => last,
        }
    }

    /// Everything that names a date or a length within some bytes.
    pub(super) fn named_in(&self, within: &Range<usize>) -> impl Iterator<Item = &'d FoundDate> {
        let start = self.all.partition_point(|date| date.range.start < within.start);
        let end = within.end;
        let rest = self.all.get(start..).unwrap_or_default();
        rest.iter().take_while(move |date| date.range.end <= end)
    }

    /// The bytes of a sentence in which a date can be that of a candidate: up to a clause
    /// behind its own that tells of something else.
    fn reach(&self, candidate: &Candidate) -> Range<usize> {
        let Some(sentence) = self.text.sentences().get(candidate.sentence) else { return 0..0 };
        let ends = sentence.clauses.iter().find(|clause| {
            let starts = sentence.bytes(&clause.tokens).start;
            let is_other = matches!(clause.opening, Opening::That | Opening::Relative)
                || clause.opening == Opening::Subordinate;
            starts >= candidate.range.end && is_other
        });
        let end = ends.map_or(sentence.range.end, |clause| sentence.bytes(&clause.tokens).start);
        sentence.range.start..end
    }

    /// Of the dates within some bytes the nearest to a place; what comes before it is
    /// nearer than what comes after.
    fn nearest(&self, within: &Range<usize>, place: usize) -> Option<&'d FoundDate> {
        self.inside(within).iter().copied().min_by_key(|date| {
            if date.range.start <= place {
                place - date.range.start
            } else {
                (date.range.start - place).saturating_mul(2)
            }
        })
    }

    /// The last date before a sentence in its paragraph.
    fn before(&self, place: usize) -> Option<&'d FoundDate> {
        let own = self.text.sentences().get(place)?;
        let earlier = self.text.sentences().get(..place)?;
        let first = earlier.partition_point(|one| one.paragraph < own.paragraph);
        let start = earlier.get(first).map_or(own.range.start, |one| one.range.start);
        self.inside(&(start..own.range.start)).last().copied()
    }

    /// The first date of the sentence behind, in the same paragraph.
    fn behind(&self, place: usize) -> Option<&'d FoundDate> {
        let own = self.text.sentences().get(place)?;
        let next = self.text.sentences().get(place + 1)?;
        (next.paragraph == own.paragraph).then(|| self.inside(&next.range).first().copied())?
    }

    /// The dates within some bytes.
    ///
    /// Cost: O(log dates).
    fn inside(&self, within: &Range<usize>) -> &[&'d FoundDate] {
        let start = self.past.partition_point(|date| date.range.start < within.start);
        let end = self.past.partition_point(|date| date.range.end <= within.end);
        self.past.get(start..end.max(start)).unwrap_or_default()
    }
}

/// How many sentences on an agreement may get its day.
const SENTENCES_ON: usize = 8;
/// Talks of more days are rounds of them.
const MOST_DAYS_OF_TALKS: i32 = 14;
/// How a text refers to an agreement that it has mentioned.
const NAMES_OF_AGREEMENTS: [&str; 9] = [
    "agreement",
    "accord",
    "deal",
    "truce",
    "pact",
    "framework",
    "talks",
    "meeting",
    "negotiations",
];

/// Whether it is an agreement, or talks, which end in one.
fn is_agreeing(candidate: &Candidate) -> bool {
    matches!(candidate.code.as_str().get(..2), Some("04" | "05"))
        || candidate.code.as_str() == "037"
}

/// Whether a date lies ahead of a day, so that nothing can have happened on it.
fn is_to_come(edtf: &Edtf, day: Day) -> bool {
    let ends_later = edtf.last_covered().is_none_or(|last| last > day);
    ends_later && edtf.first_covered().is_none_or(|first| first >= day)
}

/// About that day.
fn about(day: Day) -> Edtf {
    format!("{day}~").parse().unwrap_or_else(|_| Edtf::day(day))
}
