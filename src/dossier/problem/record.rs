//! What is wrong with a table as a whole, or with what it names.

use std::sync::Arc;

use crate::dossier::cameo::CameoCode;
use crate::dossier::day::Day;
use crate::dossier::edtf::Edtf;
use crate::dossier::event::Event;
use crate::dossier::id::Id;
use crate::dossier::side::SideId;

/// What is wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordFault {
    /// Its id has blanks or control characters.
    IdWithBlanks,
    /// It names a side that is none.
    NoSuchSide {
        /// What is written.
        written: Box<str>,
        /// What to write.
        advice: SideAdvice,
    },
    /// It names both sides where one belongs.
    BothForOneSide,
    /// It names an actor that is neither a side nor both.
    NoSuchActor {
        /// What is written.
        written: Box<str>,
        /// What to write.
        advice: SideAdvice,
    },
    /// It names what looks like a side, and is read as another's name.
    ThirdParty {
        /// What is written.
        written: Box<str>,
        /// The side that was likely meant.
        near: Box<str>,
    },
    /// It names a record that does not exist.
    NoSuchRecord {
        /// Of which kind.
        of: Mention,
        /// What is written.
        id: Box<str>,
        /// The one that was likely meant.
        near: Option<Box<str>>,
    },
    /// It undoes one event twice.
    ReversesTwice {
        /// The event.
        to: Id<Event>,
    },
    /// It undoes others, and is to pass by itself.
    ReversalPasses,
    /// It has a last day, and passes by itself.
    PassesUntil,
    /// An event ends before it begins.
    EndsBeforeBegins {
        /// Its last day.
        last: Day,
        /// The first day on which it can have begun.
        first: Day,
    },
    /// A metric ends before it starts.
    MetricBackwards {
        /// Its last day.
        last: Day,
        /// Its first.
        first: Day,
    },
    /// A period ends before it starts.
    PeriodBackwards,
    /// It is dated before its commitment was made.
    DatedBeforeMade {
        /// When that was made.
        made: Edtf,
    },
    /// The CAMEO table has no such code, and another one's score is taken.
    ScoreOfAnother {
        /// The code.
        code: CameoCode,
    },
    /// An event moves the level all the way to its end.
    MovesToEnd,
    /// An event is directed at the side that acts.
    DirectedAtItself,
}

impl RecordFault {
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::IdWithBlanks => "blanks-in-id",
            Self::NoSuchSide { .. } => "no-such-side",
            Self::BothForOneSide => "both-for-one-side",
            Self::NoSuchActor { .. } => "no-such-actor",
            Self::ThirdParty { .. } => "third-party",
            Self::NoSuchRecord { of: Mention::Source, .. } => "no-such-source",
            Self::NoSuchRecord { of: Mention::Event, .. } => "no-such-event",
            Self::NoSuchRecord { of: Mention::Commitment, .. } => "no-such-commitment",
            Self::ReversesTwice { .. } => "reverses-twice",
            Self::ReversalPasses => "passing-reversal",
            Self::PassesUntil => "until-of-passing",
            Self::EndsBeforeBegins { .. } => "backward-event",
            Self::MetricBackwards { .. } => "backward-metric",
            Self::PeriodBackwards => "backward-period",
            Self::DatedBeforeMade { .. } => "dated-before-made",
            Self::ScoreOfAnother { .. } => "score-of-another-code",
            Self::MovesToEnd => "moves-to-end",
            Self::DirectedAtItself => "directed-at-itself",
        }
    }
}

/// The kinds of record that others name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mention {
    /// A document.
    Source,
    /// An event.
    Event,
    /// A commitment.
    Commitment,
}

/// What to write where a side is named that is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SideAdvice {
    /// The side that was likely meant, or `both`.
    Near(Box<str>),
    /// One of these; shared by all problems of a file.
    OneOf(Arc<[SideId]>),
}
