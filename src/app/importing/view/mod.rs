//! The dialog that brings data of others, as it is drawn.

mod choosing;
mod form;
mod mapping;
mod preview;
mod progress;
mod wanted;

use egui::{Frame, Id, Label, Modal, RichText, ScrollArea, Ui};

use super::{ImportCommand, Importing, Stage};
use crate::app::actions::Action;
use crate::app::command::{Command, Commands};
use crate::app::look::dialog;
use crate::app::look::widgets::{action_button, focus_on_opening, heading};
use crate::app::state::State;

/// Width of the dialog, in points.
const WIDTH: f32 = 760.0;

/// Space between the window's edge and the dialog, in points.
const AROUND: f32 = 40.0;

pub(crate) fn import_ui(ui: &Ui, state: &State, dialog: &Importing, commands: &mut Commands) {
    let frame = Frame::popup(ui.style()).inner_margin(16);
    let modal = Modal::new(Id::unique("import")).frame(frame).show(ui.ctx(), |ui| {
        let size = ui.ctx().content_rect().size() - egui::vec2(AROUND, AROUND) * 2.0;
        ui.set_width(WIDTH.min(size.x));
        ui.set_max_height(size.y);
        heading(ui, state.words.get("import-heading"));
        ui.add_space(4.0);
        match &dialog.stage {
            Stage::Choosing => choosing::choosing_ui(ui, state, dialog, commands),
            Stage::Looking => {
                ui.horizontal(|ui| {
                    ui.spinner();
                    ui.label(state.words.get("import-looking"));
                });
            }
            Stage::Asking => form::form_ui(ui, state, dialog, commands),
            Stage::Running(progress) => progress::progress_ui(ui, state, progress, commands),
            Stage::Ended { lines, has_changed, has_problems } => {
                ended_ui(ui, state, lines, (*has_changed, *has_problems), commands);
            }
        }
    });
    // A click beside it does not close it: an import may be under way.
    if dialog::is_left(ui, "import", &modal) {
        send(commands, ImportCommand::Close);
    }
}

fn send(commands: &mut Commands, command: ImportCommand) {
    commands.push(Command::Import(command));
}

/// Why it cannot be done.
fn wrong_ui(ui: &mut Ui, text: &str) {
    let ink = ui.visuals().error_fg_color;
    ui.add(Label::new(RichText::new(text).color(ink)).wrap());
}

/// What became of the rows.
fn ended_ui(
    ui: &mut Ui,
    state: &State,
    lines: &[String],
    (has_changed, has_problems): (bool, bool),
    commands: &mut Commands,
) {
    let words = &state.words;
    if has_problems {
        let ink = ui.visuals().warn_fg_color;
        let text = RichText::new(words.get("import-has-problems")).color(ink);
        ui.add(Label::new(text).wrap());
    }
    let height = (ui.ctx().content_rect().height() - AROUND * 2.0 - 130.0).max(120.0);
    ScrollArea::vertical().id_salt("import-report").max_height(height).show(ui, |ui| {
        for line in lines {
            ui.add(Label::new(line).wrap());
        }
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let close = ui.button(words.get("import-done"));
        focus_on_opening(ui, &close);
        if close.clicked() {
            send(commands, ImportCommand::Close);
        }
        if has_changed {
            action_button(ui, state, Action::Undo, commands);
        } else if ui.button(words.get("import-back")).clicked() {
            send(commands, ImportCommand::Back);
        }
    });
}
