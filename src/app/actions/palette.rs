//! The command palette: finds actions, events, commitments and sources by any
//! of their words.

use crate::app::actions::Action;
use crate::app::selection::Selection;
use crate::dossier::{Dossier, MOST_HEADLINE, Source};
use crate::reading::Content;
use crate::words::{Words, one_line};

/// Most entries that are listed; the rest are counted.
const MOST_LISTED: usize = 100;

/// What the palette shows while it is open.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    /// What stands in its field.
    pub query: String,
    /// What was found, in order.
    pub found: Vec<Found>,
    /// How many more were found.
    pub more: usize,
    /// Which entry Enter chooses.
    pub chosen: usize,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its name as shown.
    pub name: String,
    /// What it leads to.
    pub goal: Goal,
}

/// What an entry leads to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Goal {
    /// Do something.
    Act(Action),
    /// Select something.
    Select(Selection),
}

impl Palette {
    /// The palette for a query. An entry is found where it contains every word
    /// of the query, in any order and case. What was not yet known on the as-of
    /// day is not found.
    pub fn search(dossier: &Dossier, content: &Content, words: &Words, query: String) -> Self {
        let terms: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        let mut palette = Self { query, ..Self::default() };
        let mut offer = |name: String, beside: &str, goal: Goal| {
            let text = format!("{name} {beside}").to_lowercase();
            if !terms.iter().all(|term| text.contains(term.as_str())) {
                return;
            }
            if palette.found.len() < MOST_LISTED {
                palette.found.push(Found { name, goal });
            } else {
                palette.more += 1;
            }
        };
        let actions = Action::ALL.iter().copied().filter(|action| action.is_offered());
        for action in actions {
            offer(words.get(action.name_key()).into_owned(), "", Goal::Act(action));
        }
        for place in content.ledger.rows.iter().map(|row| row.commitment) {
            let Some(commitment) = dossier.commitments.get(place) else { continue };
            let side = &dossier.side(commitment.by.slot()).name;
            let name = format!("{side}: {}", commitment.text);
            offer(name, commitment.id.as_str(), Goal::Select(Selection::Commitment(place)));
        }
        for place in content.markers.iter().map(|marker| marker.event) {
            let Some(event) = dossier.events.get(place) else { continue };
            let name = format!(
                "{}: {}",
                words.edtf(&event.date),
                one_line(&event.headline, MOST_HEADLINE)
            );
            let beside = format!(
                "{} {} {} {}",
                event.id,
                event.code,
                dossier.actor_name(&event.actor),
                event.tags.join(" ")
            );
            offer(name, &beside, Goal::Select(Selection::Event(place)));
        }
        let as_of = content.settings.as_of;
        let known = |source: &Source| source.is_published(as_of);
        for (place, source) in dossier.sources.iter().enumerate().filter(|(_, s)| known(s)) {
            let publisher = source.publisher.as_deref().unwrap_or_default();
            let beside = format!("{publisher} {}", source.id);
            offer(source.title.clone(), &beside, Goal::Select(Selection::Source(place)));
        }
        palette
    }

    /// Moves the choice, staying within the list.
    pub fn step(&mut self, by: isize) {
        let last = self.found.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
    }
}
