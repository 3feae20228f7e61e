//! What dialogs over the window have in common: how they are left, and two columns.

use egui::{Align, Id, Key, Layout, ModalResponse, Modifiers, Rect, Ui, UiBuilder, vec2};

/// Space at the sides of a column, in points.
const BESIDE: f32 = 6.0;
/// The least that columns are high.
const LEAST_HEIGHT: f32 = 160.0;

/// Whether Escape leaves a dialog. In a field it leaves only the field, and with an open list it
/// closes only the list; egui takes the focus from a field before any view sees the key. Call it in
/// each frame in which the dialog is shown.
pub(crate) fn is_left<T>(ui: &Ui, name: &str, modal: &ModalResponse<T>) -> bool {
    let id = Id::unique(("was-written-in", name));
    let was_written_in = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    let is_written_in = ui.ctx().text_edit_focused();
    ui.data_mut(|data| data.insert_temp(id, is_written_in));
    modal.is_top_modal
        && !modal.any_popup_open
        && !was_written_in
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// Two columns with a line between them, down to `bottom`; `share` is the left column's share of
/// the width.
pub(crate) fn columns(ui: &mut Ui, bottom: f32, share: f32) -> [Ui; 2] {
    let whole = ui.available_rect_before_wrap();
    let height = (bottom - whole.top()).max(LEAST_HEIGHT);
    let (area, _) = ui.allocate_exact_size(vec2(whole.width(), height), egui::Sense::hover());
    let edge = area.left() + area.width() * share;
    let stroke = ui.visuals().widgets.noninteractive.bg_stroke;
    ui.painter().vline(edge, area.y_range(), stroke);
    let (left, right) = area.split_left_right_at_x(edge);
    [left, right].map(|area| column(ui, area))
}

fn column(ui: &mut Ui, area: Rect) -> Ui {
    let builder = UiBuilder::new().max_rect(area.shrink2(vec2(BESIDE, 0.0)));
    ui.new_child(builder.layout(Layout::top_down(Align::Min)))
}
