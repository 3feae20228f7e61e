//! What is given for what: each exchange with what either side owes in it,
//! facing each other, and who has moved in a sentence.

use egui::{Label, RichText, ScrollArea, Sense, Ui};

use crate::app::command::{Command, Commands};
use crate::app::look::fonts;
use crate::app::look::stack::Stack;
use crate::app::look::widgets::{muted, state_icon, swatch};
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::dossier::Slot;
use crate::ledger::Exchange;
use crate::reading::{exchange_sentence, wording};

/// Height of an exchange that has not been drawn yet, in points.
const LIKELY_HEIGHT: f32 = 150.0;

pub(crate) fn exchanges_ui(ui: &mut Ui, state: &State, stack: &mut Stack, commands: &mut Commands) {
    let exchanges = &state.content.exchanges;
    if exchanges.is_empty() {
        ui.label(state.words.get("exchanges-empty"));
        return;
    }
    stack.prepare(exchanges.len(), LIKELY_HEIGHT);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for (place, exchange) in exchanges.iter().enumerate() {
            let chosen = holds_selection(state, exchange);
            stack.show(ui, place, chosen && state.panel.reveal, |ui| {
                exchange_ui(ui, state, exchange, commands);
            });
        }
    });
}

fn holds_selection(state: &State, exchange: &Exchange) -> bool {
    let holds = |place: &usize| state.selection == Selection::Commitment(*place);
    exchange.commitments.iter().any(holds)
}

fn exchange_ui(ui: &mut Ui, state: &State, exchange: &Exchange, commands: &mut Commands) {
    let dossier = state.document.dossier();
    let sentence = exchange_sentence(dossier, exchange, &state.words);
    ui.add(Label::new(RichText::new(sentence).font(fonts::strong(13.0))).wrap());
    ui.columns(2, |columns| {
        for (ui, slot) in columns.iter_mut().zip(Slot::BOTH) {
            ui.horizontal(|ui| {
                swatch(ui, slot);
                muted(ui, dossier.side(slot).name.as_str());
            });
            side_ui(ui, state, exchange, slot, commands);
        }
    });
    ui.add_space(4.0);
    ui.separator();
}

fn side_ui(ui: &mut Ui, state: &State, exchange: &Exchange, slot: Slot, commands: &mut Commands) {
    let commitments = &state.document.dossier().commitments;
    let own = exchange.commitments.iter().filter_map(|place| {
        let commitment = commitments.get(*place).filter(|c| c.by.slot() == slot)?;
        Some((*place, commitment, state.content.ledger.row_of(*place)?))
    });
    for (place, commitment, row) in own {
        let selection = Selection::Commitment(place);
        let chosen = state.selection == selection;
        ui.horizontal_top(|ui| {
            state_icon(ui, row);
            ui.vertical(|ui| {
                let text = RichText::new(&commitment.text).size(12.0);
                let text = if chosen { text.font(fonts::strong(12.0)) } else { text };
                let response = ui.add(Label::new(text).wrap().sense(Sense::click()));
                let status = wording::state_text(row, &state.words);
                let name = format!("{}: {status}", commitment.text);
                response.widget_info(|| {
                    egui::WidgetInfo::selected(egui::Role::Button, true, chosen, &name)
                });
                if response.clicked() {
                    let next = if chosen { Selection::Nothing } else { selection };
                    commands.push(Command::Select(next));
                }
                muted(ui, status);
            });
        });
    }
}
