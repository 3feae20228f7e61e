//! One run of the stock, event by event: what each did when it was applied.

use super::{InForce, Nodes, Stock};
use crate::tension::entry::{Effect, Step};

/// Why tension changes at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cause {
    /// An event is applied.
    Act,
    /// A lasting event's last day has passed.
    End,
}

/// The stock as it stands after some days.
pub(in crate::tension) struct Run<'n> {
    decays: [f64; 2],
    /// Hostile Goldstein points of words and of passing deeds.
    passing: [f64; 2],
    /// Of lasting events that nothing undoes or ends.
    lasting: f64,
    /// Of those that something can.
    tracked: f64,
    nodes: &'n Nodes,
    in_force: InForce<'n>,
}

impl<'n> Run<'n> {
    /// Runs over events, which come in their order, to the end of day `last`.
    /// `at_change` sees each act and each end with the sums of hostile points
    /// before and after it; `at_day_end` the sum of each day from the first
    /// event's on.
    ///
    /// One pass: O(events + reversals + days).
    pub(in crate::tension) fn to(
        stock: &Stock,
        steps: &[Step],
        nodes: &'n Nodes,
        last: i32,
        mut at_change: impl FnMut(Cause, u32, i32, f64, f64),
        mut at_day_end: impl FnMut(i32, f64),
    ) -> Self {
        let mut run = Self {
            decays: stock.decays(1.0),
            passing: [0.0; 2],
            lasting: 0.0,
            tracked: 0.0,
            nodes,
            in_force: InForce::new(nodes),
        };
        let mut ends = endings(nodes).into_iter().peekable();
        let mut steps = steps.iter().take_while(|step| step.day <= last).peekable();
        let Some(first) = steps.peek().map(|step| step.day) else { return run };
        for day in first..=last {
            for (sum, decay) in run.passing.iter_mut().zip(run.decays) {
                *sum *= decay;
            }
            while let Some((_, node)) = ends.next_if(|(end, _)| *end <= day) {
                let before = run.hostility();
                run.end(node);
                if let Some(node) = nodes.get(node) {
                    at_change(Cause::End, node.event, day, before, run.hostility());
                }
            }
            while let Some(step) = steps.next_if(|step| step.day == day) {
                let before = run.hostility();
                run.apply(step);
                at_change(Cause::Act, step.event, day, before, run.hostility());
            }
            at_day_end(day, run.hostility());
        }
        run
    }

    /// The sum of all effects in hostile Goldstein points.
    pub(in crate::tension) fn hostility(&self) -> f64 {
        let [words, deeds] = self.passing;
        // Adding 0 turns the −0 of unscored events into a plain 0.
        self.lasting + self.tracked + words + deeds + 0.0
    }

    /// What is left of a tracked event.
    pub(in crate::tension) fn left(&self, node: usize) -> f64 {
        self.in_force.left(node)
    }

    /// The sum as it would be, were a tracked event's effect taken away.
    pub(in crate::tension) fn without(&self, node: usize) -> f64 {
        let mut other = Self {
            decays: self.decays,
            passing: self.passing,
            lasting: self.lasting,
            tracked: self.tracked,
            nodes: self.nodes,
            in_force: self.in_force.clone(),
        };
        other.end(node);
        other.hostility()
    }

    fn apply(&mut self, step: &Step) {
        let [words, deeds] = &mut self.passing;
        match step.effect {
            Effect::Words => *words -= step.score,
            Effect::Deeds => *deeds -= step.score,
            Effect::Lasting => self.lasting -= step.score,
            Effect::Tracked(node) => {
                let (nodes, tracked) = (self.nodes, &mut self.tracked);
                self.in_force.apply(node as usize, |shift| {
                    let score = nodes.get(shift.node).map_or(0.0, |node| node.scores[0]);
                    *tracked -= score * (shift.after - shift.before);
                });
                self.clear();
            }
        }
    }

    fn end(&mut self, node: usize) {
        let (nodes, tracked) = (self.nodes, &mut self.tracked);
        self.in_force.end(node, |shift| {
            let score = nodes.get(shift.node).map_or(0.0, |node| node.scores[0]);
            *tracked -= score * (shift.after - shift.before);
        });
        self.clear();
    }

    /// When everything is lifted, no rounding error is left.
    fn clear(&mut self) {
        if !self.in_force.is_anything_standing() {
            self.tracked = 0.0;
        }
    }
}

/// The days on which something is no longer in force, and what: by day, and of
/// one day in the order of the file.
pub(super) fn endings(nodes: &Nodes) -> Vec<(i32, usize)> {
    let ending = |(place, node): (usize, &super::Node)| {
        Some((node.until?.saturating_add(1), place, node.event))
    };
    let mut ends: Vec<(i32, usize, u32)> = nodes.iter().enumerate().filter_map(ending).collect();
    ends.sort_by_key(|(day, _, event)| (*day, *event));
    ends.into_iter().map(|(day, place, _)| (day, place)).collect()
}
