//! Who is meant: the sides of a dossier, others, both, or people who only explain or report.
//!
//! Names come from the dossier's sides and from a table of countries, capitals, offices and people
//! with their terms. What a pronoun refers to is guessed from what was said before: the last party
//! that fits.

mod chinese;
mod find;
mod memory;
mod phrase;
mod table;

use std::ops::Range;
use std::sync::Arc;

pub(crate) use find::{PREPOSITIONS, preposition};
pub use table::{ACTORS_CSV, ACTORS_ZH_CSV, ActorTable, Kind, TableError};

use crate::dossier::{Day, Dossier, Slot};
use crate::drafting::sentences::{Sentence, Text, Token, words_of};

/// Whom a mention means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    /// One of the dossier's sides.
    Side(Slot),
    /// The two together.
    Both,
    /// A third party that acts, by the code of its country or organisation.
    Third(Arc<str>),
    /// A person or body that does not act in the dispute.
    Neither(Outsider),
}

impl Party {
    /// The side, where it is one.
    pub const fn slot(&self) -> Option<Slot> {
        match self {
            Self::Side(slot) => Some(*slot),
            _ => None,
        }
    }

    /// Whether it can act: a side, both, or a third party.
    pub const fn acts(&self) -> bool {
        !matches!(self, Self::Neither(_))
    }
}

/// A person or body that does not act for a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outsider {
    /// Explains.
    Analyst,
    /// Reports.
    Media,
    /// Saw or heard it.
    Witness,
    /// A company.
    Company,
    /// Held an office before, or is not in the table.
    Person,
}

/// How a party is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// By name: *China*, *Beijing*, *the Kremlin*.
    Name,
    /// As what belongs to it: *Chinese*.
    Demonym,
    /// By an office or a body: *China's Ministry of Commerce*.
    Office,
    /// As a person: *US President Donald Trump*, *Mr Xi*.
    Person,
    /// By a pronoun, or *the country*.
    Pronoun,
    /// Together: *both sides*, *the two countries*.
    Together,
}

/// A mention of a party or person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Its words, by place in the sentence.
    pub tokens: Range<usize>,
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Whom it means.
    pub party: Party,
    /// The codes of their countries, if known; also of outsiders.
    pub countries: Vec<Arc<str>>,
    /// How it is said.
    pub how: How,
    /// Whether an *'s* stands behind it, so that it owns what follows.
    pub owns: bool,
}

/// Knows which parties names mean in a dossier on a day.
#[derive(Debug, Clone)]
pub struct Actors<'t> {
    tables: Vec<&'t ActorTable>,
    on: Day,
    /// The sides' own names, the longest first.
    aliases: Vec<(Vec<Token>, Slot)>,
    /// The codes of the sides' countries.
    countries: [Option<Arc<str>>; 2],
}

impl Actors<'static> {
    /// Those of a dossier and of the built-in tables, English and Chinese, with the
    /// offices as they were held on a day: that of the text.
    pub fn of(dossier: &Dossier, on: Day) -> Self {
        Self::with(vec![ActorTable::built_in(), ActorTable::chinese()], Some(dossier), on)
    }
}

impl<'t> Actors<'t> {
    /// Those of some tables, of which the first takes precedence, and of a dossier if there is one.
    /// Without one every party is a third party.
    pub fn with(tables: Vec<&'t ActorTable>, dossier: Option<&Dossier>, on: Day) -> Self {
        let mut aliases = Vec::new();
        let mut countries = [None, None];
        for (side, country) in dossier.iter().flat_map(|one| &one.sides).zip(&mut countries) {
            let slot = side.id.slot();
            let names = [Some(&side.name), side.short.as_ref()];
            let all = names.into_iter().flatten().chain(&side.aliases);
            aliases.extend(all.clone().map(|name| (words_of(name), slot)));
            let letters = side.cameo.as_ref().and_then(|code| code.get(..3)).map(Arc::from);
            let by_name =
                || all.clone().find_map(|name| tables.iter().find_map(|one| one.country_of(name)));
            *country = letters.or_else(|| by_name().cloned());
        }
        aliases.retain(|(words, _)| !words.is_empty());
        aliases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        Self { tables, on, aliases, countries }
    }

    /// The mentions in each sentence of a text, in order.
    pub fn read(&self, text: &Text<'_>) -> Vec<Vec<Mention>> {
        let mut memory = memory::Memory::default();
        let sentences = text.sentences().iter();
        let mentions = |sentence: &Sentence| match sentence.is_chinese() {
            true => chinese::mentions(self, sentence, &mut memory),
            false => find::mentions(self, sentence, &mut memory),
        };
        sentences.map(mentions).collect()
    }

