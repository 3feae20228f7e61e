//! What a problem is, without a word of any language: what is wrong, and with
//! which record, key and value. The catalogues say it when it is shown, so that
//! a file with a million problems costs no million sentences.

use std::borrow::Cow;

use super::field::FieldFault;
use super::record::RecordFault;
use super::text::TextFault;
use super::tie::TieFault;
use crate::dossier::day::Day;
use crate::dossier::fields::RecordKind;

/// The longest id that is repeated, in characters.
const MOST_ID: usize = 60;

/// The longest value that is repeated, in characters.
const MOST_VALUE: usize = 40;

/// What is wrong, by what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The text as a whole.
    Text(TextFault),
    /// A key of a table, or its value.
    Field {
        /// The table.
        table: Table,
        /// The key. Those that a record may have are known; others are as written.
        key: Cow<'static, str>,
        /// What is wrong with it.
        fault: FieldFault,
    },
    /// A table, or what it says of others.
    Record {
        /// The table.
        table: Table,
        /// What is wrong with it.
        fault: RecordFault,
    },
    /// What records are to each other, and the file to its readers.
    Tie(TieFault),
    /// The author's own headline names a number that tension does not have.
    StaleHeadline {
        /// The number that it names, as written.
        named: Box<str>,
        /// The dossier's own day.
        as_of: Day,
        /// Tension on that day, as it is shown.
        tension: Box<str>,
    },
    /// What Typst says of a template, in its own English words.
    Template {
        /// What is wrong.
        said: Box<str>,
        /// What it advises; empty where it advises nothing.
        hints: Box<str>,
    },
}

/// Problems that differ in what they name alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::dossier) struct Sort {
    code: &'static str,
    table: Option<TableKind>,
    /// The key, where it is one that such a table has.
    key: Option<&'static str>,
}

/// A table of a file, as it is called in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it holds.
    pub kind: TableKind,
    /// Its id, where it gives itself one; its beginning, where that is long.
    pub id: Option<Box<str>>,
}

/// What a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TableKind {
    /// The whole dossier.
    File,
    /// The settings of the model.
    Model,
    /// A day on which tension is put at a number.
    Reference,
    /// A record that has an id.
    Record(RecordKind),
    /// How far a commitment has come.
    Metric,
    /// A measured value.
    Observation,
    /// What is said about a commitment.
    Claim,
    /// What is found about a commitment.
    Verdict,
}

impl TableKind {
    /// The type that such a table is loaded into, by its name in the JSON Schema.
    pub const fn type_name(self) -> &'static str {
        match self {
            Self::File => "Dossier",
            Self::Model => "ModelSettings",
            Self::Reference => "Reference",
            Self::Record(kind) => kind.type_name(),
            Self::Metric => "Metric",
            Self::Observation => "Observation",
            Self::Claim => "Claim",
            Self::Verdict => "Verdict",
        }
    }

    /// The key that has room for what is too long for a headline.
    pub const fn rest_key(self) -> Option<&'static str> {
        match self {
            Self::File => Some("summary"),
            Self::Record(RecordKind::Event) => Some("detail"),
            Self::Record(RecordKind::Source | RecordKind::Commitment) => Some("note"),
            _ => None,
        }
    }
}

impl ProblemKind {
    /// A name for programs, which stays the same whatever the words are.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Text(fault) => fault.code(),
            Self::Field { fault, .. } => fault.code(),
            Self::Record { fault, .. } => fault.code(),
            Self::Tie(fault) => fault.code(),
            Self::StaleHeadline { .. } => "stale-headline",
            Self::Template { .. } => "template",
        }
    }

    /// The key that a record must have and lacks, where that is the problem.
    pub fn missing_key(&self) -> Option<&str> {
        match self {
            Self::Field { key, fault: FieldFault::Missing, .. } => Some(key),
            _ => None,
        }
    }

    /// What is the same in problems of one sort, whichever records they are of.
    /// There are as many sorts as the format has keys and faults, however many
    /// keys a file makes up.
    pub(in crate::dossier) fn sort(&self) -> Sort {
        let (table, key) = match self {
            Self::Field { table, key: Cow::Borrowed(key), .. } => (Some(table.kind), Some(*key)),
            Self::Field { table, .. } | Self::Record { table, .. } => (Some(table.kind), None),
            Self::Text(_) | Self::Tie(_) | Self::StaleHeadline { .. } | Self::Template { .. } => {
                (None, None)
            }
        };
        Sort { code: self.code(), table, key }
    }
}

impl From<TextFault> for ProblemKind {
    fn from(fault: TextFault) -> Self {
        Self::Text(fault)
    }
}

impl From<TieFault> for ProblemKind {
    fn from(fault: TieFault) -> Self {
        Self::Tie(fault)
    }
}

/// So much of an id or a name as a message repeats.
pub(in crate::dossier) fn short_id(id: &str) -> Box<str> {
    beginning(id, MOST_ID)
}

/// So much of a value as a message repeats.
pub(in crate::dossier) fn short_value(value: &str) -> Box<str> {
    beginning(value, MOST_VALUE)
}

fn beginning(text: &str, most: usize) -> Box<str> {
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default().into()
}
