//! The cells of a mapped table as dates, numbers, codes and texts.

use std::collections::{BTreeMap, BTreeSet};

use super::super::index::day_of_cell;
use super::super::mapping::{Mapping, MappingError, column_names};
use super::super::report::{Assumption, ImportReport, Skip};
use super::super::sheet::{Cell, Sheet};
use super::super::text::plain_text;
use crate::dossier::{CameoCode, Day, Edtf};

/// Fields that have numbers.
const NUMBERS: [&str; 5] = ["weight", "target", "baseline", "value", "score"];

/// A table with its mapping.
pub(in crate::import) struct Table<'t> {
    sheet: &'t Sheet,
    name: &'t str,
    places: BTreeMap<&'static str, usize>,
    /// Fields whose numbers have a comma before their decimals.
    commas: BTreeSet<&'static str>,
    has_lost_zeros: bool,
}

/// A row of it.
pub(in crate::import) struct Row<'t> {
    table: &'t Table<'t>,
    /// Where it stands in the file.
    pub(in crate::import) line: u64,
    cells: &'t [Cell],
}

impl<'t> Table<'t> {
    /// Refuses a mapping that does not fit.
    pub(in crate::import) fn new(
        sheet: &'t Sheet,
        mapping: &Mapping,
        name: &'t str,
    ) -> Result<Self, MappingError> {
        let columns = column_names(&sheet.heading);
        mapping.check(&columns)?;
        let fields = mapping.table_as().fields().iter();
        let places: BTreeMap<&str, usize> = fields
            .filter_map(|field| Some((field.key, mapping.place(field.key, &columns)?)))
            .collect();
        let mut table =
            Self { sheet, name, places, commas: BTreeSet::new(), has_lost_zeros: false };
        // The key `target` is a number of a commitment, and an actor of a stream.
        let with_comma =
            |field: &&str| table.texts(field).any(|text| has_decimal_comma(text.trim()));
        table.commas = NUMBERS.into_iter().filter(with_comma).collect();
        table.has_lost_zeros = lost_zeros(table.texts("code"));
        Ok(table)
    }

    /// Whether a field has a column.
    pub(in crate::import) fn has(&self, field: &str) -> bool {
        self.places.contains_key(field)
    }

    fn texts<'s>(&'s self, field: &str) -> impl Iterator<Item = String> + use<'s, 't> {
        let place = self.places.get(field).copied();
        let cells = place
            .into_iter()
            .flat_map(|at| self.sheet.rows.iter().filter_map(move |(_, cells)| cells.get(at)));
        cells.map(Cell::text)
    }

    /// What each row gives; the report has those that give nothing, and why.
    pub(in crate::import) fn each<T>(
        &self,
        report: &mut ImportReport,
        mut read: impl FnMut(&Row<'_>) -> Result<T, Skip>,
    ) -> Vec<T> {
        let mut all = Vec::new();
        for (line, cells) in &self.sheet.rows {
            if cells.iter().all(Cell::is_blank) {
                continue;
            }
            report.rows += 1;
            let row = Row { table: self, line: *line, cells };
            let beyond = cells.get(self.sheet.heading.len()..).unwrap_or_default();
            let found = if beyond.iter().all(Cell::is_blank) {
                read(&row)
            } else {
                Err(Skip::Wider(cells.len()))
            };
            match found {
                Ok(found) => all.push(found),
                Err(why) => report.skip(why, self.name, *line, row.shown().as_bytes()),
            }
        }
        self.assume(report);
        all
    }

    fn assume(&self, report: &mut ImportReport) {
        let Self { sheet, name, .. } = self;
        if let Some(own) = sheet.name.as_ref().filter(|_| !sheet.others.is_empty()) {
            report.assume(Assumption::Sheet(own.clone(), sheet.others.clone()), name);
        }
        if sheet.is_latin {
            report.assume(Assumption::Latin(1), name);
        }
        if let Some(separator) = sheet.separator.filter(|separator| *separator != ',') {
            report.assume(Assumption::Separator(separator), name);
        }
        if self.has_lost_zeros {
            let codes = self
                .texts("code")
                .filter(|text| code(text.trim(), true).is_some_and(|code| code != text.trim()));
            report.assume(Assumption::Zeros(codes.count() as u64), name);
        }
    }
}

