//! Joining two texts line by line, which keeps the comments and the layout of both. The caller must
//! check that the joined text says what it should.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

/// What stands first where both have put lines in at one point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::edit) enum First {
    Mine,
    Theirs,
}

/// Lines of the beginning that gave way to others.
struct Hunk<'t> {
    before: Range<usize>,
    lines: Vec<&'t str>,
}

fn hunks<'t>(base: &'t str, side: &'t str) -> Vec<Hunk<'t>> {
    let input = InternedInput::new(base, side);
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let lines: Vec<&str> = side.split_inclusive('\n').collect();
    let of = |range: Range<u32>| range.start as usize..range.end as usize;
    let hunks = diff.hunks().map(|hunk| Hunk {
        before: of(hunk.before),
        lines: lines.get(of(hunk.after)).unwrap_or_default().to_vec(),
    });
    hunks.collect()
}

/// The changes of both made to the beginning; `None` where both have changed the
/// same lines otherwise.
pub(in crate::edit) fn join(base: &str, mine: &str, theirs: &str, first: First) -> Option<String> {
    let old: Vec<&str> = base.split_inclusive('\n').collect();
    let (mine, theirs) = (hunks(base, mine), hunks(base, theirs));
    let (mut mine, mut theirs) = (mine.iter().peekable(), theirs.iter().peekable());
    let mut out: Vec<&str> = Vec::with_capacity(old.len());
    let mut at = 0;
    loop {
        let next = match (mine.peek(), theirs.peek()) {
            (None, None) => break,
            (Some(_), None) => mine.next(),
            (None, Some(_)) => theirs.next(),
            (Some(a), Some(b)) if a.before == b.before && a.lines == b.lines => {
                mine.next();
                theirs.next()
            }
            (Some(a), Some(b)) => {
                let (a_is_new, b_is_new) = (a.before.is_empty(), b.before.is_empty());
                let (starts, ends) = (
                    a.before.start.cmp(&b.before.start),
                    (a.before.end <= b.before.start, b.before.end <= a.before.start),
                );
                match (starts, ends) {
                    (std::cmp::Ordering::Equal, _) if a_is_new && b_is_new => match first {
                        First::Mine => mine.next(),
                        First::Theirs => theirs.next(),
                    },
                    (std::cmp::Ordering::Equal, _) if a_is_new => mine.next(),
                    (std::cmp::Ordering::Equal, _) if b_is_new => theirs.next(),
                    (_, (true, _)) => mine.next(),
                    (_, (_, true)) => theirs.next(),
                    _ => return None,
                }
            }
        };
        let Some(hunk) = next else { break };
        out.extend(old.get(at..hunk.before.start)?);
        out.extend(&hunk.lines);
        at = hunk.before.end;
    }
    out.extend(old.get(at..)?);
    // A last line without its end must not run into what the other has put
    // behind it.
    let last = out.len().saturating_sub(1);
    let newline = if base.contains("\r\n") { "\r\n" } else { "\n" };
    let lines = out.iter().enumerate();
    let ended = lines.map(|(place, line)| {
        if place < last && !line.ends_with('\n') {
            format!("{line}{newline}")
        } else {
            (*line).to_owned()
        }
    });
    Some(ended.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "a\nb\nc\nd\n";

    fn joined(mine: &str, theirs: &str) -> Option<String> {
        join(BASE, mine, theirs, First::Mine)
    }

    #[test]
    fn lines_of_both_are_there() {
        assert_eq!(joined("a\nB\nc\nd\n", "a\nb\nc\nD\n").unwrap(), "a\nB\nc\nD\n");
        assert_eq!(joined("a\nB\nc\nd\n", "a\nb\nC\nd\n").unwrap(), "a\nB\nC\nd\n");
        assert_eq!(joined("a\nd\n", "a\nb\nc\nd\ne\n").unwrap(), "a\nd\ne\n");
        assert_eq!(joined("x\na\nb\nc\nd\n", "a\nb\nc\nd\ny").unwrap(), "x\na\nb\nc\nd\ny");
        assert_eq!(joined("a\nX\nc\nd\n", "a\nX\nc\nd\n").unwrap(), "a\nX\nc\nd\n");
    }

    #[test]
    fn where_both_add_one_is_first() {
        let both = |first| join(BASE, "a\nb\nc\nd\nm\n", "a\nb\nc\nd\nt", first).unwrap();
        assert_eq!(both(First::Mine), "a\nb\nc\nd\nm\nt");
        assert_eq!(both(First::Theirs), "a\nb\nc\nd\nt\nm\n");
    }

    #[test]
    fn the_same_lines_changed_otherwise_are_not_joined() {
        assert_eq!(joined("a\nM\nc\nd\n", "a\nT\nc\nd\n"), None);
        assert_eq!(joined("a\nc\nd\n", "a\nT\nc\nd\n"), None);
        assert_eq!(joined("d\n", "a\nb\nx\nc\nd\n"), None);
    }
}
