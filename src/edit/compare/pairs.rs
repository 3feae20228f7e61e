//! Which entries of two lists are the same thing, and which of them have moved.

use std::collections::HashMap;

use crate::dossier::RecordKind;
use crate::edit::compare::diff::text;

/// Each entry of one list is compared with each of the other; beyond this
/// bound, which no commitment's list comes near, they are paired by place.
const MOST_COMPARED: usize = 1_000_000;

/// A place in the old list and one in the new that are the same thing.
pub(in crate::edit) type Pair = (Option<usize>, Option<usize>);

/// Pairs records by id, in the order of the new list, what is gone at the end.
/// A record that is the same but for its id was renamed, and so was one that
/// has kept its headline; and of the two sides the one that is left.
pub(in crate::edit) fn pair_records(
    kind: RecordKind,
    old: &[&toml::Table],
    new: &[&toml::Table],
) -> Vec<Pair> {
    let by_id = |list: &[&toml::Table]| -> HashMap<String, usize> {
        list.iter().enumerate().map(|(at, record)| (text(record, "id"), at)).collect()
    };
    let (old_ids, new_ids) = (by_id(old), by_id(new));
    let is_gone =
        |at: &usize| old.get(*at).is_some_and(|record| !new_ids.contains_key(&text(record, "id")));
    let mut gone: Vec<usize> = (0..old.len()).filter(is_gone).collect();
    let mut pairs = Vec::with_capacity(new.len() + gone.len());
    for (at, record) in new.iter().enumerate() {
        if let Some(same) = old_ids.get(&text(record, "id")) {
            pairs.push((Some(*same), Some(at)));
            continue;
        }
        let among_gone = |is_it: &dyn Fn(&toml::Table) -> bool| {
            gone.iter().position(|old_at| old.get(*old_at).is_some_and(|one| is_it(one)))
        };
        let renamed = among_gone(&|one| equal_but_for_id(one, record))
            .or_else(|| among_gone(&|one| called_the_same(kind, one, record)))
            .or((kind == RecordKind::Side && !gone.is_empty()).then_some(0));
        pairs.push((renamed.map(|place| gone.remove(place)), Some(at)));
    }
    pairs.extend(gone.into_iter().map(|at| (Some(at), None)));
    pairs
}

fn called_the_same(kind: RecordKind, a: &toml::Table, b: &toml::Table) -> bool {
    let key = kind.headline_key();
    a.get(key).is_some() && a.get(key) == b.get(key)
}

fn equal_but_for_id(a: &toml::Table, b: &toml::Table) -> bool {
    a.len() == b.len() && a.iter().all(|(key, value)| key == "id" || b.get(key) == Some(value))
}

/// Pairs things without ids: equal ones first, then those alike in at least
/// half of their fields, the likest first. In the order of the new list.
pub(in crate::edit) fn pair_items(old: &[&toml::Table], new: &[&toml::Table]) -> Vec<Pair> {
    if old.len().saturating_mul(new.len()) > MOST_COMPARED {
        return (0..old.len().max(new.len()))
            .map(|at| ((at < old.len()).then_some(at), (at < new.len()).then_some(at)))
            .collect();
    }
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    let mut is_free = vec![true; old.len()];
    for (table, partner) in new.iter().zip(&mut partner) {
        let equal = (0..old.len()).find(|at| {
            is_free.get(*at) == Some(&true) && old.get(*at).is_some_and(|before| before == table)
        });
        if let Some(free) = equal.and_then(|at| is_free.get_mut(at)) {
            *free = false;
            *partner = equal;
        }
    }
    let mut likeness: Vec<(usize, usize, usize)> = Vec::new();
    for (to, after) in new.iter().enumerate().filter(|(to, _)| partner.get(*to) == Some(&None)) {
        for (from, before) in
            old.iter().enumerate().filter(|(from, _)| is_free.get(*from) == Some(&true))
        {
            let same = before.iter().filter(|(key, value)| after.get(*key) == Some(*value)).count();
            if same * 2 >= before.len().min(after.len()) && same > 0 {
                likeness.push((same, from, to));
            }
        }
    }
    likeness.sort_by_key(|(same, from, to)| (std::cmp::Reverse(*same), from.abs_diff(*to), *from));
    for (_, from, to) in likeness {
        if let (Some(free @ true), Some(partner @ None)) =
            (is_free.get_mut(from), partner.get_mut(to))
        {
            *free = false;
            *partner = Some(from);
        }
    }
    let mut pairs: Vec<Pair> =
        partner.into_iter().enumerate().map(|(to, from)| (from, Some(to))).collect();
    let gone = is_free.iter().enumerate().filter(|(_, free)| **free);
    pairs.extend(gone.map(|(from, _)| (Some(from), None)));
    pairs
}

/// The moves that bring a list into an order, one after another: each from where
/// the moves before have left it. `moved` are the places in the order of those
/// that move; there is one move for each.
pub(in crate::edit) fn moves(
    count: usize,
    order: &[usize],
    moved: &[usize],
) -> Vec<(usize, usize)> {
    let mut now: Vec<usize> = (0..count).collect();
    let mut moves = Vec::with_capacity(moved.len());
    for at in moved {
        let Some(item) = order.get(*at).copied() else { continue };
        let Some(from) = now.iter().position(|one| *one == item) else { continue };
        now.remove(from);
        let before = at.checked_sub(1).and_then(|before| order.get(before));
        let before = before.and_then(|before| now.iter().position(|one| one == before));
        let to = before.map_or(0, |before| before + 1);
        now.insert(to, item);
        moves.push((from, to));
    }
    moves
}

/// The pairs that must have been moved, as few as explain the new order: all
/// that are not in a longest run of pairs whose order stayed.
pub(in crate::edit) fn moved(pairs: &[Pair]) -> Vec<usize> {
    let kept: Vec<(usize, usize)> = pairs
        .iter()
        .enumerate()
        .filter_map(|(at, pair)| Some((at, pair.0.filter(|_| pair.1.is_some())?)))
        .collect();
    // Patience sorting: the smallest end of a run of each length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(kept.len());
    for (index, (_, from)) in kept.iter().enumerate() {
        let length =
            ends.partition_point(|end| kept.get(*end).is_some_and(|(_, other)| other < from));
        before.push(length.checked_sub(1).and_then(|at| ends.get(at)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut stays = vec![false; kept.len()];
    let mut next = ends.last().copied();
    while let Some(index) = next {
        if let Some(stay) = stays.get_mut(index) {
            *stay = true;
        }
        next = before.get(index).copied().flatten();
    }
    kept.iter().zip(stays).filter(|(_, stays)| !stays).map(|((at, _), _)| *at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_few_moves_as_explain_the_order() {
        let pairs = |order: &[usize]| -> Vec<Pair> {
            order.iter().enumerate().map(|(to, from)| (Some(*from), Some(to))).collect()
        };
        assert_eq!(moved(&pairs(&[0, 1, 2])), Vec::<usize>::new());
        assert_eq!(moved(&pairs(&[1, 2, 3, 0])), vec![3]);
        assert_eq!(moved(&pairs(&[3, 0, 1, 2])), vec![0]);
    }
}
