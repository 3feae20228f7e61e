//! The whole figure at a given size: headline, chart, lanes, key, commitments,
//! sources and method.

use super::cards::CardPainter;
use super::chart::{AXIS_HEIGHT, ChartLayout, SMALL_STYLE, View};
use super::content::Content;
use super::headline::Headline;
use super::icons::{self, MarkerStyle, swatch};
use super::lanes::{HEADING_HEIGHT, LEAST_LANE_HEIGHT, LanePainter, SCORE_HEIGHT};
use super::paint::{BADGE_STYLE, BASELINE, ChartPainter};
use super::scene::{Anchor, Rect, Scene, TextStyle, pt};
use super::text::{TextMeasure, fit, wrap};
use super::theme::Theme;
use super::wording;
use crate::dossier::{Dossier, ModelKind, QuadClass, Slot};
use crate::words::Words;

const TITLE: TextStyle = TextStyle { size: 15.0, strong: true };
const NUMBER: TextStyle = TextStyle { size: 36.0, strong: true };
const SENTENCE: TextStyle = TextStyle { size: 15.0, strong: false };
const FOOT: TextStyle = TextStyle { size: 10.5, strong: false };
const MARGIN: f32 = 24.0;

/// What a figure is made of.
pub struct Figure<'a> {
    /// The record.
    pub dossier: &'a Dossier,
    /// What is shown of it.
    pub content: &'a Content,
    /// Which days.
    pub view: View,
    /// In which colours.
    pub theme: &'a Theme,
    /// In which words.
    pub words: &'a Words,
    /// With which fonts.
    pub measure: &'a dyn TextMeasure,
}

