//! `detente restore`: an earlier version of a file is written back, and what the
//! file had is kept first.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use clap::Args;

use super::Outcome;
use super::args::LockArgs;
use super::change::{tell_history, tell_waiting, told};
use super::input;
use super::output;
use super::versions::{Versions, changes_in_words};
use crate::dossier::{self, Severity};
use crate::edit::change_in_words;
use crate::store::history::{By, Changes, Content, ContentHash};
use crate::store::shown;
use crate::store::{self, SaveOptions};

#[derive(Debug, Args)]
pub(super) struct RestoreArgs {
    /// The dossier, which may be gone or have errors
    pub(super) file: PathBuf,
    /// The version, as `detente history FILE` names it
    #[arg(long, value_name = "VERSION")]
    pub(super) to: String,
    /// Only say what would change
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Write it to a new file instead
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) locking: LockArgs,
}

pub(super) fn run(args: &RestoreArgs) -> anyhow::Result<Outcome> {
    let file = &args.file;
    let versions = Versions::of(file)?;
    let version = versions.find(file, &args.to)?;
    let name = versions.name(version.hash);
    let content = versions.history.content(version)?;
    let present = present(file)?;
    tell_changes(present.as_deref(), &content)?;
    warn_of_errors(&name, &content);
    if args.dry_run {
        return Ok(Outcome::Done);
    }
    if let Some(other) = &args.output {
        write_elsewhere(&versions, other, &content, &args.locking)?;
        tell!("detente: {} has version {name}", shown(other));
        return Ok(Outcome::Done);
    }
    if present.as_deref() == Some(content.as_slice()) {
        tell!("detente: {} has version {name} already", shown(file));
        return Ok(Outcome::Done);
    }
    let text = String::from_utf8(content)
        .map_err(|_| anyhow!("version {name} is no text; write it to a file of its own with -o"))?;
    write_back(&versions, file, &text, present.as_deref(), &args.locking)?;
    let before = present.map(|bytes| ContentHash::of(&bytes).to_string());
    let before = before.map_or_else(String::new, |hash| {
        let short: String = hash.chars().take(name.len()).collect();
        format!("; what it had is version {short}")
    });
    tell!("detente: {} has version {name} again{before}", shown(file));
    Ok(Outcome::Done)
}

/// What the file has now; `None` where it is gone.
fn present(file: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    Ok(if file.exists() { Some(store::read_bytes(file)?) } else { None })
}

fn tell_changes(present: Option<&[u8]>, content: &[u8]) -> anyhow::Result<()> {
    let mut out = output::stdout();
    let changes = present.map(|bytes| Content::of(content).changes_from(&Content::of(bytes)));
    let lines = match changes {
        None => vec!["the file is gone; it is written anew".to_owned()],
        Some(Changes::AfterBroken) => {
            vec!["the file has errors, and is replaced as a whole".to_owned()]
        }
        Some(changes) => changes_in_words(&changes, change_in_words),
    };
    for line in lines {
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(())
}

/// Another program may have written it; it is restored byte for byte.
fn warn_of_errors(name: &str, content: &[u8]) {
    let Ok(text) = std::str::from_utf8(content) else { return };
    let problems = dossier::parse(text).problems;
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        tell!("{}", input::summary(&format!("version {name}"), &problems));
    }
}

fn write_elsewhere(
    versions: &Versions,
    other: &Path,
    content: &[u8],
    locking: &LockArgs,
) -> anyhow::Result<()> {
    if std::fs::symlink_metadata(other).is_ok() {
        bail!("{} is there already; name a new file", shown(other));
    }
    match std::str::from_utf8(content) {
        Ok(text) => {
            tell_history(store::save(other, text, options(versions, None, locking)).map_err(told)?);
        }
        Err(_) => store::write_atomically(other, content)?,
    }
    Ok(())
}

fn options<'v>(
    versions: &'v Versions,
    base: Option<&'v str>,
    locking: &LockArgs,
) -> SaveOptions<'v> {
    let (state, locking) = (Some(&versions.state), locking.into());
    SaveOptions {
        base,
        keep_previous: false,
        state,
        by: By::Restore,
        locking,
        waits: Some(tell_waiting),
    }
}

fn write_back(
    versions: &Versions,
    file: &Path,
    text: &str,
    present: Option<&[u8]>,
    locking: &LockArgs,
) -> anyhow::Result<()> {
    // Here the replaced text must be in the history, or it could not be recovered.
    versions.history.record_file(file).with_context(|| {
        format!(
            "{} is as it was: what it has now could not be kept first; \
             write the version to another file with -o",
            shown(file)
        )
    })?;
    let base = present.and_then(|bytes| std::str::from_utf8(bytes).ok());
    tell_history(store::save(file, text, options(versions, base, locking)).map_err(told)?);
    Ok(())
}
