//! Naming a data file in a dossier: as a new stream or index, or as the new edition of one, keeping
//! the older edition.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::Dyad;
use crate::dossier::{Dossier, RecordKind, Slot};
use crate::edit::{Edit, Fields, Place, Step, Value};
use crate::store::shown;

/// A data file as a dossier names it.
#[derive(Debug, Clone)]
pub struct NamedFile<'a> {
    /// Whether it is a stream or an index.
    pub kind: RecordKind,
    /// Its way from the dossier's folder.
    pub file: String,
    /// Its SHA-256.
    pub sha256: String,
    /// Its id; a stream or index of that id gets a new edition.
    pub id: String,
    /// Its name if it is new.
    pub label: &'a str,
    /// Whose acts a stream has.
    pub dyad: Option<&'a Dyad>,
    /// The unit of an index.
    pub unit: &'a str,
}

/// Why a file cannot be named in a dossier.
#[derive(Debug, thiserror::Error)]
pub enum NamingError {
    /// It lies elsewhere.
    #[error(
        "{} lies outside the folder of {}; a dossier names files of its own folder",
        shown(.file),
        shown(.dossier)
    )]
    Outside {
        /// The file.
        file: PathBuf,
        /// The dossier.
        dossier: PathBuf,
    },
    /// A folder cannot be looked at.
    #[error("{}: {said}", shown(.path))]
    Unreadable {
        /// Whose folder.
        path: PathBuf,
        /// What the system says.
        said: io::Error,
    },
}

impl NamedFile<'_> {
    /// What names it; `None` where the dossier has this very edition.
    pub fn step(&self, dossier: &Dossier) -> Option<Step> {
        match before(dossier, self.kind, &self.id) {
            Some(before)
                if before.file == self.file && before.sha256.as_deref() == Some(&*self.sha256) =>
            {
                None
            }
            Some(before) => Some(self.again(before)),
            None => Some(self.first(dossier).into()),
        }
    }

    /// A new edition: the one before stays, if it lies in another file.
    fn again(&self, before: Before) -> Step {
        let place = Place::Record(self.kind, self.id.clone());
        let mut earlier = before.earlier;
        if let Some(hash) = before.sha256.filter(|_| before.file != self.file) {
            earlier.insert(before.file, hash);
        }
        earlier.remove(&self.file);
        let set = |key: &str, value: &str| Edit::set(place.clone(), key, value);
        let mut edits = vec![set("file", &self.file), set("sha256", &self.sha256)];
        if !earlier.is_empty() {
            let table =
                earlier.into_iter().map(|(file, hash)| (file, Value::String(hash))).collect();
            edits.push(Edit::set(place, "earlier", Value::Table(table)));
        }
        Step::new(edits)
    }

    fn first(&self, dossier: &Dossier) -> Edit {
        let mut fields = Fields::new()
            .with("id", self.id.as_str())
            .with("label", self.label)
            .with("file", self.file.as_str())
            .with("sha256", self.sha256.as_str());
        if self.kind == RecordKind::Stream {
            if let Some(sides) = self.dyad.and_then(|dyad| sides(dossier, dyad)) {
                fields.set("sides", Value::Table(sides));
            }
        } else if !self.unit.is_empty() {
            fields.set("unit", self.unit);
        }
        Edit::add(self.kind, fields)
    }
}

/// What a dossier has under an id.
struct Before {
    file: String,
    sha256: Option<String>,
    earlier: BTreeMap<String, String>,
}

fn before(dossier: &Dossier, kind: RecordKind, id: &str) -> Option<Before> {
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

/// A file as a dossier names it: by its way from the dossier's folder.
///
/// # Errors
/// Where it lies outside of that.
pub fn way_from(dossier: &Path, file: &Path) -> Result<String, NamingError> {
    let folder = |path: &Path| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let whole = folder.unwrap_or(Path::new(".")).canonicalize();
        whole.map_err(|said| NamingError::Unreadable { path: path.to_owned(), said })
    };
    let (own, of_file) = (folder(dossier)?, folder(file)?);
    let Ok(way) = of_file.strip_prefix(&own) else {
        let (file, dossier) = (file.to_owned(), dossier.to_owned());
        return Err(NamingError::Outside { file, dossier });
    };
    let whole = way.join(file.file_name().unwrap_or_default());
    let parts = whole.components().filter_map(|part| match part {
        Component::Normal(part) => part.to_str().map(str::to_owned),
        _ => None,
    });
    Ok(parts.collect::<Vec<_>>().join("/"))
}

/// An id made of a file's name.
pub fn id_of_file(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let parts = stem.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let id = parts.collect::<Vec<_>>().join("-").to_lowercase();
    if id.is_empty() { "data".to_owned() } else { id }
}
