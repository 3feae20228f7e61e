//! Paints a laid-out chart into a scene, layer by layer. The window takes the
//! layers over the line; exports take all.

use super::chart::{ChartLayout, LABEL_STYLE, SMALL_STYLE};
use super::content::{Content, Marker};
use super::gather::PlacedMarker;
use super::headline::{band_key, signed};
use super::icons::{self, MarkerStyle};
use super::labels::{PlacedLabel, Placement};
use super::line::{band_steps, step_line};
use super::scene::{Anchor, Rect, Scene, Shape, Stroke, TextStyle, pt};
use super::text::{TextMeasure, fit};
use super::theme::Theme;
use super::value::tick_label;
use crate::dossier::{Dossier, ModelKind, Slot};
use crate::tension::NAMED_BANDS;
use crate::words::Words;

/// Numbers that stand for a label.
pub const BADGE_STYLE: TextStyle = TextStyle { size: 10.5, strong: true };
/// How many of gathered events are named where the pointer rests.
const MOST_NAMED: usize = 12;
/// From a text's middle down to its baseline, in font sizes.
pub(super) const BASELINE: f32 = 0.36;

/// All that painting a chart needs.
pub struct ChartPainter<'a> {
    /// The record.
    pub dossier: &'a Dossier,
    /// What is shown of it.
    pub content: &'a Content,
    /// Where it stands.
    pub layout: &'a ChartLayout,
    /// In which colours.
    pub theme: &'a Theme,
    /// In which words.
    pub words: &'a Words,
    /// With which fonts.
    pub measure: &'a dyn TextMeasure,
    /// The selected event, by its place in the dossier.
    pub selected: Option<usize>,
}

