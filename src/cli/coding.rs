//! `detente code-again` and `detente agreement`: a second coder.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, anyhow};
use clap::Args;
use serde_json::json;

use super::args::TableFormat;
use super::claim::Claim;
use super::output::{self, print_line, print_table, six_json};
use super::{Outcome, input};
use crate::dossier::{Day, Dossier, TO_CODE, print};
use crate::reading::{Agreement, Disagreement, Subject};
use crate::store::{self, SaveOptions, shown};
use crate::words::ENGLISH;

#[derive(Debug, Args)]
#[command(after_help = AGAIN_HELP)]
pub(super) struct CodeAgainArgs {
    /// The dossier that was coded
    file: PathBuf,
    /// The order in which events stand in the copy; the same seed gives the same
    #[arg(long, value_name = "N", value_parser = parse_seed)]
    seed: u64,
    /// The copy to write, .dossier.toml
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Write over a file that exists
    #[arg(long)]
    force: bool,
}

/// What a blind copy is.
const AGAIN_HELP: &str = "\
The copy has what happened and what was undertaken, with sources and quotations, and nothing of
what the first coder made of it: codes, scores, weights, sides, confidence, what is lasting and
what undoes what, readings, tags, verdicts, reference points and the summary are gone. Every event
bears the tag to-code, code 010 and the actor both: give it a code and an actor, or take the tag
off where 010 is meant. Give every commitment a verdict, pending where nothing was done: one without
counts as not judged. Ids stay, so that `detente agreement` finds what belongs together.

Examples:
  detente code-again my.dossier.toml --seed 1 -o second.dossier.toml
  detente agreement my.dossier.toml second.dossier.toml";

#[derive(Debug, Args)]
#[command(after_help = AGREEMENT_HELP)]
pub(super) struct AgreementArgs {
    /// The one coding
    first: PathBuf,
    /// The other
    second: PathBuf,
    /// The day as of which commitments are judged; the first's own where not given
    #[arg(long, value_name = "DAY")]
    as_of: Option<Day>,
    /// How to print
    #[arg(long, value_enum, default_value_t = TableFormat::Table)]
    format: TableFormat,
}

/// What is printed.
const AGREEMENT_HELP: &str = "\
Cohen's kappa for roots (the first two digits), classes (words or deeds, hostile or cooperative),
actors and the status of commitments: 1 where both always agree, 0 where they agree as often as by
chance. Then by how many Goldstein points × weight they lie apart, and each disagreement. Exit code
1 where there is one.";

fn parse_seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| {
        format!(
            "a seed is a whole number from 0 to {}, of your choice: it gives the order of the \
             events, and the same number gives the same again; such as --seed 1",
            u64::MAX
        )
    })
}

pub(super) fn code_again(args: &CodeAgainArgs) -> anyhow::Result<Outcome> {
    let Some(holdings) = input::load(Some(&args.file))? else { return Ok(Outcome::Problems) };
    let copy = holdings.dossier().blind(args.seed);
    let text = print(&copy).with_context(|| shown(&args.file))?;
    Claim::new(args.force, Some(&args.file)).of(&args.output)?;
    store::save(&args.output, &text, SaveOptions::default())
        .map_err(|error| anyhow!(error.in_words(&ENGLISH)))?;
    tell!(
        "detente: {} has {} events to code, each with the tag {TO_CODE}, and {} commitments to judge",
        shown(&args.output),
        copy.events.len(),
        copy.commitments.len()
    );
    Ok(Outcome::Done)
}

pub(super) fn agreement(args: &AgreementArgs) -> anyhow::Result<Outcome> {
    let (first, second) = (input::load(Some(&args.first))?, input::load(Some(&args.second))?);
    let (Some(first), Some(second)) = (first, second) else { return Ok(Outcome::Problems) };
    let (first, second) = (first.dossier(), second.dossier());
    let own = first.default_as_of().or_else(|| second.default_as_of());
    let as_of = args.as_of.or(own).context("nothing is dated; give --as-of")?;
    let found = Agreement::of(first, second, as_of);
    match args.format {
        TableFormat::Table => print_for_people(first, &found, as_of)?,
        TableFormat::Csv => print_csv(&found)?,
        TableFormat::Json => print_json(&found, as_of)?,
    }
    match found.uncoded.len() {
        0 => {}
        1 => tell!("detente: one event is not coded yet, and counts for nothing"),
        count => tell!("detente: {count} events are not coded yet, and count for nothing"),
    }
    if !found.unjudged.is_empty() {
        let which = match found.unjudged.len() {
            1 => "one commitment has no finding".to_owned(),
            count => format!("{count} commitments have no finding"),
        };
        tell!(
            "detente: left out: {which} of one of the two; where nothing was done, the finding is \
             pending"
        );
    }
    for (which, alone) in ["the first", "the second"].into_iter().zip(&found.alone) {
        if !alone.is_empty() {
            tell!("detente: {which} alone has {}", some_of(alone));
        }
    }
    Ok(if found.disagreements.is_empty() { Outcome::Done } else { Outcome::Problems })
}

