//! A field of a form: its name, something to write or choose in, what it means,
//! and what is wrong with it.

use egui::{RichText, Ui};

use super::{choice, codes, dates, pick, text};
use crate::app::command::Commands;
use crate::app::forms::asked::help_key;
use crate::app::forms::{Form, FormField, field_key};
use crate::app::look::widgets::muted;
use crate::app::state::State;
use crate::dossier::{FieldKind, RecordKind};

/// What drawing a field needs.
pub(super) struct FieldContext<'a> {
    pub state: &'a State,
    pub form: &'a Form,
    pub field: &'a FormField,
    /// What the field is called.
    pub name: String,
}

impl FieldContext<'_> {
    /// Its key.
    pub(super) fn key(&self) -> String {
        self.field.field.key.clone()
    }

    /// The id of the control that takes its focus.
    pub(super) fn focus_id(&self) -> egui::Id {
        egui::Id::unique(("field", self.form.serial, self.field.field.key.as_str()))
    }

    /// Whether it is to take the focus now.
    pub(super) fn takes_focus(&self) -> bool {
        self.state.forms.focus.as_deref() == Some(self.field.field.key.as_str())
    }
}

pub(super) fn field_ui(
    ui: &mut Ui,
    state: &State,
    form: &Form,
    field: &FormField,
    commands: &mut Commands,
) {
    let name = state.words.get(&field_key(&field.field.key)).into_owned();
    let required = if field.field.required { " *" } else { "" };
    let label = ui.label(RichText::new(format!("{name}{required}")).size(12.0)).id;
    let context = FieldContext { state, form, field, name };
    match &field.field.kind {
        FieldKind::Choice(words) => choice::choice_ui(ui, &context, words, commands),
        FieldKind::Flag => {
            choice::choice_ui(ui, &context, &["true", "false"].map(str::to_owned), commands);
        }
        FieldKind::Actor | FieldKind::Reference(RecordKind::Side) => {
            choice::sides_ui(ui, &context, true, commands);
        }
        FieldKind::Reference(_) | FieldKind::References(_) => {
            pick::pick_ui(ui, &context, label, commands);
        }
        FieldKind::Code => codes::code_ui(ui, &context, label, commands),
        FieldKind::Date | FieldKind::Day => dates::date_ui(ui, &context, label, commands),
        FieldKind::Claimant => {
            text::text_ui(ui, &context, label, commands);
            choice::sides_ui(ui, &context, false, commands);
        }
        _ => {
            text::text_ui(ui, &context, label, commands);
        }
    }
    match &field.error {
        Some(error) => {
            ui.colored_label(ui.visuals().error_fg_color, RichText::new(error).size(11.5));
        }
        None if form.is_more(field) => {
            muted(ui, state.words.get(&help_key(&field.field.key)));
        }
        None => {}
    }
}
