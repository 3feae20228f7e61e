//! Measured values of commitments that have a metric.

use std::collections::HashMap;

use super::{WhyLeftOut, Work};
use crate::edit::{Edit, Fields, ItemList, Value};
use crate::import::records::Observed;

impl Work<'_> {
    pub(super) fn observations(&mut self, list: &[Observed]) {
        let mut known: HashMap<(String, String), f64> = HashMap::new();
        for commitment in &self.document.dossier().commitments {
            let metric = commitment.metric.iter();
            for observation in metric.flat_map(|metric| &metric.observations) {
                let day = (commitment.id.to_string(), observation.date.to_string());
                known.insert(day, observation.value);
            }
        }
        for row in list {
            let Some(commitment) = self.document.dossier().commitments.find(&row.commitment) else {
                self.leave_out(row.line, WhyLeftOut::NoCommitment(row.commitment.clone()));
                continue;
            };
            if commitment.metric.is_none() {
                self.leave_out(row.line, WhyLeftOut::NoMetric(row.commitment.clone()));
                continue;
            }
            let day = (row.commitment.clone(), row.date.clone());
            match known.get(&day) {
                Some(value) if *value == row.value => self.added.again += 1,
                // Only a person can say which of the two is right.
                Some(value) => self.leave_out(row.line, WhyLeftOut::OtherValue(*value)),
                None => {
                    known.insert(day, row.value);
                    self.observation(row);
                }
            }
        }
    }

    fn observation(&mut self, row: &Observed) {
        // A table of values says nothing of the document but its address.
        let title = row.url.split_once("://").map_or(row.url.as_str(), |(_, rest)| rest);
        let source = self.source(row.line, &row.url, title);
        let fields = Fields::new()
            .with("date", row.date.as_str())
            .with("value", Value::from(row.value))
            .with_text("source", &source.unwrap_or_default());
        let commitment = row.commitment.clone();
        self.edits.push(Edit::AddItem { commitment, list: ItemList::Observations, fields });
        self.added.observations += 1;
    }
}
