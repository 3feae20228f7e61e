//! The page that shows the versions of the open dossier's file and brings one
//! back.

use std::path::PathBuf;
use std::sync::{Arc, Weak};

use crate::app::file::Next;
use crate::app::file::opened::{Access, OpenDossier, file_name};
use crate::app::file::told::{error_in_words, in_full, in_short, remarks, title};
use crate::app::state::{Effect, Overlay, State};
use crate::dossier::Severity;
use crate::edit::StepName;
use crate::store::history::{Changes, HistoryError, Listed, Version};

/// What is done on the page.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum HistoryCommand {
    /// Show the version in this place.
    Choose(usize),
    /// Show one so many places farther down.
    Step(isize),
    /// Make the document what it was then.
    BringBack,
}

/// What the page asks of the world outside the state.
#[derive(Debug, Clone)]
pub(crate) enum HistoryEffect {
    /// List the versions of a file and compare them, as long as the page is
    /// open.
    List {
        /// Which page asks.
        page: u64,
        /// The file.
        path: PathBuf,
        /// Gone once the page is closed.
        open: Weak<()>,
    },
    /// Read a version, and compare what is open with it.
    Read {
        /// Dropped once the page is closed.
        page: u64,
        /// Where the version stands.
        place: usize,
        /// The version.
        version: Version,
        /// What it is compared with.
        now: Now,
    },
}

/// What a version is compared with.
#[derive(Debug, Clone)]
pub(crate) enum Now {
    /// The text that is open.
    Open(String),
    /// What a file has that could not be opened.
    File(PathBuf),
}

/// A version that was read.
#[derive(Debug)]
pub(crate) struct ReadVersion {
    /// What it had.
    pub content: Vec<u8>,
    /// What bringing it back would change.
    pub would_change: Changes,
    /// What the file has that could not be opened, where that is a text.
    pub broken: Option<String>,
}

/// What there is to tell of the history.
#[derive(Debug)]
pub(crate) enum HistoryNews {
    /// The versions of the file, for the page with this number.
    Listed(u64, Result<Listed, HistoryError>),
    /// What the version in this place changed.
    Compared(u64, usize, Changes),
    /// What the version in this place had, and what it would change.
    Read(u64, usize, Result<ReadVersion, HistoryError>),
    /// What was on disk could not be kept.
    NotKept(HistoryError),
}

/// The page.
#[derive(Debug, Clone)]
pub(crate) struct HistoryPage {
    number: u64,
    /// How far it is.
    pub stage: Stage,
    /// The versions, the newest first.
    pub rows: Vec<Row>,
    /// How many of them are compared.
    pub compared: usize,
    /// What is to be said beside the list.
    pub remarks: Vec<String>,
    /// The version that is shown in full.
    pub chosen: Option<usize>,
    /// What is known of it.
    pub shown: Option<Shown>,
    /// Why it could not be read or brought back.
    pub error: Option<String>,
    /// The file whose versions these are, where it could not be opened.
    broken: Option<PathBuf>,
    open: Arc<()>,
}

/// How far the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// The dossier has no file yet.
    NoFile,
    /// The versions are being listed.
    Listing,
    /// They are listed.
    Listed,
    /// They cannot be.
    Failed,
}

/// A version in the list.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The version.
    pub version: Version,
    /// When it was kept, and what it came from.
    pub title: String,
    /// What it changed, in short.
    pub lines: Vec<String>,
    changes: Option<Arc<Changes>>,
}

/// What is known of the version that is shown in full.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    /// What it changed: each change, and its fields.
    pub changed: Vec<(String, Vec<String>)>,
    /// What bringing it back would change, once it is read.
    pub would: Option<Vec<(String, Vec<String>)>>,
    /// Its text, where it can be brought back and is another than what is open.
    text: Option<Arc<str>>,
    /// What the file has that could not be opened.
    broken: Option<Arc<str>>,
}

