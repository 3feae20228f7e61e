//! The threads: one sets and paints the pages of the preview, one for each
//! saving makes files.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use egui::ColorImage;

use super::command::{BriefEffect, SaveOrder, SetOrder};
use super::news::{BriefNews, End, Failure, Pages};
use super::save::save;
use crate::brief;
use crate::brief::{
    Format, MissingGlyphs, PaintedFigure, Pixels, STACK_BYTES, Target, Template, Typeset,
};
use crate::figure::Unplaced;
use crate::store::crash;

/// How long further changes are waited for before pages are set.
const QUIET: Duration = Duration::from_millis(200);
/// For how many previews Typst keeps what it did not need again.
const KEPT: usize = 4;

/// Where threads leave what they have to say.
type Tell = Arc<dyn Fn(BriefNews) + Send + Sync>;

/// Starts the threads and hands them their work.
pub(crate) struct BriefService {
    tell: Tell,
    /// To the thread that sets pages, once there is one.
    orders: Option<Sender<Order>>,
    /// The files being made, and whether to stop.
    saving: Option<(u64, Arc<AtomicBool>)>,
}

impl std::fmt::Debug for BriefService {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BriefService").finish_non_exhaustive()
    }
}

/// Work for the thread that sets pages.
enum Order {
    Set(Box<SetOrder>),
    Paint { version: u64, page: usize, scale: f32 },
    Copy { page: usize, scale: f32 },
}

impl BriefService {
    /// Threads that report through `tell`.
    pub(crate) fn new(tell: impl Fn(BriefNews) + Send + Sync + 'static) -> Self {
        Self { tell: Arc::new(tell), orders: None, saving: None }
    }

    /// Does what the dialog asks for; returns at once.
    pub(crate) fn carry_out(&mut self, effect: BriefEffect) {
        match effect {
            BriefEffect::Set(order) => self.order(Order::Set(order)),
            BriefEffect::Paint { version, page, scale } => {
                self.order(Order::Paint { version, page, scale });
            }
            BriefEffect::Copy { page, scale } => self.order(Order::Copy { page, scale }),
            BriefEffect::Save(order) => self.save(order),
            BriefEffect::Cancel(ticket) => {
                if let Some((_, stop)) = self.saving.take_if(|(saving, _)| *saving == ticket) {
                    stop.store(true, Ordering::Relaxed);
                }
            }
            BriefEffect::Ask { title, path, format } => self.ask(&title, &path, format),
            // The thread ends with its channel, and forgets what it kept.
            BriefEffect::End => self.orders = None,
        }
    }

    fn order(&mut self, order: Order) {
        let orders = self.orders.get_or_insert_with(|| {
            let (sender, receiver) = channel();
            let tell = Arc::clone(&self.tell);
            spawn(&self.tell, "setting a brief", move || {
                Press { tell, current: None }.run(&receiver);
            });
            sender
        });
        if orders.send(order).is_err() {
            self.orders = None;
        }
    }

    fn save(&mut self, order: Box<SaveOrder>) {
        let stop = Arc::new(AtomicBool::new(false));
        self.saving = Some((order.ticket, Arc::clone(&stop)));
        let tell = Arc::clone(&self.tell);
        spawn(&self.tell, "saving a brief", move || {
            let ticket = order.ticket;
            let saved = catch_unwind(AssertUnwindSafe(|| save(&order, &stop, &*tell)));
            if saved.is_err() {
                let end = End::Failed(Failure::Panicked);
                tell(BriefNews::Ended { ticket, written: Vec::new(), end });
            }
        });
    }

    /// The dialog is created on this thread, as macOS demands, and awaited on another.
    fn ask(&self, title: &str, path: &std::path::Path, format: Format) {
        let mut dialog = rfd::AsyncFileDialog::new().set_title(title);
        if let Some(folder) = path.parent() {
            dialog = dialog.set_directory(folder);
        }
        if let Some(name) = path.file_name() {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        let kinds = std::iter::once(format).chain(Format::ALL.into_iter().filter(|f| *f != format));
        for kind in kinds {
            dialog = dialog.add_filter(kind.extension().to_uppercase(), &[kind.extension()]);
        }
        let (asked, tell) = (dialog.save_file(), Arc::clone(&self.tell));
        spawn(&self.tell, "asking for a path", move || {
            let chosen = pollster::block_on(asked);
            tell(BriefNews::Chosen(chosen.map(|file| PathBuf::from(file.path()))));
        });
    }
}

/// Pages of a long ledger nest deep, so that the thread has a stack for them.
fn spawn(tell: &Tell, task: &'static str, work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().name("brief".to_owned()).stack_size(STACK_BYTES);
    let started = thread.spawn(move || {
        let _task = crash::task(task);
        work();
    });
    if let Err(error) = started {
        tell(BriefNews::Copied(Err(Failure::Told(error.to_string()))));
    }
}

/// What is shown: pages, or a picture without any.
enum Shown {
    Figure(PaintedFigure),
    Pages(Box<Typeset>),
}

/// The thread that sets pages.
struct Press {
    tell: Tell,
    current: Option<(u64, Shown)>,
}

/// What is still to do.
#[derive(Default)]
struct Waiting {
    set: Option<Box<SetOrder>>,
    paint: Vec<(u64, usize, f32)>,
    copy: Option<(usize, f32)>,
}

impl Waiting {
    fn add(&mut self, order: Order) {
        match order {
            Order::Set(order) => self.set = Some(order),
            Order::Paint { version, page, scale } => {
                self.paint.retain(|(.., other, _)| *other != page);
                self.paint.push((version, page, scale));
            }
            Order::Copy { page, scale } => self.copy = Some((page, scale)),
        }
    }

