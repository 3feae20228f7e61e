//! Problems of a file in the words of each language: what happened, and what to
//! do about it. A kind's message is the key `problem-` and its code; what to do
//! is the attribute `remedy` of that key.

mod errors;
mod fields;
mod records;
mod text;

use crate::dossier::{FieldFault, Problem, ProblemKind, RecordKind, Severity, Table, TableKind};
use crate::words::{Value, Words};

/// The values of a message and its remedy, by their names in the catalogue.
type Values<'a> = Vec<(&'static str, Value<'a>)>;

impl Words {
    /// What is wrong, and how many more like it there are.
    pub fn problem_message(&self, problem: &Problem) -> String {
        let message = self.kind_message(&problem.kind);
        if problem.more == 0 {
            return message;
        }
        let values = [("message", message.into()), ("count", problem.more.into())];
        self.with("problem-and-more", &values).into_owned()
    }

    /// What to do about it.
    pub fn problem_remedy(&self, problem: &Problem) -> String {
        self.kind_remedy(&problem.kind, problem.severity)
    }

    /// What is wrong and what to do about it, in one sentence.
    pub fn problem_sentence(&self, problem: &Problem) -> String {
        let values = [
            ("message", self.problem_message(problem).into()),
            ("remedy", self.problem_remedy(problem).into()),
        ];
        self.with("problem-and-remedy", &values).into_owned()
    }

    /// A problem for a terminal or a plain text, without colour:
    /// `file:line:column: error: message`, the excerpt with its underline, and
    /// the remedy.
    pub fn problem_lines(&self, problem: &Problem, file: &str) -> String {
        let Problem { severity, line, column, excerpt, .. } = problem;
        // What they quote may hold line ends.
        let one_line = |text: String| text.replace(['\n', '\r'], " ");
        let message = one_line(self.problem_message(problem));
        let remedy = one_line(self.problem_remedy(problem));
        let severity = self.severity(*severity);
        let number = line.to_string();
        let gutter = " ".repeat(number.len());
        format!(
            "{file}:{line}:{column}: {severity}: {message}\n{gutter} |\n{number} | {}\n{gutter} | {}\n{gutter} = {remedy}\n",
            excerpt.text,
            excerpt.marker(),
        )
    }

    /// `error` or `warning`.
    pub fn severity(&self, severity: Severity) -> String {
        let key = match severity {
            Severity::Error => "severity-error",
            Severity::Warning => "severity-warning",
        };
        self.get(key).into_owned()
    }

    fn kind_message(&self, kind: &ProblemKind) -> String {
        self.with(&message_key(kind), &self.values_of(kind)).into_owned()
    }

    fn kind_remedy(&self, kind: &ProblemKind, severity: Severity) -> String {
        if let Some(advice) = self.advice(kind) {
            return advice;
        }
        let attribute = match (kind, severity) {
            (ProblemKind::Template { hints, .. }, _) if !hints.is_empty() => "hints",
            (ProblemKind::Template { .. }, Severity::Warning) => "warning",
            _ => "remedy",
        };
        self.attribute(&message_key(kind), attribute, &self.values_of(kind))
    }

    /// What is to be done in place of what is usual for such a problem.
    fn advice(&self, kind: &ProblemKind) -> Option<String> {
        match kind {
            ProblemKind::Field { key, fault, .. } => self.field_advice(key, fault),
            ProblemKind::Record { fault, .. } => self.record_advice(fault),
            ProblemKind::Text(_)
            | ProblemKind::Tie(_)
            | ProblemKind::StaleHeadline { .. }
            | ProblemKind::Template { .. } => None,
        }
    }

    /// `did you mean "…"?`
    fn did_you_mean(&self, near: &str) -> String {
        self.with("problem-did-you-mean", &[("near", near.into())]).into_owned()
    }

    fn one_of(&self, words: &str) -> String {
        self.with("problem-one-of", &[("words", words.into())]).into_owned()
    }

