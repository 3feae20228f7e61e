//! A report becomes an event of the dossier.

use super::BesidePage;
use crate::app::actions::Action;
use crate::app::command::Command;
use crate::app::notice::Notice;
use crate::app::selection::Selection;
use crate::app::state::State;
use crate::dossier::RecordKind;
use crate::edit::{Step, StepName, refusal_text};
use crate::import::{AlreadyThere, taken};
use crate::words::one_line;

/// Characters of a headline that a notice has room for.
const MOST_TOLD: usize = 60;

impl State {
    /// Makes an event of the selected report, with its address as the source, as one
    /// step; the list stays, so that the next can be taken.
    pub(super) fn take_report(&mut self) {
        let BesidePage::Reports(page) = &self.beside.page else { return };
        let Some(row) = page.row() else { return };
        let made = taken(self.document.history(), row, &page.about, &self.words);
        let made = match made {
            Ok(made) => made,
            Err(AlreadyThere(place)) => {
                self.select_beside(Selection::Event(place));
                self.notice = Some(self.words.get("beside-there").into_owned().into());
                return;
            }
        };
        let headline = made.headline.clone();
        let name = StepName::Add { kind: RecordKind::Event, headline: headline.clone() };
        if let Err(refusal) = self.perform(Step::new(made.edits).named(name)) {
            self.notice = Some(refusal_text(&refusal, &self.words).into());
            return;
        }
        let place = self.document.dossier().events.position(&made.id);
        // Nothing was added where the document may not be changed.
        let Some(place) = place else { return };
        self.select_beside(Selection::Event(place));
        let key = if made.without_code { "beside-taken-no-code" } else { "beside-taken" };
        let headline = one_line(&headline, MOST_TOLD).into_owned();
        let text = self.words.with(key, &[("headline", headline.into())]).into_owned();
        let edit = Action::EditSelected;
        self.notice = Some(Notice::from(text).offering(edit.name_key(), Command::Act(edit)));
    }

    /// Selects something on the chart, and goes on showing the data in the panel.
    pub(super) fn select_beside(&mut self, selection: Selection) {
        let tab = self.panel.tab;
        self.select(selection);
        self.panel.tab = tab;
    }
}
