//! `detente check`: every problem of every file.

use std::borrow::Cow;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::json;

use super::data::problem_words;
use super::{Outcome, evidence, input, output};
use crate::dossier::{Excerpt, MOST_PROBLEMS_SHOWN, Problem, Severity, foremost, unresolved};
use crate::store::{self, Loaded, shown};
use crate::streams::DataProblem;
use crate::words::ENGLISH;

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Dossier files
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
    /// How to print problems
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub(super) format: CheckFormat,
    /// Show every problem, also beyond the first hundred of a file
    #[arg(long)]
    pub(super) all: bool,
    /// Look for every quotation in the texts that are kept of its sources, too
    #[arg(long)]
    pub(super) evidence: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum CheckFormat {
    /// For people, with excerpts
    Human,
    /// For programs
    Json,
}

pub(super) fn run(args: &CheckArgs) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Done;
    match args.format {
        CheckFormat::Human => {
            let mut out = output::stdout();
            for path in &args.files {
                let name = shown(path);
                let Ok(loaded) = load(path, &mut outcome) else { continue };
                print_for_people(&mut out, &name, &loaded, args.all)?;
                if args.evidence
                    && let Some((loaded, all)) = evidence::checked(loaded)
                    && evidence::print(&mut out, &name, &loaded, &all)?
                {
                    outcome = outcome.max(Outcome::Problems);
                }
            }
            out.flush()?;
        }
        CheckFormat::Json => {
            let mut out = output::json_stdout();
            let mut serializer = serde_json::Serializer::pretty(&mut out);
            let mut rows = serializer.serialize_seq(None)?;
            for path in &args.files {
                let name = shown(path);
                match load(path, &mut outcome) {
                    Ok(loaded) => {
                        add_entries(&mut rows, &name, &loaded, args.all)?;
                        if args.evidence {
                            add_quotations(&mut rows, &name, loaded, &mut outcome)?;
                        }
                    }
                    Err(error) => rows.serialize_element(&json!({
                        "file": name,
                        "severity": "error",
                        "message": error.to_string(),
                    }))?,
                }
            }
            rows.end()?;
            writeln!(out)?;
            out.flush()?;
        }
    }
    Ok(outcome)
}

/// A problem in a form for programs.
#[derive(Serialize)]
struct Row<'a> {
    severity: Severity,
    line: usize,
    column: usize,
    /// Stays the same whatever the words are.
    code: &'static str,
    message: String,
    remedy: String,
    excerpt: &'a Excerpt,
    /// How many others like it it stands for, if it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    more: Option<usize>,
    file: &'a str,
}

impl<'a> Row<'a> {
    fn of(file: &'a str, problem: &'a Problem) -> Self {
        Self {
            severity: problem.severity,
            line: problem.line,
            column: problem.column,
            code: problem.kind.code(),
            message: ENGLISH.problem_message(problem),
            remedy: ENGLISH.problem_remedy(problem),
            excerpt: &problem.excerpt,
            more: (problem.more > 0).then_some(problem.more),
            file,
        }
    }
}

/// A file with its problems; if it cannot be read, the reason is printed.
fn load(path: &Path, outcome: &mut Outcome) -> Result<Loaded, store::ReadError> {
    match store::load(Some(path)) {
        Ok(loaded) => {
            // A file with open conflicts can be used but is not in order.
            if loaded.holdings.is_none() || !unresolved(&loaded.text).is_empty() {
                *outcome = (*outcome).max(Outcome::Problems);
            }
            Ok(loaded)
        }
        Err(error) => {
            *outcome = Outcome::Unreadable;
            tell!("detente: {error}");
            Err(error)
        }
    }
}

fn print_for_people(
    out: &mut impl Write,
    name: &str,
    loaded: &Loaded,
    all: bool,
) -> std::io::Result<()> {
    let problems = &loaded.problems;
    if all {
        for problem in loaded.all_problems().flat_map(Cow::into_owned) {
            writeln!(out, "{}", ENGLISH.problem_lines(&problem, name))?;
        }
    } else {
        let shown = foremost(problems, MOST_PROBLEMS_SHOWN);
        for problem in &shown {
            writeln!(out, "{}", ENGLISH.problem_lines(problem, name))?;
        }
        if let Some(rest) = input::rest(problems, &shown) {
            writeln!(out, "{name}: {rest}; --all shows every one")?;
        }
    }
    for (file, problem) in data_problems(loaded) {
        writeln!(out, "{name}: warning: {}\n", data_words(&file, &problem))?;
    }
    writeln!(out, "{}", input::summary(name, problems))
}

/// What is wrong with the data files that a dossier names: none of it keeps the
/// dossier from being used.
fn data_problems(loaded: &Loaded) -> Vec<(String, DataProblem)> {
    let Some((path, holdings)) = loaded.path.as_ref().zip(loaded.holdings.as_ref()) else {
        return Vec::new();
    };
    let data = store::load_data(holdings.dossier(), path);
    data.problems().map(|(file, problem)| (file.to_owned(), problem.clone())).collect()
}

fn data_words(file: &str, problem: &DataProblem) -> String {
    format!("the data file {file}: {}", problem_words(problem))
}

/// How each quotation stands.
fn add_quotations<S: SerializeSeq>(
    rows: &mut S,
    name: &str,
    loaded: Loaded,
    outcome: &mut Outcome,
) -> Result<(), S::Error> {
    let Some((loaded, all)) = evidence::checked(loaded) else { return Ok(()) };
    if all.iter().any(|one| one.standing.is_doubtful()) {
        *outcome = (*outcome).max(Outcome::Problems);
    }
    evidence::rows(name, &loaded, &all).iter().try_for_each(|row| rows.serialize_element(row))
}

fn add_entries<S: SerializeSeq>(
    rows: &mut S,
    name: &str,
    loaded: &Loaded,
    all: bool,
) -> Result<(), S::Error> {
    for (file, problem) in data_problems(loaded) {
        rows.serialize_element(&json!({
            "file": name,
            "severity": "warning",
            "code": "data-file",
            "message": data_words(&file, &problem),
        }))?;
    }
    if all {
        for problem in loaded.all_problems().flat_map(Cow::into_owned) {
            rows.serialize_element(&Row::of(name, &problem))?;
        }
        return Ok(());
    }
    let problems = &loaded.problems;
    let shown = foremost(problems, MOST_PROBLEMS_SHOWN);
    for problem in &shown {
        rows.serialize_element(&Row::of(name, problem))?;
    }
    if let Some(rest) = input::rest(problems, &shown) {
        rows.serialize_element(&json!({
            "file": name,
            "severity": "note",
            "message": rest,
            "remedy": "--all shows every one",
            "not_shown": input::not_shown(problems, &shown),
        }))?;
    }
    Ok(())
}
