//! What stands in the window while the first file is read: its name, and what
//! one can look at instead.

use egui::{RichText, Spinner, Ui};

use crate::app::actions::Action;
use crate::app::command::Commands;
use crate::app::look::fonts;
use crate::app::look::widgets::action_button;
use crate::app::state::State;

pub(crate) fn awaited_ui(ui: &mut Ui, state: &State, name: &str, commands: &mut Commands) {
    ui.add_space(ui.available_height() * 0.35);
    ui.vertical_centered(|ui| {
        ui.add(Spinner::new().size(28.0));
        ui.add_space(12.0);
        let reading = state.words.with("status-reading", &[("name", name.into())]);
        ui.label(RichText::new(reading).font(fonts::strong(18.0)));
        ui.add_space(12.0);
        for action in [Action::OpenSample, Action::Open] {
            action_button(ui, state, action, commands);
        }
    });
}
