//! The form in front, in place of the side panel's parts.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui};

use crate::app::actions::Action;
use crate::app::command::{Command, Commands};
use crate::app::forms::view::fields;
use crate::app::forms::{Form, FormCommand, Target, kind_key, list_key, place_in_words};
use crate::app::look::fonts;
use crate::app::look::widgets::muted;
use crate::app::state::State;
use crate::dossier::{Dossier, RecordKind};
use crate::edit::{ItemList, Place};
use crate::reading::wording::number;

pub fn form_ui(ui: &mut Ui, state: &State, form: &Form, commands: &mut Commands) {
    let words = &state.words;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = if form.target.is_new() { "form-cancel" } else { "form-done" };
            if ui.button(words.get(close)).clicked() {
                commands.push(Command::Form(FormCommand::CloseForm));
            }
            // In the room that the button leaves.
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title = title(state, form);
                let text = RichText::new(&title).font(fonts::strong(13.5));
                ui.add(Label::new(text).truncate()).on_hover_text(title);
            });
        });
    });
    if let Target::NewItem(id, _) | Target::NewMetric(id) = &form.target
        && let Some(commitment) = state.document.dossier().commitments.find(id)
    {
        muted(ui, commitment.text.as_str());
    }
    if form.target == Target::MadeUp {
        muted(ui, words.get("form-made-up-note"));
    }
    if form.target.is_new() {
        add_button(ui, state, form, commands);
    } else {
        muted(ui, words.get("form-at-once"));
    }
    if let Some(error) = &form.error {
        ui.colored_label(ui.visuals().error_fg_color, error);
    }
    ui.separator();
    ScrollArea::vertical().id_salt("form").auto_shrink(false).show(ui, |ui| {
        for field in &form.fields {
            fields::field_ui(ui, state, form, field, commands);
            ui.add_space(5.0);
        }
        below(ui, state, form, commands);
        ui.add_space(12.0);
    });
}

fn title(state: &State, form: &Form) -> String {
    let words = &state.words;
    let new = |key: &str| {
        let kind = words.get(key).into_owned();
        words.with("form-new", &[("kind", kind.into())]).into_owned()
    };
    match &form.target {
        Target::New(kind) => new(kind_key(*kind)),
        Target::NewItem(_, list) => new(list_key(*list)),
        Target::NewMetric(_) => new("field-metric"),
        Target::MadeUp => state.words.get("form-made-up").into_owned(),
        Target::Existing(place) => {
            let headline = headline(state.document.dossier(), place);
            let what = place_in_words(place, &headline, words);
            words.with("form-edit", &[("what", what.into())]).into_owned()
        }
    }
}

/// What a table is called to a reader.
fn headline(dossier: &Dossier, place: &Place) -> String {
    let found = match place {
        Place::Dossier | Place::Model => None,
        Place::Record(kind, id) => match kind {
            RecordKind::Side => {
                let side = dossier.sides.iter().find(|side| side.id.as_str() == id);
                side.map(|side| side.name.clone())
            }
            RecordKind::Event => dossier.events.find(id).map(|event| event.headline.clone()),
            RecordKind::Source => dossier.sources.find(id).map(|source| source.title.clone()),
            RecordKind::Period => dossier.periods.find(id).map(|period| period.label.clone()),
            RecordKind::Commitment => dossier.commitments.find(id).map(|c| c.text.clone()),
            RecordKind::Stream => dossier.streams.find(id).map(|stream| stream.label.clone()),
            RecordKind::Index => dossier.indices.find(id).map(|index| index.label.clone()),
        },
        Place::Item(_, ItemList::References, at) => {
            dossier.model.references.get(*at).map(|reference| reference.date.to_string())
        }
        Place::Metric(id) | Place::Item(id, ..) => {
            dossier.commitments.find(id).map(|c| c.text.clone())
        }
    };
    found.unwrap_or_default()
}

fn add_button(ui: &mut Ui, state: &State, form: &Form, commands: &mut Commands) {
    let is_made_up = form.target == Target::MadeUp;
    let name = state.words.get(if is_made_up { "form-assume" } else { "form-add" });
    let text = RichText::new(name).font(fonts::strong(13.0));
    let keys = egui::KeyboardShortcut::new(egui::Modifiers::COMMAND, egui::Key::Enter);
    let hint = ui.ctx().format_shortcut(&keys);
    let pressed = ui.input_mut(|input| input.consume_shortcut(&keys));
    if ui.button(text).on_hover_text(hint).clicked() || pressed {
        commands.push(Command::Form(FormCommand::Commit));
    }
    if form.tried && form.lacks() {
        muted(ui, state.words.get("form-lacks"));
    }
}

/// What belongs to the table and has forms of its own.
fn below(ui: &mut Ui, state: &State, form: &Form, commands: &mut Commands) {
    let dossier = state.document.dossier();
    let mut open = |ui: &mut Ui, name: &str, place: Place| {
        if ui.button(name).clicked() {
            commands.push(Command::Form(FormCommand::Open(place)));
        }
    };
    let Target::Existing(place) = &form.target else { return };
    match place {
        Place::Dossier => {
            ui.separator();
            muted(ui, state.words.get("field-sides"));
            for side in &dossier.sides {
                let place = Place::Record(RecordKind::Side, side.id.as_str().to_owned());
                open(ui, &side.name, place);
            }
            muted(ui, state.words.get("form-periods"));
            for period in &dossier.periods {
                let place = Place::Record(RecordKind::Period, period.id.to_string());
                open(ui, &period.label, place);
            }
            if ui.button(state.words.get("action-add-period")).clicked() {
                commands.push(Command::Form(FormCommand::New(RecordKind::Period)));
            }
        }
        Place::Model => {
            ui.separator();
            muted(ui, state.words.get("form-references"));
            for (at, reference) in dossier.model.references.iter().enumerate() {
                let day = state.words.edtf(&reference.date);
                let tension = number(reference.tension);
                let values = [("day", day.into()), ("tension", tension.into())];
                let name = state.words.with("form-reference", &values);
                open(ui, &name, Place::reference(at));
            }
            if ui.button(state.words.get("button-reference")).clicked() {
                commands.push(Command::Form(FormCommand::NewReference));
            }
            if ui.button(state.words.get(Action::Calibrate.name_key())).clicked() {
                commands.push(Command::Act(Action::Calibrate));
            }
        }
        Place::Record(RecordKind::Side, _) => {}
        place => {
            ui.separator();
            if ui.button(state.words.get("form-remove")).clicked() {
                commands.push(Command::Form(FormCommand::CloseForm));
                commands.push(Command::Form(FormCommand::Remove(place.clone())));
            }
        }
    }
}
