//! Texts as a machine's fonts can draw them: where no font has a character, its
//! script is named in brackets, since a box says nothing.

use serde_json::Value;

use crate::figure::{BundledFonts, Scene, Shape, TextMeasure, fit};

/// Changes the texts of a scene, each within its own room.
pub(super) fn scene(scene: &mut Scene, legible: &dyn Fn(&str) -> Option<String>) {
    for shape in &mut scene.shapes {
        if let Shape::Text { text, style, .. } = shape
            && let Some(changed) = legible(text)
        {
            let room = BundledFonts.width(text, *style);
            *text = fit(&BundledFonts, &changed, *style, room.max(style.size * 2.0));
        }
    }
}

/// Changes the texts of a template's data, but for addresses and ids.
pub(super) fn data(value: &mut Value, legible: &dyn Fn(&str) -> Option<String>) {
    match value {
        Value::String(text) => {
            if let Some(changed) = legible(text) {
                *text = changed;
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| data(value, legible)),
        Value::Object(map) => {
            for (name, value) in map.iter_mut() {
                if !["id", "url", "iso"].contains(&name.as_str()) {
                    data(value, legible);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// All texts of a template's data.
pub(super) fn texts<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(list) => list.iter().for_each(|value| texts(value, found)),
        Value::Object(map) => map.values().for_each(|value| texts(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
