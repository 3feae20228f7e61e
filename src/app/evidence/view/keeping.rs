//! Keeping the text of a source: pasted, or of a file.

use egui::{Label, ScrollArea, TextEdit, Ui};

use crate::app::command::{Command, Commands};
use crate::app::evidence::{EvidenceCommand, Keeping};
use crate::app::look::widgets::{heading, muted};
use crate::app::state::State;

/// Width of the dialog, in points.
const WIDTH: f32 = 640.0;

pub(crate) fn keeping_ui(ui: &mut Ui, state: &State, keeping: &Keeping, commands: &mut Commands) {
    let words = &state.words;
    ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 60.0));
    heading(ui, words.with("keep-heading", &[("source", keeping.title.as_str().into())]));
    ui.add(Label::new(words.get("keep-what")).wrap());
    let height = (ui.ctx().content_rect().height() - 260.0).max(100.0);
    let label = muted(ui, words.get("keep-text"));
    ScrollArea::vertical().id_salt("keep-text").max_height(height).show(ui, |ui| {
        let mut text = keeping.text.clone();
        let field = TextEdit::multiline(&mut text).desired_rows(12).desired_width(f32::INFINITY);
        if ui.add(field).labelled_by(label.id).changed() {
            commands.push(Command::Evidence(EvidenceCommand::Edit(text)));
        }
    });
    if let Some(trouble) = &keeping.trouble {
        ui.colored_label(ui.visuals().error_fg_color, trouble);
    }
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        if ui.button(words.get("keep-confirm")).clicked() {
            commands.push(Command::Evidence(EvidenceCommand::Confirm));
        }
        if ui.button(words.get("keep-file")).clicked() {
            commands.push(Command::Evidence(EvidenceCommand::Choose));
        }
        if ui.button(words.get("import-close")).clicked() {
            commands.push(Command::CloseOverlay);
        }
    });
}
