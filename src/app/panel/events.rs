//! What happened, in the order of days, and all about the one selected.

use egui::{Label, Panel, RichText, ScrollArea, Ui};

use crate::app::chart::view::ChartCache;
use crate::app::chart::view::supposing::event_buttons;
use crate::app::command::{Command, Commands};
use crate::app::evidence::view::quote_ui;
use crate::app::look::widgets::{
    edit_button, list_row, marker_icon, muted, name_edge, source_links,
};
use crate::app::look::{fonts, style};
use crate::app::panel::commitments::commitment_link;
use crate::app::panel::lists::{EventSort, ListCommand};
use crate::app::panel::search::{Narrowed, search_ui};
use crate::app::selection::{Selection, Tab};
use crate::app::state::State;
use crate::dossier::{Commitment, Event, MOST_HEADLINE};
use crate::edit::Place;
use crate::reading::wording::signed;
use crate::reading::{Marker, wording};
use crate::words::one_line;

const ROW_HEIGHT: f32 = 44.0;

pub(crate) fn events_ui(ui: &mut Ui, state: &State, chart: &ChartCache, commands: &mut Commands) {
    details_panel(ui, state, commands);
    let dossier = state.document.dossier();
    let unknown = dossier.events.len() - state.content.markers.len();
    if dossier.events.is_empty() {
        ui.label(state.words.get("events-empty"));
        return;
    }
    if unknown > 0 {
        muted(ui, state.words.with("events-unknown", &[("count", unknown.into())]));
    }
    let hidden = state.content.markers.len() - state.chart.index.len();
    if hidden > 0 {
        muted(ui, state.words.with("events-hidden", &[("count", hidden.into())]));
    }
    controls(ui, state, commands);
    list(ui, state, chart, commands);
}

/// All about the selected event, at the foot of the panel.
pub(crate) fn details_panel(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let Some(place) = state.selected_event() else { return };
    let Some(event) = state.document.dossier().events.get(place) else { return };
    Panel::bottom("event-details").default_size(300.0).resizable(true).show(ui, |ui| {
        ScrollArea::vertical().id_salt("event-details").auto_shrink(false).show(ui, |ui| {
            details(ui, state, place, event, commands);
        });
    });
    name_edge(ui, "event-details", &state.words.get("panel-edge-details"));
}

/// What the list is narrowed to, and its order.
fn controls(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let list = &state.panel.lists.events;
    let (shown, all) = (list.rows.len(), state.chart.index.len());
    let narrowed = Narrowed { tab: Tab::Events, query: &list.query, shown, all };
    search_ui(ui, state, &narrowed, commands, |ui, commands| {
        ui.menu_button(state.words.get("sort"), |ui| {
            for (sort, key) in EventSort::ALL {
                if ui.radio(list.sort == sort, state.words.get(key)).clicked() {
                    commands.push(Command::List(ListCommand::SortEvents(sort)));
                    ui.close();
                }
            }
        });
    });
}

fn list(ui: &mut Ui, state: &State, chart: &ChartCache, commands: &mut Commands) {
    // Those that are drawn: what the legend hides, the list hides.
    let list = &state.panel.lists.events;
    let chosen = state.selected_event().and_then(|event| state.content.place_of(event));
    let chosen = chosen.filter(|_| state.panel.reveal).and_then(|place| list.row_of(place));
    let mut area = ScrollArea::vertical().id_salt("events").auto_shrink(false);
    if let Some(place) = chosen {
        // Rows outside the view are not laid out, so their place is computed.
        let step = ROW_HEIGHT + ui.spacing().item_spacing.y;
        let height = ui.available_height();
        let whole = list.rows.len() as f32 * step - ui.spacing().item_spacing.y;
        let most = (whole - height).max(0.0);
        area = area.vertical_scroll_offset((place as f32 * step - height / 2.0).clamp(0.0, most));
    }
    area.show_rows(ui, ROW_HEIGHT, list.rows.len(), |ui, range| {
        for place in list.rows.get(range).unwrap_or_default().iter().map(|row| *row as usize) {
            let Some(marker) = state.content.markers.get(place) else { continue };
            if let Some(event) = state.document.dossier().events.get(marker.event) {
                row(ui, state, chart.number_of(state, place), marker, event, commands);
            }
        }
    });
}

