//! What all slides of a brief share: its data, its colours, the size and the
//! places of things that stand on every slide.

use std::sync::Arc;

use super::parts::{Body, Cell, Element, Paragraph, Picture, Role, Run, Slide, Text};
use super::parts::{Table, TableRow};
use super::setting::{height, row};
use crate::brief::data::{BriefData, CommitmentData, SideData};
use crate::brief::material::Material;
use crate::figure::{
    BundledFonts, Color, KeyEntry, Part, Parts, Rect, Scene, Shape, TextMeasure, TextStyle, Theme,
    wrap,
};
use crate::words::{Language, one_line};

/// The width and height, in points, at which texts have the sizes that are
/// written here.
const OWN_SIZE: (f32, f32) = (960.0, 540.0);
/// The largest width and height of a slide; beyond them it has empty edges.
const SHAPES: (f32, f32) = (0.45, 2.6);
/// Free space at the edges, in points.
const MARGIN: f32 = 30.0;
/// Pixels of a chart for each point: its smallest text, of 10.5 pixels, is so 10
/// points high.
const CHART_PIXELS: f32 = 1.05;

/// Most width and height of a logo, in points.
const LOGO: (f32, f32) = (130.0, 34.0);
/// What a logo is called on its slide.
pub(in crate::brief) const LOGO_NAME: &str = "logo";

/// Sizes of texts in points. None is under 10.
pub(super) const TITLE: f32 = 12.0;
pub(super) const TEXT: f32 = 12.0;
pub(super) const SMALL: f32 = 10.5;
pub(super) const LEAST: f32 = 10.0;

/// Makes the slides of one brief.
pub(in crate::brief) struct Maker<'a> {
    pub(super) material: &'a Material,
    pub(super) data: &'a BriefData,
    pub(super) theme: &'a Theme,
    /// How many points each of the sizes written here takes.
    pub(super) unit: f32,
    /// The slide without its edges.
    pub(super) page: Rect,
}

impl<'a> Maker<'a> {
    pub(in crate::brief) fn new(material: &'a Material, data: &'a BriefData) -> Self {
        let (width, height) = (data.page.width as f32, data.page.height as f32);
        let (least, most) = SHAPES;
        let inner_width = width.min(height * most);
        let inner_height = height.min(width / least);
        let unit = (inner_width / OWN_SIZE.0 * (inner_height / OWN_SIZE.1)).sqrt();
        let (left, top) = ((width - inner_width) / 2.0, (height - inner_height) / 2.0);
        let margin = MARGIN * unit;
        let page = Rect::new(
            left + margin,
            top + margin * 0.8,
            left + inner_width - margin,
            top + inner_height - margin * 0.7,
        );
        Self { material, data, theme: material.theme(), unit, page }
    }

    /// How many points each size takes.
    pub(in crate::brief) const fn unit(&self) -> f32 {
        self.unit
    }

    /// The language of its words.
    pub(in crate::brief) const fn language(&self) -> Language {
        self.material.options.language
    }

    /// Whether things stand beside each other, and not under each other.
    pub(super) fn is_wide(&self) -> bool {
        self.page.width() >= self.page.height() * 1.25
    }

    pub(super) fn word(&self, key: &'static str) -> String {
        self.material.word(key).into_owned()
    }

