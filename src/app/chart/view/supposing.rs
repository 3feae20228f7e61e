//! What is assumed: a strip over the chart with what comes of it, and the
//! buttons that assume something of an event.

use egui::{Align, Button, Layout, RichText, Role, Sense, TextEdit, Ui, WidgetInfo, vec2};

use crate::app::actions::Action;
use crate::app::chart::supposing::SupposeCommand;
use crate::app::command::{Command, Commands};
use crate::app::look::widgets::{muted, scratch};
use crate::app::look::{canvas, fonts, style};
use crate::app::state::State;
use crate::dossier::Event;
use crate::figure::{pt, supposed_stroke};
use crate::reading::Assumption;
use crate::reading::wording::assumption_text;

/// Longest text of an assumption on its button, in points.
const MOST_WIDTH: f32 = 420.0;

/// What is assumed and what comes of it, while that is shown.
pub(crate) fn strip_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let supposing = &state.chart.supposing;
    if !supposing.on {
        return;
    }
    let words = &state.words;
    let theme = style::theme(ui.ctx());
    let frame = egui::Frame::new()
        .fill(style::color(theme.accent.faded(0.08)))
        .corner_radius(6)
        .inner_margin(egui::Margin::symmetric(8, 5));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_top(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                let name = words.get("suppose-close");
                if ui.small_button(name).clicked() {
                    commands.push(Command::Act(Action::ToggleSupposing));
                }
                ui.with_layout(Layout::left_to_right(Align::Min), |ui| sentence(ui, state));
            });
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 3.0);
            for (place, assumption) in supposing.hypothesis.assumptions.iter().enumerate() {
                assumption_ui(ui, state, place, assumption, commands);
            }
            until_field(ui, state, commands);
            let mut button = |ui: &mut Ui, action: Action, key: &str, hint: Option<&str>| {
                let mut response = ui.small_button(words.get(key));
                if let Some(hint) = hint {
                    response = response.on_hover_text(words.get(hint));
                }
                if response.clicked() {
                    commands.push(Command::Act(action));
                }
            };
            button(ui, Action::SupposeEvent, Action::SupposeEvent.name_key(), None);
            if supposing.has_events() {
                let key = Action::AddSupposed.name_key();
                button(ui, Action::AddSupposed, key, Some("suppose-add-hint"));
            }
            if !supposing.hypothesis.is_empty() {
                button(ui, Action::ClearSupposed, "suppose-clear", None);
            }
        });
        if let Some(error) = &supposing.until_error {
            ui.colored_label(ui.visuals().error_fg_color, error);
        }
    });
    ui.add_space(3.0);
}

fn sentence(ui: &mut Ui, state: &State) {
    let text = state.supposed_in_words();
    if text.is_empty() {
        muted(ui, state.words.get("suppose-hint"));
        return;
    }
    let theme = style::theme(ui.ctx());
    ui.horizontal_top(|ui| {
        let (area, _) = ui.allocate_exact_size(vec2(26.0, 16.0), Sense::hover());
        let mut scene = scratch(ui);
        let y = area.center().y;
        scene.line(pt(area.left(), y), pt(area.right(), y), supposed_stroke(theme));
        canvas::paint(ui.painter(), &scene.shapes);
        let ink = style::color(theme.accent);
        let text = RichText::new(text).font(fonts::strong(13.5)).color(ink);
        ui.add(egui::Label::new(text).wrap());
    });
}

/// An assumption, taken back by a click.
fn assumption_ui(
    ui: &mut Ui,
    state: &State,
    place: usize,
    assumption: &Assumption,
    commands: &mut Commands,
) {
    let words = &state.words;
    let dossier = state.document.dossier();
    let what = assumption_text(dossier, assumption, words);
    let as_of = state.content.settings.as_of;
    let applies = assumption.applies(dossier, as_of);
    let mut text = RichText::new(format!("× {what}")).size(12.0);
    if !applies {
        text = text.strikethrough().weak();
    }
    let response = ui
        .scope(|ui| {
            ui.set_max_width(MOST_WIDTH);
            ui.add(Button::new(text).truncate().small())
        })
        .inner;
    let name = words.with("suppose-withdraw", &[("what", what.into())]).into_owned();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let hint = if applies {
        name
    } else {
        words.with("suppose-not", &[("day", words.day(as_of).into())]).into_owned()
    };
    if response.on_hover_text(hint).clicked() {
        commands.push(Command::Suppose(SupposeCommand::Withdraw(place)));
    }
}

/// The day that is looked ahead to.
fn until_field(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let label = ui.label(RichText::new(state.words.get("suppose-until")).size(12.0));
    let mut text = state.chart.supposing.until_text.clone();
    let field = TextEdit::singleline(&mut text)
        .hint_text(state.words.get("export-day-hint"))
        .font(egui::FontId::proportional(12.0))
        .desired_width(88.0)
        .char_limit(24);
    let response = ui.add(field).labelled_by(label.id);
    if response.on_hover_text(state.words.get("suppose-until-hint")).changed() {
        commands.push(Command::Suppose(SupposeCommand::EditUntil(text)));
    }
}

/// That an event had never happened; and where it is in force, that it ends.
pub(crate) fn event_buttons(ui: &mut Ui, state: &State, event: &Event, commands: &mut Commands) {
    let never = Assumption::Never(event.id.to_string());
    if never.applies(state.document.dossier(), state.content.settings.as_of) {
        toggle(ui, state, "suppose-without-this", event, never, commands);
    }
    lift_button(ui, state, event, commands);
}

/// That an event is at an end on the as-of day, where it is in force.
pub(crate) fn lift_button(ui: &mut Ui, state: &State, event: &Event, commands: &mut Commands) {
    let Some(assumption) = state.lifting(event) else { return };
    let is_lifted = !event.is_reversal() && event.goldstein() <= 0.0;
    let key = if is_lifted { "suppose-if-lifted-button" } else { "suppose-if-ended-button" };
    toggle(ui, state, key, event, assumption, commands);
}

fn toggle(
    ui: &mut Ui,
    state: &State,
    key: &'static str,
    event: &Event,
    assumption: Assumption,
    commands: &mut Commands,
) {
    let chosen = state.chart.supposing.holds(&assumption);
    let name = state.words.get(key);
    let text = RichText::new(name.as_ref()).size(11.5);
    let response = ui.add(Button::new(text).selected(chosen).small());
    let full = format!("{name} {}", event.headline);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &full));
    if response.clicked() {
        commands.push(Command::Suppose(SupposeCommand::Toggle(assumption)));
    }
}
