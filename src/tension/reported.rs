//! Reported acts, by the thousand a day, as the models take them.

use super::entry::{Effect, Entry};
use super::log::EventLog;
use crate::dossier::Day;
use crate::streams::{Acts, KnownActs, Way};

impl EventLog {
    /// The acts of a stream, so that any model can be run over them. Of each day each
    /// side has at most one act of words and one of deeds: with the mean score of those
    /// reported, and the share of them that are such as its weight. So a side's day
    /// weighs as much as one act of a dossier, and how much is reported at all, which
    /// grew tenfold over the years of the machine-coded sources, does not count.
    ///
    /// Reports do not say what is in force: to a stock, all of them pass.
    ///
    /// Cost: O(days).
    pub fn of_reports(acts: &KnownActs) -> Self {
        let Some((first, last)) = acts.days() else { return Self::of_entries(Vec::new()) };
        let mut entries = Vec::new();
        for day in (first.number()..=last.number()).map(Day::from_number) {
            for way in Way::ALL {
                let kinds = acts.words_and_deeds(way, day, day);
                let scored: u32 = kinds.iter().map(|acts| acts.scored).sum();
                let weighed = kinds.iter().zip([Effect::Words, Effect::Deeds]);
                entries.extend(
                    weighed.filter_map(|(acts, effect)| entry(day, way, acts, scored, effect)),
                );
            }
        }
        Self::of_entries(entries)
    }
}

/// The acts of a kind as one; `None` where none has a score.
fn entry(day: Day, way: Way, acts: &Acts, scored: u32, effect: Effect) -> Option<Entry> {
    let score = acts.mean()?;
    Some(Entry {
        days: [day.number(); 3],
        score,
        weight: f64::from(acts.scored) / f64::from(scored),
        scores: (score, score),
        effect,
        published: None,
        actor: match way {
            Way::By(slot) => Some(slot),
            Way::Either => None,
        },
        planned: false,
        low_confidence: false,
        has_readings: false,
        // No event of the dossier.
        event: u32::MAX,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{ModelKind, QuadClass, Slot, parse};
    use crate::streams::{About, KindOfData, Origin};
    use crate::streams::{Daily, Party, ReportedEvent, StreamReader, StreamWriter};
    use crate::tension::{Direction, Model, Scope, Series};

    /// However often an act is reported, it counts as one act of a dossier.
    #[test]
    fn what_is_reported_often_counts_as_one_act() {
        let acts = [
            ("2025-01-01", "A", "163", -8.0, QuadClass::MaterialConflict, 7),
            ("2025-01-03", "B", "112", -2.0, QuadClass::VerbalConflict, 1),
            ("2025-02-01", "B", "057", 8.0, QuadClass::VerbalCooperation, 400),
        ];
        let mut text = "schema = 1\ntitle = \"T\"\n[[sides]]\nid = \"a\"\nname = \"A\"\n\
                        [[sides]]\nid = \"b\"\nname = \"B\"\n"
            .to_owned();
        let mut reports = Vec::new();
        for (at, (day, actor, code, score, quad, count)) in acts.iter().enumerate() {
            let side = actor.to_lowercase();
            text += &format!(
                "[[events]]\nid = \"e{at}\"\ndate = \"{day}\"\nheadline = \"E\"\nactor = \
                 \"{side}\"\ncode = \"{code}\"\nlasting = false\n"
            );
            let party = |code: &str| Party { country: code.into(), ..Party::default() };
            let report = ReportedEvent {
                actor: party(actor),
                target: party(if *actor == "A" { "B" } else { "A" }),
                score: Some(*score),
                quad: Some(*quad),
                ..ReportedEvent::on(day.parse().unwrap())
            };
            reports.extend(vec![report; *count]);
        }
        let dossier = parse(&text).dossier.unwrap();
        let mut writer = StreamWriter::new(Vec::new()).unwrap();
        writer.group(&reports).unwrap();
        let bytes = bytes::Bytes::from(
            writer.finish(&About::of(KindOfData::Stream, Origin::Table)).unwrap(),
        );
        let reader = StreamReader::open(bytes).unwrap();
        let side = |code: &str| match code {
            "A" => Some(Slot::First),
            "B" => Some(Slot::Second),
            _ => None,
        };
        let as_of: Day = "2025-03-01".parse().unwrap();
        let known = Daily::read(&reader, side).unwrap().as_of(as_of);
        for direction in [Direction::Both, Direction::By(Slot::Second)] {
            let scope = Scope { as_of, direction };
            for kind in ModelKind::ALL {
                let model = Model::of_kind(&dossier.model, kind);
                let of = |log: &EventLog| Series::compute(&model, &log.select(scope));
                let (own, reported) =
                    (of(&EventLog::new(&dossier)), of(&EventLog::of_reports(&known)));
                assert_eq!(own.first, reported.first, "{kind:?}");
                let same = own.values.iter().zip(&reported.values).all(|pair| match pair {
                    (Some(own), Some(reported)) => (own - reported).abs() < 1e-9,
                    (own, reported) => own == reported,
                });
                assert!(
                    same && own.values.len() == reported.values.len(),
                    "{kind:?}: {own:?} {reported:?}"
                );
            }
        }
    }
}
