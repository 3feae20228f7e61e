//! Background work: asking for a file, reading one, painting a picture, saving
//! one. Results come back through a bounded channel and wake the window.

mod desk;
mod texts;

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use egui::ColorImage;

use super::beside::{self, BesideAnswer, BesideQuestion, BesideWork};
use super::brief::{BriefEffect, BriefNews, BriefService, Failure};
use crate::app::agreeing::AgreeNews;
use crate::app::desk::DeskNews;
use crate::app::drafting::DraftNews;
use crate::app::evidence::EvidenceNews;
use crate::app::file::opening::{Ahead, Opened};
use crate::app::file::{HistoryEffect, HistoryNews, Next, opening, versions};
use crate::app::importing::{self, ImportNews, ImportOrder, LookOrder};
use crate::dossier::{Dossier, FileKind};
use crate::export::Clip;
use crate::figure::Scene;
use crate::import::Progress;
use crate::store::crash;
use crate::store::history::By;
use crate::store::{ReadError, SaveError, SaveOptions, Saved, StateFolder};
use crate::streams::DataFiles;
use crate::{brief, store};

/// No user can see a dialog and close it in less time than this.
const LEAST_ANSWER: Duration = Duration::from_millis(300);
/// More results than this wait for the window; their threads wait with them.
const MOST_WAITING: usize = 8;

/// What background work reports.
#[derive(Debug)]
pub(super) enum News {
    /// A file was chosen.
    Chosen(PathBuf),
    /// The user chose no file.
    NotChosen,
    /// The system has no dialog to ask with.
    NoDialog,
    /// A file was read: the one that was asked for with this number.
    Read(u64, Box<Opened>),
    /// The data files of a document were read.
    Data(Arc<Dossier>, PathBuf, Box<DataFiles>),
    /// Files to import were chosen; none if the user chose none.
    FilesChosen(Vec<PathBuf>),
    /// About a draft from a text.
    Draft(DraftNews),
    /// About a comparison with a second coder.
    Agree(AgreeNews),
    /// About a folder of dossiers.
    Desk(DeskNews),
    /// About texts of sources.
    Evidence(EvidenceNews),
    /// About an import.
    Import(ImportNews),
    /// What a stream's file gave.
    Beside(BesideQuestion, BesideAnswer),
    /// What kind of file was dropped, or why that cannot be told.
    LookedAt(PathBuf, Result<FileKind, ReadError>),
    /// A picture is ready for the clipboard, or why it is not.
    Picture(Result<ColorImage, Failure>),
    /// The window was painted, and its picture is to be saved.
    Screenshot(Arc<ColorImage>),
    /// A picture of the window was saved there, or why it was not.
    Saved(Result<PathBuf, Failure>),
    /// A path to save to was chosen.
    PathChosen(PathBuf),
    /// About a brief.
    Brief(BriefNews),
    /// About versions that are kept.
    History(HistoryNews),
    /// The document was saved, or why it was not.
    DocumentSaved(Box<DocumentSaved>),
}

/// A document to save.
#[derive(Debug)]
pub(super) struct SaveRequest {
    /// Where to.
    pub path: PathBuf,
    /// What is written.
    pub text: String,
    /// Whether what is there is kept beside it first.
    pub keeps_theirs: bool,
    /// What the file has now, as far as is known; `None` for a new file.
    pub base: Option<Arc<str>>,
    /// Whether the version before stays beside it.
    pub keep_previous: bool,
    /// Where processes keep each other from saving at the same moment.
    pub state: Option<StateFolder>,
    /// What is waiting for it.
    pub then: Option<Next>,
}

/// How a save ended.
#[derive(Debug)]
pub(super) struct DocumentSaved {
    /// Where to.
    pub path: PathBuf,
    /// What was written.
    pub text: String,
    /// What was waiting for it.
    pub then: Option<Next>,
    /// Where what was there is kept.
    pub theirs: Option<PathBuf>,
    /// Whether it was.
    pub result: Result<Saved, SaveError>,
}

/// Starts background work and collects its results.
pub(super) struct Services {
    sender: SyncSender<News>,
    receiver: Receiver<News>,
    context: egui::Context,
    brief: BriefService,
    /// The number of the file that was asked for last.
    asked: Cell<u64>,
    /// Of our own, for what egui does not put there; it serves what is on it for as
    /// long as the window is there.
    clipboard: Option<arboard::Clipboard>,
}

impl std::fmt::Debug for Services {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Services").finish_non_exhaustive()
    }
}

