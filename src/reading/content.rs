//! Everything that a dossier says as of a day, computed but not yet laid out. The window and every
//! export draw from this.

use super::beside::Beside;
use super::holdings::Holdings;
use super::levels::Levels;
use super::moves::{MoveIndex, Sign};
use super::settings::Settings;
use crate::dossier::{Confidence, Day, Dossier, QuadClass, Slot, Visibility};
use crate::ledger::{Deadline, Exchange, Ledger, Row, ScoreSeries};
use crate::tension::{
    Change, Direction, Move, Scope, Selection, SensitivityBand, Series, endings, moves,
};

/// An event on the chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Marker {
    /// Its place among the dossier's events.
    pub event: usize,
    /// Where it stands.
    pub day: Day,
    /// Tension just before it.
    pub before: f64,
    /// Tension just after it.
    pub after: f64,
    /// Where its marker sits: `after`, kept to the step that the line takes on
    /// its day. Several events of a day may have led beyond that and back, where
    /// no line is drawn.
    pub on_line: f64,
    /// How far it moved tension.
    pub change: f64,
    /// Whose act.
    pub slot: Option<Slot>,
    /// What kind of act, hostile or cooperative by the sign of its score.
    pub quad: QuadClass,
    /// |Goldstein score|, 0 to 10: how large it is drawn.
    pub magnitude: f64,
    /// Known to be coming, not come yet.
    pub scheduled: bool,
    /// Reported, but doubtful.
    pub doubtful: bool,
}

/// What a chart shows.
#[derive(Debug, Clone)]
pub struct Content {
    /// What was asked for.
    pub settings: Settings,
    /// The events that count.
    pub selection: Selection,
    /// Tension by day.
    pub series: Series,
    /// The range over settings.
    pub band: SensitivityBand,
    /// Tension by the acts of each side alone, joint ones included, where that
    /// is asked for.
    pub apart: Option<[Series; 2]>,
    /// The events that count and those scheduled, in the order of days.
    pub markers: Vec<Marker>,
    /// The commitments.
    pub ledger: Ledger,
    /// What is due or ends, by day.
    pub deadlines: Vec<Deadline>,
    /// What is given for what.
    pub exchanges: Vec<Exchange>,
    /// Each side's implementation score.
    pub scores: [ScoreSeries; 2],
    /// The dossier's own as-of day; `None` where nothing is dated.
    pub own_day: Option<Day>,
    /// The first and last day that the record has something on.
    pub record: (Day, Day),
    /// The data files beside the record.
    pub beside: Beside,
    /// Where each event's marker stands among the markers; `u32::MAX` where it
    /// has none.
    places: Vec<u32>,
    /// The ledger's rows by side, as in the file: the order of lanes.
    lanes: Vec<usize>,
    levels: Levels,
    moves: MoveIndex,
    peak: Option<(Day, f64)>,
    trough: Option<(Day, f64)>,
}

impl Content {
    /// Computes everything.
    ///
    /// Cost: O(events + days + commitments).
    pub fn compute(holdings: &Holdings, settings: Settings) -> Self {
        let dossier = holdings.dossier();
        let Settings { model, direction, as_of, apart } = settings;
        let selection = holdings.select(settings.scope());
        let series = Series::compute(&model, &selection);
        let mut markers: Vec<Marker> = moves(&model, &selection)
            .into_iter()
            .filter_map(|m| marker(dossier, &m, &series, false))
            .collect();
        let standing = series.at(as_of).or(markers.last().map(|m| m.after)).unwrap_or_default();
        let mut scheduled: Vec<Marker> = (0..dossier.events.len())
            .filter_map(|place| {
                let event = dossier.events.get(place)?;
                let coming = dossier.visibility(event, as_of) == Visibility::Scheduled;
                if !(direction.takes(event.actor.slot()) && coming) {
                    return None;
                }
                let still = Move {
                    event: place,
                    day: event.date.point(),
                    before: standing,
                    after: standing,
                    change: 0.0,
                };
                marker(dossier, &still, &series, true)
            })
            .collect();
        scheduled.sort_by_key(|marker| marker.day);
        markers.extend(scheduled);
        let ledger = Ledger::compute(dossier, as_of);
        let record = record(dossier, &markers, &ledger);
        let band = SensitivityBand::compute(&model, &selection);
        let apart = (apart && direction == Direction::Both).then(|| {
            Slot::BOTH.map(|slot| {
                let scope = Scope { as_of, direction: Direction::By(slot) };
                Series::compute(&model, &holdings.select(scope))
            })
        });
        Self {
            settings,
            levels: Levels::new(&series, &band, apart.as_ref()),
            places: places(dossier.events.len(), &markers),
            moves: MoveIndex::new(&model, &markers, &endings(&model, &selection)),
            lanes: lanes(dossier, &ledger),
            peak: extreme(&series, |value, best| value > best),
            trough: extreme(&series, |value, best| value < best),
            series,
            band,
            apart,
            selection,
            markers,
            scores: Slot::BOTH.map(|slot| ScoreSeries::compute(dossier, slot, as_of)),
            deadlines: ledger.deadlines(dossier),
            exchanges: ledger.exchanges(dossier),
            ledger,
            own_day: holdings.own_day(),
            beside: Beside::as_of(holdings, &settings),
            record,
        }
    }

