//! A field to write in.

use egui::text::{CCursor, CCursorRange};
use egui::{Id, Key, Response, TextEdit, Ui};

use super::fields::FieldContext;
use crate::app::command::{Command, Commands};
use crate::app::forms::FormCommand;
use crate::dossier::FieldKind;

/// Fields whose texts run over several lines.
const LONG: [&str; 4] = ["summary", "detail", "quote", "note"];
/// Texts of one line that are often longer than the panel is wide.
const WRAPPED: [&str; 3] = ["text", "headline", "title"];

/// What stands in the field as it is; what is written goes out at once.
pub(super) fn text_ui(
    ui: &mut Ui,
    context: &FieldContext<'_>,
    label: Id,
    commands: &mut Commands,
) -> Response {
    let text = context.field.text.as_str();
    let typed = |text| FormCommand::Type(context.key(), text);
    line_ui(ui, context, label, text, typed, commands)
}

/// A line of text for a field. It takes the focus when the field is to have it; coming to it by
/// keyboard selects its text.
pub(super) fn line_ui(
    ui: &mut Ui,
    context: &FieldContext<'_>,
    label: Id,
    text: &str,
    typed: impl FnOnce(String) -> FormCommand,
    commands: &mut Commands,
) -> Response {
    let id = context.focus_id();
    if context.takes_focus() {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    let is_text = matches!(context.field.field.kind, FieldKind::Text);
    let is_in = |keys: &[&str]| is_text && keys.contains(&context.field.field.key.as_str());
    let (is_long, is_wrapped) = (is_in(&LONG), is_in(&WRAPPED));
    let mut written = text.to_owned();
    let edit = if is_long {
        TextEdit::multiline(&mut written).desired_rows(2)
    } else if is_wrapped {
        TextEdit::multiline(&mut written).desired_rows(1).return_key(None)
    } else {
        TextEdit::singleline(&mut written)
    };
    let mut edit = edit.id(id).desired_width(f32::INFINITY).hint_text(hint(context));
    if context.field.error.is_some() {
        edit = edit.text_color(ui.visuals().error_fg_color);
    }
    let mut output = edit.show(ui);
    let response = output.response.response.clone().labelled_by(label);
    let by_keyboard = !ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
    if response.gained_focus() && by_keyboard {
        let all = CCursorRange::two(CCursor::new(0), CCursor::new(written.chars().count()));
        output.state.cursor.set_char_range(Some(all));
        output.state.store(ui.ctx(), id);
    }
    if response.changed() {
        commands.push(Command::Form(typed(written)));
    }
    // Ctrl and Enter add the whole form, and are not the field's.
    let entered =
        !is_long && ui.input(|input| input.key_pressed(Key::Enter) && !input.modifiers.command);
    let is_left = response.lost_focus();
    if entered && (is_left || response.has_focus()) {
        commands.push(Command::Form(FormCommand::Enter(context.key())));
    } else if is_left {
        commands.push(Command::Form(FormCommand::EndField(context.key())));
    }
    response
}

/// What a field has where nothing is written in it.
fn hint(context: &FieldContext<'_>) -> String {
    let words = &context.state.words;
    match context.field.field.key.as_str() {
        "weight" | "share" => "1".to_owned(),
        "score" => {
            let code = context.form.text("code").parse::<crate::dossier::CameoCode>();
            code.map(|code| crate::reading::wording::number(code.entry().goldstein))
                .unwrap_or_default()
        }
        "time" => "14:30".to_owned(),
        _ => match context.field.field.kind {
            FieldKind::Code => words.get("form-code-hint").into_owned(),
            FieldKind::Texts => words.get("form-commas").into_owned(),
            FieldKind::Reference(_) | FieldKind::References(_) => {
                words.get("form-pick-hint").into_owned()
            }
            _ => String::new(),
        },
    }
}

/// Whether what a field offers is shown: while it has the focus, and until a
/// click that takes the focus away has landed.
pub(super) fn offers(ui: &Ui, id: Id) -> bool {
    let key = id.with("offers");
    let was_shown = ui.data(|data| data.get_temp(key)).unwrap_or(false);
    let clicks = ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let shows = has_focus || was_shown && clicks;
    ui.data_mut(|data| data.insert_temp(key, shows));
    shows
}

/// Up and down while the field has the focus: how far the choice moves.
pub(super) fn arrows(ui: &Ui, id: Id) -> isize {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return 0;
    }
    ui.input_mut(|input| {
        let down = input.count_and_consume_key(egui::Modifiers::NONE, Key::ArrowDown);
        let up = input.count_and_consume_key(egui::Modifiers::NONE, Key::ArrowUp);
        isize::try_from(down).unwrap_or(0) - isize::try_from(up).unwrap_or(0)
    })
}
