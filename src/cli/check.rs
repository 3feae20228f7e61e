//! `detente check`: every problem of every file.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;
use serde_json::{Value, json};

use super::{Outcome, input, output};
use crate::dossier::{Excerpt, Keep, MOST_PROBLEMS_SHOWN, Problem, Severity, foremost, unresolved};
use crate::store::{self, shown};
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
                let Ok(problems) = problems(path, args.all, &mut outcome) else { continue };
                print_for_people(&mut out, &name, &problems, args.all)?;
            }
            out.flush()?;
        }
        CheckFormat::Json => {
            let mut entries = Vec::new();
            for path in &args.files {
                let name = shown(path);
                match problems(path, args.all, &mut outcome) {
                    Ok(problems) => add_entries(&mut entries, &name, &problems, args.all)?,
                    Err(error) => entries.push(json!({
                        "file": name,
                        "severity": "error",
                        "message": error.to_string(),
                    })),
                }
            }
            output::print_json_rows(entries.into_iter())?;
        }
    }
    Ok(outcome)
}

/// A problem as programs get it.
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
    /// How many others like it stand behind it, where it stands for them.
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

/// All problems of a file; why it cannot be read is told.
fn problems(
    path: &Path,
    all: bool,
    outcome: &mut Outcome,
) -> Result<Vec<Problem>, store::ReadError> {
    match store::load_keeping(path, if all { Keep::All } else { Keep::Some }) {
        Ok(loaded) => {
            // A file with open conflicts can be used, and is not in order.
            if loaded.holdings.is_none() || !unresolved(&loaded.text).is_empty() {
                *outcome = (*outcome).max(Outcome::Problems);
            }
            Ok(loaded.problems)
        }
        Err(error) => {
            *outcome = Outcome::Unreadable;
            tell!("detente: {error}");
            Err(error)
        }
    }
}

fn most(all: bool) -> usize {
    if all { usize::MAX } else { MOST_PROBLEMS_SHOWN }
}

fn print_for_people(
    out: &mut impl Write,
    name: &str,
    problems: &[Problem],
    all: bool,
) -> std::io::Result<()> {
    let shown = foremost(problems, most(all));
    for problem in &shown {
        writeln!(out, "{}", ENGLISH.problem_lines(problem, name))?;
    }
    if let Some(rest) = input::rest(problems, &shown) {
        writeln!(out, "{name}: {rest}; --all shows every one")?;
    }
    writeln!(out, "{}", input::summary(name, problems))
}

fn add_entries(
    entries: &mut Vec<Value>,
    name: &str,
    problems: &[Problem],
    all: bool,
) -> serde_json::Result<()> {
    let shown = foremost(problems, most(all));
    for problem in &shown {
        entries.push(serde_json::to_value(Row::of(name, problem))?);
    }
    if let Some(rest) = input::rest(problems, &shown) {
        entries.push(json!({
            "file": name,
            "severity": "note",
            "message": rest,
            "remedy": "--all shows every one",
            "not_shown": input::not_shown(problems, &shown),
        }));
    }
    Ok(())
}
