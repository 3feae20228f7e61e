//! A search for codes, taken apart: English words by their stems, Chinese
//! text by the longest words of the table that stand in it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::words::plain::{is_chinese, plain};
use crate::words::stems::stem;
use crate::words::{CodeWord, Language, code_words};

/// Words that say nothing of what happened.
const STOP_WORDS: [&str; 74] = [
    "a", "after", "again", "against", "all", "also", "an", "and", "are", "as", "at", "be", "been",
    "before", "being", "between", "both", "but", "by", "can", "could", "did", "do", "does",
    "during", "first", "for", "from", "further", "had", "has", "have", "he", "her", "his", "how",
    "if", "in", "into", "is", "it", "its", "may", "more", "new", "of", "on", "or", "our", "over",
    "own", "s", "she", "so", "some", "than", "that", "the", "their", "them", "then", "there",
    "they", "this", "to", "under", "until", "was", "were", "which", "who", "will", "with", "would",
];

/// How many other words may stand among those of a phrase.
const ROOM: usize = 2;
/// From this many letters on, a word is also found by its beginning.
const LEAST_BEGUN: usize = 3;

/// An English word.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    text: String,
    stem: String,
    is_stop: bool,
}

impl Word {
    fn new(text: &str) -> Self {
        let is_stop = STOP_WORDS.binary_search(&text).is_ok();
        Self { text: text.to_owned(), stem: stem(text), is_stop }
    }

    /// The words of a text.
    pub(super) fn all_of(text: &str) -> Vec<Self> {
        let plain = plain(text);
        let parts = plain.split(|c: char| !c.is_alphanumeric() || is_chinese(c));
        parts.filter(|part| !part.is_empty()).map(Self::new).collect()
    }

    /// Whether another word begins so.
    fn begins(&self, other: &Self) -> bool {
        self.text.len() >= LEAST_BEGUN && other.text.starts_with(&self.text)
    }
}

/// A place of a search.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Term {
    /// An English word.
    Word(Word),
    /// A Chinese word of the table, or what stands between two of them.
    Chinese(String),
}

/// A word of the table that stands in a search.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    /// The word.
    pub(super) word: &'static CodeWord,
    /// Where, in order.
    pub(super) places: Vec<usize>,
    /// How many words long it is, particles included.
    length: usize,
    /// Whether only its beginning is there.
    pub(super) is_begun: bool,
}

/// A search.
#[derive(Debug)]
pub(super) struct Query {
    terms: Vec<Term>,
    hits: Vec<Hit>,
}

static ENGLISH: LazyLock<Vec<(&CodeWord, Vec<Word>)>> = LazyLock::new(|| {
    let english = code_words().iter().filter(|word| word.language == Language::English);
    english.map(|word| (word, Word::all_of(word.word))).collect()
});

/// Where in [`ENGLISH`] the words are of which a stem is the first telling one.
static BY_STEM: LazyLock<BTreeMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut all: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (row, (_, parts)) in ENGLISH.iter().enumerate() {
        if let Some(first) = parts.iter().find(|part| !part.is_stop) {
            all.entry(&first.stem).or_default().push(row);
        }
    }
    all
});

/// By their first character, the longest first.
static CHINESE: LazyLock<BTreeMap<char, Vec<&CodeWord>>> = LazyLock::new(|| {
    let mut all: BTreeMap<char, Vec<&CodeWord>> = BTreeMap::new();
    for word in code_words().iter().filter(|word| word.language == Language::Chinese) {
        if let Some(first) = word.word.chars().next() {
            all.entry(first).or_default().push(word);
        }
    }
    for words in all.values_mut() {
        words.sort_by_key(|word| std::cmp::Reverse(word.word.len()));
    }
    all
});

