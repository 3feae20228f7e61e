//! Everything that a chart shows of a dossier as of a day, computed and not
//! yet laid out. The window and every export draw from this.

use crate::dossier::{Confidence, Day, Dossier, ModelKind, QuadClass, Slot, Visibility};
use crate::ledger::{Ledger, ScoreSeries};
use crate::tension::{
    Attribution, Change, Direction, EventLog, Model, Scope, Selection, SensitivityBand, Series,
    moves,
};

/// What is asked of a dossier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// How tension is computed.
    pub model: Model,
    /// Whose acts count.
    pub direction: Direction,
    /// The day whose knowledge is shown.
    pub as_of: Day,
}

impl Settings {
    /// What the dossier itself asks for.
    pub fn of(dossier: &Dossier) -> Self {
        Self {
            model: Model::from(&dossier.model),
            direction: Direction::Both,
            // Where nothing is dated, every day looks the same.
            as_of: dossier.default_as_of().unwrap_or(Day::from_number(1)),
        }
    }

    /// Which events count.
    pub const fn scope(&self) -> Scope {
        Scope { as_of: self.as_of, direction: self.direction }
    }
}

/// An event on the chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Marker {
    /// Its place among the dossier's events.
    pub event: usize,
    /// Where it stands.
    pub day: Day,
    /// Tension just before it.
    pub before: f64,
    /// Tension just after it: where its marker sits.
    pub after: f64,
    /// Whose act.
    pub slot: Option<Slot>,
    /// What kind of act.
    pub quad: QuadClass,
    /// |Goldstein score|, 0 to 10: how large it is drawn.
    pub magnitude: f64,
    /// Known to be coming, not come yet.
    pub scheduled: bool,
    /// Reported, and doubtful.
    pub doubtful: bool,
}

impl Marker {
    /// How far it moved tension.
    pub fn change(&self) -> f64 {
        self.after - self.before
    }
}

/// What a chart shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// What was asked.
    pub settings: Settings,
    /// The events that count.
    pub selection: Selection,
    /// Tension by day.
    pub series: Series,
    /// The range over settings.
    pub band: SensitivityBand,
    /// The events that count and those scheduled, in the order of days.
    pub markers: Vec<Marker>,
    /// The commitments.
    pub ledger: Ledger,
    /// Each side's implementation score.
    pub scores: [ScoreSeries; 2],
    /// The first and last day that the record has something on.
    pub record: (Day, Day),
}

impl Content {
    /// Computes everything. `log` must be that of the dossier.
    ///
    /// Cost: O(events + days + commitments).
    pub fn compute(dossier: &Dossier, log: &EventLog, settings: Settings) -> Self {
        let Settings { model, direction, as_of } = settings;
        let selection = log.select(settings.scope());
        let series = Series::compute(&model, &selection);
        let mut markers: Vec<Marker> = moves(&model, &selection)
            .into_iter()
            .filter_map(|m| marker(dossier, m.event, m.day, (m.before, m.after), false))
            .collect();
        let standing = series.at(as_of).or(markers.last().map(|m| m.after)).unwrap_or_default();
        let mut scheduled: Vec<Marker> = (0..dossier.events.len())
            .filter_map(|place| {
                let event = dossier.events.get(place)?;
                let takes = match (direction, event.actor.slot()) {
                    (Direction::By(slot), Some(actor)) => slot == actor,
                    _ => true,
                };
                let coming = dossier.visibility(event, as_of) == Visibility::Scheduled;
                if !(takes && coming) {
                    return None;
                }
                marker(dossier, place, event.date.point(), (standing, standing), true)
            })
            .collect();
        scheduled.sort_by_key(|marker| marker.day);
        markers.extend(scheduled);
        let ledger = Ledger::compute(dossier, as_of);
        let record = record(dossier, &markers, &ledger);
        Self {
            settings,
            series,
            band: SensitivityBand::compute(&model, &selection),
            selection,
            markers,
            scores: Slot::BOTH.map(|slot| ScoreSeries::compute(dossier, slot, as_of)),
            ledger,
            record,
        }
    }

    /// The events that moved tension most after day `from` until the end of day
    /// `to`, at most `most`, largest first whichever their sign; as
    /// [`Attribution`](crate::tension::Attribution) has them, without sorting
    /// all. Empty for a mean.
    pub fn largest_moves(&self, from: Day, to: Day, most: usize) -> Vec<Change> {
        let model = &self.settings.model;
        if model.kind() != ModelKind::Level {
            // A flow's events go on changing it while they fade.
            let all = Attribution::compute(model, &self.selection, from, to);
            return all.map(|all| all.changes.into_iter().take(most).collect()).unwrap_or_default();
        }
        let begin = self.markers.partition_point(|marker| marker.day <= from);
        let end = self.markers.partition_point(|marker| marker.day <= to);
        let span = self.markers.get(begin..end).unwrap_or_default();
        let mut largest: Vec<Change> = Vec::with_capacity(most + 1);
        for marker in span.iter().filter(|marker| !marker.scheduled) {
            let change = marker.change();
            // Behind all that are as large: equal moves keep their order.
            let place = largest.partition_point(|other| other.change.abs() >= change.abs());
            if place < most {
                largest.insert(place, Change { event: marker.event, change });
                largest.truncate(most);
            }
        }
        largest
    }

    /// The marker of an event, by the event's place in the dossier.
    pub fn marker_of(&self, event: usize) -> Option<&Marker> {
        self.markers.iter().find(|marker| marker.event == event)
    }
}

fn marker(
    dossier: &Dossier,
    place: usize,
    day: Day,
    (before, after): (f64, f64),
    scheduled: bool,
) -> Option<Marker> {
    let event = dossier.events.get(place)?;
    Some(Marker {
        event: place,
        day,
        before,
        after,
        slot: event.actor.slot(),
        quad: event.quad(),
        magnitude: event.goldstein().abs(),
        scheduled,
        doubtful: event.confidence == Confidence::Low,
    })
}

fn record(dossier: &Dossier, markers: &[Marker], ledger: &Ledger) -> (Day, Day) {
    let made = ledger.rows.iter().filter_map(|row| dossier.commitments.get(row.commitment));
    let days = markers.iter().map(|m| m.day).chain(made.map(|c| c.made.point()));
    let first = days.clone().min().unwrap_or(ledger.as_of).min(ledger.as_of);
    let last = days.max().unwrap_or(ledger.as_of).max(ledger.as_of);
    (first, last)
}
