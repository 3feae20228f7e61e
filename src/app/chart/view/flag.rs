//! The flag over the as-of line; dragging it moves the day.

use egui::{Sense, Ui};

use crate::app::command::{Command, Commands};
use crate::app::look::canvas;
use crate::dossier::Day;
use crate::figure::ChartLayout;

/// Takes hold of the flag that the chart has painted.
pub(super) fn as_of_flag(ui: &Ui, layout: &ChartLayout, commands: &mut Commands) {
    let Some(flag) = &layout.heads.flag else { return };
    let area = canvas::rect(flag.rect);
    let response = ui.interact(area, ui.scope_id().with("as-of-flag"), Sense::drag());
    if response.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(area, area.height() / 2.0, stroke, egui::StrokeKind::Outside);
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Slider, true, &flag.text));
    let response = response.on_hover_cursor(egui::CursorIcon::ResizeHorizontal);
    if let (true, Some(pointer)) = (response.dragged(), response.interact_pointer_pos()) {
        let x = pointer.x.clamp(layout.plot.left, layout.plot.right);
        let day = layout.time.day_of(x).round().clamp(-1e6, 1e7);
        commands.push(Command::SetAsOf(Day::from_number(day as i32)));
    }
}
