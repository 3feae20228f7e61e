//! `detente import`: data of others as a file beside a dossier.

mod index;
mod into;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::bail;
use clap::{Args, Subcommand};

use self::into::{IntoArgs, Named};
use super::Outcome;
use super::claim::Claim;
use super::output::{self, print_line};
use super::terminal::tell_over;
use crate::dossier::{Day, QuadClass, RecordKind};
use crate::import::{self, Dyad, ImportReport, Inputs, Progress, StreamFilter, report_lines};
use crate::store::Unfinished;
use crate::streams::Origin;
use crate::words::ENGLISH;

#[derive(Debug, Subcommand)]
pub(super) enum ImportArgs {
    /// Event files of GDELT 1.0 and 2.0, as published or as other programs left
    /// them: plain, .gz, .zip, folders, patterns
    Gdelt(EventsArgs),
    /// Event files of ICEWS: .tab, or four columns who, what, to whom, when
    Icews(EventsArgs),
    /// Event files of POLECAT; its terms forbid commercial use
    Polecat(EventsArgs),
    /// Event files of ACLED; its terms forbid handing rows on
    Acled(EventsArgs),
    /// The Georeferenced Event Dataset of the Uppsala Conflict Data Program
    Ucdp(EventsArgs),
    /// A published index: GPR, EPU, FRED, tariffs, any table with dates and numbers,
    /// .csv, .xls or .xlsx
    Index(index::IndexArgs),
}

#[derive(Debug, Args)]
#[command(after_help = EVENTS_HELP)]
pub(super) struct EventsArgs {
    /// Event files, folders, or patterns such as '2025*.zip'
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    wanted: WantedArgs,
    #[command(flatten)]
    written: WrittenArgs,
}

/// Which events are wanted.
#[derive(Debug, Args)]
struct WantedArgs {
    /// The countries whose acts upon each other are wanted, by CAMEO's codes, in
    /// both directions; several of one side with +, such as CHN+HKG,USA
    #[arg(long, value_name = "CHN,USA")]
    dyad: Dyad,
    /// Only events of these root codes, such as 14,16
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = root)]
    root: Vec<String>,
    /// Only events of these quad classes: 1 and 2 cooperation, 3 and 4 conflict, 1
    /// and 3 words, 2 and 4 deeds
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = quad)]
    quad: Vec<QuadClass>,
    /// Only events told at the beginning of their report
    #[arg(long)]
    root_events: bool,
    /// Keep rows that tell again what another told
    #[arg(long)]
    keep_duplicates: bool,
}

/// What is written.
#[derive(Debug, Args)]
struct WrittenArgs {
    /// The file to write, .parquet
    #[arg(short, long, value_name = "FILE.parquet")]
    output: PathBuf,
    /// The day of the edition, such as that of the download: an as-of day before it
    /// uses an older edition where there is one
    #[arg(long, value_name = "DAY")]
    vintage: Option<Day>,
    /// Write over a file that exists
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    into: IntoArgs,
}

/// Ways of using `import` for events.
const EVENTS_HELP: &str = "\
Examples:
  detente import gdelt 2025*.export.CSV.zip --dyad CHN,USA -o us-china.parquet
  detente import gdelt downloads/ --dyad CHN,USA --quad 3,4 -o conflict.parquet
  detente import gdelt downloads/ --dyad CHN,USA -o us-china.parquet --into my.dossier.toml
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

pub(super) fn run(args: &ImportArgs) -> anyhow::Result<Outcome> {
    match args {
        ImportArgs::Gdelt(args) => gdelt(args),
        ImportArgs::Icews(args) => events(Origin::Icews, args),
        ImportArgs::Polecat(args) => events(Origin::Polecat, args),
        ImportArgs::Acled(args) => events(Origin::Acled, args),
        ImportArgs::Index(args) => index::run(args),
        ImportArgs::Ucdp(args) => events(Origin::UcdpGed, args),
    }
}

impl WantedArgs {
    fn filter(&self) -> StreamFilter {
        StreamFilter {
            dyad: Some(self.dyad.clone()),
            roots: self.root.clone(),
            quads: self.quad.clone(),
            only_root_events: self.root_events,
            keep_duplicates: self.keep_duplicates,
        }
    }
}

