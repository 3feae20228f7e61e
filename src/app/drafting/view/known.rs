//! The record of the dossier that a candidate may be.

use egui::{ComboBox, Label, RichText, Ui};

use super::send;
use crate::app::command::Commands;
use crate::app::drafting::DraftCommand;
use crate::app::look::fonts;
use crate::app::state::State;
use crate::dossier::{Commitment, Edtf, Event};
use crate::drafting::review::{Item, ItemKind};
use crate::words::one_line;

/// Records that are offered, the nearest first.
const MOST_OFFERED: usize = 20;
/// Characters of what one says.
const MOST_SAID: usize = 80;

/// What it may be, and a list of others, since words and days may mislead.
pub(super) fn known_ui(ui: &mut Ui, state: &State, item: &Item, commands: &mut Commands) {
    let words = &state.words;
    let options = match item.kind {
        ItemKind::Event => events(state, item),
        ItemKind::Commitment => commitments(state, item),
        ItemKind::Claim | ItemKind::Evidence => return,
    };
    let likely = item.known.first().and_then(|id| options.iter().find(|(other, _)| other == id));
    if let Some((_, said)) = likely {
        let text = words.with("draft-known", &[("record", said.as_str().into())]);
        ui.add(Label::new(RichText::new(text).font(fonts::strong(12.0))).wrap());
    }
    if options.is_empty() {
        return;
    }
    let shown = words.get(if likely.is_some() { "draft-other" } else { "draft-there" });
    let combo = ComboBox::from_id_salt("draft-known").selected_text(shown.as_ref()).truncate();
    let response = combo.width(220.0_f32.min(ui.available_width())).show_ui(ui, |ui| {
        for (id, said) in &options {
            let is_chosen = item.known.first() == Some(id);
            if ui.selectable_label(is_chosen, said).clicked() {
                send(commands, DraftCommand::SetKnown(id.clone()));
            }
        }
    });
    response
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, shown.as_ref()));
}

/// Events by how near their day is, with what they say.
fn events(state: &State, item: &Item) -> Vec<(String, String)> {
    let date = item.fields.text("date").and_then(|text| text.parse::<Edtf>().ok());
    let Some(day) = date.map(|date| date.point()) else { return Vec::new() };
    let dossier = state.document.dossier();
    let is_likely = |one: &Event| item.known.first().is_some_and(|id| id == one.id.as_str());
    let mut all: Vec<&Event> = dossier.events.iter().collect();
    all.sort_by_key(|one| (!is_likely(one), one.date.point().since(day).abs()));
    let said = |one: &Event| {
        let headline = one_line(&one.headline, MOST_SAID);
        format!("{headline}, {} ({})", state.words.edtf(&one.date), one.code.as_str())
    };
    all.into_iter().take(MOST_OFFERED).map(|one| (one.id.to_string(), said(one))).collect()
}

/// Commitments of its side, with what they say.
fn commitments(state: &State, item: &Item) -> Vec<(String, String)> {
    let by = item.fields.text("by").unwrap_or_default();
    let dossier = state.document.dossier();
    let is_likely = |one: &Commitment| item.known.first().is_some_and(|id| id == one.id.as_str());
    let mut all: Vec<&Commitment> =
        dossier.commitments.iter().filter(|one| one.by.as_str() == by).collect();
    all.sort_by_key(|one| !is_likely(one));
    let said = |one: &Commitment| {
        format!("{}, {}", one_line(&one.text, MOST_SAID), state.words.edtf(&one.made))
    };
    all.into_iter().take(MOST_OFFERED).map(|one| (one.id.to_string(), said(one))).collect()
}
