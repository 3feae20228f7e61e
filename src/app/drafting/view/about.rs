//! The commitment that a claim or a verdict is about.

use egui::{Button, ComboBox, RichText, Ui};

use super::send;
use crate::app::command::Commands;
use crate::app::drafting::DraftCommand;
use crate::app::look::widgets::muted;
use crate::app::state::State;
use crate::dossier::{Commitment, Dossier};
use crate::drafting::review::{Decision, Item, ItemKind, Meant, Review};
use crate::words::one_line;

/// Characters of a commitment's text in a list.
const MOST_OF_TEXT: usize = 70;

/// Commitments that have a number, by which a key chooses them.
pub(super) const NUMBERED: usize = 9;

/// What fits by its words first, then the others of the dossier, then those of the draft
/// that are taken. The first have numbers; the rest is in a list of their own.
pub(super) fn about_ui(
    ui: &mut Ui,
    state: &State,
    review: &Review,
    item: &Item,
    label: egui::Id,
    commands: &mut Commands,
) {
    let words = &state.words;
    let options = options(state.document.dossier(), review, item);
    if options.is_empty() {
        muted(ui, words.get("draft-no-commitment"));
        return;
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.spacing_mut().button_padding.y = 1.0;
        for (place, (meant, name)) in options.iter().take(NUMBERED).enumerate() {
            let text = RichText::new(format!("{}  {name}", place + 1)).size(12.0);
            let is_chosen = Some(meant) == item.about.as_ref();
            if ui.add(Button::selectable(is_chosen, text).truncate()).clicked() {
                send(commands, DraftCommand::SetAbout(meant.clone()));
            }
        }
        if options.len() > NUMBERED {
            rest_ui(ui, state, &options, item, label, commands);
        }
    });
}

/// Those without a number.
fn rest_ui(
    ui: &mut Ui,
    state: &State,
    options: &[(Meant, String)],
    item: &Item,
    label: egui::Id,
    commands: &mut Commands,
) {
    let rest = options.get(NUMBERED..).unwrap_or_default();
    let chosen = rest.iter().find(|(meant, _)| Some(meant) == item.about.as_ref());
    let more = state.words.with("hover-more", &[("count", rest.len().into())]).into_owned();
    let shown = chosen.map_or(more, |(_, name)| name.clone());
    let combo = ComboBox::from_id_salt("draft-about").selected_text(shown).truncate();
    let response = combo.width(ui.available_width()).show_ui(ui, |ui| {
        for (meant, name) in rest {
            if ui.selectable_label(Some(meant) == item.about.as_ref(), name).clicked() {
                send(commands, DraftCommand::SetAbout(meant.clone()));
            }
        }
    });
    response.response.labelled_by(label);
}

/// Commitments that may be meant, with what they are called.
pub(super) fn options(dossier: &Dossier, review: &Review, item: &Item) -> Vec<(Meant, String)> {
    let side = |id: &str| {
        let side = dossier.sides.iter().find(|side| side.id.as_str() == id);
        side.map_or(id, |side| side.name.as_str()).to_owned()
    };
    let named = |by: &str, text: &str| format!("{}: {}", side(by), one_line(text, MOST_OF_TEXT));
    let known =
        |one: &Commitment| (Meant::Known(one.id.to_string()), named(one.by.as_str(), &one.text));
    let likely = item.known.iter().filter_map(|id| dossier.commitments.find(id));
    let is_likely = |one: &&Commitment| item.known.iter().any(|id| id == one.id.as_str());
    let others = dossier.commitments.iter().filter(|one| !is_likely(one));
    // Of its own commitments, or of the other's, as the likely ones are; else a side speaks of
    // the other's.
    let by = item.fields.text("by").unwrap_or_default();
    let first = item.known.first().and_then(|id| dossier.commitments.find(id));
    let is_whose = |one: &Commitment| match first {
        Some(first) => one.by.slot() == first.by.slot(),
        None => one.by.as_str() != by,
    };
    let (whose, rest): (Vec<_>, Vec<_>) = others.partition(|one| is_whose(one));
    let others = whose.into_iter().chain(rest);
    let drafted =
        review.items.iter().enumerate().filter(|(_, one)| {
            one.kind == ItemKind::Commitment && one.decision == Decision::Accepted
        });
    let drafted = drafted.map(|(place, one)| {
        let by = one.fields.text("by").unwrap_or_default();
        (Meant::Item(place), named(by, one.headline()))
    });
    likely.chain(others).map(known).chain(drafted).collect()
}
