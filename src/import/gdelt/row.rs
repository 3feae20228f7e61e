//! One row of an event file, by the places of its columns.

use std::borrow::Cow;

use super::super::report::Skip;
use super::super::text::decoded;
use crate::dossier::{Day, QuadClass, cameo};
use crate::streams::{Party, ReportedEvent};

/// Where a column stands; `None` where a file has none.
pub(super) type Place = Option<usize>;

/// Where the columns stand that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Places {
    pub(super) id: Place,
    pub(super) date: Place,
    pub(super) actors: [Actor; 2],
    pub(super) is_root: Place,
    pub(super) code: Place,
    pub(super) root: Place,
    pub(super) quad: Place,
    pub(super) goldstein: Place,
    pub(super) mentions: Place,
    pub(super) sources: Place,
    pub(super) articles: Place,
    pub(super) tone: Place,
    pub(super) place: Place,
    pub(super) added: Place,
    pub(super) url: Place,
}

/// Where the columns of an actor stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Actor {
    pub(super) code: Place,
    pub(super) name: Place,
    pub(super) country: Place,
}

/// What was noticed while rows were read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Noticed {
    pub(super) latin: u64,
    pub(super) no_address: u64,
    pub(super) no_added: u64,
    pub(super) zeros: u64,
    pub(super) zeros_by_root: u64,
    pub(super) other_scores: u64,
}

impl Noticed {
    pub(super) fn add(&mut self, more: &Self) {
        self.latin += more.latin;
        self.no_address += more.no_address;
        self.no_added += more.no_added;
        self.zeros += more.zeros;
        self.zeros_by_root += more.zeros_by_root;
        self.other_scores += more.other_scores;
    }
}

/// A row's fields.
pub(super) struct Row<'r, F> {
    pub(super) fields: F,
    pub(super) places: &'r Places,
    /// Stands for nothing, besides a blank.
    pub(super) blank: &'r [u8],
}

impl<'f, F: Fn(usize) -> Option<&'f [u8]>> Row<'_, F> {
    /// What stands in a column, without blanks round it.
    pub(super) fn get(&self, place: Place) -> &'f [u8] {
        let field = place.and_then(&self.fields).unwrap_or_default().trim_ascii();
        if field == self.blank { &[] } else { field }
    }

    /// Whether the row is of the second edition: its rows are added at a time of day,
    /// those of the first on a day.
    pub(super) fn is_of_second_edition(&self) -> bool {
        self.get(self.places.added).len() == 14
    }

    fn text(&self, place: Place, noticed: &mut Noticed) -> Box<str> {
        let field = self.get(place);
        match decoded(field) {
            Cow::Borrowed(text) => text.into(),
            Cow::Owned(text) => {
                noticed.latin += 1;
                text.into()
            }
        }
    }

    fn number<T: std::str::FromStr>(&self, place: Place) -> Option<T> {
        std::str::from_utf8(self.get(place)).ok()?.parse().ok()
    }

    fn float(&self, place: Place) -> Option<f64> {
        self.number::<f64>(place).filter(|number| number.is_finite())
    }

    /// The event that the row tells.
    ///
    /// # Errors
    /// Why it tells none.
    pub(super) fn event(&self, noticed: &mut Noticed) -> Result<ReportedEvent, Skip> {
        let day = day(self.get(self.places.date)).ok_or(Skip::Date)?;
        let code = self.code(noticed)?;
        let score = self.float(self.places.goldstein);
        if let (Some(score), Some(entry)) = (score, cameo::exact(&code))
            && (score - entry.goldstein).abs() > 1e-6
        {
            noticed.other_scores += 1;
        }
        let quad = self.number::<u8>(self.places.quad);
        let quad = quad
            .and_then(|number| QuadClass::ALL.into_iter().find(|quad| quad.number() == number))
            .or_else(|| cameo::nearest(&code).map(|entry| entry.quad));
        let added = self.get(self.places.added);
        let added = added.get(..8).and_then(day_of).filter(|_| [8, 14].contains(&added.len()));
        noticed.no_added += u64::from(added.is_none());
        let [actor, target] = self.places.actors.map(|places| self.party(&places, noticed));
        let url = self.text(self.places.url, noticed);
        noticed.no_address += u64::from(url.is_empty());
        Ok(ReportedEvent {
            id: self.text(self.places.id, noticed),
            added,
            actor,
            target,
            code: code.into(),
            score,
            quad,
            is_root: match self.get(self.places.is_root) {
                b"1" | b"TRUE" | b"true" => Some(true),
                b"0" | b"FALSE" | b"false" => Some(false),
                _ => None,
            },
            mentions: self.number(self.places.mentions),
            sources: self.number(self.places.sources),
            articles: self.number(self.places.articles),
            tone: self.float(self.places.tone),
            place: self.text(self.places.place, noticed),
            url,
            ..ReportedEvent::on(day)
        })
    }

    fn party(&self, places: &Actor, noticed: &mut Noticed) -> Party {
        Party {
            code: self.text(places.code, noticed),
            country: self.text(places.country, noticed),
            name: self.text(places.name, noticed),
        }
    }

    /// The event code with all its zeros. An event code has three digits or four,
    /// so one of two has lost its first; the root code of its row tells that of
    /// one of three.
    fn code(&self, noticed: &mut Noticed) -> Result<String, Skip> {
        let code = std::str::from_utf8(self.get(self.places.code)).map_err(|_| Skip::Code)?;
        if !(2..=4).contains(&code.len()) || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Skip::Code);
        }
        let root = self.number::<u8>(self.places.root);
        let is_of_root = |code: &str| {
            root.is_none_or(|root| code.get(..2).and_then(|two| two.parse().ok()) == Some(root))
        };
        let is_known = |code: &str| {
            (cameo::nearest(code).is_some() || cameo::is_scoreless(code)) && is_of_root(code)
        };
        if code.len() > 2 && is_known(code) {
            return Ok(code.to_owned());
        }
        let whole = format!("0{code}");
        let is_whole = cameo::exact(&whole).is_some() || cameo::is_scoreless(&whole);
        if code.len() < 4 && is_whole && is_of_root(&whole) {
            noticed.zeros += 1;
            noticed.zeros_by_root += u64::from(code.len() == 2 && is_ambiguous(code));
            return Ok(whole);
        }
        // A root code alone is one, if nothing else is meant.
        if is_known(code) { Ok(code.to_owned()) } else { Err(Skip::Code) }
    }
}

