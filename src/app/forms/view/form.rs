//! The form in front, in place of the side panel's parts: what is asked first,
//! the rest under *more*, and what adds it.

use egui::{Label, RichText, ScrollArea, Ui};

use super::{below, fields};
use crate::app::command::{Command, Commands};
use crate::app::forms::titles::title;
use crate::app::forms::{Form, FormCommand, Target};
use crate::app::look::fonts;
use crate::app::look::keys::keys_text;
use crate::app::look::widgets::{follow_focus, muted};
use crate::app::state::State;
use crate::words::one_line;

/// Height of what stands below the fields, in points.
const FOOT_HEIGHT: f32 = 84.0;

pub(crate) fn form_ui(ui: &mut Ui, state: &State, form: &Form, commands: &mut Commands) {
    let words = &state.words;
    let name = title(state, form);
    let text = RichText::new(&name).font(fonts::strong(13.5));
    ui.add(Label::new(text).truncate()).on_hover_text(name);
    if let Target::NewItem(id, _) | Target::NewMetric(id) = &form.target
        && let Some(commitment) = state.document.dossier().commitments.find(id)
    {
        ui.add(Label::new(RichText::new(commitment.text.as_str()).weak()).truncate());
    }
    if form.target == Target::MadeUp {
        muted(ui, words.get("form-made-up-note"));
    }
    if !form.target.is_new() {
        muted(ui, words.get("form-at-once"));
    }
    ui.separator();
    let height = (ui.available_height() - FOOT_HEIGHT).max(80.0);
    // Each form has its own place to scroll to, and begins at the top.
    ScrollArea::vertical()
        .id_salt(("form", form.serial))
        .auto_shrink(false)
        .max_height(height)
        .show(ui, |ui| {
            for field in form.fields.iter().filter(|field| !form.is_more(field)) {
                field_ui(ui, state, form, field, commands);
            }
            more_ui(ui, state, form, commands);
            below::below_ui(ui, state, form, commands);
            ui.add_space(12.0);
            follow_focus(ui);
        });
    ui.separator();
    foot_ui(ui, state, form, commands);
}

fn field_ui(
    ui: &mut Ui,
    state: &State,
    form: &Form,
    field: &super::super::FormField,
    commands: &mut Commands,
) {
    // A place of its own, so that what one field shows moves no other's focus.
    ui.push_id((form.serial, field.field.key.as_str()), |ui| {
        fields::field_ui(ui, state, form, field, commands);
    });
    ui.add_space(6.0);
}

fn more_ui(ui: &mut Ui, state: &State, form: &Form, commands: &mut Commands) {
    let more: Vec<_> = form.fields.iter().filter(|field| form.is_more(field)).collect();
    if more.is_empty() {
        return;
    }
    let key = if form.shows_more { "form-less" } else { "form-more" };
    let name = state.words.with(key, &[("count", form.filled_under_more().into())]);
    ui.push_id((form.serial, "more"), |ui| {
        if ui.button(RichText::new(name).size(12.0)).clicked() {
            commands.push(Command::Form(FormCommand::ToggleMore));
        }
    });
    if !form.shows_more {
        return;
    }
    ui.add_space(4.0);
    for field in more {
        field_ui(ui, state, form, field, commands);
    }
}

fn foot_ui(ui: &mut Ui, state: &State, form: &Form, commands: &mut Commands) {
    let words = &state.words;
    if let Some(error) = &form.error {
        ui.colored_label(ui.visuals().error_fg_color, error);
    } else if form.tried && form.lacking().next().is_some() {
        ui.colored_label(ui.visuals().error_fg_color, words.get("form-lacks"));
    }
    let send = |ui: &mut Ui, text: RichText, command: FormCommand, commands: &mut Commands| {
        if ui.button(text).clicked() {
            commands.push(Command::Form(command));
        }
    };
    ui.horizontal(|ui| {
        if !form.target.is_new() {
            let done = RichText::new(words.get("form-done"));
            send(ui, done, FormCommand::Leave, commands);
            return;
        }
        let is_made_up = form.target == Target::MadeUp;
        let name = words.get(if is_made_up { "form-assume" } else { "form-add" });
        let add = RichText::new(name).font(fonts::strong(13.0));
        send(ui, add, FormCommand::Commit, commands);
        send(ui, RichText::new(words.get("form-cancel")), FormCommand::Cancel, commands);
    });
    let keys = egui::KeyboardShortcut::new(egui::Modifiers::COMMAND, egui::Key::Enter);
    if form.target.is_new() {
        let values = [("keys", keys_text(ui, &keys).into())];
        muted(ui, words.with("form-keys", &values));
    }
    if form.target.is_new() && ui.input_mut(|input| input.consume_shortcut(&keys)) {
        commands.push(Command::Form(FormCommand::Commit));
    }
}

/// Forms that were left with something written in them.
pub(crate) fn aside_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    for (place, form) in state.forms.aside.iter().enumerate() {
        ui.horizontal(|ui| {
            let headline = one_line(form.headline(), MOST_TOLD).into_owned();
            let values = [("what", title(state, form).into()), ("headline", headline.into())];
            let name = state.words.with("form-aside", &values).into_owned();
            let resume = ui.small_button(state.words.get("form-resume"));
            if resume.on_hover_text(&name).clicked() {
                commands.push(Command::Form(FormCommand::Resume(place)));
            }
            let give_up = ui.small_button("×");
            let tip = state.words.with("form-give-up", &values).into_owned();
            give_up.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &tip));
            if give_up.on_hover_text(&tip).clicked() {
                commands.push(Command::Form(FormCommand::ThrowAway(place)));
            }
            ui.add(Label::new(RichText::new(&name).size(12.0)).truncate()).on_hover_text(name);
        });
    }
    if !state.forms.aside.is_empty() {
        ui.separator();
    }
}

/// Characters of a headline that a row has room for.
const MOST_TOLD: usize = 80;
