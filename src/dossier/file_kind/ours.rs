//! Whether a text is a dossier, or was one before it was damaged.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use crate::dossier::{RecordKind, fields_of};

/// The keys at the top of a dossier, tables and lists among them.
static TOP: LazyLock<HashSet<&str>> = LazyLock::new(|| keys("Dossier").collect());

/// The keys of all records.
static BELOW: LazyLock<HashSet<&str>> =
    LazyLock::new(|| RecordKind::ALL.into_iter().flat_map(|kind| keys(kind.type_name())).collect());

fn keys(type_name: &str) -> impl Iterator<Item = &'static str> {
    fields_of(type_name).iter().map(|field| field.key.as_str())
}

/// A text of which at least half is written as TOML is, with a header of ours
/// or some of our keys.
pub(super) fn looks_ours(text: &str) -> bool {
    let (mut lines, mut written) = (0_usize, 0_usize);
    let mut has_header = false;
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut inside: Option<&str> = None;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(quotes) = inside {
            // A text of several lines is prose in any file.
            inside = (!line.contains(quotes)).then_some(quotes);
            continue;
        }
        lines += 1;
        if let Some(name) = header(line) {
            written += 1;
            has_header |= TOP.contains(name.split('.').next().unwrap_or_default().trim());
        } else if let Some((key, value)) = pair(line) {
            written += 1;
            has_header |= key == "schema";
            if TOP.contains(key) || BELOW.contains(key) {
                known.insert(key);
            }
            inside =
                ["\"\"\"", "'''"].into_iter().find(|quotes| value.matches(quotes).count() == 1);
        } else if line.starts_with(['#', '"', '\'', ']', '}', ',']) {
            // A comment, or an entry of a list.
            written += 1;
        }
    }
    written * 2 >= lines && (has_header || known.len() >= 2)
}

/// What stands in `[[brackets]]`, whether or not they are closed.
fn header(line: &str) -> Option<&str> {
    let name = line.strip_prefix("[[").or_else(|| line.strip_prefix('['))?;
    let name = name.split(']').next()?.trim();
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || "._- ".contains(c));
    (is_name && name.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(name)
}

fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once('=')?;
    let key = key.trim();
    let is_key = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    (!key.is_empty() && key.chars().all(is_key)).then_some((key, value))
}
