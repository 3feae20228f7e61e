//! How a number came about, in words: what is measured and how, with which settings, and what the
//! range around it is. Shown in one place of the window and at the end of every page.

use super::content::Content;
use super::wording::{direction_name, model_key, number, scale_key};
use crate::dossier::{Dossier, HalfLife, ModelKind};
use crate::tension::{Direction, Model};
use crate::words::Words;

/// How tension is computed, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    /// What the scale says: from where to where, and which way is worse.
    pub scale: String,
    /// Whose acts count.
    pub direction: String,
    /// What the range over settings is; `None` where there is none.
    pub band: Option<String>,
    /// Each setting with its value.
    pub settings: Vec<(String, String)>,
    /// The paragraphs that explain it.
    pub text: Vec<String>,
}

impl Method {
    /// As a content was computed.
    pub fn of(dossier: &Dossier, content: &Content, words: &Words) -> Self {
        let kind = content.settings.model.kind();
        let over = content.band.settings;
        let band = (over > 0)
            .then(|| words.with("band-caption", &[("settings", over.into())]).into_owned());
        let explained = match kind {
            ModelKind::Stock => "brief-method-stock",
            ModelKind::Level => "brief-method-level",
            ModelKind::Flow => "brief-method-flow",
            ModelKind::Mean => "brief-method-mean",
        };
        let text = [explained, "brief-method-scores", "brief-method-as-of", "brief-method-score"];
        let direction = match content.settings.direction {
            Direction::Both => words.get("direction-both").into_owned(),
            Direction::By(slot) => direction_name(dossier, slot),
        };
        let mut settings = model_settings(&content.settings.model, words);
        settings.push((words.get("brief-setting-direction").into_owned(), direction.clone()));
        if content.own_day.is_some() {
            let day = words.day(content.settings.as_of);
            settings.push((words.get("as-of").into_owned(), day));
        }
        Self {
            scale: words.get(scale_key(kind)).into_owned(),
            direction,
            band,
            settings,
            text: text.map(|key| words.get(key).into_owned()).into(),
        }
    }
}

fn model_settings(model: &Model, words: &Words) -> Vec<(String, String)> {
    let half_life = |half: &HalfLife| match half {
        HalfLife::Days(days) => days_of(number(*days), words),
        HalfLife::Never => words.get("half-life-none").into_owned(),
    };
    let mut rows = Vec::new();
    let mut row = |key: &str, value: String| rows.push((words.get(key).into_owned(), value));
    row("brief-setting-model", words.get(model_key(model.kind())).into_owned());
    match model {
        Model::Stock(stock) => {
            row("brief-setting-rest", number(stock.rest));
            if let Some([low, high]) = stock.rest_range {
                row("brief-setting-rest-range", format!("{}–{}", number(low), number(high)));
            }
            row("brief-setting-scale", number(stock.scale));
            row("brief-setting-words", half_life(&stock.words_half_life));
            row("brief-setting-deeds", half_life(&stock.deeds_half_life));
        }
        Model::Level { gain, half_life: half, baseline, start } => {
            row("brief-setting-gain", number(*gain));
            row("brief-setting-half-life", half_life(half));
            row("brief-setting-baseline", number(*baseline));
            row("brief-setting-start", number(*start));
        }
        Model::Flow { half_life: half } => row("brief-setting-half-life", half_life(half)),
        Model::Mean { window_days } => {
            row("brief-setting-window", days_of(window_days.to_string(), words));
        }
    }
    rows
}

fn days_of(days: String, words: &Words) -> String {
    words.with("half-life-days", &[("days", days.into())]).into_owned()
}
