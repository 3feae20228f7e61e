//! `detente import index`.

use std::path::PathBuf;

use anyhow::{Context, anyhow};
use clap::{Args, ValueEnum};

use super::super::Outcome;
use super::super::claim::Claim;
use super::into::{IntoArgs, Named};
use super::print_report;
use crate::dossier::{Day, RecordKind};
use crate::import::{self, IndexError, IndexRequest, Span, refusal_words};
use crate::store::{Unfinished, shown};
use crate::streams::Origin;
use crate::words::ENGLISH;

#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(in crate::cli) struct IndexArgs {
    /// The table
    path: PathBuf,
    /// The column with the values; needed where several have numbers and none is
    /// known to be the index
    #[arg(long, value_name = "NAME")]
    column: Option<String>,
    /// The column with the dates
    #[arg(long, value_name = "NAME")]
    dates: Option<String>,
    /// The sheet of a workbook
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// The unit of the values
    #[arg(long, value_name = "TEXT")]
    unit: Option<String>,
    /// Of which days a value is; by the dates where not given
    #[arg(long, value_enum)]
    span: Option<SpanArg>,
    /// The file to write, .parquet
    #[arg(short, long, value_name = "FILE.parquet")]
    output: PathBuf,
    /// The day of the edition: an as-of day before it uses an older edition where
    /// there is one
    #[arg(long, value_name = "DAY")]
    vintage: Option<Day>,
    /// Write over a file that exists
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    into: IntoArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum SpanArg {
    /// Of its day
    Day,
    /// Of its month
    Month,
    /// Of the quarter that begins with it
    Quarter,
    /// Of its year
    Year,
    /// From its day to the next value, as a tariff
    UntilNext,
}

/// Ways of using `import index`.
const HELP: &str = "\
Examples:
  detente import index data_gpr_daily_recent.xls -o gpr.parquet --vintage 2025-08-12
  detente import index data_gpr_export.xls --column GPRC_CHN -o gpr-china.parquet
  detente import index tariffs.csv --column 'US tariffs on Chinese exports' --unit '%' -o tariff.parquet";

pub(super) fn run(args: &IndexArgs) -> anyhow::Result<Outcome> {
    super::named_parquet(&args.output)?;
    args.into.check(&args.output)?;
    let request = IndexRequest {
        column: args.column.clone(),
        dates: args.dates.clone(),
        sheet: args.sheet.clone(),
        unit: args.unit.clone(),
        span: args.span.map(|span| match span {
            SpanArg::Day => Span::Day,
            SpanArg::Month => Span::Month,
            SpanArg::Quarter => Span::Quarter,
            SpanArg::Year => Span::Year,
            SpanArg::UntilNext => Span::UntilNext,
        }),
        vintage: args.vintage,
    };
    let name = shown(&args.path);
    let (series, report) = match import::import_index(&args.path, &request) {
        Ok(read) => read,
        Err(IndexError::Refused(why)) => {
            return Err(anyhow!("{name}: {}", refusal_words(&why, &ENGLISH)));
        }
        Err(IndexError::Input(error)) => return Err(error.into()),
        Err(error) => return Err(error).context(name),
    };
    print_report(&report)?;
    if series.values.is_empty() {
        tell!("detente: no value was read, and nothing is written");
        return Ok(Outcome::Problems);
    }
    Claim::new(args.force, None).of(&args.output)?;
    let told = |error: crate::store::WriteError| anyhow!(error.in_words(&ENGLISH));
    let out = Unfinished::new(&args.output).map_err(told)?;
    series.write(out)?.finish().map_err(told)?;
    let is_named = args.into.name(&Named {
        kind: RecordKind::Index,
        file: &args.output,
        label: match series.about.origin {
            Origin::Table | Origin::Fred => series.about.filter.clone(),
            origin => format!("{}: {}", origin.name(), series.about.filter),
        },
        dyad: None,
        unit: &series.about.unit,
    })?;
    let has_problems = report.unread() > 0 || !is_named;
    Ok(if has_problems { Outcome::Problems } else { Outcome::Done })
}
