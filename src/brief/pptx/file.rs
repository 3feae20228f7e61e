//! An existing package whose parts are changed one by one; unchanged parts are copied as they are.

use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read, Write};
use std::ops::Range;

use roxmltree::{Document, ParsingOptions};
use zip::{ZipArchive, ZipWriter};

use super::package::{Relations, options, relations_of};
use crate::brief::problem::BriefError;

/// Largest part that is read, in bytes: no real deck has a part that unpacks to more.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// Most parts of a file.
const MOST_PARTS: usize = 20_000;
/// Most elements and texts of a part.
const MOST_NODES: u32 = 2_000_000;

/// A file that cannot be refreshed.
#[derive(Debug, thiserror::Error)]
pub enum RefreshError {
    /// It is no package, or a broken one.
    #[error(
        "it is no PowerPoint file that can be read ({0}); open it in PowerPoint, save it as .pptx and try again"
    )]
    Unreadable(String),
    /// A part that every presentation has is missing.
    #[error(
        "it has no {0}, which every .pptx has; open it in PowerPoint, save it as .pptx and try again"
    )]
    Missing(String),
    /// The brief has no slides, or cannot be made.
    #[error(transparent)]
    Brief(#[from] BriefError),
}

impl From<zip::result::ZipError> for RefreshError {
    fn from(error: zip::result::ZipError) -> Self {
        Self::Unreadable(error.to_string())
    }
}

