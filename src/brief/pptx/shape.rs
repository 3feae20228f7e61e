//! Shapes in PresentationML: where they are, what they are called, how they are
//! filled.

use super::emu;
use super::text::{Setting, body, line, solid};
use crate::brief::deck::{Body, Element, Paragraph, Role, Table};
use crate::figure::{Color, Point, Rect, Theme};
use crate::markup::Xml;

/// Writes shapes and numbers them: an id is used once on a slide.
pub(super) struct Shapes<'a> {
    pub(super) xml: Xml,
    pub(super) theme: &'a Theme,
    next: u32,
}

/// What a shape is called, and what it shows for readers who cannot see it.
pub(super) struct Named<'n> {
    pub(super) name: &'n str,
    pub(super) alt: Option<&'n str>,
}

/// How a shape is painted.
#[derive(Clone, Copy, Default)]
pub(super) struct Paint {
    pub(super) fill: Option<Color>,
    /// Width in points, colour, dashed.
    pub(super) line: Option<(f32, Color, bool)>,
}

/// The outline of a shape.
pub(super) enum Outline<'o> {
    /// One that the format knows by name.
    Known(&'static str),
    /// A rectangle whose corners are rounded by so many points.
    Rounded(f32),
    /// Through points.
    Through { points: &'o [Point], closed: bool },
}

impl<'a> Shapes<'a> {
    /// Ids begin after this one.
    pub(super) fn new(theme: &'a Theme, last: u32) -> Self {
        Self { xml: Xml::default(), theme, next: last + 1 }
    }

    /// The next id.
    pub(super) fn id(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    /// Name and id of a shape.
    pub(super) fn name(&mut self, named: &Named<'_>) {
        let id = self.id();
        self.xml
            .element("p:cNvPr")
            .with("id", id)
            .with("name", shortened(named.name))
            .with_some("descr", named.alt)
            .empty();
    }

    pub(super) fn transform(&mut self, tag: &'static str, rect: Rect) {
        self.xml.open(tag);
        self.xml.element("a:off").with("x", emu(rect.left)).with("y", emu(rect.top)).empty();
        let (width, height) = (emu(rect.width()).max(0), emu(rect.height()).max(0));
        self.xml.element("a:ext").with("cx", width).with("cy", height).empty();
        self.xml.close();
    }

    /// Begins a group that covers a rectangle; its shapes have places on the slide.
    pub(super) fn open_group(&mut self, named: &Named<'_>, rect: Rect) {
        self.xml.open("p:grpSp");
        self.xml.open("p:nvGrpSpPr");
        self.name(named);
        self.xml.element("p:cNvGrpSpPr").empty();
        self.xml.element("p:nvPr").empty();
        self.xml.close();
        self.xml.open("p:grpSpPr");
        self.xml.open("a:xfrm");
        let (x, y) = (emu(rect.left), emu(rect.top));
        let (width, height) = (emu(rect.width()).max(1), emu(rect.height()).max(1));
        self.xml.element("a:off").with("x", x).with("y", y).empty();
        self.xml.element("a:ext").with("cx", width).with("cy", height).empty();
        self.xml.element("a:chOff").with("x", x).with("y", y).empty();
        self.xml.element("a:chExt").with("cx", width).with("cy", height).empty();
        self.xml.close();
        self.xml.close();
    }

    /// Ends the group begun last.
    pub(super) fn close_group(&mut self) {
        self.xml.close();
    }

    /// A text box; the slide's title is told as such.
    pub(super) fn text(
        &mut self,
        named: &Named<'_>,
        rect: Rect,
        (role, paragraphs, setting): (Role, &[Paragraph], Setting),
    ) {
        let is_title = role == Role::Title;
        self.xml.open("p:sp");
        self.xml.open("p:nvSpPr");
        self.name(named);
        if is_title {
            self.xml.element("p:cNvSpPr").empty();
            self.xml.open("p:nvPr");
            self.xml.element("p:ph").with("type", "title").empty();
            self.xml.close();
        } else {
            self.xml.element("p:cNvSpPr").with("txBox", 1).empty();
            self.xml.element("p:nvPr").empty();
        }
        self.xml.close();
        self.xml.open("p:spPr");
        self.transform("a:xfrm", rect);
        self.xml.element("a:prstGeom").with("prst", "rect").open();
        self.xml.element("a:avLst").empty();
        self.xml.close();
        self.xml.element("a:noFill").empty();
        self.xml.close();
        body(&mut self.xml, "p:txBody", paragraphs, setting, self.theme);
        self.xml.close();
    }

    /// A shape without text.
    pub(super) fn shape(&mut self, name: &str, rect: Rect, outline: &Outline<'_>, paint: Paint) {
        self.xml.open("p:sp");
        self.xml.open("p:nvSpPr");
        self.name(&Named { name, alt: None });
        self.xml.element("p:cNvSpPr").empty();
        self.xml.element("p:nvPr").empty();
        self.xml.close();
        self.xml.open("p:spPr");
        self.transform("a:xfrm", rect);
        self.outline(rect, outline);
        match paint.fill {
            Some(color) => solid(&mut self.xml, color, self.theme),
            None => self.xml.element("a:noFill").empty(),
        }
        line(&mut self.xml, "a:ln", paint.line, self.theme);
        self.xml.close();
        self.xml.close();
    }

    /// A picture in pixels, by the id of its relation.
    pub(super) fn picture(&mut self, name: &str, element: &Element, relation: &str) {
        let alt = match &element.body {
            Body::Picture(picture) => picture.alt.as_deref(),
            _ => None,
        };
        self.xml.open("p:pic");
        self.xml.open("p:nvPicPr");
        self.name(&Named { name, alt });
        self.xml.open("p:cNvPicPr");
        self.xml.element("a:picLocks").with("noChangeAspect", 1).empty();
        self.xml.close();
        self.xml.element("p:nvPr").empty();
        self.xml.close();
        self.xml.open("p:blipFill");
        self.xml.element("a:blip").with("r:embed", relation).empty();
        self.xml.open("a:stretch");
        self.xml.element("a:fillRect").empty();
        self.xml.close();
        self.xml.close();
        self.xml.open("p:spPr");
        self.transform("a:xfrm", element.rect);
        self.xml.element("a:prstGeom").with("prst", "rect").open();
        self.xml.element("a:avLst").empty();
        for _ in 0..3 {
            self.xml.close();
        }
    }

    fn outline(&mut self, rect: Rect, outline: &Outline<'_>) {
        let xml = &mut self.xml;
        match outline {
            Outline::Known(name) => {
                xml.element("a:prstGeom").with("prst", name).open();
                xml.element("a:avLst").empty();
                xml.close();
            }
            Outline::Rounded(radius) => {
                let side = rect.width().min(rect.height()).max(0.01);
                let share = (radius / side * 100_000.0).clamp(0.0, 50_000.0).round() as i64;
                xml.element("a:prstGeom").with("prst", "roundRect").open();
                xml.open("a:avLst");
                let guide = format!("val {share}");
                xml.element("a:gd").with("name", "adj").with("fmla", guide).empty();
                xml.close();
                xml.close();
            }
            Outline::Through { points, closed } => {
                xml.open("a:custGeom");
                for tag in ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"] {
                    xml.element(tag).empty();
                }
                xml.element("a:rect")
                    .with("l", 0)
                    .with("t", 0)
                    .with("r", "r")
                    .with("b", "b")
                    .empty();
                xml.open("a:pathLst");
                let (width, height) = (emu(rect.width()).max(0), emu(rect.height()).max(0));
                xml.element("a:path").with("w", width).with("h", height).open();
                for (place, point) in points.iter().enumerate() {
                    xml.open(if place == 0 { "a:moveTo" } else { "a:lnTo" });
                    let (x, y) = (emu(point.x - rect.left), emu(point.y - rect.top));
                    xml.element("a:pt").with("x", x).with("y", y).empty();
                    xml.close();
                }
                if *closed {
                    xml.element("a:close").empty();
                }
                xml.close();
                xml.close();
                xml.close();
            }
        }
    }

    /// A table.
    pub(super) fn table(&mut self, named: &Named<'_>, rect: Rect, table: &Table, unit: f32) {
        self.xml.open("p:graphicFrame");
        self.xml.open("p:nvGraphicFramePr");
        self.name(named);
        self.xml.open("p:cNvGraphicFramePr");
        self.xml.element("a:graphicFrameLocks").with("noGrp", 1).empty();
        self.xml.close();
        self.xml.element("p:nvPr").empty();
        self.xml.close();
        self.transform("p:xfrm", rect);
        self.xml.open("a:graphic");
        self.xml
            .element("a:graphicData")
            .with("uri", "http://schemas.openxmlformats.org/drawingml/2006/table")
            .open();
        self.xml.open("a:tbl");
        let has_head = table.rows.first().is_some_and(|row| row.is_head);
        self.xml.element("a:tblPr").with("firstRow", u8::from(has_head)).empty();
        self.xml.open("a:tblGrid");
        for column in &table.columns {
            self.xml.element("a:gridCol").with("w", emu(*column)).empty();
        }
        self.xml.close();
        let setting = Setting { align: "l", anchor: "t", wraps: true };
        for row in &table.rows {
            self.xml.element("a:tr").with("h", emu(row.height)).open();
            let mut column = 0;
            for cell in &row.cells {
                let span = cell.span.max(1);
                let spans = (span > 1).then_some(span);
                self.xml.element("a:tc").with_some("gridSpan", spans).open();
                body(&mut self.xml, "a:txBody", &cell.paragraphs, setting, self.theme);
                column += span;
                self.cell(row.is_head, column >= table.columns.len(), (table.line, unit));
                self.xml.close();
                for _ in 1..span {
                    self.xml.element("a:tc").with("hMerge", 1).open();
                    body(&mut self.xml, "a:txBody", &[], setting, self.theme);
                    self.cell(row.is_head, true, (table.line, unit));
                    self.xml.close();
                }
            }
            self.xml.close();
        }
        for _ in 0..4 {
            self.xml.close();
        }
    }

    fn cell(&mut self, is_head: bool, is_last: bool, (color, unit): (Color, f32)) {
        let right = if is_last { 0.0 } else { 10.0 * unit };
        self.xml
            .element("a:tcPr")
            .with("marL", 0)
            .with("marR", emu(right))
            .with("marT", emu(3.2 * unit))
            .with("marB", emu(3.2 * unit))
            .open();
        for side in ["a:lnL", "a:lnR", "a:lnT"] {
            line(&mut self.xml, side, None, self.theme);
        }
        let width = if is_head { 0.9 } else { 0.45 } * unit;
        line(&mut self.xml, "a:lnB", Some((width, color, false)), self.theme);
        self.xml.element("a:noFill").empty();
        self.xml.close();
    }
}

/// Names are shown in a list: as much of one as it has room for.
fn shortened(name: &str) -> String {
    let line = name.lines().next().unwrap_or_default();
    let mut short: String = line.chars().take(120).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short
}
