//! Texts of a scene as they can be drawn.

use crate::figure::{BundledFonts, Scene, Shape, TextMeasure, fit};

/// Changes the texts of a scene, each within its own room.
pub(crate) fn legible_scene(scene: &mut Scene, legible: &dyn Fn(&str) -> Option<String>) {
    for shape in &mut scene.shapes {
        if let Shape::Text { text, style, .. } = shape
            && let Some(changed) = legible(text)
        {
            let room = BundledFonts.width(text, *style);
            *text = fit(&BundledFonts, &changed, *style, room.max(style.size * 2.0));
        }
    }
}
