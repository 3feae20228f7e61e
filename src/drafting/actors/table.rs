//! The table of names: what each name means, of which country, and from when to when.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use thiserror::Error;

use crate::dossier::{Day, days_in_month};
use crate::drafting::sentences::{Token, words_of};

/// The table as it stands in `assets/drafting/actors.csv`.
pub const ACTORS_CSV: &str = include_str!("../../../assets/drafting/actors.csv");

/// Names in Chinese, in the same form.
pub const ACTORS_ZH_CSV: &str = include_str!("../../../assets/drafting/actors-zh.csv");

/// What a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A country.
    Country,
    /// Its people, or what is its own: *Chinese*.
    Demonym,
    /// Its capital, which stands for its government.
    Capital,
    /// A seat of government, which stands for it: *Kremlin*.
    Seat,
    /// A ministry, parliament, army or other body of it.
    Body,
    /// An organisation of several countries, or of none.
    Org,
    /// A head of state or government.
    Leader,
    /// A minister or other high official.
    Minister,
    /// An office or a group of people, whose country is said beside it.
    Role,
    /// *Mr*, *Dr*.
    Title,
    /// A person who explains and does not act.
    Analyst,
    /// A person or medium that reports.
    Media,
    /// A person who saw or heard.
    Witness,
    /// A company, or a person who speaks for one.
    Company,
    /// A word before a role: *foreign*, *senior*.
    Modifier,
    /// A place with the name of a country in it: *South China Sea*.
    Place,
}

impl Kind {
    const NAMES: [(&'static str, Self); 16] = [
        ("country", Self::Country),
        ("demonym", Self::Demonym),
        ("capital", Self::Capital),
        ("seat", Self::Seat),
        ("body", Self::Body),
        ("org", Self::Org),
        ("leader", Self::Leader),
        ("minister", Self::Minister),
        ("role", Self::Role),
        ("title", Self::Title),
        ("analyst", Self::Analyst),
        ("media", Self::Media),
        ("witness", Self::Witness),
        ("company", Self::Company),
        ("modifier", Self::Modifier),
        ("place", Self::Place),
    ];

    /// Whether it is written with a capital wherever it stands.
    pub(super) const fn is_name(self) -> bool {
        !matches!(self, Self::Role | Self::Title | Self::Analyst | Self::Witness | Self::Modifier)
    }

    pub(super) const fn is_person(self) -> bool {
        matches!(self, Self::Leader | Self::Minister)
    }
}

/// A name of the table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Name {
    pub(super) words: Vec<Token>,
    pub(super) kind: Kind,
    /// ISO 3166-1 or CAMEO letters; empty for words of no country.
    pub(super) country: Arc<str>,
    from: Option<Day>,
    to: Option<Day>,
}

impl Name {
    /// Whether it stood for its country on a day.
    pub(super) fn holds(&self, on: Day) -> bool {
        self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| on <= to)
    }
}

/// Why a table of names cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TableError {
    /// A line with fewer fields than alias, kind and country.
    #[error("line {line}: alias, kind and country are needed, with commas between")]
    Fields {
        /// The line, from 1.
        line: usize,
    },
    /// An unknown kind.
    #[error("line {line}: {kind:?} is no kind of name")]
    Kind {
        /// The line, from 1.
        line: usize,
        /// What is written.
        kind: String,
    },
    /// A date that is none.
    #[error("line {line}: {date:?} is no year, month or day as in 2025, 2025-01 or 2025-01-20")]
    Date {
        /// The line, from 1.
        line: usize,
        /// What is written.
        date: String,
    },
}

/// Names, by the first of their words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ActorTable {
    names: Vec<Name>,
    by_first: BTreeMap<String, Vec<usize>>,
}

static BUILT_IN: LazyLock<ActorTable> =
    LazyLock::new(|| ActorTable::parse(ACTORS_CSV).unwrap_or_default());
static CHINESE: LazyLock<ActorTable> =
    LazyLock::new(|| ActorTable::parse(ACTORS_ZH_CSV).unwrap_or_default());

