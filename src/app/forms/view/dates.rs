//! The field of a date: what people write, its plain reading below, a calendar
//! beside it, and arrows that go a day back and forth.

use egui::{Id, Layout, Ui};

use super::calendar;
use super::fields::FieldContext;
use super::text::{arrows, text_ui};
use crate::app::command::{Command, Commands};
use crate::app::forms::FormCommand;
use crate::app::look::widgets::muted;
use crate::dossier::{Day, Edtf};

pub fn date_ui(ui: &mut Ui, context: &FieldContext<'_>, label: Id, commands: &mut Commands) {
    let text = context.field.text.trim();
    let written = text.parse::<Edtf>().ok();
    let day = text.parse::<Day>().ok();
    let by = arrows(ui, context.focus_id());
    if let Some(day) = day.filter(|_| by != 0) {
        let day = day.plus(i32::try_from(by).unwrap_or(0));
        commands.push(Command::Form(FormCommand::Type(context.key(), day.to_string())));
    }
    ui.with_layout(Layout::right_to_left(egui::Align::Min), |ui| {
        let shown = written.as_ref().map_or(context.state.content.settings.as_of, Edtf::point);
        if let Some(day) = calendar::calendar_ui(ui, context, shown) {
            commands.push(Command::Form(FormCommand::Type(context.key(), day.to_string())));
            commands.push(Command::Form(FormCommand::EndField(context.key())));
        }
        text_ui(ui, context, label, commands);
    });
    match &written {
        Some(date) => {
            muted(ui, context.state.words.edtf(date));
        }
        None if text.is_empty() => {
            muted(ui, context.state.words.get("form-date-hint"));
        }
        None => {}
    }
}
