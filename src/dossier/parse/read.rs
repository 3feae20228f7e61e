//! Reads the pieces of a file into a dossier.

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

use super::super::problem::{Amount, TextFault, TieFault};
use super::super::reader::{Record, Sink};
use super::super::relations::Links;
use super::super::sink::Found;
use super::super::{Day, Dossier, SCHEMA_VERSION, relations, reversals};
use super::names::Names;
use super::pieces::{List, Pieces};
use super::syntax::{SyntaxErrors, tree};
use super::{commitments, data, events, model, planned, sides};

/// Runs of records that one thread reads. A fixed number, so that a file gives the same result on
/// every machine.
const BLOCK: usize = 64;

/// What the pieces of a file give.
pub(super) struct Read {
    /// The dossier, as far as nothing in it is missing.
    pub(super) dossier: Option<Dossier>,
    /// What of the file is not TOML.
    pub(super) syntax: SyntaxErrors,
    /// A part of it is too large to be read.
    is_too_large: bool,
}

impl Read {
    /// Whether all of the file was understood.
    pub(super) fn is_whole(&self) -> bool {
        self.syntax.is_empty() && !self.is_too_large
    }
}

/// Reads all pieces, and tells the sink what is wrong with them.
pub(super) fn read<'t>(text: &'t str, pieces: &Pieces<'t>, sink: Sink<'t>) -> (Read, Sink<'t>) {
    let mut syntax = SyntaxErrors::default();
    let head = pieces.head();
    let root = tree(&head, &mut syntax);
    tree(&pieces.strays(), &mut syntax);
    for statement in pieces.left_out() {
        sink.error(statement, TextFault::TooLong);
    }
    let span = 0..text.len().min(1);
    let record = Record::root(root.get_ref(), span, &head.places, &sink);
    record.check_keys();
    let schema = schema_version(&record);
    let title = record.required_headline("title");
    let summary = record.string("summary");
    let cutoff = record.parsed::<Day>("cutoff");
    let headline = record.headline("headline");
    let sides = sides::read(&record);
    let names = Names::collect(root.get_ref(), &head.places, pieces, &sink, &sides.ids);
    let model = model::read(&record, &names);

    let mut lists = Lists { text, pieces, head: &record, sink: &sink, syntax };
    let (sources, _) =
        lists.read(List::Sources, |record, _: &mut ()| events::read_sources(record, &names));
    let (events, undone) = lists
        .read(List::Events, |record, undone| events::read_events(record, &names, &model, undone));
    let undone: Vec<_> = undone.into_iter().flatten().collect();
    reversals::check(&undone, &events, &sink);
    planned::check(&record, pieces, &events);
    let (periods, _) =
        lists.read(List::Periods, |record, _: &mut ()| events::read_periods(record, &names));
    let (commitments, links) = lists.read(List::Commitments, |record, links: &mut Links| {
        commitments::read(record, &names, links)
    });
    relations::check(&Links::joined(links), &commitments, &sink);
    let (streams, _) =
        lists.read(List::Streams, |record, _: &mut ()| data::read_streams(record, &names));
    let (indices, _) =
        lists.read(List::Indices, |record, _: &mut ()| data::read_indices(record, &names));
    let Lists { syntax, .. } = lists;
    let dossier = (|| {
        Some(Dossier {
            schema: schema?,
            title: title?,
            summary,
            headline,
            cutoff,
            model,
            sides: sides.pair?,
            sources: names.sources.list(sources),
            events: names.events.list(events),
            periods: names.periods.list(periods),
            commitments: names.commitments.list(commitments),
            streams: names.streams.list(streams),
            indices: names.indices.list(indices),
        })
    })();
    (Read { dossier, syntax, is_too_large: !pieces.left_out().is_empty() }, sink)
}

/// Reads the lists of a file, one after another.
struct Lists<'l, 't> {
    text: &'t str,
    pieces: &'l Pieces<'t>,
    head: &'l Record<'l, 'l>,
    sink: &'l Sink<'t>,
    syntax: SyntaxErrors,
}

/// What a block of records gives.
struct Block<T, N> {
    records: Vec<T>,
    notes: N,
    syntax: SyntaxErrors,
    found: Found,
}

impl<'t> Lists<'_, 't> {
    /// All records of a list, in the order of the file: those that are no tables
    /// of their own, then block by block the others. What `read` notes of a
    /// block is given in the order of the blocks.
    fn read<T: Send, N: Default + Send>(
        &mut self,
        list: List,
        read: impl Fn(&Record<'_, '_>, &mut N) -> Vec<T> + Sync,
    ) -> (Vec<T>, Vec<N>) {
        let mut notes = N::default();
        let mut records = read(self.head, &mut notes);
        let mut all_notes = vec![notes];
        let runs = self.pieces.runs(list);
        let blocks: Vec<&[Range<u32>]> = runs.chunks(BLOCK).collect();
        let at_once = thread::available_parallelism().map_or(1, usize::from);
        for some in blocks.chunks(at_once) {
            let work = some.iter().map(|block| {
                let (pieces, read) = (self.pieces, &read);
                let sink = self.sink.for_part(self.text, blocks.len());
                move || read_block(pieces, block, sink, read)
            });
            for block in side_by_side(work) {
                records.extend(block.records);
                all_notes.push(block.notes);
                self.syntax.take(block.syntax);
                self.sink.take(block.found);
            }
        }
        (records, all_notes)
    }
}

/// Does several things at once, and gives what they give in their order.
fn side_by_side<T: Send>(work: impl ExactSizeIterator<Item = impl FnOnce() -> T + Send>) -> Vec<T> {
    if work.len() <= 1 {
        return work.map(|work| work()).collect();
    }
    thread::scope(|scope| {
        let started: Vec<_> = work.map(|work| scope.spawn(work)).collect();
        let ended = started.into_iter().map(|thread| thread.join());
        // A panic in one thread panics here.
        ended.map(|done| done.unwrap_or_else(|cause| resume_unwind(cause))).collect()
    })
}

fn read_block<T, N: Default>(
    pieces: &Pieces<'_>,
    block: &[Range<u32>],
    sink: Sink<'_>,
    read: impl Fn(&Record<'_, '_>, &mut N) -> Vec<T>,
) -> Block<T, N> {
    let mut syntax = SyntaxErrors::default();
    let mut records = Vec::new();
    let mut notes = N::default();
    for run in block {
        let cutting = pieces.run(run);
        let root = tree(&cutting, &mut syntax);
        let record = Record::root(root.get_ref(), 0..0, &cutting.places, &sink);
        records.extend(read(&record, &mut notes));
    }
    Block { records, notes, syntax, found: sink.into_found() }
}

fn schema_version(record: &Record<'_, '_>) -> Option<u32> {
    if !record.has("schema") {
        record.sink().missing(&record.span, TieFault::NoSchema);
        return None;
    }
    let version = record.number("schema")?;
    if version == f64::from(SCHEMA_VERSION) {
        return Some(SCHEMA_VERSION);
    }
    let is_newer = version > f64::from(SCHEMA_VERSION);
    let version = Amount(version);
    let fault = match is_newer {
        true => TieFault::NewerSchema { version },
        false => TieFault::NoSuchSchema { version },
    };
    record.sink().error(&record.span_of("schema"), fault);
    None
}
