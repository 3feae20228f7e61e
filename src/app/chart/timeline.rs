//! The days: which are in view, as of which one, and what depends on them.

use crate::app::chart::replay;
use crate::app::selection::{Page, Selection, Tab};
use crate::app::state::State;
use crate::dossier::{Day, MOST_HEADLINE};
use crate::figure::{View, padded_span};
use crate::reading::wording::signed;
use crate::reading::{Content, Headline, Settings};
use crate::tension::Standing;
use crate::words::one_line;

/// Fewest days in view: below, a chart has nothing to tell.
const LEAST_DAYS: f64 = 3.0;
/// How far beyond the record the view may go, in widths of the record.
const MOST_BEYOND: f64 = 3.0;

impl State {
    pub(in crate::app) fn edit_as_of(&mut self, text: String) {
        match text.trim().parse::<Day>() {
            Ok(day) => {
                self.chart.as_of_error = None;
                self.set_as_of(day);
            }
            Err(error) => {
                self.chart.as_of_error = Some(self.words.value_sentence(&error.into()));
            }
        }
        self.chart.as_of_text = text;
    }

    pub(in crate::app) fn set_as_of(&mut self, as_of: Day) {
        self.chart.as_of_error = None;
        if as_of != self.content.settings.as_of {
            self.recompute(Settings { as_of, ..self.content.settings });
        }
    }

    /// Computes what is shown. The days in view stay as they are, so that the
    /// as-of day can be moved over them; they only make room for it.
    pub(in crate::app) fn recompute(&mut self, settings: Settings) {
        self.content = Content::compute(&self.document.holdings, settings);
        self.words.set_record(self.content.record.0, self.content.record.1);
        self.panel.standing = None;
        self.chart.supposing.outcome = None;
        let as_of = f64::from(settings.as_of.number());
        let margin = (self.chart.view.last - self.chart.view.first) * 0.03;
        if as_of < self.chart.view.first {
            self.chart.view.first = as_of - margin;
        }
        if self.chart.view.last < as_of {
            self.chart.view.last = as_of + margin;
        }
        if !self.is_known(self.selection) {
            self.selection = Selection::Nothing;
        }
        self.refresh_index();
        self.refresh_view();
        self.announcement = self.headline_of_day();
    }

    fn headline_of_day(&self) -> String {
        let day = self.words.day(self.content.settings.as_of);
        let values = [("day", day.into()), ("headline", self.chart.headline.full().into())];
        self.words.with("announce-day", &values).into_owned()
    }

    pub(in crate::app) fn set_view(&mut self, view: View) {
        let whole = self.whole_view();
        let most = (whole.last - whole.first) * MOST_BEYOND;
        let width = (view.last - view.first).clamp(LEAST_DAYS, most.max(LEAST_DAYS));
        let middle = f64::midpoint(view.first, view.last).clamp(whole.first, whole.last);
        self.chart.view = View { first: middle - width / 2.0, last: middle + width / 2.0 };
        self.refresh_view();
    }

    pub(in crate::app) fn pan(&mut self, share: f64) {
        self.set_view(
            self.chart.view.moved((self.chart.view.last - self.chart.view.first) * share),
        );
    }

    /// Moves the days in view where the selected event is outside them.
    pub(in crate::app) fn bring_into_view(&mut self) {
        let event = self.selected_event();
        let Some(marker) = event.and_then(|event| self.content.marker_of(event)) else { return };
        let day = f64::from(marker.day.number());
        if day < self.chart.view.first || self.chart.view.last < day {
            let middle = f64::midpoint(self.chart.view.first, self.chart.view.last);
            self.set_view(self.chart.view.moved(day - middle));
        }
    }

