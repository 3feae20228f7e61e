//! Whether a file may be written: never silently over one that exists, never through a link, never
//! over the dossier itself.

use std::io::{BufRead, IsTerminal};
use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::store::shown;

/// Asks for the files that are written.
pub(super) struct Claim<'a> {
    /// Whether whatever exists may be written over.
    all: bool,
    dossier: Option<&'a Path>,
    /// Those that were written by this run.
    own: Vec<PathBuf>,
}

impl<'a> Claim<'a> {
    pub(super) const fn new(force: bool, dossier: Option<&'a Path>) -> Self {
        Self { all: force, dossier, own: Vec::new() }
    }

    /// Claims a file; if it exists, asks on a terminal.
    ///
    /// # Errors
    /// Where it may not be written.
    pub(super) fn of(&mut self, path: &Path) -> anyhow::Result<()> {
        let name = shown(path);
        let Ok(found) = path.symlink_metadata() else {
            self.own.push(path.to_owned());
            return Ok(());
        };
        if found.is_symlink() {
            bail!(
                "{name}: it is a link, and no brief is written through one; name the file itself"
            );
        }
        let is_dossier = self.dossier.is_some_and(|dossier| {
            let (a, b) = (dossier.canonicalize().ok(), path.canonicalize().ok());
            a.is_some() && a == b
        });
        if is_dossier {
            bail!("{name}: it is the dossier itself; name another file");
        }
        if self.own.iter().any(|own| own == path) || self.all || self.asked(&name)? {
            self.own.push(path.to_owned());
            return Ok(());
        }
        bail!("{name}: it exists; --force writes over it");
    }

    /// Asks on a terminal; anywhere else no one can answer.
    fn asked(&mut self, name: &str) -> anyhow::Result<bool> {
        if !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
            return Ok(false);
        }
        tell!("detente: {name} exists. Write over it? [y]es, [a]ll, [N]o");
        let mut answer = String::new();
        std::io::stdin().lock().read_line(&mut answer)?;
        let answer = answer.trim().to_lowercase();
        self.all = matches!(answer.as_str(), "a" | "all");
        Ok(self.all || matches!(answer.as_str(), "y" | "yes"))
    }
}
