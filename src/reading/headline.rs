//! The sentence over the chart: the number, its name, how it changed over the
//! period in view, and what moved it most. It can be read out.

use super::content::Content;
use super::wording::{band_key, cause, decimals, format_value, rounded, signed};
use crate::dossier::{Day, Dossier, ModelKind};
use crate::tension::{Change, NamedBand};
use crate::words::Words;

/// Moves smaller than this would be written as 0.
const LEAST_MOVE: f64 = 0.5;
/// How many moves are named.
const MOST_NAMED: usize = 3;

/// The headline in its two weights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// The number as written large; empty where there is none.
    pub value: String,
    /// The rest of the sentence.
    pub sentence: String,
}

impl Headline {
    /// Number and sentence in one, for captions and for being read out.
    pub fn full(&self) -> String {
        if self.value.is_empty() {
            self.sentence.clone()
        } else {
            format!("{} {}", self.value, self.sentence)
        }
    }

    /// The headline of the days in view.
    pub fn compute(
        dossier: &Dossier,
        content: &Content,
        words: &Words,
        from: Day,
        to: Day,
    ) -> Self {
        let plain = |sentence: String| Self { value: String::new(), sentence };
        let settings = &content.settings;
        if dossier.events.is_empty() {
            return plain(words.get("headline-none").into_owned());
        }
        let to = to.min(settings.as_of);
        let first = content.series.first;
        if content.series.values.is_empty() || to < first {
            return plain(
                words.with("headline-before", &[("day", words.day(to).into())]).into_owned(),
            );
        }
        let Some(value) = content.series.at(to) else {
            return plain(
                words.with("headline-gap", &[("day", words.day(to).into())]).into_owned(),
            );
        };
        // The view's margin before the first event holds the starting value.
        let from = from.max(first.plus(-1)).min(to);
        let name = match settings.model.kind() {
            ModelKind::Stock | ModelKind::Level => words.get(band_key(NamedBand::of(value))).into_owned(),
            ModelKind::Flow => words.get("headline-value-flow").into_owned(),
            ModelKind::Mean => words.get("headline-value-mean").into_owned(),
        };
        // Before the first event stands the starting value; a mean has none.
        let before = content.series.at(from).or_else(|| settings.model.standing());
        let before = before.or_else(|| content.series.at(first));
        let change = value - before.unwrap_or(value);
        let digits = decimals(settings.model.kind());
        let key = match rounded(change, digits) {
            c if c > 0.0 => "headline-up",
            c if c < 0.0 => "headline-down",
            _ => "headline-flat",
        };
        let sentence = words
            .with(
                key,
                &[
                    ("band", name.into()),
                    ("change", format!("{:.digits$}", change.abs()).into()),
                    ("day", words.day(from.max(first)).into()),
                ],
            )
            .into_owned();
        let largest = content.largest_moves(from, to, MOST_NAMED);
        let movers = movers(dossier, words, &largest, digits);
        let sentence = if movers.is_empty() {
            sentence
        } else {
            let values = [("sentence", sentence.into()), ("movers", movers.join(", ").into())];
            words.with("headline-movers", &values).into_owned()
        };
        Self { value: format_value(value, settings.model.kind()), sentence }
    }
}

fn movers(dossier: &Dossier, words: &Words, largest: &[Change], digits: usize) -> Vec<String> {
    let least = if digits == 0 { LEAST_MOVE } else { LEAST_MOVE / 10.0 };
    let named = largest.iter().filter(|change| change.change.abs() >= least);
    named
        .filter_map(|change| {
            let event = dossier.events.get(change.event)?;
            // A number alone on the next line would belong to nothing.
            let name = cause(&event.headline, change.cause, words);
            Some(format!("{name}\u{a0}{}", signed(change.change, digits)))
        })
        .collect()
}
