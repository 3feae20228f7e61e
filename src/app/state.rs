//! What the window shows, and how commands change it.

use std::path::PathBuf;

use super::command::{Action, Command};
use super::document::{Document, Trouble};
use super::palette::{Goal, Palette};
use super::remembered::{Appearance, Remembered};
use super::selection::{Selection, Tab};
use crate::dossier::{Day, ModelKind};
use crate::figure::{Content, Headline, Settings, View, padded_span};
use crate::tension::{Attribution, Model};
use crate::words::Words;

/// How many files are remembered.
const MOST_RECENT: usize = 10;
/// Fewest days in view: below, a chart has nothing to tell.
const LEAST_DAYS: f64 = 3.0;

/// What the window shows.
#[derive(Debug)]
pub struct State {
    /// The open dossier.
    pub document: Document,
    /// All that the chart shows of it.
    pub content: Content,
    /// Counts up whenever `content` is computed anew.
    pub content_version: u64,
    /// The days in view.
    pub view: View,
    /// The sentence over the chart.
    pub headline: Headline,
    /// What moved tension over the days in view, while that is shown; `None`
    /// for a mean.
    pub attribution: Option<Attribution>,
    /// What is selected.
    pub selection: Selection,
    /// Scroll to what is selected, once.
    pub reveal: bool,
    /// Which part of the side panel shows.
    pub tab: Tab,
    /// What stands in the as-of field.
    pub as_of_text: String,
    /// Why that is no day.
    pub as_of_error: Option<String>,
    /// A file that could not be opened, until dismissed.
    pub trouble: Option<Trouble>,
    /// What goes on in the background.
    pub busy: Option<String>,
    /// What lies over the window.
    pub overlay: Overlay,
    /// Something to say that needs no answer.
    pub notice: Option<String>,
    /// Kept from one session to the next.
    pub remembered: Remembered,
    /// Every word shown.
    pub words: Words,
}

/// What lies over the window.
#[derive(Debug, Clone, Default)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// The command palette.
    Palette(Palette),
    /// The sheet of shortcuts.
    Shortcuts,
}

/// What applying a command asks of the world outside the state.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Ask for a file.
    AskForFile,
    /// Read this file.
    Read(PathBuf),
    /// Put this on the clipboard.
    Copy(String),
    /// Close the window.
    Close,
    /// Fill the screen, or leave it.
    ToggleFullScreen,
}

impl State {
    /// A window on a document.
    pub fn new(document: Document, remembered: Remembered) -> Self {
        let own_as_of = document.dossier.default_as_of();
        let settings = Settings::of(&document.dossier);
        let content = Content::compute(&document.dossier, &document.log, settings);
        let view = View::of(&content, None, None);
        let words = Words::english();
        let mut state = Self {
            headline: Headline { value: String::new(), sentence: String::new() },
            attribution: None,
            as_of_text: own_as_of.map(|day| day.to_string()).unwrap_or_default(),
            document,
            content,
            content_version: 0,
            view,
            selection: Selection::Nothing,
            reveal: false,
            tab: Tab::Commitments,
            as_of_error: None,
            trouble: None,
            busy: None,
            notice: None,
            overlay: Overlay::None,
            remembered,
            words,
        };
        state.refresh_view();
        state
    }

    /// Shows another document; what was open is gone.
    pub fn show(&mut self, document: Document) {
        if let Some(path) = &document.path {
            self.remember(path.clone());
        }
        let remembered = std::mem::take(&mut self.remembered);
        let version = self.content_version + 1;
        // Reading the same file again keeps what was being looked at.
        let same = document.path.is_some() && self.document.path == document.path;
        let (tab, view) = (self.tab, self.view);
        let selected = self.selected_id();
        *self = Self::new(document, remembered);
        self.content_version = version;
        if same {
            self.tab = tab;
            self.set_view(view);
            self.selection = selected.and_then(|id| self.find(&id)).unwrap_or_default();
        }
        self.refresh_attribution();
    }

    fn remember(&mut self, path: PathBuf) {
        let path = std::path::absolute(&path).unwrap_or(path);
        self.remembered.recent.retain(|other| *other != path);
        self.remembered.recent.insert(0, path);
        self.remembered.recent.truncate(MOST_RECENT);
    }

    fn selected_id(&self) -> Option<(Selection, String)> {
        let dossier = &self.document.dossier;
        let id = match self.selection {
            Selection::Nothing => None,
            Selection::Event(place) => dossier.events.get(place).map(|e| e.id.to_string()),
            Selection::Commitment(place) => {
                dossier.commitments.get(place).map(|c| c.id.to_string())
            }
            Selection::Source(place) => dossier.sources.get(place).map(|s| s.id.to_string()),
        };
        Some((self.selection, id?))
    }

