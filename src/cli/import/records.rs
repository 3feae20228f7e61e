//! `detente import timelinejs`, `events`, `commitments` and `observations`: tables kept by hand, as
//! records of a dossier.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};
use clap::Args;

use super::super::Outcome;
use super::super::args::LockArgs;
use super::super::change::{Failure, change, perform, try_out};
use super::mapping::{MapArgs, told, word_pair};
use super::print_report;
use crate::dossier::{BOTH, CameoCode};
use crate::edit::{Document, Step, new_dossier};
use crate::import::{
    Added, AddingOptions, Found, ImportReport, TableAs, added_lines, adding, read_table,
    read_timeline,
};
use crate::store::history::By;
use crate::store::{self, SaveOptions, shown};
use crate::words::ENGLISH;

#[derive(Debug, Args)]
#[command(after_help = TIMELINE_HELP)]
pub(in crate::cli) struct TimelineArgs {
    /// The timeline: .json, .jsonp, or its sheet as .csv, .xlsx, .xls
    path: PathBuf,
    #[command(flatten)]
    to: ToArgs,
    #[command(flatten)]
    new: NewArgs,
    #[command(flatten)]
    words: WordArgs,
    #[command(flatten)]
    acts: ActArgs,
}

#[derive(Debug, Args)]
#[command(after_help = EVENTS_HELP)]
pub(in crate::cli) struct TableEventsArgs {
    /// The table: .csv with any separator, .xlsx, .xls, rows in .json
    path: PathBuf,
    #[command(flatten)]
    to: ToArgs,
    #[command(flatten)]
    map: MapArgs,
    #[command(flatten)]
    new: NewArgs,
    #[command(flatten)]
    words: WordArgs,
    #[command(flatten)]
    acts: ActArgs,
}

#[derive(Debug, Args)]
#[command(after_help = COMMITMENTS_HELP)]
pub(in crate::cli) struct CommitmentsArgs {
    /// The table: .csv with any separator, .xlsx, .xls, rows in .json
    path: PathBuf,
    #[command(flatten)]
    to: ToArgs,
    #[command(flatten)]
    map: MapArgs,
    #[command(flatten)]
    new: NewArgs,
    #[command(flatten)]
    words: WordArgs,
}

#[derive(Debug, Args)]
#[command(after_help = OBSERVATIONS_HELP)]
pub(in crate::cli) struct ObservationsArgs {
    /// The table: .csv with any separator, .xlsx, .xls, rows in .json
    path: PathBuf,
    #[command(flatten)]
    to: ToArgs,
    #[command(flatten)]
    map: MapArgs,
}

/// Where records go.
#[derive(Debug, Args)]
struct ToArgs {
    /// The dossier that gets the records
    #[arg(long, value_name = "DOSSIER")]
    into: PathBuf,
    /// Show what would be done, and leave the dossier as it is
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    locking: LockArgs,
}

#[derive(Debug, Args)]
struct NewArgs {
    /// The two sides of a new dossier, where there is no such file
    #[arg(long, value_name = "ONE,OTHER")]
    sides: Option<String>,
}

#[derive(Debug, Args)]
struct WordArgs {
    /// Words that stand for a side, such as 中国=china,美国=us; sides' names, short names,
    /// codes and aliases do anyway
    #[arg(long, value_name = "WORD=SIDE,…", value_delimiter = ',', value_parser = word_pair)]
    actor_words: Vec<(String, String)>,
}

#[derive(Debug, Args)]
struct ActArgs {
    /// Whose act an event is that names nobody known: a side's id or both
    #[arg(long, value_name = "SIDE", default_value = BOTH)]
    actor: String,
    /// The code of events that have none. 010 has no weight: such events wait for theirs
    #[arg(long, value_name = "CODE", default_value = "010")]
    code: CameoCode,
}

/// Ways of using `import timelinejs`.
const TIMELINE_HELP: &str = "\
Examples:
  detente import timelinejs timeline.json --into my.dossier.toml
  detente import timelinejs timeline.json --sides China,'United States' --into new.dossier.toml";

/// Ways of using `import events`.
const EVENTS_HELP: &str = "\
Fields: date and headline; end, detail, actor, code (CAMEO), url, id, weight, lasting (yes or no).

Examples:
  detente import events 时间线.xlsx --map date=日期,headline=事件,actor=发起方 \\
      --actor-words 中方=china,美方=us --into my.dossier.toml --dry-run
  detente import events events.csv --save-mapping events.toml --into my.dossier.toml
  detente import events more.csv --mapping events.toml --into my.dossier.toml";

/// Ways of using `import commitments`.
const COMMITMENTS_HELP: &str = "\
Fields: by (a side), text and made (a day); to, due, id, note, quote, url; target, baseline and
unit, which make a metric; status with status_date and status_url, which make a verdict. A status
without a day and a source of its own is left out and told.

Examples:
  detente import commitments pledges.csv --into my.dossier.toml --dry-run
  detente import commitments 承诺.xlsx --sheet 2025 --map by=承诺方,text=内容,made=日期,due=期限 \\
      --into my.dossier.toml";

/// Ways of using `import observations`.
const OBSERVATIONS_HELP: &str = "\
Fields: commitment (its id), date and value; url. The commitment must have a metric with a target.

