//! A package of parts in one file (ECMA-376, part 2): names, contents, and which
//! part refers to which.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::markup::Xml;

/// Relationship types begin with this.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a file.
#[derive(Default)]
pub(super) struct Package {
    parts: Vec<(String, Vec<u8>)>,
    /// Content types by part.
    types: Vec<(String, &'static str)>,
}

/// What a part refers to.
#[derive(Default, Clone)]
pub(super) struct Relations(pub(super) Vec<(String, String, String)>);

impl Relations {
    /// Adds one of a type of the office documents; gives its id.
    pub(super) fn add(&mut self, kind: &str, target: impl Into<String>) -> String {
        let kind =
            if kind.starts_with("http") { kind.to_owned() } else { format!("{RELATIONS}/{kind}") };
        let id = format!("rId{}", self.0.len() + 1);
        self.0.push((id.clone(), kind, target.into()));
        id
    }

    pub(super) fn xml(&self) -> String {
        let mut xml = Xml::document();
        xml.element("Relationships")
            .with("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
            .open();
        for (id, kind, target) in &self.0 {
            xml.element("Relationship")
                .with("Id", id)
                .with("Type", kind)
                .with("Target", target)
                .empty();
        }
        xml.finish()
    }
}

impl Package {
    /// Adds a part with its content type.
    pub(super) fn add(&mut self, name: &str, kind: &'static str, content: impl Into<Vec<u8>>) {
        self.types.push((name.to_owned(), kind));
        self.parts.push((name.to_owned(), content.into()));
    }

    /// Adds what a part refers to.
    pub(super) fn relate(&mut self, part: &str, relations: &Relations) {
        self.parts.push((relations_of(part), relations.xml().into_bytes()));
    }

    /// The file.
    pub(super) fn bytes(self) -> zip::result::ZipResult<Vec<u8>> {
        let mut xml = Xml::document();
        xml.element("Types")
            .with("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
            .open();
        let defaults = [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ];
        for (extension, kind) in defaults {
            xml.element("Default").with("Extension", extension).with("ContentType", kind).empty();
        }
        for (name, kind) in &self.types {
            if !kind.is_empty() {
                xml.element("Override")
                    .with("PartName", format_args!("/{name}"))
                    .with("ContentType", kind)
                    .empty();
            }
        }
        let types = ("[Content_Types].xml".to_owned(), xml.finish().into_bytes());
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in std::iter::once(&types).chain(&self.parts) {
            writer.start_file(name.as_str(), options())?;
            writer.write_all(content)?;
        }
        Ok(writer.finish()?.into_inner())
    }
}

/// With no clock: every part has the first day that the format knows.
pub(super) fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
}

/// The part that says what another refers to.
pub(super) fn relations_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}
