//! What can be asked for on the command line.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::check::CheckArgs;
use super::coding::{AgreementArgs, CodeAgainArgs};
use super::compare::CompareArgs;
use super::draft::DraftArgs;
use super::evidence::EvidenceArgs;
use super::export::ExportArgs;
use super::fields::{Addable, FieldArgs, Given};
use super::history::HistoryArgs;
use super::import::ImportArgs;
use super::manual::{CompletionsArgs, ManArgs};
use super::merge::MergeArgs;
use super::render_args::RenderArgs;
use super::restore::RestoreArgs;
use super::verify::VerifyArgs;
use super::watch::WatchArgs;
#[cfg(feature = "window")]
use crate::app::Renderer;
use crate::brief::{SIDE_PX, WORKER_ARGUMENT};
use crate::dossier::{
    Claim, Commitment, Day, Event, ModelKind, Observation, Period, Source, Verdict,
};
use crate::store::Locking;
use crate::words::Language;

/// Tension over time between two sides of a dispute, beside the commitments
/// each side made.
///
/// Without a command it opens the window. Every command works on a machine
/// with no display, and without FILE on the built-in sample. Exit 0: done;
/// 1: the input has problems; 2: usage, or a file that cannot be read.
#[derive(Debug, Parser)]
#[command(name = "detente", version = version(), args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// The dossier to open in the window, or a folder of dossiers; the built-in sample where
    /// not given
    pub(super) file: Option<PathBuf>,
    #[cfg(feature = "window")]
    /// What draws the window; the first that works where not given
    #[arg(long, value_enum)]
    pub(super) renderer: Option<Renderer>,
    /// Take a picture of the window as PNG, and leave
    #[arg(long, value_name = "FILE")]
    pub(super) screenshot: Option<PathBuf>,
    /// The window's width and height in points
    #[arg(long, value_name = "WxH", value_parser = parse_size)]
    pub(super) size: Option<(u32, u32)>,
    /// Colours of the window; as the system where not given
    #[arg(long, value_enum)]
    pub(super) theme: Option<WindowTheme>,
    /// Language of the window, en or zh-Hans; as chosen before or as the
    /// system where not given
    #[arg(long, value_parser = parse_language)]
    pub(super) lang: Option<Language>,
}

