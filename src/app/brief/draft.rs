//! What stands in the fields of the dialog, and the options that it makes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::styling::Styling;
use crate::brief::{self, ChartKind, Format, Layout, Options, Paper, Preset, SIDE_PX};
use crate::dossier::{Commitment, Day, Dossier, Slot};
use crate::figure::{Naming, Parts, ThemeName};
use crate::reading::Settings;
use crate::words::{Language, Words};

/// How large a figure or a slide is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// A preset.
    Preset(Preset),
    /// 16:9 with two pixels for each in both directions.
    FourK,
    /// A4 landscape, 96 pixels to an inch.
    A4,
    /// Letter landscape, 96 pixels to an inch.
    Letter,
    /// A size the user enters.
    Own,
}

impl Size {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Preset(Preset::Wide),
        Self::FourK,
        Self::Preset(Preset::HalfSlide),
        Self::Preset(Preset::Square),
        Self::Preset(Preset::Story),
        Self::Preset(Preset::Column),
        Self::A4,
        Self::Letter,
        Self::Own,
    ];

    /// The size itself for a layout; `None` where it is written by hand.
    pub const fn of(self, layout: Layout) -> Option<brief::Size> {
        match self {
            Self::Preset(preset) => Some(preset.size()),
            Self::FourK => Some(Preset::Wide.size()),
            Self::A4 => Some(layout.size_of((1123, 794))),
            Self::Letter => Some(layout.size_of((1056, 816))),
            Self::Own => None,
        }
    }

    /// How many pixels of a PNG each of them takes.
    pub const fn scale(self) -> f32 {
        if matches!(self, Self::FourK) { 2.0 } else { 1.0 }
    }
}

impl Default for Size {
    fn default() -> Self {
        Self::Preset(Preset::Wide)
    }
}

/// A field that is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The as-of day.
    AsOf,
    /// The first day of the chart.
    From,
    /// Its last day.
    To,
    /// In place of the dossier's title.
    Title,
    /// In place of the computed headline.
    Headline,
    /// A remark.
    Note,
    /// The author who answers for the brief.
    Author,
    /// The width in pixels of a size the user enters.
    Width,
    /// See `Width`.
    Height,
    /// The day that one is compared with.
    Compare,
    /// The file of the organisation's style.
    House,
    /// The highest mark that it may have.
    Marking,
    /// Where to save.
    Path,
}

/// What stands in the dialog.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Draft {
    /// Which layout.
    pub layout: Layout,
    /// Which colours.
    pub theme: ThemeName,
    /// How many events are named; the layout decides if the user has not.
    pub naming: Option<Naming>,
    /// Of a figure or a slide.
    pub size: Size,
    /// Of pages.
    pub paper: Paper,
    /// Of the brief's own words.
    pub language: Language,
    /// Of the file; the preview shows what such a file has.
    pub format: Format,
    /// The ids of the commitments that are not to be in it. So a commitment
    /// that is new to the dossier is.
    pub left_out: BTreeSet<String>,
    /// Whether the user has edited the path, so that none is suggested any more.
    pub path_is_own: bool,
    as_of: String,
    from: String,
    to: String,
    title: String,
    headline: String,
    note: String,
    author: String,
    width: String,
    height: String,
    compare: String,
    house: String,
    marking: String,
    path: String,
}

impl Draft {
    /// A slide as of a day.
    pub(crate) fn new(language: Language) -> Self {
        let brief::Size { width, height, .. } = Layout::Figure.default_size();
        Self {
            layout: Layout::Slide,
            theme: ThemeName::default(),
            naming: None,
            size: Size::default(),
            paper: Paper::default(),
            language,
            format: Format::default(),
            left_out: BTreeSet::new(),
            path_is_own: false,
            as_of: String::new(),
            from: String::new(),
            to: String::new(),
            title: String::new(),
            headline: String::new(),
            note: String::new(),
            author: String::new(),
            width: width.to_string(),
            height: height.to_string(),
            compare: String::new(),
            house: String::new(),
            marking: String::new(),
            path: String::new(),
        }
    }

    /// What stands in a field.
    pub(crate) fn text(&self, field: Field) -> &str {
        match field {
            Field::AsOf => &self.as_of,
            Field::From => &self.from,
            Field::To => &self.to,
            Field::Title => &self.title,
            Field::Headline => &self.headline,
            Field::Note => &self.note,
            Field::Author => &self.author,
            Field::Width => &self.width,
            Field::Height => &self.height,
            Field::Compare => &self.compare,
            Field::House => &self.house,
            Field::Marking => &self.marking,
            Field::Path => &self.path,
        }
    }

    /// Writes in a field.
    pub(crate) fn write(&mut self, field: Field, text: String) {
        let place = match field {
            Field::AsOf => &mut self.as_of,
            Field::From => &mut self.from,
            Field::To => &mut self.to,
            Field::Title => &mut self.title,
            Field::Headline => &mut self.headline,
            Field::Note => &mut self.note,
            Field::Author => &mut self.author,
            Field::Width => &mut self.width,
            Field::Height => &mut self.height,
            Field::Compare => &mut self.compare,
            Field::House => &mut self.house,
            Field::Marking => &mut self.marking,
            Field::Path => &mut self.path,
        };
        *place = text;
    }

    /// Whether a commitment is in the brief.
    pub(crate) fn includes(&self, commitment: &Commitment) -> bool {
        !self.left_out.contains(commitment.id.as_str())
    }

