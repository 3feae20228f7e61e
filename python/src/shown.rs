//! A table as people look at it: in a terminal, and in a notebook.

use detente::dossier::visible;
use detente::export::{Cell, Kind, Table};
use detente::markup::Xml;
use detente::words::one_line;
use unicode_width::UnicodeWidthStr;

/// Most rows that are shown, half of them from each end.
const MOST_ROWS: usize = 10;
/// Most characters of a cell in a terminal, and in a notebook.
const MOST_TEXT: usize = 32;
const MOST_HTML: usize = 48;
/// Widest table in a terminal, in columns of it: columns beyond are counted.
const MOST_WIDTH: usize = 120;
/// What stands between columns.
const GAP: &str = "  ";

/// `series: 77 rows × 5 columns`, and the rows at both ends.
pub(crate) fn text(table: &Table) -> String {
    let places = shown_places(table.rows.len());
    let mut lines = vec![String::new(); places.len() + 1];
    let mut width = 0;
    let mut hidden = 0;
    for (column, known) in table.columns.iter().enumerate() {
        let cells = places.iter().map(|place| match place {
            Some(row) => cell(table, *row, column, MOST_TEXT),
            None => "…".to_owned(),
        });
        let cells: Vec<String> = std::iter::once(known.name.to_owned()).chain(cells).collect();
        let wide = cells.iter().map(|text| text.width()).max().unwrap_or_default();
        if hidden > 0 || (column > 0 && width + GAP.len() + wide > MOST_WIDTH) {
            hidden += 1;
            continue;
        }
        width += wide + GAP.len();
        for (line, text) in lines.iter_mut().zip(cells) {
            if column > 0 {
                line.push_str(GAP);
            }
            let pad = " ".repeat(wide - text.width());
            let is_right = matches!(known.kind, Kind::Number | Kind::Whole);
            line.push_str(&if is_right { pad + &text } else { text + &pad });
        }
    }
    let mut out = caption(table);
    if hidden > 0 {
        let plural = if hidden == 1 { "column" } else { "columns" };
        out.push_str(&format!(" ({hidden} {plural} not shown)"));
    }
    for line in lines {
        out.push('\n');
        out.push_str(line.trim_end());
    }
    out
}

/// A table of HTML, with its caption.
pub(crate) fn html(table: &Table) -> String {
    let mut xml = Xml::default();
    // A row is one line: a notebook lets one scroll to what is beyond its edge.
    xml.element("table").with("style", "white-space: nowrap").open();
    xml.element("caption").with("style", "text-align: left").text(&caption(table));
    xml.open("thead");
    xml.open("tr");
    for column in table.columns {
        xml.element("th").with("style", "text-align: left").text(column.name);
    }
    xml.close();
    xml.close();
    xml.open("tbody");
    for place in shown_places(table.rows.len()) {
        xml.open("tr");
        for (column, known) in table.columns.iter().enumerate() {
            let text = place.map_or("…".to_owned(), |row| cell(table, row, column, MOST_HTML));
            let align = match known.kind {
                Kind::Number | Kind::Whole => "text-align: right",
                Kind::Text | Kind::Day | Kind::Flag => "text-align: left",
            };
            xml.element("td").with("style", align).text(&text);
        }
        xml.close();
    }
    xml.finish()
}

fn caption(table: &Table) -> String {
    let plural = |number: usize, noun: &str| {
        format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
    };
    let rows = plural(table.rows.len(), "row");
    format!("{}: {rows} × {}", table.name, plural(table.columns.len(), "column"))
}

/// The rows that are shown; `None` stands for those between.
fn shown_places(rows: usize) -> Vec<Option<usize>> {
    if rows <= MOST_ROWS {
        return (0..rows).map(Some).collect();
    }
    let half = MOST_ROWS / 2;
    let first = (0..half).map(Some);
    first.chain([None]).chain((rows - half..rows).map(Some)).collect()
}

/// What stands in a cell, on one line and safe for a terminal, whatever somebody
/// wrote there.
fn cell(table: &Table, row: usize, column: usize, most: usize) -> String {
    match table.rows.get(row).and_then(|cells| cells.get(column)) {
        None | Some(Cell::Empty) => String::new(),
        Some(Cell::Text(text)) => visible(&one_line(text, most)).into_owned(),
        Some(Cell::Day(day)) => day.to_string(),
        Some(Cell::Number(number)) => format!("{:.2}", number + 0.0),
        Some(Cell::Whole(number)) => number.to_string(),
        Some(Cell::Flag(flag)) => if *flag { "yes" } else { "no" }.to_owned(),
    }
}
