//! A clause as a headline that names the actor.

use std::ops::Range;

use crate::drafting::actors::{How, Mention};
use crate::drafting::codes::Candidate;
use crate::words::one_line;

/// Most characters of one.
const MOST: usize = 90;

/// What joins a clause to others.
const JOINS: [&str; 18] = [
    "and ",
    "but ",
    "that ",
    "which ",
    "while ",
    "as well as ",
    "well as ",
    "as ",
    "after ",
    "who ",
    "when ",
    "including ",
    "such as ",
    "so ",
    "then ",
    "also ",
    "later ",
    "or ",
];

/// How long a clause is that means something by itself, in letters; a Han character counts as
/// three.
const SHORTEST: usize = 20;

/// The clause of a candidate, or its part of that, on one line, without what joins it to others;
/// where it does not say who acts, or only by a pronoun, `name` does. A clause that only reports
/// speaking is followed by what was said.
pub(super) fn of(
    whole: &str,
    candidate: &Candidate,
    clause: &Range<usize>,
    sentence: &Range<usize>,
    name: &str,
) -> String {
    let text = whole.get(clause.clone()).unwrap_or_default();
    let inside = |one: &&Mention| clause.start <= one.range.start && one.range.end <= clause.end;
    let mut mentions = candidate.actors.iter().filter(inside);
    let pronoun = mentions.clone().find(|one| one.how == How::Pronoun);
    if mentions.any(|one| one.how != How::Pronoun) {
        return match said(whole, clause, sentence) {
            Some(said) if length(text) < SHORTEST => {
                shortened(&format!("{}: {said}", closed(bare(text))))
            }
            _ => sentence_of(text),
        };
    }
    if let Some(one) = pronoun
        && one.range.start <= candidate.head.start
        && bare(text).starts_with(whole.get(one.range.clone()).unwrap_or("?"))
    {
        let rest = whole.get(one.range.end..clause.end).unwrap_or_default();
        return sentence_of(&format!("{name}{rest}"));
    }
    let deed = closed(bare(whole.get(candidate.head.start..clause.end).unwrap_or(text)));
    let is_past = deed.split_whitespace().next().is_some_and(|word| word.ends_with("ed"));
    shortened(&format!("{name}{}{deed}", if is_past { " " } else { ": " }))
}

/// How much a text says, by its letters.
fn length(text: &str) -> usize {
    text.chars().map(|c| if ('\u{3400}'..='\u{9fff}').contains(&c) { 3 } else { 1 }).sum()
}

/// What a sentence says besides a clause: what stands behind it, or before.
fn said<'t>(whole: &'t str, clause: &Range<usize>, sentence: &Range<usize>) -> Option<&'t str> {
    let behind = whole.get(clause.end..sentence.end).map(|text| closed(bare(text)));
    let before = whole.get(sentence.start..clause.start).map(|text| text.trim());
    let before = before.map(|text| text.trim_end_matches([',', ' ']));
    behind.filter(|text| !text.is_empty()).or(before).filter(|text| !text.is_empty())
}

/// Most characters of what was undertaken: all of a long sentence.
const MOST_UNDERTAKEN: usize = 280;

/// The text of a clause as what is undertaken: all of it, since that is what is judged.
pub(super) fn undertaking_of(text: &str) -> String {
    one_line(&with_closing(&capitalised(closed(bare(text)))), MOST_UNDERTAKEN).into_owned()
}

/// The text of a clause as a sentence of its own.
fn sentence_of(text: &str) -> String {
    shortened(&capitalised(closed(bare(text))))
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}", chars.as_str())
}

fn shortened(text: &str) -> String {
    one_line(&with_closing(text), MOST).into_owned()
}

/// Without marks around and words that join it to others.
fn bare(text: &str) -> &str {
    let mut text =
        text.trim_start_matches(|c: char| c.is_whitespace() || ",;:–—-…”\"，；：".contains(c));
    while let Some(join) = JOINS
        .iter()
        .find(|join| text.get(..join.len()).is_some_and(|start| start.eq_ignore_ascii_case(join)))
    {
        text = text.get(join.len()..).unwrap_or_default().trim_start();
    }
    text
}

/// Without marks at the end, unless they close what was opened before, and without a word
/// that would join it to what follows.
fn closed(text: &str) -> &str {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-.，；：。".contains(c));
    let text = text.strip_suffix(" and").unwrap_or(text);
    let opened = text.matches('“').count();
    if text.matches('”').count() > opened { text.trim_end_matches('”') } else { text }
}

/// With the mark that closes what was opened, where the clause ends before it.
fn with_closing(text: &str) -> String {
    let is_open = text.matches('“').count() > text.matches('”').count();
    format!("{text}{}", if is_open { "”" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_joins_a_clause_to_another_is_left_out() {
        assert_eq!(sentence_of(", and China lifted tariffs"), "China lifted tariffs");
        assert_eq!(sentence_of("well as halting sales, "), "Halting sales");
        assert_eq!(sentence_of("that the deal “is done”."), "The deal “is done”");
        assert_eq!(sentence_of("done”"), "Done");
        assert_eq!(sentence_of(""), "");
        assert!(sentence_of(&"word ".repeat(60)).chars().count() <= 91);
    }

    #[test]
    fn what_is_opened_is_closed() {
        assert_eq!(sentence_of("the deal “is done"), "The deal “is done”");
    }
}
