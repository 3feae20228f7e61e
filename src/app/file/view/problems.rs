//! A file that could not be opened: every problem with its place, its text and
//! what to do. What was open is still there behind it.

use egui::{Frame, RichText, ScrollArea, TextStyle, Ui};

use crate::app::actions::Action;
use crate::app::command::Commands;
use crate::app::file::opened::Trouble;
use crate::app::look::widgets::{action_button, heading, muted};
use crate::app::look::{fonts, style};
use crate::app::state::State;
use crate::dossier::Problem;
use crate::words::Words;

/// Height of a problem's card, in points: all alike, so that those out of view
/// need not be laid out.
const CARD_HEIGHT: f32 = 104.0;

pub(crate) fn problems_ui(ui: &mut Ui, state: &State, trouble: &Trouble, commands: &mut Commands) {
    let words = &state.words;
    let title = words.with("trouble-title", &[("name", (&trouble.name).into())]);
    ui.label(RichText::new(title).font(fonts::strong(18.0)));
    if let Some(reason) = &trouble.reason {
        ui.label(reason.in_words(&state.words));
    }
    if trouble.errors > 0 {
        let count = words.with("count-errors", &[("count", trouble.errors.into())]);
        ui.label(words.with("trouble-count", &[("errors", count.into_owned().into())]));
    }
    ui.horizontal(|ui| {
        for action in [
            Action::DismissTrouble,
            Action::Reload,
            Action::History,
            Action::Open,
            Action::CopyProblems,
        ] {
            action_button(ui, state, action, commands);
        }
    });
    if let Some(more) = trouble.more_text(words) {
        muted(ui, more);
    }
    ui.add_space(8.0);
    ScrollArea::vertical().auto_shrink(false).show_rows(
        ui,
        CARD_HEIGHT,
        trouble.problems.len(),
        |ui, range| {
            for problem in trouble.problems.get(range).unwrap_or_default() {
                problem_ui(ui, &trouble.name, problem, words);
            }
        },
    );
}

fn problem_ui(ui: &mut Ui, name: &str, problem: &Problem, words: &Words) {
    let theme = style::theme(ui.ctx());
    let frame = Frame::new().fill(style::color(theme.panel)).inner_margin(8).corner_radius(5);
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.set_height(CARD_HEIGHT - 22.0);
        let severity = words.severity(problem.severity);
        let place = format!("{name}:{}:{} {severity}", problem.line, problem.column);
        ui.horizontal(|ui| {
            ui.colored_label(style::color(theme.alert()), place);
            heading(ui, words.problem_message(problem));
        });
        let excerpt = format!("{}\n{}", problem.excerpt.text, problem.excerpt.marker());
        let mono = RichText::new(excerpt).text_style(TextStyle::Monospace);
        ui.add(egui::Label::new(mono).extend());
        ui.label(words.problem_remedy(problem));
    });
}
