//! The `[model]` table.

use super::super::model::{HalfLife, ModelKind, ModelSettings, Reference};
use super::super::reader::Record;
use super::names::Names;

/// Longest window that makes sense: a century. It bounds the work a file can
/// ask for.
const MOST_WINDOW_DAYS: f64 = 36_525.0;

/// What only a level has, or a flow. Before there was a stock model, a file
/// with these and no kind meant a level.
const LEVEL_KEYS: [&str; 4] = ["gain", "half_life_days", "baseline", "start"];

pub(super) fn read(root: &Record<'_, '_>, names: &Names<'_>) -> ModelSettings {
    let Some(model) = root.table("model", "the model", "ModelSettings") else {
        return ModelSettings::default();
    };
    suggest_level(&model);
    let kinds = ModelKind::ALL.map(|kind| (kind.as_str(), kind));
    let on_scale = |level: f64| (-9.0..=9.0).contains(&level);
    let level = "a level from -9 (hostile) to 9 (friendly)";
    let whole_days = |days: f64| days.fract() == 0.0 && (1.0..=MOST_WINDOW_DAYS).contains(&days);
    let references = model.tables("references", "the reference point", "Reference");
    let settings = ModelSettings {
        kind: model.choice("kind", &kinds).unwrap_or_default(),
        rest: model.number_where("rest", INSIDE, is_inside),
        rest_range: rest_range(&model),
        scale: model.number_where("scale", "a scale above 0, such as 40", |scale| scale > 0.0),
        words_half_life_days: half_life(&model, "words_half_life_days"),
        deeds_half_life_days: half_life(&model, "deeds_half_life_days"),
        gain: model.number_where("gain", "a gain above 0, such as 0.1", |gain| gain > 0.0),
        half_life_days: half_life(&model, "half_life_days"),
        baseline: model.number_where("baseline", level, on_scale),
        start: model.number_where("start", level, on_scale),
        window_days: model
            .number_where("window_days", "a whole number of days from 1 to 36525", whole_days)
            .map(|days| days as u32),
        references: references.iter().filter_map(|record| reference(record, names)).collect(),
    };
    warn_if_outside(&model, &settings);
    settings
}

const INSIDE: &str = "a tension above 0 and below 100";

fn is_inside(tension: f64) -> bool {
    0.0 < tension && tension < 100.0
}

fn suggest_level(model: &Record<'_, '_>) {
    let found = LEVEL_KEYS.into_iter().find(|key| model.has(key));
    if let (Some(key), false) = (found, model.has("kind")) {
        model.sink().warning(
            &model.span_of(key),
            format!("`{key}` belongs to the level model, and {model} names no kind"),
            "add kind = \"level\" to keep that model; without it, tension is a stock, which \
             does not use this setting",
        );
    }
}

fn rest_range(model: &Record<'_, '_>) -> Option<[f64; 2]> {
    let [low, high] = model.number_pair("rest_range")?;
    if is_inside(low) && is_inside(high) && low <= high {
        return Some([low, high]);
    }
    model.sink().error(
        &model.span_of("rest_range"),
        format!("`rest_range` in {model} goes from {low} to {high}"),
        "write the lower end and then the higher, both above 0 and below 100",
    );
    None
}

fn warn_if_outside(model: &Record<'_, '_>, settings: &ModelSettings) {
    let rest = settings.rest();
    if settings.rest_range.is_some_and(|[low, high]| rest < low || high < rest) {
        model.sink().warning(
            &model.span_of("rest_range"),
            format!("`rest` ({rest}) is outside of its own range"),
            "widen rest_range, or correct rest",
        );
    }
}

fn reference(record: &Record<'_, '_>, names: &Names<'_>) -> Option<Reference> {
    let date = record.required_parsed("date");
    let tension = record.required_number("tension");
    if let Some(tension) = tension
        && !is_inside(tension)
    {
        let message = format!("`tension` in {record} is {tension}");
        record.sink().error(&record.span_of("tension"), message, format!("write {INSIDE}"));
    }
    Some(Reference {
        note: record.string("note"),
        sources: names.sources.many(record, "sources"),
        date: date?,
        tension: tension?,
    })
}

fn half_life(model: &Record<'_, '_>, key: &str) -> Option<HalfLife> {
    if let Some(word) = model.peek(key) {
        if word == "none" {
            return Some(HalfLife::Never);
        }
        model.sink().error(
            &model.span_of(key),
            format!(
                "`{key}` in {model} cannot be \"{}\"",
                word.chars().take(40).collect::<String>()
            ),
            "write a number of days without quotes, or \"none\" for an effect that does not pass",
        );
        return None;
    }
    let rule = "a number of days above 0, or \"none\" for an effect that does not pass";
    model.number_where(key, rule, |days| days > 0.0).map(HalfLife::Days)
}
