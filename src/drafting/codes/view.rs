//! A sentence as the rules see it: its words by what they are forms of, and its mentions in groups.

use std::ops::Range;

use super::forms::{Lemma, Shape};
use super::rules::Rules;
use crate::drafting::actors::{How, Mention};
use crate::drafting::sentences::{Sentence, TokenKind};

/// Mentions that act together: *China and the United States*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// Which of the mentions.
    pub(super) mentions: Range<usize>,
    /// Their words, and those between.
    pub(super) tokens: Range<usize>,
}

/// What is between two of a group beside commas and *and*.
const MOST_BETWEEN: usize = 5;

pub(super) struct View<'a> {
    pub(super) rules: &'a Rules,
    pub(super) sentence: &'a Sentence,
    pub(super) mentions: &'a [Mention],
    pub(super) groups: Vec<Group>,
    forms: Vec<&'a [(Lemma, Shape)]>,
}

impl<'a> View<'a> {
    pub(super) fn of(rules: &'a Rules, sentence: &'a Sentence, mentions: &'a [Mention]) -> Self {
        let forms = sentence.tokens.iter().map(|token| rules.forms.of(&token.lower)).collect();
        let groups = groups(sentence, mentions);
        Self { rules, sentence, mentions, groups, forms }
    }

    /// What a word may be a form of.
    pub(super) fn forms(&self, at: usize) -> &'a [(Lemma, Shape)] {
        self.forms.get(at).copied().unwrap_or_default()
    }

    pub(super) fn is_form(&self, at: usize, lemma: Lemma) -> bool {
        self.forms(at).iter().any(|(one, _)| *one == lemma)
    }

    pub(super) fn lower(&self, at: usize) -> &'a str {
        self.sentence.lower(at)
    }

    /// Behind a phrase that stands somewhere; hyphens within do not count.
    pub(super) fn phrase_end(&self, at: usize, phrase: &[Lemma]) -> Option<usize> {
        let mut place = at;
        for (step, lemma) in phrase.iter().enumerate() {
            if step > 0 && self.sentence.token(place).is_some_and(|token| token.is_mark("-")) {
                place += 1;
            }
            if !self.is_form(place, *lemma) {
                return None;
            }
            place += 1;
        }
        Some(place)
    }

    /// The group that a word belongs to.
    pub(super) fn group_at(&self, at: usize) -> Option<&Group> {
        self.groups.iter().find(|group| group.tokens.contains(&at))
    }

    pub(super) fn members(&self, group: &Group) -> &'a [Mention] {
        self.mentions.get(group.mentions.clone()).unwrap_or_default()
    }

    /// Whether it is only what something is called by: *Chinese goods*.
    pub(super) fn is_adjective(&self, group: &Group) -> bool {
        self.members(group).iter().all(|mention| mention.how == How::Demonym)
    }

    pub(super) fn owns(&self, group: &Group) -> bool {
        self.members(group).last().is_some_and(|mention| mention.owns)
    }
}

/// The mentions of a sentence by groups. A comma joins only in a list that has
/// an *and* at its end.
fn groups(sentence: &Sentence, mentions: &[Mention]) -> Vec<Group> {
    let mut all = Vec::new();
    let mut start = 0;
    while start < mentions.len() {
        let mut end = start + 1;
        let mut commas = start + 1;
        while let (Some(one), Some(next)) = (mentions.get(commas - 1), mentions.get(commas)) {
            match link(sentence, one, next) {
                Link::And => {
                    commas += 1;
                    end = commas;
                }
                Link::Comma => commas += 1,
                Link::None => break,
            }
        }
        let first = mentions.get(start).map_or(0, |mention| mention.tokens.start);
        let last = mentions.get(end - 1).map_or(first, |mention| mention.tokens.end);
        all.push(Group { mentions: start..end, tokens: first..last });
        start = end;
    }
    all
}

enum Link {
    And,
    Comma,
    None,
}

fn link(sentence: &Sentence, one: &Mention, next: &Mention) -> Link {
    let between = one.tokens.end..next.tokens.start;
    if between.is_empty() || between.len() > MOST_BETWEEN || one.owns {
        return Link::None;
    }
    let mut and = false;
    let mut comma = false;
    for at in between.clone() {
        let Some(token) = sentence.token(at) else { return Link::None };
        let word = token.lower.as_str();
        match token.kind {
            TokenKind::Mark if word == "-" && between.len() == 1 => and = true,
            TokenKind::Mark if word == "," => comma = true,
            TokenKind::Word if matches!(word, "and" | "or" | "nor") => and = true,
            TokenKind::Mark if word == "&" => and = true,
            // *And the mighty Gondor*: small words that no clause begins with.
            TokenKind::Word
                if (and || comma)
                    && !token.is_capital
                    && !word.ends_with("ed")
                    && !["to", "with", "of", "in", "who", "that", "which", "as"]
                        .contains(&word) => {}
            _ => return Link::None,
        }
    }
    match (and, comma) {
        (true, _) => Link::And,
        (false, true) => Link::Comma,
        _ => Link::None,
    }
}
