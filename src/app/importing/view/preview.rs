//! The first rows of what is imported.

use egui::{Grid, Label, RichText, ScrollArea, Ui};

use crate::app::importing::Importing;
use crate::app::look::fonts;
use crate::app::look::widgets::muted;
use crate::app::state::State;
use crate::import::TablePreview;
use crate::words::one_line;

/// Rows that are shown.
const MOST_ROWS: usize = 6;

/// Columns that are shown.
const MOST_COLUMNS: usize = 120;

/// Characters of a cell that are shown.
const MOST_OF_CELL: usize = 40;

pub(super) fn preview_ui(ui: &mut Ui, state: &State, dialog: &Importing) {
    let words = &state.words;
    let Some(looked) = &dialog.looked else { return };
    let (files, bytes) = dialog.files;
    let values = [
        ("name", looked.name.as_str().into()),
        ("files", files.into()),
        ("size", format!("{:.1}", bytes as f64 / 1e6).into()),
    ];
    ui.label(words.with("import-looked", &values));
    let preview = looked.preview.as_ref().filter(|preview| !preview.columns.is_empty());
    if let Some(preview) = preview {
        ScrollArea::horizontal().id_salt("import-preview").show(ui, |ui| {
            rows_ui(ui, state, preview);
        });
    }
}

fn rows_ui(ui: &mut Ui, state: &State, preview: &TablePreview) {
    Grid::new("import-preview").striped(true).spacing([14.0, 2.0]).show(ui, |ui| {
        muted(ui, state.words.get("import-line"));
        for name in preview.columns.iter().take(MOST_COLUMNS) {
            ui.label(RichText::new(one_line(name, MOST_OF_CELL)).font(fonts::strong(11.0)));
        }
        ui.end_row();
        for (line, cells) in preview.rows.iter().take(MOST_ROWS) {
            muted(ui, line.to_string());
            for cell in cells.iter().take(MOST_COLUMNS) {
                let text = RichText::new(one_line(cell, MOST_OF_CELL)).size(11.0);
                ui.add(Label::new(text).extend());
            }
            ui.end_row();
        }
    });
}
