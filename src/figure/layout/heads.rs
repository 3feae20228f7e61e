//! What stands over the plot: what its axis measures, and the flag of the as-of
//! day.

use super::time::TimeScale;
use crate::figure::scene::Rect;
use crate::figure::shown::Shown;
use crate::figure::text::{BADGE_STYLE, SMALL_STYLE, fit};
use crate::reading::wording::scale_key;

/// Space over the plot.
pub const HEAD_HEIGHT: f32 = 22.0;
/// Height of the flag, in pixels.
const FLAG: f32 = 18.0;
/// Space inside the flag, both sides together.
const PADDING: f32 = 18.0;
/// Where the axis' title begins: over the values of the axis.
const OVER_VALUES: f32 = 34.0;
const GAP: f32 = 10.0;

/// A text in a box.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBox {
    /// Where.
    pub rect: Rect,
    /// What it says.
    pub text: String,
}

/// What stands over the plot.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Heads {
    /// The flag of the as-of day, where that is in view.
    pub flag: Option<TextBox>,
    /// What the axis measures, and which way is worse.
    pub title: Option<TextBox>,
}

impl Heads {
    /// Over a plot, within the edges of the picture: the title at the left, and
    /// to the right of the flag where they would meet.
    pub(super) fn place(
        shown: &Shown<'_>,
        time: &TimeScale,
        plot: Rect,
        edges: (f32, f32),
    ) -> Self {
        let bottom = plot.top - 2.0;
        let flag = flag(shown, time, bottom, edges);
        let kind = shown.content.settings.model.kind();
        let title = shown.words.get(scale_key(kind));
        let left = (plot.left - OVER_VALUES).max(edges.0);
        let width = shown.measure.width(&title, SMALL_STYLE);
        let (left, room) = match &flag {
            Some(flag) if flag.rect.left < left + width + GAP => {
                let (before, after) = (flag.rect.left - GAP - left, flag.rect.right + GAP);
                if before >= edges.1 - after { (left, before) } else { (after, edges.1 - after) }
            }
            _ => (left, edges.1 - left),
        };
        let text = fit(shown.measure, &title, SMALL_STYLE, room);
        let width = shown.measure.width(&text, SMALL_STYLE);
        let rect = Rect::new(left, bottom - FLAG, left + width, bottom);
        Self { flag, title: (!text.is_empty()).then_some(TextBox { rect, text }) }
    }
}

fn flag(shown: &Shown<'_>, time: &TimeScale, bottom: f32, edges: (f32, f32)) -> Option<TextBox> {
    let as_of = shown.content.settings.as_of;
    let x = time.x(as_of);
    if x < time.left - 1.0 || time.right + 1.0 < x {
        return None;
    }
    let day = shown.words.day(as_of);
    let text = shown.words.with("chart-as-of", &[("day", day.into())]).into_owned();
    let half = (shown.measure.width(&text, BADGE_STYLE) + PADDING) / 2.0;
    let middle = x.min(edges.1 - half).max(edges.0 + half);
    let rect = Rect::new(middle - half, bottom - FLAG, middle + half, bottom);
    Some(TextBox { rect, text })
}
