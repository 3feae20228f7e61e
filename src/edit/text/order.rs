//! Where things go in a file: behind what, and with which comments and blank
//! lines.

use crate::dossier::fields_of;
use crate::edit::text::syntax::{Piece, line_start};
use crate::edit::text::tree::{Branch, Home, What, Written};

/// How many of these names come before a key in the order of the format: up to
/// the last that does. All of them for a key that the format does not know.
pub(in crate::edit) fn place_in(names: &[String], key: &str, type_name: &str) -> usize {
    let rank = |name: &str| fields_of(type_name).iter().position(|field| field.key == name);
    let Some(own) = rank(key) else { return names.len() };
    names.iter().rposition(|name| rank(name).is_some_and(|rank| rank < own)).map_or(0, |at| at + 1)
}

/// The last piece that a key of a table, or one that the format has before
/// it, is written in.
pub(in crate::edit) fn last_piece_before(
    branch: &Branch,
    key: &str,
    type_name: &str,
) -> Option<usize> {
    let rank = |name: &str| fields_of(type_name).iter().position(|field| field.key == name);
    let own = rank(key);
    let mut last = match branch.home {
        Home::Piece(piece) => Some(piece),
        _ => None,
    };
    for twig in &branch.twigs {
        let comes_before = match (rank(&twig.name), own) {
            (Some(rank), Some(own)) => rank <= own,
            _ => true,
        };
        // The root's records are no part of it.
        if comes_before {
            last = last.max(last_piece(&twig.what));
        }
    }
    last
}

pub(in crate::edit) fn last_piece(what: &What) -> Option<usize> {
    let of_branch = |branch: &Branch| {
        let own = match branch.home {
            Home::Piece(piece) => Some(piece),
            _ => None,
        };
        branch.twigs.iter().filter_map(|twig| last_piece(&twig.what)).max().max(own)
    };
    match what {
        What::Value(written) => Some(written.piece),
        What::Branch(branch, written) => of_branch(branch).max(written.as_ref().map(|w| w.piece)),
        What::List(items, written) => {
            items.iter().filter_map(of_branch).max().max(written.as_ref().map(|w| w.piece))
        }
    }
}

/// The pieces and the entries that write something.
pub(in crate::edit) fn collect(what: &What, pieces: &mut Vec<usize>, entries: &mut Vec<Written>) {
    let mut of_branch = |branch: &Branch| {
        if let Home::Piece(piece) = branch.home {
            pieces.push(piece);
        }
        for twig in &branch.twigs {
            collect(&twig.what, pieces, entries);
        }
    };
    match what {
        What::Value(written) | What::Branch(_, Some(written)) | What::List(_, Some(written)) => {
            entries.push(written.clone());
        }
        What::Branch(branch, None) => of_branch(branch),
        What::List(items, None) => items.iter().for_each(of_branch),
    }
}

/// How many blank lines stand before a piece and its comments.
pub(in crate::edit) fn blank_lines(piece: &Piece) -> usize {
    let lead = piece.text.get(..attached_start(piece)).unwrap_or_default();
    lead.lines().rev().take_while(|line| line.trim().is_empty()).count()
}

/// Where the comments that belong to a piece begin: those right above its
/// header, with no blank line between.
pub(in crate::edit) fn attached_start(piece: &Piece) -> usize {
    let mut start = piece.body_start();
    while let Some(before) = start.checked_sub(1) {
        let above = line_start(&piece.text, before);
        let line = piece.text.get(above..start).unwrap_or_default();
        if !line.trim_start().starts_with('#') {
            break;
        }
        start = above;
    }
    start
}
