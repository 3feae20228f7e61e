//! What is said at the first start, over the example: what is seen, and what can be done.

use egui::{Align2, Color32, Id, Label, Modal, Ui, vec2};

use crate::app::actions::Action;
use crate::app::command::{Command, Commands};
use crate::app::look::widgets::{focus_on_opening, heading};
use crate::app::state::State;

/// Width of the card, and its distance from the lower edge, in points.
const WIDTH: f32 = 620.0;
const ABOVE: f32 = 56.0;
/// So little does it darken what it speaks of.
const SHADE: Color32 = Color32::from_black_alpha(24);

pub(super) fn welcome_ui(ui: &Ui, state: &State, commands: &mut Commands) {
    let id = Id::unique("welcome");
    let area = Modal::default_area(id).anchor(Align2::CENTER_BOTTOM, vec2(0.0, -ABOVE));
    let modal = Modal::new(id).area(area).backdrop_color(SHADE).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 40.0));
        let words = &state.words;
        heading(ui, words.get("welcome-title"));
        ui.add_space(4.0);
        for key in ["welcome-chart", "welcome-panel", "welcome-number"] {
            ui.add(Label::new(words.get(key)).wrap());
        }
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            let look = ui.button(words.get("welcome-look"));
            focus_on_opening(ui, &look);
            if look.clicked() {
                commands.push(Command::CloseOverlay);
            }
            for (key, action) in [("welcome-new", Action::New), ("welcome-open", Action::Open)] {
                if ui.button(words.get(key)).clicked() {
                    commands.extend([Command::CloseOverlay, Command::Act(action)]);
                }
            }
        });
    });
    if modal.should_close() {
        commands.push(Command::CloseOverlay);
    }
}
