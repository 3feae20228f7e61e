//! A field of a form: its name, something to write or choose in, what it reads
//! as, and what is wrong with it.

use egui::{ComboBox, Response, RichText, TextEdit, Ui};

use crate::app::command::{Command, Commands};
use crate::app::forms::view::pick;
use crate::app::forms::{Form, FormCommand, FormField, choice_key, field_key};
use crate::app::look::widgets::muted;
use crate::app::state::State;
use crate::dossier::{BOTH, Edtf, FieldKind, Slot};
use crate::edit::search_codes;
use crate::reading::wording;

/// Fields whose texts run over several lines.
const LONG: [&str; 5] = ["summary", "detail", "quote", "note", "text"];
/// How many codes are offered at once.
const MOST_CODES: usize = 8;

pub fn field_ui(
    ui: &mut Ui,
    state: &State,
    form: &Form,
    field: &FormField,
    commands: &mut Commands,
) {
    let name = state.words.get(&field_key(&field.field.key)).into_owned();
    let required = if field.field.required { " *" } else { "" };
    let label = ui.label(RichText::new(format!("{name}{required}")).size(12.0));
    match &field.field.kind {
        FieldKind::Choice(choices) => {
            choice(ui, state, form, field, choices, label.id, commands);
        }
        FieldKind::Flag => {
            let choices = ["true", "false"].map(str::to_owned);
            choice(ui, state, form, field, &choices, label.id, commands);
        }
        FieldKind::Actor => actor(ui, state, field, &name, true, commands),
        FieldKind::Reference(_) | FieldKind::References(_) => {
            pick::pick_ui(ui, state, field, &name, commands);
        }
        FieldKind::Code => {
            text(ui, field, label.id, commands);
            codes(ui, state, field, commands);
        }
        FieldKind::Date | FieldKind::Day => {
            text(ui, field, label.id, commands);
            reading(ui, state, field);
        }
        FieldKind::Claimant => {
            text(ui, field, label.id, commands);
            actor(ui, state, field, &name, false, commands);
        }
        _ => {
            text(ui, field, label.id, commands);
        }
    }
    // Words that find codes are on their way to one.
    let searches = matches!(field.field.kind, FieldKind::Code)
        && !form.tried
        && !search_codes(field.text.trim()).is_empty();
    let tells_lack = form.tried && field.field.required && field.text.trim().is_empty();
    match &field.error {
        Some(error) if !searches => {
            ui.colored_label(ui.visuals().error_fg_color, RichText::new(error).size(11.5));
        }
        None if tells_lack => {
            let ink = ui.visuals().error_fg_color;
            let text = RichText::new(state.words.get("form-needed")).size(11.5);
            ui.colored_label(ink, text);
        }
        _ => {}
    }
}

/// A text field; what is written goes out at once.
fn text(ui: &mut Ui, field: &FormField, label: egui::Id, commands: &mut Commands) -> Response {
    let mut text = field.text.clone();
    let is_long = LONG.contains(&field.field.key.as_str());
    let edit =
        if is_long { TextEdit::multiline(&mut text) } else { TextEdit::singleline(&mut text) };
    let edit = edit.desired_width(f32::INFINITY).desired_rows(if is_long { 2 } else { 1 });
    let edit =
        if field.error.is_some() { edit.text_color(ui.visuals().error_fg_color) } else { edit };
    let response = ui.add(edit).labelled_by(label);
    if response.changed() {
        commands.push(write(field, text));
    }
    if response.lost_focus() {
        commands.push(Command::Form(FormCommand::EndGesture));
    }
    response
}

fn write(field: &FormField, text: impl Into<String>) -> Command {
    Command::Form(FormCommand::Type(field.field.key.clone(), text.into()))
}

