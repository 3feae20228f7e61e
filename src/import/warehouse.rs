//! Beyond one machine: the queries and the job by which the user's own engine selects rows, which
//! are then read like any file. Duplicates are recognised only here, so that every engine gives the
//! same.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::filter::StreamFilter;
use crate::dossier::Day;

/// The job for a Spark cluster.
pub const SPARK_JOB: &str = include_str!("../../assets/warehouse/gdelt_job.py");

/// An engine that takes a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Over raw files.
    DuckDb,
    /// Over the public table.
    BigQuery,
    /// Over a table of the user's own.
    Trino,
    /// Over a table of the user's own.
    Spark,
}

/// What a query is asked for besides the filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueryRequest {
    /// Files and patterns, for [`Dialect::DuckDb`].
    pub paths: Vec<String>,
    /// The table, for [`Dialect::Trino`] and [`Dialect::Spark`].
    pub table: Option<String>,
    /// The first day.
    pub from: Option<Day>,
    /// The last.
    pub to: Option<Day>,
}

/// Why no query can be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// It needs both sides.
    #[error("a query needs the two sides; give --dyad")]
    NoDyad,
    /// It needs files.
    #[error("DuckDB reads files; name them or a pattern")]
    NoPaths,
    /// It needs a table.
    #[error("name the table that has the events with --table")]
    NoTable,
    /// Its name is none.
    #[error("{0:?} is no name of a table: letters, digits, dots and underscores")]
    Table(String),
    /// It needs days.
    #[error("BigQuery bills for what it reads; give --from and --to")]
    NoDays,
}

impl Dialect {
    const fn template(self) -> &'static str {
        match self {
            Self::DuckDb => include_str!("../../assets/warehouse/duckdb.sql"),
            Self::BigQuery => include_str!("../../assets/warehouse/bigquery.sql"),
            Self::Trino => include_str!("../../assets/warehouse/trino.sql"),
            Self::Spark => include_str!("../../assets/warehouse/spark.sql"),
        }
    }

    /// The query that selects the rows of a filter, with GDELT's names.
    ///
    /// # Errors
    /// Where it lacks something that the engine needs.
    pub fn query(self, filter: &StreamFilter, asked: &QueryRequest) -> Result<String, QueryError> {
        let dyad = filter.dyad.as_ref().ok_or(QueryError::NoDyad)?;
        let table = match self {
            Self::DuckDb if asked.paths.is_empty() => return Err(QueryError::NoPaths),
            Self::Trino | Self::Spark => {
                let table = asked.table.as_deref().ok_or(QueryError::NoTable)?;
                let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
                if table.is_empty() || !table.chars().all(is_sign) {
                    return Err(QueryError::Table(table.to_owned()));
                }
                table
            }
            _ => "",
        };
        let days = asked.from.zip(asked.to);
        if self == Self::BigQuery && days.is_none() {
            return Err(QueryError::NoDays);
        }
        let day = |day: Day| day.to_string().replace('-', "");
        let (from, to) = days.map_or_else(Default::default, |(from, to)| (day(from), day(to)));
        // Late reports are in later partitions; a year of them is the most that is worth it.
        let added_to = days.map_or_else(String::new, |(_, to)| day(to.plus(366)));
        let quads: Vec<String> =
            filter.quads.iter().map(|quad| quad.number().to_string()).collect();
        let values = [
            ("dyad_one", quoted(&dyad.one)),
            ("dyad_other", quoted(&dyad.other)),
            ("roots", quoted(&filter.roots)),
            ("quads", quoted(&quads)),
            ("paths", quoted(&asked.paths)),
            ("table", table.to_owned()),
            ("from", from),
            ("to", to),
            ("added_to", added_to),
        ];
        let blocks = [
            ("roots", !filter.roots.is_empty()),
            ("quads", !filter.quads.is_empty()),
            ("root_events", filter.only_root_events),
            ("days", days.is_some()),
        ];
        Ok(filled(self.template(), &values, &blocks))
    }
}

/// Texts as literals, parted by commas; a quote in one is doubled.
fn quoted(texts: &[String]) -> String {
    let quoted: Vec<String> =
        texts.iter().map(|text| format!("'{}'", text.replace('\'', "''"))).collect();
    quoted.join(", ")
}

/// A template with its values, without its heading and the blocks not asked for.
fn filled(template: &str, values: &[(&str, String)], blocks: &[(&str, bool)]) -> String {
    let mut out = String::new();
    let mut is_left_out = false;
    for line in template.lines().skip_while(|line| line.starts_with("--")) {
        if let Some(name) = line.strip_prefix("-- if ") {
            is_left_out = !blocks.iter().any(|(own, is_asked)| *own == name && *is_asked);
        } else if line == "-- end" {
            is_left_out = false;
        } else if !is_left_out {
            // In one go, so that nothing that was put in is looked at again.
            let mut parts = line.split("{{");
            out.push_str(parts.next().unwrap_or_default());
            for part in parts {
                let (name, rest) = part.split_once("}}").unwrap_or((part, ""));
                let value = values.iter().find(|(own, _)| *own == name);
                out.push_str(value.map_or("", |(_, value)| value));
                out.push_str(rest);
            }
            out.push('\n');
        }
    }
    out
}

