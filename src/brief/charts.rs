//! The charts that a template asks for, each at a size of its own.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::deck::{Deck, Told};
use super::known::Known;
use super::legible::{Legible, isolated, softened};
use crate::figure::{Chart, Part, Parts, Scene, svg_in_faces};
use crate::raster::Faces;
use crate::raster::legible_scene;

/// Largest chart a template may ask for, in pixels a side.
const MOST_PIXELS: u32 = 10_000;
/// How many charts are kept for their keys, or the next time that one is asked
/// for: a template may ask for as many sizes as it likes.
const MOST_KEPT: usize = 64;

/// Draws the charts of one brief.
pub(super) struct Charts {
    known: Arc<Known>,
    /// The slides, where the built-in template sets some.
    deck: Option<Deck>,
    /// By which typeface each character is drawn, where that is done here.
    faces: Faces,
    /// Changes a text that is drawn.
    legible: Box<Legible>,
    /// Those laid out, by the names of their files.
    drawn: Mutex<HashMap<String, Arc<Chart>>>,
}

impl Charts {
    pub(super) fn new(
        known: Arc<Known>,
        mut deck: Option<Deck>,
        (legible, faces): (Box<Legible>, Faces),
    ) -> Self {
        for text in deck.iter_mut().flat_map(Deck::texts_mut) {
            if let Some(changed) = legible(text) {
                *text = changed;
            }
            if let Some(soft) = softened(text) {
                *text = soft;
            }
            if let Some(isolated) = isolated(text) {
                *text = isolated;
            }
        }
        Self { known, deck, faces, legible, drawn: Mutex::default() }
    }

    /// A chart, laid out once however often its picture and its key are asked
    /// for.
    fn drawn(&self, stem: &str, asked: &Asked) -> Arc<Chart> {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if drawn.len() >= MOST_KEPT && !drawn.contains_key(stem) {
            drawn.clear();
        }
        let chart = drawn.entry(stem.to_owned()).or_insert_with(|| {
            Arc::new(match asked.picture {
                Picture::Figure => self.known.material.whole_figure(),
                Picture::Chart { width, height, parts } => {
                    self.known.material.chart(width, height, parts)
                }
            })
        });
        Arc::clone(chart)
    }

    /// The file of a chart, by its name.
    pub(super) fn file(&self, name: &str) -> Option<Vec<u8>> {
        if name == "logo.png" {
            return self.known.material.options.house.logo.as_ref().map(|logo| logo.png.to_vec());
        }
        if let Some(told) = self.deck.as_ref().map(Told) {
            if name == "deck.json" {
                return Some(told.json().to_string().into_bytes());
            }
            if let Some(picture) = told.scene(name) {
                return Some(self.svg(picture));
            }
        }
        let asked = Asked::parse(name)?;
        let chart = self.drawn(name.rsplit_once('.')?.0, &asked);
        if asked.as_json {
            return Some(self.told(&chart).to_string().into_bytes());
        }
        Some(self.svg(&chart.scene))
    }

    fn svg(&self, picture: &Scene) -> Vec<u8> {
        let mut drawn = picture.clone();
        legible_scene(&mut drawn, &*self.legible);
        svg_in_faces(&drawn, &|c| self.faces.of(c)).into_bytes()
    }

    /// What had no room in a chart.
    fn told(&self, chart: &Chart) -> serde_json::Value {
        let key: Vec<_> = chart
            .unplaced
            .key
            .iter()
            .filter_map(|(number, marker)| {
                let marker = self.known.material.content.markers.get(*marker)?;
                let event = self.known.material.dossier().events.get(marker.event)?;
                Some(serde_json::json!({"number": number, "event": event.id.as_str()}))
            })
            .collect();
        serde_json::json!({
            "key": key,
            "keyed": chart.unplaced.keyed,
            "unnamed": chart.unplaced.unnamed,
            "lanes_hidden": chart.unplaced.lanes,
        })
    }
}

/// A picture as its file's name asks for it: `figure.svg` is the brief's own
/// figure, `chart-WIDTHxHEIGHT[-nokey][-nolanes][-nolegend].svg` a chart at a
/// size; `.json` is what had no room in either.
struct Asked {
    picture: Picture,
    as_json: bool,
}

enum Picture {
    Figure,
    Chart { width: f32, height: f32, parts: Parts },
}

impl Asked {
    fn parse(name: &str) -> Option<Self> {
        let (stem, kind) = name.rsplit_once('.')?;
        let as_json = match kind {
            "svg" => false,
            "json" => true,
            _ => return None,
        };
        let picture = if stem == "figure" { Picture::Figure } else { Self::chart(stem)? };
        Some(Self { picture, as_json })
    }

    fn chart(stem: &str) -> Option<Picture> {
        let mut words = stem.strip_prefix("chart-")?.split('-');
        let (width, height) = words.next()?.split_once('x')?;
        let side = |text: &str| {
            let side = text.parse::<u32>().ok()?;
            (1..=MOST_PIXELS).contains(&side).then_some(side as f32)
        };
        let mut parts = Parts::CHART;
        for word in words {
            parts = match word {
                "nokey" => parts.without(Part::Key),
                "nolanes" => parts.without(Part::Lanes),
                "nolegend" => parts.without(Part::Legend),
                _ => return None,
            };
        }
        Some(Picture::Chart { width: side(width)?, height: side(height)?, parts })
    }
}
