//! From arguments to a dossier and the settings asked for.

use std::path::Path;

use anyhow::{Context, bail};

use super::args::{ModelArgs, TensionArgs};
use crate::dossier::{Day, Dossier, MOST_PROBLEMS_SHOWN, Problem, Severity, foremost};
use crate::reading::{Holdings, Settings};
use crate::store::{self, Loaded, ReadError};
use crate::tension::{Direction, Model, Stock};
use crate::words::ENGLISH;

/// Everything of a dossier file, or of the built-in sample. Its problems go to
/// standard error; `None` where one of them is an error.
pub(super) fn load(file: Option<&Path>) -> anyhow::Result<Option<Holdings>> {
    let loaded = store::load(file)?;
    report(&loaded);
    Ok(loaded.holdings)
}

/// Prints the problems of a dossier to standard error.
pub(super) fn report(loaded: &Loaded) {
    let name = loaded.shown();
    let shown = foremost(&loaded.problems, MOST_PROBLEMS_SHOWN);
    for problem in &shown {
        tell_lines!("{}", ENGLISH.problem_lines(problem, &name));
    }
    if let Some(rest) = rest(&loaded.problems, &shown) {
        tell!("{name}: {rest}; `detente check --all` shows every one");
    }
    if loaded.holdings.is_none() {
        tell!("{}", summary(&name, &loaded.problems));
    }
}

/// Whether a path says that there is no file: what git gives for a side on which
/// there is none.
pub(super) fn is_no_file(path: &Path) -> bool {
    path == Path::new("/dev/null")
        || (cfg!(windows) && path.to_str().is_some_and(|name| name.eq_ignore_ascii_case("nul")))
}

/// The text of a file; none where there [is no file](is_no_file).
pub(super) fn text_or_none(path: &Path) -> Result<String, ReadError> {
    if is_no_file(path) { Ok(String::new()) } else { store::read_text(path) }
}

/// How many problems are not shown: `900 more problems`.
pub(super) fn rest(problems: &[Problem], shown: &[&Problem]) -> Option<String> {
    match not_shown(problems, shown) {
        0 => None,
        1 => Some("1 more problem is not shown".to_owned()),
        more => Some(format!("{more} more problems are not shown")),
    }
}

/// How many problems are not shown, and not counted in those that are.
pub(super) fn not_shown(problems: &[Problem], shown: &[&Problem]) -> usize {
    let told: usize = shown.iter().map(|problem| 1 + problem.more).sum();
    let all: usize = problems.iter().map(|problem| 1 + problem.more).sum();
    all.saturating_sub(told)
}

/// `file: 3 errors, 1 warning`.
pub(super) fn summary(name: &str, problems: &[Problem]) -> String {
    let plural = |number: usize, noun: &str| {
        format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
    };
    match (Severity::Error.count_in(problems), Severity::Warning.count_in(problems)) {
        (0, 0) => format!("{name}: no problems"),
        (0, warnings) => format!("{name}: {}", plural(warnings, "warning")),
        (errors, 0) => format!("{name}: {}", plural(errors, "error")),
        (errors, warnings) => {
            format!("{name}: {}, {}", plural(errors, "error"), plural(warnings, "warning"))
        }
    }
}

/// A dossier and the settings asked for; `None` if the dossier has errors, which have been printed.
pub(super) fn ask(args: &TensionArgs) -> anyhow::Result<Option<(Holdings, Settings)>> {
    let Some(holdings) = load(args.file.as_deref())? else { return Ok(None) };
    let settings = settings(holdings.dossier(), &args.asked, args.as_of)?;
    Ok(Some((holdings, settings)))
}

/// The settings asked for, overriding the dossier's own.
pub(super) fn settings(
    dossier: &Dossier,
    asked: &ModelArgs,
    as_of: Option<Day>,
) -> anyhow::Result<Settings> {
    let own = Settings::of(dossier);
    let own = asked.model.map_or(own, |kind| own.with_model(dossier, kind));
    let direction = Direction::parse(&asked.direction, dossier).context("--direction")?;
    Ok(Settings { direction, as_of: as_of.unwrap_or(own.as_of), ..own })
}

/// The stock that is asked about, using the dossier's settings even if its model is another: only a
/// stock knows what is in force.
pub(super) fn stock(dossier: &Dossier, model: &Model) -> Stock {
    match *model {
        Model::Stock(stock) => stock,
        _ => {
            let kind = model.kind().as_str();
            tell!("detente: told by the stock model; a {kind} model cannot tell it");
            Model::stock(&dossier.model)
        }
    }
}

/// The as-of day asked for, or the dossier's own.
pub(super) fn as_of(dossier: &Dossier, asked: Option<Day>) -> Day {
    asked.unwrap_or(Settings::of(dossier).as_of)
}

/// Refuses a span that ends before it starts.
pub(super) fn check_span(from: Option<Day>, to: Option<Day>) -> anyhow::Result<()> {
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        bail!("--to {to} is before --from {from}; swap the two");
    }
    Ok(())
}
