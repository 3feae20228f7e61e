//! Which rows of a source are wanted.

use std::str::FromStr;

use crate::dossier::{Day, QuadClass};
use crate::streams::ReportedEvent;

/// Two groups of countries whose acts upon each other are wanted, by the codes of
/// the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dyad {
    /// The codes of the one.
    pub one: Vec<String>,
    /// The codes of the other.
    pub other: Vec<String>,
}

/// A text that names no two groups of countries.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "write two codes parted by a comma, such as CHN,USA; several of one side with +, such as CHN+HKG,USA"
)]
pub struct DyadError;

impl FromStr for Dyad {
    type Err = DyadError;

    fn from_str(text: &str) -> Result<Self, DyadError> {
        let group = |text: &str| -> Option<Vec<String>> {
            let codes: Vec<String> =
                text.split('+').map(|code| code.trim().to_uppercase()).collect();
            let is_code = |code: &String| {
                (2..=12).contains(&code.len())
                    && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
            };
            codes.iter().all(is_code).then_some(codes)
        };
        let (one, other) = text.split_once(',').ok_or(DyadError)?;
        let dyad =
            Self { one: group(one).ok_or(DyadError)?, other: group(other).ok_or(DyadError)? };
        let overlap = dyad.one.iter().any(|code| dyad.other.contains(code));
        if overlap { Err(DyadError) } else { Ok(dyad) }
    }
}

impl std::fmt::Display for Dyad {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{},{}", self.one.join("+"), self.other.join("+"))
    }
}

impl Dyad {
    /// Whether an act of the first upon the second is between the two groups, in
    /// either direction.
    pub(super) fn has(&self, actor: &[u8], target: &[u8]) -> bool {
        // Most rows are of neither, and have no code at all.
        if actor.is_empty() || target.is_empty() {
            return false;
        }
        let is_in = |group: &[String], code: &[u8]| group.iter().any(|own| own.as_bytes() == code);
        (is_in(&self.one, actor) && is_in(&self.other, target))
            || (is_in(&self.other, actor) && is_in(&self.one, target))
    }

    /// Every code.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.one.iter().chain(&self.other).map(String::as_str)
    }
}

/// Which rows are wanted. The number of sources that report an event is no criterion: it would drop
/// whole wars.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StreamFilter {
    /// Whose acts upon whom; all where not given.
    pub dyad: Option<Dyad>,
    /// Root codes, two digits each; all where empty.
    pub roots: Vec<String>,
    /// Words or deeds, cooperation or conflict; all where empty.
    pub quads: Vec<QuadClass>,
    /// Only what is told at the beginning of a report.
    pub only_root_events: bool,
    /// The first day; from the beginning where not given.
    pub from: Option<Day>,
    /// The last day; to the end where not given.
    pub to: Option<Day>,
    /// Keep rows that repeat what another row reported.
    pub keep_duplicates: bool,
}

impl StreamFilter {
    /// Whether an event of these actors is also wanted.
    pub(super) fn lets_through(&self, event: &ReportedEvent) -> bool {
        (self.roots.is_empty() || self.roots.iter().any(|root| event.code.starts_with(&**root)))
            && (self.quads.is_empty() || event.quad.is_some_and(|quad| self.quads.contains(&quad)))
            && (!self.only_root_events || event.is_root == Some(true))
            && self.from.is_none_or(|from| from <= event.day)
            && self.to.is_none_or(|to| event.day <= to)
    }

    /// What is asked for besides the two sides, in words for the file.
    pub fn in_words(&self) -> String {
        let mut words = Vec::new();
        if !self.roots.is_empty() {
            words.push(format!("root codes {}", self.roots.join(", ")));
        }
        if !self.quads.is_empty() {
            let quads: Vec<String> =
                self.quads.iter().map(|quad| quad.number().to_string()).collect();
            words.push(format!("quad classes {}", quads.join(", ")));
        }
        if self.only_root_events {
            words.push("root events only".to_owned());
        }
        match (self.from, self.to) {
            (Some(from), Some(to)) => words.push(format!("{from} to {to}")),
            (Some(from), None) => words.push(format!("from {from}")),
            (None, Some(to)) => words.push(format!("to {to}")),
            (None, None) => {}
        }
        if self.keep_duplicates {
            words.push("duplicates kept".to_owned());
        }
        words.join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dyads_are_read_and_hold_in_both_directions() {
        let dyad: Dyad = "chn+HKG, USA".parse().unwrap();
        assert_eq!(dyad.to_string(), "CHN+HKG,USA");
        assert!(dyad.has(b"USA", b"HKG") && dyad.has(b"CHN", b"USA"));
        assert!(!dyad.has(b"CHN", b"HKG") && !dyad.has(b"", b"USA"));
        for wrong in ["CHN", "CHN,CHN", "CHN,", ",USA", "C N,USA", "CHN,USA,RUS"] {
            assert!(wrong.parse::<Dyad>().is_err(), "{wrong}");
        }
    }
}
