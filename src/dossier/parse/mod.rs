//! Reads a dossier: TOML text in, a [`Dossier`] or all of its problems out.

mod again;
mod commitments;
mod events;
mod hidden;
mod model;
mod names;
mod planned;

use toml::de::{DeTable, DeValue};

use super::id::Records;
use super::problem::Problem;
use super::reader::{Record, Sink};
use super::side::{BOTH, Side, SideId, Slot};
use super::{Day, Dossier, SCHEMA_VERSION, Severity, relations, reversals, unresolved};
pub use again::reread;
use names::Names;

/// TOML that is broken early can complain about every line after it; the rest
/// of such a list helps nobody.
const MOST_SYNTAX_ERRORS: usize = 50;

/// What reading a file gives.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The dossier, unless there is an error among the problems.
    pub dossier: Option<Dossier>,
    /// All errors and warnings, in the order of the file.
    pub problems: Vec<Problem>,
}

impl Parsed {
    /// How many problems keep the file from being used.
    pub fn error_count(&self) -> usize {
        self.problems.iter().filter(|p| p.severity == Severity::Error).count()
    }
}

/// Reads the text of a dossier file.
///
/// Never fails as a whole: whatever is wrong is among the problems, every
/// problem at once.
pub fn parse(text: &str) -> Parsed {
    // A byte order mark is not part of the text, nor a column of its line.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(problem) = not_text(text) {
        return Parsed { dossier: None, problems: vec![problem] };
    }
    let (root, syntax_errors) = DeTable::parse_recoverable(text);
    let sink = Sink::new(text, !syntax_errors.is_empty());
    let is_toml = syntax_errors.is_empty();
    // What git left explains every other error round it.
    if unresolved::report_git(&sink, text, is_toml) && !is_toml {
        return Parsed { dossier: None, problems: sink.into_problems() };
    }
    unresolved::report(&sink, text);
    report_syntax(&sink, &syntax_errors, text.len());
    let record = Record::open(root.get_ref(), 0..text.len().min(1), "the file", "Dossier", &sink);
    let dossier = read_root(root.get_ref(), &record);
    hidden::check_characters(text, &sink);
    let problems = sink.into_problems();
    let sound = problems.iter().all(|problem| problem.severity != Severity::Error);
    Parsed { dossier: dossier.filter(|_| sound), problems }
}

/// The bytes of the value of a key at the top of a file.
pub fn span_of_key(text: &str, key: &str) -> Option<std::ops::Range<usize>> {
    let (root, _) = DeTable::parse_recoverable(text.strip_prefix('\u{feff}').unwrap_or(text));
    root.get_ref().get(key).map(toml::Spanned::span)
}

/// A file of zeros would be a syntax error at each of them.
fn not_text(text: &str) -> Option<Problem> {
    let sink = Sink::new(text, false);
    if let Some(at) = text.find('\0') {
        sink.error(
            &(at..at + 1),
            "this is not a text file: it holds zero bytes",
            "open a dossier, a text file whose name ends in .dossier.toml",
        );
    } else if text.trim().is_empty() {
        sink.error(
            &(0..0),
            "the file is empty",
            "begin it with schema = 1, a title and two [[sides]]",
        );
    }
    sink.into_problems().into_iter().next()
}

fn report_syntax(sink: &Sink<'_>, errors: &[toml::de::Error], end: usize) {
    for error in errors.iter().take(MOST_SYNTAX_ERRORS) {
        let span = error.span().unwrap_or(end..end);
        let remedy = "correct the TOML here; a text needs quotes, a table a [[header]]";
        sink.error(&span, format!("not TOML: {}", error.message()), remedy);
    }
    if let Some(rest) = errors.get(MOST_SYNTAX_ERRORS)
        && let Some(span) = rest.span()
    {
        let more = errors.len() - MOST_SYNTAX_ERRORS;
        let remedy = "correct those above first; most will go with them";
        sink.error(&span, format!("not TOML: {more} more errors from here on"), remedy);
    }
}

