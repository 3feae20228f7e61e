//! The lanes under the chart: commitments and implementation scores on its
//! days.

use egui::{Rect, ScrollArea, Sense, Ui, UiBuilder, vec2};

use crate::app::chart::view::shown;
use crate::app::command::{Command, Commands};
use crate::app::look::canvas;
use crate::app::look::fonts::WindowFonts;
use crate::app::look::widgets::{describe, scratch};
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::figure::{
    HEADING_HEIGHT, LANE_HEIGHT, LEAST_LANE_HEIGHT, LanePainter, SCORE_HEIGHT, TimeScale,
};
use crate::reading::wording::state_text;

/// How high all lanes are, in points, each of them of this height.
pub fn height(state: &State, lane_height: f32) -> f32 {
    let rows = state.content.ledger.rows.len();
    if rows == 0 {
        return 0.0;
    }
    HEADING_HEIGHT * 2.0 + SCORE_HEIGHT + rows as f32 * lane_height + 14.0
}

pub fn lanes_ui(ui: &mut Ui, state: &State, area: Rect, time: TimeScale, commands: &mut Commands) {
    ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
        ScrollArea::vertical().id_salt("lanes").auto_shrink(false).show(ui, |ui| {
            // They draw together before they scroll.
            let height =
                height(state, LANE_HEIGHT).min(area.height().max(height(state, LEAST_LANE_HEIGHT)));
            let (rect, _) = ui.allocate_exact_size(vec2(area.width(), height), Sense::hover());
            let selected = match state.selection {
                Selection::Commitment(place) => Some(place),
                _ => None,
            };
            let fonts = WindowFonts::new(ui.ctx());
            let painter = LanePainter {
                shown: shown(ui, state, &fonts),
                time,
                selected,
                clip: (ui.clip_rect().top(), ui.clip_rect().bottom()),
            };
            let mut scene = scratch(ui);
            let scores_top = rect.bottom() - HEADING_HEIGHT - SCORE_HEIGHT - 8.0;
            let lanes = painter.commitments(&mut scene, rect.left(), rect.top(), scores_top - 6.0);
            painter.scores(&mut scene, rect.left(), scores_top);
            canvas::paint(ui.painter(), &scene.shapes);
            for lane in lanes {
                lane_response(ui, state, &lane, commands);
            }
        });
    });
}

fn lane_response(ui: &Ui, state: &State, lane: &crate::figure::Lane, commands: &mut Commands) {
    let Some(commitment) = state.document.dossier().commitments.get(lane.commitment) else {
        return;
    };
    let row = state.content.ledger.rows.iter().find(|row| row.commitment == lane.commitment);
    let Some(row) = row else { return };
    let id = ui.scope_id().with(("lane", lane.commitment));
    let response = ui.interact(canvas::rect(lane.rect), id, Sense::click());
    let status = state_text(row, &state.words);
    let name = state
        .words
        .with("lane-name", &[("text", (&commitment.text).into()), ("status", status.into())]);
    describe(&response, &name);
    if response.on_hover_text(name.into_owned()).clicked() {
        commands.push(Command::Select(Selection::Commitment(lane.commitment)));
    }
}
