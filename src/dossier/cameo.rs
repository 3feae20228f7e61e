//! The CAMEO table: what each event code means and how hostile or cooperative
//! it is.
//!
//! Codes and Goldstein scores equal the table that the GDELT project publishes
//! with its events (CAMEO.goldsteinscale.txt); labels are our own short words.
//! It lives with the dossier, because a code is looked up when a file is
//! loaded: an event without a score cannot be represented afterwards.

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

/// The table as it stands in `assets/cameo.csv`.
pub const TABLE_CSV: &str = include_str!("../../assets/cameo.csv");

/// What kind of act an event is, by the root of its code, as GDELT's QuadClass
/// has it in all of its rows: there investigating (09) counts as a cooperative
/// deed and protesting (14) as hostile words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuadClass {
    /// Roots 01 to 05: words.
    VerbalCooperation,
    /// Roots 06 to 09: deeds.
    MaterialCooperation,
    /// Roots 10 to 14: words.
    VerbalConflict,
    /// Roots 15 to 20: deeds.
    MaterialConflict,
}

impl QuadClass {
    /// All four, in the order of their numbers.
    pub const ALL: [Self; 4] = [
        Self::VerbalCooperation,
        Self::MaterialCooperation,
        Self::VerbalConflict,
        Self::MaterialConflict,
    ];

    /// 1 to 4, as GDELT numbers them.
    pub const fn number(self) -> u8 {
        match self {
            Self::VerbalCooperation => 1,
            Self::MaterialCooperation => 2,
            Self::VerbalConflict => 3,
            Self::MaterialConflict => 4,
        }
    }

    /// Whether it is conflict rather than cooperation.
    pub const fn is_conflict(self) -> bool {
        matches!(self, Self::VerbalConflict | Self::MaterialConflict)
    }

    /// Whether it is deeds rather than words.
    pub const fn is_material(self) -> bool {
        matches!(self, Self::MaterialCooperation | Self::MaterialConflict)
    }

    /// The class as a reader sees it: words or deeds as here, hostile or
    /// cooperative by the sign of a score. The two disagree where GDELT's
    /// classes go by the root alone: an investigation is a cooperative deed
    /// there, and scores −2. A score of 0 says nothing.
    #[must_use]
    pub fn by_sign(self, score: f64) -> Self {
        match (self.is_material(), score) {
            (_, 0.0) => self,
            (false, score) if score > 0.0 => Self::VerbalCooperation,
            (true, score) if score > 0.0 => Self::MaterialCooperation,
            (false, _) => Self::VerbalConflict,
            (true, _) => Self::MaterialConflict,
        }
    }

    fn of_root(root: u8) -> Option<Self> {
        match root {
            1..=5 => Some(Self::VerbalCooperation),
            6..=9 => Some(Self::MaterialCooperation),
            10..=14 => Some(Self::VerbalConflict),
            15..=20 => Some(Self::MaterialConflict),
            _ => None,
        }
    }
}

/// One row of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct CameoEntry {
    /// 2 to 4 digits.
    pub code: &'static str,
    /// Goldstein score, −10 (most hostile) to +10 (most cooperative).
    pub goldstein: f64,
    /// Its quad class.
    pub quad: QuadClass,
    /// Whether such an act stays in force until it is lifted, as a tariff or
    /// a treaty does, and does not pass as words and single deeds do.
    pub lasting: bool,
    /// What it means, in our own words.
    pub label: &'static str,
}

/// All 311 rows, by code.
static TABLE: LazyLock<Vec<CameoEntry>> = LazyLock::new(|| {
    let mut rows: Vec<CameoEntry> = TABLE_CSV.lines().skip(1).filter_map(parse_row).collect();
    rows.sort_by_key(|row| row.code);
    rows
});

// The table is part of the program and a test reads every row of it, so a row
// that does not parse cannot ship.
fn parse_row(line: &'static str) -> Option<CameoEntry> {
    let mut fields = line.splitn(5, ',');
    let code = fields.next()?;
    let goldstein = fields.next()?.parse().ok()?;
    let number: u8 = fields.next()?.parse().ok()?;
    let quad = QuadClass::ALL.into_iter().find(|quad| quad.number() == number)?;
    let lasting = match fields.next()? {
        "0" => false,
        "1" => true,
        _ => return None,
    };
    let label = fields.next()?.trim_matches('"');
    Some(CameoEntry { code, goldstein, quad, lasting, label })
}

/// The whole table, ordered by code.
pub fn table() -> &'static [CameoEntry] {
    &TABLE
}

