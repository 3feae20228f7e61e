//! Which events undo which: made once for a dossier, and cut down to the
//! events that count.

use super::tracked::Node;
use super::{Nodes, Readings};
use crate::dossier::{Confidence, Day, Dossier, Event};

/// The days that an event can have been on.
pub(in crate::tension) fn days_of(event: &Event) -> [i32; 3] {
    let date = &event.date;
    [date.earliest(), date.point(), date.latest()].map(Day::number)
}

/// The events that a run of the stock has to follow one by one, in the order of
/// events: those that undo others, are undone, or end on a day.
pub(in crate::tension) fn nodes(dossier: &Dossier, by_time: &[u32]) -> Vec<Node> {
    let events = &dossier.events;
    let reversals = || events.iter().filter(|event| event.is_reversal());
    let mut tracked: Vec<bool> = events
        .iter()
        .map(|event| event.is_reversal() || (event.is_lasting() && event.last_day().is_some()))
        .collect();
    for target in reversals().flat_map(|event| &event.reverses) {
        if let Some(flag) = events.position(target.as_str()).and_then(|at| tracked.get_mut(at)) {
            *flag = true;
        }
    }
    let is_tracked = |place: &u32| tracked.get(*place as usize).copied().unwrap_or_default();
    let mut places: Vec<u32> = by_time.iter().copied().filter(is_tracked).collect();
    // Stable: of one day, by time and then by place in the file.
    places.sort_by_key(|place| events.get(*place as usize).map(|event| event.date.point()));
    let mut node_of = vec![None; events.len()];
    for (node, place) in (0_u32..).zip(&places) {
        if let Some(slot) = node_of.get_mut(*place as usize) {
            *slot = Some(node);
        }
    }
    let mut nodes: Vec<Node> = places
        .iter()
        .filter_map(|place| {
            let event = events.get(*place as usize)?;
            let targets = event.reverses.iter().filter_map(|id| events.position(id.as_str()));
            let scores = if event.is_reversal() {
                Readings::default()
            } else {
                let (friendliest, most_hostile) = event.goldstein_range();
                [event.goldstein(), friendliest, most_hostile].map(|score| score * event.weight)
            };
            Some(Node {
                event: *place,
                days: days_of(event),
                until: event.last_day().map(Day::number),
                scores,
                low_confidence: event.confidence == Confidence::Low,
                is_reversal: event.is_reversal(),
                undone_by: Vec::new(),
                undoes: targets.filter_map(|at| node_of.get(at).copied().flatten()).collect(),
            })
        })
        .collect();
    for by in 0..nodes.len() {
        let Some(node) = nodes.get(by) else { continue };
        let share = events.get(node.event as usize).map_or(1.0, |event| event.share);
        for target in node.undoes.clone() {
            if let Some(target) = nodes.get_mut(target as usize) {
                target.undone_by.push((by as u32, share));
            }
        }
    }
    nodes
}

/// Those of the nodes that are kept, and the ties between them; and where each
/// has gone.
pub(in crate::tension) fn cut_down(
    all: &Nodes,
    keeps: impl Fn(usize) -> bool,
) -> (Vec<Node>, Vec<Option<u32>>) {
    let mut next = 0..;
    let kept: Vec<Option<u32>> =
        (0..all.len()).map(|node| keeps(node).then(|| next.next()).flatten()).collect();
    let place_of = |node: u32| kept.get(node as usize).copied().flatten();
    let counting = all.iter().zip(&kept).filter(|(_, place)| place.is_some());
    let nodes = counting.map(|(node, _)| Node {
        undone_by: node
            .undone_by
            .iter()
            .filter_map(|(by, share)| Some((place_of(*by)?, *share)))
            .collect(),
        undoes: node.undoes.iter().filter_map(|target| place_of(*target)).collect(),
        ..node.clone()
    });
    (nodes.collect(), kept)
}
