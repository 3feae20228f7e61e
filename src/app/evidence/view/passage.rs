//! The text of a source, at what is quoted of it.

use egui::{Label, ScrollArea, Ui};

use crate::app::command::{Command, Commands};
use crate::app::evidence::Passage;
use crate::app::look::widgets::{heading, is_opening, muted};
use crate::app::look::{fonts, style};
use crate::app::state::State;

/// Width of the dialog, in points.
const WIDTH: f32 = 640.0;

pub(crate) fn passage_ui(ui: &mut Ui, state: &State, passage: &Passage, commands: &mut Commands) {
    let words = &state.words;
    ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 60.0));
    heading(ui, passage.title.as_str());
    muted(ui, words.get("passage-kept"));
    match &passage.text {
        None => {
            muted(ui, words.get("beside-reading"));
        }
        Some(Err(why)) => {
            ui.colored_label(ui.visuals().error_fg_color, why);
        }
        Some(Ok(text)) => text_ui(ui, text, passage),
    }
    ui.add_space(6.0);
    if ui.button(words.get("import-close")).clicked() {
        commands.push(Command::CloseOverlay);
    }
}

/// The text in paragraphs; that in which the quotation begins is scrolled to, once.
fn text_ui(ui: &mut Ui, text: &str, passage: &Passage) {
    let height = (ui.ctx().content_rect().height() - 180.0).max(120.0);
    let is_first = is_opening(ui, ui.scope_id().with("passage"));
    ScrollArea::vertical().id_salt("passage").max_height(height).show(ui, |ui| {
        let mut begin = 0;
        for line in text.split_inclusive('\n') {
            let end = begin + line.len();
            let quoted = passage.at.as_ref().and_then(|at| {
                let within = at.start.max(begin)..at.end.min(end);
                (within.start < within.end).then(|| within.start - begin..within.end - begin)
            });
            let response = ui.add(Label::new(marked(ui, line.trim_end(), quoted.clone())).wrap());
            let begins = passage.at.as_ref().is_some_and(|at| (begin..end).contains(&at.start));
            if begins && is_first {
                response.scroll_to_me(Some(egui::Align::Center));
            }
            begin = end;
        }
    });
    if is_first {
        ui.ctx().request_repaint();
    }
}

/// A line with a part of it marked.
fn marked(ui: &Ui, line: &str, part: Option<std::ops::Range<usize>>) -> egui::text::LayoutJob {
    let mut job = egui::text::LayoutJob::default();
    let plain = egui::TextFormat {
        font_id: egui::FontId::proportional(12.5),
        color: ui.visuals().text_color(),
        ..Default::default()
    };
    let Some(part) = part else {
        job.append(line, 0.0, plain);
        return job;
    };
    let theme = style::theme(ui.ctx());
    let strong = egui::TextFormat {
        font_id: fonts::strong(12.5),
        background: style::color(theme.accent.faded(0.22)),
        ..plain.clone()
    };
    let piece = |range: std::ops::Range<usize>| line.get(range).unwrap_or_default();
    let end = part.end.min(line.len());
    job.append(piece(0..part.start.min(end)), 0.0, plain.clone());
    job.append(piece(part.start.min(end)..end), 0.0, strong);
    job.append(piece(end..line.len()), 0.0, plain);
    job
}
