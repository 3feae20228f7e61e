//! The flow model: hostile Goldstein points that fade.

use super::log::Step;

/// Runs the flow model with several daily decays at once. `at_day_end` sees
/// the values of each day from the first event's to `last`.
pub(super) fn run<const N: usize>(
    decays: [f64; N],
    steps: &[Step],
    last: i32,
    mut at_day_end: impl FnMut(i32, &[f64; N]),
) {
    let mut values = [0.0; N];
    let Some(first) = steps.first().map(|step| step.day) else { return };
    let mut rest = steps;
    for day in first..=last {
        let today = rest.iter().take_while(|step| step.day == day).count();
        let (now, later) = rest.split_at(today);
        rest = later;
        // Adding 0 turns the −0 of an unscored event into a plain 0.
        let added: f64 = now.iter().map(|step| -step.weighted()).sum::<f64>() + 0.0;
        for (value, decay) in values.iter_mut().zip(&decays) {
            *value = *value * decay + added;
        }
        at_day_end(day, &values);
    }
}
