//! One of a few words, all in sight: Tab comes to the row once, arrows, digits
//! and first letters choose in it.

use egui::{Button, EventFilter, Id, Key, RichText, Role, Sense, Ui, WidgetInfo};

use super::fields::FieldContext;
use crate::app::command::{Command, Commands};
use crate::app::forms::{FormCommand, choice_key};
use crate::dossier::{BOTH, Slot};

/// Letters that come later begin another word, in seconds.
const PAUSE: f64 = 1.2;

/// The words that the format has for a field.
pub(super) fn choice_ui(
    ui: &mut Ui,
    context: &FieldContext<'_>,
    words: &[String],
    commands: &mut Commands,
) {
    let type_name = context.form.target.type_name();
    let options = words.iter().map(|word| {
        let key = choice_key(type_name, &context.field.field.key, word);
        (word.clone(), context.state.words.get(&key).into_owned())
    });
    row_ui(ui, context, &options.collect::<Vec<_>>(), true, commands);
}

/// The sides, and both together where that is a choice. In a field that takes
/// other names too, only a help beside it.
pub(super) fn sides_ui(
    ui: &mut Ui,
    context: &FieldContext<'_>,
    alone: bool,
    commands: &mut Commands,
) {
    let dossier = context.state.document.dossier();
    let mut options: Vec<(String, String)> = Slot::BOTH
        .map(|slot| {
            let side = dossier.side(slot);
            (side.id.as_str().to_owned(), side.name.clone())
        })
        .into();
    if alone && context.field.field.key == "actor" {
        options.push((BOTH.to_owned(), context.state.words.get("form-both").into_owned()));
    }
    row_ui(ui, context, &options, alone, commands);
}

fn row_ui(
    ui: &mut Ui,
    context: &FieldContext<'_>,
    options: &[(String, String)],
    takes_tab: bool,
    commands: &mut Commands,
) {
    let field = context.field;
    let chosen = options.iter().position(|(value, _)| *value == field.text);
    // Of a row, Tab stops at one: what is chosen, or the first.
    let stop = chosen.unwrap_or(0);
    let id_of = |place: usize| context.focus_id().with(("option", place));
    if context.takes_focus() && takes_tab {
        ui.memory_mut(|memory| memory.request_focus(id_of(stop)));
    }
    let mut choose = |place: usize, commands: &mut Commands| {
        let Some((value, _)) = options.get(place) else { return };
        // Chosen once more, what need not be said is not said.
        let clears = field.text == *value && !field.field.required;
        let text = if clears { String::new() } else { value.clone() };
        commands.push(Command::Form(FormCommand::Type(context.key(), text)));
        commands.push(Command::Form(FormCommand::EndField(context.key())));
    };
    // Before any of them hands the focus on, so that a key counts once.
    let focused = (0..options.len()).find(|at| ui.memory(|memory| memory.has_focus(id_of(*at))));
    ui.horizontal_wrapped(|ui| {
        for (place, (_, name)) in options.iter().enumerate() {
            let is_chosen = chosen == Some(place);
            let has_focus = focused == Some(place);
            if has_focus && takes_tab {
                keys(ui, context, options, place, id_of, &mut choose, commands);
            }
            let gets_focus = ui.memory(|memory| memory.has_focus(id_of(place)));
            let is_stop = takes_tab && (place == stop || has_focus || gets_focus);
            let sense = if is_stop { Sense::click() } else { Sense::CLICK };
            let button = Button::selectable(is_chosen, RichText::new(name)).sense(Sense::hover());
            // Drawn by the button, sensed under an id of its own.
            let drawn = ui.add(button);
            let response = ui.interact(drawn.rect, id_of(place), sense);
            let full = format!("{}: {name}", context.name);
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &full));
            if response.has_focus() {
                let stroke = ui.visuals().selection.stroke;
                let kind = egui::StrokeKind::Outside;
                ui.painter().rect_stroke(drawn.rect.expand(1.0), 3.0, stroke, kind);
            }
            let entered = ui.input(|input| input.key_pressed(Key::Enter));
            if response.clicked() && entered && has_focus {
                commands.push(Command::Form(FormCommand::Enter(context.key())));
            } else if response.clicked() {
                choose(place, commands);
            }
        }
    });
}

/// Arrows choose the neighbour, a digit the option of that number, letters the
/// next option that begins with them, Delete none.
fn keys(
    ui: &Ui,
    context: &FieldContext<'_>,
    options: &[(String, String)],
    place: usize,
    id_of: impl Fn(usize) -> Id,
    choose: &mut impl FnMut(usize, &mut Commands),
    commands: &mut Commands,
) {
    let filter =
        EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id_of(place), filter));
    let none = egui::Modifiers::NONE;
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(none, key));
    let is_chosen = options.get(place).is_some_and(|(value, _)| *value == context.field.text);
    let mut to = None;
    if pressed(Key::ArrowRight) || pressed(Key::ArrowDown) {
        to = Some(if is_chosen { (place + 1) % options.len().max(1) } else { place });
    }
    if pressed(Key::ArrowLeft) || pressed(Key::ArrowUp) {
        to =
            Some(if is_chosen { place.checked_sub(1).unwrap_or(options.len() - 1) } else { place });
    }
    if (pressed(Key::Delete) || pressed(Key::Backspace)) && is_chosen {
        choose(place, commands);
        return;
    }
    if let Some(typed) = typed_letters(ui) {
        let all = begun(ui, context, &typed);
        let first = place + usize::from(is_chosen);
        to = found(options, &all, place).or_else(|| found(options, &typed, first)).or(to);
        let by_digit = typed.parse::<usize>().ok().and_then(|digit| digit.checked_sub(1));
        to = by_digit.filter(|at| *at < options.len()).or(to);
    }
    let Some(to) = to else { return };
    let again = options.get(to).is_some_and(|(value, _)| *value == context.field.text);
    if !again {
        choose(to, commands);
    }
    ui.memory_mut(|memory| memory.request_focus(id_of(to)));
}

/// What was typed in this frame, without blanks, which press buttons.
fn typed_letters(ui: &Ui) -> Option<String> {
    let typed: String = ui.input(|input| {
        let texts = input.events.iter().filter_map(|event| match event {
            egui::Event::Text(text) => Some(text.as_str()),
            _ => None,
        });
        texts.collect::<String>().trim().to_lowercase()
    });
    (!typed.is_empty()).then_some(typed)
}

/// The letters of the word being typed, with those of this frame: a pause ends it.
fn begun(ui: &Ui, context: &FieldContext<'_>, typed: &str) -> String {
    let id = context.focus_id().with("begun");
    let now = ui.input(|input| input.time);
    let before: Option<(String, f64)> = ui.data(|data| data.get_temp(id));
    let before = before.filter(|(_, then)| now - then < PAUSE).map(|(word, _)| word);
    let word = before.unwrap_or_default() + typed;
    ui.data_mut(|data| data.insert_temp(id, (word.clone(), now)));
    word
}

/// The option from a place on, and then from the first, that begins so.
fn found(options: &[(String, String)], word: &str, from: usize) -> Option<usize> {
    let begins = |at: &usize| {
        let name = options.get(*at).map(|(_, name)| name.to_lowercase()).unwrap_or_default();
        name.starts_with(word)
    };
    (from..options.len()).chain(0..from.min(options.len())).find(begins)
}
