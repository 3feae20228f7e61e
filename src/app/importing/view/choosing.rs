//! Choosing files: a dialog of the system's, a path, and where published data are.

use egui::{Label, RichText, ScrollArea, TextEdit, Ui};

use super::{send, wrong_ui};
use crate::app::command::Commands;
use crate::app::importing::{ImportCommand, Importing};
use crate::app::look::fonts;
use crate::app::look::widgets::muted;
use crate::app::state::State;
use crate::streams::{Origin, Whence};

pub(super) fn choosing_ui(ui: &mut Ui, state: &State, dialog: &Importing, commands: &mut Commands) {
    let words = &state.words;
    ui.add(Label::new(words.get("import-what")).wrap());
    ui.horizontal_wrapped(|ui| {
        if ui.button(words.get("import-files")).clicked() {
            send(commands, ImportCommand::Choose);
        }
        if ui.button(words.get("import-folder")).clicked() {
            send(commands, ImportCommand::ChooseFolder);
        }
        if ui.button(words.get("import-close")).clicked() {
            send(commands, ImportCommand::Close);
        }
    });
    path_ui(ui, state, dialog, commands);
    if let Some((_, why)) = &dialog.wrong {
        wrong_ui(ui, why);
    }
    ui.add_space(6.0);
    ui.label(RichText::new(words.get("import-where")).font(fonts::strong(12.5)));
    muted(ui, words.get("import-where-what"));
    let height = (ui.ctx().content_rect().height() - 330.0).max(100.0);
    ScrollArea::vertical().id_salt("import-where").max_height(height).show(ui, |ui| {
        for origin in Origin::ALL {
            if let Some(whence) = origin.whence() {
                whence_ui(ui, state, origin, &whence);
            }
        }
    });
}

/// A field for a path, for systems without a file dialog and for users who prefer to type.
fn path_ui(ui: &mut Ui, state: &State, dialog: &Importing, commands: &mut Commands) {
    let words = &state.words;
    ui.horizontal(|ui| {
        let label = ui.label(words.get("import-path"));
        let mut text = dialog.path_text.clone();
        let field = TextEdit::singleline(&mut text).desired_width(ui.available_width() - 70.0);
        let response = ui.add(field).labelled_by(label.id);
        if response.changed() {
            send(commands, ImportCommand::EditPath(text));
        }
        let is_entered =
            response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if ui.button(words.get("import-take-path")).clicked() || is_entered {
            send(commands, ImportCommand::TakePath);
        }
    });
}

/// Where an origin's data are, and under which terms.
fn whence_ui(ui: &mut Ui, state: &State, origin: Origin, whence: &Whence) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(origin.family()).font(fonts::strong(12.0)));
        ui.hyperlink_to(RichText::new(whence.url).size(11.5), whence.url);
    });
    let licence = origin.licence();
    let values = [("files", whence.files.into()), ("licence", licence.name.into())];
    muted(ui, state.words.with("import-where-files", &values));
}
