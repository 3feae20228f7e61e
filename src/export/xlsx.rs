//! Tables as a workbook: a sheet each, days as days, the first row in view, and the
//! line as a chart of the spreadsheet's own.

use rust_xlsxwriter::{
    Chart, ChartType, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet,
};

use super::table::{Cell, Kind, Table};
use crate::dossier::Day;

/// A workbook that cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook cannot be written: {0}")]
pub struct XlsxError(#[from] rust_xlsxwriter::XlsxError);

/// Most characters of a cell, by the format.
const MOST_TEXT: usize = 32_767;
/// Most rows of a sheet, by the format, without its head.
const MOST_ROWS: usize = 1_048_575;

/// All tables as one workbook. Texts are texts whatever they begin with. With no
/// clock: it says that it is of the first day of 2000.
///
/// # Errors
/// Where the format has no room for it.
pub fn xlsx(tables: &[Table], title: &str) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let about = DocProperties::new().set_title(title).set_author("Détente");
    book.set_properties(&about.set_creation_datetime(&created));
    for table in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(table.name)?;
        write(sheet, table)?;
        if table.name == "series" {
            sheet.insert_chart(1, 7, &line(table))?;
        }
    }
    Ok(book.save_to_buffer()?)
}

fn write(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_align(FormatAlign::Top);
    let day = Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Top);
    let number = Format::new().set_num_format("0.0").set_align(FormatAlign::Top);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let plain = Format::new().set_align(FormatAlign::Top);
    for (place, column) in (0_u16..).zip(table.columns) {
        sheet.write_string_with_format(0, place, column.name, &head)?;
        sheet.set_column_width(place, f64::from(column.width))?;
        let format = match column.kind {
            Kind::Text => &text,
            Kind::Day => &day,
            Kind::Number => &number,
            Kind::Whole | Kind::Flag => &plain,
        };
        for (row, cells) in (1_u32..).zip(table.rows.iter().take(MOST_ROWS)) {
            let Some(cell) = cells.get(usize::from(place)) else { continue };
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => {
                    let text: String = text.chars().take(MOST_TEXT).collect();
                    sheet.write_string_with_format(row, place, text, format)?;
                }
                Cell::Day(day) => match serial(*day) {
                    Some(serial) => {
                        sheet.write_number_with_format(row, place, f64::from(serial), format)?;
                    }
                    // A spreadsheet knows no day before 1900.
                    None => {
                        sheet.write_string_with_format(row, place, day.to_string(), format)?;
                    }
                },
                Cell::Number(number) => {
                    sheet.write_number_with_format(row, place, *number, format)?;
                }
                Cell::Whole(number) => {
                    sheet.write_number_with_format(row, place, *number as f64, format)?;
                }
                Cell::Flag(flag) => {
                    sheet.write_boolean_with_format(row, place, *flag, format)?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = table.rows.len().min(MOST_ROWS) as u32;
    let columns = u16::try_from(table.columns.len()).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last, columns.saturating_sub(1))?;
    Ok(())
}

/// A day as a spreadsheet counts it; `None` before March 1900, where they differ.
fn serial(day: Day) -> Option<i32> {
    let first = Day::from_ymd(1899, 12, 30).ok()?;
    let days = day.since(first);
    (days > 60).then_some(days)
}

/// Tension with its range by day.
fn line(table: &Table) -> Chart {
    let last = table.rows.len().clamp(1, MOST_ROWS) as u32;
    let mut chart = Chart::new(ChartType::Line);
    for (column, name) in [(1_u16, "tension"), (2, "low"), (3, "high")] {
        chart
            .add_series()
            .set_name(name)
            .set_categories(("series", 1, 0, last, 0))
            .set_values(("series", 1, column, last, column));
    }
    chart.title().set_name("Tension");
    chart.x_axis().set_date_axis(true).set_num_format("yyyy-mm-dd");
    chart.set_width(760).set_height(380);
    chart
}
