//! The line as a native PowerPoint chart with its data sheet, for users who want to restyle it or
//! read its numbers.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

use super::package::{Package, Relations};
use super::shape::{Named, Shapes};
use super::text::{line, solid};
use crate::brief::material::Material;
use crate::brief::problem::BriefError;
use crate::dossier::Day;
use crate::figure::{Rect, Theme};
use crate::markup::Xml;
use crate::reading::wording::scale_key;

const CHART: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const CHART_SPACE: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";

/// A day of the chart.
#[derive(Clone)]
struct Row {
    day: Day,
    value: Option<f64>,
    /// The lowest and the highest of the range.
    range: Option<(f64, f64)>,
}

/// A chart with its sheet.
#[derive(Clone)]
pub(super) struct Native {
    rows: Vec<Row>,
    /// What the value, the lower end of the range and the range are called.
    names: [String; 3],
    axis: (f64, f64),
    theme: Theme,
    sheet: Vec<u8>,
}

impl Native {
    /// Of the days in view up to the as-of day.
    pub(super) fn of(material: &Material) -> Result<Self, BriefError> {
        let content = &material.content;
        let (from, to) = material.view.days();
        let to = to.min(material.as_of());
        let rows: Vec<Row> = content
            .series
            .iter()
            .filter(|(day, _)| from <= *day && *day <= to)
            .map(|(day, value)| Row { day, value, range: content.band.at(day) })
            .collect();
        let scale = material.word(scale_key(content.settings.model.kind())).into_owned();
        let names = [
            scale,
            material.word("sheet-low").into_owned(),
            material.word("legend-range").into_owned(),
        ];
        let sheet = sheet(&rows, &names).map_err(|error| BriefError::Failed(error.to_string()))?;
        let values = rows.iter().flat_map(|row| {
            let range = row.range.into_iter().flat_map(|(low, high)| [low, high]);
            row.value.into_iter().chain(range)
        });
        let (low, high) =
            values.fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v), high.max(v)));
        let axis = if low < high {
            ((low / 5.0).floor() * 5.0, (high / 5.0).ceil() * 5.0)
        } else {
            (0.0, 100.0)
        };
        Ok(Self {
            rows,
            names,
            axis: material.options.values.unwrap_or(axis),
            theme: *material.theme(),
            sheet,
        })
    }

    /// The frame on a slide whose second relation is the chart.
    pub(super) fn frame(&self, shapes: &mut Shapes<'_>, named: &Named<'_>, rect: Rect) {
        shapes.xml.open("p:graphicFrame");
        shapes.xml.open("p:nvGraphicFramePr");
        shapes.name(named);
        shapes.xml.element("p:cNvGraphicFramePr").empty();
        shapes.xml.element("p:nvPr").empty();
        shapes.xml.close();
        shapes.transform("p:xfrm", rect);
        shapes.xml.open("a:graphic");
        shapes.xml.element("a:graphicData").with("uri", CHART_SPACE).open();
        shapes.xml.element("c:chart").with("xmlns:c", CHART_SPACE).with("r:id", "rId2").empty();
        for _ in 0..3 {
            shapes.xml.close();
        }
    }

    /// Adds chart and sheet to a package.
    pub(super) fn add_to(&self, package: &mut Package, number: usize) {
        let part = format!("ppt/charts/chart{number}.xml");
        package.add(&part, CHART, self.xml());
        let mut relations = Relations::default();
        relations.add("package", format!("../embeddings/sheet{number}.xlsx"));
        package.relate(&part, &relations);
        package.add(&format!("ppt/embeddings/sheet{number}.xlsx"), "", self.sheet.clone());
    }

    fn xml(&self) -> String {
        let mut xml = Xml::document();
        xml.element("c:chartSpace")
            .with("xmlns:c", CHART_SPACE)
            .with("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main")
            .with("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
            .open();
        value(&mut xml, "c:roundedCorners", 0);
        xml.open("c:chart");
        self.title(&mut xml);
        value(&mut xml, "c:autoTitleDeleted", 0);
        xml.open("c:plotArea");
        xml.element("c:layout").empty();
        xml.open("c:areaChart");
        value(&mut xml, "c:grouping", "stacked");
        value(&mut xml, "c:varyColors", 0);
        self.series(&mut xml, 0, "C", |row| row.range.map(|(low, _)| low));
        self.series(&mut xml, 1, "D", |row| row.range.map(|(low, high)| high - low));
        self.axes_of(&mut xml);
        xml.close();
        xml.open("c:lineChart");
        value(&mut xml, "c:grouping", "standard");
        value(&mut xml, "c:varyColors", 0);
        self.series(&mut xml, 2, "B", |row| row.value);
        value(&mut xml, "c:marker", 1);
        self.axes_of(&mut xml);
        xml.close();
        self.axes(&mut xml);
        xml.close();
        value(&mut xml, "c:plotVisOnly", 1);
        value(&mut xml, "c:dispBlanksAs", "gap");
        xml.close();
        xml.element("c:externalData").with("r:id", "rId1").open();
        value(&mut xml, "c:autoUpdate", 0);
        xml.finish()
    }

    /// What the axis measures, over the chart.
    fn title(&self, xml: &mut Xml) {
        let [name, ..] = &self.names;
        xml.open("c:title");
        xml.open("c:tx");
        xml.open("c:rich");
        xml.element("a:bodyPr").empty();
        xml.element("a:lstStyle").empty();
        xml.open("a:p");
        xml.open("a:r");
        xml.element("a:rPr").with("lang", "en-US").with("sz", 1050).with("b", 0).open();
        solid(xml, self.theme.muted, &self.theme);
        xml.close();
        xml.text_in("a:t", name);
        for _ in 0..4 {
            xml.close();
        }
        value(xml, "c:overlay", 0);
        xml.close();
    }

    /// How far apart days have labels, in which unit, and how they are written.
    fn ticks(&self) -> (i32, &'static str, &'static str) {
        let ends = self.rows.first().zip(self.rows.last());
        let days = ends.map_or(0, |(first, last)| last.day.since(first.day));
        match days {
            i32::MIN..32 => (7, "days", "d mmm yyyy"),
            32..121 => (14, "days", "d mmm yyyy"),
            121..801 => ((days / 180).max(1), "months", "mmm yyyy"),
            _ => ((days / 2200).max(1), "years", "yyyy"),
        }
    }

    fn axes_of(&self, xml: &mut Xml) {
        value(xml, "c:axId", 1);
        value(xml, "c:axId", 2);
    }

    fn series(&self, xml: &mut Xml, number: usize, column: &str, of: impl Fn(&Row) -> Option<f64>) {
        let last = self.rows.len() + 1;
        let [line_name, low, range] = &self.names;
        let name = match number {
            0 => low,
            1 => range,
            _ => line_name,
        };
        xml.open("c:ser");
        value(xml, "c:idx", number);
        value(xml, "c:order", number);
        xml.open("c:tx");
        xml.open("c:strRef");
        xml.text_in("c:f", &format!("Sheet1!${column}$1"));
        xml.open("c:strCache");
        value(xml, "c:ptCount", 1);
        xml.element("c:pt").with("idx", 0).open();
        xml.text_in("c:v", name);
        for _ in 0..4 {
            xml.close();
        }
        xml.open("c:spPr");
        match number {
            0 => xml.element("a:noFill").empty(),
            1 => solid(xml, self.theme.band, &self.theme),
            _ => line(xml, "a:ln", Some((1.8, self.theme.line, false)), &self.theme),
        }
        if number < 2 {
            line(xml, "a:ln", None, &self.theme);
        }
        xml.close();
        if number == 2 {
            xml.open("c:marker");
            value(xml, "c:symbol", "none");
            xml.close();
        }
        xml.open("c:cat");
        self.points(xml, &format!("Sheet1!$A$2:$A${last}"), "yyyy-mm-dd", |row| {
            Some(f64::from(serial(row.day)?))
        });
        xml.close();
        xml.open("c:val");
        self.points(xml, &format!("Sheet1!${column}$2:${column}${last}"), "0.0", of);
        xml.close();
        if number == 2 {
            value(xml, "c:smooth", 0);
        }
        xml.close();
    }

    fn points(&self, xml: &mut Xml, place: &str, format: &str, of: impl Fn(&Row) -> Option<f64>) {
        xml.open("c:numRef");
        xml.text_in("c:f", place);
        xml.open("c:numCache");
        xml.text_in("c:formatCode", format);
        value(xml, "c:ptCount", self.rows.len());
        for (place, row) in self.rows.iter().enumerate() {
            let Some(number) = of(row) else { continue };
            xml.element("c:pt").with("idx", place).open();
            xml.text_in("c:v", &format!("{number:.4}"));
            xml.close();
        }
        xml.close();
        xml.close();
    }

    fn axes(&self, xml: &mut Xml) {
        let (low, high) = self.axis;
        xml.open("c:dateAx");
        value(xml, "c:axId", 1);
        xml.open("c:scaling");
        value(xml, "c:orientation", "minMax");
        xml.close();
        value(xml, "c:delete", 0);
        value(xml, "c:axPos", "b");
        let (unit, of, format) = self.ticks();
        xml.element("c:numFmt").with("formatCode", format).with("sourceLinked", 0).empty();
        value(xml, "c:majorTickMark", "out");
        value(xml, "c:minorTickMark", "none");
        value(xml, "c:tickLblPos", "low");
        self.axis_text(xml);
        value(xml, "c:crossAx", 2);
        value(xml, "c:crosses", "min");
        value(xml, "c:auto", 1);
        value(xml, "c:lblOffset", 100);
        value(xml, "c:baseTimeUnit", "days");
        value(xml, "c:majorUnit", unit);
        value(xml, "c:majorTimeUnit", of);
        xml.close();
        xml.open("c:valAx");
        value(xml, "c:axId", 2);
        xml.open("c:scaling");
        value(xml, "c:orientation", "minMax");
        value(xml, "c:max", high);
        value(xml, "c:min", low);
        xml.close();
        value(xml, "c:delete", 0);
        value(xml, "c:axPos", "l");
        xml.open("c:majorGridlines");
        xml.open("c:spPr");
        line(xml, "a:ln", Some((0.75, self.theme.grid, false)), &self.theme);
        xml.close();
        xml.close();
        xml.element("c:numFmt").with("formatCode", "0").with("sourceLinked", 0).empty();
        value(xml, "c:majorTickMark", "none");
        value(xml, "c:minorTickMark", "none");
        value(xml, "c:tickLblPos", "nextTo");
        self.axis_text(xml);
        value(xml, "c:crossAx", 1);
        value(xml, "c:crosses", "min");
        value(xml, "c:crossBetween", "midCat");
        xml.close();
    }

    fn axis_text(&self, xml: &mut Xml) {
        xml.open("c:spPr");
        line(xml, "a:ln", Some((0.75, self.theme.grid, false)), &self.theme);
        xml.close();
        xml.open("c:txPr");
        xml.element("a:bodyPr").empty();
        xml.element("a:lstStyle").empty();
        xml.open("a:p");
        xml.open("a:pPr");
        xml.element("a:defRPr").with("sz", 1050).open();
        solid(xml, self.theme.muted, &self.theme);
        xml.close();
        xml.close();
        xml.element("a:endParaRPr").with("lang", "en-US").empty();
        xml.close();
        xml.close();
    }
}

