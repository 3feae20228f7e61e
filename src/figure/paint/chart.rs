//! Paints a laid-out chart into a scene, layer by layer. The window takes the
//! layers over the line; exports take all.

use crate::dossier::{MOST_HEADLINE, Slot};
use crate::figure::layout::{
    ChartLayout, Heads, PlacedMarker, Run, TextBox, band_runs, direction_runs, series_runs,
    tension_runs, tick_label,
};
use crate::figure::scene::{Anchor, MarkerStyle, Rect, Scene, Shape, Stroke, Theme, icons, pt};
use crate::figure::shown::Shown;
use crate::figure::text::{BADGE_STYLE, BASELINE, END_STYLE, LABEL_STYLE, SMALL_STYLE, fit};
use crate::reading::wording::{band_key, format_value, signed};
use crate::reading::{Marker, Outcome};
use crate::tension::NAMED_BANDS;
use crate::words::one_line;

/// How many of gathered events are named where the pointer rests.
const MOST_NAMED: usize = 12;
/// How many of gathered events are asked whose acts they are.
const MOST_ASKED: usize = 200;

/// How the line of one side's acts is drawn: thinner than that of both, the
/// second side's dashed, so that colour is not needed.
pub fn direction_stroke(slot: Slot, theme: &Theme) -> Stroke {
    Stroke { color: theme.actor(Some(slot)), width: 1.4, dashed: slot == Slot::Second }
}

/// How the line of tension is drawn.
pub const fn tension_stroke(theme: &Theme) -> Stroke {
    Stroke::solid(1.8, theme.line)
}

/// How far the end of a hypothesis reaches beyond its last day, in pixels.
const SUPPOSED_END: f32 = 16.0;

/// How the line of a hypothesis is drawn.
pub const fn supposed_stroke(theme: &Theme) -> Stroke {
    Stroke::dashed(2.0, theme.accent)
}

/// All that painting a chart needs.
pub struct ChartPainter<'a> {
    /// What is shown, and how.
    pub shown: Shown<'a>,
    /// Where it stands.
    pub layout: &'a ChartLayout,
    /// The selected event, by its place in the dossier.
    pub selected: Option<usize>,
    /// The event whose name fades in, by its place in the dossier, and how far it
    /// has.
    pub fading: Option<(usize, f32)>,
    /// Whether each marker says in words what it is: files do, for readers who hover over it; the
    /// window says it when asked.
    pub titles: bool,
    /// What comes of a hypothesis, where one is shown.
    pub outcome: Option<&'a Outcome>,
}

