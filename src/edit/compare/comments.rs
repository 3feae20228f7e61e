//! The comments of a file: no part of what it says, and nothing that a merge may
//! lose.
//!
//! A comment is known by its words and by the record that it stands in or above;
//! one that stands by itself, between blank lines, by its words alone, since it
//! stays where it is when records round it move.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use crate::dossier::RecordKind;
use crate::edit::Value;
use crate::edit::compare::diff::{table, tables};
use crate::edit::compare::merge::renames_seen;
use crate::edit::text::literal::value_of;
use crate::edit::text::pieced::PiecedText;
use crate::edit::text::syntax::{Piece, line_end, line_start};

/// What a comment stands in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Anchor {
    /// The lines and tables that are no records.
    Top,
    /// A record, or the lines above it.
    Record(RecordKind, String),
    /// The lines behind the last key.
    End,
    /// Nothing: it stands by itself.
    Loose,
}

/// The table of a record that a comment stands in: its header, and the how many
/// of these in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Table {
    path: Vec<String>,
    nth: usize,
}

#[derive(Debug, Clone)]
struct Comment {
    /// Its bytes, with those of its line where it has one of its own.
    span: std::ops::Range<usize>,
    words: String,
    anchor: Anchor,
    table: Table,
    /// The key that it stands beside or above; `None` above a header.
    key: Option<String>,
    is_own_line: bool,
    /// A blank line parts it from what follows.
    is_before_blank: bool,
    /// So is it, or the line of comment below it.
    is_loose: bool,
}

impl Comment {
    /// What it is known by.
    fn key(&self) -> (Anchor, String) {
        let anchor = if self.is_loose { Anchor::Loose } else { self.anchor.clone() };
        (anchor, self.words.clone())
    }
}

/// The comments of a text that is free of errors.
struct Comments<'t> {
    text: &'t str,
    list: Vec<Comment>,
    /// The records that the text has.
    anchors: BTreeSet<Anchor>,
    draft: PiecedText,
    /// Of each piece: its first byte, and what it is.
    pieces: Vec<(usize, Anchor, Table)>,
}

type Count = BTreeMap<(Anchor, String), usize>;

type OldIds = HashMap<Anchor, Anchor>;

impl<'t> Comments<'t> {
    /// `old_ids` are what records that were renamed were called before.
    fn of(text: &'t str, old_ids: &OldIds) -> Self {
        let draft = PiecedText::new(text);
        let mut pieces = placed(&draft, text);
        for (_, anchor, _) in &mut pieces {
            if let Some(old) = old_ids.get(anchor) {
                *anchor = old.clone();
            }
        }
        let anchors = pieces.iter().map(|(_, anchor, _)| anchor.clone()).collect();
        let mut comments = Self { text, list: Vec::new(), anchors, draft, pieces };
        let tokens = Source::new(text).lex();
        for token in tokens.filter(|token| token.kind() == TokenKind::Comment) {
            let span = token.span();
            comments.list.extend(comments.comment(span.start()..span.end()));
        }
        let mut below: Option<(usize, bool)> = None;
        for comment in comments.list.iter_mut().rev() {
            let goes_on = below.is_some_and(|(at, loose)| at == comment.span.end && loose);
            comment.is_loose = comment.is_own_line && (comment.is_before_blank || goes_on);
            below = comment.is_own_line.then_some((comment.span.start, comment.is_loose));
        }
        comments
    }

    fn comment(&self, span: std::ops::Range<usize>) -> Option<Comment> {
        let words = self.text.get(span.clone())?.trim_end().to_owned();
        let index =
            self.pieces.partition_point(|(start, ..)| *start <= span.start).checked_sub(1)?;
        let (start, anchor, table) = self.pieces.get(index)?;
        let piece = self.draft.pieces.get(index)?;
        let at = span.start - start;
        let line = line_start(self.text, span.start);
        let is_own_line = self.text.get(line..span.start)?.trim().is_empty();
        let end = line_end(self.text, span.end);
        let header_end = piece.header.as_ref().map_or(0, |header| header.span.end);
        // Beside an entry or in it, else above the next.
        let entry = piece.entries.iter().find(|entry| line_end(&piece.text, entry.span.end) > at);
        let is_above_header = piece.header.is_some() && line_start(&piece.text, header_end) > at;
        let beside_header = at < line_end(&piece.text, header_end) && piece.header.is_some();
        let next_line = self.text.get(end..).and_then(|rest| rest.lines().next());
        let key = entry.filter(|_| !is_above_header && !beside_header);
        Some(Comment {
            span: if is_own_line { line..end } else { span },
            words,
            anchor: anchor.clone(),
            table: table.clone(),
            key: key.and_then(|entry| entry.path.first().cloned()),
            is_own_line,
            is_before_blank: is_own_line && next_line.is_none_or(|next| next.trim().is_empty()),
            is_loose: false,
        })
    }

