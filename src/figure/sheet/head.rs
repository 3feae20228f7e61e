//! What stands over the chart of a picture that stands alone: what it is about,
//! and the number with its sentence.

use std::sync::Arc;

use super::parts::{Part, Parts};
use super::whole::Figure;
use crate::figure::scene::{Anchor, Rect, Scene, Shape, pt};
use crate::figure::text::{TextStyle, wrap};
use crate::reading::Headline;

/// Most lines of a title, and of a sentence written by the user.
const TITLE_LINES: usize = 2;
const SENTENCE_LINES: usize = 3;
/// Height of a line, in font sizes.
const LINE: f32 = 1.32;
/// Most width of a logo, as a share of the picture's, and most height in pixels.
const LOGO: (f32, f32) = (0.18, 34.0);
/// Space under the head, in pixels.
const BELOW: f32 = 10.0;

/// The sizes of a head's texts on a picture so wide.
struct Sizes {
    title: TextStyle,
    number: TextStyle,
    sentence: TextStyle,
    /// As many lines as a computed sentence may take before it leaves parts out.
    lines: usize,
}

impl Sizes {
    const fn of(width: f32) -> Self {
        let (title, number, sentence, lines) = match width {
            width if width >= 900.0 => (14.0, 40.0, 19.0, 2),
            width if width >= 460.0 => (12.0, 30.0, 15.0, 2),
            width if width >= 380.0 => (11.0, 26.0, 13.0, 3),
            _ => (10.5, 24.0, 12.5, 2),
        };
        Self {
            title: TextStyle::regular(title),
            number: TextStyle::strong(number),
            sentence: TextStyle::strong(sentence),
            lines,
        }
    }
}

/// A head in its place.
pub(super) struct Head {
    /// Where the chart may begin.
    pub(super) bottom: f32,
    /// Whether a text was longer than its lines.
    pub(super) is_cut: bool,
}

impl Figure<'_> {
    /// Title, number and sentence. Without a scene it only tells its place.
    pub(super) fn head(
        &self,
        mut scene: Option<&mut Scene>,
        headline: &Headline,
        area: Rect,
        parts: Parts,
    ) -> Head {
        let (measure, theme) = (self.shown.measure, self.shown.theme);
        let sizes = Sizes::of(area.width());
        let mut head = Head { bottom: area.top, is_cut: false };
        let area = self.logo(scene.as_deref_mut(), area);
        if parts.has(Part::Title) {
            let lines = wrap(measure, self.title, sizes.title, area.width(), TITLE_LINES);
            head.is_cut |= is_cut(&lines, self.title);
            for line in lines {
                let at = pt(area.left, head.bottom + sizes.title.size);
                if let Some(scene) = scene.as_deref_mut() {
                    scene.text(at, Anchor::Start, sizes.title, theme.muted, line);
                }
                head.bottom += sizes.title.size * LINE;
            }
            head.bottom += 5.0;
        }
        if parts.has(Part::Headline) {
            let mut left = area.left;
            let mut height = 0.0_f32;
            let middle_of = |height: f32| head.bottom + height / 2.0;
            if !headline.value.is_empty() {
                height = sizes.number.size * 0.86;
                left += measure.width(&headline.value, sizes.number) + sizes.sentence.size * 0.7;
            }
            let room = area.right - left;
            let broken = |text: &str, most| wrap(measure, text, sizes.sentence, room, most);
            let fits = |text: &str| broken(text, SENTENCE_LINES + 1).len() <= sizes.lines;
            let sentence = headline.fitting(fits);
            let lines = broken(sentence, SENTENCE_LINES);
            let text = lines.len() as f32 * sizes.sentence.size * LINE;
            height = height.max(text);
            let middle = middle_of(height);
            if let Some(scene) = scene {
                if !headline.value.is_empty() {
                    let at = pt(area.left, middle + sizes.number.size * 0.36);
                    scene.text(at, Anchor::Start, sizes.number, theme.ink, headline.value.as_str());
                }
                let first = middle - text / 2.0 + sizes.sentence.size * (LINE * 0.5 + 0.36);
                for (place, line) in lines.iter().enumerate() {
                    let at = pt(left, first + place as f32 * sizes.sentence.size * LINE);
                    scene.text(at, Anchor::Start, sizes.sentence, theme.ink, line.as_str());
                }
            }
            head.is_cut |= is_cut(&lines, sentence);
            head.bottom += height + BELOW;
        }
        head
    }
}

impl Figure<'_> {
    /// The logo in the upper right corner; gives what is left beside it.
    fn logo(&self, scene: Option<&mut Scene>, area: Rect) -> Rect {
        let Some((png, width, height)) = &self.banner.logo else { return area };
        let (wide, high) = LOGO;
        let scale =
            (area.width() * wide / (*width).max(1) as f32).min(high / (*height).max(1) as f32);
        let (width, height) = (*width as f32 * scale, *height as f32 * scale);
        let left = area.right - width;
        if let Some(scene) = scene {
            let rect = Rect::new(left, area.top, area.right, area.top + height);
            let alt = self.banner.line.clone().unwrap_or_default();
            scene.shapes.push(Shape::Picture { rect, png: Arc::clone(png), alt });
        }
        Rect { right: left - 12.0, ..area }
    }
}

/// Whether lines end in an ellipsis that is not in the text.
fn is_cut(lines: &[String], text: &str) -> bool {
    lines.last().is_some_and(|line| line.ends_with('…')) && !text.trim_end().ends_with('…')
}
