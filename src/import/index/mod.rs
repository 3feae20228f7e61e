//! Published indices: any table with dates and numbers, and what is known of those
//! of Caldara and Iacoviello, of policy uncertainty, of the St. Louis Fed and of the
//! Peterson Institute.

mod dates;

use std::path::Path;

use super::ImportError;
use super::inputs::{self, InputError, name_of};
use super::report::{Assumption, ImportReport, Refusal, Skip};
use super::sheet::{self, Cell, Sheet};
use crate::dossier::Day;
use crate::streams::{About, IndexSeries, IndexValue, Input, KindOfData, Origin};
use dates::Dates;
pub(super) use dates::day as day_of_cell;

/// What is wanted of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IndexRequest {
    /// The column with the values; guessed where not given.
    pub column: Option<String>,
    /// The column with the dates; found by its name where not given.
    pub dates: Option<String>,
    /// The sheet of a workbook; the first where not given.
    pub sheet: Option<String>,
    /// The unit of the values; from the file where it says so.
    pub unit: Option<String>,
    /// Of which days a value is; found by the dates where not given.
    pub span: Option<Span>,
    /// The day of the edition.
    pub vintage: Option<Day>,
}

/// Of which days a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Of its day.
    Day,
    /// Of the month that its day is in.
    Month,
    /// Of the quarter that begins with its day.
    Quarter,
    /// Of the year that its day is in.
    Year,
    /// From its day to that of the next value, as a tariff.
    UntilNext,
}

/// Why a table gives no index.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// The file cannot be read.
    #[error(transparent)]
    Input(#[from] InputError),
    /// It is no table.
    #[error("no table can be read from it")]
    Refused(Refusal),
    /// No column has dates.
    #[error("no column has dates; name it with --dates. Columns: {}", .0.join(", "))]
    NoDates(Vec<String>),
    /// There is no such column.
    #[error("there is no column \"{asked}\". Columns with numbers: {}", .columns.join(", "))]
    NoColumn {
        /// As it was asked for.
        asked: String,
        /// What there is.
        columns: Vec<String>,
    },
    /// Several columns have numbers.
    #[error("several columns have numbers; choose one with --column: {}", .0.join(", "))]
    Several(Vec<String>),
    /// No column has numbers.
    #[error("no column has numbers beside the dates")]
    NoNumbers,
}

impl From<IndexError> for ImportError {
    fn from(error: IndexError) -> Self {
        Self::Index(error)
    }
}

/// Reads an index from a file.
///
/// # Errors
/// Where the file cannot be read, or what is wanted of it is not clear.
pub fn import(
    path: &Path,
    request: &IndexRequest,
) -> Result<(IndexSeries, ImportReport), IndexError> {
    let unreadable = |said| InputError::Unreadable { path: path.to_owned(), said };
    let read = sheet::read(inputs::open(path)?, request.sheet.as_deref()).map_err(unreadable)?;
    let sheet = read.map_err(IndexError::Refused)?;
    let name = name_of(path);
    let mut report = ImportReport::default();
    let origin = origin(&sheet);
    let dates = Dates::find(&sheet, request.dates.as_deref())
        .ok_or_else(|| IndexError::NoDates(named(&sheet)))?;
    let column = column(&sheet, &dates, origin, request.column.as_deref())?;
    let mut rows = read_rows(&sheet, &dates, column, &name, &mut report);
    rows.sort_by_key(|(day, ..)| *day);
    let days: Vec<Day> = rows.iter().map(|(day, ..)| *day).collect();
    let span = request.span.unwrap_or_else(|| span(origin, &dates, &days));
    // Of several values of one day the last one written holds.
    let before = rows.len();
    let mut kept: Vec<(Day, f64, String)> = Vec::with_capacity(before);
    for row in rows {
        match kept.last_mut() {
            Some(last) if last.0 == row.0 => *last = row,
            _ => kept.push(row),
        }
    }
    report.duplicates = (before - kept.len()) as u64;
    report.kept = kept.len() as u64;
    report.inputs.push((name.clone(), report.rows));
    assume(&sheet, &name, column, &mut report);
    let values = kept
        .into_iter()
        .map(|(day, value, note)| IndexValue {
            day: span.first(day),
            last: span.last(day),
            value,
            note: note.into(),
        })
        .collect();
    let about = About {
        vintage: request.vintage,
        filter: sheet.heading.get(column).cloned().unwrap_or_default(),
        unit: request.unit.clone().or_else(|| label(&sheet, column)).unwrap_or_default(),
        inputs: vec![Input { name, rows: report.rows }],
        rows_read: report.rows,
        duplicates: report.duplicates,
        unread: report.unread(),
        ..About::of(KindOfData::Index, origin)
    };
    Ok((IndexSeries { about, values }, report))
}

