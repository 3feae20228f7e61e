//! Links from one thing of the record to another.

use egui::Ui;

use crate::app::command::{Command, Commands};
use crate::app::look::widgets::link;
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::dossier::{Commitment, Id, MOST_HEADLINE};
use crate::words::one_line;

/// Goes to an event that was known on the as-of day.
pub(crate) fn event_link(
    ui: &mut Ui,
    state: &State,
    id: &Id<crate::dossier::Event>,
    commands: &mut Commands,
) {
    let events = &state.document.dossier().events;
    let Some((place, event)) = events.position(id.as_str()).zip(events.find(id)) else { return };
    if !state.is_known(Selection::Event(place)) {
        return;
    }
    if link(
        ui,
        format!("{}: {}", state.words.edtf(&event.date), one_line(&event.headline, MOST_HEADLINE)),
    )
    .clicked()
    {
        commands.push(Command::Select(Selection::Event(place)));
    }
}

/// Goes to a commitment that was known on the as-of day.
pub(crate) fn commitment_link(
    ui: &mut Ui,
    state: &State,
    id: &Id<Commitment>,
    commands: &mut Commands,
) {
    let dossier = state.document.dossier();
    let list = &dossier.commitments;
    let Some((place, commitment)) = list.position(id.as_str()).zip(list.find(id)) else { return };
    if !state.is_known(Selection::Commitment(place)) {
        return;
    }
    let who = &dossier.side(commitment.by.slot()).name;
    if link(ui, format!("{who}: {}", one_line(&commitment.text, MOST_HEADLINE))).clicked() {
        commands.push(Command::Select(Selection::Commitment(place)));
    }
}