impl HistoryPage {
    /// Whether the version that is shown can be brought back into what is open
    /// with this access.
    pub(crate) fn can_bring_back(&self, access: Access) -> bool {
        let Some(shown) = &self.shown else { return false };
        let may = match self.broken {
            Some(_) => shown.broken.is_some(),
            None => access == Access::Open,
        };
        may && shown.text.is_some()
    }
}

impl State {
    fn history_page(&mut self) -> Option<&mut HistoryPage> {
        match &mut self.overlay {
            Overlay::History(page) => Some(page),
            _ => None,
        }
    }

    fn history_page_of(&mut self, number: u64) -> Option<&mut HistoryPage> {
        self.history_page().filter(|page| page.number == number)
    }

    /// Shows the page, and asks for what stands on it.
    pub(in crate::app) fn open_history(&mut self) -> Option<Effect> {
        self.settle_form();
        self.file.history_pages += 1;
        let number = self.file.history_pages;
        let broken = self.file.unopened.as_ref().and_then(|trouble| trouble.path.clone());
        let path = broken.clone().or_else(|| self.document.path.clone());
        let stage = if path.is_some() { Stage::Listing } else { Stage::NoFile };
        let page = HistoryPage {
            number,
            stage,
            rows: Vec::new(),
            compared: 0,
            remarks: Vec::new(),
            chosen: None,
            shown: None,
            error: None,
            broken,
            open: Arc::new(()),
        };
        let open = Arc::downgrade(&page.open);
        self.overlay = Overlay::History(Box::new(page));
        path.map(|path| Effect::History(HistoryEffect::List { page: number, path, open }))
    }

    /// Carries out what is done on the page.
    pub(in crate::app) fn history_command(&mut self, command: HistoryCommand) -> Option<Effect> {
        match command {
            HistoryCommand::Choose(place) => self.choose_version(place),
            HistoryCommand::Step(by) => {
                let page = self.history_page()?;
                let last = page.rows.len().checked_sub(1)?;
                let place = match page.chosen {
                    Some(chosen) => chosen.saturating_add_signed(by).min(last),
                    None => 0,
                };
                self.choose_version(place)
            }
            HistoryCommand::BringBack => self.bring_version_back(),
        }
    }

    fn choose_version(&mut self, place: usize) -> Option<Effect> {
        let open = self.document.text();
        let Overlay::History(page) = &mut self.overlay else { return None };
        let now = match &page.broken {
            Some(path) => Now::File(path.clone()),
            None => Now::Open(open.to_owned()),
        };
        let row = page.rows.get(place)?;
        let (version, changes) = (row.version, row.changes.clone());
        page.chosen = Some(place);
        page.error = None;
        let changed = changes.map(|changes| in_full(&changes, &self.words)).unwrap_or_default();
        page.shown = Some(Shown { changed, would: None, text: None, broken: None });
        Some(Effect::History(HistoryEffect::Read { page: page.number, place, version, now }))
    }

    /// Makes the document what it was in the version that is shown, as one step;
    /// where its file could not be opened, opens it as it was.
    fn bring_version_back(&mut self) -> Option<Effect> {
        let page = self.history_page()?;
        let title = page.rows.get(page.chosen?)?.title.clone();
        let (shown, path) = (page.shown.as_ref()?, page.broken.clone());
        let (text, broken) = (shown.text.clone()?, shown.broken.clone());
        if let (Some(path), Some(disk)) = (path, broken) {
            let (text, disk) = (text.to_string(), disk.to_string());
            self.overlay = Overlay::None;
            return self.guarded(Next::OpenOver { path, text, disk });
        }
        if !self.may_edit() {
            return None;
        }
        let before = self.before();
        match self.document.adopt(&text, StepName::BringBack) {
            Ok(()) => {
                self.overlay = Overlay::None;
                self.edited(&before);
                let notice = self.words.with("history-brought-back", &[("version", title.into())]);
                self.notice = Some(notice.into_owned().into());
            }
            Err(problems) => {
                let errors = problems.iter().filter(|one| one.severity == Severity::Error).count();
                let error = self.words.with("history-has-errors", &[("count", errors.into())]);
                let error = error.into_owned();
                if let Some(page) = self.history_page() {
                    page.error = Some(error);
                }
            }
        }
        None
    }

