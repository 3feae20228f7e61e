//! Small things that several views draw.

use egui::{Align2, Response, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use crate::app::actions::Action;
use crate::app::command::{Command, Commands};
use crate::app::forms::FormCommand;
use crate::app::look::keys::keys_text;
use crate::app::look::{canvas, fonts, style};
use crate::app::state::State;
use crate::dossier::{Id, QuadClass, Slot, Source, Status};
use crate::edit::Place;
use crate::figure;
use crate::figure::{MarkerStyle, Scene, pt};
use crate::ledger::Row;

/// A button for an action: its name, its keys as a hint, its command on a
/// click.
pub(crate) fn action_button(ui: &mut Ui, state: &State, action: Action, commands: &mut Commands) {
    let name = state.words.get(action.name_key());
    let mut response = ui.button(name);
    if let Some(keys) = action.shortcut() {
        response = response.on_hover_text(keys_text(ui, &keys));
    }
    if response.clicked() {
        commands.push(Command::Act(action));
    }
}

/// A button that opens the form of a table.
pub(crate) fn edit_button(ui: &mut Ui, state: &State, place: Place, commands: &mut Commands) {
    if ui.small_button(state.words.get("button-edit")).clicked() {
        commands.push(Command::Form(FormCommand::Open(place)));
    }
}

/// Names the edge by which a panel is resized: egui has only English words for it.
pub(crate) fn name_edge(ui: &Ui, panel: &str, name: &str) {
    let edge = ui.scope_id().with(panel).with("__resize");
    ui.ctx().accesskit_node_builder(edge, |node| node.set_label(name));
}

/// At the end of a scroll area: brings what the keyboard has just reached into view, which egui
/// leaves to the application.
pub(crate) fn follow_focus(ui: &Ui) {
    let Some(id) = ui.memory(|memory| memory.focused()) else { return };
    let Some(response) = ui.ctx().read_response(id) else { return };
    if !response.gained_focus() {
        return;
    }
    let is_inside = ui.min_rect().expand(1.0).contains_rect(response.rect);
    if is_inside
        && response.layer_id == ui.layer_id()
        && !ui.clip_rect().contains_rect(response.rect)
    {
        ui.scroll_to_rect(response.rect, None);
    }
}

/// Passes in which what has just opened asks for the focus: what lay over the
/// window before it may still keep it in the first.
const OPENING_PASSES: u64 = 3;

/// Gives a field the focus when the dialog that it stands in opens.
pub(crate) fn focus_on_opening(ui: &Ui, field: &Response) {
    if is_opening(ui, field.id.with("opened")) && !field.has_focus() {
        field.request_focus();
        ui.ctx().request_repaint();
    }
}

/// Whether something that is asked about in every frame in which it is shown has just appeared.
pub(crate) fn is_opening(ui: &Ui, id: egui::Id) -> bool {
    let now = ui.ctx().cumulative_pass_nr();
    let (first, last): (u64, u64) = ui.data(|data| data.get_temp(id)).unwrap_or((now, now));
    let first = if last + 1 < now { now } else { first };
    ui.data_mut(|data| data.insert_temp(id, (first, now)));
    now < first + OPENING_PASSES
}

/// An empty scene to add marks to.
pub(crate) fn scratch(ui: &Ui) -> Scene {
    Scene {
        width: 0.0,
        height: 0.0,
        scale: 1.0,
        background: style::theme(ui.ctx()).background,
        title: String::new(),
        description: String::new(),
        shapes: Vec::new(),
    }
}

/// A status's icon, as wide as a line is high.
pub(crate) fn status_icon(ui: &mut Ui, status: Status) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
    let ink = style::theme(ui.ctx()).status(status);
    let mut scene = scratch(ui);
    figure::status_icon(&mut scene, status, pt(rect.center().x, rect.center().y), 13.0, ink);
    canvas::paint(ui.painter(), &scene.shapes);
    response
}