    pub(super) fn with(
        &self,
        key: &'static str,
        values: &[(&str, crate::words::Value<'_>)],
    ) -> String {
        self.material.words.with(key, values).into_owned()
    }

    /// Regular text of a size that is written here.
    pub(super) fn plain(&self, text: impl Into<String>, size: f32) -> Run {
        Run::plain(text, size * self.unit, self.theme.ink)
    }

    pub(super) fn muted(&self, text: impl Into<String>, size: f32) -> Run {
        Run::plain(text, size * self.unit, self.theme.muted)
    }

    pub(super) fn strong(&self, text: impl Into<String>, size: f32, color: Color) -> Run {
        Run::strong(text, size * self.unit, color)
    }

    /// A text as broad as its room and as high as it is.
    pub(super) fn text(
        &self,
        name: &str,
        (left, top, width): (f32, f32, f32),
        role: Role,
        paragraphs: Vec<Paragraph>,
    ) -> Element {
        let bottom = top + height(&paragraphs, width);
        let body = Body::Text(Text { role, paragraphs, centred: false });
        Element { name: name.to_owned(), rect: Rect::new(left, top, left + width, bottom), body }
    }

    /// What the brief is about and as of when, over the slide.
    pub(super) fn about(&self) -> Element {
        let data = self.data;
        let mut parts = vec![data.title.clone()];
        parts.extend((!data.as_of_text.is_empty()).then(|| data.as_of_text.clone()));
        parts.extend(data.author.clone());
        let marking = self.material.options.house.marking.as_ref();
        let marking = marking.map(|marking| format!("{marking} · ")).unwrap_or_default();
        let width = self.head_right() - self.page.left;
        let style = TextStyle::strong(TITLE * self.unit);
        let room = width - BundledFonts.width(&marking, style);
        let text = self.clamp(&parts.join(" · "), (TITLE, false), room, 1);
        let mut runs = Vec::new();
        if !marking.is_empty() {
            runs.push(self.strong(marking, TITLE, self.theme.ink));
        }
        runs.push(self.muted(text, TITLE));
        let place = (self.page.left, self.page.top, width);
        self.text("about", place, Role::Body, vec![Paragraph { runs, above: 0.0 }])
    }

    /// Where what stands over a slide ends: before the logo.
    pub(super) fn head_right(&self) -> f32 {
        self.logo_size()
            .map_or(self.page.right, |(width, _)| self.page.right - width - 14.0 * self.unit)
    }

    fn logo_size(&self) -> Option<(f32, f32)> {
        let logo = self.material.options.house.logo.as_ref()?;
        let (width, height) = (logo.width.max(1) as f32, logo.height.max(1) as f32);
        let (most_width, most_height) = (LOGO.0 * self.unit, LOGO.1 * self.unit);
        let scale = (most_width / width).min(most_height / height);
        Some((width * scale, height * scale))
    }

    /// The organisation's logo in the upper right corner.
    fn logo(&self) -> Option<Element> {
        let house = &self.material.options.house;
        let ((width, height), logo) = (self.logo_size()?, house.logo.as_ref()?);
        let right = self.page.right;
        let rect = Rect::new(right - width, self.page.top, right, self.page.top + height);
        let (wide, high) = (logo.width as f32, logo.height as f32);
        let whole = Rect::new(0.0, 0.0, wide, high);
        let alt = house.name.clone().unwrap_or_default();
        let shape = Shape::Picture { rect: whole, png: Arc::clone(&logo.png), alt: alt.clone() };
        let scene = Scene {
            width: wide,
            height: high,
            scale: 1.0,
            background: self.theme.background,
            title: alt.clone(),
            description: alt.clone(),
            shapes: vec![shape],
        };
        let alt = Some(alt).filter(|alt| !alt.is_empty());
        let body = Body::Picture(Picture { scene, alt });
        Some(Element { name: LOGO_NAME.to_owned(), rect, body })
    }

    /// A text in at most so many lines.
    pub(super) fn clamp(
        &self,
        text: &str,
        (size, strong): (f32, bool),
        width: f32,
        lines: usize,
    ) -> String {
        let style = TextStyle { size: size * self.unit, strong };
        let broken = |most| wrap(&BundledFonts, text, style, width * 0.95, most);
        let text = one_line(text, usize::MAX);
        if broken(lines + 1).len() <= lines {
            return text.into_owned();
        }
        // As much of the text itself as the lines hold: they may have been broken
        // where there is no space.
        let is_letter = |c: &char| !c.is_whitespace();
        let kept = broken(lines).concat().chars().filter(is_letter).count().saturating_sub(1);
        let mut seen = 0;
        let cut = text.chars().take_while(|c| {
            seen += usize::from(is_letter(c));
            seen <= kept
        });
        format!("{}…", cut.collect::<String>().trim_end())
    }

    /// The title of a slide that goes on with something.
    pub(super) fn heading(&self, text: String, top: f32) -> Element {
        let run = self.strong(text, 24.0, self.theme.ink);
        let place = (self.page.left, top, self.head_right() - self.page.left);
        self.text("title", place, Role::Title, vec![Paragraph::of(run, 0.0)])
    }

    /// The chart in a place of its own, with the numbers on it.
    pub(super) fn chart(&self, name: &str, rect: Rect) -> (Element, Vec<KeyEntry>) {
        let alt = self.data.chart.alt.clone();
        self.chart_with(self.material, (name, rect), Parts::CHART, alt)
    }

    /// The chart with its lanes and as much of its key as has room; with the
    /// numbers that the key does not explain.
    pub(super) fn whole_chart(&self, name: &str, rect: Rect) -> (Element, Vec<KeyEntry>) {
        let pixels = CHART_PIXELS / self.unit;
        let (width, height) = (rect.width() * pixels, rect.height() * pixels);
        // The slide's own foot explains the range.
        let parts = Parts::CHART.without(Part::Range);
        let chart = self.material.figure().compose(width.max(40.0), height.max(40.0), parts);
        let alt = Some(self.data.chart.alt.clone());
        let picture = Picture { scene: chart.scene, alt };
        let body = Body::Picture(picture);
        let rest = chart.unplaced.key.into_iter().skip(chart.unplaced.keyed).collect();
        (Element { name: name.to_owned(), rect, body }, rest)
    }

    /// The chart of some material with these parts, without lanes and key.
    pub(super) fn chart_with(
        &self,
        material: &Material,
        (name, rect): (&str, Rect),
        parts: Parts,
        alt: String,
    ) -> (Element, Vec<KeyEntry>) {
        let pixels = CHART_PIXELS / self.unit;
        let parts = parts.without(Part::Key).without(Part::Lanes);
        let (width, height) = (rect.width() * pixels, rect.height() * pixels);
        let chart = material.chart(width.max(40.0), height.max(40.0), parts);
        let picture = Picture { scene: chart.scene, alt: Some(alt) };
        let element = Element { name: name.to_owned(), rect, body: Body::Picture(picture) };
        (element, chart.unplaced.key)
    }

    /// What colours and signs mean, in rows.
    pub(super) fn legend(&self, top: f32, width: f32) -> Element {
        let pixels = CHART_PIXELS / self.unit;
        let scene = self.material.legend(width * pixels);
        let height = scene.height / pixels;
        let rect = Rect::new(self.page.left, top, self.page.left + width, top + height);
        let alt = Some(self.word("brief-legend"));
        Element { name: "legend".to_owned(), rect, body: Body::Picture(Picture { scene, alt }) }
    }

    /// A side's name and how its commitments stand, as the head of a table.
    pub(super) fn side_head(&self, side: &SideData, columns: &[f32], continued: bool) -> TableRow {
        let color = self.side_color(side.number);
        let name = if continued {
            format!("{} ({})", side.name, self.word("brief-continued"))
        } else {
            side.name.clone()
        };
        let mut paragraphs = vec![Paragraph::of(self.strong(name, 13.0, color), 0.0)];
        if !continued {
            let counts = self.muted(self.counts(side), LEAST);
            paragraphs.push(Paragraph::of(counts, 1.0 * self.unit));
        }
        let cell = Cell { span: columns.len(), paragraphs };
        row(columns, vec![cell], true, self.unit)
    }

    /// `12 commitments, 1 overdue · 5 fulfilled`.
    fn counts(&self, side: &SideData) -> String {
        use crate::dossier::Slot;
        let slot = if side.number == 1 { Slot::First } else { Slot::Second };
        let Material { ledger, words, .. } = self.material;
        crate::reading::wording::side_counts(self.material.dossier(), ledger, slot, words)
    }

    pub(super) fn side_color(&self, number: u8) -> Color {
        let [first, second] = self.theme.sides;
        match number {
            1 => first,
            2 => second,
            _ => self.theme.joint,
        }
    }

    /// The status of a commitment with what ought to alarm, and what is coming.
    pub(super) fn status(&self, one: &CommitmentData) -> Vec<Paragraph> {
        let alarming = one.overdue || !one.alerts.is_empty();
        let color = if alarming { self.theme.alert() } else { self.theme.status(one.status) };
        let mut status = self.strong(one.status_label.clone(), SMALL, color);
        status.icon = Some(one.status);
        // That it is overdue comes last among them, and first to a reader.
        let alerts = one.alerts.iter().rev().cloned().collect::<Vec<_>>().join(", ");
        let alerts = (!alerts.is_empty())
            .then(|| Paragraph::of(self.strong(alerts, LEAST, self.theme.alert()), 0.0));
        let soon = (!one.soon.is_empty())
            .then(|| Paragraph::of(self.muted(one.soon.join(", "), LEAST), 0.0));
        std::iter::once(Paragraph::of(status, 0.0)).chain(alerts).chain(soon).collect()
    }

    /// A table in its place.
    pub(super) fn table(
        &self,
        name: &str,
        (left, top): (f32, f32),
        columns: Vec<f32>,
        rows: Vec<TableRow>,
    ) -> Element {
        let table = Table { columns, rows, line: self.theme.grid, is_exact: false };
        let rect = Rect::new(left, top, left + table.width(), top + table.height());
        Element { name: name.to_owned(), rect, body: Body::Table(table) }
    }

    /// A slide with what it is about over it.
    pub(super) fn slide(&self, name: String, title: String, elements: Vec<Element>) -> Slide {
        let elements = std::iter::once(self.about()).chain(self.logo()).chain(elements).collect();
        Slide { name, title, elements, notes: Vec::new() }
    }

    /// Where what follows a slide's title may begin.
    pub(super) fn under(&self, element: &Element, gap: f32) -> f32 {
        element.rect.bottom + gap * self.unit
    }
}
