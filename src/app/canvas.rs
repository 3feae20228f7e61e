//! Paints a figure's scene with egui.

use egui::{CornerRadius, Painter, Pos2, Shape as EguiShape, Stroke as EguiStroke, vec2};

use super::fonts::font_id;
use super::style::color;
use crate::figure::{Anchor, Color, Point, Rect, Shape, Stroke, TextStyle};

/// Dashes as the SVG has them: 4 on, 3 off.
const DASH: (f32, f32) = (4.0, 3.0);

/// A point of the figure on the screen.
pub const fn pos(point: Point) -> Pos2 {
    Pos2::new(point.x, point.y)
}

/// A rectangle of the figure on the screen.
pub const fn rect(rect: Rect) -> egui::Rect {
    egui::Rect { min: Pos2::new(rect.left, rect.top), max: Pos2::new(rect.right, rect.bottom) }
}

/// A rectangle of the screen in the figure.
pub const fn figure_rect(rect: egui::Rect) -> Rect {
    Rect::new(rect.min.x, rect.min.y, rect.max.x, rect.max.y)
}

/// Paints shapes from back to front.
pub fn paint(painter: &Painter, shapes: &[Shape]) {
    for shape in shapes {
        match shape {
            Shape::Rect { rect: area, fill, radius } => {
                let corner = CornerRadius::same(radius.round() as u8);
                painter.rect_filled(rect(*area), corner, color(*fill));
            }
            Shape::Line { points, stroke } => {
                let points: Vec<Pos2> = points.iter().map(|point| pos(*point)).collect();
                if stroke.dashed {
                    let dashes = EguiShape::dashed_line(&points, line(*stroke), DASH.0, DASH.1);
                    painter.extend(dashes);
                } else {
                    painter.add(EguiShape::line(points, line(*stroke)));
                }
            }
            Shape::Area { points, fill, stroke } => {
                let points: Vec<Pos2> = points.iter().map(|point| pos(*point)).collect();
                let fill = fill.map_or(egui::Color32::TRANSPARENT, color);
                painter.add(EguiShape::convex_polygon(points, fill, outline(*stroke)));
            }
            Shape::Circle { center, radius, fill, stroke } => {
                let fill = fill.map_or(egui::Color32::TRANSPARENT, color);
                painter.circle(pos(*center), *radius, fill, outline(*stroke));
            }
            Shape::Text { at, anchor, style, color, text } => {
                paint_text(painter, *at, *anchor, *style, *color, text);
            }
            Shape::Group { .. } | Shape::EndGroup => {}
        }
    }
}

fn line(stroke: Stroke) -> EguiStroke {
    EguiStroke::new(stroke.width, color(stroke.color))
}

fn outline(stroke: Option<Stroke>) -> EguiStroke {
    stroke.map_or(EguiStroke::NONE, line)
}

fn paint_text(
    painter: &Painter,
    at: Point,
    anchor: Anchor,
    style: TextStyle,
    ink: Color,
    text: &str,
) {
    let galley = painter.layout_no_wrap(text.to_owned(), font_id(style), color(ink));
    let width = galley.size().x;
    let shift = match anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => width / 2.0,
        Anchor::End => width,
    };
    let first_glyph = galley.rows.first().and_then(|row| {
        let glyph = row.row.glyphs.first()?;
        Some(row.pos.y + glyph.pos.y)
    });
    let baseline = first_glyph.unwrap_or(style.size);
    painter.galley(pos(at) - vec2(shift, baseline), galley, color(ink));
}
