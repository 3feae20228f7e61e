//! `detente ledger`: how each commitment stands.

use std::io::Write;

use super::args::{LedgerArgs, TableFormat};
use super::output::{self, print_line, print_table};
use super::{Outcome, input, voices};
use crate::dossier::{Commitment, Dossier, Edtf, Slot};
use crate::export;
use crate::ledger::{AgreementBoard, Flag, Ledger, Row, Scoreboard, Tally};

pub(super) fn run(args: &LedgerArgs) -> anyhow::Result<Outcome> {
    let Some(holdings) = input::load(args.file.as_deref())? else { return Ok(Outcome::Problems) };
    let dossier = holdings.dossier();
    let ledger = Ledger::compute(dossier, input::as_of(dossier, args.as_of));
    let rows: Vec<(&Commitment, &Row)> = ledger
        .rows
        .iter()
        .filter_map(|row| Some((dossier.commitments.get(row.commitment)?, row)))
        .collect();
    match args.format {
        TableFormat::Table => print_for_people(dossier, &ledger, &rows)?,
        TableFormat::Csv => print_csv(dossier, &ledger)?,
        TableFormat::Json => output::print_json(&voices::ledger_json(dossier, &ledger))?,
    }
    Ok(Outcome::Done)
}

fn date(date: Option<Edtf>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// The table that `export` has, up to the days that only it has.
fn print_csv(dossier: &Dossier, ledger: &Ledger) -> anyhow::Result<()> {
    let table = export::ledger(dossier, ledger).up_to("days_left");
    let mut out = output::stdout();
    out.write_all(&export::csv(&table, true)?)?;
    out.flush()?;
    Ok(())
}

fn print_for_people(
    dossier: &Dossier,
    ledger: &Ledger,
    rows: &[(&Commitment, &Row)],
) -> anyhow::Result<()> {
    let mut out = output::stdout();
    print_line(&mut out, format_args!("{} as of {}", dossier.title, ledger.as_of.long()))?;
    for slot in Slot::BOTH {
        let board = ledger.scoreboard(dossier, slot);
        print_line(&mut out, format_args!("{}: {}", dossier.side(slot).name, board_text(&board)))?;
        let agreements = ledger.agreements(dossier, slot);
        if agreements.len() > 1 {
            for agreement in &agreements {
                let name = agreement_name(dossier, ledger, agreement);
                print_line(&mut out, format_args!("  {name}: {}", board_text(&agreement.board)))?;
            }
        }
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

/// `1 fulfilled, 2 pending; implementation 56 of 100, over 2 of 3`.
fn board_text(board: &Scoreboard) -> String {
    let counts = board.distribution.iter().map(|(status, count)| format!("{count} {status}"));
    let mut text = counts.collect::<Vec<_>>().join(", ");
    let Tally { counted, total, .. } = board.tally;
    match board.score() {
        Some(score) => {
            text.push_str(&format!(
                "; implementation {score:.0} of 100, over {counted} of {total}"
            ));
        }
        None if total > 0 => text.push_str(&format!("; none of {total} counts yet")),
        None => text.push_str("no commitments"),
    }
    text
}

/// The event at which it was made, where that was known.
fn agreement_name(dossier: &Dossier, ledger: &Ledger, agreement: &AgreementBoard) -> String {
    let event = agreement.event.and_then(|place| dossier.events.get(place));
    let Some(event) = event else { return "at no event".to_owned() };
    if dossier.is_known(event.date.point(), &event.sources, ledger.as_of) {
        format!("{} ({})", event.headline, event.date.long())
    } else {
        "at an event not known by then".to_owned()
    }
}

fn cells(commitment: &Commitment, row: &Row) -> Vec<String> {
    let flags = row.flags().map(|flag| match (flag, row.late_days) {
        (Flag::Late, Some(days)) => format!("{days} d late"),
        _ => flag.as_str().to_owned(),
    });
    vec![
        commitment.id.to_string(),
        commitment.by.to_string(),
        commitment.made.to_string(),
        date(commitment.due),
        date(commitment.expires),
        row.status.to_string(),
        flags.collect::<Vec<_>>().join(", "),
        commitment.text.clone(),
    ]
}
