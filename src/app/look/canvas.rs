//! Paints a figure's scene with egui.

use egui::{
    Color32, CornerRadius, Mesh, Painter, Pos2, Shape as EguiShape, Stroke as EguiStroke, Vec2,
    vec2,
};

use crate::app::look::fonts::font_id;
use crate::app::look::style::color;
use crate::figure::{Anchor, Color, Point, Rect, Shape, Stroke, TextStyle};

/// Dashes as the SVG has them: 4 on, 3 off.
const DASH: (f32, f32) = (4.0, 3.0);

/// A point of the figure on the screen.
pub(crate) const fn pos(point: Point) -> Pos2 {
    Pos2::new(point.x, point.y)
}

/// A rectangle of the figure on the screen.
pub(crate) const fn rect(rect: Rect) -> egui::Rect {
    egui::Rect { min: Pos2::new(rect.left, rect.top), max: Pos2::new(rect.right, rect.bottom) }
}

/// A rectangle of the screen in the figure.
pub(crate) const fn figure_rect(rect: egui::Rect) -> Rect {
    Rect::new(rect.min.x, rect.min.y, rect.max.x, rect.max.y)
}

/// Paints shapes from back to front.
pub(crate) fn paint(painter: &Painter, shapes: &[Shape]) {
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
                let ground = fill.map_or(egui::Color32::TRANSPARENT, color);
                let edge = dashes(&points, *stroke);
                painter.add(EguiShape::convex_polygon(points, ground, outline(*stroke)));
                painter.extend(edge);
            }
            Shape::Band { edges, fill } => {
                painter.add(EguiShape::mesh(band(edges, color(*fill))));
            }
            Shape::Circle { center, radius, fill, stroke } => {
                let ground = fill.map_or(egui::Color32::TRANSPARENT, color);
                painter.circle(pos(*center), *radius, ground, outline(*stroke));
                painter.extend(dashes(&circle(pos(*center), *radius), *stroke));
            }
            Shape::Text { at, anchor, style, color, text } => {
                paint_text(painter, *at, *anchor, *style, *color, text);
            }
            // The window shows no logo.
            Shape::Picture { .. } | Shape::Group { .. } | Shape::Layer { .. } | Shape::EndGroup => {
            }
        }
    }
}

/// Between two lines: egui fills convex areas alone.
fn band(edges: &[(f32, f32, f32)], fill: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    for (x, top, bottom) in edges {
        let next = mesh.vertices.len() as u32;
        mesh.colored_vertex(Pos2::new(*x, *top), fill);
        mesh.colored_vertex(Pos2::new(*x, *bottom), fill);
        if let Some(last) = next.checked_sub(2) {
            mesh.add_triangle(last, last + 1, next);
            mesh.add_triangle(last + 1, next, next + 1);
        }
    }
    mesh
}

fn line(stroke: Stroke) -> EguiStroke {
    EguiStroke::new(stroke.width, color(stroke.color))
}

/// The outline that egui draws with an area; it knows no dashes.
fn outline(stroke: Option<Stroke>) -> EguiStroke {
    stroke.filter(|stroke| !stroke.dashed).map_or(EguiStroke::NONE, line)
}

/// A dashed outline, where the stroke is dashed.
fn dashes(corners: &[Pos2], stroke: Option<Stroke>) -> Vec<EguiShape> {
    let Some(stroke) = stroke.filter(|stroke| stroke.dashed) else { return Vec::new() };
    let round: Vec<Pos2> = corners.iter().chain(corners.first()).copied().collect();
    EguiShape::dashed_line(&round, line(stroke), DASH.0, DASH.1)
}

/// Corners enough that a marker is round.
fn circle(center: Pos2, radius: f32) -> Vec<Pos2> {
    const CORNERS: u8 = 24;
    let turn = std::f32::consts::TAU / f32::from(CORNERS);
    (0..CORNERS).map(|corner| center + radius * Vec2::angled(f32::from(corner) * turn)).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::pt;

    #[test]
    fn a_dashed_outline_has_gaps() {
        let stroke = Stroke::dashed(1.6, Color::hex(0));
        let round = circle(pos(pt(10.0, 10.0)), 5.0);
        let triangle = [pt(0.0, 0.0), pt(12.0, 0.0), pt(6.0, 10.0)].map(pos);
        for corners in [round.as_slice(), &triangle] {
            let around: f32 = corners
                .iter()
                .zip(corners.iter().cycle().skip(1))
                .map(|(from, to)| from.distance(*to))
                .sum();
            let drawn: f32 = dashes(corners, Some(stroke))
                .iter()
                .map(|dash| match dash {
                    EguiShape::LineSegment { points: [from, to], .. } => from.distance(*to),
                    _ => 0.0,
                })
                .sum();
            assert!(drawn > around * 0.4 && drawn < around * 0.75, "{drawn} of {around}");
            assert!(dashes(corners, Some(Stroke { dashed: false, ..stroke })).is_empty());
        }
        assert!(outline(Some(stroke)).is_empty());
    }
}
