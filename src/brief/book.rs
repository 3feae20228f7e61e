//! A book of many disputes: an index of them, and the slides of each, as one PDF or
//! PowerPoint file.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::data::BriefData;
use super::deck::{Deck, Index, IndexRow, Maker, Slide};
use super::export::Format;
use super::house::House;
use super::known::Known;
use super::options::{Brief, Layout, Options, Origin, UnknownMarking};
use super::pptx;
use super::problem::BriefError;
use super::provenance::Provenance;
use super::size::Size;
use super::stamp::stamped_with;
use super::typeset::set_deck;
use crate::dossier::Day;
use crate::figure::ThemeName;
use crate::reading::{DeskRow, Holdings};
use crate::words::{Language, Words};

/// Where a book comes from: what each of its briefs does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BookProvenance {
    /// The program and its version.
    pub program: String,
    /// Of each dispute, in the order of the book.
    pub book: Vec<Provenance>,
}

/// How the briefs of a book are made.
#[derive(Debug, Clone, Default)]
pub struct BookOptions {
    /// Which slides each dispute has.
    pub layout: Layout,
    /// Which colours.
    pub theme: ThemeName,
    /// How large each slide is; the layout's own where `None`.
    pub size: Option<Size>,
    /// The language of the book's own words.
    pub language: Language,
    /// The organisation's style.
    pub house: Arc<House>,
    /// Who answers for it.
    pub author: Option<String>,
    /// The day whose knowledge is shown; each dossier's own where `None`, or where its record
    /// ends before.
    pub as_of: Option<Day>,
    /// Up to which mark it holds anything; everything where `None`.
    pub max_marking: Option<String>,
}

impl BookOptions {
    /// The brief of one dispute.
    ///
    /// # Errors
    /// Where no scheme has the mark.
    pub fn brief(&self, holdings: Holdings, origin: Origin) -> Result<Brief, UnknownMarking> {
        let own = Options::of(holdings.dossier());
        let options = Options {
            layout: self.layout,
            theme: self.theme,
            size: self.size,
            language: self.language,
            house: Arc::clone(&self.house),
            author: self.author.clone(),
            ..own
        };
        let brief = Brief { holdings, origin, options };
        let mut brief = match &self.max_marking {
            None => brief,
            Some(most) => brief.within(most)?,
        };
        let settings = &mut brief.options.settings;
        settings.as_of = self.as_of.map_or(settings.as_of, |day| day.min(settings.as_of));
        Ok(brief)
    }
}

/// What a book is made of, gathered dispute by dispute.
#[derive(Default)]
pub struct Book {
    title: String,
    rows: Vec<DeskRow>,
    chapters: Vec<Vec<Slide>>,
    from: Vec<Provenance>,
    /// The first brief, whose style all have.
    first: Option<Arc<Known>>,
}

impl std::fmt::Debug for Book {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Book").field("title", &self.title).finish_non_exhaustive()
    }
}

impl Book {
    /// An empty one of this title.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// Adds a dispute's slides. All briefs of a book should be asked for in one size, style
    /// and language, which are those of the first.
    ///
    /// # Errors
    /// Where the layout has no slides.
    pub fn add(&mut self, brief: &Brief) -> Result<(), BriefError> {
        if brief.options.layout == Layout::Page {
            return Err(BriefError::NoBookOfPages);
        }
        let known = Known::of(brief);
        let mut slides = Deck::of(&known.material, &known.data).slides;
        let number = self.chapters.len() + 1;
        for slide in &mut slides {
            slide.name = format!("{number} {}", slide.name);
        }
        if let Some(first) = slides.first_mut() {
            first.notes = pptx::notes(&known.data);
        }
        self.from.push(Provenance::of(&known, 1.0));
        self.rows.push(DeskRow::of(&brief.holdings, Some(brief.options.settings.as_of)));
        self.chapters.push(slides);
        self.first.get_or_insert(known);
        Ok(())
    }

    /// How many disputes it has.
    pub fn len(&self) -> usize {
        self.chapters.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.chapters.is_empty()
    }

    /// The file; `left_out` says what the book leaves out, a sentence each.
    ///
    /// # Errors
    /// Where there is nothing in it, or it can be no file of this format: only PDF and
    /// PowerPoint have pages that follow each other.
    pub fn print(&self, format: Format, left_out: &[String]) -> Result<Vec<u8>, BriefError> {
        let Some(first) = self.first.clone() else { return Err(BriefError::EmptyBook) };
        let data = self.data(&first.data);
        let maker = Maker::new(&first.material, &data);
        let index = self.index(&maker, left_out);
        let program = first.data.program.to_owned();
        let from = serde_json::to_string(&BookProvenance { program, book: self.from.clone() })?;
        let (width, height) = (data.page.width as f32, data.page.height as f32);
        let slides = index.into_iter().chain(self.chapters.iter().flatten().cloned()).collect();
        let deck = Deck { width, height, unit: maker.unit(), slides };
        match format {
            Format::Pptx => pptx::of_deck(&first.material, &data, deck, from),
            Format::Pdf => {
                let bytes = set_deck(&first, &data, deck)?.pdf()?.bytes;
                Ok(stamped_with(bytes, format, &from))
            }
            Format::Png | Format::Svg | Format::Html => Err(BriefError::NoBook(format.extension())),
        }
    }

    /// The index, whose own length is known only once it is made.
    fn index(&self, maker: &Maker<'_>, left_out: &[String]) -> Vec<Slide> {
        let words = Words::of(maker.language());
        let overdue: usize = self.rows.iter().map(|row| row.overdue).sum();
        let values = [("count", self.rows.len().into()), ("overdue", overdue.into())];
        let title = words.with("desk-index", &values);
        let made = |before: usize| {
            let mut slide = before + 1;
            let rows = self.rows.iter().zip(&self.chapters).map(|(row, chapter)| {
                let own = slide;
                slide += chapter.len();
                IndexRow { row, slide: own }
            });
            let rows: Vec<IndexRow<'_>> = rows.collect();
            let index = Index { title: &title, rows: &rows, left_out, words: &words };
            maker.index_slides(&index)
        };
        made(made(0).len())
    }

    /// What the file says of itself: of the first brief only what all have in common.
    fn data(&self, first: &BriefData) -> BriefData {
        let hashes: String = self.from.iter().map(|from| from.sha256.as_str()).collect();
        let mut data = first.clone();
        data.title.clone_from(&self.title);
        data.headline.full.clone_from(&self.title);
        data.dossier.sha256 = Origin::of("", &hashes).sha256;
        data.chart.alt = String::new();
        (data.as_of, data.as_of_text, data.span) = (None, String::new(), None);
        (data.summary, data.note, data.tension, data.movers) = (None, None, None, None);
        (data.sides, data.commitments, data.events) = (Vec::new(), Vec::new(), Vec::new());
        (data.periods, data.sources, data.source_line) = (Vec::new(), Vec::new(), None);
        data.left_out = Vec::new();
        data
    }
}
