//! The documents that everything rests on.

use egui::{Label, RichText, ScrollArea, Sense, Ui};

use crate::app::command::{Command, Commands};
use crate::app::evidence::EvidenceCommand;
use crate::app::look::fonts;
use crate::app::look::stack::Stack;
use crate::app::look::widgets::{edit_button, muted};
use crate::app::panel::commitments::{commitment_link, event_link};
use crate::app::panel::lists::{ListCommand, SourceSort};
use crate::app::panel::search::{Narrowed, search_ui};
use crate::app::selection::{Selection, Tab};
use crate::app::state::State;
use crate::dossier::{Id, Source};
use crate::edit::Place;
use crate::reading::wording::text_problem_text;

/// Height of a source that has not been drawn yet, in points.
const LIKELY_HEIGHT: f32 = 60.0;

pub(crate) fn sources_ui(ui: &mut Ui, state: &State, stack: &mut Stack, commands: &mut Commands) {
    let sources = &state.document.dossier().sources;
    if sources.is_empty() {
        ui.label(state.words.get("sources-empty"));
    }
    let list = &state.panel.lists.sources;
    controls(ui, state, sources.len().saturating_sub(list.later), commands);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        if list.later > 0 {
            muted(ui, state.words.with("sources-later", &[("count", list.later.into())]));
        }
        stack.prepare(sources.len(), LIKELY_HEIGHT);
        for place in list.rows.iter().copied() {
            let Some(source) = sources.get(place) else { continue };
            let chosen = state.selection == Selection::Source(place);
            stack.show(ui, place, chosen && state.panel.reveal, |ui| {
                source_ui(ui, state, place, source, commands);
                ui.add_space(6.0);
            });
        }
    });
}

/// What the list is narrowed to, and its order.
fn controls(ui: &mut Ui, state: &State, all: usize, commands: &mut Commands) {
    let list = &state.panel.lists.sources;
    let narrowed = Narrowed { tab: Tab::Sources, query: &list.query, shown: list.rows.len(), all };
    search_ui(ui, state, &narrowed, commands, |ui, commands| {
        ui.menu_button(state.words.get("sort"), |ui| {
            for (sort, key) in SourceSort::ALL {
                if ui.radio(list.sort == sort, state.words.get(key)).clicked() {
                    commands.push(Command::List(ListCommand::SortSources(sort)));
                    ui.close();
                }
            }
        });
    });
}

fn source_ui(ui: &mut Ui, state: &State, place: usize, source: &Source, commands: &mut Commands) {
    let selection = Selection::Source(place);
    let chosen = state.selection == selection;
    let font = if chosen { fonts::strong(12.5) } else { egui::FontId::proportional(12.5) };
    let title = Label::new(RichText::new(&source.title).font(font));
    let response = ui.add(title.wrap().selectable(false).sense(Sense::click()));
    response.widget_info(|| {
        let kind = egui::Role::Button;
        egui::WidgetInfo::selected(kind, true, chosen, &source.title)
    });
    if response.clicked() {
        commands.push(Command::Select(if chosen { Selection::Nothing } else { selection }));
    }
    if chosen && state.panel.reveal {
        response.scroll_to_me(Some(egui::Align::Center));
    }
    let published = source.published.map(|date| state.words.edtf(&date));
    let published = published.unwrap_or_else(|| state.words.get("source-undated").into_owned());
    let authors = source.authors.join(", ");
    let parts = [source.publisher.clone().unwrap_or_default(), authors, published];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    muted(ui, parts.join(" · "));
    if let Some(url) = &source.url {
        // Checked on loading: http or https and nothing else.
        ui.hyperlink_to(RichText::new(url).size(11.5), url);
    }
    if chosen {
        if let Some(note) = &source.note {
            ui.add(Label::new(note).wrap());
        }
        if let Some(url) = &source.archived {
            ui.horizontal_wrapped(|ui| {
                muted(ui, state.words.get("field-archived"));
                ui.hyperlink_to(RichText::new(url).size(11.5), url);
            });
        }
        text_buttons(ui, state, place, source, commands);
        uses(ui, state, &source.id, commands);
        edit_button(ui, state, Place::source(source.id.as_str()), commands);
    }
}

/// The text of a source: shown where it is kept, kept where it is not.
fn text_buttons(
    ui: &mut Ui,
    state: &State,
    place: usize,
    source: &Source,
    commands: &mut Commands,
) {
    let words = &state.words;
    let quotes = state.document.holdings.quotes();
    let sha256 = source.text_sha256.as_deref();
    if let Some(problem) = sha256.and_then(|sha256| quotes.problems.get(sha256)) {
        ui.colored_label(ui.visuals().warn_fg_color, text_problem_text(problem, words));
    }
    ui.horizontal_wrapped(|ui| {
        if sha256.is_some() && ui.small_button(words.get("source-show-text")).clicked() {
            commands.push(Command::Evidence(EvidenceCommand::Show(place, None)));
        }
        if ui.small_button(words.get("source-keep-text")).clicked() {
            commands.push(Command::Evidence(EvidenceCommand::Keep(place)));
        }
    });
}

/// What rests on a source.
fn uses(ui: &mut Ui, state: &State, id: &Id<Source>, commands: &mut Commands) {
    let dossier = state.document.dossier();
    muted(ui, state.words.get("section-used-by"));
    for event in dossier.events.iter().filter(|event| event.sources.contains(id)) {
        event_link(ui, state, &event.id, commands);
    }
    for commitment in &dossier.commitments {
        let claims = commitment.claims.iter().filter_map(|claim| claim.source.as_ref());
        let verdicts = commitment.verdicts.iter().flat_map(|verdict| &verdict.sources);
        if commitment.sources.iter().chain(claims).chain(verdicts).any(|other| other == id) {
            commitment_link(ui, state, &commitment.id, commands);
        }
    }
}
