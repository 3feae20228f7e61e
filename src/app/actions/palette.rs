//! The command palette: finds actions, events, commitments and sources by any
//! of their words.

use std::sync::Arc;

use chrono::Datelike;

use crate::app::actions::Action;
use crate::app::selection::Selection;
use crate::dossier::{Day, Dossier, MOST_HEADLINE, Source};
use crate::reading::Content;
use crate::words::{Words, one_line};

/// Most entries that are listed; the rest are counted.
const MOST_LISTED: usize = 100;

/// What the palette shows while it is open.
#[derive(Debug, Clone, Default)]
pub(crate) struct Palette {
    /// What stands in its field.
    pub query: String,
    /// What was found, in order.
    pub found: Vec<Found>,
    /// How many more were found.
    pub more: usize,
    /// Which entry Enter chooses.
    pub chosen: usize,
    /// All that can be found, prepared once when it opens.
    entries: Arc<[Entry]>,
    /// Which of them match the query, by their places.
    matching: Vec<u32>,
}

/// Something that can be found.
#[derive(Debug)]
struct Entry {
    /// All its words, in lower case.
    text: String,
    goal: Goal,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// Its name as shown.
    pub name: String,
    /// What it leads to.
    pub goal: Goal,
}

/// What an entry leads to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Goal {
    /// Do something.
    Act(Action),
    /// Select something.
    Select(Selection),
}

impl Palette {
    /// The palette with everything in it. What was not yet known on the as-of
    /// day is left out.
    ///
    /// Cost: O(what the dossier holds), once.
    pub(crate) fn new(dossier: &Dossier, content: &Content, words: &Words) -> Self {
        let entries = entries(dossier, content, words);
        let matching = (0..).take(entries.len()).collect();
        let mut palette = Self { entries: entries.into(), matching, ..Self::default() };
        palette.list(dossier, words);
        palette
    }

    /// Finds what contains every word of a query, in any order and case.
    ///
    /// Cost: that of looking through what is left, which a longer query only
    /// narrows; what is listed alone is put in words.
    pub(crate) fn look_for(&mut self, dossier: &Dossier, words: &Words, query: String) {
        if !query.starts_with(&self.query) {
            self.matching = (0..).take(self.entries.len()).collect();
        }
        let terms: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        let entries = &self.entries;
        self.matching.retain(|place| {
            let entry = entries.get(*place as usize);
            entry.is_some_and(|entry| terms.iter().all(|term| entry.text.contains(term.as_str())))
        });
        (self.query, self.chosen) = (query, 0);
        self.list(dossier, words);
    }

    fn list(&mut self, dossier: &Dossier, words: &Words) {
        let listed = self.matching.iter().take(MOST_LISTED);
        let found = listed.filter_map(|place| {
            let goal = self.entries.get(*place as usize)?.goal;
            Some(Found { name: name(dossier, words, goal)?, goal })
        });
        self.found = found.collect();
        self.more = self.matching.len().saturating_sub(MOST_LISTED);
    }

    /// Moves the choice, staying within the list.
    pub(crate) fn step(&mut self, by: isize) {
        let last = self.found.len().saturating_sub(1);
        self.chosen = self.chosen.saturating_add_signed(by).min(last);
    }
}

fn entries(dossier: &Dossier, content: &Content, words: &Words) -> Vec<Entry> {
    let entry = |text: String, goal: Goal| Entry { text: text.to_lowercase(), goal };
    let actions = Action::ALL.iter().copied().filter(|action| action.is_offered());
    let mut entries: Vec<Entry> = actions
        .map(|action| entry(words.get(action.name_key()).into_owned(), Goal::Act(action)))
        .collect();
    entries.extend(content.ledger.rows.iter().filter_map(|row| {
        let commitment = dossier.commitments.get(row.commitment)?;
        let side = &dossier.side(commitment.by.slot()).name;
        let goal = Goal::Select(Selection::Commitment(row.commitment));
        Some(entry(format!("{side}: {} {}", commitment.text, commitment.id), goal))
    }));
    // A hundred thousand days at once are put in words by their months.
    let months: Vec<String> = (1..=12)
        .map(|month| Day::from_ymd(2000, month, 1).map(|day| words.month(day)).unwrap_or_default())
        .map(|month| month.replace("2000", ""))
        .collect();
    entries.extend(content.markers.iter().filter_map(|marker| {
        let event = dossier.events.get(marker.event)?;
        let date = marker.day.date();
        let month = months.get(date.month0() as usize).map_or("", |month| month.trim());
        let text = format!(
            "{} {month} {} {} {} {} {} {} {}",
            date.day(),
            date.year(),
            marker.day,
            event.headline,
            event.id,
            event.code,
            dossier.actor_name(&event.actor),
            event.tags.join(" ")
        );
        Some(entry(text, Goal::Select(Selection::Event(marker.event))))
    }));
    let as_of = content.settings.as_of;
    let known = |source: &Source| source.is_published(as_of);
    let sources = dossier.sources.iter().enumerate().filter(|(_, source)| known(source));
    entries.extend(sources.map(|(place, source)| {
        let publisher = source.publisher.as_deref().unwrap_or_default();
        let text = format!("{} {publisher} {}", source.title, source.id);
        entry(text, Goal::Select(Selection::Source(place)))
    }));
    entries
}

/// What an entry is called.
fn name(dossier: &Dossier, words: &Words, goal: Goal) -> Option<String> {
    match goal {
        Goal::Act(action) => Some(words.get(action.name_key()).into_owned()),
        Goal::Select(Selection::Commitment(place)) => {
            let commitment = dossier.commitments.get(place)?;
            Some(format!("{}: {}", dossier.side(commitment.by.slot()).name, commitment.text))
        }
        Goal::Select(Selection::Event(place)) => {
            let event = dossier.events.get(place)?;
            let headline = one_line(&event.headline, MOST_HEADLINE);
            Some(format!("{}: {headline}", words.edtf(&event.date)))
        }
        Goal::Select(Selection::Source(place)) => Some(dossier.sources.get(place)?.title.clone()),
        Goal::Select(Selection::Nothing) => None,
    }
}
