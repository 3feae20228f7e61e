//! The dialog that fits the model to the reference points.

use egui::{Grid, Label, RichText, ScrollArea, Ui};

use crate::app::chart::calibrating::Calibrating;
use crate::app::command::{Command, Commands};
use crate::app::forms::FormCommand;
use crate::app::look::fonts;
use crate::app::look::widgets::{heading, muted};
use crate::app::state::State;
use crate::reading::wording::{model_key, signed};
use crate::tension::{Calibration, CalibrationError};

/// The columns of the list of points, before their notes.
const HEADER: [&str; 5] =
    ["calibrate-day", "calibrate-reference", "calibrate-now", "calibrate-fitted", "calibrate-left"];

const WIDTH: f32 = 620.0;
const LIST_HEIGHT: f32 = 320.0;

pub(crate) fn calibrate_ui(
    ui: &mut Ui,
    state: &State,
    calibrating: &Calibrating,
    commands: &mut Commands,
) {
    let words = &state.words;
    ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 60.0));
    heading(ui, words.get("calibrate-heading"));
    ui.add(Label::new(RichText::new(words.get("calibrate-what")).size(12.0)).wrap());
    fitted_to(ui, state, calibrating, commands);
    ui.add_space(6.0);
    let as_of = words.day(state.content.settings.as_of);
    match &calibrating.fit {
        Ok(fit) => {
            settings(ui, state, fit);
            if fit.is_at_edge() {
                let ink = ui.visuals().warn_fg_color;
                let text = RichText::new(words.get("calibrate-edge")).color(ink).size(12.0);
                ui.add(Label::new(text).wrap());
            }
            ui.separator();
            points(ui, state, calibrating, fit);
            if !fit.left_out.is_empty() {
                let values = [("count", fit.left_out.len().into()), ("day", as_of.into())];
                muted(ui, words.with("calibrate-left-out", &values));
            }
        }
        Err(error) => {
            let text = match error {
                CalibrationError::TooFew(count) => {
                    let values = [("count", (*count).into()), ("day", as_of.into())];
                    words.with("calibrate-too-few", &values)
                }
                CalibrationError::AllAlike => words.get("calibrate-alike"),
            };
            ui.add(Label::new(RichText::new(text).font(fonts::strong(12.5))).wrap());
            muted(ui, words.get("calibrate-how"));
        }
    }
    if !state.can_take_calibration() {
        let kind = words.get(model_key(state.document.dossier().model.kind)).into_owned();
        muted(ui, words.with("calibrate-not-stock", &[("model", kind.into())]));
    }
    if let Some(trouble) = &calibrating.trouble {
        ui.colored_label(ui.visuals().error_fg_color, trouble);
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if calibrating.fit.is_ok() && state.can_take_calibration() {
            let name = RichText::new(words.get("calibrate-take")).font(fonts::strong(13.0));
            if ui.button(name).clicked() {
                commands.push(Command::TakeCalibration);
            }
        }
        if calibrating.index.is_none() && ui.button(words.get("button-reference")).clicked() {
            commands.push(Command::Form(FormCommand::NewReference));
        }
        if ui.button(words.get("calibrate-close")).clicked() {
            commands.push(Command::CloseOverlay);
        }
    });
}

/// What it is fitted to: the reference points, or an index where some stand beside the
/// dossier.
fn fitted_to(ui: &mut Ui, state: &State, calibrating: &Calibrating, commands: &mut Commands) {
    let words = &state.words;
    let indices = &state.content.beside.indices;
    if indices.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let is_own = calibrating.index.is_none();
        if ui.radio(is_own, words.get("calibrate-to-references")).clicked() {
            commands.push(Command::Calibrate(None));
        }
        for (place, index) in indices.iter().enumerate() {
            if ui.radio(calibrating.index == Some(place), index.label.as_str()).clicked() {
                commands.push(Command::Calibrate(Some(place)));
            }
        }
    });
    if calibrating.index.is_some() {
        muted(ui, words.get("calibrate-to-index"));
    }
}

/// Rest, scale and the typical miss, now and fitted.
fn settings(ui: &mut Ui, state: &State, fit: &Calibration) {
    let words = &state.words;
    let (now, then) = fit.residuals();
    Grid::new("calibrate-settings").num_columns(3).spacing([28.0, 3.0]).show(ui, |ui| {
        ui.label("");
        muted(ui, words.get("calibrate-now"));
        muted(ui, words.get("calibrate-fitted"));
        ui.end_row();
        for (key, now, then) in [
            ("calibrate-rest", fit.before.rest, fit.fitted.rest),
            ("calibrate-scale", fit.before.scale, fit.fitted.scale),
            ("calibrate-miss", now, then),
        ] {
            ui.label(words.get(key));
            ui.label(format!("{now:.1}"));
            ui.label(RichText::new(format!("{then:.1}")).font(fonts::strong(12.5)));
            ui.end_row();
        }
    });
}

/// Every reference point, as it is, fitted, and what is left.
fn points(ui: &mut Ui, state: &State, calibrating: &Calibrating, fit: &Calibration) {
    let words = &state.words;
    let references = &calibrating.references;
    let list = ScrollArea::vertical().max_height(LIST_HEIGHT).auto_shrink([false, true]);
    list.show(ui, |ui| {
        Grid::new("calibrate-points").num_columns(6).spacing([18.0, 4.0]).striped(true).show(
            ui,
            |ui| {
                for key in HEADER {
                    muted(ui, words.get(key));
                }
                muted(ui, words.get("field-note"));
                ui.end_row();
                for point in &fit.points {
                    let note = references.get(point.reference).and_then(|r| r.note.as_deref());
                    ui.label(words.day(point.day));
                    ui.label(format!("{:.1}", point.wanted));
                    ui.label(format!("{:.1}", point.now));
                    ui.label(format!("{:.1}", point.fitted));
                    ui.label(signed(point.fitted - point.wanted, 1));
                    let note = note.unwrap_or_default();
                    let text = RichText::new(note).size(11.5);
                    ui.add(Label::new(text).truncate()).on_hover_text(note);
                    ui.end_row();
                }
            },
        );
    });
}