impl From<roxmltree::Error> for RefreshError {
    fn from(error: roxmltree::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

impl From<std::io::Error> for RefreshError {
    fn from(error: std::io::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// A file that is being refreshed: parts that change, by name, and the rest.
pub(super) struct File<'f> {
    archive: ZipArchive<Cursor<&'f [u8]>>,
    pub(super) names: HashSet<String>,
    changed: BTreeMap<String, Vec<u8>>,
    dropped: HashSet<String>,
    /// Parts that are new, with their content types.
    pub(super) types: Vec<(String, &'static str)>,
}

pub(super) fn parse(text: &str) -> Result<Document<'_>, RefreshError> {
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Ok(Document::parse_with_options(text, options)?)
}

impl<'f> File<'f> {
    pub(super) fn open(bytes: &'f [u8]) -> Result<Self, RefreshError> {
        let archive = ZipArchive::new(Cursor::new(bytes))?;
        if archive.len() > MOST_PARTS {
            return Err(RefreshError::Unreadable(format!("it has more than {MOST_PARTS} parts")));
        }
        let names: Result<HashSet<String>, _> =
            archive.file_names().map(|name| name.map(|name| name.into_owned())).collect();
        let names = names?;
        Ok(Self {
            archive,
            names,
            changed: BTreeMap::new(),
            dropped: HashSet::new(),
            types: Vec::new(),
        })
    }

    /// The text of a part as it is now.
    pub(super) fn text(&mut self, name: &str) -> Result<String, RefreshError> {
        if let Some(changed) = self.changed.get(name) {
            return Ok(String::from_utf8_lossy(changed).into_owned());
        }
        if !self.names.contains(name) {
            return Err(RefreshError::Missing(name.to_owned()));
        }
        let part = self.archive.by_name(name)?;
        let mut text = String::new();
        let read = part.take(MOST_BYTES + 1).read_to_string(&mut text)?;
        if read as u64 > MOST_BYTES {
            return Err(RefreshError::Unreadable(format!("{name} is too large")));
        }
        Ok(text.trim_start_matches('\u{feff}').to_owned())
    }

    /// What a part refers to: id, type, target as a part's name.
    pub(super) fn relations(
        &mut self,
        part: &str,
    ) -> Result<Vec<(String, String, String)>, RefreshError> {
        let name = relations_of(part);
        if !self.names.contains(&name) && !self.changed.contains_key(&name) {
            return Ok(Vec::new());
        }
        let text = self.text(&name)?;
        let document = parse(&text)?;
        let relations = document.descendants().filter_map(|node| {
            let target = node.attribute("Target")?;
            let kind = node.attribute("Type")?.rsplit('/').next()?.to_owned();
            Some((node.attribute("Id")?.to_owned(), kind, resolved(part, target)))
        });
        Ok(relations.collect())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains(name) || self.changed.contains_key(name)
    }

    pub(super) fn put(&mut self, name: &str, content: impl Into<Vec<u8>>) {
        self.changed.insert(name.to_owned(), content.into());
    }

    pub(super) fn add_relation(
        &mut self,
        part: &str,
        kind: &str,
        target: &str,
    ) -> Result<String, RefreshError> {
        let taken = self.relations(part)?;
        let id = (1..)
            .map(|number| format!("rId{number}"))
            .find(|id| !taken.iter().any(|(own, ..)| own == id));
        let id = id.unwrap_or_default();
        let mut one = Relations::default();
        one.add(kind, target);
        let entry = one.xml();
        let begin = entry.find("<Relationship ").unwrap_or_default();
        let end = entry.rfind("</Relationships>").unwrap_or(entry.len());
        let entry =
            entry.get(begin..end).unwrap_or_default().replacen("\"rId1\"", &format!("\"{id}\""), 1);
        let name = relations_of(part);
        let text = self.text(&name)?;
        let at = text.rfind("</").ok_or_else(|| RefreshError::Missing(name.clone()))?;
        let text = spliced(&text, vec![(at..at, entry)]);
        self.put(&name, text);
        Ok(id)
    }

    pub(super) fn drop_relation(&mut self, part: &str, id: &str) -> Result<(), RefreshError> {
        let name = relations_of(part);
        let text = self.text(&name)?;
        let document = parse(&text)?;
        let entry = document.descendants().find(|node| node.attribute("Id") == Some(id));
        if let Some(entry) = entry {
            self.put(&name, spliced(&text, vec![(entry.range(), String::new())]));
        }
        Ok(())
    }

    /// A part, with what it refers to and its content type.
    pub(super) fn drop_part(&mut self, part: &str) -> Result<(), RefreshError> {
        self.dropped.insert(part.to_owned());
        self.dropped.insert(relations_of(part));
        let notes = self.relations(part)?;
        let notes =
            notes.into_iter().find(|(_, kind, _)| kind == "notesSlide").map(|(.., target)| target);
        let mut gone = vec![part.to_owned()];
        if let Some(notes) = notes {
            self.dropped.insert(relations_of(&notes));
            self.dropped.insert(notes.clone());
            gone.push(notes);
        }
        let text = self.text("[Content_Types].xml")?;
        let document = parse(&text)?;
        let entries = document.descendants().filter(|node| {
            node.attribute("PartName")
                .is_some_and(|name| gone.iter().any(|gone| name.trim_start_matches('/') == gone))
        });
        let edits = entries.map(|node| (node.range(), String::new())).collect();
        self.put("[Content_Types].xml", spliced(&text, edits));
        Ok(())
    }

    /// The file, parts that did not change as they were, byte for byte.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, RefreshError> {
        if !self.types.is_empty() {
            let text = self.text("[Content_Types].xml")?;
            let at = text
                .rfind("</")
                .ok_or_else(|| RefreshError::Missing("[Content_Types].xml".to_owned()))?;
            let entries: String = self
                .types
                .iter()
                .map(|(name, kind)| {
                    format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>")
                })
                .collect();
            self.put("[Content_Types].xml", spliced(&text, vec![(at..at, entries)]));
        }
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for place in 0..self.archive.len() {
            let part = self.archive.by_index_raw(place)?;
            let name = part.name()?.into_owned();
            if self.dropped.contains(&name) {
                continue;
            }
            match self.changed.remove(&name) {
                None => writer.raw_copy_file(part)?,
                Some(content) => {
                    drop(part);
                    writer.start_file(name.as_str(), options())?;
                    writer.write_all(&content)?;
                }
            }
        }
        for (name, content) in self.changed {
            if !self.dropped.contains(&name) {
                writer.start_file(name.as_str(), options())?;
                writer.write_all(&content)?;
            }
        }
        Ok(writer.finish()?.into_inner())
    }
}

/// The part that another part's relation leads to.
fn resolved(part: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut folders: Vec<&str> = part.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        match step {
            ".." => {
                folders.pop();
            }
            "." | "" => {}
            step => folders.push(step),
        }
    }
    folders.join("/")
}

/// A text with parts of it replaced.
pub(super) fn spliced(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (range, replacement) in edits {
        if range.start < at {
            continue;
        }
        out.push_str(text.get(at..range.start).unwrap_or_default());
        out.push_str(&replacement);
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}
