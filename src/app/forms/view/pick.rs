//! Records that a field names: a search that finds them, what is picked, and a
//! new one made in place.

use egui::{Id, Key, Label, RichText, Sense, Ui};

use super::fields::FieldContext;
use super::text::{arrows, line_ui, offers};
use crate::app::command::{Command, Commands};
use crate::app::forms::FormCommand;
use crate::app::forms::choices::{Found, picked};
use crate::app::forms::citing::is_citation;
use crate::app::look::widgets::muted;
use crate::dossier::{FieldKind, RecordKind};
use crate::edit::Place;

pub(super) fn pick_ui(ui: &mut Ui, context: &FieldContext<'_>, label: Id, commands: &mut Commands) {
    let (kind, is_list) = match &context.field.field.kind {
        FieldKind::References(kind) => (*kind, true),
        FieldKind::Reference(kind) => (*kind, false),
        _ => return,
    };
    let picked = picked(context.field, is_list);
    let id = context.focus_id();
    let by = arrows(ui, id);
    if by != 0 {
        commands.push(Command::Form(FormCommand::MoveChoice(context.key(), by)));
    }
    // In an empty search, Backspace takes out what was picked last.
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let is_empty = context.field.search.is_empty();
    let backs = ui.input(|input| input.key_pressed(Key::Backspace) && input.modifiers.is_none());
    if let Some(last) = picked.last()
        && has_focus
        && is_empty
        && backs
    {
        commands.push(Command::Form(FormCommand::TakeOut(context.key(), last.clone())));
    }
    let typed = |text| FormCommand::Search(context.key(), text);
    line_ui(ui, context, label, &context.field.search, typed, commands);
    if offers(ui, id) || !is_empty {
        found_ui(ui, context, kind, commands);
    }
    picked_ui(ui, context, kind, &picked, commands);
}

fn found_ui(ui: &mut Ui, context: &FieldContext<'_>, kind: RecordKind, commands: &mut Commands) {
    let (state, search) = (context.state, context.field.search.trim());
    let Found { rows: found, more } = state.found(context.field);
    let chosen = context.field.chosen.min(found.len().saturating_sub(1));
    for (place, (_, name)) in found.iter().enumerate() {
        if row_ui(ui, name, place == chosen && !search.is_empty()) {
            commands.push(Command::Form(FormCommand::Choose(context.key(), place)));
        }
    }
    if more > 0 {
        muted(ui, state.words.with("palette-more", &[("count", more.into())]));
    }
    if found.is_empty() && search.is_empty() {
        muted(ui, state.words.get("form-nothing"));
    }
    if kind == RecordKind::Source && !search.is_empty() {
        let key = if is_citation(search) { "form-cite" } else { "form-new-source-named" };
        let text = state.words.with(key, &[("name", search.into())]).into_owned();
        if row_ui(ui, &text, found.is_empty()) {
            commands.push(Command::Form(FormCommand::Cite(context.key())));
        }
    }
}

/// A row that arrows and Enter choose, so that Tab goes on to what is asked next.
fn row_ui(ui: &mut Ui, text: &str, is_chosen: bool) -> bool {
    let text = RichText::new(text).size(12.0);
    let button = egui::Button::selectable(is_chosen, text).sense(Sense::CLICK).truncate();
    ui.add(button).clicked()
}

fn picked_ui(
    ui: &mut Ui,
    context: &FieldContext<'_>,
    kind: RecordKind,
    picked: &[String],
    commands: &mut Commands,
) {
    let state = context.state;
    for id in picked {
        ui.push_id(id, |ui| {
            ui.horizontal(|ui| {
                let place = Place::Record(kind, id.clone());
                let title = state.document.history().headline(&place);
                let values = [("name", title.as_str().into())];
                let remove = state.words.with("form-take-out", &values).into_owned();
                let response = ui.small_button("×");
                response
                    .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &remove));
                if response.on_hover_text(&remove).clicked() {
                    let command = FormCommand::TakeOut(context.key(), id.clone());
                    commands.push(Command::Form(command));
                }
                ui.add(Label::new(RichText::new(title).size(12.0)).truncate());
            });
        });
    }
    let new = kind == RecordKind::Source && context.field.search.is_empty();
    if new && ui.small_button(state.words.get("form-new-source")).clicked() {
        commands.push(Command::Form(FormCommand::NewFor(kind, context.key())));
    }
}
