//! Many runs of the stock at once, by whole days: every reading of the codes
//! with every factor of the half-lives.
//!
//! The sum of a day does not depend on the order of its events, so they are
//! first added up by day and then the days are run through. The plain series
//! is one of these runs, so that it lies in its band to the last digit.

use super::run::endings;
use super::{InForce, Nodes, Stock};
use crate::tension::entry::{Act, DateReading, Effect};
use crate::tension::selection::Selection;

/// What half-lives are multiplied by.
pub(in crate::tension) const TIMES: [f64; 3] = [0.5, 1.0, 2.0];

/// How codes are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Codes {
    /// As coded.
    AsCoded,
    /// Each event at the friendliest of its readings.
    Friendliest,
    /// Each at the most hostile.
    MostHostile,
}

/// In the order of [`Readings`].
pub(in crate::tension) const CODES: [Codes; 3] =
    [Codes::AsCoded, Codes::Friendliest, Codes::MostHostile];

/// Goldstein points by each way of reading codes.
pub(in crate::tension) type Readings = [f64; CODES.len()];

/// What the events of one day add.
#[derive(Debug, Clone, Copy, Default)]
struct Day {
    words: Readings,
    deeds: Readings,
    lasting: Readings,
}

/// The events of a selection added up by day, dates read in one way.
pub(in crate::tension) struct Lanes<'s> {
    first: i32,
    last: i32,
    reading: DateReading,
    nodes: &'s Nodes,
    /// Of what is certain enough, and of what is of low confidence.
    days: [Vec<Day>; 2],
    /// What happened before the first day: only shifted dates do.
    before: Vec<Act>,
}

/// The sums of a day, by factor of the half-lives and then reading.
pub(in crate::tension) type Sums = [Readings; TIMES.len()];

impl<'s> Lanes<'s> {
    /// Adds up the events from day `first` to `last`.
    ///
    /// Cost: O(events + days).
    pub(in crate::tension) fn new(
        selection: &'s Selection,
        reading: DateReading,
        first: i32,
        last: i32,
    ) -> Self {
        let count = usize::try_from(i64::from(last) - i64::from(first) + 1).unwrap_or(0);
        let mut days = [vec![Day::default(); count], Vec::new()];
        if selection.has_low_confidence() {
            days[1] = vec![Day::default(); count];
        }
        let mut lanes =
            Self { first, last, reading, nodes: selection.nodes(), days, before: Vec::new() };
        for act in selection.acts(reading) {
            if act.day < first {
                lanes.before.push(act);
                continue;
            }
            let place = (act.day - first) as usize;
            let [certain, doubtful] = &mut lanes.days;
            let of = if act.low_confidence { doubtful } else { certain };
            let Some(day) = of.get_mut(place) else { continue };
            let sums = match act.effect {
                Effect::Words => &mut day.words,
                Effect::Deeds => &mut day.deeds,
                Effect::Lasting => &mut day.lasting,
                Effect::Tracked(_) => continue,
            };
            subtract(sums, &act.scores);
        }
        lanes
    }

    /// Of the sums of a day the one with codes as coded and half-lives as they
    /// are.
    pub(in crate::tension) const fn plain(sums: &Sums) -> f64 {
        let [_, [as_coded, _, _], _] = *sums;
        as_coded
    }

    /// Runs through the days, with events of low confidence or without.
    /// `at_day_end` sees the sums of each day.
    ///
    /// Cost: O(days + reversals).
    pub(in crate::tension) fn run(
        &self,
        stock: &Stock,
        with_doubtful: bool,
        mut at_day_end: impl FnMut(i32, &Sums),
    ) {
        let decays = TIMES.map(|factor| stock.decays(factor));
        let mut words: Sums = Sums::default();
        let mut deeds: Sums = Sums::default();
        let mut lasting = Readings::default();
        self.begin(&decays, with_doubtful, &mut words, &mut deeds, &mut lasting);
        let mut tracked = Tracked::new(self, with_doubtful);
        let [certain, doubtful] = &self.days;
        for (place, day) in (self.first..=self.last).enumerate() {
            tracked.advance(day);
            let none = Day::default();
            let sure = certain.get(place).unwrap_or(&none);
            let unsure = doubtful.get(place).filter(|_| with_doubtful).unwrap_or(&none);
            add(&mut lasting, &sure.lasting);
            add(&mut lasting, &unsure.lasting);
            let mut sums = Sums::default();
            for (((sum, words), deeds), [of_words, of_deeds]) in
                sums.iter_mut().zip(&mut words).zip(&mut deeds).zip(decays)
            {
                decay(words, of_words, [&sure.words, &unsure.words]);
                decay(deeds, of_deeds, [&sure.deeds, &unsure.deeds]);
                for part in [&lasting, &tracked.sums, words, deeds] {
                    add(sum, part);
                }
            }
            at_day_end(day, &sums);
        }
    }

