//! What slides are made of: texts, tables and pictures in their places, in
//! points from the upper left corner. Every way of writing a slide, as PDF, as a
//! picture, for PowerPoint, writes these.

use crate::dossier::Status;
use crate::figure::{Color, Rect, Scene, Shape};

/// All slides of a brief.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Deck {
    /// Width of each in points.
    pub width: f32,
    /// Height of each in points.
    pub height: f32,
    /// How many times the sizes of a slide of 960 × 540 points its own are.
    pub unit: f32,
    /// In order; one at least.
    pub slides: Vec<Slide>,
}

/// One slide.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Slide {
    /// What it is, the same in every brief of a kind: `summary`,
    /// `commitments 2`. A later run finds it by that.
    pub name: String,
    /// What it says, in a line.
    pub title: String,
    /// From back to front, which is also the order to read them in.
    pub elements: Vec<Element>,
    /// For the speaker: what it rests on.
    pub notes: Vec<String>,
}

/// Something on a slide.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Element {
    /// What it is, once on its slide: `headline`, `chart`.
    pub name: String,
    /// Where it is.
    pub rect: Rect,
    /// What it says or shows.
    pub body: Body,
}

/// What an element says or shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Body {
    /// A text.
    Text(Text),
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
}

/// The role of a text for someone who hears a slide read out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The slide's title.
    Title,
    /// A heading on it.
    Heading,
    /// Anything else.
    Body,
}

/// A text in a box.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Text {
    /// What it is.
    pub role: Role,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Whether it stands in the middle of its box, and not at its top.
    pub centred: bool,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Paragraph {
    /// What it says.
    pub runs: Vec<Run>,
    /// Space above it, in points.
    pub above: f32,
}

/// Some text that is set the same way.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    /// What it says.
    pub text: String,
    /// Font size in points.
    pub size: f32,
    /// Semi-bold rather than regular.
    pub strong: bool,
    /// Its colour.
    pub color: Color,
    /// The icon of a status before it.
    pub icon: Option<Status>,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    /// Widths of its columns in points.
    pub columns: Vec<f32>,
    /// From above.
    pub rows: Vec<TableRow>,
    /// The colour of the lines between them.
    pub line: Color,
    /// Whether rows are exactly as high as was told, since something else stands on them.
    pub is_exact: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TableRow {
    /// Its height in points, as far as it could be told.
    pub height: f32,
    /// From the left; together as wide as the table.
    pub cells: Vec<Cell>,
    /// Whether it heads those under it.
    pub is_head: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    /// Over how many columns it goes.
    pub span: usize,
    /// What it says.
    pub paragraphs: Vec<Paragraph>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Picture {
    /// What is painted, as wide and as high as its place at some scale.
    pub scene: Scene,
    /// What it shows, for readers who cannot see it; `None` if it only decorates.
    pub alt: Option<String>,
}

impl Run {
    /// Regular text.
    pub(crate) fn plain(text: impl Into<String>, size: f32, color: Color) -> Self {
        Self { text: text.into(), size, strong: false, color, icon: None }
    }

    /// Semi-bold text.
    pub(crate) fn strong(text: impl Into<String>, size: f32, color: Color) -> Self {
        Self { strong: true, ..Self::plain(text, size, color) }
    }
}

impl Paragraph {
    /// Of one run, with space above it.
    pub(crate) fn of(run: Run, above: f32) -> Self {
        Self { runs: vec![run], above }
    }
}

impl Cell {
    /// Over one column.
    pub(crate) const fn one(paragraphs: Vec<Paragraph>) -> Self {
        Self { span: 1, paragraphs }
    }
}

fn runs_of(list: &[Paragraph]) -> Vec<&str> {
    list.iter().flat_map(|paragraph| &paragraph.runs).map(|run| run.text.as_str()).collect()
}

impl Body {
    fn texts(&self) -> Vec<&str> {
        match self {
            Self::Text(text) => runs_of(&text.paragraphs),
            Self::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.flat_map(|cell| runs_of(&cell.paragraphs)).collect()
            }
            Self::Picture(picture) => {
                let shapes = picture.scene.shapes.iter();
                let texts = shapes.filter_map(|shape| match shape {
                    Shape::Text { text, .. } => Some(text.as_str()),
                    _ => None,
                });
                texts.collect()
            }
        }
    }
}

impl Deck {
    /// All texts, those within pictures too.
    pub(crate) fn texts(&self) -> Vec<&str> {
        let elements = self.slides.iter().flat_map(|slide| &slide.elements);
        elements.flat_map(|element| element.body.texts()).collect()
    }

    /// All texts, in the order of reading; those of pictures too.
    pub(crate) fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        self.slides.iter_mut().flat_map(|slide| {
            let elements = slide.elements.iter_mut().flat_map(|element| {
                let paragraphs: Vec<&mut Paragraph> = match &mut element.body {
                    Body::Text(text) => text.paragraphs.iter_mut().collect(),
                    Body::Table(table) => table
                        .rows
                        .iter_mut()
                        .flat_map(|row| &mut row.cells)
                        .flat_map(|cell| &mut cell.paragraphs)
                        .collect(),
                    Body::Picture(_) => Vec::new(),
                };
                paragraphs.into_iter().flat_map(|p| &mut p.runs).map(|run| &mut run.text)
            });
            std::iter::once(&mut slide.title).chain(elements)
        })
    }
}
