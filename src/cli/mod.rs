//! The command line: parse arguments, call, print.
//!
//! Results go to standard output, diagnostics to standard error. Exit 0: done;
//! 1: the input has problems; 2: usage, or a file that cannot be read.

/// Writes a diagnostic line to standard error, safe for a terminal.
macro_rules! tell {
    ($($text:tt)*) => { $crate::cli::terminal::tell(format_args!($($text)*)) };
}

/// The same for a text that has its own line ends.
macro_rules! tell_lines {
    ($($text:tt)*) => { $crate::cli::terminal::tell_lines(format_args!($($text)*)) };
}

mod add;
mod args;
mod article;
mod calibrate;
mod change;
mod check;
mod claim;
mod coding;
mod compare;
mod complaints;
mod data;
mod deadlines;
mod diff;
mod diff_git;
mod draft;
mod draft_printed;
mod evidence;
mod exchanges;
mod explain;
mod export;
mod fields;
mod history;
mod import;
mod input;
mod ledger;
mod manual;
mod merge;
mod missing;
mod output;
mod remarks;
mod remove;
mod render;
mod render_args;
mod replay;
mod restore;
mod schema;
mod series;
mod set;
mod standing;
mod terminal;
mod verify;
mod verify_book;
mod versions;
mod voices;
mod watch;
mod window;

use std::process::ExitCode;

use clap::Parser;

use crate::dossier::Unseen;
use crate::store::StateFolder;
use crate::store::crash::{self, Program};

use args::{Arguments, Command};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Done,
    /// The input has problems, and they have been printed.
    Problems,
    /// A file could not be read, and that has been printed.
    Unreadable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Problems => Self::from(1),
            Outcome::Unreadable => Self::from(2),
        }
    }
}

/// Where the program keeps its state; none when only a picture is taken, which must leave no
/// traces.
fn state_folder(arguments: &Arguments) -> Option<StateFolder> {
    arguments.screenshot.is_none().then(StateFolder::of_user).flatten()
}

/// From here on a panic is reported in the state folder, with what the program had been doing.
fn expect_crashes(arguments: &Arguments) {
    let program = if arguments.command.is_none() { Program::Window } else { Program::Command };
    crash::install(state_folder(arguments), program);
    crash::did("command", arguments.command.as_ref().map_or("window", <&'static str>::from));
}

/// Reports what is wrong with the arguments, or prints the help that they ask for.
fn misunderstood(error: &clap::Error) -> ExitCode {
    if let Some(everything) = add::explain(error, std::env::args_os()) {
        tell!("detente: {everything:#}");
        return ExitCode::from(2);
    }
    let told = error.render().to_string();
    if !told.contains(Unseen::is_dangerous) {
        // With colours if the terminal has them.
        error.exit();
    }
    tell_lines!("{told}");
    ExitCode::from(2)
}

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    // Reading the arguments already runs code of ours.
    crash::install(StateFolder::of_user(), Program::Command);
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return misunderstood(&error),
    };
    expect_crashes(&arguments);
    if arguments.command.is_none()
        && let Some(file) = &arguments.file
        && let Some(error) = missing::explain(file)
    {
        tell!("detente: {error}");
        return ExitCode::from(2);
    }
    let result = match &arguments.command {
        None => window::run(&arguments),
        Some(Command::Check(args)) => check::run(args),
        Some(Command::Series(args)) => series::run(args),
        Some(Command::Ledger(args)) => ledger::run(args),
        Some(Command::Exchanges(args)) => exchanges::run(args),
        Some(Command::Deadlines(args)) => deadlines::run(args),
        Some(Command::Explain(args)) => explain::run(args),
        Some(Command::Standing(args)) => standing::run(args),
        Some(Command::Compare(args)) => compare::run(args),
        Some(Command::Evidence(args)) => evidence::run(args),
        Some(Command::Draft(args)) => draft::run(args),
        Some(Command::CodeAgain(args)) => coding::code_again(args),
        Some(Command::Agreement(args)) => coding::agreement(args),
        Some(Command::Calibrate(args)) => calibrate::run(args),
        Some(Command::Watch(args)) => watch::run(args),
        Some(Command::Render(args)) => render::run(args),
        Some(Command::Verify(args)) => verify::run(args),
        Some(Command::Export(args)) => export::run(args),
        Some(Command::Import(args)) => import::run(args),
        Some(Command::Add(args)) => add::run(args),
        Some(Command::Set(args)) => set::run(args),
        Some(Command::Remove(args)) => remove::run(args),
        Some(Command::Diff(args)) => diff::run(args),
        Some(Command::History(args)) => history::run(args),
        Some(Command::Restore(args)) => restore::run(args),
        Some(Command::Merge(args)) => merge::run(args),
        Some(Command::Schema) => schema::run(),
        Some(Command::Man(args)) => manual::man(args),
        Some(Command::Completions(args)) => manual::completions(args),
        Some(Command::SetTemplate) => {
            crate::brief::serve(std::io::stdin(), std::io::stdout());
            Ok(Outcome::Done)
        }
    };
    match result {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            tell!("detente: {error:#}");
            ExitCode::from(2)
        }
    }
}
