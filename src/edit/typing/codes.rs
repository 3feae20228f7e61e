//! CAMEO codes by digits, by the words that people use for what happened, and
//! by the words of their labels, in any language.
//!
//! A search for several words joins what each of them says: the codes that explain most of them
//! come first. It finds what an act may be called but does not decide: that is up to the rulebook.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::query::{Query, Term, Word};
use crate::dossier::cameo::{self, CameoEntry};
use crate::words::{About, CodeWord, Language};

/// A code that a search has found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The code's row of the table.
    pub entry: &'static CameoEntry,
    /// What led to it.
    pub why: Why,
}

/// What led to a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Nothing was asked for, and all codes are there.
    Everything,
    /// It begins with these digits.
    Digits,
    /// These words of the table, in the order in which they appear in the search.
    Words(Vec<&'static str>),
    /// Words of its label.
    Label,
}

/// What it costs to explain a word. A place further back in a word's list of
/// codes costs one `STEP`, shared among the words of a phrase.
const STEP: u32 = 12;
/// Places from here on are all alike.
const LAST_STEP: usize = 5;
/// The length of a root's code.
const ROOT: usize = 2;
/// The last word may be unfinished.
const BEGUN: u32 = STEP;
/// By a word of the label.
const BY_LABEL: u32 = 6 * STEP;
/// As what a word before it is about, which is the order of a sentence.
const AS_TOPIC: u32 = 12 * STEP;
/// As what a word behind it is about.
const AS_TOPIC_BEFORE: u32 = 16 * STEP;

/// The words of each code's labels, in all languages.
static LABELS: LazyLock<Vec<(&CameoEntry, Vec<Word>, &str)>> = LazyLock::new(|| {
    let rows = cameo::table().iter();
    rows.map(|row| {
        let english = Word::all_of(Language::English.code_label(row));
        (row, english, Language::Chinese.code_label(row))
    })
    .collect()
});

/// The codes that digits or words find, the likeliest first; all of them for
/// an empty search. Where no code explains all words, those that explain the
/// most come first.
pub fn search_codes(query: &str) -> Vec<Found> {
    let trimmed = query.trim();
    if trimmed.is_empty() {
        let all = cameo::table().iter();
        return all.map(|entry| Found { entry, why: Why::Everything }).collect();
    }
    if trimmed.bytes().all(|byte| byte.is_ascii_digit()) {
        let all = cameo::table().iter().filter(|row| row.code.starts_with(trimmed));
        return all.map(|entry| Found { entry, why: Why::Digits }).collect();
    }
    let query = Query::read(trimmed);
    let mut found: Vec<Case> = cases(&query).into_values().collect();
    let most = found.iter().map(Case::explained).max().unwrap_or(0);
    // A code that explains less than half of what the best does is a chance hit.
    found.retain(|case| case.explained() * 2 >= most && case.explained() > 0);
    found.sort_by_cached_key(|case| {
        let first = case.explained.keys().next().copied();
        (most - case.explained(), case.cost(), first, case.entry.code.len(), case.entry.code)
    });
    found.into_iter().map(Case::found).collect()
}

/// What speaks for a code: for each place of the search that it explains, the
/// least cost and the word that explains it.
struct Case {
    entry: &'static CameoEntry,
    explained: BTreeMap<usize, (u32, Option<&'static str>)>,
}

impl Case {
    fn add(&mut self, place: usize, cost: u32, word: Option<&'static str>) {
        let entry = self.explained.entry(place).or_insert((cost, word));
        if cost < entry.0 {
            *entry = (cost, word);
        }
    }

    fn explained(&self) -> usize {
        self.explained.len()
    }

    /// What an act is about costs once, however many words it has.
    fn cost(&self) -> u32 {
        let costs = || self.explained.values().map(|(cost, _)| *cost);
        let own: u32 = costs().filter(|cost| *cost < AS_TOPIC).sum();
        own + costs().filter(|cost| *cost >= AS_TOPIC).max().unwrap_or(0)
    }

    fn found(self) -> Found {
        let mut words: Vec<&'static str> = Vec::new();
        for word in self.explained.values().filter_map(|(_, word)| *word) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        let why = if words.is_empty() { Why::Label } else { Why::Words(words) };
        Found { entry: self.entry, why }
    }
}

fn cases(query: &Query) -> BTreeMap<&'static str, Case> {
    let new = |entry| (entry, Case { entry, explained: BTreeMap::new() });
    let mut cases: BTreeMap<&'static str, Case> =
        cameo::table().iter().map(new).map(|(entry, case)| (entry.code, case)).collect();
    let known = query.known();
    for hit in query.hits() {
        for case in cases.values_mut() {
            let Some(step) = step(hit.word, case.entry) else { continue };
            let steps = u32::try_from(step).unwrap_or(u32::MAX).saturating_mul(STEP);
            let own = steps / u32::try_from(hit.places.len().max(1)).unwrap_or(1);
            let begun = if hit.is_begun { BEGUN } else { 0 };
            for place in &hit.places {
                case.add(*place, own + begun, Some(hit.word.word));
            }
            let first = hit.places.first().copied().unwrap_or(0);
            for place in known.iter().copied() {
                match hit.word.about {
                    About::Nothing => {}
                    About::After | About::Any if place > first => {
                        case.add(place, AS_TOPIC + steps, None);
                    }
                    About::Any => case.add(place, AS_TOPIC_BEFORE + steps, None),
                    About::After => {}
                }
            }
        }
    }
    for (row, english, chinese) in LABELS.iter() {
        let Some(case) = cases.get_mut(row.code) else { continue };
        for (place, term) in query.terms() {
            let is_inside = match term {
                Term::Word(word) => english.iter().any(|other| query.means(place, word, other)),
                Term::Chinese(text) => text.chars().count() > 1 && chinese.contains(text.as_str()),
            };
            if is_inside {
                case.add(place, BY_LABEL, None);
            }
        }
    }
    cases
}

/// How far back in a word's list a code stands: its own place; that of its
/// root and how far it is below that, for a root means all sorts of an act; or
/// behind all others where the list has a code above it.
fn step(word: &CodeWord, entry: &CameoEntry) -> Option<usize> {
    let own = word.codes.iter().position(|code| code.code == entry.code);
    let above = || {
        let all = word.codes.iter().enumerate();
        let above = all.filter(|(_, code)| entry.code.starts_with(code.code));
        above.map(|(place, code)| match code.code.len() {
            ROOT => (place + entry.code.len() - ROOT).min(LAST_STEP),
            _ => LAST_STEP + 1,
        })
    };
    own.map(|place| place.min(LAST_STEP)).or_else(|| above().min())
}
