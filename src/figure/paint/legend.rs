//! What shapes and colours mean: in a column beside the plot where lanes leave
//! one free, else in rows over it.

use crate::dossier::{QuadClass, Slot};
use crate::figure::paint::chart::direction_stroke;
use crate::figure::scene::{Anchor, Color, MarkerStyle, Rect, Scene, Stroke, icons, pt, swatch};
use crate::figure::shown::Shown;
use crate::figure::text::{BASELINE, SMALL_STYLE, wrap};
use crate::reading::wording::{self, format_value};

/// Height of an entry in a column, and in a row, in font sizes.
const IN_COLUMN: f32 = 1.65;
const IN_ROW: f32 = 1.6;
/// Height of each further line of an entry, in font sizes, and most lines.
const LINE: f32 = 1.3;
const MOST_LINES: usize = 6;
/// From an entry's left edge to its text, and from there to the next.
const ICON: f32 = 16.0;
const GAP: f32 = 18.0;
/// Quad classes in the order of the legend: deeds before words.
const QUADS: [QuadClass; 4] = [
    QuadClass::MaterialConflict,
    QuadClass::VerbalConflict,
    QuadClass::MaterialCooperation,
    QuadClass::VerbalCooperation,
];

/// The same where there is little room: what the shapes mean, and what it means
/// that they are hollow.
const SHORT: [(QuadClass, &str); 3] = [
    (QuadClass::MaterialConflict, "legend-hostile"),
    (QuadClass::MaterialCooperation, "legend-cooperative"),
    (QuadClass::VerbalCooperation, "legend-words"),
];

/// What stands before the words of an entry.
enum Sign {
    Swatch(Color),
    Marker(QuadClass, bool),
    Line(Stroke),
    Nothing,
    /// Nothing, but as much room as a sign takes.
    Indent,
}

/// Paints the legend of a picture.
pub(crate) struct Legend<'a> {
    /// What is shown, and how.
    pub shown: Shown<'a>,
    /// How many events in view are not named.
    pub unnamed: usize,
    /// Whether a strip shows them, where markers could not.
    pub has_strip: bool,
    /// Whether the range is explained.
    pub has_range: bool,
    /// How much it says.
    pub detail: Detail,
}

/// How much a legend says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Detail {
    /// Only which colour is whose.
    Sides,
    /// All, in as few entries as tell it: for small pictures.
    Short,
    /// All.
    Full,
}

impl Legend<'_> {
    fn entries(&self) -> Vec<(Sign, String)> {
        let Shown { dossier, content, theme, words, .. } = self.shown;
        let mut entries = Vec::new();
        if self.has_range && self.detail > Detail::Sides && content.band.settings > 0 {
            entries.push((Sign::Swatch(theme.band), words.get("legend-range").into_owned()));
        }
        for slot in Slot::BOTH {
            let color = theme.actor(Some(slot));
            entries.push((Sign::Swatch(color), dossier.side(slot).name.clone()));
        }
        entries.push((Sign::Swatch(theme.actor(None)), words.get("legend-joint").into_owned()));
        let all = QUADS.map(|quad| (quad, wording::quad_key(quad)));
        let quads = match self.detail {
            Detail::Sides => return entries,
            Detail::Short => &SHORT[..],
            Detail::Full => &all[..],
        };
        for (quad, key) in quads.iter().copied() {
            entries.push((Sign::Marker(quad, false), words.get(key).into_owned()));
        }
        if content.has_scheduled() {
            let sign = Sign::Marker(QuadClass::VerbalCooperation, true);
            entries.push((sign, words.get("chart-scheduled").into_owned()));
        }
        let kind = content.settings.model.kind();
        for (slot, series) in Slot::BOTH.into_iter().zip(content.apart.iter().flatten()) {
            let value = series.at(content.settings.as_of);
            let value = value.map(|value| format_value(value, kind)).unwrap_or_default();
            let name = wording::direction_name(dossier, slot);
            entries.push((Sign::Line(direction_stroke(slot, theme)), format!("{name} {value}")));
        }
        if self.unnamed > 0 {
            let key = if self.has_strip { "naming-strip" } else { "naming-more" };
            let more = words.with(key, &[("count", self.unnamed.into())]);
            entries.push((Sign::Nothing, more.into_owned()));
        }
        entries
    }

    /// In rows from a height down; gives where they end. Without a scene it only
    /// tells that.
    pub(crate) fn rows(&self, mut scene: Option<&mut Scene>, area: Rect, top: f32) -> f32 {
        let mut x = area.left;
        let mut y = top + SMALL_STYLE.size;
        for (sign, text) in self.entries() {
            let width = ICON + self.shown.measure.width(&text, SMALL_STYLE) + GAP;
            if x + width > area.right && x > area.left {
                x = area.left;
                y += SMALL_STYLE.size * IN_ROW;
            }
            let indent = if matches!(sign, Sign::Nothing) { 0.0 } else { ICON };
            let room = area.right - x - indent;
            y = self.lines(scene.as_deref_mut(), &sign, &text, (x, y), room);
            x += width;
        }
        y + 6.0
    }

    /// In a column; gives where it ends. Without a scene it only tells that.
    pub(crate) fn column(&self, mut scene: Option<&mut Scene>, area: Rect) -> f32 {
        let mut y = area.top + SMALL_STYLE.size;
        for (sign, text) in self.entries() {
            let indent = if matches!(sign, Sign::Nothing) { 0.0 } else { ICON };
            y = self.lines(
                scene.as_deref_mut(),
                &sign,
                &text,
                (area.left, y),
                area.width() - indent,
            );
            y += SMALL_STYLE.size * IN_COLUMN;
        }
        y - SMALL_STYLE.size
    }

    /// An entry in as many lines as it takes; gives where the last stands.
    fn lines(
        &self,
        mut scene: Option<&mut Scene>,
        sign: &Sign,
        text: &str,
        (x, first): (f32, f32),
        room: f32,
    ) -> f32 {
        let lines = wrap(self.shown.measure, text, SMALL_STYLE, room, MOST_LINES);
        let mut y = first;
        for (place, text) in lines.into_iter().enumerate() {
            y = first + place as f32 * SMALL_STYLE.size * LINE;
            let is_first = place == 0 || matches!(sign, Sign::Nothing);
            let sign = if is_first { sign } else { &Sign::Indent };
            if let Some(scene) = scene.as_deref_mut() {
                self.entry(scene, sign, text, (x, y));
            }
        }
        y
    }

    fn entry(&self, scene: &mut Scene, sign: &Sign, text: String, (x, baseline): (f32, f32)) {
        let theme = self.shown.theme;
        let at = pt(x + 5.0, baseline - SMALL_STYLE.size * BASELINE);
        match sign {
            Sign::Swatch(color) => swatch(scene, at, 10.0, *color),
            Sign::Marker(quad, scheduled) => {
                let style = MarkerStyle {
                    quad: *quad,
                    color: theme.joint,
                    background: theme.background,
                    radius: 4.5,
                    scheduled: *scheduled,
                };
                icons::marker(scene, at, &style);
            }
            Sign::Line(stroke) => {
                scene.line(pt(at.x - 5.0, at.y), pt(at.x + 7.0, at.y), *stroke);
            }
            Sign::Nothing | Sign::Indent => {}
        }
        let left = if matches!(sign, Sign::Nothing) { x } else { x + ICON };
        scene.text(pt(left, baseline), Anchor::Start, SMALL_STYLE, theme.muted, text);
    }
}
