//! The foot of a figure: scale, method, what the band is, and whose word it
//! rests on.

use super::whole::Figure;
use crate::figure::scene::{Anchor, Rect, Scene, pt};
use crate::figure::text::{FOOT_STYLE, wrap};
use crate::reading::{not_drawn, source_line, wording};

impl Figure<'_> {
    /// Sources, method and what the band is; gives where the foot begins.
    pub(super) fn foot(&self, scene: &mut Scene, page: Rect) -> f32 {
        let settings = &self.shown.content.settings;
        let method = wording::method(&settings.model, self.shown.words);
        let scale = self.shown.words.get(wording::scale_key(settings.model.kind()));
        let mut parts = vec![scale.into_owned(), method];
        if !self.is_blank() {
            let day = self.shown.words.day(settings.as_of);
            parts.push(self.shown.words.with("chart-as-of", &[("day", day.into())]).into_owned());
        }
        let over = self.shown.content.band.settings;
        if over > 0 {
            let caption = self.shown.words.with("band-caption", &[("settings", over.into())]);
            parts.push(caption.into_owned());
        }
        let mut lines = vec![parts.join(" · ")];
        lines.extend(source_line(self.shown.dossier, self.shown.content, self.shown.words));
        lines.extend(not_drawn(self.shown.dossier, self.shown.words));
        let lines: Vec<String> = lines
            .iter()
            .flat_map(|line| wrap(self.shown.measure, line, FOOT_STYLE, page.width(), 3))
            .collect();
        let top = page.bottom - lines.len() as f32 * FOOT_STYLE.size * 1.4;
        for (place, line) in lines.into_iter().enumerate() {
            let at = pt(page.left, top + (place as f32 + 1.0) * FOOT_STYLE.size * 1.4);
            scene.text(at, Anchor::Start, FOOT_STYLE, self.shown.theme.muted, line);
        }
        top - 10.0
    }
}
