//! What the process that wants a brief and the one that sets it say to each
//! other.

use serde::{Deserialize, Serialize};

use crate::brief::export::Format;
use crate::brief::problem::{BriefError, TemplateProblem};
use crate::raster::PngError;

/// What the setting process is told. The bytes that go with it are the body.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Ask {
    /// A font beside Inter: this face of a file.
    Font(u32),
    /// Set the pages from this data.
    Set(Order),
    /// The file or chart that was asked for.
    Found,
    /// There is none: why, or that there is no such thing.
    NotFound(Option<String>),
    /// Make the files of this format, with so many pixels of a PNG for each of
    /// its own.
    Print(Format, f32),
}

/// What is set.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Order {
    pub(super) main: String,
    pub(super) pixels_a_point: f64,
    pub(super) title: String,
    pub(super) description: String,
    /// How many bytes of memory it may take.
    pub(super) memory: u64,
}

/// What the setting process reports. The bytes of a file are the body.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Tell {
    /// The template needs a file of its own folder.
    Own(String),
    /// It needs a chart of ours.
    Chart(String),
    /// The pages are set, and the template's author should look at this.
    Set(Vec<TemplateProblem>),
    /// This page, of so many, counted from 1.
    Sheet(usize, usize),
    /// There are so many files; why a PDF could not claim PDF/UA.
    Printed(usize, Vec<TemplateProblem>),
    /// It cannot be done, and nothing more is.
    Failed(Failure),
}

/// Why it cannot be done.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Failure {
    Template(Vec<TemplateProblem>),
    TooLarge { width: f32, height: f32 },
    Told(String),
}

impl From<BriefError> for Failure {
    fn from(error: BriefError) -> Self {
        match error {
            BriefError::Template(problems) => Self::Template(problems),
            BriefError::Png(PngError::TooLarge { width, height }) => {
                Self::TooLarge { width, height }
            }
            error => Self::Told(error.to_string()),
        }
    }
}

impl From<Failure> for BriefError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Template(problems) => Self::Template(problems),
            Failure::TooLarge { width, height } => PngError::TooLarge { width, height }.into(),
            Failure::Told(told) => Self::Failed(told),
        }
    }
}
