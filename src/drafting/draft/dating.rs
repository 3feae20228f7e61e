//! On which day something was that a text reports: as its clause says, or its sentence,
//! or what went before.

use std::ops::Range;

use crate::dossier::{Day, Edtf};
use crate::drafting::codes::Candidate;
use crate::drafting::dates::{DateKind, FoundDate};
use crate::drafting::sentences::Text;

/// The dates of a text by where they stand.
pub(super) struct Dates<'d> {
    text: &'d Text<'d>,
    /// Days and spans, in the order of the text.
    dates: Vec<&'d FoundDate>,
    published: Day,
}

impl<'d> Dates<'d> {
    pub(super) fn new(text: &'d Text<'d>, found: &'d [FoundDate], published: Day) -> Self {
        let is_day = |one: &&FoundDate| {
            one.edtf.is_some() && matches!(one.kind, DateKind::Point | DateKind::Span)
        };
        Self { text, dates: found.iter().filter(is_day).collect(), published }
    }

    /// The date of a candidate, and the words that give it: the nearest before its head
    /// within its clause, else after it, else of its sentence, else the last before it in
    /// its paragraph. Where nothing says, it is the day of the text.
    pub(super) fn of(&self, candidate: &Candidate) -> (Edtf, Option<Range<usize>>) {
        let head = candidate.head.start;
        let sentence = self.text.sentences().get(candidate.sentence);
        let whole = sentence.map_or(0..0, |one| one.range.clone());
        let found = self
            .nearest(&candidate.range, head)
            .or_else(|| self.nearest(&whole, head))
            .or_else(|| self.before(candidate.sentence));
        match found {
            Some(date) => {
                let edtf = date.edtf.unwrap_or_else(|| Edtf::day(self.published));
                (edtf, Some(date.range.clone()))
            }
            None => (Edtf::day(self.published), None),
        }
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

    /// The dates within some bytes.
    ///
    /// Cost: O(log dates).
    fn inside(&self, within: &Range<usize>) -> &[&'d FoundDate] {
        let start = self.dates.partition_point(|date| date.range.start < within.start);
        let end = self.dates.partition_point(|date| date.range.end <= within.end);
        self.dates.get(start..end.max(start)).unwrap_or_default()
    }
}
