//! What shapes and colours mean; each entry also draws or hides its events.
//! Tension counts every event whatever is hidden, and the legend says so.

use egui::{Align2, ComboBox, FontId, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use crate::app::actions::Action;
use crate::app::chart::filter::{Filter, tags};
use crate::app::chart::picture::ArrangeCommand;
use crate::app::command::{Command, Commands};
use crate::app::look::bidi::in_order;
use crate::app::look::widgets::{action_button, muted, scratch};
use crate::app::look::{canvas, style};
use crate::app::selection::Page;
use crate::app::state::State;
use crate::dossier::{Confidence, QuadClass, Slot};
use crate::figure;
use crate::figure::{MarkerStyle, Naming, Point, Scene, direction_stroke, pt};
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

pub fn legend_ui(ui: &mut Ui, state: &State, unnamed: usize, commands: &mut Commands) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(9.0, 1.0);
        range(ui, state);
        actors(ui, state, commands);
        quads(ui, state, commands);
        scheduled(ui, state);
        directions(ui, state);
        ui.menu_button(RichText::new(state.words.get("filter-more")).size(TEXT_SIZE), |ui| {
            more_ui(ui, state, commands);
        })
        .response
        .on_hover_text(state.words.get("hint-filter"));
        if state.chart.page == Page::Chart {
            naming(ui, state, unnamed, commands);
        }
        if !state.chart.filter.is_open() {
            let counts = [
                ("shown", state.chart.index.len().into()),
                ("all", state.content.markers.len().into()),
            ];
            muted(ui, state.words.with("filter-count", &counts));
            action_button(ui, state, Action::ClearFilter, commands);
        }
    });
}

/// What the area round the line is.
fn range(ui: &mut Ui, state: &State) {
    let over = state.content.band.settings;
    if over == 0 {
        return;
    }
    let theme = style::theme(ui.ctx());
    let (area, _) = ui.allocate_exact_size(vec2(10.0, 18.0), Sense::hover());
    let mut scene = scratch(ui);
    figure::swatch(&mut scene, pt(area.center().x, area.center().y), 10.0, theme.band);
    canvas::paint(ui.painter(), &scene.shapes);
    let caption = state.words.with("band-caption", &[("settings", over.into())]);
    muted(ui, state.words.get("legend-range")).on_hover_text(caption);
}

/// Whether the few events that tell the story are named, or all; with how many
/// are not.
fn naming(ui: &mut Ui, state: &State, unnamed: usize, commands: &mut Commands) {
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
    if unnamed > 0 {
        muted(ui, state.words.with("naming-more", &[("count", unnamed.into())]));
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
    let (area, _) = ui.allocate_exact_size(vec2(14.0, 18.0), Sense::hover());
    let mut scene = scratch(ui);
    let center = pt(area.center().x, area.center().y);
    figure::marker(&mut scene, center, &look(ui, QuadClass::VerbalCooperation, true));
    canvas::paint(ui.painter(), &scene.shapes);
    muted(ui, state.words.get("chart-scheduled"));
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
        let (area, _) = ui.allocate_exact_size(vec2(24.0, 14.0), Sense::hover());
        let mut scene = scratch(ui);
        let y = area.center().y;
        let stroke = direction_stroke(slot, theme);
        scene.line(pt(area.left(), y), pt(area.right(), y), stroke);
        canvas::paint(ui.painter(), &scene.shapes);
        let name = wording::direction_name(state.document.dossier(), slot);
        let value = series.at(state.content.settings.as_of);
        let value = value.map(|value| wording::format_value(value, state.model_kind()));
        muted(ui, format!("{name} {}", value.unwrap_or_default()));
    }
}

/// An entry with its icon; whether it was clicked.
fn entry(
    ui: &mut Ui,
    state: &State,
    name: &str,
    shown: bool,
    paint: &dyn Fn(&mut Scene, Point),
) -> bool {
    let theme = style::theme(ui.ctx());
    let font = FontId::proportional(TEXT_SIZE);
    let ink = style::color(theme.muted);
    let galley = ui.painter().layout_no_wrap(in_order(name).into_owned(), font, ink);
    let size = vec2(ICON_WIDTH + galley.size().x, 18.0);
    let (area, response) = ui.allocate_exact_size(size, Sense::click());
    let middle = area.center().y;
    let mut scene = scratch(ui);
    paint(&mut scene, pt(area.left() + 5.0, middle));
    let painter = ui.painter();
    canvas::paint(painter, &scene.shapes);
    let at = egui::pos2(area.left() + ICON_WIDTH, middle);
    let text = Align2::LEFT_CENTER.anchor_size(at, galley.size());
    painter.galley(text.min, galley, ink);
    if !shown {
        // Struck out, whichever colour it has.
        painter.hline(area.left()..=text.right(), middle, egui::Stroke::new(1.4, ink));
    }
    if response.has_focus() || response.hovered() {
        let edge = egui::Stroke::new(1.0, ink);
        painter.rect_stroke(area.expand(2.0), 3.0, edge, egui::StrokeKind::Outside);
    }
    let info = || WidgetInfo::selected(Role::CheckBox, true, shown, name);
    response.widget_info(info);
    let hint = state.words.get(if shown { "hint-hide" } else { "hint-show" });
    response.on_hover_text(hint).clicked()
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
