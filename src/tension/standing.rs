//! What stands on a day: every measure in force, what share of it is left, and
//! what tension would be without it.

use super::entry::{DateReading, Effect};
use super::selection::Selection;
use super::stock::{Run, Stock};

/// A lasting event that is in force.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// Its place among the dossier's events.
    pub event: usize,
    /// What share of it is left, above 0 and up to 1.
    pub share_left: f64,
    /// Tension, were it alone lifted.
    pub tension_if_lifted: f64,
    /// How far that is from what tension is: below 0 where it would ease.
    pub if_lifted: f64,
}

/// A reversal that is in force and ends on a day, or could be undone: what
/// comes back without it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Suspension {
    /// Its place among the dossier's events.
    pub event: usize,
    /// What share of it holds, above 0 and up to 1.
    pub share_left: f64,
    /// Tension, were it to end.
    pub tension_if_ended: f64,
    /// How far that is from what tension is.
    pub if_ended: f64,
}

/// What stands on the as-of day of a selection.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Tension on the day.
    pub tension: f64,
    /// Every measure in force: first the one whose lifting would ease tension
    /// most, last the one whose end would raise it most.
    pub measures: Vec<Measure>,
    /// Every suspension with a last day to come: first the one whose end would
    /// raise tension most.
    pub suspensions: Vec<Suspension>,
}

impl Standing {
    /// What stands by a stock. Each difference is exact: tension with one
    /// effect taken away, minus tension.
    ///
    /// Cost: O(events + days + tracked²) at worst, where each tracked event is
    /// tied to each.
    pub fn compute(stock: &Stock, selection: &Selection) -> Self {
        let steps = selection.steps(DateReading::Point);
        let nodes = selection.nodes();
        let last = selection.as_of().number();
        let run = Run::to(stock, &steps, nodes, last, |_, _, _, _, _| {}, |_, _| {});
        let sum = run.hostility();
        let tension = stock.tension(sum);
        let mut measures = Vec::new();
        let mut suspensions = Vec::new();
        for step in &steps {
            let event = step.event as usize;
            let share_left = match step.effect {
                Effect::Words | Effect::Deeds => continue,
                Effect::Lasting => 1.0,
                Effect::Tracked(node) => run.left(node as usize),
            };
            if share_left <= 0.0 {
                continue;
            }
            let node = match step.effect {
                Effect::Tracked(node) => nodes.get(node as usize).zip(Some(node as usize)),
                _ => None,
            };
            match node {
                Some((node, place)) if node.is_reversal => {
                    if node.until.is_some() {
                        let tension_if_ended = stock.tension(run.without(place));
                        suspensions.push(Suspension {
                            event,
                            share_left,
                            tension_if_ended,
                            if_ended: tension_if_ended - tension,
                        });
                    }
                }
                _ => {
                    let tension_if_lifted = stock.tension(sum + step.score * share_left);
                    measures.push(Measure {
                        event,
                        share_left,
                        tension_if_lifted,
                        if_lifted: tension_if_lifted - tension,
                    });
                }
            }
        }
        // Stable: equal ones keep the order in which they began.
        measures.sort_by(|a, b| a.if_lifted.total_cmp(&b.if_lifted));
        suspensions.sort_by(|a, b| b.if_ended.total_cmp(&a.if_ended));
        Self { tension, measures, suspensions }
    }
}
