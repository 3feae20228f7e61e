//! `detente man` and `detente completions`: from the same definition as `--help`.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use clap::{Args, Command as Definition, CommandFactory};
use clap_complete::Shell;

use super::args::Arguments;
use super::{Outcome, output};
use crate::store::{self, SaveOptions, shown};
use crate::words::ENGLISH;

#[derive(Debug, Args)]
#[command(after_help = MAN_HELP)]
pub(super) struct ManArgs {
    /// The folder for a page of each command; where not given, the page of the program is printed
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

/// How to read it.
const MAN_HELP: &str = "\
Examples:
  detente man | man -l -
  detente man -o ~/.local/share/man/man1";

#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS_HELP)]
pub(super) struct CompletionsArgs {
    /// For which shell
    shell: Shell,
}

/// Where they go.
const COMPLETIONS_HELP: &str = "\
Examples:
  detente completions bash > ~/.local/share/bash-completion/completions/detente
  detente completions zsh > ~/.zfunc/_detente
  detente completions fish > ~/.config/fish/completions/detente.fish
  detente completions powershell >> $PROFILE";

pub(super) fn man(args: &ManArgs) -> anyhow::Result<Outcome> {
    let definition = definition();
    let Some(folder) = &args.output else {
        let mut out = output::stdout();
        out.write_all(&page(&definition, "detente")?)?;
        out.flush()?;
        return Ok(Outcome::Done);
    };
    store::make_folder(folder).map_err(|error| anyhow!(error.in_words(&ENGLISH)))?;
    let count = pages(&definition, "detente", folder)?;
    tell!("detente: {count} pages in {}", shown(folder));
    Ok(Outcome::Done)
}

pub(super) fn completions(args: &CompletionsArgs) -> anyhow::Result<Outcome> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut visible(&definition()), "detente", &mut text);
    let mut out = output::stdout();
    out.write_all(&text)?;
    out.flush()?;
    Ok(Outcome::Done)
}

/// What the program understands.
fn definition() -> Definition {
    let mut definition = Arguments::command();
    definition.build();
    definition
}

/// The same without hidden commands.
fn visible(all: &Definition) -> Definition {
    let commands = all.get_subcommands().filter(|one| !one.is_hide_set());
    let commands = commands.filter(|one| one.get_name() != "help").cloned();
    let arguments =
        all.get_arguments().filter(|one| !matches!(one.get_id().as_str(), "help" | "version"));
    let version = all.get_version().unwrap_or_default().to_owned();
    Definition::new("detente").version(version).args(arguments.cloned()).subcommands(commands)
}

fn page(definition: &Definition, name: &str) -> std::io::Result<Vec<u8>> {
    let mut text = Vec::new();
    // Without a date, so that it is the same on every day.
    clap_mangen::Man::new(definition.clone().name(name.to_owned()).display_name(name.to_owned()))
        .date("")
        .render(&mut text)?;
    Ok(text)
}

/// Writes the page of a command and of its subcommands; returns how many there are.
fn pages(definition: &Definition, name: &str, folder: &Path) -> anyhow::Result<usize> {
    let path = folder.join(format!("{name}.1"));
    let text = String::from_utf8(page(definition, name)?).context("a page of the manual")?;
    store::save(&path, &text, SaveOptions::default())
        .map_err(|error| anyhow!(error.in_words(&ENGLISH)))?;
    let mut count = 1;
    let inner = definition.get_subcommands().filter(|one| !one.is_hide_set());
    for one in inner.filter(|one| one.get_name() != "help") {
        count += pages(one, &format!("{name}-{}", one.get_name()), folder)?;
    }
    Ok(count)
}
