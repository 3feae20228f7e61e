//! `detente series`: tension by day.

use std::io::Write;

use super::Outcome;
use super::args::{SeriesArgs, SeriesFormat};
use super::input::{self, check_span};
use super::output::{self, six, six_json};
use crate::dossier::Day;
use crate::tension::{SensitivityBand, Series};

struct Row {
    day: Day,
    tension: Option<f64>,
    range: Option<(f64, f64)>,
}

pub(super) fn run(args: &SeriesArgs) -> anyhow::Result<Outcome> {
    check_span(args.from, args.to)?;
    let Some((holdings, settings)) = input::ask(&args.tension)? else {
        return Ok(Outcome::Problems);
    };
    let selection = holdings.select(settings.scope());
    let series = Series::compute(&settings.model, &selection);
    let band = args.band.then(|| SensitivityBand::compute(&settings.model, &selection));
    let asked = |day: &Day| {
        args.from.is_none_or(|from| from <= *day) && args.to.is_none_or(|to| *day <= to)
    };
    let rows = series.iter().filter(|(day, _)| asked(day)).map(|(day, tension)| Row {
        day,
        tension,
        range: band.as_ref().and_then(|band| band.at(day)),
    });
    match args.format {
        SeriesFormat::Csv => print_csv(rows, args.band)?,
        SeriesFormat::Json => print_json(rows, args.band)?,
    }
    if let Some(band) = &band {
        match band.settings {
            0 => tell!("low and high: no event counts, so there is nothing to range over"),
            1 => tell!("low and high: one setting only, so they are the tension itself"),
            settings => tell!("low and high: range over {settings} settings"),
        }
    }
    Ok(Outcome::Done)
}

fn print_csv(rows: impl Iterator<Item = Row>, band: bool) -> anyhow::Result<()> {
    let mut out = output::stdout();
    writeln!(out, "date,tension{}", if band { ",low,high" } else { "" })?;
    for Row { day, tension, range } in rows {
        write!(out, "{day},{}", tension.map(six).unwrap_or_default())?;
        if band {
            let (low, high) = range.map(|(low, high)| (six(low), six(high))).unwrap_or_default();
            write!(out, ",{low},{high}")?;
        }
        writeln!(out)?;
    }
    out.flush()?;
    Ok(())
}

fn print_json(rows: impl Iterator<Item = Row>, band: bool) -> anyhow::Result<()> {
    let rows = rows.map(|Row { day, tension, range }| {
        let mut row = serde_json::json!({
            "date": day,
            "tension": tension.map(six_json),
        });
        if band && let Some(row) = row.as_object_mut() {
            row.insert("low".into(), range.map(|(low, _)| six_json(low)).into());
            row.insert("high".into(), range.map(|(_, high)| six_json(high)).into());
        }
        row
    });
    output::print_json_rows(rows)
}
