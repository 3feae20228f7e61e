//! A comparison for people, for spreadsheets and for programs.

use std::io::Write;

use serde_json::json;

use super::{Line, Tested};
use crate::cli::output::{self, print_line, print_table};
use crate::dossier::{Day, Dossier};
use crate::reading::{Finding, MOST_LAG, WEIGHTY};
use crate::streams::ReportedEvent;

/// Reports that only a stream has, named one by one.
const MOST_ONLY_THERE: usize = 20;

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

pub(super) fn print_for_people(
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

pub(super) fn print_csv(dossier: &Dossier, trials: &[Tested]) -> anyhow::Result<()> {
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

pub(super) fn print_json(
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
