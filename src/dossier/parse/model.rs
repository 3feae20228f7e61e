//! The `[model]` table.

use super::super::model::{HalfLife, ModelKind, ModelSettings};
use super::super::reader::Record;

/// Longest window that makes sense: a century. It bounds the work a file can
/// ask for.
const MOST_WINDOW_DAYS: f64 = 36_525.0;

pub(super) fn read(root: &Record<'_, '_>) -> ModelSettings {
    let Some(model) = root.table("model", "the model", "ModelSettings") else {
        return ModelSettings::default();
    };
    let kinds =
        [ModelKind::Level, ModelKind::Flow, ModelKind::Mean].map(|kind| (kind.as_str(), kind));
    let on_scale = |level: f64| (-9.0..=9.0).contains(&level);
    let level = "a level from -9 (hostile) to 9 (friendly)";
    let whole_days = |days: f64| days.fract() == 0.0 && (1.0..=MOST_WINDOW_DAYS).contains(&days);
    ModelSettings {
        kind: model.choice("kind", &kinds).unwrap_or_default(),
        gain: model.number_where("gain", "a gain above 0, such as 0.1", |gain| gain > 0.0),
        half_life_days: half_life(&model),
        baseline: model.number_where("baseline", level, on_scale),
        start: model.number_where("start", level, on_scale),
        window_days: model
            .number_where("window_days", "a whole number of days from 1 to 36525", whole_days)
            .map(|days| days as u32),
    }
}

fn half_life(model: &Record<'_, '_>) -> Option<HalfLife> {
    let key = "half_life_days";
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
            "write a number of days without quotes, or \"none\" for no reversion",
        );
        return None;
    }
    let rule = "a number of days above 0, or \"none\" for no reversion";
    model.number_where(key, rule, |days| days > 0.0).map(HalfLife::Days)
}
