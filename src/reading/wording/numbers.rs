//! Numbers and the named bands of the scale as people read them.

use crate::dossier::ModelKind;
use crate::tension::NamedBand;

/// A number with at most two decimals and no idle zeros.
pub fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').replace('-', "−")
}

/// How many decimals a model's values are shown with.
pub const fn decimals(kind: ModelKind) -> usize {
    match kind {
        ModelKind::Stock | ModelKind::Level => 0,
        ModelKind::Flow | ModelKind::Mean => 1,
    }
}

/// A value as people read it.
pub fn format_value(value: f64, kind: ModelKind) -> String {
    let digits = decimals(kind);
    format!("{:.digits$}", rounded(value, digits)).replace('-', "−")
}

/// A change with its sign, in the typographer's minus.
pub fn signed(change: f64, digits: usize) -> String {
    format!("{:+.digits$}", rounded(change, digits)).replace('-', "−")
}

/// Rounded as it will be printed, and never −0.
pub fn rounded(value: f64, digits: usize) -> f64 {
    let factor = 10_f64.powi(digits as i32);
    (value * factor).round() / factor + 0.0
}

/// The catalogue's key of a named band within a sentence.
pub const fn band_in_sentence(band: NamedBand) -> &'static str {
    match band {
        NamedBand::Friendly => "in-band-friendly",
        NamedBand::Good => "in-band-good",
        NamedBand::Normal => "in-band-normal",
        NamedBand::Strained => "in-band-strained",
        NamedBand::Tense => "in-band-tense",
        NamedBand::Hostile => "in-band-hostile",
    }
}

/// The catalogue's key of a named band.
pub const fn band_key(band: NamedBand) -> &'static str {
    match band {
        NamedBand::Friendly => "band-friendly",
        NamedBand::Good => "band-good",
        NamedBand::Normal => "band-normal",
        NamedBand::Strained => "band-strained",
        NamedBand::Tense => "band-tense",
        NamedBand::Hostile => "band-hostile",
    }
}
