//! Naming an imported file in a dossier: as a new stream or index, or as the new
//! edition of one, whose older stays.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;

use super::super::args::LockArgs;
use super::super::change::{change, perform};
use crate::dossier::{Dossier, RecordKind, Slot};
use crate::edit::{Edit, Fields, Place, Step, Value};
use crate::import::Dyad;
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
    /// What it is called where nobody says.
    pub(super) label: String,
    pub(super) dyad: Option<&'a Dyad>,
    pub(super) unit: &'a str,
}

impl IntoArgs {
    /// The dossier, where one is given; that the file can be named in it is looked
    /// at before anything is imported.
    pub(super) fn check(&self, file: &Path) -> anyhow::Result<()> {
        let Some(dossier) = &self.into else { return Ok(()) };
        relative(file, dossier).map(|_| ())
    }

    /// Names the file; `false` where the dossier has problems, which are printed.
    pub(super) fn name(&self, named: &Named<'_>) -> anyhow::Result<bool> {
        let Some(dossier) = &self.into else { return Ok(true) };
        let file = relative(named.file, dossier)?;
        let sha256 = sha256_of(named.file).with_context(|| shown(named.file))?;
        let stem = named.file.file_stem().unwrap_or_default().to_string_lossy();
        let id = self.id.clone().unwrap_or_else(|| slug(&stem));
        let done = change(dossier, By::Add, &self.locking, |document| {
            let step = match earlier(document.dossier(), named.kind, &id) {
                Some(before)
                    if before.file == file && before.sha256.as_deref() == Some(&*sha256) =>
                {
                    return Ok(false);
                }
                Some(before) => again(named.kind, &id, &file, &sha256, before),
                None => {
                    let label = self.label.as_deref().unwrap_or(&named.label);
                    first(document.dossier(), named, &id, label, &file, &sha256).into()
                }
            };
            perform(document, dossier, step)?;
            Ok(true)
        })?;
        match done {
            Some(true) => {
                tell!("detente: {} names {file} as {} \"{id}\"", shown(dossier), named.kind);
            }
            Some(false) => tell!("detente: {} has this edition already", shown(dossier)),
            None => return Ok(false),
        }
        Ok(true)
    }
}

/// What a dossier has under an id.
struct Before {
    file: String,
    sha256: Option<String>,
    earlier: std::collections::BTreeMap<String, String>,
}

fn earlier(dossier: &Dossier, kind: RecordKind, id: &str) -> Option<Before> {
    let (file, sha256, earlier) = match kind {
        RecordKind::Stream => {
            let stream = dossier.streams.find(id)?;
            (&stream.file, &stream.sha256, &stream.earlier)
        }
        _ => {
            let index = dossier.indices.find(id)?;
            (&index.file, &index.sha256, &index.earlier)
        }
    };
    Some(Before { file: file.clone(), sha256: sha256.clone(), earlier: earlier.clone() })
}

/// A new edition: the one before stays, if it lies in another file.
fn again(kind: RecordKind, id: &str, file: &str, sha256: &str, before: Before) -> Step {
    let place = Place::Record(kind, id.to_owned());
    let mut earlier = before.earlier;
    if let Some(hash) = before.sha256.filter(|_| before.file != file) {
        earlier.insert(before.file, hash);
    }
    earlier.remove(file);
    let mut edits =
        vec![Edit::set(place.clone(), "file", file), Edit::set(place.clone(), "sha256", sha256)];
    if !earlier.is_empty() {
        let table = earlier.into_iter().map(|(file, hash)| (file, Value::String(hash))).collect();
        edits.push(Edit::set(place, "earlier", Value::Table(table)));
    }
    Step::new(edits)
}

fn first(
    dossier: &Dossier,
    named: &Named<'_>,
    id: &str,
    label: &str,
    file: &str,
    sha256: &str,
) -> Edit {
    let mut fields = Fields::default();
    fields.set("id", id);
    fields.set("label", label);
    fields.set("file", file);
    fields.set("sha256", sha256);
    if named.kind == RecordKind::Stream {
        if let Some(sides) = named.dyad.and_then(|dyad| sides(dossier, dyad)) {
            fields.set("sides", Value::Table(sides));
        }
    } else if !named.unit.is_empty() {
        fields.set("unit", named.unit);
    }
    Edit::add(named.kind, fields)
}

/// Which codes stand for which side: by the sides' own codes.
fn sides(dossier: &Dossier, dyad: &Dyad) -> Option<toml::Table> {
    let has = |group: &[String], slot: Slot| {
        let own = dossier.side(slot).cameo.as_deref();
        own.is_some_and(|own| group.iter().any(|code| code == own))
    };
    let (one, other) = if has(&dyad.one, Slot::First) || has(&dyad.other, Slot::Second) {
        (&dyad.one, &dyad.other)
    } else if has(&dyad.other, Slot::First) || has(&dyad.one, Slot::Second) {
        (&dyad.other, &dyad.one)
    } else {
        return None;
    };
    let of = |group: &[String], slot: Slot| {
        let id = dossier.side(slot).id.to_string();
        group.iter().map(|code| (code.clone(), Value::String(id.clone()))).collect::<Vec<_>>()
    };
    Some([of(one, Slot::First), of(other, Slot::Second)].concat().into_iter().collect())
}

/// The file as the dossier names it: by its way from the dossier's folder.
fn relative(file: &Path, dossier: &Path) -> anyhow::Result<String> {
    let folder = |path: &Path| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        folder.unwrap_or(Path::new(".")).canonicalize()
    };
    let own = folder(dossier).with_context(|| shown(dossier))?;
    let of_file = folder(file).with_context(|| shown(file))?;
    let Ok(way) = of_file.strip_prefix(&own) else {
        bail!(
            "-o: {} lies outside the folder of {}; a dossier names files of its own folder",
            shown(file),
            shown(dossier)
        );
    };
    let name = file.file_name().unwrap_or_default();
    let parts = way.join(name);
    let parts: Vec<String> = parts
        .components()
        .filter_map(|part| match part {
            Component::Normal(part) => part.to_str().map(str::to_owned),
            _ => None,
        })
        .collect();
    Ok(parts.join("/"))
}

/// An id made of a file's name.
fn slug(name: &str) -> String {
    let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let slug = parts.collect::<Vec<_>>().join("-").to_lowercase();
    if slug.is_empty() { "data".to_owned() } else { slug }
}
