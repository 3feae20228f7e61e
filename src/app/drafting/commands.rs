//! What is done in the dialog.

use std::path::PathBuf;
use std::sync::Arc;

use super::work::{DraftEffect, DraftNews, DraftOrder};
use super::{Asked, AskedField, Busy, DraftCommand, Going};
use crate::app::actions::Action;
use crate::app::command::Command;
use crate::app::notice::Notice;
use crate::app::state::{Effect, Overlay, State};
use crate::drafting::MOST_OF_ARTICLE;
use crate::drafting::review::{Decision, Item, Review, SourceDraft};
use crate::import::article::{Article, PublishedFrom, article_of_text};
use crate::words::{one_line, read_day};

/// Characters of a title that a notice has room for.
const MOST_TOLD: usize = 60;

impl State {
    /// Opens the dialog: on the draft that waits, or to begin one.
    pub(in crate::app) fn open_drafting(&mut self) {
        if !self.may_edit() {
            return;
        }
        self.drafting.going.get_or_insert_default();
        self.drafting.wrong = None;
        self.overlay = Overlay::Draft;
    }

    /// Goes on with a draft that was kept.
    pub(in crate::app) fn take_up_draft(&mut self, going: Arc<Going>) {
        self.drafting.going = Some(going);
        self.overlay = Overlay::Draft;
    }

    pub(in crate::app) fn draft_command(&mut self, command: DraftCommand) -> Option<Effect> {
        self.drafting.edits = false;
        match command {
            DraftCommand::Choose => return Some(Effect::Draft(DraftEffect::Choose)),
            DraftCommand::Take(path) => return self.read_article(path),
            DraftCommand::TakePath => {
                let path = self.drafting.going.as_ref()?.asked.path.trim().trim_matches('"');
                let path = PathBuf::from(path);
                return if path.as_os_str().is_empty() { None } else { self.read_article(path) };
            }
            DraftCommand::Ask(field, text) => self.ask_of_text(field, text),
            DraftCommand::Look => return self.look_into_text(),
            DraftCommand::Finish => return self.finish_draft(),
            DraftCommand::Close => self.close_drafting(),
            DraftCommand::GiveUp => self.give_up_draft(),
            DraftCommand::BringBack => {
                if let Some(going) = self.drafting.thrown_away.take() {
                    self.drafting.going = Some(going);
                    self.open_drafting();
                }
            }
            DraftCommand::SetKeepsText(keeps) => {
                if let Some(going) = self.going_mut() {
                    going.keeps_text = keeps;
                }
            }
            DraftCommand::Edit => self.drafting.edits = true,
            other => self.review_command(other),
        }
        None
    }

    pub(super) fn going_mut(&mut self) -> Option<&mut Going> {
        self.drafting.wrong = None;
        self.drafting.going.as_mut().map(Arc::make_mut)
    }

    fn read_article(&mut self, path: PathBuf) -> Option<Effect> {
        self.drafting.ticket += 1;
        self.drafting.busy = Some(Busy::Reading);
        self.drafting.wrong = None;
        Some(Effect::Draft(DraftEffect::Read(self.drafting.ticket, path)))
    }

    fn ask_of_text(&mut self, field: AskedField, text: String) {
        let Some(going) = self.going_mut() else { return };
        let asked = &mut going.asked;
        // Its day by itself, if the text gives one and the user has not entered any.
        let is_free = asked.published.trim().is_empty() || !asked.published_by.is_empty();
        if field == AskedField::Published {
            asked.published_by.clear();
        }
        *asked.get_mut(field) = text;
        if field == AskedField::Text && is_free && going.asked.text.len() <= MOST_OF_ARTICLE {
            let article = article_of_text(&going.asked.text);
            self.take_day(&article);
        }
    }

