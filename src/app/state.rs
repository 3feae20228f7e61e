//! What the window shows. Commands change it, in [`dispatch`](super::dispatch).

use std::path::PathBuf;

use super::actions::palette::Palette;
use super::agreeing::{AgreeEffect, AgreeingState};
use super::beside::BesideState;
use super::brief::{BriefEffect, Dialog, Memory};
use super::chart::calibrating::Calibrating;
use super::chart::table::Table;
use super::chart::{ChartState, replay};
use super::desk::{DeskEffect, DeskState};
use super::drafting::{DraftEffect, DraftingState};
use super::evidence::{EvidenceEffect, EvidenceState, Keeping, Passage};
use super::file::opened::OpenDossier;
use super::file::{FileEffect, FileState, HistoryEffect, HistoryPage, Question};
use super::forms::Forms;
use super::importing::{ImportEffect, Importing};
use super::notice::Notice;
use super::panel::PanelState;
use super::remembered::{LastView, Remembered};
use super::selection::Selection;
use crate::dossier::{Dossier, ModelKind};
use crate::export::Clip;
use crate::reading::{Content, Settings};
use crate::store::crash::CrashReport;
use crate::words::{Language, Words};

/// What the window shows: what every part of it reads, and what each part
/// keeps for itself.
#[derive(Debug)]
pub(super) struct State {
    /// The open dossier.
    pub document: OpenDossier,
    /// All that is shown of it.
    pub content: Content,
    /// Counts up whenever `content`, the index or what is assumed is computed
    /// anew.
    pub content_version: u64,
    /// What is selected.
    pub selection: Selection,
    /// The dossier's file, and what asks for an answer.
    pub file: FileState,
    /// What is being written.
    pub forms: Forms,
    /// The middle of the window.
    pub chart: ChartState,
    /// The panel beside it.
    pub panel: PanelState,
    /// What is kept of quotations.
    pub evidence: EvidenceState,
    /// A draft from a text.
    pub drafting: DraftingState,
    /// A comparison with a second coder.
    pub agreeing: AgreeingState,
    /// A folder of dossiers.
    pub desk: DeskState,
    /// What stands beside the dossier, in the panel.
    pub beside: BesideState,
    /// What is kept of the dialog that makes briefs while it is closed.
    pub brief: Memory,
    /// What lies over the window.
    pub overlay: Overlay,
    /// Something to say that needs no answer.
    pub notice: Option<Notice>,
    /// What a screen reader should say now.
    pub announcement: String,
    /// What goes on in the background.
    pub busy: Option<String>,
    /// Kept from one session to the next.
    pub remembered: Remembered,
    /// The system's language.
    pub system_language: Language,
    /// Every word shown.
    pub words: Words,
}

/// What lies over the window.
#[derive(Debug, Clone, Default)]
pub(super) enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// The command palette.
    Palette(Palette),
    /// The sheet of shortcuts.
    Shortcuts,
    /// Language, colours, size.
    Settings,
    /// How tension is computed.
    Method,
    /// Fitting the model to the reference points.
    Calibrate(Box<Calibrating>),
    /// Bringing data of others.
    Import(Box<Importing>),
    /// A draft from a text.
    Draft,
    /// What two coders do not agree on.
    Agreeing,
    /// A folder of dossiers.
    Desk,
    /// A page of the documentation, by its place.
    Help(usize),
    /// What is said at the first start.
    Welcome,
    /// The text of a source at a passage.
    Passage(Box<Passage>),
    /// Keeping the text of a source.
    KeepText(Box<Keeping>),
    /// Making a brief.
    Brief(Box<Dialog>),
    /// The versions of the open file.
    History(Box<HistoryPage>),
    /// The report of a crash.
    Crash(Box<CrashReport>),
}

/// What applying a command asks of the world outside the state.
#[derive(Debug, Clone)]
pub(super) enum Effect {
    /// Ask for a file.
    AskForFile,
    /// Read this file.
    Read(PathBuf),
    /// Put this on the clipboard.
    Copy(String),
    /// Draw the figure and put its picture on the clipboard.
    CopyPicture,
    /// Put a table on the clipboard.
    CopyTable(Box<Clip>),
    /// Save a picture of the window.
    SaveScreenshot,
    /// Read or keep the text of a source.
    Evidence(EvidenceEffect),
    /// Read an article, look into a text, or keep it.
    Draft(DraftEffect),
    /// Compare with a second coder's file.
    Agree(AgreeEffect),
    /// Read a folder of dossiers.
    Desk(DeskEffect),
    /// Look into files, or import them.
    Import(ImportEffect),
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
    /// What is asked of files.
    File(FileEffect),
    /// What is asked of the versions that are kept.
    History(HistoryEffect),
}

