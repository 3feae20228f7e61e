//! Why a file was not read or written, in the words of each language. The command line prints the
//! English ones.

use std::fmt;

use super::journal::JournalTrouble;
use super::read::{MOST_BYTES, ReadError, Unread};
use super::save::SaveError;
use super::shown;
use super::write::{Unwritten, WriteError};
use crate::reading::wording::file_advice;
use crate::words::{ENGLISH, Value, Words};

type Values<'a> = Vec<(&'static str, Value<'a>)>;

impl ReadError {
    /// Why it gives no text, and what to do.
    pub fn in_words(&self, words: &Words) -> String {
        let (key, mut values): (_, Values<'_>) = match self {
            Self::Unreadable { why, .. } => match why {
                Unread::NotFolder => ("read-not-folder", Vec::new()),
                Unread::Missing => ("read-missing", Vec::new()),
                Unread::NotYours => ("read-not-yours", Vec::new()),
                Unread::NoTextName => ("read-no-text-name", Vec::new()),
                Unread::NoTemplateFolder => ("read-no-template-folder", Vec::new()),
                Unread::OutsideTemplate => ("read-outside-template", Vec::new()),
                Unread::NotInTemplate => ("read-not-in-template", Vec::new()),
                Unread::TemplateFolder => ("read-template-folder", Vec::new()),
                Unread::LargeTemplate(megabytes) => {
                    ("read-large-template", vec![("megabytes", megabytes.to_string().into())])
                }
                Unread::System(said) => ("read-system", vec![("said", said.as_str().into())]),
            },
            Self::Folder(_) => ("read-folder", Vec::new()),
            Self::Special(_) => ("read-special", Vec::new()),
            Self::LargeFile(_) => ("read-large-file", Vec::new()),
            Self::TooLarge { bytes, .. } => {
                let most = MOST_BYTES.to_string().into();
                ("read-too-large", vec![("bytes", bytes.to_string().into()), ("most", most)])
            }
            Self::NotDossier { kind, .. } => {
                let advice = file_advice(*kind, words).into();
                (
                    "read-not-dossier",
                    vec![("kind", words.get(kind.key()).into_owned().into()), ("advice", advice)],
                )
            }
            Self::CutOff { copy, .. } => ("read-cut-off", vec![("copy", shown(copy).into())]),
            Self::NotUtf8 { line, column, .. } => {
                let [line, column] = [line, column].map(|number| number.to_string().into());
                ("read-not-utf8", vec![("line", line), ("column", column)])
            }
        };
        values.push(("path", shown(self.path()).into()));
        words.with(key, &values).into_owned()
    }
}

impl WriteError {
    /// Why it was not written, and what to do.
    pub fn in_words(&self, words: &Words) -> String {
        let system = |said: &std::io::ErrorKind| ("said", said.to_string().into());
        let (key, mut values): (_, Values<'_>) = match &self.why {
            Unwritten::ReadOnlyFile => ("write-read-only", Vec::new()),
            Unwritten::TakenAway => ("write-taken-away", Vec::new()),
            Unwritten::NoFolder => ("write-no-folder", Vec::new()),
            Unwritten::NotAFolder => ("write-not-a-folder", Vec::new()),
            Unwritten::ReadOnlyFolder => ("write-not-yours", Vec::new()),
            Unwritten::Full => ("write-full", Vec::new()),
            Unwritten::NameTooLong => ("write-name-too-long", Vec::new()),
            Unwritten::Busy => ("write-busy", Vec::new()),
            Unwritten::NotKept { name, said } => {
                ("write-not-kept", vec![("name", name.as_str().into()), system(said)])
            }
            Unwritten::System(said) => ("write-system", vec![system(said)]),
            Unwritten::Unconfirmed(said) => {
                ("write-unconfirmed", vec![("said", said.as_str().into())])
            }
            Unwritten::CutOff { said, copy } => {
                ("write-cut-off", vec![system(said), ("copy", shown(copy).into())])
            }
        };
        values.push(("path", shown(&self.path).into()));
        words.with(key, &values).into_owned()
    }
}

impl SaveError {
    /// Why a document was not saved, and what to do. A lock's time is given in English: the window
    /// shows it in its own way.
    pub fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Changed { path, .. } => {
                words.with("save-changed", &[("path", shown(path).into())]).into_owned()
            }
            Self::Locked(locked) => locked.to_string(),
            Self::Read(error) => error.in_words(words),
            Self::Write(error) => error.in_words(words),
        }
    }
}

impl JournalTrouble {
    /// Why edits are not kept, and what to do.
    pub fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Ended => words.get("journal-ended"),
            Self::Unwritten(said) => {
                words.with("journal-unwritten", &[("said", said.as_str().into())])
            }
        }
        .into_owned()
    }
}

macro_rules! in_english {
    ($($error:ty),+) => {
        $(
            impl fmt::Display for $error {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(&self.in_words(&ENGLISH))
                }
            }
        )+
    };
}

in_english!(WriteError, SaveError);

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // A command has other remedies than a window.
            Self::NotDossier { path, kind } => {
                write!(f, "{}: this is {kind}, not a dossier; {}", shown(path), kind.remedy())
            }
            error => f.write_str(&error.in_words(&ENGLISH)),
        }
    }
}