    /// Opens a text as what a file is to have that has another one, with errors
    /// in it, now.
    pub(in crate::app) fn open_over(&mut self, path: PathBuf, text: String, disk: &str) {
        let name = file_name(&path);
        match OpenDossier::from_text(Some(path), name, text) {
            Ok(mut document) => {
                document.mark_saved(disk);
                self.show(document);
                let notice = self.words.get("history-opened-over").into_owned();
                self.notice = Some(notice.into());
            }
            Err(trouble) => self.file.unopened = Some(trouble),
        }
    }

    /// Takes in what came of reading the history.
    pub(in crate::app) fn hear_history(&mut self, news: HistoryNews) {
        match news {
            HistoryNews::Listed(number, listed) => self.take_versions(number, listed),
            HistoryNews::Compared(number, place, changes) => {
                let lines = in_short(&changes, &self.words);
                let full = in_full(&changes, &self.words);
                let Some(page) = self.history_page_of(number) else { return };
                page.compared = page.compared.max(place + 1);
                let is_chosen = page.chosen == Some(place);
                if let Some(shown) = page.shown.as_mut().filter(|_| is_chosen) {
                    shown.changed = full;
                }
                if let Some(row) = page.rows.get_mut(place) {
                    row.lines = lines;
                    row.changes = Some(Arc::new(changes));
                }
            }
            HistoryNews::Read(number, place, read) => self.take_version(number, place, read),
            HistoryNews::NotKept(error) => self.tell_not_kept(&error),
        }
    }

    fn take_versions(&mut self, number: u64, listed: Result<Listed, HistoryError>) {
        let words = &self.words;
        let (stage, rows, remarks, error) = match listed {
            Ok(listed) => {
                let remarks = remarks(&listed, words);
                let row = |version| Row {
                    version,
                    title: title(&version, words),
                    lines: Vec::new(),
                    changes: None,
                };
                let rows = listed.versions.into_iter().map(row).collect();
                (Stage::Listed, rows, remarks, None)
            }
            Err(error) => {
                let error = error_in_words(&error, words);
                (Stage::Failed, Vec::new(), Vec::new(), Some(error))
            }
        };
        if let Some(page) = self.history_page_of(number) {
            (page.stage, page.rows, page.remarks, page.error) = (stage, rows, remarks, error);
        }
    }

    fn take_version(&mut self, number: u64, place: usize, read: Result<ReadVersion, HistoryError>) {
        let words = &self.words;
        let read = match read {
            Ok(ReadVersion { content, would_change, broken }) => {
                let would = match would_change {
                    Changes::AfterBroken => {
                        vec![(words.get("history-over-broken").into_owned(), Vec::new())]
                    }
                    ref changes => in_full(changes, words),
                };
                let is_other = !matches!(would_change, Changes::None);
                Ok((would, String::from_utf8(content).ok().filter(|_| is_other), broken))
            }
            Err(error) => Err(error_in_words(&error, words)),
        };
        let Some(page) = self.history_page_of(number) else { return };
        if page.chosen != Some(place) {
            return;
        }
        let Some(shown) = &mut page.shown else { return };
        match read {
            Ok((would, text, broken)) => {
                shown.would = Some(would);
                (shown.text, shown.broken) = (text.map(Arc::from), broken.map(Arc::from));
            }
            Err(error) => page.error = Some(error),
        }
    }

    /// Says once that versions are not kept.
    pub(in crate::app) fn tell_not_kept(&mut self, error: &HistoryError) {
        if self.file.told_not_kept {
            return;
        }
        self.file.told_not_kept = true;
        let reason = error_in_words(error, &self.words);
        let trouble = self.words.with("history-not-kept", &[("reason", reason.into())]);
        self.file.trouble = Some(trouble.into_owned());
    }
}
