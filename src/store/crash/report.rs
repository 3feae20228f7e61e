//! The text of a report.

use std::backtrace::Backtrace;
use std::fmt::Write;
use std::panic::{Location, PanicHookInfo};
use std::time::SystemTime;

use chrono::{DateTime, SecondsFormat, Utc};

use super::doing::{Done, done, tasks};

/// How many stack frames are listed.
const MOST_FRAMES: usize = 120;

/// What there is to tell of a panic.
#[derive(Debug)]
pub(super) struct Facts {
    /// Where in the source.
    pub(super) place: String,
    /// The message as the source has it; `None` if it was put together at run time, perhaps from
    /// what a file contains.
    message: Option<&'static str>,
    /// The thread's name, which the source has, too.
    thread: Option<String>,
    tasks: Vec<&'static str>,
    done: Vec<Done>,
    /// The functions that were called, the innermost first.
    frames: Vec<String>,
}

impl Facts {
    /// Of a panic on this thread.
    pub(super) fn of(info: &PanicHookInfo<'_>) -> Self {
        Self {
            place: info.location().map_or_else(|| "an unknown place".to_owned(), place),
            message: info.payload().downcast_ref::<&'static str>().copied(),
            thread: std::thread::current().name().map(str::to_owned),
            tasks: tasks(),
            done: done(),
            frames: frames(&Backtrace::force_capture()),
        }
    }

    /// For people who know the source. `when` is by the disk's clock.
    pub(super) fn text(&self, when: Option<SystemTime>) -> String {
        let mut text = String::from("Détente crash report\n\n");
        let when = when.map_or_else(
            || "not known".to_owned(),
            |when| DateTime::<Utc>::from(when).to_rfc3339_opts(SecondsFormat::Secs, true),
        );
        let system = format!("{}, {}", std::env::consts::OS, std::env::consts::ARCH);
        let left_out = "left out, since it may quote what is in a file";
        let lines = [
            ("Version", env!("CARGO_PKG_VERSION").to_owned()),
            ("System", system),
            ("When", when),
            ("Where", self.place.clone()),
            ("Thread", self.thread.clone().unwrap_or_else(|| "without a name".to_owned())),
            ("Message", self.message.unwrap_or(left_out).to_owned()),
            ("Task", or_nothing(self.tasks.join(", "))),
            ("Before", or_nothing(self.before())),
        ];
        for (name, value) in lines {
            // A text has no failure of its own.
            let _ = writeln!(text, "{name:<9}{value}");
        }
        let _ = writeln!(text, "\nStack, the innermost first:");
        for frame in &self.frames {
            let _ = writeln!(text, "  {frame}");
        }
        text.push_str("\nNothing of a dossier is in this report, and nothing was sent.\n");
        text
    }

    fn before(&self) -> String {
        let told = self.done.iter().map(|Done { kind, name, times }| {
            let gap = if name.is_empty() { "" } else { " " };
            let times = if *times > 1 { format!(" (× {times})") } else { String::new() };
            format!("{kind}{gap}{name}{times}")
        });
        told.collect::<Vec<_>>().join(", ")
    }
}

fn or_nothing(text: String) -> String {
    if text.is_empty() { "nothing noted".to_owned() } else { text }
}

fn place(location: &Location<'_>) -> String {
    format!("{}:{}:{}", source(location.file()), location.line(), location.column())
}

/// A source path without the folders of the person who built the program: a home folder contains
/// their name.
fn source(file: &str) -> String {
    let file = file.replace('\\', "/");
    let is_whole = file.starts_with('/') || file.chars().nth(1) == Some(':');
    if !is_whole {
        return file;
    }
    // Of a library: registry/src/INDEX/NAME-VERSION/src/lib.rs; of the standard
    // library: /rustc/HASH/library/core/src/lib.rs.
    let after = |mark: &str| {
        let (_, rest) = file.split_once(mark)?;
        rest.split_once('/').map(|(_, rest)| rest.to_owned())
    };
    after("/registry/src/")
        .or_else(|| after("/rustc/"))
        .or_else(|| file.rsplit('/').next().map(str::to_owned))
        .unwrap_or_default()
}

/// The names of a stack's frames; their files are left out.
fn frames(stack: &Backtrace) -> Vec<String> {
    let mut text = String::new();
    let _ = write!(text, "{stack}");
    let frames = text.lines().filter_map(|line| {
        let (number, name) = line.trim_start().split_once(": ")?;
        number.parse::<usize>().ok()?;
        Some(name.to_owned())
    });
    frames.take(MOST_FRAMES).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_file_says_nothing_of_whoever_built_it() {
        assert_eq!(source("src/app/state.rs"), "src/app/state.rs");
        assert_eq!(source("src\\app\\state.rs"), "src/app/state.rs");
        let library = "/home/ana/.cargo/registry/src/index-1949/egui-0.37.0/src/ui.rs";
        assert_eq!(source(library), "egui-0.37.0/src/ui.rs");
        let library = "C:\\Users\\Ana\\.cargo\\registry\\src\\index-1949\\egui-0.37.0\\src\\ui.rs";
        assert_eq!(source(library), "egui-0.37.0/src/ui.rs");
        assert_eq!(source("/rustc/0a1b/library/core/src/x.rs"), "library/core/src/x.rs");
        assert_eq!(source("/home/ana/egui/src/ui.rs"), "ui.rs");
    }

    #[test]
    fn frames_are_names_alone() {
        let frames = frames(&Backtrace::force_capture());
        assert!(frames.iter().any(|frame| frame.contains("frames_are_names_alone")), "{frames:?}");
        assert!(frames.iter().all(|frame| !frame.contains(".rs:")), "{frames:?}");
    }
}
