//! The process that sets a template for another.

use std::io::{Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use super::frames::{receive, send};
use super::limits;
use super::messages::{Ask, Failure, Order, Tell};
use crate::brief::export::{Format, Sheet, sheets};
use crate::brief::prepared::ToSet;
use crate::brief::problem::BriefError;
use crate::brief::typeset::{STACK_BYTES, Typeset};
use crate::brief::world::Shelf;
use crate::raster::FontFile;

/// What is reported where a panic went through Typst.
const PANICKED: &str = "the template made Typst fail";

/// Sets a template for the process at the other end, and ends this process once that one has no
/// more to ask.
pub fn serve(mut input: impl Read + Send + 'static, output: impl Write + Send + 'static) {
    let (sender, asked) = sync_channel(1);
    let line = Arc::new(Line(Mutex::new(Ends { out: Box::new(output), asked })));
    // Pages of a long ledger nest deeply. If no thread can be started, the other end notices that
    // there is no answer.
    let thread = std::thread::Builder::new().name("template".to_owned()).stack_size(STACK_BYTES);
    if thread.spawn(move || work(&line)).is_err() {
        return;
    }
    while let Ok(Some(ask)) = receive::<Ask>(&mut input) {
        if sender.send(ask).is_err() {
            break;
        }
    }
    // Whatever the template is doing: nothing waits for it any more.
    std::process::exit(0);
}

/// To and from the other end.
struct Line(Mutex<Ends>);

struct Ends {
    out: Box<dyn Write + Send>,
    asked: Receiver<(Ask, Vec<u8>)>,
}

impl Line {
    fn next(&self) -> Option<(Ask, Vec<u8>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).asked.recv().ok()
    }

    fn tell(&self, told: &Tell, body: &[u8]) -> Result<(), BriefError> {
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        send(&mut ends.out, told, body).map_err(|error| BriefError::Failed(error.to_string()))
    }

    /// Asks the other end for something; Typst may do so from any thread, so question and answer
    /// are kept together.
    fn fetch(&self, wanted: &Tell) -> Result<Vec<u8>, Option<String>> {
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        send(&mut ends.out, wanted, &[]).map_err(|error| Some(error.to_string()))?;
        match ends.asked.recv() {
            Ok((Ask::Found, body)) => Ok(body),
            Ok((Ask::NotFound(why), _)) => Err(why),
            Ok(_) | Err(_) => Err(Some("nobody answers".to_owned())),
        }
    }
}

impl Shelf for Line {
    fn own(&self, path: &str) -> Option<Result<Vec<u8>, String>> {
        match self.fetch(&Tell::Own(path.to_owned())) {
            Ok(bytes) => Some(Ok(bytes)),
            Err(why) => why.map(Err),
        }
    }

    fn chart(&self, name: &str) -> Option<Vec<u8>> {
        self.fetch(&Tell::Chart(name.to_owned())).ok()
    }
}

/// Does what is asked until something fails, which is reported.
fn work(line: &Arc<Line>) {
    let mut fonts = Vec::new();
    let mut typeset = None;
    while let Some((ask, body)) = line.next() {
        let done = match ask {
            Ask::Font(index) => {
                fonts.push(FontFile { data: body, index });
                Ok(())
            }
            Ask::Set(order) => whole(|| {
                let set = set(line, order, body, std::mem::take(&mut fonts))?;
                line.tell(&Tell::Set(set.warnings.clone()), &[])?;
                typeset = Some(set);
                Ok(())
            }),
            Ask::Print(format, scale) => whole(|| print(line, typeset.as_ref(), format, scale)),
            Ask::Found | Ask::NotFound(_) => Ok(()),
        };
        if let Err(error) = done {
            // If no one receives it, no one is waiting for it.
            let _ = line.tell(&Tell::Failed(Failure::from(error)), &[]);
            return;
        }
    }
}

/// A panic inside is an error like any other.
fn whole(work: impl FnOnce() -> Result<(), BriefError>) -> Result<(), BriefError> {
    let panicked = |_| Err(BriefError::Failed(PANICKED.to_owned()));
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(panicked)
}

fn set(
    line: &Arc<Line>,
    order: Order,
    data: Vec<u8>,
    fonts: Vec<FontFile>,
) -> Result<Typeset, BriefError> {
    let Order { main, pixels_a_point, title, description, memory } = order;
    limits::limit(memory).map_err(|error| {
        let told = format!("the memory of the template cannot be limited: {error}");
        BriefError::Failed(told)
    })?;
    let shelf: Arc<dyn Shelf> = Arc::<Line>::clone(line);
    Typeset::set(ToSet { main, pixels_a_point, title, description, data, fonts }, shelf)
}

fn print(
    line: &Line,
    typeset: Option<&Typeset>,
    format: Format,
    scale: f32,
) -> Result<(), BriefError> {
    let typeset = typeset.ok_or_else(|| BriefError::Failed("nothing is set yet".to_owned()))?;
    let mut take = |sheet: Sheet| line.tell(&Tell::Sheet(sheet.page, sheet.pages), &sheet.bytes);
    let (pages, not_accessible) = sheets(typeset, format, scale, &mut take)?;
    line.tell(&Tell::Printed(pages, not_accessible), &[])
}