/// Some ids, and how many more.
fn some_of(ids: &[String]) -> String {
    const MOST: usize = 6;
    let named = ids.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    match ids.len().saturating_sub(MOST) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

fn kappa_text(kappa: Option<f64>) -> String {
    kappa.map_or_else(|| "–".to_owned(), |kappa| format!("{kappa:.2}"))
}

fn print_for_people(first: &Dossier, found: &Agreement, as_of: Day) -> anyhow::Result<()> {
    let mut out = output::stdout();
    let rows: Vec<Vec<String>> = found
        .kappas
        .iter()
        .map(|(subject, kappa)| {
            vec![
                subject.as_str().to_owned(),
                kappa.count.to_string(),
                kappa.agreed.to_string(),
                kappa_text(kappa.kappa),
            ]
        })
        .collect();
    print_table(&mut out, &["", "judged by both", "agreed", "kappa"], &rows, &[1, 2, 3])?;
    if let Some(scores) = &found.scores {
        writeln!(
            out,
            "\nscores of {} events: the second's are {:+.2} Goldstein points from the first's on \
             average, and {:.2} apart whichever way",
            scores.count, scores.mean, scores.apart
        )?;
    }
    writeln!(out, "\nstatus as of {as_of}; kappa is Cohen's, 0 is chance")?;
    match found.disagreements.len() {
        0 => writeln!(out, "\nthere is no disagreement")?,
        1 => writeln!(out, "\none disagreement:")?,
        count => writeln!(out, "\n{count} disagreements:")?,
    }
    for Disagreement { subject, id, first: one, second: other } in &found.disagreements {
        let name = match subject {
            Subject::Status => first.commitments.find(id.as_str()).map(|one| one.text.clone()),
            _ => first.events.find(id.as_str()).map(|one| format!("{} {}", one.date, one.headline)),
        };
        let subject = subject.as_str();
        print_line(
            &mut out,
            format!("{subject} of {id}: {one}, {other}  ({})", name.unwrap_or_default()),
        )?;
    }
    out.flush()?;
    Ok(())
}

fn print_csv(found: &Agreement) -> anyhow::Result<()> {
    let mut out = csv::Writer::from_writer(output::stdout());
    out.write_record(["subject", "id", "first", "second"])?;
    for Disagreement { subject, id, first, second } in &found.disagreements {
        out.write_record([subject.as_str(), id, first, second])?;
    }
    out.flush()?;
    Ok(())
}

fn print_json(found: &Agreement, as_of: Day) -> anyhow::Result<()> {
    let kappas: serde_json::Map<String, serde_json::Value> = found
        .kappas
        .iter()
        .map(|(subject, kappa)| {
            let value = json!({
                "judged": kappa.count, "agreed": kappa.agreed, "kappa": kappa.kappa.map(six_json),
            });
            (subject.as_str().to_owned(), value)
        })
        .collect();
    let scores = found.scores.map(|scores| {
        json!({
            "events": scores.count,
            "mean_difference": six_json(scores.mean),
            "mean_apart": six_json(scores.apart),
        })
    });
    let disagreements: Vec<_> = found
        .disagreements
        .iter()
        .map(|Disagreement { subject, id, first, second }| {
            json!({ "subject": subject.as_str(), "id": id, "first": first, "second": second })
        })
        .collect();
    let [first_alone, second_alone] = &found.alone;
    output::print_json(&json!({
        "as_of": as_of, "agreement": kappas, "scores": scores, "disagreements": disagreements,
        "uncoded": found.uncoded, "unjudged": found.unjudged, "first_alone": first_alone, "second_alone": second_alone,
    }))
}
