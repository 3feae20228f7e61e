//! Marks with a meaning: a status by its icon, an act by its shape.

use std::f32::consts::TAU;

use super::shapes::{Point, Rect, Scene, Shape, Stroke, pt};
use super::theme::Color;
use crate::dossier::{QuadClass, Status};

/// Corners of a polygon that stands for a circle's part.
const ARC_STEPS: u8 = 16;

/// Adds a status's icon, `size` pixels across.
pub fn status_icon(scene: &mut Scene, status: Status, center: Point, size: f32, color: Color) {
    let radius = size * 0.42;
    let stroke = Stroke::solid((size * 0.12).max(1.2), color);
    let at = |x: f32, y: f32| pt(center.x + x * radius, center.y + y * radius);
    let mut line = |points: &[(f32, f32)]| {
        let points = points.iter().map(|(x, y)| at(*x, *y)).collect();
        scene.shapes.push(Shape::Line { points, stroke });
    };
    match status {
        Status::Fulfilled => line(&[(-0.9, 0.1), (-0.25, 0.75), (0.95, -0.7)]),
        Status::Broken => {
            line(&[(-0.75, -0.75), (0.75, 0.75)]);
            line(&[(-0.75, 0.75), (0.75, -0.75)]);
        }
        Status::Reversed => {
            line(&[(0.95, 0.0), (-0.95, 0.0)]);
            line(&[(-0.25, -0.7), (-0.95, 0.0), (-0.25, 0.7)]);
        }
        Status::Suspended => {
            line(&[(-0.4, -0.8), (-0.4, 0.8)]);
            line(&[(0.4, -0.8), (0.4, 0.8)]);
        }
        Status::Lapsed => line(&[(-0.9, 0.0), (0.9, 0.0)]),
        Status::Undetermined => {
            line(&[
                (-0.5, -0.45),
                (-0.3, -0.9),
                (0.3, -0.9),
                (0.5, -0.45),
                (0.0, 0.05),
                (0.0, 0.3),
            ]);
            scene.shapes.push(Shape::Circle {
                center: at(0.0, 0.85),
                radius: stroke.width * 0.7,
                fill: Some(color),
                stroke: None,
            });
        }
        Status::Pending | Status::InProgress | Status::Partial => {
            scene.shapes.push(Shape::Circle { center, radius, fill: None, stroke: Some(stroke) });
            let share = match status {
                Status::Pending => 0.0,
                Status::InProgress => 0.25,
                _ => 0.5,
            };
            if share > 0.0 {
                let points = sector(center, radius, share);
                scene.shapes.push(Shape::Area { points, fill: Some(color), stroke: None });
            }
        }
    }
}

/// Adds the icon of what is overdue: a disc with an exclamation mark.
pub fn overdue_icon(scene: &mut Scene, center: Point, size: f32, color: Color, ground: Color) {
    let radius = size * 0.5;
    scene.shapes.push(Shape::Circle { center, radius, fill: Some(color), stroke: None });
    let at = |y: f32| pt(center.x, center.y + y * radius);
    let stroke = Stroke::solid((size * 0.14).max(1.3), ground);
    scene.line(at(-0.6), at(0.15), stroke);
    let dot = stroke.width * 0.6;
    scene.shapes.push(Shape::Circle {
        center: at(0.55),
        radius: dot,
        fill: Some(ground),
        stroke: None,
    });
}

/// A slice of a circle from the top, clockwise.
fn sector(center: Point, radius: f32, share: f32) -> Vec<Point> {
    let arc = (0..=ARC_STEPS).map(|step| {
        let angle = TAU * share * f32::from(step) / f32::from(ARC_STEPS);
        pt(center.x + radius * angle.sin(), center.y - radius * angle.cos())
    });
    std::iter::once(center).chain(arc).collect()
}

/// How an event's marker looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MarkerStyle {
    /// Circle for cooperation, triangle for conflict; filled for deeds, hollow
    /// for words.
    pub quad: QuadClass,
    /// The actor's colour.
    pub color: Color,
    /// Behind the marker: what a hollow one is filled with.
    pub background: Color,
    /// Radius in pixels.
    pub radius: f32,
    /// Drawn with dashes: known to be coming.
    pub scheduled: bool,
}

/// Radius of a marker by |Goldstein score|, 0 to 10.
pub fn marker_radius(magnitude: f64) -> f32 {
    3.6 + (magnitude.clamp(0.0, 10.0) as f32) * 0.38
}

/// Adds an event's marker.
pub fn marker(scene: &mut Scene, center: Point, style: &MarkerStyle) {
    let MarkerStyle { quad, color, background, radius, scheduled } = *style;
    let fill = Some(match (quad.is_material(), scheduled) {
        (true, false) => color,
        // Paler, so that its dashes show and it still is no mere word.
        (true, true) => color.pale(background),
        (false, _) => background,
    });
    let stroke = Stroke { color, width: 1.6, dashed: scheduled };
    if quad.is_conflict() {
        // As much area as the circle has.
        let side = radius * 1.25;
        let points = vec![
            pt(center.x, center.y - side),
            pt(center.x + side, center.y + side * 0.75),
            pt(center.x - side, center.y + side * 0.75),
        ];
        scene.shapes.push(Shape::Area { points, fill, stroke: Some(stroke) });
    } else {
        scene.shapes.push(Shape::Circle { center, radius, fill, stroke: Some(stroke) });
    }
}

/// Adds a small square in a side's colour.
pub fn swatch(scene: &mut Scene, center: Point, size: f32, color: Color) {
    let half = size / 2.0;
    let rect = Rect::new(center.x - half, center.y - half, center.x + half, center.y + half);
    scene.rect(rect, color, 2.0);
}
