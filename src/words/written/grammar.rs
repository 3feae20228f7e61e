//! How the pieces of a written date go together.

use chrono::Datelike;

use super::WrittenDate;
use super::lexicon::{Meaning, Token, tokens};
use super::part::Part;
use super::problem::DateProblem;
use crate::dossier::{Day, Edtf, Precision, Qualifier, Stamp};

/// A year has so many digits, and a day or month at most [`SHORT`].
const LONG: usize = 4;
const SHORT: usize = 2;
/// A longer span over the turn of a year has its ends swapped, more likely.
const LONGEST_TURN: i32 = 184;
/// A day written without anything between: 20250610.
const COMPACT: usize = 8;

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
    Reader { text, tokens: &tokens, at: 0, near: year, assumed: false }.date()
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
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
    near: Option<u32>,
    assumed: bool,
}

impl Reader<'_> {
    fn date(mut self) -> Result<WrittenDate, DateProblem> {
        self.skip(Meaning::Filler);
        let edtf = if self.takes(Meaning::Since) {
            since(self.one()?)
        } else if self.takes(Meaning::Until) || self.takes(Meaning::To) {
            until(self.one()?)
        } else if self.takes(Meaning::Before) {
            before(self.one()?).ok_or_else(|| self.odd())?
        } else if self.takes(Meaning::After) {
            after(self.one()?).ok_or_else(|| self.odd())?
        } else {
            self.plain_or_span()?
        };
        self.skip(Meaning::Filler);
        if self.sees_sign('.') {
            self.at += 1;
        }
        match self.tokens.get(self.at) {
            None => Ok(WrittenDate { edtf, year_assumed: self.assumed }),
            Some(_) => Err(self.odd()),
        }
    }

    fn plain_or_span(&mut self) -> Result<Edtf, DateProblem> {
        let is_between = self.takes(Meaning::Between);
        let is_from = self.takes(Meaning::From);
        let first = self.part()?;
        if self.takes_to(is_between) {
            let second = self.part()?;
            self.takes(Meaning::Onwards);
            return self.span(first, second);
        }
        let stamp = self.settled(first)?;
        if self.takes(Meaning::Onwards) || is_from {
            self.takes(Meaning::Onwards);
            Ok(since(stamp))
        } else if self.takes(Meaning::Before) {
            before(stamp).ok_or_else(|| self.odd())
        } else if self.takes(Meaning::After) {
            after(stamp).ok_or_else(|| self.odd())
        } else {
            Ok(Edtf::Stamp(stamp))
        }
    }

    /// What joins the two ends of a span.
    fn takes_to(&mut self, is_between: bool) -> bool {
        let sign = |sign| matches!(sign, '-' | '/' | '~');
        let joins = match self.tokens.get(self.at) {
            Some(Token::Sign(c)) => sign(*c),
            Some(Token::Known(Meaning::To | Meaning::Until, _)) => true,
            Some(Token::Known(Meaning::And, _)) => is_between,
            _ => false,
        };
        self.at += usize::from(joins);
        joins
    }

    fn one(&mut self) -> Result<Stamp, DateProblem> {
        let part = self.part()?;
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

    /// One end with what is said of it.
    fn part(&mut self) -> Result<Part, DateProblem> {
        let mut about = false;
        let mut perhaps = false;
        let mut weekday = None;
        loop {
            match self.tokens.get(self.at) {
                Some(Token::Known(Meaning::About, _) | Token::Sign('~')) => about = true,
                Some(Token::Known(Meaning::Perhaps, _)) => perhaps = true,
                Some(Token::Known(Meaning::Weekday(day), _)) => weekday = Some(*day),
                Some(Token::Known(Meaning::Filler, _)) => {}
                _ => break,
            }
            self.at += 1;
        }
        let mut part = self.core()?;
        loop {
            match self.tokens.get(self.at) {
                Some(Token::Sign('~')) if self.begins_part(self.at + 1) => break,
                Some(Token::Known(Meaning::About, _)) if self.begins_part(self.at + 1) => break,
                Some(Token::Known(Meaning::About, _) | Token::Sign('~')) => about = true,
                Some(Token::Known(Meaning::Perhaps, _) | Token::Sign('?')) => perhaps = true,
                Some(Token::Sign('%')) => (about, perhaps) = (true, true),
                Some(Token::Known(Meaning::Weekday(day), _)) if weekday.is_none() => {
                    weekday = Some(*day);
                }
                Some(Token::Known(Meaning::Filler, _)) => {}
                _ => break,
            }
            self.at += 1;
        }
        let is_day = part.day.is_some() || part.lone.is_some() || part.pair.is_some();
        if weekday.is_some() && !is_day {
            return Err(self.odd());
        }
        (part.about, part.perhaps, part.weekday) = (about, perhaps, weekday);
        Ok(part)
    }

    fn core(&mut self) -> Result<Part, DateProblem> {
        match self.tokens.get(self.at) {
            Some(Token::Known(Meaning::Month(month), _)) => {
                self.at += 1;
                self.after_month(*month)
            }
            Some(Token::Number { value, digits, is_ordinal }) => {
                self.at += 1;
                match (*digits, is_ordinal) {
                    (COMPACT, false) => Ok(Part {
                        year: Some(value / 10_000),
                        month: Some(value / 100 % 100),
                        day: Some(value % 100),
                        ..Part::default()
                    }),
                    (LONG, false) => self.after_year(*value),
                    (1..=SHORT, _) => self.after_number(*value),
                    _ => {
                        self.at -= 1;
                        Err(self.odd())
                    }
                }
            }
            _ => Err(self.odd()),
        }
    }

    /// Behind an English month: a day, a year, both or neither.
    fn after_month(&mut self, month: u32) -> Result<Part, DateProblem> {
        let mut part = Part { month: Some(month), ..Part::default() };
        self.skip(Meaning::Filler);
        let gap = usize::from(self.sees_any_sign());
        if let Some((day, _)) = self.short(self.at + gap)
            && !matches!(self.meaning(self.at + gap + 1), Some(Meaning::Month(_)))
        {
            if day > 31 {
                return Err(DateProblem::ShortYear);
            }
            part.day = Some(day);
            self.at += gap + 1;
        }
        self.year_behind(&mut part)?;
        Ok(part)
    }

    /// Behind a year: 年, a month by name, or figures.
    fn after_year(&mut self, year: u32) -> Result<Part, DateProblem> {
        let mut part = Part { year: Some(year), ..Part::default() };
        if self.takes(Meaning::YearMark) {
            if let Some((number, _)) = self.short(self.at) {
                self.at += 1;
                if self.takes(Meaning::MonthMark) {
                    part.month = Some(number);
                    self.chinese_day(&mut part);
                } else {
                    part.lone = Some(number);
                }
            }
            return Ok(part);
        }
        let gap = usize::from(self.sees_any_sign());
        if let Some(Meaning::Month(month)) = self.meaning(self.at + gap)
            // "2024-May 2025" goes on to a year of its own.
            && (gap == 0 || self.year(self.at + gap + 1).is_none())
        {
            self.at += gap + 1;
            part.month = Some(month);
            let gap = usize::from(self.sees_any_sign());
            if let Some((day, _)) = self.short(self.at + gap)
                && !matches!(self.meaning(self.at + gap + 1), Some(Meaning::Month(_)))
            {
                part.day = Some(day);
                self.at += gap + 1;
            }
            return Ok(part);
        }
        let Some(sign) = self.date_sign() else { return Ok(part) };
        if let Some((month, _)) = self.short(self.at + 1) {
            part.month = Some(month);
            self.at += 2;
            if self.sees_sign(sign)
                && let Some((day, _)) = self.short(self.at + 1)
            {
                part.day = Some(day);
                self.at += 2;
            }
        }
        Ok(part)
    }

    /// Behind a short number: a month, a second number, 年, 月 or 日.
    fn after_number(&mut self, number: u32) -> Result<Part, DateProblem> {
        let lone = Part { lone: Some(number), ..Part::default() };
        if self.takes(Meaning::YearMark) {
            return Err(DateProblem::ShortYear);
        }
        if self.takes(Meaning::MonthMark) {
            let mut part = Part { month: Some(number), ..Part::default() };
            self.chinese_day(&mut part);
            return Ok(part);
        }
        if self.takes(Meaning::DayMark) {
            return Ok(lone);
        }
        let start = self.at;
        self.skip(Meaning::Filler);
        let gap = usize::from(self.sees_any_sign());
        if let Some(Meaning::Month(month)) = self.meaning(self.at + gap) {
            self.at += gap + 1;
            let mut part = Part { day: Some(number), month: Some(month), ..Part::default() };
            self.year_behind(&mut part)?;
            return Ok(part);
        }
        self.at = start;
        if let Some(year) = self.year(self.at) {
            self.at += 1;
            return Ok(Part { year: Some(year), ..lone });
        }
        match self.date_sign() {
            Some(sign) => self.figures(number, sign),
            None => Ok(lone),
        }
    }

    /// `4/10/2023`, `4.10.`, `10/2023`; or the first day of a span.
    fn figures(&mut self, first: u32, sign: char) -> Result<Part, DateProblem> {
        let lone = Part { lone: Some(first), ..Part::default() };
        if let Some(year) = self.year(self.at + 1) {
            // "10-2025" is a month; "10 to 2025" is nothing.
            self.at += 2;
            return Ok(Part { year: Some(year), month: Some(first), ..Part::default() });
        }
        let Some((second, is_ordinal)) = self.short(self.at + 1) else { return Ok(lone) };
        let pair = Part { pair: Some((first, second)), is_dotted: sign == '.', ..Part::default() };
        let behind = self.at + 2;
        let has_sign = self.tokens.get(behind) == Some(&Token::Sign(sign));
        if let Some(year) = self.year(behind + usize::from(has_sign)) {
            // "10-11 2025" has no month, and "10/11 2025" has.
            if has_sign || sign != '-' {
                self.at = behind + usize::from(has_sign) + 1;
                return Ok(Part { year: Some(year), ..pair });
            }
        }
        if has_sign && self.short(behind + 1).is_some() {
            return Err(DateProblem::ShortYear);
        }
        let is_span = is_ordinal
            || self.tokens.get(behind).is_some_and(|token| {
                use Meaning::{DayMark, Filler, Month, MonthMark};
                matches!(token, Token::Known(DayMark | Filler | Month(_) | MonthMark, _))
            });
        if is_span || sign == '-' {
            return Ok(lone);
        }
        self.at = behind;
        Ok(pair)
    }

    /// A year behind day and month.
    fn year_behind(&mut self, part: &mut Part) -> Result<(), DateProblem> {
        let start = self.at;
        self.skip(Meaning::Filler);
        let gap = usize::from(self.sees_any_sign());
        if let Some(year) = self.year(self.at + gap) {
            part.year = Some(year);
            self.at += gap + 1;
        } else if gap == 0 && part.day.is_some() && self.short(self.at).is_some() {
            return Err(DateProblem::ShortYear);
        } else {
            self.at = start;
        }
        Ok(())
    }

    /// The day behind 月, with or without its mark.
    fn chinese_day(&mut self, part: &mut Part) {
        use Meaning::{MonthMark, YearMark};
        if let Some((day, _)) = self.short(self.at)
            && !matches!(self.meaning(self.at + 1), Some(YearMark | MonthMark))
        {
            part.day = Some(day);
            self.at += 1;
            self.takes(Meaning::DayMark);
        }
    }

    fn meaning(&self, at: usize) -> Option<Meaning> {
        match self.tokens.get(at) {
            Some(Token::Known(meaning, _)) => Some(*meaning),
            _ => None,
        }
    }

    fn takes(&mut self, wanted: Meaning) -> bool {
        let takes = self.meaning(self.at) == Some(wanted);
        self.at += usize::from(takes);
        takes
    }

    fn skip(&mut self, filler: Meaning) {
        while self.takes(filler) {}
    }

    /// A number that can be a day or a month, and whether it is a day's.
    fn short(&self, at: usize) -> Option<(u32, bool)> {
        match self.tokens.get(at) {
            Some(Token::Number { value, digits: 1..=SHORT, is_ordinal }) => {
                Some((*value, *is_ordinal))
            }
            _ => None,
        }
    }

    fn year(&self, at: usize) -> Option<u32> {
        match self.tokens.get(at) {
            Some(Token::Number { value, digits: LONG, is_ordinal: false }) => Some(*value),
            _ => None,
        }
    }

    fn sees_sign(&self, sign: char) -> bool {
        self.tokens.get(self.at) == Some(&Token::Sign(sign))
    }

    /// A sign that stands between the parts of a date.
    fn date_sign(&self) -> Option<char> {
        match self.tokens.get(self.at) {
            Some(Token::Sign(sign @ ('-' | '/' | '.'))) => Some(*sign),
            _ => None,
        }
    }

    fn sees_any_sign(&self) -> bool {
        self.date_sign().is_some()
    }

    fn begins_part(&self, at: usize) -> bool {
        matches!(
            self.tokens.get(at),
            Some(Token::Number { .. } | Token::Known(Meaning::Month(_) | Meaning::Weekday(_), _))
        )
    }

    /// The piece that does not fit.
    fn odd(&self) -> DateProblem {
        let part = match self.tokens.get(self.at) {
            Some(Token::Number { value, .. }) => value.to_string(),
            Some(Token::Known(_, word) | Token::Unknown(word)) => word.clone(),
            Some(Token::Sign(sign)) => sign.to_string(),
            None => self.text.to_owned(),
        };
        DateProblem::unknown(self.text, &part)
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

/// The day, month or year so many on; `None` where no date can say it.
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
