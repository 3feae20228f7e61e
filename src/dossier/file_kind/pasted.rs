//! What kind of text was pasted or dropped.

use super::address::{bare, scheme};
use super::{Address, AddressError, ArticleFormat, FileKind, TableFormat, tables};

/// Longest citation, in characters: an article's first paragraph is longer.
const MOST_CITATION: usize = 500;

/// The most lines of a citation: a title, its publisher, an address.
const MOST_LINES: usize = 3;

/// What a pasted text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pasted {
    /// Nothing but blanks.
    Nothing,
    /// One address of the web.
    Address(Address),
    /// What stands where an address would, and is none.
    NoAddress(AddressError),
    /// A line that names a document, with the address that stands in it.
    Citation(Option<Address>),
    /// A text to be read, or a page of the web as its source.
    Article(ArticleFormat),
    /// Rows with as many columns.
    Table {
        /// How its columns are separated.
        format: TableFormat,
        /// Its rows; none where it is JSON.
        rows: usize,
        /// Its columns.
        columns: usize,
    },
    /// A dossier, or a part of one.
    Dossier,
}

impl Pasted {
    /// What a text is.
    pub fn of(text: &str) -> Self {
        let text = text.trim_start_matches('\u{feff}').trim_end();
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        let [first, more @ ..] = lines.as_slice() else { return Self::Nothing };
        let first = bare(first);
        let is_one_word = more.is_empty() && !first.contains(char::is_whitespace);
        match first.parse() {
            Ok(address) if more.is_empty() => return Self::Address(address),
            // What begins as an address was meant as one, even with a blank.
            Err(error) if is_one_word && (scheme(first).is_some() || begins_bare(first)) => {
                return Self::NoAddress(error);
            }
            _ => {}
        }
        match FileKind::of(text.as_bytes(), "") {
            FileKind::Dossier => return Self::Dossier,
            FileKind::Article(format) if format != ArticleFormat::Text => {
                return Self::Article(format);
            }
            FileKind::Table(format) => {
                let size = tables::size(text, false, usize::MAX);
                let (rows, columns) = size.map_or((0, 0), |(_, rows, columns)| (rows, columns));
                return Self::Table { format, rows, columns };
            }
            _ => {}
        }
        let address = lines.iter().flat_map(|line| line.split_whitespace()).find_map(within);
        let is_short = text.chars().count() <= MOST_CITATION;
        // Some lines without an address are a short article as likely.
        let is_citation = more.is_empty() || address.is_some() && lines.len() <= MOST_LINES;
        if is_short && is_citation {
            Self::Citation(address)
        } else {
            Self::Article(ArticleFormat::Text)
        }
    }
}

fn begins_bare(text: &str) -> bool {
    text.get(..4).is_some_and(|begin| begin.eq_ignore_ascii_case("www."))
}

/// An address among words, without the marks of its sentence. A bracket that
/// the address opens is its own.
fn within(word: &str) -> Option<Address> {
    let word = word.trim_start_matches(|c: char| "<([\"'“‘«（《".contains(c));
    let opens = word.contains('(');
    let is_mark = |c: char| ",.;:>]\"'”’»）》，。".contains(c) || c == ')' && !opens;
    word.trim_end_matches(is_mark).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn citation(text: &str) -> Option<String> {
        match Pasted::of(text) {
            Pasted::Citation(address) => {
                Some(address.map(|one| one.as_str().to_owned()).unwrap_or_default())
            }
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn pasted_texts_are_told_apart() {
        assert_eq!(Pasted::of(" \n\t"), Pasted::Nothing);
        assert!(matches!(Pasted::of("https://www.ft.com/x\n"), Pasted::Address(_)));
        assert_eq!(Pasted::of("ftp://x.org/a"), Pasted::NoAddress(AddressError::OtherScheme));
        assert_eq!(Pasted::of("www.ft.com"), Pasted::NoAddress(AddressError::NoScheme));
        assert_eq!(citation("Financial Times, “Truce”, 12 June 2025").as_deref(), Some(""));
        let with = "FT, \"Truce\", 12 June 2025 (https://www.ft.com/x).";
        assert_eq!(citation(with).as_deref(), Some("https://www.ft.com/x"));
        let own = "Trade war, https://a.org/Truce_(2025)";
        assert_eq!(citation(own).as_deref(), Some("https://a.org/Truce_(2025)"));
        assert_eq!(citation("Truce holds\nhttps://a.org/x").as_deref(), Some("https://a.org/x"));
        let article = "The talks ended late.\n\nBoth sides spoke of progress, and of more talks.";
        assert_eq!(Pasted::of(article), Pasted::Article(ArticleFormat::Text));
        assert_eq!(Pasted::of(&"long ".repeat(200)), Pasted::Article(ArticleFormat::Text));
        assert_eq!(Pasted::of("<p>Talks</p>"), Pasted::Article(ArticleFormat::Html));
        let table = Pasted::Table { format: TableFormat::Tsv, rows: 2, columns: 3 };
        assert_eq!(Pasted::of("date\twho\twhat\n2025\ta\tb"), table);
        let table = Pasted::Table { format: TableFormat::Csv, rows: 3, columns: 2 };
        assert_eq!(Pasted::of("date,what\n2025,\"a, b\"\n2026,c\n"), table);
        let event = "[[events]]\nid = \"a\"\ndate = \"2025\"\nheadline = \"A\"\n";
        assert_eq!(Pasted::of(event), Pasted::Dossier);
    }
}
