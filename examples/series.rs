//! Tension by day from a dossier file, as lines of CSV.
//!
//! `cargo run --example series -- my.dossier.toml`; without a file that of the sample.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints")]

use std::error::Error;
use std::path::PathBuf;

use detente::reading::Settings;
use detente::store;
use detente::tension::Series;
use detente::words::ENGLISH;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args_os().nth(1).map(PathBuf::from);
    let loaded = store::load(file.as_deref()).map_err(|error| error.in_words(&ENGLISH))?;
    let name = loaded.shown();
    for problem in &loaded.problems {
        eprintln!("{}", ENGLISH.problem_lines(problem, &name));
    }
    let holdings = loaded.holdings.ok_or("the file has errors")?;
    // What was known on the dossier's own day, by its own model.
    let settings = Settings::of(holdings.dossier());
    let selection = holdings.select(settings.scope());
    println!("date,tension");
    for (day, tension) in Series::compute(&settings.model, &selection).iter() {
        let tension = tension.map(|tension| format!("{tension:.2}")).unwrap_or_default();
        println!("{day},{tension}");
    }
    Ok(())
}
