//! What a reader of a dossier cannot see: characters that steer a terminal, change the order of a
//! line or have no width, and ids that look like another.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher, Hasher};
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::fast::RandomState;
use unicode_security::confusable_detection::skeleton;

use super::super::problem::TextFault;
use super::super::sink::Sink;
use super::super::unseen::{Unseen, first_unseen};

/// Warns of every line with a character that is not seen, whether it stands
/// there itself, in a comment too, or as an escape.
pub(super) fn check_characters(text: &str, sink: &Sink<'_>) {
    let may_hide = |byte: u8| !byte.is_ascii() || byte == b'\\' || byte == 0x7f;
    // In one go each: most files have none of them.
    if text.is_ascii() && !text.contains('\\') && !text.contains('\u{7f}') {
        return;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.bytes().any(may_hide)
            && let Some((span, character, what)) = hidden_in(line)
        {
            let fault = TextFault::Unseen { what, character };
            sink.warning(&(start + span.start..start + span.end), fault);
        }
        start += line.len();
    }
}

/// The first such character of a line, with its bytes.
fn hidden_in(line: &str) -> Option<(Range<usize>, char, Unseen)> {
    let written = first_unseen(line).map(|(at, c, what)| (at..at + c.len_utf8(), c, what));
    let escaped = escapes(line).find_map(|(span, c)| Unseen::of(c).map(|what| (span, c, what)));
    match (written, escaped) {
        (Some(a), Some(b)) => Some(if a.0.start < b.0.start { a } else { b }),
        (a, b) => a.or(b),
    }
}

/// What stands in a line as `\u202e`, `\U0000202e`, `\x1b` or `\e`. In a literal
/// text they mean themselves; a warning too many there does no harm.
fn escapes(line: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + line.get(at..)?.find('\\')?;
            let kind = *line.as_bytes().get(start + 1)?;
            let digits = match kind {
                b'x' => 2,
                b'u' => 4,
                b'U' => 8,
                _ => 0,
            };
            // A backslash may itself be escaped, and the character behind one
            // may be of several bytes.
            let width = line.get(start + 1..).and_then(|rest| rest.chars().next())?.len_utf8();
            at = start + 1 + width;
            if matches!(kind, b'e' | b'b' | b'f') {
                let c = [('e', '\u{1b}'), ('b', '\u{8}'), ('f', '\u{c}')];
                let found = c.iter().find(|(name, _)| *name as u32 == u32::from(kind));
                return found.map(|(_, c)| (start..at, *c));
            }
            let number = line.get(at..at + digits).filter(|_| digits > 0);
            let number = number.and_then(|number| u32::from_str_radix(number, 16).ok());
            if let Some(c) = number.and_then(char::from_u32) {
                at += digits;
                return Some((start..at, c));
            }
        }
    })
}

/// An id that looks like an earlier one.
pub(super) struct LookAlike {
    pub(super) span: Range<usize>,
    pub(super) id: Box<str>,
    pub(super) other: Box<str>,
}

/// The ids that look like an earlier one, by the tables of confusable
/// characters of Unicode Technical Standard 39.
pub(super) fn look_alikes<'p>(
    written: impl Iterator<Item = (Cow<'p, str>, Range<usize>)>,
) -> Vec<LookAlike> {
    // By the hash of a look: of a million ids the looks would take more memory
    // than the ids.
    let mut by_look: HashMap<u64, Cow<'p, str>, RandomState> = HashMap::default();
    let hasher = RandomState::default();
    let mut found = Vec::new();
    for (id, span) in written {
        match by_look.entry(hash_of_look(&id, &hasher)) {
            Entry::Vacant(free) => {
                free.insert(id);
            }
            Entry::Occupied(first) => {
                let other = first.get();
                if *other != id && look(other) == look(&id) {
                    let other = other.as_ref().into();
                    found.push(LookAlike { span, id: id.as_ref().into(), other });
                }
            }
        }
    }
    found
}

/// Looked up once for each character: most ids are of these, and many.
static ASCII: LazyLock<Vec<String>> = LazyLock::new(|| {
    let look = |byte: u8| skeleton(char::from(byte).encode_utf8(&mut [0; 4])).collect();
    (0..=127).map(look).collect()
});

fn hash_of_look(id: &str, by: &RandomState) -> u64 {
    let mut hasher = by.build_hasher();
    if id.is_ascii() {
        let looks = id.bytes().filter_map(|byte| ASCII.get(usize::from(byte)));
        looks.for_each(|look| look.bytes().for_each(|byte| hasher.write_u8(byte)));
    } else {
        look(id).bytes().for_each(|byte| hasher.write_u8(byte));
    }
    hasher.finish()
}

fn look(id: &str) -> String {
    if !id.is_ascii() {
        return skeleton(id).collect();
    }
    id.bytes().filter_map(|byte| ASCII.get(usize::from(byte))).map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use crate::dossier::{ProblemKind, RecordKind, TextFault, TieFault, parse};

    fn warned(text: &str) -> Vec<(usize, usize, ProblemKind)> {
        let problems = parse(text).problems.into_iter();
        let found = problems.filter(|problem| {
            matches!(
                problem.kind,
                ProblemKind::Text(TextFault::Unseen { .. })
                    | ProblemKind::Tie(TieFault::LooksAlike { .. })
            )
        });
        found.map(|problem| (problem.line, problem.column, problem.kind)).collect()
    }

    #[test]
    fn hidden_characters_are_found_in_texts_comments_and_escapes() {
        let text =
            "# \u{202e}x\nschema = 1\ntitle = \"a\\u200b\\n\\\\u202e\"\nsummary = \"\\e[2J\"\n";
        let places: Vec<_> = warned(text).into_iter().map(|(line, at, _)| (line, at)).collect();
        assert_eq!(places, [(1, 3), (3, 11), (4, 12)]);
        assert_eq!(warned("title = 'c:\\new' # 👩‍👩‍👧 می‌خواهم \u{feff}\n").len(), 1);
        assert!(warned("title = \"c:\\\\new \\t \\\" é\"\n").is_empty());
    }

    #[test]
    fn ids_that_look_alike_are_told_among_their_kind() {
        let ids = ["geneva-1", "geneva-l", "geneva-2", "g\u{435}neva-2", "london"];
        let text: String = ids.iter().map(|id| format!("[[events]]\nid = \"{id}\"\n")).collect();
        let told: Vec<ProblemKind> = warned(&text).into_iter().map(|(.., told)| told).collect();
        let alike = |id: &str, other: &str| {
            let (id, other) = (id.into(), other.into());
            TieFault::LooksAlike { kind: RecordKind::Event, id, other }.into()
        };
        assert_eq!(told, [alike("geneva-l", "geneva-1"), alike("g\u{435}neva-2", "geneva-2")]);
        assert!(warned("[[events]]\nid = \"x1\"\n[[sources]]\nid = \"xl\"\n").is_empty());
    }
}
