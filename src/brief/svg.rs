//! A page as SVG with real text, which can be searched, copied and read out.
//! (Typst's own SVG draws letters as outlines.) Gradients and tilings of a
//! template of one's own become their middle colour.

use std::fmt::Write;

use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point, Size, Transform};
use typst::model::Destination;
use typst::text::TextItem;
use typst::visualize::{
    Curve, CurveItem, FillRule, FixedStroke, Geometry, Image, ImageKind, LineCap, LineJoin, Paint,
    Shape,
};
use typst_layout::Page;
use typst_svg::WebImage;

use super::world::BriefWorld;
use crate::figure::{FALLBACK_FAMILIES, escape};

/// A page as an SVG document.
pub(super) fn svg(page: &Page, title: &str, description: &str, world: &BriefWorld) -> String {
    let size = page.frame.size();
    let (w, h) = (num(size.x), num(size.y));
    let mut printer = Printer { out: String::with_capacity(64 * 1024), world, clips: 0 };
    // Writing to a String cannot fail, so results are dropped throughout.
    let _ = writeln!(
        printer.out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{w}pt" height="{h}pt" viewBox="0 0 {w} {h}" aria-labelledby="brief-title brief-desc">"#
    );
    let _ = writeln!(printer.out, r#"<title id="brief-title">{}</title>"#, escape(title));
    let _ = writeln!(printer.out, r#"<desc id="brief-desc">{}</desc>"#, escape(description));
    if let Some(fill) = page.fill_or_white() {
        let fill = color("fill", &fill);
        let _ = writeln!(printer.out, r#"<rect width="{w}" height="{h}"{fill}/>"#);
    }
    printer.frame(&page.frame);
    printer.out.push_str("</svg>\n");
    printer.out
}

struct Printer<'w> {
    out: String,
    world: &'w BriefWorld,
    clips: usize,
}

impl Printer<'_> {
    fn frame(&mut self, frame: &Frame) {
        for (at, item) in frame.items() {
            match item {
                FrameItem::Group(group) => self.group(*at, group),
                FrameItem::Text(text) => self.text(*at, text),
                FrameItem::Shape(shape, _) => self.shape(*at, shape),
                FrameItem::Image(image, size, _) => self.image(*at, image, *size),
                FrameItem::Link(Destination::Url(url), size) => {
                    self.link(*at, url.as_str(), *size);
                }
                FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }

    fn group(&mut self, at: Point, group: &GroupItem) {
        let moved = Transform::translate(at.x, at.y).pre_concat(group.transform);
        let mut clip = String::new();
        if let Some(curve) = &group.clip {
            self.clips += 1;
            let id = self.clips;
            let path = path(curve);
            let _ = writeln!(self.out, r#"<clipPath id="clip{id}"><path d="{path}"/></clipPath>"#);
            clip = format!(r#" clip-path="url(#clip{id})""#);
        }
        if moved == Transform::identity() && clip.is_empty() {
            self.frame(&group.frame);
            return;
        }
        let _ = writeln!(self.out, r#"<g transform="{}"{clip}>"#, transform(&moved));
        self.frame(&group.frame);
        self.out.push_str("</g>\n");
    }

    fn text(&mut self, at: Point, text: &TextItem) {
        let info = text.font.info();
        let weight = info.variant.weight.to_number();
        let weight =
            if weight == 400 { String::new() } else { format!(r#" font-weight="{weight}""#) };
        // Where a glyph is missing here, its width is unknown as well.
        let width = if text.glyphs.iter().all(|glyph| glyph.id != 0) && text.glyphs.len() > 1 {
            format!(r#" textLength="{}""#, num(text.width()))
        } else {
            String::new()
        };
        let _ = writeln!(
            self.out,
            r#"<text x="{}" y="{}" font-family="{}, {FALLBACK_FAMILIES}" font-size="{}"{weight}{width} xml:space="preserve"{}>{}</text>"#,
            num(at.x),
            num(at.y),
            escape(&info.family),
            num(text.size),
            color("fill", &text.fill),
            escape(&text.text),
        );
    }

    fn shape(&mut self, at: Point, shape: &Shape) {
        let fill = match &shape.fill {
            Some(paint) => color("fill", paint),
            None => r#" fill="none""#.to_owned(),
        };
        let rule = match shape.fill_rule {
            FillRule::EvenOdd => r#" fill-rule="evenodd""#,
            FillRule::NonZero => "",
        };
        let stroke = shape.stroke.as_ref().map(stroke).unwrap_or_default();
        let _ = match &shape.geometry {
            Geometry::Rect(size) => writeln!(
                self.out,
                r#"<rect x="{}" y="{}" width="{}" height="{}"{fill}{stroke}/>"#,
                num(at.x),
                num(at.y),
                num(size.x),
                num(size.y),
            ),
            Geometry::Line(to) => writeln!(
                self.out,
                r#"<line x1="{}" y1="{}" x2="{}" y2="{}"{stroke}/>"#,
                num(at.x),
                num(at.y),
                num(at.x + to.x),
                num(at.y + to.y),
            ),
            Geometry::Curve(curve) => writeln!(
                self.out,
                r#"<path transform="translate({} {})" d="{}"{fill}{rule}{stroke}/>"#,
                num(at.x),
                num(at.y),
                path(curve),
            ),
        };
    }

    fn image(&mut self, at: Point, image: &Image, size: Size) {
        // Our own chart goes in as it is, with its text and tooltips.
        if let ImageKind::Svg(svg) = image.kind()
            && let Some(chart) = self.world.own_chart(svg.data())
        {
            let scale = |points: Abs, pixels: f64| points.to_pt() / pixels.max(1.0);
            let _ = writeln!(
                self.out,
                r#"<g transform="translate({} {}) scale({} {})">"#,
                num(at.x),
                num(at.y),
                number(scale(size.x, svg.width()), 5),
                number(scale(size.y, svg.height()), 5),
            );
            self.out.push_str(&chart);
            self.out.push_str("</g>\n");
            return;
        }
        let alt = image.alt().map(|alt| format!("<title>{}</title>", escape(alt)));
        let _ = writeln!(
            self.out,
            r#"<image x="{}" y="{}" width="{}" height="{}" preserveAspectRatio="none" href="{}">{}</image>"#,
            num(at.x),
            num(at.y),
            num(size.x),
            num(size.y),
            WebImage::new(image).to_base64_url(),
            alt.unwrap_or_default(),
        );
    }

    fn link(&mut self, at: Point, url: &str, size: Size) {
        if !(url.starts_with("https://") || url.starts_with("http://")) {
            return;
        }
        let _ = writeln!(
            self.out,
            r#"<a href="{}"><rect x="{}" y="{}" width="{}" height="{}" fill="transparent"/></a>"#,
            escape(url),
            num(at.x),
            num(at.y),
            num(size.x),
            num(size.y),
        );
    }
}

fn num(length: Abs) -> String {
    number(length.to_pt(), 2)
}

/// So many decimals at most, no idle zeros, never −0.
fn number(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    let text =
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn transform(t: &Transform) -> String {
    let parts = [t.sx.get(), t.ky.get(), t.kx.get(), t.sy.get()].map(|part| number(part, 5));
    let parts = parts.join(" ");
    if parts == "1 0 0 1" {
        return format!("translate({} {})", num(t.tx), num(t.ty));
    }
    format!("matrix({parts} {} {})", num(t.tx), num(t.ty))
}

fn path(curve: &Curve) -> String {
    let mut out = String::new();
    let point = |p: &Point| format!("{} {}", num(p.x), num(p.y));
    for item in &curve.0 {
        let _ = match item {
            CurveItem::Move(to) => write!(out, "M{}", point(to)),
            CurveItem::Line(to) => write!(out, "L{}", point(to)),
            CurveItem::Cubic(a, b, to) => write!(out, "C{} {} {}", point(a), point(b), point(to)),
            CurveItem::Close => write!(out, "Z"),
        };
    }
    out
}

/// `attribute="#rrggbb"`, with its opacity where it has one.
fn color(attribute: &str, paint: &Paint) -> String {
    let color = match paint {
        Paint::Solid(color) => color.clone(),
        Paint::Gradient(gradient) => gradient.sample_at((0.5, 0.5), (1.0, 1.0)),
        Paint::Tiling(_) => return format!(r#" {attribute}="none""#),
    };
    let [r, g, b, a] = color.to_process().to_vec4_u8();
    let mut out = format!(r##" {attribute}="#{r:02x}{g:02x}{b:02x}""##);
    if a != 255 {
        let _ = write!(out, r#" {attribute}-opacity="{}""#, number(f64::from(a) / 255.0, 3));
    }
    out
}

fn stroke(stroke: &FixedStroke) -> String {
    let mut out = color("stroke", &stroke.paint);
    let _ = write!(out, r#" stroke-width="{}""#, num(stroke.thickness));
    out.push_str(match stroke.cap {
        LineCap::Butt => "",
        LineCap::Round => r#" stroke-linecap="round""#,
        LineCap::Square => r#" stroke-linecap="square""#,
    });
    out.push_str(match stroke.join {
        LineJoin::Miter => "",
        LineJoin::Round => r#" stroke-linejoin="round""#,
        LineJoin::Bevel => r#" stroke-linejoin="bevel""#,
    });
    if let Some(dash) = &stroke.dash {
        let lengths: Vec<String> = dash.array.iter().map(|length| num(*length)).collect();
        let _ = write!(out, r#" stroke-dasharray="{}""#, lengths.join(" "));
    }
    out
}
