//! `detente compare`: a dossier held against the streams and indices beside it.

mod print;

use std::ops::RangeInclusive;
use std::path::Path;

use anyhow::bail;
use clap::Args;

use super::args::{TableFormat, TensionArgs};
use super::{Outcome, input};
use crate::dossier::{Day, Dossier, StreamMeasure};
use crate::reading::wording::{days_revised_text, values_revised_text};
use crate::reading::{Content, Held, Trial, held, is_known, way_of};
use crate::store;
use crate::streams::{ReportedEvent, Sharing};
use crate::words::ENGLISH;
use print::{print_csv, print_for_people, print_json};

/// Most reports of one stream that are looked at: more need a shorter span.
const MOST_REPORTS: usize = 2_000_000;

#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct CompareArgs {
    #[command(flatten)]
    tension: TensionArgs,
    /// First day; that of the record where not given
    #[arg(long, value_name = "DAY")]
    from: Option<Day>,
    /// Last day; the as-of day where not given
    #[arg(long, value_name = "DAY")]
    to: Option<Day>,
    /// Compare the other series this many days later than tension; negative for earlier
    #[arg(long, value_name = "DAYS", default_value_t = 0, allow_hyphen_values = true,
        value_parser = clap::value_parser!(i32).range(-30..=30))]
    lag: i32,
    /// How many days an event and a report of it may lie apart
    #[arg(long, value_name = "DAYS", default_value_t = 2, value_parser = clap::value_parser!(i32).range(0..=31))]
    apart: i32,
    /// Print reports of sources whose terms forbid handing them on, too
    #[arg(long)]
    restricted_rows: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t = TableFormat::Table)]
    format: TableFormat,
}

/// Ways of using `compare`.
const HELP: &str = "\
Tension and each stream and index over the same days: Pearson's correlation of their values
and of their changes over a week. It says nothing of causes, and days that follow each other
are worth less than as many independent observations.

Then each of the dossier's events beside what each stream reported of the same side's acts:
found (an act of the same root code), otherwise (acts of other kinds only), missed (none);
and weighty reports of which the dossier has no event.";

/// One series held against tension.
struct Line {
    name: String,
    kind: &'static str,
    held: Held,
}

pub(super) fn run(args: &CompareArgs) -> anyhow::Result<Outcome> {
    let Some(path) = &args.tension.file else {
        bail!(
            "the built-in sample has no data beside it; name a dossier. `detente import sources` tells \
             where published data are"
        );
    };
    let loaded = store::load(Some(path))?.with_data();
    input::report(&loaded);
    let Some(holdings) = loaded.holdings else { return Ok(Outcome::Problems) };
    let settings = input::settings(holdings.dossier(), &args.tension.asked, args.tension.as_of)?;
    let content = Content::compute(&holdings, settings);
    let mut outcome = Outcome::Done;
    for missed in &content.beside.missed {
        tell!("detente: {}: {}", missed.file, super::data::problem_words(&missed.problem));
        outcome = Outcome::Problems;
    }
    if content.beside.is_empty() {
        tell!("detente: no data stand beside the dossier; `detente import … --into` brings some");
        return Ok(Outcome::Problems);
    }
    tell_revisions(&content);
    let from = args.from.unwrap_or(content.record.0);
    let to = args.to.unwrap_or(settings.as_of).min(settings.as_of);
    if to < from {
        bail!("--from: {from} lies after {to}");
    }
    let lines = lines(&content, (from, to), args.lag);
    let mut trials = trials(holdings.dossier(), &content, path, &(from..=to), args.apart)?;
    if !args.restricted_rows {
        trials.iter_mut().for_each(Tested::hide);
    }
    match args.format {
        TableFormat::Table => print_for_people(holdings.dossier(), &lines, &trials, (from, to))?,
        TableFormat::Csv => print_csv(holdings.dossier(), &trials)?,
        TableFormat::Json => print_json(holdings.dossier(), &lines, &trials, (from, to))?,
    }
    Ok(outcome)
}

/// Tells what was revised since the editions before.
fn tell_revisions(content: &Content) {
    for stream in &content.beside.streams {
        let revised = stream.revised.as_ref();
        if let Some(text) = revised.and_then(|(day, by)| days_revised_text((*day, by), &ENGLISH)) {
            tell!("detente: {}: {text}", stream.label);
        }
    }
    for index in &content.beside.indices {
        let revised = index.revised.as_ref();
        if let Some(text) = revised.and_then(|(day, by)| values_revised_text((*day, by), &ENGLISH))
        {
            tell!("detente: {}: {text}", index.label);
        }
    }
}

fn lines(content: &Content, span: (Day, Day), lag: i32) -> Vec<Line> {
    let as_of = content.settings.as_of;
    let streams = content.beside.streams.iter().map(|stream| Line {
        name: stream.label.clone(),
        kind: match stream.measure {
            StreamMeasure::Goldstein => "hostility, 7 days",
            StreamMeasure::Count => "reports, 7 days",
            model => model.as_str(),
        },
        held: held(&content.series, |day| stream.value(day), span, lag),
    });
    let indices = content.beside.indices.iter().map(|index| Line {
        name: index.label.clone(),
        kind: "index",
        held: held(&content.series, |day| index.value(day, as_of), span, lag),
    });
    streams.chain(indices).collect()
}

/// A stream's reports, and what they have of the events.
struct Tested {
    label: String,
    sharing: Sharing,
    reports: Vec<ReportedEvent>,
    trial: Trial,
}

impl Tested {
    /// Removes everything but day, code and intensity from reports that may not be handed on, and
    /// says so.
    fn hide(&mut self) {
        if !self.sharing.is_restricted() {
            return;
        }
        tell!(
            "detente: {}: its terms forbid handing its rows on, so that only their days, codes and \
             scores are printed; --restricted-rows prints them",
            self.label
        );
        for report in &mut self.reports {
            let (code, kind) = (report.code.clone(), report.kind.clone());
            *report =
                ReportedEvent { code, kind, score: report.score, ..ReportedEvent::on(report.day) };
        }
    }
}

fn trials(
    dossier: &Dossier,
    content: &Content,
    path: &Path,
    span: &RangeInclusive<Day>,
    apart: i32,
) -> anyhow::Result<Vec<Tested>> {
    let mut trials = Vec::new();
    for beside in &content.beside.streams {
        let Some(stream) = dossier.streams.find(&beside.id) else { continue };
        let days = span.start().plus(-apart)..=span.end().plus(apart);
        let read = store::read_reports(&beside.file, path, &days, MOST_REPORTS + 1);
        let mut reports = match read {
            Ok(reports) => reports,
            Err(problem) => bail!("{}: {}", beside.file, super::data::problem_words(&problem)),
        };
        if reports.len() > MOST_REPORTS {
            bail!(
                "{}: more than {MOST_REPORTS} reports; give a shorter span with --from and --to",
                beside.file
            );
        }
        // What was not known on the as-of day counts for or against no coder.
        let as_of = content.settings.as_of;
        reports.retain(|report| is_known(report, as_of));
        let is_directed = beside.about.origin.is_directed();
        let way = |report: &ReportedEvent| {
            way_of(report, is_directed, |code| stream.side_of(dossier, code))
        };
        let trial = Trial::hold(dossier, &reports, way, span, apart);
        let (label, sharing) = (beside.label.clone(), beside.about.sharing);
        trials.push(Tested { label, sharing, reports, trial });
    }
    Ok(trials)
}
