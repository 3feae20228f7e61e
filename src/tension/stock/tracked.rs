//! What is left of events whose effect others undo or a day ends.
//!
//! Of an event e on a day, q(e) = 0 before it applies and after its `until`, else the product of 1
//! − share·q(f) over the events f that reverse it (DESIGN §4). Reversals go back in the order of
//! events, so changes are worked off from the latest to the earliest, each event once.

use std::collections::BTreeSet;

/// An event whose effect does not simply stay.
#[derive(Debug, Clone)]
pub(in crate::tension) struct Node {
    /// Its place among the dossier's events.
    pub(in crate::tension) event: u32,
    /// Earliest, point and latest day number.
    pub(in crate::tension) days: [i32; 3],
    /// The last day on which it is in force.
    pub(in crate::tension) until: Option<i32>,
    /// Score × weight: as coded, friendliest, most hostile; 0 for a reversal.
    pub(in crate::tension) scores: [f64; 3],
    pub(in crate::tension) low_confidence: bool,
    pub(in crate::tension) is_reversal: bool,
    /// Who undoes it, and what share, in the order of events.
    pub(in crate::tension) undone_by: Vec<(u32, f64)>,
    /// What it undoes.
    pub(in crate::tension) undoes: Vec<u32>,
}

/// All such events of a selection, in the order of events.
pub(in crate::tension) type Nodes = [Node];

/// What is left of each at one moment.
#[derive(Debug, Clone)]
pub(in crate::tension) struct InForce<'n> {
    nodes: &'n Nodes,
    applied: Vec<bool>,
    ended: Vec<bool>,
    left: Vec<f64>,
    /// How many events with a score are in force to any extent.
    standing: usize,
}

/// What is left of an event with a score, before and after.
pub(in crate::tension) struct Shift {
    pub(in crate::tension) node: usize,
    pub(in crate::tension) before: f64,
    pub(in crate::tension) after: f64,
}

impl<'n> InForce<'n> {
    pub(in crate::tension) fn new(nodes: &'n Nodes) -> Self {
        Self {
            nodes,
            applied: vec![false; nodes.len()],
            ended: vec![false; nodes.len()],
            left: vec![0.0; nodes.len()],
            standing: 0,
        }
    }

    /// What is left of a node.
    pub(in crate::tension) fn left(&self, node: usize) -> f64 {
        self.left.get(node).copied().unwrap_or_default()
    }

    /// Whether anything with a score is in force.
    pub(in crate::tension) const fn is_anything_standing(&self) -> bool {
        self.standing > 0
    }

    /// An event begins to count. `shift` sees each event with a score of which
    /// another share is left now.
    pub(in crate::tension) fn apply(&mut self, node: usize, shift: impl FnMut(Shift)) {
        if let Some(applied) = self.applied.get_mut(node) {
            *applied = true;
        }
        self.settle(node, shift);
    }

    /// An event's effect ends, whether it was undone or not.
    pub(in crate::tension) fn end(&mut self, node: usize, shift: impl FnMut(Shift)) {
        if let Some(ended) = self.ended.get_mut(node) {
            *ended = true;
        }
        self.settle(node, shift);
    }

    fn settle(&mut self, node: usize, mut shift: impl FnMut(Shift)) {
        let mut open = BTreeSet::from([node]);
        while let Some(at) = open.pop_last() {
            let Some(node) = self.nodes.get(at) else { continue };
            let before = self.left(at);
            let after = self.product(at, node);
            if before == after {
                continue;
            }
            if let Some(left) = self.left.get_mut(at) {
                *left = after;
            }
            if node.is_reversal {
                open.extend(node.undoes.iter().map(|target| *target as usize));
            } else {
                self.standing += usize::from(after > 0.0);
                self.standing -= usize::from(before > 0.0);
                shift(Shift { node: at, before, after });
            }
        }
    }

    fn product(&self, at: usize, node: &Node) -> f64 {
        let holds = |flags: &[bool]| flags.get(at).copied().unwrap_or_default();
        if !holds(&self.applied) || holds(&self.ended) {
            return 0.0;
        }
        let parts = node.undone_by.iter();
        parts.map(|(by, share)| 1.0 - share * self.left(*by as usize)).product()
    }
}
