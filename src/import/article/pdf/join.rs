//! From lines to paragraphs.

use std::collections::HashSet;

use super::layout::{Line, Page};
use crate::import::article::ArticleError;
use crate::import::article::paragraphs::Paragraphs;
use crate::import::article::published::is_chinese;

/// Sizes that differ by more, by their share, are of another kind of text.
const OTHER_SIZE: f32 = 0.12;
/// A paragraph's first line is moved in by at least this, by its size.
const MOVED_IN: f32 = 0.8;
/// What is added to the distance of lines between paragraphs, by their size.
const MORE_ROOM: f32 = 0.3;
/// The distance of lines, by their size, where no two lines tell.
const PITCH: f32 = 1.3;
/// What items of lists begin with.
const BULLETS: [char; 9] = ['•', '▪', '■', '●', '○', '◦', '‣', '➢', '·'];

/// The paragraphs of all pages.
///
/// # Errors
/// Where there is more text than an article has.
pub(super) fn paragraphs(pages: &[Page]) -> Result<String, ArticleError> {
    let joined = joined_words(pages);
    let pitch = pitch(pages);
    let mut text = Paragraphs::default();
    let mut paragraph = String::new();
    let mut before: Option<(usize, &Line)> = None;
    for (page, line) in pages
        .iter()
        .enumerate()
        .flat_map(|(at, page)| page.lines.iter().map(move |line| (at, line)))
    {
        let goes_on = before.is_some_and(|(page_before, before)| {
            if page_before == page && before.part == line.part {
                !begins(before, line, pitch)
            } else {
                goes_over(before, line)
            }
        });
        if goes_on {
            glue(&mut paragraph, &line.text, &joined);
        } else {
            text.push(&std::mem::take(&mut paragraph));
            text.end();
            paragraph.push_str(&line.text);
        }
        before = Some((page, line));
    }
    text.push(&paragraph);
    text.finish()
}

/// The usual distance of two lines, by their size.
fn pitch(pages: &[Page]) -> f32 {
    let pairs = pages.iter().flat_map(|page| page.lines.windows(2));
    let mut all: Vec<f32> = pairs
        .filter_map(|pair| match pair {
            [one, other] if one.part == other.part => Some((other.y - one.y) / one.size),
            _ => None,
        })
        .filter(|pitch| (0.8..3.0).contains(pitch))
        .collect();
    all.sort_by(f32::total_cmp);
    // Most lines of a text follow one of the same paragraph; in a text of many short
    // paragraphs, fewer do.
    all.get(all.len() / 3).copied().unwrap_or(PITCH)
}

/// Whether a paragraph begins with a line that stands below another.
fn begins(before: &Line, line: &Line, pitch: f32) -> bool {
    let size = before.size.max(line.size);
    let is_other = (before.size - line.size).abs() > OTHER_SIZE * size;
    let down = line.y - before.y;
    let is_far = down <= 0.0 || down > (pitch + MORE_ROOM) * size;
    let (margin, _) = line.column;
    let is_moved_in =
        line.left > margin + MOVED_IN * size && before.left < margin + MOVED_IN / 2.0 * size;
    let is_broken =
        had_room(before, line) && (ends_sentence(&before.text) || !is_small(&line.text));
    is_other || is_far || is_moved_in || is_broken || line.text.starts_with(BULLETS)
}

/// Whether a paragraph goes on in another column, or on another page.
fn goes_over(before: &Line, line: &Line) -> bool {
    let size = before.size.max(line.size);
    let is_same = (before.size - line.size).abs() <= OTHER_SIZE * size;
    is_same
        && !ends_sentence(&before.text)
        && !line.text.starts_with(BULLETS)
        && (is_small(&line.text) || !had_room(before, line))
}

/// Whether the first word of a line would have fitted on the line before, so that the line was
/// ended on purpose.
fn had_room(before: &Line, line: &Line) -> bool {
    let letters = |text: &str| f32::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX));
    let word = match line.text.chars().next() {
        Some(letter) if is_chinese(letter) => 1.0,
        _ => letters(line.text.split(' ').next().unwrap_or_default()) + 1.0,
    };
    let width = (line.right - line.left) / letters(&line.text).max(1.0);
    before.right + word * width + 0.5 * before.size < before.column.1
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', ')', '」', '』', '）']);
    text.ends_with(['.', '!', '?', ':', '。', '！', '？', '：', '…'])
}

/// Whether a line begins as the middle of a sentence does.
fn is_small(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_lowercase() || is_chinese(letter))
}

/// Puts a line behind what there is of its paragraph. A hyphen at the end goes where it
/// only breaks a word, and stays where it joins two.
fn glue(paragraph: &mut String, line: &str, joined: &HashSet<&str>) {
    let last = paragraph.chars().next_back();
    let first = line.chars().next();
    if last == Some('\u{ad}') {
        paragraph.pop();
    } else if matches!(last, Some('-' | '\u{2010}')) {
        let word = paragraph.rsplit(char::is_whitespace).next().unwrap_or_default();
        let half = word.trim_end_matches(['-', '\u{2010}']);
        let is_broken = half.ends_with(char::is_lowercase)
            && first.is_some_and(char::is_lowercase)
            && !half.contains(['-', '\u{2010}'])
            && !joined.contains(format!("{half}-{}", word_of(line)).as_str());
        // A dash between words stands apart from both.
        if half.is_empty() {
            paragraph.push(' ');
        } else if is_broken {
            paragraph.pop();
        }
    } else if !(last.is_some_and(is_wide) && first.is_some_and(is_wide)) {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

/// Between letters of this kind there are no spaces.
pub(super) fn is_wide(letter: char) -> bool {
    is_chinese(letter) || matches!(letter, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}

/// The words with a hyphen that stand within lines: *long-term* is one, should it be
/// broken at its hyphen elsewhere.
fn joined_words(pages: &[Page]) -> HashSet<&str> {
    let words = pages.iter().flat_map(|page| &page.lines).flat_map(|line| line.text.split(' '));
    let joined = words.map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    joined.filter(|word| word.contains('-')).collect()
}

/// The word that a line begins with.
fn word_of(line: &str) -> &str {
    let end = line.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(line.len());
    line.get(..end).unwrap_or_default()
}