    fn count(&self) -> Count {
        let mut count = Count::new();
        for comment in &self.list {
            *count.entry(comment.key()).or_default() += 1;
        }
        count
    }

    fn has(&self, anchor: &Anchor) -> bool {
        !matches!(anchor, Anchor::Record(..)) || self.anchors.contains(anchor)
    }

    /// Where a comment of another text goes in this one: the start of a line.
    fn place(&self, comment: &Comment) -> usize {
        let bom = self.text.len() - self.text.trim_start_matches('\u{feff}').len();
        let of_anchor =
            |(_, (_, anchor, _)): &(usize, &(usize, Anchor, Table))| *anchor == comment.anchor;
        let here: Vec<(usize, &(usize, Anchor, Table))> =
            self.pieces.iter().enumerate().filter(of_anchor).collect();
        let same = here.iter().find(|(_, (_, _, table))| *table == comment.table);
        let Some((index, (start, ..))) = same.or(here.first()).copied() else {
            return self.text.len();
        };
        let Some(piece) = self.draft.pieces.get(index) else { return self.text.len() };
        if comment.anchor == Anchor::End {
            return self.text.len();
        }
        let entry = comment
            .key
            .as_ref()
            .filter(|_| same.is_some())
            .and_then(|key| piece.entries.iter().find(|entry| entry.path.first() == Some(key)));
        let at =
            entry.map_or(piece.body_start(), |entry| line_start(&piece.text, entry.span.start));
        let at = (start + at).max(bom);
        if comment.is_loose { self.above_comments(at) } else { at }
    }

    /// The first of the comment lines right above a line: what stands by itself
    /// must not part them from what they are about.
    fn above_comments(&self, mut at: usize) -> usize {
        while let Some(before) = at.checked_sub(1) {
            let start = line_start(self.text, before);
            let line = self.text.get(start..at).unwrap_or_default();
            if !line.trim_start().starts_with('#') {
                break;
            }
            at = start;
        }
        at
    }
}

fn placed(draft: &PiecedText, text: &str) -> Vec<(usize, Anchor, Table)> {
    let mut start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut seen: HashMap<Vec<String>, usize> = HashMap::new();
    let mut current = Anchor::Top;
    let last = draft.pieces.len().saturating_sub(1);
    let mut pieces = Vec::with_capacity(draft.pieces.len());
    for (index, piece) in draft.pieces.iter().enumerate() {
        let path = piece.header.as_ref().map(|header| header.path.clone()).unwrap_or_default();
        let kind = path.first().and_then(|key| RecordKind::of_key(key));
        match kind {
            _ if index == last && index > 0 => current = Anchor::End,
            None => current = Anchor::Top,
            Some(kind) if path.len() == 1 => {
                current = Anchor::Record(kind, id_of(piece));
                seen.clear();
            }
            Some(_) => {}
        }
        let nth = seen.entry(path.clone()).or_default();
        pieces.push((start, current.clone(), Table { path, nth: *nth }));
        *nth += 1;
        start += piece.text.len();
    }
    pieces
}

fn id_of(piece: &Piece) -> String {
    let entry = piece.entries.iter().find(|entry| entry.path == ["id"]);
    match entry.map(|entry| value_of(piece, &entry.value)) {
        Some(Value::String(id)) => id,
        _ => String::new(),
    }
}

/// What one version did to the comments, key by key: how often each was there before, and how often
/// now.
fn changes(before: &Count, after: &Count) -> Vec<((Anchor, String), usize, usize)> {
    let of = |count: &Count, key: &(Anchor, String)| count.get(key).copied().unwrap_or_default();
    let keys: BTreeSet<&(Anchor, String)> = before.keys().chain(after.keys()).collect();
    let counted = keys.into_iter().map(|key| (key.clone(), of(before, key), of(after, key)));
    counted.filter(|(_, before, after)| before != after).collect()
}

