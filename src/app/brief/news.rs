//! What the threads have to say.

use std::path::PathBuf;

use egui::ColorImage;

use crate::brief::{BriefError, MissingGlyphs, PngError, Remarks, TemplateProblem};
use crate::dossier::on_one_line;
use crate::figure::Unplaced;
use crate::store::WriteError;
use crate::words::Words;

/// Something that a thread has to say.
#[derive(Debug)]
pub(crate) enum BriefNews {
    /// The pages of a request are set.
    Set {
        /// Of which request.
        version: u64,
        /// What there is to see.
        pages: Pages,
    },
    /// They could not be set.
    NotSet {
        /// Of which request.
        version: u64,
        /// Why.
        failure: Failure,
    },
    /// A page is painted.
    Painted {
        /// Of which request.
        version: u64,
        /// The page's place.
        page: usize,
        /// Pixels for each of its own.
        scale: f32,
        /// What it looks like.
        image: ColorImage,
    },
    /// A page for the clipboard.
    Copied(Result<ColorImage, Failure>),
    /// So many of so many files are made.
    Progress {
        /// Of which work.
        ticket: u64,
        /// How many are there.
        done: usize,
        /// How many there will be.
        all: usize,
    },
    /// Files of that name are there already.
    Exists {
        /// Of which work.
        ticket: u64,
        /// Which.
        paths: Vec<PathBuf>,
    },
    /// The work has ended.
    Ended {
        /// Of which work.
        ticket: u64,
        /// The files that were written.
        written: Vec<PathBuf>,
        /// How it ended.
        end: End,
    },
    /// Where to save was chosen; `None` where it was not, or where the system
    /// has nothing to ask with.
    Chosen(Option<PathBuf>),
}

/// How the making of files ended.
#[derive(Debug)]
pub(crate) enum End {
    /// With all of them.
    Done(Remarks),
    /// The user stopped it.
    Cancelled,
    /// Something went wrong.
    Failed(Failure),
}

/// Pages that are set.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pages {
    /// Width and height of each, in its own pixels.
    pub sizes: Vec<(f32, f32)>,
    /// Characters that no font here has.
    pub missing: Option<MissingGlyphs>,
    /// What has no room.
    pub unplaced: Unplaced,
}

/// Why something could not be made.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Failure {
    /// A picture of so many pixels would be too large.
    TooLarge(f32, f32),
    /// The typesetter itself failed.
    Panicked,
    /// A file could not be written.
    Unwritten(WriteError),
    /// A template was not done after so many seconds.
    TimedOut(u64),
    /// A template took more than so many megabytes of memory.
    OutOfMemory(u64),
    /// A template makes more than so many megabytes of files.
    TooMuch(u64),
    /// The system ended the process that set the template.
    Killed,
    /// That process ended by itself, perhaps with some last words.
    Ended(Option<String>),
    /// The template has these errors.
    Template(Vec<TemplateProblem>),
    /// In words that are there already.
    Told(String),
}

impl Failure {
    /// For people.
    pub(crate) fn in_words(&self, words: &Words) -> String {
        match self {
            Self::TooLarge(width, height) => {
                let whole = |side: &f32| format!("{side:.0}");
                let values = [("width", whole(width).into()), ("height", whole(height).into())];
                words.with("export-too-large", &values).into_owned()
            }
            Self::Panicked => words.get("export-panicked").into_owned(),
            Self::Unwritten(error) => error.in_words(words),
            Self::TimedOut(seconds) => words
                .with("template-timed-out", &[("seconds", seconds.to_string().into())])
                .into_owned(),
            Self::OutOfMemory(megabytes) => words
                .with("template-memory", &[("megabytes", megabytes.to_string().into())])
                .into_owned(),
            Self::TooMuch(megabytes) => words
                .with("template-output", &[("megabytes", megabytes.to_string().into())])
                .into_owned(),
            Self::Killed => words.get("template-killed").into_owned(),
            Self::Ended(None) => words.get("template-ended").into_owned(),
            Self::Ended(Some(said)) => {
                let said = on_one_line(said).into_owned();
                words.with("template-ended-saying", &[("said", said.into())]).into_owned()
            }
            Self::Template(problems) => {
                problems.iter().map(|one| one.lines(words)).collect::<Vec<_>>().join("\n")
            }
            Self::Told(text) => text.clone(),
        }
    }
}

impl From<BriefError> for Failure {
    fn from(error: BriefError) -> Self {
        match error {
            BriefError::Png(error) => error.into(),
            // An error in our own template: its author is not the reader, but it is shown all the
            // same so that it can be reported.
            BriefError::Template(problems) => Self::Template(problems),
            BriefError::TimedOut { seconds } => Self::TimedOut(seconds),
            BriefError::OutOfMemory { megabytes } => Self::OutOfMemory(megabytes),
            BriefError::TooMuch { megabytes } => Self::TooMuch(megabytes),
            BriefError::Killed => Self::Killed,
            BriefError::Ended(said) => Self::Ended(said),
            error => Self::Told(error.to_string()),
        }
    }
}

impl From<PngError> for Failure {
    fn from(error: PngError) -> Self {
        match error {
            PngError::TooLarge { width, height } => Self::TooLarge(width, height),
            error => Self::Told(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn the_end_of_a_template_is_told_in_every_language() {
        let errors = || {
            [
                (BriefError::TimedOut { seconds: 1234 }, "1234"),
                (BriefError::OutOfMemory { megabytes: 1024 }, "1024"),
                (BriefError::TooMuch { megabytes: 2147 }, "2147"),
                (BriefError::Killed, ""),
                (BriefError::Ended(None), ""),
                (BriefError::Ended(Some("last\nwords".to_owned())), "last"),
            ]
        };
        let mut seen = std::collections::HashSet::new();
        for language in Language::ALL {
            let words = Words::of(language);
            for (error, part) in errors() {
                let told = Failure::from(error).in_words(&words);
                assert!(told.contains(part) && !told.contains("template-"), "{told}");
                assert!(!told.contains('\n'), "{told}");
                assert!(seen.insert(told.clone()), "{told} twice");
            }
        }
    }
}
