//! What shapes and colours mean; each entry also draws or hides its events.
//! Tension counts every event whatever is hidden, and the legend says so.

use egui::{
    Align2, ComboBox, FontId, Rect, Response, RichText, Role, ScrollArea, Sense, Ui, UiBuilder,
    WidgetInfo, vec2,
};

use crate::app::actions::Action;
use crate::app::chart::filter::{Filter, tags};
use crate::app::chart::picture::ArrangeCommand;
use crate::app::command::{Command, Commands};
use crate::app::look::fonts::WindowFonts;
use crate::app::look::widgets::{action_button, muted, scratch};
use crate::app::look::{canvas, style};
use crate::app::selection::Page;
use crate::app::state::State;
use crate::dossier::{Confidence, QuadClass, Slot};
use crate::figure;
use crate::figure::{
    ChartLayout, MarkerStyle, Naming, Point, Scene, TextStyle, direction_stroke, pt,
};
use crate::reading::wording;

/// Quad classes in the order of the legend: deeds before words.
const QUADS: [QuadClass; 4] = [
    QuadClass::MaterialConflict,
    QuadClass::VerbalConflict,
    QuadClass::MaterialCooperation,
    QuadClass::VerbalCooperation,
];
const CONFIDENCES: [Confidence; 3] = [Confidence::High, Confidence::Medium, Confidence::Low];
const TEXT_SIZE: f32 = 11.5;
const ICON_WIDTH: f32 = 15.0;

/// In rows over what it explains.
pub(super) fn legend_ui(
    ui: &mut Ui,
    state: &State,
    layout: Option<&ChartLayout>,
    commands: &mut Commands,
) {
    let count = layout.map_or(0, ChartLayout::unnamed);
    let has_strip = layout.is_some_and(|layout| layout.strip.is_some());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(9.0, 1.0);
        entries(ui, state, commands);
        more(ui, state, commands);
        if state.chart.page == Page::Chart && state.document.own_day.is_some() {
            naming(ui, state, commands);
            unnamed(ui, state, count, has_strip, commands);
        }
        drawn(ui, state, commands);
    });
}

/// In the column beside the plot.
pub(super) fn column_ui(
    ui: &mut Ui,
    state: &State,
    layout: &ChartLayout,
    area: Rect,
    commands: &mut Commands,
) {
    ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
        ScrollArea::vertical().id_salt("legend").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 1.5);
            entries(ui, state, commands);
            ui.add_space(3.0);
            ui.horizontal_wrapped(|ui| {
                naming(ui, state, commands);
                more(ui, state, commands);
            });
            unnamed(ui, state, layout.unnamed(), layout.strip.is_some(), commands);
            drawn(ui, state, commands);
        });
    });
}

fn entries(ui: &mut Ui, state: &State, commands: &mut Commands) {
    range(ui, state);
    actors(ui, state, commands);
    quads(ui, state, commands);
    scheduled(ui, state);
    directions(ui, state);
}

fn more(ui: &mut Ui, state: &State, commands: &mut Commands) {
    ui.menu_button(RichText::new(state.words.get("filter-more")).size(TEXT_SIZE), |ui| {
        more_ui(ui, state, commands);
    })
    .response
    .on_hover_text(state.words.get("hint-filter"));
}

/// How many events are drawn, where some are not.
fn drawn(ui: &mut Ui, state: &State, commands: &mut Commands) {
    if !state.chart.filter.is_open() {
        let counts = [
            ("shown", state.chart.index.len().into()),
            ("all", state.content.markers.len().into()),
        ];
        muted(ui, state.words.with("filter-count", &counts));
        action_button(ui, state, Action::ClearFilter, commands);
    }
}

/// What the area round the line is.
fn range(ui: &mut Ui, state: &State) {
    let over = state.content.band.settings;
    if over == 0 {
        return;
    }
    let fill = style::theme(ui.ctx()).band;
    let caption = state.words.with("band-caption", &[("settings", over.into())]);
    let response = told(ui, &state.words.get("legend-range"), &|scene, center| {
        figure::swatch(scene, center, 10.0, fill);
    });
    response.on_hover_text(caption);
}

