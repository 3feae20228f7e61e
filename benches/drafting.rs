//! What it costs to draft from a text: 1,000, 10,000 and 100,000 words, in instructions where
//! `valgrind` is installed, and in time.
//!
//! `cargo bench --bench drafting` prints a table.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a program that measures and prints")]

mod counted;

use std::env;
use std::hint::black_box;
use std::time::Instant;

use counted::{CASE, instructions};
use detente::dossier::{self, Day, Dossier};
use detente::drafting::Draft;
use detente::drafting::codes::Coder;
use detente::store;

const WORDS: [usize; 3] = [1_000, 10_000, 100_000];
/// Runs of a case; the quickest counts.
const RUNS: usize = 9;

/// A page of our own, of the kind that is read.
const PAGE: &str = "China and the United States agreed to resume talks in Geneva after a month of \
    silence. \u{201c}We will lift our restrictions if they lift theirs,\u{201d} said Chinese Vice-Minister \
    Sun Example, who leads the delegation. Washington had threatened to impose tariffs on Chinese \
    goods unless Beijing approved more licences. Economists doubt it. The two sides met on Monday, \
    and US Treasury Secretary Ann Example called on China to keep its word. She said that the talks \
    were constructive, but that both countries must do more. On Tuesday the Ministry of Commerce \
    accused the US of violating what was agreed, and halted exports of rare earths to three firms. \
    It may release them, a newspaper reported.\n\n";

fn text_of(words: usize) -> String {
    let page = PAGE.split_whitespace().count();
    PAGE.repeat(words.div_ceil(page))
}

/// All of a draft: dates, candidates, and what the sample has of them.
#[inline(never)]
fn measured_draft(text: &str, sample: &Dossier, day: Day) -> usize {
    Draft::of(black_box(text), sample, day, &Coder::built_in()).len()
}

fn main() {
    let sample = dossier::parse(store::SAMPLE).dossier.unwrap();
    let day = Day::from_ymd(2025, 6, 12).unwrap();
    // The tables are read once, before anything is measured.
    black_box(Coder::built_in());
    if let Ok(case) = env::var(CASE) {
        black_box(measured_draft(&text_of(case.parse().unwrap()), &sample, day));
        return;
    }
    println!("| words | candidates | million instructions | quickest, ms |");
    println!("|--:|--:|--:|--:|");
    for words in WORDS {
        let text = text_of(words);
        let mut found = 0;
        let times = (0..RUNS).map(|_| {
            let start = Instant::now();
            found = measured_draft(&text, &sample, day);
            start.elapsed().as_secs_f64() * 1e3
        });
        let quickest = times.fold(f64::INFINITY, f64::min);
        let counted = instructions(&words.to_string());
        let counted =
            counted.map_or("–".to_owned(), |count| format!("{:.1}", count as f64 / 1e6));
        println!("| {words} | {found} | {counted} | {quickest:.2} |");
    }
}
