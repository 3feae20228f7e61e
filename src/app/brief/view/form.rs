//! What is asked for.

use std::borrow::Cow;

use egui::{ComboBox, Response, ScrollArea, TextEdit, Ui, vec2};

use crate::app::brief::view::commitments;
use crate::app::brief::{BriefCommand, Dialog, Field, Size};
use crate::app::state::State;
use crate::brief::{Format, Layout, Paper, Preset};
use crate::figure::{Naming, ThemeName};
use crate::words::Language;

/// Width of the labels, in points.
const LABEL_WIDTH: f32 = 66.0;

pub(super) fn form_ui(
    ui: &mut Ui,
    state: &State,
    dialog: &Dialog,
    send: &mut impl FnMut(BriefCommand),
) {
    ScrollArea::vertical().id_salt("brief-form").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 7.0;
        choices(ui, state, dialog, send);
        size_ui(ui, state, dialog, send);
        days_ui(ui, state, dialog, send);
        let title = Cow::Borrowed(dialog.dossier().title.as_str());
        text_ui(ui, state, dialog, ("export-title", Field::Title, title, false), send);
        let hint = state.words.get("export-headline-hint");
        text_ui(ui, state, dialog, ("export-headline", Field::Headline, hint, true), send);
        let hint = state.words.get("export-note-hint");
        text_ui(ui, state, dialog, ("export-note", Field::Note, hint, true), send);
        let hint = state.words.get("export-house-hint");
        text_ui(ui, state, dialog, ("export-house", Field::House, hint, false), send);
        let hint = state.words.get("export-marking-hint");
        text_ui(ui, state, dialog, ("export-marking", Field::Marking, hint, false), send);
        let hint = state.words.get("export-author-hint");
        text_ui(ui, state, dialog, ("export-author", Field::Author, hint, false), send);
        commitments::commitments_ui(ui, state, dialog, send);
    });
}

/// A label with its control, the label at the left.
fn row<T>(ui: &mut Ui, state: &State, key: &'static str, add: impl FnOnce(&mut Ui) -> T) -> T {
    ui.horizontal_top(|ui| {
        let size = vec2(LABEL_WIDTH, ui.spacing().interact_size.y);
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.set_min_width(LABEL_WIDTH);
            ui.label(state.words.get(key));
        });
        ui.horizontal_wrapped(add).inner
    })
    .inner
}

/// One of a few.
fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    state: &State,
    label: &'static str,
    current: T,
    choices: impl IntoIterator<Item = (T, Cow<'static, str>)>,
    mut chosen: impl FnMut(T),
) {
    row(ui, state, label, |ui| {
        for (choice, name) in choices {
            if ui.radio(choice == current, name).clicked() && choice != current {
                chosen(choice);
            }
        }
    });
}