    /// All of the record, whatever was known of it on the as-of day.
    pub(in crate::app) fn whole_view(&self) -> View {
        let (first, last) = self.content.record;
        let ends =
            self.document.holdings.log().days().into_iter().flat_map(|(first, last)| [first, last]);
        let supposed = self.chart.supposing.outcome.as_ref().map(|outcome| outcome.day);
        let days = ends.chain(supposed).chain(Some(self.content.settings.as_of));
        let first = days.clone().fold(first, std::cmp::Ord::min);
        let last = days.fold(last, std::cmp::Ord::max);
        let (first, last) = padded_span(first, last);
        View { first, last }
    }

    /// What depends on which events are drawn.
    pub(in crate::app) fn refresh_index(&mut self) {
        let selected = self.selected_event();
        self.chart.index =
            self.chart.filter.index(self.document.dossier(), &self.content, selected);
        self.content_version += 1;
        self.chart.table.rows.clear();
    }

    /// What depends on the days in view.
    pub(in crate::app) fn refresh_view(&mut self) {
        let dossier = self.document.dossier();
        let (from, to) = self.chart.view.days();
        self.chart.headline = Headline::compute(dossier, &self.content, &self.words, from, to);
        self.chart.span.waterfall = None;
    }

    /// What takes a while is computed only where it is shown.
    pub(in crate::app) fn refresh_shown(&mut self) {
        self.refresh_supposed();
        self.refresh_agreeing();
        let settings = self.content.settings;
        let as_of = settings.as_of;
        if self.panel.tab == Tab::Movers && self.chart.span.waterfall.is_none() {
            self.chart.span.refresh(&self.chart.view, &self.content);
            if self.chart.span.chosen().is_none() {
                self.chart.span.write(&self.chart.view, as_of);
            }
        }
        if self.panel.tab == Tab::Standing && self.panel.standing.is_none() {
            let stock = settings.stock(self.document.dossier());
            self.panel.standing = Some(Standing::compute(&stock, &self.content.selection));
        }
        self.refresh_lists();
        self.refresh_held();
        if self.chart.page == Page::Table && self.chart.table.rows.is_empty() {
            self.chart.table.refresh(self.document.dossier(), &self.content, &self.chart.index);
        }
    }

    /// From the chart to another page, and back.
    pub(in crate::app) fn toggle_page(&mut self, page: Page) {
        self.chart.page = if self.chart.page == page { Page::Chart } else { page };
        self.panel.reveal = true;
    }

    pub(in crate::app) fn choose_span(&mut self, from: Day, to: Day) {
        self.chart.span.choose(from, to);
        self.chart.span.write(&self.chart.view, self.content.settings.as_of);
        self.chart.span.waterfall = None;
        self.panel.tab = Tab::Movers;
    }

    pub(in crate::app) fn clear_span(&mut self) {
        self.chart.span.clear();
        self.chart.span.waterfall = None;
    }

    pub(in crate::app) fn edit_span(&mut self, text: String, is_from: bool) {
        self.chart.span.edit(text, is_from, &self.chart.view, self.content.settings.as_of);
        self.chart.span.waterfall = None;
    }

    /// After another thing was selected: what a filter hides may now be drawn.
    pub(in crate::app) fn selection_changed(&mut self, before: Selection) {
        let is_event = |selection| matches!(selection, Selection::Event(_));
        if !self.chart.filter.is_open() && (is_event(before) || is_event(self.selection)) {
            self.refresh_index();
        }
    }

    pub(in crate::app) fn selection_in_words(&self) -> String {
        let dossier = self.document.dossier();
        let (key, name) = match self.selection {
            Selection::Nothing => return self.words.get("announce-nothing").into_owned(),
            Selection::Event(place) => {
                let Some(event) = dossier.events.get(place) else { return String::new() };
                let moved = self.content.marker_of(place).map_or(0.0, |marker| marker.change);
                let day = self.words.edtf(&event.date);
                let actor = dossier.actor_name(&event.actor);
                let name = format!(
                    "{day}: {} ({actor}, {})",
                    one_line(&event.headline, MOST_HEADLINE),
                    signed(moved, 1)
                );
                ("announce-event", name)
            }
            Selection::Commitment(place) => {
                let text = dossier.commitments.get(place).map(|c| c.text.clone());
                ("announce-commitment", text.unwrap_or_default())
            }
            Selection::Source(place) => {
                let title = dossier.sources.get(place).map(|source| source.title.clone());
                ("announce-source", title.unwrap_or_default())
            }
        };
        self.words.with(key, &[("name", name.into())]).into_owned()
    }

