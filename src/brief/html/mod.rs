//! A brief as one HTML file: the chart as SVG with tooltips, every table, no
//! script and nothing fetched. What is put together here escapes every text by
//! itself; only http and https become links.

mod commitments;
mod record;
mod slides;
mod style;

use base64::Engine;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::data::BriefData;
use super::deck::Deck;
use super::known::Known;
use super::material::Material;
use super::options::{Brief, Layout};
use crate::figure::{Parts, Scene, svg_within};

/// The width in pixels of a chart on a wide screen and on a narrow one.
const WIDE: f32 = 1080.0;
const NARROW: f32 = 390.0;
/// Their heights without lanes.
const HEIGHT: f32 = 520.0;
const NARROW_HEIGHT: f32 = 460.0;
/// Height that each lane adds.
const LANE: f32 = 20.0;
/// More lanes would push the tables out of sight; the rest is counted.
const MOST_LANES: usize = 30;

const STYLE: &str = include_str!("../../../assets/templates/brief.css");

/// A brief as one HTML file.
pub fn html(brief: &Brief) -> String {
    written(&Known::of(brief))
}

pub(super) fn written(known: &Known) -> String {
    let Known { material, data } = known;
    Page { material, data }.print().into_string()
}

/// What a page is made from.
struct Page<'a> {
    material: &'a Material,
    data: &'a BriefData,
}

impl Page<'_> {
    fn print(&self) -> Markup {
        let data = self.data;
        html! {
            (DOCTYPE)
            "\n"
            html lang=(data.language) dir=(data.direction) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta http-equiv="Content-Security-Policy"
                        content="default-src 'none'; style-src 'unsafe-inline'; img-src data:";
                    meta name="referrer" content="no-referrer";
                    title { (data.title) }
                    meta name="description" content=(data.headline.full);
                    @if let Some(author) = &data.author { meta name="author" content=(author); }
                    style { (PreEscaped(style::colours(&self.material.options))) (PreEscaped(STYLE)) }
                }
                "\n"
                body { main { (self.body()) (self.house()) } }
            }
            "\n"
        }
    }

    /// What the organisation writes at the foot of everything.
    fn house(&self) -> Markup {
        let house = &self.data.house;
        let parts = [&house.marking, &house.name, &house.footer];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        html! {
            @if !parts.is_empty() { footer { p.marking { (parts.join(" · ")) } } }
        }
    }

    fn body(&self) -> Markup {
        let layout = self.material.options.layout;
        match layout {
            Layout::Page => html! {
                (self.head())
                (self.chart(Parts::CHART))
                (self.movers())
                (self.commitments())
                (self.events())
                (self.sources())
                (self.method())
            },
            Layout::Figure => html! {
                (self.head())
                (self.chart(self.material.options.parts.with_chart()))
                (self.foot())
            },
            Layout::Slide | Layout::Compare | Layout::Ledger => {
                let deck = Deck::of(self.material, self.data);
                html! { (slides::slides(&deck, self.material.theme())) (self.sources()) }
            }
        }
    }

    fn word(&self, name: &str) -> &str {
        self.data.words.get(name).map_or("", String::as_str)
    }

    fn head(&self) -> Markup {
        let data = self.data;
        let mut about = vec![data.as_of_text.clone()];
        about.extend(data.span.as_ref().map(|span| span.text.clone()));
        about.extend(data.author.clone());
        about.retain(|part| !part.is_empty());
        let range = data.tension.as_ref().and_then(|tension| tension.range_text.as_ref());
        html! {
            header {
                @if let Some(logo) = &self.material.options.house.logo {
                    img.logo src=(data_url(&logo.png)) alt=(data.house.name.as_deref().unwrap_or(""));
                }
                @if let Some(marking) = &data.house.marking { p.marking { (marking) } }
                p.minor { (about.join(" · ")) }
                h1 { (data.title) }
                p.headline { b { (data.headline.value) } " " span { (data.headline.sentence) } }
                @if let Some(range) = range {
                    p.minor { (range) ". " (data.method.band.as_deref().unwrap_or_default()) }
                }
                @if let Some(summary) = &data.summary { p { (summary) } }
                @if let Some(note) = &data.note {
                    p.note { b { (self.word("note")) } " " (note) }
                }
            }
            "\n"
        }
    }

    /// The chart, composed for a wide screen and for a narrow one.
    fn chart(&self, parts: Parts) -> Markup {
        let lanes = self.data.commitments.len().min(MOST_LANES);
        let height = HEIGHT + lanes as f32 * LANE + if lanes > 0 { 80.0 } else { 0.0 };
        let mut wide = self.material.chart(WIDE, height, parts).scene;
        let mut narrow = self.material.small_chart(NARROW, NARROW_HEIGHT).scene;
        for scene in [&mut wide, &mut narrow] {
            scene.description.clone_from(&self.data.chart.alt);
        }
        html! {
            figure {
                div.wide { (picture(&wide, "wide-")) }
                div.narrow { (picture(&narrow, "narrow-")) }
            }
            "\n"
        }
    }

    /// Whose word it rests on, how it is computed, what is left out.
    fn foot(&self) -> Markup {
        let data = self.data;
        html! {
            @if let Some(sources) = &data.source_line { p.minor { (sources) } }
            p.minor { (data.method.line) }
            @for sentence in &data.left_out {
                p.minor { (self.word("left_out")) ": " (sentence) }
            }
        }
    }
}

/// A scene within a page; its ids begin with something of its own.
fn picture(scene: &Scene, prefix: &str) -> Markup {
    PreEscaped(svg_within(scene, prefix))
}

/// A picture within the page itself.
fn data_url(png: &[u8]) -> String {
    format!("data:image/png;base64,{}", base64::engine::general_purpose::STANDARD.encode(png))
}

/// `[3, 7]`, each a link to its document.
fn cites(numbers: &[usize]) -> Markup {
    html! {
        @if !numbers.is_empty() {
            " "
            span.cite {
                "["
                @for (place, number) in numbers.iter().enumerate() {
                    @if place > 0 { ", " }
                    a href={ "#source-" (number) } { (number) }
                }
                "]"
            }
        }
    }
}

fn swatch(side: u8) -> Markup {
    html! { i class={ "swatch side" (side) } aria-hidden="true" {} }
}
