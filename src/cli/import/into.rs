//! Naming an imported file in a dossier: as a new stream or index, or as the new edition of one,
//! keeping the older edition.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;

use super::super::args::LockArgs;
use super::super::change::{change, perform};
use crate::dossier::RecordKind;
use crate::import::{Dyad, NamedFile, id_of_file, way_from};
use crate::store::history::By;
use crate::store::{sha256_of, shown};

/// Where the file is to be named.
#[derive(Debug, Args)]
pub(in crate::cli) struct IntoArgs {
    /// Name the file in this dossier, which must lie in its folder or above it. What
    /// has the id already gets a new edition, and keeps the older
    #[arg(long, value_name = "DOSSIER")]
    into: Option<PathBuf>,
    /// Its id in the dossier; from the file's name where not given
    #[arg(long, value_name = "ID", requires = "into")]
    id: Option<String>,
    /// Its name as shown; from the source where not given
    #[arg(long, value_name = "TEXT", requires = "into")]
    label: Option<String>,
    #[command(flatten)]
    locking: LockArgs,
}

/// What is named.
pub(super) struct Named<'a> {
    pub(super) kind: RecordKind,
    pub(super) file: &'a Path,
    /// Its name if none is given.
    pub(super) label: String,
    pub(super) dyad: Option<&'a Dyad>,
    pub(super) unit: &'a str,
}

impl IntoArgs {
    /// The dossier, if one is given. Whether the file can be named in it is checked before anything
    /// is imported.
    pub(super) fn check(&self, file: &Path) -> anyhow::Result<()> {
        let Some(dossier) = &self.into else { return Ok(()) };
        way_from(dossier, file).map(|_| ()).context("-o")
    }

    /// Names the file; `false` where the dossier has problems, which are printed.
    pub(super) fn name(&self, named: &Named<'_>) -> anyhow::Result<bool> {
        let Some(dossier) = &self.into else { return Ok(true) };
        let label = self.label.as_deref().unwrap_or(&named.label);
        let named = NamedFile {
            kind: named.kind,
            file: way_from(dossier, named.file).context("-o")?,
            sha256: sha256_of(named.file).with_context(|| shown(named.file))?,
            id: self.id.clone().unwrap_or_else(|| id_of_file(named.file)),
            label,
            dyad: named.dyad,
            unit: named.unit,
        };
        let done = change(dossier, By::Add, &self.locking, |document| {
            let Some(step) = named.step(document.dossier()) else { return Ok(false) };
            perform(document, dossier, step)?;
            Ok(true)
        })?;
        let NamedFile { kind, file, id, .. } = &named;
        match done {
            Some(true) => tell!("detente: {} names {file} as {kind} \"{id}\"", shown(dossier)),
            Some(false) => tell!("detente: {} has this edition already", shown(dossier)),
            None => return Ok(false),
        }
        Ok(true)
    }
}
