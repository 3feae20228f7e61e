//! `detente compare`: a dossier held against the streams and indices beside it.

use std::io::Write;
use std::ops::RangeInclusive;
use std::path::Path;

use anyhow::bail;
use clap::Args;
use serde_json::json;

use super::args::{TableFormat, TensionArgs};
use super::output::{self, print_line, print_table};
use super::{Outcome, input};
use crate::dossier::{Day, Dossier, StreamMeasure};
use crate::reading::{Content, Finding, Held, MOST_LAG, Trial, WEIGHTY, held, is_known, way_of};
use crate::store;
use crate::streams::{ReportedEvent, Sharing};

/// Most reports of one stream that are looked at: more need a shorter span.
const MOST_REPORTS: usize = 2_000_000;

/// Reports that only a stream has, named one by one.
const MOST_ONLY_THERE: usize = 20;

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
    /// Hold the other so many days later against tension, earlier where negative
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
        bail!("the built-in sample has no data beside it; name a dossier");
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
    /// Takes all but day, code and intensity out of reports that may not be handed on,
    /// and says so.
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
        // What was not known on the as-of day is not held against anybody.
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

const fn word(finding: Finding) -> &'static str {
    match finding {
        Finding::Found => "found",
        Finding::Otherwise => "otherwise",
        Finding::Missed => "missed",
    }
}

/// What a report says in a line.
fn told(report: &ReportedEvent) -> String {
    let code = if report.code.is_empty() { &report.kind } else { &report.code };
    let score = report.score.map(|score| format!(" {score:+.1}")).unwrap_or_default();
    let what = [&*report.actor.name, code, &*report.target.name].join(" → ");
    format!("{} {what}{score} {}", report.day, report.url)
}

fn number(found: Option<f64>) -> String {
    found.map_or_else(|| "–".to_owned(), |r| format!("{r:+.2}"))
}

fn print_for_people(
    dossier: &Dossier,
    lines: &[Line],
    trials: &[Tested],
    (from, to): (Day, Day),
) -> anyhow::Result<()> {
    let mut out = output::stdout();
    writeln!(out, "tension from {from} to {to}, and beside it:\n")?;
    let rows: Vec<Vec<String>> = lines
        .iter()
        .map(|Line { name, kind, held }| {
            let best = held.best.map(|(lag, found)| format!("{:+.2} at {lag:+} days", found.r));
            vec![
                name.clone(),
                (*kind).to_owned(),
                held.values.map_or(0, |found| found.pairs).to_string(),
                number(held.values.map(|found| found.r)),
                number(held.changes.map(|found| found.r)),
                best.unwrap_or_else(|| "–".to_owned()),
            ]
        })
        .collect();
    let header = ["name", "what", "days", "r", "r of weekly changes", "best r"];
    print_table(&mut out, &header, &rows, &[2, 3, 4])?;
    let lag = lines.first().map_or(0, |line| line.held.lag);
    writeln!(
        out,
        "\nPearson's r at a lag of {lag} days; higher is worse in streams as in tension. Lags up to \
         {MOST_LAG} days were tried for the best.\nIt is no cause, and days that follow each other \
         are no independent observations."
    )?;
    for Tested { label, reports, trial, .. } in trials {
        let count = |finding| trial.count(finding);
        writeln!(out)?;
        print_line(
            &mut out,
            format!(
                "{label}: of {} events {} found, {} coded otherwise, {} missed, by {} reports",
                trial.events.len(),
                count(Finding::Found),
                count(Finding::Otherwise),
                count(Finding::Missed),
                trial.reports
            ),
        )?;
        writeln!(out)?;
        let rows: Vec<Vec<String>> = trial
            .events
            .iter()
            .filter_map(|tried| {
                let event = dossier.events.get(tried.event)?;
                let likeliest = tried.likeliest.and_then(|at| reports.get(at));
                Some(vec![
                    event.id.to_string(),
                    event.date.to_string(),
                    event.code.to_string(),
                    word(tried.finding).to_owned(),
                    tried.same.to_string(),
                    tried.other.to_string(),
                    likeliest.map(told).unwrap_or_default(),
                ])
            })
            .collect();
        let header = ["event", "date", "code", "", "same", "other", "likeliest report"];
        print_table(&mut out, &header, &rows, &[4, 5])?;
        if !trial.only_there.is_empty() {
            writeln!(
                out,
                "\nonly there, of {WEIGHTY:.0} points or more and no event of that side within days: {}",
                trial.only_there.len()
            )?;
            for at in trial.only_there.iter().take(MOST_ONLY_THERE) {
                if let Some(report) = reports.get(*at) {
                    print_line(&mut out, told(report))?;
                }
            }
            let more = trial.only_there.len().saturating_sub(MOST_ONLY_THERE);
            if more > 0 {
                writeln!(out, "and {more} more; --format json has all")?;
            }
        }
    }
    out.flush()?;
    Ok(())
}

