//! The level model: a bounded level that events move and time returns to a
//! baseline.

use super::entry::Step;
use super::model::{LEVEL_END, tension_of_level};

/// Several runs of the level model at once, over the same events: every gain
/// with every daily decay. Runs lie side by side so that the compiler can
/// compute them in parallel.
pub(super) struct LevelRuns<const GAINS: usize, const DECAYS: usize> {
    pub(super) gains: [f64; GAINS],
    /// What remains of a departure from the baseline after one day.
    pub(super) decays: [f64; DECAYS],
    pub(super) baseline: f64,
    pub(super) start: f64,
}

/// The levels of all runs, by gain and then decay.
pub(super) type Levels<const GAINS: usize, const DECAYS: usize> = [[f64; DECAYS]; GAINS];

impl<const GAINS: usize, const DECAYS: usize> LevelRuns<GAINS, DECAYS> {
    /// Runs over events in their order until a last day. `at_day_end` sees the
    /// levels of each day, after decay and after all events, from the first
    /// event's day to `last`; `at_event` sees the levels before and after each
    /// event.
    ///
    /// One pass: O(events + days) for all runs together.
    pub(super) fn run<'s>(
        &self,
        steps: impl IntoIterator<Item = &'s Step>,
        last: i32,
        mut at_event: impl FnMut(&Step, &Levels<GAINS, DECAYS>, &Levels<GAINS, DECAYS>),
        mut at_day_end: impl FnMut(i32, &Levels<GAINS, DECAYS>),
    ) {
        let mut levels = [[self.start; DECAYS]; GAINS];
        let mut steps = steps.into_iter().take_while(|step| step.day <= last).peekable();
        let Some(mut day) = steps.peek().map(|step| step.day) else { return };
        for step in steps {
            while day < step.day {
                at_day_end(day, &levels);
                self.decay(&mut levels);
                day += 1;
            }
            let before = levels;
            self.apply(step, &mut levels);
            at_event(step, &before, &levels);
        }
        while day < last {
            at_day_end(day, &levels);
            self.decay(&mut levels);
            day += 1;
        }
        if day == last {
            at_day_end(day, &levels);
        }
    }

    fn decay(&self, levels: &mut Levels<GAINS, DECAYS>) {
        for row in levels.iter_mut() {
            for (level, decay) in row.iter_mut().zip(&self.decays) {
                *level = self.baseline + (*level - self.baseline) * decay;
            }
        }
    }

    /// ΔL = (9 − L)/9 · gain·s, or (9 + L)/9 · gain·s for a hostile s: a
    /// fraction gain·|s|/9 of the way to the end it pushes toward. Weights and
    /// gains are free, so the fraction stops at the whole way.
    #[inline]
    fn apply(&self, step: &Step, levels: &mut Levels<GAINS, DECAYS>) {
        let score = step.score;
        let end = LEVEL_END.copysign(score);
        for (row, gain) in levels.iter_mut().zip(&self.gains) {
            let fraction = (gain * score.abs() / LEVEL_END).min(1.0);
            for level in row {
                *level += fraction * (end - *level);
            }
        }
    }
}

impl LevelRuns<1, 1> {
    /// The tension of each day from the first event's to `last`.
    pub(super) fn tensions(&self, steps: &[Step], last: i32) -> Vec<Option<f64>> {
        let mut values = Vec::new();
        self.run(
            steps,
            last,
            |_, _, _| {},
            |_, [[level]]| values.push(Some(tension_of_level(*level))),
        );
        values
    }
}
