//! What a brief says as a whole: headline, method, what the chart shows, what
//! is left out.

use serde::Serialize;

use super::events::{axis, shown};
use super::{SpanData, day};
use crate::brief::material::Material;
use crate::dossier::Day;
use crate::reading::Method;
use crate::reading::not_drawn;
use crate::reading::wording::{
    band_key, cause, decimals, format_value, method as method_text, signed,
};
use crate::tension::NamedBand;

/// Moves told in the chart's description.
const MOST_TOLD: usize = 5;

/// The sentence over the chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeadlineData {
    /// The number as written large; empty where there is none.
    pub value: String,
    /// The rest of the sentence.
    pub sentence: String,
    /// Both in one.
    pub full: String,
}

/// Tension on the last day shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TensionData {
    /// The number.
    pub value: f64,
    /// The same in words.
    pub text: String,
    /// Its name: `Tense`; of a level only.
    pub band: Option<String>,
    /// The lowest value over the range of settings.
    pub low: Option<f64>,
    /// The highest.
    pub high: Option<f64>,
    /// Both in words: `range 68 to 81 over 27 settings`.
    pub range_text: Option<String>,
}

/// How tension is computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MethodData {
    /// `level`, `flow` or `mean`.
    pub model: &'static str,
    /// The model and its settings in one line.
    pub line: String,
    /// What the scale means.
    pub scale: String,
    /// What the grey band is; `None` where there is none.
    pub band: Option<String>,
    /// Whose acts count.
    pub direction: String,
    /// Every setting with its value, as pairs of words.
    pub settings: Vec<(String, String)>,
    /// The method in full sentences.
    pub text: Vec<String>,
}

/// What the chart shows, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChartData {
    /// For readers who cannot see it.
    pub alt: String,
}

pub(super) fn as_of_text(material: &Material) -> String {
    if material.is_blank() {
        return String::new();
    }
    let values = [("day", material.day(material.as_of()).into())];
    material.words.with("chart-as-of", &values).into_owned()
}

pub(super) fn span(material: &Material) -> SpanData {
    let (from, to) = material.view.days();
    // The chart's margin is no part of the record.
    let (first, last) = material.content.record;
    let from = material.options.from.unwrap_or(from.max(first));
    let to = material.options.to.unwrap_or(to.min(last));
    let values = [("from", material.day(from).into()), ("to", material.day(to).into())];
    let text = material.words.with("brief-span", &values).into_owned();
    SpanData { from: day(material, from), to: day(material, to), text }
}

pub(super) fn headline(material: &Material) -> HeadlineData {
    let headline = material.headline();
    let full = headline.full();
    HeadlineData { value: headline.value, sentence: headline.sentence, full }
}

/// The last day that both the chart and knowledge reach.
fn last_day(material: &Material) -> Day {
    material.view.days().1.min(material.as_of())
}

pub(super) fn tension(material: &Material) -> Option<TensionData> {
    let content = &material.content;
    let last = last_day(material);
    if content.series.values.is_empty() || last < content.series.first {
        return None;
    }
    let value = content.series.at(last)?;
    let kind = content.settings.model.kind();
    let band =
        kind.is_bounded().then(|| material.word(band_key(NamedBand::of(value))).into_owned());
    let range = content.band.at(last);
    Some(TensionData {
        value,
        text: format_value(value, kind),
        band,
        low: range.map(|(low, _)| low),
        high: range.map(|(_, high)| high),
        range_text: range.map(|(low, high)| {
            let values = [
                ("low", format_value(low, kind).into()),
                ("high", format_value(high, kind).into()),
                ("settings", content.band.settings.into()),
            ];
            material.words.with("brief-range", &values).into_owned()
        }),
    })
}

pub(super) fn method(material: &Material) -> MethodData {
    let model = &material.content.settings.model;
    let Method { scale, direction, band, settings, text } =
        Method::of(material.dossier(), &material.content, &material.words);
    let line = method_text(model, &material.words);
    MethodData { model: model.kind().as_str(), line, scale, band, settings, direction, text }
}

