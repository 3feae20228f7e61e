//! The fields of what is wanted, each a row of two columns.

use egui::{ComboBox, TextEdit, Ui};

use super::send;
use crate::app::command::Commands;
use crate::app::importing::{ImportCommand, ImportFlag, ImportText, Importing};
use crate::app::look::widgets::muted;
use crate::app::state::State;
use crate::dossier::QuadClass;
use crate::import::{ImportAs, Span, TableAs};
use crate::reading::wording::quad_key;

/// Width of a field, in points.
const FIELD: f32 = 300.0;

/// Most height of a list of choices, in points.
const LIST: f32 = 340.0;

/// A choice of one, told to screen readers with what is chosen; gives another one.
pub(super) fn choose<T: Clone + PartialEq>(
    ui: &mut Ui,
    name: &str,
    id: &str,
    chosen: &T,
    choices: impl IntoIterator<Item = (T, String)>,
) -> Option<T> {
    let choices: Vec<(T, String)> = choices.into_iter().collect();
    let shown = choices.iter().find(|(choice, _)| choice == chosen).map(|(_, text)| text.clone());
    let shown = shown.unwrap_or_default();
    let mut taken = None;
    let combo = ComboBox::from_id_salt(id).selected_text(&shown).width(FIELD).height(LIST).show_ui(
        ui,
        |ui| {
            for (choice, text) in choices {
                if ui.selectable_label(choice == *chosen, text).clicked() && choice != *chosen {
                    taken = Some(choice);
                }
            }
        },
    );
    let told = format!("{name}: {shown}");
    combo.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &told));
    taken
}

/// The catalogue's keys of a field's name and of what may stand in it.
const fn text_keys(field: ImportText) -> (&'static str, &'static str) {
    match field {
        ImportText::Dyad => ("import-dyad", "import-dyad-hint"),
        ImportText::From => ("import-from", "import-day-hint"),
        ImportText::To => ("import-to", "import-day-hint"),
        ImportText::Roots => ("import-roots", "import-roots-hint"),
        ImportText::Vintage => ("import-vintage", "import-vintage-hint"),
        ImportText::File => ("import-file", "import-file-hint"),
        ImportText::Label => ("import-label", "import-label-hint"),
        ImportText::Unit => ("import-unit", "import-unit-hint"),
    }
}

pub(super) fn text_ui(
    ui: &mut Ui,
    state: &State,
    dialog: &Importing,
    field: ImportText,
    commands: &mut Commands,
) {
    let (name, hint) = text_keys(field);
    let named = ui.label(state.words.get(name));
    let mut text = dialog.form.text(field).to_owned();
    let is_wrong = dialog.wrong.as_ref().is_some_and(|(of, _)| *of == Some(field));
    let mut edit =
        TextEdit::singleline(&mut text).desired_width(FIELD).hint_text(state.words.get(hint));
    if is_wrong {
        edit = edit.text_color(ui.visuals().error_fg_color);
    }
    let response = ui.add(edit).labelled_by(named.id).on_hover_text(state.words.get(hint));
    if response.changed() {
        send(commands, ImportCommand::Edit(field, text));
    }
    ui.end_row();
}

/// What something can be imported as, in words.
fn as_words(state: &State, import_as: ImportAs) -> String {
    let key = match import_as {
        ImportAs::Gdelt => "import-as-gdelt",
        ImportAs::Coded(origin) => {
            let values = [("name", origin.name().into())];
            return state.words.with("import-as-coded", &values).into_owned();
        }
        ImportAs::Index => "import-as-index",
        ImportAs::Timeline => "import-as-timeline",
        ImportAs::Table(TableAs::Events) => "import-as-events",
        ImportAs::Table(TableAs::Commitments) => "import-as-commitments",
        ImportAs::Table(TableAs::Observations) => "import-as-observations",
        ImportAs::Table(TableAs::Stream) => "import-as-stream",
    };
    state.words.get(key).into_owned()
}

pub(super) fn as_ui(ui: &mut Ui, state: &State, dialog: &Importing, commands: &mut Commands) {
    let name = state.words.get("import-as").into_owned();
    ui.label(&name);
    let choices = ImportAs::ALL.map(|import_as| (import_as, as_words(state, import_as)));
    if let Some(import_as) = choose(ui, &name, "import-as", &dialog.form.import_as, choices) {
        send(commands, ImportCommand::SetAs(import_as));
    }
    ui.end_row();
    let seems = dialog.looked.as_ref().and_then(|looked| looked.seems);
    if seems == Some(dialog.form.import_as) {
        return;
    }
    ui.label("");
    match seems {
        Some(seems) => {
            let values = [("what", as_words(state, seems).into())];
            muted(ui, state.words.with("import-seems", &values));
        }
        None => {
            muted(ui, state.words.get("import-seems-nothing"));
        }
    }
    ui.end_row();
}

