//! `detente calibrate`: the rest and scale that come nearest to the reference
//! points. Nothing is changed by it.

use std::io::Write;

use anyhow::bail;

use super::Outcome;
use super::args::{CalibrateArgs, TableFormat};
use super::input;
use super::output::{self, print_table, six, six_json};
use crate::dossier::Reference;
use crate::reading::{Content, Settings};
use crate::store;
use crate::tension::{Calibration, CalibrationPoint};

pub(super) fn run(args: &CalibrateArgs) -> anyhow::Result<Outcome> {
    let Some((holdings, settings)) = input::ask(&args.tension)? else {
        return Ok(Outcome::Problems);
    };
    let dossier = holdings.dossier();
    let stock = input::stock(dossier, &settings.model);
    let selection = holdings.select(settings.scope());
    let anchors;
    let references = match &args.index {
        Some(id) => {
            anchors = anchors_of(args, id, settings)?;
            &anchors
        }
        None => &dossier.model.references,
    };
    let calibration = match Calibration::compute(&stock, &selection, references) {
        Ok(calibration) => calibration,
        Err(error) => {
            tell!("detente: {error}");
            return Ok(Outcome::Problems);
        }
    };
    for place in &calibration.left_out {
        if let Some(reference) = references.get(*place) {
            tell!("left out: {} is after the as-of day {}", reference.date, settings.as_of);
        }
    }
    match args.format {
        TableFormat::Table => print_for_people(&calibration, references)?,
        TableFormat::Csv => print_csv(&calibration, references)?,
        TableFormat::Json => print_json(&calibration, references)?,
    }
    Ok(Outcome::Done)
}

/// The weeks of an index as reference points.
fn anchors_of(
    args: &CalibrateArgs,
    id: &str,
    settings: Settings,
) -> anyhow::Result<Vec<Reference>> {
    let Some(path) = &args.tension.file else {
        bail!("--index: the built-in sample has no data beside it; name a dossier");
    };
    let loaded = store::load(Some(path))?.with_data();
    let Some(holdings) = loaded.holdings else { return Ok(Vec::new()) };
    let content = Content::compute(&holdings, settings);
    let beside = &content.beside;
    for missed in &beside.missed {
        tell!("detente: {}: {}", missed.file, super::data::problem_words(&missed.problem));
    }
    let Some(index) = beside.indices.iter().find(|index| index.id.as_str() == id) else {
        let ids: Vec<&str> = beside.indices.iter().map(|index| index.id.as_str()).collect();
        if ids.is_empty() {
            bail!(
                "--index: no index beside the dossier can be read; `detente import index` brings one"
            );
        }
        bail!("--index: no index \"{id}\" can be read; there are: {}", ids.join(", "));
    };
    let as_of = settings.as_of;
    let first = content.selection.first_day().unwrap_or(as_of);
    tell!(
        "each point is a week, at the share of the {} values of {} up to {as_of} that lie below its \
         mean: a scale by convention, not a measure of this dispute",
        index.series.values.iter().filter(|value| value.day <= as_of).count(),
        index.label
    );
    Ok(index.anchors((first, as_of), as_of))
}

fn points<'a>(
    calibration: &'a Calibration,
    references: &'a [Reference],
) -> impl Iterator<Item = (&'a CalibrationPoint, &'a Reference)> {
    let points = calibration.points.iter();
    points.filter_map(|point| Some((point, references.get(point.reference)?)))
}

fn print_for_people(calibration: &Calibration, references: &[Reference]) -> anyhow::Result<()> {
    let mut out = output::stdout();
    let (before, fitted) = (&calibration.before, &calibration.fitted);
    let (now, then) = calibration.residuals();
    let row = |name: &str, rest: f64, scale: f64, left: f64| {
        vec![name.to_owned(), format!("{rest:.1}"), format!("{scale:.1}"), format!("{left:.1}")]
    };
    let settings = [
        row("now", before.rest, before.scale, now),
        row("fitted", fitted.rest, fitted.scale, then),
    ];
    print_table(&mut out, &["", "rest", "scale", "typical miss"], &settings, &[1, 2, 3])?;
    writeln!(out)?;
    let rows: Vec<Vec<String>> = points(calibration, references)
        .map(|(point, reference)| {
            vec![
                reference.date.to_string(),
                format!("{:.1}", point.wanted),
                format!("{:.1}", point.now),
                format!("{:.1}", point.fitted),
                format!("{:+.1}", point.fitted - point.wanted + 0.0),
                reference.note.clone().unwrap_or_default(),
            ]
        })
        .collect();
    let header = ["date", "reference", "now", "fitted", "left", "note"];
    print_table(&mut out, &header, &rows, &[1, 2, 3, 4])?;
    out.flush()?;
    if calibration.is_at_edge() {
        tell!(
            "the fit ended at an end of what is tried (rest 1 to 99, scale 5 to 500): these points do \
             not rise and fall with the record"
        );
    }
    tell!(
        "nothing is changed; to take it over: detente set FILE model rest={:.1} scale={:.1}",
        fitted.rest,
        fitted.scale
    );
    Ok(())
}

fn print_csv(calibration: &Calibration, references: &[Reference]) -> anyhow::Result<()> {
    let mut out = csv::Writer::from_writer(output::stdout());
    out.write_record(["date", "reference", "now", "fitted", "residual", "rest", "scale"])?;
    for (point, reference) in points(calibration, references) {
        out.write_record([
            reference.date.to_string(),
            six(point.wanted),
            six(point.now),
            six(point.fitted),
            six(point.fitted - point.wanted),
            six(calibration.fitted.rest),
            six(calibration.fitted.scale),
        ])?;
    }
    out.flush()?;
    Ok(())
}

fn print_json(calibration: &Calibration, references: &[Reference]) -> anyhow::Result<()> {
    let (now, then) = calibration.residuals();
    let settings = |stock: &crate::tension::Stock, miss: f64| {
        serde_json::json!({
            "rest": six_json(stock.rest),
            "scale": six_json(stock.scale),
            "root_mean_square": six_json(miss),
        })
    };
    let points = points(calibration, references).map(|(point, reference)| {
        serde_json::json!({
            "date": reference.date,
            "note": reference.note,
            "sources": reference.sources,
            "reference": six_json(point.wanted),
            "now": six_json(point.now),
            "fitted": six_json(point.fitted),
            "residual": six_json(point.fitted - point.wanted),
        })
    });
    let left_out = calibration.left_out.iter().filter_map(|place| references.get(*place));
    output::print_json(&serde_json::json!({
        "now": settings(&calibration.before, now),
        "fitted": settings(&calibration.fitted, then),
        "points": points.collect::<Vec<_>>(),
        "left_out": left_out.map(|reference| reference.date).collect::<Vec<_>>(),
    }))
}