/// Whether two digits can be a root code as well as one of three without its zero.
fn is_ambiguous(code: &str) -> bool {
    code.parse::<u8>().is_ok_and(|number| (10..=20).contains(&number))
}

/// `20250610`, or the same with hyphens.
pub(super) fn day(field: &[u8]) -> Option<Day> {
    match field {
        [a, b, c, d, b'-', e, f, b'-', g, h] => day_of(&[*a, *b, *c, *d, *e, *f, *g, *h]),
        _ => day_of(field),
    }
}

fn day_of(field: &[u8]) -> Option<Day> {
    if field.len() != 8 || !field.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = |from: usize, to: usize| {
        let digits = field.get(from..to)?;
        Some(digits.iter().fold(0_u32, |sum, digit| sum * 10 + u32::from(digit - b'0')))
    };
    let year = i32::try_from(number(0, 4)?).ok()?;
    Day::from_ymd(year, number(4, 6)?, number(6, 8)?).ok().filter(|_| year >= 1900)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(code: &str, root: &str) -> Result<String, Skip> {
        let fields = [code.as_bytes(), root.as_bytes()];
        let places = Places { code: Some(0), root: Some(1), ..Places::default() };
        let row =
            Row { fields: |at: usize| fields.get(at).copied(), places: &places, blank: b"NA" };
        row.code(&mut Noticed::default())
    }

    #[test]
    fn lost_zeros_come_back() {
        for (written, root, whole) in [
            ("43", "4", "043"),
            ("043", "04", "043"),
            ("10", "1", "010"),
            ("10", "", "010"),
            ("190", "19", "190"),
            ("841", "8", "0841"),
            ("0841", "08", "0841"),
            ("1724", "17", "1724"),
            ("1213", "12", "1213"),
        ] {
            assert_eq!(code(written, root).as_deref(), Ok(whole), "{written} {root}");
        }
        for wrong in ["---", "", "990", "999", "3100", "4x", "12345"] {
            assert_eq!(code(wrong, ""), Err(Skip::Code), "{wrong}");
        }
    }

    #[test]
    fn days_are_days() {
        assert_eq!(day(b"20250610"), Day::from_ymd(2025, 6, 10).ok());
        assert_eq!(day(b"2025-06-10"), Day::from_ymd(2025, 6, 10).ok());
        for wrong in [&b"20251310"[..], b"2025061", b"2025O610", b"00000101", b""] {
            assert_eq!(day(wrong), None);
        }
    }
}