/// How many events are not named; leads to the table of all in view.
fn unnamed(ui: &mut Ui, state: &State, count: usize, has_strip: bool, commands: &mut Commands) {
    if count == 0 {
        return;
    }
    let key = if has_strip { "naming-strip" } else { "naming-more" };
    let text = state.words.with(key, &[("count", count.into())]);
    let text = RichText::new(text).size(TEXT_SIZE);
    let response = ui.add(egui::Link::new(text));
    if response.on_hover_text(state.words.get("hint-naming-more")).clicked() {
        commands.push(Command::NarrowTable(Some(state.chart.view.days())));
    }
}

/// Whether the few events that tell the story are named, or all.
fn naming(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let current = state.remembered.arrangement.naming();
    for (naming, key, hint) in [
        (Naming::Story, "naming-story", "hint-naming-story"),
        (Naming::Record, "naming-record", "hint-naming-record"),
    ] {
        let text = RichText::new(state.words.get(key)).size(TEXT_SIZE);
        let response = ui.selectable_label(current == naming, text);
        if response.on_hover_text(state.words.get(hint)).clicked() {
            commands.push(Command::Arrange(ArrangeCommand::Name(naming)));
        }
    }
}

fn actors(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let dossier = state.document.dossier();
    let joint = state.words.get("legend-joint");
    let sides = Slot::BOTH.map(|slot| (Some(slot), dossier.side(slot).name.as_str()));
    for (actor, name) in sides.into_iter().chain([(None, joint.as_ref())]) {
        let shown = state.chart.filter.shows_actor(actor);
        let color = style::theme(ui.ctx()).actor(actor);
        let clicked = entry(ui, state, name, shown, &|scene, center| {
            figure::swatch(scene, center, 10.0, color);
        });
        if clicked {
            let filter = state.chart.filter.clone().with_actor_toggled(actor);
            commands.push(Command::SetFilter(filter));
        }
    }
}

fn quads(ui: &mut Ui, state: &State, commands: &mut Commands) {
    for quad in QUADS {
        let shown = state.chart.filter.shows_quad(quad);
        let look = look(ui, quad, false);
        let name = state.words.get(wording::quad_key(quad)).into_owned();
        let clicked = entry(ui, state, &name, shown, &|scene, center| {
            figure::marker(scene, center, &look);
        });
        if clicked {
            commands.push(Command::SetFilter(state.chart.filter.clone().with_quad_toggled(quad)));
        }
    }
}

/// What a dashed marker says, where there is one.
fn scheduled(ui: &mut Ui, state: &State) {
    if !state.content.has_scheduled() {
        return;
    }
    let look = look(ui, QuadClass::VerbalCooperation, true);
    told(ui, &state.words.get("chart-scheduled"), &|scene, center| {
        figure::marker(scene, center, &look);
    });
}

fn look(ui: &Ui, quad: QuadClass, scheduled: bool) -> MarkerStyle {
    let theme = style::theme(ui.ctx());
    let (color, background) = (theme.joint, theme.background);
    MarkerStyle { quad, color, background, radius: 4.6, scheduled }
}

/// The lines of both directions, where each has its own.
fn directions(ui: &mut Ui, state: &State) {
    let Some(apart) = &state.content.apart else { return };
    let theme = style::theme(ui.ctx());
    for (slot, series) in Slot::BOTH.into_iter().zip(apart) {
        let stroke = direction_stroke(slot, theme);
        let name = wording::direction_name(state.document.dossier(), slot);
        let value = series.at(state.content.settings.as_of);
        let value = value.map(|value| wording::format_value(value, state.model_kind()));
        let text = format!("{name} {}", value.unwrap_or_default());
        told(ui, &text, &|scene, center| {
            scene.line(pt(center.x - 5.0, center.y), pt(center.x + 7.0, center.y), stroke);
        });
    }
}

