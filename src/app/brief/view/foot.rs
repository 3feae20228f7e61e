//! Where the brief is saved to, and how that goes.

use egui::{Button, ProgressBar, RichText, Ui};

use crate::app::brief::view::form::{field_ui, name};
use crate::app::brief::{BriefCommand, Dialog, Field};
use crate::app::look::keys::keys_text;
use crate::app::look::style;
use crate::app::state::State;

pub(super) fn foot_ui(
    ui: &mut Ui,
    state: &State,
    dialog: &Dialog,
    send: &mut impl FnMut(BriefCommand),
) {
    let words = &state.words;
    let label = words.get("export-path");
    ui.label(label.as_ref());
    let path = field_ui(ui, dialog, Field::Path, "", false, send);
    name(&path, &label);
    path.on_hover_text(dialog.draft.text(Field::Path));
    ui.add_space(2.0);
    if let Some(saving) = &state.brief.saving {
        let (share, text) = match saving.progress {
            Some((done, all)) => {
                let values = [("done", done.into()), ("all", all.into())];
                (done as f32 / all.max(1) as f32, words.with("export-progress", &values))
            }
            None => (0.0, words.get("export-setting")),
        };
        ui.horizontal(|ui| {
            if ui.button(words.get("export-cancel")).clicked() {
                send(BriefCommand::Cancel);
            }
            ui.add(ProgressBar::new(share).text(text));
        });
        return;
    }
    ui.horizontal(|ui| {
        let theme = style::theme(ui.ctx());
        let text = RichText::new(words.get("export-save")).color(style::color(theme.background));
        let save = Button::new(text).fill(style::color(theme.ink));
        let keys = keys_text(ui, &crate::app::brief::view::SAVE);
        let usable = dialog.wrong.is_empty();
        if ui.add_enabled(usable, save).on_hover_text(keys).clicked() {
            send(BriefCommand::Save);
        }
        if ui.add_enabled(usable, Button::new(words.get("export-choose"))).clicked() {
            send(BriefCommand::Choose);
        }
        let is_one = dialog.preview.as_ref().is_none_or(|preview| preview.pages.sizes.len() == 1);
        let copy = Button::new(words.get("export-copy"));
        if is_one && ui.add_enabled(usable, copy).clicked() {
            send(BriefCommand::Copy(0));
        }
    });
}
