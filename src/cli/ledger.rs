//! `detente ledger`: how each commitment stands.

use std::io::Write;

use super::args::{LedgerArgs, TableFormat};
use super::output::{self, print_table};
use super::{Outcome, input};
use crate::dossier::{Commitment, Dossier, Edtf, Slot};
use crate::ledger::{Ledger, Row};

pub(super) fn run(args: &LedgerArgs) -> anyhow::Result<Outcome> {
    let Some(dossier) = input::load(args.file.as_deref())? else { return Ok(Outcome::Problems) };
    let ledger = Ledger::compute(&dossier, input::as_of(&dossier, args.as_of));
    let rows: Vec<(&Commitment, &Row)> = ledger
        .rows
        .iter()
        .filter_map(|row| Some((dossier.commitments.get(row.commitment)?, row)))
        .collect();
    match args.format {
        TableFormat::Table => print_for_people(&dossier, &ledger, &rows)?,
        TableFormat::Csv => print_csv(&rows)?,
        TableFormat::Json => print_json(&rows)?,
    }
    Ok(Outcome::Done)
}

fn date(date: Option<Edtf>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn print_csv(rows: &[(&Commitment, &Row)]) -> anyhow::Result<()> {
    let mut out = csv::Writer::from_writer(output::stdout());
    out.write_record([
        "id",
        "by",
        "text",
        "made",
        "due",
        "expires",
        "status",
        "overdue",
        "disputed",
        "score_points",
    ])?;
    for (commitment, row) in rows {
        out.write_record([
            commitment.id.as_str(),
            commitment.by.as_str(),
            &commitment.text,
            &commitment.made.to_string(),
            &date(commitment.due),
            &date(commitment.expires),
            row.status.as_str(),
            &row.overdue.to_string(),
            &row.is_disputed().to_string(),
            &row.points().map(|points| points.to_string()).unwrap_or_default(),
        ])?;
    }
    out.flush()?;
    Ok(())
}

fn print_json(rows: &[(&Commitment, &Row)]) -> anyhow::Result<()> {
    let rows = rows.iter().map(|(commitment, row)| {
        serde_json::json!({
            "id": commitment.id,
            "by": commitment.by,
            "text": commitment.text,
            "made": commitment.made,
            "due": commitment.due,
            "expires": commitment.expires,
            "status": row.status,
            "overdue": row.overdue,
            "expired": row.expired,
            "disputed": row.is_disputed(),
            "days_left": row.days_left,
            "score_points": row.points(),
            "metric": row.metric.map(|metric| serde_json::json!({
                "observed": metric.observed.map(|(_, value)| value),
                "observed_on": metric.observed.map(|(day, _)| day),
                "expected": metric.expected,
                "share": metric.share,
            })),
        })
    });
    output::print_json(&rows.collect())
}

fn print_for_people(
    dossier: &Dossier,
    ledger: &Ledger,
    rows: &[(&Commitment, &Row)],
) -> anyhow::Result<()> {
    let mut out = output::stdout();
    writeln!(out, "{} as of {}", dossier.title, ledger.as_of.long())?;
    for slot in Slot::BOTH {
        let board = ledger.scoreboard(dossier, slot);
        let counts: Vec<String> =
            board.distribution.iter().map(|(status, count)| format!("{count} {status}")).collect();
        let counts =
            if counts.is_empty() { "no commitments".to_owned() } else { counts.join(", ") };
        let score = board.score().map(|score| format!("; implementation {score:.0} of 100"));
        writeln!(out, "{}: {counts}{}", dossier.side(slot).name, score.unwrap_or_default())?;
    }
    if rows.is_empty() {
        writeln!(out, "No commitment was known by then")?;
    } else {
        writeln!(out)?;
        let header = ["id", "by", "made", "due", "expires", "status", "flags", "text"];
        let rows: Vec<Vec<String>> = rows.iter().map(|(c, row)| cells(c, row)).collect();
        print_table(&mut out, &header, &rows, &[])?;
    }
    out.flush()?;
    Ok(())
}

fn cells(commitment: &Commitment, row: &Row) -> Vec<String> {
    let flags =
        [(row.overdue, "overdue"), (row.expired, "expired"), (row.is_disputed(), "disputed")];
    let flags: Vec<&str> = flags.into_iter().filter_map(|(on, word)| on.then_some(word)).collect();
    vec![
        commitment.id.to_string(),
        commitment.by.to_string(),
        commitment.made.to_string(),
        date(commitment.due),
        date(commitment.expires),
        row.status.to_string(),
        flags.join(", "),
        commitment.text.clone(),
    ]
}
