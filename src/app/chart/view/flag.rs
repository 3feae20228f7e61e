//! The flag over the as-of line; dragging it moves the day.

use std::sync::Arc;

use egui::{Galley, Rect, Sense, Ui, vec2};

use crate::app::command::{Command, Commands};
use crate::app::look::canvas::pos;
use crate::app::look::{fonts, style};
use crate::app::state::State;
use crate::dossier::Day;
use crate::figure::{ChartLayout, RIGHT_MARGIN, pt};

/// Its height, in points.
pub const HEIGHT: f32 = 18.0;

fn text(state: &State) -> String {
    let day = state.words.day(state.content.settings.as_of);
    state.words.with("chart-as-of", &[("day", day.into())]).into_owned()
}

fn galley(ui: &Ui, state: &State) -> Arc<Galley> {
    let paper = style::color(style::theme(ui.ctx()).background);
    ui.painter().layout_no_wrap(text(state), fonts::strong(11.0), paper)
}

/// Where it is; `None` where the day is out of view.
pub fn area(ui: &Ui, state: &State, layout: &ChartLayout) -> Option<Rect> {
    let x = layout.time.x(state.content.settings.as_of);
    if x < layout.plot.left - 1.0 || layout.plot.right + 1.0 < x {
        return None;
    }
    let half = galley(ui, state).size().x / 2.0 + 9.0;
    let middle = x.min(layout.plot.right + RIGHT_MARGIN - half).max(layout.plot.left + half);
    let center = pos(pt(middle, layout.plot.top - HEIGHT / 2.0));
    Some(Rect::from_center_size(center, vec2(half * 2.0, HEIGHT)))
}

pub fn as_of_flag(ui: &Ui, state: &State, layout: &ChartLayout, commands: &mut Commands) {
    let Some(area) = area(ui, state, layout) else { return };
    let theme = style::theme(ui.ctx());
    let galley = galley(ui, state);
    let response = ui.interact(area, ui.scope_id().with("as-of-flag"), Sense::drag());
    ui.painter().rect_filled(area, HEIGHT / 2.0, style::color(theme.ink));
    if response.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(area, HEIGHT / 2.0, stroke, egui::StrokeKind::Outside);
    }
    let at = area.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, style::color(theme.background));
    let name = text(state);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Slider, true, &name));
    let response = response.on_hover_cursor(egui::CursorIcon::ResizeHorizontal);
    if let (true, Some(pointer)) = (response.dragged(), response.interact_pointer_pos()) {
        let x = pointer.x.clamp(layout.plot.left, layout.plot.right);
        let day = layout.time.day_of(x).round().clamp(-1e6, 1e7);
        commands.push(Command::SetAsOf(Day::from_number(day as i32)));
    }
}
