//! The two sides of a dossier.

use std::sync::Arc;

use super::super::fields::RecordKind;
use super::super::problem::{TableKind, TieFault, short_id};
use super::super::reader::Record;
use super::super::side::{BOTH, Side, SideId, Slot};

/// The parties of a file.
pub(super) struct Sides {
    /// Every id written, so that references can be judged whatever their
    /// number.
    pub(super) ids: Arc<[SideId]>,
    /// The two, where there are two.
    pub(super) pair: Option<[Side; 2]>,
}

pub(super) fn read(root: &Record<'_, '_>) -> Sides {
    let tables = root.tables("sides", TableKind::Record(RecordKind::Side));
    if tables.len() != 2 {
        let span = tables.get(2).map_or_else(|| root.span_of("sides"), |third| third.span.clone());
        let fault = match tables.len() {
            count @ 0..2 => TieFault::FewSides { count },
            count => TieFault::ManySides { count },
        };
        root.sink().missing(&span, fault);
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
    Sides { ids: ids.into(), pair: sides.try_into().ok() }
}

fn read_side_id(table: &Record<'_, '_>, slot: Slot, others: &[SideId]) -> Option<SideId> {
    let id = table.required_text("id")?;
    if id.value == BOTH || id.value.contains('>') {
        table.sink().error(&id.span, TieFault::ReservedSideId { id: short_id(id.value) });
        return None;
    }
    if others.iter().any(|other| other.as_str() == id.value) {
        table.sink().error(&id.span, TieFault::SameSideId { id: short_id(id.value) });
    }
    Some(SideId::new(slot, id.value))
}
