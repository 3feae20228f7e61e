//! Below a form: what belongs to its table and has forms of its own.

use egui::Ui;

use crate::app::actions::Action;
use crate::app::command::{Command, Commands};
use crate::app::forms::{Form, FormCommand, Target};
use crate::app::look::widgets::muted;
use crate::app::state::State;
use crate::dossier::RecordKind;
use crate::edit::Place;
use crate::reading::wording::number;

/// What belongs to the table and has forms of its own.
pub(super) fn below_ui(ui: &mut Ui, state: &State, form: &Form, commands: &mut Commands) {
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
                commands.push(Command::Form(FormCommand::Leave));
                commands.push(Command::Form(FormCommand::Remove(place.clone())));
            }
        }
    }
}
