//! What a file says about where it comes from: which dossier, as of when, by which model and
//! program, what was asked, and what it says. From this it can be drawn again and compared. No
//! clock: the same brief says the same.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::data::BriefData;
use super::known::Known;
use super::options::{Brief, ChartKind, Layout, Options, Paper};
use super::size::Size;
use crate::dossier::{Day, Dossier, ModelKind};
use crate::figure::{Naming, Part, Parts, ThemeName, View};
use crate::reading::Settings;
use crate::tension::Direction;
use crate::words::Language;

/// Most events that are listed one by one; beyond that, only their number and digest are kept.
const MOST_EVENTS: usize = 400;

/// Where a file comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// The program and its version.
    pub program: String,
    /// The dossier's file, without its folder.
    pub dossier: String,
    /// The SHA-256 of its text; of what is left of it where something is withheld.
    pub sha256: String,
    /// The data files that stood beside it, each with its SHA-256.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub data: BTreeMap<String, String>,
    /// The day whose knowledge it shows.
    pub as_of: String,
    /// `stock`, `level`, `flow`, `mean`.
    pub model: String,
    /// Up to which mark it holds anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_marking: Option<String>,
    /// What was asked.
    pub asked: Asked,
    /// What it says.
    pub said: Said,
}

/// What was asked of a brief, so that it can be asked again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    layout: Layout,
    theme: String,
    paper: String,
    /// Pixels, pixels a unit, points a pixel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    size: Option<(u32, u32, Option<f32>, f64)>,
    text_scale: f32,
    parts: Vec<String>,
    native_chart: bool,
    direction: String,
    apart: bool,
    from: Option<String>,
    to: Option<String>,
    view: Option<(f64, f64)>,
    compare: Option<String>,
    values: Option<(f64, f64)>,
    title: Option<String>,
    headline: Option<String>,
    note: Option<String>,
    author: Option<String>,
    naming: Option<String>,
    commitments: Option<Vec<String>>,
    language: String,
    /// A digest of the organisation's style, where there is one.
    house: Option<String>,
    /// The scale of a PNG.
    scale: f32,
}

/// What a brief says, in short.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// The sentence.
    pub headline: String,
    /// Tension on the last day, as written, with its range.
    pub tension: Option<String>,
    /// How each commitment stands, by its id.
    pub commitments: BTreeMap<String, String>,
    /// Each event's day and how far it moved tension, by its id; none where there
    /// are too many.
    pub events: BTreeMap<String, String>,
    /// How many events there are.
    pub events_count: usize,
    /// A digest of all that the brief says.
    pub digest: String,
}

/// Why a brief cannot be asked for again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("what was asked of it cannot be read: {0}")]
pub struct AskedError(String);

/// Where a brief comes from, at a scale of its PNG.
pub fn provenance(brief: &Brief, scale: f32) -> Provenance {
    Provenance::of(&Known::of(brief), scale)
}

impl Provenance {
    pub(super) fn of(known: &Known, scale: f32) -> Self {
        let Known { material, data } = known;
        let options = &material.options;
        Self {
            program: format!("Détente {}", env!("CARGO_PKG_VERSION")),
            dossier: material.origin.name.clone(),
            sha256: material.origin.sha256.clone(),
            data: material
                .content
                .beside
                .files()
                .map(|(file, sha256)| (file.to_owned(), sha256.to_owned()))
                .collect(),
            as_of: options.settings.as_of.to_string(),
            model: options.settings.model.kind().as_str().to_owned(),
            max_marking: options.withheld.as_ref().map(|(most, _)| most.clone()),
            asked: Asked::of(options, material.dossier(), scale),
            said: Said::of(data),
        }
    }
}

impl Said {
    fn of(data: &BriefData) -> Self {
        let commitments = data.commitments.iter().map(|one| {
            let alerts = one.alerts.iter().map(String::as_str);
            let state: Vec<&str> =
                std::iter::once(one.status_label.as_str()).chain(alerts).collect();
            (one.id.clone(), state.join(", "))
        });
        let tension = data.tension.as_ref().map(|tension| {
            let range = tension.range_text.iter().map(String::as_str);
            std::iter::once(tension.text.as_str()).chain(range).collect::<Vec<_>>().join(", ")
        });
        let few = data.events.len() <= MOST_EVENTS;
        let events = data.events.iter().filter(|_| few);
        let events = events.map(|event| {
            (
                event.id.clone(),
                format!("{}: {} {}", event.date.iso, event.headline, event.change_text),
            )
        });
        Self {
            headline: data.headline.full.clone(),
            tension,
            commitments: commitments.collect(),
            events: events.collect(),
            events_count: data.events.len(),
            digest: digest(data),
        }
    }
}

