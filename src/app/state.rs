//! What the window shows. Commands change it, in [`apply`](super::apply).

use std::path::PathBuf;

use super::brief::{BriefEffect, Dialog, Memory};
use super::calibrating::Calibrating;
use super::document::{Document, Trouble};
use super::editing::{EditEffect, Editing, Question};
use super::filter::Filter;
use super::palette::Palette;
use super::remembered::{LastView, Remembered};
use super::replay::{self, Step};
use super::selection::{Page, Selection, Tab};
use super::span::Span;
use super::supposing::Supposing;
use super::table::Table;
use crate::dossier::{Dossier, ModelKind};
use crate::figure::View;
use crate::reading::{Content, Headline, MarkerIndex, Settings};
use crate::tension::Standing;
use crate::words::{Language, Words};

/// What the window shows.
#[derive(Debug)]
pub struct State {
    /// The open dossier.
    pub document: Document,
    /// All that the chart shows of it.
    pub content: Content,
    /// Counts up whenever `content`, `index` or what is assumed is computed
    /// anew.
    pub content_version: u64,
    /// Which events are drawn.
    pub filter: Filter,
    /// The markers of those that are.
    pub index: MarkerIndex,
    /// The days in view.
    pub view: View,
    /// The sentence over the chart.
    pub headline: Headline,
    /// What the middle of the window shows.
    pub page: Page,
    /// The span that is asked what moved tension.
    pub span: Span,
    /// What is in force on the as-of day, while that is shown.
    pub standing: Option<Standing>,
    /// What is assumed beside the record.
    pub supposing: Supposing,
    /// The table of events; its rows are up to date while it is shown.
    pub table: Table,
    /// What is selected.
    pub selection: Selection,
    /// Scroll to what is selected, once.
    pub reveal: bool,
    /// Which part of the side panel shows.
    pub tab: Tab,
    /// What stands in the as-of field.
    pub as_of_text: String,
    /// Why that is no day.
    pub as_of_error: Option<String>,
    /// All events in the order in which they became known.
    pub steps: Vec<Step>,
    /// Whether the record is being walked through; the values that the scale
    /// then keeps in view.
    pub playing: Option<Option<(f64, f64)>>,
    /// What a screen reader should say now.
    pub announcement: String,
    /// A file that could not be opened, until dismissed.
    pub trouble: Option<Trouble>,
    /// What goes on in the background.
    pub busy: Option<String>,
    /// Forms, and what asks for an answer.
    pub editing: Editing,
    /// Counts up whenever another document is opened.
    pub opened: u64,
    /// What lies over the window.
    pub overlay: Overlay,
    /// Something to say that needs no answer.
    pub notice: Option<String>,
    /// What is kept of the dialog that makes briefs while it is closed.
    pub brief: Memory,
    /// Kept from one session to the next.
    pub remembered: Remembered,
    /// The system's language.
    pub system_language: Language,
    /// Every word shown.
    pub words: Words,
}

/// What lies over the window.
#[derive(Debug, Clone, Default)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// The command palette.
    Palette(Palette),
    /// The sheet of shortcuts.
    Shortcuts,
    /// Language, colours, size.
    Settings,
    /// Fitting the model to the reference points.
    Calibrate(Box<Calibrating>),
    /// Making a brief.
    Brief(Box<Dialog>),
}

/// What applying a command asks of the world outside the state.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Ask for a file.
    AskForFile,
    /// Read this file.
    Read(PathBuf),
    /// Put this on the clipboard.
    Copy(String),
    /// Draw the figure and put its picture on the clipboard.
    CopyPicture,
    /// Save a picture of the window.
    SaveScreenshot,
    /// Set, paint or save a brief.
    Brief(BriefEffect),
    /// Close the window.
    Close,
    /// Fill the screen, or leave it.
    ToggleFullScreen,
    /// Draw the interface this much larger than its own size.
    SetZoom(f32),
    /// Draw the interface larger by so much.
    ZoomBy(f32),
    /// What editing asks for.
    Edit(EditEffect),
}

impl State {
    /// A window on a document.
    pub fn new(document: Document, remembered: Remembered, system_language: Language) -> Self {
        let settings = Settings::of(document.dossier());
        let content = Content::compute(&document.holdings, settings);
        let view = View::of(&content, None, None);
        let language = remembered.language().unwrap_or(system_language);
        let mut state = Self {
            headline: Headline { value: String::new(), sentence: String::new() },
            index: MarkerIndex::of(&content),
            as_of_text: as_of_text(document.dossier()),
            steps: replay::steps(document.dossier()),
            document,
            content,
            content_version: 0,
            filter: Filter::default(),
            view,
            page: Page::Chart,
            span: Span::default(),
            standing: None,
            supposing: Supposing::default(),
            table: Table::default(),
            selection: Selection::Nothing,
            reveal: false,
            tab: Tab::Commitments,
            as_of_error: None,
            playing: None,
            announcement: String::new(),
            trouble: None,
            busy: None,
            notice: None,
            editing: Editing::default(),
            opened: 0,
            overlay: Overlay::None,
            brief: Memory::default(),
            remembered,
            system_language,
            words: Words::of(language),
        };
        state.refresh_view();
        state
    }

