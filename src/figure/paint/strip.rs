//! Paints the strip under a record too dense for markers.

use crate::figure::layout::StripColumn;
use crate::figure::scene::{Anchor, Scene, Shape, Stroke, pt};
use crate::figure::text::{BASELINE, SMALL_STYLE, fit};

use super::chart::ChartPainter;

/// Widest that the name of a side beside the strip may be, in pixels.
const STRIP_NAME: f32 = 36.0;

impl ChartPainter<'_> {
    /// How many deeds and words of each side, where markers cannot show them:
    /// deeds rise from the middle of a side's row, words hang from it.
    pub(super) fn strip(&self, scene: &mut Scene) {
        let Some(strip) = &self.layout.strip else { return };
        let theme = self.shown.theme;
        for row in &strip.rows {
            let color = theme.actor(row.slot);
            let middle = f32::midpoint(row.rect.top, row.rect.bottom);
            let most = row.rect.height() / 2.0 - 1.0;
            // By the square root: a day with one act must be seen beside one
            // with a hundred.
            let height = |count: usize| most * (count as f32 / strip.most.max(1) as f32).sqrt();
            let bars = |count: fn(&StripColumn) -> usize, sign: f32| {
                let bar = |column: &StripColumn| {
                    let right = (column.right - 0.5).max(column.left + 0.5);
                    (column.left, right, middle + sign * height(count(column)))
                };
                bars_of(row.columns.iter().map(bar), middle)
            };
            let fill = color;
            scene.shapes.push(Shape::Band { edges: bars(|column| column.deeds, -1.0), fill });
            let fill = color.faded(0.45);
            scene.shapes.push(Shape::Band { edges: bars(|column| column.words, 1.0), fill });
            let stroke = Stroke::solid(0.5, color.faded(0.6));
            scene.line(pt(row.rect.left, middle), pt(row.rect.right, middle), stroke);
            let name = match row.slot {
                Some(slot) => {
                    let side = self.shown.dossier.side(slot);
                    side.short.clone().unwrap_or_else(|| side.name.clone())
                }
                None => self.shown.words.get("legend-joint").into_owned(),
            };
            let name = fit(self.shown.measure, &name, SMALL_STYLE, STRIP_NAME);
            let at = pt(row.rect.left - 8.0, middle + SMALL_STYLE.size * BASELINE);
            scene.text(at, Anchor::End, SMALL_STYLE, color, name);
        }
    }
}

/// Bars from a height to each one's end as one area, from left to right.
fn bars_of(bars: impl Iterator<Item = (f32, f32, f32)>, from: f32) -> Vec<(f32, f32, f32)> {
    bars.flat_map(|(left, right, to)| {
        let (top, bottom) = (from.min(to), from.max(to));
        // Between bars the area has no height.
        [(left, from, from), (left, top, bottom), (right, top, bottom), (right, from, from)]
    })
    .collect()
}