    pub(in crate::app) fn step_event(&mut self, step: isize) {
        let current = self.selected_event().and_then(|event| self.content.place_of(event));
        let rank = current.and_then(|place| self.chart.index.rank_of(place));
        let next = match rank {
            Some(rank) => rank.checked_add_signed(step),
            None if step > 0 => Some(0),
            None => self.chart.index.len().checked_sub(1),
        };
        self.select_rank(next);
    }

    pub(in crate::app) fn select_end(&mut self, first: bool) {
        self.select_rank(if first { Some(0) } else { self.chart.index.len().checked_sub(1) });
    }

    fn select_rank(&mut self, rank: Option<usize>) {
        let marker = rank.and_then(|rank| self.content.markers.get(self.chart.index.place(rank)?));
        if let Some(event) = marker.map(|marker| marker.event) {
            self.select(Selection::Event(event));
        }
    }

    pub(in crate::app) fn move_in_table(&mut self, by: isize) {
        let current = self.selected_event();
        let row = current.and_then(|event| self.chart.table.row_of(&self.content, event));
        let last = self.chart.table.rows.len().saturating_sub(1);
        let next = match row {
            Some(row) => row.saturating_add_signed(by).min(last),
            None if by >= 0 => 0,
            None => last,
        };
        let place = self.chart.table.rows.get(next).map(|place| *place as usize);
        let marker = place.and_then(|place| self.content.markers.get(place));
        if let Some(event) = marker.map(|marker| marker.event) {
            self.select(Selection::Event(event));
        }
    }

    /// Plays from where it stands; from before the first event where it stands
    /// at the end.
    pub(in crate::app) fn play_or_pause(&mut self) {
        if self.chart.playing.take().is_some() || self.chart.steps.is_empty() {
            return;
        }
        // All of the record in one picture, so that nothing jumps about.
        let last = self.chart.steps.iter().map(|step| step.day).max();
        self.chart.playing = last;
        self.set_view(self.whole_view());
        let as_of = self.content.settings.as_of;
        if replay::next(&self.chart.steps, as_of, self.selected_event()).is_none()
            && let Some(first) = self.chart.steps.first().copied()
        {
            self.selection = Selection::Nothing;
            let before = first.day.plus(-1);
            self.chart.as_of_text = before.to_string();
            self.set_as_of(before);
        }
    }

    /// The time for the next step of a replay has come.
    pub(in crate::app) fn tick(&mut self) {
        let as_of = self.content.settings.as_of;
        if self.chart.playing.is_none() {
            return;
        }
        if replay::next(&self.chart.steps, as_of, self.selected_event()).is_some() {
            self.step_replay(true);
        } else {
            self.chart.playing = None;
        }
    }

    /// One event on or back: its day becomes the as-of day. What the panel
    /// shows stays, so that the ledger can be watched.
    pub(in crate::app) fn step_replay(&mut self, forward: bool) {
        let (as_of, selected) = (self.content.settings.as_of, self.selected_event());
        let step = if forward {
            replay::next(&self.chart.steps, as_of, selected)
        } else {
            replay::previous(&self.chart.steps, as_of, selected)
        };
        let Some(step) = step else { return };
        self.chart.as_of_text = step.day.to_string();
        self.set_as_of(step.day);
        // An event of the other direction has no marker.
        if self.is_known(Selection::Event(step.event)) {
            self.selection = Selection::Event(step.event);
            self.panel.reveal = true;
            self.bring_into_view();
        }
    }
}
