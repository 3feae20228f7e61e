//! Two codings facing each other, row by row.

use egui::{Label, RichText, Ui};

use crate::app::look::widgets::muted;
use crate::app::look::{fonts, style};

/// Width of the names of rows, in points.
const NAMES: f32 = 112.0;

/// One row: what is judged, and what each of the two says.
pub(super) struct Row {
    /// What is judged.
    pub(super) name: String,
    /// What the first says, and what the second does.
    pub(super) said: [String; 2],
    /// Whether they do not agree on it.
    pub(super) is_apart: bool,
}

/// The heads of the two columns, and the rows under them.
pub(super) fn facing_ui(ui: &mut Ui, heads: [String; 2], rows: &[Row]) {
    let strong = |text: &str| RichText::new(text).font(fonts::strong(12.5));
    three(ui, |ui| _ = ui.label(""), heads.each_ref().map(|head| strong(head)));
    for row in rows {
        let sign = if row.is_apart { "≠" } else { "=" };
        let ink = style::color(style::theme(ui.ctx()).muted);
        let said = row.said.each_ref().map(|text| {
            let text = RichText::new(text).size(12.5);
            if row.is_apart { text } else { text.color(ink) }
        });
        let name = format!("{sign} {}", row.name);
        three(
            ui,
            |ui| {
                if row.is_apart {
                    ui.add(Label::new(strong(&name)).wrap());
                } else {
                    muted(ui, name);
                }
            },
            said,
        );
    }
}

/// A name and two texts beside each other, each as high as it is.
fn three(ui: &mut Ui, name: impl FnOnce(&mut Ui), said: [RichText; 2]) {
    let gap = ui.spacing().item_spacing.x;
    let width = ((ui.available_width() - NAMES - gap * 2.0) / 2.0).max(80.0);
    ui.horizontal_top(|ui| {
        cell(ui, NAMES, name);
        for text in said {
            cell(ui, width, |ui| _ = ui.add(Label::new(text).wrap()));
        }
    });
}

fn cell(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    let layout = egui::Layout::top_down(egui::Align::Min);
    ui.allocate_ui_with_layout(egui::vec2(width, 0.0), layout, |ui| {
        ui.set_width(width);
        add(ui);
    });
}