fn row(
    ui: &mut Ui,
    state: &State,
    number: Option<usize>,
    marker: &Marker,
    event: &Event,
    commands: &mut Commands,
) {
    let selection = Selection::Event(marker.event);
    let chosen = state.selection == selection;
    let (area, response) = list_row(ui, ROW_HEIGHT, chosen);
    let theme = style::theme(ui.ctx());
    let actor = state.document.dossier().actor_name(&event.actor);
    let change = if marker.scheduled {
        state.words.get("chart-scheduled").into_owned()
    } else {
        signed(marker.change, 1)
    };
    let inner = area.shrink2(egui::vec2(6.0, 3.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.horizontal(|ui| {
            marker_icon(ui, marker.quad, marker.slot, marker.scheduled);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                muted(ui, change.as_str());
                if let Some(number) = number {
                    let text = RichText::new(number.to_string()).font(fonts::strong(11.0));
                    ui.label(text).on_hover_text(state.words.get("hint-number"));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let text = RichText::new(one_line(&event.headline, MOST_HEADLINE)).size(12.5);
                    ui.add(Label::new(text).truncate().selectable(false));
                });
            });
        });
        ui.horizontal(|ui| {
            ui.add_space(24.0);
            let quad = state.words.get(wording::quad_key(marker.quad));
            let text = format!("{} · {actor} · {quad}", state.words.edtf(&event.date));
            let text = RichText::new(text).size(11.0).color(style::color(theme.muted));
            ui.add(Label::new(text).truncate().selectable(false));
        });
    });
    let name = format!(
        "{}: {}, {actor}, {change}",
        state.words.edtf(&event.date),
        one_line(&event.headline, MOST_HEADLINE)
    );
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &name));
    if response.clicked() {
        commands.push(Command::Select(selection));
    }
}

fn details(ui: &mut Ui, state: &State, place: usize, event: &Event, commands: &mut Commands) {
    let words = &state.words;
    let dossier = state.document.dossier();
    ui.horizontal_wrapped(|ui| {
        ui.add(
            Label::new(
                RichText::new(one_line(&event.headline, MOST_HEADLINE)).font(fonts::strong(14.0)),
            )
            .wrap(),
        );
        edit_button(ui, state, Place::event(event.id.as_str()), commands);
        event_buttons(ui, state, event, commands);
    });
    let actor = dossier.actor_name(&event.actor);
    let time = event.time.as_ref().map(|time| {
        let zone = event.zone.as_ref().map(|zone| format!(" {zone}"));
        format!(", {time}{}", zone.unwrap_or_default())
    });
    muted(ui, format!("{}{} · {actor}", state.words.edtf(&event.date), time.unwrap_or_default()));
    if let Some(detail) = &event.detail {
        ui.add(Label::new(detail).wrap());
    }
    if let Some(quote) = &event.quote {
        quote_ui(ui, state, quote, &event.sources, commands);
    }
    let entry = event.code.entry();
    let coded = [
        ("code", event.code.to_string().into()),
        ("label", words.code_label(entry).into()),
        ("quad", words.get(wording::quad_key(event.shown_class())).into_owned().into()),
    ];
    muted(ui, words.with("event-coded", &coded));
    let score = [
        ("score", wording::number(event.goldstein()).into()),
        ("weight", wording::number(event.weight).into()),
        ("confidence", words.get(wording::confidence_key(event.confidence)).into_owned().into()),
    ];
    muted(ui, words.with("event-score", &score));
    if let Some(marker) = state.content.marker_of(place).filter(|marker| !marker.scheduled) {
        let moved = [
            ("change", signed(marker.change, 2).into()),
            ("before", wording::number(marker.before).into()),
            ("after", wording::number(marker.after).into()),
        ];
        ui.label(words.with("event-moved", &moved));
    }
    let known: Vec<usize> = state.content.ledger.rows.iter().map(|row| row.commitment).collect();
    let bears = |commitment: &&Commitment| {
        commitment.event.as_ref() == Some(&event.id)
            || commitment.verdicts.iter().any(|verdict| verdict.events.contains(&event.id))
    };
    let bearing: Vec<&Commitment> = known
        .into_iter()
        .filter_map(|place| dossier.commitments.get(place))
        .filter(bears)
        .collect();
    if !bearing.is_empty() {
        muted(ui, words.get("section-bears-on"));
        for commitment in bearing {
            commitment_link(ui, state, &commitment.id, commands);
        }
    }
    if event.sources.is_empty() {
        muted(ui, words.get("event-no-source"));
    } else {
        muted(ui, words.get("section-sources"));
        source_links(ui, state, &event.sources, commands);
    }
    if !event.tags.is_empty() {
        muted(ui, event.tags.join(", "));
    }
}