fn print_csv(dossier: &Dossier, trials: &[Tested]) -> anyhow::Result<()> {
    let mut out = csv::Writer::from_writer(output::stdout());
    out.write_record([
        "stream", "event", "date", "code", "finding", "same", "other", "report", "url",
    ])?;
    for Tested { label, reports, trial, .. } in trials {
        for tried in &trial.events {
            let Some(event) = dossier.events.get(tried.event) else { continue };
            let likeliest = tried.likeliest.and_then(|at| reports.get(at));
            out.write_record([
                label.as_str(),
                event.id.as_str(),
                &event.date.to_string(),
                event.code.as_str(),
                word(tried.finding),
                &tried.same.to_string(),
                &tried.other.to_string(),
                likeliest.map_or("", |report| &report.id),
                likeliest.map_or("", |report| &report.url),
            ])?;
        }
        for report in trial.only_there.iter().filter_map(|at| reports.get(*at)) {
            let day = report.day.to_string();
            out.write_record([
                label,
                "",
                &day,
                &report.code,
                "only-there",
                "",
                "",
                &report.id,
                &report.url,
            ])?;
        }
    }
    out.flush()?;
    Ok(())
}

fn print_json(
    dossier: &Dossier,
    lines: &[Line],
    trials: &[Tested],
    (from, to): (Day, Day),
) -> anyhow::Result<()> {
    let held: Vec<_> = lines
        .iter()
        .map(|Line { name, kind, held }| {
            json!({
                "name": name, "what": kind, "lag": held.lag,
                "r": held.values.map(|found| found.r),
                "days": held.values.map(|found| found.pairs),
                "r_of_weekly_changes": held.changes.map(|found| found.r),
                "best_lag": held.best.map(|(lag, _)| lag),
                "best_r": held.best.map(|(_, found)| found.r),
            })
        })
        .collect();
    let report = |report: &ReportedEvent| {
        json!({
            "id": &*report.id, "day": report.day, "actor": &*report.actor.name,
            "target": &*report.target.name, "code": &*report.code, "kind": &*report.kind,
            "score": report.score, "mentions": report.mentions, "url": &*report.url,
        })
    };
    let trials: Vec<_> = trials
        .iter()
        .map(|Tested { label, reports, trial, .. }| {
            let events: Vec<_> = trial
                .events
                .iter()
                .filter_map(|tried| {
                    let event = dossier.events.get(tried.event)?;
                    let likeliest = tried.likeliest.and_then(|at| reports.get(at)).map(report);
                    Some(json!({
                        "event": event.id.as_str(), "finding": word(tried.finding),
                        "same": tried.same, "other": tried.other, "likeliest": likeliest,
                    }))
                })
                .collect();
            let only: Vec<_> =
                trial.only_there.iter().filter_map(|at| reports.get(*at)).map(report).collect();
            json!({ "stream": label, "reports": trial.reports, "events": events, "only_there": only })
        })
        .collect();
    output::print_json(&json!({ "from": from, "to": to, "held": held, "trials": trials }))
}
