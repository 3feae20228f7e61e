//! `detente import gdelt`: by this program, or by another engine.

use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};

use super::super::Outcome;
use super::super::output;
use super::events::{Destination, WantedArgs, WrittenArgs, write};
use crate::import::{self, Dialect, Inputs, JobCounts, QueryRequest, SPARK_JOB};

#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(in crate::cli) struct GdeltArgs {
    /// Event files, folders, or patterns such as '2025*.zip'; also .parquet or .csv with
    /// GDELT's names of columns, as a query gives them
    #[arg(required_unless_present_any = ["print_job", "print_sql"])]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    wanted: WantedArgs,
    /// The file to write, .parquet
    #[arg(short, long, value_name = "FILE.parquet", required_unless_present_any = ["print_job", "print_sql"])]
    output: Option<PathBuf>,
    /// What goes through the files
    #[arg(long, value_enum, default_value_t = Engine::Local)]
    engine: Engine,
    /// The cluster, for --engine spark: as spark-submit takes it
    #[arg(long, value_name = "URL")]
    master: Option<String>,
    /// A folder that this machine and the cluster reach, for what the job writes; one of
    /// the system's temporary folders where not given
    #[arg(long, value_name = "FOLDER")]
    work: Option<PathBuf>,
    /// Print the job that --engine spark runs, and do nothing
    #[arg(long)]
    print_job: bool,
    /// Print the query by which an engine selects the rows, and do nothing
    #[arg(long, value_enum, value_name = "ENGINE")]
    print_sql: Option<Sql>,
    /// The table that has the events, for --print-sql trino and spark
    #[arg(long, value_name = "TABLE")]
    table: Option<String>,
    #[command(flatten)]
    written: WrittenArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    /// This program
    Local,
    /// A Spark cluster, by your spark-submit
    Spark,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Sql {
    /// DuckDB, over the files
    Duckdb,
    /// BigQuery, over GDELT's public table, by its partitions
    Bigquery,
    /// Trino, over a table of your own
    Trino,
    /// Spark SQL, over a table of your own
    Spark,
}

/// Ways of using `import gdelt`.
const HELP: &str = "\
Examples:
  detente import gdelt 2025*.export.CSV.zip --dyad CHN,USA -o us-china.parquet
  detente import gdelt downloads/ --dyad CHN,USA -o us-china.parquet --into my.dossier.toml
  detente import gdelt --print-sql bigquery --dyad CHN,USA --from 2025-04-01 --to 2025-06-12
  detente import gdelt result.parquet --dyad CHN,USA -o us-china.parquet
  detente import gdelt --engine spark --master spark://head:7077 /data/gdelt --work /data/tmp \\
      --dyad CHN,USA -o us-china.parquet";

pub(super) fn run(args: &GdeltArgs) -> anyhow::Result<Outcome> {
    if args.print_job {
        return print(SPARK_JOB);
    }
    let filter = args.wanted.filter();
    if let Some(engine) = args.print_sql {
        let dialect = match engine {
            Sql::Duckdb => Dialect::DuckDb,
            Sql::Bigquery => Dialect::BigQuery,
            Sql::Trino => Dialect::Trino,
            Sql::Spark => Dialect::Spark,
        };
        let paths = args.paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
        let (from, to) = (args.wanted.from, args.wanted.to);
        let asked = QueryRequest { paths, table: args.table.clone(), from, to };
        return print(&dialect.query(&filter, &asked)?);
    }
    let Some(output) = &args.output else { bail!("-o: name the file to write") };
    let to = Destination {
        file: output,
        written: &args.written,
        dyad: &args.wanted.dyad,
        label: "GDELT",
    };
    // What the job selects is kept until it has been read.
    let folder;
    let inputs = match args.engine {
        Engine::Local => Inputs::find(&args.paths)?,
        Engine::Spark => {
            folder = match &args.work {
                Some(work) => tempfile::tempdir_in(work),
                None => tempfile::tempdir(),
            }
            .context("--work: no folder can be made there")?;
            let master = args.master.as_deref();
            let rows = import::run_spark(master, &args.paths, &filter, folder.path())?;
            tell_counts(&JobCounts::of(&rows));
            Inputs::find(&[rows])?
        }
    };
    write(&to, &inputs, |out, progress| {
        import::import_gdelt(&inputs, &filter, args.written.vintage, out, progress)
    })
}

/// Reports what the job did not pass on, which the report of its rows cannot know.
fn tell_counts(counts: &JobCounts) {
    let JobCounts { files, rows, kept, others, filtered, .. } = counts;
    tell!(
        "detente: the job read {rows} rows of {files} files: {kept} handed on, {others} of other \
         actors, {filtered} left out by the filter"
    );
    for (columns, lines) in &counts.other_columns {
        tell!(
            "detente: the job met {} lines of {columns} columns, which no edition has",
            lines.count
        );
    }
    for (why, texts) in &counts.refused {
        tell!("detente: the job refused {}: {why} ({})", texts.names.join(", "), texts.count);
    }
}

fn print(text: &str) -> anyhow::Result<Outcome> {
    let mut out = output::file_stdout();
    std::io::Write::write_all(&mut out, text.as_bytes())?;
    std::io::Write::flush(&mut out)?;
    Ok(Outcome::Done)
}
