//! What is kept from one session to the next.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::chart::picture::Arrangement;
use super::selection::{Page, Tab};
use crate::figure::View;
use crate::import::{Mapping, TableAs};
use crate::words::Language;

/// How many files are remembered.
const MOST_RECENT: usize = 10;

/// How many mappings are remembered.
const MOST_MAPPINGS: usize = 20;

/// How many codes are remembered.
const MOST_CODES: usize = 12;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Appearance {
    /// As the system has it.
    #[default]
    System,
    /// Dark on white.
    Light,
    /// Light on dark.
    Dark,
}

/// What is kept from one session to the next: the window's state, never a dossier's. Nor the as-of
/// day, the model or a filter: reopening a file must show what the file says.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Remembered {
    /// Files opened last, the latest first.
    pub recent: Vec<PathBuf>,
    /// The folder of dossiers that was read last.
    pub desk: Option<PathBuf>,
    /// What was looked at in each of them; the built-in sample has no path.
    views: Vec<(Option<PathBuf>, LastView)>,
    /// Light or dark.
    pub appearance: Appearance,
    /// Whether the window has said what is seen in it.
    pub welcomed: bool,
    /// How the picture is arranged.
    pub arrangement: Arrangement,
    /// Whether the version before stays beside a saved file.
    pub keep_previous: bool,
    /// Whether nothing moves by itself but what was asked to.
    pub still: bool,
    /// CAMEO codes that events were given, the latest first.
    pub codes: Vec<String>,
    /// Which columns of tables were what, by the names of all of their columns; the
    /// latest first.
    mappings: Vec<(Vec<String>, String)>,
    /// The tag of a language that was chosen; as the system where `None`.
    language: Option<String>,
}

/// What was looked at in a file.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct LastView {
    first: f64,
    last: f64,
    /// What the middle of the window showed.
    pub page: Page,
    /// What the side panel showed.
    pub tab: Tab,
}

impl LastView {
    /// Keeps days, page and tab.
    pub(super) const fn new(view: View, page: Page, tab: Tab) -> Self {
        Self { first: view.first, last: view.last, page, tab }
    }

    /// The days that were in view, unless what was kept makes no sense.
    pub(super) fn days(&self) -> Option<View> {
        let sound = self.first.is_finite() && self.last.is_finite() && self.first < self.last;
        sound.then_some(View { first: self.first, last: self.last })
    }
}

impl Remembered {
    /// Puts a file first among those opened last.
    pub(super) fn opened(&mut self, path: &Path) {
        let path = absolute(path);
        self.recent.retain(|other| *other != path);
        self.recent.insert(0, path);
        self.recent.truncate(MOST_RECENT);
    }

    /// Puts a code first among those used last.
    pub(super) fn used_code(&mut self, code: &str) {
        self.codes.retain(|other| other != code);
        self.codes.insert(0, code.to_owned());
        self.codes.truncate(MOST_CODES);
    }

    /// Keeps which columns of a table were what.
    pub(super) fn keep_mapping(&mut self, columns: &[String], mapping: &Mapping) {
        let is_same = |(other, text): &(Vec<String>, String)| {
            let of = Mapping::from_toml(text).map(|other| other.table_as());
            other == columns && of == Ok(mapping.table_as())
        };
        self.mappings.retain(|entry| !is_same(entry));
        self.mappings.insert(0, (columns.to_vec(), mapping.to_toml()));
        self.mappings.truncate(MOST_MAPPINGS);
    }

    /// What the columns of such a table were when it was imported last.
    pub(super) fn mapping_of(&self, table_as: TableAs, columns: &[String]) -> Option<Mapping> {
        let same = self.mappings.iter().filter(|(other, _)| other == columns);
        same.filter_map(|(_, text)| Mapping::from_toml(text).ok())
            .find(|mapping| mapping.table_as() == table_as)
    }

    /// Keeps what is looked at in a file.
    pub(super) fn keep_view(&mut self, path: Option<&Path>, view: LastView) {
        let path = path.map(absolute);
        self.views.retain(|(other, _)| *other != path);
        self.views.insert(0, (path, view));
        self.views.truncate(MOST_RECENT);
    }

    /// What was looked at in a file when it was last open.
    pub(super) fn view_of(&self, path: Option<&Path>) -> Option<LastView> {
        let path = path.map(absolute);
        self.views.iter().find(|(other, _)| *other == path).map(|(_, view)| *view)
    }

    /// The language that was chosen.
    pub(super) fn language(&self) -> Option<Language> {
        self.language.as_deref().and_then(Language::of_tag)
    }

    /// Keeps the choice of a language.
    pub(super) fn set_language(&mut self, language: Option<Language>) {
        self.language = language.map(|language| language.tag().to_owned());
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
