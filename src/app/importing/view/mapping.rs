//! Which column of a table is what.

use egui::{Grid, Label, RichText, Ui};

use super::send;
use super::wanted::choose;
use crate::app::command::Commands;
use crate::app::importing::{ImportCommand, Importing};
use crate::app::look::fonts;
use crate::app::look::widgets::muted;
use crate::app::state::State;
use crate::edit::field_key;
use crate::import::{Field, Mapping, TablePreview};
use crate::words::one_line;

/// Characters of an example that are shown.
const MOST_OF_EXAMPLE: usize = 60;

/// Width of an example, in points.
const EXAMPLE: f32 = 180.0;

pub(super) fn mapping_ui(ui: &mut Ui, state: &State, dialog: &Importing, commands: &mut Commands) {
    let words = &state.words;
    let Some(preview) = dialog.looked.as_ref().and_then(|looked| looked.preview.as_ref()) else {
        return;
    };
    let mapping = &dialog.form.mapping;
    muted(ui, words.get("import-mapping-what"));
    Grid::new("import-mapping").num_columns(3).spacing([14.0, 4.0]).show(ui, |ui| {
        for field in mapping.table_as().fields() {
            field_ui(ui, state, field, (mapping, preview), commands);
        }
    });
    let unused = mapping.unused(&preview.columns);
    if !unused.is_empty() {
        let values = [("columns", unused.join(", ").into())];
        let text = RichText::new(words.with("import-unused", &values)).size(11.5);
        ui.add(Label::new(text).wrap());
    }
}

/// A field with its column, and what stands in it first.
fn field_ui(
    ui: &mut Ui,
    state: &State,
    field: &Field,
    (mapping, preview): (&Mapping, &TablePreview),
    commands: &mut Commands,
) {
    let name = state.words.get(&field_key(field.key)).into_owned();
    let text = RichText::new(&name);
    ui.label(if field.is_required { text.font(fonts::strong(12.5)) } else { text });
    let chosen = mapping.get(field.key).map(str::to_owned);
    let none = (None, state.words.get("import-no-column").into_owned());
    let columns = preview.columns.iter().map(|column| (Some(column.clone()), column.clone()));
    let choices = std::iter::once(none).chain(columns);
    if let Some(column) = choose(ui, &name, field.key, &chosen, choices) {
        send(commands, ImportCommand::SetMapping(field.key, column));
    }
    let at = chosen.and_then(|column| preview.columns.iter().position(|own| *own == column));
    let cells = preview.rows.iter().filter_map(|(_, cells)| cells.get(at?));
    let example = cells.into_iter().find(|cell| !cell.trim().is_empty());
    let example = example.map(|cell| one_line(cell, MOST_OF_EXAMPLE)).unwrap_or_default();
    // A long one makes the dialog no wider.
    ui.scope(|ui| {
        ui.set_max_width(EXAMPLE);
        ui.add(Label::new(RichText::new(example.into_owned()).size(11.5).weak()).truncate());
    });
    ui.end_row();
}