/// How many comments that one of the two has added or removed a text lacks; below zero if it has
/// too many.
fn lacking(
    whole: &Comments<'_>,
    side: &Comments<'_>,
    base: &Comments<'_>,
) -> Vec<((Anchor, String), isize)> {
    let count = whole.count();
    let mut anywhere: HashMap<&str, usize> = HashMap::new();
    for comment in &whole.list {
        *anywhere.entry(comment.words.as_str()).or_default() += 1;
    }
    let mut lacking = Vec::new();
    for (key, before, after) in changes(&base.count(), &side.count()) {
        let there = count.get(&key).copied().unwrap_or_default();
        let (anchor, words) = &key;
        let lack = if !whole.has(anchor) {
            // Its record is gone; it may have been moved elsewhere.
            let found = anywhere.get(words.as_str()).copied().unwrap_or_default();
            if after > before && found == 0 { after as isize } else { 0 }
        } else if after > before {
            after.saturating_sub(there) as isize
        } else if side.has(anchor) && there > after {
            // A comment that went with its record is no change of its own.
            -((there - after) as isize)
        } else {
            0
        };
        if lack != 0 {
            lacking.push((key, lack));
        }
    }
    lacking
}

/// The comments of the base, of one version, and of a text that may have the changes of both;
/// `None` if that version changed none.
fn compared<'t>(base: &'t str, side: &'t str, whole: &'t str) -> Option<[Comments<'t>; 3]> {
    let none = OldIds::new();
    let of_base = Comments::of(base, &none);
    if changes(&of_base.count(), &Comments::of(side, &none).count()).is_empty() {
        return None;
    }
    let [of_side, of_whole] = [(side, whole), (whole, side)].map(|(text, other)| {
        let tables_of = [base, other, text].map(table);
        let mut old_ids = OldIds::new();
        for kind in RecordKind::ALL {
            let [old, other, new] = tables_of.each_ref().map(|t| tables(t, kind.key()));
            for (from, to) in renames_seen(kind, &old, &other, &new) {
                old_ids.insert(Anchor::Record(kind, to), Anchor::Record(kind, from));
            }
        }
        Comments::of(text, &old_ids)
    });
    Some([of_base, of_side, of_whole])
}

/// Whether two texts differ in their comments, be it only in where they stand.
pub fn comments_differ(a: &str, b: &str) -> bool {
    let count = |text| Comments::of(text, &OldIds::new()).count();
    !changes(&count(a), &count(b)).is_empty()
}

/// Whether a text has the changes that one version made to the comments.
pub(in crate::edit) fn has_changes(base: &str, side: &str, whole: &str) -> bool {
    compared(base, side, whole)
        .is_none_or(|[base, side, whole]| lacking(&whole, &side, &base).is_empty())
}

/// A text with the changes that one version made to the comments of the base: new ones above what
/// they stood beside, or at the end if that is gone.
pub(in crate::edit) fn carry(base: &str, side: &str, text: &str) -> String {
    let Some([base, side, whole]) = compared(base, side, text) else { return text.to_owned() };
    let newline = whole.draft.newline;
    let mut put: Vec<(usize, &Comment)> = Vec::new();
    let mut take: Vec<std::ops::Range<usize>> = Vec::new();
    for (key, lack) in lacking(&whole, &side, &base) {
        let is_it = |comment: &&Comment| comment.key() == key;
        let many = lack.unsigned_abs();
        if lack > 0 {
            let latest = side.list.iter().rev().filter(is_it).take(many);
            put.extend(latest.map(|comment| (whole.place(comment), comment)));
        } else {
            take.extend(whole.list.iter().rev().filter(is_it).take(many).map(|c| c.span.clone()));
        }
    }
    // What stands by itself comes first: above it, a comment would be part of it.
    put.sort_by_key(|(at, comment)| (*at, !comment.is_loose, comment.span.start));
    let mut new = text.to_owned();
    let mut splices: Vec<(std::ops::Range<usize>, String)> =
        take.into_iter().map(|span| (span, String::new())).collect();
    let mut rest = put.iter().copied().peekable();
    while let Some((at, comment)) = rest.next() {
        // And it still stands by itself where the line that parted it is there
        // already.
        let goes_on = rest.peek().is_some_and(|(next_at, next)| {
            *next_at == at && next.is_loose && next.span.start == comment.span.end
        });
        let is_parted = comment.is_before_blank || (comment.is_loose && !goes_on);
        let gap = if is_parted { newline } else { "" };
        let before =
            if at > 0 && !text.get(..at).is_some_and(|t| t.ends_with('\n')) { newline } else { "" };
        let line = format!("{before}{}{newline}{gap}", comment.words);
        match splices.last_mut() {
            Some((span, lines)) if span.start == at && span.end == at => {
                lines.push_str(line.strip_prefix(before).unwrap_or(&line));
            }
            _ => splices.push((at..at, line)),
        }
    }
    splices.sort_by_key(|(span, _)| (span.start, span.end));
    for (span, lines) in splices.into_iter().rev() {
        if new.get(span.clone()).is_some() {
            new.replace_range(span, &lines);
        }
    }
    new
}
