//! A shape written anew, with what a person has changed in the one it replaces: its place, its
//! colours, what was removed from it.

use std::collections::HashMap;
use std::ops::Range;

use roxmltree::{Document, Node};

use super::manifest::{Record, place_of, read_shapes, transform_of, wrapped};
use crate::figure::Theme;

/// A difference this small is no change, as a share of the shape's group: programs round.
const SLIGHT: f64 = 0.015;
/// The same in EMU.
const SLIGHT_EMU: f64 = 2600.0;
/// The layers of a chart whose texts a person may put elsewhere.
const TEXTS: [&str; 5] = ["labels", "legend", "heads", "period-names", "end"];

/// What says that a shape has no fill.
const NO_FILL: (&str, &str) = ("http://schemas.openxmlformats.org/drawingml/2006/main", "noFill");

/// What was kept of a shape that was there.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) moved: usize,
    pub(super) restyled: usize,
    pub(super) removed: usize,
}

/// The new shape with a person's changes of the old one, whose document has the text `old_text`.
/// Without a record of what was first written, every difference counts as a person's.
pub(super) fn merged(
    new: &str,
    (old, old_text): (Node<'_, '_>, &str),
    theme: &Theme,
    records: Option<&HashMap<String, Record>>,
) -> (String, Kept) {
    let text = wrapped(new);
    let mut kept = Kept::default();
    let Ok(document) = Document::parse(&text) else { return (new.to_owned(), kept) };
    let root = document.root_element();
    let fresh = read_shapes(root, theme);
    let Some(parent) = old.parent() else { return (new.to_owned(), kept) };
    let before = read_shapes(parent, theme);
    // The shape may have another name by now; those within it go by the new shape's.
    let own = fresh.first().map(|(path, ..)| path.clone()).unwrap_or_default();
    let called = before.iter().find(|(_, _, node)| *node == old).map(|(path, ..)| path.clone());
    let called = called.unwrap_or_default();
    let before = before.into_iter().filter_map(|(path, record, node)| {
        let rest =
            path.strip_prefix(&called).filter(|rest| rest.is_empty() || rest.starts_with('/'))?;
        Some((format!("{own}{rest}"), record, node))
    });
    let before: HashMap<String, (Record, Node<'_, '_>)> =
        before.map(|(path, record, node)| (path, (record, node))).collect();
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
            // It was written once and has been removed.
            if recorded.flatten().is_some() {
                edits.push((node.range(), String::new()));
                gone.push(node.range());
                kept.removed += 1;
            }
            continue;
        };
        let written = match recorded {
            Some(Some(record)) => record,
            // It is new since, or there is no record at all: what is there is a person's.
            _ => own,
        };
        if may_move(path)
            && is_moved(&was.place, &written.place, path)
            && let Some(edit) = moved(*node, (*old, was), &fresh, &text)
        {
            edits.push(edit);
            kept.moved += 1;
        }
        if !is_same_style(&was.style, &written.style) {
            let restyled = restyled(*node, *old, old_text);
            kept.restyled += usize::from(!restyled.is_empty());
            edits.extend(restyled);
        }
    }
    (spliced(&text, root, edits), kept)
}

/// Whether a shape stays where a person put it: one of the slide's own, and a text
/// on the chart. What stands where the data says so is drawn where it says now.
fn may_move(path: &str) -> bool {
    let mut names = path.split('/').skip(2);
    match (names.next(), names.next()) {
        (None, _) => true,
        (Some(layer), Some(_)) => TEXTS.contains(&layer),
        _ => false,
    }
}

/// Whether the middle of a shape is elsewhere, or one of the slide's own has
/// another size.
fn is_moved(was: &[f64; 4], written: &[f64; 4], path: &str) -> bool {
    let middle = |[x, y, width, height]: &[f64; 4]| [x + width / 2.0, y + height / 2.0];
    let is_far =
        |a: &[f64], b: &[f64], slight: f64| a.iter().zip(b).any(|(a, b)| (a - b).abs() > slight);
    if path.matches('/').count() > 1 {
        return is_far(&middle(was), &middle(written), SLIGHT);
    }
    is_far(was, written, SLIGHT_EMU)
}

