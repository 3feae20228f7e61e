//! What asks for an answer before anything else goes on.

use egui::{Id, Key, Modal, RichText, TextEdit, Ui};

use crate::app::command::{Command, Commands};
use crate::app::file::view::{broken, conflicts, foreign, guard, recover};
use crate::app::file::{Answer, Begin, FileCommand, Question};
use crate::app::look::fonts;
use crate::app::look::widgets::{focus_on_opening, heading, muted};
use crate::app::state::State;

const WIDTH: f32 = 520.0;
/// With two texts side by side.
const WIDE: f32 = 1080.0;

pub(crate) fn questions_ui(ui: &Ui, state: &State, commands: &mut Commands) {
    let Some(question) = state.file.questions.first() else { return };
    let mut answers = Commands::new();
    let is_wide = matches!(question, Question::Broken(broken) if broken.compared.is_some());
    let width = if is_wide { WIDE } else { WIDTH };
    let name = name(question);
    // Each has a size of its own, and so a place in the middle of its own.
    let modal = Modal::new(Id::unique(("question", name))).show(ui.ctx(), |ui| {
        ui.set_width(width.min(ui.ctx().content_rect().width() - 60.0));
        let answers = &mut answers;
        match question {
            Question::Unsaved(_) => unsaved_ui(ui, state, answers),
            Question::Begin(begin) => begin_ui(ui, state, begin, answers),
            Question::SaveAs { path, .. } => save_as_ui(ui, state, path, answers),
            Question::OpenPath(path) => open_path_ui(ui, state, path, answers),
            Question::Conflicts(conflicts) => {
                conflicts::conflicts_ui(ui, state, conflicts, answers);
            }
            Question::Broken(broken) => broken::broken_ui(ui, state, broken, answers),
            Question::Recover(behind) => recover::recover_ui(ui, state, behind, answers),
            Question::Taken => taken_ui(ui, state, answers),
            Question::Foreign(foreign) => foreign::foreign_ui(ui, state, foreign, answers),
            Question::Removal { name, losses, .. } => {
                foreign::removal_ui(ui, state, name, losses, answers);
            }
        }
    });
    if can_be_left(question) && modal.should_close() {
        answers.push(Command::File(match question {
            Question::Unsaved(_) => FileCommand::Answer(Answer::Cancel),
            _ => FileCommand::Dismiss,
        }));
    }
    // A question that appears by itself may interrupt the user in the middle of a word.
    if is_unasked(question) && !guard::may_answer(ui.ctx(), name) {
        answers.clear();
    }
    commands.append(&mut answers);
}

/// Whether Escape, or a click beside it, is an answer.
fn can_be_left(question: &Question) -> bool {
    match question {
        Question::Recover(behind) => behind.is_given_up,
        Question::Conflicts(_) | Question::Broken(_) => false,
        _ => true,
    }
}

/// Whether the user did not ask for it, or its answer gives something up.
fn is_unasked(question: &Question) -> bool {
    match question {
        Question::Recover(behind) => !behind.is_given_up,
        Question::Conflicts(_) | Question::Broken(_) | Question::Taken => true,
        _ => false,
    }
}

/// What distinguishes one question from another on screen.
fn name(question: &Question) -> &'static str {
    match question {
        Question::Unsaved(_) => "unsaved",
        Question::Begin(_) => "begin",
        Question::SaveAs { .. } => "save-as",
        Question::OpenPath(_) => "open-path",
        Question::Conflicts(_) => "conflicts",
        Question::Broken(broken) if broken.compared.is_some() => "compared",
        Question::Broken(_) => "broken",
        Question::Recover(behind) if behind.giving_up.is_some() => "give-up",
        Question::Recover(_) => "recover",
        Question::Taken => "taken",
        Question::Foreign(_) => "foreign",
        Question::Removal { .. } => "removal",
    }
}

pub(crate) fn button(ui: &mut Ui, text: &str, command: FileCommand, commands: &mut Commands) {
    if ui.button(text).clicked() {
        commands.push(Command::File(command));
    }
}

pub(crate) fn strong_button(
    ui: &mut Ui,
    text: &str,
    command: FileCommand,
    commands: &mut Commands,
) {
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
    muted(ui, words.get("unsaved-kept"));
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
    let entered = path_field(ui, &words.get("save-as-path"), path, commands);
    if let Some(trouble) = &state.file.trouble {
        ui.colored_label(ui.visuals().error_fg_color, trouble);
    }
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

/// A field for a path; whether Enter was pressed in it.
fn path_field(ui: &mut Ui, name: &str, path: &str, commands: &mut Commands) -> bool {
    let label = ui.label(name);
    let mut text = path.to_owned();
    let field = TextEdit::singleline(&mut text).desired_width(f32::INFINITY);
    let response = ui.add(field).labelled_by(label.id);
    focus_on_opening(ui, &response);
    if response.changed() {
        commands.push(Command::File(FileCommand::TypePath(text)));
    }
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

fn open_path_ui(ui: &mut Ui, state: &State, path: &str, commands: &mut Commands) {
    let words = &state.words;
    heading(ui, words.get("open-path"));
    let entered = path_field(ui, &words.get("open-path-field"), path, commands);
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        strong_button(ui, &words.get("open-path-open"), FileCommand::OpenTyped, commands);
        button(ui, &words.get("unsaved-cancel"), FileCommand::Dismiss, commands);
    });
    if entered {
        commands.push(Command::File(FileCommand::OpenTyped));
    }
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