    const fn is_empty(&self) -> bool {
        self.set.is_none() && self.paint.is_empty() && self.copy.is_none()
    }

    /// Whether to wait for further changes.
    fn may_change(&self) -> bool {
        self.copy.is_none() && self.set.as_ref().is_some_and(|order| !order.at_once)
    }
}

impl Press {
    fn run(mut self, orders: &Receiver<Order>) {
        let mut waiting = Waiting::default();
        loop {
            if waiting.is_empty() {
                match orders.recv() {
                    Ok(order) => waiting.add(order),
                    Err(_) => break,
                }
            }
            while let Ok(order) = orders.try_recv() {
                waiting.add(order);
            }
            if waiting.may_change() {
                match orders.recv_timeout(QUIET) {
                    Ok(order) => {
                        waiting.add(order);
                        continue;
                    }
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            }
            if let Some(order) = waiting.set.take() {
                self.set(&order);
            } else if let Some((page, scale)) = waiting.copy.take() {
                let image = self.pixels(page, scale);
                (self.tell)(BriefNews::Copied(image));
            } else if !waiting.paint.is_empty() {
                let (version, page, scale) = waiting.paint.remove(0);
                self.paint(version, page, scale);
            }
        }
        self.current = None;
        brief::forget();
    }

    fn set(&mut self, order: &SetOrder) {
        let version = order.version;
        let made = catch_unwind(AssertUnwindSafe(|| make(order))).unwrap_or(Err(Failure::Panicked));
        brief::forget_older(KEPT);
        match made {
            Ok((shown, pages)) => {
                self.current = Some((version, shown));
                (self.tell)(BriefNews::Set { version, pages });
            }
            Err(failure) => (self.tell)(BriefNews::NotSet { version, failure }),
        }
    }

    fn paint(&self, version: u64, page: usize, scale: f32) {
        if self.current.as_ref().is_none_or(|(current, _)| *current != version) {
            return;
        }
        match self.pixels(page, scale) {
            Ok(image) => (self.tell)(BriefNews::Painted { version, page, scale, image }),
            Err(failure) => (self.tell)(BriefNews::NotSet { version, failure }),
        }
    }

    fn pixels(&self, page: usize, scale: f32) -> Result<ColorImage, Failure> {
        let painted = catch_unwind(AssertUnwindSafe(|| match &self.current {
            Some((_, Shown::Figure(figure))) => figure.pixels(scale).map_err(Failure::from),
            Some((_, Shown::Pages(document))) => {
                document.pixels(page, scale).map_err(Failure::from)
            }
            None => Err(Failure::Told(String::new())),
        }));
        let Pixels { width, height, rgba } = painted.unwrap_or(Err(Failure::Panicked))?;
        // Opaque, so that premultiplied colours are plain ones.
        Ok(ColorImage::from_rgba_premultiplied([width as usize, height as usize], &rgba))
    }
}

/// Sets what a file of the format would show.
fn make(order: &SetOrder) -> Result<(Shown, Pages), Failure> {
    let asked = order.styling.apply(order.brief.clone())?;
    if order.format.is_painted(asked.options.layout) {
        let figure = brief::figure(&asked);
        let pages = Pages {
            sizes: vec![figure.size()],
            missing: figure.missing(),
            unplaced: figure.unplaced.clone(),
        };
        return Ok((Shown::Figure(figure), pages));
    }
    let document = brief::compile(&asked, &Template::BuiltIn, Target::Drawn)?;
    let sizes: Result<_, _> = (0..document.pages()).map(|page| document.size(page)).collect();
    let missing: Option<MissingGlyphs> = document.missing.clone();
    let pages = Pages { sizes: sizes?, missing, unplaced: Unplaced::default() };
    Ok((Shown::Pages(Box::new(document)), pages))
}
