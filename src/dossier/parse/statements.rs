//! The statements of a TOML text, one after another: headers, and keys with their values. Blanks
//! and comments between them are skipped.

use std::borrow::Cow;
use std::iter::Peekable;
use std::ops::Range;

use toml_parser::lexer::{Lexer, Token, TokenKind};
use toml_parser::{Raw, Source};

/// A header or a key with its value; or a line that is neither.
pub(super) struct Statement {
    pub(super) span: Range<usize>,
    /// How many tokens it has.
    pub(super) tokens: usize,
    /// How many tokens of blanks and comments stand before it.
    pub(super) blanks: usize,
    pub(super) kind: StatementKind,
}

pub(super) enum StatementKind {
    /// `[a]`, `[[a]]`, `[a.b]`.
    Header {
        /// The first key of its path; `None` where there is none.
        key: Option<Range<usize>>,
        is_array: bool,
        /// Whether its path has one key.
        is_top: bool,
    },
    /// `key = value`, as far as it is one.
    Entry {
        /// The first key of its path, where a line begins with one.
        key: Option<Range<usize>>,
        /// The value, where it is one text and the path is one key.
        text: Option<Range<usize>>,
    },
}

/// Reads a text token by token, and keeps none of them.
pub(super) struct Statements<'t> {
    text: &'t str,
    tokens: Peekable<Lexer<'t>>,
    /// Whether a header that begins a line ends a list that is still open.
    is_header: fn(&str) -> bool,
}

impl<'t> Statements<'t> {
    /// `is_header` tells of the rest of a text whether it begins with a header
    /// that is surely meant as one, even within a list that was never closed.
    pub(super) fn of(text: &'t str, is_header: fn(&str) -> bool) -> Self {
        Self { text, tokens: Source::new(text).lex().peekable(), is_header }
    }

    fn skip_blanks(&mut self) -> usize {
        let (mut skipped, text) = (0, self.text);
        while self.tokens.next_if(|token| is_sound_blank(text, token)).is_some() {
            skipped += 1;
        }
        skipped
    }

    fn header(&mut self, first: Token, blanks: usize) -> Statement {
        let mut statement = Statement::beginning(first, blanks);
        let mut is_array = false;
        let mut key = None;
        let mut is_top = true;
        while let Some(token) = self.tokens.next_if(|token| !ends_line(token.kind())) {
            match token.kind() {
                TokenKind::LeftSquareBracket if statement.tokens == 1 => is_array = true,
                TokenKind::Dot => is_top = false,
                kind if is_key(kind) && key.is_none() => key = Some(span_of(&token)),
                _ => {}
            }
            statement.take(&token);
        }
        statement.kind = StatementKind::Header { key, is_array, is_top };
        statement
    }

    fn entry(&mut self, first: Token, blanks: usize) -> Statement {
        let mut statement = Statement::beginning(first, blanks);
        let key = is_key(first.kind()).then(|| span_of(&first));
        let mut text = None;
        // What has come so far, without whitespace: 1 is the key, 2 the sign.
        let mut place = 1;
        let mut depth = 0_usize;
        let mut has_value = first.kind() == TokenKind::Equals;
        let mut begins_line = false;
        while let Some(token) = self.tokens.peek().copied() {
            let kind = token.kind();
            let ends = if depth == 0 { ends_line(kind) } else { kind == TokenKind::Eof };
            if ends || (begins_line && self.interrupts(&token)) {
                break;
            }
            self.tokens.next();
            statement.take(&token);
            begins_line = kind == TokenKind::Newline;
            match kind {
                TokenKind::Whitespace => continue,
                TokenKind::Equals => has_value = true,
                TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket if has_value => {
                    depth += 1;
                }
                TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                    depth = depth.saturating_sub(1);
                }
                _ => {}
            }
            place += 1;
            match place {
                2 if kind != TokenKind::Equals => place = 3,
                3 if kind.encoding().is_some() => text = Some(span_of(&token)),
                _ => {}
            }
        }
        statement.kind = StatementKind::Entry { key, text };
        statement
    }

    fn interrupts(&self, token: &Token) -> bool {
        token.kind() == TokenKind::LeftSquareBracket
            && self.text.get(token.span().start()..).is_some_and(self.is_header)
    }
}

impl Iterator for Statements<'_> {
    type Item = Statement;

    fn next(&mut self) -> Option<Statement> {
        let blanks = self.skip_blanks();
        let first = self.tokens.next_if(|token| token.kind() != TokenKind::Eof)?;
        Some(match first.kind() {
            TokenKind::LeftSquareBracket => self.header(first, blanks),
            kind if is_blank(kind) => Statement::beginning(first, blanks),
            _ => self.entry(first, blanks),
        })
    }
}

impl Statement {
    fn beginning(first: Token, blanks: usize) -> Self {
        let kind = StatementKind::Entry { key: None, text: None };
        Self { span: span_of(&first), tokens: 1, blanks, kind }
    }

    fn take(&mut self, token: &Token) {
        self.span.end = token.span().end();
        self.tokens += 1;
    }
}

fn span_of(token: &Token) -> Range<usize> {
    token.span().start()..token.span().end()
}

fn is_blank(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Whitespace | TokenKind::Newline | TokenKind::Comment)
}

/// Whether a blank or a comment is valid TOML: others are read like a statement,
/// and so reported.
fn is_sound_blank(text: &str, token: &Token) -> bool {
    let written = || text.get(token.span().start()..token.span().end()).unwrap_or_default();
    match token.kind() {
        TokenKind::Whitespace => true,
        TokenKind::Newline => matches!(written(), "\n" | "\r\n"),
        TokenKind::Comment => !written().contains(|c: char| c.is_ascii_control() && c != '\t'),
        _ => false,
    }
}

fn ends_line(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Newline | TokenKind::Eof)
}

fn is_key(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Atom | TokenKind::BasicString | TokenKind::LiteralString)
}

/// What a key with these bytes says.
pub(super) fn key_text<'t>(text: &'t str, span: &Range<usize>) -> Cow<'t, str> {
    let written = text.get(span.clone()).unwrap_or_default();
    // Most keys have no quotes, and say what is written.
    if !written.starts_with(['"', '\'']) {
        return Cow::Borrowed(written);
    }
    let mut said = Cow::Borrowed("");
    if let Some(raw) = raw(text, span) {
        raw.decode_key(&mut said, &mut ());
    }
    said
}

/// What a quoted text with these bytes says.
pub(super) fn quoted_text<'t>(text: &'t str, span: &Range<usize>) -> Cow<'t, str> {
    let written = text.get(span.clone()).unwrap_or_default();
    // So do most texts, within their quotes.
    if let Some(inner) = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'))
        && !inner.contains(['"', '\\'])
    {
        return Cow::Borrowed(inner);
    }
    let mut said = Cow::Borrowed("");
    if let Some(raw) = raw(text, span) {
        let _ = raw.decode_scalar(&mut said, &mut ());
    }
    said
}

/// A token alone.
fn raw<'t>(text: &'t str, span: &Range<usize>) -> Option<Raw<'t>> {
    let part = text.get(span.clone())?;
    let token = Source::new(part).lex().next()?;
    Some(Raw::new_unchecked(part, token.kind().encoding(), token.span()))
}
