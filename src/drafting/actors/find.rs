//! The mentions of a sentence, from its beginning on.

use std::ops::Range;
use std::sync::Arc;

use super::memory::{Memory, Who};
use super::phrase::Phrase;
use super::table::Kind;
use super::{Actors, How, Mention, Outsider, Party};
use crate::dossier::Slot;
use crate::drafting::sentences::{Sentence, TokenKind};

/// What two parties are together.
const PAIRS: [&str; 20] = [
    "sides",
    "countries",
    "nations",
    "governments",
    "parties",
    "states",
    "leaders",
    "presidents",
    "capitals",
    "delegations",
    "teams",
    "neighbours",
    "neighbors",
    "powers",
    "economies",
    "rivals",
    "foes",
    "ministers",
    "militaries",
    "armies",
];
/// What a country is called when its name was just said.
const STAND_INS: [&str; 6] =
    ["country", "government", "administration", "ministry", "kingdom", "republic"];
/// Words that say where or whose, so that what follows is no subject.
pub(crate) const PREPOSITIONS: [&str; 35] = [
    "in", "at", "from", "of", "near", "to", "with", "by", "for", "on", "against", "over", "into",
    "toward", "towards", "between", "among", "under", "about", "across", "along", "through",
    "within", "without", "during", "despite", "via", "around", "beyond", "inside", "outside",
    "onto", "upon", "than", "behind",
];

/// The preposition that a word hangs on, past articles and adjectives.
pub(crate) fn preposition(sentence: &Sentence, at: usize) -> Option<&str> {
    let mut place = at;
    for _ in 0..3 {
        place = place.checked_sub(1)?;
        let word = sentence.lower(place);
        if PREPOSITIONS.contains(&word) {
            return Some(word);
        }
        let token = sentence.token(place)?;
        let is_small = token.is_word() && !token.is_capital && !word.ends_with("ed");
        if !is_small || ["and", "but", "or", "that", "who", "which", "as"].contains(&word) {
            return None;
        }
    }
    None
}

/// The mentions of a sentence, in order; none overlaps another.
pub(super) fn mentions(
    actors: &Actors<'_>,
    sentence: &Sentence,
    memory: &mut Memory,
) -> Vec<Mention> {
    let mut finder = Finder { actors, sentence, memory, found: Vec::new() };
    let mut at = 0;
    while at < sentence.tokens.len() {
        if let Some((_, length)) =
            actors.name_at(sentence, at).filter(|(name, _)| name.kind == Kind::Place)
        {
            at += length;
            continue;
        }
        at = match finder.mention_at(at) {
            Some(mention) => {
                let end = mention.tokens.end.max(at + 1);
                finder.found.push(mention);
                end
            }
            None => at + 1,
        };
    }
    let Finder { found, .. } = finder;
    memory.close(&found, |mention| preposition(sentence, mention.tokens.start).is_none());
    found
}

struct Finder<'a, 't> {
    actors: &'a Actors<'t>,
    sentence: &'a Sentence,
    memory: &'a mut Memory,
    found: Vec<Mention>,
}

impl Finder<'_, '_> {
    fn mention_at(&mut self, at: usize) -> Option<Mention> {
        self.sentence.token(at).filter(|token| token.kind == TokenKind::Word)?;
        self.together(at)
            .or_else(|| self.named(at))
            .or_else(|| self.titled(at))
            .or_else(|| self.role(at))
            .or_else(|| self.pronoun(at))
            .or_else(|| self.learned(at))
    }

    fn mention(&self, tokens: Range<usize>, who: Who, how: How) -> Mention {
        let owns =
            self.sentence.token(tokens.end).is_some_and(|token| token.kind == TokenKind::Owner);
        let range = self.sentence.bytes(&tokens);
        Mention { tokens, range, party: who.party, countries: who.countries, how, owns }
    }

