//! The text of a file as its writer laid it out: which bytes are a header, a
//! key, a value, a comment.
//!
//! It knows TOML and no dossier, and it judges nothing: what it reads has been
//! parsed without errors before. Nothing is lost: the [`Piece`]s of a text put
//! together are the text.

use std::ops::Range;

use toml_parser::decoder::Encoding;
use toml_parser::parser::{EventReceiver, RecursionGuard, parse_document};
use toml_parser::{ErrorSink, Source, Span};

/// Deepest nesting that is followed; TOML is read to the same depth.
const MOST_DEPTH: u32 = 80;

/// A part of a file that can be read by itself: the lines before the first
/// header, a header with its keys, or what follows the last key.
///
/// A piece begins with the blank lines and comments before its header. Spans
/// count from the start of the piece.
#[derive(Debug, Clone)]
pub(in crate::edit) struct Piece {
    pub(in crate::edit) text: String,
    pub(in crate::edit) header: Option<Header>,
    pub(in crate::edit) entries: Vec<Entry>,
}

/// `[path]` or `[[path]]`.
#[derive(Debug, Clone)]
pub(in crate::edit) struct Header {
    pub(in crate::edit) path: Vec<String>,
    pub(in crate::edit) is_array: bool,
    pub(in crate::edit) span: Range<usize>,
}

/// `key = value`, or `dotted.key = value`.
#[derive(Debug, Clone)]
pub(in crate::edit) struct Entry {
    pub(in crate::edit) path: Vec<String>,
    /// From the key's first byte to the value's last.
    pub(in crate::edit) span: Range<usize>,
    /// The keys alone.
    pub(in crate::edit) key_span: Range<usize>,
    pub(in crate::edit) value: Node,
}

/// A value.
#[derive(Debug, Clone)]
pub(in crate::edit) struct Node {
    pub(in crate::edit) span: Range<usize>,
    pub(in crate::edit) kind: NodeKind,
}

#[derive(Debug, Clone)]
pub(in crate::edit) enum NodeKind {
    Scalar(Quotes),
    Array(Vec<Node>),
    Table(Vec<Entry>),
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::edit) enum Quotes {
    /// A number, a truth value, a date.
    None,
    /// `"…"`
    Basic,
    /// `'…'`
    Literal,
    /// `"""…"""`
    MultiLineBasic,
    /// `'''…'''`
    MultiLineLiteral,
}

impl From<Option<Encoding>> for Quotes {
    fn from(encoding: Option<Encoding>) -> Self {
        match encoding {
            None => Self::None,
            Some(Encoding::BasicString) => Self::Basic,
            Some(Encoding::LiteralString) => Self::Literal,
            Some(Encoding::MlBasicString) => Self::MultiLineBasic,
            Some(Encoding::MlLiteralString) => Self::MultiLineLiteral,
        }
    }
}

impl Piece {
    fn plain(text: String) -> Self {
        Self { text, header: None, entries: Vec::new() }
    }

    /// Where its blank lines and leading comments end.
    pub(in crate::edit) fn body_start(&self) -> usize {
        match (&self.header, self.entries.first()) {
            (Some(header), _) => line_start(&self.text, header.span.start),
            (None, Some(entry)) => line_start(&self.text, entry.span.start),
            (None, None) => self.text.len(),
        }
    }

    /// The bytes of a span.
    pub(in crate::edit) fn slice(&self, span: &Range<usize>) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }
}

/// The start of the line that a byte is in.
pub(in crate::edit) fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// The end of the line that a byte is in, its line end included.
pub(in crate::edit) fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// Takes a text apart: the piece before the first header, one for each header,
/// and one for what follows the last key. The first and the last are always
/// there, even if empty.
pub(in crate::edit) fn pieces(text: &str) -> Vec<Piece> {
    let mut builder = Builder::new(text);
    let tokens = Source::new(text).lex().into_vec();
    let mut guard = RecursionGuard::new(&mut builder, MOST_DEPTH);
    parse_document(&tokens, &mut guard, &mut ());
    builder.finish()
}

/// A part of the text that is being read, with spans of the whole text.
struct Open {
    header: Option<Header>,
    entries: Vec<Entry>,
}

/// Keys read, and still without a value.
#[derive(Default)]
struct Pending {
    path: Vec<String>,
    start: Option<usize>,
    end: usize,
}

enum Frame {
    Array { start: usize, items: Vec<Node> },
    Table { start: usize, entries: Vec<Entry>, pending: Pending },
}