impl State {
    /// A window on a document.
    pub(super) fn new(
        document: OpenDossier,
        remembered: Remembered,
        system_language: Language,
    ) -> Self {
        let settings = Settings::of(document.dossier());
        let content = Content::compute(&document.holdings, settings);
        let language = remembered.language().unwrap_or(system_language);
        let steps = replay::steps(document.dossier());
        let words = Words::of(language).for_record(content.record.0, content.record.1);
        let mut state = Self {
            chart: ChartState::of(&content, as_of_text(document.dossier()), steps),
            document,
            content,
            content_version: 0,
            selection: Selection::Nothing,
            file: FileState::default(),
            forms: Forms::default(),
            panel: PanelState::default(),
            evidence: EvidenceState::default(),
            drafting: DraftingState::default(),
            agreeing: AgreeingState::default(),
            desk: DeskState::default(),
            beside: BesideState::default(),
            brief: Memory::default(),
            overlay: Overlay::None,
            notice: None,
            announcement: String::new(),
            busy: None,
            remembered,
            system_language,
            words,
        };
        state.refresh_view();
        state
    }

    /// Shows another document. What was looked at in the one before is kept
    /// for when it is opened again.
    pub(super) fn show(&mut self, document: OpenDossier) {
        self.keep_view();
        self.open(document);
    }

    /// Shows another document; nothing is kept of the one before.
    pub(super) fn open(&mut self, document: OpenDossier) {
        let overlay = std::mem::take(&mut self.overlay);
        if let Some(path) = &document.path {
            self.remembered.opened(path);
        }
        let remembered = std::mem::take(&mut self.remembered);
        let (version, opened) = (self.content_version + 1, self.file.opened + 1);
        let (pages, told) = (self.file.history_pages, self.file.told_not_kept);
        let questions = std::mem::take(&mut self.file.questions);
        let documents = std::mem::take(&mut self.file.documents);
        let crash = self.file.crash.take();
        // Reading the same file again keeps what was being looked at.
        let same = document.path.is_some() && self.document.path == document.path;
        let selected = self.selected_id();
        let table = std::mem::take(&mut self.chart.table);
        let supposing = std::mem::take(&mut self.chart.supposing);
        let drafting = std::mem::take(&mut self.drafting);
        let agreeing = std::mem::take(&mut self.agreeing);
        let desk = std::mem::take(&mut self.desk);
        let overlay = match overlay {
            Overlay::Brief(dialog) if !same => {
                self.close_brief(*dialog);
                Overlay::None
            }
            overlay => overlay,
        };
        let brief = std::mem::take(&mut self.brief);
        *self = Self::new(document, remembered, self.system_language);
        (self.content_version, self.file.opened) = (version, opened);
        (self.file.history_pages, self.file.told_not_kept) = (pages, told);
        // Questions about the previous document are gone; those about earlier sessions stay.
        (self.file.documents, self.file.crash) = (documents, crash);
        self.file.questions = questions;
        self.file.questions.retain(|q| matches!(q, Question::Recover(b) if !b.is_given_up));
        self.brief = brief;
        if let Some(last) = self.remembered.view_of(self.document.path.as_deref()) {
            (self.chart.page, self.panel.tab) = (last.page, last.tab);
            if let Some(view) = last.days() {
                self.set_view(view);
            }
        }
        // The folder is another matter than what is open of it.
        self.desk = desk;
        self.agreeing = if same { agreeing } else { agreeing.anew() };
        if same {
            self.chart.table = Table { rows: Vec::new(), ..table };
            self.chart.supposing = supposing;
            self.chart.supposing.outcome = None;
            self.drafting = drafting;
            if matches!(overlay, Overlay::Brief(_) | Overlay::Draft | Overlay::Agreeing) {
                self.overlay = overlay;
            }
            self.selection = selected.and_then(|id| self.find(&id)).unwrap_or_default();
        }
        self.refresh_shown();
    }

    /// Keeps what is looked at, for when the file is opened again.
    pub(super) fn keep_view(&mut self) {
        if self.file.awaited.is_some() {
            return;
        }
        let view = LastView::new(self.chart.view, self.chart.page, self.panel.tab);
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
    pub(super) const fn selected_event(&self) -> Option<usize> {
        match self.selection {
            Selection::Event(place) => Some(place),
            _ => None,
        }
    }

    /// Whether something was known on the as-of day.
    pub(super) fn is_known(&self, selection: Selection) -> bool {
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
    pub(super) const fn model_kind(&self) -> ModelKind {
        self.content.settings.model.kind()
    }
}

pub(super) fn as_of_text(dossier: &Dossier) -> String {
    dossier.default_as_of().map(|day| day.to_string()).unwrap_or_default()
}
