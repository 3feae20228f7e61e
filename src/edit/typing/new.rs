//! A dossier that begins.

use crate::edit::Value;
use crate::edit::text::literal::literal;
use crate::edit::typing::ids::suggest_id;

/// Where editors find the schema of the format, for programs that were built to say so: a build
/// of one's own has no address that others could read.
const SCHEMA_ADDRESS: Option<&str> = option_env!("DETENTE_SCHEMA_ADDRESS");

/// The text of a new dossier with two sides, and comments that say what goes
/// where. It reads without errors whatever the names are, as long as they say
/// something; what is blank gets a name that stands for it.
pub fn new_dossier(title: &str, first: &str, second: &str) -> String {
    with_schema(SCHEMA_ADDRESS, [title, first, second])
}

/// The same with a first line by which editors check and complete it, as Taplo and the plugins
/// made of it read it.
fn with_schema(address: Option<&str>, [title, first, second]: [&str; 3]) -> String {
    let schema = address.map(|address| format!("#:schema {address}\n")).unwrap_or_default();
    let or = |text: &str, otherwise: &str| {
        let text = text.trim();
        if text.is_empty() { otherwise.to_owned() } else { text.to_owned() }
    };
    let names = [or(first, "First side"), or(second, "Second side")];
    let title = or(title, &names.join(" and "));
    let [first, second] = &names;
    let first_id = suggest_id(first, "side", |_| false);
    let second_id = suggest_id(second, "side", |id| id == first_id);
    let text = |text: &str| {
        literal(&Value::from(text), Some(crate::edit::text::syntax::Quotes::Basic), "\n")
    };
    format!(
        "\
{schema}# A dossier of one dispute, made to be read: https://toml.io tells how it is written.
# `detente check` names every problem, `detente schema` every field.

schema = 1
title = {}
# summary = \"What it is about, in a few sentences\"
# cutoff = \"2025-06-12\"       # the day up to which the record is kept

# How tension is computed. These are the defaults; take the # away to change them.
# [model]
# kind = \"stock\"              # stock, level, flow or mean
# rest = 50                   # tension with nothing in force, above 0 and below 100
# scale = 40                  # Goldstein points in force that move it noticeably
# words_half_life_days = 30
# deeds_half_life_days = 180  # of deeds that pass; what stays in force stays

[[sides]]
id = {}
name = {}

[[sides]]
id = {}
name = {}

# Dates: 2025-06-10, 2025-06, 2025, 2025-06-10~ (about), 2025-06-09/2025-06-10 (lasted).
# Events carry a CAMEO code, always in quotes; commitments collect claims and verdicts.
",
        text(&title),
        text(&first_id),
        text(first),
        text(&second_id),
        text(second),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_schema_stands_first() {
        let names = ["Salt", "Arcadia", "Borduria"];
        let text = with_schema(Some("https://example.org/dossier.schema.json"), names);
        assert!(text.starts_with("#:schema https://example.org/dossier.schema.json\n# A dossier"));
        assert!(crate::dossier::parse(&text).dossier.is_some());
        assert!(with_schema(None, names).starts_with("# A dossier"));
    }
    use crate::dossier::RecordKind;
    use crate::edit::{Document, Edit, Fields};

    #[test]
    fn reads_whatever_the_names() {
        for (title, first, second) in [
            ("A dispute", "China", "United States"),
            ("", "", ""),
            ("\"\n\\", "both", "Both"),
            ("标题", "中国", "美国"),
            ("x", "a>b", "a>b"),
        ] {
            let text = new_dossier(title, first, second);
            let document = Document::open(text.clone());
            assert!(document.is_ok(), "{:?}\n{text}", document.err());
        }
    }

    #[test]
    fn first_event_and_source_follow_the_sides() {
        let mut document = Document::open(new_dossier("D", "Arcadia", "Borduria")).unwrap();
        let event = Fields::new()
            .with("id", "talks")
            .with("date", "2025-01-02")
            .with("headline", "Talks")
            .with("actor", "both")
            .with("code", "036");
        document.perform(Edit::add(RecordKind::Event, event)).unwrap();
        let source = Fields::new().with("id", "s").with("title", "Paper");
        document.perform(Edit::add(RecordKind::Source, source)).unwrap();
        let text = document.text();
        let place = |what: &str| text.find(what).unwrap();
        assert!(place("[[sides]]") < place("[[sources]]"));
        assert!(place("[[sources]]") < place("[[events]]"), "{text}");
    }
}