impl Row<'_> {
    fn cell(&self, field: &str) -> Option<&Cell> {
        let cell = self.cells.get(*self.table.places.get(field)?)?;
        (!cell.is_blank()).then_some(cell)
    }

    /// What stands in a field's column, in one line; nothing where there is none.
    pub(in crate::import) fn text(&self, field: &str) -> String {
        let text = self.cell(field).map(Cell::text).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The same without what may be HTML.
    pub(in crate::import) fn plain(&self, field: &str) -> String {
        plain_text(&self.cell(field).map(Cell::text).unwrap_or_default())
    }

    /// A date as EDTF.
    pub(in crate::import) fn date(&self, field: &str) -> Result<Option<String>, Skip> {
        self.cell(field).map(|cell| edtf(cell).ok_or(Skip::Date)).transpose()
    }

    /// A date that must be there.
    pub(in crate::import) fn needed_date(&self, field: &str) -> Result<String, Skip> {
        self.date(field)?.ok_or(Skip::Date)
    }

    /// A number.
    pub(in crate::import) fn number(&self, field: &str) -> Result<Option<f64>, Skip> {
        let Some(cell) = self.cell(field) else { return Ok(None) };
        let has_comma = self.table.commas.contains(field);
        let number = match cell {
            Cell::Number(number) => Some(*number),
            other => number(other.text().trim(), has_comma),
        };
        number.filter(|number| number.is_finite()).map(Some).ok_or(Skip::Number)
    }

    /// An event code with all its zeros, as far as it is one.
    pub(in crate::import) fn code(&self) -> Option<String> {
        code(&self.text("code"), self.table.has_lost_zeros)
    }

    /// Yes or no.
    pub(in crate::import) fn flag(&self, field: &str) -> Result<Option<bool>, Skip> {
        match self.text(field).to_lowercase().as_str() {
            "" => Ok(None),
            "yes" | "true" | "y" | "1" | "x" | "是" | "对" => Ok(Some(true)),
            "no" | "false" | "n" | "0" | "否" => Ok(Some(false)),
            _ => Err(Skip::YesNo),
        }
    }

    /// Its first cells, for an example.
    fn shown(&self) -> String {
        self.cells.iter().take(8).map(Cell::text).collect::<Vec<_>>().join(" | ")
    }
}

/// The date of a cell: EDTF as it is written, else what it tells, and no more exactly
/// than it tells it.
fn edtf(cell: &Cell) -> Option<String> {
    let text = match cell {
        Cell::Day(day) => return Some(day.to_string()),
        other => other.text().trim().to_owned(),
    };
    if let Ok(date) = text.parse::<Edtf>() {
        return Some(date.to_string());
    }
    if let (Some(day), Some(' ' | 'T')) = (text.get(..10), text.chars().nth(10))
        && let Ok(day) = day.parse::<Day>()
    {
        return Some(day.to_string());
    }
    if let Some(month) = month(&text) {
        return Some(month);
    }
    match crate::words::read_date(&text, None) {
        Ok(date) => Some(date.edtf.to_string()),
        Err(_) => day_of_cell(cell).map(|day| day.to_string()),
    }
}

/// A month in digits: `202506`, `2025/06`, `2025M06`.
fn month(text: &str) -> Option<String> {
    let (year, rest) = text.split_at_checked(4)?;
    let rest = match rest.len() {
        2 => rest,
        3 => rest.strip_prefix(['/', '.', 'M', 'm'])?,
        _ => return None,
    };
    let is_number = [year, rest].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let month = format!("{year}-{rest}");
    (is_number && month.parse::<Edtf>().is_ok()).then_some(month)
}

/// Whether a comma can only stand before decimals: a single one, and not three digits
/// behind it; or behind points.
fn has_decimal_comma(text: &str) -> bool {
    let Some((before, after)) = text.rsplit_once(',') else { return false };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let before = before.trim_start_matches('-');
    is_digits(after)
        && before.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && (after.len() != 3 || before.contains('.') || before == "0")
}