fn word(state: &State, key: &'static str) -> Cow<'static, str> {
    Cow::Owned(state.words.get(key).into_owned())
}

fn choices(ui: &mut Ui, state: &State, dialog: &Dialog, send: &mut impl FnMut(BriefCommand)) {
    let draft = &dialog.draft;
    let layouts = [
        (Layout::Figure, word(state, "export-figure")),
        (Layout::Slide, word(state, "export-slide")),
        (Layout::Compare, word(state, "export-compare")),
        (Layout::Ledger, word(state, "export-ledger")),
        (Layout::Page, word(state, "export-page")),
    ];
    choose(ui, state, "export-layout", draft.layout, layouts, |layout| {
        send(BriefCommand::Layout(layout));
    });
    let formats = Format::ALL.map(|format| (format, format.extension().to_uppercase().into()));
    choose(ui, state, "export-format", draft.format, formats, |format| {
        send(BriefCommand::Format(format));
    });
    let themes = [
        (ThemeName::Light, word(state, "settings-light")),
        (ThemeName::Dark, word(state, "settings-dark")),
        (ThemeName::Print, word(state, "export-print")),
    ];
    choose(ui, state, "export-colours", draft.theme, themes, |theme| {
        send(BriefCommand::Theme(theme));
    });
    let names = [
        (Naming::Story, word(state, "naming-story")),
        (Naming::Record, word(state, "naming-record")),
    ];
    let naming = draft.naming.unwrap_or_else(|| draft.layout.naming());
    choose(ui, state, "export-naming", naming, names, |naming| {
        send(BriefCommand::Naming(naming));
    });
    let languages = Language::ALL.map(|language| (language, language.own_name().into()));
    choose(ui, state, "export-language", draft.language, languages, |language| {
        send(BriefCommand::Language(language));
    });
}

fn size_ui(ui: &mut Ui, state: &State, dialog: &Dialog, send: &mut impl FnMut(BriefCommand)) {
    let draft = &dialog.draft;
    if draft.layout == Layout::Page {
        let papers = [
            (Paper::A4, word(state, "export-paper-a4")),
            (Paper::Letter, word(state, "export-paper-letter")),
        ];
        choose(ui, state, "export-paper", draft.paper, papers, |paper| {
            send(BriefCommand::Paper(paper));
        });
        return;
    }
    let name_of = |size| {
        state.words.get(match size {
            Size::Preset(Preset::Wide) => "export-size-full-hd",
            Size::Preset(Preset::HalfSlide) => "export-size-half-slide",
            Size::Preset(Preset::Square) => "export-size-square",
            Size::Preset(Preset::Story) => "export-size-story",
            Size::Preset(Preset::Column) => "export-size-column",
            Size::FourK => "export-size-4k",
            Size::A4 => "export-size-a4",
            Size::Letter => "export-size-letter",
            Size::Own => "export-size-own",
        })
    };
    row(ui, state, "export-size", |ui| {
        let response = ComboBox::from_id_salt("brief-size")
            .selected_text(name_of(draft.size))
            .width(ui.available_width() - 4.0)
            .show_ui(ui, |ui| {
                for size in Size::ALL {
                    if ui.selectable_label(size == draft.size, name_of(size)).clicked() {
                        send(BriefCommand::Size(size));
                    }
                }
            });
        name(&response.response, &state.words.get("export-size"));
    });
    if draft.size == Size::Own {
        for (key, field) in [("export-width", Field::Width), ("export-height", Field::Height)] {
            text_ui(ui, state, dialog, (key, field, Cow::Borrowed(""), false), send);
        }
    }
}

fn days_ui(ui: &mut Ui, state: &State, dialog: &Dialog, send: &mut impl FnMut(BriefCommand)) {
    let compares = dialog.draft.layout == Layout::Compare;
    let fields = [
        ("as-of", Field::AsOf, "export-day-hint", true),
        ("export-compare-with", Field::Compare, "export-compare-hint", compares),
        ("export-from", Field::From, "export-from-hint", true),
        ("export-to", Field::To, "export-to-hint", true),
    ];
    for (key, field, hint, _) in fields.into_iter().filter(|(.., is_shown)| *is_shown) {
        let hint = state.words.get(hint);
        text_ui(ui, state, dialog, (key, field, hint, false), send);
    }
    ui.horizontal(|ui| {
        ui.add_space(LABEL_WIDTH + ui.spacing().item_spacing.x);
        if ui.button(state.words.get("export-whole-record")).clicked() {
            send(BriefCommand::WholeRecord);
        }
        if ui.button(state.words.get("export-days-in-view")).clicked() {
            send(BriefCommand::DaysInView);
        }
    });
}

/// A field with its label, and what is wrong with it.
fn text_ui(
    ui: &mut Ui,
    state: &State,
    dialog: &Dialog,
    (key, field, hint, is_long): (&'static str, Field, Cow<'_, str>, bool),
    send: &mut impl FnMut(BriefCommand),
) {
    row(ui, state, key, |ui| {
        ui.vertical(|ui| {
            let response = field_ui(ui, dialog, field, &hint, is_long, send);
            name(&response, &state.words.get(key));
            if let Some(reason) = dialog.wrong_in(field) {
                ui.colored_label(ui.visuals().error_fg_color, reason);
            }
        });
    });
}

/// A field that is written in.
pub(super) fn field_ui(
    ui: &mut Ui,
    dialog: &Dialog,
    field: Field,
    hint: &str,
    is_long: bool,
    send: &mut impl FnMut(BriefCommand),
) -> Response {
    let mut text = dialog.draft.text(field).to_owned();
    let edit = if is_long {
        TextEdit::multiline(&mut text).desired_rows(2)
    } else {
        TextEdit::singleline(&mut text)
    };
    let mut edit = edit.hint_text(hint).desired_width(f32::INFINITY);
    if dialog.wrong_in(field).is_some() {
        edit = edit.text_color(ui.visuals().error_fg_color);
    }
    let response = ui.add(edit);
    if response.changed() {
        send(BriefCommand::Edit(field, text));
    }
    response
}

/// Names a control for screen readers, whose label stands apart from it.
pub(super) fn name(response: &Response, name: &str) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
}
