//! All records on which the two did not agree, with what is settled.

use egui::{Label, RichText, ScrollArea, Ui};

use super::measures::subject_key;
use super::send;
use crate::app::agreeing::{AgreeCommand, Judged, Walk};
use crate::app::command::Commands;
use crate::app::look::widgets::{is_opening, list_row, muted};
use crate::app::look::{fonts, style};
use crate::app::state::State;
use crate::words::one_line;

/// Height of a record, in points.
const ROW_HEIGHT: f32 = 40.0;
/// Characters of a headline in the list.
const MOST_OF_HEADLINE: usize = 80;

pub(super) fn list_ui(ui: &mut Ui, state: &State, walk: &Walk, commands: &mut Commands) {
    let values = [("settled", walk.settled().into()), ("count", walk.records.len().into())];
    muted(ui, state.words.with("agree-progress", &values));
    let mut area = ScrollArea::vertical().id_salt("agree-list").auto_shrink([false, false]);
    if is_opening(ui, ui.scope_id().with(("list", walk.at))) {
        // Rows outside the view are not laid out, so their place is computed.
        let step = ROW_HEIGHT + ui.spacing().item_spacing.y;
        let height = ui.available_height();
        let most = (walk.records.len() as f32 * step - height).max(0.0);
        let middle = (walk.at as f32 + 0.5) * step - height / 2.0;
        area = area.vertical_scroll_offset(middle.clamp(0.0, most));
    }
    area.show_rows(ui, ROW_HEIGHT, walk.records.len(), |ui, range| {
        let rows = walk.records.iter().enumerate().skip(range.start).take(range.len());
        for row in rows {
            row_ui(ui, state, walk, row, commands);
        }
    });
}

fn row_ui(
    ui: &mut Ui,
    state: &State,
    walk: &Walk,
    (place, record): (usize, &Judged),
    commands: &mut Commands,
) {
    let words = &state.words;
    let is_front = walk.at == place;
    let is_settled = walk.is_settled(place);
    let headline = state.document.history().headline(&record.place());
    let headline = one_line(&headline, MOST_OF_HEADLINE).into_owned();
    let about = subjects(state, walk, record);
    let stands = words.get(if is_settled { "agree-settled" } else { "agree-open" }).into_owned();
    let sign = if is_settled { "✔" } else { "≠" };
    let parts: Vec<&str> =
        [stands.as_str(), about.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    let (area, response) = list_row(ui, ROW_HEIGHT, is_front);
    let builder = egui::UiBuilder::new().max_rect(area.shrink2(egui::vec2(6.0, 3.0)));
    let mut inner = ui.new_child(builder.layout(egui::Layout::top_down(egui::Align::Min)));
    inner.spacing_mut().item_spacing.y = 1.0;
    let first = RichText::new(format!("{sign} {headline}"));
    let first = if is_settled { first.size(12.5) } else { first.font(fonts::strong(12.5)) };
    let ink = style::color(style::theme(ui.ctx()).muted);
    let second = RichText::new(parts.join(" · ")).size(11.0).color(ink);
    for text in [first, second] {
        inner.add(Label::new(text).truncate().selectable(false));
    }
    let name = format!("{} {headline}: {}", place + 1, parts.join(", "));
    let role = egui::Role::Button;
    response.widget_info(|| egui::WidgetInfo::selected(role, true, is_front, &name));
    if response.clicked() {
        send(commands, AgreeCommand::Show(place));
    }
}

/// On what of a record they do not agree.
fn subjects(state: &State, walk: &Walk, record: &Judged) -> String {
    let names =
        walk.apart(record).iter().map(|one| state.words.get(subject_key(one.subject)).into_owned());
    names.collect::<Vec<_>>().join(", ")
}
