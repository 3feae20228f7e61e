//! The border between chart and lanes: dragging it shares the height, a double
//! click gives both what they usually have.

use egui::{CursorIcon, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use crate::app::chart::picture::ArrangeCommand;
use crate::app::command::{Command, Commands};
use crate::app::look::canvas;
use crate::app::state::State;
use crate::figure::Page;

/// How high the border is for the pointer, in points.
const HEIGHT: f32 = 9.0;
/// By how much of the height a key moves it.
const STEP: f32 = 0.05;

pub(super) fn splitter_ui(
    ui: &Ui,
    state: &State,
    page: &Page,
    area: Rect,
    commands: &mut Commands,
) {
    let lanes = canvas::rect(page.lanes);
    if lanes.height() <= 0.0 || area.height() <= 0.0 {
        return;
    }
    let middle = lanes.top() - HEIGHT / 2.0;
    let border =
        Rect::from_center_size(egui::pos2(area.center().x, middle), vec2(area.width(), HEIGHT));
    let response = ui.interact(border, ui.scope_id().with("splitter"), Sense::click_and_drag());
    let name = state.words.get("splitter-name");
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, name.as_ref()));
    let color = if response.hovered() || response.dragged() || response.has_focus() {
        ui.visuals().selection.stroke.color
    } else {
        ui.visuals().widgets.noninteractive.bg_stroke.color
    };
    ui.painter().hline(area.x_range(), middle, egui::Stroke::new(1.0, color));
    // It must look as if it can be grabbed.
    let grip = Rect::from_center_size(border.center(), vec2(28.0, 3.0));
    ui.painter().rect_filled(grip, 1.5, color);
    let response = response.on_hover_cursor(CursorIcon::ResizeVertical);
    let share = (middle - area.top()) / area.height();
    let mut set = |share: Option<f32>| {
        commands.push(Command::Arrange(ArrangeCommand::ChartShare(share)));
    };
    if response.double_clicked() {
        set(None);
    } else if let (true, Some(pointer)) = (response.dragged(), response.interact_pointer_pos()) {
        set(Some((pointer.y - area.top()) / area.height()));
    } else if response.has_focus() {
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        if pressed(egui::Key::ArrowUp) {
            set(Some(share - STEP));
        }
        if pressed(egui::Key::ArrowDown) {
            set(Some(share + STEP));
        }
        let filter = egui::EventFilter { vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    response.on_hover_text(state.words.get("hint-splitter"));
}
