//! Any table of events, by a mapping of its columns: guessed from their names, or
//! given.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::super::index::day_of_cell;
use super::super::report::{ImportReport, Skip};
use super::super::sheet::{Cell, Sheet};
use super::super::text::plain_text;
use super::{Happening, Happenings};
use crate::dossier::Edtf;

/// Which column has what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping(BTreeMap<&'static str, String>);

/// What a column can be.
const FIELDS: [&str; 7] = ["date", "end", "headline", "detail", "actor", "code", "url"];

/// What columns are called that are one of these, the likeliest first.
const NAMES: [(&str, &[&str]); 7] = [
    ("date", &["date", "day", "time", "start", "start date", "日期", "时间"]),
    ("end", &["end", "end date", "结束"]),
    ("headline", &["headline", "title", "event", "event name", "name", "summary", "事件", "标题"]),
    ("detail", &["detail", "details", "description", "text", "note", "notes", "说明"]),
    ("actor", &["actor", "by", "side", "country", "initiator", "发起方", "国家"]),
    ("code", &["code", "cameo", "event code"]),
    ("url", &["url", "link", "source", "链接", "来源"]),
];

/// A mapping that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// It is not written so.
    #[error(
        "{0:?}: write FIELD=COLUMN, with FIELD one of date, end, headline, detail, actor, code, url"
    )]
    Form(String),
    /// There is no such column.
    #[error("there is no column {asked:?}; there are {}", .columns.join(", "))]
    NoColumn {
        /// As it was given.
        asked: String,
        /// What there is.
        columns: Vec<String>,
    },
    /// What must be there is not.
    #[error("no column is known to be the {0}; name it with --map {0}=COLUMN")]
    Missing(&'static str),
}

impl FromStr for Mapping {
    type Err = MappingError;

    fn from_str(text: &str) -> Result<Self, MappingError> {
        let mut mapping = Self::default();
        for part in text.split(',').filter(|part| !part.trim().is_empty()) {
            let form = || MappingError::Form(part.to_owned());
            let (field, column) = part.split_once('=').ok_or_else(form)?;
            let field = FIELDS.into_iter().find(|own| *own == field.trim()).ok_or_else(form)?;
            mapping.0.insert(field, column.trim().to_owned());
        }
        Ok(mapping)
    }
}

impl Mapping {
    /// Where the column of a field stands: as it was given, or by its name.
    fn place(&self, field: &str, sheet: &Sheet) -> Result<Option<usize>, MappingError> {
        let find = |name: &str| {
            let same = |own: &String| own.trim().to_lowercase() == name.to_lowercase();
            sheet.heading.iter().position(same)
        };
        if let Some(asked) = self.0.get(field) {
            let columns = sheet.heading.clone();
            let missing = || MappingError::NoColumn { asked: asked.clone(), columns };
            return find(asked).ok_or_else(missing).map(Some);
        }
        let names = NAMES.iter().find(|(own, _)| *own == field).map(|(_, names)| *names);
        Ok(names.unwrap_or_default().iter().find_map(|name| find(name)))
    }
}

pub(super) fn read(
    sheet: &Sheet,
    mapping: &Mapping,
    name: &str,
    report: &mut ImportReport,
) -> Result<Happenings, MappingError> {
    let place = |field: &str| mapping.place(field, sheet);
    let date = place("date")?.ok_or(MappingError::Missing("date"))?;
    let headline = place("headline")?.ok_or(MappingError::Missing("headline"))?;
    let (end, detail, actor) = (place("end")?, place("detail")?, place("actor")?);
    let (code, url) = (place("code")?, place("url")?);
    let mut found = Happenings::default();
    for (line, cells) in &sheet.rows {
        if cells.iter().all(Cell::is_blank) {
            continue;
        }
        report.rows += 1;
        let text = |place: Option<usize>| {
            place.and_then(|at| cells.get(at)).map(Cell::text).unwrap_or_default().trim().to_owned()
        };
        let title = plain_text(&text(Some(headline)));
        let start = cells.get(date).and_then(edtf).ok_or(Skip::Date);
        let start = match start.and_then(|start| super::timeline::with_headline(start, &title)) {
            Ok(start) => start,
            Err(why) => {
                let shown: Vec<String> = cells.iter().take(8).map(Cell::text).collect();
                report.skip(why, name, *line, shown.join(" | ").as_bytes());
                continue;
            }
        };
        let end = end.and_then(|at| cells.get(at)).and_then(edtf).filter(|end| *end != start);
        found.list.push(Happening {
            date: super::timeline::spanned(&start, end.as_deref()),
            headline: title,
            detail: plain_text(&text(detail)),
            actor: text(actor),
            code: text(code),
            url: text(url),
            is_period: false,
        });
    }
    Ok(found)
}

/// The date of a cell: EDTF as it is written, else the day it tells.
fn edtf(cell: &Cell) -> Option<String> {
    if let Cell::Text(text) = cell
        && let Ok(date) = text.trim().parse::<Edtf>()
    {
        return Some(date.to_string());
    }
    day_of_cell(cell).map(|day| day.to_string())
}
