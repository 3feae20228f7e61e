//! Which version is to go where there are too many.

/// What is younger counts as this old, in milliseconds: within an hour every
/// step counts alike.
const YOUNGEST: f64 = 60.0 * 60.0 * 1000.0;

/// Given the times of versions (milliseconds, the newest last), the place of the one whose
/// neighbours are closest together for its age, with that measure: the smaller, the sooner it goes.
/// The first of all goes last. `None` if only the newest two are left.
pub(super) fn first_to_go(times: &[i64], now: i64) -> Option<(f64, usize)> {
    let last = times.len().checked_sub(2)?;
    let worth = |place: usize| {
        let at = *times.get(place)?;
        let next = *times.get(place + 1)?;
        // The first version is where the history begins, so it goes last of all: if it were weighed
        // like the others, each new first one would go in turn, and the past with it.
        let Some(before) = place.checked_sub(1).and_then(|before| times.get(before)) else {
            return Some((f64::INFINITY, place));
        };
        let gap = next.saturating_sub(*before);
        // A clock that was set back makes no gap and no age.
        let age = now.saturating_sub(at).max(0) as f64 + YOUNGEST;
        Some((gap.max(0) as f64 / age, place))
    };
    (0..last).filter_map(worth).min_by(|a, b| a.0.total_cmp(&b.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 60 * 60 * 1000;

    #[test]
    fn the_newest_two_never_go() {
        assert_eq!(first_to_go(&[], 0), None);
        assert_eq!(first_to_go(&[5], 9), None);
        assert_eq!(first_to_go(&[5, 5], 9), None);
        assert_eq!(first_to_go(&[5, 5, 5], 9).map(|(_, place)| place), Some(0));
        // Also where the clock was set back.
        assert_eq!(first_to_go(&[9, 3, 1], 1).map(|(_, place)| place), Some(0));
    }

    #[test]
    fn what_is_left_thins_out_towards_the_past() {
        // One each hour for a year, forty of which may stay.
        let mut times: Vec<i64> = Vec::new();
        for hour in 0..365 * 24 {
            let now = hour * HOUR;
            times.push(now);
            while times.len() > 40 {
                let (_, place) = first_to_go(&times, now).unwrap();
                times.remove(place);
            }
        }
        let newest = *times.last().unwrap();
        let age = |time: &i64| (newest - time) / HOUR;
        assert_eq!(times[0], 0, "the first one stays");
        let within = |hours: i64| times.iter().filter(|time| age(time) <= hours).count();
        assert!(within(24) >= 8, "{} of the last day", within(24));
        assert!(within(24 * 30) - within(24) >= 8, "of the last month");
        assert!(times.len() - within(24 * 30) >= 8, "of the year");
        // No gap is larger than what came after it has to be old.
        for pair in times.windows(2) {
            let gap = (pair[1] - pair[0]) / HOUR;
            assert!(gap <= age(&pair[1]) + 24, "{gap} hours at {} hours", age(&pair[1]));
        }
    }
}
