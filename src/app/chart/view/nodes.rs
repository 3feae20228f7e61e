//! The chart's events in the accessibility tree: a screen reader finds each
//! marker by name, where it stands, and can select it.

use egui::accesskit::{Action, Rect, Role};
use egui::{Id, Ui};

use crate::app::command::{Command, Commands};
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::figure::{ChartLayout, ChartPainter, PlacedMarker};

/// As many events are named one by one; of a record with more in view, the
/// table of events names all.
const MOST_NAMED: usize = 400;

/// Puts every event in view into the tree while a screen reader is using it.
pub(super) fn event_nodes(
    ui: &Ui,
    state: &State,
    layout: &ChartLayout,
    painter: &ChartPainter<'_>,
    chart: Id,
    commands: &mut Commands,
) {
    let in_view: usize = layout.markers.iter().map(|marker| marker.members.len()).sum();
    if in_view > MOST_NAMED {
        return;
    }
    for placed in &layout.markers {
        for place in placed.members.iter().copied() {
            let Some(marker) = state.content.markers.get(place) else { continue };
            let id = chart.with(("event", marker.event));
            let selection = Selection::Event(marker.event);
            let built = ui.ctx().accesskit_node_builder(id, |node| {
                node.set_role(Role::ListItem);
                if let Some(name) = painter.event_title(place) {
                    node.set_label(name);
                }
                node.set_bounds(bounds(placed));
                node.set_selected(state.selection == selection);
                node.add_action(Action::Click);
            });
            if built.is_none() {
                // No screen reader is using the tree.
                return;
            }
            if ui.input(|input| input.has_accesskit_action_request(id, Action::Click)) {
                commands.push(Command::Select(selection));
            }
        }
    }
}

fn bounds(placed: &PlacedMarker) -> Rect {
    let (x, y) = (f64::from(placed.center.x), f64::from(placed.center.y));
    let radius = f64::from(placed.drawn_radius());
    Rect { x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius }
}
