//! What is wrong with a key of a table or with its value.

use std::fmt;

use crate::dossier::cameo::CameoError;
use crate::dossier::day::{Day, DayError};
use crate::dossier::edtf::EdtfError;

/// What is wrong with a key or its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldFault {
    /// Such a table has no such key.
    Unknown {
        /// One that it has, and that was likely meant.
        near: Option<Box<str>>,
    },
    /// It has to be there and is not.
    Missing,
    /// It has to say something and does not.
    Empty,
    /// It need not be there, and says nothing.
    EmptyReporter,
    /// The value is of another kind.
    WrongType {
        /// What it should be.
        wanted: Wanted,
        /// What it is.
        found: Found,
        /// The value, where quotes would make it right.
        unquoted: Option<Box<str>>,
    },
    /// It should be a list of tables.
    NotTables,
    /// A text that is none of the kind that is read here.
    Unreadable(ValueError),
    /// A word that is not on its list.
    NoSuchChoice {
        /// What is written.
        written: Box<str>,
        /// What can be.
        advice: ChoiceAdvice,
    },
    /// A number too large, or none at all.
    NotComputable,
    /// A number outside of what it can be.
    OutOfRange {
        /// The number.
        number: Amount,
        /// What it can be.
        rule: Rule,
    },
    /// It should be two numbers.
    NotAPair,
    /// A range with its ends swapped, or outside of the scale.
    Range {
        /// Its first number.
        low: Amount,
        /// Its second.
        high: Amount,
    },
    /// `rest` lies outside of the range it is given.
    RestOutside {
        /// Where it lies.
        rest: Amount,
    },
    /// A half-life that is a word other than `none`.
    HalfLifeWord {
        /// What is written.
        written: Box<str>,
    },
    /// A setting that only the level model has, with no kind of model given.
    OfLevel,
    /// A text of one line that is long or broken.
    Headline(LineFault),
    /// No address that a browser opens as a page.
    NoWebAddress,
    /// No time of day.
    NoTime,
    /// No time zone.
    NoZone {
        /// The one that was likely meant.
        near: Option<Box<str>>,
    },
    /// A file outside of the dossier's folder.
    OutsideFolder,
    /// No SHA-256.
    NoSha256,
    /// A share, and nothing of which it is one.
    ShareOfNothing,
    /// A date before its commitment was made.
    BeforeMade {
        /// The last day that the date covers.
        last: Day,
        /// The first day on which the commitment can have been made.
        made: Day,
    },
}

impl FieldFault {
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "unknown-key",
            Self::Missing => "missing-key",
            Self::Empty => "empty-text",
            Self::EmptyReporter => "empty-reporter",
            Self::WrongType { .. } => "wrong-type",
            Self::NotTables => "not-tables",
            Self::Unreadable(error) => error.code(),
            Self::NoSuchChoice { .. } => "no-such-choice",
            Self::NotComputable => "not-computable",
            Self::OutOfRange { .. } => "out-of-range",
            Self::NotAPair => "not-a-pair",
            Self::Range { .. } => "wrong-range",
            Self::RestOutside { .. } => "rest-outside",
            Self::HalfLifeWord { .. } => "not-a-half-life",
            Self::OfLevel => "of-level-model",
            Self::Headline(fault) => fault.code(),
            Self::NoWebAddress => "not-an-address",
            Self::NoTime => "not-a-time",
            Self::NoZone { .. } => "no-such-zone",
            Self::OutsideFolder => "outside-folder",
            Self::NoSha256 => "not-a-sha256",
            Self::ShareOfNothing => "share-of-nothing",
            Self::BeforeMade { .. } => "before-made",
        }
    }
}

/// Why a text is no date, day or code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueError {
    /// It is no date.
    Date(EdtfError),
    /// It is no day.
    Day(DayError),
    /// It is no code.
    Code(CameoError),
}

impl ValueError {
    /// A name for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Date(error) => match error {
                EdtfError::Empty => "empty-date",
                EdtfError::Form(_) => "not-a-date",
                EdtfError::TimeOfDay(_) => "date-with-time",
                EdtfError::Calendar(error) => day_code(error),
                EdtfError::Backwards { .. } => "backward-span",
                EdtfError::Parts(_) => "span-of-many-ends",
                EdtfError::Open => "open-span",
            },
            Self::Day(error) => day_code(error),
            Self::Code(CameoError::Form(_)) => "not-a-code",
            Self::Code(CameoError::Unknown(_)) => "no-such-code",
        }
    }
}

const fn day_code(error: &DayError) -> &'static str {
    match error {
        DayError::Form(_) => "not-a-day",
        DayError::Month(_) => "no-such-month",
        DayError::Day { .. } => "no-such-day",
    }
}

impl From<EdtfError> for ValueError {
    fn from(error: EdtfError) -> Self {
        Self::Date(error)
    }
}

impl From<DayError> for ValueError {
    fn from(error: DayError) -> Self {
        Self::Day(error)
    }
}

impl From<CameoError> for ValueError {
    fn from(error: CameoError) -> Self {
        Self::Code(error)
    }
}

/// What to write where a word is not on its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChoiceAdvice {
    /// The word that was likely meant.
    Near(Box<str>),
    /// One of these.
    OneOf(Box<[&'static str]>),
}

/// What a value should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A text.
    Text,
    /// A number, whole or not.
    Number,
    /// `true` or `false`.
    Flag,
    /// A list of texts.
    Texts,
    /// A table.
    Table,
}

/// What a value is, as TOML has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A text.
    Text,
    /// A whole number.
    Integer,
    /// Another number.
    Float,
    /// `true` or `false`.
    Flag,
    /// A date without quotes.
    Datetime,
    /// A list.
    List,
    /// A table.
    Table,
}

/// What a number can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Tension above 0 and below 100.
    Tension,
    /// A scale above 0.
    Scale,
    /// A gain above 0.
    Gain,
    /// A level from −9 to 9.
    Level,
    /// Whole days, at most a century.
    Window,
    /// Days above 0, or `none`.
    HalfLife,
    /// A score from −10 to 10.
    Score,
    /// A weight of 0 or more.
    Weight,
    /// A share above 0 and up to 1.
    Share,
}

impl Rule {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Tension,
        Self::Scale,
        Self::Gain,
        Self::Level,
        Self::Window,
        Self::HalfLife,
        Self::Score,
        Self::Weight,
        Self::Share,
    ];
}

/// Why a text does not fit on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineFault {
    /// It has so many characters.
    Long(usize),
    /// It holds this.
    Broken(Breaks),
    /// Both.
    Both(usize, Breaks),
}

impl LineFault {
    const fn code(self) -> &'static str {
        match self {
            Self::Long(_) => "long-headline",
            Self::Broken(_) => "broken-headline",
            Self::Both(..) => "long-and-broken-headline",
        }
    }
}

/// What a text of one line should not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breaks {
    /// Line ends.
    Lines,
    /// Tabs.
    Tabs,
    /// Both.
    Both,
}

/// A number of a file, shown as it is computed with.
#[derive(Debug, Clone, Copy)]
pub struct Amount(pub f64);

// Bit by bit, so that a problem equals itself whatever its number is.
impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_bits() == other.0.to_bits()
    }
}

impl Eq for Amount {}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
