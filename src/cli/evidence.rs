//! `detente evidence`: the texts of sources, kept beside a dossier; and `check
//! --evidence`: whether quotations stand in them.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, anyhow};
use clap::{Args, Subcommand};
use serde_json::{Value as Json, json};

use super::args::LockArgs;
use super::change::{change, perform};
use super::complaints::nearest;
use super::output::{self, print_line};
use super::{Outcome, article, input};
use crate::dossier::{Dossier, RecordKind, Source, on_one_line};
use crate::edit::{Edit, Place as EditPlace, Step};
use crate::evidence::{Checked, Place, Standing};
use crate::reading::wording::{difference_text, standing_text, text_problem_text};
use crate::store::history::By;
use crate::store::{self, Loaded, shown};
use crate::words::ENGLISH;

#[derive(Debug, Subcommand)]
pub(super) enum EvidenceArgs {
    /// Keep the text of a source beside the dossier, in the folder NAME.evidence
    Keep(KeepArgs),
    /// Print the text that is kept of a source
    Show(ShowArgs),
}

#[derive(Debug, Args)]
pub(super) struct KeepArgs {
    /// The dossier
    file: PathBuf,
    /// The source, by its id
    source: String,
    /// The text as a file: plain (UTF-8), a page saved as HTML, a Word document (.docx) or
    /// a PDF, of which the article's text is kept; - for standard input. What is kept is
    /// never in a brief, and may be left out when the dossier is handed on
    #[arg(value_name = "TEXT|-")]
    text: PathBuf,
    #[command(flatten)]
    locking: LockArgs,
}

#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    /// The dossier
    file: PathBuf,
    /// The source, by its id
    source: String,
}

pub(super) fn run(args: &EvidenceArgs) -> anyhow::Result<Outcome> {
    match args {
        EvidenceArgs::Keep(args) => keep(args),
        EvidenceArgs::Show(args) => show(args),
    }
}

fn keep(args: &KeepArgs) -> anyhow::Result<Outcome> {
    let text = article::read(&args.text)?.text;
    // Nothing is kept for a source that does not exist.
    let Some(holdings) = input::load(Some(&args.file))? else { return Ok(Outcome::Problems) };
    find(holdings.dossier(), &args.source)?;
    let sha256 =
        store::keep_text(&args.file, &text).map_err(|error| anyhow!(error.in_words(&ENGLISH)))?;
    let place = EditPlace::source(&args.source);
    let done = change(&args.file, By::Set, &args.locking, |document| {
        let edit = Edit::set(place.clone(), "text_sha256", sha256.as_str());
        perform(document, &args.file, Step::new([edit]))
    })?;
    if done.is_none() {
        return Ok(Outcome::Problems);
    }
    let folder = store::evidence_folder(&args.file);
    tell!("detente: the text of {} is kept in {}", args.source, shown(&folder));
    Ok(Outcome::Done)
}

fn find<'d>(dossier: &'d Dossier, id: &str) -> anyhow::Result<&'d Source> {
    let near = nearest(id, dossier.sources.iter().map(|source| source.id.as_str()));
    let hint = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
    dossier.sources.find(id).ok_or_else(|| anyhow!("there is no source {id:?}{hint}"))
}

