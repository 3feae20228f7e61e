//! One version of a document, and what it is called.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The SHA-256 of a content, written in 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ContentHash([u8; 32]);

impl ContentHash {
    /// Of these bytes.
    pub fn of(content: &[u8]) -> Self {
        Self(Sha256::digest(content).into())
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A text that is no hash.
#[derive(Debug, thiserror::Error)]
#[error("a hash has 64 hexadecimal digits in lower case")]
pub struct NoHash;

impl FromStr for ContentHash {
    type Err = NoHash;

    fn from_str(text: &str) -> Result<Self, NoHash> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Ok(byte - b'0'),
            b'a'..=b'f' => Ok(byte - b'a' + 10),
            _ => Err(NoHash),
        };
        let mut hash = [0; 32];
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        if pairs.len() != hash.len() || !rest.is_empty() {
            return Err(NoHash);
        }
        for (byte, [high, low]) in hash.iter_mut().zip(pairs) {
            *byte = digit(*high)? * 16 + digit(*low)?;
        }
        Ok(Self(hash))
    }
}

impl TryFrom<String> for ContentHash {
    type Error = NoHash;

    fn try_from(text: String) -> Result<Self, NoHash> {
        text.parse()
    }
}

impl From<ContentHash> for String {
    fn from(hash: ContentHash) -> Self {
        hash.to_string()
    }
}

/// What a version came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// It was found on disk: another program wrote it, or it predates the history.
    Disk,
    /// It was saved in the window.
    #[default]
    Window,
    /// It was saved by `detente add`.
    Add,
    /// It was saved by `detente set`.
    Set,
    /// It was saved by `detente remove`.
    Remove,
    /// It was saved by `detente merge`.
    Merge,
    /// An earlier version was written back by `detente restore`.
    Restore,
    /// Something that a later version of the program knows.
    #[serde(other)]
    Unknown,
}

impl By {
    /// The word that stands for it in the files of the history and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Disk => "disk",
            Self::Window => "window",
            Self::Add => "add",
            Self::Set => "set",
            Self::Remove => "remove",
            Self::Merge => "merge",
            Self::Restore => "restore",
            Self::Unknown => "unknown",
        }
    }
}

/// A content that a document had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Of the content.
    pub hash: ContentHash,
    /// Milliseconds since 1970 in UTC, by the disk's clock.
    pub(super) at: i64,
    /// What it came from.
    pub by: By,
    /// Its size.
    pub bytes: u64,
    /// When what was found on disk had been written, as far as the file said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) written: Option<i64>,
}

impl Version {
    /// When it was kept.
    pub fn at(&self) -> SystemTime {
        moment(self.at)
    }

    /// When a version found on disk had been written, according to the file. For a version saved
    /// here the file would only repeat [`at`](Self::at).
    pub fn written(&self) -> Option<SystemTime> {
        self.written.map(moment)
    }
}

fn moment(millis: i64) -> SystemTime {
    let span = Duration::from_millis(millis.unsigned_abs());
    let moment =
        if millis < 0 { UNIX_EPOCH.checked_sub(span) } else { UNIX_EPOCH.checked_add(span) };
    moment.unwrap_or(UNIX_EPOCH)
}

/// Digits that a version's name has at least.
const FEWEST_DIGITS: usize = 7;
/// Digits with which a version may be named, if they are enough.
const FEWEST_TYPED: usize = 4;

/// How many digits it takes to tell a document's versions apart.
pub fn digits(versions: &[Version]) -> usize {
    let mut hashes: Vec<String> = versions.iter().map(|one| one.hash.to_string()).collect();
    hashes.sort();
    hashes.dedup();
    let shared = |pair: &[String]| match pair {
        [a, b] => a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count(),
        _ => 0,
    };
    hashes.windows(2).map(|pair| shared(pair) + 1).max().unwrap_or(0).max(FEWEST_DIGITS)
}

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named<'v> {
    /// This version; where several have the same content, the newest of them.
    One(&'v Version),
    /// Several contents begin with these digits.
    Several(Vec<&'v Version>),
    /// No content does.
    None,
    /// It is too short, or not hexadecimal.
    NoName,
}

/// Finds the version whose hash begins with some digits; `versions` must be sorted newest first.
pub fn named<'v>(versions: &'v [Version], name: &str) -> Named<'v> {
    let name = name.to_ascii_lowercase();
    if name.len() < FEWEST_TYPED || !name.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Named::NoName;
    }
    let mut found: Vec<&Version> = Vec::new();
    for version in versions.iter().filter(|one| one.hash.to_string().starts_with(&name)) {
        if found.iter().all(|other| other.hash != version.hash) {
            found.push(version);
        }
    }
    match found.as_slice() {
        [] => Named::None,
        [one] => Named::One(one),
        _ => Named::Several(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(content: &str) -> Version {
        let hash = ContentHash::of(content.as_bytes());
        Version { hash, at: 0, by: By::Add, bytes: content.len() as u64, written: None }
    }

    #[test]
    fn a_hash_is_written_and_read() {
        let hash = ContentHash::of(b"abc");
        let text = hash.to_string();
        assert!(text.starts_with("ba7816bf") && text.len() == 64, "{text}");
        assert_eq!(text.parse::<ContentHash>().unwrap(), hash);
        for bad in ["", "ba78", &text.to_uppercase(), &format!("{text}0"), &text.replace('b', "é")]
        {
            assert!(bad.parse::<ContentHash>().is_err(), "{bad}");
        }
    }

    #[test]
    fn names_are_as_long_as_they_must_be() {
        let versions: Vec<Version> = (0..3000).map(|at| version(&at.to_string())).collect();
        let digits = digits(&versions);
        assert!(digits >= 7);
        for one in versions.iter().step_by(50) {
            let name: String = one.hash.to_string().chars().take(digits).collect();
            assert_eq!(named(&versions, &name), Named::One(one));
            assert_eq!(named(&versions, &name.to_uppercase()), Named::One(one));
        }
        // Among 3000 some begin with the same four digits, and most with none of
        // these.
        let several = versions.iter().find_map(|one| {
            let name: String = one.hash.to_string().chars().take(4).collect();
            match named(&versions, &name) {
                Named::Several(found) => Some(found.len()),
                _ => None,
            }
        });
        assert!(several.is_some_and(|count| count > 1));
        assert_eq!(named(&versions[..1], "000000"), Named::None);
        for short in ["", "abc", "xyzt", "12é4"] {
            assert_eq!(named(&versions, short), Named::NoName);
        }
        let twice = [version("a"), version("b"), version("a")];
        let name: String = twice[0].hash.to_string();
        assert_eq!(named(&twice, &name), Named::One(&twice[0]));
    }
}
