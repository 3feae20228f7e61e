//! Texts in DrawingML.

use super::emu;
use crate::brief::deck::{Paragraph, Run};
use crate::dossier::Status;
use crate::figure::{Color, Theme};
use crate::markup::Xml;
use crate::words::runs_right_to_left;

/// How a text stands in its box.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Setting {
    /// `l`, `ctr` or `r`.
    pub(super) align: &'static str,
    /// `t` or `ctr`.
    pub(super) anchor: &'static str,
    /// Whether lines are broken at the box's width.
    pub(super) wraps: bool,
}

/// The body of a text box; `tag` is its element, which a table's cells have
/// another of.
pub(super) fn body(
    xml: &mut Xml,
    tag: &'static str,
    paragraphs: &[Paragraph],
    setting: Setting,
    theme: &Theme,
) {
    xml.open(tag);
    let wrap = if setting.wraps { "square" } else { "none" };
    let is_cell = tag == "a:txBody";
    let mut element = xml.element("a:bodyPr");
    if !is_cell {
        element = element.with("wrap", wrap).with("lIns", 0).with("tIns", 0).with("rIns", 0);
        element = element.with("bIns", 0).with("anchor", setting.anchor);
    }
    if is_cell {
        element.empty();
    } else {
        element.open();
        // A little smaller where another typeface runs wider.
        xml.element(if setting.wraps { "a:normAutofit" } else { "a:noAutofit" }).empty();
        xml.close();
    }
    xml.element("a:lstStyle").empty();
    for (place, paragraph) in paragraphs.iter().enumerate() {
        write_paragraph(xml, paragraph, (setting.align, place == 0), theme);
    }
    if paragraphs.is_empty() {
        xml.open("a:p");
        xml.close();
    }
    xml.close();
}

fn write_paragraph(
    xml: &mut Xml,
    paragraph: &Paragraph,
    (align, is_first): (&'static str, bool),
    theme: &Theme,
) {
    xml.open("a:p");
    let text: String = paragraph.runs.iter().map(|run| run.text.as_str()).collect();
    // Set on both: some programs take what is missing from the previous paragraph.
    let is_mirrored = runs_right_to_left(&text);
    xml.element("a:pPr").with("algn", align).with("rtl", u8::from(is_mirrored)).open();
    xml.open("a:lnSpc");
    xml.element("a:spcPct").with("val", 100_000).empty();
    xml.close();
    xml.open("a:spcBef");
    let above = if is_first { 0.0 } else { paragraph.above };
    xml.element("a:spcPts").with("val", (above * 100.0).round() as i64).empty();
    xml.close();
    xml.element("a:buNone").empty();
    xml.close();
    for run in &paragraph.runs {
        if let Some(status) = run.icon {
            write_run(xml, run, &format!("{} ", icon(status)), theme);
        }
        write_run(xml, run, &run.text, theme);
    }
    xml.close();
}

fn write_run(xml: &mut Xml, run: &Run, text: &str, theme: &Theme) {
    xml.open("a:r");
    xml.element("a:rPr")
        .with("lang", "en-US")
        .with("sz", hundredths(run.size))
        .with("b", u8::from(run.strong))
        .with("dirty", 0)
        .open();
    solid(xml, run.color, theme);
    // The theme's, which not every program takes by itself.
    for (tag, face) in [("a:latin", "+mn-lt"), ("a:ea", "+mn-ea"), ("a:cs", "+mn-cs")] {
        xml.element(tag).with("typeface", face).empty();
    }
    xml.close();
    xml.text_in("a:t", text);
    xml.close();
}

/// A font size in hundredths of a point, as the format has it.
pub(super) fn hundredths(size: f32) -> i64 {
    ((size * 100.0).round() as i64).clamp(100, 400_000)
}

/// A status's icon as a character that most typefaces have.
const fn icon(status: Status) -> &'static str {
    match status {
        Status::Fulfilled => "✓",
        Status::Broken => "✕",
        Status::Reversed => "←",
        Status::Suspended => "‖",
        Status::Lapsed => "–",
        Status::Undetermined => "?",
        Status::InProgress => "◔",
        Status::Partial => "◑",
        Status::Pending => "○",
    }
}

/// A fill of one colour: one of the theme's where it is, so that another theme
/// recolours it.
pub(super) fn solid(xml: &mut Xml, color: Color, theme: &Theme) {
    xml.open("a:solidFill");
    let opaque = Color { a: 255, ..color };
    let element = match scheme(theme).into_iter().find(|(known, _)| *known == opaque) {
        Some((_, name)) => xml.element("a:schemeClr").with("val", name),
        None => xml.element("a:srgbClr").with("val", rgb(color)),
    };
    if color.a == 255 {
        element.empty();
    } else {
        element.open();
        let share = (f32::from(color.a) / 255.0 * 100_000.0).round() as i64;
        xml.element("a:alpha").with("val", share).empty();
        xml.close();
    }
    xml.close();
}

/// The colours that the file's theme has by name.
pub(super) const fn scheme(theme: &Theme) -> [(Color, &'static str); 6] {
    let [first, second] = theme.sides;
    [
        (theme.ink, "tx1"),
        (theme.background, "bg1"),
        (theme.muted, "tx2"),
        (first, "accent1"),
        (second, "accent2"),
        (theme.joint, "accent3"),
    ]
}

/// `RRGGBB`.
pub(super) fn rgb(color: Color) -> String {
    format!("{:02X}{:02X}{:02X}", color.r, color.g, color.b)
}

/// A line of a width in points.
pub(super) fn line(
    xml: &mut Xml,
    tag: &'static str,
    line: Option<(f32, Color, bool)>,
    theme: &Theme,
) {
    let Some((width, color, dashed)) = line else {
        xml.open(tag);
        xml.element("a:noFill").empty();
        xml.close();
        return;
    };
    xml.element(tag).with("w", emu(width).clamp(0, 20_116_800)).open();
    solid(xml, color, theme);
    if dashed {
        xml.element("a:prstDash").with("val", "sysDash").empty();
    }
    xml.element("a:round").empty();
    xml.close();
}
