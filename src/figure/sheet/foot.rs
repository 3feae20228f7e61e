//! The foot of a figure: the model, what the band is, as of when, and its publishers.

use super::parts::{Part, Parts};
use super::whole::Figure;
use crate::dossier::Slot;
use crate::figure::scene::{Anchor, Color, Rect, Scene, pt, swatch};
use crate::figure::shown::Shown;
use crate::figure::text::{BASELINE, FOOT_STYLE, SMALL_STYLE, TextStyle, wrap};
use crate::reading::{MOST_PUBLISHERS, not_drawn, source_line, wording};

/// Height of a line, in font sizes.
const LINE: f32 = 1.4;
/// Most lines that one sentence takes, in full and on a small picture.
const MOST_LINES: usize = 3;
const FEW_LINES: usize = 2;
/// How many publishers are named, tried in turn.
const PUBLISHERS: [usize; 5] = [MOST_PUBLISHERS, 5, 3, 2, 1];
/// Space over the foot, in pixels.
const ABOVE: f32 = 9.0;

impl Figure<'_> {
    /// Paints the foot at the bottom of an area; gives where it begins. Without a
    /// scene it only tells that.
    pub(super) fn foot(
        &self,
        scene: Option<&mut Scene>,
        area: Rect,
        (parts, short): (Parts, bool),
    ) -> f32 {
        let Shown { measure, theme, .. } = self.shown;
        let most = if short { FEW_LINES } else { MOST_LINES };
        let broken = |line: &String| wrap(measure, line, FOOT_STYLE, area.width(), most);
        let sentences = self.foot_sentences(parts, short, area.width());
        let mut lines: Vec<(String, TextStyle, Color)> =
            sentences.iter().flat_map(broken).map(|line| (line, FOOT_STYLE, theme.muted)).collect();
        // The marking stands last, where it is looked for.
        let marked = self.banner.marking.iter().chain(&self.banner.line);
        let marked: Vec<&str> = marked.map(String::as_str).collect();
        if !marked.is_empty() {
            let style = TextStyle::strong(FOOT_STYLE.size);
            let marked = wrap(measure, &marked.join(" · "), style, area.width(), FEW_LINES);
            lines.extend(marked.into_iter().map(|line| (line, style, theme.ink)));
        }
        if lines.is_empty() {
            return area.bottom;
        }
        let top = area.bottom - lines.len() as f32 * FOOT_STYLE.size * LINE;
        if let Some(scene) = scene {
            for (place, (line, style, color)) in lines.into_iter().enumerate() {
                let at = pt(area.left, top + (place as f32 + 0.9) * FOOT_STYLE.size * LINE);
                scene.text(at, Anchor::Start, style, color, line);
            }
        }
        top - ABOVE
    }

    fn foot_sentences(&self, parts: Parts, short: bool, width: f32) -> Vec<String> {
        let words = self.shown.words;
        let settings = &self.shown.content.settings;
        let mut method = Vec::new();
        if parts.has(Part::Model) {
            method.push(if short {
                words.get(wording::model_key(settings.model.kind())).into_owned()
            } else {
                wording::method(&settings.model, words)
            });
        }
        // The flag on the chart says it, if its day is in view.
        let (from, to) = self.view.days();
        if parts.has(Part::AsOf) && !(from..=to).contains(&settings.as_of) {
            let day = words.day(settings.as_of);
            method.push(words.with("chart-as-of", &[("day", day.into())]).into_owned());
        }
        let over = self.shown.content.band.settings;
        if parts.has(Part::Range) && over > 0 {
            let key = if short { "band-short" } else { "band-caption" };
            method.push(words.with(key, &[("settings", over.into())]).into_owned());
        }
        let mut sentences = self.banner.left_out.clone();
        if !method.is_empty() {
            sentences.push(method.join(" · "));
        }
        if parts.has(Part::Sources) {
            sentences.extend(self.source_line(width, if short { FEW_LINES } else { 1 }));
        }
        let Shown { dossier, content, .. } = self.shown;
        let has_lanes = parts.has(Part::Lanes) && parts.has(Part::Data);
        if has_lanes || parts.has(Part::Sources) {
            sentences.extend(not_drawn(dossier, content, has_lanes, words));
        }
        sentences
    }

    /// The record's publishers, with as many names as fit.
    fn source_line(&self, width: f32, lines: usize) -> Option<String> {
        let Shown { dossier, content, words, measure, .. } = self.shown;
        let with = |most: &usize| source_line(dossier, content, words, *most);
        let fits = |line: &String| wrap(measure, line, FOOT_STYLE, width, lines + 1).len() <= lines;
        PUBLISHERS.iter().filter_map(with).find(fits).or_else(|| with(&1))
    }

    /// How both sides' commitments stand, a few lines for each, where lanes have no
    /// room: at the bottom of an area. Gives where they begin.
    pub(super) fn counts(&self, mut scene: Option<&mut Scene>, area: Rect) -> f32 {
        let Shown { dossier, content, words, measure, theme } = self.shown;
        let height = SMALL_STYLE.size * 1.45;
        let left = area.left + 16.0;
        let sides = Slot::BOTH.map(|slot| {
            let counts = wording::side_counts(dossier, &content.ledger, slot, words);
            let text = format!("{}: {counts}", dossier.side(slot).name);
            (slot, wrap(measure, &text, SMALL_STYLE, area.right - left, FEW_LINES))
        });
        let all: usize = sides.iter().map(|(_, lines)| lines.len()).sum();
        let top = area.bottom - all as f32 * height;
        let mut middle = top + height / 2.0;
        for (slot, lines) in sides {
            if let Some(scene) = scene.as_deref_mut() {
                swatch(scene, pt(area.left + 5.0, middle), 10.0, theme.actor(Some(slot)));
            }
            for line in lines {
                let at = pt(left, middle + SMALL_STYLE.size * BASELINE);
                if let Some(scene) = scene.as_deref_mut() {
                    scene.text(at, Anchor::Start, SMALL_STYLE, theme.ink, line);
                }
                middle += height;
            }
        }
        top - ABOVE
    }
}