    /// The events that moved tension most after day `from` until the end of day
    /// `to`, at most `most`, largest first whichever their sign, as
    /// [`Attribution`](crate::tension::Attribution) has them; those that moved
    /// it not at all are left out. Empty for a mean.
    ///
    /// Cost: O(most · log events).
    pub fn largest_moves(&self, from: Day, to: Day, most: usize) -> Vec<Change> {
        self.moves.largest((from, to), most, Sign::Any)
    }

    /// What raised tension most after day `from` until the end of day `to`, and
    /// what lowered it most.
    pub fn extreme_moves(&self, from: Day, to: Day) -> [Option<Change>; 2] {
        let first = |sign| self.moves.largest((from, to), 1, sign).first().copied();
        [first(Sign::Rises), first(Sign::Falls)]
    }

    /// The day on which tension was highest, the first of several, and how
    /// high.
    pub const fn peak(&self) -> Option<(Day, f64)> {
        self.peak
    }

    /// The day on which tension was lowest, the first of several, and how low.
    pub const fn trough(&self) -> Option<(Day, f64)> {
        self.trough
    }

    /// Whether an event is drawn that was only known to be coming. Such
    /// markers stand behind those that count.
    pub fn has_scheduled(&self) -> bool {
        self.markers.last().is_some_and(|marker| marker.scheduled)
    }

    /// Where an event's marker stands among the markers, by the event's place
    /// in the dossier.
    pub fn place_of(&self, event: usize) -> Option<usize> {
        let place = self.places.get(event).filter(|place| **place != u32::MAX);
        place.map(|place| *place as usize)
    }

    /// The marker of an event, by the event's place in the dossier.
    pub fn marker_of(&self, event: usize) -> Option<&Marker> {
        self.markers.get(self.place_of(event)?)
    }

    /// The ledger's rows in the order of their lanes: by side, as in the file.
    pub fn lanes(&self) -> impl Iterator<Item = &Row> {
        self.lanes.iter().filter_map(|place| self.ledger.rows.get(*place))
    }

    /// The lowest and highest value that is drawn between two days, both
    /// included.
    pub fn extremes(&self, from: Day, to: Day) -> Option<(f64, f64)> {
        self.levels.extremes(self, from, to)
    }

    /// The lowest and highest value by stretches of days.
    pub(crate) const fn levels(&self) -> &Levels {
        &self.levels
    }
}

fn extreme(series: &Series, is_better: impl Fn(f64, f64) -> bool) -> Option<(Day, f64)> {
    let valued = series.iter().filter_map(|(day, value)| Some((day, value?)));
    valued.reduce(|best, next| if is_better(next.1, best.1) { next } else { best })
}

fn marker(dossier: &Dossier, moved: &Move, series: &Series, scheduled: bool) -> Option<Marker> {
    let Move { event: place, day, before, after, change } = *moved;
    let event = dossier.events.get(place)?;
    Some(Marker {
        event: place,
        day,
        before,
        after,
        on_line: on_line(series, day, after),
        change,
        slot: event.actor.slot(),
        quad: event.shown_class(),
        magnitude: event.goldstein().abs(),
        scheduled,
        doubtful: event.confidence == Confidence::Low,
    })
}

/// A value kept to the step of the line on a day; as it is where there is no
/// line.
fn on_line(series: &Series, day: Day, value: f64) -> f64 {
    let ends = [series.at(day.plus(-1)), series.at(day)].into_iter().flatten();
    let step = ends.map(|end| (end, end)).reduce(|(low, high), (l, h)| (low.min(l), high.max(h)));
    step.map_or(value, |(low, high)| value.max(low).min(high))
}

fn lanes(dossier: &Dossier, ledger: &Ledger) -> Vec<usize> {
    let is_of = |slot: Slot, row: &Row| {
        dossier.commitments.get(row.commitment).is_some_and(|c| c.by.slot() == slot)
    };
    let of_side = |slot| {
        let rows = ledger.rows.iter().enumerate();
        rows.filter(move |(_, row)| is_of(slot, row)).map(|(place, _)| place)
    };
    Slot::BOTH.into_iter().flat_map(of_side).collect()
}

fn places(events: usize, markers: &[Marker]) -> Vec<u32> {
    let mut places = vec![u32::MAX; events];
    for (place, marker) in (0..).zip(markers) {
        if let Some(slot) = places.get_mut(marker.event) {
            *slot = place;
        }
    }
    places
}

fn record(dossier: &Dossier, markers: &[Marker], ledger: &Ledger) -> (Day, Day) {
    let made = ledger.rows.iter().filter_map(|row| dossier.commitments.get(row.commitment));
    let days = markers.iter().map(|m| m.day).chain(made.map(|c| c.made.point()));
    let first = days.clone().min().unwrap_or(ledger.as_of).min(ledger.as_of);
    let last = days.max().unwrap_or(ledger.as_of).max(ledger.as_of);
    (first, last)
}