/// What the job's executors counted of the rows they did not hand on.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct JobCounts {
    /// Files.
    pub files: u64,
    /// Rows in them.
    pub rows: u64,
    /// Rows handed on.
    pub kept: u64,
    /// Rows of other actors.
    pub others: u64,
    /// Rows that a filter left out.
    pub filtered: u64,
    /// Lines with other numbers of columns, by these.
    pub other_columns: BTreeMap<String, JobCount>,
    /// Texts that were refused, by reasons.
    pub refused: BTreeMap<String, JobCount>,
}

/// How many there are, and some of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct JobCount {
    /// How many.
    pub count: u64,
    /// Names of some.
    pub names: Vec<String>,
}

impl JobCounts {
    /// Those of a folder that the job has written; nothing where it has no such file.
    pub fn of(folder: &Path) -> Self {
        let text = std::fs::read_to_string(folder.join("_detente.json")).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }
}

/// Why the job gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum SparkError {
    /// The command is not there.
    #[error(
        "spark-submit cannot be started ({0}); put it on the path, or name it with SPARK_SUBMIT"
    )]
    NotThere(io::Error),
    /// It failed.
    #[error("spark-submit ended with {0}; what it said stands above")]
    Failed(String),
    /// Its files cannot be kept.
    #[error("no room for the job's rows: {0}")]
    Io(#[from] io::Error),
}

/// Runs the job through the user's own `spark-submit`, and gives the folder in which it
/// wrote what it selected. The folder must be one that the cluster reaches.
///
/// # Errors
/// Where the command cannot be started or fails.
pub fn run_spark(
    master: Option<&str>,
    paths: &[PathBuf],
    filter: &StreamFilter,
    folder: &Path,
) -> Result<PathBuf, SparkError> {
    let job = folder.join("gdelt_job.py");
    std::fs::write(&job, SPARK_JOB)?;
    let out = folder.join("rows");
    let program = std::env::var_os("SPARK_SUBMIT").unwrap_or_else(|| "spark-submit".into());
    let mut command = Command::new(program);
    if let Some(master) = master {
        command.args(["--master", master]);
    }
    command.arg(&job).arg("--out").arg(&out);
    if let Some(dyad) = &filter.dyad {
        command.args(["--dyad", &dyad.to_string()]);
    }
    if !filter.roots.is_empty() {
        command.args(["--root", &filter.roots.join(",")]);
    }
    if !filter.quads.is_empty() {
        let quads: Vec<String> =
            filter.quads.iter().map(|quad| quad.number().to_string()).collect();
        command.args(["--quad", &quads.join(",")]);
    }
    if filter.only_root_events {
        command.arg("--root-events");
    }
    // The job's output goes where the program's own messages go: standard output is for results.
    let status = command
        .args(paths)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .map_err(SparkError::NotThere)?;
    if status.success() { Ok(out) } else { Err(SparkError::Failed(status.to_string())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter() -> StreamFilter {
        StreamFilter { dyad: Some("CHN+HKG,USA".parse().unwrap()), ..StreamFilter::default() }
    }

    #[test]
    fn queries_have_what_was_asked_for_and_no_more() {
        let asked =
            QueryRequest { paths: vec!["it's/*.CSV".to_owned()], ..QueryRequest::default() };
        let plain = Dialect::DuckDb.query(&filter(), &asked).unwrap();
        assert!(
            plain.starts_with("WITH lines AS (")
                && plain.contains("[['it''s/*.CSV']]".get(1..16).unwrap())
        );
        assert!(plain.contains("f[8] IN ('CHN', 'HKG') AND f[18] IN ('USA')"), "{plain}");
        assert!(!plain.contains("-- if") && !plain.contains("{{") && !plain.contains("BETWEEN ''"));
        let with =
            StreamFilter { roots: vec!["14".to_owned()], only_root_events: true, ..filter() };
        let narrow = Dialect::DuckDb.query(&with, &asked).unwrap();
        assert!(narrow.contains("IN ('14')") && narrow.contains("IsRootEvent) IN"));
    }

    #[test]
    fn what_an_engine_needs_is_asked_for() {
        let none = QueryRequest::default();
        let table = |name: &str| QueryRequest { table: Some(name.to_owned()), ..none.clone() };
        assert_eq!(Dialect::DuckDb.query(&filter(), &none), Err(QueryError::NoPaths));
        assert_eq!(Dialect::BigQuery.query(&filter(), &none), Err(QueryError::NoDays));
        assert_eq!(Dialect::Trino.query(&filter(), &none), Err(QueryError::NoTable));
        let wrong = "t; DROP TABLE x";
        let refused = Dialect::Spark.query(&filter(), &table(wrong));
        assert_eq!(refused, Err(QueryError::Table(wrong.to_owned())));
        assert!(
            Dialect::Spark
                .query(&filter(), &table("gdelt.events"))
                .unwrap()
                .contains("FROM gdelt.events")
        );
        let days = QueryRequest {
            from: "2025-04-01".parse().ok(),
            to: "2025-06-12".parse().ok(),
            ..QueryRequest::default()
        };
        let query = Dialect::BigQuery.query(&filter(), &days).unwrap();
        assert!(query.contains("'20250401'") && query.contains("'20260613'"), "{query}");
        assert_eq!(
            Dialect::BigQuery.query(&StreamFilter::default(), &days),
            Err(QueryError::NoDyad)
        );
    }
}
