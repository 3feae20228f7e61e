//! What stands: every measure in force, and what tension would be without it.

use super::records::side_id;
use super::table::{Cell, Column, Kind, Table, column};
use crate::reading::{Content, Holdings};
use crate::tension::{Model, Standing};

const STANDING: &[Column] = &[
    column("event", Kind::Text, 18),
    column("day", Kind::Day, 12),
    column("by", Kind::Text, 10),
    column("headline", Kind::Text, 50),
    column("share_left", Kind::Number, 10),
    column("until", Kind::Text, 12),
    column("if_lifted", Kind::Number, 10),
    column("tension_if_lifted", Kind::Number, 12),
    column("suspended", Kind::Flag, 10),
];

/// Measures in force, and suspensions, which end on a day. By the stock model, since no other knows
/// them.
pub(super) fn standing(holdings: &Holdings, content: &Content) -> Table {
    let dossier = holdings.dossier();
    let settings = &content.settings;
    let stock = match settings.model {
        Model::Stock(stock) => stock,
        _ => Model::stock(&dossier.model),
    };
    let standing = Standing::compute(&stock, &holdings.select(settings.scope()));
    let measures = standing.measures.iter().map(|measure| {
        (measure.event, measure.share_left, measure.if_lifted, measure.tension_if_lifted, false)
    });
    let suspensions = standing
        .suspensions
        .iter()
        .map(|one| (one.event, 1.0, one.if_ended, one.tension_if_ended, true));
    let rows = measures.chain(suspensions).filter_map(|(place, share, change, then, suspended)| {
        let event = dossier.events.get(place)?;
        Some(vec![
            Cell::text(event.id.as_str()),
            Cell::Day(event.date.point()),
            Cell::text(side_id(dossier, event.actor.slot())),
            Cell::text(&event.headline),
            Cell::number(share),
            Cell::of(event.until, |until| Cell::text(until.to_string())),
            Cell::number(change),
            Cell::number(then),
            Cell::Flag(suspended),
        ])
    });
    Table { name: "standing", columns: STANDING, rows: rows.collect() }
}
