//! What is wrong with keys and their values.

use super::{Values, table_key};
use crate::dossier::{
    Breaks, ChoiceAdvice, FieldFault, Found, LineFault, MOST_HEADLINE, Rule, Table, Wanted, keys_of,
};
use crate::words::Words;

impl Words {
    /// Besides the key and its table.
    pub(super) fn field_values<'a>(&self, table: &Table, fault: &'a FieldFault) -> Values<'a> {
        let text = |key: &str| self.get(key).into_owned().into();
        match fault {
            FieldFault::Unknown { .. } => {
                let keys = keys_of(table.kind.type_name()).join(", ");
                vec![("what", text(table_key(table.kind))), ("keys", keys.into())]
            }
            FieldFault::Empty => vec![("what", text(table_key(table.kind)))],
            FieldFault::WrongType { wanted, found, .. } => {
                vec![("wanted", text(wanted_key(*wanted))), ("found", text(found_key(*found)))]
            }
            FieldFault::Unreadable(error) => vec![("error", self.value_error(error).into())],
            FieldFault::NoSuchChoice { written, .. } | FieldFault::HalfLifeWord { written } => {
                vec![("written", written.as_ref().into())]
            }
            FieldFault::OutOfRange { number, rule } => {
                vec![("number", number.to_string().into()), ("rule", text(rule_key(*rule)))]
            }
            FieldFault::Range { low, high } => {
                vec![("low", low.to_string().into()), ("high", high.to_string().into())]
            }
            FieldFault::RestOutside { rest } => vec![("rest", rest.to_string().into())],
            FieldFault::Headline(fault) => self.line_values(table, *fault),
            FieldFault::BeforeMade { last, made } => {
                vec![("last", last.to_string().into()), ("made", made.to_string().into())]
            }
            FieldFault::Missing
            | FieldFault::EmptyReporter
            | FieldFault::NotTables
            | FieldFault::NotComputable
            | FieldFault::NotAPair
            | FieldFault::OfLevel
            | FieldFault::NoWebAddress
            | FieldFault::NoTime
            | FieldFault::NoZone { .. }
            | FieldFault::OutsideFolder
            | FieldFault::NoSha256
            | FieldFault::ShareOfNothing => Vec::new(),
        }
    }

    fn line_values(&self, table: &Table, fault: LineFault) -> Values<'static> {
        let (length, breaks) = match fault {
            LineFault::Long(length) => (Some(length), None),
            LineFault::Broken(breaks) => (None, Some(breaks)),
            LineFault::Both(length, breaks) => (Some(length), Some(breaks)),
        };
        let rest =
            table.kind.rest_key().map(|key| self.with("headline-rest", &[("key", key.into())]));
        let mut values = Vec::new();
        if let Some(length) = length {
            values.push(("length", grouped(length).into()));
            values.push(("most", MOST_HEADLINE.to_string().into()));
            values.push(("rest", rest.unwrap_or_default().into_owned().into()));
        }
        if let Some(breaks) = breaks {
            values.push(("breaks", self.get(breaks_key(breaks)).into_owned().into()));
        }
        values
    }

    /// What to do about a value, where that depends on what it is.
    pub(super) fn field_advice(&self, key: &str, fault: &FieldFault) -> Option<String> {
        match fault {
            FieldFault::Unknown { near: Some(near) }
            | FieldFault::NoZone { near: Some(near) }
            | FieldFault::NoSuchChoice { advice: ChoiceAdvice::Near(near), .. } => {
                Some(self.did_you_mean(near))
            }
            FieldFault::NoSuchChoice { advice: ChoiceAdvice::OneOf(words), .. } => {
                Some(self.one_of(&words.join(", ")))
            }
            FieldFault::WrongType { unquoted: Some(value), .. } => {
                let values = [("key", key.into()), ("value", value.as_ref().into())];
                Some(self.attribute("problem-wrong-type", "quotes", &values))
            }
            FieldFault::Unreadable(error) => Some(self.value_remedy(error)),
            _ => None,
        }
    }
}

const fn wanted_key(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Text => "wanted-text",
        Wanted::Number => "wanted-number",
        Wanted::Flag => "wanted-flag",
        Wanted::Texts => "wanted-texts",
        Wanted::Table => "wanted-table",
    }
}

const fn found_key(found: Found) -> &'static str {
    match found {
        Found::Text => "found-text",
        Found::Integer => "found-integer",
        Found::Float => "found-float",
        Found::Flag => "found-flag",
        Found::Datetime => "found-datetime",
        Found::List => "found-list",
        Found::Table => "found-table",
    }
}

const fn rule_key(rule: Rule) -> &'static str {
    match rule {
        Rule::Tension => "rule-tension",
        Rule::Scale => "rule-scale",
        Rule::Gain => "rule-gain",
        Rule::Level => "rule-level",
        Rule::Window => "rule-window",
        Rule::HalfLife => "rule-half-life",
        Rule::Score => "rule-score",
        Rule::Weight => "rule-weight",
        Rule::Share => "rule-share",
    }
}

const fn breaks_key(breaks: Breaks) -> &'static str {
    match breaks {
        Breaks::Lines => "breaks-lines",
        Breaks::Tabs => "breaks-tabs",
        Breaks::Both => "breaks-both",
    }
}

/// `60,000`; `1,200`, too, beside a bound that has three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