struct Builder<'t> {
    text: &'t str,
    done: Vec<Open>,
    current: Open,
    /// The header that is being read.
    opening: Option<Header>,
    pending: Pending,
    stack: Vec<Frame>,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            done: Vec::new(),
            current: Open { header: None, entries: Vec::new() },
            opening: None,
            pending: Pending::default(),
            stack: Vec::new(),
        }
    }

    fn pending(&mut self) -> &mut Pending {
        match self.stack.last_mut() {
            Some(Frame::Table { pending, .. }) => pending,
            _ => &mut self.pending,
        }
    }

    fn value(&mut self, node: Node) {
        if let Some(Frame::Array { items, .. }) = self.stack.last_mut() {
            items.push(node);
            return;
        }
        let pending = std::mem::take(self.pending());
        let Some(start) = pending.start else { return };
        let entry = Entry {
            path: pending.path,
            span: start..node.span.end,
            key_span: start..pending.end,
            value: node,
        };
        match self.stack.last_mut() {
            Some(Frame::Table { entries, .. }) => entries.push(entry),
            _ => self.current.entries.push(entry),
        }
    }

    fn open(&mut self, span: Span, is_array: bool) {
        self.opening = Some(Header { path: Vec::new(), is_array, span: span.start()..span.end() });
    }

    fn close(&mut self, span: Span) {
        if let Some(mut header) = self.opening.take() {
            header.span.end = span.end();
            let next = Open { header: Some(header), entries: Vec::new() };
            self.done.push(std::mem::replace(&mut self.current, next));
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        self.done.push(self.current);
        let mut pieces = Vec::with_capacity(self.done.len() + 1);
        let mut start = 0;
        for open in self.done {
            let header_end = open.header.as_ref().map(|header| header.span.end);
            let last = open.entries.last().map(|entry| entry.span.end).or(header_end);
            let end = last.map_or(start, |last| line_end(self.text, last));
            let text = self.text.get(start..end).unwrap_or_default().to_owned();
            pieces.push(Piece {
                text,
                header: open
                    .header
                    .map(|header| Header { span: shift(&header.span, start), ..header }),
                entries: shift_entries(open.entries, start),
            });
            start = end;
        }
        pieces.push(Piece::plain(self.text.get(start..).unwrap_or_default().to_owned()));
        pieces
    }
}

fn shift(span: &Range<usize>, by: usize) -> Range<usize> {
    span.start.saturating_sub(by)..span.end.saturating_sub(by)
}

fn shift_entries(entries: Vec<Entry>, by: usize) -> Vec<Entry> {
    let shifted = entries.into_iter().map(|entry| Entry {
        path: entry.path,
        span: shift(&entry.span, by),
        key_span: shift(&entry.key_span, by),
        value: shift_node(entry.value, by),
    });
    shifted.collect()
}

fn shift_node(node: Node, by: usize) -> Node {
    let kind = match node.kind {
        NodeKind::Scalar(quotes) => NodeKind::Scalar(quotes),
        NodeKind::Array(items) => {
            NodeKind::Array(items.into_iter().map(|item| shift_node(item, by)).collect())
        }
        NodeKind::Table(entries) => NodeKind::Table(shift_entries(entries, by)),
    };
    Node { span: shift(&node.span, by), kind }
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.open(span, false);
    }
    fn std_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span);
    }
    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.open(span, true);
    }
    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span);
    }
    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.stack.push(Frame::Table {
            start: span.start(),
            entries: Vec::new(),
            pending: Pending::default(),
        });
        true
    }
    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        if let Some(Frame::Table { start, entries, .. }) = self.stack.pop() {
            self.value(Node { span: start..span.end(), kind: NodeKind::Table(entries) });
        }
    }
    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.stack.push(Frame::Array { start: span.start(), items: Vec::new() });
        true
    }
    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        if let Some(Frame::Array { start, items }) = self.stack.pop() {
            self.value(Node { span: start..span.end(), kind: NodeKind::Array(items) });
        }
    }
    fn simple_key(&mut self, span: Span, kind: Option<Encoding>, _: &mut dyn ErrorSink) {
        let raw = self.text.get(span.start()..span.end()).unwrap_or_default();
        let mut name = String::new();
        toml_parser::Raw::new_unchecked(raw, kind, span).decode_key(&mut name, &mut ());
        if let Some(header) = &mut self.opening {
            header.path.push(name);
            return;
        }
        let pending = self.pending();
        pending.start.get_or_insert(span.start());
        pending.end = span.end();
        pending.path.push(name);
    }
    fn scalar(&mut self, span: Span, kind: Option<Encoding>, _: &mut dyn ErrorSink) {
        let node =
            Node { span: span.start()..span.end(), kind: NodeKind::Scalar(Quotes::from(kind)) };
        self.value(node);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_put_together_are_the_text() {
        for text in [
            "",
            "# only a comment",
            "a = 1",
            "\r\na = 1 # x\r\n\r\n# of b\r\n[b]\r\nc.d = { e = [1,\r\n 2] }\r\n# end\r\n",
            "[[x]]\na = \"\"\"\n[[y]]\n\"\"\"\n[x.z]\n\n\n[[x]]",
        ] {
            let whole: String = pieces(text).iter().map(|piece| piece.text.as_str()).collect();
            assert_eq!(whole, text);
        }
    }

    #[test]
    fn knows_where_everything_stands() {
        let text = "a = 1\n# of b\n[[b]] # here\n\"k y\".l = [\"x\", 'y']\n";
        let pieces = pieces(text);
        assert_eq!(pieces.len(), 3);
        let b = &pieces[1];
        assert!(b.text.starts_with("# of b\n"));
        let header = b.header.as_ref().unwrap();
        assert_eq!(b.slice(&header.span), "[[b]]");
        assert!(header.is_array && header.path == ["b"]);
        let entry = &b.entries[0];
        assert_eq!(entry.path, ["k y", "l"]);
        assert_eq!(b.slice(&entry.key_span), "\"k y\".l");
        assert_eq!(b.slice(&entry.value.span), "[\"x\", 'y']");
        let NodeKind::Array(items) = &entry.value.kind else { panic!() };
        assert_eq!(b.slice(&items[1].span), "'y'");
        assert!(matches!(items[1].kind, NodeKind::Scalar(Quotes::Literal)));
    }
}
