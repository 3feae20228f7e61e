//! The lists of the panel: what they are narrowed to and in which order they
//! stand. They are put in order once for a content and a question, not for
//! every frame.

mod commitments;
mod events;
mod sources;

pub(crate) use commitments::{CommitmentList, CommitmentSort};
pub(crate) use events::{EventList, EventSort};
pub(crate) use sources::{SourceList, SourceSort};

use crate::app::selection::{Page, Tab};
use crate::app::state::State;
use crate::dossier::Status;

/// The lists of the panel.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    /// What the sides undertook.
    pub commitments: CommitmentList,
    /// What happened.
    pub events: EventList,
    /// What it rests on.
    pub sources: SourceList,
}

/// What a list is asked for.
#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ListCommand {
    /// What stands in the field over the list of a tab.
    Search(Tab, String),
    /// Show the commitments of a status, or leave them out.
    ToggleStatus(Status),
    /// Show the commitments of every status again, whatever they are called.
    ShowAllCommitments,
    /// Put the commitments in this order.
    SortCommitments(CommitmentSort),
    /// Put the events in this order.
    SortEvents(EventSort),
    /// Put the sources in this order.
    SortSources(SourceSort),
}

/// The words of a question: everything that is found contains all of them, in
/// any order and case.
pub(super) fn terms(query: &str) -> Vec<String> {
    query.split_whitespace().map(str::to_lowercase).collect()
}

/// Whether a text has all words.
pub(super) fn has_all(text: &str, terms: &[String]) -> bool {
    let text = text.to_lowercase();
    terms.iter().all(|term| text.contains(term.as_str()))
}

impl State {
    pub(in crate::app) fn list(&mut self, command: ListCommand) {
        let Lists { commitments, events, sources } = &mut self.panel.lists;
        match command {
            ListCommand::Search(Tab::Events, query) => events.search(query),
            ListCommand::Search(Tab::Sources, query) => sources.search(query),
            ListCommand::Search(_, query) => commitments.search(query),
            ListCommand::ToggleStatus(status) => commitments.toggle(status),
            ListCommand::ShowAllCommitments => commitments.show_all(),
            ListCommand::SortCommitments(sort) => commitments.sort_by(sort),
            ListCommand::SortEvents(sort) => events.sort_by(sort),
            ListCommand::SortSources(sort) => sources.sort_by(sort),
        }
    }

    /// Puts the list that shows in order, where what it depends on has changed.
    pub(in crate::app) fn refresh_lists(&mut self) {
        let (version, dossier) = (self.content_version, self.document.dossier());
        let Lists { commitments, events, sources } = &mut self.panel.lists;
        if self.chart.page == Page::Ledger || self.panel.tab == Tab::Commitments {
            commitments.refresh(version, dossier, &self.content);
        }
        match self.panel.tab {
            Tab::Events => {
                events.refresh(version, dossier, &self.content, &self.chart.index);
            }
            Tab::Sources => sources.refresh(version, dossier, self.content.settings.as_of),
            _ => {}
        }
    }
}
