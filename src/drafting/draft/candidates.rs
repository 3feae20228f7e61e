//! What a draft is made of.

use std::ops::Range;
use std::sync::Arc;

use crate::dossier::{Actor, CameoCode, CommitmentKind, Edtf, Force, Slot, Stance};
use crate::drafting::codes::Mode;

/// Where a candidate stands in its text, and by what it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Basis {
    /// The bytes of its sentence.
    pub sentence: Range<usize>,
    /// The bytes of its clause.
    pub clause: Range<usize>,
    /// By which rule it was read.
    pub rule: Arc<str>,
    /// From 0 to 1; an order, and no probability.
    pub confidence: f64,
}

/// An event that is meant: one of the dossier, or one of the same draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earlier {
    /// By its place in the dossier.
    Known(usize),
    /// By its place in the draft.
    Drafted(usize),
}

/// An event that a text may report.
#[derive(Debug, Clone, PartialEq)]
pub struct EventDraft {
    /// Where it is from.
    pub basis: Basis,
    /// When it was.
    pub date: Edtf,
    /// The bytes of the words that say so; `None` where the text does not, and about the
    /// day of the text stands for it.
    pub dated_by: Option<Range<usize>>,
    /// The actor.
    pub actor: Actor,
    /// What was done.
    pub code: CameoCode,
    /// What else it could be.
    pub readings: Vec<CameoCode>,
    /// Whether it was done, promised or threatened.
    pub mode: Mode,
    /// The clause, short enough for a label.
    pub headline: String,
    /// What it may undo, the likeliest first.
    pub reverses: Vec<Earlier>,
    /// The event of the dossier that it may be, by place.
    pub known: Option<usize>,
}

/// Something that a text says a side undertook.
#[derive(Debug, Clone, PartialEq)]
pub struct CommitmentDraft {
    /// Where it is from.
    pub basis: Basis,
    /// The side that undertook it; what both undertake becomes two commitments.
    pub by: Slot,
    /// When it was undertaken.
    pub made: Edtf,
    /// What was undertaken.
    pub text: String,
    /// The code of the promise.
    pub code: CameoCode,
    /// How strongly: reported, where only another says so.
    pub force: Force,
    /// Who says so, if that is the other side.
    pub reported_by: Option<Slot>,
    /// To do something, or to refrain.
    pub kind: CommitmentKind,
    /// By when.
    pub due: Option<Edtf>,
    /// Until when.
    pub expires: Option<Edtf>,
    /// The bytes of its condition.
    pub condition: Option<Range<usize>>,
    /// Others of the draft that are given in return, by place.
    pub reciprocal: Vec<usize>,
    /// The event of the draft at which it was made, by place.
    pub event: Option<usize>,
    /// The commitment of the dossier that it may be, by place.
    pub known: Option<usize>,
}

/// What a side says of a side's commitments.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimDraft {
    /// Where it is from.
    pub basis: Basis,
    /// Which side says it.
    pub by: Slot,
    /// Of whose commitments.
    pub about: Slot,
    /// What it says.
    pub stance: Stance,
    /// When.
    pub date: Edtf,
    /// The bytes of the words that say so.
    pub dated_by: Option<Range<usize>>,
    /// Commitments of the dossier that may be meant, by place, the likeliest first.
    pub commitments: Vec<usize>,
    /// Whether enough words speak for the first of them.
    pub is_likely: bool,
}

/// A deed that is evidence on a commitment of the dossier.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceDraft {
    /// Where it is from.
    pub basis: Basis,
    /// The commitment, by place.
    pub commitment: usize,
    /// The event of the draft, by place.
    pub event: usize,
    /// When that was.
    pub date: Edtf,
    /// Whether it is evidence that the commitment is met, rather than broken.
    pub is_towards: bool,
    /// Words that both have, as the text has them.
    pub words: Vec<String>,
}

/// What a text may report.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// Events, in the order of the text.
    pub events: Vec<EventDraft>,
    /// Commitments, in that order.
    pub commitments: Vec<CommitmentDraft>,
    /// What a side says of commitments.
    pub claims: Vec<ClaimDraft>,
    /// Deeds that are evidence on commitments of the dossier.
    pub evidence: Vec<EvidenceDraft>,
}
