//! A deed that is promised, asked for, demanded, refused, threatened or ended
//! has another code: `assets/drafting/turns.csv` has which.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::rules::Turn;
use crate::dossier::cameo::CameoCode;

/// The table: a deed's code, or the beginning of one, and what it becomes.
pub const TURNS_CSV: &str = include_str!("../../../assets/drafting/turns.csv");

/// By the beginning of a deed's code; a gap where a turn has no code of its own.
static TABLE: LazyLock<BTreeMap<&str, Vec<Option<CameoCode>>>> = LazyLock::new(|| {
    let rows = TURNS_CSV.lines().skip(1).filter_map(|line| {
        let mut fields = line.split(',');
        let deed = fields.next()?;
        Some((deed, fields.map(|field| field.parse().ok()).collect()))
    });
    rows.collect()
});

/// The code of a deed that is turned so; `None` where there is none.
pub(super) fn turned(deed: CameoCode, turn: Turn) -> Option<CameoCode> {
    let column = match turn {
        Turn::Intent => 0,
        Turn::Appeal => 1,
        Turn::Demand => 2,
        Turn::Refusal => 3,
        Turn::Threat => 4,
        Turn::End => 5,
        Turn::Does => return Some(deed),
        _ => return None,
    };
    let text = deed.as_str();
    let rows = (2..=text.len()).rev().filter_map(|length| TABLE.get(text.get(..length)?));
    rows.filter_map(|row| row.get(column).copied().flatten()).next()
}

/// Whether a deed is one that hurts, so that to announce it is to threaten.
pub(super) fn is_hostile(deed: CameoCode) -> bool {
    deed.as_str() >= "14"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lifted_tariff_is_promised_demanded_or_refused() {
        let lift: CameoCode = "085".parse().unwrap();
        let code = |turn| turned(lift, turn).unwrap().to_string();
        assert_eq!(code(Turn::Intent), "0354");
        assert_eq!(code(Turn::Appeal), "0254");
        assert_eq!(code(Turn::Demand), "1054");
        assert_eq!(code(Turn::Refusal), "1244");
        assert_eq!(code(Turn::Threat), "1312");
        let attack: CameoCode = "190".parse().unwrap();
        assert_eq!(turned(attack, Turn::End).unwrap().to_string(), "087");
    }

    #[test]
    fn the_table_is_whole() {
        for line in TURNS_CSV.lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            assert_eq!(fields.len(), 7, "{line}");
            let codes = fields.iter().filter(|field| !field.is_empty());
            for code in codes {
                assert!(code.parse::<CameoCode>().is_ok(), "{line}");
            }
        }
    }
}