pub(super) fn sheet_ui(ui: &mut Ui, state: &State, dialog: &Importing, commands: &mut Commands) {
    let preview = dialog.looked.as_ref().and_then(|looked| looked.preview.as_ref());
    let Some(preview) = preview.filter(|preview| preview.sheets.len() > 1) else { return };
    let name = state.words.get("import-sheet").into_owned();
    ui.label(&name);
    let chosen = preview.sheet.clone().unwrap_or_default();
    let choices = preview.sheets.iter().map(|sheet| (sheet.clone(), sheet.clone()));
    if let Some(sheet) = choose(ui, &name, "import-sheet", &chosen, choices) {
        send(commands, ImportCommand::SetSheet(sheet));
    }
    ui.end_row();
}

pub(super) fn flags_ui(ui: &mut Ui, state: &State, dialog: &Importing, commands: &mut Commands) {
    ui.label("");
    ui.vertical(|ui| {
        let flags = [
            (ImportFlag::RootEvents, "import-root-events", dialog.form.root_events),
            (ImportFlag::KeepDuplicates, "import-keep-duplicates", dialog.form.keep_duplicates),
        ];
        for (flag, key, mut is_set) in flags {
            if ui.checkbox(&mut is_set, state.words.get(key)).changed() {
                send(commands, ImportCommand::SetFlag(flag, is_set));
            }
        }
    });
    ui.end_row();
    ui.label(state.words.get("import-quads")).on_hover_text(state.words.get("import-quads-hint"));
    ui.horizontal_wrapped(|ui| {
        for quad in QuadClass::ALL {
            let mut is_set = dialog.form.quads.contains(&quad);
            if ui.checkbox(&mut is_set, state.words.get(quad_key(quad))).changed() {
                send(commands, ImportCommand::SetFlag(ImportFlag::Quad(quad), is_set));
            }
        }
    });
    ui.end_row();
}

pub(super) fn column_ui(ui: &mut Ui, state: &State, dialog: &Importing, commands: &mut Commands) {
    let Some(looked) = &dialog.looked else { return };
    let name = state.words.get("import-column").into_owned();
    ui.label(&name);
    let chosen = dialog.form.column.clone().unwrap_or_default();
    let choices = looked.numbers.iter().map(|column| (column.clone(), column.clone()));
    if let Some(column) = choose(ui, &name, "import-column", &chosen, choices) {
        send(commands, ImportCommand::SetColumn(column));
    }
    ui.end_row();
}

pub(super) fn span_ui(ui: &mut Ui, state: &State, dialog: &Importing, commands: &mut Commands) {
    let words = &state.words;
    let name = words.get("import-span").into_owned();
    ui.label(&name);
    let spans = [
        (None, "import-span-guessed"),
        (Some(Span::Day), "import-span-day"),
        (Some(Span::Month), "import-span-month"),
        (Some(Span::Quarter), "import-span-quarter"),
        (Some(Span::Year), "import-span-year"),
        (Some(Span::UntilNext), "import-span-until-next"),
    ];
    let choices = spans.map(|(span, key)| (span, words.get(key).into_owned()));
    if let Some(span) = choose(ui, &name, "import-span", &dialog.form.span, choices) {
        send(commands, ImportCommand::SetSpan(span));
    }
    ui.end_row();
}

/// A lane of its own, or the new edition of one that is there.
pub(super) fn edition_ui(ui: &mut Ui, state: &State, dialog: &Importing, commands: &mut Commands) {
    let (words, dossier) = (&state.words, state.document.dossier());
    let there: Vec<(String, &str)> = if dialog.form.import_as.is_stream() {
        dossier.streams.iter().map(|one| (one.id.to_string(), one.label.as_str())).collect()
    } else {
        dossier.indices.iter().map(|one| (one.id.to_string(), one.label.as_str())).collect()
    };
    if there.is_empty() {
        return;
    }
    let name = words.get("import-becomes").into_owned();
    ui.label(&name);
    let editions = there.into_iter().map(|(id, label)| {
        let text = words.with("import-edition-of", &[("name", label.into())]).into_owned();
        (Some(id), text)
    });
    let own = (None, words.get("import-lane-of-its-own").into_owned());
    let choices = std::iter::once(own).chain(editions);
    if let Some(edition) = choose(ui, &name, "import-becomes", &dialog.form.edition, choices) {
        send(commands, ImportCommand::SetEdition(edition));
    }
    ui.end_row();
}