impl ChartPainter<'_> {
    /// Everything, from back to front.
    pub fn all(&self, scene: &mut Scene) {
        self.periods(scene);
        self.grid(scene);
        self.band(scene);
        self.line(scene);
        self.overlay(scene);
    }

    /// What stands over the line: names, leaders, markers, labels, numbers.
    pub fn overlay(&self, scene: &mut Scene) {
        self.axes(scene);
        self.period_names(scene);
        self.as_of(scene);
        self.leaders(scene);
        self.markers(scene);
        self.labels(scene);
    }

    /// Shading of periods.
    pub fn periods(&self, scene: &mut Scene) {
        for period in &self.layout.periods {
            scene.rect(period.rect, self.theme.shade, 0.0);
        }
    }

    /// Lines at the ticks.
    pub fn grid(&self, scene: &mut Scene) {
        let plot = self.layout.plot;
        let stroke = Stroke::solid(1.0, self.theme.grid);
        for value in &self.layout.value_ticks {
            let y = self.layout.value.y(*value);
            scene.line(pt(plot.left, y), pt(plot.right, y), stroke);
        }
        for tick in &self.layout.time_ticks {
            let x = self.layout.time.x(tick.day);
            if plot.left <= x && x <= plot.right {
                scene.line(pt(x, plot.top), pt(x, plot.bottom), stroke);
            }
        }
    }

    /// The sensitivity band.
    pub fn band(&self, scene: &mut Scene) {
        let ChartLayout { time, value, plot, .. } = self.layout;
        let x = |day: f64| time.x_of(day).clamp(plot.left, plot.right);
        for run in band_steps(&self.content.band, time) {
            let highs = run.iter().map(|(day, _, high)| pt(x(*day), value.y(*high)));
            let lows = run.iter().rev().map(|(day, low, _)| pt(x(*day), value.y(*low)));
            let points = highs.chain(lows).collect();
            scene.shapes.push(Shape::Area { points, fill: Some(self.theme.band), stroke: None });
        }
    }

    /// The line of tension.
    pub fn line(&self, scene: &mut Scene) {
        let ChartLayout { time, value, plot, .. } = self.layout;
        let stroke = Stroke::solid(1.8, self.theme.line);
        for run in step_line(&self.content.series, time) {
            let x = |day: f64| time.x_of(day).clamp(plot.left, plot.right);
            let points = run.iter().map(|(day, v)| pt(x(*day), value.y(*v))).collect();
            scene.shapes.push(Shape::Line { points, stroke });
        }
    }

    fn axes(&self, scene: &mut Scene) {
        let ChartLayout { plot, time, value, .. } = self.layout;
        let muted = self.theme.muted;
        for tick in &self.layout.value_ticks {
            let at = pt(plot.left - 8.0, value.y(*tick) + SMALL_STYLE.size * BASELINE);
            scene.text(at, Anchor::End, SMALL_STYLE, muted, tick_label(*tick));
        }
        for tick in &self.layout.time_ticks {
            let x = time.x(tick.day);
            let half = self.measure.width(&tick.label, SMALL_STYLE) / 2.0;
            scene.line(pt(x, plot.bottom), pt(x, plot.bottom + 4.0), Stroke::solid(1.0, muted));
            let x = x.max(half + 1.0);
            let at = pt(x, plot.bottom + 4.0 + SMALL_STYLE.size * 1.2);
            scene.text(at, Anchor::Middle, SMALL_STYLE, muted, tick.label.as_str());
        }
        if self.content.settings.model.kind() == ModelKind::Level {
            for band in NAMED_BANDS {
                let (low, high) = band.range();
                let (low, high) = (low.max(value.low), high.min(value.high));
                // A sliver of a band has no room for its name.
                if value.y(low) - value.y(high) >= SMALL_STYLE.size * 1.3 {
                    let y =
                        f32::midpoint(value.y(low), value.y(high)) + SMALL_STYLE.size * BASELINE;
                    let name = self.words.get(band_key(band));
                    scene.text(pt(plot.right + 10.0, y), Anchor::Start, SMALL_STYLE, muted, name);
                }
            }
        }
    }

    fn period_names(&self, scene: &mut Scene) {
        let plot = self.layout.plot;
        for placed in &self.layout.periods {
            let Some(period) = self.dossier.periods.get(placed.period) else { continue };
            let name = fit(self.measure, &period.label, SMALL_STYLE, plot.width());
            let y = plot.bottom - 6.0 - placed.row as f32 * SMALL_STYLE.size * 1.4;
            let at = pt(placed.name_left, y);
            scene.text(at, Anchor::Start, SMALL_STYLE, self.theme.muted, name);
        }
    }

    fn as_of(&self, scene: &mut Scene) {
        let plot = self.layout.plot;
        let x = self.layout.time.x(self.content.settings.as_of);
        if plot.left <= x && x <= plot.right {
            let stroke = Stroke::dashed(1.2, self.theme.ink);
            scene.line(pt(x, plot.top), pt(x, plot.bottom), stroke);
        }
    }

    fn gutters(&self) -> [(&Placement, bool); 2] {
        [(&self.layout.above, true), (&self.layout.below, false)]
    }

    fn marker(&self, place: usize) -> Option<&Marker> {
        self.content.markers.get(place)
    }

    fn leaders(&self, scene: &mut Scene) {
        for (placement, above) in self.gutters() {
            for label in &placement.labels {
                let Some(marker) = self.marker(label.key) else { continue };
                let rect = self.layout.label_rect(label, above);
                let end = match (label.is_flag(), above) {
                    (true, true) => rect.top + 3.0,
                    (true, false) => rect.bottom - 3.0,
                    (false, true) => rect.bottom - 2.0,
                    (false, false) => rect.top + 2.0,
                };
                self.leader(scene, marker, label.x, end, above);
            }
            for badge in &placement.badges {
                let first = placement.numbered.get(badge.first.saturating_sub(1));
                let Some(marker) = first.and_then(|place| self.marker(*place)) else { continue };
                let edge = self.badge_rect(badge, above);
                let end = if above { edge.bottom } else { edge.top };
                self.leader(scene, marker, self.layout.time.x(marker.day), end, above);
            }
        }
    }

    /// From where the line stands clear of the marker's own step to the label.
    fn leader(&self, scene: &mut Scene, marker: &Marker, x: f32, end: f32, above: bool) {
        let value = &self.layout.value;
        let (before, after) = (value.y(marker.before), value.y(marker.after));
        let start = if above { before.min(after) } else { before.max(after) };
        let color = self.theme.actor(marker.slot).faded(0.45);
        scene.line(pt(x, start), pt(x, end), Stroke::solid(1.0, color));
    }

    /// Where a number stands.
    pub fn badge_rect(&self, badge: &super::badges::Badge, above: bool) -> Rect {
        let row = PlacedLabel {
            key: 0,
            x: badge.x,
            left: badge.x - badge.width / 2.0,
            right: badge.x + badge.width / 2.0,
            row: 0,
            lines: vec![String::new()],
        };
        let rect = self.layout.label_rect(&row, above);
        Rect::new(rect.left, rect.top + 1.0, rect.right, rect.bottom - 1.0)
    }

    fn markers(&self, scene: &mut Scene) {
        for placed in &self.layout.markers {
            let title = self.marker_title(placed);
            scene.group(title, |scene| self.paint_marker(scene, placed));
        }
    }

    /// What a marker is, in words: for whoever hovers over it.
    pub fn marker_title(&self, placed: &PlacedMarker) -> String {
        let lines = placed.members.iter().take(MOST_NAMED).filter_map(|place| {
            let marker = self.marker(*place)?;
            let event = self.dossier.events.get(marker.event)?;
            let actor = self.dossier.actor_name(&event.actor);
            let change = signed(marker.change(), 1);
            Some(format!("{}: {} ({actor}, {change})", event.date.long(), event.headline))
        });
        let more = placed.members.len().saturating_sub(MOST_NAMED);
        let more = (more > 0)
            .then(|| self.words.with("marker-more", &[("count", more.into())]).into_owned());
        lines.chain(more).collect::<Vec<_>>().join("\n")
    }

    fn paint_marker(&self, scene: &mut Scene, placed: &PlacedMarker) {
        let members = placed.members.iter().filter_map(|place| self.marker(*place));
        let Some(first) = members.clone().next() else { return };
        if members.clone().any(|marker| self.selected == Some(marker.event)) {
            scene.shapes.push(Shape::Circle {
                center: placed.center,
                radius: placed.radius + 5.0,
                fill: None,
                stroke: Some(Stroke::solid(2.0, self.theme.accent)),
            });
        }
        if placed.members.len() == 1 {
            let style = MarkerStyle {
                quad: first.quad,
                color: self.theme.actor(first.slot),
                background: self.theme.background,
                radius: placed.radius,
                scheduled: first.scheduled,
            };
            icons::marker(scene, placed.center, &style);
            return;
        }
        let mut slots = members.map(|marker| marker.slot);
        let slot = slots.next().flatten();
        let color = self.theme.actor(slot.filter(|slot| slots.all(|other| other == Some(*slot))));
        let text = format!("+{}", placed.members.len());
        let half = (self.measure.width(&text, BADGE_STYLE) / 2.0 + 4.0).max(9.0);
        let c = placed.center;
        scene.rect(Rect::new(c.x - half, c.y - 8.0, c.x + half, c.y + 8.0), color, 8.0);
        let at = pt(c.x, c.y + BADGE_STYLE.size * BASELINE);
        scene.text(at, Anchor::Middle, BADGE_STYLE, self.theme.background, text);
    }

    fn labels(&self, scene: &mut Scene) {
        for (placement, above) in self.gutters() {
            for label in &placement.labels {
                let Some(marker) = self.marker(label.key) else { continue };
                let rect = self.layout.label_rect(label, above);
                let chosen = self.selected == Some(marker.event);
                let color = if chosen { self.theme.accent } else { self.theme.actor(marker.slot) };
                for (line, text) in label.lines.iter().enumerate() {
                    let middle = rect.top + (line as f32 + 0.5) * self.layout.row_height;
                    let at = pt(rect.left, middle + LABEL_STYLE.size * BASELINE);
                    scene.text(at, Anchor::Start, LABEL_STYLE, color, text.as_str());
                }
            }
            let offset = if above { 0 } else { self.layout.above.numbered.len() };
            for badge in &placement.badges {
                let rect = self.badge_rect(badge, above);
                scene.rect(rect, self.theme.grid, 4.0);
                let y = f32::midpoint(rect.top, rect.bottom) + BADGE_STYLE.size * BASELINE;
                let color = self.theme.actor(above.then_some(Slot::Second));
                scene.text(pt(badge.x, y), Anchor::Middle, BADGE_STYLE, color, badge.text(offset));
            }
        }
    }
}
