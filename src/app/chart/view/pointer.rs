//! The pointer over the chart: what it is over, in words, and what a click
//! selects.

use egui::{Response, Ui};

use crate::app::chart::view::chart::ChartCache;
use crate::app::command::{Command, Commands};
use crate::app::look::canvas::pos;
use crate::app::look::{canvas, style};
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::dossier::{Day, MOST_HEADLINE};
use crate::figure;
use crate::figure::{ChartLayout, ChartPainter, PlacedMarker, View, padded_span};
use crate::reading::wording;
use crate::reading::wording::signed;
use crate::tension::BandExtremes;
use crate::words::one_line;

/// How near the pointer must be to a marker, in points.
const REACH: f32 = 5.0;
/// Up to so many gathered events are selected one after the other by clicking;
/// more are shown apart.
const MOST_CLICKED_THROUGH: usize = 6;
/// How many of a day's events are named.
const MOST_NAMED: usize = 8;
/// Beyond so many events, finding which settings give the band's ends waits
/// until the pointer rests.
const MANY_EVENTS: usize = 20_000;

/// What the pointer is over, in words; a click selects it.
pub(super) fn pointer_ui(
    ui: &Ui,
    response: &Response,
    state: &State,
    cache: &mut ChartCache,
    layout: &ChartLayout,
    painter: &ChartPainter<'_>,
    commands: &mut Commands,
) {
    let Some(pointer) = response.hover_pos() else { return };
    let label = || text_under(layout, pointer);
    let marker = marker_under(layout, pointer).map(|placed| placed.members.clone());
    if let Some(members) = marker.or_else(label) {
        let response = response.clone().on_hover_cursor(egui::CursorIcon::PointingHand);
        let text = grounds(state, cache, painter, &members);
        response.clone().on_hover_text_at_pointer(text);
        if response.clicked() {
            select_marker(state, &members, commands);
        }
        return;
    }
    if let Some((text, view)) = strip_under(state, layout, pointer) {
        let response = response.clone().on_hover_text_at_pointer(text);
        if response.clicked() {
            commands.push(Command::SetView(view));
        }
        return;
    }
    if response.clicked() {
        commands.push(Command::Select(Selection::Nothing));
    }
    // While dragging, the change over the span is what matters.
    if cache.drag_from.is_none() {
        let day = layout.time.day_of(pointer.x).floor().clamp(-1e6, 1e7);
        let day = Day::from_number(day as i32);
        if let Some(text) = day_text(ui, state, cache, day) {
            crosshair(ui, state, layout, day);
            response.clone().on_hover_text_at_pointer(text);
        }
    }
}

/// What a marker stands for; of one event alone also its grounds.
fn grounds(
    state: &State,
    cache: &mut ChartCache,
    painter: &ChartPainter<'_>,
    members: &[usize],
) -> String {
    let title = painter.title_of(members);
    let [place] = members else { return title };
    let key = (state.content_version, *place);
    if let Some((_, text)) = cache.hovered.as_ref().filter(|(of, _)| *of == key) {
        return text.clone();
    }
    let dossier = state.document.dossier();
    let event = state.content.markers.get(*place).and_then(|m| dossier.events.get(m.event));
    let Some(event) = event else { return title };
    let is_known = |place| state.content.place_of(place).is_some();
    let lines = wording::event_grounds(dossier, event, is_known, &state.words);
    let text = std::iter::once(title).chain(lines).collect::<Vec<_>>().join("\n");
    cache.hovered = Some((key, text.clone()));
    text
}

/// What the strip has under the pointer, and the days that show it apart.
fn strip_under(state: &State, layout: &ChartLayout, pointer: egui::Pos2) -> Option<(String, View)> {
    let (slot, column) = layout.strip.as_ref()?.at(pointer.x, pointer.y)?;
    let words = &state.words;
    let who = match slot {
        Some(slot) => state.document.dossier().side(slot).name.clone(),
        None => words.get("legend-joint").into_owned(),
    };
    let count =
        |key: &'static str, count: usize| words.with(key, &[("count", count.into())]).into_owned();
    let (first, last) = column.days;
    let values = [
        ("who", who.into()),
        ("from", words.day(first).into()),
        ("to", words.day(last).into()),
        ("deeds", count("count-deeds", column.deeds).into()),
        ("words", count("count-words", column.words).into()),
    ];
    let key = if first == last { "hover-strip-day" } else { "hover-strip" };
    // The column with as much again on either side.
    let (first, last) = padded_span(first, last);
    let width = last - first;
    let view = View { first: first - width, last: last + width };
    Some((words.with(key, &values).into_owned(), view))
}

/// Lines through a day and its value, and the range on it.
fn crosshair(ui: &Ui, state: &State, layout: &ChartLayout, day: Day) {
    let Some(value) = state.content.series.at(day) else { return };
    let theme = style::theme(ui.ctx());
    let plot = canvas::rect(layout.plot);
    let (x, y) = (layout.time.x(day), layout.value.y(value));
    if !(plot.left() <= x && x <= plot.right()) {
        return;
    }
    let painter = ui.painter().with_clip_rect(plot);
    let fine = egui::Stroke::new(1.0, style::color(theme.muted.faded(0.55)));
    for (from, to) in layout.clear_upright(x, plot.top(), plot.bottom()) {
        painter.vline(x, from..=to, fine);
    }
    for (from, to) in layout.clear_level(y, plot.left(), x) {
        painter.hline(from..=to, y, fine);
    }
    if let Some((low, high)) = state.content.band.at(day) {
        let range = egui::Stroke::new(3.0, style::color(theme.muted.faded(0.7)));
        painter.vline(x, layout.value.y(high)..=layout.value.y(low), range);
    }
    painter.circle_filled(egui::pos2(x, y), 3.0, style::color(theme.line));
}