fn gdelt(args: &EventsArgs) -> anyhow::Result<Outcome> {
    let inputs = Inputs::find(&args.paths)?;
    let filter = args.wanted.filter();
    write(args, Origin::Gdelt2, &inputs, |out, progress| {
        import::import_gdelt(&inputs, &filter, args.written.vintage, out, progress)
    })
}

fn events(origin: Origin, args: &EventsArgs) -> anyhow::Result<Outcome> {
    let inputs = Inputs::find(&args.paths)?;
    let filter = args.wanted.filter();
    let outcome = write(args, origin, &inputs, |out, progress| {
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
            "detente: {} ({}); its rows stay out of briefs and exports unless you say otherwise",
            licence.name,
            licence.url
        );
    }
}

/// Imports into a file, telling how far it is, and then what was done.
fn write(
    events: &EventsArgs,
    origin: Origin,
    inputs: &Inputs,
    import: impl FnOnce(
        Unfinished,
        &Progress,
    ) -> Result<(Unfinished, ImportReport), import::ImportError>
    + Send,
) -> anyhow::Result<Outcome> {
    let args = &events.written;
    named_parquet(&args.output)?;
    args.into.check(&args.output)?;
    Claim::new(args.force, None).of(&args.output)?;
    let out =
        Unfinished::new(&args.output).map_err(|error| anyhow::anyhow!(error.in_words(&ENGLISH)))?;
    let progress = Progress::default();
    let (out, report) = while_telling(&progress, inputs, || import(out, &progress))?;
    print_report(&report)?;
    if report.rows == 0 {
        tell!("detente: no row was read, and nothing is written");
        return Ok(Outcome::Problems);
    }
    out.finish().map_err(|error| anyhow::anyhow!(error.in_words(&ENGLISH)))?;
    let is_named = args.into.name(&Named {
        kind: RecordKind::Stream,
        file: &args.output,
        label: origin.family().to_owned(),
        dyad: Some(&events.wanted.dyad),
        unit: "",
    })?;
    let has_problems = report.unread() > 0 || !report.refused.is_empty() || !is_named;
    Ok(if has_problems { Outcome::Problems } else { Outcome::Done })
}

/// Refuses a name that is none of a data file.
fn named_parquet(path: &std::path::Path) -> anyhow::Result<()> {
    if path.extension().is_none_or(|end| !end.eq_ignore_ascii_case("parquet")) {
        bail!("-o: data are written as Parquet; name the file .parquet");
    }
    Ok(())
}

fn print_report(report: &ImportReport) -> anyhow::Result<()> {
    let mut told = output::stdout();
    for line in report_lines(report, &ENGLISH) {
        print_line(&mut told, line)?;
    }
    std::io::Write::flush(&mut told)?;
    Ok(())
}

/// Does something long, and tells on a terminal how far it is.
fn while_telling<T: Send>(
    progress: &Progress,
    inputs: &Inputs,
    work: impl FnOnce() -> T + Send,
) -> T {
    if !std::io::stderr().is_terminal() {
        return work();
    }
    let (done, is_done) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let started = Instant::now();
            while let Err(RecvTimeoutError::Timeout) =
                is_done.recv_timeout(Duration::from_millis(500))
            {
                tell_progress(progress, inputs, started.elapsed());
            }
            tell_over("");
        });
        let result = work();
        drop(done);
        result
    })
}

fn tell_progress(progress: &Progress, inputs: &Inputs, since: Duration) {
    let (read, whole) = (progress.read(), inputs.bytes().max(1));
    let seconds = since.as_secs_f64().max(0.001);
    let rate = read as f64 / seconds;
    let left = if rate > 0.0 { (whole.saturating_sub(read)) as f64 / rate } else { 0.0 };
    tell_over(&format!(
        "{:3} %, {:.0} MB/s, {:.0} s left, {} of {} rows kept",
        read * 100 / whole,
        rate / 1e6,
        left,
        progress.kept(),
        progress.rows()
    ));
}
