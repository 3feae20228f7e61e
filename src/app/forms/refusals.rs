//! What is wrong in a form, in the form's own words: its user may never have seen the file.

use crate::app::forms::{Form, FormField};
use crate::dossier::{
    FieldFault, FieldKind, Problem, ProblemKind, RecordFault, TextFault, TieFault,
};
use crate::edit::{Refusal, TypedError, refusal_text};
use crate::words::Words;

/// Shows why an edit was refused, at the fields that it is about; the rest over
/// the whole form.
pub(super) fn show(form: &mut Form, refusal: &Refusal, key: Option<&str>, words: &Words) {
    let mut rest = Vec::new();
    for problem in refusal.problems() {
        let lacks = problem.problem.kind.missing_key();
        let at = lacks.or(problem.key.as_deref()).or(key);
        let said = plainly(&problem.problem, words);
        match at.and_then(|key| form.field_mut(key)) {
            Some(field) if lacks.is_some() => field.error = Some(needed(field, words)),
            Some(field) => field.error = Some(said),
            None => rest.push(said),
        }
    }
    if refusal.problems().is_empty() {
        let said = refusal_text(refusal, words);
        match key.and_then(|key| form.field_mut(key)) {
            Some(field) => field.error = Some(said),
            None => rest.push(said),
        }
    }
    form.error = (!rest.is_empty()).then(|| rest.join("\n"));
    let hidden = form.fields.iter().any(|field| field.error.is_some() && form.is_more(field));
    form.shows_more |= hidden;
}

/// What a field that must be filled in asks for.
pub(super) fn needed(field: &FormField, words: &Words) -> String {
    let key = match &field.field.kind {
        FieldKind::Code => "form-needs-code",
        FieldKind::Date | FieldKind::Day => "form-needs-date",
        FieldKind::Actor | FieldKind::Choice(_) | FieldKind::Flag => "form-needs-choice",
        FieldKind::Claimant => "form-needs-name",
        FieldKind::Reference(_) | FieldKind::References(_) => "form-needs-record",
        FieldKind::Number | FieldKind::Whole | FieldKind::Range | FieldKind::HalfLife => {
            "form-needs-number"
        }
        _ => "form-needs-text",
    };
    words.get(key).into_owned()
}

/// Why what is written is no value of its field.
pub(super) fn wrong_value(field: &FormField, error: &TypedError, words: &Words) -> String {
    match error {
        TypedError::Date { problem, .. } => words.date_problem(problem),
        TypedError::Other { .. } if matches!(field.field.kind, FieldKind::Code) => {
            needed(field, words)
        }
        // The label says which field it is.
        TypedError::Other { reason, .. } => capital(reason),
    }
}

/// A problem without advice that only makes sense in a file.
fn plainly(problem: &Problem, words: &Words) -> String {
    capital(&match advises_on_file(&problem.kind) {
        true => words.problem_message(problem),
        false => words.problem_sentence(problem),
    })
}

/// Whether the advice about a problem is in terms of the file's keys and tables.
fn advises_on_file(kind: &ProblemKind) -> bool {
    match kind {
        ProblemKind::Text(fault) => !matches!(fault, TextFault::Unseen { .. }),
        ProblemKind::Field { fault, .. } => matches!(
            fault,
            FieldFault::Missing
                | FieldFault::EmptyReporter
                | FieldFault::WrongType { unquoted: Some(_), .. }
                | FieldFault::NotTables
                | FieldFault::NotAPair
                | FieldFault::OfLevel
                | FieldFault::ShareOfNothing
        ),
        ProblemKind::Record { fault, .. } => matches!(fault, RecordFault::PassesUntil),
        ProblemKind::Tie(fault) => matches!(
            fault,
            TieFault::NoSchema
                | TieFault::NoSuchSchema { .. }
                | TieFault::FewSides { .. }
                | TieFault::Circle(_)
                | TieFault::OneSided { .. }
                | TieFault::ReversesPassing { .. }
                | TieFault::FarAfterOthers { .. }
        ),
        ProblemKind::StaleHeadline { .. } | ProblemKind::Template { .. } => false,
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