    fn find(&self, (selection, id): &(Selection, String)) -> Option<Selection> {
        let dossier = &self.document.dossier;
        match selection {
            Selection::Nothing => None,
            Selection::Event(_) => dossier.events.position(id).map(Selection::Event),
            Selection::Commitment(_) => dossier.commitments.position(id).map(Selection::Commitment),
            Selection::Source(_) => dossier.sources.position(id).map(Selection::Source),
        }
    }

    /// Carries out a command; what it asks of the outside world is returned.
    pub fn apply(&mut self, command: Command) -> Option<Effect> {
        let effect = self.carry_out(command);
        self.refresh_attribution();
        effect
    }

    fn carry_out(&mut self, command: Command) -> Option<Effect> {
        match command {
            Command::Act(action) => return self.act(action),
            Command::OpenFile(path) => return Some(Effect::Read(path)),
            Command::Select(selection) => self.select(selection),
            Command::SetAsOf(day) => {
                self.as_of_text = day.to_string();
                self.set_as_of(day);
            }
            Command::EditAsOf(text) => self.edit_as_of(text),
            Command::SetModel(kind) => {
                let model = Model::of_kind(&self.document.dossier.model, kind);
                self.recompute(Settings { model, ..self.content.settings });
            }
            Command::SetDirection(direction) => {
                self.recompute(Settings { direction, ..self.content.settings });
            }
            Command::SetView(view) => self.set_view(view),
            Command::ShowTab(tab) => self.tab = tab,
            Command::EditPalette(query) => self.search(query),
            Command::MovePalette(by) => {
                if let Overlay::Palette(palette) = &mut self.overlay {
                    palette.step(by);
                }
            }
            Command::ChooseInPalette(place) => return self.choose(place),
            Command::CloseOverlay => self.overlay = Overlay::None,
        }
        None
    }

    fn search(&mut self, query: String) {
        let palette = Palette::search(&self.document.dossier, &self.content, &self.words, query);
        self.overlay = Overlay::Palette(palette);
    }

    fn choose(&mut self, place: usize) -> Option<Effect> {
        let overlay = std::mem::take(&mut self.overlay);
        let Overlay::Palette(palette) = overlay else { return None };
        match palette.found.get(place)?.goal {
            Goal::Act(action) => self.act(action),
            Goal::Select(selection) => {
                self.select(selection);
                None
            }
        }
    }

    fn act(&mut self, action: Action) -> Option<Effect> {
        let as_of = self.content.settings.as_of;
        match action {
            Action::Find => self.search(String::new()),
            Action::ShowShortcuts => self.overlay = Overlay::Shortcuts,
            Action::FullScreen => return Some(Effect::ToggleFullScreen),
            Action::Open => return Some(Effect::AskForFile),
            Action::Reload => {
                let troubled = self.trouble.as_ref().and_then(|trouble| trouble.path.clone());
                return troubled.or_else(|| self.document.path.clone()).map(Effect::Read);
            }
            Action::OpenSample => match Document::sample() {
                Ok(document) => self.show(document),
                Err(trouble) => self.trouble = Some(trouble),
            },
            Action::ShowAll => self.set_view(self.whole_view()),
            Action::ZoomIn => self.set_view(self.view.zoomed(0.7, 0.5)),
            Action::ZoomOut => self.set_view(self.view.zoomed(1.0 / 0.7, 0.5)),
            Action::EarlierAsOf => return self.carry_out(Command::SetAsOf(as_of.plus(-1))),
            Action::LaterAsOf => return self.carry_out(Command::SetAsOf(as_of.plus(1))),
            Action::OwnAsOf => {
                let own = Settings::of(&self.document.dossier).as_of;
                return self.carry_out(Command::SetAsOf(own));
            }
            Action::PreviousEvent => self.step_event(-1),
            Action::NextEvent => self.step_event(1),
            Action::Deselect => self.selection = Selection::Nothing,
            Action::ToggleTheme => {
                self.remembered.appearance = match self.remembered.appearance {
                    Appearance::Dark => Appearance::Light,
                    Appearance::System | Appearance::Light => Appearance::Dark,
                };
            }
            Action::DismissTrouble => self.trouble = None,
            Action::CopyProblems => {
                return self.trouble.as_ref().map(|trouble| Effect::Copy(trouble.as_text()));
            }
            Action::Quit => return Some(Effect::Close),
        }
        None
    }