fn read_root<'a>(root: &'a DeTable<'a>, record: &Record<'a, 'a>) -> Option<Dossier> {
    let schema = schema_version(record);
    let title = record.required_headline("title");
    let summary = record.string("summary");
    let cutoff = record.parsed::<Day>("cutoff");
    let headline = record.headline("headline");
    let sides = read_sides(record);
    let names = Names::collect(root, record.sink(), &sides.ids);
    let model = model::read(record, &names);

    let sources = events::read_sources(record, &names);
    let mut undone = Vec::new();
    let events = events::read_events(record, &names, &model, &mut undone);
    reversals::check(&undone, &events, record.sink());
    planned::check(record, &events);
    let periods = events::read_periods(record, &names);
    let mut links = relations::Links::default();
    let commitments = commitments::read(record, &names, &mut links);
    relations::check(&links, &commitments, record.sink());
    let (streams, indices) = events::read_data_files(record, &names);

    Some(Dossier {
        schema: schema?,
        title: title?,
        summary,
        headline,
        cutoff,
        model,
        sides: sides.pair?,
        sources: Records::new(sources),
        events: Records::new(events),
        periods: Records::new(periods),
        commitments: Records::new(commitments),
        streams: Records::new(streams),
        indices: Records::new(indices),
    })
}

fn schema_version(record: &Record<'_, '_>) -> Option<u32> {
    if !record.has("schema") {
        record.sink().missing(
            &record.span,
            "the file does not say which version of the format it has",
            "begin it with schema = 1",
        );
        return None;
    }
    let version = record.number("schema")?;
    if version == f64::from(SCHEMA_VERSION) {
        return Some(SCHEMA_VERSION);
    }
    record.sink().error(
        &record.span_of("schema"),
        format!("this file has schema {version}, and this Détente reads schema {SCHEMA_VERSION}"),
        if version > f64::from(SCHEMA_VERSION) {
            "open it with a newer Détente"
        } else {
            "write schema = 1"
        },
    );
    None
}

struct Sides {
    /// Every id written, so that references can be judged whatever their
    /// number.
    ids: Vec<SideId>,
    pair: Option<[Side; 2]>,
}

fn read_sides(root: &Record<'_, '_>) -> Sides {
    let tables = root.tables("sides", "side", "Side");
    if tables.len() != 2 {
        let span = tables.get(2).map_or_else(|| root.span_of("sides"), |third| third.span.clone());
        root.sink().missing(
            &span,
            format!("a dossier has exactly two sides, and this one has {}", tables.len()),
            if tables.len() < 2 {
                "add a [[sides]] table with id and name for each"
            } else {
                "keep two; join parties that act together into one side with aliases"
            },
        );
    }
    let mut ids = Vec::new();
    let mut sides = Vec::new();
    for (place, table) in tables.iter().enumerate() {
        let slot = if place == 0 { Slot::First } else { Slot::Second };
        let id = read_side_id(table, slot, &ids);
        ids.extend(id.clone());
        let name = table.required_headline("name");
        let side = Side {
            id: id.unwrap_or_else(|| SideId::new(slot, "")),
            name: name.unwrap_or_default(),
            short: table.headline("short"),
            cameo: table.string("cameo"),
            aliases: table.strings("aliases"),
        };
        sides.push(side);
    }
    Sides { ids, pair: sides.try_into().ok() }
}

fn read_side_id(table: &Record<'_, '_>, slot: Slot, others: &[SideId]) -> Option<SideId> {
    let id = table.required_text("id")?;
    if id.value == BOTH || id.value.contains('>') {
        table.sink().error(
            &id.span,
            format!("a side cannot have the id \"{}\"", id.value),
            "choose another; \"both\" and \">\" have a meaning of their own",
        );
        return None;
    }
    if others.iter().any(|other| other.as_str() == id.value) {
        table.sink().error(
            &id.span,
            format!("both sides have the id \"{}\"", id.value),
            "give the second side an id of its own",
        );
    }
    Some(SideId::new(slot, id.value))
}

/// The tables of an array, as far as it is one.
fn array_tables<'a, 'i>(root: &'a DeTable<'i>, key: &str) -> impl Iterator<Item = &'a DeTable<'i>> {
    let items = root.get(key).and_then(|value| value.get_ref().as_array());
    items.into_iter().flatten().filter_map(|item| match item.get_ref() {
        DeValue::Table(table) => Some(table),
        _ => None,
    })
}
