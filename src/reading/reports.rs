//! The reports of some days of a stream, as a reader goes through them.

use std::cmp::Reverse;

use super::trial::way_of;
use crate::dossier::{Day, Dossier, Stream};
use crate::streams::{ReportedEvent, Way};

/// A report taken up this many days after its day belongs to a collection of old ones, and counts
/// from its own day.
const OLD: i32 = 370;

/// Whether a report could have been read by the end of a day.
pub fn is_known(report: &ReportedEvent, as_of: Day) -> bool {
    let is_old = |added: Day| added.since(report.day) > OLD;
    report.day <= as_of && report.added.is_none_or(|added| added <= as_of || is_old(added))
}

/// One report of an act of a side upon the other.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportRow {
    /// What is reported.
    pub report: ReportedEvent,
    /// Who acted.
    pub way: Way,
}

/// The reports of some days.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reports {
    /// The most mentioned of them, by day, and of a day the most mentioned first.
    pub rows: Vec<ReportRow>,
    /// How many there are between the two sides that were known.
    pub count: usize,
}

impl Reports {
    /// The reports of some days between the two sides that were known on the as-of day, up to a
    /// limit.
    pub fn of(
        dossier: &Dossier,
        stream: &Stream,
        is_directed: bool,
        reports: Vec<ReportedEvent>,
        (as_of, most): (Day, usize),
    ) -> Self {
        let side = |code: &str| stream.side_of(dossier, code);
        let known = reports.into_iter().filter(|report| is_known(report, as_of));
        let mut rows: Vec<ReportRow> = known
            .filter_map(|report| {
                let way = way_of(&report, is_directed, side)?;
                Some(ReportRow { report, way })
            })
            .collect();
        let count = rows.len();
        // Stable: of equal ones the first of the file.
        rows.sort_by_key(|row| Reverse(row.report.mentions));
        rows.truncate(most);
        rows.sort_by_key(|row| row.report.day);
        Self { rows, count }
    }

    /// How many had no room.
    pub fn more(&self) -> usize {
        self.count.saturating_sub(self.rows.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::parse;
    use crate::streams::Party;

    #[test]
    fn the_most_mentioned_stay_and_what_was_not_known_does_not() {
        let text = "schema = 1\ntitle = \"T\"\n[[sides]]\nid = \"a\"\nname = \"A\"\ncameo = \"AAA\"\n\
                    [[sides]]\nid = \"b\"\nname = \"B\"\ncameo = \"BBB\"\n\
                    [[streams]]\nid = \"s\"\nlabel = \"S\"\nfile = \"s.parquet\"\n";
        let dossier = parse(text).dossier.unwrap();
        let day = |text: &str| text.parse::<Day>().unwrap();
        let report = |of: &str, added: Option<&str>, actor: &str, mentions: i32| {
            let party = |code: &str| Party { country: code.into(), ..Party::default() };
            ReportedEvent {
                actor: party(actor),
                target: party("BBB"),
                mentions: Some(mentions),
                added: added.map(day),
                ..ReportedEvent::on(day(of))
            }
        };
        let reports = vec![
            report("2025-01-02", None, "AAA", 3),
            report("2025-01-01", None, "AAA", 5),
            report("2025-01-01", None, "AAA", 9),
            report("2025-01-01", None, "CCC", 90),
            report("2025-01-01", Some("2025-02-01"), "AAA", 70),
            report("2025-01-01", Some("2027-02-01"), "AAA", 1),
            report("2025-02-01", None, "AAA", 80),
        ];
        let stream = dossier.streams.find("s").unwrap();
        let of =
            |most| Reports::of(&dossier, stream, true, reports.clone(), (day("2025-01-15"), most));
        let mentions = |found: &Reports| {
            found.rows.iter().map(|row| row.report.mentions.unwrap()).collect::<Vec<_>>()
        };
        assert_eq!((mentions(&of(9)), of(9).count), (vec![9, 5, 1, 3], 4));
        assert_eq!((mentions(&of(3)), of(3).more()), (vec![9, 5, 3], 1));
    }
}
