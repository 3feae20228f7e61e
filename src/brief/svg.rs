//! A page as SVG with real text, which can be searched, copied and read out. (Typst's own SVG draws
//! letters as outlines.) Gradients and tilings of a user's own template become their middle colour.

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
use crate::figure::FALLBACK_FAMILIES;
use crate::markup::{Element, Xml};

/// A page as an SVG document.
pub(super) fn svg(page: &Page, title: &str, description: &str, world: &BriefWorld) -> String {
    let size = page.frame.size();
    let (w, h) = (num(size.x), num(size.y));
    let mut printer = Printer { xml: Xml::default(), world, clips: 0, charts: 0 };
    let xml = &mut printer.xml;
    xml.element("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("width", format_args!("{w}pt"))
        .with("height", format_args!("{h}pt"))
        .with("viewBox", format_args!("0 0 {w} {h}"))
        .with("aria-labelledby", "brief-title brief-desc")
        .open();
    xml.raw("\n");
    xml.element("title").with("id", "brief-title").text(title);
    xml.raw("\n");
    xml.element("desc").with("id", "brief-desc").text(description);
    xml.raw("\n");
    if let Some(fill) = page.fill_or_white() {
        let ground = xml.element("rect").with("width", &w).with("height", &h);
        colored(ground, "fill", &fill).empty();
        xml.raw("\n");
    }
    printer.frame(&page.frame);
    let mut text = printer.xml.finish();
    text.push('\n');
    text
}

struct Printer<'w> {
    xml: Xml,
    world: &'w BriefWorld,
    clips: usize,
    charts: usize,
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
        let mut clip = None;
        if let Some(curve) = &group.clip {
            self.clips += 1;
            let id = self.clips;
            self.xml.element("clipPath").with("id", format_args!("clip{id}")).open();
            self.xml.element("path").with("d", path(curve)).empty();
            self.xml.close();
            self.xml.raw("\n");
            clip = Some(format!("url(#clip{id})"));
        }
        if moved == Transform::identity() && clip.is_none() {
            self.frame(&group.frame);
            return;
        }
        let element = self.xml.element("g").with("transform", transform(&moved));
        element.with_some("clip-path", clip).open();
        self.xml.raw("\n");
        self.frame(&group.frame);
        self.xml.close();
        self.xml.raw("\n");
    }

    fn text(&mut self, at: Point, text: &TextItem) {
        let info = text.font.info();
        let weight = info.variant.weight.to_number();
        // Where a glyph is missing here, its width is unknown as well.
        let is_known = text.glyphs.iter().all(|glyph| glyph.id != 0) && text.glyphs.len() > 1;
        let element = self
            .xml
            .element("text")
            .with("x", num(at.x))
            .with("y", num(at.y))
            .with("font-family", format_args!("{}, {FALLBACK_FAMILIES}", info.family))
            .with("font-size", num(text.size))
            .with_some("font-weight", (weight != 400).then_some(weight))
            .with_some("textLength", is_known.then(|| num(text.width())))
            .with_some("lengthAdjust", is_known.then_some("spacingAndGlyphs"))
            .with("xml:space", "preserve");
        colored(element, "fill", &text.fill).text(&text.text);
        self.xml.raw("\n");
    }

    fn shape(&mut self, at: Point, shape: &Shape) {
        let xml = &mut self.xml;
        let element = match &shape.geometry {
            Geometry::Rect(size) => xml
                .element("rect")
                .with("x", num(at.x))
                .with("y", num(at.y))
                .with("width", num(size.x))
                .with("height", num(size.y)),
            Geometry::Line(to) => xml
                .element("line")
                .with("x1", num(at.x))
                .with("y1", num(at.y))
                .with("x2", num(at.x + to.x))
                .with("y2", num(at.y + to.y)),
            Geometry::Curve(curve) => xml
                .element("path")
                .with("transform", format_args!("translate({} {})", num(at.x), num(at.y)))
                .with("d", path(curve)),
        };
        let element = match &shape.fill {
            Some(paint) => colored(element, "fill", paint),
            None => element.with("fill", "none"),
        };
        let rule = matches!(shape.fill_rule, FillRule::EvenOdd).then_some("evenodd");
        let element = element.with_some("fill-rule", rule);
        match &shape.stroke {
            Some(stroke) => stroked(element, stroke),
            None => element,
        }
        .empty();
        self.xml.raw("\n");
    }

    fn image(&mut self, at: Point, image: &Image, size: Size) {
        // Our own chart goes in as it is, with its text and tooltips; what it
        // names has names of its own.
        if let ImageKind::Svg(svg) = image.kind()
            && let Some(chart) = self.world.own_chart(svg.data())
        {
            let scale = |points: Abs, pixels: f64| points.to_pt() / pixels.max(1.0);
            let (x, y) = (scale(size.x, svg.width()), scale(size.y, svg.height()));
            let (left, top) = (num(at.x), num(at.y));
            let (x, y) = (number(x, 5), number(y, 5));
            let moved = format!("translate({left} {top}) scale({x} {y})");
            self.xml.element("g").with("transform", moved).open();
            self.charts += 1;
            self.xml.raw(&with_ids(&chart, self.charts));
            self.xml.close();
            self.xml.raw("\n");
            return;
        }
        self.xml
            .element("image")
            .with("x", num(at.x))
            .with("y", num(at.y))
            .with("width", num(size.x))
            .with("height", num(size.y))
            .with("preserveAspectRatio", "none")
            .with("href", WebImage::new(image).to_base64_url())
            .open();
        if let Some(alt) = image.alt() {
            self.xml.text_in("title", alt);
        }
        self.xml.close();
        self.xml.raw("\n");
    }

    fn link(&mut self, at: Point, url: &str, size: Size) {
        if !(url.starts_with("https://") || url.starts_with("http://")) {
            return;
        }
        self.xml.element("a").with("href", url).open();
        self.xml
            .element("rect")
            .with("x", num(at.x))
            .with("y", num(at.y))
            .with("width", num(size.x))
            .with("height", num(size.y))
            .with("fill", "transparent")
            .empty();
        self.xml.close();
        self.xml.raw("\n");
    }
}

