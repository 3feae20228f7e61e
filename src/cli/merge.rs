//! `detente merge`: two people's changes to one dossier joined in one file, for use by hand and as
//! git's merge driver.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use clap::{Args, ValueEnum};

use super::args::LockArgs;
use super::change::{tell_history, tell_waiting, told};
use super::{Outcome, input, output};
use crate::dossier::{Problem, Severity, parse};
use crate::edit::{
    Choice, Conflict, Marks, Merge, conflict_name, conflicts_text, joined_text, merge,
    open_reason_text, unresolved_text,
};
use crate::store::history::By;
use crate::store::{self, SaveOptions, StateFolder, shown};
use crate::words::{ENGLISH, Words};

/// Exit 0: joined; 1: joined but for what both changed, which is marked; 2: not
/// joined, and nothing written.
#[derive(Debug, Args)]
pub(super) struct MergeArgs {
    /// The dossier that both began with; an empty file where both added it
    pub(super) base: PathBuf,
    /// One's own version, which stands where both changed the same
    pub(super) mine: PathBuf,
    /// The other version
    pub(super) theirs: PathBuf,
    /// The file to write, which may be MINE; standard output where not given
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: Option<PathBuf>,
    /// Take this where both changed the same, in place of marking it
    #[arg(long, value_enum)]
    pub(super) take: Option<Taken>,
    /// How many < and > a mark has; git's %L
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u8).range(7..))]
    pub(super) marker_size: u8,
    /// What the file is called in messages; git's %P
    #[arg(long)]
    pub(super) path: Option<PathBuf>,
    /// What one's own version is called in marks; git's %X
    #[arg(long, value_name = "NAME")]
    pub(super) mine_name: Option<String>,
    /// What the other version is called in marks; git's %Y
    #[arg(long, value_name = "NAME")]
    pub(super) theirs_name: Option<String>,
    #[command(flatten)]
    pub(super) locking: LockArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Taken {
    /// One's own
    Mine,
    /// The other's
    Theirs,
}

pub(super) fn run(args: &MergeArgs) -> anyhow::Result<Outcome> {
    let [base, mine, theirs] =
        [&args.base, &args.mine, &args.theirs].map(|path| input::text_or_none(path));
    let (base, mine, theirs) = (base?, mine?, theirs?);
    let versions = [(&args.base, &base), (&args.mine, &mine), (&args.theirs, &theirs)];
    for (at, (path, text)) in versions.into_iter().enumerate() {
        // Both may have added the file.
        let is_nothing = at == 0 && text.trim().is_empty();
        if !is_nothing && let Some(problems) = errors(text) {
            tell_errors(args, path, text, &problems);
            return Ok(Outcome::Unreadable);
        }
    }
    // Mine stands where the two contradict each other.
    let merge =
        merge(&base, &theirs, &mine).map_err(|_| anyhow!("{} has errors", shown(&args.mine)))?;
    let words = Words::english();
    let (text, open) = taken(args, &merge, &theirs, &words)?;
    write(args, &text, &mine)?;
    tell(args, &merge, &open, &words);
    Ok(if open.is_empty() { Outcome::Done } else { Outcome::Problems })
}

fn errors(text: &str) -> Option<Vec<Problem>> {
    let parsed = parse(text);
    parsed.dossier.is_none().then_some(parsed.problems)
}

/// What the file is called in messages.
fn name(args: &MergeArgs) -> String {
    shown(args.path.as_ref().or(args.output.as_ref()).unwrap_or(&args.mine))
}

fn tell_errors(args: &MergeArgs, path: &Path, text: &str, problems: &[Problem]) {
    // git's own name for a version means nothing to a reader.
    let version = match path {
        path if path == args.base => "the version that both began with",
        path if path == args.mine => "my version",
        _ => "their version",
    };
    let name = match &args.path {
        Some(path) => format!("{} ({version})", shown(path)),
        None => shown(path),
    };
    if let Some(other) = store::not_dossier(path, text) {
        tell!("detente: {other}");
    }
    for problem in problems.iter().filter(|problem| problem.severity == Severity::Error) {
        tell_lines!("{}", ENGLISH.problem_lines(problem, &name));
    }
    tell!("{}", input::summary(&name, problems));
    tell!("detente: nothing was joined and nothing was written");
}

/// The text to write, and what is still open in it.
fn taken(
    args: &MergeArgs,
    merge: &Merge,
    theirs: &str,
    words: &Words,
) -> anyhow::Result<(String, Vec<Conflict>)> {
    match args.take {
        Some(Taken::Mine) => Ok((merge.text.clone(), Vec::new())),
        Some(Taken::Theirs) => {
            let all = vec![Some(Choice::Mine); merge.conflicts.len()];
            let text = merge.resolve(&all).map_err(|unresolved| {
                let reason = unresolved_text(&unresolved, words);
                anyhow!(
                    "theirs cannot be taken throughout: {reason}; join without --take, and choose"
                )
            })?;
            Ok((text, Vec::new()))
        }
        None => {
            let named = |name: &Option<String>| name.clone().filter(|name| !is_placeholder(name));
            let (mine, other) = (named(&args.mine_name), named(&args.theirs_name));
            let marks = Marks {
                standing: mine.as_deref().unwrap_or_default(),
                other: other.as_deref().unwrap_or_default(),
                size: usize::from(args.marker_size),
                words,
            };
            Ok((merge.marked(theirs, marks), merge.conflicts.clone()))
        }
    }
}

/// A placeholder that an older git leaves unreplaced.
fn is_placeholder(name: &str) -> bool {
    matches!(name, "%X" | "%Y" | "%S")
}

fn write(args: &MergeArgs, text: &str, mine: &str) -> anyhow::Result<()> {
    let Some(path) = &args.output else {
        let mut out = output::file_stdout();
        out.write_all(text.as_bytes())?;
        out.flush()?;
        return Ok(());
    };
    // git has its own history, and passes a temporary file.
    let state = args.path.is_none().then(StateFolder::of_user).flatten();
    let options = SaveOptions {
        // The user's own version is overwritten only if nothing else has changed it meanwhile.
        base: (path == &args.mine).then_some(mine),
        state: state.as_ref(),
        by: By::Merge,
        locking: (&args.locking).into(),
        waits: Some(tell_waiting),
        ..SaveOptions::default()
    };
    tell_history(store::save(path, text, options).map_err(told)?);
    Ok(())
}

fn tell(args: &MergeArgs, merge: &Merge, open: &[Conflict], words: &Words) {
    let name = name(args);
    if let Some(joined) = joined_text(merge, words) {
        tell!("{name}: {joined}");
    }
    if open.is_empty() {
        return;
    }
    tell!("{name}: {}", conflicts_text(merge, words));
    for conflict in open {
        let reason = conflict.reason.as_ref().map(|reason| open_reason_text(reason, words));
        let reason = reason.map(|reason| format!(": {reason}")).unwrap_or_default();
        tell!("  {}{reason}", conflict_name(conflict, words));
    }
    tell!(
        "{name}: mine stands meanwhile; a comment at each place has both values, and is to be taken out"
    );
}