/// The chart in words for readers who cannot see it: the headline, the axes, where the line begins,
/// turns and ends, what moved it, and how much it shows.
pub(super) fn chart(material: &Material) -> ChartData {
    let content = &material.content;
    let words = &material.words;
    if material.is_blank() || content.series.values.is_empty() {
        let values =
            [("title", material.title().into()), ("headline", material.headline().full().into())];
        return ChartData { alt: words.with("brief-alt-empty", &values).into_owned() };
    }
    let kind = content.settings.model.kind();
    let (low, high) = axis(material);
    let span = span(material);
    let mut sentences = vec![
        words
            .with(
                "brief-alt-chart",
                &[
                    ("title", material.title().into()),
                    ("headline", material.headline().full().into()),
                    ("from", span.from.text.into()),
                    ("to", span.to.text.into()),
                    ("low", format_value(low, kind).into()),
                    ("high", format_value(high, kind).into()),
                ],
            )
            .into_owned(),
    ];
    sentences.extend(extremes(material));
    let (from, to) = material.view.days();
    let digits = decimals(kind);
    let largest = content.largest_moves(from.plus(-1), to.min(material.as_of()), MOST_TOLD);
    let moves: Vec<String> = largest
        .iter()
        .filter_map(|moved| {
            let event = material.dossier().events.get(moved.event)?;
            let change = signed(moved.change, digits.max(1));
            let name = cause(&event.headline, moved.cause, words);
            Some(format!("{}: {name} ({change})", material.date(&event.date)))
        })
        .collect();
    if !moves.is_empty() {
        let values = [("moves", moves.join("; ").into())];
        sentences.push(words.with("brief-alt-moves", &values).into_owned());
    }
    let count =
        |key: &'static str, count: usize| words.with(key, &[("count", count.into())]).into_owned();
    let values = [
        ("events", count("count-events", shown(material).count()).into()),
        ("commitments", count("count-commitments", content.ledger.rows.len()).into()),
    ];
    sentences.push(words.with("brief-alt-counts", &values).into_owned());
    ChartData { alt: sentences.join(" ") }
}

/// Where the line was highest and lowest, and on which days.
fn extremes(material: &Material) -> Option<String> {
    let content = &material.content;
    let kind = content.settings.model.kind();
    let (from, to) = material.view.days();
    let values = content.series.iter().filter(|(day, _)| from <= *day && *day <= to);
    let mut values = values.filter_map(|(day, value)| Some((day, value?)));
    let first = values.next()?;
    let (mut low, mut high) = (first, first);
    for (day, value) in values {
        if value < low.1 {
            low = (day, value);
        }
        if value > high.1 {
            high = (day, value);
        }
    }
    let values = [
        ("high", format_value(high.1, kind).into()),
        ("high_day", material.day(high.0).into()),
        ("low", format_value(low.1, kind).into()),
        ("low_day", material.day(low.0).into()),
    ];
    Some(material.words.with("brief-alt-extremes", &values).into_owned())
}

/// What the dossier holds and the brief does not show, a sentence each.
pub(super) fn left_out(material: &Material, events: usize, sources: usize) -> Vec<String> {
    let Material { content, words, .. } = material;
    let dossier = material.dossier();
    let heading = format!("{}: ", material.word("brief-left-out"));
    let withheld = material.withheld().into_iter();
    let withheld = withheld.map(|one| one.strip_prefix(&heading).unwrap_or(&one).to_owned());
    let mut sentences: Vec<String> = withheld.collect();
    let mut count = |key: &'static str, count: usize| {
        if count > 0 {
            sentences.push(words.with(key, &[("count", count.into())]).into_owned());
        }
    };
    count("brief-left-span", content.markers.len().saturating_sub(events));
    count("brief-left-events", dossier.events.len().saturating_sub(content.markers.len()));
    let included = content.ledger.rows.len();
    count("brief-left-commitments", material.ledger.rows.len().saturating_sub(included));
    let known = material.ledger.rows.len();
    count("brief-left-later", dossier.commitments.len().saturating_sub(known));
    count("brief-left-sources", dossier.sources.len().saturating_sub(sources));
    if dossier.summary.is_some() && material.summary().is_none() {
        sentences.push(material.word("brief-left-summary").into_owned());
    }
    sentences.extend(not_drawn(dossier, content, material.has_lanes(), words));
    sentences
}
