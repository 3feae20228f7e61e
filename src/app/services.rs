//! Background work: asking for a file, reading one. Results come back through
//! a bounded channel and wake the window.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::document::{Document, Trouble};

/// More results than this wait for the window; their threads wait with them.
const MOST_WAITING: usize = 8;

/// What background work has to say.
#[derive(Debug)]
pub enum News {
    /// A file was chosen.
    Chosen(PathBuf),
    /// Nobody chose a file.
    NotChosen,
    /// A file was read.
    Read(Box<Result<Document, Trouble>>),
}

/// Starts background work and collects its results.
#[derive(Debug)]
pub struct Services {
    sender: SyncSender<News>,
    receiver: Receiver<News>,
    context: egui::Context,
}

impl Services {
    /// Services that wake this window.
    pub fn new(context: egui::Context) -> Self {
        let (sender, receiver) = sync_channel(MOST_WAITING);
        Self { sender, receiver, context }
    }

    /// Asks for a file. The dialog is made on this thread, as macOS demands,
    /// and awaited on another.
    pub fn ask_for_file(&self, title: &str, filter: &str) {
        let dialog =
            rfd::AsyncFileDialog::new().set_title(title).add_filter(filter, &["toml"]).pick_file();
        self.spawn(move || {
            pollster::block_on(dialog)
                .map_or(News::NotChosen, |file| News::Chosen(file.path().to_owned()))
        });
    }

    /// Reads a file.
    pub fn read(&self, path: PathBuf) {
        self.spawn(move || News::Read(Box::new(Document::open(&path))));
    }

    fn spawn(&self, work: impl FnOnce() -> News + Send + 'static) {
        let (sender, context) = (self.sender.clone(), self.context.clone());
        std::thread::spawn(move || {
            // A window that has closed no longer listens, which is no error.
            let _ = sender.send(work());
            context.request_repaint();
        });
    }

    /// The next result, if there is one.
    pub fn news(&self) -> Option<News> {
        self.receiver.try_recv().ok()
    }
}
