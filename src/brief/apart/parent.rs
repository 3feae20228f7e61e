//! The process that wants a brief, and controls the one that sets it.

use std::io::{self, BufWriter, ErrorKind, Read};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::Worker;
use super::frames::{receive, send};
use super::messages::{Ask, Order, Tell};
use crate::brief::charts::Charts;
use crate::brief::export::{Format, Sheet};
use crate::brief::prepared::{Prepared, ToSet};
use crate::brief::problem::{BriefError, TemplateProblem};
use crate::brief::template::ReadFile;

/// Most bytes of all the files of one format together.
const MOST_OUTPUT: u64 = 2 * 1024 * 1024 * 1024;
/// How much is kept of what the process says on standard error.
const MOST_SAID: usize = 16 * 1024;
/// How long a process that has gone silent may take to end.
const TO_END: Duration = Duration::from_secs(2);
/// What a program prints when it is refused memory: the standard library does, before ending the
/// process.
const OUT_OF_MEMORY: &str = "memory allocation of";

/// A brief set by a process of its own, which ends with this.
pub(in crate::brief) struct Apart {
    child: Child,
    asks: BufWriter<ChildStdin>,
    told: Receiver<io::Result<(Tell, Vec<u8>)>>,
    said: Option<JoinHandle<String>>,
    worker: Worker,
    charts: Charts,
    own: Arc<ReadFile>,
    /// What the template's author should look at.
    pub(in crate::brief) warnings: Vec<TemplateProblem>,
}

impl Apart {
    /// Starts a process and has it set the pages.
    pub(in crate::brief) fn start(
        worker: &Worker,
        prepared: Prepared,
        own: &Arc<ReadFile>,
    ) -> Result<Self, BriefError> {
        let Prepared { sheet, charts, .. } = prepared;
        let mut apart = Self::spawn(worker, charts, own)
            .map_err(|error| failed("no process could be started for the template", &error))?;
        let until = Instant::now() + worker.time;
        if apart.order(sheet).is_err() {
            return Err(apart.ended());
        }
        match apart.hear(until)? {
            (Tell::Set(warnings), _) => apart.warnings = warnings,
            _ => return Err(out_of_turn()),
        }
        Ok(apart)
    }

    fn spawn(worker: &Worker, charts: Charts, own: &Arc<ReadFile>) -> io::Result<Self> {
        let mut child = Command::new(&worker.program)
            .args(&worker.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let ends = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(asks), Some(mut tells), Some(says)) = ends else {
            return Err(ErrorKind::BrokenPipe.into());
        };
        // One page may wait while another is written.
        let (sender, told) = sync_channel(1);
        std::thread::Builder::new().name("template-out".to_owned()).spawn(move || {
            while let Some(frame) = receive(&mut tells).transpose() {
                let is_last = frame.is_err();
                if sender.send(frame).is_err() || is_last {
                    break;
                }
            }
        })?;
        let said = std::thread::Builder::new()
            .name("template-err".to_owned())
            .spawn(move || beginning(says))?;
        Ok(Self {
            child,
            asks: BufWriter::new(asks),
            told,
            said: Some(said),
            worker: worker.clone(),
            charts,
            own: Arc::clone(own),
            warnings: Vec::new(),
        })
    }

    fn order(&mut self, sheet: ToSet) -> io::Result<()> {
        let ToSet { main, pixels_a_point, title, description, data, fonts } = sheet;
        for font in fonts {
            send(&mut self.asks, &Ask::Font(font.index), &font.data)?;
        }
        let memory = self.worker.memory;
        let order = Order { main, pixels_a_point, title, description, memory };
        send(&mut self.asks, &Ask::Set(order), &data)
    }

