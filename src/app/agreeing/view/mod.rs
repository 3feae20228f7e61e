//! The dialog of a comparison with a second coder, as it is drawn.

mod asking;
mod card;
mod facing;
mod list;
mod measures;

use egui::{Frame, Id, Key, Label, Modal, Modifiers, RichText, Ui};

use super::{AgreeCommand, Walk};
use crate::app::actions::Action;
use crate::app::command::{Command, Commands};
use crate::app::file::opened::Access;
use crate::app::look::dialog;
use crate::app::look::widgets::{heading, muted};
use crate::app::state::State;
use crate::edit::Settling;

/// Space between the window's edge and the dialog, in points.
const AROUND: f32 = 24.0;
/// Width of the dialog in which a file is asked for, in points.
const ASKING_WIDTH: f32 = 640.0;
/// The most that the list and the card are wide together.
const MOST_WIDTH: f32 = 1_200.0;
/// The list's share of the width.
const LIST_SHARE: f32 = 0.3;
/// Height of what stands below both, in points.
const END_HEIGHT: f32 = 64.0;

pub(crate) fn agreeing_ui(ui: &Ui, state: &State, commands: &mut Commands) {
    let frame = Frame::popup(ui.style()).inner_margin(14);
    let modal = Modal::new(Id::unique("agreeing")).frame(frame).show(ui.ctx(), |ui| {
        let size = ui.ctx().content_rect().size() - egui::vec2(AROUND, AROUND) * 2.0;
        ui.set_max_height(size.y);
        match state.agreeing.walk.as_deref() {
            None => {
                ui.set_width(ASKING_WIDTH.min(size.x));
                asking::asking_ui(ui, state, commands);
            }
            Some(walk) => {
                let most = if walk.records.is_empty() { ASKING_WIDTH } else { MOST_WIDTH };
                ui.set_width(most.min(size.x));
                let bottom = ui.cursor().top() + size.y;
                walk_ui(ui, state, walk, bottom, commands);
            }
        }
    });
    if dialog::is_left(ui, "agreeing", &modal) {
        send(commands, AgreeCommand::Close);
    }
}

fn send(commands: &mut Commands, command: AgreeCommand) {
    commands.push(Command::Agree(command));
}

fn is_read_only(state: &State) -> bool {
    state.document.access == Access::ReadOnly
}

/// Why something could not be done, what was done, or what goes on.
fn told_ui(ui: &mut Ui, state: &State) {
    if let Some(why) = &state.agreeing.wrong {
        let ink = ui.visuals().error_fg_color;
        ui.add(Label::new(RichText::new(why).color(ink)).wrap());
    } else if let Some(told) = &state.agreeing.told {
        ui.add(Label::new(told).wrap());
    }
    if state.agreeing.is_busy {
        ui.horizontal(|ui| {
            ui.spinner();
            ui.label(state.words.get("agree-reading"));
        });
    }
}

fn walk_ui(ui: &mut Ui, state: &State, walk: &Walk, bottom: f32, commands: &mut Commands) {
    keys(ui, commands);
    let words = &state.words;
    heading(ui, words.with("agree-heading", &[("name", walk.name.as_str().into())]));
    measures::measures_ui(ui, state, walk);
    if walk.records.is_empty() {
        ui.add_space(6.0);
        ui.add(Label::new(words.get(nothing_key(walk))).wrap());
        told_ui(ui, state);
        ui.add_space(6.0);
        end_ui(ui, state, commands);
        return;
    }
    ui.separator();
    let [mut left, mut right] = dialog::columns(ui, bottom - END_HEIGHT, LIST_SHARE);
    list::list_ui(&mut left, state, walk, commands);
    card::card_ui(&mut right, state, walk, commands);
    ui.separator();
    end_ui(ui, state, commands);
    muted(ui, words.get("agree-keys"));
}

/// Why there is nothing to walk through.
fn nothing_key(walk: &Walk) -> &'static str {
    let judged = walk.agreement.kappas.values().any(|kappa| kappa.count > 0);
    let is_all = walk.agreement.uncoded.is_empty() && walk.agreement.unjudged.is_empty();
    if judged && is_all { "agree-nothing" } else { "agree-nothing-yet" }
}

/// What ends the walk, or begins another.
fn end_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let words = &state.words;
    ui.horizontal_wrapped(|ui| {
        if ui.button(words.get("import-close")).clicked() {
            send(commands, AgreeCommand::Close);
        }
        if ui.button(words.get("agree-another")).clicked() {
            send(commands, AgreeCommand::Another);
        }
        if is_read_only(state) {
            ui.colored_label(ui.visuals().warn_fg_color, words.get("agree-read-only"));
        }
    });
}

/// Keys of the walk. While something is written, or a list is open, they belong to that.
fn keys(ui: &Ui, commands: &mut Commands) {
    let context = ui.ctx();
    if context.text_edit_focused() || egui::Popup::is_any_open(context) {
        return;
    }
    let pressed = |modifiers, key: Key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let plain = [
        (Key::Num1, AgreeCommand::Settle(Settling::Mine)),
        (Key::Num2, AgreeCommand::Settle(Settling::Theirs)),
        (Key::Num3, AgreeCommand::Settle(Settling::Slip)),
        (Key::U, AgreeCommand::TakeBack),
        (Key::N, AgreeCommand::Step(1)),
        (Key::P, AgreeCommand::Step(-1)),
        (Key::PageDown, AgreeCommand::Step(1)),
        (Key::PageUp, AgreeCommand::Step(-1)),
    ];
    for (key, command) in plain {
        if pressed(Modifiers::NONE, key) {
            send(commands, command);
        }
    }
    // The one with more keys first: the other would take its keys, too.
    for (action, back) in [(Action::Redo, false), (Action::Undo, true)] {
        let consumed = |keys| ui.input_mut(|input| input.consume_shortcut(keys));
        if action.shortcuts().iter().any(consumed) {
            send(commands, AgreeCommand::Retrace(back));
        }
    }
    // Where nothing has the focus, arrows go through the records.
    if context.memory(|memory| memory.focused()).is_none() {
        for (key, by) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1)] {
            if pressed(Modifiers::NONE, key) {
                send(commands, AgreeCommand::Step(by));
            }
        }
    }
}
