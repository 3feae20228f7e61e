//! The field of a date: what people write, its plain reading below, a calendar
//! beside it, and arrows that go a day back and forth.

use egui::{Id, Layout, Ui};

use super::calendar;
use super::fields::FieldContext;
use super::text::{arrows, text_ui};
use crate::app::command::{Command, Commands};
use crate::app::forms::FormCommand;
use crate::app::look::widgets::muted;
use crate::words::{read_date, read_day};

pub(super) fn date_ui(ui: &mut Ui, context: &FieldContext<'_>, label: Id, commands: &mut Commands) {
    let text = context.field.text.trim();
    let near = context.state.near();
    let written = read_date(text, Some(near));
    let day = read_day(text, Some(near)).ok().map(|read| read.day);
    let by = arrows(ui, context.focus_id());
    if let Some(day) = day.filter(|_| by != 0) {
        let day = day.plus(i32::try_from(by).unwrap_or(0));
        commands.push(Command::Form(FormCommand::Type(context.key(), day.to_string())));
    }
    ui.with_layout(Layout::right_to_left(egui::Align::Min), |ui| {
        let shown = written.as_ref().map_or(near, |read| read.edtf.point());
        if let Some(day) = calendar::calendar_ui(ui, context, shown) {
            commands.push(Command::Form(FormCommand::Type(context.key(), day.to_string())));
            commands.push(Command::Form(FormCommand::EndField(context.key())));
        }
        text_ui(ui, context, label, commands);
    });
    match &written {
        Ok(date) => {
            muted(ui, context.state.words.written_date(date));
        }
        Err(_) if text.is_empty() => {
            muted(ui, context.state.words.get("form-date-hint"));
        }
        // Said below once the field is left: a date on its way is no mistake.
        Err(_) => {}
    }
}
