//! What arrived on the window and is no dossier, and what loses a record that
//! is to be taken out.

use egui::{RichText, ScrollArea, Ui};

use crate::app::actions::Action;
use crate::app::command::{Command, Commands};
use crate::app::file::FileCommand;
use crate::app::file::arriving::{Foreign, ForeignOffer};
use crate::app::forms::{field_key, place_in_words};
use crate::app::look::fonts;
use crate::app::look::widgets::{heading, muted};
use crate::app::state::State;
use crate::edit::Loss;
use crate::words::one_line;

/// Characters of a headline that a row has room for.
const MOST_TOLD: usize = 90;

pub(super) fn foreign_ui(ui: &mut Ui, state: &State, foreign: &Foreign, commands: &mut Commands) {
    let words = &state.words;
    heading(ui, words.get("foreign-title"));
    ui.label(foreign.what.as_str());
    ui.label(foreign.advice.as_str());
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        for (place, offer) in foreign.offers.iter().enumerate() {
            let key = match offer {
                ForeignOffer::Source(_) => "foreign-source",
                ForeignOffer::Dossier(_) => "foreign-dossier",
                ForeignOffer::Import(_) => Action::Import.name_key(),
                ForeignOffer::DraftFile(_) | ForeignOffer::DraftText(_) => {
                    Action::DraftFromText.name_key()
                }
            };
            let font =
                if place == 0 { fonts::strong(13.0) } else { egui::FontId::proportional(13.0) };
            if ui.button(RichText::new(words.get(key)).font(font)).clicked() {
                commands.push(Command::File(FileCommand::TakeForeign(place)));
            }
        }
        if ui.button(words.get("unsaved-cancel")).clicked() {
            commands.push(Command::File(FileCommand::Dismiss));
        }
    });
}

pub(super) fn removal_ui(
    ui: &mut Ui,
    state: &State,
    name: &str,
    losses: &[Loss],
    commands: &mut Commands,
) {
    let words = &state.words;
    heading(ui, words.get("removal-title"));
    let values =
        [("name", one_line(name, MOST_TOLD).into_owned().into()), ("count", losses.len().into())];
    ui.label(words.with("removal-text", &values));
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        for loss in losses {
            let headline = one_line(&loss.headline, MOST_TOLD);
            let what = place_in_words(&loss.place, &headline, words);
            let field = words.get(&field_key(&loss.key)).into_owned();
            let values = [("what", what.into()), ("field", field.into())];
            ui.label(words.with("removal-loss", &values));
        }
    });
    muted(ui, words.get("removal-undo"));
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        let cancel = RichText::new(words.get("removal-keep")).font(fonts::strong(13.0));
        if ui.button(cancel).clicked() {
            commands.push(Command::File(FileCommand::Dismiss));
        }
        if ui.button(words.get("removal-go")).clicked() {
            commands.push(Command::File(FileCommand::RemoveAnyway));
        }
    });
}
