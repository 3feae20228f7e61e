//! What asks for an answer before anything else goes on.

use egui::{Id, Key, Modal, RichText, ScrollArea, TextEdit, Ui};

use crate::app::command::{Command, Commands};
use crate::app::file::view::foreign;
use crate::app::file::{Answer, Begin, FileCommand, Question};
use crate::app::forms::change_in_words;
use crate::app::look::fonts;
use crate::app::look::widgets::{focus_on_opening, heading, muted};
use crate::app::state::State;
use crate::edit::{Choice, Conflict, conflict_name, reason_text};
use crate::store::journal::Orphan;

const WIDTH: f32 = 520.0;
/// How many changes of a recovery are listed.
const MOST_CHANGES: usize = 12;

pub fn questions_ui(ui: &Ui, state: &State, commands: &mut Commands) {
    let Some(question) = state.file.questions.first() else { return };
    let modal = Modal::new(Id::unique("question")).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 60.0));
        match question {
            Question::Unsaved(_) => unsaved_ui(ui, state, commands),
            Question::Begin(begin) => begin_ui(ui, state, begin, commands),
            Question::SaveAs { path, .. } => save_as_ui(ui, state, path, commands),
            Question::Conflicts { merge, choices, error, .. } => {
                conflicts_ui(ui, state, &merge.conflicts, choices, error.as_deref(), commands);
            }
            Question::Recover(orphans) => recover_ui(ui, state, orphans, commands),
            Question::Taken => taken_ui(ui, state, commands),
            Question::Foreign(foreign) => foreign::foreign_ui(ui, state, foreign, commands),
            Question::Removal { name, losses, .. } => {
                foreign::removal_ui(ui, state, name, losses, commands);
            }
        }
    });
    let can_be_left = !matches!(question, Question::Recover(_) | Question::Conflicts { .. });
    if can_be_left && modal.should_close() {
        commands.push(Command::File(match question {
            Question::Unsaved(_) => FileCommand::Answer(Answer::Cancel),
            _ => FileCommand::Dismiss,
        }));
    }
}

fn button(ui: &mut Ui, text: &str, command: FileCommand, commands: &mut Commands) {
    if ui.button(text).clicked() {
        commands.push(Command::File(command));
    }
}

fn strong_button(ui: &mut Ui, text: &str, command: FileCommand, commands: &mut Commands) {
    if ui.button(RichText::new(text).font(fonts::strong(13.0))).clicked() {
        commands.push(Command::File(command));
    }
}

fn unsaved_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let words = &state.words;
    heading(ui, words.get("unsaved-title"));
    let name = match state.document.name.as_str() {
        "" => state.document.dossier().title.as_str(),
        name => name,
    };
    ui.label(words.with("unsaved-text", &[("name", name.into())]));
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        strong_button(ui, &words.get("unsaved-save"), FileCommand::Answer(Answer::Save), commands);
        button(ui, &words.get("unsaved-discard"), FileCommand::Answer(Answer::Discard), commands);
        button(ui, &words.get("unsaved-cancel"), FileCommand::Answer(Answer::Cancel), commands);
    });
}

fn begin_ui(ui: &mut Ui, state: &State, begin: &Begin, commands: &mut Commands) {
    let words = &state.words;
    heading(ui, words.get("begin-heading"));
    muted(ui, words.get("begin-text"));
    for (place, (key, text)) in Begin::LABELS.into_iter().zip(&begin.texts).enumerate() {
        let label = ui.label(words.get(key));
        let mut text = text.clone();
        let field = TextEdit::singleline(&mut text).desired_width(f32::INFINITY);
        let response = ui.add(field).labelled_by(label.id);
        if place == 0 {
            focus_on_opening(ui, &response);
        }
        if response.changed() {
            commands.push(Command::File(FileCommand::TypeBegin(place, text)));
        }
    }
    let entered = ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(begin.is_ready(), |ui| {
            strong_button(ui, &words.get("begin-go"), FileCommand::Begin, commands);
        });
        button(ui, &words.get("unsaved-cancel"), FileCommand::Dismiss, commands);
    });
    if entered && begin.is_ready() {
        commands.push(Command::File(FileCommand::Begin));
    }
}

