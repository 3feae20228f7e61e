//! What was said before: whom pronouns mean, and names that were introduced
//! once in full.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{How, Mention, Party};

/// Whom a mention means, without where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Who {
    pub(super) party: Party,
    pub(super) countries: Vec<Arc<str>>,
}

impl Who {
    pub(super) fn of(mention: &Mention) -> Self {
        Self { party: mention.party.clone(), countries: mention.countries.clone() }
    }
}

/// The most people a text may introduce; later ones are not remembered.
const MOST_PEOPLE: usize = 2_000;

/// Words that are also names of people, but mean no one by themselves.
const NO_NAMES: [&str; 10] = ["he", "she", "may", "will", "an", "so", "to", "do", "you", "the"];

/// What a text has said so far.
#[derive(Debug, Default)]
pub(super) struct Memory {
    people: BTreeMap<String, Who>,
    person: Option<Who>,
    body: Option<Who>,
    group: Option<Who>,
}

impl Memory {
    /// Remembers the words of a person's name.
    pub(super) fn learn<'a>(&mut self, words: impl Iterator<Item = &'a str>, who: &Who) {
        for word in words.filter(|word| word.chars().count() > 1) {
            if self.people.len() < MOST_PEOPLE || self.people.contains_key(word) {
                self.people.insert(word.to_owned(), who.clone());
            }
        }
    }

    /// The person introduced by a name that contains this word. Without a title before it, it must
    /// not be an ordinary word.
    pub(super) fn known(&self, word: &str, has_title: bool) -> Option<&Who> {
        self.people.get(word).filter(|_| has_title || !NO_NAMES.contains(&word))
    }

    /// Whom *he* and *she* mean.
    pub(super) fn person(&self, so_far: &[Mention]) -> Option<Who> {
        let last = so_far.iter().rev().find(|mention| mention.how == How::Person);
        last.map(Who::of).or_else(|| self.person.clone())
    }

    /// Whom *it* means: what the sentence began with, else what the one before
    /// did.
    pub(super) fn body(&self, so_far: &[Mention]) -> Option<Who> {
        let first = so_far.iter().find(|mention| is_body(mention));
        first.map(Who::of).or_else(|| self.body.clone())
    }

    /// Whom *they* means.
    pub(super) fn group(&self, so_far: &[Mention]) -> Option<Who> {
        let last = so_far.iter().rev().find(|mention| mention.how == How::Together);
        last.map(Who::of).or_else(|| self.group.clone()).or_else(|| self.body(so_far))
    }

    /// Remembers a sentence; `leads` tells what may be its subject.
    pub(super) fn close(&mut self, mentions: &[Mention], leads: impl Fn(&Mention) -> bool) {
        // The person who led the sentence goes on: *Mr Li said that Mr Trump had called. He left.*
        let person = mentions.iter().find(|mention| mention.how == How::Person);
        let lead = |mention: &&Mention| is_body(mention) && leads(mention);
        let body = mentions.iter().find(lead).or_else(|| mentions.iter().find(|m| is_body(m)));
        let group = mentions.iter().rev().find(|mention| mention.how == How::Together);
        for (kept, new) in
            [(&mut self.person, person), (&mut self.body, body), (&mut self.group, group)]
        {
            if let Some(new) = new {
                *kept = Some(Who::of(new));
            }
        }
    }
}

fn is_body(mention: &Mention) -> bool {
    mention.party.acts() && matches!(mention.how, How::Name | How::Office | How::Pronoun)
}
