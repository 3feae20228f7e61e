//! The two sides of a dossier.

use super::super::reader::Record;
use super::super::side::{BOTH, Side, SideId, Slot};

/// The parties of a file.
pub(super) struct Sides {
    /// Every id written, so that references can be judged whatever their
    /// number.
    pub(super) ids: Vec<SideId>,
    /// The two, where there are two.
    pub(super) pair: Option<[Side; 2]>,
}

pub(super) fn read(root: &Record<'_, '_>) -> Sides {
    let tables = root.tables("sides", "side", "Side");
    if tables.len() != 2 {
        let span = tables.get(2).map_or_else(|| root.span_of("sides"), |third| third.span.clone());
        root.sink().missing(
            &span,
            format!("a dossier has exactly two sides, and this one has {}", tables.len()),
            if tables.len() < 2 {
                "add a [[sides]] table with id and name for each"
            } else {
                "keep two; join parties that act together into one side with aliases"
            },
        );
    }
    let mut ids = Vec::new();
    let mut sides = Vec::new();
    for (place, table) in tables.iter().enumerate() {
        let slot = if place == 0 { Slot::First } else { Slot::Second };
        let id = read_side_id(table, slot, &ids);
        ids.extend(id.clone());
        let name = table.required_headline("name");
        let side = Side {
            id: id.unwrap_or_else(|| SideId::new(slot, "")),
            name: name.unwrap_or_default(),
            short: table.headline("short"),
            cameo: table.string("cameo"),
            aliases: table.strings("aliases"),
        };
        sides.push(side);
    }
    Sides { ids, pair: sides.try_into().ok() }
}

fn read_side_id(table: &Record<'_, '_>, slot: Slot, others: &[SideId]) -> Option<SideId> {
    let id = table.required_text("id")?;
    if id.value == BOTH || id.value.contains('>') {
        table.sink().error(
            &id.span,
            format!("a side cannot have the id \"{}\"", id.value),
            "choose another; \"both\" and \">\" have a meaning of their own",
        );
        return None;
    }
    if others.iter().any(|other| other.as_str() == id.value) {
        table.sink().error(
            &id.span,
            format!("both sides have the id \"{}\"", id.value),
            "give the second side an id of its own",
        );
    }
    Some(SideId::new(slot, id.value))
}
