//! Markers and texts of a chart on one scale of values, tried with more or less
//! room kept free for labels.

use std::ops::Range;

use super::chart::ChartInput;
use super::gather::{Gathering, PlacedMarker};
use super::heads::TextBox;
use super::line::{Run, direction_runs, series_runs, tension_runs};
use super::naming::{self, Naming};
use super::periods::PlacedPeriods;
use super::texts::{EventLabel, Texts};
use super::time::TimeScale;
use super::value::ValueScale;
use crate::dossier::Slot;
use crate::figure::labels::Field;
use crate::figure::scene::{Point, Rect, pt};
use crate::figure::shown::Shown;
use crate::figure::text::END_STYLE;
use crate::reading::wording::format_value;

/// How far beyond the plot the value at the line's end may reach, in pixels: the
/// names of bands begin there.
const BESIDE: f32 = 9.0;
/// Space between the line's end and its value, in pixels.
const END_GAP: f32 = 6.0;
/// How many rows of labels are kept free, tried in turn until all that tell the
/// story have room.
const HEADROOM: [f32; 3] = [1.0, 2.0, 3.0];
/// The same for a record too dense for markers.
const HEADROOM_OF_MANY: f32 = 2.0;

/// All lines that are drawn: that of tension, those of either side, those of a
/// hypothesis.
pub(super) fn lines(input: &ChartInput<'_>, time: &TimeScale) -> impl Iterator<Item = Run> {
    let content = input.shown.content;
    let supposed = input.outcome.into_iter().flat_map(|outcome| {
        let carried = outcome.carried.iter();
        carried.chain(std::iter::once(&outcome.departing))
    });
    let sides = Slot::BOTH.into_iter().flat_map(|slot| direction_runs(content, slot, time));
    let own = tension_runs(content, time).into_iter();
    own.chain(sides).chain(supposed.flat_map(|series| series_runs(series, time)))
}

/// What stays the same whatever height is kept free for labels.
pub(super) struct Laying<'a> {
    pub(super) input: &'a ChartInput<'a>,
    pub(super) plot: Rect,
    pub(super) time: TimeScale,
    pub(super) story: &'a [usize],
    pub(super) is_dense: bool,
    pub(super) ranks: Range<usize>,
    /// All lines that are drawn.
    pub(super) lines: Vec<Run>,
}

/// Markers and texts on one scale of values.
pub(super) struct Laid {
    pub(super) value: ValueScale,
    pub(super) markers: Vec<PlacedMarker>,
    pub(super) texts: Texts,
    pub(super) end: Option<TextBox>,
}

impl Laying<'_> {
    /// With as little room kept free for labels as those that tell the story
    /// need.
    pub(super) fn with_headroom(
        &self,
        periods: &PlacedPeriods,
        scale: impl Fn(f32) -> ValueScale,
    ) -> Laid {
        let asking = naming::asking(self.input.naming, self.input.index, &self.ranks, self.story);
        // The line of a dense record leaves room nowhere else.
        let is_fixed = self.is_dense || self.input.values.is_some();
        let [first, more @ ..] =
            if is_fixed { [HEADROOM_OF_MANY; HEADROOM.len()] } else { HEADROOM };
        let named = |laid: &Laid| {
            let labels = laid.texts.labels.iter();
            labels.filter(|label| self.story.contains(&label.marker)).count()
        };
        let mut best = self.lay(scale(first), periods, &asking, Vec::new());
        for rows in more {
            if is_fixed || named(&best) == self.story.len() {
                break;
            }
            let attempt = self.lay(scale(rows), periods, &asking, Vec::new());
            if named(&best) < named(&attempt) {
                best = attempt;
            }
        }
        best
    }

    /// The value at which the line ends, beside its end, where there is room.
    fn end(
        &self,
        value: &ValueScale,
        markers: &[PlacedMarker],
        kept: &[EventLabel],
        area: Rect,
    ) -> Option<TextBox> {
        let Shown { content, measure, .. } = self.input.shown;
        let as_of = content.settings.as_of;
        // A hypothesis ends there, too, with a value of its own.
        let tension = content.series.at(as_of).filter(|_| self.input.outcome.is_none())?;
        let text = format_value(tension, content.settings.model.kind());
        let at = pt(self.time.x(as_of) + END_GAP, value.y_inside(tension));
        let half = END_STYLE.size * 0.6;
        let right = at.x + measure.width(&text, END_STYLE);
        let rect = Rect::new(at.x, at.y - half, right, at.y + half);
        let is_inside = area.left <= rect.left && rect.right <= area.right + BESIDE;
        let is_free = kept.iter().all(|label| !label.rect.overlaps(&rect))
            && markers.iter().all(|placed| {
                let (c, (across, up)) = (placed.center, placed.half);
                !Rect::new(c.x - across, c.y - up, c.x + across, c.y + up).overlaps(&rect)
            });
        (is_inside && is_free).then_some(TextBox { rect, text })
    }

    /// On one scale, with labels that stand already.
    pub(super) fn lay(
        &self,
        value: ValueScale,
        periods: &PlacedPeriods,
        asking: &[usize],
        kept: Vec<EventLabel>,
    ) -> Laid {
        let content = self.input.shown.content;
        let numbered = self.input.naming == Naming::Record && !self.is_dense;
        let gathering = Gathering {
            content,
            index: self.input.index,
            time: &self.time,
            value: &value,
            apart: self.story,
            numbered,
        };
        let mut markers = if self.is_dense {
            let kept = kept.iter().map(|label| label.marker);
            gathering.only(&asking.iter().copied().chain(kept).collect::<Vec<_>>())
        } else {
            gathering.gather(self.ranks.clone())
        };
        let area = Rect {
            left: self.plot.left + 2.0,
            right: self.plot.right - 2.0,
            top: self.plot.top + 1.0,
            bottom: self.plot.bottom - 1.0,
        };
        let mut field = Field::new(area, vec![self.time.x(content.settings.as_of)]);
        for run in &self.lines {
            let points: Vec<Point> =
                run.iter().map(|(day, v)| pt(self.time.x_of(*day), value.y(*v))).collect();
            field.take_line(&points);
        }
        for placed in &markers {
            field.take_mark(placed.center, placed.most_half(numbered));
        }
        periods.names().for_each(|name| field.take_text(name));
        let end = self.end(&value, &markers, &kept, area);
        end.iter().for_each(|end| field.take_text(end.rect));
        kept.iter().for_each(|label| field.take_label(label.rect, label.leader));
        let mut texts = Texts { labels: kept, ..Texts::default() };
        texts.label(self.input, &mut field, &markers, asking, (area, numbered));
        if self.is_dense {
            // Of the rest, the strip tells; a marker without a name beside it
            // would be one of thousands.
            let has_label = |place: &usize| texts.labels.iter().any(|l| l.marker == *place);
            markers.retain(|placed| placed.members.iter().any(has_label));
        } else {
            texts.number(self.input, &mut field, &mut markers);
        }
        Laid { value, markers, texts, end }
    }
}
