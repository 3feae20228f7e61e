//! The dialog that makes a brief: what is asked for at the left, what it looks
//! like at the right.

mod commitments;
mod foot;
mod form;
mod preview;

use egui::{Frame, Id, Key, KeyboardShortcut, Margin, Modal, Modifiers, Rect, Ui, UiBuilder, vec2};

pub(crate) use preview::PageTextures;

use crate::app::brief::{BriefCommand, Dialog};
use crate::app::command::{Command, Commands};
use crate::app::look::style;
use crate::app::look::widgets::heading;
use crate::app::state::State;

/// Space between the window's edge and the dialog, in points.
const AROUND: f32 = 24.0;
/// Width of what is asked for, in points.
const FORM_WIDTH: f32 = 340.0;
/// Height of what saves it, in points.
const FOOT_HEIGHT: f32 = 106.0;
/// Saves from the keyboard.
const SAVE: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::S);

pub(crate) fn brief_ui(
    ui: &Ui,
    state: &State,
    dialog: &Dialog,
    textures: &mut PageTextures,
    commands: &mut Commands,
) {
    let mut send = |command| commands.push(Command::Brief(command));
    if dialog.content_version != state.content_version {
        send(BriefCommand::Refresh);
    }
    let theme = style::theme(ui.ctx());
    let frame = Frame::popup(ui.style()).inner_margin(0).fill(style::color(theme.background));
    let modal = Modal::new(Id::unique("brief")).frame(frame).show(ui.ctx(), |ui| {
        let size = ui.ctx().content_rect().size() - vec2(AROUND, AROUND) * 2.0;
        let (area, _) = ui.allocate_exact_size(size, egui::Sense::hover());
        let split = area.left() + FORM_WIDTH.min(area.width() * 0.5);
        let (left, right) = area.split_left_right_at_x(split);
        ui.painter().rect_filled(right, 0, style::color(theme.panel));
        let (form, foot) = left.split_top_bottom_at_y(left.bottom() - FOOT_HEIGHT);
        part(ui, form, |ui| {
            heading(ui, state.words.get("export-heading"));
            form::form_ui(ui, state, dialog, &mut send);
        });
        part(ui, foot, |ui| foot::foot_ui(ui, state, dialog, &mut send));
        part(ui, right, |ui| preview::preview_ui(ui, state, dialog, textures, &mut send));
    });
    if ui.input_mut(|input| input.consume_shortcut(&SAVE)) {
        send(BriefCommand::Save);
    }
    // A click beside the dialog does not close it: much may be written in it.
    if modal.is_top_modal
        && !modal.any_popup_open
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        send(BriefCommand::Close);
    }
}

/// A part of the dialog, with space around it.
fn part(ui: &mut Ui, area: Rect, add: impl FnOnce(&mut Ui)) {
    let area = area - Margin::symmetric(14, 10);
    ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
        ui.set_clip_rect(ui.clip_rect().intersect(area.expand(4.0)));
        add(ui);
    });
}
