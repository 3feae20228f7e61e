//! The field over a list: what is looked for in it, how many were found, and
//! what else narrows or orders it.

use egui::{TextEdit, Ui};

use crate::app::command::{Command, Commands};
use crate::app::look::widgets::muted;
use crate::app::panel::lists::ListCommand;
use crate::app::selection::Tab;
use crate::app::state::State;

/// What a list is narrowed to.
pub(super) struct Narrowed<'a> {
    pub(super) tab: Tab,
    pub(super) query: &'a str,
    pub(super) shown: usize,
    pub(super) all: usize,
}

/// The field, beside it what `more` draws, and how many are left out.
pub(super) fn search_ui(
    ui: &mut Ui,
    state: &State,
    narrowed: &Narrowed<'_>,
    commands: &mut Commands,
    more: impl FnOnce(&mut Ui, &mut Commands),
) {
    let words = &state.words;
    ui.horizontal_wrapped(|ui| {
        let mut query = narrowed.query.to_owned();
        let field = TextEdit::singleline(&mut query)
            .hint_text(words.get("list-search"))
            .desired_width(150.0);
        let response = ui.add(field);
        let name = words.get("list-search");
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::text_edit(true, "", &query, "");
            info.label = Some(name.to_string());
            info
        });
        if response.changed() {
            commands.push(Command::List(ListCommand::Search(narrowed.tab, query)));
        }
        more(ui, commands);
        if narrowed.shown < narrowed.all {
            let counts = [("shown", narrowed.shown.into()), ("all", narrowed.all.into())];
            muted(ui, words.with("list-count", &counts));
        }
    });
}