    /// Shows another document. What was looked at in the one before is kept
    /// for when it is opened again.
    pub fn show(&mut self, document: Document) {
        self.keep_view();
        self.open(document);
    }

    /// Shows another document; nothing is kept of the one before.
    pub fn open(&mut self, document: Document) {
        let overlay = std::mem::take(&mut self.overlay);
        if let Some(path) = &document.path {
            self.remembered.opened(path);
        }
        let remembered = std::mem::take(&mut self.remembered);
        let (version, opened) = (self.content_version + 1, self.opened + 1);
        let questions = std::mem::take(&mut self.editing.questions);
        // Reading the same file again keeps what was being looked at.
        let same = document.path.is_some() && self.document.path == document.path;
        let selected = self.selected_id();
        let table = std::mem::take(&mut self.table);
        let supposing = std::mem::take(&mut self.supposing);
        let overlay = match overlay {
            Overlay::Brief(dialog) if !same => {
                self.close_brief(*dialog);
                Overlay::None
            }
            overlay => overlay,
        };
        let brief = std::mem::take(&mut self.brief);
        *self = Self::new(document, remembered, self.system_language);
        (self.content_version, self.opened) = (version, opened);
        // About a document there is nothing more to ask; about sessions that
        // are gone there is.
        self.editing.questions = questions;
        self.editing.questions.retain(|q| matches!(q, Question::Recover(_)));
        self.brief = brief;
        if let Some(last) = self.remembered.view_of(self.document.path.as_deref()) {
            (self.page, self.tab) = (last.page, last.tab);
            if let Some(view) = last.days() {
                self.set_view(view);
            }
        }
        if same {
            self.table = Table { rows: Vec::new(), ..table };
            self.supposing = supposing;
            self.supposing.outcome = None;
            if matches!(overlay, Overlay::Brief(_)) {
                self.overlay = overlay;
            }
            self.selection = selected.and_then(|id| self.find(&id)).unwrap_or_default();
        }
        self.refresh_shown();
    }

    /// Keeps what is looked at, for when the file is opened again.
    pub fn keep_view(&mut self) {
        let view = LastView::new(self.view, self.page, self.tab);
        self.remembered.keep_view(self.document.path.as_deref(), view);
    }

    fn selected_id(&self) -> Option<(Selection, String)> {
        Self::id_of(self.document.dossier(), self.selection)
    }

    /// The id of something selected.
    pub(super) fn id_of(dossier: &Dossier, selection: Selection) -> Option<(Selection, String)> {
        let id = match selection {
            Selection::Nothing => None,
            Selection::Event(place) => dossier.events.get(place).map(|e| e.id.to_string()),
            Selection::Commitment(place) => {
                dossier.commitments.get(place).map(|c| c.id.to_string())
            }
            Selection::Source(place) => dossier.sources.get(place).map(|s| s.id.to_string()),
        };
        Some((selection, id?))
    }

    pub(super) fn find(&self, (selection, id): &(Selection, String)) -> Option<Selection> {
        let dossier = self.document.dossier();
        match selection {
            Selection::Nothing => None,
            Selection::Event(_) => dossier.events.position(id).map(Selection::Event),
            Selection::Commitment(_) => dossier.commitments.position(id).map(Selection::Commitment),
            Selection::Source(_) => dossier.sources.position(id).map(Selection::Source),
        }
    }

    /// The selected event, by its place in the dossier.
    pub const fn selected_event(&self) -> Option<usize> {
        match self.selection {
            Selection::Event(place) => Some(place),
            _ => None,
        }
    }

    /// Whether something was known on the as-of day.
    pub fn is_known(&self, selection: Selection) -> bool {
        match selection {
            Selection::Nothing => true,
            Selection::Event(place) => self.content.place_of(place).is_some(),
            Selection::Commitment(place) => {
                self.content.ledger.rows.iter().any(|row| row.commitment == place)
            }
            Selection::Source(place) => {
                let source = self.document.dossier().sources.get(place);
                source.is_some_and(|source| source.is_published(self.content.settings.as_of))
            }
        }
    }

    /// The model in use.
    pub const fn model_kind(&self) -> ModelKind {
        self.content.settings.model.kind()
    }
}

pub(super) fn as_of_text(dossier: &Dossier) -> String {
    dossier.default_as_of().map(|day| day.to_string()).unwrap_or_default()
}
