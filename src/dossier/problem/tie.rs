//! What is wrong between the records of a file: ids used twice, links that lead in a circle,
//! reversals in the wrong order; and with its version.

use super::field::Amount;
use crate::dossier::commitment::Commitment;
use crate::dossier::event::Event;
use crate::dossier::fields::RecordKind;
use crate::dossier::id::Id;

/// What is wrong between records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TieFault {
    /// The file does not say which version of the format it has.
    NoSchema,
    /// It is of a version to come.
    NewerSchema {
        /// Which.
        version: Amount,
    },
    /// It is of a version that there never was.
    NoSuchSchema {
        /// Which.
        version: Amount,
    },
    /// Fewer than two sides.
    FewSides {
        /// How many.
        count: usize,
    },
    /// More than two sides.
    ManySides {
        /// How many.
        count: usize,
    },
    /// A side's id has a meaning of its own.
    ReservedSideId {
        /// The id.
        id: Box<str>,
    },
    /// Both sides have one id.
    SameSideId {
        /// The id.
        id: Box<str>,
    },
    /// Two records of a kind have one id.
    DuplicateId {
        /// Of which kind.
        kind: RecordKind,
        /// The id.
        id: Box<str>,
        /// The line of the first, counted from 1.
        first_line: usize,
    },
    /// An id looks like another.
    LooksAlike {
        /// Of which kind both are.
        kind: RecordKind,
        /// The id.
        id: Box<str>,
        /// The other one, which comes before it.
        other: Box<str>,
    },
    /// Conditions lead in a circle.
    Circle(Box<[Id<Commitment>]>),
    /// A commitment in return for itself.
    OwnReturn {
        /// Which.
        id: Id<Commitment>,
    },
    /// A commitment in return for one that does not say so.
    OneSided {
        /// The one that says so.
        from: Id<Commitment>,
        /// The other.
        to: Id<Commitment>,
    },
    /// An event undoes what passes by itself.
    ReversesPassing {
        /// The one that undoes.
        from: Id<Event>,
        /// What it undoes.
        to: Id<Event>,
    },
    /// An event undoes what does not come before it.
    ReversesLater {
        /// The one that undoes.
        from: Id<Event>,
        /// What it undoes.
        to: Id<Event>,
    },
    /// An event long after all others, which may be planned.
    FarAfterOthers {
        /// Which.
        id: Id<Event>,
    },
}

impl TieFault {
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::NoSchema => "no-schema",
            Self::NewerSchema { .. } => "newer-schema",
            Self::NoSuchSchema { .. } => "no-such-schema",
            Self::FewSides { .. } => "few-sides",
            Self::ManySides { .. } => "many-sides",
            Self::ReservedSideId { .. } => "reserved-side-id",
            Self::SameSideId { .. } => "same-side-id",
            Self::DuplicateId { .. } => "duplicate-id",
            Self::LooksAlike { .. } => "look-alike-id",
            Self::Circle(_) => "circle",
            Self::OwnReturn { .. } => "own-return",
            Self::OneSided { .. } => "one-sided-return",
            Self::ReversesPassing { .. } => "reverses-passing",
            Self::ReversesLater { .. } => "reverses-later",
            Self::FarAfterOthers { .. } => "far-after-others",
        }
    }
}
