//! What the middle of the window looks like.

pub mod calibrate;
pub mod chart;
mod flag;
pub mod headline;
mod key;
mod lanes;
mod legend;
mod nodes;
mod plot;
mod pointer;
pub mod replay;
mod splitter;
pub mod supposing;
mod table;

pub use chart::ChartCache;

use egui::Ui;

use crate::app::look::style;
use crate::app::state::State;
use crate::figure::{Shown, TextMeasure};

/// What the window shows, for the painters of every picture.
pub fn shown<'a>(ui: &Ui, state: &'a State, measure: &'a dyn TextMeasure) -> Shown<'a> {
    Shown {
        dossier: state.document.dossier(),
        content: &state.content,
        theme: style::theme(ui.ctx()),
        words: &state.words,
        measure,
    }
}
