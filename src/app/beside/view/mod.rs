//! The data beside the dossier, as the panel shows them.

mod overview;
mod report;
mod reports;
mod trial;

use egui::Ui;

use super::{BesideCommand, BesidePage};
use crate::app::command::{Command, Commands};
use crate::app::state::State;

pub(crate) fn beside_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    match &state.beside.page {
        BesidePage::All => overview::overview_ui(ui, state, commands),
        BesidePage::Reports(page) => reports::reports_ui(ui, state, page, commands),
        BesidePage::Trial(page) => trial::trial_ui(ui, state, page, commands),
    }
}

/// A button back to all streams and indices.
fn back_button(ui: &mut Ui, state: &State, commands: &mut Commands) {
    if ui.small_button(state.words.get("beside-back")).clicked() {
        commands.push(Command::Beside(BesideCommand::ShowAll));
    }
}