/// The version, and of a release the commit that it was made from.
fn version() -> String {
    let version = env!("CARGO_PKG_VERSION");
    option_env!("DETENTE_COMMIT")
        .map_or_else(|| version.to_owned(), |commit| format!("{version} ({commit})"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum WindowTheme {
    /// Dark on white
    Light,
    /// Light on dark
    Dark,
}

#[derive(Debug, Subcommand, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Command {
    /// Report every problem of dossier files, with line, column and remedy
    Check(CheckArgs),
    /// Print tension by day
    Series(SeriesArgs),
    /// Print how each commitment stands, with scores; as JSON with every claim
    /// and finding
    Ledger(LedgerArgs),
    /// Print what is given for what, and who has moved first, has not, or has
    /// finished
    Exchanges(LedgerArgs),
    /// Print what is due or expires from the as-of day on, and what is overdue;
    /// also as a calendar file
    Deadlines(DeadlinesArgs),
    /// Print which events moved tension over a span
    Explain(ExplainArgs),
    /// Print every measure in force, and what tension would be without it
    Standing(StandingArgs),
    /// Compare tension with the streams and indices beside the dossier, and its events with what
    /// was reported
    Compare(CompareArgs),
    /// Keep the texts of sources beside a dossier, so that quotations can be checked
    #[command(subcommand)]
    Evidence(EvidenceArgs),
    /// Suggest events and commitments that an article may report, as records to be checked
    Draft(DraftArgs),
    /// Write a copy without codes and verdicts, for a second person to code
    CodeAgain(CodeAgainArgs),
    /// Report how far two codings of one dossier agree, and where they do not
    Agreement(AgreementArgs),
    /// Fit rest and scale to the dossier's reference points; changes nothing
    Calibrate(CalibrateArgs),
    /// Print a row for each dossier of a folder: tension, what changed, what is due
    Watch(WatchArgs),
    /// Make a brief: figure, slides or page, as SVG, PNG, PDF, HTML or PowerPoint
    Render(Box<RenderArgs>),
    /// Tell whether a file and its dossier still agree, and what has changed
    Verify(VerifyArgs),
    /// Write tables: for spreadsheets, databases, TimelineJS
    Export(ExportArgs),
    /// Import others' data: reported events and indices beside a dossier, timelines and tables into
    /// it
    #[command(subcommand)]
    Import(Box<ImportArgs>),
    /// Add a record to a dossier file, keeping the file's layout
    #[command(subcommand)]
    Add(AddArgs),
    /// Change fields of a record in a dossier file, keeping the file's layout
    Set(SetArgs),
    /// Remove a record from a dossier file; where others name it, say which,
    /// and do it with --yes
    Remove(RemoveArgs),
    /// Say in words what changed between two dossiers, or two days of one
    Diff(DiffArgs),
    /// List the versions of a dossier file that were kept when it was saved,
    /// the newest first, each with what it changed
    History(HistoryArgs),
    /// Write an earlier version of a dossier file back; what the file has now is
    /// kept first
    Restore(RestoreArgs),
    /// Join two people's changes to one dossier, record by record; as git's
    /// merge driver, too
    Merge(MergeArgs),
    /// Print the JSON Schema of the file format
    Schema,
    /// Print the manual, or write a page of each command
    Man(ManArgs),
    /// Print completions for a shell
    Completions(CompletionsArgs),
    /// Set a template for another process of this program: `render` calls it
    #[command(name = WORKER_ARGUMENT, hide = true)]
    SetTemplate,
}

/// What can be added. Prints the id of what was added, or of the commitment
/// that it was added to.
#[derive(Debug, Subcommand)]
pub(super) enum AddArgs {
    /// A document, with the day it was published
    Source(FieldArgs<Source>),
    /// Something that one side, or both, did or said
    Event(FieldArgs<Event>),
    /// A named span: a truce, a round of talks
    Period(FieldArgs<Period>),
    /// What one side undertook
    Commitment(FieldArgs<Commitment>),
    /// What a side or a third party says about a commitment
    Claim(ItemArgs<Claim>),
    /// What you find about a commitment, from a day on
    Verdict(ItemArgs<Verdict>),
    /// A measured value of a commitment's metric
    Observation(ItemArgs<Observation>),
}

impl AddArgs {
    /// The commitment that something is added to; empty for a record.
    pub(super) fn commitment(&self) -> &str {
        match self {
            Self::Claim(args) => &args.commitment,
            Self::Verdict(args) => &args.commitment,
            Self::Observation(args) => &args.commitment,
            Self::Source(_) | Self::Event(_) | Self::Period(_) | Self::Commitment(_) => "",
        }
    }

    /// The file, the fields given, and whether it is locked.
    pub(super) fn parts(&self) -> (&Path, &[Given], &LockArgs) {
        match self {
            Self::Source(args) => (&args.file, args.given(), &args.locking),
            Self::Event(args) => (&args.file, args.given(), &args.locking),
            Self::Period(args) => (&args.file, args.given(), &args.locking),
            Self::Commitment(args) => (&args.file, args.given(), &args.locking),
            Self::Claim(args) => (&args.fields.file, args.fields.given(), &args.fields.locking),
            Self::Verdict(args) => (&args.fields.file, args.fields.given(), &args.fields.locking),
            Self::Observation(args) => {
                (&args.fields.file, args.fields.given(), &args.fields.locking)
            }
        }
    }
}

/// Something that is added to a commitment.
#[derive(Debug, Args)]
pub(super) struct ItemArgs<T: Addable + Clone + Send + Sync + 'static> {
    /// The id of the commitment
    #[arg(long, value_name = "ID")]
    pub(super) commitment: String,
    #[command(flatten)]
    pub(super) fields: FieldArgs<T>,
}

macro_rules! addable {
    ($($type:ident),*) => {
        $(impl Addable for $type {
            const TYPE: &'static str = stringify!($type);
        })*
    };
}

addable!(Source, Event, Period, Commitment, Claim, Verdict, Observation);

#[derive(Debug, Args)]
pub(super) struct SetArgs {
    /// The dossier
    pub(super) file: PathBuf,
    /// The id of what is changed; `dossier` or `model`; where several kinds
    /// have the id, the kind before it, as in `event:geneva`
    #[arg(value_name = "ID")]
    pub(super) id: String,
    /// `key=value`; `key=` takes the field out; `metric.target=100` and
    /// `verdicts.2.note=…` for what a commitment holds; lists with commas
    #[arg(value_name = "KEY=VALUE", required = true)]
    pub(super) assignments: Vec<String>,
    #[command(flatten)]
    pub(super) locking: LockArgs,
}

/// Whether a file is locked while it is saved.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct LockArgs {
    /// Save even if the file's lock cannot be taken: only when nothing else saves the file
    #[arg(long)]
    pub(super) no_lock: bool,
}

impl From<&LockArgs> for Locking {
    fn from(args: &LockArgs) -> Self {
        if args.no_lock { Self::Waived } else { Self::Needed }
    }
}

#[derive(Debug, Args)]
pub(super) struct RemoveArgs {
    /// The dossier
    pub(super) file: PathBuf,
    /// The id of what is removed; where several kinds have it, the kind before
    /// it, as in `event geneva` or `event:geneva`
    #[arg(value_name = "ID", num_args = 1..=2, required = true)]
    pub(super) what: Vec<String>,
    /// Remove every mention of it as well
    #[arg(long)]
    pub(super) yes: bool,
    #[command(flatten)]
    pub(super) locking: LockArgs,
}

#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// Two dossiers; or one with two days, the built-in sample where none is
    /// named
    #[arg(value_name = "FILE", num_args = 0..=9)]
    pub(super) files: Vec<PathBuf>,
    /// As git's diff.detente.command, with the arguments that git gives
    #[arg(long)]
    pub(super) git: bool,
    /// A day, YYYY-MM-DD; given twice: what changed from the first day to the second
    #[arg(long, value_name = "DAY")]
    pub(super) as_of: Vec<Day>,
}

