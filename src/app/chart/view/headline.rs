//! The sentence over the chart, and what a screen reader is told.

use egui::{RichText, Role, Sense, Ui, WidgetInfo};

use crate::app::actions::Action;
use crate::app::command::{Command, Commands};
use crate::app::look::fonts;
use crate::app::state::State;

pub(crate) fn headline_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let headline = &state.chart.headline;
    let response = ui
        .horizontal(|ui| {
            if !headline.value.is_empty() {
                let number = RichText::new(&headline.value).font(fonts::strong(34.0));
                let number = ui.add(egui::Button::new(number).frame(false));
                if number.on_hover_text(state.words.get("hint-method")).clicked() {
                    commands.push(Command::Act(Action::ShowMethod));
                }
            }
            let text = RichText::new(&headline.sentence).size(14.5);
            ui.add(egui::Label::new(text).wrap());
        })
        .response;
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, headline.full()));
}

/// Says what has changed: a screen reader reads it out without the focus
/// moving there. Nothing of it is painted.
pub(crate) fn announcement_ui(ui: &mut Ui, state: &State) {
    if state.announcement.is_empty() {
        return;
    }
    let area = egui::Rect::from_min_size(ui.max_rect().min, egui::vec2(1.0, 1.0));
    let response = ui.interact(area, ui.scope_id().with("announcement"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &state.announcement));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
}
