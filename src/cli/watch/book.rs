//! All disputes of a folder as one book.

use std::io::{IsTerminal, Write};
use std::sync::Arc;

use anyhow::{Context, bail};

use super::WatchArgs;
use crate::brief::{Book, BookOptions, Format, Origin};
use crate::cli::claim::Claim;
use crate::cli::render::house;
use crate::reading::DeskOrder;
use crate::store::{self, Desk, shown};
use crate::words::Words;

/// Makes the book once, and writes it in each format asked for.
pub(super) fn write(args: &WatchArgs, desk: &Desk, order: DeskOrder) -> anyhow::Result<()> {
    let asked = &args.book;
    let mut claim = Claim::new(asked.force, None);
    for path in &asked.output {
        if !matches!(Format::of(path), Some(Format::Pdf | Format::Pptx)) {
            bail!("{}: a book is written as .pdf or .pptx; name it so", shown(path));
        }
        claim.of(path)?;
    }
    let house = match &asked.house {
        None => Arc::default(),
        Some(path) => Arc::new(house(path, asked.theme)?),
    };
    let options = BookOptions {
        layout: asked.layout,
        theme: asked.theme,
        size: asked.size.map(|pixels| asked.layout.size_of(pixels)),
        language: asked.lang,
        house,
        author: asked.author.clone(),
        as_of: args.as_of,
        max_marking: asked.max_marking.clone(),
    };
    let folder = desk.folder.file_name().unwrap_or_default().to_string_lossy();
    let title = asked.title.clone().unwrap_or_else(|| folder.into_owned());
    let mut book = Book::new(title);
    let rows = desk.rows(order);
    for (number, (entry, _)) in rows.iter().enumerate() {
        progress(number + 1, rows.len());
        let loaded = store::load(Some(&entry.path))?.with_data().with_quotes();
        let origin = Origin::of(loaded.name(), &loaded.text);
        // Changed since it was read: to leave it out in silence would be worse.
        let holdings = loaded
            .holdings
            .with_context(|| format!("{} has errors by now; make the book again", entry.name))?;
        let brief = options.brief(holdings, origin).context("--max-marking")?;
        book.add(&brief)?;
    }
    let told = desk.all_left_out(&Words::of(asked.lang));
    let disputes = book.len();
    for path in &asked.output {
        let Some(format) = Format::of(path) else { continue };
        let bytes = book.print(format, &told)?;
        store::write_atomically(path, &bytes)?;
        tell!("detente: {}: {disputes} disputes", shown(path));
    }
    Ok(())
}

/// How far it is, on a terminal alone.
fn progress(done: usize, all: usize) {
    let mut out = std::io::stderr();
    if out.is_terminal() {
        let end = if done == all { "\n" } else { "" };
        // That no one sees it hurts nobody.
        let _ = write!(out, "\r{done} of {all}{end}").and_then(|()| out.flush());
    }
}
