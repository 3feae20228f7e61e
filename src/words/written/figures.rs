//! One end of a written date: a day, a month or a year, in figures or by name,
//! with what is said of it.

use super::cursor::{Cursor, LONG, SHORT};
use super::lexicon::{Meaning, Token};
use super::part::Part;
use super::problem::DateProblem;

/// A day written without anything between: 20250610.
const COMPACT: usize = 8;

impl Cursor<'_> {
    /// One end with what is said of it.
    pub(super) fn part(&mut self) -> Result<Part, DateProblem> {
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
}