    fn who(&self, country: &Arc<str>) -> Who {
        Who { party: self.actors.party(country), countries: vec![Arc::clone(country)] }
    }

    fn outsider(kind: Outsider, countries: Vec<Arc<str>>) -> Who {
        Who { party: Party::Neither(kind), countries }
    }

    /// *Both sides*, *the two countries*, *each other*.
    fn together(&self, at: usize) -> Option<Mention> {
        let word = |step: usize| self.sentence.lower(at + step);
        let start = match word(0) {
            "both" => 1,
            "two" if at > 0 => 1,
            "each" if word(1) == "other" => 2,
            "one" if word(1) == "another" => 2,
            _ => return None,
        };
        let is_pair = |step: usize| PAIRS.contains(&word(step));
        let end = match start {
            2 => 2,
            _ if is_pair(1) => 2,
            _ if is_pair(2) => 3,
            _ if is_pair(3) => 4,
            _ => return None,
        };
        let is_definite =
            at > 0 && ["the", "these", "their"].contains(&self.sentence.lower(at - 1));
        if word(0) == "two" && !is_definite {
            return None;
        }
        Some(self.mention(at..at + end, self.pair()?, How::Together))
    }

    /// The sides of the dossier, else those named last.
    fn pair(&self) -> Option<Who> {
        if self.actors.has_sides() {
            let countries = Slot::BOTH.into_iter().filter_map(|slot| self.actors.country(slot));
            return Some(Who { party: Party::Both, countries: countries.cloned().collect() });
        }
        let mut countries: Vec<Arc<str>> = Vec::new();
        for mention in self.found.iter().rev().filter(|mention| mention.party.acts()) {
            for country in &mention.countries {
                if !countries.contains(country) && countries.len() < 2 {
                    countries.push(Arc::clone(country));
                }
            }
        }
        (countries.len() == 2).then_some(Who { party: Party::Both, countries })
    }

    /// By a name of the sides or of the tables, with the office around it.
    fn named(&mut self, at: usize) -> Option<Mention> {
        let alias = self.alias(at);
        let named = self.actors.name_at(self.sentence, at);
        let named = named.filter(|(name, _)| name.kind.is_name() && name.kind != Kind::Place);
        let (who, kind, end) = match (alias, named) {
            (Some((_, length)), Some((name, longer))) if longer > length => {
                (self.of_name(name.kind, &name.country), name.kind, at + longer)
            }
            (Some((slot, length)), named) => {
                let countries = self.actors.country(slot).cloned().into_iter().collect();
                let kind = named.map_or(Kind::Country, |(name, _)| name.kind);
                (Who { party: Party::Side(slot), countries }, kind, at + length)
            }
            (None, Some((name, length))) => {
                (self.of_name(name.kind, &name.country), name.kind, at + length)
            }
            (None, None) => return None,
        };
        if kind.is_person() {
            let words = self.sentence.tokens.get(at..end).unwrap_or_default();
            let words: Vec<String> = words.iter().map(|token| token.lower.clone()).collect();
            self.memory.learn(words.iter().map(String::as_str), &who);
            return Some(self.mention(at..end, who, How::Person));
        }
        let is_former = at > 0 && ["former", "ex"].contains(&self.sentence.lower(at - 1));
        let owner = self.sentence.token(end).is_some_and(|token| token.kind == TokenKind::Owner);
        let phrase = self.actors.phrase_at(self.sentence, end + usize::from(owner));
        match phrase.filter(|phrase| self.belongs(phrase, end)) {
            Some(mut phrase) => {
                phrase.is_former |= is_former;
                Some(self.with_phrase(at, &phrase, who))
            }
            None => {
                let how = if kind == Kind::Demonym { How::Demonym } else { How::Name };
                Some(self.mention(at..end, who, how))
            }
        }
    }

