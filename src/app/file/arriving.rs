//! What is dropped or pasted on the window: an address or a line that names a
//! document becomes a source, a dossier is opened, and anything else is told
//! what it is and what can be done with it.

use std::path::{Path, PathBuf};

use crate::app::drafting::{AskedField, DraftCommand};
use crate::app::file::{Next, Question};
use crate::app::forms::Target;
use crate::app::state::{Effect, State};
use crate::dossier::{ArticleFormat, FileKind, Pasted, RecordKind};
use crate::edit::{Citation, cited};
use crate::reading::wording::{address_error, file_advice, not_a_dossier, pasted_text};
use crate::words::one_line;

/// Longest title, in characters, that is taken from an article's first line.
const MOST_TITLE: usize = 160;

/// Something that is no dossier, and what can be done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Foreign {
    /// What it is.
    pub what: String,
    /// What can be done.
    pub advice: String,
    /// What is offered, the likeliest first.
    pub offers: Vec<ForeignOffer>,
}

/// What is offered for something that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ForeignOffer {
    /// Write a source with this title.
    Source(String),
    /// Open this text as a new dossier.
    Dossier(String),
    /// Import this file.
    Import(PathBuf),
    /// Draft from the text in this file.
    DraftFile(PathBuf),
    /// Draft from this text.
    DraftText(String),
}

impl State {
    /// A file was dropped, and looked at.
    pub(in crate::app) fn dropped(&mut self, path: PathBuf, kind: FileKind) -> Option<Effect> {
        match kind {
            // An empty one has its own problems to tell.
            FileKind::Dossier | FileKind::Empty => self.guarded(Next::Open(path)),
            kind => {
                self.ask_about_foreign(&path, kind);
                None
            }
        }
    }

    /// Says what a file is that is no dossier.
    pub(in crate::app) fn ask_about_foreign(&mut self, path: &Path, kind: FileKind) {
        let name = crate::app::file::opened::file_name(path);
        let words = &self.words;
        let source = || ForeignOffer::Source(title_of_file(&name));
        let offers = match kind {
            FileKind::Table(_) | FileKind::Archive => vec![ForeignOffer::Import(path.to_owned())],
            FileKind::Article(format) if format.is_read() => {
                vec![ForeignOffer::DraftFile(path.to_owned()), source()]
            }
            FileKind::Article(_) | FileKind::Picture | FileKind::Binary => vec![source()],
            _ => Vec::new(),
        };
        let foreign = Foreign {
            what: not_a_dossier(&name, kind, words),
            advice: file_advice(kind, words),
            offers,
        };
        self.ask_foreign(foreign);
    }

    fn ask_foreign(&mut self, foreign: Foreign) {
        self.file.questions.retain(|question| !matches!(question, Question::Foreign(_)));
        self.file.questions.insert(0, Question::Foreign(foreign));
    }

    /// A text was pasted where nothing is being written.
    pub(in crate::app) fn pasted(&mut self, text: &str) {
        let pasted = Pasted::of(text);
        match &pasted {
            Pasted::Nothing => {}
            Pasted::Address(_) | Pasted::Citation(_) => self.paste_source(text),
            Pasted::NoAddress(error) => {
                self.notice = Some(address_error(*error, &self.words).into());
            }
            Pasted::Article(format) => {
                let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
                let is_plain = matches!(format, ArticleFormat::Text);
                let title =
                    if is_plain { one_line(first, MOST_TITLE).into_owned() } else { String::new() };
                let source = ForeignOffer::Source(title);
                let offers = match format {
                    ArticleFormat::Text => vec![ForeignOffer::DraftText(text.to_owned()), source],
                    _ => vec![source],
                };
                self.ask_pasted(&pasted, FileKind::Article(*format), offers);
            }
            Pasted::Table { format, .. } => {
                let offer = ForeignOffer::Source(String::new());
                self.ask_pasted(&pasted, FileKind::Table(*format), vec![offer]);
            }
            Pasted::Dossier => {
                let offer = ForeignOffer::Dossier(text.to_owned());
                self.ask_pasted(&pasted, FileKind::Dossier, vec![offer]);
            }
        }
    }

    fn ask_pasted(&mut self, pasted: &Pasted, kind: FileKind, offers: Vec<ForeignOffer>) {
        let what = pasted_text(pasted, &self.words);
        let foreign = Foreign {
            what: self.words.with("foreign-pasted", &[("what", what.into())]).into_owned(),
            advice: file_advice(kind, &self.words),
            offers,
        };
        self.ask_foreign(foreign);
    }

    /// Takes what is offered, in this place, for what arrived.
    pub(super) fn take_foreign(&mut self, place: usize) -> Option<Effect> {
        let Some(Question::Foreign(_)) = self.file.questions.first() else { return None };
        let Question::Foreign(foreign) = self.file.questions.remove(0) else { return None };
        match foreign.offers.into_iter().nth(place)? {
            ForeignOffer::Source(title) => {
                let citation = Citation { title, ..Citation::default() };
                self.write_source(citation);
                None
            }
            ForeignOffer::Import(path) => self.open_import(vec![path]),
            ForeignOffer::DraftFile(path) => {
                self.open_drafting();
                self.draft_command(DraftCommand::Take(path))
            }
            ForeignOffer::DraftText(text) => {
                self.open_drafting();
                self.draft_command(DraftCommand::Ask(AskedField::Text, text))
            }
            ForeignOffer::Dossier(text) => self.guarded(Next::OpenText(text)),
        }
    }

    /// Into the sources of the form in front, or the form of a new one.
    fn paste_source(&mut self, text: &str) {
        let front = self.forms.open.last();
        let key = ["sources", "source"]
            .into_iter()
            .find(|key| front.is_some_and(|form| form.field(key).is_some()));
        if let Some(key) = key {
            self.cite_text(key, text);
        } else if let Some(citation) = cited(text) {
            self.write_source(citation);
        }
    }

    /// Opens the form of a new source with what is known of it.
    fn write_source(&mut self, citation: Citation) {
        self.open_form(Target::New(RecordKind::Source));
        let history = self.document.history();
        let Some(form) = self.forms.open.last_mut() else { return };
        let day = citation.published.map(|day| day.to_string());
        let known = [
            ("title", Some(citation.title)),
            ("publisher", citation.publisher),
            ("published", day),
            ("url", citation.url),
        ];
        for (key, value) in known {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                form.write(key, value, history);
            }
        }
    }
}

/// What a file's name says in words.
fn title_of_file(name: &str) -> String {
    let stem = name.split('.').next().unwrap_or(name);
    let words = stem.split(['-', '_', ' ']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