/// A digest of what a brief says; its dossier's own is told beside it.
fn digest(data: &BriefData) -> String {
    let mut data = data.clone();
    data.dossier.sha256.clear();
    data.dossier.name.clear();
    let text = serde_json::to_string(&data).unwrap_or_default();
    hex(&Sha256::digest(text.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Asked {
    fn of(options: &Options, dossier: &Dossier, scale: f32) -> Self {
        let day = |day: Option<Day>| day.map(|day| day.to_string());
        let is_house = *options.house != super::House::default();
        Self {
            layout: options.layout,
            theme: options.theme.as_str().to_owned(),
            paper: options.paper.as_str().to_owned(),
            size: options.size.map(|size| size.parts()),
            text_scale: options.text_scale,
            parts: Part::ALL
                .into_iter()
                .filter(|part| options.parts.has(*part))
                .map(|part| part.as_str().to_owned())
                .collect(),
            native_chart: options.chart_kind == ChartKind::Native,
            direction: options.settings.direction.name(dossier),
            apart: options.settings.apart,
            from: day(options.from),
            to: day(options.to),
            view: options.view.map(|view| (view.first, view.last)),
            compare: day(options.compare),
            values: options.values,
            title: options.title.clone(),
            headline: options.headline.clone(),
            note: options.note.clone(),
            author: options.author.clone(),
            naming: options.naming.map(|naming| naming.as_str().to_owned()),
            // A choice, whatever order it was made in.
            commitments: options.commitments.clone().map(|mut ids| {
                ids.sort_unstable();
                ids
            }),
            language: options.language.tag().to_owned(),
            house: is_house.then(|| options.house.digest()),
            scale,
        }
    }

    /// The scale of its PNG.
    pub const fn scale(&self) -> f32 {
        self.scale
    }

    /// The digest of the style that it was made with.
    pub fn house(&self) -> Option<&str> {
        self.house.as_deref()
    }
}

impl Provenance {
    /// The same asked of a dossier again; the organisation's style is for the
    /// caller to add.
    ///
    /// # Errors
    /// Where it cannot be.
    pub fn asked_again(&self, dossier: &Dossier) -> Result<Options, AskedError> {
        let asked = &self.asked;
        let wrong = |what: &str| AskedError(what.to_owned());
        let day = |text: &str| text.parse::<Day>().map_err(|error| AskedError(error.to_string()));
        let some = |text: &Option<String>| text.as_deref().map(day).transpose();
        let kind = ModelKind::ALL.into_iter().find(|kind| kind.as_str() == self.model);
        let kind = kind.ok_or_else(|| wrong("model"))?;
        let direction = Direction::parse(&asked.direction, dossier)
            .map_err(|error| AskedError(error.to_string()))?;
        let own = Settings::of(dossier);
        let own = if own.model.kind() == kind { own } else { own.with_model(dossier, kind) };
        let settings = Settings { direction, as_of: day(&self.as_of)?, apart: asked.apart, ..own };
        let parts = Part::ALL
            .into_iter()
            .filter(|part| asked.parts.iter().any(|name| name == part.as_str()));
        Ok(Options {
            layout: asked.layout,
            theme: ThemeName::parse(&asked.theme).ok_or_else(|| wrong("theme"))?,
            paper: if asked.paper == Paper::Letter.as_str() { Paper::Letter } else { Paper::A4 },
            size: asked.size.map(Size::of_parts),
            text_scale: asked
                .text_scale
                .clamp(*super::TEXT_SCALE.start(), *super::TEXT_SCALE.end()),
            parts: parts.fold(Parts::NONE, Parts::with),
            chart_kind: if asked.native_chart { ChartKind::Native } else { ChartKind::Shapes },
            settings,
            from: some(&asked.from)?,
            to: some(&asked.to)?,
            view: asked.view.map(|(first, last)| View { first, last: last.max(first + 3.0) }),
            compare: some(&asked.compare)?,
            values: asked.values.filter(|(low, high)| low < high),
            title: asked.title.clone(),
            headline: asked.headline.clone(),
            note: asked.note.clone(),
            author: asked.author.clone(),
            naming: asked.naming.as_deref().and_then(Naming::parse),
            commitments: asked.commitments.clone(),
            language: Language::ALL
                .into_iter()
                .find(|language| language.tag() == asked.language)
                .unwrap_or_default(),
            ..Options::of(dossier)
        })
    }
}
