//! How the pieces of a written date go together.

use chrono::Datelike;

use super::WrittenDate;
use super::cursor::Cursor;
use super::lexicon::{Meaning, Token, tokens};
use super::part::Part;
use super::problem::DateProblem;
use crate::dossier::{Day, Edtf, Precision, Qualifier, Stamp};

/// Beyond this length, a span over the turn of a year is more likely to have its ends swapped.
const LONGEST_TURN: i32 = 184;

/// Reads a text, also given in its plain form, that is no EDTF.
pub(super) fn read(text: &str, plain: &str, near: Option<Day>) -> Result<WrittenDate, DateProblem> {
    let tokens = tokens(plain);
    if tokens.is_empty() {
        return Err(DateProblem::unknown(text, text));
    }
    if let Some(refused) = tokens.iter().find_map(refused) {
        return Err(refused);
    }
    let unknown = tokens.iter().find_map(|token| match token {
        Token::Unknown(part) => Some(part),
        _ => None,
    });
    if let Some(part) = unknown {
        return Err(DateProblem::unknown(text, part));
    }
    let year = near.and_then(|day| u32::try_from(day.date().year()).ok());
    let here = Cursor { text, tokens: &tokens, at: 0 };
    Reader { here, near: year, assumed: false }.date()
}

/// What no date can say, whatever stands round it.
fn refused(token: &Token) -> Option<DateProblem> {
    let Token::Known(meaning, word) = token else { return None };
    match meaning {
        Meaning::Relative => Some(DateProblem::Relative(word.clone())),
        Meaning::Vague => Some(DateProblem::Vague(word.clone())),
        Meaning::Season => Some(DateProblem::Season(word.clone())),
        Meaning::Time => Some(DateProblem::TimeOfDay),
        _ => None,
    }
}

struct Reader<'a> {
    here: Cursor<'a>,
    /// The year that is taken where none is written.
    near: Option<u32>,
    /// Whether one was.
    assumed: bool,
}

