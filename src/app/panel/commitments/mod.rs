//! What each side undertook, how it stands, and according to whom: as a list in
//! the panel, and as a page of its own on which both sides face each other.

mod card;
mod details;
mod heading;
mod links;
mod page;

pub(crate) use links::{commitment_link, event_link};
pub(crate) use page::page_ui;

use egui::{ScrollArea, Ui};

use card::{Voices, card};
use heading::side_heading;

use super::search::{Narrowed, search_ui};
use crate::app::actions::Action;
use crate::app::command::{Command, Commands};
use crate::app::look::stack::Stack;
use crate::app::look::widgets::muted;
use crate::app::panel::lists::{CommitmentSort, ListCommand};
use crate::app::selection::{Page, Selection, Tab};
use crate::app::state::State;
use crate::dossier::{Slot, Status};
use crate::reading::{Urgency, UrgencyGroup, wording};

/// Height of a card that has not been drawn yet, in points.
const LIKELY_HEIGHT: f32 = 96.0;
/// From this width of the window on, in points, the page of commitments has
/// room.
pub(crate) const LEAST_FOR_PAGE: f32 = 1200.0;

pub(crate) fn commitments_ui(
    ui: &mut Ui,
    state: &State,
    stack: &mut Stack,
    commands: &mut Commands,
) {
    controls(ui, state, commands);
    stack.prepare(state.document.dossier().commitments.len(), LIKELY_HEIGHT);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for slot in Slot::BOTH {
            side_heading(ui, state, slot);
            let dossier = state.document.dossier();
            let rows = &state.content.ledger.rows;
            let listed = state.panel.lists.commitments.rows.iter();
            let own = listed.filter_map(|place| {
                let row = rows.get(*place)?;
                Some((row, dossier.commitments.get(row.commitment)?))
            });
            let own = own.filter(|(_, commitment)| commitment.by.slot() == slot);
            let mut group = None;
            let mut is_empty = true;
            for (row, commitment) in own {
                group = group_heading(ui, state, group, Urgency::of(row).group());
                is_empty = false;
                let chosen = state.selection == Selection::Commitment(row.commitment);
                stack.show(ui, row.commitment, chosen && state.panel.reveal, |ui| {
                    card(ui, state, commitment, row, Voices::Line, commands);
                });
            }
            if is_empty && !state.panel.lists.commitments.is_narrowed() {
                muted(ui, state.words.get("commitments-empty"));
            }
            ui.add_space(10.0);
        }
        unknown(ui, state);
    });
}

/// The name of a part of the list, where that begins.
fn group_heading(
    ui: &mut Ui,
    state: &State,
    before: Option<UrgencyGroup>,
    group: UrgencyGroup,
) -> Option<UrgencyGroup> {
    if state.panel.lists.commitments.sort != CommitmentSort::Urgency {
        return None;
    }
    if before != Some(group) {
        muted(ui, state.words.get(group.key()));
    }
    Some(group)
}

/// How many the as-of day does not know.
fn unknown(ui: &mut Ui, state: &State) {
    let known = state.content.ledger.rows.len();
    let unknown = state.document.dossier().commitments.len().saturating_sub(known);
    if unknown > 0 {
        muted(ui, state.words.with("commitments-unknown", &[("count", unknown.into())]));
    }
}

/// What the list is narrowed to, and its order.
fn controls(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let list = &state.panel.lists.commitments;
    let all = state.content.ledger.rows.len();
    if all == 0 {
        return;
    }
    let narrowed =
        Narrowed { tab: Tab::Commitments, query: &list.query, shown: list.rows.len(), all };
    search_ui(ui, state, &narrowed, commands, |ui, commands| {
        let words = &state.words;
        let label = if list.hidden.is_empty() { "filter-status" } else { "filter-status-some" };
        ui.menu_button(words.get(label), |ui| {
            for status in Status::ALL {
                let mut shown = !list.hidden.contains(&status);
                if ui.checkbox(&mut shown, words.get(wording::status_key(status))).changed() {
                    commands.push(Command::List(ListCommand::ToggleStatus(status)));
                }
            }
        });
        ui.menu_button(words.get("sort"), |ui| {
            for (sort, key) in CommitmentSort::ALL {
                if ui.radio(list.sort == sort, words.get(key)).clicked() {
                    commands.push(Command::List(ListCommand::SortCommitments(sort)));
                    ui.close();
                }
            }
        });
        let has_page = ui.ctx().content_rect().width() >= LEAST_FOR_PAGE;
        if has_page && state.chart.page != Page::Ledger {
            let open = ui.button(words.get("ledger-open"));
            if open.on_hover_text(words.get(Action::ToggleLedger.name_key())).clicked() {
                commands.push(Command::Act(Action::ToggleLedger));
            }
        }
        if list.is_narrowed() && ui.small_button(words.get("list-show-all")).clicked() {
            commands.push(Command::List(ListCommand::ShowAllCommitments));
        }
    });
}
