//! What windows that ended without saving have left: nothing is chosen, and to
//! give it up is asked once more.

use egui::{RichText, ScrollArea, Ui};

use crate::app::actions::Action;
use crate::app::command::Commands;
use crate::app::drafting::KeptDraft;
use crate::app::file::view::questions::{button, strong_button};
use crate::app::file::{FileCommand, Left, LeftBehind};
use crate::app::forms::change_in_words;
use crate::app::look::fonts;
use crate::app::look::widgets::{heading, muted};
use crate::app::state::State;

/// How many changes of a recovery are listed.
const MOST_CHANGES: usize = 12;

pub(crate) fn recover_ui(ui: &mut Ui, state: &State, behind: &LeftBehind, commands: &mut Commands) {
    let words = &state.words;
    if let Some(left) = behind.giving_up.and_then(|place| behind.left.get(place)) {
        give_up_ui(ui, state, left, behind.error.as_deref(), commands);
        return;
    }
    let (title, text, close) = if behind.is_given_up {
        ("recover-given-up-title", "recover-given-up-text", "settings-close")
    } else {
        ("recover-title", "recover-text", "recover-later")
    };
    heading(ui, words.get(title));
    ui.label(words.get(text));
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for (place, left) in behind.left.iter().enumerate() {
            ui.separator();
            left_ui(ui, state, left);
            ui.horizontal_wrapped(|ui| {
                let bring = FileCommand::Recover(place);
                strong_button(ui, &words.get("recover-bring"), bring, commands);
                if !behind.is_given_up {
                    let ask = FileCommand::AskGiveUp(place);
                    button(ui, &words.get("recover-give-up"), ask, commands);
                }
            });
        }
    });
    ui.separator();
    button(ui, &words.get(close), FileCommand::Dismiss, commands);
}

/// What one of them holds.
fn left_ui(ui: &mut Ui, state: &State, left: &Left) {
    let words = &state.words;
    ui.label(RichText::new(left.name(words)).font(fonts::strong(12.5)));
    for change in left.changes.iter().take(MOST_CHANGES) {
        ui.label(change_in_words(change, words));
    }
    let more = left.changes.len().saturating_sub(MOST_CHANGES);
    if more > 0 {
        muted(ui, words.with("hover-more", &[("count", more.into())]));
    }
    if let Some(KeptDraft(going)) = &left.beside.draft {
        let (title, count) = (going.title(), going.asked.text.chars().count());
        let values = [("title", title.into()), ("count", count.into())];
        ui.label(words.with("recover-draft", &values));
    }
    for form in left.beside.forms.iter().chain(&left.beside.aside) {
        let what = form.in_words(words);
        ui.label(words.with("recover-form", &[("what", what.into())]));
    }
}

fn give_up_ui(
    ui: &mut Ui,
    state: &State,
    left: &Left,
    error: Option<&str>,
    commands: &mut Commands,
) {
    let words = &state.words;
    heading(ui, words.get("give-up-title"));
    left_ui(ui, state, left);
    let action = words.get(Action::BringBack.name_key()).into_owned();
    muted(ui, words.with("give-up-text", &[("action", action.into())]));
    if let Some(error) = error {
        ui.colored_label(ui.visuals().error_fg_color, error);
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        button(ui, &words.get("give-up-keep"), FileCommand::KeepAsking, commands);
        button(ui, &words.get("give-up-go"), FileCommand::GiveUp, commands);
    });
}
