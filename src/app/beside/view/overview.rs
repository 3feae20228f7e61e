//! All streams and indices: where each is from, what was revised, how far tension goes
//! together with it, and what can be looked at.

use egui::{ComboBox, Label, RichText, ScrollArea, Ui};

use crate::app::actions::Action;
use crate::app::beside::BesideCommand;
use crate::app::command::{Command, Commands};
use crate::app::look::fonts;
use crate::app::look::widgets::{action_button, edit_button, heading, muted};
use crate::app::state::State;
use crate::dossier::{RecordKind, StreamMeasure};
use crate::edit::Place;
use crate::reading::wording::{
    about_text, data_problem_text, days_revised_text, held_text, measure_key, values_revised_text,
};
use crate::reading::{Held, IndexBeside, StreamBeside};
use crate::streams::DataProblem;

pub(super) fn overview_ui(ui: &mut Ui, state: &State, commands: &mut Commands) {
    let words = &state.words;
    let beside = &state.content.beside;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        if beside.is_empty() && beside.missed.is_empty() {
            ui.add(Label::new(words.get("beside-empty")).wrap());
        } else if let Some(held) = &state.beside.held {
            let (from, to) = held.days;
            let values = [("from", words.day(from).into()), ("to", words.day(to).into())];
            muted(ui, words.with("held-what", &values));
        }
        for (place, stream) in beside.streams.iter().enumerate() {
            let held = state.beside.held.as_ref().and_then(|held| held.streams.get(place));
            stream_ui(ui, state, stream, held, commands);
        }
        for (place, index) in beside.indices.iter().enumerate() {
            let held = state.beside.held.as_ref().and_then(|held| held.indices.get(place));
            index_ui(ui, state, index, held, commands);
        }
        for missed in &beside.missed {
            ui.separator();
            heading(ui, missed.label.as_str());
            trouble(ui, format!("{}: {}", missed.file, data_problem_text(&missed.problem, words)));
        }
        ui.separator();
        action_button(ui, state, Action::Import, commands);
    });
}

fn stream_ui(
    ui: &mut Ui,
    state: &State,
    stream: &StreamBeside,
    held: Option<&Held>,
    commands: &mut Commands,
) {
    let words = &state.words;
    ui.separator();
    heading(ui, stream.label.as_str());
    muted(ui, about_text(&stream.about, stream.acts.days(), words));
    notes(ui, state, stream.is_out, stream.problem.as_ref());
    let revised = stream.revised.as_ref();
    let revised = revised.and_then(|(day, by)| days_revised_text((*day, by), words));
    told(ui, state, revised, held);
    if stream.about.sharing.is_restricted() {
        muted(ui, words.get("beside-restricted"));
    }
    let id = stream.id.to_string();
    ui.horizontal_wrapped(|ui| {
        measure_ui(ui, state, stream, commands);
        if ui.button(words.get("beside-reports")).clicked()
            && let Some((_, last)) = stream.acts.days()
        {
            // The last day in view that has some.
            let last = last.min(state.chart.view.days().1);
            commands.push(Command::Beside(BesideCommand::ShowReports(id.clone(), last, last)));
        }
        if ui
            .button(words.get("beside-trial"))
            .on_hover_text(words.get("beside-trial-hint"))
            .clicked()
        {
            commands.push(Command::Beside(BesideCommand::ShowTrial(id.clone())));
        }
        edit_button(ui, state, Place::Record(RecordKind::Stream, id.clone()), commands);
    });
}

/// What the stream's lane shows.
fn measure_ui(ui: &mut Ui, state: &State, stream: &StreamBeside, commands: &mut Commands) {
    let words = &state.words;
    let name = |measure: StreamMeasure| words.get(measure_key(measure)).into_owned();
    let chosen = stream.measure;
    let label = words.get("beside-measure").into_owned();
    let shown = ComboBox::from_id_salt(("measure", stream.id.as_str()))
        .selected_text(name(chosen))
        .width(190.0)
        .show_ui(ui, |ui| {
            for measure in StreamMeasure::ALL {
                if ui.selectable_label(measure == chosen, name(measure)).clicked() {
                    let id = stream.id.to_string();
                    commands.push(Command::Beside(BesideCommand::SetMeasure(id, measure)));
                }
            }
        });
    let told = format!("{label}: {}", name(chosen));
    shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &told));
    shown.response.on_hover_text(label);
}

fn index_ui(
    ui: &mut Ui,
    state: &State,
    index: &IndexBeside,
    held: Option<&Held>,
    commands: &mut Commands,
) {
    let words = &state.words;
    ui.separator();
    heading(ui, index.label.as_str());
    let values = &index.series.values;
    let days = values.first().zip(values.last()).map(|(first, last)| (first.day, last.day));
    muted(ui, about_text(&index.series.about, days, words));
    notes(ui, state, index.is_out, index.problem.as_ref());
    let revised = index.revised.as_ref();
    let revised = revised.and_then(|(day, by)| values_revised_text((*day, by), words));
    told(ui, state, revised, held);
    edit_button(ui, state, Place::Record(RecordKind::Index, index.id.to_string()), commands);
}

/// That the edition is later than the as-of day, and what is wrong with its file.
fn notes(ui: &mut Ui, state: &State, is_out: bool, problem: Option<&DataProblem>) {
    if !is_out {
        trouble(ui, state.words.get("beside-later"));
    }
    if let Some(problem) = problem {
        trouble(ui, data_problem_text(problem, &state.words));
    }
}

fn trouble(ui: &mut Ui, text: impl Into<String>) {
    let ink = ui.visuals().warn_fg_color;
    ui.add(Label::new(RichText::new(text).size(12.0).color(ink)).wrap());
}

/// What was revised, and how far tension goes together with it.
fn told(ui: &mut Ui, state: &State, revised: Option<String>, held: Option<&Held>) {
    if let Some(revised) = revised {
        ui.add(Label::new(RichText::new(revised).size(12.0)).wrap());
    }
    if let Some(held) = held {
        let text = held_text(held, &state.words);
        ui.add(Label::new(RichText::new(text).font(fonts::strong(12.0))).wrap());
    }
}