    /// A role behind a name belongs to it, unless it is a verb that happens to
    /// be spelled as one: *China forces them to*.
    fn belongs(&self, phrase: &Phrase, end: usize) -> bool {
        let is_verb = phrase.at == end
            && ["forces", "heads", "sides", "chairs", "guards"]
                .contains(&self.sentence.lower(phrase.at))
            && self.sentence.lower(end + 1) != "have"
            && ["the", "them", "to"].contains(&self.sentence.lower(phrase.role_end));
        !is_verb
    }

    fn alias(&self, at: usize) -> Option<(Slot, usize)> {
        let first = self.sentence.token(at)?;
        let stands = |words: &[crate::drafting::sentences::Token]| {
            words.iter().enumerate().all(|(step, word)| {
                self.sentence.token(at + step).is_some_and(|token| {
                    token.lower == word.lower
                        && (!word.is_capital || token.is_capital)
                        && (!word.is_upper || token.is_upper)
                })
            })
        };
        let mut all = self.actors.aliases.iter();
        let found = all.find(|(words, _)| {
            words.first().is_some_and(|word| word.lower == first.lower) && stands(words)
        });
        found.map(|(words, slot)| (*slot, words.len()))
    }

    fn of_name(&self, kind: Kind, country: &Arc<str>) -> Who {
        match kind {
            Kind::Media => Self::outsider(Outsider::Media, Vec::new()),
            Kind::Company => Self::outsider(Outsider::Company, Vec::new()),
            _ => self.who(country),
        }
    }

    /// A name with a role behind it, and perhaps that of a person.
    fn with_phrase(&mut self, start: usize, phrase: &Phrase, who: Who) -> Mention {
        let who = match (phrase.outsider(), &who.party) {
            (Some(kind), _) => Self::outsider(kind, who.countries),
            (None, _) => who,
        };
        let names: Vec<String> = if phrase.has_name() {
            let tokens = self.sentence.tokens.get(phrase.role_end..phrase.end).unwrap_or_default();
            tokens.iter().map(|token| token.lower.clone()).collect()
        } else {
            Vec::new()
        };
        self.memory.learn(names.iter().map(String::as_str), &who);
        let how = if phrase.has_name() { How::Person } else { How::Office };
        self.mention(start..phrase.end, who, how)
    }

    /// *Mr Li*: a person introduced before, else one of the table, else unknown.
    fn titled(&mut self, at: usize) -> Option<Mention> {
        const TITLES: [&str; 6] = ["mr", "mrs", "ms", "madam", "sir", "dr"];
        if !TITLES.contains(&self.sentence.lower(at)) {
            return None;
        }
        let end = self.actors.behind_name(self.sentence, at + 1);
        if end == at + 1 {
            return None;
        }
        let known = (at + 1..end)
            .rev()
            .find_map(|place| self.memory.known(self.sentence.lower(place), true).cloned());
        let of_table = || {
            let (name, _) = self.actors.name_at(self.sentence, at + 1)?;
            name.kind.is_person().then(|| self.who(&name.country))
        };
        let who = known.or_else(of_table);
        let who = who.unwrap_or_else(|| Self::outsider(Outsider::Person, Vec::new()));
        Some(self.mention(at..end, who, How::Person))
    }

    /// A role first: *President Xi Jinping*, *soldiers from Gondor*, *the
    /// ministry*, *economist Bert Hofman*.
    fn role(&mut self, at: usize) -> Option<Mention> {
        let phrase = self.actors.phrase_at(self.sentence, at)?;
        if let Some(mention) = self.role_of_country(at, &phrase) {
            return Some(mention);
        }
        if phrase.has_name() {
            return Some(self.role_and_name(at, &phrase));
        }
        if let Some(kind) = phrase.outsider().filter(|kind| *kind != Outsider::Person) {
            return Some(self.mention(
                at..phrase.end,
                Self::outsider(kind, Vec::new()),
                How::Office,
            ));
        }
        let before = at.checked_sub(1).map_or("", |place| self.sentence.lower(place));
        let head = self.sentence.lower(phrase.at);
        if !["the", "this"].contains(&before) {
            return None;
        }
        let who = match head {
            "president" | "premier" | "minister" | "chancellor" | "secretary" | "spokesman"
            | "spokeswoman" | "spokesperson" | "ambassador" | "envoy" | "leader" => {
                self.memory.person(&self.found)
            }
            _ if STAND_INS.contains(&head) => self.memory.body(&self.leads()),
            _ => None,
        };
        Some(self.mention(at..phrase.end, who?, How::Pronoun))
    }

