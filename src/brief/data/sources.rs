//! The documents a brief cites, numbered in the order in which it cites them.

use std::collections::HashMap;

use serde::Serialize;

use super::{DateData, date};
use crate::brief::material::Material;
use crate::dossier::{Id, Source};

/// Publishers named in one line.
const MOST_NAMED: usize = 8;

/// A document that the brief cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceData {
    /// By which the brief cites it, from 1.
    pub number: usize,
    /// Its id in the dossier.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it was published.
    pub published: Option<DateData>,
    /// Where it can be read: http or https.
    pub url: Option<String>,
    /// Its language: `en`, `zh`.
    pub language: Option<String>,
    /// The analyst's remark on it.
    pub note: Option<String>,
}

/// Numbers given so far.
#[derive(Default)]
pub(super) struct Numbers {
    /// By place among the dossier's sources.
    numbers: HashMap<usize, usize>,
    order: Vec<usize>,
}

impl Numbers {
    /// The numbers of those of these documents that could be read on the as-of
    /// day.
    pub(super) fn cite<'a>(
        &mut self,
        material: &Material,
        ids: impl IntoIterator<Item = &'a Id<Source>>,
    ) -> Vec<usize> {
        let sources = &material.dossier.sources;
        let mut cited = Vec::new();
        for id in ids {
            let Some(place) = sources.position(id.as_str()) else { continue };
            if !sources.get(place).is_some_and(|s| s.is_published(material.as_of())) {
                continue;
            }
            let next = self.order.len() + 1;
            let number = *self.numbers.entry(place).or_insert(next);
            if number == next {
                self.order.push(place);
            }
            if !cited.contains(&number) {
                cited.push(number);
            }
        }
        cited
    }
}

pub(super) fn sources(material: &Material, numbers: &Numbers) -> Vec<SourceData> {
    let sources = numbers.order.iter().filter_map(|place| material.dossier.sources.get(*place));
    sources
        .enumerate()
        .map(|(place, source)| SourceData {
            number: place + 1,
            id: source.id.to_string(),
            title: source.title.clone(),
            publisher: source.publisher.clone(),
            authors: source.authors.clone(),
            published: source.published.as_ref().map(|d| date(material, d)),
            url: source.url.clone().filter(|url| is_web(url)),
            language: source.language.clone(),
            note: source.note.clone(),
        })
        .collect()
}

/// Only such addresses are made links.
fn is_web(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    url.starts_with("https://") || url.starts_with("http://")
}

/// Who the shown events rest on: publishers, each once, most used first.
pub(super) fn line(material: &Material) -> Option<String> {
    let as_of = material.as_of();
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for marker in &material.content.markers {
        let Some(event) = material.dossier.events.get(marker.event) else { continue };
        let sources = event.sources.iter().filter_map(|id| material.dossier.sources.find(id));
        for source in sources.filter(|source| source.is_published(as_of)) {
            let name = source.publisher.as_deref().unwrap_or(&source.title);
            let place = *places.entry(name).or_insert(counts.len());
            match counts.get_mut(place) {
                Some((_, count)) => *count += 1,
                None => counts.push((name, 1)),
            }
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let (named, more) = counts.split_at(counts.len().min(MOST_NAMED));
    let names = named.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    if names.is_empty() {
        return None;
    }
    let names = if more.is_empty() {
        names
    } else {
        let values = [("names", names.into()), ("count", more.len().into())];
        material.words.with("source-more", &values).into_owned()
    };
    Some(material.words.with("source-line", &[("names", names.into())]).into_owned())
}
