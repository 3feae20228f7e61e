//! How quotations stand in the texts of their sources, in words.

use crate::dossier::Dossier;
use crate::evidence::{Difference, Standing, TextProblem};
use crate::words::Words;

/// How a quotation stands, in a sentence.
pub fn standing_text(standing: &Standing, dossier: &Dossier, words: &Words) -> String {
    let name = |place: usize| {
        dossier.sources.get(place).map(|source| source.title.as_str()).unwrap_or_default()
    };
    match standing {
        Standing::Verbatim(source, _) => {
            words.with("quote-verbatim", &[("source", name(*source).into())]).into_owned()
        }
        Standing::Differs(source, _, differences) => {
            let values = [("source", name(*source).into()), ("count", differences.len().into())];
            words.with("quote-differs", &values).into_owned()
        }
        Standing::NotFound => words.get("quote-not-found").into_owned(),
        Standing::NotKept => words.get("quote-not-kept").into_owned(),
    }
}

/// The sign of how a quotation stands, beside it.
pub const fn standing_sign(standing: &Standing) -> &'static str {
    match standing {
        Standing::Verbatim(..) => "✓",
        Standing::Differs(..) => "≈",
        Standing::NotFound => "✗",
        Standing::NotKept => "–",
    }
}

/// How a quotation stands, in a word or two for a brief; none where no text is kept.
pub fn standing_mark(standing: &Standing, words: &Words) -> Option<String> {
    let key = match standing {
        Standing::Verbatim(..) => "quote-mark-verbatim",
        Standing::Differs(..) => "quote-mark-differs",
        Standing::NotFound => "quote-mark-not-found",
        Standing::NotKept => return None,
    };
    Some(words.get(key).into_owned())
}

/// What is otherwise in a quotation than in its text.
pub fn difference_text(difference: &Difference, words: &Words) -> String {
    let Difference { quoted, stands } = difference;
    let values = [("quoted", quoted.as_str().into()), ("stands", stands.as_str().into())];
    let key = match (quoted.is_empty(), stands.is_empty()) {
        (true, _) => "quote-left-out",
        (_, true) => "quote-put-in",
        _ => "quote-other-words",
    };
    words.with(key, &values).into_owned()
}

/// What is wrong with a text that should be kept.
pub fn text_problem_text(problem: &TextProblem, words: &Words) -> String {
    match problem {
        TextProblem::Missing => words.get("text-missing").into_owned(),
        TextProblem::Changed => words.get("text-changed").into_owned(),
        TextProblem::Unread(why) => {
            words.with("text-unread", &[("why", why.as_str().into())]).into_owned()
        }
    }
}
