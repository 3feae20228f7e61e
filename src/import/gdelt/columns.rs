//! Which columns an event file has, by its first lines.

use super::super::report::Refusal;
use super::super::text::no_rows;
use super::row::{Actor, Place, Places};

/// What a text is.
#[derive(Debug, PartialEq)]
pub(super) enum Kind {
    /// As it is published: columns parted by tabs, no heading.
    Raw,
    /// As another program left it.
    Named(Box<Shape>),
    /// No event file.
    Other(Refusal),
}

/// How another program left an event file.
#[derive(Debug, PartialEq)]
pub(super) struct Shape {
    pub(super) separator: u8,
    pub(super) has_heading: bool,
    /// How many columns every row has.
    pub(super) columns: usize,
    pub(super) places: Places,
    /// Columns that have other names: ours, and the file's.
    pub(super) renamed: Vec<(String, String)>,
}

/// Lines looked at where the first is no row.
const LOOKED_AT: usize = 20;

/// What parts columns.
const SEPARATORS: [u8; 5] = [b'\t', b';', b',', 1, b'|'];

/// What a text is, by its first bytes.
pub(super) fn kind_of(head: &[u8]) -> Kind {
    if let Some(refusal) = no_rows(head) {
        return Kind::Other(refusal);
    }
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    // Blanks at the end are empty columns.
    let line = |line: &'_ [u8]| line.strip_suffix(b"\r").unwrap_or(line).to_vec();
    let lines: Vec<Vec<u8>> = head.split(|byte| *byte == b'\n').take(LOOKED_AT).map(line).collect();
    let mut lines = lines.iter().map(Vec::as_slice);
    let Some(first) = lines.clone().find(|line| !line.is_empty()) else {
        return Kind::Other(Refusal::Empty);
    };
    if lines.any(is_raw) {
        return Kind::Raw;
    }
    let separator = separator(first);
    let names = fields(first, separator);
    if let Some(shape) = by_names(&names, separator) {
        return Kind::Named(Box::new(shape));
    }
    match places(names.len()) {
        Some(places) if is_number(names.first()) => Kind::Named(Box::new(Shape {
            separator,
            has_heading: false,
            columns: names.len(),
            places,
            renamed: Vec::new(),
        })),
        _ => Kind::Other(other(&names)),
    }
}

/// Columns of the second edition.
pub(super) const WIDE: usize = 61;

/// Whether a line is a row as published.
fn is_raw(line: &[u8]) -> bool {
    let mut fields = line.split(|byte| *byte == b'\t');
    let is_numbered =
        fields.next().is_some_and(|id| !id.is_empty() && id.iter().all(u8::is_ascii_digit));
    is_numbered && places(fields.count() + 1).is_some()
}

/// The places of the columns by their number: the codebooks of the first edition,
/// whose last column came in April 2013, and of the second, in which each of the
/// three places has one column more.
pub(super) fn places(columns: usize) -> Option<Places> {
    let (place, added, url) = match columns {
        57 => (50, 56, None),
        58 => (50, 56, Some(57)),
        WIDE => (52, 59, Some(60)),
        _ => return None,
    };
    let actor =
        |first| Actor { code: Some(first), name: Some(first + 1), country: Some(first + 2) };
    Some(Places {
        id: Some(0),
        date: Some(1),
        actors: [actor(5), actor(15)],
        is_root: Some(25),
        code: Some(26),
        root: Some(28),
        quad: Some(29),
        goldstein: Some(30),
        mentions: Some(31),
        sources: Some(32),
        articles: Some(33),
        tone: Some(34),
        place: Some(place),
        added: Some(added),
        url,
    })
}

/// The separator that a line has most of.
fn separator(line: &[u8]) -> u8 {
    let count = |separator: &u8| fields(line, *separator).len();
    SEPARATORS.into_iter().rev().max_by_key(count).unwrap_or(b'\t')
}

/// The fields of a line, without the quotes round them.
fn fields(line: &[u8], separator: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(separator)
        .flexible(true)
        .from_reader(line);
    let record = reader.byte_records().next().and_then(Result::ok).unwrap_or_default();
    record.iter().map(|field| String::from_utf8_lossy(field).trim().to_owned()).collect()
}

fn is_number(field: Option<&String>) -> bool {
    field.is_some_and(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The places of the columns by their names, where these are the names of an event
/// file. Blanks, underscores and case do not matter.
pub(super) fn by_names(names: &[String], separator: u8) -> Option<Shape> {
    let plain: Vec<String> = names
        .iter()
        .map(|name| {
            name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
        })
        .collect();
    let mut renamed = Vec::new();
    let mut find = |own: &str, others: &[&str]| -> Place {
        let known = std::iter::once(own.to_lowercase()).chain(others.iter().map(|&o| o.to_owned()));
        let (at, by_other) = known.enumerate().find_map(|(nth, name)| {
            plain.iter().position(|plain| *plain == name).map(|at| (at, nth > 0))
        })?;
        if by_other {
            renamed.push((own.to_owned(), names.get(at)?.clone()));
        }
        Some(at)
    };
    // Where the country has a column called so, the one called country code is the
    // actor's whole code.
    let mut actor = |number: u8| {
        let own = |what: &str| format!("Actor{number}{what}");
        let lower = |what: &str| own(what).to_lowercase();
        let short = find(&own("CountryABBR"), &[]);
        let country = short.or_else(|| find(&own("CountryCode"), &[]));
        let code = match short {
            Some(_) => find(&own("Code"), &[&lower("countrycode")]),
            None => find(&own("Code"), &[]),
        };
        Actor { code, name: find(&own("Name"), &[]), country }
    };
    let actors = [actor(1), actor(2)];
    let places = Places {
        id: find("GlobalEventID", &["eventid", "id"]),
        date: find("SQLDATE", &["day", "date", "eventdate"]),
        actors,
        is_root: find("IsRootEvent", &[]),
        code: find("EventCode", &["cameocode"]),
        root: find("EventRootCode", &["rootcode"]),
        quad: find("QuadClass", &[]),
        goldstein: find("GoldsteinScale", &["goldstein"]),
        mentions: find("NumMentions", &[]),
        sources: find("NumSources", &[]),
        articles: find("NumArticles", &[]),
        tone: find("AvgTone", &[]),
        place: find("ActionGeo_FullName", &["actiongeofullname", "stprcntry"]),
        added: find("DATEADDED", &[]),
        url: find("SOURCEURL", &["url"]),
    };
    let has_actors = actors.iter().all(|actor| actor.country.is_some());
    let is_it = places.date.is_some() && places.code.is_some() && has_actors;
    is_it.then(|| Shape {
        separator,
        has_heading: true,
        columns: names.len(),
        places,
        renamed: renamed
            .into_iter()
            .filter(|(own, other)| !own.eq_ignore_ascii_case(other))
            .collect(),
    })
}

/// What a text without events is, as far as its first line tells.
fn other(names: &[String]) -> Refusal {
    let is_numbered = is_number(names.first());
    let second = names.get(1).map_or(0, String::len);
    match names.len() {
        14..=16 if is_numbered && second == 14 => Refusal::OtherTable("mentions"),
        11 | 27 if is_numbered || names.first().is_some_and(|id| id.contains('-')) => {
            Refusal::OtherTable("knowledge graph")
        }
        2 | 3 if is_numbered && matches!(names.first(), Some(id) if id.len() == 8) => {
            Refusal::OtherTable("counts by day")
        }
        _ if names.first().is_some_and(|first| first.starts_with(['{', '['])) => {
            Refusal::OtherTable("JSON")
        }
        columns => Refusal::OtherColumns(columns),
    }
}