/// The row of exactly this code.
pub fn exact(code: &str) -> Option<&'static CameoEntry> {
    let found = TABLE.binary_search_by(|row| row.code.cmp(code)).ok()?;
    TABLE.get(found)
}

/// The row from which a code takes its score: its own, else its base's (3 digits), else its root's
/// (2 digits).
pub fn nearest(code: &str) -> Option<&'static CameoEntry> {
    (2..=code.len()).rev().find_map(|length| exact(code.get(..length)?))
}

/// Codes that CAMEO defines and the table gives no score; they take their
/// base's.
pub fn is_scoreless(code: &str) -> bool {
    matches!(code, "1213" | "1214" | "1951" | "1952")
}

/// A CAMEO event code that has a score.
#[derive(Clone, Copy)]
pub struct CameoCode {
    digits: [u8; 4],
    length: u8,
    /// Looked up once: a record may hold a million codes.
    entry: &'static CameoEntry,
}

impl PartialEq for CameoCode {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for CameoCode {}

/// Why a text is not a code. [`Words`](crate::words::Words) say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CameoError {
    /// Not 2 to 4 digits.
    Form(String),
    /// No such root.
    Unknown(String),
}

impl CameoCode {
    /// As written, with leading zeros.
    pub fn as_str(&self) -> &str {
        // Made from ASCII digits in `from_str`, so this always succeeds.
        std::str::from_utf8(self.digits.get(..usize::from(self.length)).unwrap_or_default())
            .unwrap_or_default()
    }

    /// Its first two digits: the family of acts it belongs to.
    pub fn root(&self) -> &str {
        self.as_str().get(..2).unwrap_or_default()
    }

    /// The table's row, its base's or its root's where it has none of its own.
    pub const fn entry(&self) -> &'static CameoEntry {
        self.entry
    }

    /// Whether the table has a row of its own for it.
    pub fn is_exact(&self) -> bool {
        exact(self.as_str()).is_some()
    }
}

impl std::str::FromStr for CameoCode {
    type Err = CameoError;

    fn from_str(text: &str) -> Result<Self, CameoError> {
        let short = || text.chars().take(20).collect::<String>();
        let bytes = text.as_bytes();
        if !(2..=4).contains(&bytes.len()) || !bytes.iter().all(u8::is_ascii_digit) {
            return Err(CameoError::Form(short()));
        }
        let root = text.get(..2).and_then(|root| root.parse().ok()).unwrap_or(0);
        let entry = QuadClass::of_root(root).and_then(|_| nearest(text));
        let Some(entry) = entry else { return Err(CameoError::Unknown(short())) };
        let mut digits = [0; 4];
        for (place, byte) in digits.iter_mut().zip(bytes) {
            *place = *byte;
        }
        Ok(Self { digits, length: bytes.len() as u8, entry })
    }
}

impl fmt::Display for CameoCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CameoCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for CameoCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl JsonSchema for CameoCode {
    fn schema_name() -> Cow<'static, str> {
        "CameoCode".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^(0[1-9]|1[0-9]|20)[0-9]{0,2}$",
            "description": "A CAMEO event code of 2 to 4 digits, always in quotes",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_parses() {
        assert_eq!(table().len(), 311);
        assert_eq!(TABLE_CSV.lines().count(), 312);
        for row in table() {
            let root: u8 = row.code.get(..2).unwrap().parse().unwrap();
            assert_eq!(Some(row.quad), QuadClass::of_root(root), "{}", row.code);
            assert!((-10.0..=10.0).contains(&row.goldstein));
            assert!(!row.label.is_empty());
        }
    }

    #[test]
    fn a_code_falls_back_to_its_base_and_root() {
        let code: CameoCode = "1213".parse().unwrap();
        assert_eq!(code.entry().code, "121");
        assert!(!code.is_exact());
        assert_eq!("163".parse::<CameoCode>().unwrap().entry().goldstein, -8.0);
        assert_eq!("0999".parse::<CameoCode>().unwrap().entry().code, "09");
    }

    #[test]
    fn wrong_codes_are_told_apart() {
        assert!(matches!("43x".parse::<CameoCode>(), Err(CameoError::Form(_))));
        assert!(matches!("4".parse::<CameoCode>(), Err(CameoError::Form(_))));
        assert!(matches!("999".parse::<CameoCode>(), Err(CameoError::Unknown(_))));
        assert!(matches!("00".parse::<CameoCode>(), Err(CameoError::Unknown(_))));
    }
}
