//! The tables by their names.

use super::exchanges::exchanges;
use super::ledger::ledger;
use super::records::Teller;
use super::standing::standing;
use super::table::Table;
use crate::reading::{Content, Holdings};

/// Those that a file of all tables has, in its order.
const OF_A_FILE: [&str; 8] =
    ["series", "events", "commitments", "claims", "verdicts", "standing", "deadlines", "sources"];

/// What every table that can be asked for by its name is called: those of a file,
/// and two that tell the commitments otherwise. ([`explain`](super::explain()) is
/// asked for with its days.)
pub const TABLE_NAMES: [&str; 10] = [
    "series",
    "events",
    "commitments",
    "claims",
    "verdicts",
    "standing",
    "deadlines",
    "sources",
    "ledger",
    "exchanges",
];

/// What a dossier says on the as-of day of some content, table by table. Nothing
/// is in them that was not known then.
pub fn tables(holdings: &Holdings, content: &Content) -> Vec<Table> {
    OF_A_FILE.iter().filter_map(|name| table(holdings, content, name)).collect()
}

/// One of the [named](TABLE_NAMES) tables alone; `None` where there is none of the
/// name.
pub fn table(holdings: &Holdings, content: &Content, name: &str) -> Option<Table> {
    let dossier = holdings.dossier();
    let teller = Teller { dossier, content };
    Some(match name {
        "series" => teller.series(),
        "events" => teller.events(),
        "commitments" => teller.commitments(),
        "claims" => teller.claims(),
        "verdicts" => teller.verdicts(),
        "standing" => standing(holdings, content),
        "deadlines" => teller.deadlines(),
        "sources" => teller.sources(),
        "ledger" => ledger(dossier, &content.ledger),
        "exchanges" => exchanges(dossier, &content.ledger),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::parse;
    use crate::reading::Settings;

    #[test]
    fn every_name_is_a_table_of_its_own() {
        let text = include_str!("../../assets/dossiers/us-china-2025.dossier.toml");
        let holdings = Holdings::new(parse(text).dossier.unwrap());
        let content = Content::compute(&holdings, Settings::of(holdings.dossier()));
        for name in TABLE_NAMES {
            let table = table(&holdings, &content, name).unwrap();
            assert_eq!(table.name, name);
            assert!(!table.rows.is_empty(), "{name}");
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{name}");
        }
        assert!(TABLE_NAMES.starts_with(&OF_A_FILE));
        assert_eq!(table(&holdings, &content, "explain"), None);
    }
}
