//! `detente history`: the versions of a file that are kept, and what each
//! changed.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::Outcome;
use super::output;
use super::versions::{Versions, by_words, changes_in_words, short, utc};
use crate::edit::change_in_words;
use crate::store;
use crate::store::history::{Changes, Compared, Content, ContentHash, compare};
use crate::store::shown;

/// How many changes of a version are told one by one.
const MOST_TOLD: usize = 3;

#[derive(Debug, Args)]
pub(super) struct HistoryArgs {
    /// The dossier, which may be gone
    pub(super) file: PathBuf,
    /// Print what a version had; the first digits of its name are enough
    #[arg(long, value_name = "VERSION", conflicts_with_all = ["diff", "newest", "format"])]
    pub(super) show: Option<String>,
    /// Say in words what changed from a version to the file as it is now
    #[arg(long, value_name = "VERSION", conflicts_with_all = ["newest", "format"])]
    pub(super) diff: Option<String>,
    /// List so many of the newest; all where not given
    #[arg(short, long, value_name = "N")]
    pub(super) newest: Option<usize>,
    /// How to print
    #[arg(long, value_enum, default_value_t = HistoryFormat::Table)]
    pub(super) format: HistoryFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum HistoryFormat {
    /// For people
    Table,
    /// JSON
    Json,
}

pub(super) fn run(args: &HistoryArgs) -> anyhow::Result<Outcome> {
    let versions = Versions::of(&args.file)?;
    match (&args.show, &args.diff) {
        (Some(name), _) => show(&versions, &args.file, name),
        (None, Some(name)) => compare_with_now(&versions, &args.file, name),
        (None, None) => list(&versions, args),
    }
}

fn show(versions: &Versions, file: &Path, name: &str) -> anyhow::Result<Outcome> {
    let version = versions.find(file, name)?;
    let content = versions.history.content(version)?;
    let mut out = output::file_stdout();
    out.write_all(&content)?;
    out.flush()?;
    Ok(Outcome::Done)
}

fn compare_with_now(versions: &Versions, file: &Path, name: &str) -> anyhow::Result<Outcome> {
    let version = versions.find(file, name)?;
    let then = Content::of(&versions.history.content(version)?);
    let now = Content::of(&store::read_bytes(file)?);
    let changes = now.changes_from(&then);
    let mut out = output::stdout();
    for line in changes_in_words(&changes, change_in_words) {
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    let is_comparable = !matches!(changes, Changes::Broken | Changes::AfterBroken);
    Ok(if is_comparable { Outcome::Done } else { Outcome::Problems })
}

/// What the file has now and no version does.
struct Now {
    bytes: u64,
    written: Option<SystemTime>,
    changes: Changes,
}

impl Now {
    /// `None` where the newest version has it, or there is no file.
    fn of(versions: &Versions, file: &Path) -> Option<Self> {
        let content = store::read_bytes(file).ok()?;
        let newest = versions.listed.versions.first()?;
        if ContentHash::of(&content) == newest.hash {
            return None;
        }
        let changes = match versions.history.content(newest) {
            Ok(before) => Content::of(&content).changes_from(&Content::of(&before)),
            Err(_) => Changes::AfterLost,
        };
        Some(Self { bytes: content.len() as u64, written: store::modified(file), changes })
    }
}

fn list(versions: &Versions, args: &HistoryArgs) -> anyhow::Result<Outcome> {
    let file = &args.file;
    let listed = &versions.listed;
    if listed.versions.is_empty() {
        let elsewhere = versions.elsewhere(file);
        if !file.exists() && elsewhere.is_empty() {
            anyhow::bail!("{}: there is no such file, and no version of it is kept", shown(file));
        }
        if file.exists() {
            // A folder or a device never has one.
            store::read_bytes(file)?;
        }
        let remedy = if elsewhere.is_empty() { "; each save will keep one" } else { &elsewhere };
        tell!("detente: no version of {} is kept yet{remedy}", shown(file));
    }
    let shown = args.newest.unwrap_or(usize::MAX);
    match args.format {
        HistoryFormat::Table => print_table(versions, file, shown)?,
        HistoryFormat::Json => print_json(versions, file, shown)?,
    }
    if listed.thinned > 0 {
        tell!("detente: {} older versions were thinned out", listed.thinned);
    }
    Ok(Outcome::Done)
}

fn print_table(versions: &Versions, file: &Path, shown: usize) -> anyhow::Result<()> {
    let all = &versions.listed.versions;
    let Some(newest) = all.first() else { return Ok(()) };
    let now = Now::of(versions, file);
    let name = |hash| versions.name(hash);
    let width = name(newest.hash).len();
    let sizes = all.iter().map(|one| one.bytes).chain(now.as_ref().map(|now| now.bytes));
    let digits = sizes.max().unwrap_or(0).to_string().len().max("bytes".len());
    let mut out = output::stdout();
    let row = |out: &mut dyn Write, name: &str, at: &str, bytes: &str, by: &str| {
        writeln!(out, "{name:<width$}  {at:<19}  {bytes:>digits$}  {by}")
    };
    row(&mut out, "version", "kept (UTC)", "bytes", "by")?;
    if let Some(now) = now {
        let at = now.written.map(utc).unwrap_or_default();
        row(&mut out, "now", &at, &now.bytes.to_string(), "on disk, not kept yet")?;
        print_changes(&mut out, &now.changes)?;
    }
    for Compared { version, changes } in compare(&versions.history, all).take(shown) {
        let (at, bytes) = (utc(version.at()), version.bytes.to_string());
        row(&mut out, &name(version.hash), &at, &bytes, &by_words(&version))?;
        print_changes(&mut out, &changes)?;
        // Each as soon as it is known: comparing them all may take a while.
        out.flush()?;
    }
    let more = all.len().saturating_sub(shown);
    if more > 0 {
        writeln!(out, "and {more} older")?;
    }
    out.flush()?;
    Ok(())
}

fn print_changes(out: &mut impl Write, changes: &Changes) -> std::io::Result<()> {
    let lines = changes_in_words(changes, short);
    for line in lines.iter().take(MOST_TOLD) {
        writeln!(out, "    {line}")?;
    }
    match lines.len().saturating_sub(MOST_TOLD) {
        0 => Ok(()),
        1 => writeln!(out, "    and 1 change more"),
        more => writeln!(out, "    and {more} changes more"),
    }
}

fn print_json(versions: &Versions, file: &Path, shown: usize) -> anyhow::Result<()> {
    let rfc = |at: SystemTime| {
        chrono::DateTime::<chrono::Utc>::from(at)
            .to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
    };
    let all = compare(&versions.history, &versions.listed.versions).take(shown);
    let entries = all.map(|Compared { version, changes }| {
        json!({
            "version": versions.name(version.hash),
            "sha256": version.hash.to_string(),
            "kept": rfc(version.at()),
            "written": version.written().map(rfc),
            "by": version.by.as_str(),
            "bytes": version.bytes,
            "changes": changes_in_words(&changes, change_in_words),
        })
    });
    let entries: Vec<_> = entries.collect();
    let now = store::read_bytes(file).ok().map(|content| ContentHash::of(&content).to_string());
    output::print_json(&json!({
        "file": file.display().to_string(),
        "now": now,
        "versions": entries,
        "thinned": versions.listed.thinned,
    }))
}
