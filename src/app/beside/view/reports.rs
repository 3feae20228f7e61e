//! The reports of some days, and all about the one selected.

use egui::{Label, Panel, ScrollArea, Ui};

use super::report::{ROW_HEIGHT, details_ui, row_ui};
use crate::app::beside::{BesideCommand, ReportsPage};
use crate::app::command::{Command, Commands};
use crate::app::look::widgets::{heading, muted, name_edge};
use crate::app::state::State;

pub(super) fn reports_ui(ui: &mut Ui, state: &State, page: &ReportsPage, commands: &mut Commands) {
    if let Some(row) = page.row() {
        Panel::bottom("report-details").default_size(230.0).resizable(true).show(ui, |ui| {
            ScrollArea::vertical().id_salt("report-details").auto_shrink(false).show(ui, |ui| {
                details_ui(ui, state, row, &page.about, commands);
            });
        });
        name_edge(ui, "report-details", &state.words.get("panel-edge-details"));
    }
    head(ui, state, page, commands);
    match &page.found {
        None => {
            muted(ui, state.words.get("beside-reading"));
        }
        Some(Err(why)) => {
            ui.colored_label(ui.visuals().error_fg_color, why);
        }
        Some(Ok(found)) if found.rows.is_empty() => {
            ui.add(Label::new(state.words.get("beside-no-reports")).wrap());
        }
        Some(Ok(found)) => {
            if found.more() > 0 {
                let values = [("shown", found.rows.len().into()), ("all", found.count.into())];
                muted(ui, state.words.with("beside-more", &values));
            }
            list(ui, state, page, commands);
        }
    }
}

/// Of what and of which days, and the way to others.
fn head(ui: &mut Ui, state: &State, page: &ReportsPage, commands: &mut Commands) {
    let words = &state.words;
    super::back_button(ui, state, commands);
    let (from, to) = page.days;
    let days = if from == to {
        words.day(from)
    } else {
        let values = [("from", words.day(from).into()), ("to", words.day(to).into())];
        words.with("data-span", &values).into_owned()
    };
    ui.horizontal_wrapped(|ui| {
        for (sign, key, by) in [("◀", "beside-earlier", -1), ("▶", "beside-later-days", 1)] {
            let name = words.get(key);
            let button = ui.small_button(sign);
            button
                .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.as_ref()));
            if button.on_hover_text(name).clicked() {
                commands.push(Command::Beside(BesideCommand::StepDays(by)));
            }
        }
        heading(ui, format!("{}, {days}", page.label));
    });
}

fn list(ui: &mut Ui, state: &State, page: &ReportsPage, commands: &mut Commands) {
    let rows = page.rows();
    let mut area = ScrollArea::vertical().id_salt("reports").auto_shrink(false);
    if let Some(place) = page.selected.filter(|_| page.reveal) {
        let step = ROW_HEIGHT + ui.spacing().item_spacing.y;
        let most = (rows.len() as f32 * step - ui.available_height()).max(0.0);
        let offset = place as f32 * step - ui.available_height() / 2.0;
        area = area.vertical_scroll_offset(offset.clamp(0.0, most));
    }
    area.show_rows(ui, ROW_HEIGHT, rows.len(), |ui, range| {
        for place in range {
            let Some(row) = rows.get(place) else { continue };
            let chosen = page.selected == Some(place);
            if row_ui(ui, state, row, &page.about, chosen) && !chosen {
                commands.push(Command::Beside(BesideCommand::SelectReport(place)));
            }
        }
    });
}
