//! The fields of a candidate, to be changed before it is taken.

use egui::{ComboBox, Grid, Key, Label, RichText, TextEdit, Ui};

use super::about::about_ui;
use super::send;
use crate::app::command::Commands;
use crate::app::drafting::{DraftCommand, shown};
use crate::app::forms::{choice_key, field_key};
use crate::app::look::widgets::muted;
use crate::app::state::State;
use crate::dossier::{BOTH, CameoCode, FieldKind, Slot, field_of};
use crate::drafting::review::{Item, ItemKind, Review};
use crate::reading::wording::number;
use crate::words::read_date;

pub(super) fn fields_ui(
    ui: &mut Ui,
    state: &State,
    review: &Review,
    item: &Item,
    commands: &mut Commands,
) {
    Grid::new("draft-fields").num_columns(2).spacing([10.0, 4.0]).show(ui, |ui| {
        for (place, key) in shown::fields(item.kind).iter().enumerate() {
            row_ui(ui, state, item, key, place == 0, commands);
            ui.end_row();
        }
        if matches!(item.kind, ItemKind::Claim | ItemKind::Evidence) {
            let label = ui.label(state.words.get("draft-about"));
            about_ui(ui, state, review, item, label.id, commands);
            ui.end_row();
        }
    });
    if matches!(item.kind, ItemKind::Claim | ItemKind::Evidence) {
        let note = item.fields.text("note").unwrap_or_default();
        ui.add(Label::new(RichText::new(note).italics()).wrap());
    }
}

fn row_ui(
    ui: &mut Ui,
    state: &State,
    item: &Item,
    key: &'static str,
    is_first: bool,
    commands: &mut Commands,
) {
    let words = &state.words;
    let name = if key == shown::CODE { "draft-code".to_owned() } else { field_key(key) };
    let label = ui.label(words.get(&name).into_owned());
    let Some(field) = field_of(shown::type_name(item.kind), key) else { return };
    let text = item.fields.text(key).unwrap_or_default();
    match &field.kind {
        FieldKind::Choice(choices) => {
            let named = |word: &String| {
                let key = choice_key(shown::type_name(item.kind), key, word);
                (word.clone(), words.get(&key).into_owned())
            };
            let options: Vec<_> = choices.iter().map(named).collect();
            choose_ui(ui, key, text, &options, label.id, commands);
        }
        FieldKind::Actor | FieldKind::Claimant | FieldKind::Reference(_) => {
            sides_ui(ui, state, key, text, label.id, commands);
        }
        FieldKind::Flag => lasting_ui(ui, state, item, label.id, commands),
        kind => {
            ui.vertical(|ui| {
                text_ui(ui, state, key, text, (label.id, is_first), commands);
                match kind {
                    FieldKind::Date => date_ui(ui, state, text),
                    FieldKind::Code => code_ui(ui, state, item, text, commands),
                    _ => {}
                }
            });
        }
    }
}

fn text_ui(
    ui: &mut Ui,
    state: &State,
    key: &'static str,
    text: &str,
    (label, is_first): (egui::Id, bool),
    commands: &mut Commands,
) {
    let mut written = text.to_owned();
    let is_long = shown::is_long(key);
    let edit = if is_long {
        TextEdit::multiline(&mut written).desired_rows(1).return_key(None)
    } else {
        TextEdit::singleline(&mut written)
    };
    let width = if is_long { f32::INFINITY } else { 180.0 };
    let response = ui.add(edit.desired_width(width)).labelled_by(label);
    if is_first && state.drafting.edits {
        response.request_focus();
    }
    // Enter leaves a field of several lines, too, so that the keys work again.
    if is_long && response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        response.surrender_focus();
    }
    if response.changed() {
        send(commands, DraftCommand::Set(key, written));
    }
}

/// How a date is understood.
fn date_ui(ui: &mut Ui, state: &State, text: &str) {
    if text.is_empty() {
        return;
    }
    match read_date(text, None) {
        Ok(read) => {
            muted(ui, state.words.edtf(&read.edtf));
        }
        Err(_) => {
            ui.colored_label(ui.visuals().error_fg_color, state.words.get("draft-wrong-day"));
        }
    }
}