fn save_as_ui(ui: &mut Ui, state: &State, path: &str, commands: &mut Commands) {
    let words = &state.words;
    heading(ui, words.get("save-as-title"));
    let label = ui.label(words.get("save-as-path"));
    let mut text = path.to_owned();
    let field = TextEdit::singleline(&mut text).desired_width(f32::INFINITY);
    let response = ui.add(field).labelled_by(label.id);
    focus_on_opening(ui, &response);
    if response.changed() {
        commands.push(Command::File(FileCommand::TypePath(text)));
    }
    if let Some(trouble) = &state.file.trouble {
        ui.colored_label(ui.visuals().error_fg_color, trouble);
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        strong_button(ui, &words.get("unsaved-save"), FileCommand::SaveTo, commands);
        button(ui, &words.get("save-as-choose"), FileCommand::ChoosePath, commands);
        button(ui, &words.get("unsaved-cancel"), FileCommand::Dismiss, commands);
    });
    if entered {
        commands.push(Command::File(FileCommand::SaveTo));
    }
}

fn conflicts_ui(
    ui: &mut Ui,
    state: &State,
    conflicts: &[Conflict],
    choices: &[Option<Choice>],
    error: Option<&str>,
    commands: &mut Commands,
) {
    let words = &state.words;
    heading(ui, words.get("conflict-title"));
    ui.label(words.with("conflict-text", &[("count", conflicts.len().into())]));
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for (place, (conflict, choice)) in conflicts.iter().zip(choices).enumerate() {
            ui.separator();
            let name = conflict_name(conflict, words);
            ui.label(RichText::new(name).font(fonts::strong(12.5)));
            if let Some(reason) = &conflict.reason {
                muted(ui, reason_text(reason, words));
            }
            let value = |value: Option<&crate::edit::Value>| match value {
                Some(value) => crate::edit::value_in_words(value),
                None => words.get("conflict-none").into_owned(),
            };
            muted(
                ui,
                words.with("conflict-base", &[("value", value(conflict.base.as_ref()).into())]),
            );
            for (option, key, held) in [
                (Choice::Mine, "conflict-mine", conflict.mine.as_ref()),
                (Choice::Theirs, "conflict-theirs", conflict.theirs.as_ref()),
            ] {
                let text = words.with(key, &[("value", value(held).into())]);
                if ui.radio(*choice == Some(option), text).clicked() {
                    commands.push(Command::File(FileCommand::Choose(place, option)));
                }
            }
        }
    });
    if let Some(error) = error {
        ui.colored_label(ui.visuals().error_fg_color, error);
    }
    ui.add_space(8.0);
    strong_button(ui, &words.get("conflict-join"), FileCommand::Resolve, commands);
}

fn recover_ui(ui: &mut Ui, state: &State, orphans: &[Orphan], commands: &mut Commands) {
    let words = &state.words;
    heading(ui, words.get("recover-title"));
    ui.label(words.get("recover-text"));
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for (place, orphan) in orphans.iter().enumerate() {
            ui.separator();
            let name = match orphan.path() {
                Some(path) => path.display().to_string(),
                None => words.get("recover-unnamed").into_owned(),
            };
            ui.label(RichText::new(name).font(fonts::strong(12.5)));
            let changes = orphan.changes();
            for change in changes.iter().take(MOST_CHANGES) {
                ui.label(change_in_words(change, words));
            }
            let more = changes.len().saturating_sub(MOST_CHANGES);
            if more > 0 {
                muted(ui, words.with("hover-more", &[("count", more.into())]));
            }
            ui.horizontal_wrapped(|ui| {
                strong_button(
                    ui,
                    &words.get("recover-bring"),
                    FileCommand::Recover(place),
                    commands,
                );
                button(ui, &words.get("recover-give-up"), FileCommand::GiveUp(place), commands);
            });
        }
    });
    ui.separator();
    button(ui, &words.get("recover-later"), FileCommand::Dismiss, commands);
}

fn taken_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let words = &state.words;
    heading(ui, words.get("taken-title"));
    ui.label(words.with("taken-text", &[("name", (&state.document.name).into())]));
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        strong_button(ui, &words.get("taken-read-only"), FileCommand::OpenReadOnly, commands);
        button(ui, &words.get("taken-take-over"), FileCommand::TakeOver, commands);
    });
}