/// A plain reading of a date: `about 6 Feb 2018`.
fn reading(ui: &mut Ui, state: &State, field: &FormField) {
    match field.text.trim().parse::<Edtf>() {
        Ok(date) => {
            muted(ui, state.words.edtf(&date));
        }
        Err(_) if field.text.trim().is_empty() => {
            muted(ui, state.words.get("form-date-hint"));
        }
        Err(_) => {}
    }
}

fn choice(
    ui: &mut Ui,
    state: &State,
    form: &Form,
    field: &FormField,
    choices: &[String],
    label: egui::Id,
    commands: &mut Commands,
) {
    let type_name = form.target.type_name();
    let name = |word: &str| {
        let key = choice_key(type_name, &field.field.key, word);
        state.words.get(&key).into_owned()
    };
    let none = state.words.get("form-not-said");
    let shown = if field.text.is_empty() { none.into_owned() } else { name(&field.text) };
    let response = ComboBox::from_id_salt(("choice", field.field.key.as_str()))
        .selected_text(shown)
        .width(200.0)
        .show_ui(ui, |ui| {
            let can_be_empty = !field.field.required;
            let empty = can_be_empty.then(String::new);
            for word in empty.iter().chain(choices) {
                let text = if word.is_empty() {
                    state.words.get("form-not-said").into_owned()
                } else {
                    name(word)
                };
                if ui.selectable_label(field.text == *word, text).clicked() {
                    commands.push(write(field, word.as_str()));
                    commands.push(Command::Form(FormCommand::EndGesture));
                }
            }
        });
    response.response.labelled_by(label);
}

/// The sides as buttons, and both together where that is a choice.
fn actor(
    ui: &mut Ui,
    state: &State,
    field: &FormField,
    label: &str,
    with_both: bool,
    commands: &mut Commands,
) {
    let dossier = state.document.dossier();
    ui.horizontal_wrapped(|ui| {
        let sides = Slot::BOTH.map(|slot| {
            let side = dossier.side(slot);
            (side.id.as_str().to_owned(), side.name.clone())
        });
        let both = (BOTH.to_owned(), state.words.get("form-both").into_owned());
        let takes_both = with_both && field.field.key == "actor";
        for (id, name) in sides.into_iter().chain(takes_both.then_some(both)) {
            let chosen = field.text == id;
            let response = ui.selectable_label(chosen, &name);
            let full = format!("{label}: {name}");
            response.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &full)
            });
            if response.clicked() {
                // Chosen once more, what need not be said is not said.
                let clears = field.text == id && !field.field.required;
                commands.push(write(field, if clears { String::new() } else { id }));
                commands.push(Command::Form(FormCommand::EndGesture));
            }
        }
    });
}

/// CAMEO codes that what is written finds, by digits or by words, each with
/// its Goldstein score.
fn codes(ui: &mut Ui, state: &State, field: &FormField, commands: &mut Commands) {
    let query = field.text.trim();
    let found = search_codes(query);
    let exact = found.iter().find(|row| row.code == query);
    let describe = |row: &crate::dossier::cameo::CameoEntry| {
        let score = wording::number(row.goldstein);
        let quad = state.words.get(wording::quad_key(row.quad.by_sign(row.goldstein))).into_owned();
        format!("{} {} · {score} · {quad}", row.code, state.words.code_label(row))
    };
    if let Some(row) = exact {
        muted(ui, describe(row));
        return;
    }
    if query.is_empty() {
        muted(ui, state.words.get("form-code-hint"));
        return;
    }
    if found.is_empty() {
        muted(ui, state.words.get("form-no-code"));
    }
    for row in found.iter().take(MOST_CODES) {
        let text = RichText::new(describe(row)).size(12.0);
        let button = egui::Button::new(text).frame(false).truncate();
        if ui.add(button).clicked() {
            commands.push(write(field, row.code.to_string()));
            commands.push(Command::Form(FormCommand::EndGesture));
        }
    }
    let more = found.len().saturating_sub(MOST_CODES);
    if more > 0 {
        muted(ui, state.words.with("form-more-codes", &[("count", more.into())]));
    }
}
