//! A custom importer: lines such as `2025-05-12 | China | 085 | Lifts the ban | https://…` become
//! events of a dossier, with their sources, in one step that leaves the rest of the file as it is.
//! Lines that do not become a record are reported.
//!
//! `cargo run --example importer -- my.dossier.toml lines.txt > new.dossier.toml`
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints")]

use std::error::Error;
use std::path::Path;

use detente::edit::{Document, Step};
use detente::import::{AddingOptions, Found, Happening, added_lines, adding};
use detente::store;
use detente::words::{ENGLISH, Words};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(dossier), Some(lines)) = (arguments.next(), arguments.next()) else {
        return Err("name a dossier and a file of lines".into());
    };
    let read = |path: &Path| store::read_text(path).map_err(|error| error.in_words(&ENGLISH));
    let (dossier, lines) = (read(dossier.as_ref())?, read(lines.as_ref())?);
    let mut document = Document::open(dossier).map_err(|_| "the dossier has errors")?;
    let found = Found::Happenings(happenings(&lines)?);
    let (edits, added) = adding(&document, &found, &AddingOptions::default())?;
    document.perform(Step::new(edits)).map_err(|refusal| format!("{refusal:?}"))?;
    for line in added_lines(&added, &Words::english()) {
        eprintln!("{line}");
    }
    print!("{}", document.text());
    Ok(())
}

/// Reads the lines; empty ones and those that begin with `#` are skipped.
fn happenings(text: &str) -> Result<Vec<Happening>, String> {
    let mut all = Vec::new();
    for (line, row) in (1..).zip(text.lines()) {
        if row.trim().is_empty() || row.starts_with('#') {
            continue;
        }
        let parts: Vec<&str> = row.split('|').map(str::trim).collect();
        let [date, actor, code, headline, url] = parts.as_slice() else {
            return Err(format!("line {line}: five parts are wanted, {} are there", parts.len()));
        };
        all.push(Happening {
            line,
            date: (*date).to_owned(),
            actor: (*actor).to_owned(),
            code: (*code).to_owned(),
            headline: (*headline).to_owned(),
            url: (*url).to_owned(),
            ..Happening::default()
        });
    }
    Ok(all)
}
