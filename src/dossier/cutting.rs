//! Parts of a file that are read by themselves, and where they stand in it.

use std::borrow::Cow;
use std::ops::Range;

/// A part of a file, or several put together.
pub(super) struct Cutting<'t> {
    pub(super) text: Cow<'t, str>,
    pub(super) places: Places,
}

/// Where the bytes of a part stand in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// Where the first stretch begins in the file.
    first: usize,
    /// Of those that follow: where each begins in the part, and where in the
    /// file.
    others: Vec<(usize, usize)>,
}

impl<'t> Cutting<'t> {
    /// The stretches of a text, given in bytes, each on lines of its own.
    pub(super) fn of(text: &'t str, first: &Range<usize>, others: &[Range<usize>]) -> Self {
        let get = |stretch: &Range<usize>| text.get(stretch.clone()).unwrap_or_default();
        let mut part = Cow::Borrowed(get(first));
        let mut places = Places { first: first.start, others: Vec::with_capacity(others.len()) };
        for stretch in others {
            let part = part.to_mut();
            part.push('\n');
            places.others.push((part.len(), stretch.start));
            part.push_str(get(stretch));
        }
        Self { text: part, places }
    }
}

impl Places {
    /// Where bytes of the part stand in the file.
    pub(super) fn in_file(&self, span: Range<usize>) -> Range<usize> {
        let start = self.offset(span.start);
        // The byte after the last may be the first of another stretch.
        let end = if span.end > span.start { self.offset(span.end - 1) + 1 } else { start };
        start..end.max(start)
    }

    fn offset(&self, at: usize) -> usize {
        let after = self.others.partition_point(|(in_part, _)| *in_part <= at);
        let (in_part, in_file) = match after.checked_sub(1).and_then(|last| self.others.get(last)) {
            Some(place) => *place,
            None => (0, self.first),
        };
        in_file + (at - in_part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_a_part_are_found_in_the_file() {
        let text = "[a]\nx=1\n[b]\ny=2\n[a.c]\nz=3\n";
        let cutting = Cutting::of(text, &(0..7), std::slice::from_ref(&(16..25)));
        assert_eq!(cutting.text, "[a]\nx=1\n[a.c]\nz=3");
        for (part, all) in [(0..3, 0..3), (4..7, 4..7), (8..13, 16..21), (14..17, 22..25)] {
            assert_eq!(cutting.places.in_file(part.clone()), all);
            assert_eq!(cutting.text.get(part), text.get(all));
        }
        let one = Cutting::of(text, &(8..15), &[]);
        assert_eq!((&*one.text, one.places.in_file(4..5)), ("[b]\ny=2", 12..13));
        assert!(matches!(one.text, Cow::Borrowed(_)));
    }
}
