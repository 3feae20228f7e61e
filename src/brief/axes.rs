//! Axes that several days have in common, so that their pictures can be laid
//! beside each other.

use super::material::Material;
use super::options::{Brief, Options};
use crate::dossier::Day;
use crate::figure::{View, value_range};

impl Options {
    /// The same on axes that hold the record as it was known on each of these days, unless axes
    /// were asked for.
    #[must_use]
    pub fn on_common_axes(self, brief: &Brief, days: &[Day]) -> Self {
        let materials = days.iter().map(|day| {
            let mut brief = brief.clone();
            brief.options.settings.as_of = *day;
            Material::new(&brief)
        });
        let (view, values) = common(&materials.collect::<Vec<_>>().iter().collect::<Vec<_>>());
        Self { view: self.view.or(view), values: self.values.or(values), ..self }
    }
}

/// The lowest and the highest value of the line on a brief's days; `None` where
/// there is none.
pub fn reach(brief: &Brief) -> Option<(f64, f64)> {
    let material = Material::new(brief);
    let (from, to) = material.view.days();
    let shown = material.content.series.iter().filter(|(day, _)| from <= *day && *day <= to);
    let values = shown.filter_map(|(_, value)| Some((value?, value?)));
    values.reduce(|(low, high), (l, h)| (low.min(l), high.max(h)))
}

/// The days and the values that all of some pictures show together.
pub(super) fn common(materials: &[&Material]) -> (Option<View>, Option<(f64, f64)>) {
    let view = materials
        .iter()
        .map(|material| material.view)
        .reduce(|a, b| View { first: a.first.min(b.first), last: a.last.max(b.last) });
    let values = view.and_then(|view| {
        let (from, to) = view.days();
        let dated = materials.iter().filter(|material| !material.is_blank());
        let ranges = dated.map(|material| value_range(&material.content, from.plus(-1), to, None));
        ranges.reduce(|(low, high), (l, h)| (low.min(l), high.max(h)))
    });
    (view, values)
}
