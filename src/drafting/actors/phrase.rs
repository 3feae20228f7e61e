//! Offices and roles around a name: *Vice-Commerce Minister Li Chenggang*,
//! *soldiers from Gondor*.

use super::table::{Kind, Name};
use super::{Actors, Outsider};
use crate::drafting::sentences::Sentence;

/// The most words that may stand before a role.
const MOST_MODIFIERS: usize = 6;
/// The most words a person's name has.
const LONGEST_NAME: usize = 4;
/// The most words in the subject of a ministry.
const LONGEST_SUBJECT: usize = 5;

/// A role with what belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    /// What its head is.
    pub(super) head: Kind,
    /// Where its head stands.
    pub(super) at: usize,
    /// Behind the role.
    pub(super) role_end: usize,
    /// Behind the name of a person, where one follows.
    pub(super) end: usize,
    /// Whether the role was held before.
    pub(super) is_former: bool,
}

impl Phrase {
    /// Whether it has the name of a person.
    pub(super) const fn has_name(&self) -> bool {
        self.end > self.role_end
    }

    pub(super) const fn outsider(&self) -> Option<Outsider> {
        match self.head {
            Kind::Analyst => Some(Outsider::Analyst),
            Kind::Media => Some(Outsider::Media),
            Kind::Witness => Some(Outsider::Witness),
            Kind::Company => Some(Outsider::Company),
            _ if self.is_former => Some(Outsider::Person),
            _ => None,
        }
    }
}

