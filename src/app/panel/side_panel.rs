//! The side panel: commitments, events, sources, what moved it, what stands.

use egui::{RichText, Ui};

use crate::app::chart::view::ChartCache;
use crate::app::command::{Command, Commands};
use crate::app::look::fonts;
use crate::app::panel::{commitments, deadlines, events, exchanges, movers, sources, standing};
use crate::app::selection::Tab;
use crate::app::state::State;

pub(crate) fn side_panel_ui(
    ui: &mut Ui,
    state: &State,
    chart: &mut ChartCache,
    commands: &mut Commands,
) {
    let count = |key: &'static str, count: usize| {
        state.words.with(key, &[("count", count.into())]).into_owned()
    };
    let as_of = state.content.settings.as_of;
    let sources = state.document.dossier().sources.iter();
    let published = sources.filter(|source| source.is_published(as_of)).count();
    let tabs = [
        (Tab::Commitments, count("tab-commitments", state.content.ledger.rows.len())),
        (Tab::Events, count("tab-events", state.content.markers.len())),
        (Tab::Sources, count("tab-sources", published)),
        (Tab::Movers, state.words.get("tab-movers").into_owned()),
        (Tab::Standing, state.words.get("tab-standing").into_owned()),
        (Tab::Deadlines, count("tab-deadlines", state.content.deadlines.len())),
        (Tab::Exchanges, count("tab-exchanges", state.content.exchanges.len())),
        (Tab::Beside, count("tab-beside", data_count(state))),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 1.0;
        ui.spacing_mut().button_padding.x = 6.0;
        for (tab, name) in tabs {
            let chosen = state.panel.tab == tab;
            let text = if chosen {
                RichText::new(name).font(fonts::strong(12.5))
            } else {
                RichText::new(name).size(12.5)
            };
            if ui.selectable_label(chosen, text).clicked() {
                commands.push(Command::ShowTab(tab));
            }
        }
    });
    ui.separator();
    crate::app::forms::view::form::aside_ui(ui, state, commands);
    if let Some(form) = state.forms.open.last() {
        crate::app::forms::view::form::form_ui(ui, state, form, commands);
        return;
    }
    match state.panel.tab {
        Tab::Commitments => commitments::commitments_ui(ui, state, &mut chart.cards, commands),
        Tab::Events => events::events_ui(ui, state, chart, commands),
        Tab::Sources => sources::sources_ui(ui, state, &mut chart.sources, commands),
        Tab::Movers => movers::movers_ui(ui, state, commands),
        Tab::Deadlines => deadlines::deadlines_ui(ui, state, commands),
        Tab::Exchanges => exchanges::exchanges_ui(ui, state, &mut chart.exchanges, commands),
        Tab::Standing => standing::standing_ui(ui, state, commands),
        Tab::Beside => crate::app::beside::view::beside_ui(ui, state, commands),
    }
}

/// How many streams and indices the dossier names.
fn data_count(state: &State) -> usize {
    let dossier = state.document.dossier();
    dossier.streams.len() + dossier.indices.len()
}
