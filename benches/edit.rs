//! What editing costs in a dossier of 10,000 events: each figure is the time
//! from an edit to the dossier that it gives, the median of several runs.
//!
//! `cargo bench --bench edit`

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a bench may fail loudly"
)]

use std::fmt::Write;
use std::time::{Duration, Instant};

use detente::dossier::{RecordKind, parse};
use detente::edit::{Document, Edit, Fields, Place, Step, diff, merge};

fn dossier(events: usize) -> String {
    let mut text = "schema = 1\ntitle = \"Large\"\n\n[[sides]]\nid = \"a\"\nname = \"A\"\n\n[[sides]]\nid = \"b\"\nname = \"B\"\n".to_owned();
    for at in 0..200 {
        writeln!(
            text,
            "\n[[sources]]\nid = \"s{at}\"\ntitle = \"Paper {at}\"\npublished = \"2015-01-01\""
        )
        .unwrap();
    }
    for at in 0..events {
        let (year, month, day) = (2015 + at / 1200, 1 + at / 100 % 12, 1 + at / 4 % 28);
        writeln!(
            text,
            "\n[[events]]\nid = \"event-{at}\"\ndate = \"{year}-{month:02}-{day:02}\"\nheadline = \"Something that happened, number {at}\"\ndetail = \"What it was, told in a sentence or two, as long as such sentences are.\"\nactor = \"a\"\ncode = \"043\"\nsources = [\"s{}\", \"s{}\"]",
            at % 200,
            (at + 7) % 200
        )
        .unwrap();
    }
    text
}

fn median(name: &str, runs: usize, mut run: impl FnMut() -> Duration) {
    let mut times: Vec<Duration> = (0..runs).map(|_| run()).collect();
    times.sort();
    println!("{name:<44} {:>8.2} ms", times[times.len() / 2].as_secs_f64() * 1e3);
}

fn timed<T>(act: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    std::hint::black_box(act());
    start.elapsed()
}

fn main() {
    let text = dossier(10_000);
    println!("{} events, {:.1} MB", 10_000, text.len() as f64 / 1e6);
    median("read the text alone", 15, || timed(|| parse(&text)));
    median("open", 9, || timed(|| Document::open(text.as_str()).unwrap()));
    let mut document = Document::open(text.as_str()).unwrap();
    let mut letters = 0;
    median("type a letter into a headline", 31, || {
        letters += 1;
        let edit = Edit::set(Place::event("event-5000"), "headline", "x".repeat(letters));
        timed(|| document.perform(Step::from(edit).in_gesture("headline")).unwrap())
    });
    median("change a date", 15, || {
        letters += 1;
        let date = format!("2019-03-{:02}", 1 + letters % 28);
        let edit = Edit::set(Place::event("event-5000"), "date", date);
        timed(|| document.perform(edit).unwrap())
    });
    median("add an event where its date puts it", 15, || {
        letters += 1;
        let fields = Fields::new()
            .with("id", format!("new-{letters}"))
            .with("date", "2019-03-03")
            .with("headline", "New")
            .with("actor", "b")
            .with("code", "036");
        timed(|| document.perform(Edit::add(RecordKind::Event, fields)).unwrap())
    });
    median("give a source another id", 5, || {
        letters += 1;
        let place = Place::source(if letters % 2 == 0 { "s7" } else { "s-7" });
        let (from, to) = if document.dossier().sources.find("s7").is_some() {
            ("s7", "s-7")
        } else {
            ("s-7", "s7")
        };
        let _ = place;
        timed(|| document.perform(Edit::set(Place::source(from), "id", to)).unwrap())
    });
    median("undo", 9, || timed(|| document.undo().unwrap()));
    median("refuse an edit", 9, || {
        let edit = Edit::set(Place::event("event-5000"), "date", "2019-02-30");
        timed(|| document.check(&[edit]).unwrap_err())
    });
    let edited = document.text().to_owned();
    median("diff", 9, || timed(|| diff(&text, &edited)));
    let mut theirs = Document::open(text.as_str()).unwrap();
    theirs.perform(Edit::set(Place::event("event-1"), "headline", "Theirs")).unwrap();
    median("merge", 9, || timed(|| merge(&text, &edited, theirs.text()).unwrap()));
}
