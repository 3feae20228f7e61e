//! `detente deadlines`: what is due and what expires, from the as-of day on,
//! and what is overdue.

use crate::store::shown;
use std::io::Write;

use super::args::{DeadlinesArgs, TableFormat};
use super::output::{self, print_line, print_table};
use super::{Outcome, input};
use crate::dossier::{Commitment, Dossier};
use crate::ledger::{Deadline, Ledger};
use crate::reading::calendar;
use crate::store;
use crate::words::Words;

pub(super) fn run(args: &DeadlinesArgs) -> anyhow::Result<Outcome> {
    let Some(holdings) = input::load(args.file.as_deref())? else { return Ok(Outcome::Problems) };
    let dossier = holdings.dossier();
    let ledger = Ledger::compute(dossier, input::as_of(dossier, args.as_of));
    let deadlines = ledger.deadlines(dossier);
    if let Some(path) = &args.ics {
        let text = calendar(dossier, &ledger, &Words::english());
        store::write_atomically(path, text.as_bytes())?;
        if deadlines.is_empty() {
            tell!("detente: {} has no entries: nothing is overdue, due or to expire", shown(path));
        }
    }
    let rows: Vec<(&Commitment, &Deadline)> = deadlines
        .iter()
        .filter_map(|deadline| Some((dossier.commitments.get(deadline.commitment)?, deadline)))
        .collect();
    match args.format {
        TableFormat::Table => print_for_people(dossier, &ledger, &rows)?,
        TableFormat::Csv => print_csv(&rows)?,
        TableFormat::Json => print_json(&rows)?,
    }
    Ok(Outcome::Done)
}

fn print_for_people(
    dossier: &Dossier,
    ledger: &Ledger,
    rows: &[(&Commitment, &Deadline)],
) -> anyhow::Result<()> {
    let mut out = output::stdout();
    print_line(&mut out, format_args!("{} as of {}", dossier.title, ledger.as_of.long()))?;
    if rows.is_empty() {
        writeln!(out, "Nothing is overdue, due or to expire")?;
    } else {
        writeln!(out)?;
        let header = ["day", "in days", "what", "by", "status", "id", "text"];
        let rows: Vec<Vec<String>> = rows.iter().map(|(c, d)| cells(dossier, c, d)).collect();
        print_table(&mut out, &header, &rows, &[1])?;
    }
    out.flush()?;
    Ok(())
}

fn cells(dossier: &Dossier, commitment: &Commitment, deadline: &Deadline) -> Vec<String> {
    let what = if deadline.overdue { "overdue" } else { deadline.kind.as_str() };
    let status = if deadline.waiting { "waiting" } else { deadline.status.as_str() };
    vec![
        deadline.day.to_string(),
        deadline.days.to_string(),
        what.to_owned(),
        dossier.side(commitment.by.slot()).name.clone(),
        status.to_owned(),
        commitment.id.to_string(),
        commitment.text.clone(),
    ]
}

fn print_csv(rows: &[(&Commitment, &Deadline)]) -> anyhow::Result<()> {
    let mut out = csv::Writer::from_writer(output::stdout());
    out.write_record([
        "day", "what", "id", "by", "text", "status", "days", "overdue", "waiting", "date",
    ])?;
    for (commitment, deadline) in rows {
        out.write_record([
            &deadline.day.to_string(),
            deadline.kind.as_str(),
            commitment.id.as_str(),
            commitment.by.as_str(),
            &commitment.text,
            deadline.status.as_str(),
            &deadline.days.to_string(),
            &deadline.overdue.to_string(),
            &deadline.waiting.to_string(),
            &deadline.date.to_string(),
        ])?;
    }
    out.flush()?;
    Ok(())
}

fn print_json(rows: &[(&Commitment, &Deadline)]) -> anyhow::Result<()> {
    let rows = rows.iter().map(|(commitment, deadline)| {
        serde_json::json!({
            "day": deadline.day,
            "what": deadline.kind.as_str(),
            "id": commitment.id,
            "by": commitment.by,
            "text": commitment.text,
            "status": deadline.status,
            "days": deadline.days,
            "overdue": deadline.overdue,
            "waiting": deadline.waiting,
            "date": deadline.date,
        })
    });
    output::print_json_rows(rows)
}
