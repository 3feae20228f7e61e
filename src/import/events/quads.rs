//! ICEWS as it is handed on for research on graphs: who, what, to whom, when, and
//! no heading.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::countries;
use super::super::report::Skip;
use super::icews::coded;
use super::record::{Columns, Record};
use super::{Noted, Source};
use crate::dossier::{Day, cameo};
use crate::streams::{Party, ReportedEvent};

/// The texts of ICEWS with their codes; where they are from stands beside the file.
static TEXTS_CSV: &str = include_str!("../../../assets/icews-texts.csv");

static CODES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let rows = TEXTS_CSV.lines().skip(1).filter_map(|line| line.split_once(','));
    rows.map(|(code, text)| (plain(text), code)).collect()
});

fn plain(text: &str) -> String {
    text.trim().trim_matches('"').to_lowercase()
}

struct Quads;

/// The reader, where a text has four columns without names, the last a date.
pub(super) fn reader(columns: &Columns) -> Option<Box<dyn Source>> {
    let [who, _, _, when, ..] = columns.first() else { return None };
    let is_named = !who.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
    let is_dated = when.parse::<Day>().is_ok();
    (columns.count() <= 5 && is_named && is_dated).then(|| Box::new(Quads) as Box<dyn Source>)
}

impl Source for Quads {
    fn event(&self, row: &Record<'_>, noted: &mut Noted) -> Result<ReportedEvent, Skip> {
        let day: Day = row.get(Some(3)).parse().map_err(|_| Skip::Date)?;
        let kind = row.get(Some(1)).replace('_', " ");
        let code = CODES.get(&plain(&kind)).copied().ok_or(Skip::Code)?;
        let mut party = |at: usize| {
            let name = row.get(Some(at)).replace('_', " ");
            let country = countries::in_name(&name).map_or_else(
                // In brackets stands a country; a name without is of none.
                || match name.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')')) {
                    Some((country, _)) => noted.country(country),
                    None => Box::default(),
                },
                Into::into,
            );
            coded(Party { country, name: name.into(), ..Party::default() })
        };
        let (actor, target) = (party(0), party(2));
        let entry = cameo::nearest(code);
        Ok(ReportedEvent {
            actor,
            target,
            kind: kind.into(),
            code: code.into(),
            // The intensity is not handed on with them; the table's stands in.
            score: entry.map(|entry| entry.goldstein),
            quad: entry.map(|entry| entry.quad),
            ..ReportedEvent::on(day)
        })
    }
}
