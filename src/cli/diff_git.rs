//! `detente diff --git`: what git calls to show the changes of a file.
//!
//! git takes any exit code but 0 for a failure of the program, so anything that cannot be said in
//! words is shown line by line instead.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use imara_diff::{Algorithm, BasicLineDiffPrinter, Diff, InternedInput, UnifiedDiffConfig};

use super::{Outcome, input, output};
use crate::dossier::parse;
use crate::edit::{change_in_words, comments_differ, diff};
use crate::store::shown;

/// `path old-file old-hex old-mode new-file new-hex new-mode`; for a renamed file also its new path
/// and git's words about it; for a file in conflict only its path.
pub(super) fn run(given: &[PathBuf]) -> anyhow::Result<Outcome> {
    let mut out = output::stdout();
    match given {
        [path] => writeln!(out, "{}: in conflict; detente check finds where", shown(path))?,
        [path, old, _, _, new, _, _, rest @ ..] => {
            let to = rest.first().filter(|to| *to != path);
            writeln!(out, "{}", title(path, old, new, to.map(PathBuf::as_path)))?;
            show(&mut out, old, new)?;
        }
        _ => bail!(
            "--git is for git's diff.detente.command, which gives 7 arguments; name two files without it"
        ),
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn title(path: &Path, old: &Path, new: &Path, to: Option<&Path>) -> String {
    let path = shown(path);
    match to {
        Some(to) => format!("dossier {path}, now {}", shown(to)),
        None if input::is_no_file(old) => format!("new dossier {path}"),
        None if input::is_no_file(new) => format!("removed dossier {path}"),
        None => format!("dossier {path}"),
    }
}

fn show(out: &mut impl Write, old: &Path, new: &Path) -> anyhow::Result<()> {
    let (old, new) = match (input::text_or_none(old), input::text_or_none(new)) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(error), _) | (_, Err(error)) => {
            writeln!(out, "{error}")?;
            return Ok(());
        }
    };
    let has_errors = |text: &str| !text.is_empty() && parse(text).dossier.is_none();
    for (text, which) in [(&old, "before"), (&new, "now")] {
        if has_errors(text) {
            writeln!(out, "line by line: {which} the file has errors, which detente check tells")?;
            return show_lines(out, &old, &new);
        }
    }
    let changes = diff(&old, &new);
    for change in &changes {
        writeln!(out, "{}", change_in_words(change))?;
    }
    if changes.is_empty() && old != new {
        writeln!(out, "no change in what it says; comments and layout:")?;
        show_lines(out, &old, &new)?;
    } else if comments_differ(&old, &new) {
        writeln!(out, "comments differ as well; git diff --no-ext-diff shows every line")?;
    }
    Ok(())
}

fn show_lines(out: &mut impl Write, old: &str, new: &str) -> anyhow::Result<()> {
    let input = InternedInput::new(old, new);
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);
    let printer = BasicLineDiffPrinter(&input.interner);
    write!(out, "{}", diff.unified_diff(&printer, UnifiedDiffConfig::default(), &input))?;
    Ok(())
}
