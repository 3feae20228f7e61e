//! A brief computed and not yet laid out: what its data and its charts are made
//! from.

use std::borrow::Cow;
use std::sync::Arc;

use super::options::{Brief, Layout, Options, Origin};
use crate::dossier::{Day, Dossier, Edtf, Id, Source};
use crate::figure::{Banner, BundledFonts, Chart, Figure, Parts, Scene, Shown, Theme, View};
use crate::ledger::Ledger;
use crate::reading::wording::{standing_mark, withheld_sentences};
use crate::reading::{Content, Headline, Holdings};
use crate::words::Words;

/// All that a brief needs of a dossier.
pub(super) struct Material {
    pub(super) holdings: Holdings,
    pub(super) origin: Origin,
    pub(super) options: Options,
    /// With only the commitments to include.
    pub(super) content: Content,
    /// With all commitments.
    pub(super) ledger: Ledger,
    pub(super) view: View,
    pub(super) words: Words,
    theme: Theme,
    banner: Banner,
}

impl Material {
    pub(super) fn new(brief: &Brief) -> Self {
        let Brief { holdings, origin, options } = brief;
        let mut content = Content::compute(holdings, options.settings);
        let own = || View::of(&content, options.from, options.to);
        let view = options.view.unwrap_or_else(own);
        let ledger = content.ledger.clone();
        if let Some(ids) = &options.commitments {
            content.ledger.rows.retain(|row| {
                let commitment = holdings.dossier().commitments.get(row.commitment);
                let id = commitment.map(|c| c.id.as_str());
                id.is_some_and(|id| ids.iter().any(|asked| asked == id))
            });
        }
        let words = Words::of(options.language).for_record(content.record.0, content.record.1);
        let (holdings, origin, options) = (holdings.clone(), origin.clone(), options.clone());
        let theme = options.house.theme(Theme::of(options.theme));
        let mut material = Self {
            holdings,
            origin,
            options,
            content,
            ledger,
            view,
            words,
            theme,
            banner: Banner::default(),
        };
        material.banner = material.as_banner();
        material
    }

    pub(super) fn dossier(&self) -> &Dossier {
        self.holdings.dossier()
    }

    pub(super) const fn theme(&self) -> &Theme {
        &self.theme
    }

    /// What the organisation puts on a picture, and what was withheld from it.
    fn as_banner(&self) -> Banner {
        let house = &self.options.house;
        let line = [&house.name, &house.footer].into_iter().flatten().cloned();
        let line: Vec<String> = line.collect();
        Banner {
            marking: house.marking.clone(),
            line: (!line.is_empty()).then(|| line.join(" · ")),
            logo: house.logo.as_ref().map(|logo| (Arc::clone(&logo.png), logo.width, logo.height)),
            left_out: self.withheld(),
        }
    }

    /// What was withheld for its marks, a sentence each.
    pub(super) fn withheld(&self) -> Vec<String> {
        let Some((most, withheld)) = &self.options.withheld else { return Vec::new() };
        withheld_sentences(&self.words, most, withheld)
    }

    pub(super) fn title(&self) -> &str {
        self.options.title.as_deref().unwrap_or(&self.dossier().title)
    }

    pub(super) fn as_of(&self) -> Day {
        self.content.settings.as_of
    }

    /// The dossier's summary; `None` for a past day, since it would reveal what came later.
    pub(super) fn summary(&self) -> Option<&str> {
        self.dossier().summary.as_deref().filter(|_| !self.is_past())
    }

    /// Whether it is of a day before the dossier's own: undated texts would reveal what came later.
    pub(super) fn is_past(&self) -> bool {
        self.dossier().default_as_of().is_some_and(|own| self.as_of() < own)
    }

    /// Whether its chart has lanes under it: slides have no room for any.
    pub(super) const fn has_lanes(&self) -> bool {
        matches!(self.options.layout, Layout::Figure | Layout::Page)
    }

    /// Whether nothing is dated, so that there is no day to show.
    pub(super) fn is_blank(&self) -> bool {
        self.dossier().default_as_of().is_none()
    }

    pub(super) fn figure(&self) -> Figure<'_> {
        Figure {
            shown: Shown {
                dossier: self.dossier(),
                content: &self.content,
                theme: self.theme(),
                words: &self.words,
                measure: &BundledFonts,
            },
            title: self.title(),
            banner: &self.banner,
            headline: self.options.headline.as_deref(),
            view: self.view,
            naming: self.options.naming(),
            values: self.options.values,
        }
    }

    /// The chart at a size in pixels.
    pub(super) fn chart(&self, width: f32, height: f32, parts: Parts) -> Chart {
        self.figure().chart(width, height, parts)
    }

    /// The chart on a small screen: all of a figure but what a page says itself.
    pub(super) fn small_chart(&self, width: f32, height: f32) -> Chart {
        self.figure().compose(width, height, Parts::CHART)
    }

    /// What the signs of a chart mean, so wide in pixels.
    pub(super) fn legend(&self, width: f32) -> Scene {
        self.figure().legend_rows(width)
    }

    /// Width and height of the figure layout in its units, and pixels for each.
    fn figure_size(&self) -> (f32, f32, f32) {
        let size = match self.options.layout {
            Layout::Figure => self.options.size(),
            _ => Layout::Figure.default_size(),
        };
        let unit = size.unit(self.options.text_scale);
        (size.width as f32 / unit, size.height as f32 / unit, unit)
    }

    /// The figure layout at its own size.
    pub(super) fn whole_figure(&self) -> Chart {
        let (width, height, unit) = self.figure_size();
        let mut chart = self.figure().compose(width, height, self.options.parts);
        chart.scene.scale = unit;
        chart
    }

    /// The same with everything where it stands in the figure of a later day.
    pub(super) fn steady_figure(&self, last: &Self) -> Chart {
        let (width, height, unit) = self.figure_size();
        let parts = self.options.parts;
        let mut chart = self.figure().compose_like(&last.figure(), (width, height), parts);
        chart.scene.scale = unit;
        chart
    }

    pub(super) fn headline(&self) -> Headline {
        let (from, to) = self.view.days();
        Headline::compute(self.dossier(), &self.content, &self.words, from, to)
            .or_own(self.options.headline.as_deref())
    }

    /// A date for people.
    pub(super) fn date(&self, date: &Edtf) -> String {
        self.words.edtf(date)
    }

    /// A day for people.
    pub(super) fn day(&self, day: Day) -> String {
        self.words.day(day)
    }

    /// How a quotation stands in the text that is kept of its source.
    pub(super) fn quote_mark(&self, quote: Option<&str>, sources: &[Id<Source>]) -> Option<String> {
        let standing = self.holdings.quotes().standing(self.dossier(), quote?, sources);
        standing_mark(&standing, &self.words)
    }

    pub(super) fn word<'a>(&'a self, key: &'a str) -> Cow<'a, str> {
        self.words.get(key)
    }
}