/// A chart of ours whose ids are no other chart's of the same page.
fn with_ids(chart: &str, number: usize) -> String {
    let named = chart.replace("<g id=\"", &format!("<g id=\"chart{number}-"));
    named
        .replacen("\"title desc\"", &format!("\"chart{number}-title chart{number}-desc\""), 1)
        .replacen("id=\"title\"", &format!("id=\"chart{number}-title\""), 1)
        .replacen("id=\"desc\"", &format!("id=\"chart{number}-desc\""), 1)
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

/// With a colour, and its opacity where it has one.
fn colored<'x>(element: Element<'x>, attribute: &str, paint: &Paint) -> Element<'x> {
    let color = match paint {
        Paint::Solid(color) => color.clone(),
        Paint::Gradient(gradient) => gradient.sample_at((0.5, 0.5), (1.0, 1.0)),
        Paint::Tiling(_) => return element.with(attribute, "none"),
    };
    let [r, g, b, a] = color.to_process().to_vec4_u8();
    let opacity = (a != 255).then(|| number(f64::from(a) / 255.0, 3));
    element
        .with(attribute, format_args!("#{r:02x}{g:02x}{b:02x}"))
        .with_some(&format!("{attribute}-opacity"), opacity)
}

fn stroked<'x>(element: Element<'x>, stroke: &FixedStroke) -> Element<'x> {
    let cap = match stroke.cap {
        LineCap::Butt => None,
        LineCap::Round => Some("round"),
        LineCap::Square => Some("square"),
    };
    let join = match stroke.join {
        LineJoin::Miter => None,
        LineJoin::Round => Some("round"),
        LineJoin::Bevel => Some("bevel"),
    };
    let dash = stroke
        .dash
        .as_ref()
        .map(|dash| dash.array.iter().map(|length| num(*length)).collect::<Vec<_>>().join(" "));
    colored(element, "stroke", &stroke.paint)
        .with("stroke-width", num(stroke.thickness))
        .with_some("stroke-linecap", cap)
        .with_some("stroke-linejoin", join)
        .with_some("stroke-dasharray", dash)
}
