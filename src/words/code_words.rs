//! Words that people use for what two sides do, and the codes that they lead
//! to: `assets/code-words.csv`, in all languages at once, since an analyst who
//! works in one reads sources in the other.
//!
//! Which code is right is not decided here: a word leads to several, and the
//! rulebook (`docs/coding.md`) has the questions that decide.

use std::sync::LazyLock;

use super::Language;
use crate::dossier::cameo::{self, CameoEntry};

/// The table as it stands in `assets/code-words.csv`: language, word, codes
/// from the likeliest on, what the word may be about, and its place in the
/// rulebook.
pub const CODE_WORDS_CSV: &str = include_str!("../../assets/code-words.csv");

/// A word or short phrase that leads to codes.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeWord {
    /// Whose word it is.
    pub language: Language,
    /// The word, in small letters; in English without endings.
    pub word: &'static str,
    /// Where it leads, from the likeliest on. A root stands for all below it.
    pub codes: Vec<&'static CameoEntry>,
    /// Which other words its act may be about.
    pub about: About,
    /// Where the rulebook says so: a section and, in its table of codes, a
    /// code of the row: `§3 163`.
    pub source: &'static str,
}

/// Which neighbouring words name the object of a word's act: in *demands tariffs*, the tariffs are
/// demanded, not imposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// None: it is itself what the act is about, or says how.
    Nothing,
    /// Those behind it, as talks are on something.
    After,
    /// All of them.
    Any,
}

/// All words, in the order of the file.
static WORDS: LazyLock<Vec<CodeWord>> =
    LazyLock::new(|| CODE_WORDS_CSV.lines().skip(1).filter_map(word).collect());

// The table is part of the program and a test reads every row of it, so a row
// that does not parse cannot ship.
fn word(line: &'static str) -> Option<CodeWord> {
    let mut fields = line.split(',');
    let language = Language::of_tag(fields.next()?)?;
    let word = fields.next()?;
    let codes: Option<Vec<_>> = fields.next()?.split(' ').map(cameo::exact).collect();
    let about = match fields.next()? {
        "" => About::Nothing,
        "after" => About::After,
        "any" => About::Any,
        _ => return None,
    };
    Some(CodeWord { language, word, codes: codes?, about, source: fields.next()? })
}

/// The words that lead to codes, in the order of the file.
pub fn code_words() -> &'static [CodeWord] {
    &WORDS
}
