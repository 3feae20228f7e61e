//! The page of commitments: one column a side, what is given for each other on
//! one row.

use egui::{Align2, FontId, ScrollArea, Ui, UiBuilder, vec2};

use super::card::{Voices, card};
use super::heading::side_heading;
use super::{controls, unknown};
use crate::app::command::Commands;
use crate::app::look::stack::Stack;
use crate::app::look::style;
use crate::app::look::widgets::{heading, muted};
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::dossier::Slot;
use crate::reading::Facing;

/// Space between both columns, with the sign between what is given for each
/// other.
const GAP: f32 = 30.0;
/// Height of a row that has not been drawn yet, in points.
const LIKELY_HEIGHT: f32 = 110.0;

pub(crate) fn page_ui(ui: &mut Ui, state: &State, stack: &mut Stack, commands: &mut Commands) {
    let list = &state.panel.lists.commitments;
    if state.content.ledger.rows.is_empty() {
        muted(ui, state.words.get("commitments-empty"));
        return;
    }
    controls(ui, state, commands);
    ui.add_space(4.0);
    ui.scope(|ui| {
        // As wide as what scrolls below.
        ui.set_max_width(ui.available_width() - ui.spacing().scroll.allocated_width());
        both(ui, |ui, slot| side_heading(ui, state, slot));
    });
    stack.prepare(list.facing.len(), LIKELY_HEIGHT);
    ScrollArea::vertical().id_salt("ledger").auto_shrink(false).show(ui, |ui| {
        let mut group = None;
        for (place, facing) in list.facing.iter().enumerate() {
            if let Some(own) = facing.group.filter(|own| group != Some(*own)) {
                ui.add_space(6.0);
                heading(ui, state.words.get(own.key()));
                group = Some(own);
            }
            let must = state.panel.reveal && holds_selected(state, facing);
            stack.show(ui, place, must, |ui| row_ui(ui, state, facing, commands));
        }
        unknown(ui, state);
    });
}

fn holds_selected(state: &State, facing: &Facing) -> bool {
    let rows = &state.content.ledger.rows;
    let mut own = facing.sides.into_iter().flatten().filter_map(|place| rows.get(place));
    own.any(|row| state.selection == Selection::Commitment(row.commitment))
}

fn row_ui(ui: &mut Ui, state: &State, facing: &Facing, commands: &mut Commands) {
    let dossier = state.document.dossier();
    let top = ui.cursor().top();
    both(ui, |ui, slot| {
        let place = facing.sides.get(slot.index()).copied().flatten();
        let row = place.and_then(|place| state.content.ledger.rows.get(place));
        let Some(row) = row else { return };
        let Some(commitment) = dossier.commitments.get(row.commitment) else { return };
        card(ui, state, commitment, row, Voices::Columns, commands);
    });
    if facing.reciprocal {
        let ink = style::color(style::theme(ui.ctx()).muted);
        let at = egui::pos2(ui.max_rect().center().x, top + 18.0);
        let font = FontId::proportional(16.0);
        let area = ui.painter().text(at, Align2::CENTER_CENTER, "⇄", font, ink);
        let id = ui.scope_id().with(("given-for", facing.sides));
        let response = ui.interact(area, id, egui::Sense::hover());
        let name = state.words.get("given-for-each-other");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name.as_ref()));
        response.on_hover_text(name);
    }
    ui.add_space(6.0);
}

/// Both columns, as high as the higher one.
fn both(ui: &mut Ui, mut draw: impl FnMut(&mut Ui, Slot)) {
    let area = ui.available_rect_before_wrap();
    let width = ((area.width() - GAP) / 2.0).max(80.0);
    let mut bottom = area.top();
    for slot in Slot::BOTH {
        let left = area.left() + slot.index() as f32 * (width + GAP);
        let column =
            egui::Rect::from_min_size(egui::pos2(left, area.top()), vec2(width, area.height()));
        let mut ui = ui.new_child(UiBuilder::new().id_salt(slot.index()).max_rect(column));
        draw(&mut ui, slot);
        bottom = bottom.max(ui.min_rect().bottom());
    }
    ui.advance_cursor_after_rect(area.with_max_y(bottom));
}