    fn take_day(&mut self, article: &Article) {
        let by = article.published.as_ref().map(|published| match &published.from {
            PublishedFrom::Metadata(name) => name.clone(),
            PublishedFrom::Words(words) => format!("“{words}”"),
            PublishedFrom::FileName => self.words.get("draft-by-file-name").into_owned(),
        });
        let Some(going) = self.going_mut() else { return };
        let day = article.published.as_ref().map(|published| published.day.to_string());
        going.asked.published = day.unwrap_or_default();
        going.asked.published_by = by.unwrap_or_default();
    }

    fn look_into_text(&mut self) -> Option<Effect> {
        let going = Arc::clone(self.drafting.going.as_ref()?);
        if self.drafting.busy.is_some() {
            return None;
        }
        let asked = &going.asked;
        let day = read_day(asked.published.trim(), None);
        let wrong = match &day {
            _ if asked.text.trim().is_empty() => Some("draft-no-text"),
            _ if asked.text.len() > MOST_OF_ARTICLE => Some("draft-too-long"),
            _ if asked.published.trim().is_empty() => Some("draft-no-day"),
            Err(_) => Some("draft-wrong-day"),
            Ok(_) => None,
        };
        if let Some(key) = wrong {
            let most = (MOST_OF_ARTICLE >> 20).into();
            self.drafting.wrong = Some(self.words.with(key, &[("most", most)]).into_owned());
            return None;
        }
        let published = day.ok()?.day;
        self.drafting.ticket += 1;
        self.drafting.busy = Some(Busy::Looking);
        self.drafting.wrong = None;
        let order = DraftOrder {
            text: asked.text.as_str().into(),
            published,
            source: source_of(asked, &published.to_string()),
            dossier: Arc::clone(self.document.dossier()),
            path: self.document.path.clone(),
        };
        Some(Effect::Draft(DraftEffect::Look(self.drafting.ticket, Box::new(order))))
    }

    /// What is done with the candidates.
    fn review_command(&mut self, command: DraftCommand) {
        let Some(going) = self.going_mut() else { return };
        let Some(review) = &mut going.review else { return };
        let count = review.items.len();
        match command {
            DraftCommand::Show(place) if place < count => going.at = Some(place),
            DraftCommand::Step(by) if count > 0 => {
                let at = going.at.unwrap_or(0).saturating_add_signed(by).min(count - 1);
                going.at = Some(at);
            }
            DraftCommand::Accept => self.accept(),
            DraftCommand::Reject => self.decide(Decision::Rejected),
            DraftCommand::Merge => {
                let known = going.in_front().and_then(|item| item.known.first().cloned());
                if let Some(id) = known {
                    self.decide(Decision::Merged(id));
                }
            }
            DraftCommand::Reopen => {
                if let Some(item) = going.in_front_mut() {
                    item.decision = Decision::Open;
                }
            }
            DraftCommand::Set(key, text) => {
                if let Some(item) = going.in_front_mut() {
                    item.set(key, &text);
                }
            }
            DraftCommand::SetKnown(id) => {
                if let Some(item) = going.in_front_mut() {
                    item.known.retain(|other| *other != id);
                    item.known.insert(0, id);
                }
            }
            DraftCommand::SetAbout(meant) => {
                if let Some(item) = going.in_front_mut() {
                    item.about = Some(meant);
                }
            }
            DraftCommand::SetUndoes(place, does) => {
                if let Some(item) = going.in_front_mut() {
                    item.undone.retain(|other| *other != place);
                    item.undone.extend(does.then_some(place));
                }
            }
            _ => {}
        }
    }

    /// Closes the dialog; what was decided waits.
    fn close_drafting(&mut self) {
        self.overlay = Overlay::None;
        let Some(going) = &self.drafting.going else { return };
        let Some(review) = &going.review else {
            if going.asked.is_empty() {
                self.drafting.going = None;
            }
            return;
        };
        let values = [
            ("title", one_line(&review.source.title, MOST_TOLD).into_owned().into()),
            ("decided", (review.items.len() - review.count(|d| *d == Decision::Open)).into()),
            ("count", review.items.len().into()),
        ];
        let text = self.words.with("draft-waits", &values).into_owned();
        let resume = Action::DraftFromText;
        let notice = Notice::from(text).offering("draft-resume", Command::Act(resume));
        self.notice = Some(notice);
    }

