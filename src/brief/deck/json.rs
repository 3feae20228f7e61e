//! Slides as the built-in template is given them, and the pictures on them.

use serde_json::{Value, json};

use super::parts::{Body, Cell, Deck, Paragraph, Role, TableRow};
use crate::brief::data::hex;
use crate::figure::Scene;

/// Slides for a template: everything but the pictures as JSON, those by name.
pub(in crate::brief) struct Told<'a>(pub(in crate::brief) &'a Deck);

impl Told<'_> {
    /// All of it but the pictures.
    pub(in crate::brief) fn json(&self) -> Value {
        let slides = self.0.slides.iter().enumerate().map(|(number, slide)| {
            let elements = slide.elements.iter().enumerate().map(|(place, element)| {
                let rect = element.rect;
                let body = body(&element.body, number, place);
                json!({
                    "left": rect.left, "top": rect.top,
                    "width": rect.width(), "height": rect.height(), "body": body,
                })
            });
            json!({"elements": elements.collect::<Vec<_>>()})
        });
        json!({
            "width": self.0.width, "height": self.0.height, "unit": self.0.unit,
            "slides": slides.collect::<Vec<_>>(),
        })
    }

    /// The picture of that name.
    pub(in crate::brief) fn scene(&self, name: &str) -> Option<&Scene> {
        let (number, place) = name.strip_prefix("slide-")?.strip_suffix(".svg")?.split_once('-')?;
        let slide = self.0.slides.get(number.parse::<usize>().ok()?)?;
        match &slide.elements.get(place.parse::<usize>().ok()?)?.body {
            Body::Picture(picture) => Some(&picture.scene),
            _ => None,
        }
    }
}

fn body(body: &Body, number: usize, place: usize) -> Value {
    match body {
        Body::Text(text) => {
            let role = match text.role {
                Role::Title => "title",
                Role::Heading => "heading",
                Role::Body => "body",
            };
            json!({
                "kind": "text", "role": role, "centred": text.centred,
                "paragraphs": paragraphs(&text.paragraphs),
            })
        }
        Body::Table(table) => json!({
            "kind": "table", "columns": table.columns, "line": hex(table.line), "exact": table.is_exact,
            "rows": table.rows.iter().map(row).collect::<Vec<_>>(),
        }),
        Body::Picture(picture) => json!({
            "kind": "picture", "file": format!("slide-{number}-{place}.svg"), "alt": picture.alt,
        }),
    }
}

fn row(row: &TableRow) -> Value {
    let cell = |cell: &Cell| json!({"span": cell.span, "paragraphs": paragraphs(&cell.paragraphs)});
    json!({
        "head": row.is_head, "height": row.height,
        "cells": row.cells.iter().map(cell).collect::<Vec<_>>(),
    })
}

fn paragraphs(list: &[Paragraph]) -> Value {
    let paragraph = |paragraph: &Paragraph| {
        let runs = paragraph.runs.iter().map(|run| {
            json!({
                "text": run.text, "size": run.size, "strong": run.strong, "color": hex(run.color),
                "icon": run.icon,
            })
        });
        json!({"above": paragraph.above, "runs": runs.collect::<Vec<_>>()})
    };
    list.iter().map(paragraph).collect()
}