    /// What is left, on the eve of the first day, of what came before it.
    fn begin(
        &self,
        decays: &[[f64; 2]; TIMES.len()],
        with_doubtful: bool,
        words: &mut Sums,
        deeds: &mut Sums,
        lasting: &mut Readings,
    ) {
        for act in self.before.iter().filter(|act| with_doubtful || !act.low_confidence) {
            let days = self.first.saturating_sub(1).saturating_sub(act.day);
            let add_remains = |sums: &mut Sums, decay_of: fn(&[f64; 2]) -> f64| {
                for (sum, decays) in sums.iter_mut().zip(decays) {
                    let remains = decay_of(decays).powi(days);
                    subtract(sum, &act.scores.map(|score| score * remains));
                }
            };
            match act.effect {
                Effect::Words => add_remains(words, |[of_words, _]| *of_words),
                Effect::Deeds => add_remains(deeds, |[_, of_deeds]| *of_deeds),
                Effect::Lasting => subtract(lasting, &act.scores),
                Effect::Tracked(_) => {}
            }
        }
    }
}

/// The tracked events as the days go by.
struct Tracked<'s> {
    nodes: &'s Nodes,
    in_force: InForce<'s>,
    sums: Readings,
    /// By day: what begins and what ends.
    begins: std::iter::Peekable<std::vec::IntoIter<(i32, usize)>>,
    ends: std::iter::Peekable<std::vec::IntoIter<(i32, usize)>>,
}

impl<'s> Tracked<'s> {
    fn new(lanes: &Lanes<'s>, with_doubtful: bool) -> Self {
        let nodes = lanes.nodes;
        let counts = |node: &super::Node| with_doubtful || !node.low_confidence;
        let mut begins: Vec<(i32, usize)> = nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| counts(node))
            .map(|(place, node)| (lanes.reading.of(&node.days), place))
            .collect();
        begins.sort_by_key(|(day, _)| *day);
        Self {
            nodes,
            in_force: InForce::new(nodes),
            sums: Readings::default(),
            begins: begins.into_iter().peekable(),
            ends: endings(nodes).into_iter().peekable(),
        }
    }

    /// Applies all that begins or ends until a day.
    fn advance(&mut self, day: i32) {
        let (nodes, sums) = (self.nodes, &mut self.sums);
        let mut shift = |shift: super::tracked::Shift| {
            let Some(node) = nodes.get(shift.node) else { return };
            let change = shift.after - shift.before;
            subtract(sums, &node.scores.map(|score| score * change));
        };
        while let Some((_, node)) = self.ends.next_if(|(end, _)| *end <= day) {
            self.in_force.end(node, &mut shift);
        }
        while let Some((_, node)) = self.begins.next_if(|(begin, _)| *begin <= day) {
            self.in_force.apply(node, &mut shift);
        }
        if !self.in_force.is_anything_standing() {
            self.sums = Readings::default();
        }
    }
}

fn decay(sums: &mut Readings, factor: f64, more: [&Readings; 2]) {
    let [sure, unsure] = more;
    for ((sum, sure), unsure) in sums.iter_mut().zip(sure).zip(unsure) {
        *sum = *sum * factor + sure + unsure;
    }
}

fn add(sums: &mut Readings, more: &Readings) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more;
    }
}

fn subtract(sums: &mut Readings, scores: &Readings) {
    for (sum, score) in sums.iter_mut().zip(scores) {
        *sum -= score;
    }
}
