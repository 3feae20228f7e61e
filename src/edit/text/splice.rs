//! Changes of a text that can be taken back.

use serde::{Deserialize, Serialize};

/// At byte `at`, `old` gave way to `new`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Splice {
    /// Where, in bytes from the start of the text.
    pub at: usize,
    /// What stood there.
    pub old: String,
    /// What stands there now.
    pub new: String,
}

impl Splice {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { at: self.at, old: self.new.clone(), new: self.old.clone() }
    }

    /// The one change that leads from a text to another: everything between
    /// what they begin and end with alike. `None` between equal texts.
    pub fn between(from: &str, to: &str) -> Option<Self> {
        if from == to {
            return None;
        }
        let alike = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
        let start = floor(from, alike).min(floor(to, alike));
        let (from_rest, to_rest) = (from.get(start..)?, to.get(start..)?);
        let backwards = from_rest.bytes().rev().zip(to_rest.bytes().rev());
        let mut tail = backwards.take_while(|(a, b)| a == b).count();
        while !from.is_char_boundary(from.len() - tail) || !to.is_char_boundary(to.len() - tail) {
            tail -= 1;
        }
        let old = from.get(start..from.len() - tail)?.to_owned();
        let new = to.get(start..to.len() - tail)?.to_owned();
        Some(Self { at: start, old, new })
    }

    /// Makes the change. A text that does not have `old` there is left alone,
    /// and `false` returned.
    pub fn apply(&self, text: &mut String) -> bool {
        let Some(end) = self.at.checked_add(self.old.len()) else { return false };
        if text.get(self.at..end) != Some(self.old.as_str()) {
            return false;
        }
        text.replace_range(self.at..end, &self.new);
        true
    }
}

/// The last boundary between characters at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_there_and_back() {
        for (from, to) in [("", "a"), ("aba", "abba"), ("é", "è"), ("中文", "中"), ("aa", "aaa")]
        {
            let splice = Splice::between(from, to).unwrap();
            let mut text = from.to_owned();
            assert!(splice.apply(&mut text));
            assert_eq!(text, to);
            assert!(splice.inverse().apply(&mut text));
            assert_eq!(text, from);
        }
        assert_eq!(Splice::between("x", "x"), None);
        assert!(
            !Splice { at: usize::MAX, old: "a".into(), new: String::new() }.apply(&mut "a".into())
        );
    }
}