    /// *The government of China*, *Ministry of Commerce of the PRC*.
    fn role_of_country(&mut self, at: usize, phrase: &Phrase) -> Option<Mention> {
        let link = self.sentence.lower(phrase.role_end);
        if !["of", "from", "in", "for"].contains(&link) {
            return None;
        }
        let mut place = phrase.role_end + 1;
        let is_small = |word: &str| {
            ["the", "both", "southern", "northern", "eastern", "western"].contains(&word)
        };
        while is_small(self.sentence.lower(place)) && place < phrase.role_end + 3 {
            place += 1;
        }
        let (who, end) = match self.alias(place) {
            Some((slot, length)) => {
                let countries = self.actors.country(slot).cloned().into_iter().collect();
                (Who { party: Party::Side(slot), countries }, place + length)
            }
            None => {
                let (name, length) = self.actors.name_at(self.sentence, place)?;
                let is_place = matches!(name.kind, Kind::Country | Kind::Capital | Kind::Org);
                let who = is_place.then(|| self.who(&name.country))?;
                (who, place + length)
            }
        };
        let who = match phrase.outsider() {
            Some(kind) => Self::outsider(kind, who.countries),
            None => who,
        };
        let how = if phrase.has_name() { How::Person } else { How::Office };
        Some(self.mention(at..end, who, how))
    }

    fn role_and_name(&mut self, at: usize, phrase: &Phrase) -> Mention {
        let of_table = self.actors.name_at(self.sentence, phrase.role_end);
        let person = of_table.filter(|(name, _)| name.kind.is_person());
        let known = (phrase.role_end..phrase.end)
            .rev()
            .find_map(|place| self.memory.known(self.sentence.lower(place), true).cloned());
        let who = match (person, known, phrase.outsider()) {
            (_, _, Some(kind)) => Self::outsider(kind, Vec::new()),
            (Some((name, _)), ..) => self.who(&name.country),
            (None, Some(known), None) => known,
            (None, None, None) => Self::outsider(Outsider::Person, Vec::new()),
        };
        self.with_phrase(at, phrase, who)
    }

    /// The mentions so far that no preposition governs: possible subjects.
    fn leads(&self) -> Vec<Mention> {
        let leads = |one: &&Mention| preposition(self.sentence, one.tokens.start).is_none();
        self.found.iter().filter(leads).cloned().collect()
    }

    fn pronoun(&self, at: usize) -> Option<Mention> {
        let who = match self.sentence.lower(at) {
            "he" | "she" | "him" => self.memory.person(&self.found),
            "it" => self.memory.body(&self.leads()),
            "they" | "them" => self.memory.group(&self.found),
            _ => None,
        };
        // A name that is also a pronoun: *He Lifeng*.
        let next = self.sentence.token(at + 1).is_some_and(|token| token.is_capital);
        let is_name = next && at > 0 && self.sentence.token(at).is_some_and(|one| one.is_capital);
        if is_name {
            return None;
        }
        Some(self.mention(at..at + 1, who?, How::Pronoun))
    }

    /// A name that was introduced in full before.
    fn learned(&self, at: usize) -> Option<Mention> {
        let token = self.sentence.token(at).filter(|token| token.is_capital)?;
        let who = self.memory.known(&token.lower, false)?.clone();
        Some(self.mention(at..at + 1, who, How::Person))
    }
}
