//! The mean model: weighted mean hostility over a trailing window.

use super::entry::Weighed;

/// The mean of each day from the first event's to `last`, and which day that
/// is; a gap where the window holds no weight.
///
/// Windows are summed without ever subtracting (blocks as long as the window,
/// a running sum from each block's start and one toward its end), so that a
/// heavy event leaves no rounding error behind when it drops out. O(events +
/// days) whatever the window.
pub(super) fn means(
    window_days: u32,
    events: impl Iterator<Item = Weighed> + Clone,
    last: i32,
) -> (i32, Vec<Option<f64>>) {
    let first = events.clone().map(|event| event.day).min();
    let Some((first, days)) = first.zip(first.and_then(|first| day_count(first, last))) else {
        return (last, Vec::new());
    };
    let mut daily = vec![Sums::default(); days];
    for event in events {
        if let Some(sums) = daily.get_mut((event.day - first) as usize) {
            *sums = sums.plus(Sums { weight: event.weight, hostility: -event.score });
        }
    }
    let window = (window_days.max(1) as usize).min(days);
    let from_block_start = running(&daily, window, false);
    let to_block_end = running(&daily, window, true);
    let means = (0..days)
        .map(|day| {
            let head = from_block_start.get(day).copied().unwrap_or_default();
            // The window begins in this block or in the one before.
            let begin = day.saturating_sub(window - 1);
            let in_block_before = begin / window < day / window;
            let tail = to_block_end.get(begin).copied().filter(|_| in_block_before);
            tail.unwrap_or_default().plus(head).mean()
        })
        .collect();
    (first, means)
}

fn day_count(first: i32, last: i32) -> Option<usize> {
    usize::try_from(i64::from(last) - i64::from(first) + 1).ok()
}

/// Running sums within blocks, from each block's start or toward its end.
fn running(daily: &[Sums], window: usize, backward: bool) -> Vec<Sums> {
    let mut sums = daily.to_vec();
    for block in sums.chunks_mut(window) {
        let mut total = Sums::default();
        let mut add = |day: &mut Sums| {
            total = total.plus(*day);
            *day = total;
        };
        if backward {
            block.iter_mut().rev().for_each(&mut add);
        } else {
            block.iter_mut().for_each(&mut add);
        }
    }
    sums
}

#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    weight: f64,
    /// Σ −g·weight.
    hostility: f64,
}

impl Sums {
    fn plus(self, other: Self) -> Self {
        Self { weight: self.weight + other.weight, hostility: self.hostility + other.hostility }
    }

    fn mean(self) -> Option<f64> {
        (self.weight > 0.0).then(|| self.hostility / self.weight + 0.0)
    }
}
