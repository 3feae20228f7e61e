//! A text as paragraphs, sentences, clauses and words, each with its bytes in
//! the text.
//!
//! There is no grammar here: clauses end where punctuation and conjunctions say so. The parts cover
//! the text in order and never overlap; any text can be taken apart, in time proportional to its
//! length.

mod clauses;
mod han;
mod split;
mod words;

use std::ops::Range;

pub use clauses::{Clause, Opening};
pub(crate) use words::words_of;
pub use words::{Token, TokenKind};

/// A text taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Text<'t> {
    whole: &'t str,
    sentences: Vec<Sentence>,
    quotes: Vec<Range<usize>>,
}

/// A sentence: its words and the clauses that these make.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Its bytes in the text, without blanks around.
    pub range: Range<usize>,
    /// In which paragraph it stands, from 0.
    pub paragraph: usize,
    /// Its words, numbers and marks, in order.
    pub tokens: Vec<Token>,
    /// Its clauses, in order; a comma or a conjunction between two belongs to
    /// neither.
    pub clauses: Vec<Clause>,
}

impl<'t> Text<'t> {
    /// Takes a text apart.
    pub fn read(whole: &'t str) -> Self {
        let mut quotes = Vec::new();
        let mut sentences = Vec::new();
        for (paragraph, range) in split::paragraphs(whole).into_iter().enumerate() {
            let tokens = words::tokens(whole, range, &mut quotes);
            for tokens in split::sentences(whole, tokens) {
                let ends = (tokens.first(), tokens.last());
                let (Some(first), Some(last)) = ends else { continue };
                let done = sentences.last().map_or(0, |one: &Sentence| one.range.end);
                let range = with_quotes(whole, first.range.start..last.range.end, done);
                let clauses = clauses::clauses(&tokens);
                sentences.push(Sentence { range, paragraph, tokens, clauses });
            }
        }
        Self { whole, sentences, quotes }
    }

    /// The text itself.
    pub const fn whole(&self) -> &'t str {
        self.whole
    }

    /// Its sentences, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// What stands in quotation marks, without these.
    pub fn quotes(&self) -> &[Range<usize>] {
        &self.quotes
    }

    /// The text of a range; empty where it is none of this text.
    pub fn slice(&self, range: &Range<usize>) -> &'t str {
        self.whole.get(range.clone()).unwrap_or_default()
    }
}

/// With the quotation marks that stand right around it, from a place on.
fn with_quotes(whole: &str, range: Range<usize>, done: usize) -> Range<usize> {
    let marks = ['"', '\u{201c}', '\u{201d}', '«', '»', '「', '」'];
    let (before, after) = (whole.get(done..range.start), whole.get(range.end..));
    let before = before.unwrap_or_default();
    let after = after.unwrap_or_default();
    let start = range.start - (before.len() - before.trim_end_matches(marks).len());
    let end = range.end + (after.len() - after.trim_start_matches(marks).len());
    start..end
}

impl Sentence {
    /// A word of it.
    pub fn token(&self, place: usize) -> Option<&Token> {
        self.tokens.get(place)
    }

    /// The small letters of a word; empty where there is none.
    pub fn lower(&self, place: usize) -> &str {
        self.tokens.get(place).map_or("", |token| token.lower.as_str())
    }

