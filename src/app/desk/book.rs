//! The book of a folder: what is asked for, and what became of it.

use std::path::PathBuf;

use super::work::DeskEffect;
use crate::app::state::{Effect, State};
use crate::brief::{BookOptions, Format, Layout};
use crate::store::DeskProgress;

/// What is asked about a book, and how far it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct BookForm {
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
pub(crate) struct BookOrder {
    /// Where it is to be written.
    pub path: PathBuf,
    /// Whether a file that is there already may be written over.
    pub replaces: bool,
    /// By the name of the file.
    pub format: Format,
    /// What it is called.
    pub title: String,
    /// The dossiers, in their order.
    pub files: Vec<PathBuf>,
    /// How each is made.
    pub options: BookOptions,
    /// What it leaves out, a sentence each.
    pub left_out: Vec<String>,
    /// How far it is.
    pub progress: DeskProgress,
}

/// What became of it.
#[derive(Debug)]
pub(crate) enum Bound {
    /// It is there, with so many disputes.
    Done(PathBuf, usize),
    /// There is a file already, which may not be written over unasked.
    Exists(PathBuf),
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
        let replaces = form.replaces.take() == Some(path.clone());
        let progress = DeskProgress::default();
        form.progress = Some(progress.clone());
        let marking = Some(form.marking.trim().to_owned()).filter(|text| !text.is_empty());
        let language = self.words.language();
        let rows = desk.rows(self.desk.order);
        let order = BookOrder {
            path,
            replaces,
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
        };
        Some(Effect::Desk(DeskEffect::Bind(Box::new(order))))
    }

    /// Takes what became of a book.
    pub(super) fn take_book(&mut self, bound: Bound) {
        let Some(form) = self.desk.book.as_mut() else { return };
        form.progress = None;
        match bound {
            Bound::Done(path, count) => {
                let values = [("path", path.display().to_string().into()), ("count", count.into())];
                form.told = Some(self.words.with("desk-book-done", &values).into_owned());
            }
            Bound::Exists(path) => form.replaces = Some(path),
            Bound::Ended => form.told = Some(self.words.get("desk-ended").into_owned()),
            Bound::Failed(why) => form.wrong = Some(why),
        }
    }
}
