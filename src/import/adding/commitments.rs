//! Commitments, with a verdict where a status has its day and its source.

use std::collections::{BTreeMap, HashSet};

use super::ids::Own;
use super::{WhyLeftOut, Work};
use crate::dossier::{RecordKind, Status};
use crate::edit::{Edit, Fields, Value};
use crate::import::records::Undertaken;
use crate::words::{Language, Words};

impl Work<'_> {
    pub(super) fn commitments(&mut self, list: &[Undertaken]) {
        let statuses = statuses();
        let mut known: HashSet<(String, String, String)> = self
            .document
            .dossier()
            .commitments
            .iter()
            .map(|own| (own.by.to_string(), own.text.clone(), own.made.to_string()))
            .collect();
        for row in list {
            let Some((by, to)) = self.parties(row) else { continue };
            match self.ids.own(RecordKind::Commitment, &row.id) {
                Own::InDossier => {
                    self.added.again += 1;
                    continue;
                }
                Own::InTable => {
                    self.leave_out(row.line, WhyLeftOut::IdTwice(row.id.clone()));
                    continue;
                }
                Own::Free => {}
            }
            if !known.insert((by.clone(), row.text.clone(), row.made.clone())) {
                self.added.again += 1;
                continue;
            }
            let id = self.ids.take(RecordKind::Commitment, &row.id, &row.text);
            let source = self.source(row.line, &row.url, &row.text);
            let mut fields = Fields::new()
                .with("id", id)
                .with("by", by)
                .with_text("to", &to)
                .with("text", row.text.as_str())
                .with("made", row.made.as_str())
                .with_text("due", row.due.as_deref().unwrap_or_default())
                .with_texts("sources", source)
                .with_text("quote", &row.quote)
                .with_text("note", &row.note);
            if let Some(metric) = self.metric(row) {
                fields.set("metric", metric);
            }
            if let Some(verdict) = self.verdict(row, &statuses) {
                fields.set("verdicts", vec![verdict]);
                self.added.verdicts += 1;
            }
            self.edits.push(Edit::add(RecordKind::Commitment, fields));
            self.added.commitments += 1;
        }
    }

    /// Who undertakes it, and toward whom; `None` if one of them is not a side.
    fn parties(&mut self, row: &Undertaken) -> Option<(String, String)> {
        let side = |name: &str| self.sides.side(name).map(str::to_owned);
        let (by, to) = (side(&row.by), side(&row.to));
        let why = match (&by, &to) {
            (None, _) => WhyLeftOut::UnknownSide(row.by.clone()),
            (Some(_), None) if !row.to.is_empty() => WhyLeftOut::UnknownSide(row.to.clone()),
            (Some(by), Some(to)) if by == to => WhyLeftOut::OneSide(row.to.clone()),
            _ => return Some((by?, to.unwrap_or_default())),
        };
        self.leave_out(row.line, why);
        None
    }

    fn metric(&mut self, row: &Undertaken) -> Option<Value> {
        let Some(target) = row.target else {
            if row.baseline.is_some() || !row.unit.is_empty() {
                self.leave_part(row.line, WhyLeftOut::NoTarget);
            }
            return None;
        };
        let mut metric = toml::Table::new();
        metric.insert("target".to_owned(), target.into());
        if let Some(baseline) = row.baseline {
            metric.insert("baseline".to_owned(), baseline.into());
        }
        if !row.unit.is_empty() {
            metric.insert("unit".to_owned(), row.unit.as_str().into());
        }
        Some(Value::Table(metric))
    }

    /// The verdict in its status, if the day and document of that are known.
    fn verdict(&mut self, row: &Undertaken, statuses: &BTreeMap<String, Status>) -> Option<Value> {
        let said = &row.status;
        if said.is_empty() {
            return None;
        }
        let Some(status) = statuses.get(&plain(said)) else {
            self.leave_part(row.line, WhyLeftOut::NoStatus(said.clone()));
            return None;
        };
        let Some(date) = &row.status_date else {
            self.leave_part(row.line, WhyLeftOut::StatusUndated(said.clone()));
            return None;
        };
        let Some(source) = self.source(row.line, &row.status_url, &row.text) else {
            self.leave_part(row.line, WhyLeftOut::StatusUnsourced(said.clone()));
            return None;
        };
        let mut verdict = toml::Table::new();
        verdict.insert("status".to_owned(), status.as_str().into());
        verdict.insert("date".to_owned(), date.as_str().into());
        verdict.insert("sources".to_owned(), Value::Array(vec![source.into()]));
        Some(Value::Table(verdict))
    }
}

/// Statuses by their names: as a file writes them, and in every language.
fn statuses() -> BTreeMap<String, Status> {
    let mut all = BTreeMap::new();
    for language in Language::ALL {
        let words = Words::of(language);
        for status in Status::ALL {
            let name = words.get(&format!("status-{status}")).into_owned();
            all.insert(plain(&name), status);
            all.insert(plain(status.as_str()), status);
        }
    }
    all
}

fn plain(status: &str) -> String {
    status.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
