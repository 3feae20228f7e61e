//! `detente draft`: what an article may report, as a fragment of a dossier to be read,
//! corrected and taken over by hand.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, ValueEnum};
use serde_json::json;

use super::output::{self, print_line};
use super::{Outcome, article, input};
use crate::dossier::{Day, Dossier, on_one_line};
use crate::drafting::codes::{Coder, Mode, Rules};
use crate::drafting::{CommitmentDraft, Draft, EventDraft};
use crate::edit::suggest_id;
use crate::store::{self, shown};

#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct DraftArgs {
    /// The article, in English: text (UTF-8), a page saved as HTML, a Word document (.docx)
    /// or a PDF; - for standard input
    #[arg(value_name = "ARTICLE|-")]
    article: PathBuf,
    /// The dossier whose sides are meant; the built-in sample's where not given
    #[arg(long, value_name = "FILE")]
    dossier: Option<PathBuf>,
    /// The day on which the article was published: dates such as "June 11" and "hours
    /// earlier" are read from it; the article's own where it says one
    #[arg(long, alias = "date", value_name = "DAY")]
    published: Option<Day>,
    /// Rules of your own, in the form of assets/drafting/patterns.csv; they go first
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = DraftFormat::Toml)]
    format: DraftFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DraftFormat {
    /// Records of a dossier, each under the sentence that it is from
    Toml,
    /// For programs
    Json,
}

/// What a draft is.
const HELP: &str = "\
Nothing is added to a dossier: what is printed are suggestions. Each has the sentence that it is from
as a comment, with the rule by which it was read; check day, side and code, and take over what holds.
Only what is told as done, said or promised is printed; what is denied, possible or claimed by others
is not.

Examples:
  detente draft article.html --dossier my.dossier.toml
  detente draft statement.pdf --published 2025-06-12 --format json
  detente draft - --published 2025-06-12 < article.txt";

pub(super) fn run(args: &DraftArgs) -> anyhow::Result<Outcome> {
    let article = article::read(&args.article)?;
    let published = article::published(&args.article, &article, args.published)?;
    let text = article.text;
    let Some(holdings) = input::load(args.dossier.as_deref())? else {
        return Ok(Outcome::Problems);
    };
    let dossier = holdings.dossier();
    let own;
    let coder = match &args.rules {
        None => Coder::built_in(),
        Some(path) => {
            let rules = store::read_text(path)?;
            own = Rules::with_own(&rules).with_context(|| shown(path))?;
            Coder::with(&own)
        }
    };
    let draft = Draft::of(&text, dossier, published, &coder);
    match args.format {
        DraftFormat::Toml => print_toml(dossier, &text, &draft)?,
        DraftFormat::Json => print_json(dossier, &text, &draft)?,
    }
    if draft.events.is_empty() {
        tell!("detente: nothing that one side does or says to the other was found");
    }
    Ok(Outcome::Done)
}

const fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Deed => "deed",
        Mode::Promise => "promise",
        Mode::Threat => "threat",
        Mode::Claim => "claim",
        Mode::Future => "future",
        Mode::Conditional => "conditional",
        Mode::Hypothetical => "hypothetical",
        Mode::Negated => "negated",
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn print_toml(dossier: &Dossier, text: &str, draft: &Draft) -> anyhow::Result<()> {
    let mut out = output::stdout();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut id = |headline: &str, noun: &str, has: &dyn Fn(&str) -> bool| {
        let id = suggest_id(headline, noun, |id| has(id) || taken.contains(id));
        taken.insert(id.clone());
        id
    };
    for event in &draft.events {
        let has = |id: &str| dossier.events.find(id).is_some();
        let id = id(&event.headline, "event", &has);
        print_event(&mut out, text, event, &id)?;
    }
    for commitment in &draft.commitments {
        let has = |id: &str| dossier.commitments.find(id).is_some();
        let id = id(&commitment.text, "commitment", &has);
        print_commitment(&mut out, dossier, text, commitment, &id)?;
    }
    out.flush()?;
    Ok(())
}

fn sentence<'t>(text: &'t str, range: &std::ops::Range<usize>) -> std::borrow::Cow<'t, str> {
    on_one_line(text.get(range.clone()).unwrap_or_default())
}

fn print_event(
    out: &mut impl Write,
    text: &str,
    event: &EventDraft,
    id: &str,
) -> std::io::Result<()> {
    print_line(out, format!("# {}", sentence(text, &event.sentence)))?;
    let day = match &event.dated_by {
        Some(range) => format!("day by {}", quoted(&sentence(text, range))),
        None => "no day is said: that of the article".to_owned(),
    };
    let (rule, mode) = (&event.rule, mode_word(event.mode));
    print_line(out, format!("# {mode}, by the rule {rule}, {:.2}; {day}", event.confidence))?;
    writeln!(out, "[[events]]")?;
    writeln!(out, "id = {}", quoted(id))?;
    writeln!(out, "date = \"{}\"", event.date)?;
    writeln!(out, "headline = {}", quoted(&event.headline))?;
    writeln!(out, "actor = \"{}\"", event.actor)?;
    writeln!(out, "code = \"{}\"", event.code)?;
    if !event.readings.is_empty() {
        let readings: Vec<String> =
            event.readings.iter().map(|code| format!("\"{code}\"")).collect();
        writeln!(out, "readings = [{}]", readings.join(", "))?;
    }
    writeln!(out, "confidence = \"low\"\n")
}

fn print_commitment(
    out: &mut impl Write,
    dossier: &Dossier,
    text: &str,
    commitment: &CommitmentDraft,
    id: &str,
) -> std::io::Result<()> {
    print_line(out, format!("# {}", sentence(text, &commitment.sentence)))?;
    let in_return = if commitment.is_in_return { "; \"in return\"" } else { "" };
    let (rule, confidence) = (&commitment.rule, commitment.confidence);
    print_line(out, format!("# promise, by the rule {rule}, {confidence:.2}{in_return}"))?;
    writeln!(out, "[[commitments]]")?;
    writeln!(out, "id = {}", quoted(id))?;
    writeln!(out, "by = \"{}\"", dossier.side(commitment.by).id)?;
    writeln!(out, "text = {}", quoted(&commitment.text))?;
    writeln!(out, "made = \"{}\"\n", commitment.made)
}

fn print_json(dossier: &Dossier, text: &str, draft: &Draft) -> anyhow::Result<()> {
    let bytes = |range: &std::ops::Range<usize>| [range.start, range.end];
    let events: Vec<_> = draft
        .events
        .iter()
        .map(|one| {
            json!({
                "date": one.date, "dated_by": one.dated_by.as_ref().map(bytes),
                "actor": one.actor.to_string(), "code": one.code.as_str(),
                "readings": one.readings.iter().map(|code| code.as_str()).collect::<Vec<_>>(),
                "mode": mode_word(one.mode), "headline": one.headline, "rule": &*one.rule,
                "confidence": super::output::six_json(one.confidence),
                "sentence": sentence(text, &one.sentence), "bytes": bytes(&one.clause),
            })
        })
        .collect();
    let commitments: Vec<_> = draft
        .commitments
        .iter()
        .map(|one| {
            json!({
                "by": dossier.side(one.by).id.to_string(), "made": one.made, "text": one.text,
                "code": one.code.as_str(), "in_return": one.is_in_return, "rule": &*one.rule,
                "confidence": super::output::six_json(one.confidence),
                "sentence": sentence(text, &one.sentence), "bytes": bytes(&one.clause),
            })
        })
        .collect();
    output::print_json(&json!({ "events": events, "commitments": commitments }))
}
