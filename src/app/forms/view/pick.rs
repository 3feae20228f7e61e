//! Picking records that a field names: what is picked, a search for more, and
//! a new source made in place.

use egui::{RichText, ScrollArea, TextEdit, Ui};

use crate::app::command::{Command, Commands};
use crate::app::forms::{FormCommand, FormField};
use crate::app::look::widgets::muted;
use crate::app::state::State;
use crate::dossier::{Dossier, FieldKind, RecordKind};
use crate::edit::{entries, list_text};

/// How many records are offered at once.
const MOST_OFFERED: usize = 40;

pub fn pick_ui(ui: &mut Ui, state: &State, field: &FormField, name: &str, commands: &mut Commands) {
    let (kind, is_list) = match &field.field.kind {
        FieldKind::References(kind) => (*kind, true),
        FieldKind::Reference(kind) => (*kind, false),
        _ => return,
    };
    let dossier = state.document.dossier();
    let picked = if is_list { entries(&field.text) } else { Vec::from_iter(single(&field.text)) };
    let write = |ids: &[String]| {
        let text = if is_list { list_text(ids) } else { ids.first().cloned().unwrap_or_default() };
        Command::Form(FormCommand::Type(field.field.key.clone(), text))
    };
    for (place, id) in picked.iter().enumerate() {
        ui.horizontal(|ui| {
            let title = title_of(dossier, kind, id).unwrap_or_else(|| id.clone());
            let values = [("name", title.as_str().into())];
            let remove = state.words.with("form-take-out", &values).into_owned();
            let response = ui.small_button("×");
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &remove));
            if response.on_hover_text(&remove).clicked() {
                let mut rest = picked.clone();
                rest.remove(place);
                commands.push(write(&rest));
                commands.push(Command::Form(FormCommand::EndGesture));
            }
            ui.add(egui::Label::new(RichText::new(title).size(12.0)).truncate());
        });
    }
    let pick = |id: String, commands: &mut Commands| {
        let mut ids = if is_list { picked.clone() } else { Vec::new() };
        if !ids.contains(&id) {
            ids.push(id);
        }
        commands.push(write(&ids));
        commands.push(Command::Form(FormCommand::EndGesture));
    };
    ui.horizontal_wrapped(|ui| {
        let open = state.words.with("form-pick", &[("name", name.into())]).into_owned();
        ui.menu_button(RichText::new(open).size(12.0), |ui| {
            if let Some(id) = list_ui(ui, state, kind, &field.field.key, &picked) {
                pick(id, commands);
                ui.close();
            }
        });
        if kind == RecordKind::Source && ui.button(state.words.get("form-new-source")).clicked() {
            let command = FormCommand::NewFor(kind, field.field.key.clone());
            commands.push(Command::Form(command));
        }
        if kind == RecordKind::Event
            && let Some(event) = state.selected_event().and_then(|e| dossier.events.get(e))
            && !picked.iter().any(|id| id == event.id.as_str())
        {
            let values = [("name", event.headline.as_str().into())];
            let text = state.words.with("form-pick-selected", &values);
            if ui.add(egui::Button::new(RichText::new(text).size(12.0)).truncate()).clicked() {
                pick(event.id.to_string(), commands);
            }
        }
    });
}

fn single(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A field to search in and the records that it finds; which was chosen.
fn list_ui(
    ui: &mut Ui,
    state: &State,
    kind: RecordKind,
    key: &str,
    picked: &[String],
) -> Option<String> {
    ui.set_min_width(340.0);
    // What is searched for belongs to the menu, and goes when it closes.
    let id = ui.scope_id().with(("pick", key));
    let mut query: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let label = ui.label(state.words.get("form-search"));
    let response = ui.add(TextEdit::singleline(&mut query).desired_width(320.0));
    let response = response.labelled_by(label.id);
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, query.clone()));
    }
    let terms: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let fits = |(id, title): &(String, String)| {
        let text = format!("{title} {id}").to_lowercase();
        !picked.contains(id) && terms.iter().all(|term| text.contains(term.as_str()))
    };
    let mut found = records(state.document.dossier(), kind).filter(fits);
    let mut chosen = None;
    ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
        let mut count = 0;
        for (id, title) in found.by_ref().take(MOST_OFFERED) {
            count += 1;
            let button = egui::Button::new(RichText::new(title).size(12.0)).truncate();
            if ui.add(button.min_size(egui::vec2(320.0, 20.0))).clicked() {
                chosen = Some(id);
            }
        }
        if count == 0 {
            muted(ui, state.words.get("form-nothing"));
        }
    });
    let more = found.count();
    if more > 0 {
        muted(ui, state.words.with("palette-more", &[("count", more.into())]));
    }
    chosen
}

/// All records of a kind: id, and what each is called with its date.
fn records(dossier: &Dossier, kind: RecordKind) -> Box<dyn Iterator<Item = (String, String)> + '_> {
    match kind {
        RecordKind::Source => Box::new(dossier.sources.iter().map(|source| {
            (
                source.id.to_string(),
                with_date(source.published.map(|d| d.to_string()), &source.title),
            )
        })),
        RecordKind::Event => Box::new(dossier.events.iter().map(|event| {
            (event.id.to_string(), with_date(Some(event.date.to_string()), &event.headline))
        })),
        RecordKind::Commitment => Box::new(dossier.commitments.iter().map(|commitment| {
            let side = &dossier.side(commitment.by.slot()).name;
            (commitment.id.to_string(), format!("{side}: {}", commitment.text))
        })),
        RecordKind::Side => Box::new(
            dossier.sides.iter().map(|side| (side.id.as_str().to_owned(), side.name.clone())),
        ),
        _ => Box::new(std::iter::empty()),
    }
}

fn with_date(date: Option<String>, title: &str) -> String {
    match date {
        Some(date) => format!("{date} {title}"),
        None => title.to_owned(),
    }
}

fn title_of(dossier: &Dossier, kind: RecordKind, id: &str) -> Option<String> {
    match kind {
        RecordKind::Source => dossier.sources.find(id).map(|source| source.title.clone()),
        RecordKind::Event => dossier.events.find(id).map(|event| event.headline.clone()),
        RecordKind::Commitment => dossier.commitments.find(id).map(|c| c.text.clone()),
        _ => records(dossier, kind).find(|(other, _)| other == id).map(|(_, title)| title),
    }
}