    fn values_of<'a>(&self, kind: &'a ProblemKind) -> Values<'a> {
        match kind {
            ProblemKind::Text(fault) => self.text_values(fault),
            ProblemKind::Field { table, key, fault } => {
                let mut values = self.field_values(table, fault);
                values.push(("key", key.as_ref().into()));
                values.push(("table", self.table(table).into()));
                values
            }
            ProblemKind::Record { table, fault } => {
                let mut values = self.record_values(fault);
                values.push(("table", self.table(table).into()));
                values
            }
            ProblemKind::Tie(fault) => self.tie_values(fault),
            ProblemKind::StaleHeadline { named, as_of, tension } => vec![
                ("named", named.as_ref().into()),
                ("day", as_of.to_string().into()),
                ("tension", tension.as_ref().into()),
            ],
            ProblemKind::Template { said, hints } => {
                vec![("said", said.as_ref().into()), ("hints", hints.as_ref().into())]
            }
        }
    }

    /// `event "london-framework"`.
    fn table(&self, table: &Table) -> String {
        let kind = self.get(table_key(table.kind)).into_owned();
        let Some(id) = &table.id else { return kind };
        let values = [("table", kind.into()), ("id", id.as_ref().into())];
        self.with("table-named", &values).into_owned()
    }
}

/// What a table is called where no id follows.
const fn table_key(kind: TableKind) -> &'static str {
    match kind {
        TableKind::File => "table-file",
        TableKind::Model => "table-model",
        TableKind::Reference => "table-reference",
        TableKind::Metric => "table-metric",
        TableKind::Observation => "table-observation",
        TableKind::Claim => "table-claim",
        TableKind::Verdict => "table-verdict",
        TableKind::Record(kind) => record_key(kind),
    }
}

const fn record_key(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Side => "record-side",
        RecordKind::Source => "record-source",
        RecordKind::Event => "record-event",
        RecordKind::Period => "record-period",
        RecordKind::Commitment => "record-commitment",
        RecordKind::Stream => "record-stream",
        RecordKind::Index => "record-index",
    }
}

/// The key of a kind's message. A text that is no value has a code by what it
/// should have been, and one message round that.
fn message_key(kind: &ProblemKind) -> String {
    let name = match kind {
        ProblemKind::Field { fault: FieldFault::Unreadable(_), .. } => "unreadable",
        kind => kind.code(),
    };
    format!("problem-{name}")
}

#[cfg(test)]
mod samples;

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;
    use crate::words::Language;
    use crate::words::plain::is_chinese;

    #[test]
    fn each_kind_has_a_code_of_its_own() {
        let mut seen: HashMap<&str, ProblemKind> = HashMap::new();
        for kind in samples::all() {
            let code = kind.code();
            let is_plain =
                code.chars().all(|c| c.is_ascii_lowercase() || "-0123456789".contains(c));
            assert!(is_plain && !code.is_empty(), "{code}");
            if let Some(other) = seen.insert(code, kind.clone()) {
                assert!(samples::differ_by_values(&other, &kind), "{code}: {other:?}, {kind:?}");
            }
        }
    }

    #[test]
    fn each_kind_is_said_in_each_language() {
        for language in Language::ALL {
            let words = Words::of(language);
            let mut said = HashSet::new();
            for kind in samples::all() {
                let message = words.kind_message(&kind);
                let remedy = words.kind_remedy(&kind, Severity::Error);
                assert!(said.insert((message.clone(), remedy)), "{message} is said of two");
                for severity in [Severity::Error, Severity::Warning] {
                    let remedy = words.kind_remedy(&kind, severity);
                    for text in [&message, &remedy] {
                        assert!(!text.is_empty(), "{kind:?}");
                        // A key or a value that the catalogue lacks shows by its name.
                        let lacks = ["{$", "problem-", "value-", "syntax-", "table-", "rule-"];
                        assert!(!lacks.iter().any(|name| text.contains(name)), "{text}");
                    }
                    for text in [&message, &remedy] {
                        let has_chinese = text.chars().any(is_chinese);
                        assert_eq!(has_chinese, language == Language::Chinese, "{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_catalogues_have_no_problem_that_is_none() {
        let all = samples::all();
        let values = all.iter().filter_map(|kind| match kind {
            ProblemKind::Field { fault: FieldFault::Unreadable(error), .. } => {
                Some(format!("value-{}", error.code()))
            }
            _ => None,
        });
        let used: HashSet<String> = all.iter().map(message_key).chain(values).collect();
        let others =
            ["problem-and-remedy", "problem-and-more", "problem-did-you-mean", "problem-one-of"];
        for line in Language::English.catalogue().lines() {
            if let Some((key, _)) = line.split_once(" = ")
                && (key.starts_with("problem-") || key.starts_with("value-"))
            {
                assert!(used.contains(key) || others.contains(&key), "{key}");
            }
        }
    }
}
