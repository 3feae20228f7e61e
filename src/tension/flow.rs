//! The flow model: hostile Goldstein points that fade.

use super::entry::Step;

/// Runs the flow model with several daily decays at once. `at_day_end` sees
/// the values of each day from the first event's to `last`.
pub(super) fn run<'s, const N: usize>(
    decays: [f64; N],
    steps: impl IntoIterator<Item = &'s Step>,
    last: i32,
    mut at_day_end: impl FnMut(i32, &[f64; N]),
) {
    let mut values = [0.0; N];
    let mut steps = steps.into_iter().peekable();
    let Some(first) = steps.peek().map(|step| step.day) else { return };
    for day in first..=last {
        for (value, decay) in values.iter_mut().zip(&decays) {
            *value *= decay;
        }
        while let Some(step) = steps.next_if(|step| step.day == day) {
            for value in &mut values {
                *value -= step.score;
            }
        }
        // Adding 0 turns the −0 of unscored events into a plain 0.
        at_day_end(day, &values.map(|value| value + 0.0));
    }
}
