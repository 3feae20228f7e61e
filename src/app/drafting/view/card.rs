//! The candidate in front: what it would become, why, and what can be done with it.

use egui::{Label, RichText, ScrollArea, Ui};

use super::article::kind_color;
use super::fields::fields_ui;
use super::known::known_ui;
use super::{send, told_ui};
use crate::app::command::Commands;
use crate::app::drafting::{DraftCommand, Going, shown};
use crate::app::look::fonts;
use crate::app::look::widgets::muted;
use crate::app::state::State;
use crate::dossier::on_one_line;
use crate::drafting::review::{Decision, Item, ItemKind, Meant, Review};

/// What the buttons and the list below the card take at least, in points.
const BELOW: f32 = 210.0;
/// Events that a candidate may undo that are offered.
const MOST_UNDOES: usize = 5;

pub(super) fn card_ui(
    ui: &mut Ui,
    state: &State,
    going: &Going,
    review: &Review,
    commands: &mut Commands,
) {
    let (Some(at), Some(item)) = (going.at, going.in_front()) else { return };
    head_ui(ui, state, at, review, item);
    let height = (ui.available_height() - BELOW).max(120.0);
    let area = ScrollArea::vertical().id_salt(("draft-card", at)).max_height(height);
    area.show(ui, |ui| {
        why_ui(ui, state, review, item);
        known_ui(ui, state, item, commands);
        fields_ui(ui, state, review, item, commands);
        undoes_ui(ui, state, review, item, commands);
        return_ui(ui, state, review, item);
        told_ui(ui, state);
    });
    ui.add_space(4.0);
    buttons_ui(ui, state, item, commands);
}

fn head_ui(ui: &mut Ui, state: &State, at: usize, review: &Review, item: &Item) {
    let words = &state.words;
    ui.horizontal_wrapped(|ui| {
        let values = [
            ("kind", words.get(shown::kind_key(item.kind)).into_owned().into()),
            ("number", (at + 1).into()),
            ("count", review.items.len().into()),
        ];
        let text = RichText::new(words.with("draft-one", &values)).font(fonts::strong(14.0));
        ui.label(text.color(kind_color(ui, item.kind)));
        if let Some(mode) = item.mode {
            muted(ui, words.get(shown::mode_key(mode)));
        }
        if item.decision != Decision::Open {
            let decision = words.get(shown::decision_key(&item.decision));
            ui.label(RichText::new(decision).font(fonts::strong(12.5)));
        }
    });
}

/// The words that give its day, and the rule that read it.
fn why_ui(ui: &mut Ui, state: &State, review: &Review, item: &Item) {
    let words = &state.words;
    let day = item.dated_by.as_ref().and_then(|range| review.text.get(range.clone()));
    let has_day = matches!(item.kind, ItemKind::Event | ItemKind::Claim);
    match day {
        Some(day) => {
            let day = on_one_line(day).into_owned();
            muted(ui, words.with("draft-day-from", &[("words", day.into())]));
        }
        None if has_day => {
            let text = words.get("draft-day-unsaid");
            ui.colored_label(ui.visuals().warn_fg_color, text);
        }
        None => {}
    }
    let sure = format!("{:.0}", item.confidence * 100.0);
    let values = [("rule", item.rule.as_str().into()), ("sure", sure.into())];
    muted(ui, words.with("draft-rule", &values));
}

/// What it may undo; a person says whether it does.
fn undoes_ui(ui: &mut Ui, state: &State, review: &Review, item: &Item, commands: &mut Commands) {
    if item.undoes.is_empty() {
        return;
    }
    let words = &state.words;
    muted(ui, words.get("draft-undoes"));
    for (place, meant) in item.undoes.iter().take(MOST_UNDOES).enumerate() {
        let name = match meant {
            Meant::Known(id) => {
                let event = state.document.dossier().events.find(id);
                event.map(|one| format!("{}, {}", one.headline, words.edtf(&one.date)))
            }
            Meant::Item(at) => review.items.get(*at).map(|one| one.headline().to_owned()),
        };
        let Some(name) = name else { continue };
        let mut does = item.undone.contains(&place);
        if ui.checkbox(&mut does, name).changed() {
            send(commands, DraftCommand::SetUndoes(place, does));
        }
    }
    let more = item.undoes.len().saturating_sub(MOST_UNDOES);
    if more > 0 {
        muted(ui, words.with("hover-more", &[("count", more.into())]));
    }
}

/// What is given in return.
fn return_ui(ui: &mut Ui, state: &State, review: &Review, item: &Item) {
    for other in item.reciprocal.iter().filter_map(|place| review.items.get(*place)) {
        let by = other.fields.text("by").unwrap_or_default();
        let sides = &state.document.dossier().sides;
        let by = sides.iter().find(|side| side.id.as_str() == by).map_or(by, |one| &one.name);
        let values = [("by", by.into()), ("text", other.headline().into())];
        let text = state.words.with("draft-in-return", &values);
        ui.add(Label::new(RichText::new(text).size(12.0)).wrap());
    }
}

fn buttons_ui(ui: &mut Ui, state: &State, item: &Item, commands: &mut Commands) {
    let words = &state.words;
    ui.horizontal_wrapped(|ui| {
        let mut button = |ui: &mut Ui, key: &str, command: DraftCommand| {
            if ui.button(words.get(key)).clicked() {
                send(commands, command);
            }
        };
        button(ui, "draft-accept", DraftCommand::Accept);
        button(ui, "draft-reject", DraftCommand::Reject);
        let may_be = matches!(item.kind, ItemKind::Event | ItemKind::Commitment);
        if may_be && !item.known.is_empty() {
            button(ui, "draft-merge", DraftCommand::Merge);
        }
        if item.decision != Decision::Open {
            button(ui, "draft-reopen", DraftCommand::Reopen);
        }
        button(ui, "draft-previous", DraftCommand::Step(-1));
        button(ui, "draft-next", DraftCommand::Step(1));
    });
}
