//! From an article to records, in the window: a text is read in the background, its
//! candidates are gone through one by one, and what was taken enters as one step.

mod commands;
mod ending;
pub(super) mod kept;
mod shown;
pub(super) mod view;
mod work;

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub(super) use kept::KeptDraft;
pub(super) use work::{DraftEffect, DraftNews, carry_out};

use crate::drafting::review::{Meant, Review};

/// What the window knows of a draft, whether its dialog is open or not.
#[derive(Debug, Default)]
pub(super) struct DraftingState {
    /// What is being drafted; `None` until a draft is begun.
    pub going: Option<Arc<Going>>,
    /// What was given up last.
    thrown_away: Option<Arc<Going>>,
    /// What goes on in the background.
    pub busy: Option<Busy>,
    /// The number of what was asked for last.
    ticket: u64,
    /// Why something could not be done.
    pub wrong: Option<String>,
    /// Whether the first field of the card is to get the focus.
    pub edits: bool,
}

/// What goes on in the background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Busy {
    /// A file is read.
    Reading,
    /// A text is looked into.
    Looking,
    /// The text is kept beside the dossier.
    Keeping,
}

/// A draft on its way.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Going {
    /// The text and what is known of it, before it is looked into.
    pub asked: Asked,
    /// The candidates, once it was.
    pub review: Option<Review>,
    /// The one in front.
    pub at: Option<usize>,
    /// Whether the text is to be kept beside the dossier.
    pub keeps_text: bool,
}

/// A text and what is known of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// The text, pasted or of a file.
    pub text: String,
    /// Its day, as it stands in the field.
    pub published: String,
    /// How that day is known, in words.
    pub published_by: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its address.
    pub url: String,
    /// What stands in the field for a path.
    pub path: String,
}

/// A field of what is known of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedField {
    /// The text itself.
    Text,
    /// Its day.
    Published,
    /// Its title.
    Title,
    /// Who published it.
    Publisher,
    /// Its address.
    Url,
    /// The path of a file with it.
    Path,
}

impl Asked {
    /// What stands in a field.
    pub(super) const fn get(&self, field: AskedField) -> &String {
        match field {
            AskedField::Text => &self.text,
            AskedField::Published => &self.published,
            AskedField::Title => &self.title,
            AskedField::Publisher => &self.publisher,
            AskedField::Url => &self.url,
            AskedField::Path => &self.path,
        }
    }

    const fn get_mut(&mut self, field: AskedField) -> &mut String {
        match field {
            AskedField::Text => &mut self.text,
            AskedField::Published => &mut self.published,
            AskedField::Title => &mut self.title,
            AskedField::Publisher => &mut self.publisher,
            AskedField::Url => &mut self.url,
            AskedField::Path => &mut self.path,
        }
    }

    /// Whether nothing would be lost with it.
    pub(super) fn is_empty(&self) -> bool {
        let all = [&self.text, &self.title, &self.publisher, &self.url, &self.path];
        all.iter().all(|text| text.trim().is_empty())
    }
}

/// Something done in the dialog.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum DraftCommand {
    /// Ask for a file.
    Choose,
    /// Read this file.
    Take(PathBuf),
    /// Read the file whose path stands in the field.
    TakePath,
    /// Write something of what is known of the text.
    Ask(AskedField, String),
    /// Look into the text.
    Look,
    /// Show a candidate.
    Show(usize),
    /// Show the next candidate, or the one before where negative.
    Step(isize),
    /// Take the one in front, and show the next.
    Accept,
    /// Leave it out, and show the next.
    Reject,
    /// It is the record of the dossier that it may be; show the next.
    Merge,
    /// Take the decision back.
    Reopen,
    /// Go to the first field of the card.
    Edit,
    /// Write a field of the one in front.
    Set(&'static str, String),
    /// The record of the dossier that it may be.
    SetKnown(String),
    /// The commitment that a claim or a verdict is about.
    SetAbout(Meant),
    /// Whether it undoes the event in this place among those that it may.
    SetUndoes(usize, bool),
    /// Whether the text is to be kept beside the dossier.
    SetKeepsText(bool),
    /// Put what was taken into the dossier.
    Finish,
    /// Close the dialog; what was decided waits.
    Close,
    /// Give the draft up.
    GiveUp,
    /// Bring back the draft that was given up last.
    BringBack,
}
