//! A scene as SVG: real text, a title and a description, and the same bytes
//! for the same scene on every machine.

use base64::Engine;

use super::shapes::{Anchor, Point, Scene, Shape, Stroke};
use super::theme::Color;
use crate::figure::text::{BundledFonts, FAMILY, TextMeasure, TextStyle, missing_chars};
use crate::markup::{Element, Xml};
use crate::words::is_right_to_left;

/// What stands in for the bundled typeface, and for what it lacks, where a
/// picture is looked at: faces of the same kind first, so that Latin text is not
/// set in one that was made for Chinese.
pub const FALLBACK_FAMILIES: &str = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'Noto Sans', 'DejaVu Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/// By which typeface a character is drawn that the bundled one lacks, and how wide
/// it is there, in font sizes.
pub type FaceOf<'f> = dyn Fn(char) -> Option<(&'f str, f32)> + 'f;

/// The SVG document of a scene. Each text has its length: where the bundled
/// typeface is missing, another is drawn narrower or wider, and keeps its place.
pub fn svg(scene: &Scene) -> String {
    written(scene, ("", None))
}

/// The same within another document, where its ids begin with something of their
/// own.
pub fn svg_within(scene: &Scene, prefix: &str) -> String {
    written(scene, (prefix, None))
}

/// The same for a painter that is told the typeface of each character: one that
/// looks for it by itself gives up where a typeface joins letters.
pub fn svg_in_faces(scene: &Scene, face_of: &FaceOf<'_>) -> String {
    written(scene, ("", Some(face_of)))
}

fn written(scene: &Scene, (prefix, face_of): (&str, Option<&FaceOf<'_>>)) -> String {
    let mut xml = Xml::default();
    let (w, h) = (num(scene.width), num(scene.height));
    xml.element("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("width", num(scene.width * scene.scale))
        .with("height", num(scene.height * scene.scale))
        .with("viewBox", format_args!("0 0 {w} {h}"))
        .with("role", "img")
        .with("aria-labelledby", format_args!("{prefix}title {prefix}desc"))
        .with("font-family", format_args!("{FAMILY}, {FALLBACK_FAMILIES}"))
        .open();
    xml.raw("\n");
    xml.element("title").with("id", format_args!("{prefix}title")).text(&scene.title);
    xml.raw("\n");
    xml.element("desc").with("id", format_args!("{prefix}desc")).text(&scene.description);
    xml.raw("\n");
    let ground = xml.element("rect").with("width", w).with("height", h);
    filled(ground, Some(scene.background)).empty();
    xml.raw("\n");
    for shape in &scene.shapes {
        write_shape(&mut xml, shape, (prefix, face_of));
    }
    let mut text = xml.finish();
    text.push('\n');
    text
}

fn write_shape(xml: &mut Xml, shape: &Shape, (prefix, face_of): (&str, Option<&FaceOf<'_>>)) {
    match shape {
        Shape::Rect { rect, fill, radius } => {
            let element = xml
                .element("rect")
                .with("x", num(rect.left))
                .with("y", num(rect.top))
                .with("width", num(rect.width().max(0.0)))
                .with("height", num(rect.height().max(0.0)))
                .with("rx", num(*radius));
            filled(element, Some(*fill)).empty();
        }
        Shape::Line { points, stroke } if points.len() > 1 => {
            let element = xml
                .element("polyline")
                .with("points", point_list(points.iter().copied()))
                .with("fill", "none")
                .with("stroke-linejoin", "round");
            stroked(element, Some(*stroke)).empty();
        }
        Shape::Line { .. } => return,
        Shape::Area { points, fill, stroke } => {
            let element = xml
                .element("polygon")
                .with("points", point_list(points.iter().copied()))
                .with("stroke-linejoin", "round");
            stroked(filled(element, *fill), *stroke).empty();
        }
        Shape::Band { edges, fill } => {
            let upper = edges.iter().map(|(x, top, _)| Point { x: *x, y: *top });
            let lower = edges.iter().rev().map(|(x, _, bottom)| Point { x: *x, y: *bottom });
            let element = xml.element("polygon").with("points", point_list(upper.chain(lower)));
            filled(element, Some(*fill)).empty();
        }
        Shape::Circle { center, radius, fill, stroke } => {
            let element = xml
                .element("circle")
                .with("cx", num(center.x))
                .with("cy", num(center.y))
                .with("r", num(*radius));
            stroked(filled(element, *fill), *stroke).empty();
        }
        Shape::Text { at, anchor, style, color, text } => {
            let element = xml.element("text").with("x", num(at.x)).with("y", num(at.y));
            let element = element.with_some("text-anchor", anchor_name(*anchor));
            let element = filled(styled(element, *style), Some(*color));
            let Some(face_of) = face_of else {
                held(element, text, *style).text(text);
                xml.raw("\n");
                return;
            };
            match runs(text, face_of).as_slice() {
                [] | [(None, _)] => element.text(text),
                runs if text.chars().any(is_right_to_left) => {
                    element.open();
                    for (face, run) in runs {
                        xml.element("tspan").with_some("font-family", *face).text(run);
                    }
                    xml.close();
                }
                runs => side_by_side(xml, (*at, *anchor), (*style, *color), (runs, face_of)),
            }
        }
        Shape::Picture { rect, png, alt } => {
            let data = base64::engine::general_purpose::STANDARD.encode(png);
            xml.element("image")
                .with("x", num(rect.left))
                .with("y", num(rect.top))
                .with("width", num(rect.width()))
                .with("height", num(rect.height()))
                .with("href", format_args!("data:image/png;base64,{data}"))
                .open();
            xml.text_in("title", alt);
            xml.close();
        }
        Shape::Group { title } => {
            xml.open("g");
            xml.text_in("title", title);
        }
        Shape::Layer { name } => xml.element("g").with("id", format_args!("{prefix}{name}")).open(),
        Shape::EndGroup => xml.close(),
    }
    xml.raw("\n");
}

/// An element of a text that is as wide as the bundled typeface makes it; of one
/// letter, or of letters that it lacks, no length is known.
fn held<'x>(element: Element<'x>, text: &str, style: TextStyle) -> Element<'x> {
    let is_known = text.chars().nth(1).is_some() && missing_chars(text).next().is_none();
    element
        .with_some("textLength", is_known.then(|| num(BundledFonts.width(text, style))))
        .with_some("lengthAdjust", is_known.then_some("spacingAndGlyphs"))
}

/// Runs of a text each by itself, where they would stand in it: a painter shapes
/// what is in one element together, and mixes up letters of some scripts.
fn side_by_side(
    xml: &mut Xml,
    (at, anchor): (Point, Anchor),
    (style, color): (TextStyle, Color),
    (runs, face_of): (&[(Option<&str>, &str)], &FaceOf<'_>),
) {
    let width = |(face, run): &(Option<&str>, &str)| match face {
        None => BundledFonts.width(run, style),
        Some(_) => run.chars().filter_map(face_of).map(|(_, advance)| advance * style.size).sum(),
    };
    let all: f32 = runs.iter().map(width).sum();
    let mut x = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - all / 2.0,
        Anchor::End => at.x - all,
    };
    for run in runs {
        let element = xml.element("text").with("x", num(x)).with("y", num(at.y));
        let element = element.with_some("font-family", run.0).with("xml:space", "preserve");
        filled(styled(element, style), Some(color)).text(run.1);
        x += width(run);
    }
}

/// A text in runs of one typeface; `None` is the picture's own. Spaces and marks
/// go with what is before them.
fn runs<'t, 'f>(text: &'t str, face_of: &FaceOf<'f>) -> Vec<(Option<&'f str>, &'t str)> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut runs: Vec<(Option<&str>, &str)> = Vec::new();
    let mut begin = 0;
    let mut face = None;
    for (at, c) in text.char_indices() {
        let own = face_of(c).map(|(face, _)| face);
        let joins = own == face || (own.is_none() && c.is_whitespace());
        if at > 0 && !joins {
            runs.extend(text.get(begin..at).map(|run| (face, run)));
            begin = at;
        }
        if !joins || at == 0 {
            face = own;
        }
    }
    runs.extend(text.get(begin..).map(|run| (face, run)));
    runs
}

