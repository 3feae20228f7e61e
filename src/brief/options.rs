//! What is asked of a brief: plain data that a dialog or a command line fills
//! in.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::house::House;
use super::size::Size;
use crate::dossier::{Day, Dossier, MarkingLimit, PrintError, Withheld};
use crate::figure::{Naming, Parts, ThemeName, View};
use crate::reading::{Holdings, Settings};
use crate::words::Language;

/// Pixels of a PNG for each point of a page of paper: 144 to an inch.
const PAPER_PIXELS_A_POINT: f64 = 2.0;

/// Which of the built-in layouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Layout {
    /// The chart with its lanes and key, nothing else
    #[default]
    Figure,
    /// Slides: headline, chart, the commitments that ask for attention, sources;
    /// the rest on those that follow
    Slide,
    /// Slides: two days side by side, and what changed between them
    Compare,
    /// Slides: both sides' commitments facing each other
    Ledger,
    /// One or more pages of paper: everything in full
    Page,
}

impl Layout {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Figure, Self::Slide, Self::Compare, Self::Ledger, Self::Page];

    /// How many events its chart names unless chosen: a page is a record; the other layouts tell a
    /// story.
    pub const fn naming(self) -> Naming {
        match self {
            Self::Figure | Self::Slide | Self::Compare | Self::Ledger => Naming::Story,
            Self::Page => Naming::Record,
        }
    }

    /// As the command line writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Slide => "slide",
            Self::Compare => "compare",
            Self::Ledger => "ledger",
            Self::Page => "page",
        }
    }

    /// Whether it is made of slides.
    pub const fn has_slides(self) -> bool {
        match self {
            Self::Slide | Self::Compare | Self::Ledger => true,
            Self::Figure | Self::Page => false,
        }
    }

    /// The size where none is asked for; a page has its paper's.
    pub const fn default_size(self) -> Size {
        match self {
            Self::Figure => Size::of_figure(1600, 1000),
            Self::Slide | Self::Compare | Self::Ledger | Self::Page => Size::of_slide(1920, 1080),
        }
    }

    /// The size in pixels asked for.
    pub const fn size_of(self, (width, height): (u32, u32)) -> Size {
        match self {
            Self::Figure => Size::of_figure(width, height),
            Self::Slide | Self::Compare | Self::Ledger | Self::Page => {
                Size::of_slide(width, height)
            }
        }
    }
}

/// The chart as PowerPoint draws it, beside our own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ChartKind {
    /// As shapes: line, band, markers, labels.
    #[default]
    Shapes,
    /// As a chart of PowerPoint's own with its data sheet.
    Native,
}

/// Which paper a page is set on, upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
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
    /// Which layout; a user's own template is told it, too.
    pub layout: Layout,
    /// Which colours.
    pub theme: ThemeName,
    /// Which paper; for pages.
    pub paper: Paper,
    /// For figures and slides. `None` for the layout's own.
    pub size: Option<Size>,
    /// How many times as large the texts of a figure are as they are by
    /// themselves, within [`TEXT_SCALE`](super::TEXT_SCALE).
    pub text_scale: f32,
    /// Which parts a figure has beside its line.
    pub parts: Parts,
    /// How a PowerPoint file has the chart.
    pub chart_kind: ChartKind,
    /// Model, direction and as-of day.
    pub settings: Settings,
    /// The first day of the chart, where not the record's.
    pub from: Option<Day>,
    /// The last day of the chart, where not the record's.
    pub to: Option<Day>,
    /// The chart's days to a fraction, where several charts have them in common.
    pub view: Option<View>,
    /// The day that one is compared with; for that layout. Thirty days before
    /// where `None`.
    pub compare: Option<Day>,
    /// The lowest and the highest value of the chart's scale, where not the
    /// line's own.
    pub values: Option<(f64, f64)>,
    /// In place of the dossier's title.
    pub title: Option<String>,
    /// A sentence in place of the computed headline.
    pub headline: Option<String>,
    /// A remark to print.
    pub note: Option<String>,
    /// The author who answers for the brief.
    pub author: Option<String>,
    /// How many events the chart names; as the layout does where `None`.
    pub naming: Option<Naming>,
    /// The organisation's style.
    pub house: Arc<House>,
    /// Up to which mark it holds anything, and how much was withheld for that.
    pub withheld: Option<(String, Withheld)>,
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
            text_scale: 1.0,
            parts: Parts::ALL,
            chart_kind: ChartKind::default(),
            settings: Settings::of(dossier),
            from: None,
            to: None,
            view: None,
            compare: None,
            values: None,
            title: None,
            headline: None,
            note: None,
            author: None,
            naming: None,
            house: Arc::default(),
            withheld: None,
            commitments: None,
            language: Language::default(),
        }
    }

    /// How many events the chart names.
    pub fn naming(&self) -> Naming {
        self.naming.unwrap_or_else(|| self.layout.naming())
    }

    /// How many pixels of a PNG each point of a page takes.
    pub(super) fn pixels_a_point(&self) -> f64 {
        match self.layout {
            Layout::Page => PAPER_PIXELS_A_POINT,
            _ => 1.0 / self.size().point(),
        }
    }

    /// How large it is; of a page, how large its pictures for the screen are.
    pub fn size(&self) -> Size {
        self.size.unwrap_or(self.layout.default_size())
    }
}

/// Where a dossier comes from, so that a brief can be checked against it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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

impl Origin {
    /// What is left of a dossier when something of it is withheld: a digest of the rest alone,
    /// since one of the whole would reveal what is not there.
    ///
    /// # Errors
    /// Where the dossier cannot be written.
    pub fn of_rest(name: impl Into<String>, rest: &Dossier) -> Result<Self, PrintError> {
        Ok(Self::of(name, &crate::dossier::print(rest)?))
    }
}

/// A mark that no scheme has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "no scheme has the mark \"{0}\"; write one such as green, amber or OFFICIAL, or one of the organisation's own"
)]
pub struct UnknownMarking(pub String);

impl Brief {
    /// The same without what is marked above a limit, and without a trace of it but
    /// its number: the day it is of, its digest and all else come from the rest.
    ///
    /// # Errors
    /// Where no scheme has the mark.
    pub fn within(self, most: &str) -> Result<Self, UnknownMarking> {
        let Self { holdings, origin, mut options } = self;
        let house = &options.house;
        let limit = MarkingLimit::new(most, house.markings.clone(), house.unmarked.clone());
        let limit = limit.ok_or_else(|| UnknownMarking(most.to_owned()))?;
        let whole = holdings.dossier();
        let (rest, withheld) = whole.within(&limit);
        if options.settings.as_of == Settings::of(whole).as_of {
            options.settings.as_of = Settings::of(&rest).as_of;
        }
        options.withheld = Some((limit.most().to_owned(), withheld));
        // What was read can be written.
        let origin = Origin::of_rest(origin.name, &rest).unwrap_or_default();
        let holdings = holdings.with_dossier(&std::sync::Arc::new(rest));
        Ok(Self { holdings, origin, options })
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
