//! How far an import is: how much was read, how fast, how long it takes yet.

use std::time::Duration;

use egui::{ProgressBar, Ui};

use super::send;
use crate::app::command::Commands;
use crate::app::importing::ImportCommand;
use crate::app::look::widgets::muted;
use crate::app::state::State;
use crate::import::Progress;

/// Time without a frame after which what goes on is another import, in seconds.
const APART: f64 = 2.0;

pub(super) fn progress_ui(
    ui: &mut Ui,
    state: &State,
    progress: &Progress,
    commands: &mut Commands,
) {
    let words = &state.words;
    let seconds = seconds_since_begin(ui);
    let (read, whole) = (progress.read(), progress.whole());
    let share = if whole == 0 { 0.0 } else { (read as f64 / whole as f64).min(1.0) };
    let response = ui.add(ProgressBar::new(share as f32).show_percentage());
    let percent = format!("{:.0}", share * 100.0);
    let told = words.with("import-progress", &[("percent", percent.into())]).into_owned();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, &told));
    if read > 0 {
        let rate = read as f64 / seconds;
        let rest = whole.saturating_sub(read) as f64 / rate.max(1.0);
        let count = |count: u64| usize::try_from(count).unwrap_or(usize::MAX).into();
        let values = [
            ("rate", format!("{:.1}", rate / 1e6).into()),
            ("seconds", format!("{rest:.0}").into()),
            ("rows", count(progress.rows())),
            ("kept", count(progress.kept())),
        ];
        ui.label(words.with("import-rate", &values));
    } else {
        muted(ui, words.get("import-begins"));
    }
    ui.add_space(6.0);
    if progress.is_cancelled() {
        muted(ui, words.get("import-ending"));
    } else if ui.button(words.get("import-cancel")).clicked() {
        send(commands, ImportCommand::Cancel);
    }
    ui.ctx().request_repaint_after(Duration::from_millis(200));
}

/// For how long it has been shown.
fn seconds_since_begin(ui: &Ui) -> f64 {
    let now = ui.input(|input| input.time);
    let id = egui::Id::unique("import-since");
    let (since, last): (f64, f64) = ui.data(|data| data.get_temp(id)).unwrap_or((now, now));
    let since = if now - last > APART { now } else { since };
    ui.data_mut(|data| data.insert_temp(id, (since, now)));
    (now - since).max(0.001)
}
