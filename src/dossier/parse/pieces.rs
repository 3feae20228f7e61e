//! A file cut into pieces that are read one by one: its lists record by record,
//! and all else together.
//!
//! One tree of a whole file takes twenty times its size, and what is wrong with
//! it even more. So the file is gone through once, token by token, and what is
//! kept are places.

use std::borrow::Cow;
use std::ops::Range;

use super::super::cutting::Cutting;
use super::statements::{Statement, StatementKind, Statements, key_text, quoted_text};

/// Most tokens of one piece, blanks included. A record of a thousand lines has
/// a few thousand; what is beyond is not read, and that is said. Every token may
/// be an error, which takes two hundred bytes.
const MOST_TOKENS: u32 = 100_000;

/// Blanks and comments of more bytes than this are left out of a piece.
const MOST_BLANK: usize = 4096;

/// How many lists a file has.
const LISTS: usize = 6;

/// Records that follow each other are read in one go up to this many bytes.
const MOST_OF_A_RUN: usize = 16 * 1024;

/// A list of the file whose records are read one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Sources,
    Events,
    Periods,
    Commitments,
    Streams,
    Indices,
}

impl List {
    const ALL: [Self; LISTS] = [
        Self::Sources,
        Self::Events,
        Self::Periods,
        Self::Commitments,
        Self::Streams,
        Self::Indices,
    ];

    /// Its key in the file.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Sources => "sources",
            Self::Events => "events",
            Self::Periods => "periods",
            Self::Commitments => "commitments",
            Self::Streams => "streams",
            Self::Indices => "indices",
        }
    }

    fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.key() == key)
    }

    /// The list whose record a text begins with.
    fn of_header(rest: &str) -> Option<Self> {
        let (key, after) = rest.strip_prefix("[[")?.split_once("]]")?;
        let line = after.split('\n').next().unwrap_or_default();
        if line.trim().is_empty() { Self::of_key(key) } else { None }
    }
}

/// One record of a list, with all tables of its own.
struct Piece {
    list: List,
    /// Nothing stands between it and the record before it, of the same list.
    follows: bool,
    /// The text of its `id`: where it begins, counted from the start, and its
    /// length with its quotes; of none the length is 0.
    id: (u32, u32),
    stretches: Stretches,
}

/// Where the statements of a piece stand: mostly in one stretch.
#[derive(Default)]
struct Stretches {
    first: Range<usize>,
    others: Vec<Range<usize>>,
    tokens: u32,
    /// It has as many tokens as are read.
    is_full: bool,
}

impl Piece {
    /// Where its header begins.
    fn start(&self) -> usize {
        self.stretches.first.start
    }

    /// Whether all of it stands together, and all of it is read.
    fn is_in_one(&self) -> bool {
        self.stretches.others.is_empty() && !self.stretches.is_full
    }
}

impl Stretches {
    /// Adds a statement; `continues` where nothing stands between it and the
    /// last but blanks. Gives `false` for the first that is left out.
    fn add(&mut self, statement: &Statement, continues: bool) -> bool {
        let span = &statement.span;
        let last = self.others.last_mut().unwrap_or(&mut self.first);
        let continues = continues && span.start.saturating_sub(last.end) <= MOST_BLANK;
        let blanks = if continues { statement.blanks } else { 0 };
        let tokens = u32::try_from(statement.tokens.saturating_add(blanks)).unwrap_or(u32::MAX);
        let tokens = self.tokens.saturating_add(tokens);
        if self.is_full || tokens > MOST_TOKENS {
            return std::mem::replace(&mut self.is_full, true);
        }
        if continues {
            last.end = span.end;
        } else if self.tokens == 0 {
            self.first = span.clone();
        } else {
            self.others.push(span.clone());
        }
        self.tokens = tokens;
        true
    }

    fn cut<'t>(&self, text: &'t str) -> Cutting<'t> {
        Cutting::of(text, &self.first, &self.others)
    }
}

