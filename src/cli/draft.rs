//! `detente draft`: what an article may report, as a fragment of a dossier to be read,
//! corrected and taken over by hand.

use std::path::PathBuf;

use anyhow::{Context, anyhow, bail};
use clap::{Args, ValueEnum};

use super::draft_printed::{print_json, print_toml};
use super::{Outcome, input};
use crate::dossier::Day;
use crate::drafting::Draft;
use crate::drafting::codes::{Coder, Rules};
use crate::drafting::review::{Review, SourceDraft};
use crate::store::{self, MOST_OF_TEXT, shown};

#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct DraftArgs {
    /// The article: plain English text, UTF-8
    article: PathBuf,
    /// The dossier whose sides are meant; the built-in sample's where not given
    #[arg(long, value_name = "FILE")]
    dossier: Option<PathBuf>,
    /// The day on which the article was published: dates such as "June 11" and "hours
    /// earlier" are read from it
    #[arg(long, value_name = "DAY")]
    date: Day,
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
Only what is told as done, said or promised is printed; what is denied or possible is not. Claims, and
deeds that bear on commitments of the dossier, are comments: they go into these commitments.

Examples:
  detente draft article.txt --dossier my.dossier.toml --date 2025-06-12
  detente draft article.txt --date 2025-06-12 --format json";

pub(super) fn run(args: &DraftArgs) -> anyhow::Result<Outcome> {
    let name = shown(&args.article);
    let bytes = store::read_bytes(&args.article)?;
    if bytes.len() as u64 > MOST_OF_TEXT {
        bail!("{name}: it has more than {} MB", MOST_OF_TEXT >> 20);
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| anyhow!("{name}: it is no text of UTF-8; save it as plain text first"))?;
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
    let draft = Draft::of(&text, dossier, args.date, &coder);
    let told = SourceDraft { published: args.date.to_string(), ..SourceDraft::default() };
    let source = SourceDraft::of(dossier, &text, told);
    let review = Review::of(text.as_str().into(), &draft, dossier, source);
    match args.format {
        DraftFormat::Toml => print_toml(dossier, &review)?,
        DraftFormat::Json => print_json(dossier, &review)?,
    }
    if review.items.is_empty() {
        tell!("detente: nothing that one side does or says to the other was found");
    }
    Ok(Outcome::Done)
}