/// Whether two styles are the same but for what programs round.
fn is_same_style(a: &str, b: &str) -> bool {
    let parts = |style: &str| style.split([';', ':']).map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (parts(a), parts(b));
    let same = |(a, b): (&String, &String)| match (a.parse::<f64>(), b.parse::<f64>()) {
        (Ok(a), Ok(b)) => (a - b).abs() <= 1.0,
        _ => a == b,
    };
    a.len() == b.len() && a.iter().zip(&b).all(same)
}

/// The new shape's place replaced by the old one's: all of it for one of the
/// slide's own, else its middle.
fn moved(
    new: Node<'_, '_>,
    (old, was): (Node<'_, '_>, &Record),
    fresh: &[(String, Record, Node<'_, '_>)],
    text: &str,
) -> Option<(Range<usize>, String)> {
    let (to, from) = (transform_of(new)?, transform_of(old)?);
    let path = &fresh.iter().find(|(_, _, node)| *node == new)?.0;
    let [x, y, width, height] = match inner_frame(path, fresh) {
        None => place_of(old)?,
        Some([left, top, across, down]) => {
            let [_, _, width, height] = place_of(new)?;
            let [x, y, wide, high] = was.place;
            let middle = (left + (x + wide / 2.0) * across, top + (y + high / 2.0) * down);
            [middle.0 - width / 2.0, middle.1 - height / 2.0, width, height]
        }
    }
    .map(|part| part.round() as i64);
    let tag = text.get(to.range())?.split(['>', ' ']).next()?.trim_start_matches('<').to_owned();
    let turned = ["rot", "flipH", "flipV"].into_iter().filter_map(|name| {
        Some(format!(" {name}=\"{}\"", from.attribute(name).filter(|value| is_plain(value))?))
    });
    let turned: String = turned.collect();
    // A group's own space stays that of the shapes that were written.
    let inner = to.children().filter(|node| matches!(node.tag_name().name(), "chOff" | "chExt"));
    let inner: String = inner.filter_map(|node| text.get(node.range())).collect();
    let xml = format!(
        "<{tag}{turned}><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/>{inner}</{tag}>"
    );
    Some((to.range(), xml))
}

/// The frame of a shape in a group, in EMU; the spaces of our groups are the
/// slide's.
fn inner_frame(path: &str, fresh: &[(String, Record, Node<'_, '_>)]) -> Option<[f64; 4]> {
    let (own, _) = path.strip_prefix('/')?.split_once('/')?;
    let place = |name: String| {
        let (_, _, node) = fresh.iter().find(|(path, ..)| *path == name)?;
        place_of(*node)
    };
    place(format!("/{own}/grid")).or_else(|| place(format!("/{own}")))
}

fn is_plain(value: &str) -> bool {
    value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
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
        take(first(new, "tblGrid"), first(old, "tblGrid"));
        let is_filled = |cell: &Node<'_, '_>| {
            cell.children()
                .any(|node| node.tag_name().name().ends_with("Fill") && !node.has_tag_name(NO_FILL))
        };
        let rows = |node| all(node, "tr");
        for (row, was) in rows(new).into_iter().zip(rows(old)) {
            for (cell, was) in all(row, "tc").into_iter().zip(all(was, "tc")) {
                // Cells that are merged in one may not be in the other.
                let is_alike = ["hMerge", "gridSpan"]
                    .into_iter()
                    .all(|name| cell.attribute(name) == was.attribute(name));
                if is_alike && cell.attribute("hMerge").is_none() {
                    take(first(cell, "tcPr"), first(was, "tcPr").filter(is_filled));
                }
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
        // A part within a removed part goes with it.
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