/// How tension is computed, where not as the dossier says.
#[derive(Debug, Args)]
pub(super) struct ModelArgs {
    /// Another model than the dossier's
    #[arg(long, value_parser = parse_model)]
    pub(super) model: Option<ModelKind>,
    /// Whose acts count: both, or the sides' ids as in china>us
    #[arg(long, default_value = "both")]
    pub(super) direction: String,
}

/// How tension is computed, for all commands that compute it.
#[derive(Debug, Args)]
pub(super) struct TensionArgs {
    /// The dossier; the built-in sample where not given
    pub(super) file: Option<PathBuf>,
    #[command(flatten)]
    pub(super) asked: ModelArgs,
    /// The day whose knowledge is shown, YYYY-MM-DD; the dossier's cutoff or
    /// its latest event's day where not given
    #[arg(long, value_name = "DAY")]
    pub(super) as_of: Option<Day>,
}

#[derive(Debug, Args)]
pub(super) struct SeriesArgs {
    #[command(flatten)]
    pub(super) tension: TensionArgs,
    /// The first day to print
    #[arg(long, value_name = "DAY")]
    pub(super) from: Option<Day>,
    /// The last day to print
    #[arg(long, value_name = "DAY")]
    pub(super) to: Option<Day>,
    /// Print the sensitivity band as well: the range over plausible settings
    #[arg(long)]
    pub(super) band: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t = SeriesFormat::Csv)]
    pub(super) format: SeriesFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum SeriesFormat {
    /// Comma-separated values
    Csv,
    /// A JSON array
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum TableFormat {
    /// For people
    Table,
    /// Comma-separated values
    Csv,
    /// JSON
    Json,
}

#[derive(Debug, Args)]
pub(super) struct LedgerArgs {
    /// The dossier; the built-in sample where not given
    pub(super) file: Option<PathBuf>,
    /// The day whose knowledge is shown, YYYY-MM-DD
    #[arg(long, value_name = "DAY")]
    pub(super) as_of: Option<Day>,
    /// How to print
    #[arg(long, value_enum, default_value_t = TableFormat::Table)]
    pub(super) format: TableFormat,
}

#[derive(Debug, Args)]
pub(super) struct DeadlinesArgs {
    /// The dossier; the built-in sample where not given
    pub(super) file: Option<PathBuf>,
    /// The day from which dates are to come, YYYY-MM-DD; the dossier's cutoff
    /// or its latest event's day where not given
    #[arg(long, value_name = "DAY")]
    pub(super) as_of: Option<Day>,
    /// Write them as all-day entries to a calendar file as well
    #[arg(long, value_name = "OUT.ics")]
    pub(super) ics: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = TableFormat::Table)]
    pub(super) format: TableFormat,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    #[command(flatten)]
    pub(super) tension: TensionArgs,
    /// The day after which moves count
    #[arg(long, value_name = "DAY")]
    pub(super) from: Day,
    /// The last day whose moves count
    #[arg(long, value_name = "DAY")]
    pub(super) to: Day,
    /// How to print
    #[arg(long, value_enum, default_value_t = TableFormat::Table)]
    pub(super) format: TableFormat,
}

#[derive(Debug, Args)]
pub(super) struct StandingArgs {
    #[command(flatten)]
    pub(super) tension: TensionArgs,
    /// How to print
    #[arg(long, value_enum, default_value_t = TableFormat::Table)]
    pub(super) format: TableFormat,
}

#[derive(Debug, Args)]
pub(super) struct CalibrateArgs {
    #[command(flatten)]
    pub(super) tension: TensionArgs,
    /// Fit to an index beside the dossier instead: each week of the record is a point, at
    /// the share of the index's values up to the as-of day that lie below that week's mean
    #[arg(long, value_name = "ID")]
    pub(super) index: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t = TableFormat::Table)]
    pub(super) format: TableFormat,
}

pub(super) fn parse_size(text: &str) -> Result<(u32, u32), String> {
    let size =
        text.split_once(['x', '×']).and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    match size {
        Some((w, h)) if SIDE_PX.contains(&w) && SIDE_PX.contains(&h) => Ok((w, h)),
        Some(_) => Err(format!("each side from {} to {} pixels", SIDE_PX.start(), SIDE_PX.end())),
        None => Err("write width and height in pixels, such as 1920x1080".to_owned()),
    }
}

pub(super) fn parse_language(text: &str) -> Result<Language, String> {
    let tags = Language::ALL.map(Language::tag).join(" or ");
    Language::of_tag(text).ok_or_else(|| format!("write {tags}"))
}

fn parse_model(text: &str) -> Result<ModelKind, String> {
    ModelKind::ALL
        .into_iter()
        .find(|kind| kind.as_str() == text)
        .ok_or_else(|| "write stock, level, flow or mean".to_owned())
}