/// The icon of how a commitment stands: of what is overdue, that it is.
pub(crate) fn state_icon(ui: &mut Ui, row: &Row) -> Response {
    if !row.overdue {
        return status_icon(ui, row.status);
    }
    let (rect, response) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
    let theme = style::theme(ui.ctx());
    let mut scene = scratch(ui);
    let center = pt(rect.center().x, rect.center().y);
    figure::overdue_icon(&mut scene, center, 13.0, theme.alert(), theme.background);
    canvas::paint(ui.painter(), &scene.shapes);
    response
}

/// An event's marker.
pub(crate) fn marker_icon(ui: &mut Ui, quad: QuadClass, slot: Option<Slot>, scheduled: bool) {
    let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
    let theme = style::theme(ui.ctx());
    let style = MarkerStyle {
        quad,
        color: theme.actor(slot),
        background: theme.background,
        radius: 5.0,
        scheduled,
    };
    let mut scene = scratch(ui);
    figure::marker(&mut scene, pt(rect.center().x, rect.center().y), &style);
    canvas::paint(ui.painter(), &scene.shapes);
}

/// A small square in a side's colour.
pub(crate) fn swatch(ui: &mut Ui, slot: Slot) {
    let (rect, _) = ui.allocate_exact_size(vec2(12.0, 14.0), Sense::hover());
    let theme = style::theme(ui.ctx());
    let mut scene = scratch(ui);
    let center = pt(rect.center().x, rect.center().y);
    figure::swatch(&mut scene, center, 10.0, theme.actor(Some(slot)));
    canvas::paint(ui.painter(), &scene.shapes);
}

/// A row of a list that is as high as each, to be clicked; chosen, under the pointer or
/// with the focus it looks so.
pub(crate) fn list_row(ui: &mut Ui, height: f32, chosen: bool) -> (egui::Rect, Response) {
    let size = vec2(ui.available_width(), height);
    let (area, response) = ui.allocate_exact_size(size, Sense::click());
    let theme = style::theme(ui.ctx());
    if response.has_focus() {
        let stroke = ui.visuals().selection.stroke;
        ui.painter().rect_stroke(area, 5.0, stroke, egui::StrokeKind::Inside);
    }
    if chosen {
        ui.painter().rect_filled(area, 5.0, style::color(theme.accent.faded(0.16)));
    } else if response.hovered() {
        ui.painter().rect_filled(area, 5.0, style::color(theme.shade));
    }
    (area, response)
}

/// Text of lesser weight.
pub(crate) fn muted(ui: &mut Ui, text: impl Into<String>) -> Response {
    let ink = style::color(style::theme(ui.ctx()).muted);
    ui.label(RichText::new(text).color(ink).size(11.5))
}

/// A heading within the panel.
pub(crate) fn heading(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.label(RichText::new(text).font(fonts::strong(13.5)))
}

/// Text that goes somewhere when clicked.
pub(crate) fn link(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.link(RichText::new(text).size(12.0))
}

/// The sources that something rests on, as far as they were published by the
/// as-of day: each selects itself, and opens its page only from its own link.
pub(crate) fn source_links(
    ui: &mut Ui,
    state: &State,
    sources: &[Id<Source>],
    commands: &mut Commands,
) {
    let dossier = state.document.dossier();
    for id in sources {
        let Some(source) = dossier.sources.find(id) else { continue };
        if !source.is_published(state.content.settings.as_of) {
            continue;
        }
        let published = source.published.map(|date| format!(", {}", state.words.edtf(&date)));
        let publisher = source.publisher.as_deref().unwrap_or_default();
        let text = match publisher {
            "" => format!("{}{}", source.title, published.unwrap_or_default()),
            publisher => format!("{} ({publisher}{})", source.title, published.unwrap_or_default()),
        };
        if link(ui, text).clicked()
            && let Some(place) = dossier.sources.position(id.as_str())
        {
            commands.push(Command::Select(crate::app::selection::Selection::Source(place)));
        }
    }
}

/// Names a region that only paints, for screen readers.
pub(crate) fn describe(response: &Response, text: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, text));
}

/// A message in the middle of an empty space.
pub(crate) fn centred_message(ui: &Ui, area: egui::Rect, text: &str) {
    let ink = style::color(style::theme(ui.ctx()).muted);
    let font = egui::FontId::proportional(15.0);
    ui.painter().text(area.center(), Align2::CENTER_CENTER, text, font, ink);
}
