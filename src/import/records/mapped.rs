//! The rows of a mapped table as records of a dossier.

use super::super::report::{ImportReport, Skip};
use super::cells::{Row, Table};
use super::timeline::spanned;
use super::{Happening, Observed, Undertaken};
use crate::dossier::Edtf;

pub(super) fn events(table: &Table<'_>, report: &mut ImportReport) -> Vec<Happening> {
    table.each(report, happening)
}

fn happening(row: &Row<'_>) -> Result<Happening, Skip> {
    let start = row.needed_date("date")?;
    Ok(Happening {
        line: row.line,
        date: match row.date("end").map_err(|_| Skip::End)?.filter(|end| *end != start) {
            Some(end) => whole_span(&start, &end)?,
            None => start,
        },
        headline: needed(row.plain("headline"))?,
        detail: row.plain("detail"),
        actor: row.text("actor"),
        // What is no code is kept as it stands, so that it can be told.
        code: row.code().unwrap_or_else(|| row.text("code")),
        url: row.text("url"),
        id: row.text("id"),
        weight: row.number("weight")?.map(not_negative).transpose()?,
        lasting: row.flag("lasting")?,
        is_period: false,
    })
}

pub(super) fn commitments(table: &Table<'_>, report: &mut ImportReport) -> Vec<Undertaken> {
    table.each(report, |row| {
        let made = row.needed_date("made")?;
        let due = row.date("due")?;
        if due.as_deref().is_some_and(|due| is_before(due, &made)) {
            return Err(Skip::End);
        }
        Ok(Undertaken {
            line: row.line,
            by: needed(row.text("by"))?,
            to: row.text("to"),
            text: needed(row.plain("text"))?,
            made,
            due,
            id: row.text("id"),
            status: row.text("status"),
            status_date: row.date("status_date")?,
            status_url: row.text("status_url"),
            target: row.number("target")?,
            baseline: row.number("baseline")?,
            unit: row.text("unit"),
            quote: row.plain("quote"),
            note: row.plain("note"),
            url: row.text("url"),
        })
    })
}

pub(super) fn observations(table: &Table<'_>, report: &mut ImportReport) -> Vec<Observed> {
    table.each(report, |row| {
        Ok(Observed {
            line: row.line,
            commitment: needed(row.text("commitment"))?,
            date: row.needed_date("date")?,
            value: row.number("value")?.ok_or(Skip::NoValue)?,
            url: row.text("url"),
        })
    })
}

fn needed(text: String) -> Result<String, Skip> {
    if text.is_empty() { Err(Skip::NoText) } else { Ok(text) }
}

fn not_negative(number: f64) -> Result<f64, Skip> {
    if number < 0.0 { Err(Skip::Number) } else { Ok(number) }
}

/// The span between two dates, of which the second is later.
fn whole_span(start: &str, end: &str) -> Result<String, Skip> {
    let span = spanned(start, Some(end));
    if span == start { Err(Skip::End) } else { Ok(span) }
}

/// Whether a date can only be before another.
fn is_before(date: &str, other: &str) -> bool {
    let of = |text: &str| text.parse::<Edtf>().ok();
    let last = of(date).and_then(|date| date.last_covered());
    let first = of(other).and_then(|other| other.first_covered());
    matches!((last, first), (Some(last), Some(first)) if last < first)
}
