//! The as-of day: a field to write it in, and buttons that walk through the
//! record by days and by events.

use egui::{Response, Sense, TextEdit, Ui, WidgetInfo, vec2};

use crate::app::actions::Action;
use crate::app::command::{Command, Commands};
use crate::app::look::keys::keys_text;
use crate::app::look::widgets::scratch;
use crate::app::look::{canvas, style};
use crate::app::state::State;
use crate::figure::{Point, Shape, Stroke, pt};

/// Width and height of a button with a sign.
const BUTTON: egui::Vec2 = vec2(26.0, 24.0);

pub(crate) fn as_of_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let spacing = std::mem::replace(&mut ui.spacing_mut().item_spacing.x, 3.0);
    let label = ui.label(state.words.get("as-of"));
    ui.add_space(2.0);
    sign_button(ui, state, Action::EarlierAsOf, Sign::Left, commands);
    field(ui, state, commands).labelled_by(label.id);
    sign_button(ui, state, Action::LaterAsOf, Sign::Right, commands);
    ui.add_space(5.0);
    sign_button(ui, state, Action::StepBack, Sign::StepLeft, commands);
    let sign = if state.chart.playing.is_some() { Sign::Pause } else { Sign::Play };
    sign_button(ui, state, Action::PlayOrPause, sign, commands);
    sign_button(ui, state, Action::StepForward, Sign::StepRight, commands);
    ui.add_space(5.0);
    ui.spacing_mut().item_spacing.x = spacing;
}

fn field(ui: &mut Ui, state: &State, commands: &mut Commands) -> Response {
    let mut text = state.chart.as_of_text.clone();
    let mut field = TextEdit::singleline(&mut text).desired_width(98.0).char_limit(24);
    if state.chart.as_of_error.is_some() {
        field = field.text_color(ui.visuals().error_fg_color);
    }
    let response = ui.add(field);
    let response = match &state.chart.as_of_error {
        Some(error) => response.on_hover_text(error.as_str()),
        None => response.on_hover_text(state.words.get("hint-as-of")),
    };
    if response.changed() {
        commands.push(Command::EditAsOf(text));
    }
    response
}

/// The signs drawn on buttons.
#[derive(Clone, Copy)]
enum Sign {
    /// A day back.
    Left,
    /// A day on.
    Right,
    /// An event back.
    StepLeft,
    /// An event on.
    StepRight,
    Play,
    Pause,
}

/// A button with a sign on it, named by its action.
fn sign_button(ui: &mut Ui, state: &State, action: Action, sign: Sign, commands: &mut Commands) {
    let (area, response) = ui.allocate_exact_size(BUTTON, Sense::click());
    let visuals = *ui.style().interact(&response);
    ui.painter().rect(
        area.shrink(0.5),
        visuals.corner_radius,
        visuals.weak_bg_fill,
        visuals.bg_stroke,
        egui::StrokeKind::Inside,
    );
    paint(ui, sign, &response);
    let name =
        state.words.get(if matches!(sign, Sign::Pause) { "pause" } else { action.name_key() });
    let keys = action.shortcut().map(|keys| keys_text(ui, &keys)).unwrap_or_default();
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name.as_ref()));
    if response.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(area, 5.0, stroke, egui::StrokeKind::Inside);
    }
    if response.on_hover_text(format!("{name} ({keys})")).clicked() {
        commands.push(Command::Act(action));
    }
}

fn paint(ui: &Ui, sign: Sign, response: &Response) {
    let color = style::theme(ui.ctx()).ink;
    let center = response.rect.center();
    let at = |x: f32, y: f32| pt(center.x + x, center.y + y);
    let triangle = |tip: f32, base: f32| Shape::Area {
        points: vec![at(tip, 0.0), at(base, -4.5), at(base, 4.5)],
        fill: Some(color),
        stroke: None,
    };
    let stroke = Stroke::solid(1.8, color);
    let line = |points: Vec<Point>| Shape::Line { points, stroke };
    let mut scene = scratch(ui);
    scene.shapes = match sign {
        Sign::Left => vec![line(vec![at(2.5, -4.5), at(-2.5, 0.0), at(2.5, 4.5)])],
        Sign::Right => vec![line(vec![at(-2.5, -4.5), at(2.5, 0.0), at(-2.5, 4.5)])],
        Sign::StepLeft => {
            vec![line(vec![at(-4.5, -4.5), at(-4.5, 4.5)]), triangle(-3.0, 4.5)]
        }
        Sign::StepRight => vec![line(vec![at(4.5, -4.5), at(4.5, 4.5)]), triangle(3.0, -4.5)],
        Sign::Play => vec![triangle(5.0, -3.5)],
        Sign::Pause => {
            vec![line(vec![at(-2.5, -4.5), at(-2.5, 4.5)]), line(vec![at(2.5, -4.5), at(2.5, 4.5)])]
        }
    };
    canvas::paint(ui.painter(), &scene.shapes);
}