    fn select(&mut self, selection: Selection) {
        if !self.is_known(selection) {
            return;
        }
        self.selection = selection;
        self.reveal = true;
        // The part of the panel that holds it; the movers list events too.
        self.tab = match selection {
            Selection::Nothing => self.tab,
            Selection::Event(_) if self.tab == Tab::Movers => Tab::Movers,
            Selection::Event(_) => Tab::Events,
            Selection::Commitment(_) => Tab::Commitments,
            Selection::Source(_) => Tab::Sources,
        };
    }

    fn step_event(&mut self, step: isize) {
        let markers = &self.content.markers;
        let current = match self.selection {
            Selection::Event(event) => markers.iter().position(|marker| marker.event == event),
            _ => None,
        };
        let next = match current {
            Some(place) => place.checked_add_signed(step),
            None if step > 0 => Some(0),
            None => markers.len().checked_sub(1),
        };
        if let Some(marker) = next.and_then(|place| markers.get(place)) {
            self.select(Selection::Event(marker.event));
        }
    }

    fn edit_as_of(&mut self, text: String) {
        match text.trim().parse::<Day>() {
            Ok(day) => {
                self.as_of_error = None;
                self.set_as_of(day);
            }
            Err(error) => self.as_of_error = Some(error.to_string()),
        }
        self.as_of_text = text;
    }

    fn set_as_of(&mut self, as_of: Day) {
        self.as_of_error = None;
        if as_of != self.content.settings.as_of {
            self.recompute(Settings { as_of, ..self.content.settings });
        }
    }

    /// Computes what is shown. The days in view stay as they are, so that the
    /// as-of day can be moved over them; they only make room for it.
    fn recompute(&mut self, settings: Settings) {
        let Document { dossier, log, .. } = &self.document;
        self.content = Content::compute(dossier, log, settings);
        self.content_version += 1;
        let as_of = f64::from(settings.as_of.number());
        let margin = (self.view.last - self.view.first) * 0.03;
        if as_of < self.view.first {
            self.view.first = as_of - margin;
        }
        if self.view.last < as_of {
            self.view.last = as_of + margin;
        }
        if !self.is_known(self.selection) {
            self.selection = Selection::Nothing;
        }
        self.refresh_view();
    }

    /// Whether something was known on the as-of day.
    pub fn is_known(&self, selection: Selection) -> bool {
        match selection {
            Selection::Nothing => true,
            Selection::Event(place) => self.content.marker_of(place).is_some(),
            Selection::Commitment(place) => {
                self.content.ledger.rows.iter().any(|row| row.commitment == place)
            }
            Selection::Source(place) => {
                let source = self.document.dossier.sources.get(place);
                source.is_some_and(|source| source.is_published(self.content.settings.as_of))
            }
        }
    }

    fn set_view(&mut self, view: View) {
        let whole = self.whole_view();
        let most = (whole.last - whole.first) * 3.0;
        let width = (view.last - view.first).clamp(LEAST_DAYS, most.max(LEAST_DAYS));
        let middle = f64::midpoint(view.first, view.last).clamp(whole.first, whole.last);
        self.view = View { first: middle - width / 2.0, last: middle + width / 2.0 };
        self.refresh_view();
    }

    /// All of the record, whatever was known of it on the as-of day.
    fn whole_view(&self) -> View {
        let events = self.document.dossier.events.iter().map(|event| event.date.point());
        let days = events.chain(Some(self.content.settings.as_of));
        let (first, last) = self.content.record;
        let first = days.clone().fold(first, std::cmp::Ord::min);
        let last = days.fold(last, std::cmp::Ord::max);
        let (first, last) = padded_span(first, last);
        View { first, last }
    }

    /// What depends on the days in view.
    fn refresh_view(&mut self) {
        let dossier = &self.document.dossier;
        let (from, to) = self.view.days();
        self.headline = Headline::compute(dossier, &self.content, &self.words, from, to);
        self.attribution = None;
    }

    /// Sorting all moves takes a while, so that it is done only where they are
    /// shown.
    fn refresh_attribution(&mut self) {
        if self.tab != Tab::Movers || self.attribution.is_some() {
            return;
        }
        let settings = &self.content.settings;
        let (from, to) = self.view.days();
        let to = to.min(settings.as_of);
        let selection = &self.content.selection;
        self.attribution =
            Attribution::compute(&settings.model, selection, from.plus(-1).min(to), to).ok();
    }

    /// The model in use.
    pub const fn model_kind(&self) -> ModelKind {
        self.content.settings.model.kind()
    }
}
