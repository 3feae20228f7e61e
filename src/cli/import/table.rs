//! `detente import table`: any table of reported events as a stream.

use std::path::PathBuf;

use clap::Args;

use super::super::Outcome;
use super::events::{Destination, WantedArgs, WrittenArgs, write};
use super::mapping::{MapArgs, word_pair};
use super::print_report;
use crate::import::{Inputs, Progress, StreamRequest, TableAs, import_table};
use crate::streams::Origin;

#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(in crate::cli) struct TableArgs {
    /// The table: .csv with any separator, .xlsx, .xls, rows in .json
    path: PathBuf,
    #[command(flatten)]
    wanted: WantedArgs,
    #[command(flatten)]
    map: MapArgs,
    /// Words that stand for a country, such as 中国=CHN,美国=USA; codes and English names
    /// do anyway
    #[arg(long, value_name = "WORD=CODE,…", value_delimiter = ',', value_parser = word_pair)]
    actor_words: Vec<(String, String)>,
    /// The file to write, .parquet
    #[arg(short, long, value_name = "FILE.parquet")]
    output: PathBuf,
    /// Show what would be done, and write no file
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    written: WrittenArgs,
}

/// Ways of using `import table`.
const HELP: &str = "\
Fields: date, actor, and code (CAMEO) or score (-10 to 10); target, text, place, url, id. Without a
column of targets an act of one side is upon the other. Without a score it is that of the code.

Examples:
  detente import table desk.csv --dyad CHN,USA -o desk.parquet --into my.dossier.toml
  detente import table 事件.xlsx --map date=日期,actor=发起方,code=代码 \\
      --actor-words 中国=CHN,美国=USA --dyad CHN,USA -o desk.parquet --dry-run";

pub(super) fn run(args: &TableArgs) -> anyhow::Result<Outcome> {
    let mapping = args.map.of(&args.path, TableAs::Stream, args.dry_run)?;
    let request = StreamRequest {
        filter: args.wanted.filter(),
        actor_words: args.actor_words.clone(),
        vintage: args.written.vintage,
    };
    if args.dry_run {
        let progress = Progress::default();
        let (_, report) = import_table(&args.path, &mapping, &request, std::io::sink(), &progress)?;
        print_report(&report)?;
        tell!("detente: nothing is written; without --dry-run it will be");
        let is_wrong = report.unread() > 0 || report.kept == 0;
        return Ok(if is_wrong { Outcome::Problems } else { Outcome::Done });
    }
    let inputs = Inputs::find(std::slice::from_ref(&args.path))?;
    let to = Destination {
        file: &args.output,
        written: &args.written,
        dyad: &args.wanted.dyad,
        label: Origin::Table.family(),
    };
    write(&to, &inputs, |out, progress| import_table(&args.path, &mapping, &request, out, progress))
}
