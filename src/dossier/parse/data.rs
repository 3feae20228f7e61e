//! Reads streams and indices, which name data files beside the dossier.

use std::collections::BTreeMap;

use super::super::fields::RecordKind;
use super::super::problem::{FieldFault, TableKind};
use super::super::reader::Record;
use super::super::stream::{Index, Stream, StreamMeasure};
use super::names::Names;

pub(super) fn read_streams(root: &Record<'_, '_>, names: &Names<'_>) -> Vec<Stream> {
    let records = root.tables("streams", TableKind::Record(RecordKind::Stream));
    records.iter().filter_map(|record| read_stream(record, names)).collect()
}

pub(super) fn read_indices(root: &Record<'_, '_>, names: &Names<'_>) -> Vec<Index> {
    let records = root.tables("indices", TableKind::Record(RecordKind::Index));
    records.iter().filter_map(|record| read_index(record, names)).collect()
}

fn read_stream(record: &Record<'_, '_>, names: &Names<'_>) -> Option<Stream> {
    let id = names.streams.own(record);
    let label = record.required_headline("label");
    let file = read_file_name(record);
    let sides = record.text_map("sides");
    let sides = sides
        .iter()
        .filter_map(|(code, text)| Some((code.clone(), names.side(record, text)?)))
        .collect();
    Some(Stream {
        sha256: read_sha256(record, "sha256"),
        sides,
        earlier: read_earlier(record),
        measure: record
            .choice("measure", &StreamMeasure::ALL.map(|measure| (measure.as_str(), measure))),
        id: id?,
        label: label?,
        file: file?,
    })
}

fn read_index(record: &Record<'_, '_>, names: &Names<'_>) -> Option<Index> {
    let id = names.indices.own(record);
    let label = record.required_headline("label");
    let file = read_file_name(record);
    Some(Index {
        sha256: read_sha256(record, "sha256"),
        unit: record.string("unit"),
        source: names.sources.one(record, "source"),
        earlier: read_earlier(record),
        id: id?,
        label: label?,
        file: file?,
    })
}

/// A file beside the dossier: a dossier from a stranger may not reach outside
/// its folder.
fn read_file_name(record: &Record<'_, '_>) -> Option<String> {
    let text = record.required_text("file")?;
    if leads_outside(text.value) {
        record.wrong("file", FieldFault::OutsideFolder);
        return None;
    }
    Some(text.value.to_owned())
}

fn leads_outside(file: &str) -> bool {
    file.starts_with(['/', '\\'])
        || file.contains([':', '\0'])
        || file.split(['/', '\\']).any(|part| part == "..")
}

/// Earlier editions: files with their SHA-256.
fn read_earlier(record: &Record<'_, '_>) -> BTreeMap<String, String> {
    let mut earlier = BTreeMap::new();
    for (file, sha256) in record.text_map("earlier") {
        if leads_outside(&file) {
            record.wrong("earlier", FieldFault::OutsideFolder);
        } else if is_sha256(sha256.value) {
            earlier.insert(file, sha256.value.to_owned());
        } else {
            record.wrong("earlier", FieldFault::NoSha256);
        }
    }
    earlier
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

pub(super) fn read_sha256(record: &Record<'_, '_>, key: &'static str) -> Option<String> {
    let text = record.text(key)?;
    if is_sha256(text.value) {
        return Some(text.value.to_owned());
    }
    record.wrong(key, FieldFault::NoSha256);
    None
}
