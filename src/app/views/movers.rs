//! What moved tension over the days in view, largest first; the parts add up
//! to the whole.

use egui::{Label, RichText, ScrollArea, Sense, Ui};

use super::widgets::{heading, muted};
use crate::app::command::{Command, Commands};
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::app::{fonts, style};
use crate::figure::signed;

const ROW_HEIGHT: f32 = 26.0;
const BAR_WIDTH: f32 = 70.0;

pub fn movers_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let words = &state.words;
    let Some(attribution) = &state.attribution else {
        ui.label(words.get("movers-mean"));
        return;
    };
    let (from, to) = state.view.days();
    let to = to.min(state.content.settings.as_of);
    let span = [("from", from.long().into()), ("to", to.long().into())];
    muted(ui, words.with("movers-span", &span));
    let total = attribution.total;
    ui.horizontal(|ui| {
        heading(ui, words.get("movers-total"));
        heading(ui, signed(total, 1));
    });
    let baseline = attribution.return_to_baseline;
    muted(ui, format!("{} {}", words.get("baseline-move"), signed(baseline, 1)));
    let largest = attribution.changes.first().map_or(1.0, |first| first.change.abs().max(1e-9));
    let count = attribution.changes.len();
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, ROW_HEIGHT, count, |ui, range| {
        for change in attribution.changes.get(range).unwrap_or_default() {
            row(ui, state, change.event, change.change, largest, commands);
        }
    });
}

fn row(
    ui: &mut Ui,
    state: &State,
    place: usize,
    change: f64,
    largest: f64,
    commands: &mut Commands,
) {
    let Some(event) = state.document.dossier.events.get(place) else { return };
    let selection = Selection::Event(place);
    let chosen = state.selection == selection;
    let size = egui::vec2(ui.available_width(), ROW_HEIGHT);
    let (area, response) = ui.allocate_exact_size(size, Sense::click());
    let theme = style::theme(ui.ctx());
    if chosen || response.hovered() {
        let fill = if chosen { theme.accent.faded(0.16) } else { theme.shade };
        ui.painter().rect_filled(area, 4.0, style::color(fill));
    }
    // Rises to the right of the middle, falls to the left.
    let middle = area.left() + BAR_WIDTH / 2.0;
    let length = (change / largest) as f32 * BAR_WIDTH / 2.0;
    let (left, right) = (middle.min(middle + length), middle.max(middle + length));
    let bar = egui::Rect::from_x_y_ranges(left..=right, area.shrink(8.0).y_range());
    ui.painter().rect_filled(bar, 1.5, style::color(theme.actor(event.actor.slot())));
    let text_area = area.with_min_x(area.left() + BAR_WIDTH + 8.0).shrink2(egui::vec2(0.0, 3.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(text_area), |ui| {
        ui.horizontal(|ui| {
            ui.label(RichText::new(signed(change, 1)).font(fonts::strong(12.5)));
            ui.add(Label::new(&event.headline).truncate().selectable(false));
        });
    });
    let name = format!("{}: {}", event.headline, signed(change, 1));
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
    if response.clicked() {
        commands.push(Command::Select(selection));
    }
}
