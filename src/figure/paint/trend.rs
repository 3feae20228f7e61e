//! The line of a dispute's last months, in a row among others.

use crate::figure::scene::{Point, Rect, Scene, Shape, Stroke, Theme, pt};
use crate::reading::Trend;

/// Width of the line and radius of the dot at its end, in pixels.
const LINE: f32 = 1.6;
const DOT: f32 = 2.6;

/// Paints a trend: foot and head of its scale as hairlines, the line, and a dot where it
/// stands now.
pub fn paint_trend(scene: &mut Scene, area: Rect, trend: &Trend, theme: &Theme) {
    // The dot at the end is within, too.
    let area = Rect::new(area.left, area.top + DOT, area.right - DOT, area.bottom - DOT);
    for y in [area.top, area.bottom] {
        let hairline = Stroke::solid(0.6, theme.grid);
        scene.line(pt(area.left, y), pt(area.right, y), hairline);
    }
    let place = |(along, height): (f64, f64)| {
        pt(area.left + area.width() * along as f32, area.bottom - area.height() * height as f32)
    };
    let mut last = None;
    for stretch in trend.stretches() {
        let points: Vec<Point> = stretch.into_iter().map(place).collect();
        last = points.last().copied();
        if points.len() > 1 {
            scene.shapes.push(Shape::Line { points, stroke: Stroke::solid(LINE, theme.line) });
        }
    }
    if let Some(center) = last {
        let fill = Some(theme.line);
        scene.shapes.push(Shape::Circle { center, radius: DOT, fill, stroke: None });
    }
}