fn marker_under(layout: &ChartLayout, pointer: egui::Pos2) -> Option<&PlacedMarker> {
    let distance =
        |marker: &&PlacedMarker| pos(marker.center).distance(pointer) - marker.drawn_radius();
    let near = layout.markers.iter().filter(|marker| distance(marker) <= REACH);
    near.min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

/// The marker whose label or number is under the pointer.
fn text_under(layout: &ChartLayout, pointer: egui::Pos2) -> Option<Vec<usize>> {
    let is_under = |rect: figure::Rect| canvas::rect(rect).contains(pointer);
    let label = layout.labels.iter().find(|label| is_under(label.rect)).map(|l| l.marker);
    let number = || layout.numbers.iter().find(|number| is_under(number.rect)).map(|n| n.marker);
    Some(vec![label.or_else(number)?])
}

/// Selects a marker's event; of gathered ones, first the next after the one
/// selected, so that clicking goes through them.
fn select_marker(state: &State, members: &[usize], commands: &mut Commands) {
    if members.len() > MOST_CLICKED_THROUGH {
        commands.extend(apart(state, members).map(Command::SetView));
        return;
    }
    let event = |place: &usize| state.content.markers.get(*place).map(|marker| marker.event);
    let events: Vec<usize> = members.iter().filter_map(event).collect();
    let current = events.iter().position(|event| state.selected_event() == Some(*event));
    let next = current.map_or(0, |place| (place + 1) % events.len().max(1));
    if let Some(event) = events.get(next) {
        commands.push(Command::Select(Selection::Event(*event)));
    }
}

/// The days in which gathered events lie, with a margin.
fn apart(state: &State, members: &[usize]) -> Option<View> {
    let (first, last) = (*members.first()?, *members.last()?);
    let day = |place: usize| Some(state.content.markers.get(place)?.day);
    let (first, last) = padded_span(day(first)?, day(last)?);
    Some(View { first, last })
}

/// A day's value, its range with the settings that give it, and its events.
fn day_text(ui: &Ui, state: &State, cache: &mut ChartCache, day: Day) -> Option<String> {
    let value = state.content.series.at(day)?;
    let words = &state.words;
    let number = |value: f64| wording::number((value * 10.0).round() / 10.0);
    let values = [("day", words.day(day).into()), ("value", number(value).into())];
    let mut lines = vec![words.with("hover-value", &values).into_owned()];
    if let Some(extremes) = extremes(ui, state, cache, day) {
        for (key, (value, member)) in [("hover-low", extremes.low), ("hover-high", extremes.high)] {
            let settings = wording::band_member(&member, words);
            let values = [("value", number(value).into()), ("settings", settings.into())];
            lines.push(words.with(key, &values).into_owned());
        }
        let over = state.content.band.settings;
        lines.push(words.with("hover-band", &[("settings", over.into())]).into_owned());
    } else if let Some((low, high)) = state.content.band.at(day) {
        let over = state.content.band.settings;
        let values =
            [("low", number(low).into()), ("high", number(high).into()), ("settings", over.into())];
        lines.push(words.with("hover-range", &values).into_owned());
    }
    lines.extend(events_of(state, day));
    Some(lines.join("\n"))
}

fn extremes(ui: &Ui, state: &State, cache: &mut ChartCache, day: Day) -> Option<BandExtremes> {
    let version = state.content_version;
    if let Some((of, on, extremes)) = &cache.extremes
        && (*of, *on) == (version, day)
    {
        return *extremes;
    }
    let content = &state.content;
    let rests = ui.input(|input| input.pointer.is_still());
    if content.selection.event_count() > MANY_EVENTS && !rests {
        return None;
    }
    let extremes = BandExtremes::at(&content.settings.model, &content.selection, day);
    cache.extremes = Some((version, day, extremes));
    extremes
}

fn events_of(state: &State, day: Day) -> Vec<String> {
    let markers = &state.content.markers;
    let begin = markers.partition_point(|marker| marker.day < day);
    let end = markers.partition_point(|marker| marker.day <= day);
    let of_day = markers.get(begin..end).unwrap_or_default();
    let named = of_day.iter().take(MOST_NAMED).filter_map(|marker| {
        let event = state.document.dossier().events.get(marker.event)?;
        let change = if marker.scheduled {
            state.words.get("chart-scheduled").into_owned()
        } else {
            signed(marker.change, 1)
        };
        Some(format!("• {} ({change})", one_line(&event.headline, MOST_HEADLINE)))
    });
    let more = of_day.len().saturating_sub(MOST_NAMED);
    let more =
        (more > 0).then(|| state.words.with("hover-more", &[("count", more.into())]).into_owned());
    named.chain(more).collect()
}