impl Query {
    /// Takes a search apart.
    pub(super) fn read(text: &str) -> Self {
        let mut query = Self { terms: Vec::new(), hits: Vec::new() };
        let plain = plain(text);
        let mut rest = plain.as_str();
        while let Some(first) = rest.chars().next() {
            let is_first_chinese = is_chinese(first);
            let end = rest.find(|c| is_chinese(c) != is_first_chinese).unwrap_or(rest.len());
            let (run, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            if is_first_chinese {
                query.add_chinese(run);
            } else {
                query.terms.extend(Word::all_of(run).into_iter().map(Term::Word));
            }
            rest = after;
        }
        query.find_english();
        query.drop_parts();
        query
    }

    fn add_chinese(&mut self, run: &str) {
        let mut between = String::new();
        let mut rest = run;
        while let Some(first) = rest.chars().next() {
            let words = CHINESE.get(&first).into_iter().flatten();
            let longest = words.copied().find(|word| rest.starts_with(word.word));
            let length = longest.map_or(first.len_utf8(), |word| word.word.len());
            let (here, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            match longest {
                Some(word) => {
                    self.end_between(&mut between);
                    let places = vec![self.terms.len()];
                    self.hits.push(Hit { word, places, length: 1, is_begun: false });
                    self.terms.push(Term::Chinese(here.to_owned()));
                }
                None => between.push_str(here),
            }
            rest = after;
        }
        self.end_between(&mut between);
    }

    fn end_between(&mut self, between: &mut String) {
        if !between.is_empty() {
            self.terms.push(Term::Chinese(std::mem::take(between)));
        }
    }

    fn find_english(&mut self) {
        let words: Vec<(usize, &Word)> = self
            .terms
            .iter()
            .enumerate()
            .filter_map(|(place, term)| match term {
                Term::Word(word) => Some((place, word)),
                Term::Chinese(_) => None,
            })
            .collect();
        let telling: Vec<(usize, &Word)> =
            words.iter().copied().filter(|(_, word)| !word.is_stop).collect();
        let mut hits = Vec::new();
        let rows = telling.iter().filter_map(|(_, word)| BY_STEM.get(word.stem.as_str())).flatten();
        // Each once, in the order of the file.
        let rows: BTreeSet<usize> = rows.copied().collect();
        for (word, parts) in rows.into_iter().filter_map(|row| ENGLISH.get(row)) {
            let told: Vec<&Word> = parts.iter().filter(|part| !part.is_stop).collect();
            let found = match told.as_slice() {
                [] => Vec::new(),
                [_] if parts.len() > 1 => in_a_row(parts, &words),
                [one] => telling
                    .iter()
                    .filter(|(_, word)| word.stem == one.stem)
                    .map(|(place, _)| vec![*place])
                    .collect(),
                several => together(several, &telling).into_iter().collect(),
            };
            let length = parts.len();
            hits.extend(found.into_iter().map(|places| Hit {
                word,
                places,
                length,
                is_begun: false,
            }));
        }
        if let Some((place, last)) = telling.last()
            && hits.iter().all(|hit| !hit.places.contains(place))
        {
            hits.extend(begun(*place, last));
        }
        self.hits.extend(hits);
    }

    /// A phrase says what its words alone do not.
    fn drop_parts(&mut self) {
        let is_part = |hit: &Hit, other: &Hit| {
            other.length > hit.length && hit.places.iter().all(|place| other.places.contains(place))
        };
        let kept = self.hits.iter().filter(|hit| !self.hits.iter().any(|o| is_part(hit, o)));
        self.hits = kept.cloned().collect();
    }

    /// The words of the table that stand in it.
    pub(super) fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// Its places with what stands there.
    pub(super) fn terms(&self) -> impl Iterator<Item = (usize, &Term)> {
        let is_telling = |term: &Term| !matches!(term, Term::Word(word) if word.is_stop);
        self.terms.iter().enumerate().filter(move |(_, term)| is_telling(term))
    }

    /// Whether the word at a place is another; the last may be half written.
    pub(super) fn means(&self, place: usize, word: &Word, other: &Word) -> bool {
        let is_last = place + 1 == self.terms.len();
        !other.is_stop && (word.stem == other.stem || is_last && word.begins(other))
    }

    /// The places that a word of the table explains.
    pub(super) fn known(&self) -> Vec<usize> {
        let mut places: Vec<usize> =
            self.hits.iter().flat_map(|hit| hit.places.iter().copied()).collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}

/// Where a phrase stands word for word: one that a little word makes what it
/// is, such as *call on*. Its telling word has the place.
fn in_a_row(parts: &[Word], words: &[(usize, &Word)]) -> Vec<Vec<usize>> {
    let fits = |window: &&[(usize, &Word)]| {
        window.iter().zip(parts).all(|((_, word), part)| word.stem == part.stem)
    };
    let windows = words.windows(parts.len()).filter(fits);
    windows
        .map(|window| {
            let telling = window.iter().zip(parts).filter(|(_, part)| !part.is_stop);
            telling.map(|((place, _), _)| *place).collect()
        })
        .collect()
}

/// Where the words of a phrase first occur near one another, in any order: *talks are broken off*
/// as well as *breaks off talks*.
fn together(parts: &[&Word], words: &[(usize, &Word)]) -> Option<Vec<usize>> {
    (0..words.len()).find_map(|start| {
        let window = words.iter().skip(start).take(parts.len() + ROOM);
        let mut places = Vec::new();
        for part in parts {
            let mut here = window.clone();
            let (place, _) =
                here.find(|(place, word)| word.stem == part.stem && !places.contains(place))?;
            places.push(*place);
        }
        places.sort_unstable();
        Some(places)
    })
}

/// The words that begin as the last word of a search does: it may be half
/// written.
fn begun(place: usize, last: &Word) -> Vec<Hit> {
    let found = ENGLISH.iter().filter(|(_, parts)| match parts.as_slice() {
        [one] => last.begins(one),
        _ => false,
    });
    found.map(|(word, _)| Hit { word, places: vec![place], length: 1, is_begun: true }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&'static str> {
        Query::read(text).hits().iter().map(|hit| hit.word.word).collect()
    }

    #[test]
    fn stop_words_are_sorted() {
        assert!(STOP_WORDS.is_sorted());
    }

    #[test]
    fn phrases_hide_their_words() {
        assert_eq!(words("adds firms to the entity list"), ["entity list"]);
        assert_eq!(words("a list of firms"), ["list"]);
        assert_eq!(words("talks broken off"), ["break off talks"]);
        assert_eq!(words("calls on leaders"), ["call on"]);
        assert_eq!(words("对稀土实施出口管制"), ["稀土", "实施", "出口管制"]);
        assert_eq!(words("中国 raises 关税"), ["关税", "raise"]);
    }

    #[test]
    fn the_last_word_may_be_half_written() {
        assert!(words("new tari").contains(&"tariff"));
        assert!(words("tari steel").iter().all(|word| *word != "tariff"));
    }

    #[test]
    fn no_text_is_too_odd() {
        for odd in ["", "—", "的", "\u{1F600}", "a\u{0301}税", "((", "关", "的的的", "ing", "\0"]
        {
            let _ = Query::read(odd);
        }
    }
}
