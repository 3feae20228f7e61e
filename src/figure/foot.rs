//! The foot of a figure: scale, method, what the band is, and whose word it
//! rests on.

use super::compose::{FOOT, Figure};
use super::scene::{Anchor, Rect, Scene, pt};
use super::text::wrap;
use super::wording;
use crate::dossier::ModelKind;

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
        lines.extend(self.source_line());
        lines.extend(self.not_drawn());
        let lines: Vec<String> =
            lines.iter().flat_map(|line| wrap(self.measure, line, FOOT, page.width(), 3)).collect();
        let top = page.bottom - lines.len() as f32 * FOOT.size * 1.4;
        for (place, line) in lines.into_iter().enumerate() {
            let at = pt(page.left, top + (place as f32 + 1.0) * FOOT.size * 1.4);
            scene.text(at, Anchor::Start, FOOT, self.theme.muted, line);
        }
        top - 10.0
    }

    /// Who the shown events rest on: publishers, each once, most used first.
    fn source_line(&self) -> Option<String> {
        let as_of = self.content.settings.as_of;
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for marker in &self.content.markers {
            let Some(event) = self.dossier.events.get(marker.event) else { continue };
            for source in event
                .sources
                .iter()
                .filter_map(|id| self.dossier.sources.find(id))
                .filter(|s| s.is_published(as_of))
            {
                let name = source.publisher.as_deref().unwrap_or(&source.title);
                match counts.iter_mut().find(|(other, _)| *other == name) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((name, 1)),
                }
            }
        }
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let (named, more) = counts.split_at(counts.len().min(8));
        let names = named.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        if names.is_empty() {
            return None;
        }
        let names = if more.is_empty() {
            names
        } else {
            self.words
                .with("source-more", &[("names", names.into()), ("count", more.len().into())])
                .into_owned()
        };
        Some(self.words.with("source-line", &[("names", names.into())]).into_owned())
    }

    /// Data files that a dossier names and this version does not draw.
    fn not_drawn(&self) -> Option<String> {
        let streams = self.dossier.streams.iter().map(|stream| stream.label.as_str());
        let indices = self.dossier.indices.iter().map(|index| index.label.as_str());
        let names: Vec<&str> = streams.chain(indices).collect();
        (!names.is_empty()).then(|| {
            self.words.with("chart-not-drawn", &[("names", names.join(", ").into())]).into_owned()
        })
    }
}
