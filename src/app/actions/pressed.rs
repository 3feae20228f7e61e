//! Which actions the keys of a frame ask for.

use egui::{Context, Key, KeyboardShortcut, Modifiers, Popup};

use super::Action;
use crate::app::chart::view::ChartCache;
use crate::app::command::{Command, Commands};

/// Commands whose keys were pressed. While a text is being edited, keys without a modifier belong
/// to it; while a control has the focus, so do the arrows, which move the focus. While a form is
/// open, keys without a modifier belong to the form, whatever in it has the focus, unless the chart
/// has it: typing must never run commands. Escape goes first to whatever has popped up.
pub(crate) fn pressed(context: &Context, chart: &ChartCache, in_form: bool) -> Commands {
    let writing = context.text_edit_focused();
    let focused = context.memory(|memory| memory.focused());
    let on_chart = focused.is_some_and(|id| chart.is_chart(id));
    let on_control = focused.is_some() && !on_chart;
    let pops_up = Popup::is_any_open(context);
    let mut keys: Vec<(KeyboardShortcut, Action)> = Action::ALL
        .iter()
        .flat_map(|action| action.shortcuts().iter().map(|keys| (*keys, *action)))
        .filter(|(keys, _)| {
            let plain = !keys.modifiers.command && !is_function_key(keys.logical_key);
            let moves =
                matches!(keys.logical_key, Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End);
            let belongs_to_control = on_control && moves && !keys.modifiers.alt;
            let is_escape = keys.logical_key == Key::Escape;
            let belongs_to_form = in_form && plain && !on_chart && !is_escape;
            let belongs_to_popup = is_escape && pops_up;
            !(plain && writing || belongs_to_control || belongs_to_form || belongs_to_popup)
        })
        .collect();
    // egui lets a key without modifiers match one with them.
    keys.sort_by_key(|(keys, _)| std::cmp::Reverse(modifier_count(keys.modifiers)));
    let pressed = |keys: &KeyboardShortcut| context.input_mut(|input| input.consume_shortcut(keys));
    keys.into_iter().filter(|(keys, _)| pressed(keys)).map(|(_, a)| Command::Act(a)).collect()
}

const fn is_function_key(key: Key) -> bool {
    matches!(key, Key::F2 | Key::F11)
}

fn modifier_count(modifiers: Modifiers) -> u32 {
    [modifiers.alt, modifiers.shift, modifiers.command || modifiers.ctrl]
        .map(u32::from)
        .iter()
        .sum()
}
