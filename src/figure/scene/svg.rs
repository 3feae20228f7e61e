//! A scene as SVG: real text, a title and a description, and the same bytes
//! for the same scene on every machine.

use std::fmt::Write;

use super::shapes::{Anchor, Point, Scene, Shape, Stroke};
use super::theme::Color;
use crate::figure::text::{FAMILY, TextStyle};

/// What stands in for the bundled typeface, and for what it lacks, where a
/// picture is looked at.
pub const FALLBACK_FAMILIES: &str =
    "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/// The SVG document of a scene.
pub fn svg(scene: &Scene) -> String {
    let mut out = String::with_capacity(scene.shapes.len() * 120 + 1024);
    let (w, h) = (num(scene.width), num(scene.height));
    let (width, height) = (num(scene.width * scene.scale), num(scene.height * scene.scale));
    // Writing to a String cannot fail, so results are dropped throughout.
    let _ = writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {w} {h}" role="img" aria-labelledby="title desc" font-family="{FAMILY}, {FALLBACK_FAMILIES}">"#
    );
    let _ = writeln!(out, r#"<title id="title">{}</title>"#, escape(&scene.title));
    let _ = writeln!(out, r#"<desc id="desc">{}</desc>"#, escape(&scene.description));
    let _ = writeln!(out, r#"<rect width="{w}" height="{h}"{}/>"#, fill(Some(scene.background)));
    for shape in &scene.shapes {
        write_shape(&mut out, shape);
    }
    out.push_str("</svg>\n");
    out
}

fn write_shape(out: &mut String, shape: &Shape) {
    let _ = match shape {
        Shape::Rect { rect, fill: color, radius } => writeln!(
            out,
            r#"<rect x="{}" y="{}" width="{}" height="{}" rx="{}"{}/>"#,
            num(rect.left),
            num(rect.top),
            num(rect.width().max(0.0)),
            num(rect.height().max(0.0)),
            num(*radius),
            fill(Some(*color)),
        ),
        Shape::Line { points, stroke } if points.len() > 1 => writeln!(
            out,
            r#"<polyline points="{}" fill="none" stroke-linejoin="round"{}/>"#,
            point_list(points),
            stroke_attributes(Some(*stroke)),
        ),
        Shape::Line { .. } => Ok(()),
        Shape::Area { points, fill: color, stroke } => writeln!(
            out,
            r#"<polygon points="{}" stroke-linejoin="round"{}{}/>"#,
            point_list(points),
            fill(*color),
            stroke_attributes(*stroke),
        ),
        Shape::Band { edges, fill: color } => {
            let upper = edges.iter().map(|(x, top, _)| Point { x: *x, y: *top });
            let lower = edges.iter().rev().map(|(x, _, bottom)| Point { x: *x, y: *bottom });
            let points: Vec<Point> = upper.chain(lower).collect();
            let points = point_list(&points);
            writeln!(out, r#"<polygon points="{points}"{}/>"#, fill(Some(*color)))
        }
        Shape::Circle { center, radius, fill: color, stroke } => writeln!(
            out,
            r#"<circle cx="{}" cy="{}" r="{}"{}{}/>"#,
            num(center.x),
            num(center.y),
            num(*radius),
            fill(*color),
            stroke_attributes(*stroke),
        ),
        Shape::Text { at, anchor, style, color, text } => writeln!(
            out,
            r#"<text x="{}" y="{}"{}{}{}>{}</text>"#,
            num(at.x),
            num(at.y),
            text_attributes(*style),
            anchor_attribute(*anchor),
            fill(Some(*color)),
            escape(text),
        ),
        Shape::Group { title } => writeln!(out, "<g><title>{}</title>", escape(title)),
        Shape::EndGroup => writeln!(out, "</g>"),
    };
}

/// Two decimals are finer than any screen; no trailing zeros, never −0.
fn num(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn point_list(points: &[Point]) -> String {
    let mut list = String::with_capacity(points.len() * 14);
    for point in points {
        if !list.is_empty() {
            list.push(' ');
        }
        let _ = write!(list, "{},{}", num(point.x), num(point.y));
    }
    list
}

fn hex(color: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", color.r, color.g, color.b)
}

fn opacity(name: &str, color: Color) -> String {
    if color.a == 255 {
        return String::new();
    }
    format!(r#" {name}="{}""#, num(f32::from(color.a) / 255.0))
}

fn fill(color: Option<Color>) -> String {
    match color {
        Some(color) => format!(r#" fill="{}"{}"#, hex(color), opacity("fill-opacity", color)),
        None => r#" fill="none""#.to_owned(),
    }
}

fn stroke_attributes(stroke: Option<Stroke>) -> String {
    let Some(Stroke { color, width, dashed }) = stroke else { return String::new() };
    let dashes = if dashed { r#" stroke-dasharray="4 3""# } else { "" };
    format!(
        r#" stroke="{}" stroke-width="{}"{}{dashes}"#,
        hex(color),
        num(width),
        opacity("stroke-opacity", color),
    )
}

fn text_attributes(style: TextStyle) -> String {
    let weight = if style.strong { r#" font-weight="600""# } else { "" };
    format!(r#" font-size="{}"{weight}"#, num(style.size))
}

const fn anchor_attribute(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "",
        Anchor::Middle => r#" text-anchor="middle""#,
        Anchor::End => r#" text-anchor="end""#,
    }
}

/// Text as XML content or attribute. Control characters that XML forbids are
/// shown as the replacement character.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::scene::pt;

    #[test]
    fn text_is_escaped_and_numbers_are_short() {
        let mut scene = Scene {
            width: 10.0,
            height: 5.0,
            scale: 1.0,
            background: Color::hex(0xffffff),
            title: "a < b".into(),
            description: "\u{1} & co".into(),
            shapes: Vec::new(),
        };
        scene.text(
            pt(1.0 / 3.0, -0.001),
            Anchor::End,
            TextStyle::strong(9.0),
            Color::hex(0),
            "<x>",
        );
        let text = svg(&scene);
        assert!(text.contains("a &lt; b") && text.contains("\u{fffd} &amp; co"));
        let wanted = r##"<text x="0.33" y="0" font-size="9" font-weight="600" text-anchor="end" fill="#000000">&lt;x&gt;</text>"##;
        assert!(text.contains(wanted), "{text}");
    }
}