    /// The bytes that some of its words cover.
    pub fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let all = self.tokens.get(tokens.clone()).unwrap_or_default();
        match (all.first(), all.last()) {
            (Some(first), Some(last)) => first.range.start..last.range.end,
            _ => self.range.start..self.range.start,
        }
    }

    /// Whether it is Chinese: most characters are Han even with a name in another script, as each
    /// Han character says as much as several letters.
    pub fn is_chinese(&self) -> bool {
        let (mut signs, mut letters) = (0, 0);
        for token in self.tokens.iter().filter(|token| token.is_word()) {
            match token.lower.chars().next() {
                Some(c) if han::is_han(c) => signs += 1,
                _ => letters += token.lower.chars().count(),
            }
        }
        2 * signs > letters
    }

    /// The number of the clause in which a word stands.
    pub fn clause_at(&self, place: usize) -> Option<usize> {
        let after = self.clauses.partition_point(|clause| clause.tokens.end <= place);
        self.clauses.get(after).filter(|clause| clause.tokens.start <= place).map(|_| after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        let read = Text::read(text);
        read.sentences().iter().map(|one| text.get(one.range.clone()).unwrap()).collect()
    }

    fn clauses(text: &str) -> Vec<String> {
        let read = Text::read(text);
        let all = read.sentences().iter().flat_map(|one| {
            one.clauses.iter().map(|clause| read.slice(&one.bytes(&clause.tokens)).to_owned())
        });
        all.collect()
    }

    #[test]
    fn sentences_end_where_they_do() {
        let text = "The U.S. Treasury met Mr. Smith on Jan. 5. It paid 1.5 million. \
                    \u{201c}Is that all?\u{201d} he asked. J. K. Rowe left the U.S. The talks go on.";
        assert_eq!(
            sentences(text),
            [
                "The U.S. Treasury met Mr. Smith on Jan. 5.",
                "It paid 1.5 million.",
                "\u{201c}Is that all?\u{201d} he asked.",
                "J. K. Rowe left the U.S.",
                "The talks go on."
            ]
        );
    }

    #[test]
    fn a_broken_line_is_no_paragraph() {
        let text = "One line of a text\nthat goes on. And more.\nNext paragraph.\n\nLast";
        let read = Text::read(text);
        let paragraphs: Vec<usize> = read.sentences().iter().map(|one| one.paragraph).collect();
        assert_eq!(paragraphs, [0, 0, 1, 2]);
        assert_eq!(sentences("双方同意。会谈继续！"), ["双方同意。", "会谈继续！"]);
    }

    #[test]
    fn a_han_sign_is_a_word_in_its_plain_form() {
        let read = Text::read("美國對华加徵關稅34%，Trump说。He left.");
        let [chinese, english] = read.sentences() else { panic!("{read:?}") };
        let words: Vec<&str> = chinese.tokens.iter().map(|token| token.lower.as_str()).collect();
        assert_eq!(words.concat(), "美国对华加征关税34%，trump说。");
        assert_eq!(words.len(), 14);
        assert!(chinese.is_chinese() && !english.is_chinese());
        assert_eq!(
            clauses("美国说，中国（北京）同意；中方否认。"),
            ["美国说", "中国", "北京", "同意", "中方否认"]
        );
        assert_eq!(sentences("真的?不!是的."), ["真的?", "不!", "是的."]);
    }

    #[test]
    fn clauses_end_at_marks_and_little_words() {
        assert_eq!(
            clauses(
                "Mr He, who led the team, said that China, Japan and Korea would talk if asked."
            ),
            [
                "Mr He",
                "who led the team",
                "said",
                "that China, Japan and Korea would talk",
                "if asked"
            ]
        );
    }

    #[test]
    fn what_stands_beside_a_subject_ends_no_clause() {
        assert_eq!(
            clauses("Full magnets, along with any minerals, will be supplied. China, too, acted."),
            ["Full magnets, along with any minerals, will be supplied", "China", "too", "acted"]
        );
    }

    #[test]
    fn quotations_are_marked() {
        let text = "He said it was \"done\" and \u{201c}good\u{201d}.";
        let read = Text::read(text);
        let quoted: Vec<&str> = read.quotes().iter().map(|range| read.slice(range)).collect();
        assert_eq!(quoted, ["done", "good"]);
        let is_quoted = |word: &str| {
            let sentence = read.sentences().first().unwrap();
            sentence.tokens.iter().find(|token| token.lower == word).unwrap().is_quoted
        };
        assert!(is_quoted("done") && is_quoted("good") && !is_quoted("and"));
    }
}
