//! What is asked of a brief: plain data that a dialog or a command line fills
//! in.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::dossier::{Day, Dossier};
use crate::figure::{Naming, ThemeName};
use crate::reading::{Holdings, Settings};
use crate::words::Language;

/// Smallest and largest side of a picture, in pixels: below, nothing can be
/// read; above, a picture takes gigabytes.
pub const SIDE_PX: std::ops::RangeInclusive<u32> = 200..=10_000;

/// Which of the built-in layouts.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, clap::ValueEnum, Serialize, Deserialize,
)]
pub enum Layout {
    /// The chart with its lanes and key, nothing else
    #[default]
    Figure,
    /// One slide: headline, chart, commitments, sources, method
    Slide,
    /// One or more pages of paper: everything in full
    Page,
}

impl Layout {
    /// How many events its chart names where nobody chose: a page is a record,
    /// what is put before others tells a story.
    pub const fn naming(self) -> Naming {
        match self {
            Self::Figure | Self::Slide => Naming::Story,
            Self::Page => Naming::Record,
        }
    }

    /// As the command line writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Slide => "slide",
            Self::Page => "page",
        }
    }

    /// The size in pixels where none is asked for; a page has its paper's.
    pub const fn default_size(self) -> (u32, u32) {
        match self {
            Self::Figure => (1600, 1000),
            Self::Slide | Self::Page => (1920, 1080),
        }
    }
}

/// Which paper a page is set on, upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, clap::ValueEnum)]
pub enum Paper {
    /// 210 × 297 mm
    #[default]
    A4,
    /// 8.5 × 11 in
    Letter,
}

impl Paper {
    /// As the command line writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }

    /// Width and height in points, 72 to an inch.
    pub const fn points(self) -> (f64, f64) {
        match self {
            Self::A4 => (595.276, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

/// What a brief shows of a dossier, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Which layout; a template of one's own is told it, too.
    pub layout: Layout,
    /// Which colours.
    pub theme: ThemeName,
    /// Which paper; for pages.
    pub paper: Paper,
    /// Width and height in pixels; for figures and slides. `None` for the
    /// layout's own.
    pub size: Option<(u32, u32)>,
    /// Model, direction and as-of day.
    pub settings: Settings,
    /// The first day of the chart, where not the record's.
    pub from: Option<Day>,
    /// The last day of the chart, where not the record's.
    pub to: Option<Day>,
    /// In place of the dossier's title.
    pub title: Option<String>,
    /// A sentence of one's own in place of the computed headline.
    pub headline: Option<String>,
    /// A remark to print.
    pub note: Option<String>,
    /// Who answers for the brief.
    pub author: Option<String>,
    /// How many events the chart names; as the layout does where `None`.
    pub naming: Option<Naming>,
    /// The ids of the commitments to include; `None` for all.
    pub commitments: Option<Vec<String>>,
    /// The language of the brief's own words.
    pub language: Language,
}

impl Options {
    /// A light figure of what the dossier itself asks for.
    pub fn of(dossier: &Dossier) -> Self {
        Self {
            layout: Layout::default(),
            theme: ThemeName::default(),
            paper: Paper::default(),
            size: None,
            settings: Settings::of(dossier),
            from: None,
            to: None,
            title: None,
            headline: None,
            note: None,
            author: None,
            naming: None,
            commitments: None,
            language: Language::default(),
        }
    }

    /// How many events the chart names.
    pub fn naming(&self) -> Naming {
        self.naming.unwrap_or_else(|| self.layout.naming())
    }

    /// Width and height in pixels.
    pub fn pixels(&self) -> (u32, u32) {
        self.size.unwrap_or(self.layout.default_size())
    }
}

/// Where a dossier comes from, for whoever wants to check a brief against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its file's name, without its folder.
    pub name: String,
    /// The SHA-256 of its text, in hexadecimal digits.
    pub sha256: String,
}

impl Origin {
    /// A text under a name.
    pub fn of(name: impl Into<String>, text: &str) -> Self {
        let digest = Sha256::digest(text.as_bytes());
        let sha256 = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        Self { name: name.into(), sha256 }
    }
}

/// A brief that is asked for.
#[derive(Debug, Clone)]
pub struct Brief {
    /// The record, with everything that belongs to it; shared, so that a window
    /// can go on with it.
    pub holdings: Holdings,
    /// Where it comes from.
    pub origin: Origin,
    /// What is shown of it.
    pub options: Options,
}
