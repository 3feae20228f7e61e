//! The documentation as it is drawn: the pages at the left, one of them at the right.

use std::sync::{Arc, Mutex, PoisonError};

use egui::{Frame, Id, Key, Modal, Modifiers, ScrollArea, Ui, vec2};
use egui_commonmark::{CommonMarkCache, CommonMarkViewer};

use super::pages::{HelpPage, PAGES};
use crate::app::command::{Command, Commands};
use crate::app::look::dialog;
use crate::app::look::widgets::{heading, muted};
use crate::app::state::State;
use crate::words::Language;

/// Space between the window's edge and the page, in points.
const AROUND: f32 = 24.0;
/// The most that both columns are wide together: longer lines are hard to read.
const MOST_WIDTH: f32 = 1_040.0;
/// The list's share of it.
const LIST_SHARE: f32 = 0.24;
/// Height of what stands below.
const END: f32 = 44.0;
/// How far an arrow and a page key scroll, in points and in heights of the view.
const STEP: f32 = 48.0;
const PAGE: f32 = 0.85;

pub(crate) fn help_ui(ui: &Ui, state: &State, page: usize, commands: &mut Commands) {
    let frame = Frame::popup(ui.style()).inner_margin(14);
    let modal = Modal::new(Id::unique("help")).frame(frame).show(ui.ctx(), |ui| {
        let size = ui.ctx().content_rect().size() - vec2(AROUND, AROUND) * 2.0;
        ui.set_width(MOST_WIDTH.min(size.x));
        ui.set_max_height(size.y);
        let bottom = ui.cursor().top() + size.y - 28.0;
        heading(ui, state.words.get("help-title"));
        if state.words.language() != Language::English {
            muted(ui, state.words.get("help-english"));
        }
        ui.separator();
        let [mut left, mut right] = dialog::columns(ui, bottom - END, LIST_SHARE);
        list_ui(&mut left, page, commands);
        if let Some(shown) = PAGES.get(page) {
            page_ui(&mut right, page, shown, commands);
        }
        ui.separator();
        ui.horizontal_wrapped(|ui| {
            if ui.button(state.words.get("settings-close")).clicked() {
                commands.push(Command::CloseOverlay);
            }
            muted(ui, state.words.get("help-keys"));
        });
    });
    if dialog::is_left(ui, "help", &modal) {
        commands.push(Command::CloseOverlay);
    }
}

fn list_ui(ui: &mut Ui, page: usize, commands: &mut Commands) {
    ScrollArea::vertical().id_salt("help-list").show(ui, |ui| {
        for (place, one) in PAGES.iter().enumerate() {
            let chosen = place == page;
            let button = egui::Button::selectable(chosen, one.title()).truncate();
            let width = ui.available_width();
            if ui.add(button.min_size(vec2(width, 24.0))).clicked() && !chosen {
                commands.push(Command::ShowHelp(place));
            }
        }
    });
}

fn page_ui(ui: &mut Ui, place: usize, page: &HelpPage, commands: &mut Commands) {
    let height = ui.available_height();
    // A page of its own for each, so that each begins at its top.
    let area = ScrollArea::vertical().id_salt(("help-page", place)).auto_shrink([false, false]);
    area.show(ui, |ui| {
        scroll_by_keys(ui, height);
        let kept = cache(ui, place, page);
        let mut cache = kept.lock().unwrap_or_else(PoisonError::into_inner);
        CommonMarkViewer::new().show(ui, &mut cache, page.text);
        let followed = cache.link_hooks().iter().find(|(_, was_followed)| **was_followed);
        if let Some(place) = followed.and_then(|(link, _)| HelpPage::named(link)) {
            commands.push(Command::ShowHelp(place));
        }
    });
}

/// What the viewer keeps of a page. Its links to other pages are followed here; an address is
/// opened by the system, and a file of the project not at all.
fn cache(ui: &Ui, place: usize, page: &HelpPage) -> Arc<Mutex<CommonMarkCache>> {
    let id = Id::unique(("help-cache", place));
    if let Some(kept) = ui.data(|data| data.get_temp(id)) {
        return kept;
    }
    let mut cache = CommonMarkCache::default();
    for link in page.links() {
        cache.add_link_hook(link);
    }
    let kept = Arc::new(Mutex::new(cache));
    ui.data_mut(|data| data.insert_temp(id, Arc::clone(&kept)));
    kept
}

fn scroll_by_keys(ui: &Ui, height: f32) {
    for (key, by) in [
        (Key::ArrowDown, -STEP),
        (Key::ArrowUp, STEP),
        (Key::PageDown, -height * PAGE),
        (Key::PageUp, height * PAGE),
        (Key::Space, -height * PAGE),
        (Key::Home, f32::MAX / 4.0),
        (Key::End, f32::MIN / 4.0),
    ] {
        // A button that has the focus is pressed with Space.
        let is_free = key != Key::Space || ui.memory(|memory| memory.focused().is_none());
        if is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(vec2(0.0, by));
        }
    }
}