impl Services {
    /// Services that wake this window.
    pub(super) fn new(context: egui::Context) -> Self {
        let (sender, receiver) = sync_channel(MOST_WAITING);
        let (teller, waker) = (sender.clone(), context.clone());
        let brief = BriefService::new(move |news| {
            // A window that has closed no longer listens, which is no error.
            let _ = teller.send(News::Brief(news));
            waker.request_repaint();
        });
        Self { sender, receiver, context, brief, asked: Cell::new(0), clipboard: None }
    }

    /// Puts a table on the clipboard, as a table and as text; tells whether the
    /// system let it.
    pub(super) fn copy_table(&mut self, table: &Clip) -> bool {
        if self.clipboard.is_none() {
            self.clipboard = arboard::Clipboard::new().ok();
        }
        let clipboard = self.clipboard.as_mut();
        clipboard.is_some_and(|board| board.set().html(&table.html, Some(&table.text)).is_ok())
    }

    /// Sets, paints or saves a brief.
    pub(super) fn brief(&mut self, effect: BriefEffect) {
        self.brief.carry_out(effect);
    }

    /// Asks for a file. The dialog is created on this thread, as macOS demands, and awaited on
    /// another.
    pub(super) fn ask_for_file(&self, title: &str, filter: &str) {
        let dialog =
            rfd::AsyncFileDialog::new().set_title(title).add_filter(filter, &["toml"]).pick_file();
        let asked = Instant::now();
        self.spawn("asking for a file", move || match pollster::block_on(dialog) {
            Some(file) => News::Chosen(file.path().to_owned()),
            // A system without dialogs reports only that nothing was chosen.
            None if asked.elapsed() < LEAST_ANSWER => News::NoDialog,
            None => News::NotChosen,
        });
    }

    /// Reads a file; what was asked for before is no longer waited for.
    pub(super) fn read(&self, path: PathBuf) {
        let number = self.next_number();
        self.spawn("reading a file", move || News::Read(number, Box::new(opening::open(&path))));
    }

    /// Reads the data files of a document.
    pub(super) fn read_data(&self, dossier: Arc<Dossier>, path: PathBuf) {
        self.spawn("reading data files", move || {
            let data = store::load_data(&dossier, &path);
            News::Data(dossier, path, Box::new(data))
        });
    }

    /// Asks for files to import, or for a folder of them.
    pub(super) fn ask_for_files(&self, title: &str, is_folder: bool) {
        let dialog = rfd::AsyncFileDialog::new().set_title(title);
        if is_folder {
            let folder = dialog.pick_folder();
            self.spawn("asking for a folder", move || {
                let folder = pollster::block_on(folder);
                News::FilesChosen(folder.iter().map(|file| file.path().to_owned()).collect())
            });
        } else {
            let files = dialog.pick_files();
            self.spawn("asking for files", move || {
                let files = pollster::block_on(files).unwrap_or_default();
                News::FilesChosen(files.iter().map(|file| file.path().to_owned()).collect())
            });
        }
    }

    /// Looks into files that may be imported.
    pub(super) fn look_into(&self, ticket: u64, order: LookOrder) {
        self.spawn("looking into data files", move || {
            News::Import(ImportNews::Looked(ticket, Box::new(importing::look(&order))))
        });
    }

    /// Imports files.
    pub(super) fn run_import(&self, order: ImportOrder, progress: Progress) {
        self.spawn("importing data", move || {
            let ended = importing::carry_out(&order, &progress);
            News::Import(ImportNews::Ended(order.ticket, ended))
        });
    }

    /// Reads what is asked of a stream's file.
    pub(super) fn read_beside(&self, work: BesideWork) {
        self.spawn("reading reports", move || {
            let (question, answer) = beside::carry_out(&work);
            News::Beside(question, answer)
        });
    }

    /// Waits for a file that is being read.
    pub(in crate::app) fn wait_for(&self, ahead: Ahead) {
        let number = self.next_number();
        self.spawn("reading a file", move || News::Read(number, Box::new(ahead.wait())));
    }

    /// The file that was asked for is no longer waited for.
    pub(super) fn forget_reading(&self) {
        self.next_number();
    }

    /// Whether the file of this number is waited for.
    pub(super) fn is_awaited(&self, number: u64) -> bool {
        self.asked.get() == number
    }

    fn next_number(&self) -> u64 {
        self.asked.set(self.asked.get() + 1);
        self.asked.get()
    }

    /// Looks what a file is.
    pub(super) fn look_at(&self, path: PathBuf) {
        self.spawn("looking at a file", move || {
            let kind = store::kind_of(&path);
            News::LookedAt(path, kind)
        });
    }

