//! A word that is neither a command nor a file: what was likely meant.

use std::path::Path;

use clap::CommandFactory;

use super::args::Arguments;
use super::complaints::nearest;
use crate::store::shown;

/// The most names in a folder that are compared.
const MOST_NAMES: usize = 10_000;

/// What to say if the window is asked to open a file that does not exist; `None` if something of
/// that name does.
pub(super) fn explain(file: &Path) -> Option<String> {
    let missing = std::fs::metadata(file).err()?;
    if !matches!(missing.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) {
        return None;
    }
    let remedy = command_like(file)
        .map(|command| format!("did you mean the command `detente {command}`?"))
        .or_else(|| file_like(file).map(|name| format!("did you mean {name}?")))
        .unwrap_or_else(|| {
            "check the name and the folder; `detente` alone opens the window, \
             where a new dossier begins, and `detente --help` lists the commands"
                .to_owned()
        });
    Some(format!("there is no file {}; {remedy}", shown(file)))
}

fn command_like(file: &Path) -> Option<String> {
    let word = file.to_str().filter(|word| !word.contains(['/', '\\', '.']))?;
    let command = Arguments::command();
    let names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
    nearest(word, names.into_iter()).map(str::to_owned)
}

/// A file of that folder with a similar name; one that differs only in its extension comes first.
fn file_like(file: &Path) -> Option<String> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name = file.file_name()?.to_str()?;
    let entries = std::fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let names = entries.take(MOST_NAMES).filter_map(|entry| {
        let entry = entry.ok().filter(|entry| entry.path().is_file())?;
        entry.file_name().into_string().ok()
    });
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".toml")).collect();
    names.sort();
    let with_ending = names.iter().find(|other| {
        let rest = other.strip_prefix(name);
        rest.is_some_and(|rest| [".toml", ".dossier.toml"].contains(&rest))
    });
    let found = match with_ending {
        Some(found) => found.as_str(),
        None => nearest(name, names.iter().map(String::as_str))?,
    };
    Some(shown(&file.with_file_name(found)))
}
