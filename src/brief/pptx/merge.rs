//! A shape written anew, with what a person has changed of the one that it
//! replaces: where it is, how it is coloured, what was taken away from it.

use std::collections::HashMap;
use std::ops::Range;

use roxmltree::{Document, Node};

use super::manifest::{Record, Space, inner_space, place_of, read_shapes, transform_of, wrapped};

/// So little is no change: programs round.
const SLIGHT: f64 = 0.002;
/// The same in EMU.
const SLIGHT_EMU: f64 = 1300.0;

/// What was kept of a shape that was there.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) moved: usize,
    pub(super) restyled: usize,
    pub(super) removed: usize,
}

/// The new shape with a person's changes of the old one, whose document has the
/// text `old_text`. Without a record of what was written first, all that differs
/// is taken for a person's.
pub(super) fn merged(
    new: &str,
    (old, old_text): (Node<'_, '_>, &str),
    records: Option<&HashMap<String, Record>>,
) -> (String, Kept) {
    let text = wrapped(new);
    let mut kept = Kept::default();
    let Ok(document) = Document::parse(&text) else { return (new.to_owned(), kept) };
    let root = document.root_element();
    let mut fresh = Vec::new();
    read_shapes(root, "", None, &mut fresh);
    let mut before = Vec::new();
    // The old one's name leads to its parts as in the record.
    let Some(parent) = old.parent() else { return (new.to_owned(), kept) };
    read_shapes(parent, "", None, &mut before);
    let before: HashMap<String, (Record, Node<'_, '_>)> =
        before.into_iter().map(|(path, record, node)| (path, (record, node))).collect();
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut gone: Vec<Range<usize>> = Vec::new();
    for (path, own, node) in &fresh {
        if gone
            .iter()
            .any(|range| range.start <= node.range().start && node.range().end <= range.end)
        {
            continue;
        }
        let recorded = records.map(|records| records.get(path));
        let Some((was, old)) = before.get(path) else {
            // It was written once and is not there any more.
            if recorded.flatten().is_some() {
                edits.push((node.range(), String::new()));
                gone.push(node.range());
                kept.removed += 1;
            }
            continue;
        };
        let written = match recorded {
            Some(Some(record)) => record,
            // New since, or no record at all: what is there is a person's.
            _ => own,
        };
        if is_moved(&was.place, &written.place, path) {
            if let Some(edit) = moved(*node, *old, (&text, old_text)) {
                edits.push(edit);
                kept.moved += 1;
            }
        }
        if was.style != written.style {
            let restyled = restyled(*node, *old, old_text);
            kept.restyled += usize::from(!restyled.is_empty());
            edits.extend(restyled);
        }
    }
    (spliced(&text, root, edits), kept)
}

fn is_moved(was: &[f64; 4], written: &[f64; 4], path: &str) -> bool {
    let slight = if path.matches('/').count() > 1 { SLIGHT } else { SLIGHT_EMU };
    was.iter().zip(written).any(|(was, written)| (was - written).abs() > slight)
}

/// The new shape's place replaced by the old one's.
fn moved(
    new: Node<'_, '_>,
    old: Node<'_, '_>,
    (text, old_text): (&str, &str),
) -> Option<(Range<usize>, String)> {
    let (to, from) = (transform_of(new)?, transform_of(old)?);
    let place = place_of(old)?;
    // A share of the group that it is in is a share of the new group.
    let group = |node: Node<'_, '_>| {
        let parent = node.parent()?;
        (parent.tag_name().name() == "grpSp").then(|| inner_space(parent)).flatten()
    };
    let place = match (group(old), group(new)) {
        (Some(was), Some(is)) => across(place, was, is),
        _ => place,
    };
    let [x, y, width, height] = place.map(|part| part.round() as i64);
    let tag = text.get(to.range())?.split(['>', ' ']).next()?.trim_start_matches('<').to_owned();
    let turned = ["rot", "flipH", "flipV"].into_iter().filter_map(|name| {
        Some(format!(" {name}=\"{}\"", from.attribute(name).filter(|value| is_plain(value))?))
    });
    let turned: String = turned.collect();
    // A group's own space stays that of the shapes that were written.
    let inner = to.children().filter(|node| matches!(node.tag_name().name(), "chOff" | "chExt"));
    let inner: String = inner.filter_map(|node| text.get(node.range())).collect();
    let _ = old_text;
    let xml = format!(
        "<{tag}{turned}><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/>{inner}</{tag}>"
    );
    Some((to.range(), xml))
}

