//! What stands on every page and belongs to none: running heads and feet, and the
//! numbers of pages.

use std::collections::HashMap;

use super::layout::{Line, Page};

/// How many lines at the top and at the bottom of a page are looked at.
const LINES: usize = 3;
/// The share of a page's height in which its number stands.
const MARGIN: f32 = 0.12;

/// Drops the lines at the top and bottom that come again on other pages at the same
/// height, and the numbers of pages.
pub(super) fn drop(pages: &mut [Page]) {
    let mut often: HashMap<(String, i32), usize> = HashMap::new();
    for page in &*pages {
        for at in edges(page) {
            if let Some(line) = page.lines.get(at) {
                *often.entry(key(line)).or_default() += 1;
            }
        }
    }
    let is_again = |count: usize, of: usize| count >= 2 && (count >= 3 || count == of);
    let count = pages.len();
    for page in pages {
        let mut gone = edges(page);
        gone.retain(|at| {
            let Some(line) = page.lines.get(*at) else { return false };
            let is_outside = line.y < MARGIN * page.height || line.y > (1.0 - MARGIN) * page.height;
            let again = often.get(&key(line)).is_some_and(|often| is_again(*often, count));
            again || is_outside && (is_number(&line.text) || is_by_browser(page, line))
        });
        let mut at = 0;
        page.lines.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }
}

/// The places of the uppermost and lowest lines of a page, each once.
fn edges(page: &Page) -> Vec<usize> {
    let mut by_height: Vec<usize> = (0..page.lines.len()).collect();
    let y = |at: usize| page.lines.get(at).map_or(0.0, |line| line.y);
    by_height.sort_by(|one, other| y(*one).total_cmp(&y(*other)));
    let last = by_height.iter().rev().take(LINES).copied();
    let mut all: Vec<usize> = by_height.iter().take(LINES).copied().chain(last).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The line without its figures, and about where it stands.
fn key(line: &Line) -> (String, i32) {
    let text = line.text.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    #[expect(clippy::cast_possible_truncation, reason = "it is within a page")]
    let height = (line.y / 4.0).round() as i32;
    (text, height)
}

/// Whether a line is what browsers print above and below a page: the day and the title,
/// the address and the number of the page. That day is the one of printing.
fn is_by_browser(page: &Page, line: &Line) -> bool {
    let has_address = |text: &str| {
        let is_counted = text.rsplit_once(' ').is_some_and(|(_, last)| {
            last.contains('/') && last.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/')
        });
        text.contains("://") && is_counted
    };
    let is_printed = page.lines.iter().any(|line| has_address(&line.text));
    let is_first = line.y < MARGIN / 2.0 * page.height;
    is_printed && (is_first || has_address(&line.text))
}

/// Whether a line is the number of a page: `7`, `- 7 -`, `Page 7 of 12`, `7/12`, `iv`.
fn is_number(text: &str) -> bool {
    let text = text.to_lowercase();
    let is_mark = |letter: char| !letter.is_alphanumeric();
    let words: Vec<&str> = text.split(is_mark).filter(|word| !word.is_empty()).collect();
    let is_figure = |word: &str| {
        word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit())
            || word.len() <= 6 && word.bytes().all(|byte| b"ivxl".contains(&byte))
    };
    let figures = words.iter().filter(|word| is_figure(word)).count();
    let is_label = |word: &str| matches!(word, "page" | "of" | "p" | "pg" | "第" | "页" | "共");
    (1..=2).contains(&figures) && words.iter().all(|word| is_figure(word) || is_label(word))
}