    /// Has the files of a format made, and hands over each as it arrives; returns how many there
    /// are, and why a PDF could not claim PDF/UA.
    pub(in crate::brief) fn print<E: From<BriefError>>(
        &mut self,
        format: Format,
        scale: f32,
        take: &mut dyn FnMut(Sheet) -> Result<(), E>,
    ) -> Result<(usize, Vec<TemplateProblem>), E> {
        let until = Instant::now() + self.worker.time;
        if send(&mut self.asks, &Ask::Print(format, scale), &[]).is_err() {
            return Err(self.ended().into());
        }
        let mut output = 0;
        loop {
            match self.hear(until)? {
                (Tell::Sheet(page, pages), bytes) => {
                    output += bytes.len() as u64;
                    if output > MOST_OUTPUT {
                        let megabytes = MOST_OUTPUT / 1_000_000;
                        return Err(BriefError::TooMuch { megabytes }.into());
                    }
                    take(Sheet { page, pages, bytes })?;
                }
                (Tell::Printed(pages, not_accessible), _) => return Ok((pages, not_accessible)),
                _ => return Err(out_of_turn().into()),
            }
        }
    }

    /// What the process says next; its questions are answered in between.
    fn hear(&mut self, until: Instant) -> Result<(Tell, Vec<u8>), BriefError> {
        loop {
            let rest = until.saturating_duration_since(Instant::now());
            let (told, body) = match self.told.recv_timeout(rest) {
                Ok(Ok(frame)) => frame,
                Err(RecvTimeoutError::Timeout) => {
                    return Err(BriefError::TimedOut { seconds: self.worker.time.as_secs() });
                }
                Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => return Err(self.ended()),
            };
            let found = match told {
                Tell::Own(path) => (self.own)(&path).map_err(|error| Some(error.to_string())),
                Tell::Chart(name) => self.charts.file(&name).ok_or(None),
                Tell::Failed(failure) => return Err(failure.into()),
                told => return Ok((told, body)),
            };
            let sent = match found {
                Ok(bytes) => send(&mut self.asks, &Ask::Found, &bytes),
                Err(why) => send(&mut self.asks, &Ask::NotFound(why), &[]),
            };
            if sent.is_err() {
                return Err(self.ended());
            }
        }
    }

    /// Why it says nothing any more.
    fn ended(&mut self) -> BriefError {
        let until = Instant::now() + TO_END;
        let status = loop {
            match self.child.try_wait() {
                Ok(None) if Instant::now() < until => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                Ok(status) => break status,
                Err(_) => break None,
            }
        };
        // A process that is alive but silent is ended; its standard error ends with it.
        let _ = self.child.kill();
        let said = self.said.take().and_then(|said| said.join().ok()).unwrap_or_default();
        if said.contains(OUT_OF_MEMORY) {
            let megabytes = self.worker.memory / MEGABYTE;
            return BriefError::OutOfMemory { megabytes };
        }
        if status.is_some_and(is_killed) {
            return BriefError::Killed;
        }
        let last = said.lines().rev().find(|line| !line.trim().is_empty());
        BriefError::Ended(last.map(|line| line.trim().to_owned()))
    }
}

/// In the units in which people count memory.
const MEGABYTE: u64 = 1024 * 1024;

impl Drop for Apart {
    fn drop(&mut self) {
        // Whatever it is doing, it is no longer wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether it was ended from outside, as a system does that has run out of memory.
fn is_killed(status: ExitStatus) -> bool {
    #[cfg(unix)]
    {
        std::os::unix::process::ExitStatusExt::signal(&status) == Some(libc::SIGKILL)
    }
    #[cfg(not(unix))]
    {
        let _ = status;
        false
    }
}

/// The beginning of what it prints; the rest is read as well, or the process would block.
fn beginning(mut says: impl Read) -> String {
    let mut kept = Vec::new();
    let mut some = [0; 4096];
    while let Ok(read @ 1..) = says.read(&mut some) {
        let room = MOST_SAID.saturating_sub(kept.len());
        kept.extend(some.iter().take(read.min(room)));
    }
    String::from_utf8_lossy(&kept).into_owned()
}

fn failed(what: &str, error: &io::Error) -> BriefError {
    BriefError::Failed(format!("{what}: {error}"))
}

/// It is not this program that answers, or not this version of it.
fn out_of_turn() -> BriefError {
    BriefError::Failed("the process that sets the template speaks out of turn".to_owned())
}
