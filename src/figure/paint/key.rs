//! The numbered key: which event each number on the chart stands for, in
//! columns; what has no room is counted in words.

use crate::figure::layout::ChartLayout;
use crate::figure::scene::{Anchor, Rect, Scene, pt};
use crate::figure::shown::Shown;
use crate::figure::text::{FOOT_STYLE, TextStyle, fit};

/// Least width of a column.
const COLUMN: f32 = 236.0;
/// Height of a line.
const LINE: f32 = FOOT_STYLE.size * 1.45;
/// Space for a number, and from it to its text.
const NUMBER: f32 = 16.0;
const GAP: f32 = 6.0;

/// What the key needs.
pub struct KeyPainter<'a> {
    /// What is shown, and how.
    pub shown: Shown<'a>,
    /// The chart that it belongs to.
    pub layout: &'a ChartLayout,
    /// The selected event, by its place in the dossier.
    pub selected: Option<usize>,
}

/// A line of the key on the picture, for pointing at it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KeyLine {
    /// The place of its marker among the content's.
    pub marker: usize,
    /// Its number.
    pub number: usize,
    /// Where it is.
    pub rect: Rect,
}

/// A key on the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct PaintedKey {
    /// The lines that had room.
    pub lines: Vec<KeyLine>,
    /// How many had none, and where it says so.
    pub more: Option<(usize, Rect)>,
}

fn columns(width: f32) -> usize {
    ((width / COLUMN).floor() as usize).max(1)
}

/// How high a key of so many entries is in a width.
pub fn height(entries: usize, width: f32) -> f32 {
    match entries {
        0 => 0.0,
        entries => (entries.div_ceil(columns(width)) as f32 + 0.4) * LINE,
    }
}

impl KeyPainter<'_> {
    /// Paints as many lines as have room, and how many have none.
    pub fn paint(&self, scene: &mut Scene, area: Rect) -> PaintedKey {
        let entries = self.layout.numbered();
        let mut painted = PaintedKey { lines: Vec::new(), more: None };
        if entries == 0 {
            return painted;
        }
        let columns = columns(area.width());
        let fitting = ((area.height() / LINE).floor() as usize).max(1) * columns;
        let shown = if entries > fitting { fitting.saturating_sub(1) } else { entries };
        let rows = entries.min(fitting).div_ceil(columns).max(1);
        let width = area.width() / columns as f32;
        let rect_of = |place: usize| {
            let left = area.left + (place / rows) as f32 * width;
            let top = area.top + (place % rows) as f32 * LINE;
            Rect::new(left, top, left + width - 8.0, top + LINE)
        };
        for (place, (number, marker)) in self.layout.key().take(shown).enumerate() {
            let line = KeyLine { marker, number, rect: rect_of(place) };
            self.line(scene, &line);
            painted.lines.push(line);
        }
        if shown < entries {
            let more =
                self.shown.words.with("chart-key-more", &[("count", (entries - shown).into())]);
            let rect = rect_of(shown);
            painted.more = Some((entries - shown, rect));
            let at = pt(rect.left + NUMBER + GAP, rect.top + FOOT_STYLE.size);
            scene.text(at, Anchor::Start, FOOT_STYLE, self.shown.theme.muted, more);
        }
        painted
    }

    fn line(&self, scene: &mut Scene, line: &KeyLine) {
        let Some(marker) = self.shown.content.markers.get(line.marker) else { return };
        let Some(event) = self.shown.dossier.events.get(marker.event) else { return };
        if self.selected == Some(marker.event) {
            scene.rect(line.rect, self.shown.theme.accent.faded(0.16), 3.0);
        }
        let baseline = line.rect.top + FOOT_STYLE.size;
        let at = pt(line.rect.left + NUMBER, baseline);
        let color = self.shown.theme.actor(marker.slot);
        let number = line.number.to_string();
        scene.text(at, Anchor::End, TextStyle::strong(FOOT_STYLE.size), color, number);
        let left = line.rect.left + NUMBER + GAP;
        let text = format!("{} {}", self.shown.words.short_day(marker.day), event.headline);
        let text = fit(self.shown.measure, &text, FOOT_STYLE, line.rect.right - left);
        scene.text(pt(left, baseline), Anchor::Start, FOOT_STYLE, self.shown.theme.ink, text);
    }
}
