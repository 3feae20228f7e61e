//! What is asked about a book of all disputes.

use egui::{Label, RichText, TextEdit, Ui};

use super::{DeskCommand, progress_ui, send};
use crate::app::command::Commands;
use crate::app::look::widgets::muted;
use crate::app::state::State;

pub(super) fn book_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let Some(form) = &state.desk.book else { return };
    let words = &state.words;
    ui.separator();
    if let Some(progress) = &form.progress {
        let cancel = (DeskCommand::CancelBook, commands);
        progress_ui(ui, state, progress, "desk-book-making", cancel);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(words.get("desk-book-path"));
        let mut path = form.path.clone();
        let field = TextEdit::singleline(&mut path).desired_width(360.0);
        if ui.add(field).labelled_by(label.id).changed() {
            send(commands, DeskCommand::EditBookPath(path));
        }
        let label = ui.label(words.get("export-marking"));
        let mut marking = form.marking.clone();
        let hint = words.get("desk-book-marking-hint");
        let field = TextEdit::singleline(&mut marking).hint_text(hint).desired_width(120.0);
        if ui
            .add(field)
            .labelled_by(label.id)
            .on_hover_text(words.get("export-marking-hint"))
            .changed()
        {
            send(commands, DeskCommand::EditBookMarking(marking));
        }
        let key = if form.replaces.is_some() { "desk-book-replace" } else { "desk-book-make" };
        if ui.button(words.get(key)).clicked() {
            send(commands, DeskCommand::Bind);
        }
    });
    muted(ui, words.get("desk-book-about"));
    let exists = form.replaces.as_ref().map(|_| words.get("desk-book-exists").into_owned());
    if let Some(why) = form.wrong.clone().or(exists) {
        let ink = ui.visuals().error_fg_color;
        ui.add(Label::new(RichText::new(why).color(ink)).wrap());
    }
    if let Some(told) = &form.told {
        ui.add(Label::new(told).wrap());
    }
}