impl ChartPainter<'_> {
    /// Everything, from back to front.
    pub fn all(&self, scene: &mut Scene) {
        self.ground(scene);
        self.overlay(scene);
    }

    /// What stands behind the line, and the line.
    pub fn ground(&self, scene: &mut Scene) {
        scene.layer("periods", |scene| self.periods(scene));
        scene.layer("grid", |scene| self.grid(scene));
        scene.layer("band", |scene| self.band(scene));
        scene.layer("as-of", |scene| self.as_of(scene));
        scene.layer("strip", |scene| self.strip(scene));
        scene.layer("hypothesis", |scene| self.supposed(scene));
        scene.layer("line", |scene| self.line(scene));
    }

    /// What stands over the line: names, leaders, markers, labels, numbers.
    pub fn overlay(&self, scene: &mut Scene) {
        scene.layer("axes", |scene| self.axes(scene));
        scene.layer("heads", |scene| self.heads(scene));
        scene.layer("period-names", |scene| self.period_names(scene));
        scene.layer("leaders", |scene| self.leaders(scene));
        scene.layer("hypothesis-end", |scene| self.supposed_end(scene));
        scene.layer("end", |scene| self.end(scene));
        scene.layer("markers", |scene| self.markers(scene));
        scene.layer("labels", |scene| self.labels(scene));
    }

    /// Shading of periods.
    fn periods(&self, scene: &mut Scene) {
        for period in &self.layout.periods.list {
            scene.rect(period.rect, self.shown.theme.shade, 0.0);
        }
    }

    /// Lines at the ticks.
    fn grid(&self, scene: &mut Scene) {
        let plot = self.layout.plot;
        let stroke = Stroke::solid(1.0, self.shown.theme.grid);
        for value in &self.layout.value_lines {
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
    fn band(&self, scene: &mut Scene) {
        let ChartLayout { time, value, plot, .. } = self.layout;
        let x = |day: f64| time.x_of(day).clamp(plot.left, plot.right);
        for run in band_runs(self.shown.content, time) {
            // A scale that was asked for may not hold all of it.
            let y = |v: f64| value.y(v).clamp(plot.top, plot.bottom);
            let edges = run.iter().map(|(day, low, high)| (x(*day), y(*high), y(*low)));
            let fill = self.shown.theme.band;
            scene.shapes.push(Shape::Band { edges: edges.collect(), fill });
        }
    }

    /// What would be if, dashed; and where it looks ahead, the record carried on
    /// without it. The line of tension hides them where all are the same.
    fn supposed(&self, scene: &mut Scene) {
        let Some(outcome) = self.outcome else { return };
        if let Some(carried) = &outcome.carried {
            let stroke = Stroke::dashed(1.2, self.shown.theme.muted);
            self.runs(scene, series_runs(carried, &self.layout.time), stroke);
        }
        let runs = series_runs(&outcome.departing, &self.layout.time);
        self.runs(scene, runs, supposed_stroke(self.shown.theme));
    }

    /// Where the line of a hypothesis ends, with its value: what is lifted on the
    /// last day departs from the record on that day alone, which no line shows.
    fn supposed_end(&self, scene: &mut Scene) {
        let Some((outcome, tension)) = self.outcome.and_then(|o| Some((o, o.tension?))) else {
            return;
        };
        let ChartLayout { time, value, plot, .. } = self.layout;
        let (x, y) = (time.x(outcome.day), value.y(tension));
        if !(plot.left <= x && x <= plot.right) {
            return;
        }
        let end = pt(x + SUPPOSED_END, y);
        scene.line(pt(x, y), end, supposed_stroke(self.shown.theme));
        let text = format_value(tension, self.shown.content.settings.model.kind());
        // On the side away from the record's own end.
        let falls = outcome.change().is_some_and(|change| change < 0.0);
        let down = if falls { LABEL_STYLE.size } else { -4.0 };
        let at = pt(x + 3.0, y + down);
        scene.text(at, Anchor::Start, LABEL_STYLE, self.shown.theme.accent, text);
    }

    /// The line of tension.
    fn line(&self, scene: &mut Scene) {
        for slot in Slot::BOTH {
            let runs = direction_runs(self.shown.content, slot, &self.layout.time);
            self.runs(scene, runs, direction_stroke(slot, self.shown.theme));
        }
        let runs = tension_runs(self.shown.content, &self.layout.time);
        self.runs(scene, runs, tension_stroke(self.shown.theme));
    }

    fn runs(&self, scene: &mut Scene, runs: Vec<Run>, stroke: Stroke) {
        let ChartLayout { time, value, plot, .. } = self.layout;
        let x = |day: f64| time.x_of(day).clamp(plot.left, plot.right);
        for run in runs {
            let points = run.iter().map(|(day, v)| pt(x(*day), value.y(*v))).collect();
            scene.shapes.push(Shape::Line { points, stroke });
        }
    }

    fn axes(&self, scene: &mut Scene) {
        let ChartLayout { plot, time, value, .. } = self.layout;
        let muted = self.shown.theme.muted;
        for tick in &self.layout.value_ticks {
            let at = pt(plot.left - 8.0, value.y(*tick) + SMALL_STYLE.size * BASELINE);
            scene.text(at, Anchor::End, SMALL_STYLE, muted, tick_label(*tick));
        }
        for tick in &self.layout.time_ticks {
            let x = time.x(tick.day);
            let half = self.shown.measure.width(&tick.label, SMALL_STYLE) / 2.0;
            scene.line(pt(x, plot.bottom), pt(x, plot.bottom + 4.0), Stroke::solid(1.0, muted));
            let x = x.max(half + 1.0);
            let at = pt(x, plot.bottom + 4.0 + SMALL_STYLE.size * 1.2);
            scene.text(at, Anchor::Middle, SMALL_STYLE, muted, tick.label.as_str());
        }
        if self.shown.content.settings.model.kind().is_bounded() {
            for band in NAMED_BANDS {
                let (low, high) = band.range();
                let (low, high) = (low.max(value.low), high.min(value.high));
                // A sliver of a band has no room for its name.
                if value.y(low) - value.y(high) >= SMALL_STYLE.size * 1.3 {
                    let y =
                        f32::midpoint(value.y(low), value.y(high)) + SMALL_STYLE.size * BASELINE;
                    let name = self.shown.words.get(band_key(band));
                    scene.text(pt(plot.right + 10.0, y), Anchor::Start, SMALL_STYLE, muted, name);
                }
            }
        }
    }

    fn period_names(&self, scene: &mut Scene) {
        let plot = self.layout.plot;
        let periods = &self.layout.periods;
        let y = |row: usize| periods.baseline(row);
        for placed in &periods.list {
            let Some(period) = self.shown.dossier.periods.get(placed.period) else { continue };
            let Some(row) = placed.row else { continue };
            let name = fit(self.shown.measure, &period.label, SMALL_STYLE, plot.width());
            let at = pt(placed.name_left, y(row));
            scene.text(at, Anchor::Start, SMALL_STYLE, self.shown.theme.muted, name);
        }
        if let Some(more) = &periods.more {
            let at = pt(more.rect.left, y(periods.rows.saturating_sub(1)));
            scene.text(at, Anchor::Start, SMALL_STYLE, self.shown.theme.muted, more.text.as_str());
        }
    }

    fn as_of(&self, scene: &mut Scene) {
        let plot = self.layout.plot;
        let x = self.layout.time.x(self.shown.content.settings.as_of);
        if plot.left <= x && x <= plot.right {
            let stroke = Stroke::dashed(1.2, self.shown.theme.ink);
            for (top, bottom) in self.layout.clear_upright(x, plot.top, plot.bottom) {
                scene.line(pt(x, top), pt(x, bottom), stroke);
            }
        }
    }

    fn marker(&self, place: usize) -> Option<&Marker> {
        self.shown.content.markers.get(place)
    }

    fn leaders(&self, scene: &mut Scene) {
        let labels = self.layout.labels.iter().map(|label| (label.marker, label.leader));
        let numbers = self.layout.numbers.iter().map(|number| (number.marker, number.leader));
        for (place, leader) in labels.chain(numbers) {
            let (Some(marker), Some([from, to])) = (self.marker(place), leader) else { continue };
            let chosen = self.selected == Some(marker.event);
            let color =
                if chosen { self.shown.theme.accent } else { self.shown.theme.actor(marker.slot) };
            let opacity = if chosen { 0.8 } else { 0.55 } * self.opacity(marker);
            let stroke = Stroke::solid(1.0, color.faded(opacity));
            scene.line(from, to, stroke);
        }
    }

    fn markers(&self, scene: &mut Scene) {
        // Those with a text on them last, so that nothing covers it.
        let (plain, written): (Vec<_>, Vec<_>) =
            self.layout.markers.iter().partition(|placed| placed.badge.is_empty());
        for placed in plain.into_iter().chain(written) {
            if self.titles {
                let title = self.title_of(&placed.members);
                scene.group(title, |scene| self.paint_marker(scene, placed));
            } else {
                self.paint_marker(scene, placed);
            }
        }
    }

    /// What a marker stands for, in words: shown when hovering over it.
    pub fn title_of(&self, members: &[usize]) -> String {
        let lines = members.iter().take(MOST_NAMED).filter_map(|place| self.event_title(*place));
        let more = members.len().saturating_sub(MOST_NAMED);
        let more = (more > 0)
            .then(|| self.shown.words.with("marker-more", &[("count", more.into())]).into_owned());
        lines.chain(more).collect::<Vec<_>>().join("\n")
    }

    /// One event in a line, by its marker's place in the content: its day, what
    /// happened, whose act it was and how far it moved tension.
    pub fn event_title(&self, place: usize) -> Option<String> {
        let marker = self.marker(place)?;
        let event = self.shown.dossier.events.get(marker.event)?;
        let actor = self.shown.dossier.actor_name(&event.actor);
        let change = signed(marker.change, 1);
        let day = self.shown.words.edtf(&event.date);
        Some(format!("{day}: {} ({actor}, {change})", one_line(&event.headline, MOST_HEADLINE)))
    }

    fn paint_marker(&self, scene: &mut Scene, placed: &PlacedMarker) {
        // In a crowd too large to count by eye, a sample tells whose acts they are.
        let members = placed.members.iter().take(MOST_ASKED);
        let mut members = members.filter_map(|place| self.marker(*place));
        let Some(first) = members.next() else { return };
        let selected = self.selected.and_then(|event| self.shown.content.place_of(event));
        if selected.is_some_and(|place| placed.members.contains(&place)) {
            scene.shapes.push(Shape::Circle {
                center: placed.center,
                radius: placed.radius + 5.0,
                fill: None,
                stroke: Some(Stroke::solid(2.0, self.shown.theme.accent)),
            });
        }
        if placed.badge.is_empty() {
            let style = MarkerStyle {
                quad: first.quad,
                color: self.shown.theme.actor(first.slot),
                background: self.shown.theme.background,
                radius: placed.radius,
                scheduled: first.scheduled,
            };
            icons::marker(scene, placed.center, &style);
            return;
        }
        let slot = first.slot.filter(|slot| members.all(|other| other.slot == Some(*slot)));
        let color = self.shown.theme.actor(slot);
        let text = placed.badge.as_str();
        let half = (self.shown.measure.width(text, BADGE_STYLE) / 2.0 + 4.0).max(9.0);
        let c = placed.center;
        scene.rect(Rect::new(c.x - half, c.y - 8.0, c.x + half, c.y + 8.0), color, 8.0);
        let at = pt(c.x, c.y + BADGE_STYLE.size * BASELINE);
        scene.text(at, Anchor::Middle, BADGE_STYLE, self.shown.theme.background, text);
    }

    /// How much is seen of an event's name.
    fn opacity(&self, marker: &Marker) -> f32 {
        self.fading.filter(|(event, _)| *event == marker.event).map_or(1.0, |(_, share)| share)
    }

    fn labels(&self, scene: &mut Scene) {
        for label in &self.layout.labels {
            let Some(marker) = self.marker(label.marker) else { continue };
            let chosen = self.selected == Some(marker.event);
            let color =
                if chosen { self.shown.theme.accent } else { self.shown.theme.actor(marker.slot) };
            let color = color.faded(self.opacity(marker));
            for (line, text) in label.lines.iter().enumerate() {
                let middle = label.rect.top + (line as f32 + 0.5) * self.layout.row_height;
                let at = pt(label.rect.left, middle + LABEL_STYLE.size * BASELINE);
                scene.text(at, Anchor::Start, LABEL_STYLE, color, text.as_str());
            }
        }
        for number in &self.layout.numbers {
            let rect = number.rect;
            let middle =
                pt(f32::midpoint(rect.left, rect.right), f32::midpoint(rect.top, rect.bottom));
            let at = pt(middle.x, middle.y + BADGE_STYLE.size * BASELINE);
            let slot = self.marker(number.marker).and_then(|marker| marker.slot);
            let color = self.shown.theme.actor(slot);
            scene.text(at, Anchor::Middle, BADGE_STYLE, color, number.number.to_string());
        }
    }

    /// The value at which the line ends.
    fn end(&self, scene: &mut Scene) {
        if let Some(TextBox { rect, text }) = &self.layout.end {
            let baseline = f32::midpoint(rect.top, rect.bottom) + END_STYLE.size * BASELINE;
            let ink = self.shown.theme.line;
            scene.text(pt(rect.left, baseline), Anchor::Start, END_STYLE, ink, text.as_str());
        }
    }

    /// What the axis measures, and the as-of day.
    fn heads(&self, scene: &mut Scene) {
        let Heads { flag, title } = &self.layout.heads;
        let theme = self.shown.theme;
        if let Some(TextBox { rect, text }) = title {
            let baseline = f32::midpoint(rect.top, rect.bottom) + SMALL_STYLE.size * BASELINE;
            let at = pt(rect.left, baseline);
            scene.text(at, Anchor::Start, SMALL_STYLE, theme.muted, text.as_str());
        }
        if let Some(TextBox { rect, text }) = flag {
            scene.rect(*rect, theme.ink, rect.height() / 2.0);
            let baseline = f32::midpoint(rect.top, rect.bottom) + BADGE_STYLE.size * BASELINE;
            let at = pt(f32::midpoint(rect.left, rect.right), baseline);
            scene.text(at, Anchor::Middle, BADGE_STYLE, theme.background, text.as_str());
        }
    }
}