impl Span {
    fn first(self, day: Day) -> Day {
        use chrono::Datelike;
        let date = day.date();
        let first = match self {
            Self::Month => Day::from_ymd(date.year(), date.month(), 1),
            Self::Year => Day::from_ymd(date.year(), 1, 1),
            Self::Day | Self::Quarter | Self::UntilNext => Ok(day),
        };
        first.unwrap_or(day)
    }

    fn last(self, day: Day) -> Option<Day> {
        use chrono::Datelike;
        let date = day.date();
        let months_on = |months: u32| {
            let month = date.month0() + months;
            let year = date.year() + i32::try_from(month / 12).unwrap_or(0);
            Day::from_ymd(year, month % 12 + 1, 1).ok().map(|next| next.plus(-1))
        };
        match self {
            Self::Day => Some(day),
            Self::Month => months_on(1),
            Self::Quarter => months_on(3),
            Self::Year => Day::from_ymd(date.year(), 12, 31).ok(),
            Self::UntilNext => None,
        }
    }
}

/// The days of the rows with their values and notes; the others are told.
fn read_rows(
    sheet: &Sheet,
    dates: &Dates,
    column: usize,
    name: &str,
    report: &mut ImportReport,
) -> Vec<(Day, f64, String)> {
    let note = note_column(sheet);
    let mut rows = Vec::with_capacity(sheet.rows.len());
    for (line, cells) in &sheet.rows {
        if cells.iter().all(Cell::is_blank) {
            continue;
        }
        report.rows += 1;
        let shown = || {
            let texts: Vec<String> = cells.iter().take(8).map(Cell::text).collect();
            texts.join(" | ").into_bytes()
        };
        let Some(day) = dates.day(cells) else {
            report.skip(Skip::NoRow, name, *line, &shown());
            continue;
        };
        let cell = cells.get(column).unwrap_or(&Cell::Empty);
        if cell.is_blank() {
            report.skip(Skip::NoValue, name, *line, &shown());
            continue;
        }
        match cell.number() {
            Some(value) => {
                let note = note.and_then(|at| cells.get(at)).map(Cell::text).unwrap_or_default();
                rows.push((day, value, note));
            }
            None => report.skip(Skip::Number, name, *line, &shown()),
        }
    }
    rows
}

fn assume(sheet: &Sheet, name: &str, column: usize, report: &mut ImportReport) {
    if let Some(sheet_name) = sheet.name.as_ref().filter(|_| !sheet.others.is_empty()) {
        report.assume(Assumption::Sheet(sheet_name.clone(), sheet.others.clone()), name);
    }
    if sheet.is_latin {
        report.assume(Assumption::Latin(1), name);
    }
    if let Some(separator) = sheet.separator.filter(|separator| *separator != ',') {
        report.assume(Assumption::Separator(separator), name);
    }
    if let Some(heading) = sheet.heading.get(column) {
        report.assume(Assumption::Column(heading.clone()), name);
    }
}

/// A column's name as it is compared.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn has(sheet: &Sheet, name: &str) -> bool {
    sheet.heading.iter().any(|own| plain(own) == name)
}

/// Who publishes a table, by the names of its columns.
fn origin(sheet: &Sheet) -> Origin {
    let names: Vec<String> = sheet.heading.iter().map(|name| plain(name)).collect();
    let any = |is_it: &dyn Fn(&str) -> bool| names.iter().any(|name| is_it(name));
    if has(sheet, "gprd") || (has(sheet, "gpr") && has(sheet, "gprt")) {
        Origin::Gpr
    } else if any(&|name| name.contains("policyindex") || name.contains("policyuncertainty"))
        || any(&|name| name.starts_with("gepu") || name.contains("newsbased") || name == "uct")
    {
        Origin::Epu
    } else if any(&|name| name.contains("tariffsonus"))
        && any(&|name| name.contains("tariffsonchinese"))
    {
        // Both, as its chart has them: one alone is anyone's table.
        Origin::Piie
    } else if let [date, id] = sheet.heading.as_slice()
        && ["date", "observationdate"].contains(&plain(date).as_str())
        && id.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
    {
        Origin::Fred
    } else {
        Origin::Table
    }
}