    /// Takes a side's commitments in, or leaves them out.
    pub(crate) fn include_all(&mut self, dossier: &Dossier, slot: Slot, include: bool) {
        for commitment in dossier.commitments.iter().filter(|c| c.by.slot() == slot) {
            if include {
                self.left_out.remove(commitment.id.as_str());
            } else {
                self.left_out.insert(commitment.id.to_string());
            }
        }
    }

    /// Pixels of a PNG for each of the brief's own.
    pub(crate) fn scale(&self) -> f32 {
        if self.layout == Layout::Page { 1.0 } else { self.size.scale() }
    }

    /// What is asked for; model and direction are the window's.
    ///
    /// # Errors
    /// Each field that holds nothing usable, with the reason.
    pub(crate) fn options(
        &self,
        dossier: &Dossier,
        settings: Settings,
        words: &Words,
    ) -> Result<Options, Vec<(Field, String)>> {
        let mut wrong = Vec::new();
        let mut day = |field: Field| -> Option<Day> {
            let text = self.text(field).trim();
            if text.is_empty() {
                return None;
            }
            text.parse()
                .map_err(|error: crate::dossier::DayError| {
                    wrong.push((field, words.value_sentence(&error.into())));
                })
                .ok()
        };
        let (as_of, from, to) = (day(Field::AsOf), day(Field::From), day(Field::To));
        let compare = if self.layout == Layout::Compare { day(Field::Compare) } else { None };
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            wrong.push((Field::To, words.get("export-span-reversed").into_owned()));
        }
        let size = match (self.layout, self.size.of(self.layout)) {
            (Layout::Page, _) => None,
            (_, Some(size)) => Some(size),
            (layout, None) => self.own_size(words, &mut wrong).map(|size| layout.size_of(size)),
        };
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let as_of = as_of.unwrap_or(Settings::of(dossier).as_of);
        let settings = Settings { as_of, ..settings };
        let written = |field| {
            let text = self.text(field).trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        Ok(Options {
            naming: self.naming,
            layout: self.layout,
            theme: self.theme,
            paper: self.paper,
            size,
            text_scale: 1.0,
            parts: Parts::ALL,
            chart_kind: ChartKind::default(),
            settings,
            from,
            to,
            view: None,
            compare,
            values: None,
            title: written(Field::Title),
            headline: written(Field::Headline),
            note: written(Field::Note),
            author: written(Field::Author),
            house: Arc::default(),
            withheld: None,
            commitments: self.commitments(dossier),
            language: self.language,
        })
    }

    /// In which style it is, and how far it may go.
    pub(crate) fn styling(&self) -> Styling {
        let written = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Styling { house: written(&self.house).map(PathBuf::from), most: written(&self.marking) }
    }

    /// The layout, and a kind of file that has it: PowerPoint has slides.
    pub(crate) fn choose_layout(&mut self, layout: Layout) {
        self.layout = layout;
        if self.format == Format::Pptx && !layout.has_slides() {
            self.choose_format(Format::Pdf);
        }
    }

    fn own_size(&self, words: &Words, wrong: &mut Vec<(Field, String)>) -> Option<(u32, u32)> {
        let mut side = |field: Field| {
            let side = self.text(field).trim().parse().ok().filter(|side| SIDE_PX.contains(side));
            if side.is_none() {
                let values =
                    [("least", (*SIDE_PX.start()).into()), ("most", (*SIDE_PX.end()).into())];
                wrong.push((field, words.with("export-size-wrong", &values).into_owned()));
            }
            side
        };
        let (width, height) = (side(Field::Width), side(Field::Height));
        width.zip(height)
    }

    /// The ids of those to include; `None` where none is left out.
    fn commitments(&self, dossier: &Dossier) -> Option<Vec<String>> {
        let all = dossier.commitments.len();
        let ids: Vec<String> = dossier
            .commitments
            .iter()
            .filter(|commitment| self.includes(commitment))
            .map(|commitment| commitment.id.to_string())
            .collect();
        (ids.len() < all).then_some(ids)
    }

    /// Suggests a file in a folder, unless the user has written a path. If nothing is dated, its
    /// name has no day.
    pub(crate) fn suggest(&mut self, folder: &Path, name: &str, as_of: Option<Day>) {
        if self.path_is_own {
            return;
        }
        let stem = name.split('.').next().filter(|stem| !stem.is_empty()).unwrap_or("dossier");
        let (layout, kind) = (self.layout.as_str(), self.format.extension());
        let day = as_of.map(|day| format!("-{day}")).unwrap_or_default();
        let file = format!("{stem}-{layout}{day}.{kind}");
        self.path = folder.join(file).display().to_string();
    }

    /// The path takes the extension of the format.
    pub(crate) fn choose_format(&mut self, format: Format) {
        self.format = format;
        if format == Format::Pptx && !self.layout.has_slides() {
            self.layout = Layout::Slide;
        }
        if self.path_is_own && !self.path.trim().is_empty() {
            let path = Path::new(self.path.trim());
            // In a name such as "brief.v2", only our own extensions are replaced.
            let renamed = match Format::of(path) {
                Some(_) => path.with_extension(format.extension()),
                None => PathBuf::from(format!("{}.{}", path.display(), format.extension())),
            };
            self.path = renamed.display().to_string();
        }
    }
}
