//! A picture as shapes: each layer a group with its name, each marker a group with
//! its event's, texts as text.

use super::shape::{Named, Outline, Paint, Shapes};
use super::text::Setting;
use crate::brief::deck::{Paragraph, Picture, Role, Run};
use crate::figure::{
    Anchor, BundledFonts, Color, Point, Rect, Scene, Shape, Stroke, TextMeasure, TextStyle, pt,
};

/// So much wider than it measures is a text's box: other typefaces run wider.
const WIDER: f32 = 1.15;

/// Writes a picture's shapes into a rectangle of the slide.
pub(super) struct Painter<'s, 'a> {
    pub(super) shapes: &'s mut Shapes<'a>,
    rect: Rect,
    scale: f32,
    /// What the shapes that are not named otherwise are called.
    layer: Vec<String>,
    count: usize,
}

impl<'s, 'a> Painter<'s, 'a> {
    /// The picture as one group.
    pub(super) fn paint(shapes: &'s mut Shapes<'a>, (name, rect): (&str, Rect), picture: &Picture) {
        let scene = &picture.scene;
        let scale = rect.width() / scene.width.max(1.0);
        shapes.open_group(&Named { name, alt: picture.alt.as_deref() }, rect);
        let mut painter = Painter { shapes, rect, scale, layer: vec![name.to_owned()], count: 0 };
        for (place, shape) in scene.shapes.iter().enumerate() {
            painter.shape(scene, place, shape);
        }
        painter.shapes.close_group();
    }

    fn at(&self, point: Point) -> Point {
        pt(self.rect.left + point.x * self.scale, self.rect.top + point.y * self.scale)
    }

    fn placed(&self, rect: &Rect) -> Rect {
        let (from, to) = (self.at(pt(rect.left, rect.top)), self.at(pt(rect.right, rect.bottom)));
        Rect::new(from.x, from.y, to.x, to.y)
    }

    fn name(&mut self) -> String {
        self.count += 1;
        format!("{} {}", self.layer.last().map_or("shape", String::as_str), self.count)
    }

    fn stroke(&self, stroke: Option<Stroke>) -> Option<(f32, Color, bool)> {
        stroke.map(|stroke| (stroke.width * self.scale, stroke.color, stroke.dashed))
    }

    fn shape(&mut self, scene: &Scene, place: usize, shape: &Shape) {
        match shape {
            Shape::Rect { rect, fill, radius } => {
                let rect = self.placed(rect);
                let outline = if *radius > 0.0 {
                    Outline::Rounded(radius * self.scale)
                } else {
                    Outline::Known("rect")
                };
                let name = self.name();
                self.shapes.shape(&name, rect, &outline, Paint { fill: Some(*fill), line: None });
            }
            Shape::Line { points, stroke } => {
                let paint = Paint { fill: None, line: self.stroke(Some(*stroke)) };
                self.through(points.iter().copied(), false, paint);
            }
            Shape::Area { points, fill, stroke } => {
                let paint = Paint { fill: *fill, line: self.stroke(*stroke) };
                self.through(points.iter().copied(), true, paint);
            }
            Shape::Band { edges, fill } => {
                let upper = edges.iter().map(|(x, top, _)| pt(*x, *top));
                let lower = edges.iter().rev().map(|(x, _, bottom)| pt(*x, *bottom));
                let paint = Paint { fill: Some(*fill), line: None };
                self.through(upper.chain(lower), true, paint);
            }
            Shape::Circle { center, radius, fill, stroke } => {
                let (c, r) = (*center, *radius);
                let rect = self.placed(&Rect::new(c.x - r, c.y - r, c.x + r, c.y + r));
                let paint = Paint { fill: *fill, line: self.stroke(*stroke) };
                let name = self.name();
                self.shapes.shape(&name, rect, &Outline::Known("ellipse"), paint);
            }
            Shape::Text { at, anchor, style, color, text } => {
                self.text(*at, *anchor, (*style, *color), text);
            }
            // A slide has its logo as an element of its own.
            Shape::Picture { .. } => {}
            Shape::Group { title } => {
                let rect = self.bounds(scene, place);
                self.shapes.open_group(&Named { name: title, alt: Some(title) }, rect);
                self.layer.push("marker".to_owned());
            }
            Shape::Layer { name } => {
                let rect = self.bounds(scene, place);
                self.shapes.open_group(&Named { name, alt: None }, rect);
                self.layer.push((*name).to_owned());
                self.count = 0;
            }
            Shape::EndGroup => {
                if self.layer.len() > 1 {
                    self.layer.pop();
                    self.shapes.close_group();
                }
            }
        }
    }