/// A number as it is written; with marks between thousands only where these part
/// three digits each.
fn number(text: &str, has_comma: bool) -> Option<f64> {
    let (thousands, decimals) = if has_comma { ('.', ',') } else { (',', '.') };
    let (whole, fraction) = match text.split_once(decimals) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let mut parts = whole.split([thousands, ' ', '\u{a0}', '\u{202f}', '\'']);
    let first = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    let is_parted = rest.iter().all(|part| part.len() == 3)
        && (rest.is_empty() || (1..=3).contains(&first.trim_start_matches(['-', '+']).len()));
    let whole = format!("{first}{}", rest.concat());
    let written = fraction.map_or_else(|| whole.clone(), |fraction| format!("{whole}.{fraction}"));
    written.parse().ok().filter(|_| is_parted)
}

/// Whether a column of codes has lost the zeros at their beginning: none has any, and
/// some are none of CAMEO without.
fn lost_zeros(texts: impl Iterator<Item = String>) -> bool {
    let mut has_lost = false;
    for text in texts {
        let text = text.trim();
        if text.starts_with('0') {
            return false;
        }
        has_lost |= code(text, false).is_none() && code(text, true).is_some();
    }
    has_lost
}

/// A code of CAMEO; where zeros were lost two digits are taken for three.
fn code(text: &str, has_lost_zeros: bool) -> Option<String> {
    let known = |text: String| text.parse::<CameoCode>().is_ok().then_some(text);
    let as_written = known(text.to_owned());
    if !has_lost_zeros || !(2..=3).contains(&text.len()) {
        return as_written;
    }
    let whole = known(format!("0{text}"));
    if text.len() == 2 { whole.or(as_written) } else { as_written.or(whole) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_say_no_more_than_is_written() {
        let of = |text: &str| edtf(&Cell::Text(text.to_owned()));
        for (text, date) in [
            ("2025-06-10", "2025-06-10"),
            ("2025-06-10 00:00:00", "2025-06-10"),
            ("2025-06-10T12:00:00Z", "2025-06-10"),
            ("20250610", "2025-06-10"),
            ("202506", "2025-06"),
            ("2025/06", "2025-06"),
            ("2025M06", "2025-06"),
            ("2025", "2025"),
            ("June 2025", "2025-06"),
            ("2025年6月", "2025-06"),
            ("2025年6月10日", "2025-06-10"),
            ("10 June 2025", "2025-06-10"),
            ("2025-06-10~", "2025-06-10~"),
        ] {
            assert_eq!(of(text).as_deref(), Some(date), "{text}");
        }
        for text in ["soon", "3/4/2025", "45000", "2025-13-01", "99"] {
            assert_eq!(of(text), None, "{text}");
        }
        assert_eq!(edtf(&Cell::Number(20_250_610.0)).as_deref(), Some("2025-06-10"));
        assert_eq!(edtf(&Cell::Number(2025.0)).as_deref(), Some("2025"));
    }

    #[test]
    fn numbers_are_read_in_one_way() {
        for (text, has_comma, expected) in [
            ("1,234.5", false, Some(1234.5)),
            ("-12", false, Some(-12.0)),
            ("1 234", false, Some(1234.0)),
            ("31,5", true, Some(31.5)),
            ("1.234,5", true, Some(1234.5)),
            ("12,34", false, None),
            ("1234,567", false, None),
            ("31 %", false, None),
            ("", false, None),
        ] {
            assert_eq!(number(text, has_comma), expected, "{text}");
        }
        for text in ["31,5", "0,125", "1.234,567", "-3,25"] {
            assert!(has_decimal_comma(text), "{text}");
        }
        for text in ["1,234", "1,234,567", "3.5", "a,b", "1,234.5"] {
            assert!(!has_decimal_comma(text), "{text}");
        }
    }

    #[test]
    fn codes_get_their_zeros_back_where_a_column_has_lost_them() {
        let all = |texts: &[&str]| lost_zeros(texts.iter().map(|text| (*text).to_owned()));
        assert!(all(&["43", "190", "10"]) && !all(&["043", "10"]) && !all(&["190", "10"]));
        assert_eq!(code("43", true).as_deref(), Some("043"));
        assert_eq!(code("10", true).as_deref(), Some("010"));
        assert_eq!(code("10", false).as_deref(), Some("10"));
        assert_eq!(code("190", true).as_deref(), Some("190"));
        assert_eq!(code("431", true).as_deref(), Some("0431"));
        assert_eq!((code("43", false), code("x", true)), (None, None));
    }
}
