//! What an import did with each row: read, kept, left out and why. Nothing is
//! dropped without being counted here.

use std::collections::{BTreeMap, BTreeSet};

/// Most examples of one reason.
const MOST_EXAMPLES: usize = 3;

/// Most characters of an example.
const MOST_OF_EXAMPLE: usize = 80;

/// Why a row is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skip {
    /// It has so many columns, which no edition of the source has.
    Columns(usize),
    /// Its date is none.
    Date,
    /// Its event code is none that CAMEO has.
    Code,
    /// A number is none.
    Number,
    /// A line that is no row: a heading once more, a footnote.
    NoRow,
    /// Its value is missing, as on a holiday.
    NoValue,
    /// Its line does not end within a megabyte.
    TooLong,
    /// The text that says what it is about is missing.
    NoText,
    /// The date of its end is none, or lies before its beginning.
    End,
    /// What should be yes or no is neither.
    YesNo,
    /// It has this many cells, more than the heading.
    Wider(usize),
    /// It does not say who acts.
    NoActor,
}

impl Skip {
    /// Whether something is wrong with the row.
    pub const fn is_fault(self) -> bool {
        !matches!(self, Self::NoRow | Self::NoValue)
    }
}

/// Rows that were left out for one reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Skipped {
    /// How many.
    pub count: u64,
    /// The first of them: file, line, what stands there.
    pub examples: Vec<(String, u64, String)>,
}

/// What was assumed about a file that was not as its source writes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assumption {
    /// Columns are parted by this.
    Separator(char),
    /// The first line names the columns.
    Heading,
    /// Columns were found by these names: ours, and the file's.
    Renamed(Vec<(String, String)>),
    /// Event codes had lost zeros at their beginning, so many.
    Zeros(u64),
    /// A code of two signs could be two; the root code of its row said which.
    ZerosByRoot(u64),
    /// `NA` or the like stands for nothing.
    Blank(String),
    /// So many texts were no UTF-8 and were read as Windows-1252.
    Latin(u64),
    /// So many rows had no address of their report, as before April 2013.
    NoAddress(u64),
    /// So many rows had the 57 columns of the older edition.
    Older(u64),
    /// Of a workbook this sheet was read, and not the others.
    Sheet(String, Vec<String>),
    /// The values are those of this column.
    Column(String),
    /// Countries of these names are not known, and their rows of no side.
    UnknownCountries(BTreeSet<String>),
    /// Days when rows were added could not be read, in so many.
    NoAdded(u64),
}

/// Why a file, or a member of an archive, was not read to its end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// A Git LFS pointer stands in its place.
    Pointer,
    /// It has no rows of this kind; the number of columns found.
    OtherColumns(usize),
    /// It holds mentions, a knowledge graph or counts, and no events.
    OtherTable(&'static str),
    /// It has nothing.
    Empty,
    /// It is unpacked to more than two hundred times its size.
    Bomb,
    /// A member's name leads out of the archive.
    LeadsOut,
    /// It is encrypted, or packed in a way that is not known.
    Packing(String),
    /// It ends early, or is damaged: what was read before is kept.
    Damaged(String),
    /// A member says that it has so many bytes, and had others.
    Size {
        /// What the archive says.
        said: u64,
        /// How many came.
        had: u64,
    },
    /// It has more bytes or cells than a table that is read whole.
    TooLarge,
    /// There is no such sheet; those that there are.
    NoSheet(Vec<String>),
    /// It is a picture, a program or another file without rows.
    NotText,
}

impl Refusal {
    /// Whether rows of the file were kept nevertheless.
    pub const fn keeps_rows(&self) -> bool {
        matches!(self, Self::Damaged(_) | Self::Size { .. } | Self::Bomb)
    }
}

/// What an import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Each file with its rows.
    pub inputs: Vec<(String, u64)>,
    /// Files that were not read, or not to their end.
    pub refused: Vec<(String, Refusal)>,
    /// Files of a folder that were passed over, since nothing of the kind has
    /// such a name.
    pub passed_over: Vec<String>,
    /// Rows read, headings not counted.
    pub rows: u64,
    /// Rows of other actors.
    pub others: u64,
    /// Rows that a filter left out.
    pub filtered: u64,
    /// Rows that repeated what another row reported.
    pub duplicates: u64,
    /// Rows whose score is not that of their code in our table.
    pub other_scores: u64,
    /// Rows kept.
    pub kept: u64,
    /// Rows that could not be read.
    pub skipped: BTreeMap<Skip, Skipped>,
    /// What was assumed, file by file.
    pub assumed: BTreeMap<Assumption, Vec<String>>,
}

impl ImportReport {
    /// How many rows could not be read.
    pub fn unread(&self) -> u64 {
        self.of(|why| why.is_fault())
    }

    /// How many lines have no value, or are no rows: nothing is wrong with them.
    pub fn empty(&self) -> u64 {
        self.of(|why| !why.is_fault())
    }

    fn of(&self, is_it: impl Fn(Skip) -> bool) -> u64 {
        self.skipped.iter().filter(|(why, _)| is_it(**why)).map(|(_, skipped)| skipped.count).sum()
    }

    /// Whether every row that was read is accounted for.
    pub fn adds_up(&self) -> bool {
        self.rows
            == self.kept
                + self.duplicates
                + self.filtered
                + self.others
                + self.unread()
                + self.empty()
    }

    pub(super) fn skip(&mut self, why: Skip, file: &str, line: u64, row: &[u8]) {
        let skipped = self.skipped.entry(why).or_default();
        skipped.count += 1;
        if skipped.examples.len() < MOST_EXAMPLES {
            let text = String::from_utf8_lossy(row.get(..400).unwrap_or(row));
            let text = text.chars().take(MOST_OF_EXAMPLE).collect();
            skipped.examples.push((file.to_owned(), line, text));
        }
    }

    pub(super) fn assume(&mut self, what: Assumption, file: &str) {
        let files = self.assumed.entry(what).or_default();
        if files.last().is_none_or(|last| last != file) {
            files.push(file.to_owned());
        }
    }

    pub(super) fn refuse(&mut self, file: &str, why: Refusal) {
        self.refused.push((file.to_owned(), why));
    }
}
