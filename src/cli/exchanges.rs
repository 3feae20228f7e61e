//! `detente exchanges`: what is given for what, and who has moved.

use std::io::Write;

use serde_json::{Value, json};

use super::args::{LedgerArgs, TableFormat};
use super::output::{self, print_line, print_table};
use super::{Outcome, input};
use crate::dossier::{Commitment, Dossier, Slot};
use crate::export;
use crate::ledger::{Exchange, Flag, Ledger, Row};
use crate::reading::exchange_sentence;
use crate::words::Words;

pub(super) fn run(args: &LedgerArgs) -> anyhow::Result<Outcome> {
    let Some(holdings) = input::load(args.file.as_deref())? else { return Ok(Outcome::Problems) };
    let dossier = holdings.dossier();
    let ledger = Ledger::compute(dossier, input::as_of(dossier, args.as_of));
    match args.format {
        TableFormat::Table => print_for_people(dossier, &ledger)?,
        TableFormat::Csv => print_csv(dossier, &ledger)?,
        TableFormat::Json => output::print_json(&json(dossier, &ledger))?,
    }
    Ok(Outcome::Done)
}

/// All exchanges, each with its sentence in English and how each side stands.
pub(super) fn json(dossier: &Dossier, ledger: &Ledger) -> Value {
    let words = Words::english();
    let one = |exchange: Exchange| {
        let sides = Slot::BOTH.map(|slot| side_json(dossier, &exchange, slot));
        json!({
            "sentence": exchange_sentence(dossier, &exchange, &words),
            "first": exchange.first().map(|slot| &dossier.side(slot).id),
            "commitments": members(dossier, ledger, &exchange)
                .map(|(commitment, _)| &commitment.id)
                .collect::<Vec<_>>(),
            "sides": sides,
        })
    };
    ledger.exchanges(dossier).into_iter().map(one).collect()
}

fn side_json(dossier: &Dossier, exchange: &Exchange, slot: Slot) -> Value {
    let party = exchange.party(slot);
    let moved = party.moved.and_then(|(_, place)| dossier.commitments.get(place));
    json!({
        "id": dossier.side(slot).id,
        "commitments": party.commitments,
        "moved": party.moved.is_some(),
        "first_moved": party.moved.map(|(day, _)| day),
        "moved_with": moved.map(|commitment| &commitment.id),
        "finished": party.finished,
        "broken_or_reversed": party.failed,
        "unclear": party.unclear,
    })
}

fn members<'a>(
    dossier: &'a Dossier,
    ledger: &'a Ledger,
    exchange: &'a Exchange,
) -> impl Iterator<Item = (&'a Commitment, &'a Row)> {
    exchange
        .commitments
        .iter()
        .filter_map(|place| Some((dossier.commitments.get(*place)?, ledger.row_of(*place)?)))
}

fn print_for_people(dossier: &Dossier, ledger: &Ledger) -> anyhow::Result<()> {
    let words = Words::english();
    let mut out = output::stdout();
    print_line(&mut out, format_args!("{} as of {}", dossier.title, ledger.as_of.long()))?;
    let exchanges = ledger.exchanges(dossier);
    if exchanges.is_empty() {
        writeln!(out, "No commitment was known by then that answers or depends on another")?;
    }
    for (number, exchange) in (1..).zip(&exchanges) {
        let sentence = exchange_sentence(dossier, exchange, &words);
        writeln!(out)?;
        print_line(&mut out, format_args!("{number}. {sentence}"))?;
        let cells: Vec<Vec<String>> = members(dossier, ledger, exchange)
            .map(|(commitment, row)| {
                let state =
                    std::iter::once(row.status.as_str()).chain(row.flags().map(Flag::as_str));
                vec![
                    String::new(),
                    dossier.side(commitment.by.slot()).name.clone(),
                    state.collect::<Vec<_>>().join(", "),
                    row.moved.map(|day| day.to_string()).unwrap_or_default(),
                    commitment.id.to_string(),
                    commitment.text.clone(),
                ]
            })
            .collect();
        print_table(&mut out, &["", "by", "status", "moved", "id", "text"], &cells, &[])?;
    }
    out.flush()?;
    Ok(())
}

fn print_csv(dossier: &Dossier, ledger: &Ledger) -> anyhow::Result<()> {
    let mut out = output::stdout();
    out.write_all(&export::csv(&export::exchanges(dossier, ledger), true)?)?;
    out.flush()?;
    Ok(())
}
