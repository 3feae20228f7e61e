//! What is done on the page.

use std::path::PathBuf;

use super::work::{DeskEffect, DeskNews, ScanOrder};
use super::{DeskCommand, DeskState};
use crate::app::file::Next;
use crate::app::state::{Effect, Overlay, State};
use crate::dossier::Day;
use crate::store::{Desk, DeskProgress, ReadError};

impl State {
    /// Opens the page: on the folder that was read, or to ask for one.
    pub(in crate::app) fn open_desk(&mut self) {
        self.desk.wrong = None;
        if self.desk.path.is_empty()
            && let Some(folder) = &self.remembered.desk
        {
            self.desk.path = folder.display().to_string();
        }
        self.overlay = Overlay::Desk;
    }

    pub(in crate::app) fn desk_command(&mut self, command: DeskCommand) -> Option<Effect> {
        match command {
            DeskCommand::Choose => return Some(Effect::Desk(DeskEffect::Choose)),
            DeskCommand::Take(folder) => return Some(self.take_folder(folder)),
            DeskCommand::EditPath(path) => self.desk.path = path,
            DeskCommand::TakePath => {
                let path = PathBuf::from(self.desk.path.trim().trim_matches('"'));
                if path.as_os_str().is_empty() {
                    self.desk.wrong = Some(self.words.get("desk-no-path").into_owned());
                    return None;
                }
                return Some(self.take_folder(path));
            }
            DeskCommand::Another => {
                let old = std::mem::take(&mut self.desk);
                // A book that is being made goes on.
                let book = old.book.filter(|form| form.progress.is_some());
                let (order, path, ticket) = (old.order, old.path, old.ticket + 1);
                self.desk = DeskState { order, path, ticket, book, ..DeskState::default() };
            }
            DeskCommand::EditAsOf(text) => return self.edit_desk_day(text),
            DeskCommand::EditQuery(query) => {
                self.desk.query = query;
                self.desk.arrange();
            }
            DeskCommand::Sort(order) => {
                self.desk.order = order;
                self.desk.arrange();
            }
            DeskCommand::Look => return self.look_at_desk(),
            DeskCommand::Cancel => {
                if let Some(progress) = &self.desk.reading {
                    progress.cancel();
                }
            }
            DeskCommand::ToggleBook => self.toggle_book(),
            DeskCommand::EditBookPath(path) => {
                if let Some(form) = &mut self.desk.book {
                    (form.path, form.replaces) = (path, None);
                }
            }
            DeskCommand::EditBookMarking(marking) => {
                if let Some(form) = &mut self.desk.book {
                    form.marking = marking;
                }
            }
            DeskCommand::Bind => return self.bind_book(),
            DeskCommand::CancelBook => {
                if let Some(progress) = self.desk.book.as_ref().and_then(|f| f.progress.as_ref()) {
                    progress.cancel();
                }
            }
            DeskCommand::Move(by) => {
                let last = self.desk.rows.len().saturating_sub(1);
                self.desk.chosen = self.desk.chosen.saturating_add_signed(by).min(last);
            }
            DeskCommand::Open(place) => {
                let path = self.desk.rows.get(place)?.path.clone();
                self.desk.chosen = place;
                self.overlay = Overlay::None;
                return self.guarded(Next::Open(path));
            }
            DeskCommand::Close => self.overlay = Overlay::None,
        }
        None
    }

    fn take_folder(&mut self, folder: PathBuf) -> Effect {
        self.overlay = Overlay::Desk;
        self.desk.wrong = None;
        self.desk.path = folder.display().to_string();
        self.scan_desk(folder, None)
    }

    /// Reads a folder while it is waited for.
    fn scan_desk(&mut self, folder: PathBuf, earlier: Option<Desk>) -> Effect {
        if let Some(progress) = &self.desk.reading {
            progress.cancel();
        }
        let progress = DeskProgress::default();
        self.desk.reading = Some(progress.clone());
        self.scan(folder, earlier, progress)
    }

    fn scan(&mut self, folder: PathBuf, earlier: Option<Desk>, progress: DeskProgress) -> Effect {
        self.desk.ticket += 1;
        let asked = self.desk.asked();
        let ticket = self.desk.ticket;
        let order = ScanOrder { ticket, folder, asked, earlier, progress };
        Effect::Desk(DeskEffect::Scan(Box::new(order)))
    }

    /// Looks for changes behind what is shown; what is being read already is enough.
    fn look_at_desk(&mut self) -> Option<Effect> {
        let desk = self.desk.desk.clone()?;
        if self.desk.is_looking || self.desk.reading.is_some() {
            return None;
        }
        self.desk.is_looking = true;
        Some(self.scan(desk.folder.clone(), Some(desk), DeskProgress::default()))
    }

    fn edit_desk_day(&mut self, text: String) -> Option<Effect> {
        let before = self.desk.asked();
        let parsed = text.trim().parse::<Day>();
        self.desk.as_of_wrong = match &parsed {
            Err(error) if !text.trim().is_empty() => {
                Some(self.words.value_sentence(&error.clone().into()))
            }
            _ => None,
        };
        self.desk.as_of = text;
        let is_whole = self.desk.as_of_wrong.is_none() && self.desk.asked() != before;
        let folder = self.desk.desk.as_ref().filter(|_| is_whole)?.folder.clone();
        Some(self.scan_desk(folder, None))
    }

    /// Takes what background work says.
    pub(in crate::app) fn hear_desk(&mut self, news: DeskNews) -> Option<Effect> {
        match news {
            DeskNews::Chosen(folder) | DeskNews::Dropped(folder, true) => {
                Some(self.take_folder(folder))
            }
            // It is data, and none of ours.
            DeskNews::Dropped(_, false) => None,
            DeskNews::Bound(bound) => {
                self.take_book(bound);
                None
            }
            DeskNews::Scanned(ticket, read) => {
                // Of something that is no longer asked for.
                if ticket == self.desk.ticket {
                    self.take_desk(*read);
                }
                None
            }
        }
    }

    fn take_desk(&mut self, read: Result<Option<Desk>, ReadError>) {
        (self.desk.reading, self.desk.is_looking) = (None, false);
        match read {
            Ok(Some(desk)) => {
                self.desk.wrong = None;
                self.remembered.desk = Some(desk.folder.clone());
                self.desk.desk = Some(desk);
                self.desk.arrange();
            }
            Ok(None) => self.desk.wrong = Some(self.words.get("desk-ended").into_owned()),
            Err(error) => self.desk.wrong = Some(error.in_words(&self.words)),
        }
    }
}