/// Two decimals are finer than any screen; no trailing zeros, never −0.
fn num(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn point_list(points: impl Iterator<Item = Point>) -> String {
    let mut list = String::new();
    for point in points {
        if !list.is_empty() {
            list.push(' ');
        }
        list.push_str(&num(point.x));
        list.push(',');
        list.push_str(&num(point.y));
    }
    list
}

fn hex(color: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", color.r, color.g, color.b)
}

/// How opaque a colour is, where it is not.
fn opacity(color: Color) -> Option<String> {
    (color.a < 255).then(|| num(f32::from(color.a) / 255.0))
}

fn filled(element: Element<'_>, color: Option<Color>) -> Element<'_> {
    match color {
        Some(color) => element.with("fill", hex(color)).with_some("fill-opacity", opacity(color)),
        None => element.with("fill", "none"),
    }
}

fn stroked(element: Element<'_>, stroke: Option<Stroke>) -> Element<'_> {
    let Some(Stroke { color, width, dashed }) = stroke else { return element };
    element
        .with("stroke", hex(color))
        .with("stroke-width", num(width))
        .with_some("stroke-opacity", opacity(color))
        .with_some("stroke-dasharray", dashed.then_some("4 3"))
}

fn styled(element: Element<'_>, style: TextStyle) -> Element<'_> {
    element
        .with("font-size", num(style.size))
        .with_some("font-weight", style.strong.then_some("600"))
}

const fn anchor_name(anchor: Anchor) -> Option<&'static str> {
    match anchor {
        Anchor::Start => None,
        Anchor::Middle => Some("middle"),
        Anchor::End => Some("end"),
    }
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
        let (at, style) = (pt(1.0 / 3.0, -0.001), TextStyle::strong(9.0));
        scene.layer("labels", |scene| {
            scene.text(at, Anchor::End, style, Color::hex(0), "<x>");
        });
        scene.layer("empty", |_| {});
        let text = svg(&scene);
        assert!(text.contains("a &lt; b") && text.contains("\u{fffd} &amp; co"));
        let wanted = r##"<text x="0.33" y="0" text-anchor="end" font-size="9" font-weight="600" fill="#000000" textLength="17.17" lengthAdjust="spacingAndGlyphs">&lt;x&gt;</text>"##;
        assert!(text.contains(wanted), "{text}");
        assert!(text.contains(r#"<g id="labels">"#) && !text.contains("empty"), "{text}");
    }
}
