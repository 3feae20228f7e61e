//! The window around chart and panel: bars, what lies over it, settings. A view
//! reads the state and sends commands; it changes nothing.

mod measure;
mod method;
mod overlay;
mod settings;
mod status_bar;
mod top_bar;
mod welcome;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use crate::app::chart::view::{ChartCache, chart, headline};
use crate::app::command::Commands;
use crate::app::file::view::{awaited, crashed, problems, questions};
use crate::app::look::style;
use crate::app::look::widgets::name_edge;
use crate::app::panel::side_panel;
use crate::app::selection::{Page, Selection};
use crate::app::state::State;

/// Share of the window that the side panel takes at first.
const SIDE_PANEL_SHARE: f32 = 0.3;

/// The whole window.
pub(super) fn window_ui(
    ui: &mut Ui,
    state: &State,
    chart: &mut ChartCache,
    commands: &mut Commands,
) {
    let theme = style::theme(ui.ctx());
    let background = style::color(theme.background);
    let bar =
        |vertical| Frame::new().fill(background).inner_margin(Margin::symmetric(16, vertical));
    Panel::top("top-bar").frame(bar(9)).show(ui, |ui| top_bar::top_bar_ui(ui, state, commands));
    Panel::bottom("status-bar")
        .frame(bar(6))
        .show(ui, |ui| status_bar::status_bar_ui(ui, state, commands));
    if state.file.crash.is_some() {
        Panel::bottom("crash-bar").frame(bar(6)).show(ui, |ui| {
            crashed::offer_ui(ui, state, commands);
        });
    }
    overlay::overlay_ui(ui, state, chart, commands);
    questions::questions_ui(ui, state, commands);
    headline::announcement_ui(ui, state);
    if let Some(trouble) = &state.file.unopened {
        let page = Frame::new().fill(background).inner_margin(24);
        CentralPanel::default()
            .frame(page)
            .show(ui, |ui| problems::problems_ui(ui, state, trouble, commands));
        return;
    }
    if let Some(name) = &state.file.awaited {
        let page = Frame::new().fill(background).inner_margin(24);
        CentralPanel::default()
            .frame(page)
            .show(ui, |ui| awaited::awaited_ui(ui, state, name, commands));
        return;
    }
    if has_side_panel(state) {
        let panel = Frame::new().fill(style::color(theme.panel)).inner_margin(14);
        Panel::right("side-panel")
            .frame(panel)
            .default_size((ui.available_width() * SIDE_PANEL_SHARE).clamp(300.0, 430.0))
            .size_range(280.0..=640.0)
            .resizable(true)
            .show(ui, |ui| side_panel::side_panel_ui(ui, state, chart, commands));
        name_edge(ui, "side-panel", &state.words.get("panel-edge"));
    }
    let page = Frame::new().fill(background).inner_margin(Margin {
        left: 16,
        right: 8,
        top: 10,
        bottom: 4,
    });
    CentralPanel::default().frame(page).show(ui, |ui| chart::page_ui(ui, state, chart, commands));
}

/// The page of commitments has the window to itself, until something else is
/// selected or written.
fn has_side_panel(state: &State) -> bool {
    let is_other = !matches!(state.selection, Selection::Nothing | Selection::Commitment(_));
    state.chart.page != Page::Ledger || is_other || !state.forms.open.is_empty()
}
