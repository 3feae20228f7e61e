//! From arguments to a dossier and what is asked of it.

use std::borrow::Cow;
use std::path::Path;

use anyhow::{Context, bail};

use super::args::TensionArgs;
use crate::dossier::{self, Day, Dossier, Problem, Severity};
use crate::store;
use crate::tension::{Direction, EventLog, Model, Scope, Selection, Stock};

/// The dossier of a file, or of the built-in sample. Its problems go to
/// standard error; `None` where one of them is an error.
pub(super) fn load(file: Option<&Path>) -> anyhow::Result<Option<Dossier>> {
    let (name, text) = read(file)?;
    Ok(parse(&name, &text))
}

/// The name and the text of a file, or of the built-in sample.
pub(super) fn read(file: Option<&Path>) -> anyhow::Result<(String, Cow<'static, str>)> {
    Ok(match file {
        Some(path) => (path.display().to_string(), Cow::Owned(store::read_text(path)?)),
        None => (store::SAMPLE_NAME.to_owned(), Cow::Borrowed(store::SAMPLE)),
    })
}

/// The dossier of a text. Its problems go to standard error; `None` where one
/// of them is an error.
pub(super) fn parse(name: &str, text: &str) -> Option<Dossier> {
    let parsed = dossier::parse(text);
    for problem in &parsed.problems {
        eprint!("{}", problem.render(name));
    }
    if parsed.dossier.is_none() {
        eprintln!("{}", summary(name, &parsed.problems));
    }
    parsed.dossier
}

/// `file: 3 errors, 1 warning`.
pub(super) fn summary(name: &str, problems: &[Problem]) -> String {
    let count = |severity| problems.iter().filter(|p| p.severity == severity).count();
    let plural = |number: usize, noun: &str| {
        format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
    };
    match (count(Severity::Error), count(Severity::Warning)) {
        (0, 0) => format!("{name}: no problems"),
        (0, warnings) => format!("{name}: {}", plural(warnings, "warning")),
        (errors, 0) => format!("{name}: {}", plural(errors, "error")),
        (errors, warnings) => {
            format!("{name}: {}, {}", plural(errors, "error"), plural(warnings, "warning"))
        }
    }
}

/// A dossier with the model and the events that a command asks for.
pub(super) struct Question {
    pub(super) dossier: Dossier,
    pub(super) model: Model,
    pub(super) scope: Scope,
    pub(super) selection: Selection,
}

impl Question {
    /// Reads the dossier and the common arguments; `None` where the dossier
    /// has errors, which have been printed.
    pub(super) fn read(args: &TensionArgs) -> anyhow::Result<Option<Self>> {
        let Some(dossier) = load(args.file.as_deref())? else { return Ok(None) };
        let model = match args.model {
            Some(kind) => Model::of_kind(&dossier.model, kind),
            None => Model::from(&dossier.model),
        };
        let direction = Direction::parse(&args.direction, &dossier).context("--direction")?;
        let scope = Scope { as_of: as_of(&dossier, args.as_of), direction };
        let selection = EventLog::new(&dossier).select(scope);
        Ok(Some(Self { dossier, model, scope, selection }))
    }

    /// The stock that is asked about, and that of the dossier's settings where
    /// another model is: only a stock knows what stands.
    pub(super) fn stock(&self) -> Stock {
        match self.model {
            Model::Stock(stock) => stock,
            _ => {
                let kind = self.model.kind().as_str();
                eprintln!("detente: told by the stock model; a {kind} model cannot tell it");
                Model::stock(&self.dossier.model)
            }
        }
    }
}

/// The as-of day asked for, or the dossier's own. A dossier in which nothing
/// is dated looks the same on every day.
pub(super) fn as_of(dossier: &Dossier, asked: Option<Day>) -> Day {
    asked.or_else(|| dossier.default_as_of()).unwrap_or(Day::from_number(1))
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