Examples:
  detente import observations purchases.csv --map commitment=id,date=month,value=amount \\
      --into my.dossier.toml";

pub(super) fn run_timeline(args: &TimelineArgs) -> anyhow::Result<Outcome> {
    let read = read_timeline(&args.path).map_err(|error| told(error, &args.path))?;
    let (timeline, report) = read;
    let found = Found::Happenings(timeline.list);
    let new = New { sides: args.new.sides.as_deref(), title: &timeline.title };
    let options = args.acts.options(&args.words);
    finish(&args.path, &args.to, Some(&new), &found, &report, &options)
}

pub(super) fn run_events(args: &TableEventsArgs) -> anyhow::Result<Outcome> {
    let (found, report) = read(&args.path, &args.map, TableAs::Events, &args.to)?;
    let new = New { sides: args.new.sides.as_deref(), title: "" };
    let options = args.acts.options(&args.words);
    finish(&args.path, &args.to, Some(&new), &found, &report, &options)
}

pub(super) fn run_commitments(args: &CommitmentsArgs) -> anyhow::Result<Outcome> {
    let (found, report) = read(&args.path, &args.map, TableAs::Commitments, &args.to)?;
    let new = New { sides: args.new.sides.as_deref(), title: "" };
    let actor_words = args.words.actor_words.clone();
    let options = AddingOptions { actor_words, ..AddingOptions::default() };
    finish(&args.path, &args.to, Some(&new), &found, &report, &options)
}

pub(super) fn run_observations(args: &ObservationsArgs) -> anyhow::Result<Outcome> {
    let (found, report) = read(&args.path, &args.map, TableAs::Observations, &args.to)?;
    finish(&args.path, &args.to, None, &found, &report, &AddingOptions::default())
}

impl ActArgs {
    fn options(&self, words: &WordArgs) -> AddingOptions {
        AddingOptions {
            actor_words: words.actor_words.clone(),
            actor: self.actor.clone(),
            code: Some(self.code),
        }
    }
}

fn read(
    path: &Path,
    map: &MapArgs,
    table_as: TableAs,
    to: &ToArgs,
) -> anyhow::Result<(Found, ImportReport)> {
    let mapping = map.of(path, table_as, to.dry_run)?;
    read_table(path, &mapping).map_err(|error| told(error, path))
}

/// How a dossier begins where there is none.
struct New<'a> {
    sides: Option<&'a str>,
    /// Its title; empty for the name of what is imported.
    title: &'a str,
}

/// Tells what was read, and puts it into the dossier.
fn finish(
    path: &Path,
    to: &ToArgs,
    new: Option<&New<'_>>,
    found: &Found,
    report: &ImportReport,
    options: &AddingOptions,
) -> anyhow::Result<Outcome> {
    print_report(report)?;
    let name = shown(&to.into);
    if found.count() == 0 {
        tell!("detente: nothing was read, and nothing is changed");
        return Ok(Outcome::Problems);
    }
    let begun = if to.into.exists() { None } else { Some(begin(path, &to.into, new)?) };
    let work = |document: &mut Document| add(&to.into, found, options, document);
    let added = match (begun, to.dry_run) {
        (begun, true) => {
            let text = begun.map_or_else(|| store::read_text(&to.into), Ok)?;
            try_out(&to.into, &text, work)?
        }
        (begun, false) => {
            if let Some(text) = begun {
                // No dossier is begun that would stay empty because of a problem with the rows.
                if try_out(&to.into, &text, work)?.is_none() {
                    return Ok(Outcome::Problems);
                }
                store::save(&to.into, &text, SaveOptions::default())
                    .map_err(|error| anyhow!("{error}"))?;
            }
            change(&to.into, By::Add, &to.locking, work)?
        }
    };
    let Some(added) = added else { return Ok(Outcome::Problems) };
    for line in added_lines(&added, &ENGLISH) {
        tell!("detente: {name}: {line}");
    }
    if !added.unknown_names.is_empty() {
        tell!("detente: --actor-words WORD=SIDE says who is meant");
    }
    if to.dry_run {
        tell!("detente: {name}: nothing is changed; without --dry-run it will be");
    }
    let has_problems = report.unread() > 0 || !added.left_out.is_empty();
    Ok(if has_problems { Outcome::Problems } else { Outcome::Done })
}

/// The text of a new dossier.
fn begin(path: &Path, into: &Path, new: Option<&New<'_>>) -> anyhow::Result<String> {
    let name = shown(into);
    let Some(new) = new else { bail!("{name}: there is no such file") };
    let Some((one, other)) = new.sides.and_then(|sides| sides.split_once(',')) else {
        bail!("{name}: there is no such file; name the two --sides of a new one");
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let title = if new.title.is_empty() { &stem } else { new.title };
    Ok(new_dossier(title, one, other))
}

fn add(
    into: &Path,
    found: &Found,
    options: &AddingOptions,
    document: &mut Document,
) -> Result<Added, Failure> {
    let adding = adding(document, found, options);
    let (edits, added) = adding.map_err(|error| Failure::Other(error.into()))?;
    if !edits.is_empty() {
        perform(document, into, Step::new(edits))?;
    }
    Ok(added)
}
