//! What both changed: both values, what they began with, and whose they are.

use std::time::SystemTime;

use egui::{RichText, ScrollArea, Ui};

use crate::app::command::{Command, Commands};
use crate::app::file::moment;
use crate::app::file::view::questions::{button, strong_button};
use crate::app::file::{Conflicts, FileCommand};
use crate::app::look::fonts;
use crate::app::look::widgets::{heading, muted};
use crate::app::state::State;
use crate::edit::{
    Choice, Conflict, Value, conflict_name, conflicts_text, joined_text, reason_text, value_text,
};
use crate::words::Words;

pub(crate) fn conflicts_ui(
    ui: &mut Ui,
    state: &State,
    conflicts: &Conflicts,
    commands: &mut Commands,
) {
    let words = &state.words;
    heading(ui, words.get("conflict-title"));
    let all = &conflicts.merge.conflicts;
    let what = conflicts_text(&conflicts.merge, words);
    ui.label(words.with("conflict-text", &[("what", what.into())]));
    if let Some(joined) = joined_text(&conflicts.merge, words) {
        muted(ui, joined);
    }
    let mine = if conflicts.recovered.is_some() {
        "conflict-recovered-from"
    } else {
        "conflict-mine-from"
    };
    muted(ui, words.get(mine));
    muted(ui, theirs_from(conflicts.when, words));
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for (place, (conflict, choice)) in all.iter().zip(&conflicts.choices).enumerate() {
            ui.separator();
            conflict_ui(ui, state, conflict, *choice, place, commands);
        }
    });
    if let Some(error) = &conflicts.error {
        ui.colored_label(ui.visuals().error_fg_color, error);
    }
    let undecided = conflicts.undecided();
    if undecided > 0 {
        muted(ui, words.with("conflict-undecided", &[("count", undecided.into())]));
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(undecided == 0, |ui| {
            strong_button(ui, &words.get("conflict-join"), FileCommand::Resolve, commands);
        });
        for (choice, key) in
            [(Choice::Mine, "conflict-all-mine"), (Choice::Theirs, "conflict-all-theirs")]
        {
            button(ui, &words.get(key), FileCommand::ChooseAll(choice), commands);
        }
        button(ui, &words.get("question-later"), FileCommand::PutOff, commands);
    });
}

fn conflict_ui(
    ui: &mut Ui,
    state: &State,
    conflict: &Conflict,
    choice: Option<Choice>,
    place: usize,
    commands: &mut Commands,
) {
    let words = &state.words;
    ui.label(RichText::new(conflict_name(conflict, words)).font(fonts::strong(12.5)));
    if let Some(reason) = &conflict.reason {
        muted(ui, reason_text(reason, words));
    }
    let said = |key: &'static str, value: Option<&Value>| {
        let value = match value {
            Some(value) => value_text(value, words),
            None => words.get("conflict-none").into_owned(),
        };
        words.with(key, &[("value", value.into())]).into_owned()
    };
    muted(ui, said("conflict-base", conflict.base.as_ref()));
    for (option, key, value) in [
        (Choice::Mine, "conflict-mine", conflict.mine.as_ref()),
        (Choice::Theirs, "conflict-theirs", conflict.theirs.as_ref()),
    ] {
        let can_be = option == Choice::Theirs || conflict.can_take_mine();
        ui.add_enabled_ui(can_be, |ui| {
            if ui.radio(choice == Some(option), said(key, value)).clicked() {
                commands.push(Command::File(FileCommand::Choose(place, option)));
            }
        });
    }
}

/// Who the file's values are from: all that is known is when it was written.
fn theirs_from(when: Option<SystemTime>, words: &Words) -> String {
    match when.and_then(|when| moment::local(when, words)) {
        Some((day, time)) => {
            let values = [("day", day.into()), ("time", time.into())];
            words.with("conflict-theirs-from", &values).into_owned()
        }
        None => words.get("conflict-theirs-unknown").into_owned(),
    }
}
