//! `detente draft`: what an article may report, as a fragment of a dossier to be read,
//! corrected and taken over by hand.

use std::path::PathBuf;

use anyhow::{Context, anyhow, bail};
use clap::{Args, ValueEnum};

use super::draft_printed::{print_json, print_toml};
use super::{Outcome, article, input};
use crate::dossier::{Day, Slot};
use crate::drafting::codes::{Coder, Rules};
use crate::drafting::review::{Review, SourceDraft};
use crate::drafting::{Draft, MOST_OF_ARTICLE};
use crate::store::{self, shown};
use crate::words::ENGLISH;

#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct DraftArgs {
    /// The article, in English or Chinese: text (UTF-8), a page saved as HTML, a Word document (.docx)
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
    /// Rules of your own, in the form of assets/drafting/patterns.csv; they go first. Where not
    /// given, those beside the dossier, NAME.rules.csv, if there are any
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
  detente draft article.html --dossier my.dossier.toml
  detente draft statement.pdf --published 2025-06-12 --format json
  detente draft - --published 2025-06-12 < article.txt";

pub(super) fn run(args: &DraftArgs) -> anyhow::Result<Outcome> {
    let article = article::read(&args.article)?;
    let published = article::published(&args.article, &article, args.published)?;
    let text = article.text;
    if text.len() > MOST_OF_ARTICLE {
        let (name, most) = (article::named(&args.article), MOST_OF_ARTICLE >> 20);
        bail!(
            "{name}: its text is longer than {most} MB, and no article is; cut out what is wanted"
        );
    }
    let Some(holdings) = input::load(args.dossier.as_deref())? else {
        return Ok(Outcome::Problems);
    };
    let dossier = holdings.dossier();
    let own = own_rules(args)?;
    let coder = Coder::with(own.as_ref().unwrap_or_else(|| Rules::built_in()));
    let draft = Draft::of(&text, dossier, published, &coder);
    let told = SourceDraft {
        title: article.title.unwrap_or_default(),
        publisher: article.publisher.unwrap_or_default(),
        published: published.to_string(),
        url: article.address.unwrap_or_default(),
        ..SourceDraft::default()
    };
    let source = SourceDraft::of(dossier, &text, told);
    let review = Review::of(text.as_str().into(), &draft, dossier, source);
    match args.format {
        DraftFormat::Toml => print_toml(dossier, &review)?,
        DraftFormat::Json => print_json(dossier, &review)?,
    }
    if review.items.is_empty() {
        let [one, other] = Slot::BOTH.map(|slot| dossier.side(slot).name.as_str());
        tell!(
            "detente: nothing that {one} or {other} does or says to the other was found; if the text \
             calls them otherwise, give the sides those names as `aliases`"
        );
    }
    Ok(Outcome::Done)
}

/// The user's own rules: those given, else those beside the dossier.
fn own_rules(args: &DraftArgs) -> anyhow::Result<Option<Rules>> {
    let found = match (&args.rules, &args.dossier) {
        (Some(path), _) => store::read_rules(path).map(|text| Some((path.clone(), text))),
        (None, Some(dossier)) => store::own_rules(dossier),
        (None, None) => Ok(None),
    };
    let found = found.map_err(|error| anyhow!(error.in_words(&ENGLISH)))?;
    let Some((path, text)) = found else { return Ok(None) };
    let rules = Rules::with_own(&text).with_context(|| shown(&path))?;
    if rules.all().iter().all(|rule| !rule.is_own) {
        tell!("detente: {} has no rule", shown(&path));
    }
    Ok(Some(rules))
}