impl Figure<'_> {
    /// The figure in pixels.
    pub fn compose(&self, width: f32, height: f32) -> Scene {
        let (from, to) = self.view.days();
        let headline = Headline::compute(self.dossier, self.content, self.words, from, to);
        let mut scene = Scene {
            width,
            height,
            background: self.theme.background,
            title: self.dossier.title.clone(),
            description: self.description(&headline),
            shapes: Vec::new(),
        };
        let page = Rect::new(MARGIN, MARGIN, width - MARGIN, height - MARGIN);
        let foot_top = self.foot(&mut scene, page);
        // Beside the chart where the picture is wide, under it where not.
        let wide = width >= height * 1.25 && width >= 900.0;
        let (chart_area, columns) = if self.content.ledger.rows.is_empty() {
            (Rect::new(page.left, page.top, page.right, foot_top), Vec::new())
        } else if wide {
            let left = page.right - (page.width() * 0.3).clamp(260.0, 460.0);
            let chart = Rect::new(page.left, page.top, left - 24.0, foot_top);
            (chart, vec![Rect::new(left, page.top, page.right, foot_top)])
        } else {
            let middle = f32::midpoint(page.left, page.right);
            let most = page.height() * 0.45;
            let top = foot_top - self.cards().wanted_height(middle - 8.0 - page.left, most);
            let columns = vec![
                Rect::new(page.left, top, middle - 8.0, foot_top),
                Rect::new(middle + 8.0, top, page.right, foot_top),
            ];
            (Rect::new(page.left, page.top, page.right, top - 16.0), columns)
        };
        let top = self.head(&mut scene, &headline, chart_area);
        self.chart_and_lanes(&mut scene, Rect { top, ..chart_area });
        if !columns.is_empty() {
            self.cards().paint(&mut scene, &columns);
        }
        scene
    }

    fn cards(&self) -> CardPainter<'_> {
        CardPainter {
            dossier: self.dossier,
            content: self.content,
            theme: self.theme,
            words: self.words,
            measure: self.measure,
        }
    }

    fn description(&self, headline: &Headline) -> String {
        let count = |key: &'static str, count: usize| {
            self.words.with(key, &[("count", count.into())]).into_owned()
        };
        self.words
            .with(
                "chart-description",
                &[
                    ("title", self.dossier.title.as_str().into()),
                    ("day", self.content.settings.as_of.long().into()),
                    ("headline", headline.full().into()),
                    ("events", count("count-events", self.content.markers.len()).into()),
                    (
                        "commitments",
                        count("count-commitments", self.content.ledger.rows.len()).into(),
                    ),
                ],
            )
            .into_owned()
    }

    /// Title, number, sentence and legend; gives where the chart may begin.
    fn head(&self, scene: &mut Scene, headline: &Headline, area: Rect) -> f32 {
        let mut y = area.top;
        for line in wrap(self.measure, &self.dossier.title, TITLE, area.width(), 2) {
            scene.text(pt(area.left, y + TITLE.size), Anchor::Start, TITLE, self.theme.ink, line);
            y += TITLE.size * 1.35;
        }
        y += 8.0;
        let mut left = area.left;
        if !headline.value.is_empty() {
            let at = pt(left, y + NUMBER.size * 0.8);
            scene.text(at, Anchor::Start, NUMBER, self.theme.ink, headline.value.as_str());
            left += self.measure.width(&headline.value, NUMBER) + 12.0;
        }
        let lines = wrap(self.measure, &headline.sentence, SENTENCE, area.right - left, 3);
        let first = y + if lines.len() > 1 { SENTENCE.size * 0.9 } else { NUMBER.size * 0.8 };
        for (place, line) in lines.iter().enumerate() {
            let at = pt(left, first + place as f32 * SENTENCE.size * 1.35);
            scene.text(at, Anchor::Start, SENTENCE, self.theme.ink, line.as_str());
        }
        y += (NUMBER.size * 0.9).max(lines.len() as f32 * SENTENCE.size * 1.35) + 12.0;
        self.legend(scene, area, y)
    }

    /// What shapes and colours mean, in one or more rows.
    fn legend(&self, scene: &mut Scene, area: Rect, top: f32) -> f32 {
        let mut x = area.left;
        let mut y = top + SMALL_STYLE.size;
        let mut entry = |scene: &mut Scene, text: &str, paint: &dyn Fn(&mut Scene, f32, f32)| {
            let width = 16.0 + self.measure.width(text, SMALL_STYLE) + 18.0;
            if x + width > area.right && x > area.left {
                x = area.left;
                y += SMALL_STYLE.size * 1.6;
            }
            paint(scene, x + 5.0, y - SMALL_STYLE.size * BASELINE);
            scene.text(pt(x + 16.0, y), Anchor::Start, SMALL_STYLE, self.theme.muted, text);
            x += width;
        };
        for slot in Slot::BOTH {
            let color = self.theme.actor(Some(slot));
            entry(scene, &self.dossier.side(slot).name, &|scene, x, y| {
                swatch(scene, pt(x, y), 10.0, color);
            });
        }
        let joint = self.theme.actor(None);
        entry(scene, &self.words.get("legend-joint"), &|scene, x, y| {
            swatch(scene, pt(x, y), 10.0, joint);
        });
        for (key, quad) in [
            ("legend-conflict", QuadClass::MaterialConflict),
            ("legend-cooperation", QuadClass::MaterialCooperation),
        ] {
            entry(scene, &self.words.get(key), &|scene, x, y| {
                self.legend_marker(scene, quad, x, y);
            });
        }
        for (key, quad) in [
            ("legend-deeds", QuadClass::MaterialCooperation),
            ("legend-words", QuadClass::VerbalCooperation),
        ] {
            entry(scene, &self.words.get(key), &|scene, x, y| {
                self.legend_marker(scene, quad, x, y);
            });
        }
        // The as-of flag stands on the chart's upper edge.
        y + 20.0
    }

    fn legend_marker(&self, scene: &mut Scene, quad: QuadClass, x: f32, y: f32) {
        let style = MarkerStyle {
            quad,
            color: self.theme.joint,
            background: self.theme.background,
            radius: 4.5,
            scheduled: false,
        };
        icons::marker(scene, pt(x, y), &style);
    }

    /// Nothing is dated, so that there is no day to show.
    fn is_blank(&self) -> bool {
        self.dossier.default_as_of().is_none()
    }

    fn chart_and_lanes(&self, scene: &mut Scene, area: Rect) {
        if self.is_blank() {
            let at = pt(f32::midpoint(area.left, area.right), f32::midpoint(area.top, area.bottom));
            let text = self.words.get("chart-empty");
            scene.text(at, Anchor::Middle, SENTENCE, self.theme.muted, text);
            return;
        }
        let full = LanePainter {
            dossier: self.dossier,
            content: self.content,
            time: super::time::TimeScale { first: 0.0, last: 1.0, left: 0.0, right: 1.0 },
            theme: self.theme,
            words: self.words,
            measure: self.measure,
            selected: None,
        };
        let scores = if full.has_scores() && area.height() >= 420.0 {
            HEADING_HEIGHT + SCORE_HEIGHT + 14.0
        } else {
            0.0
        };
        // The chart keeps half of the height and more; lanes draw together,
        // and those without room are counted.
        let room = area.height() * 0.46 - scores;
        let least = HEADING_HEIGHT + LEAST_LANE_HEIGHT + 12.0;
        let lanes = match full.commitments_height() {
            height if height > 0.0 && room >= least => (height + 12.0).min(room),
            _ => 0.0,
        };
        let chart_bottom = area.bottom - lanes - scores;
        // A first layout tells how long the key is.
        let layout = |bottom: f32| {
            let area = Rect { bottom, ..area };
            ChartLayout::compute(self.dossier, self.content, area, self.view, None, self.measure)
        };
        let first = layout(chart_bottom);
        let most = (area.height() * 0.22).max(40.0);
        let key_height = self.key_height(&first, area.width()).min(most);
        let layout = if key_height > 0.0 { layout(chart_bottom - key_height) } else { first };
        let painter = ChartPainter {
            dossier: self.dossier,
            content: self.content,
            layout: &layout,
            theme: self.theme,
            words: self.words,
            measure: self.measure,
            selected: None,
        };
        painter.all(scene);
        self.as_of_flag(scene, &layout);
        let key_top = layout.plot.bottom + AXIS_HEIGHT;
        self.key(scene, &layout, Rect::new(area.left, key_top, area.right, chart_bottom));
        let lane_painter = LanePainter { time: layout.time, ..full };
        if lanes > 0.0 {
            lane_painter.commitments(scene, area.left, chart_bottom + 8.0, chart_bottom + lanes);
        }
        if scores > 0.0 {
            lane_painter.scores(scene, area.left, chart_bottom + lanes + 8.0);
        }
    }

    fn as_of_flag(&self, scene: &mut Scene, layout: &ChartLayout) {
        let x = layout.time.x(self.content.settings.as_of);
        if x < layout.plot.left || layout.plot.right < x {
            return;
        }
        let day = self.content.settings.as_of.long();
        let text = self.words.with("chart-as-of", &[("day", day.into())]).into_owned();
        let half = self.measure.width(&text, BADGE_STYLE) / 2.0 + 8.0;
        let middle = x.min(scene.width - MARGIN - half);
        let y = layout.plot.top - 2.0;
        let rect = Rect::new(middle - half, y - 9.0, middle + half, y + 9.0);
        scene.rect(rect, self.theme.ink, 9.0);
        let at = pt(middle, y + BADGE_STYLE.size * BASELINE);
        scene.text(at, Anchor::Middle, BADGE_STYLE, self.theme.background, text);
    }

    fn key_columns(width: f32) -> usize {
        ((width / 260.0).floor() as usize).max(1)
    }

    fn key_height(&self, layout: &ChartLayout, width: f32) -> f32 {
        let entries = layout.key().len();
        if entries == 0 {
            return 0.0;
        }
        let rows = entries.div_ceil(Self::key_columns(width));
        (rows as f32 + 0.4) * FOOT.size * 1.45
    }

    /// The numbered key in columns; what has no room is counted in words.
    fn key(&self, scene: &mut Scene, layout: &ChartLayout, area: Rect) {
        let entries = layout.key();
        let line = FOOT.size * 1.45;
        let columns = Self::key_columns(area.width());
        let fitting = ((area.height() / line).floor() as usize).max(1) * columns;
        if entries.is_empty() {
            return;
        }
        let shown = if entries.len() > fitting { fitting.saturating_sub(1) } else { entries.len() };
        let rows = entries.len().min(fitting).div_ceil(columns).max(1);
        let width = area.width() / columns as f32;
        let place_at = |place: usize| {
            let x = area.left + (place / rows) as f32 * width;
            pt(x, area.top + (place % rows) as f32 * line + FOOT.size)
        };
        for (place, (number, marker)) in entries.iter().take(shown).enumerate() {
            let Some(marker) = self.content.markers.get(*marker) else { continue };
            let Some(event) = self.dossier.events.get(marker.event) else { continue };
            let at = place_at(place);
            let color = self.theme.actor(marker.slot);
            scene.text(
                pt(at.x + 16.0, at.y),
                Anchor::End,
                TextStyle::strong(FOOT.size),
                color,
                number.to_string(),
            );
            let text = format!("{} {}", marker.day.short(), event.headline);
            let text = fit(self.measure, &text, FOOT, width - 30.0);
            scene.text(pt(at.x + 22.0, at.y), Anchor::Start, FOOT, self.theme.ink, text);
        }
        if shown < entries.len() {
            let more =
                self.words.with("chart-key-more", &[("count", (entries.len() - shown).into())]);
            let at = place_at(shown);
            scene.text(pt(at.x + 22.0, at.y), Anchor::Start, FOOT, self.theme.muted, more);
        }
    }

    /// Sources, method and what the band is; gives where the foot begins.
    fn foot(&self, scene: &mut Scene, page: Rect) -> f32 {
        let settings = &self.content.settings;
        let method = wording::method(&settings.model, self.words);
        let scale = self.words.get(match settings.model.kind() {
            ModelKind::Level => "scale-level",
            ModelKind::Flow => "scale-flow",
            ModelKind::Mean => "scale-mean",
        });
        let mut parts = vec![scale.into_owned(), method];
        if !self.is_blank() {
            let day = settings.as_of.long();
            parts.push(self.words.with("chart-as-of", &[("day", day.into())]).into_owned());
        }
        let over = self.content.band.settings;
        if over > 0 {
            let caption = self.words.with("band-caption", &[("settings", over.into())]);
            parts.push(caption.into_owned());
        }
        let mut lines = vec![parts.join(" · ")];
        lines.extend(self.source_line());
        lines.extend(self.not_drawn());
        let lines: Vec<String> =
            lines.iter().flat_map(|line| wrap(self.measure, line, FOOT, page.width(), 3)).collect();
        let top = page.bottom - lines.len() as f32 * FOOT.size * 1.4;
        for (place, line) in lines.into_iter().enumerate() {
            let at = pt(page.left, top + (place as f32 + 1.0) * FOOT.size * 1.4);
            scene.text(at, Anchor::Start, FOOT, self.theme.muted, line);
        }
        top - 10.0
    }

    /// Who the shown events rest on: publishers, each once, most used first.
    fn source_line(&self) -> Option<String> {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        for marker in &self.content.markers {
            let Some(event) = self.dossier.events.get(marker.event) else { continue };
            for source in event.sources.iter().filter_map(|id| self.dossier.sources.find(id)) {
                let name = source.publisher.as_deref().unwrap_or(&source.title);
                match counts.iter_mut().find(|(other, _)| *other == name) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((name, 1)),
                }
            }
        }
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let (named, more) = counts.split_at(counts.len().min(8));
        let names = named.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        if names.is_empty() {
            return None;
        }
        let names = if more.is_empty() {
            names
        } else {
            self.words
                .with("source-more", &[("names", names.into()), ("count", more.len().into())])
                .into_owned()
        };
        Some(self.words.with("source-line", &[("names", names.into())]).into_owned())
    }

    /// Data files that a dossier names and this version does not draw.
    fn not_drawn(&self) -> Option<String> {
        let streams = self.dossier.streams.iter().map(|stream| stream.label.as_str());
        let indices = self.dossier.indices.iter().map(|index| index.label.as_str());
        let names: Vec<&str> = streams.chain(indices).collect();
        (!names.is_empty()).then(|| {
            self.words.with("chart-not-drawn", &[("names", names.join(", ").into())]).into_owned()
        })
    }
}
