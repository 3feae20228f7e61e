//! The pointer over the chart: what it is over, in words, and what a click
//! selects.

use egui::Response;

use super::chart::selected_event;
use crate::app::canvas::{self, pos};
use crate::app::command::{Command, Commands};
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::dossier::Day;
use crate::figure::{self, ChartLayout, ChartPainter, PlacedMarker, View, padded_span, pt};

/// How near the pointer must be to a marker, in points.
const REACH: f32 = 5.0;
/// Up to so many gathered events are selected one after the other by clicking;
/// more are shown apart.
const MOST_CLICKED_THROUGH: usize = 6;

/// What the pointer is over, in words; a click selects it.
pub fn pointer_ui(
    response: &Response,
    state: &State,
    layout: &ChartLayout,
    painter: &ChartPainter<'_>,
    commands: &mut Commands,
) {
    let Some(pointer) = response.hover_pos() else { return };
    if let Some(marker) = marker_under(layout, pointer) {
        let response = response.clone().on_hover_cursor(egui::CursorIcon::PointingHand);
        response.clone().on_hover_text_at_pointer(painter.marker_title(marker));
        if response.clicked() {
            select_marker(state, marker, commands);
        }
        return;
    }
    if let Some(marker) = label_under(layout, painter, pointer) {
        let response = response.clone().on_hover_cursor(egui::CursorIcon::PointingHand);
        response.clone().on_hover_text_at_pointer(painter.marker_title(&marker));
        if response.clicked() {
            select_marker(state, &marker, commands);
        }
        return;
    }
    if response.clicked() {
        commands.push(Command::Select(Selection::Nothing));
    }
    if let Some(text) = value_text(state, layout, pointer.x) {
        response.clone().on_hover_text_at_pointer(text);
    }
}

fn marker_under(layout: &ChartLayout, pointer: egui::Pos2) -> Option<&PlacedMarker> {
    let distance = |marker: &&PlacedMarker| pos(marker.center).distance(pointer) - marker.radius;
    let near = layout.markers.iter().filter(|marker| distance(marker) <= REACH);
    near.min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

/// The markers whose label or number is under the pointer.
fn label_under(
    layout: &ChartLayout,
    painter: &ChartPainter<'_>,
    pointer: egui::Pos2,
) -> Option<PlacedMarker> {
    let center = pt(pointer.x, pointer.y);
    let found = |members| Some(PlacedMarker { center, radius: 0.0, members });
    for (placement, above) in [(&layout.above, true), (&layout.below, false)] {
        for label in &placement.labels {
            if canvas::rect(layout.label_rect(label, above)).contains(pointer) {
                return found(vec![label.key]);
            }
        }
        for badge in &placement.badges {
            if canvas::rect(painter.badge_rect(badge, above)).contains(pointer) {
                let range = badge.first.saturating_sub(1)..badge.last;
                return found(placement.numbered.get(range)?.to_vec());
            }
        }
    }
    None
}

/// Selects a marker's event; of gathered ones, first the next after the one
/// selected, so that clicking goes through them.
fn select_marker(state: &State, marker: &PlacedMarker, commands: &mut Commands) {
    if marker.members.len() > MOST_CLICKED_THROUGH {
        commands.extend(apart(state, marker).map(Command::SetView));
        return;
    }
    let events: Vec<usize> = marker
        .members
        .iter()
        .filter_map(|place| state.content.markers.get(*place).map(|marker| marker.event))
        .collect();
    let current = events.iter().position(|event| selected_event(state) == Some(*event));
    let next = current.map_or(0, |place| (place + 1) % events.len().max(1));
    if let Some(event) = events.get(next) {
        commands.push(Command::Select(Selection::Event(*event)));
    }
}

/// The days in which gathered events lie, with a margin.
fn apart(state: &State, marker: &PlacedMarker) -> Option<View> {
    let day = |place: Option<&usize>| Some(state.content.markers.get(*place?)?.day);
    let (first, last) = padded_span(day(marker.members.first())?, day(marker.members.last())?);
    Some(View { first, last })
}

/// Value and range of the day under the pointer.
fn value_text(state: &State, layout: &ChartLayout, x: f32) -> Option<String> {
    let share = f64::from((x - layout.plot.left) / layout.plot.width());
    let number = layout.time.first + share * (layout.time.last - layout.time.first);
    let day = Day::from_number(number.floor() as i32);
    let value = state.content.series.at(day)?;
    let (low, high) = state.content.band.at(day)?;
    let values = [
        ("day", day.long().into()),
        ("value", figure::number((value * 10.0).round() / 10.0).into()),
        ("low", figure::number((low * 10.0).round() / 10.0).into()),
        ("high", figure::number((high * 10.0).round() / 10.0).into()),
        ("settings", state.content.band.settings.into()),
    ];
    Some(state.words.with("hover-value", &values).into_owned())
}