fn show(args: &ShowArgs) -> anyhow::Result<Outcome> {
    let Some(holdings) = input::load(Some(&args.file))? else { return Ok(Outcome::Problems) };
    let source = find(holdings.dossier(), &args.source)?;
    let sha256 = source.text_sha256.as_deref();
    let sha256 = sha256.with_context(|| format!("the text of {} is not kept", args.source))?;
    let text = store::read_kept_text(&args.file, sha256)
        .map_err(|problem| anyhow!("{}: {}", args.source, text_problem_text(&problem, &ENGLISH)))?;
    let mut out = output::stdout();
    for line in text.lines() {
        print_line(&mut out, line)?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// What a record that quotes is called on the command line.
fn record_of(dossier: &Dossier, place: Place) -> (RecordKind, String, String) {
    match place {
        Place::Event(at) => {
            let event = dossier.events.get(at);
            let quote = event.and_then(|event| event.quote.clone()).unwrap_or_default();
            let id = event.map(|event| event.id.to_string()).unwrap_or_default();
            (RecordKind::Event, id, quote)
        }
        Place::Commitment(at) => {
            let commitment = dossier.commitments.get(at);
            let quote = commitment.and_then(|one| one.quote.clone()).unwrap_or_default();
            let id = commitment.map(|one| one.id.to_string()).unwrap_or_default();
            (RecordKind::Commitment, id, quote)
        }
    }
}

/// The quotations of a dossier, checked; `None` where it could not be loaded.
pub(super) fn checked(loaded: Loaded) -> Option<(Loaded, Vec<Checked>)> {
    let loaded = loaded.with_quotes();
    let holdings = loaded.holdings.as_ref()?;
    let all = holdings.quotes().all(holdings.dossier());
    Some((loaded, all))
}

/// Prints how each quotation stands; returns whether any needs the user's attention.
pub(super) fn print(
    out: &mut impl Write,
    name: &str,
    loaded: &Loaded,
    all: &[Checked],
) -> std::io::Result<bool> {
    let Some(holdings) = &loaded.holdings else { return Ok(false) };
    let dossier = holdings.dossier();
    let mut is_doubtful = false;
    for Checked { place, standing } in all {
        let (kind, id, quote) = record_of(dossier, *place);
        is_doubtful |= standing.is_doubtful();
        let said = standing_text(standing, dossier, &ENGLISH);
        writeln!(out, "{name}: {kind} {id}: {said}")?;
        if let Standing::Differs(_, _, differences) = standing {
            for difference in differences {
                writeln!(out, "    {}", on_one_line(&difference_text(difference, &ENGLISH)))?;
            }
        } else if matches!(standing, Standing::NotFound) {
            writeln!(out, "    “{}”", on_one_line(&quote))?;
        }
    }
    for source in &dossier.sources {
        let sha256 = source.text_sha256.as_deref();
        let problem = sha256.and_then(|sha256| holdings.quotes().problems.get(sha256));
        if let Some(problem) = problem {
            let why = text_problem_text(problem, &ENGLISH);
            writeln!(out, "{name}: warning: the text of source {}: {why}", source.id)?;
        }
    }
    let count =
        |is_it: fn(&Standing) -> bool| all.iter().filter(|one| is_it(&one.standing)).count();
    writeln!(
        out,
        "{name}: of {} quotations {} stand word for word, {} with differences, {} are not found, of {} \
         no source's text is kept",
        all.len(),
        count(|standing| matches!(standing, Standing::Verbatim(..))),
        count(|standing| matches!(standing, Standing::Differs(..))),
        count(|standing| matches!(standing, Standing::NotFound)),
        count(|standing| matches!(standing, Standing::NotKept)),
    )?;
    Ok(is_doubtful)
}

/// The same for programs.
pub(super) fn rows(name: &str, loaded: &Loaded, all: &[Checked]) -> Vec<Json> {
    let Some(holdings) = &loaded.holdings else { return Vec::new() };
    let dossier = holdings.dossier();
    all.iter()
        .map(|Checked { place, standing }| {
            let (kind, id, quote) = record_of(dossier, *place);
            let source = standing.at().and_then(|(source, _)| dossier.sources.get(source));
            let differences: Vec<Json> = match standing {
                Standing::Differs(_, _, all) => {
                    let all = all.iter();
                    all.map(|one| json!({ "quoted": one.quoted, "stands": one.stands })).collect()
                }
                _ => Vec::new(),
            };
            json!({
                "file": name,
                "severity": if standing.is_doubtful() { "warning" } else { "note" },
                "code": "quotation",
                "record": kind.noun(),
                "id": id,
                "quote": quote,
                "standing": match standing {
                    Standing::Verbatim(..) => "verbatim",
                    Standing::Differs(..) => "differs",
                    Standing::NotFound => "not-found",
                    Standing::NotKept => "not-kept",
                },
                "source": source.map(|source| source.id.as_str()),
                "bytes": standing.at().map(|(_, at)| [at.start, at.end]),
                "differences": differences,
            })
        })
        .collect()
}