impl Actors<'_> {
    /// The longest name of the tables that stands at a place.
    pub(super) fn name_at(&self, sentence: &Sentence, at: usize) -> Option<(&Name, usize)> {
        let first = sentence.token(at)?;
        let mut best: Option<(&Name, usize)> = None;
        for table in &self.tables {
            for name in table.beginning(&first.lower).filter(|name| name.holds(self.on)) {
                let length = name.words.len();
                let is_longer = best.is_none_or(|(_, longest)| length > longest);
                if is_longer && name.kind != Kind::Modifier && stands(sentence, at, name) {
                    best = Some((name, length));
                }
            }
        }
        best
    }

    /// What kinds of role word stand at a place, in singular or plural.
    fn role_at(&self, sentence: &Sentence, at: usize) -> Option<(Kind, usize)> {
        let is_role = |kind: Kind| {
            matches!(kind, Kind::Role | Kind::Analyst | Kind::Media | Kind::Witness | Kind::Company)
        };
        let mut best: Option<(Kind, usize)> = None;
        let first = sentence.token(at).filter(|token| token.is_word())?;
        for word in singulars(&first.lower) {
            let names = self.tables.iter().flat_map(|table| table.beginning(word));
            for name in names.filter(|name| is_role(name.kind)) {
                // Names of media and companies are no roles.
                let is_word = name.words.first().is_some_and(|word| !word.is_capital);
                let length = name.words.len();
                let is_longer = best.is_none_or(|(_, longest)| length > longest);
                let rest = name.words.iter().enumerate().skip(1);
                let same = |(step, word): (usize, &crate::drafting::sentences::Token)| {
                    singulars(sentence.lower(at + step)).any(|form| form == word.lower)
                };
                if is_word && is_longer && { rest }.all(same) {
                    best = Some((name.kind, length));
                }
            }
        }
        best
    }

    fn is_modifier(&self, sentence: &Sentence, at: usize) -> bool {
        let Some(token) = sentence.token(at).filter(|token| token.is_word()) else { return false };
        let mut names = self.tables.iter().flat_map(|table| table.beginning(&token.lower));
        names.any(|name| name.kind == Kind::Modifier && name.words.len() == 1)
    }

    /// A role with its modifiers before and a name behind it.
    pub(super) fn phrase_at(&self, sentence: &Sentence, start: usize) -> Option<Phrase> {
        let mut at = start;
        let mut is_former = false;
        let mut found: Option<(Kind, usize, usize)> = None;
        for _ in 0..=MOST_MODIFIERS {
            let role = self.role_at(sentence, at);
            if let Some((kind, length)) = role {
                found = Some((kind, at, at + length));
                at += length;
                // *Foreign ministry spokesman*: the last role is the head.
                continue;
            }
            let word = sentence.lower(at);
            let is_mark = sentence.token(at).is_some_and(|token| token.is_mark("-"));
            if self.is_modifier(sentence, at) || is_mark {
                is_former |= matches!(word, "former" | "ex") && found.is_none();
                at += 1;
            } else if self.is_odd_modifier(sentence, at, start) {
                at += 1;
            } else {
                break;
            }
        }
        let (head, at, role_end) = found?;
        let role_end = self.behind_subject(sentence, at, role_end);
        let end = self.behind_name(sentence, role_end);
        Some(Phrase { head, at, role_end, end, is_former })
    }

    /// A capital before a role may be anything: *Communist Party chief*.
    fn is_odd_modifier(&self, sentence: &Sentence, at: usize, start: usize) -> bool {
        let token = sentence.token(at).filter(|token| token.is_word() && token.is_capital);
        let next = self.role_at(sentence, at + 1).is_some() || self.is_modifier(sentence, at + 1);
        token.is_some() && at >= start && next && self.name_at(sentence, at).is_none()
    }

    /// *Ministry of Commerce and Industry*: what it is for.
    fn behind_subject(&self, sentence: &Sentence, at: usize, role_end: usize) -> usize {
        let head = sentence.lower(at);
        let is_office = ["ministry", "minister", "department", "secretary"].contains(&head);
        let for_what = ["of", "for"].contains(&sentence.lower(role_end));
        if !is_office || !for_what {
            return role_end;
        }
        let mut end = role_end + 1;
        for _ in 0..LONGEST_SUBJECT {
            let Some(token) = sentence.token(end).filter(|token| token.is_word()) else { break };
            let joins = token.lower == "and" || token.lower == "the" || token.lower == "of";
            let next = sentence.token(end + 1).is_some_and(|token| token.is_capital);
            let is_country =
                self.name_at(sentence, end).is_some_and(|(name, _)| name.kind.is_name());
            if is_country || !(token.is_capital || self.is_modifier(sentence, end) || joins && next)
            {
                break;
            }
            end += 1;
        }
        // *Ministry of China* and *ministry of the region* have none.
        let is_empty = end == role_end + 1 || sentence.lower(end - 1) == "the";
        if is_empty { role_end } else { end }
    }

    /// Behind a person's name: words with capitals that are no country.
    pub(super) fn behind_name(&self, sentence: &Sentence, start: usize) -> usize {
        if let Some((name, length)) = self.name_at(sentence, start) {
            return if name.kind.is_person() { start + length } else { start };
        }
        let mut end = start;
        while end < start + LONGEST_NAME {
            let Some(token) = sentence.token(end) else { break };
            let joined = token.is_mark("-") && end > start;
            let inner = ["al", "bin", "von", "van", "de", "der", "el", "ben"];
            let is_inner = end > start && inner.contains(&token.lower.as_str());
            let is_name = token.is_word() && (token.is_capital || is_inner);
            let other = self.name_at(sentence, end);
            if !(is_name || joined) || other.is_some_and(|(name, _)| name.kind.is_name()) {
                break;
            }
            end += 1;
        }
        end
    }
}

/// Whether a name stands somewhere, with its capitals: *US* is not *us*.
fn stands(sentence: &Sentence, at: usize, name: &Name) -> bool {
    let same = |(step, word): (usize, &crate::drafting::sentences::Token)| {
        let Some(token) = sentence.token(at + step) else { return false };
        let is_written = !name.kind.is_name()
            || !word.is_capital
            || (token.is_capital && (!word.is_upper || token.is_upper));
        token.lower == word.lower && is_written
    };
    name.words.iter().enumerate().all(same)
}

/// A word, and what it may be the plural of.
fn singulars(word: &str) -> impl Iterator<Item = &str> {
    let plain = word.strip_suffix('s').filter(|rest| rest.len() > 2);
    let es = word.strip_suffix("es").filter(|rest| rest.ends_with(['s', 'x', 'h']));
    let special = match word {
        "ministries" => Some("ministry"),
        "embassies" => Some("embassy"),
        "armies" => Some("army"),
        "navies" => Some("navy"),
        "parties" => Some("party"),
        "companies" => Some("company"),
        "agencies" => Some("agency"),
        "authorities" => Some("authority"),
        "secretaries" => Some("secretary"),
        "chiefs of staff" => Some("chief of staff"),
        "militiamen" => Some("militiaman"),
        "universities" => Some("university"),
        "militaries" => Some("military"),
        _ => None,
    };
    [Some(word), plain, es, special].into_iter().flatten()
}