impl Reader<'_> {
    fn date(mut self) -> Result<WrittenDate, DateProblem> {
        self.here.skip(Meaning::Filler);
        let edtf = if self.here.takes(Meaning::Since) {
            since(self.one()?)
        } else if self.here.takes(Meaning::Until) || self.here.takes(Meaning::To) {
            until(self.one()?)
        } else if self.here.takes(Meaning::Before) {
            before(self.one()?).ok_or_else(|| self.here.odd())?
        } else if self.here.takes(Meaning::After) {
            after(self.one()?).ok_or_else(|| self.here.odd())?
        } else {
            self.plain_or_span()?
        };
        self.here.skip(Meaning::Filler);
        if self.here.sees_sign('.') {
            self.here.at += 1;
        }
        match self.here.tokens.get(self.here.at) {
            None => Ok(WrittenDate { edtf, year_assumed: self.assumed }),
            Some(_) => Err(self.here.odd()),
        }
    }

    fn plain_or_span(&mut self) -> Result<Edtf, DateProblem> {
        let is_between = self.here.takes(Meaning::Between);
        let is_from = self.here.takes(Meaning::From);
        let first = self.here.part()?;
        if self.takes_to(is_between) {
            let second = self.here.part()?;
            self.here.takes(Meaning::Onwards);
            return self.span(first, second);
        }
        let stamp = self.settled(first)?;
        if self.here.takes(Meaning::Onwards) || is_from {
            self.here.takes(Meaning::Onwards);
            Ok(since(stamp))
        } else if self.here.takes(Meaning::Before) {
            before(stamp).ok_or_else(|| self.here.odd())
        } else if self.here.takes(Meaning::After) {
            after(stamp).ok_or_else(|| self.here.odd())
        } else {
            Ok(Edtf::Stamp(stamp))
        }
    }

    /// What joins the two ends of a span.
    fn takes_to(&mut self, is_between: bool) -> bool {
        let sign = |sign| matches!(sign, '-' | '/' | '~');
        let joins = match self.here.tokens.get(self.here.at) {
            Some(Token::Sign(c)) => sign(*c),
            Some(Token::Known(Meaning::To | Meaning::Until, _)) => true,
            Some(Token::Known(Meaning::And, _)) => is_between,
            _ => false,
        };
        self.here.at += usize::from(joins);
        joins
    }

    fn one(&mut self) -> Result<Stamp, DateProblem> {
        let part = self.here.part()?;
        self.settled(part)
    }

    fn settled(&mut self, mut part: Part) -> Result<Stamp, DateProblem> {
        if part.year.is_none() && !part.is_elliptic() {
            part.year = self.near;
            self.assumed = true;
        } else if part.year.is_none() {
            return Err(DateProblem::MonthMissing);
        }
        part.settle(part.year)?;
        part.stamp()
    }

    fn span(&mut self, mut first: Part, mut second: Part) -> Result<Edtf, DateProblem> {
        let near = self.near;
        first.settle(first.year.or(second.year).or(near))?;
        second.settle(second.year.or(first.year).or(near))?;
        if first.is_elliptic() || second.is_elliptic() {
            // What is said of one end of "10 to 11 May" is said of both.
            let (about, perhaps) = (first.about || second.about, first.perhaps || second.perhaps);
            (first.about, first.perhaps) = (about, perhaps);
            (second.about, second.perhaps) = (about, perhaps);
        }
        if let (Some(number), Some(_)) = (first.lone, second.month) {
            first.lone = None;
            if second.day.is_some() {
                (first.day, first.month) = (Some(number), second.month);
            } else {
                first.month = Some(number);
            }
        }
        if let (Some(number), Some(_)) = (second.lone, first.day) {
            (second.lone, second.day, second.month) = (None, Some(number), first.month);
        }
        let (from, to) = (first.year, second.year);
        first.year = from.or(to).or(near);
        second.year = to.or(from).or(near);
        self.assumed |= from.is_none() && to.is_none();
        let plain = joined(&first, &second);
        if plain != Err(DateProblem::Backwards) || first.month <= second.month {
            return plain;
        }
        // Over the turn of a year, one of whose years is not written.
        match (from, to) {
            (None, None) => return Err(DateProblem::YearMissing),
            (None, Some(year)) => first.year = year.checked_sub(1),
            (Some(year), None) => second.year = year.checked_add(1),
            (Some(_), Some(_)) => return plain,
        }
        self.assumed = true;
        joined(&first, &second).and_then(|span| {
            let days = span.last_covered().zip(span.first_covered());
            let is_short = days.is_some_and(|(last, first)| last.since(first) < LONGEST_TURN);
            if is_short { Ok(span) } else { plain }
        })
    }
}

fn joined(first: &Part, second: &Part) -> Result<Edtf, DateProblem> {
    let (first, second) = (first.stamp(), second.stamp());
    let text = format!("{}/{}", first?, second?);
    text.parse().map_err(|error| super::problem_of(&text, error))
}

const fn since(stamp: Stamp) -> Edtf {
    Edtf::Interval { start: Some(stamp), end: None }
}

const fn until(stamp: Stamp) -> Edtf {
    Edtf::Interval { start: None, end: Some(stamp) }
}

/// Until the day, month or year before.
fn before(stamp: Stamp) -> Option<Edtf> {
    Some(until(moved(stamp, -1)?))
}

/// Since the day, month or year after.
fn after(stamp: Stamp) -> Option<Edtf> {
    Some(since(moved(stamp, 1)?))
}

/// The day, month or year a number of units later; `None` if no date can say it.
fn moved(stamp: Stamp, by: i32) -> Option<Stamp> {
    let date = stamp.first().date();
    let months = date.year() * 12 + date.month0() as i32 + by;
    let plain = match stamp.precision() {
        Precision::Day => stamp.first().plus(by).to_string(),
        Precision::Month => {
            format!("{:04}-{:02}", months.div_euclid(12), months.rem_euclid(12) + 1)
        }
        Precision::Year => format!("{:04}", date.year() + by),
    };
    let sign = match stamp.qualifier() {
        Qualifier::None => "",
        Qualifier::Approximate => "~",
        Qualifier::Uncertain => "?",
        Qualifier::Both => "%",
    };
    format!("{plain}{sign}").parse().ok()
}
