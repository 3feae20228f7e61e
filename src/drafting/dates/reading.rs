//! From the parts of an expression to what is found.

use super::calendar::stamp;
use super::found::{DateKind, Length};
use super::part::{Part, both, settle_span};
use crate::dossier::{Day, Edtf, Qualifier};

/// What an expression says; where it stands is added when it is chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) edtf: Option<Edtf>,
    pub(super) kind: DateKind,
    pub(super) qualifier: Qualifier,
    pub(super) relative_to: Option<Day>,
    pub(super) is_completed: bool,
    pub(super) rule: &'static str,
}

/// How an open date lies to what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// From its first day on.
    Since,
    /// From the day, month or year behind it on.
    After,
    /// To its last day.
    Until,
    /// To the day, month or year before it.
    Before,
}

/// A date by itself.
pub(super) fn point(part: Part, near: Day) -> Option<Reading> {
    let settled = part.settle(near)?;
    let edtf = settled.extent.edtf(part.doubt)?;
    let kind = if matches!(edtf, Edtf::Stamp(_)) { DateKind::Point } else { DateKind::Span };
    Some(Reading {
        edtf: Some(edtf),
        kind,
        qualifier: part.doubt,
        relative_to: part.base,
        is_completed: settled.is_completed,
        rule: part.rule,
    })
}

/// From one date to another.
pub(super) fn span(from: Part, to: Part, near: Day, rule: &'static str) -> Option<Reading> {
    let settled = settle_span(from, to, near)?;
    let extent = settled.extent;
    let start = stamp(extent.first, extent.from, from.doubt)?;
    let end = stamp(extent.last, extent.to, to.doubt)?;
    Some(Reading {
        edtf: Some(Edtf::Interval { start: Some(start), end: Some(end) }),
        kind: DateKind::Span,
        qualifier: both(from.doubt, to.doubt),
        relative_to: from.base.or(to.base),
        is_completed: settled.is_completed,
        rule,
    })
}

/// From or up to a date.
pub(super) fn open(part: Part, near: Day, bound: Bound, rule: &'static str) -> Option<Reading> {
    let settled = part.settle(near)?;
    let extent = settled.extent;
    let (start, end, kind) = match bound {
        Bound::Since => (Some((extent.first, extent.from)), None, DateKind::Since),
        Bound::After => (Some((extent.last.plus(1), extent.to)), None, DateKind::Since),
        Bound::Until => (None, Some((extent.last, extent.to)), DateKind::Until),
        Bound::Before => (None, Some((extent.first.plus(-1), extent.from)), DateKind::Until),
    };
    let stamped = |end: Option<_>| end.and_then(|(day, fine)| stamp(day, fine, part.doubt));
    let (start, end) = (stamped(start), stamped(end));
    if start.is_none() && end.is_none() {
        return None;
    }
    Some(Reading {
        edtf: Some(Edtf::Interval { start, end }),
        kind,
        qualifier: part.doubt,
        relative_to: part.base,
        is_completed: settled.is_completed,
        rule,
    })
}

/// How long something lasts.
pub(super) const fn duration(length: Length, rule: &'static str) -> Reading {
    Reading {
        edtf: None,
        kind: DateKind::Duration(length),
        qualifier: Qualifier::None,
        relative_to: None,
        is_completed: false,
        rule,
    }
}
