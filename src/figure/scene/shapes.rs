//! A picture before it is painted: shapes and texts in pixels, y downward.

use std::sync::Arc;

use super::theme::Color;
use crate::figure::text::TextStyle;

/// A point in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
}

/// Makes a point.
pub const fn pt(x: f32, y: f32) -> Point {
    Point { x, y }
}

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f32,
    /// Top edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Bottom edge.
    pub bottom: f32,
}

impl Rect {
    /// A rectangle by its edges.
    pub const fn new(left: f32, top: f32, right: f32, bottom: f32) -> Self {
        Self { left, top, right, bottom }
    }

    /// Its width.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Its height.
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Whether the two share any area.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// Which part of a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// A line's colour and width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Its width in pixels.
    pub width: f32,
    /// Dashed rather than solid.
    pub dashed: bool,
}

impl Stroke {
    /// A solid line.
    pub const fn solid(width: f32, color: Color) -> Self {
        Self { color, width, dashed: false }
    }

    /// A dashed line.
    pub const fn dashed(width: f32, color: Color) -> Self {
        Self { color, width, dashed: true }
    }
}

/// One thing to paint.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A filled rectangle, its corners rounded.
    Rect {
        /// Where.
        rect: Rect,
        /// Its colour.
        fill: Color,
        /// Corner radius in pixels.
        radius: f32,
    },
    /// A line through points.
    Line {
        /// The points.
        points: Vec<Point>,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// A closed area, outlined or filled or both.
    Area {
        /// Its corners.
        points: Vec<Point>,
        /// Its colour.
        fill: Option<Color>,
        /// Its outline.
        stroke: Option<Stroke>,
    },
    /// A filled area between two lines over the same places across.
    Band {
        /// Each place across with the upper and the lower line's height there,
        /// from left to right.
        edges: Vec<(f32, f32, f32)>,
        /// Its colour.
        fill: Color,
    },
    /// A circle, outlined or filled or both.
    Circle {
        /// Its middle.
        center: Point,
        /// Its radius in pixels.
        radius: f32,
        /// Its colour.
        fill: Option<Color>,
        /// Its outline.
        stroke: Option<Stroke>,
    },
    /// One line of text.
    Text {
        /// Where its anchor stands on the baseline.
        at: Point,
        /// Which part of it stands there.
        anchor: Anchor,
        /// How it is set.
        style: TextStyle,
        /// Its colour.
        color: Color,
        /// What it says.
        text: String,
    },
    /// A picture in pixels.
    Picture {
        /// Where.
        rect: Rect,
        /// A PNG.
        png: Arc<[u8]>,
        /// What it shows.
        alt: String,
    },
    /// Describes the shapes up to [`Shape::EndGroup`], for readers who hover over them or have them
    /// read out.
    Group {
        /// What they are.
        title: String,
    },
    /// Names the shapes up to [`Shape::EndGroup`], for users who edit the picture.
    Layer {
        /// A word, such as `line`.
        name: &'static str,
    },
    /// Ends the group or layer begun last.
    EndGroup,
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width in pixels.
    pub width: f32,
    /// Height in pixels.
    pub height: f32,
    /// How many pixels of a file each of them takes.
    pub scale: f32,
    /// Behind everything.
    pub background: Color,
    /// What it is called.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// What is painted, from back to front.
    pub shapes: Vec<Shape>,
}

impl Scene {
    /// Adds a filled rectangle.
    pub fn rect(&mut self, rect: Rect, fill: Color, radius: f32) {
        self.shapes.push(Shape::Rect { rect, fill, radius });
    }

    /// Adds a straight line.
    pub fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        self.shapes.push(Shape::Line { points: vec![from, to], stroke });
    }

    /// Adds a text.
    pub fn text(
        &mut self,
        at: Point,
        anchor: Anchor,
        style: TextStyle,
        color: Color,
        text: impl Into<String>,
    ) {
        self.shapes.push(Shape::Text { at, anchor, style, color, text: text.into() });
    }

    /// Adds what `paint` adds as a layer with a name; nothing where it adds
    /// nothing.
    pub fn layer(&mut self, name: &'static str, paint: impl FnOnce(&mut Self)) {
        let begin = self.shapes.len();
        self.shapes.push(Shape::Layer { name });
        paint(self);
        if self.shapes.len() == begin + 1 {
            self.shapes.truncate(begin);
        } else {
            self.shapes.push(Shape::EndGroup);
        }
    }

    /// Adds what `paint` adds as one group that says what it is.
    pub fn group(&mut self, title: impl Into<String>, paint: impl FnOnce(&mut Self)) {
        self.shapes.push(Shape::Group { title: title.into() });
        paint(self);
        self.shapes.push(Shape::EndGroup);
    }
}
