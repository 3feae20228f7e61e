//! A small calendar: a month of days to point at.

use chrono::Datelike;
use egui::{Button, Grid, Popup, PopupCloseBehavior, RichText, Role, Sense, Ui, WidgetInfo};

use super::fields::FieldContext;
use crate::dossier::Day;

/// A button that opens a month around a day; the day that was pointed at. It is
/// for the mouse: by keyboard a date is written, or goes on by arrows.
pub(super) fn calendar_ui(ui: &mut Ui, context: &FieldContext<'_>, shown: Day) -> Option<Day> {
    let words = &context.state.words;
    let tip = words.with("form-calendar", &[("field", context.name.as_str().into())]);
    let button = ui.add(Button::new("▾").sense(Sense::CLICK));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, tip.as_ref()));
    let id = context.focus_id().with("month");
    if button.clicked() {
        ui.data_mut(|data| data.insert_temp(id, first_of_month(shown)));
    }
    let popup = Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let response = popup.show(|ui| {
        let first = ui.data(|data| data.get_temp(id)).unwrap_or_else(|| first_of_month(shown));
        let (turned, chosen) = month_ui(ui, context, first, shown);
        if let Some(month) = turned {
            ui.data_mut(|data| data.insert_temp(id, month));
        }
        if chosen.is_some() {
            ui.close();
        }
        chosen
    });
    response.and_then(|response| response.inner)
}

/// The month to turn to, and the day that was pointed at.
fn month_ui(
    ui: &mut Ui,
    context: &FieldContext<'_>,
    first: Day,
    shown: Day,
) -> (Option<Day>, Option<Day>) {
    let words = &context.state.words;
    let (mut turned, mut chosen) = (None, None);
    ui.horizontal(|ui| {
        let before = first_of_month(first.plus(-1));
        let after = first_of_month(first.plus(32));
        for (sign, month) in [("‹", before), ("›", after)] {
            let button = ui.button(sign);
            let name = words.month(month);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if button.on_hover_text(&name).clicked() {
                turned = Some(month);
            }
        }
        ui.label(RichText::new(words.month(first)).strong());
    });
    // Monday first: the week of ISO 8601.
    let monday = first.plus(-first.date().weekday().num_days_from_monday().cast_signed());
    Grid::new("days").spacing([2.0, 2.0]).show(ui, |ui| {
        for week in 0..6 {
            for weekday in 0..7 {
                let day = monday.plus(week * 7 + weekday);
                let is_other = first_of_month(day) != first;
                let number = RichText::new(day.date().day().to_string());
                let number = if is_other { number.weak() } else { number };
                let button = ui.add(Button::selectable(day == shown, number));
                let name = words.day(day);
                button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if button.clicked() {
                    chosen = Some(day);
                }
            }
            ui.end_row();
        }
    });
    (turned, chosen)
}

fn first_of_month(day: Day) -> Day {
    day.plus(1 - day.date().day().cast_signed())
}