    /// Asks where to save.
    pub(super) fn ask_for_path(&self, title: &str, filter: &str, suggested: &Path) {
        let name = crate::app::file::opened::file_name(suggested);
        let folder = suggested.parent().unwrap_or(suggested);
        let dialog = rfd::AsyncFileDialog::new()
            .set_title(title)
            .add_filter(filter, &["toml"])
            .set_directory(folder)
            .set_file_name(name)
            .save_file();
        self.spawn("asking for a file", move || {
            pollster::block_on(dialog)
                .map_or(News::NotChosen, |file| News::PathChosen(file.path().to_owned()))
        });
    }

    /// Saves a document.
    pub(super) fn save_document(&self, save: SaveRequest) {
        self.spawn("saving", move || {
            let SaveRequest { path, text, keeps_theirs, base, keep_previous, state, then } = save;
            let base = base.as_deref();
            let options = SaveOptions {
                base,
                keep_previous,
                state: state.as_ref(),
                by: By::Window,
                ..SaveOptions::default()
            };
            let theirs = keeps_theirs.then(|| store::keep_beside(&path, "theirs")).transpose();
            let (theirs, result) = match theirs {
                Ok(theirs) => (theirs, store::save(&path, &text, options)),
                // What is there is nowhere else, and stays.
                Err(error) => (None, Err(error.into())),
            };
            News::DocumentSaved(Box::new(DocumentSaved { path, text, then, theirs, result }))
        });
    }

    /// Lists, compares or reads versions.
    pub(super) fn history(&self, state: Option<StateFolder>, effect: HistoryEffect) {
        let (sender, context) = (self.sender.clone(), self.context.clone());
        std::thread::spawn(move || {
            let _task = crash::task("looking at versions");
            versions::carry_out(state.as_ref(), effect, |news| {
                let listens = sender.send(News::History(news)).is_ok();
                context.request_repaint();
                listens
            });
        });
    }

    /// Keeps what a file has now among its versions, and what was seen of it
    /// before, if so.
    pub(super) fn keep_version(&self, state: StateFolder, path: PathBuf, seen: Option<String>) {
        let (sender, context) = (self.sender.clone(), self.context.clone());
        std::thread::spawn(move || {
            let _task = crash::task("keeping a version");
            if let Some(news) = versions::keep(&state, &path, seen.as_deref()) {
                // A window that has closed no longer listens, which is no error.
                let _ = sender.send(News::History(news));
                context.request_repaint();
            }
        });
    }

    /// Paints a figure at so many pixels for each of its own.
    pub(super) fn paint(&self, scene: Scene, scale: f32) {
        self.spawn("painting a figure", move || {
            let painted = brief::pixels(&scene, scale).map_err(Failure::from);
            News::Picture(painted.map(|(size, bytes)| {
                ColorImage::from_rgba_premultiplied([size.0 as usize, size.1 as usize], &bytes)
            }))
        });
    }

    /// Asks for a picture of the window, which arrives after the next frame.
    pub(super) fn photograph(&self) {
        let (sender, context) = (self.sender.clone(), self.context.clone());
        self.context.request_screenshot(move |image| {
            // A window that has closed no longer listens, which is no error.
            let _ = sender.try_send(News::Screenshot(image));
            context.request_repaint();
        });
    }

    /// Saves a picture of the window under a name that is still free.
    pub(super) fn save(&self, image: Arc<ColorImage>, stem: String) {
        self.spawn("saving a picture", move || {
            let saved = super::screenshot::png(&image).map_err(Failure::from).and_then(|png| {
                let saved = store::write_new(&store::pictures_folder(), &stem, "png", &png);
                saved.map_err(Failure::Unwritten)
            });
            News::Saved(saved)
        });
    }

    fn spawn_some(&self, task: &'static str, work: impl FnOnce() -> Option<News> + Send + 'static) {
        let (sender, context) = (self.sender.clone(), self.context.clone());
        std::thread::spawn(move || {
            let _task = crash::task(task);
            if let Some(news) = work() {
                // A window that has closed no longer listens, which is no error.
                let _ = sender.send(news);
                context.request_repaint();
            }
        });
    }

    fn spawn(&self, task: &'static str, work: impl FnOnce() -> News + Send + 'static) {
        let (sender, context) = (self.sender.clone(), self.context.clone());
        std::thread::spawn(move || {
            let _task = crash::task(task);
            // A window that has closed no longer listens, which is no error.
            let _ = sender.send(work());
            context.request_repaint();
        });
    }

    /// The next result, if there is one.
    pub(super) fn news(&self) -> Option<News> {
        self.receiver.try_recv().ok()
    }
}