    fn give_up_draft(&mut self) {
        self.overlay = Overlay::None;
        let Some(going) = self.drafting.going.take() else { return };
        self.drafting.ticket += 1;
        self.drafting.busy = None;
        let is_something = going.review.is_some() || !going.asked.is_empty();
        if is_something {
            let text = self.words.get("draft-given-up").into_owned();
            let back = Command::Draft(DraftCommand::BringBack);
            self.notice = Some(Notice::from(text).offering("draft-bring-back", back));
            self.drafting.thrown_away = Some(going);
        }
    }

    /// Takes in what background work reports.
    pub(in crate::app) fn hear_draft(&mut self, news: DraftNews) -> Option<Effect> {
        match news {
            DraftNews::Chosen(path) => return self.read_article(path),
            DraftNews::Article(ticket, read) if ticket == self.drafting.ticket => {
                self.drafting.busy = None;
                match read {
                    Ok(article) => self.take_article(*article),
                    Err(why) => self.drafting.wrong = Some(why),
                }
            }
            DraftNews::Looked(ticket, looked) if ticket == self.drafting.ticket => {
                self.drafting.busy = None;
                match looked {
                    Ok(review) => self.take_review(*review),
                    Err(why) => self.drafting.wrong = Some(why),
                }
            }
            DraftNews::Kept(ticket, kept) if ticket == self.drafting.ticket => {
                self.drafting.busy = None;
                match kept {
                    Ok(sha256) => self.enter_draft(Some(&sha256)),
                    Err(why) => {
                        let values = [("why", why.into())];
                        let text = self.words.with("draft-not-kept", &values).into_owned();
                        self.drafting.wrong = Some(text);
                    }
                }
            }
            // About something that is no longer asked for.
            DraftNews::Article(..) | DraftNews::Looked(..) | DraftNews::Kept(..) => {}
        }
        None
    }

    fn take_review(&mut self, review: Review) {
        if review.items.is_empty() {
            self.drafting.wrong = Some(self.words.get("draft-nothing-found").into_owned());
        } else if let Some(going) = self.going_mut() {
            going.at = Some(0);
            going.review = Some(review);
            going.asked.text.clear();
        }
    }

    fn take_article(&mut self, article: Article) {
        self.take_day(&article);
        let Some(going) = self.going_mut() else { return };
        let asked = &mut going.asked;
        asked.title = article.title.unwrap_or_default();
        asked.publisher = article.publisher.unwrap_or_default();
        asked.url = article.address.unwrap_or_default();
        asked.text = article.text;
    }
}

impl Going {
    /// Its title: that of its source, else the first words of the text.
    pub(crate) fn title(&self) -> String {
        let title = self.review.as_ref().map_or(&self.asked.title, |review| &review.source.title);
        let text = if title.is_empty() { self.asked.text.trim() } else { title };
        one_line(text, MOST_TOLD).into_owned()
    }

    /// The candidate in front.
    pub(crate) fn in_front(&self) -> Option<&Item> {
        self.review.as_ref()?.items.get(self.at?)
    }

    pub(super) fn in_front_mut(&mut self) -> Option<&mut Item> {
        self.review.as_mut()?.items.get_mut(self.at?)
    }
}

fn source_of(asked: &Asked, published: &str) -> SourceDraft {
    SourceDraft {
        known: None,
        title: asked.title.trim().to_owned(),
        publisher: asked.publisher.trim().to_owned(),
        published: published.to_owned(),
        url: asked.url.trim().to_owned(),
        language: String::new(),
    }
}
