//! `detente export`: what a dossier says as tables.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};

use super::args::TensionArgs;
use super::claim::Claim;
use super::{Outcome, input};
use crate::brief::House;
use crate::dossier::MarkingLimit;
use crate::export::{self, Table};
use crate::reading::wording::withheld_sentences;
use crate::reading::{Content, Holdings, Settings};
use crate::store::{self, shown};
use crate::words::ENGLISH;

/// What stands for a table's name in a file's name.
const TABLE: &str = "{table}";

#[derive(Debug, Args)]
#[command(after_help = EXPORT_HELP)]
pub(super) struct ExportArgs {
    #[command(flatten)]
    tension: TensionArgs,
    /// The file to write, .xlsx, .csv, .parquet or .json by its name. CSV and
    /// Parquet have one table a file: {table} in the name becomes its name
    #[arg(short, long, value_name = "FILE", required = true)]
    output: Vec<PathBuf>,
    /// Only this table: series, events, commitments, claims, verdicts, standing,
    /// deadlines or sources
    #[arg(long, value_name = "TABLE")]
    table: Option<String>,
    /// What is written
    #[arg(long, value_enum, default_value_t = Shape::Tables)]
    shape: Shape,
    /// In CSV, leave texts that begin like a formula as they are: for machines
    #[arg(long)]
    raw: bool,
    /// Leave out, without a trace but for their number, all records that are marked
    /// above this, such as green, amber or OFFICIAL
    #[arg(long, value_name = "MARKING")]
    max_marking: Option<String>,
    /// The style of your organisation, for marks of its own
    #[arg(long, value_name = "HOUSE.toml")]
    house: Option<PathBuf>,
    /// Write over a file that exists
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// Typed tables of everything
    Tables,
    /// Events and periods for TimelineJS: .json as it reads it, .csv and .xlsx as
    /// its sheet
    Timelinejs,
}

/// Ways of using `export`.
const EXPORT_HELP: &str = "\
Examples:
  detente export my.dossier.toml -o my.xlsx
  detente export my.dossier.toml -o my-{table}.parquet
  detente export my.dossier.toml --table events -o events.csv --as-of 2025-06-12
  detente export my.dossier.toml --shape timelinejs -o timeline.json";

/// Which kind of file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Xlsx,
    Csv,
    Parquet,
    Json,
}

impl Format {
    fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_lowercase().as_str() {
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            "parquet" => Some(Self::Parquet),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

pub(super) fn run(args: &ExportArgs) -> anyhow::Result<Outcome> {
    let formats: Vec<(&PathBuf, Format)> =
        args.output.iter().map(|path| Ok((path, format(path)?))).collect::<anyhow::Result<_>>()?;
    let Some(holdings) = input::load(args.tension.file.as_deref())? else {
        return Ok(Outcome::Problems);
    };
    let (holdings, left_out) = within(args, holdings)?;
    let settings = input::settings(holdings.dossier(), &args.tension.asked, args.tension.as_of)?;
    let content = Content::compute(&holdings, settings);
    let tables = tables(args, &holdings, &content)?;
    let mut claim = Claim::new(args.force, args.tension.file.as_deref());
    for (path, format) in formats {
        let about = About { holdings: &holdings, settings: &settings, left_out: &left_out };
        write(args, (path, format), (&tables, &content), &about, &mut claim)?;
    }
    for sentence in &left_out {
        tell!("detente: {sentence}");
    }
    Ok(Outcome::Done)
}

fn format(path: &Path) -> anyhow::Result<Format> {
    Format::of(path).with_context(|| {
        format!("{}: tables are written as .xlsx, .csv, .parquet or .json; name it so", shown(path))
    })
}

/// The dossier within the mark that was asked for, and what is left out for it.
fn within(args: &ExportArgs, holdings: Holdings) -> anyhow::Result<(Holdings, Vec<String>)> {
    let Some(most) = &args.max_marking else { return Ok((holdings, Vec::new())) };
    let house = match &args.house {
        Some(path) => House::parse(&store::read_text(path)?).with_context(|| shown(path))?,
        None => House::default(),
    };
    let limit = MarkingLimit::new(most, house.markings, house.unmarked);
    let limit = limit.with_context(|| {
        format!(
            "--max-marking: no scheme has \"{most}\"; write a mark such as green, amber or OFFICIAL"
        )
    })?;
    let (dossier, withheld) = holdings.dossier().within(&limit);
    let left_out = withheld_sentences(&ENGLISH, limit.most(), &withheld);
    Ok((Holdings::new(dossier), left_out))
}

fn tables(args: &ExportArgs, holdings: &Holdings, content: &Content) -> anyhow::Result<Vec<Table>> {
    if args.shape == Shape::Timelinejs {
        return Ok(vec![export::timeline(holdings.dossier(), content)]);
    }
    let tables = export::tables(holdings, content);
    let Some(asked) = &args.table else { return Ok(tables) };
    let names: Vec<&str> = tables.iter().map(|table| table.name).collect();
    let names = names.join(", ");
    let one: Vec<Table> = tables.into_iter().filter(|table| table.name == asked).collect();
    if one.is_empty() {
        bail!("--table: there is no table \"{asked}\"; there are {names}");
    }
    Ok(one)
}

/// What tables are of.
struct About<'a> {
    holdings: &'a Holdings,
    settings: &'a Settings,
    left_out: &'a [String],
}

impl About<'_> {
    fn json(&self) -> serde_json::Value {
        serde_json::json!({
            "title": self.holdings.dossier().title,
            "as_of": self.settings.as_of,
            "model": self.settings.model.kind().as_str(),
            "left_out": self.left_out,
        })
    }
}

fn write(
    args: &ExportArgs,
    (path, format): (&Path, Format),
    (tables, content): (&[Table], &Content),
    about: &About<'_>,
    claim: &mut Claim<'_>,
) -> anyhow::Result<()> {
    let title = &about.holdings.dossier().title;
    let mut save = |path: &Path, bytes: &[u8]| -> anyhow::Result<()> {
        claim.of(path)?;
        Ok(store::write_atomically(path, bytes)?)
    };
    match format {
        Format::Xlsx => save(path, &export::xlsx(tables, title)?),
        Format::Json => {
            let value = if args.shape == Shape::Timelinejs {
                export::timeline_json(about.holdings.dossier(), content)
            } else {
                export::json(tables, about.json())
            };
            let mut text = serde_json::to_string_pretty(&value)?;
            text.push('\n');
            save(path, text.as_bytes())
        }
        Format::Csv | Format::Parquet => {
            for table in tables {
                let path = one_of(path, table.name, tables.len());
                let bytes = if format == Format::Csv {
                    export::csv(table, args.raw)?
                } else {
                    let as_of = about.settings.as_of.to_string();
                    let model = about.settings.model.kind().as_str();
                    let about = [("title", title.as_str()), ("as_of", &as_of), ("model", model)];
                    export::parquet(table, &about)?
                };
                save(&path, &bytes)?;
            }
            if tables.len() > 1 {
                let names =
                    tables.iter().map(|table| shown(&one_of(path, table.name, tables.len())));
                tell!("detente: wrote {}", names.collect::<Vec<_>>().join(", "));
            }
            Ok(())
        }
    }
}

/// The file of one table of several.
fn one_of(path: &Path, table: &str, tables: usize) -> PathBuf {
    let text = path.to_string_lossy();
    if text.contains(TABLE) {
        return text.replace(TABLE, table).into();
    }
    if tables < 2 {
        return path.to_owned();
    }
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let kind = path.extension().map(|kind| kind.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!("{stem}-{table}.{kind}"))
}
