//! The numbered key under the chart: what had no room for a label. Of a long
//! one the beginning shows, and the whole on demand, in place of the lanes.

use egui::{Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::app::chart::picture::ArrangeCommand;
use crate::app::chart::view::shown;
use crate::app::command::{Command, Commands};
use crate::app::look::canvas;
use crate::app::look::fonts::WindowFonts;
use crate::app::look::widgets::scratch;
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::figure::{ChartLayout, KeyLine, KeyPainter, Page, key_height};

/// Height of the line that closes the whole key, in points.
const CLOSE_HEIGHT: f32 = 24.0;

pub(super) fn key_ui(
    ui: &Ui,
    state: &State,
    layout: &ChartLayout,
    area: Rect,
    commands: &mut Commands,
) {
    if area.height() <= 0.0 {
        return;
    }
    let fonts = WindowFonts::new(ui.ctx());
    let selected = state.selected_event();
    let painter = KeyPainter { shown: shown(ui, state, &fonts), layout, selected };
    let mut scene = scratch(ui);
    let painted = painter.paint(&mut scene, canvas::figure_rect(area));
    canvas::paint(ui.painter(), &scene.shapes);
    for line in &painted.lines {
        line_ui(ui, state, line, commands);
    }
    if let Some((count, more)) = painted.more {
        let name = state.words.with("chart-key-more", &[("count", count.into())]).into_owned();
        let response = button(ui, ("key", "more"), canvas::rect(more), &name);
        if response.on_hover_text(state.words.get("hint-key")).clicked() {
            commands.push(Command::Arrange(ArrangeCommand::OpenKey(true)));
        }
    }
}

/// All of the key, where the lanes were.
pub(super) fn whole_ui(ui: &mut Ui, state: &State, page: &Page, commands: &mut Commands) {
    let area = Rect::from_min_max(
        egui::pos2(page.key.left, page.key.top),
        egui::pos2(page.key.right, page.key.bottom.max(page.lanes.bottom)),
    );
    ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
        let close = ui.small_button(state.words.get("key-close"));
        if close.clicked() {
            commands.push(Command::Arrange(ArrangeCommand::OpenKey(false)));
        }
        ScrollArea::vertical().id_salt("key").auto_shrink(false).show(ui, |ui| {
            let height = key_height(page.chart.numbered(), area.width());
            let size = vec2(area.width(), height.max(area.height() - CLOSE_HEIGHT));
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            key_ui(ui, state, &page.chart, rect, commands);
        });
    });
}

fn line_ui(ui: &Ui, state: &State, line: &KeyLine, commands: &mut Commands) {
    let Some(marker) = state.content.markers.get(line.marker) else { return };
    let Some(event) = state.document.dossier().events.get(marker.event) else { return };
    let date = state.words.edtf(&event.date);
    let name = format!("{}: {date}: {}", line.number, event.headline);
    let response = button(ui, ("key", line.marker), canvas::rect(line.rect), &name);
    if response.on_hover_text(name).clicked() {
        commands.push(Command::Select(Selection::Event(marker.event)));
    }
}

fn button(
    ui: &Ui,
    id: impl std::hash::Hash + std::fmt::Debug,
    area: Rect,
    name: &str,
) -> egui::Response {
    let response = ui.interact(area, ui.scope_id().with(id), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(response.rect, 3.0, stroke, egui::StrokeKind::Inside);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
