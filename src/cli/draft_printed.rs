//! A draft as records of a dossier, or for programs.

use std::io::Write;
use std::ops::Range;

use serde_json::{Value as Json, json};

use super::output::{self, print_line};
use crate::dossier::{Dossier, on_one_line};
use crate::drafting::review::{Item, ItemKind, Meant, Review};
use crate::edit::{Fields, Value};

/// The source and every candidate, each under its sentence. What belongs in an existing commitment
/// is a comment.
pub(super) fn print_toml(dossier: &Dossier, review: &Review) -> anyhow::Result<()> {
    let (source, records) = review.records(dossier);
    let mut out = output::stdout();
    let is_new = review.source.known.is_none();
    if is_new && !review.items.is_empty() {
        print_table(&mut out, "[[sources]]", &source, "")?;
    }
    for (item, record) in review.items.iter().zip(&records) {
        print_line(&mut out, format!("# {}", sentence(review, &item.sentence)))?;
        print_line(&mut out, format!("# {}", remarks(review, item).join("; ")))?;
        let fields = record.as_ref().unwrap_or(&item.fields);
        let about = item.about.as_ref().map_or_else(|| "…".to_owned(), |one| meant(review, one));
        match item.kind {
            ItemKind::Event => {
                let fields = fields.clone().with("confidence", "low");
                print_table(&mut out, "[[events]]", &fields, "")?;
            }
            ItemKind::Commitment => print_table(&mut out, "[[commitments]]", fields, "")?,
            ItemKind::Claim => {
                print_line(&mut out, format!("# a claim about the commitment {about}:"))?;
                print_table(&mut out, "[[commitments.claims]]", fields, "# ")?;
            }
            ItemKind::Evidence => {
                print_line(&mut out, format!("# it bears on the commitment {about}:"))?;
                print_table(&mut out, "[[commitments.verdicts]]", fields, "# ")?;
            }
        }
    }
    out.flush()?;
    Ok(())
}

fn print_table(
    out: &mut impl Write,
    heading: &str,
    fields: &Fields,
    before: &str,
) -> std::io::Result<()> {
    print_line(out, format!("{before}{heading}"))?;
    for (key, value) in fields.iter() {
        print_line(out, format!("{before}{key} = {value}"))?;
    }
    print_line(out, String::new())
}

/// The rule that found it, and what the reader should check.
fn remarks(review: &Review, item: &Item) -> Vec<String> {
    let mode = item.mode.map_or("", |mode| mode.as_str());
    let kind = match item.kind {
        ItemKind::Event => mode,
        ItemKind::Commitment => "commitment",
        ItemKind::Claim => "claim",
        ItemKind::Evidence => "evidence",
    };
    let mut all = vec![format!("{kind}, by the rule {}, {:.2}", item.rule, item.confidence)];
    match &item.dated_by {
        Some(range) => {
            all.push(format!("day by {}", quoted(&sentence(review, range))));
        }
        None if item.kind == ItemKind::Event => {
            all.push("no day is said: about that of the article".to_owned());
        }
        None => {}
    }
    match (item.kind, item.known.as_slice()) {
        (ItemKind::Event | ItemKind::Commitment, [id, ..]) => {
            all.push(format!("the dossier may have it as {id}"));
        }
        (ItemKind::Claim, []) => all.push("about which commitment is not said".to_owned()),
        (ItemKind::Claim, [_, others @ ..]) if !others.is_empty() => {
            all.push(format!("or about {}", others.join(", ")));
        }
        _ => {}
    }
    let undoes: Vec<String> = item.undoes.iter().map(|one| meant(review, one)).collect();
    if !undoes.is_empty() {
        all.push(format!("it may undo {}", undoes.join(", ")));
    }
    all
}

fn meant(review: &Review, meant: &Meant) -> String {
    match meant {
        Meant::Known(id) => id.clone(),
        Meant::Item(place) => {
            let headline = review.items.get(*place).map_or("", Item::headline);
            quoted(headline)
        }
    }
}

fn sentence<'t>(review: &'t Review, range: &Range<usize>) -> std::borrow::Cow<'t, str> {
    on_one_line(review.text.get(range.clone()).unwrap_or_default())
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

pub(super) fn print_json(dossier: &Dossier, review: &Review) -> anyhow::Result<()> {
    let (source, records) = review.records(dossier);
    let mut lists: [Vec<Json>; 4] = Default::default();
    for (item, record) in review.items.iter().zip(&records) {
        let fields = record.as_ref().unwrap_or(&item.fields);
        let place = ItemKind::ALL.iter().position(|kind| *kind == item.kind).unwrap_or(0);
        if let Some(list) = lists.get_mut(place) {
            list.push(one_json(review, item, fields));
        }
    }
    let [events, commitments, claims, evidence] = lists;
    output::print_json(&json!({
        "source": record_json(&source),
        "is_known_source": review.source.known.is_some(),
        "events": events,
        "commitments": commitments,
        "claims": claims,
        "evidence": evidence,
    }))
}

fn one_json(review: &Review, item: &Item, fields: &Fields) -> Json {
    let bytes = |range: &Range<usize>| json!([range.start, range.end]);
    let undoes: Vec<Json> = item
        .undoes
        .iter()
        .map(|one| match one {
            Meant::Known(id) => json!({ "event": id }),
            Meant::Item(place) => {
                json!({ "drafted": review.items.get(*place).map(Item::headline) })
            }
        })
        .collect();
    json!({
        "record": record_json(fields),
        "mode": item.mode.map(|mode| mode.as_str()),
        "rule": item.rule,
        "confidence": output::six_json(item.confidence),
        "sentence": sentence(review, &item.sentence),
        "bytes": bytes(&item.clause),
        "dated_by": item.dated_by.as_ref().map(bytes),
        "commitment": item.about.as_ref().map(|about| match about {
            Meant::Known(id) => json!(id),
            Meant::Item(place) => json!({ "drafted": review.items.get(*place).map(Item::headline) }),
        }),
        "known": item.known,
        "undoes": undoes,
    })
}

fn record_json(fields: &Fields) -> Json {
    let map = fields
        .iter()
        .map(|(key, value)| (key.to_owned(), serde_json::to_value(value).unwrap_or(Json::Null)));
    Json::Object(map.collect())
}
