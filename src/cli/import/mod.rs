//! `detente import`: others' data as a file beside a dossier.

mod events;
mod gdelt;
mod index;
mod into;
mod mapping;
mod records;
mod sources;
mod table;

use std::io::IsTerminal;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::bail;
use clap::Subcommand;

use self::events::EventsArgs;
use super::Outcome;
use super::output::{self, print_line};
use super::terminal::tell_over;
use crate::import::{ImportReport, Inputs, Progress, report_lines};
use crate::streams::Origin;
use crate::words::ENGLISH;

#[derive(Debug, Subcommand)]
pub(super) enum ImportArgs {
    /// Event files of GDELT 1.0 and 2.0, as published or as other programs left
    /// them: plain, .gz, .zip, folders, patterns
    Gdelt(gdelt::GdeltArgs),
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
    /// A timeline of TimelineJS, JSON or its sheet, as events and periods of a dossier
    Timelinejs(records::TimelineArgs),
    /// Any table, by its columns, as events of a dossier
    Events(records::TableEventsArgs),
    /// Any table, by its columns, as commitments of a dossier
    Commitments(records::CommitmentsArgs),
    /// Any table, by its columns, as measured values of a dossier's commitments
    Observations(records::ObservationsArgs),
    /// Any table of events, by its columns, as a stream beside a dossier
    Table(table::TableArgs),
    /// Tell where published data are, and under which terms; nothing is fetched
    Sources,
}

pub(super) fn run(args: &ImportArgs) -> anyhow::Result<Outcome> {
    match args {
        ImportArgs::Gdelt(args) => gdelt::run(args),
        ImportArgs::Icews(args) => events::run(Origin::Icews, args),
        ImportArgs::Polecat(args) => events::run(Origin::Polecat, args),
        ImportArgs::Acled(args) => events::run(Origin::Acled, args),
        ImportArgs::Timelinejs(args) => records::run_timeline(args),
        ImportArgs::Events(args) => records::run_events(args),
        ImportArgs::Commitments(args) => records::run_commitments(args),
        ImportArgs::Observations(args) => records::run_observations(args),
        ImportArgs::Table(args) => table::run(args),
        ImportArgs::Sources => sources::run(),
        ImportArgs::Index(args) => index::run(args),
        ImportArgs::Ucdp(args) => events::run(Origin::UcdpGed, args),
    }
}

/// Refuses a name that does not end like a data file.
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

/// Runs something long, showing its progress on a terminal.
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