/// What a code means, and the runners-up, each of which can be taken instead.
fn code_ui(ui: &mut Ui, state: &State, item: &Item, text: &str, commands: &mut Commands) {
    let words = &state.words;
    let named = |code: CameoCode| {
        let entry = code.entry();
        let lasting = words.get(if entry.lasting { "code-lasting" } else { "code-passing" });
        let label = words.code_label(entry);
        format!("{label} · {} · {lasting}", number(entry.goldstein))
    };
    match text.trim().parse::<CameoCode>() {
        Ok(code) => {
            ui.add(Label::new(RichText::new(named(code)).size(12.0)).wrap());
        }
        Err(_) => {
            let found = crate::edit::search_codes(text.trim());
            if found.is_empty() {
                ui.colored_label(ui.visuals().error_fg_color, words.get("form-no-code"));
            }
            for one in found.iter().take(4) {
                code_button(ui, one.entry.code, &named_entry(state, one.entry), commands);
            }
        }
    }
    let readings = item.fields.get("readings").and_then(|value| value.as_array());
    let readings = readings.into_iter().flatten().filter_map(|one| one.as_str());
    let others: Vec<CameoCode> = readings.filter_map(|code| code.parse().ok()).collect();
    for code in others.into_iter().filter(|code| code.as_str() != text) {
        code_button(ui, code.as_str(), &named(code), commands);
    }
}

fn named_entry(state: &State, entry: &crate::dossier::cameo::CameoEntry) -> String {
    format!("{} · {}", state.words.code_label(entry), number(entry.goldstein))
}

fn code_button(ui: &mut Ui, code: &str, meaning: &str, commands: &mut Commands) {
    let text = RichText::new(format!("{code} {meaning}")).size(11.5);
    if ui.add(egui::Button::new(text).wrap()).clicked() {
        send(commands, DraftCommand::Set(shown::CODE, code.to_owned()));
    }
}

/// Whether it stays in force: by its code, unless the user says otherwise.
fn lasting_ui(ui: &mut Ui, state: &State, item: &Item, label: egui::Id, commands: &mut Commands) {
    let code = item.fields.text("code").and_then(|code| code.parse::<CameoCode>().ok());
    let by_code = code.is_some_and(|code| code.entry().lasting);
    let own = item.fields.get("lasting").and_then(|value| value.as_bool());
    let mut lasts = own.unwrap_or(by_code);
    let text = state.words.get(if lasts { "code-lasting" } else { "code-passing" });
    if ui.checkbox(&mut lasts, text).labelled_by(label).changed() {
        let said = if lasts == by_code { String::new() } else { lasts.to_string() };
        send(commands, DraftCommand::Set(shown::LASTING, said));
    }
}

fn sides_ui(
    ui: &mut Ui,
    state: &State,
    key: &'static str,
    text: &str,
    label: egui::Id,
    commands: &mut Commands,
) {
    let dossier = state.document.dossier();
    let mut options: Vec<(String, String)> = Slot::BOTH
        .map(|slot| (dossier.side(slot).id.as_str().to_owned(), dossier.side(slot).name.clone()))
        .into();
    if shown::takes_both(key) {
        options.push((BOTH.to_owned(), state.words.get("form-both").into_owned()));
    }
    choose_ui(ui, key, text, &options, label, commands);
}

fn choose_ui(
    ui: &mut Ui,
    key: &'static str,
    text: &str,
    options: &[(String, String)],
    label: egui::Id,
    commands: &mut Commands,
) {
    let shown = options.iter().find(|(value, _)| value == text).map_or(text, |(_, name)| name);
    let combo = ComboBox::from_id_salt(("draft-choice", key)).selected_text(shown);
    let response = combo.show_ui(ui, |ui| {
        for (value, name) in options {
            if ui.selectable_label(value == text, name).clicked() {
                send(commands, DraftCommand::Set(key, value.clone()));
            }
        }
    });
    response.response.labelled_by(label);
}
