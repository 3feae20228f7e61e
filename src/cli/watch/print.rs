//! The rows of a desk, printed.

use std::io::Write;

use serde_json::{Value, json};

use crate::cli::output::{self, print_line, print_table, six, six_json};
use crate::reading::wording::{change_text, date_text, moved_text, tension_text};
use crate::reading::{CHANGE_DAYS, DeskDeadline, DeskOrder, DeskRow, Mover, Trend};
use crate::store::{Desk, DeskEntry, shown};
use crate::tension::Cause;
use crate::words::{ENGLISH, Words};

/// How many signs a line of the last months has in a terminal.
const TREND_SIGNS: usize = 20;
/// From the lowest to the highest.
const SIGNS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

pub(super) fn print_for_people(desk: &Desk, order: DeskOrder) -> anyhow::Result<()> {
    let mut out = output::stdout();
    let words = Words::english();
    let rows = desk.rows(order);
    let overdue: usize = rows.iter().map(|(_, row)| row.overdue).sum();
    let count = rows.len();
    let disputes = if count == 1 { "dispute" } else { "disputes" };
    print_line(&mut out, format_args!("{count} {disputes}, {overdue} commitments overdue"))?;
    if !rows.is_empty() {
        writeln!(out)?;
        let [week, month] = CHANGE_DAYS.map(|days| format!("{days} days"));
        let header = [
            "tension",
            "180 days",
            &week,
            &month,
            "as of",
            "overdue",
            "next date",
            "dispute",
            "what moved it",
        ];
        let rows: Vec<Vec<String>> = rows.iter().map(|(_, row)| cells(row, &words)).collect();
        print_table(&mut out, &header, &rows, &[2, 3, 5])?;
    }
    out.flush()?;
    Ok(())
}

fn cells(row: &DeskRow, words: &Words) -> Vec<String> {
    let [week, month] = row.changes.map(change_text);
    let next = row.deadlines.iter().find(|deadline| !deadline.overdue);
    vec![
        tension_text(row, words),
        trend_signs(&row.trend),
        week,
        month,
        row.as_of.map(|day| day.to_string()).unwrap_or_default(),
        if row.overdue == 0 { String::new() } else { row.overdue.to_string() },
        next.map(|deadline| date_text(deadline, words)).unwrap_or_default(),
        row.title.clone(),
        moved_text(row, words),
    ]
}

/// A line in signs; a space where there is no value.
fn trend_signs(trend: &Trend) -> String {
    let points: Vec<(f64, f64)> = trend.stretches().into_iter().flatten().collect();
    let sign = |place: usize| {
        let (from, to) = (place as f64, place as f64 + 1.0);
        let within = |at: f64| (from..=to).contains(&(at * TREND_SIGNS as f64));
        // The last of its days, as the number beside the line is.
        let last = points.iter().rev().find(|(at, _)| within(*at));
        let step = |height: f64| (height * SIGNS.len() as f64).floor() as usize;
        last.and_then(|(_, height)| SIGNS.get(step(*height).min(SIGNS.len() - 1))).copied()
    };
    (0..TREND_SIGNS).map(|place| sign(place).unwrap_or(' ')).collect()
}

pub(super) fn print_csv(desk: &Desk, order: DeskOrder) -> anyhow::Result<()> {
    let mut out = csv::Writer::from_writer(output::stdout());
    out.write_record([
        "file",
        "title",
        "first_side",
        "second_side",
        "as_of",
        "model",
        "tension",
        "change_7",
        "change_30",
        "mover",
        "mover_day",
        "mover_change",
        "commitments",
        "overdue",
        "next_day",
        "next_commitment",
        "warnings",
        "problem",
    ])?;
    let some = |value: Option<f64>| value.map(six).unwrap_or_default();
    for (entry, row) in desk.rows(order) {
        let mover = row.moved.first();
        let next = row.deadlines.iter().find(|deadline| !deadline.overdue);
        let [first, second] = &row.sides;
        let [week, month] = row.changes;
        out.write_record([
            entry.name.as_str(),
            &row.title,
            first,
            second,
            &row.as_of.map(|day| day.to_string()).unwrap_or_default(),
            row.kind.as_str(),
            &some(row.tension),
            &some(week),
            &some(month),
            mover.map_or("", |mover| mover.event.as_str()),
            &mover.map(|mover| mover.day.to_string()).unwrap_or_default(),
            &some(mover.map(|mover| mover.change)),
            &row.commitments.to_string(),
            &row.overdue.to_string(),
            &next.map(|next| next.day.to_string()).unwrap_or_default(),
            next.map_or("", |next| next.commitment.as_str()),
            &entry.warnings.to_string(),
            "",
        ])?;
    }
    for (entry, why) in desk.unusable() {
        let mut cells = vec![String::new(); 18];
        if let [name, .., problem] = cells.as_mut_slice() {
            name.clone_from(&entry.name);
            *problem = why.in_words(&ENGLISH);
        }
        out.write_record(&cells)?;
    }
    out.flush()?;
    Ok(())
}

pub(super) fn print_json(desk: &Desk, order: DeskOrder) -> anyhow::Result<()> {
    let rows: Vec<Value> = desk.rows(order).iter().map(|(one, row)| row_json(one, row)).collect();
    let unusable = desk
        .unusable()
        .map(|(entry, why)| json!({"file": entry.name, "problem": why.in_words(&ENGLISH)}));
    output::print_json(&json!({
        "folder": shown(&desk.folder),
        "as_of": desk.asked,
        "disputes": rows,
        "unusable": unusable.collect::<Vec<_>>(),
        "left_out": desk.left_out(&Words::english()),
    }))
}

fn row_json(entry: &DeskEntry, row: &DeskRow) -> Value {
    let some = |value: Option<f64>| value.map(six_json);
    let [week, month] = row.changes;
    json!({
        "file": entry.name,
        "title": row.title,
        "sides": row.sides,
        "as_of": row.as_of,
        "model": row.kind.as_str(),
        "tension": some(row.tension),
        "change_7": some(week),
        "change_30": some(month),
        "moved": row.moved.iter().map(mover_json).collect::<Vec<_>>(),
        "more_moved": row.more_moved,
        "by_time": six_json(row.by_time),
        "commitments": row.commitments,
        "overdue": row.overdue,
        "deadlines": row.deadlines.iter().map(deadline_json).collect::<Vec<_>>(),
        "more_deadlines": row.more_deadlines,
        "trend": {
            "from": row.trend.first,
            "values": row.trend.values.iter().copied().map(some).collect::<Vec<_>>(),
        },
        "warnings": entry.warnings,
    })
}

fn mover_json(mover: &Mover) -> Value {
    json!({
        "event": mover.event,
        "headline": mover.headline,
        "day": mover.day,
        "is_end": mover.cause == Cause::End,
        "change": six_json(mover.change),
        "sources": mover.sources,
    })
}

fn deadline_json(deadline: &DeskDeadline) -> Value {
    json!({
        "commitment": deadline.commitment,
        "text": deadline.text,
        "by": deadline.by,
        "day": deadline.day,
        "days": deadline.days,
        "what": deadline.kind.as_str(),
        "overdue": deadline.overdue,
    })
}
