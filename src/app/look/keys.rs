//! What keys are called: by the signs on them, in every language.

use egui::{Key, KeyboardShortcut, Ui};

/// `Ctrl+K`, `Alt+←`, `.`.
pub(crate) fn keys_text(ui: &Ui, keys: &KeyboardShortcut) -> String {
    let text = ui.ctx().format_shortcut(keys);
    let key = keys.logical_key;
    let sign = match key {
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        key => key.symbol_or_name(),
    };
    match text.strip_suffix(key.name()) {
        Some(before) => format!("{before}{sign}"),
        None => text,
    }
}