/// An entry that hides or shows what it names; whether it was clicked.
fn entry(
    ui: &mut Ui,
    state: &State,
    name: &str,
    shown: bool,
    paint: &dyn Fn(&mut Scene, Point),
) -> bool {
    let (response, text) = sign_and_name(ui, name, Sense::click(), paint);
    let ink = style::color(style::theme(ui.ctx()).muted);
    let painter = ui.painter();
    if !shown {
        // Struck out, whichever colour it has.
        let across = response.rect.left()..=text;
        painter.hline(across, response.rect.center().y, egui::Stroke::new(1.4, ink));
    }
    if response.has_focus() || response.hovered() {
        let edge = egui::Stroke::new(1.0, ink);
        painter.rect_stroke(response.rect.expand(2.0), 3.0, edge, egui::StrokeKind::Outside);
    }
    let info = || WidgetInfo::selected(Role::CheckBox, true, shown, name);
    response.widget_info(info);
    let hint = state.words.get(if shown { "hint-hide" } else { "hint-show" });
    response.on_hover_text(hint).clicked()
}

/// An entry that only tells.
fn told(ui: &mut Ui, name: &str, paint: &dyn Fn(&mut Scene, Point)) -> Response {
    let (response, _) = sign_and_name(ui, name, Sense::hover(), paint);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    response
}

/// A sign with its name, cut where it has no room; and where the name ends.
fn sign_and_name(
    ui: &mut Ui,
    name: &str,
    sense: Sense,
    paint: &dyn Fn(&mut Scene, Point),
) -> (Response, f32) {
    let ink = style::color(style::theme(ui.ctx()).muted);
    let room = ui.max_rect().width() - ICON_WIDTH;
    let style = TextStyle::regular(TEXT_SIZE);
    let text = figure::fit(&WindowFonts::new(ui.ctx()), name, style, room);
    let font = FontId::proportional(TEXT_SIZE);
    let galley = ui.painter().layout_no_wrap(text, font, ink);
    let size = vec2(ICON_WIDTH + galley.size().x, 18.0);
    let (area, response) = ui.allocate_exact_size(size, sense);
    let middle = area.center().y;
    let mut scene = scratch(ui);
    paint(&mut scene, pt(area.left() + 5.0, middle));
    canvas::paint(ui.painter(), &scene.shapes);
    let at = egui::pos2(area.left() + ICON_WIDTH, middle);
    let text = Align2::LEFT_CENTER.anchor_size(at, galley.size());
    ui.painter().galley(text.min, galley, ink);
    (response, text.right())
}

/// Confidence and tags.
fn more_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    for confidence in CONFIDENCES {
        let mut shown = state.chart.filter.shows_confidence(confidence);
        let name = state.words.get(wording::confidence_key(confidence));
        if ui.checkbox(&mut shown, name).changed() {
            let filter = state.chart.filter.clone().with_confidence_toggled(confidence);
            commands.push(Command::SetFilter(filter));
        }
    }
    let tags = tags(state.document.dossier());
    if tags.is_empty() {
        return;
    }
    ui.separator();
    let all = state.words.get("filter-all-tags");
    let current = state.chart.filter.tag().unwrap_or(&all).to_owned();
    let label = ui.label(state.words.get("filter-tag"));
    let response = ComboBox::from_id_salt("tag").selected_text(&current).show_ui(ui, |ui| {
        let mut choose = |ui: &mut Ui, name: &str, tag: Option<&str>| {
            if ui.selectable_label(state.chart.filter.tag() == tag, name).clicked() {
                let filter: Filter = state.chart.filter.clone().with_tag(tag.map(str::to_owned));
                commands.push(Command::SetFilter(filter));
            }
        };
        choose(ui, &all, None);
        for tag in &tags {
            choose(ui, tag, Some(tag));
        }
    });
    response.response.labelled_by(label.id);
}
