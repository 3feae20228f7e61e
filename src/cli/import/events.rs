//! `detente import` of coded events.

use std::path::{Path, PathBuf};

use clap::Args;

use super::super::Outcome;
use super::super::claim::Claim;
use super::into::{IntoArgs, Named};
use super::{named_parquet, print_report, while_telling};
use crate::dossier::{Day, QuadClass, RecordKind};
use crate::import::{self, Dyad, ImportReport, Inputs, Progress, StreamFilter};
use crate::store::Unfinished;
use crate::streams::Origin;
use crate::words::ENGLISH;

#[derive(Debug, Args)]
#[command(after_help = EVENTS_HELP)]
pub(in crate::cli) struct EventsArgs {
    /// Event files, folders, or patterns such as '2025*.zip'
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    wanted: WantedArgs,
    /// The file to write, .parquet
    #[arg(short, long, value_name = "FILE.parquet")]
    output: PathBuf,
    #[command(flatten)]
    written: WrittenArgs,
}

/// Which events are wanted.
#[derive(Debug, Args)]
pub(super) struct WantedArgs {
    /// The countries whose acts upon each other are wanted, by CAMEO's codes, in
    /// both directions; several of one side with +, such as CHN+HKG,USA
    #[arg(long, value_name = "CHN,USA")]
    pub(super) dyad: Dyad,
    /// Only events of these root codes, such as 14,16
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = root)]
    root: Vec<String>,
    /// Only events of these quad classes: 1 and 2 cooperation, 3 and 4 conflict, 1
    /// and 3 words, 2 and 4 deeds
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = quad)]
    quad: Vec<QuadClass>,
    /// Only events reported at the beginning of an article
    #[arg(long)]
    root_events: bool,
    /// Only events of this day and later
    #[arg(long, value_name = "DAY")]
    pub(super) from: Option<Day>,
    /// Only events of this day and earlier
    #[arg(long, value_name = "DAY")]
    pub(super) to: Option<Day>,
    /// Keep rows that repeat what another row reported
    #[arg(long)]
    keep_duplicates: bool,
}

/// How a file is written.
#[derive(Debug, Args)]
pub(super) struct WrittenArgs {
    /// The day of the edition, such as that of the download: an as-of day before it
    /// uses an older edition where there is one
    #[arg(long, value_name = "DAY")]
    pub(super) vintage: Option<Day>,
    /// Write over a file that exists
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    into: IntoArgs,
}

/// Ways of using `import` for events.
const EVENTS_HELP: &str = "\
Examples:
  detente import icews events.2018.tab --dyad CHN,USA -o icews.parquet";

fn root(text: &str) -> Result<String, String> {
    match text.parse::<u8>() {
        Ok(root @ 1..=20) => Ok(format!("{root:02}")),
        _ => Err("a root code is 01 to 20".to_owned()),
    }
}

fn quad(text: &str) -> Result<QuadClass, String> {
    let found = QuadClass::ALL.into_iter().find(|quad| quad.number().to_string() == text);
    found.ok_or_else(|| "a quad class is 1, 2, 3 or 4".to_owned())
}

impl WantedArgs {
    pub(super) fn filter(&self) -> StreamFilter {
        StreamFilter {
            dyad: Some(self.dyad.clone()),
            roots: self.root.clone(),
            quads: self.quad.clone(),
            only_root_events: self.root_events,
            keep_duplicates: self.keep_duplicates,
            from: self.from,
            to: self.to,
        }
    }
}

pub(super) fn run(origin: Origin, args: &EventsArgs) -> anyhow::Result<Outcome> {
    let inputs = Inputs::find(&args.paths)?;
    let filter = args.wanted.filter();
    let to = Destination {
        file: &args.output,
        written: &args.written,
        dyad: &args.wanted.dyad,
        label: origin.family(),
    };
    let outcome = write(&to, &inputs, |out, progress| {
        import::import_events(origin, &inputs, &filter, args.written.vintage, out, progress)
    })?;
    tell_terms(origin);
    Ok(outcome)
}

/// Tells terms that forbid something.
fn tell_terms(origin: Origin) {
    let licence = origin.licence();
    if licence.sharing.is_restricted() {
        tell!(
            "detente: {} ({}); its rows stay in the file: no brief, export or comparison prints them unless you say so",
            licence.name,
            licence.url
        );
    }
}

/// Where events go.
pub(super) struct Destination<'a> {
    pub(super) file: &'a Path,
    pub(super) written: &'a WrittenArgs,
    pub(super) dyad: &'a Dyad,
    /// The name of the stream if none is given.
    pub(super) label: &'a str,
}

/// Imports into a file, showing progress, and then reports what was done.
pub(super) fn write(
    to: &Destination<'_>,
    inputs: &Inputs,
    import: impl FnOnce(
        Unfinished,
        &Progress,
    ) -> Result<(Unfinished, ImportReport), import::ImportError>
    + Send,
) -> anyhow::Result<Outcome> {
    let Destination { file, written, dyad, label } = *to;
    named_parquet(file)?;
    written.into.check(file)?;
    Claim::new(written.force, None).of(file)?;
    let out = Unfinished::new(file).map_err(|error| anyhow::anyhow!(error.in_words(&ENGLISH)))?;
    let progress = Progress::default();
    let (out, report) = while_telling(&progress, inputs, || import(out, &progress))?;
    print_report(&report)?;
    if report.rows == 0 {
        tell!("detente: no row was read, and nothing is written");
        return Ok(Outcome::Problems);
    }
    if report.kept == 0 {
        tell!(
            "detente: no row is of {dyad}, and nothing is written; --dyad has codes of countries, \
             such as CHN and USA"
        );
        return Ok(Outcome::Problems);
    }
    out.finish().map_err(|error| anyhow::anyhow!(error.in_words(&ENGLISH)))?;
    let is_named = written.into.name(&Named {
        kind: RecordKind::Stream,
        file,
        label: label.to_owned(),
        dyad: Some(dyad),
        unit: "",
    })?;
    let has_problems = report.unread() > 0 || !report.refused.is_empty() || !is_named;
    Ok(if has_problems { Outcome::Problems } else { Outcome::Done })
}
