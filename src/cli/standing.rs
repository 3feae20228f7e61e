//! `detente standing`: every measure in force, and what tension would be
//! without it.

use std::io::Write;

use super::Outcome;
use super::args::{StandingArgs, TableFormat};
use super::input;
use super::output::{self, print_table, six, six_json};
use crate::dossier::{Day, Dossier, Event};
use crate::tension::{Measure, Standing, Suspension};

pub(super) fn run(args: &StandingArgs) -> anyhow::Result<Outcome> {
    let Some((holdings, settings)) = input::ask(&args.tension)? else {
        return Ok(Outcome::Problems);
    };
    let (dossier, as_of) = (holdings.dossier(), settings.as_of);
    let stock = input::stock(dossier, &settings.model);
    let standing = Standing::compute(&stock, &holdings.select(settings.scope()));
    match args.format {
        TableFormat::Table => print_for_people(dossier, as_of, &standing)?,
        TableFormat::Csv => print_csv(dossier, &standing)?,
        TableFormat::Json => print_json(dossier, as_of, &standing)?,
    }
    Ok(Outcome::Done)
}

fn measures<'a>(
    dossier: &'a Dossier,
    standing: &'a Standing,
) -> impl Iterator<Item = (&'a Event, &'a Measure)> {
    let measures = standing.measures.iter();
    measures.filter_map(|m| Some((dossier.events.get(m.event)?, m)))
}

fn suspensions<'a>(
    dossier: &'a Dossier,
    standing: &'a Standing,
) -> impl Iterator<Item = (&'a Event, &'a Suspension)> {
    let suspensions = standing.suspensions.iter();
    suspensions.filter_map(|s| Some((dossier.events.get(s.event)?, s)))
}

fn until(event: &Event) -> String {
    event.until.map(|until| until.to_string()).unwrap_or_default()
}

fn print_for_people(dossier: &Dossier, as_of: Day, standing: &Standing) -> anyhow::Result<()> {
    let mut out = output::stdout();
    // A dossier in which nothing is dated has no day to name.
    if dossier.default_as_of().is_some() {
        writeln!(out, "as of {as_of}, tension {:.1}", standing.tension)?;
    }
    if standing.measures.is_empty() {
        writeln!(
            out,
            "nothing is in force; a measure is an event whose code lasts, such as 163, \
             or one with lasting = true"
        )?;
    } else {
        writeln!(out)?;
        let rows: Vec<Vec<String>> = measures(dossier, standing)
            .map(|(event, measure)| {
                vec![
                    event.id.to_string(),
                    event.date.to_string(),
                    event.actor.to_string(),
                    format!("{:.0} %", measure.share_left * 100.0),
                    until(event),
                    format!("{:+.1}", measure.if_lifted + 0.0),
                    format!("{:.1}", measure.tension_if_lifted),
                    event.headline.clone(),
                ]
            })
            .collect();
        let header =
            ["event", "since", "by", "left", "until", "if lifted", "tension then", "headline"];
        print_table(&mut out, &header, &rows, &[3, 5, 6])?;
    }
    if !standing.suspensions.is_empty() {
        writeln!(out, "\nsuspended until a day, and back in force after it:")?;
        let rows: Vec<Vec<String>> = suspensions(dossier, standing)
            .map(|(event, suspension)| {
                vec![
                    event.id.to_string(),
                    event.date.to_string(),
                    event.actor.to_string(),
                    until(event),
                    format!("{:+.1}", suspension.if_ended + 0.0),
                    format!("{:.1}", suspension.tension_if_ended),
                    event.headline.clone(),
                ]
            })
            .collect();
        let header = ["event", "since", "by", "until", "if ended", "tension then", "headline"];
        print_table(&mut out, &header, &rows, &[4, 5])?;
    }
    out.flush()?;
    Ok(())
}

fn print_csv(dossier: &Dossier, standing: &Standing) -> anyhow::Result<()> {
    let mut out = csv::Writer::from_writer(output::stdout());
    out.write_record([
        "event",
        "since",
        "by",
        "headline",
        "share_left",
        "until",
        "if_lifted",
        "tension_if_lifted",
    ])?;
    for (event, measure) in measures(dossier, standing) {
        out.write_record([
            event.id.as_str(),
            &event.date.to_string(),
            &event.actor.to_string(),
            &event.headline,
            &six(measure.share_left),
            &until(event),
            &six(measure.if_lifted),
            &six(measure.tension_if_lifted),
        ])?;
    }
    out.flush()?;
    Ok(())
}

fn print_json(dossier: &Dossier, as_of: Day, standing: &Standing) -> anyhow::Result<()> {
    let common = |event: &Event, share_left: f64| {
        serde_json::json!({
            "event": event.id,
            "since": event.date,
            "by": event.actor,
            "headline": event.headline,
            "code": event.code,
            "until": event.until,
            "sources": event.sources,
            "share_left": six_json(share_left),
        })
    };
    let with = |mut row: serde_json::Value, values: [(&str, f64); 2]| {
        if let Some(row) = row.as_object_mut() {
            row.extend(values.map(|(key, value)| (key.to_owned(), six_json(value))));
        }
        row
    };
    let measures = measures(dossier, standing).map(|(event, m)| {
        let values = [("if_lifted", m.if_lifted), ("tension_if_lifted", m.tension_if_lifted)];
        with(common(event, m.share_left), values)
    });
    let suspensions = suspensions(dossier, standing).map(|(event, s)| {
        let row = with(
            common(event, s.share_left),
            [("if_ended", s.if_ended), ("tension_if_ended", s.tension_if_ended)],
        );
        (row, &event.reverses)
    });
    let suspensions = suspensions.map(|(mut row, reverses)| {
        if let Some(row) = row.as_object_mut() {
            row.insert("reverses".into(), serde_json::json!(reverses));
        }
        row
    });
    output::print_json(&serde_json::json!({
        "as_of": as_of,
        "tension": six_json(standing.tension),
        "measures": measures.collect::<Vec<_>>(),
        "suspensions": suspensions.collect::<Vec<_>>(),
    }))
}
