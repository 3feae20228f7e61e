//! A source for each address.

use std::collections::BTreeMap;

use super::{WhyLeftOut, Work};
use crate::dossier::{Dossier, RecordKind};
use crate::edit::{Edit, Fields};

/// Longest title, in characters.
const MOST_CHARS: usize = 300;

/// The addresses that sources have, with their ids.
pub(super) struct Sources(BTreeMap<String, String>);

impl Sources {
    pub(super) fn of(dossier: &Dossier) -> Self {
        let with_url = dossier
            .sources
            .iter()
            .filter_map(|source| Some((source.url.clone()?, source.id.to_string())));
        Self(with_url.collect())
    }
}

impl Work<'_> {
    /// The id of the source that an address stands for, which is added where it is
    /// new; what is no address of a page is left out and told.
    pub(super) fn source(&mut self, line: u64, url: &str, title: &str) -> Option<String> {
        if url.is_empty() {
            return None;
        }
        if let Some(id) = self.sources.0.get(url) {
            return Some(id.clone());
        }
        let Some(host) = host(url) else {
            self.leave_part(line, WhyLeftOut::NoAddress(url.to_owned()));
            return None;
        };
        let title = crate::words::one_line(title, MOST_CHARS);
        let id = self.ids.take(RecordKind::Source, "", &title);
        let fields = Fields::new()
            .with("id", id.as_str())
            .with("title", title.as_ref())
            .with("publisher", host)
            .with("url", url);
        self.edits.push(Edit::add(RecordKind::Source, fields));
        self.added.sources += 1;
        self.sources.0.insert(url.to_owned(), id.clone());
        Some(id)
    }
}

/// The host of a web address.
fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let is_sound = !rest.contains(|c: char| c.is_whitespace() || c.is_control());
    let host = rest.split(['/', '?', '#']).next().filter(|host| is_sound && host.contains('.'))?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}
