//! What the files are, what is wanted of them, and beginning.

use egui::{Grid, Label, ScrollArea, Ui};

use super::wanted::{as_ui, column_ui, edition_ui, flags_ui, sheet_ui, span_ui, text_ui};
use super::{mapping, preview, send, wrong_ui};
use crate::app::actions::Action;
use crate::app::command::Commands;
use crate::app::importing::{ImportCommand, ImportText, Importing};
use crate::app::look::widgets::{action_button, focus_on_opening};
use crate::app::state::State;
use crate::import::ImportAs;

pub(super) fn form_ui(ui: &mut Ui, state: &State, dialog: &Importing, commands: &mut Commands) {
    let height = (ui.ctx().content_rect().height() - 250.0).max(160.0);
    ScrollArea::vertical().id_salt("import-form").max_height(height).show(ui, |ui| {
        preview::preview_ui(ui, state, dialog);
        ui.separator();
        Grid::new("import-form").num_columns(2).spacing([14.0, 6.0]).show(ui, |ui| {
            fields_ui(ui, state, dialog, commands);
        });
        if let ImportAs::Table(_) = dialog.form.import_as {
            mapping::mapping_ui(ui, state, dialog, commands);
        }
        terms_ui(ui, state, dialog);
    });
    ui.separator();
    if let Some((_, why)) = &dialog.wrong {
        wrong_ui(ui, why);
    }
    buttons_ui(ui, state, dialog, commands);
}

fn fields_ui(ui: &mut Ui, state: &State, dialog: &Importing, commands: &mut Commands) {
    let import_as = dialog.form.import_as;
    as_ui(ui, state, dialog, commands);
    sheet_ui(ui, state, dialog, commands);
    if import_as.is_stream() {
        for field in [ImportText::Dyad, ImportText::From, ImportText::To, ImportText::Roots] {
            text_ui(ui, state, dialog, field, commands);
        }
        flags_ui(ui, state, dialog, commands);
    }
    if import_as == ImportAs::Index {
        column_ui(ui, state, dialog, commands);
        span_ui(ui, state, dialog, commands);
        text_ui(ui, state, dialog, ImportText::Unit, commands);
    }
    if import_as.is_file() {
        edition_ui(ui, state, dialog, commands);
        for field in [ImportText::Label, ImportText::File, ImportText::Vintage] {
            text_ui(ui, state, dialog, field, commands);
        }
    }
}

/// Terms that forbid something.
fn terms_ui(ui: &mut Ui, state: &State, dialog: &Importing) {
    let ImportAs::Coded(origin) = dialog.form.import_as else { return };
    let licence = origin.licence();
    if licence.sharing.is_restricted() {
        let values = [("licence", licence.name.into()), ("url", licence.url.into())];
        ui.add(Label::new(state.words.with("import-restricted", &values)).wrap());
    }
}

fn buttons_ui(ui: &mut Ui, state: &State, dialog: &Importing, commands: &mut Commands) {
    let words = &state.words;
    let needs_path = dialog.form.import_as.is_file() && state.document.path.is_none();
    if needs_path {
        ui.add(Label::new(words.get("import-unsaved")).wrap());
    }
    ui.horizontal(|ui| {
        if needs_path {
            action_button(ui, state, Action::SaveAs, commands);
        } else {
            let start = ui.button(words.get("import-start"));
            focus_on_opening(ui, &start);
            if start.clicked() {
                send(commands, ImportCommand::Start);
            }
        }
        if ui.button(words.get("import-other-files")).clicked() {
            send(commands, ImportCommand::Choose);
        }
        if ui.button(words.get("import-close")).clicked() {
            send(commands, ImportCommand::Close);
        }
    });
}
