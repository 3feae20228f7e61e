//! A file with errors in the way of a save: what is wrong there, and what can
//! be done about it.

use egui::{Label, RichText, ScrollArea, TextStyle, Ui};

use crate::app::command::Commands;
use crate::app::file::broken::Compared;
use crate::app::file::view::guard::has_just_appeared;
use crate::app::file::view::questions::{button, strong_button};
use crate::app::file::{Broken, FileCommand};
use crate::app::look::style;
use crate::app::look::widgets::{heading, muted};
use crate::app::state::State;

/// How many problems are listed.
const MOST_PROBLEMS: usize = 5;
/// Height of the texts side by side, in points.
const TEXTS_HEIGHT: f32 = 320.0;
/// How many lines are in view above the first problem.
const LINES_ABOVE: usize = 4;

pub(crate) fn broken_ui(ui: &mut Ui, state: &State, broken: &Broken, commands: &mut Commands) {
    let words = &state.words;
    heading(ui, words.get("broken-title"));
    let values = [("name", (&state.document.name).into()), ("count", broken.problems.len().into())];
    ui.label(words.with("broken-text", &values));
    for problem in broken.problems.iter().take(MOST_PROBLEMS) {
        let message = words.problem_message(problem);
        let values = [("line", problem.line.into()), ("message", message.into())];
        ui.label(words.with("broken-line", &values));
    }
    let more = broken.problems.len().saturating_sub(MOST_PROBLEMS);
    if more > 0 {
        muted(ui, words.with("hover-more", &[("count", more.into())]));
    }
    if let Some(compared) = &broken.compared {
        compared_ui(ui, state, broken, compared);
    }
    ui.add_space(8.0);
    muted(ui, words.get("broken-over-text"));
    ui.horizontal_wrapped(|ui| {
        strong_button(ui, &words.get("broken-beside"), FileCommand::SaveBeside, commands);
        button(ui, &words.get("broken-over"), FileCommand::SaveOver, commands);
        let shows = broken.compared.is_none();
        let key = if shows { "broken-compare" } else { "broken-compare-hide" };
        button(ui, &words.get(key), FileCommand::Compare(shows), commands);
        button(ui, &words.get("question-later"), FileCommand::PutOff, commands);
    });
}

/// Both texts side by side, with what is wrong in the file's.
fn compared_ui(ui: &mut Ui, state: &State, broken: &Broken, compared: &Compared) {
    let words = &state.words;
    let first = broken.problems.first().map_or(1, |problem| problem.line);
    let in_line =
        |line| broken.in_line(line).map(|problem| words.problem_message(problem)).collect();
    ui.separator();
    ui.columns(2, |columns| {
        if let [mine, theirs] = columns {
            let none = |_| Vec::new();
            text_ui(mine, &words.get("broken-mine"), &compared.mine, first, none);
            text_ui(theirs, &words.get("broken-theirs"), &compared.theirs, first, in_line);
        }
    });
    ui.separator();
}

/// A text with the numbers of its lines. At first the line `first` is in view.
fn text_ui(
    ui: &mut Ui,
    title: &str,
    lines: &[String],
    first: usize,
    problems: impl Fn(usize) -> Vec<String>,
) {
    muted(ui, title);
    let height = ui.text_style_height(&TextStyle::Monospace);
    // As high as a line, so that lines are where the scroll bar says.
    ui.spacing_mut().interact_size.y = height;
    let mut area = ScrollArea::both().id_salt(title).auto_shrink(false);
    if has_just_appeared(ui.ctx(), ui.scope_id().with(title)) {
        let above = first.saturating_sub(LINES_ABOVE + 1);
        let line = height + ui.spacing().item_spacing.y;
        area = area.vertical_scroll_offset(above as f32 * line);
    }
    let area = area.max_height(TEXTS_HEIGHT).min_scrolled_height(TEXTS_HEIGHT);
    area.show_rows(ui, height, lines.len(), |ui, shown| {
        for (text, line) in lines.iter().zip(1_usize..).skip(shown.start).take(shown.len()) {
            line_ui(ui, text, line, &problems(line));
        }
    });
}

fn line_ui(ui: &mut Ui, text: &str, line: usize, problems: &[String]) {
    let numbered = RichText::new(format!("{line:>5}  {text}")).monospace();
    ui.horizontal(|ui| {
        if problems.is_empty() {
            ui.add(Label::new(numbered).extend());
            return;
        }
        let ink = style::color(style::theme(ui.ctx()).alert());
        ui.add(Label::new(numbered.color(ink)).extend());
        for problem in problems {
            ui.add(Label::new(RichText::new(problem).color(ink)).extend());
        }
    });
}
