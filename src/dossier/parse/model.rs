//! The `[model]` table.

use super::super::model::{HalfLife, ModelKind, ModelSettings, Reference};
use super::super::problem::{Amount, FieldFault, Rule, TableKind, short_value};
use super::super::reader::Record;
use super::names::Names;

/// Longest window that makes sense: a century. It bounds the work a file can
/// ask for.
const MOST_WINDOW_DAYS: f64 = 36_525.0;

/// What only a level has, or a flow. Before there was a stock model, a file
/// with these and no kind meant a level.
const LEVEL_KEYS: [&str; 4] = ["gain", "half_life_days", "baseline", "start"];

pub(super) fn read(root: &Record<'_, '_>, names: &Names<'_>) -> ModelSettings {
    let Some(model) = root.inner("model", TableKind::Model) else {
        return ModelSettings::default();
    };
    suggest_level(&model);
    let kinds = ModelKind::ALL.map(|kind| (kind.as_str(), kind));
    let on_scale = |level: f64| (-9.0..=9.0).contains(&level);
    let whole_days = |days: f64| days.fract() == 0.0 && (1.0..=MOST_WINDOW_DAYS).contains(&days);
    let references = model.tables("references", TableKind::Reference);
    let settings = ModelSettings {
        kind: model.choice("kind", &kinds).unwrap_or_default(),
        rest: model.number_where("rest", Rule::Tension, is_inside),
        rest_range: rest_range(&model),
        scale: model.number_where("scale", Rule::Scale, |scale| scale > 0.0),
        words_half_life_days: half_life(&model, "words_half_life_days"),
        deeds_half_life_days: half_life(&model, "deeds_half_life_days"),
        gain: model.number_where("gain", Rule::Gain, |gain| gain > 0.0),
        half_life_days: half_life(&model, "half_life_days"),
        baseline: model.number_where("baseline", Rule::Level, on_scale),
        start: model.number_where("start", Rule::Level, on_scale),
        window_days: model
            .number_where("window_days", Rule::Window, whole_days)
            .map(|days| days as u32),
        references: references.iter().filter_map(|record| reference(record, names)).collect(),
    };
    warn_if_outside(&model, &settings);
    settings
}

fn is_inside(tension: f64) -> bool {
    0.0 < tension && tension < 100.0
}

fn suggest_level(model: &Record<'_, '_>) {
    let found = LEVEL_KEYS.into_iter().find(|key| model.has(key));
    if let (Some(key), false) = (found, model.has("kind")) {
        model.warn(key, FieldFault::OfLevel);
    }
}

fn rest_range(model: &Record<'_, '_>) -> Option<[f64; 2]> {
    let [low, high] = model.number_pair("rest_range")?;
    if is_inside(low) && is_inside(high) && low <= high {
        return Some([low, high]);
    }
    model.wrong("rest_range", FieldFault::Range { low: Amount(low), high: Amount(high) });
    None
}

fn warn_if_outside(model: &Record<'_, '_>, settings: &ModelSettings) {
    let rest = settings.rest();
    if settings.rest_range.is_some_and(|[low, high]| rest < low || high < rest) {
        model.warn("rest_range", FieldFault::RestOutside { rest: Amount(rest) });
    }
}

fn reference(record: &Record<'_, '_>, names: &Names<'_>) -> Option<Reference> {
    let date = record.required_parsed("date");
    let tension = record.required_number("tension");
    if let Some(tension) = tension
        && !is_inside(tension)
    {
        let number = Amount(tension);
        record.wrong("tension", FieldFault::OutOfRange { number, rule: Rule::Tension });
    }
    Some(Reference {
        note: record.string("note"),
        sources: names.sources.many(record, "sources"),
        date: date?,
        tension: tension?,
    })
}

fn half_life(model: &Record<'_, '_>, key: &'static str) -> Option<HalfLife> {
    if let Some(word) = model.peek(key) {
        if word == "none" {
            return Some(HalfLife::Never);
        }
        model.wrong(key, FieldFault::HalfLifeWord { written: short_value(word) });
        return None;
    }
    model.number_where(key, Rule::HalfLife, |days| days > 0.0).map(HalfLife::Days)
}
