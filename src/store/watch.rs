//! Notices when another program changes a document's file: an editor, a sync
//! folder.
//!
//! It watches the folder, since editors put a new file in the place of the old one, and compares
//! texts, so that our own saves are no news.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{
    Receiver, RecvTimeoutError, Sender, SyncSender, TrySendError, channel, sync_channel,
};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use sha2::{Digest, Sha256};

use super::read::{ReadError, read_text};
use super::shown;
use super::state::whole_path;

/// How long a folder must be quiet before the file is read: programs write in
/// several steps.
const SETTLE: Duration = Duration::from_millis(120);

/// How often the file is looked at even if the system reports nothing: network and sync folders may
/// not.
const LOOK: Duration = Duration::from_secs(5);

/// News waiting to be taken. What finds no room is reported again later.
const MOST_WAITING: usize = 4;

/// What another program did.
#[derive(Debug)]
pub enum DiskNews {
    /// The file has this text now.
    Changed(String),
    /// The file is gone.
    Gone,
    /// The file cannot be read any more.
    Unreadable(ReadError),
}

/// A folder that cannot be watched.
#[derive(Debug, thiserror::Error)]
#[error(
    "{} cannot be watched: {source}; changes by other programs show after some seconds",
    shown(path)
)]
pub struct WatchError {
    /// The folder.
    pub path: PathBuf,
    source: notify::Error,
}

/// Watches one file until dropped.
#[derive(Debug)]
pub struct Watch {
    news: Receiver<DiskNews>,
    known: Arc<Mutex<Known>>,
    poke: Sender<Signal>,
    /// Why the system does not report changes, if it does not.
    trouble: Option<WatchError>,
    _watcher: Option<RecommendedWatcher>,
}

#[derive(Debug, PartialEq, Eq, Clone, Copy)]
enum Signal {
    Stirred,
    Stop,
}

/// What is known of the file.
#[derive(Debug)]
struct Known {
    /// Of the text that it had last; `None` while it is gone.
    hash: Option<Hash>,
    /// Of a text that is being saved.
    saving: Option<Hash>,
}

type Hash = [u8; 32];

fn hash(text: &str) -> Hash {
    Sha256::digest(text.as_bytes()).into()
}

impl Watch {
    /// Begins to watch a file with this text. `wake` is called when there is news to take.
    pub fn start(path: &Path, text: &str, wake: impl Fn() + Send + 'static) -> Self {
        let known = Arc::new(Mutex::new(Known { hash: Some(hash(text)), saving: None }));
        let (poke, signals) = channel();
        let (sender, news) = sync_channel(MOST_WAITING);
        let watcher = watch_folders(path, &poke);
        let looker = Looker {
            path: path.to_owned(),
            known: Arc::clone(&known),
            news: sender,
            wake: Box::new(wake),
        };
        let _ = std::thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || looker.run(&signals));
        let (watcher, trouble) = match watcher {
            Ok(watcher) => (Some(watcher), None),
            Err(error) => (None, Some(error)),
        };
        Self { news, known, poke, trouble, _watcher: watcher }
    }

    /// Why changes will be seen only after some seconds, if so.
    pub fn trouble(&self) -> Option<&WatchError> {
        self.trouble.as_ref()
    }

    /// The next news, if there is any.
    pub fn take(&self) -> Option<DiskNews> {
        self.news.try_recv().ok()
    }

    /// This text is about to be saved, by us.
    pub fn saving(&self, text: &str) {
        self.known().saving = Some(hash(text));
    }

    /// The save is done: the file has this text.
    pub fn saved(&self, text: &str) {
        let mut known = self.known();
        known.hash = Some(hash(text));
        known.saving = None;
    }

    /// Looks at the file now: when the window comes to the front again.
    pub fn look(&self) {
        let _ = self.poke.send(Signal::Stirred);
    }

    fn known(&self) -> std::sync::MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.poke.send(Signal::Stop);
    }
}

/// Watches the folder of the file, and where the path is a link that of the
/// link too.
fn watch_folders(path: &Path, poke: &Sender<Signal>) -> Result<RecommendedWatcher, WatchError> {
    let folder_of = |path: &Path| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        folder.unwrap_or(Path::new(".")).to_owned()
    };
    let target = whole_path(path);
    let names: Vec<_> =
        [path, &target].iter().filter_map(|path| path.file_name()).map(ToOwned::to_owned).collect();
    let mut folders = vec![folder_of(&target), folder_of(path)];
    folders.dedup();
    let poke = poke.clone();
    let error = |source| WatchError { path: folder_of(path), source };
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let is_ours = match &event {
            Ok(event) => {
                !event.kind.is_access()
                    && (event.paths.is_empty()
                        || event.paths.iter().any(|path| {
                            path.file_name().is_some_and(|name| names.iter().any(|n| n == name))
                        }))
            }
            Err(_) => true,
        };
        if is_ours {
            let _ = poke.send(Signal::Stirred);
        }
    })
    .map_err(error)?;
    for folder in &folders {
        watcher.watch(folder, RecursiveMode::NonRecursive).map_err(error)?;
    }
    Ok(watcher)
}

struct Looker {
    path: PathBuf,
    known: Arc<Mutex<Known>>,
    news: SyncSender<DiskNews>,
    wake: Box<dyn Fn() + Send>,
}

impl Looker {
    fn run(&self, signals: &Receiver<Signal>) {
        let mut seen = self.stamp();
        loop {
            match signals.recv_timeout(LOOK) {
                Ok(Signal::Stirred) => {
                    // Until it is quiet.
                    while let Ok(signal) = signals.recv_timeout(SETTLE) {
                        if signal == Signal::Stop {
                            return;
                        }
                    }
                }
                // Reading a file that has not changed would be a waste.
                Err(RecvTimeoutError::Timeout) if self.stamp() == seen => continue,
                Err(RecvTimeoutError::Timeout) => {}
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return,
            }
            let stamp = self.stamp();
            // What cannot be reported now is looked at again.
            if self.look() {
                seen = stamp;
            }
        }
    }

    /// When it was changed and how long it is, as the system says.
    fn stamp(&self) -> Option<(std::time::SystemTime, u64)> {
        let metadata = std::fs::metadata(&self.path).ok()?;
        Some((metadata.modified().ok()?, metadata.len()))
    }

    /// Reads the file and reports what is new; `false` once nothing takes the news.
    fn look(&self) -> bool {
        let text = read_text(&self.path);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let (found, news) = match text {
            Ok(text) => (Some(hash(&text)), DiskNews::Changed(text)),
            Err(ReadError::Unreadable { .. }) if !self.path.exists() => (None, DiskNews::Gone),
            // Called for every stir: there is no text to compare.
            Err(error) => (None, DiskNews::Unreadable(error)),
        };
        if found == known.hash || (found.is_some() && found == known.saving) {
            return true;
        }
        match self.news.try_send(news) {
            Ok(()) => {
                known.hash = found;
                drop(known);
                (self.wake)();
                true
            }
            Err(TrySendError::Full(_)) => false,
            Err(TrySendError::Disconnected(_)) => true,
        }
    }
}
