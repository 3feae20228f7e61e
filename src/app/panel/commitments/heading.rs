//! The heading of a side: its score, how many of its commitments stand how, and
//! how far it has come by agreement.

use egui::{RichText, Sense, Ui};

use crate::app::look::widgets::{heading, muted, swatch};
use crate::app::look::{canvas, style};
use crate::app::state::State;
use crate::dossier::Slot;
use crate::figure::Rect;
use crate::reading::wording;
use crate::reading::wording::scoreboard_text;

pub(super) fn side_heading(ui: &mut Ui, state: &State, slot: Slot) {
    let dossier = state.document.dossier();
    let board = state.content.ledger.scoreboard(dossier, slot);
    ui.horizontal(|ui| {
        swatch(ui, slot);
        heading(ui, dossier.side(slot).name.as_str());
    });
    if let Some(text) = wording::score_text(&board, &state.words) {
        muted(ui, text).on_hover_text(state.words.get("hint-score"));
    }
    muted(ui, scoreboard_text(&board, &state.words));
    let (area, _) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 5.0), Sense::hover());
    let theme = style::theme(ui.ctx());
    let total = board.total().max(1) as f32;
    let mut left = area.left();
    if board.distribution.is_empty() {
        ui.painter().rect_filled(area, 2.5, style::color(theme.grid));
    }
    for (status, count) in &board.distribution {
        let right = left + area.width() * *count as f32 / total;
        let part = Rect::new(left, area.top(), right - 1.5, area.bottom());
        ui.painter().rect_filled(canvas::rect(part), 2.0, style::color(theme.status(*status)));
        left = right;
    }
    let title = RichText::new(state.words.get("agreement-heading")).size(11.5);
    egui::CollapsingHeader::new(title).id_salt(("agreements", slot.index())).show(ui, |ui| {
        let agreements = state.content.ledger.agreements(dossier, slot);
        for text in wording::agreement_texts(dossier, &agreements, &state.words) {
            muted(ui, text);
        }
    });
    ui.add_space(3.0);
}
