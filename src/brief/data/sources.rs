//! The documents a brief cites, numbered in the order in which it cites them.

use std::collections::HashMap;

use serde::Serialize;

use super::{DateData, date};
use crate::brief::material::Material;
use crate::dossier::{Id, Source};

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
        let sources = &material.dossier().sources;
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
    let sources = numbers.order.iter().filter_map(|place| material.dossier().sources.get(*place));
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