/// A file in pieces.
pub(super) struct Pieces<'t> {
    text: &'t str,
    /// What belongs to no list: the keys at the top, sides, the model.
    head: Stretches,
    /// What follows a header that names nothing.
    strays: Stretches,
    records: Vec<Piece>,
    /// What was left out of a piece that is too large, at its first statement.
    left_out: Vec<Range<usize>>,
}

impl<'t> Pieces<'t> {
    /// Cuts a text. Whatever is wrong with it, each of its statements is in one
    /// piece, or was left out of one that is too large.
    pub(super) fn of(text: &'t str) -> Self {
        Cutter::new(text).cut()
    }

    /// What belongs to no list, and the lists whose records are no tables of
    /// their own.
    pub(super) fn head(&self) -> Cutting<'t> {
        self.head.cut(self.text)
    }

    /// What follows a header that names nothing: it has errors.
    pub(super) fn strays(&self) -> Cutting<'t> {
        self.strays.cut(self.text)
    }

    /// The places of what is not read, since the piece it belongs to is too
    /// large.
    pub(super) fn left_out(&self) -> &[Range<usize>] {
        &self.left_out
    }

    /// The records of a list in the order of the file: those that follow each
    /// other together, in runs of some kilobytes.
    pub(super) fn runs(&self, list: List) -> Vec<Range<u32>> {
        let mut runs: Vec<Range<u32>> = Vec::new();
        let mut start = 0;
        for (at, piece) in (0..).zip(&self.records) {
            if piece.list != list {
                continue;
            }
            let is_short = piece.stretches.first.end.saturating_sub(start) <= MOST_OF_A_RUN;
            match runs.last_mut() {
                Some(run) if piece.follows && piece.is_in_one() && run.end == at && is_short => {
                    run.end = at + 1;
                }
                _ => {
                    start = if piece.is_in_one() { piece.start() } else { 0 };
                    runs.push(at..at + 1);
                }
            }
        }
        runs
    }

    /// The records of a run, each under its header.
    pub(super) fn run(&self, run: &Range<u32>) -> Cutting<'t> {
        let records = self.records.get(run.start as usize..run.end as usize);
        match records.unwrap_or_default() {
            [] => Stretches::default().cut(self.text),
            [only] => only.stretches.cut(self.text),
            [first, .., last] => {
                Cutting::of(self.text, &(first.start()..last.stretches.first.end), &[])
            }
        }
    }

    /// What the records of a list have as `id`, and where; of those that have a
    /// text there.
    pub(super) fn ids(&self, list: List) -> impl Iterator<Item = (Cow<'t, str>, Range<usize>)> {
        let of_list = self.records.iter().filter(move |piece| piece.list == list);
        of_list.filter_map(|piece| {
            let (start, length) = (piece.id.0 as usize, piece.id.1 as usize);
            let start = piece.start() + start;
            let span = start..start + length;
            (length > 0).then(|| (quoted_text(self.text, &span), span))
        })
    }

    /// The header of the record of this id.
    pub(super) fn header_of(&self, list: List, id: &str) -> Option<Range<usize>> {
        let at = self.ids(list).find(|(other, _)| other == id)?.1.start;
        let piece = self.records.iter().find(|piece| piece.stretches.first.contains(&at))?;
        let record = self.text.get(piece.stretches.first.clone())?;
        let line = record.split(['\r', '\n']).next()?.trim_end();
        Some(piece.start()..piece.start() + line.len())
    }
}

/// What a statement belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Head,
    Strays,
    Record(usize),
}

/// Cuts a text from its beginning to its end.
struct Cutter<'t> {
    pieces: Pieces<'t>,
    /// Which lists are read with the head, since it has something of theirs.
    in_head: [bool; LISTS],
    /// The last record of each list.
    last: [Option<usize>; LISTS],
    /// Where the statement before this one went.
    before: Option<Target>,
}