    fn through(&mut self, points: impl Iterator<Item = Point>, closed: bool, paint: Paint) {
        let points: Vec<Point> = points.map(|point| self.at(point)).collect();
        let Some(rect) = around(points.iter().copied()).filter(|_| points.len() > 1) else {
            return;
        };
        let name = self.name();
        let outline = Outline::Through { points: &points, closed };
        self.shapes.shape(&name, rect, &outline, paint);
    }

    /// A text in a box without edges, wide enough for other typefaces.
    fn text(&mut self, at: Point, anchor: Anchor, (style, color): (TextStyle, Color), text: &str) {
        let rect = self.text_rect(at, anchor, style, text);
        let align = match anchor {
            Anchor::Start => "l",
            Anchor::Middle => "ctr",
            Anchor::End => "r",
        };
        let size = style.size * self.scale;
        let run = Run { text: text.to_owned(), size, strong: style.strong, color, icon: None };
        let paragraphs = [Paragraph::of(run, 0.0)];
        let setting = Setting { align, anchor: "ctr", wraps: false };
        self.shapes.text(
            &Named { name: text, alt: None },
            rect,
            (Role::Body, &paragraphs, setting),
        );
    }

    fn text_rect(&self, at: Point, anchor: Anchor, style: TextStyle, text: &str) -> Rect {
        let size = style.size * self.scale;
        let width = BundledFonts.width(text, style) * self.scale * WIDER;
        let at = self.at(at);
        let left = match anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - width / 2.0,
            Anchor::End => at.x - width,
        };
        // The middle of capitals stands over the baseline by this much.
        let middle = at.y - size * 0.36;
        Rect::new(left, middle - size * 0.62, left + width, middle + size * 0.62)
    }

    /// What a group that begins at a place covers.
    fn bounds(&self, scene: &Scene, place: usize) -> Rect {
        let mut depth = 0_usize;
        let mut corners = Vec::new();
        for shape in scene.shapes.iter().skip(place) {
            match shape {
                Shape::Group { .. } | Shape::Layer { .. } => depth += 1,
                Shape::Picture { rect, .. } => {
                    corners.extend([pt(rect.left, rect.top), pt(rect.right, rect.bottom)]);
                }
                Shape::EndGroup => depth = depth.saturating_sub(1),
                Shape::Rect { rect, .. } => {
                    corners.extend([pt(rect.left, rect.top), pt(rect.right, rect.bottom)]);
                }
                Shape::Line { points, .. } | Shape::Area { points, .. } => {
                    corners.extend(points.iter().copied());
                }
                Shape::Band { edges, .. } => {
                    let both =
                        edges.iter().flat_map(|(x, top, bottom)| [pt(*x, *top), pt(*x, *bottom)]);
                    corners.extend(both);
                }
                Shape::Circle { center, radius, .. } => {
                    corners.push(pt(center.x - radius, center.y - radius));
                    corners.push(pt(center.x + radius, center.y + radius));
                }
                Shape::Text { at, anchor, style, text, .. } => {
                    let rect = self.text_rect(*at, *anchor, *style, text);
                    let back = |x: f32, y: f32| {
                        pt((x - self.rect.left) / self.scale, (y - self.rect.top) / self.scale)
                    };
                    corners.extend([back(rect.left, rect.top), back(rect.right, rect.bottom)]);
                }
            }
            if depth == 0 {
                break;
            }
        }
        let placed = corners.into_iter().map(|corner| self.at(corner));
        around(placed).unwrap_or(self.rect)
    }
}

/// The rectangle around points.
fn around(points: impl Iterator<Item = Point>) -> Option<Rect> {
    let each = points.map(|point| Rect::new(point.x, point.y, point.x, point.y));
    each.reduce(|a, b| {
        Rect::new(
            a.left.min(b.left),
            a.top.min(b.top),
            a.right.max(b.right),
            a.bottom.max(b.bottom),
        )
    })
}
