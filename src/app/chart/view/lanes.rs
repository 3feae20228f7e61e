//! The lanes under the chart: commitments and implementation scores on its
//! days.

use egui::{Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::app::beside::BesideCommand;
use crate::app::chart::picture::ArrangeCommand;
use crate::app::chart::view::shown;
use crate::app::command::{Command, Commands};
use crate::app::look::canvas;
use crate::app::look::fonts::WindowFonts;
use crate::app::look::widgets::{describe, scratch};
use crate::app::selection::{Selection, Tab};
use crate::app::state::State;
use crate::dossier::{Day, Slot};
use crate::figure::{LaneGround, LanePart, LaneStack, LaneTarget, Page, TimeScale, step_of};
use crate::reading::wording::{index_day_text, lane_text, state_text, stream_day_text};

pub(super) fn lanes_ui(ui: &mut Ui, state: &State, page: &Page, commands: &mut Commands) {
    let area = canvas::rect(page.lanes);
    ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
        ScrollArea::vertical().id_salt("lanes").auto_shrink(false).show(ui, |ui| {
            let selected = match state.selection {
                Selection::Commitment(place) => Some(place),
                _ => None,
            };
            let ctx = ui.ctx().clone();
            let fonts = WindowFonts::new(&ctx);
            let ground = LaneGround {
                shown: shown(ui, state, &fonts),
                time: page.chart.time,
                left: page.lanes.left,
                right: page.lanes.right,
                selected,
                clip: (ui.clip_rect().top(), ui.clip_rect().bottom()),
            };
            let folded = state.remembered.arrangement.folded();
            let stack = LaneStack::new(ground, &page.rows, folded);
            // They draw together before they scroll.
            let heights = stack.height();
            let height = heights.wanted.min(area.height().max(heights.close));
            let (rect, _) = ui.allocate_exact_size(vec2(area.width(), height), Sense::hover());
            let mut scene = scratch(ui);
            let (parts, _) = stack.paint(&mut scene, rect.top(), rect.bottom());
            canvas::paint(ui.painter(), &scene.shapes);
            for part in parts {
                match part.target {
                    LaneTarget::Heading(slot) => heading(ui, state, &part, slot, commands),
                    LaneTarget::Commitment(place) => lane(ui, state, &part, place, commands),
                    LaneTarget::Stream(_) | LaneTarget::Index(_) => {
                        beside(ui, state, &part, page, commands);
                    }
                    LaneTarget::Scores => {}
                }
            }
        });
    });
}

/// A click on a side's heading folds its lanes.
fn heading(ui: &Ui, state: &State, part: &LanePart, slot: Slot, commands: &mut Commands) {
    let id = ui.scope_id().with(("lane-heading", slot));
    let response = ui.interact(canvas::rect(part.rect), id, Sense::click());
    let folded = state.remembered.arrangement.folded();
    let is_folded = folded.sides.get(slot.index()).copied().unwrap_or_default();
    let side = &state.document.dossier().side(slot).name;
    let key = if is_folded { "lanes-unfold" } else { "lanes-fold" };
    let name = state.words.with(key, &[("side", side.as_str().into())]).into_owned();
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, !is_folded, &name));
    if response.has_focus() || response.hovered() {
        let stroke = egui::Stroke::new(1.0, ui.visuals().weak_text_color());
        ui.painter().rect_stroke(response.rect, 3.0, stroke, egui::StrokeKind::Inside);
    }
    if response.on_hover_text(name).clicked() {
        commands.push(Command::Arrange(ArrangeCommand::FoldSide(slot)));
    }
}

fn lane(ui: &Ui, state: &State, part: &LanePart, place: usize, commands: &mut Commands) {
    let Some(commitment) = state.document.dossier().commitments.get(place) else { return };
    let Some(row) = state.content.ledger.row_of(place) else { return };
    let id = ui.scope_id().with(("lane", place));
    let response = ui.interact(canvas::rect(part.rect), id, Sense::click());
    let status = state_text(row, &state.words);
    let name = state
        .words
        .with("lane-name", &[("text", (&commitment.text).into()), ("status", status.into())]);
    describe(&response, &name);
    let response = response.on_hover_ui(|ui| {
        let as_of = state.content.settings.as_of;
        ui.label(lane_text(state.document.dossier(), commitment, row, as_of, &state.words));
    });
    if response.clicked() {
        commands.push(Command::Select(Selection::Commitment(place)));
    }
}

/// What stands beside the dossier: its name for a screen reader, and what it has on the
/// day under the pointer. A click shows the reports of the days that the lane draws
/// together there.
fn beside(ui: &Ui, state: &State, part: &LanePart, page: &Page, commands: &mut Commands) {
    let (dossier, as_of) = (state.document.dossier(), state.content.settings.as_of);
    let words = &state.words;
    let data = &state.content.beside;
    let text = |day: Day| match part.target {
        LaneTarget::Stream(place) => {
            data.streams.get(place).map(|stream| stream_day_text(stream, dossier, day, words))
        }
        LaneTarget::Index(place) => {
            data.indices.get(place).map(|index| index_day_text(index, day, as_of, words))
        }
        _ => None,
    };
    let id = ui.scope_id().with(("beside", part.target));
    let response = ui.interact(canvas::rect(part.rect), id, Sense::click());
    let name = text(as_of).unwrap_or_default().replace('\n', "; ");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.0, ui.visuals().weak_text_color());
        ui.painter().rect_stroke(response.rect, 3.0, stroke, egui::StrokeKind::Inside);
    }
    let time = &page.chart.time;
    let pointer = response.hover_pos().filter(|at| time.left <= at.x);
    let day = pointer.map(|at| Day::from_number(time.day_of(at.x).floor() as i32));
    if response.clicked() {
        let day = day.unwrap_or_else(|| Day::from_number(time.last.floor() as i32)).min(as_of);
        commands.push(lane_command(state, part.target, time, day));
    }
    if let Some(text) = day.and_then(text) {
        response.on_hover_text(text);
    }
}

/// What a click on a lane of data leads to.
fn lane_command(state: &State, target: LaneTarget, time: &TimeScale, day: Day) -> Command {
    let place = match target {
        LaneTarget::Stream(place) => place,
        _ => return Command::ShowTab(Tab::Beside),
    };
    let Some(stream) = state.content.beside.streams.get(place) else {
        return Command::ShowTab(Tab::Beside);
    };
    let is_of_acts = stream.tension.is_none();
    let (from, to) = if is_of_acts { step_of(time, day) } else { (day, day) };
    let to = to.min(state.content.settings.as_of).max(from);
    Command::Beside(BesideCommand::ShowReports(stream.id.to_string(), from, to))
}