fn is_plain(value: &str) -> bool {
    value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// A place in one space as the same share of another.
fn across([x, y, width, height]: [f64; 4], Space(was): Space, Space(is): Space) -> [f64; 4] {
    let [left, top, across, down] = was;
    let (wide, high) = (is[2] / across.max(1.0), is[3] / down.max(1.0));
    [is[0] + (x - left) * wide, is[1] + (y - top) * high, width * wide, height * high]
}

/// Fill, line and font of the old shape in place of the new one's; of a table, the
/// widths of its columns and how its cells are filled.
fn restyled(new: Node<'_, '_>, old: Node<'_, '_>, old_text: &str) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    let mut take = |to: Option<Node<'_, '_>>, from: Option<Node<'_, '_>>| {
        if let (Some(to), Some(from)) = (to, from)
            && let Some(text) = old_text.get(from.range())
        {
            edits.push((to.range(), text.to_owned()));
        }
    };
    if new.tag_name().name() == "graphicFrame" {
        for name in ["tblPr", "tblGrid"] {
            take(first(new, name), first(old, name));
        }
        let rows = |node| all(node, "tr");
        for (row, was) in rows(new).into_iter().zip(rows(old)) {
            for (cell, was) in all(row, "tc").into_iter().zip(all(was, "tc")) {
                take(first(cell, "tcPr"), first(was, "tcPr"));
            }
        }
        return edits;
    }
    let is_fill = |node: &Node<'_, '_>| node.tag_name().name().ends_with("Fill");
    let properties = |node| first(node, "spPr");
    let (Some(to), Some(from)) = (properties(new), properties(old)) else { return edits };
    take(to.children().find(is_fill), from.children().find(is_fill));
    let line = |node: Node<'_, '_>| {
        node.children().find(|node| node.tag_name().name() == "ln").map(|node| node.id())
    };
    let by_id = |node: Node<'_, '_>, id| node.document().get_node(id).map(|found| found.range());
    if let (Some(to), Some(from)) = (line(to), line(from))
        && let (Some(to), Some(from)) = (by_id(new, to), by_id(old, from))
        && let Some(text) = old_text.get(from)
    {
        edits.push((to, text.to_owned()));
    }
    if let Some(run) = first(old, "rPr").and_then(|run| old_text.get(run.range())) {
        edits.extend(all(new, "rPr").into_iter().map(|to| (to.range(), run.to_owned())));
    }
    edits
}

fn first<'d>(node: Node<'d, 'd>, name: &str) -> Option<Node<'d, 'd>> {
    node.descendants().find(|node| node.tag_name().name() == name)
}

fn all<'d>(node: Node<'d, 'd>, name: &str) -> Vec<Node<'d, 'd>> {
    node.descendants().filter(|node| node.tag_name().name() == name).collect()
}

/// What is in the root, with parts of it replaced.
fn spliced(text: &str, root: Node<'_, '_>, mut edits: Vec<(Range<usize>, String)>) -> String {
    let inner = root.first_child().zip(root.last_child());
    let Some((begin, end)) = inner.map(|(a, b)| (a.range().start, b.range().end)) else {
        return String::new();
    };
    edits.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut out = String::with_capacity(text.len());
    let mut at = begin;
    for (range, replacement) in edits {
        // One within another is gone with it.
        if range.start < at || range.end > end {
            continue;
        }
        out.push_str(text.get(at..range.start).unwrap_or_default());
        out.push_str(&replacement);
        at = range.end;
    }
    out.push_str(text.get(at..end).unwrap_or_default());
    out
}
