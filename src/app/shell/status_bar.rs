//! The bar at the bottom: how much there is, what goes on, how tension is
//! computed.

use egui::{Align, Layout, Ui};

use crate::app::command::{Command, Commands};
use crate::app::file::FileCommand;
use crate::app::look::widgets::muted;
use crate::app::shell::measure;
use crate::app::state::State;
use crate::dossier::foremost;

/// How many warnings are told under the pointer.
const MOST_WARNINGS: usize = 20;

pub(super) fn status_bar_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let words = &state.words;
    if let Some(name) = &state.file.awaited {
        // Nothing is counted yet.
        muted(ui, words.with("status-reading", &[("name", name.into())]));
        return;
    }
    let dossier = state.document.dossier();
    ui.horizontal(|ui| {
        let count = |key: &'static str, count: usize| {
            words.with(key, &[("count", count.into())]).into_owned()
        };
        let mut parts = vec![
            count("count-events", dossier.events.len()),
            count("count-commitments", dossier.commitments.len()),
            count("count-sources", dossier.sources.len()),
        ];
        if !state.document.warnings.is_empty() {
            parts.push(count("count-warnings", state.document.warnings.len()));
        }
        let response = muted(ui, parts.join(" · "));
        if !state.document.warnings.is_empty() {
            response.on_hover_ui(|ui| warnings_ui(ui, state));
        }
        use crate::app::file::opened::Access;
        let kept = if state.document.access == Access::ReadOnly {
            "status-read-only"
        } else if state.file.saving {
            "status-saving"
        } else if state.document.is_unsaved() {
            "status-unsaved"
        } else if state.drafting.going.is_some() && state.is_unsaved() {
            "status-draft-waits"
        } else if state.is_unsaved() {
            "status-form-begun"
        } else {
            "status-saved"
        };
        muted(ui, words.get(kept));
        if state.file.put_off.is_some() {
            ui.colored_label(ui.visuals().error_fg_color, words.get("status-put-off"));
            if ui.small_button(words.get("status-answer")).clicked() {
                commands.push(Command::File(FileCommand::ComeBack));
            }
        }
        if let Some(trouble) = &state.file.trouble {
            ui.colored_label(ui.visuals().error_fg_color, trouble);
        }
        if let Some(busy) = &state.busy {
            ui.spinner();
            muted(ui, busy.as_str());
        }
        if let Some(notice) = &state.notice {
            muted(ui, notice.text.as_str());
            if let Some((key, command)) = &notice.offer
                && ui.small_button(words.get(key)).clicked()
            {
                commands.push(Command::clone(command));
            }
        }
        if let Some(error) = &state.chart.as_of_error {
            ui.colored_label(ui.visuals().error_fg_color, error);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let row = Layout::left_to_right(Align::Center);
            ui.with_layout(row, |ui| measure::measure_ui(ui, state, commands));
        });
    });
}

fn warnings_ui(ui: &mut Ui, state: &State) {
    let words = &state.words;
    let warnings = &state.document.warnings;
    let shown = foremost(warnings, MOST_WARNINGS);
    for warning in &shown {
        let said = words.problem_sentence(warning);
        ui.label(format!("{}:{} {said}", warning.line, warning.column));
    }
    let more = warnings.len().saturating_sub(shown.len());
    if more > 0 {
        muted(ui, words.with("hover-more", &[("count", more.into())]));
    }
}
