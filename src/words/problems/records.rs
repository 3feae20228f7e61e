//! What is wrong with records, and between them.

use super::{Values, record_key};
use crate::dossier::{BOTH, Id, RecordFault, SCHEMA_VERSION, SideAdvice, SideId, TieFault};
use crate::words::Words;

impl Words {
    /// Besides the table.
    pub(super) fn record_values<'a>(&self, fault: &'a RecordFault) -> Values<'a> {
        match fault {
            RecordFault::NoSuchSide { written, .. }
            | RecordFault::NoSuchActor { written, .. }
            | RecordFault::ThirdParty { written, .. } => {
                vec![("written", written.as_ref().into())]
            }
            RecordFault::NoSuchRecord { id, .. } => vec![("id", id.as_ref().into())],
            RecordFault::ReversesTwice { to } => vec![("to", to.as_str().into())],
            RecordFault::EndsBeforeBegins { last, first }
            | RecordFault::MetricBackwards { last, first } => {
                vec![("last", last.to_string().into()), ("first", first.to_string().into())]
            }
            RecordFault::DatedBeforeMade { made } => vec![("made", made.to_string().into())],
            RecordFault::ScoreOfAnother { code } => {
                let used = code.entry();
                vec![
                    ("code", code.to_string().into()),
                    ("used", used.code.into()),
                    ("label", self.code_label(used).into()),
                ]
            }
            RecordFault::IdWithBlanks
            | RecordFault::BothForOneSide
            | RecordFault::ReversalPasses
            | RecordFault::PassesUntil
            | RecordFault::PeriodBackwards
            | RecordFault::MovesToEnd
            | RecordFault::DirectedAtItself => Vec::new(),
        }
    }

    pub(super) fn tie_values<'a>(&self, fault: &'a TieFault) -> Values<'a> {
        let kind = |kind| self.get(record_key(kind)).into_owned().into();
        match fault {
            TieFault::NewerSchema { version } | TieFault::NoSuchSchema { version } => vec![
                ("version", version.to_string().into()),
                ("own", SCHEMA_VERSION.to_string().into()),
            ],
            TieFault::FewSides { count } | TieFault::ManySides { count } => {
                vec![("number", count.to_string().into())]
            }
            TieFault::ReservedSideId { id } | TieFault::SameSideId { id } => {
                vec![("id", id.as_ref().into())]
            }
            TieFault::DuplicateId { kind: of, id, first_line } => vec![
                ("record", kind(*of)),
                ("id", id.as_ref().into()),
                ("line", first_line.to_string().into()),
            ],
            TieFault::LooksAlike { kind: of, id, other } => vec![
                ("record", kind(*of)),
                ("id", id.as_ref().into()),
                ("other", other.as_ref().into()),
            ],
            TieFault::Circle(circle) => {
                let ids: Vec<&str> = circle.iter().map(Id::as_str).collect();
                vec![("circle", ids.join(" → ").into())]
            }
            TieFault::OwnReturn { id } => vec![("id", id.as_str().into())],
            TieFault::FarAfterOthers { id } => vec![("id", id.as_str().into())],
            TieFault::OneSided { from, to } => {
                vec![("from", from.as_str().into()), ("to", to.as_str().into())]
            }
            TieFault::ReversesPassing { from, to } | TieFault::ReversesLater { from, to } => {
                vec![("from", from.as_str().into()), ("to", to.as_str().into())]
            }
            TieFault::NoSchema => Vec::new(),
        }
    }

    /// What to do about a record, where that depends on what it names.
    pub(super) fn record_advice(&self, fault: &RecordFault) -> Option<String> {
        match fault {
            RecordFault::NoSuchSide { advice: SideAdvice::OneOf(sides), .. } => {
                Some(self.one_of(&ids(sides).collect::<Vec<_>>().join(", ")))
            }
            RecordFault::NoSuchActor { advice: SideAdvice::OneOf(sides), .. } => {
                let words = ids(sides).chain([BOTH]);
                Some(self.one_of(&words.collect::<Vec<_>>().join(", ")))
            }
            RecordFault::NoSuchSide { advice: SideAdvice::Near(near), .. }
            | RecordFault::NoSuchActor { advice: SideAdvice::Near(near), .. }
            | RecordFault::ThirdParty { near, .. }
            | RecordFault::NoSuchRecord { near: Some(near), .. } => Some(self.did_you_mean(near)),
            _ => None,
        }
    }
}

fn ids(sides: &[SideId]) -> impl Iterator<Item = &str> {
    sides.iter().map(SideId::as_str)
}