impl ActorTable {
    /// The table of the program.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// The Chinese table of the program.
    pub fn chinese() -> &'static Self {
        &CHINESE
    }

    /// Reads a table: a head line, then `alias,kind,country,from,to,source`.
    /// Aliases of the same are joined by `|`; the last three may be left out.
    ///
    /// # Errors
    /// When a line is not such a row; the error names it.
    pub fn parse(text: &str) -> Result<Self, TableError> {
        let mut table = Self::default();
        for (line, row) in (1..).zip(text.lines()).skip(1) {
            if row.trim().is_empty() || row.starts_with('#') {
                continue;
            }
            let mut fields = row.split(',').map(str::trim);
            let (Some(aliases), Some(kind), Some(country)) =
                (fields.next(), fields.next(), fields.next())
            else {
                return Err(TableError::Fields { line });
            };
            let known = Kind::NAMES.iter().find(|(name, _)| *name == kind);
            let Some((_, kind)) = known else {
                return Err(TableError::Kind { line, kind: shortened(kind) });
            };
            let from = date(fields.next(), line, false)?;
            let to = date(fields.next(), line, true)?;
            let country: Arc<str> = country.into();
            for alias in aliases.split('|') {
                table.add(words_of(alias), *kind, &country, (from, to));
            }
        }
        Ok(table)
    }

    fn add(
        &mut self,
        words: Vec<Token>,
        kind: Kind,
        country: &Arc<str>,
        (from, to): (Option<Day>, Option<Day>),
    ) {
        let Some(first) = words.first() else { return };
        let row = self.by_first.entry(first.lower.clone()).or_default();
        row.push(self.names.len());
        self.names.push(Name { words, kind, country: Arc::clone(country), from, to });
    }

    /// All of its names that begin with a word.
    pub(super) fn beginning(&self, word: &str) -> impl Iterator<Item = &Name> {
        let places = self.by_first.get(word).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| self.names.get(*place))
    }

    /// The country that a name stands for, whenever that was.
    pub(super) fn country_of(&self, name: &str) -> Option<&Arc<str>> {
        let words = words_of(name);
        let first = words.first()?;
        let mut all = self.beginning(&first.lower);
        let same = |one: &Name| {
            one.kind <= Kind::Org
                && one.words.len() == words.len()
                && one.words.iter().zip(&words).all(|(a, b)| a.lower == b.lower)
        };
        all.find(|one| same(one)).map(|one| &one.country)
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

/// A day, or the first or last one of a month or year.
fn date(text: Option<&str>, line: usize, is_last: bool) -> Result<Option<Day>, TableError> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<u32>().ok());
    let mut parts = text.split('-');
    let year = number(parts.next()).and_then(|year| i32::try_from(year).ok());
    let (month, day) = (parts.next(), parts.next());
    let read = year.and_then(|year| {
        let last = |month: u32| if is_last { days_in_month(year, month) } else { 1 };
        let (month, day) = match (month, day) {
            (None, _) if is_last => (12, 31),
            (None, _) => (1, 1),
            (month, None) => number(month).map(|month| (month, last(month)))?,
            (month, day) => (number(month)?, number(day)?),
        };
        Day::from_ymd(year, month, day).ok()
    });
    match read {
        Some(day) => Ok(Some(day)),
        None => Err(TableError::Date { line, date: shortened(text) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_parses() {
        let table = ActorTable::parse(ACTORS_CSV).unwrap();
        assert!(table.names.len() > 1500, "{}", table.names.len());
        let chinese = ActorTable::parse(ACTORS_ZH_CSV).unwrap();
        assert_eq!(chinese.country_of("中國").map(|code| &**code), Some("CHN"));
        assert_eq!(table.country_of("Kremlin").map(|code| &**code), Some("RUS"));
        assert_eq!(table.country_of("people's republic of china").map(|code| &**code), Some("CHN"));
    }

    #[test]
    fn an_error_names_the_line() {
        let head = "alias,kind,country\n";
        let error = |row: &str| ActorTable::parse(&format!("{head}{row}")).unwrap_err();
        assert_eq!(error("Gondor"), TableError::Fields { line: 2 });
        assert!(matches!(error("Gondor,realm,GON"), TableError::Kind { line: 2, .. }));
        assert!(matches!(error("Gondor,country,GON,3019-13"), TableError::Date { line: 2, .. }));
        assert!(matches!(error("Gondor,country,GON,x"), TableError::Date { line: 2, .. }));
    }

    #[test]
    fn offices_are_held_from_when_to_when() {
        let table = ActorTable::built_in();
        let on = |year| Day::from_ymd(year, 6, 1).unwrap();
        let holds = |name: &str, year| table.beginning(name).any(|one| one.holds(on(year)));
        assert!(holds("merkel", 2020) && !holds("merkel", 2022));
        assert!(holds("trump", 2018) && !holds("trump", 2022) && holds("trump", 2025));
    }
}
