//! The publishers a chart rests on, and what of a dossier it leaves out.

use std::collections::HashMap;

use super::beside::Beside;
use super::content::Content;
use crate::dossier::{Dossier, Id, Index, Stream};
use crate::words::Words;

/// Names of publishers on the line of sources where there is room.
pub const MOST_PUBLISHERS: usize = 8;

/// The publishers of the events shown, each once, most used first; beyond `most` they are counted.
pub fn source_line(
    dossier: &Dossier,
    content: &Content,
    words: &Words,
    most: usize,
) -> Option<String> {
    let as_of = content.settings.as_of;
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for marker in &content.markers {
        let Some(event) = dossier.events.get(marker.event) else { continue };
        let sources = event.sources.iter().filter_map(|id| dossier.sources.find(id));
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
    let (named, more) = counts.split_at(counts.len().min(most));
    let names = named.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    if names.is_empty() {
        return None;
    }
    let names = if more.is_empty() {
        names
    } else {
        let values = [("names", names.into()), ("count", more.len().into())];
        words.with("source-more", &values).into_owned()
    };
    Some(words.with("source-line", &[("names", names.into())]).into_owned())
}

/// Data files that a dossier names and that are not drawn: where there is no room for
/// their lanes all of them, else those that could not be read.
pub fn not_drawn(
    dossier: &Dossier,
    content: &Content,
    has_lanes: bool,
    words: &Words,
) -> Option<String> {
    let Beside { streams, indices, .. } = &content.beside;
    let has_stream = |id: &Id<Stream>| has_lanes && streams.iter().any(|own| own.id == *id);
    let has_index = |id: &Id<Index>| has_lanes && indices.iter().any(|own| own.id == *id);
    let streams = dossier.streams.iter().filter(|stream| !has_stream(&stream.id));
    let indices = dossier.indices.iter().filter(|index| !has_index(&index.id));
    let names: Vec<&str> = streams
        .map(|stream| stream.label.as_str())
        .chain(indices.map(|index| index.label.as_str()))
        .collect();
    (!names.is_empty())
        .then(|| words.with("chart-not-drawn", &[("names", names.join(", ").into())]).into_owned())
}
