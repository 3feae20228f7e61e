//! The report of a crash: a line that offers it, and the page that shows it.

use egui::{Label, RichText, ScrollArea, Ui};

use crate::app::command::{Command, Commands};
use crate::app::file::CrashCommand;
use crate::app::look::widgets::{heading, muted};
use crate::app::state::State;
use crate::dossier::visible;
use crate::store::crash::CrashReport;
use crate::store::shown;

/// Of the page, in points.
const WIDTH: f32 = 760.0;
const HEIGHT: f32 = 420.0;

pub(crate) fn offer_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let words = &state.words;
    ui.horizontal_wrapped(|ui| {
        ui.label(words.get("crash-offer"));
        if ui.small_button(words.get("crash-open")).clicked() {
            commands.push(Command::Crash(CrashCommand::Open));
        }
        if ui.small_button(words.get("crash-dismiss")).clicked() {
            commands.push(Command::Crash(CrashCommand::Dismiss));
        }
    });
}

pub(crate) fn report_ui(ui: &mut Ui, state: &State, report: &CrashReport, commands: &mut Commands) {
    let words = &state.words;
    let screen = ui.ctx().content_rect();
    ui.set_width(WIDTH.min(screen.width() - 60.0));
    heading(ui, words.get("crash-heading"));
    ui.add(Label::new(words.get("crash-text")).wrap());
    muted(ui, words.with("crash-file", &[("path", shown(&report.path).into())]));
    ui.add_space(6.0);
    let height = HEIGHT.min(screen.height() - 240.0).max(120.0);
    ScrollArea::both().max_height(height).auto_shrink(false).show(ui, |ui| {
        // Another program may have written into the file.
        let text = RichText::new(visible(&report.text)).monospace();
        ui.add(Label::new(text).extend().selectable(true));
    });
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        if ui.button(words.get("crash-copy")).clicked() {
            commands.push(Command::Crash(CrashCommand::Copy));
        }
        if ui.button(words.get("settings-close")).clicked() {
            commands.push(Command::CloseOverlay);
        }
    });
}