fn value(xml: &mut Xml, name: &'static str, value: impl std::fmt::Display) {
    xml.element(name).with("val", value).empty();
}

/// A day as a spreadsheet counts it; `None` before 1900.
fn serial(day: Day) -> Option<i32> {
    let first = Day::from_ymd(1899, 12, 30).ok()?;
    let days = day.since(first);
    (days > 60).then_some(days)
}

fn sheet(rows: &[Row], names: &[String; 3]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = rust_xlsxwriter::DocProperties::new().set_creation_datetime(&created);
    book.set_properties(&properties);
    let sheet = book.add_worksheet();
    sheet.set_name("Sheet1")?;
    let day_format = Format::new().set_num_format("yyyy-mm-dd");
    let number = Format::new().set_num_format("0.0");
    for (column, name) in (1_u16..).zip(names) {
        sheet.write_string(0, column, name)?;
    }
    for (row, one) in (1_u32..).zip(rows) {
        match serial(one.day) {
            Some(serial) => {
                sheet.write_number_with_format(row, 0, f64::from(serial), &day_format)?
            }
            None => sheet.write_string(row, 0, one.day.to_string())?,
        };
        let values =
            [one.value, one.range.map(|(low, _)| low), one.range.map(|(low, high)| high - low)];
        for (column, value) in (1_u16..).zip(values) {
            if let Some(value) = value {
                sheet.write_number_with_format(row, column, value, &number)?;
            }
        }
    }
    sheet.set_column_width(0, 12)?;
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}