impl<'t> Cutter<'t> {
    fn new(text: &'t str) -> Self {
        let pieces = Pieces {
            text,
            head: Stretches::default(),
            strays: Stretches::default(),
            records: Vec::new(),
            left_out: Vec::new(),
        };
        Self { pieces, in_head: [false; LISTS], last: [None; LISTS], before: None }
    }

    fn cut(mut self) -> Pieces<'t> {
        let text = self.pieces.text;
        let mut target = Target::Head;
        // Whether what comes next are keys of the file itself, or of the record
        // and not of a table in it.
        let (mut is_of_file, mut is_of_record) = (true, false);
        for statement in Statements::of(text, |rest| List::of_header(rest).is_some()) {
            match &statement.kind {
                StatementKind::Header { key, is_array, is_top } => {
                    let list = key.as_ref().map(|key| List::of_key(&key_text(text, key)));
                    target = match list {
                        None => Target::Strays,
                        Some(None) => Target::Head,
                        Some(Some(list)) if *is_array && *is_top => self.begin(list),
                        Some(Some(list)) => self.go_on(list, *is_top),
                    };
                    (is_of_file, is_of_record) = (false, *is_array && *is_top);
                }
                StatementKind::Entry { key: Some(key), text: value } => {
                    let key = key_text(text, key);
                    if is_of_file && let Some(list) = List::of_key(&key) {
                        self.read_in_head(list);
                    }
                    if let (Target::Record(at), true, "id", Some(value)) =
                        (target, is_of_record, &*key, value)
                    {
                        self.note_id(at, value);
                    }
                }
                StatementKind::Entry { key: None, .. } => {}
            }
            self.put(target, &statement);
        }
        self.pieces
    }

    /// A new record of a list.
    fn begin(&mut self, list: List) -> Target {
        if self.is_in_head(list) {
            return Target::Head;
        }
        let at = self.pieces.records.len();
        let follows = match at.checked_sub(1) {
            Some(before) if self.before == Some(Target::Record(before)) => {
                self.pieces.records.get(before).is_some_and(|piece| piece.list == list)
            }
            _ => false,
        };
        let stretches = Stretches::default();
        self.pieces.records.push(Piece { list, follows, id: (0, 0), stretches });
        if let Some(last) = self.last.get_mut(list as usize) {
            *last = Some(at);
        }
        Target::Record(at)
    }

    /// A table of the last record of a list; whatever else has the list's name
    /// is no record, and all of the list is read together.
    fn go_on(&mut self, list: List, is_top: bool) -> Target {
        let last = self.last.get(list as usize).copied().flatten();
        match last.filter(|_| !is_top && !self.is_in_head(list)) {
            Some(at) => Target::Record(at),
            None => {
                self.read_in_head(list);
                Target::Head
            }
        }
    }

    fn is_in_head(&self, list: List) -> bool {
        self.in_head.get(list as usize).copied().unwrap_or_default()
    }

    fn read_in_head(&mut self, list: List) {
        if let Some(in_head) = self.in_head.get_mut(list as usize) {
            *in_head = true;
        }
    }

    fn note_id(&mut self, at: usize, value: &Range<usize>) {
        let Some(piece) = self.pieces.records.get_mut(at) else { return };
        let start = u32::try_from(value.start - piece.start());
        // Of two the second is an error.
        if let (0, Ok(start), Ok(length)) = (piece.id.1, start, u32::try_from(value.len())) {
            piece.id = (start, length);
        }
    }

    /// Adds a statement to its piece.
    fn put(&mut self, target: Target, statement: &Statement) {
        let continues = self.before == Some(target);
        let stretches = match target {
            Target::Head => Some(&mut self.pieces.head),
            Target::Strays => Some(&mut self.pieces.strays),
            Target::Record(at) => self.pieces.records.get_mut(at).map(|piece| &mut piece.stretches),
        };
        let Some(stretches) = stretches else { return };
        if !stretches.add(statement, continues) {
            self.pieces.left_out.push(statement.span.clone());
        }
        self.before = Some(target);
    }
}