fn named(sheet: &Sheet) -> Vec<String> {
    sheet.heading.iter().filter(|name| !name.trim().is_empty()).cloned().collect()
}

/// The columns that have numbers in most of their rows, and no dates.
fn numeric(sheet: &Sheet, dates: &Dates) -> Vec<usize> {
    let is_numeric = |at: usize| {
        let cells = sheet.rows.iter().filter_map(|(_, cells)| cells.get(at));
        let (mut numbers, mut others) = (0_usize, 0_usize);
        for cell in cells.filter(|cell| !cell.is_blank()) {
            *(if cell.number().is_some() { &mut numbers } else { &mut others }) += 1;
        }
        numbers > others * 4
    };
    let is_named = |at: &usize| sheet.heading.get(*at).is_some_and(|name| !name.trim().is_empty());
    (0..sheet.heading.len())
        .filter(|at| is_named(at) && !dates.is_of(*at) && is_numeric(*at))
        .collect()
}

/// The column with the values.
fn column(
    sheet: &Sheet,
    dates: &Dates,
    origin: Origin,
    asked: Option<&str>,
) -> Result<usize, IndexError> {
    let numeric = numeric(sheet, dates);
    let names = || numeric.iter().filter_map(|at| sheet.heading.get(*at).cloned()).collect();
    let find = |name: &str| {
        numeric.iter().copied().find(|at| {
            sheet.heading.get(*at).is_some_and(|own| own == name || plain(own) == plain(name))
        })
    };
    if let Some(asked) = asked {
        return find(asked)
            .ok_or_else(|| IndexError::NoColumn { asked: asked.to_owned(), columns: names() });
    }
    // What each publisher calls the main index.
    let known: &[&str] = match origin {
        Origin::Gpr => &["GPRD", "GPR"],
        Origin::Epu => &["daily_policy_index", "UCT"],
        _ => &[],
    };
    if let Some(at) = known.iter().find_map(|name| find(name)) {
        return Ok(at);
    }
    match numeric.as_slice() {
        [only] => Ok(*only),
        [] => Err(IndexError::NoNumbers),
        _ => Err(IndexError::Several(names())),
    }
}

/// Whether a table is known to be of a publisher of indices.
pub(super) fn is_published(sheet: &Sheet) -> bool {
    origin(sheet) != Origin::Table
}

/// The columns of a table that could be an index, and the one that is known to be.
pub(super) fn choices(sheet: &Sheet) -> (Vec<String>, Option<String>) {
    let Some(dates) = Dates::find(sheet, None) else { return (Vec::new(), None) };
    let name = |at: usize| sheet.heading.get(at).cloned();
    let all = numeric(sheet, &dates).into_iter().filter_map(name).collect();
    let known = column(sheet, &dates, origin(sheet), None).ok().and_then(name);
    (all, known)
}

/// What the file says of a column: the indices of geopolitical risk have a list of
/// their columns in two more of these.
fn label(sheet: &Sheet, column: usize) -> Option<String> {
    let place = |name: &str| sheet.heading.iter().position(|own| plain(own) == name);
    let (names, labels) = (place("varname")?, place("varlabel")?);
    let own = sheet.heading.get(column)?;
    let row = sheet
        .rows
        .iter()
        .find(|(_, cells)| cells.get(names).is_some_and(|cell| cell.text() == *own))?;
    row.1.get(labels).map(Cell::text).filter(|label| !label.is_empty())
}

fn note_column(sheet: &Sheet) -> Option<usize> {
    sheet.heading.iter().position(|name| ["event", "note", "notes"].contains(&plain(name).as_str()))
}

/// Of which days the values are, by what the dates tell.
fn span(origin: Origin, dates: &Dates, days: &[Day]) -> Span {
    if origin == Origin::Piie {
        return Span::UntilNext;
    }
    let is_first = days.iter().all(|day| chrono::Datelike::day(&day.date()) == 1);
    let least = days.windows(2).filter_map(|pair| match pair {
        [a, b] if b > a => Some(b.since(*a)),
        _ => None,
    });
    match least.min() {
        _ if dates.are_months() => Span::Month,
        Some(28..=31) if is_first => Span::Month,
        Some(89..=92) if is_first => Span::Quarter,
        Some(365..=366) if is_first => Span::Year,
        _ => Span::Day,
    }
}
