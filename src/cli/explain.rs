//! `detente explain`: which events moved tension over a span.

use std::io::Write;

use anyhow::bail;

use super::Outcome;
use super::args::{ExplainArgs, TableFormat};
use super::input::{self, check_span};
use super::output::{self, print_table, six, six_json};
use crate::dossier::{Dossier, ModelKind};
use crate::tension::{Attribution, Cause};

/// What stands in the first column of the last row.
const TOTAL: &str = "total";

/// `event, date, headline, change`.
type Row = (String, String, String, f64);

pub(super) fn run(args: &ExplainArgs) -> anyhow::Result<Outcome> {
    check_span(Some(args.from), Some(args.to))?;
    let Some((holdings, settings)) = input::ask(&args.tension)? else {
        return Ok(Outcome::Problems);
    };
    let as_of = settings.as_of;
    if args.to > as_of {
        bail!(
            "--to {} is after the as-of day {as_of}, up to which tension is known; \
             write --to {as_of}, or a later --as-of",
            args.to
        );
    }
    let selection = holdings.select(settings.scope());
    let attribution = Attribution::compute(&settings.model, &selection, args.from, args.to)?;
    let rows = rows(holdings.dossier(), settings.model.kind(), &attribution);
    match args.format {
        TableFormat::Table => {
            let mut out = output::stdout();
            let cells: Vec<Vec<String>> = rows
                .into_iter()
                .map(|(event, date, headline, change)| {
                    vec![event, date, format!("{:+.2}", change + 0.0), headline]
                })
                .collect();
            print_table(&mut out, &["event", "date", "change", "headline"], &cells, &[2])?;
            out.flush()?;
        }
        TableFormat::Csv => {
            let mut out = csv::Writer::from_writer(output::stdout());
            out.write_record(["event", "date", "headline", "change"])?;
            for (event, date, headline, change) in rows {
                out.write_record([event, date, headline, six(change)])?;
            }
            out.flush()?;
        }
        TableFormat::Json => {
            let rows = rows.into_iter().map(|(event, date, headline, change)| {
                serde_json::json!({
                    "event": event,
                    "date": Some(date).filter(|date| !date.is_empty()),
                    "headline": Some(headline).filter(|headline| !headline.is_empty()),
                    "change": six_json(change),
                })
            });
            output::print_json_rows(rows)?;
        }
    }
    Ok(Outcome::Done)
}

fn rows(dossier: &Dossier, kind: ModelKind, attribution: &Attribution) -> Vec<Row> {
    let events = attribution.changes.iter().filter_map(|change| {
        let event = dossier.events.get(change.event)?;
        let (id, headline) = (event.id.to_string(), event.headline.clone());
        Some(match change.cause {
            Cause::Act => (id, event.date.to_string(), headline, change.change),
            Cause::End => {
                let until = event.until.map(|until| until.to_string()).unwrap_or_default();
                (format!("end of {id}"), until, headline, change.change)
            }
        })
    });
    let plain = |name: &str, change| (name.to_owned(), String::new(), String::new(), change);
    let by_time = match kind {
        ModelKind::Stock => "passing of time",
        ModelKind::Level | ModelKind::Flow | ModelKind::Mean => "return to baseline",
    };
    let end = [plain(by_time, attribution.by_time), plain(TOTAL, attribution.total)];
    events.chain(end).collect()
}
