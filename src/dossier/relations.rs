//! What must hold between commitments: no conditions in a circle, no promise in return that only
//! one of the two mentions.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::commitment::Commitment;
use super::id::Id;
use super::problem::TieFault;
use super::reader::Sink;

/// One commitment naming another.
pub(super) struct Link {
    pub(super) from: Id<Commitment>,
    pub(super) to: Id<Commitment>,
    /// Where it is written.
    pub(super) span: Range<usize>,
}

/// All links of a file, in its order.
#[derive(Default)]
pub(super) struct Links {
    pub(super) conditional_on: Vec<Link>,
    pub(super) reciprocal_with: Vec<Link>,
}

impl Links {
    /// Those of several parts of a file, in its order.
    pub(super) fn joined(parts: Vec<Self>) -> Self {
        parts.into_iter().fold(Self::default(), |mut all, part| {
            all.conditional_on.extend(part.conditional_on);
            all.reciprocal_with.extend(part.reciprocal_with);
            all
        })
    }
}

pub(super) fn check(links: &Links, commitments: &[Commitment], sink: &Sink<'_>) {
    check_cycles(&links.conditional_on, sink);
    check_reciprocity(&links.reciprocal_with, commitments, sink);
}

/// Each circle is reported once, at the link that closes it. An iterative
/// depth-first search: a file may chain conditions deeper than a stack.
fn check_cycles(links: &[Link], sink: &Sink<'_>) {
    let mut outgoing: HashMap<&Id<Commitment>, Vec<&Link>> = HashMap::new();
    for link in links {
        outgoing.entry(&link.from).or_default().push(link);
    }
    let mut done: HashSet<&Id<Commitment>> = HashSet::new();
    for start in links.iter().map(|link| &link.from) {
        if done.contains(start) {
            continue;
        }
        let mut path: Vec<(&Id<Commitment>, usize)> = vec![(start, 0)];
        let mut on_path: HashSet<&Id<Commitment>> = HashSet::from([start]);
        while let Some((node, next)) = path.last_mut() {
            let node = *node;
            let link = outgoing.get(node).and_then(|list| list.get(*next)).copied();
            *next += 1;
            match link {
                Some(link) if on_path.contains(&link.to) => report_cycle(&path, link, sink),
                Some(link) if !done.contains(&link.to) => {
                    on_path.insert(&link.to);
                    path.push((&link.to, 0));
                }
                Some(_) => {}
                None => {
                    done.insert(node);
                    on_path.remove(node);
                    path.pop();
                }
            }
        }
    }
}

fn report_cycle(path: &[(&Id<Commitment>, usize)], closing: &Link, sink: &Sink<'_>) {
    let members = path.iter().map(|(id, _)| *id).skip_while(|id| **id != closing.to);
    let circle = members.chain([&closing.to]).cloned().collect();
    sink.error(&closing.span, TieFault::Circle(circle));
}

fn check_reciprocity(links: &[Link], commitments: &[Commitment], sink: &Sink<'_>) {
    let by_id: HashMap<&str, &Commitment> =
        commitments.iter().map(|commitment| (commitment.id.as_str(), commitment)).collect();
    for link in links {
        let Link { from, to, span } = link;
        if from == to {
            sink.error(span, TieFault::OwnReturn { id: from.clone() });
            continue;
        }
        let answered =
            by_id.get(to.as_str()).is_none_or(|other| other.reciprocal_with.contains(from));
        if !answered {
            sink.warning(span, TieFault::OneSided { from: from.clone(), to: to.clone() });
        }
    }
}
