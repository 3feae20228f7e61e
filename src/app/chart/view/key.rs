//! The numbered key under the chart: what had no room for a label.

use egui::{Rect, Role, Sense, Ui, WidgetInfo};

use crate::app::chart::view::shown;
use crate::app::command::{Command, Commands};
use crate::app::look::canvas;
use crate::app::look::fonts::WindowFonts;
use crate::app::look::widgets::scratch;
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::figure::{ChartLayout, KeyPainter};

pub fn key_ui(ui: &Ui, state: &State, layout: &ChartLayout, area: Rect, commands: &mut Commands) {
    if area.height() <= 0.0 {
        return;
    }
    let fonts = WindowFonts::new(ui.ctx());
    let painter = KeyPainter {
        shown: shown(ui, state, &fonts),
        index: &state.chart.index,
        layout,
        selected: state.selected_event(),
    };
    let mut scene = scratch(ui);
    let lines = painter.paint(&mut scene, canvas::figure_rect(area));
    canvas::paint(ui.painter(), &scene.shapes);
    for line in lines {
        let Some(marker) = state.content.markers.get(line.marker) else { continue };
        let Some(event) = state.document.dossier().events.get(marker.event) else { continue };
        let id = ui.scope_id().with(("key", line.marker));
        let response = ui.interact(canvas::rect(line.rect), id, Sense::click());
        let date = state.words.edtf(&event.date);
        let name = format!("{}: {date}: {}", line.number, event.headline);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.has_focus() {
            let stroke = ui.visuals().selection.stroke;
            ui.painter().rect_stroke(response.rect, 3.0, stroke, egui::StrokeKind::Inside);
        }
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        if response.on_hover_text(name).clicked() {
            commands.push(Command::Select(Selection::Event(marker.event)));
        }
    }
}
