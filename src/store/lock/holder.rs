//! Who holds a lock, according to its file, and whether that can still be true.

use std::fs;
use std::time::SystemTime;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Who holds a lock: the contents of its file, as JSON on one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The number of the process.
    pub process: u32,
    /// The name of the machine that it runs on.
    pub host: String,
    /// Since when, by the clock of the disk: RFC 3339, UTC.
    pub since: String,
    /// Numbers that tell apart machines, starts of a machine, and processes that share a name.
    /// Missing where the system does not provide them.
    #[serde(flatten)]
    marks: Marks,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Marks {
    /// Of the machine, hashed: its number is private.
    #[serde(skip_serializing_if = "Option::is_none")]
    machine: Option<String>,
    /// Of the start of its kernel, hashed. All containers on a machine share
    /// it, whatever they are called.
    #[serde(skip_serializing_if = "Option::is_none")]
    boot: Option<String>,
    /// Of the namespace in which the process has its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    processes: Option<String>,
    /// When the process was started, by the kernel's own count: process numbers are reused.
    #[serde(skip_serializing_if = "Option::is_none")]
    started: Option<u64>,
}

/// What is known of the process that holds a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It runs.
    Running,
    /// It ran on this machine, and runs no more.
    Gone,
    /// It cannot be known from here: it is on another machine, or in a container.
    Untold,
}

impl Holder {
    /// This process.
    pub(super) fn this(since: SystemTime) -> Self {
        let process = std::process::id();
        let since = DateTime::<Utc>::from(since).to_rfc3339_opts(SecondsFormat::Secs, true);
        let host = gethostname::gethostname().to_string_lossy().into_owned();
        let marks = Marks {
            machine: line("/etc/machine-id").map(|id| hashed(&id)),
            boot: line("/proc/sys/kernel/random/boot_id").map(|id| hashed(&id)),
            processes: fs::read_link("/proc/self/ns/pid")
                .ok()
                .map(|space| space.to_string_lossy().into_owned()),
            started: started(process),
        };
        Self { process, host, since, marks }
    }

    /// Since when; `None` where it is written otherwise.
    pub fn moment(&self) -> Option<SystemTime> {
        DateTime::parse_from_rfc3339(&self.since).ok().map(SystemTime::from)
    }

    /// From the text of a lock's file; `None` where it says something else, or
    /// not all of it was written.
    pub(super) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The text of a lock's file.
    pub(super) fn written(&self) -> serde_json::Result<String> {
        Ok(serde_json::to_string(self)? + "\n")
    }

    /// What is known of the process from its number, seen `here`.
    pub(super) fn standing(&self, here: &Self) -> Standing {
        let (theirs, ours) = (&self.marks, &here.marks);
        if self.was_before_restart(here) {
            return Standing::Gone;
        }
        let is_same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
        if !is_same(&theirs.boot, &ours.boot) || !is_same(&theirs.processes, &ours.processes) {
            return Standing::Untold;
        }
        match (started(self.process), theirs.started) {
            (now, then) if now.is_some() && now == then => Standing::Running,
            (_, Some(_)) => Standing::Gone,
            (_, None) => Standing::Untold,
        }
    }

    /// Whether the holder is certainly gone, given that the system has just granted us the lock on
    /// its file. The system grants it only when no process of the same kernel has it, but may know
    /// nothing of other kernels.
    pub(super) fn is_over(&self, here: &Self) -> bool {
        match (&self.marks.boot, &here.marks.boot) {
            // A file system that grants a lock to everyone proves nothing.
            (Some(theirs), Some(ours)) if theirs == ours => {
                self.standing(here) != Standing::Running
            }
            (Some(_), Some(_)) => self.was_before_restart(here),
            // Where kernels have no number, there is only the machine's name.
            (None, None) => self.host == here.host,
            _ => false,
        }
    }

    /// Whether it was on this machine before that was started again.
    fn was_before_restart(&self, here: &Self) -> bool {
        let (theirs, ours) = (&self.marks, &here.marks);
        let is_here = theirs.machine.is_some() && theirs.machine == ours.machine;
        let (then, now) = (theirs.boot.as_ref(), ours.boot.as_ref());
        is_here && self.host == here.host && then.is_some() && now.is_some() && then != now
    }
}

/// The first line of a file of the system's, where it has one.
fn line(path: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    text.lines().next().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty())
}

fn hashed(id: &str) -> String {
    let digest = Sha256::digest(format!("detente lock {id}"));
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// When a process was started, as Linux counts.
fn started(process: u32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The program's name is the second field, in brackets, and may contain any character.
    let (_, behind) = text.rsplit_once(')')?;
    behind.split_whitespace().nth(19)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here() -> Holder {
        Holder {
            process: 7,
            host: "desk".to_owned(),
            since: "2026-02-03T04:05:06Z".to_owned(),
            marks: Marks {
                machine: Some("m1".to_owned()),
                boot: Some("b1".to_owned()),
                processes: Some("pid:[1]".to_owned()),
                started: Some(1),
            },
        }
    }

    fn but(change: impl Fn(&mut Holder)) -> Holder {
        let mut other = here();
        change(&mut other);
        other
    }

    #[test]
    fn what_is_written_is_read() {
        let this = Holder::this(SystemTime::UNIX_EPOCH);
        assert_eq!(this.since, "1970-01-01T00:00:00Z");
        let text = this.written().unwrap();
        assert_eq!(Holder::read(&text), Some(this.clone()));
        for end in 0..text.len() - 2 {
            let torn = text.get(..end).unwrap();
            assert_eq!(Holder::read(torn), None, "{end} bytes");
        }
        assert_eq!(Holder::read("schema = 1\n"), None);
        if cfg!(target_os = "linux") {
            assert_eq!(this.standing(&this), Standing::Running);
        }
    }

    #[test]
    fn nobody_is_declared_dead_by_guessing() {
        let over = |holder: Holder| holder.is_over(&here());
        // No process 7 of this kernel was started at 1.
        assert!(over(here()), "the same kernel, whose locks end with the process");
        assert!(over(but(|other| other.marks.processes = None)));
        assert!(over(but(|other| other.host = "container".to_owned())));
        assert!(over(but(|other| other.marks.boot = Some("b0".to_owned()))), "started again");
        assert!(!over(but(|other| {
            other.marks.boot = Some("b0".to_owned());
            other.host = "other".to_owned();
        })));
        assert!(!over(but(|other| {
            other.marks.boot = Some("b0".to_owned());
            other.marks.machine = Some("m2".to_owned());
        })));
        assert!(!over(but(|other| {
            other.marks.boot = Some("b0".to_owned());
            other.marks.machine = None;
        })));
        assert!(!over(but(|other| other.marks.boot = None)), "another system");
        let running = Holder::this(SystemTime::UNIX_EPOCH);
        if cfg!(target_os = "linux") {
            assert!(!running.is_over(&running), "it runs, whatever the file system says");
        }
    }

    #[test]
    fn a_process_is_known_by_more_than_its_number() {
        let this = Holder::this(SystemTime::UNIX_EPOCH);
        if !cfg!(target_os = "linux") {
            return;
        }
        let mut other = this.clone();
        other.marks.started = Some(0);
        assert_eq!(other.standing(&this), Standing::Gone, "the number was given out again");
        other.marks.processes = Some("pid:[2]".to_owned());
        assert_eq!(other.standing(&this), Standing::Untold, "in another container");
    }
}
