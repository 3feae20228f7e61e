//! A model with all its settings, and the scale it is read on.

use super::stock::Stock;
use crate::dossier::{HalfLife, ModelKind, ModelSettings};

/// The ends of the level's scale: −9 hostile, +9 friendly, after the
/// event-score conversion of the Tsinghua series on China's relations with
/// major powers.
pub(super) const LEVEL_END: f64 = 9.0;

/// A model of tension with every setting decided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Model {
    /// What is in force keeps its weight, what was only said or done once
    /// passes; tension is 0 to 100.
    Stock(Stock),
    /// A level that events move and time returns to a baseline; tension is 0
    /// to 100.
    Level {
        /// How far an event moves the level, per Goldstein point.
        gain: f64,
        /// How long a departure from the baseline takes to halve.
        half_life: HalfLife,
        /// Where the level returns to, −9 to +9.
        baseline: f64,
        /// The level before the first event, −9 to +9.
        start: f64,
    },
    /// A sum of decaying hostile Goldstein points, without bounds.
    Flow {
        /// How long an event's effect takes to halve.
        half_life: HalfLife,
    },
    /// The mean hostility of events in a trailing window, in Goldstein points.
    Mean {
        /// The window's length, today included.
        window_days: u32,
    },
}

impl From<&ModelSettings> for Model {
    fn from(settings: &ModelSettings) -> Self {
        match settings.kind {
            ModelKind::Stock => Self::Stock(Self::stock(settings)),
            ModelKind::Level => Self::Level {
                gain: settings.gain(),
                half_life: settings.half_life(),
                baseline: settings.baseline(),
                start: settings.start(),
            },
            ModelKind::Flow => Self::Flow { half_life: settings.half_life() },
            ModelKind::Mean => Self::Mean { window_days: settings.window_days() },
        }
    }
}

impl Model {
    /// The model of these settings, or of another kind: then the settings that
    /// belong to the file's own kind (its half-life) take their defaults.
    pub fn of_kind(settings: &ModelSettings, kind: ModelKind) -> Self {
        let half_life_days = if kind == settings.kind { settings.half_life_days } else { None };
        Self::from(&ModelSettings { kind, half_life_days, ..settings.clone() })
    }

    /// The stock of these settings, whichever kind they ask for: what stands,
    /// and what would be if it were lifted, is told by a stock alone.
    pub fn stock(settings: &ModelSettings) -> Stock {
        Stock {
            rest: settings.rest(),
            rest_range: settings.rest_range,
            scale: settings.scale(),
            words_half_life: settings.words_half_life(),
            deeds_half_life: settings.deeds_half_life(),
        }
    }

    /// Which kind it is.
    pub const fn kind(&self) -> ModelKind {
        match self {
            Self::Stock(_) => ModelKind::Stock,
            Self::Level { .. } => ModelKind::Level,
            Self::Flow { .. } => ModelKind::Flow,
            Self::Mean { .. } => ModelKind::Mean,
        }
    }

    /// Tension before the first event; `None` for a mean, which has none.
    pub fn standing(&self) -> Option<f64> {
        match self {
            Self::Stock(stock) => Some(stock.rest),
            Self::Level { start, .. } => Some(tension_of_level(*start)),
            Self::Flow { .. } => Some(0.0),
            Self::Mean { .. } => None,
        }
    }

    /// The scale that its values lie on whatever the events, where it has one.
    pub const fn bounds(&self) -> Option<(f64, f64)> {
        match self {
            Self::Stock(_) | Self::Level { .. } => Some((0.0, 100.0)),
            Self::Flow { .. } | Self::Mean { .. } => None,
        }
    }
}

/// What remains of a departure after one day.
pub(super) fn daily_decay(half_life: HalfLife) -> f64 {
    match half_life {
        HalfLife::Days(days) => (-1.0 / days).exp2(),
        HalfLife::Never => 1.0,
    }
}

/// T = 50·(1 − L/9). Rounding may carry a level a last digit past its end; the
/// scale has none there.
pub(super) fn tension_of_level(level: f64) -> f64 {
    (50.0 * (1.0 - level / LEVEL_END)).clamp(0.0, 100.0)
}

/// A sixth of the tension scale that carries a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NamedBand {
    /// 0 to 16⅔.
    Friendly,
    /// To 33⅓.
    Good,
    /// To 50.
    Normal,
    /// To 66⅔.
    Strained,
    /// To 83⅓.
    Tense,
    /// To 100.
    Hostile,
}

/// From the friendliest to the most hostile.
pub const NAMED_BANDS: [NamedBand; 6] = [
    NamedBand::Friendly,
    NamedBand::Good,
    NamedBand::Normal,
    NamedBand::Strained,
    NamedBand::Tense,
    NamedBand::Hostile,
];

impl NamedBand {
    /// The band of a tension between 0 and 100; a bound belongs to the more
    /// hostile side.
    pub fn of(tension: f64) -> Self {
        let place = (tension * 6.0 / 100.0).floor().clamp(0.0, 5.0) as usize;
        NAMED_BANDS.get(place).copied().unwrap_or(Self::Hostile)
    }

    /// Its lower and upper bound.
    pub fn range(self) -> (f64, f64) {
        let place = self as u8;
        (f64::from(place) * 100.0 / 6.0, f64::from(place + 1) * 100.0 / 6.0)
    }

    /// Its name in English, as DESIGN §4 has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Friendly => "friendly",
            Self::Good => "good",
            Self::Normal => "normal",
            Self::Strained => "strained",
            Self::Tense => "tense",
            Self::Hostile => "hostile",
        }
    }
}
