//! What moved tension between two days, event by event.

use std::collections::HashMap;

use super::records::{known_sources, side_id};
use super::table::{Cell, Column, Kind, Table, column, list};
use crate::dossier::{Day, Dossier};
use crate::reading::{Content, Holdings};
use crate::tension::{Attribution, Cause, Change, NotASum, endings};

const EXPLAIN: &[Column] = &[
    column("event", Kind::Text, 18),
    column("cause", Kind::Text, 8),
    column("day", Kind::Day, 12),
    column("change", Kind::Number, 9),
    column("by", Kind::Text, 10),
    column("code", Kind::Text, 8),
    column("headline", Kind::Text, 50),
    column("sources", Kind::Text, 24),
    column("urls", Kind::Text, 40),
];

/// What moved tension from the end of day `from` to the end of day `to`: a row for
/// each event by its `act`, one for the `end` of each that was in force until a day,
/// the largest first whichever their sign, and last one for the passing of `time`,
/// which is of no event. The changes, in points of tension, add up to the change
/// between the two days. (`detente explain` prints the same with its total.)
///
/// # Errors
/// For a mean, whose moves are no sum.
pub fn explain(
    holdings: &Holdings,
    content: &Content,
    (from, to): (Day, Day),
) -> Result<Table, NotASum> {
    let (model, selection) = (&content.settings.model, &content.selection);
    let attribution = Attribution::compute(model, selection, from, to)?;
    let has_ends = attribution.changes.iter().any(|change| change.cause == Cause::End);
    let ends = if has_ends { endings(model, selection) } else { Vec::new() };
    let teller = Teller {
        dossier: holdings.dossier(),
        as_of: content.settings.as_of,
        ends: ends.iter().map(|end| (end.event, end.day)).collect(),
    };
    let mut rows: Vec<Vec<Cell>> =
        attribution.changes.iter().filter_map(|change| teller.row(change)).collect();
    rows.push(by_time(attribution.by_time));
    Ok(Table { name: "explain", columns: EXPLAIN, rows })
}

struct Teller<'a> {
    dossier: &'a Dossier,
    as_of: Day,
    /// The first day on which an event is no longer in force, by its place.
    ends: HashMap<usize, Day>,
}

impl Teller<'_> {
    fn row(&self, change: &Change) -> Option<Vec<Cell>> {
        let event = self.dossier.events.get(change.event)?;
        let sources = known_sources(self.dossier, &event.sources, self.as_of);
        let (cause, day) = match change.cause {
            Cause::Act => ("act", Some(event.date.point())),
            Cause::End => ("end", self.ends.get(&change.event).copied()),
        };
        Some(vec![
            Cell::text(event.id.as_str()),
            Cell::text(cause),
            Cell::of(day, Cell::Day),
            Cell::number(change.change),
            Cell::text(side_id(self.dossier, event.actor.slot())),
            Cell::text(event.code.to_string()),
            Cell::text(&event.headline),
            list(sources.iter().map(|source| source.id.as_str())),
            list(sources.iter().filter_map(|source| source.url.as_deref())),
        ])
    }
}

/// The row that is of no event.
fn by_time(change: f64) -> Vec<Cell> {
    let rest = EXPLAIN.iter().skip(4).map(|_| Cell::Empty);
    [Cell::Empty, Cell::text("time"), Cell::Empty, Cell::number(change)]
        .into_iter()
        .chain(rest)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{ModelKind, parse};
    use crate::reading::Settings;

    fn sample() -> Holdings {
        let text = include_str!("../../assets/dossiers/us-china-2025.dossier.toml");
        Holdings::new(parse(text).dossier.unwrap())
    }

    #[test]
    fn changes_add_up_and_have_their_sources() {
        let holdings = sample();
        let own = Settings::of(holdings.dossier());
        for kind in [ModelKind::Stock, ModelKind::Level, ModelKind::Flow] {
            let content = Content::compute(&holdings, own.with_model(holdings.dossier(), kind));
            let days: Vec<(Day, f64)> =
                content.series.iter().filter_map(|(day, value)| Some((day, value?))).collect();
            let ((from, before), (to, after)) = (days[10], days[days.len() - 1]);
            let table = explain(&holdings, &content, (from, to)).unwrap();
            let changes = table.rows.iter().map(|row| match row[3] {
                Cell::Number(change) => change,
                _ => panic!("{row:?}"),
            });
            let sum: f64 = changes.sum();
            assert!((sum - (after - before)).abs() < 1e-9, "{kind:?}: {sum}");
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
            assert!(matches!(&table.rows[0][7], Cell::Text(sources) if !sources.is_empty()));
            assert_eq!(table.rows.last().unwrap()[1], Cell::Text("time".to_owned()));
        }
    }

    #[test]
    fn a_mean_is_no_sum() {
        let holdings = sample();
        let own = Settings::of(holdings.dossier());
        let mean = own.with_model(holdings.dossier(), ModelKind::Mean);
        let content = Content::compute(&holdings, mean);
        assert_eq!(explain(&holdings, &content, (own.as_of, own.as_of)), Err(NotASum));
    }
}
