//! How this is computed: what the number measures, with which settings, and what
//! the range round it is.

use egui::{Grid, ScrollArea, Ui};

use crate::app::actions::Action;
use crate::app::command::{Command, Commands};
use crate::app::file::opened::Access;
use crate::app::help::HelpPage;
use crate::app::look::widgets::{action_button, heading, muted};
use crate::app::state::State;
use crate::reading::Method;

const WIDTH: f32 = 620.0;
/// Least space between the page and the window's edges.
const EDGES: f32 = 160.0;

pub(super) fn method_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let screen = ui.ctx().content_rect();
    ui.set_width(WIDTH.min(screen.width() - 60.0));
    let words = &state.words;
    let method = Method::of(state.document.dossier(), &state.content, words);
    heading(ui, words.get("method-title"));
    ui.add_space(4.0);
    let most = (screen.height() - EDGES).max(120.0);
    ScrollArea::vertical().max_height(most).min_scrolled_height(most).show(ui, |ui| {
        ui.label(&method.scale);
        ui.label(state.chart.headline.full());
        ui.add_space(6.0);
        for paragraph in &method.text {
            ui.label(paragraph);
            ui.add_space(4.0);
        }
        if let Some(band) = &method.band {
            ui.label(band);
            ui.add_space(4.0);
        }
        Grid::new("method-settings").num_columns(2).spacing([18.0, 4.0]).show(ui, |ui| {
            for (name, value) in &method.settings {
                muted(ui, name);
                ui.label(value);
                ui.end_row();
            }
        });
    });
    ui.add_space(8.0);
    let before = commands.len();
    ui.horizontal_wrapped(|ui| {
        action_button(ui, state, Action::ShowStanding, commands);
        action_button(ui, state, Action::ShowMovers, commands);
        if state.document.access == Access::Open {
            action_button(ui, state, Action::EditModel, commands);
        }
        if ui.button(words.get("settings-close")).clicked() {
            commands.push(Command::CloseOverlay);
        }
    });
    if ui.link(words.get("method-more")).clicked() {
        commands.push(Command::ShowHelp(HelpPage::method()));
        return;
    }
    if commands.len() > before {
        // What was asked for shows under it.
        commands.push(Command::CloseOverlay);
    }
}
