//! Levels of detail of what a content draws: the lowest and highest value of
//! any stretch of its lines and its band.

use std::ops::Range;

use super::content::Content;
use super::pyramid::Pyramid;
use crate::dossier::Day;
use crate::tension::{SensitivityBand, Series};

/// The pyramids of a content's lines and band.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Levels {
    series: Pyramid,
    band: Pyramid,
    apart: Option<[Pyramid; 2]>,
}

impl Levels {
    pub(crate) fn new(
        series: &Series,
        band: &SensitivityBand,
        apart: Option<&[Series; 2]>,
    ) -> Self {
        let of_series = |series: &Series| Pyramid::new(series.values.len(), bounds_of(series));
        Self {
            series: of_series(series),
            band: Pyramid::new(band.ranges.len(), |day| band.ranges.get(day).copied().flatten()),
            apart: apart.map(|[first, second]| [of_series(first), of_series(second)]),
        }
    }

    /// Lowest and highest of everything drawn between two days.
    pub(super) fn extremes(&self, content: &Content, from: Day, to: Day) -> Option<(f64, f64)> {
        let of_series = |pyramid: &Pyramid, series: &Series| {
            pyramid.of(days_within(series.first, series.values.len(), from, to), bounds_of(series))
        };
        let days = days_within(content.band.first, content.band.ranges.len(), from, to);
        let parts = [of_series(&self.series, &content.series), self.of_band(&content.band, days)];
        let apart = self.apart.iter().flatten().zip(content.apart.iter().flatten());
        let apart = apart.map(|(pyramid, series)| of_series(pyramid, series));
        let parts = parts.into_iter().chain(apart).flatten();
        parts.reduce(|(low, high), (l, h)| (low.min(l), high.max(h)))
    }

    /// Lowest and highest of a stretch of the series, by places in it.
    pub(crate) fn of_series(&self, series: &Series, days: Range<usize>) -> Option<(f64, f64)> {
        self.series.of(days, bounds_of(series))
    }

    /// Lowest and highest of a stretch of one direction's series.
    pub(crate) fn of_direction(
        &self,
        place: usize,
        series: &Series,
        days: Range<usize>,
    ) -> Option<(f64, f64)> {
        self.apart.as_ref()?.get(place)?.of(days, bounds_of(series))
    }

    /// Lowest and highest of a stretch of the band.
    pub(crate) fn of_band(&self, band: &SensitivityBand, days: Range<usize>) -> Option<(f64, f64)> {
        self.band.of(days, |day| band.ranges.get(day).copied().flatten())
    }
}

fn bounds_of(series: &Series) -> impl Fn(usize) -> Option<(f64, f64)> + '_ {
    |day| series.values.get(day).copied().flatten().map(|value| (value, value))
}

/// The places of the days between two, both included, in a list of so many
/// from a first day on.
fn days_within(first: Day, count: usize, from: Day, to: Day) -> Range<usize> {
    let place = |day: i32| usize::try_from(day).unwrap_or(0).min(count);
    let start = place(from.since(first));
    start..place(to.since(first).saturating_add(1)).max(start)
}
