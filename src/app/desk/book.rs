//! The book of a folder: what is asked for, and its making in the background.

use std::path::{Path, PathBuf};

use super::work::{DeskEffect, DeskNews};
use crate::app::brief::Failure;
use crate::app::state::{Effect, State};
use crate::brief::{Book, BookOptions, Format, Layout, Origin};
use crate::store::{self, DeskProgress, ReadError};
use crate::words::{Language, Words};

/// What is asked about a book, and how far it is.
#[derive(Debug, Clone, Default)]
pub struct BookForm {
    /// Where it is to be written.
    pub path: String,
    /// Up to which mark it holds anything; everything where empty.
    pub marking: String,
    /// The file that is there already and may be written over, once that was asked.
    pub replaces: Option<PathBuf>,
    /// How far it is.
    pub progress: Option<DeskProgress>,
    /// Why it cannot be made.
    pub wrong: Option<String>,
    /// That it was.
    pub told: Option<String>,
}

/// A book that is asked for.
#[derive(Debug, Clone)]
pub struct BookOrder {
    path: PathBuf,
    format: Format,
    title: String,
    files: Vec<PathBuf>,
    options: BookOptions,
    left_out: Vec<String>,
    progress: DeskProgress,
    language: Language,
}

/// What became of it.
#[derive(Debug)]
pub enum Bound {
    /// It is there, with so many disputes.
    Done(PathBuf, usize),
    /// It was told to end.
    Ended,
    /// Why it could not be made, in words.
    Failed(String),
}

impl State {
    /// Opens or closes what is asked about a book.
    pub(super) fn toggle_book(&mut self) {
        self.desk.book = match self.desk.book.take() {
            Some(form) if form.progress.is_none() => None,
            Some(form) => Some(form),
            None => {
                let folder = self.desk.desk.as_ref().map(|desk| desk.folder.clone());
                let path = folder.unwrap_or_default().join("book.pdf").display().to_string();
                Some(BookForm { path, ..BookForm::default() })
            }
        };
    }

    /// Makes the book that is asked for; of a file that is there already it is asked first.
    pub(super) fn bind_book(&mut self) -> Option<Effect> {
        let desk = self.desk.desk.as_ref()?;
        let form = self.desk.book.as_mut().filter(|form| form.progress.is_none())?;
        (form.wrong, form.told) = (None, None);
        let path = desk.folder.join(form.path.trim().trim_matches('"'));
        let Some(format @ (Format::Pdf | Format::Pptx)) = Format::of(&path) else {
            form.wrong = Some(self.words.get("desk-book-format").into_owned());
            return None;
        };
        if path.exists() && form.replaces.as_ref() != Some(&path) {
            form.replaces = Some(path);
            return None;
        }
        form.replaces = None;
        let progress = DeskProgress::default();
        form.progress = Some(progress.clone());
        let marking = Some(form.marking.trim().to_owned()).filter(|text| !text.is_empty());
        let language = self.words.language();
        let rows = desk.rows(self.desk.order);
        let order = BookOrder {
            path,
            format,
            title: desk.folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            files: rows.iter().map(|(entry, _)| entry.path.clone()).collect(),
            options: BookOptions {
                layout: Layout::Slide,
                language,
                as_of: desk.asked,
                max_marking: marking,
                ..BookOptions::default()
            },
            left_out: desk.all_left_out(&self.words),
            progress,
            language,
        };
        Some(Effect::Desk(DeskEffect::Bind(Box::new(order))))
    }

    /// Takes what became of a book.
    pub(super) fn take_book(&mut self, bound: Bound) {
        let Some(form) = self.desk.book.as_mut() else { return };
        form.progress = None;
        match bound {
            Bound::Done(path, count) => {
                let values = [("path", store::shown(&path).into()), ("count", count.into())];
                form.told = Some(self.words.with("desk-book-done", &values).into_owned());
            }
            Bound::Ended => form.told = Some(self.words.get("desk-ended").into_owned()),
            Bound::Failed(why) => form.wrong = Some(why),
        }
    }
}

/// Makes it.
pub(super) fn bind(order: &BookOrder) -> DeskNews {
    let words = Words::of(order.language);
    DeskNews::Bound(match made(order, &words) {
        Ok(Some(count)) => Bound::Done(order.path.clone(), count),
        Ok(None) => Bound::Ended,
        Err(why) => Bound::Failed(why),
    })
}

/// How many disputes it has; nothing where it was told to end. Nothing is written before all
/// of it is there.
fn made(order: &BookOrder, words: &Words) -> Result<Option<usize>, String> {
    let mut book = Book::new(order.title.as_str());
    order.progress.expect(order.files.len());
    for file in &order.files {
        if order.progress.is_cancelled() {
            return Ok(None);
        }
        add(&mut book, order, file, words)?;
        order.progress.step();
    }
    let failed = |error| Failure::from(error).in_words(words);
    let bytes = book.print(order.format, &order.left_out).map_err(failed)?;
    if order.progress.is_cancelled() {
        return Ok(None);
    }
    let written = store::write_atomically(&order.path, &bytes);
    written.map_err(|error| error.in_words(words))?;
    Ok(Some(book.len()))
}

fn add(book: &mut Book, order: &BookOrder, file: &Path, words: &Words) -> Result<(), String> {
    let unread = |error: ReadError| error.in_words(words);
    let loaded = store::load(Some(file)).map_err(unread)?.with_data().with_quotes();
    let origin = Origin::of(loaded.name(), &loaded.text);
    let name = loaded.name();
    let holdings = loaded.holdings.ok_or_else(|| {
        words.with("desk-book-changed", &[("name", name.as_str().into())]).into_owned()
    })?;
    let brief = order.options.brief(holdings, origin).map_err(|unknown| {
        words.with("desk-book-marking", &[("marking", unknown.0.into())]).into_owned()
    })?;
    book.add(&brief).map_err(|error| Failure::from(error).in_words(words))
}
