//! On which day an article says that it was published.
//!
//! Only its head and its last lines are looked at, and only what is written as
//! such a day is: a line that is a date, one that begins with *Published*, a
//! byline, a dateline. A date within a sentence is what the article tells of. A
//! year must be written; nothing is guessed.

mod line;
mod stamp;

use super::{Published, PublishedFrom};
use crate::dossier::Day;
use line::{Sort, said_in};

pub(super) use stamp::{day_of_stamp, is_chinese};

/// How many lines of the head are looked at, and how many bytes.
const HEAD_LINES: usize = 15;
const HEAD_BYTES: usize = 1_500;
/// How many of the last lines.
const TAIL_LINES: usize = 4;
/// How many bytes of a line.
const LINE_BYTES: usize = 240;

/// The day that a text says, with its words.
pub(super) fn of_text(text: &str) -> Option<Published> {
    let filled = |line: &&str| !line.trim().is_empty();
    // A line that begins in the head belongs to it.
    let end = text.bytes().enumerate().skip(HEAD_BYTES).find(|(_, byte)| *byte == b'\n');
    let (head, rest) = text.split_at_checked(end.map_or(text.len(), |(at, _)| at))?;
    let mut found: Vec<(u8, Day, &str)> = Vec::new();
    for line in head.lines().filter(filled).take(HEAD_LINES) {
        found.extend(said_in(beginning(line)).iter().map(|said| {
            let rank = match said.sort {
                Sort::Published => 0,
                Sort::Alone => 1,
                Sort::Updated => 3,
            };
            (rank, said.day, said.words)
        }));
    }
    for line in rest.lines().rev().filter(filled).take(TAIL_LINES) {
        // A dateline stands at the head; the last lines have a signature's day.
        let said = said_in(beginning(line));
        found.extend(said.iter().filter(|said| !said.is_dateline).map(|said| {
            let rank = match said.sort {
                Sort::Published => 0,
                Sort::Alone => 2,
                Sort::Updated => 4,
            };
            (rank, said.day, said.words)
        }));
    }
    let (_, day, words) = found.into_iter().min_by_key(|(rank, ..)| *rank)?;
    Some(Published { day, from: PublishedFrom::Words(words.to_owned()) })
}

/// The day in a file's name: `statement-2025-06-12.pdf`.
pub(super) fn day_of_name(name: &str) -> Option<Day> {
    let bytes = name.as_bytes();
    let is_digit = |at: Option<&u8>| at.is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).find_map(|at| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        if is_digit(before) || is_digit(bytes.get(at + 10)) {
            return None;
        }
        stamp::plausible(name.get(at..at + 10)?.parse().ok()?)
    })
}

/// The beginning of a line, whole letters of it.
fn beginning(line: &str) -> &str {
    let end = (0..=LINE_BYTES.min(line.len())).rev().find(|end| line.is_char_boundary(*end));
    end.and_then(|end| line.get(..end)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
