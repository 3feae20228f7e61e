//! The foot of a figure: scale, method, what the band is, and whose word it
//! rests on.

use std::collections::HashMap;

use super::compose::{FOOT, Figure};
use super::content::Content;
use super::scene::{Anchor, Rect, Scene, pt};
use super::text::wrap;
use super::wording;
use crate::dossier::{Dossier, ModelKind};
use crate::words::Words;

/// Names of publishers on the line of sources; further ones are counted.
const MOST_NAMED: usize = 8;

impl Figure<'_> {
    /// Sources, method and what the band is; gives where the foot begins.
    pub(super) fn foot(&self, scene: &mut Scene, page: Rect) -> f32 {
        let settings = &self.content.settings;
        let method = wording::method(&settings.model, self.words);
        let scale = self.words.get(match settings.model.kind() {
            ModelKind::Level => "scale-level",
            ModelKind::Flow => "scale-flow",
            ModelKind::Mean => "scale-mean",
        });
        let mut parts = vec![scale.into_owned(), method];
        if !self.is_blank() {
            let day = self.words.day(settings.as_of);
            parts.push(self.words.with("chart-as-of", &[("day", day.into())]).into_owned());
        }
        let over = self.content.band.settings;
        if over > 0 {
            let caption = self.words.with("band-caption", &[("settings", over.into())]);
            parts.push(caption.into_owned());
        }
        let mut lines = vec![parts.join(" · ")];
        lines.extend(source_line(self.dossier, self.content, self.words));
        lines.extend(not_drawn(self.dossier, self.words));
        let lines: Vec<String> =
            lines.iter().flat_map(|line| wrap(self.measure, line, FOOT, page.width(), 3)).collect();
        let top = page.bottom - lines.len() as f32 * FOOT.size * 1.4;
        for (place, line) in lines.into_iter().enumerate() {
            let at = pt(page.left, top + (place as f32 + 1.0) * FOOT.size * 1.4);
            scene.text(at, Anchor::Start, FOOT, self.theme.muted, line);
        }
        top - 10.0
    }
}

/// Who the shown events rest on: publishers, each once, most used first.
pub fn source_line(dossier: &Dossier, content: &Content, words: &Words) -> Option<String> {
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
    let (named, more) = counts.split_at(counts.len().min(MOST_NAMED));
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

/// Data files that a dossier names and this version does not draw.
pub fn not_drawn(dossier: &Dossier, words: &Words) -> Option<String> {
    let streams = dossier.streams.iter().map(|stream| stream.label.as_str());
    let indices = dossier.indices.iter().map(|index| index.label.as_str());
    let names: Vec<&str> = streams.chain(indices).collect();
    (!names.is_empty())
        .then(|| words.with("chart-not-drawn", &[("names", names.join(", ").into())]).into_owned())
}
