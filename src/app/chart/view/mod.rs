//! What the middle of the window looks like.

pub(crate) mod calibrate;
pub(crate) mod chart;
mod flag;
pub(crate) mod headline;
mod key;
mod lanes;
mod legend;
mod nodes;
mod plot;
mod pointer;
pub(crate) mod replay;
mod splitter;
pub(crate) mod supposing;
mod table;

pub(crate) use chart::ChartCache;

use egui::Ui;

use crate::app::look::style;
use crate::app::state::State;
use crate::figure::{Shown, TextMeasure};

/// What the window shows, for the painters of every picture.
pub(crate) fn shown<'a>(ui: &Ui, state: &'a State, measure: &'a dyn TextMeasure) -> Shown<'a> {
    Shown {
        dossier: state.document.dossier(),
        content: &state.content,
        theme: style::theme(ui.ctx()),
        words: &state.words,
        measure,
    }
}
