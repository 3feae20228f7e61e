//! All candidates in a list, with what was decided of each.

use egui::{RichText, ScrollArea, Ui};

use super::article::{kind_color, tag_text};
use super::send;
use crate::app::command::Commands;
use crate::app::drafting::{DraftCommand, Going, shown};
use crate::app::look::widgets::{is_opening, muted};
use crate::app::state::State;
use crate::drafting::review::{Decision, Item, ItemKind, Meant, Review};

pub(super) fn list_ui(
    ui: &mut Ui,
    state: &State,
    going: &Going,
    review: &Review,
    commands: &mut Commands,
) {
    ui.separator();
    muted(ui, state.words.get("draft-all"));
    let turned = is_opening(ui, ui.scope_id().with(("list", going.at)));
    let area = ScrollArea::vertical().id_salt("draft-list").auto_shrink([false, false]);
    area.show(ui, |ui| {
        for (place, item) in review.items.iter().enumerate() {
            let is_front = going.at == Some(place);
            let decision = state.words.get(shown::decision_key(&item.decision));
            let mut job = egui::text::LayoutJob::default();
            let tag = RichText::new(tag_text(&state.words, place, item))
                .color(kind_color(ui, item.kind))
                .strong();
            tag.append_to(&mut job, ui.style(), egui::FontSelection::Default, egui::Align::Center);
            let is_left_out = item.decision == Decision::Rejected;
            let said = said(state, review, item);
            let text = RichText::new(format!(" {said}")).size(12.0);
            let text = if is_left_out { text.weak() } else { text };
            text.append_to(&mut job, ui.style(), egui::FontSelection::Default, egui::Align::Center);
            let button = egui::Button::selectable(is_front, job)
                .truncate()
                .min_size(egui::vec2(ui.available_width(), 20.0));
            let response = ui.add(button);
            let kind = state.words.get(shown::kind_key(item.kind));
            let name = format!("{} {kind}, {decision}: {said}", place + 1);
            let role = egui::Role::Button;
            response.widget_info(|| egui::WidgetInfo::selected(role, true, is_front, &name));
            if is_front && turned {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                send(commands, DraftCommand::Show(place));
            }
        }
    });
}

/// What a candidate says, in a line: a commitment with its side, a claim and a verdict with
/// what they say of which commitment.
fn said(state: &State, review: &Review, item: &Item) -> String {
    let dossier = state.document.dossier();
    let name = |key: &str| {
        let id = item.fields.text(key).unwrap_or_default();
        let side = dossier.sides.iter().find(|side| side.id.as_str() == id);
        side.map_or(id, |side| side.name.as_str()).to_owned()
    };
    let about = item.about.as_ref().and_then(|about| match about {
        Meant::Known(id) => dossier.commitments.find(id).map(|one| one.text.as_str()),
        Meant::Item(place) => review.items.get(*place).map(Item::headline),
    });
    let about = about.unwrap_or("…");
    let word = |field: &str| {
        let word = item.fields.text(field).unwrap_or_default();
        state.words.get(&format!("{field}-{word}")).into_owned()
    };
    match item.kind {
        ItemKind::Event => item.headline().to_owned(),
        ItemKind::Commitment => format!("{}: {}", name("by"), item.headline()),
        ItemKind::Claim => format!("{}, {}: {about}", name("by"), word("stance")),
        ItemKind::Evidence => format!("{}: {about}", word("status")),
    }
}