    /// The party that a country's code means here.
    pub(in crate::drafting) fn party(&self, country: &Arc<str>) -> Party {
        let is_same = |own: &Option<Arc<str>>| own.as_ref() == Some(country);
        match &self.countries {
            [first, _] if is_same(first) => Party::Side(Slot::First),
            [_, second] if is_same(second) => Party::Side(Slot::Second),
            _ => Party::Third(Arc::clone(country)),
        }
    }

    /// Whether there are sides.
    fn has_sides(&self) -> bool {
        !self.aliases.is_empty()
    }

    fn country(&self, slot: Slot) -> Option<&Arc<str>> {
        self.countries.get(slot.index()).and_then(Option::as_ref)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// China and the United States.
    pub(in crate::drafting) fn dossier() -> Dossier {
        let text = "schema = 1\ntitle = \"Trade\"\n\
            [[sides]]\nid = \"china\"\nname = \"China\"\ncameo = \"CHN\"\n\
            [[sides]]\nid = \"us\"\nname = \"United States\"\naliases = [\"the Americans\"]\n";
        crate::dossier::parse(text).dossier.unwrap()
    }

    pub(in crate::drafting) fn day() -> Day {
        Day::from_ymd(2025, 6, 12).unwrap()
    }

    /// Who is mentioned, by name.
    fn mentioned(text: &str) -> Vec<(String, Party)> {
        let read = Text::read(text);
        let all = Actors::of(&dossier(), day()).read(&read).into_iter().flatten();
        all.map(|one| (read.slice(&one.range).to_owned(), one.party)).collect()
    }

    #[track_caller]
    fn expect(text: &str, expected: &[(&str, Party)]) {
        let found = mentioned(text);
        let found: Vec<(&str, Party)> =
            found.iter().map(|(name, party)| (name.as_str(), party.clone())).collect();
        assert_eq!(found, expected, "{text}");
    }

    const CHINA: Party = Party::Side(Slot::First);
    const US: Party = Party::Side(Slot::Second);

    fn third(country: &str) -> Party {
        Party::Third(country.into())
    }

    #[test]
    fn countries_capitals_offices_and_people_are_their_sides() {
        expect("Beijing wrote to the White House.", &[("Beijing", CHINA), ("White House", US)]);
        expect(
            "China\u{2019}s Ministry of Commerce met US Commerce Secretary Howard Lutnick.",
            &[
                ("China\u{2019}s Ministry of Commerce", CHINA),
                ("US Commerce Secretary Howard Lutnick", US),
            ],
        );
        expect("Soldiers from Japan came.", &[("Soldiers from Japan", third("JPN"))]);
        expect("Give us time, said the U.S.", &[("U.S.", US)]);
        expect("It is in the South China Sea.", &[]);
    }

    #[test]
    fn an_office_counts_while_it_is_held() {
        let biden = mentioned("President Joe Biden said so.");
        assert_eq!(biden[0].1, Party::Neither(Outsider::Person));
        expect("President Donald Trump said so.", &[("President Donald Trump", US)]);
    }

    #[test]
    fn names_said_once_in_full_are_known_later() {
        expect(
            "Chinese Vice-Minister Sun Example spoke. Mr Sun left. He Lifeng stayed, and he wrote.",
            &[
                ("Chinese Vice-Minister Sun Example", CHINA),
                ("Mr Sun", CHINA),
                ("He Lifeng", CHINA),
                ("he", CHINA),
            ],
        );
    }

    #[test]
    fn both_and_pronouns() {
        expect(
            "Washington acted. It told both sides, and they told the two countries.",
            &[
                ("Washington", US),
                ("It", US),
                ("both sides", Party::Both),
                ("they", Party::Both),
                ("two countries", Party::Both),
            ],
        );
    }

    #[test]
    fn who_explains_reports_or_trades_is_neither() {
        for (text, kind) in [
            ("Economist Ann Example doubts it.", Outsider::Analyst),
            ("Professor Wu Example spoke.", Outsider::Analyst),
            ("Chinese analysts doubt it.", Outsider::Analyst),
            ("Xinhua wrote it.", Outsider::Media),
            ("Huawei founder Ren Example spoke.", Outsider::Company),
            ("A Chinese newspaper wrote it.", Outsider::Media),
        ] {
            assert_eq!(mentioned(text)[0].1, Party::Neither(kind), "{text}");
        }
    }

    #[test]
    fn a_table_of_ones_own_goes_first() {
        let own = ActorTable::parse("alias,kind,country\nGondor,country,GON").unwrap();
        let actors = Actors::with(vec![&own, ActorTable::built_in()], None, day());
        let text = Text::read("Gondor and France met.");
        let found: Vec<Party> = actors.read(&text).into_iter().flatten().map(|m| m.party).collect();
        assert_eq!(found, [third("GON"), third("FRA")]);
    }
}
