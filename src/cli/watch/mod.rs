//! `detente watch`: a row for each dossier of a folder; and all of them as one book.

mod book;
mod print;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Outcome;
use super::args::{TableFormat, parse_language, parse_size};
use crate::brief::Layout;
use crate::dossier::Day;
use crate::figure::ThemeName;
use crate::reading::DeskOrder;
use crate::store::{self, DeskProgress, shown};
use crate::words::{Language, Words};

#[derive(Debug, Args)]
pub(super) struct WatchArgs {
    /// The folder; dossiers in the folders below it are found, too
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    /// The day whose knowledge is shown, YYYY-MM-DD; each dossier's own where not given, or
    /// where its record ends before
    #[arg(long, value_name = "DAY")]
    pub(super) as_of: Option<Day>,
    /// What comes first
    #[arg(long, value_enum, default_value_t = WatchOrder::Changed)]
    pub(super) sort: WatchOrder,
    /// How to print
    #[arg(long, value_enum, default_value_t = TableFormat::Table)]
    pub(super) format: TableFormat,
    #[command(flatten)]
    book: BookArgs,
}

/// All of them as one book.
#[derive(Debug, Args)]
struct BookArgs {
    /// Write a briefing book instead: an index and the slides of each dispute, as .pdf or
    /// .pptx by its name; may be repeated
    #[arg(short, long, value_name = "FILE")]
    output: Vec<PathBuf>,
    /// Write over a file that exists
    #[arg(long)]
    force: bool,
    /// Which slides each dispute has
    #[arg(long, value_enum, default_value_t = Layout::Slide)]
    layout: Layout,
    /// Colours
    #[arg(long, value_enum, default_value_t = ThemeName::Light)]
    theme: ThemeName,
    /// The language of the book's own words: en or zh-Hans
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = parse_language)]
    lang: Language,
    /// Width and height of a slide in pixels; 1920x1080 where not given
    #[arg(long, value_name = "WxH", value_parser = parse_size)]
    size: Option<(u32, u32)>,
    /// The book's title; the folder's name where not given
    #[arg(long)]
    title: Option<String>,
    /// Who answers for it
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// The style of your organisation: a small TOML file with [house]
    #[arg(long, value_name = "HOUSE.toml")]
    house: Option<PathBuf>,
    /// Leave out, without a trace but for their number, all records that are marked
    /// above this, such as green, amber or OFFICIAL
    #[arg(long, value_name = "MARKING")]
    max_marking: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum WatchOrder {
    /// What changed most in 7 days, then in 30
    Changed,
    /// The highest tension
    Tension,
    /// The most that is overdue
    Overdue,
    /// The next date
    Deadline,
    /// By title
    Title,
}

impl From<WatchOrder> for DeskOrder {
    fn from(order: WatchOrder) -> Self {
        match order {
            WatchOrder::Changed => Self::Changed,
            WatchOrder::Tension => Self::Tension,
            WatchOrder::Overdue => Self::Overdue,
            WatchOrder::Deadline => Self::Deadline,
            WatchOrder::Title => Self::Title,
        }
    }
}

pub(super) fn run(args: &WatchArgs) -> anyhow::Result<Outcome> {
    let progress = DeskProgress::default();
    let read = store::scan(&args.folder, args.as_of, None, &progress)?;
    // Nothing tells it to end.
    let desk = read.unwrap_or_default();
    let order = args.sort.into();
    match args.format {
        _ if !args.book.output.is_empty() => book::write(args, &desk, order)?,
        TableFormat::Table => print::print_for_people(&desk, order)?,
        TableFormat::Csv => print::print_csv(&desk, order)?,
        TableFormat::Json => print::print_json(&desk, order)?,
    }
    let unusable = desk.unusable().count();
    let words = Words::english();
    for line in desk.all_left_out(&words) {
        tell!("detente: {line}");
    }
    if desk.entries.is_empty() {
        let folder = shown(&desk.folder);
        tell!("detente: {folder} has no dossier; a dossier is a file such as NAME.dossier.toml");
    }
    Ok(if unusable > 0 { Outcome::Problems } else { Outcome::Done })
}
