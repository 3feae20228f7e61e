//! A hypothesis and what comes of it, in words.

use super::{format_value, signed};
use crate::dossier::{Dossier, ModelKind};
use crate::reading::{Assumption, Hypothesis, Outcome};
use crate::words::Words;

/// What is assumed and what comes of it: `If ‘…’ were lifted: 75 instead of 78,
/// −2.4 on 12 Jun 2025`. Empty where nothing is assumed.
pub fn hypothesis_sentence(
    dossier: &Dossier,
    hypothesis: &Hypothesis,
    outcome: &Outcome,
    kind: ModelKind,
    words: &Words,
) -> String {
    let day = words.day(outcome.day);
    let result = match (outcome.tension, outcome.instead) {
        (Some(tension), Some(instead)) => {
            let values = [
                ("value", format_value(tension, kind).into()),
                ("instead", format_value(instead, kind).into()),
                ("change", signed(tension - instead, 1).into()),
                ("day", day.clone().into()),
            ];
            words.with("suppose-outcome", &values)
        }
        _ => words.with("suppose-no-value", &[("day", day.clone().into())]),
    };
    let with = |key, values: &[(&str, String)]| {
        let values: Vec<_> = values.iter().map(|(name, text)| (*name, text.into())).collect();
        words.with(key, &values).into_owned()
    };
    match hypothesis.assumptions.as_slice() {
        [] if hypothesis.until.is_none() => String::new(),
        [] => {
            let value = outcome.tension.map(|value| format_value(value, kind));
            with("suppose-nothing", &[("day", day), ("value", value.unwrap_or_default())])
        }
        [one] => {
            let condition = condition(dossier, one, words);
            with("suppose-one", &[("condition", condition), ("outcome", result.into_owned())])
        }
        several => {
            let count = ("count", several.len().into());
            words
                .with("suppose-several", &[count, ("outcome", result.into_owned().into())])
                .into_owned()
        }
    }
}

/// `If ‘…’ were lifted`.
fn condition(dossier: &Dossier, assumption: &Assumption, words: &Words) -> String {
    let key = match assumption {
        Assumption::Never(_) => "suppose-if-never",
        Assumption::Lifted { event, .. } => {
            if is_hostile(dossier, event) {
                "suppose-if-lifted"
            } else {
                "suppose-if-ended"
            }
        }
        Assumption::Happens(_) => "suppose-if-happens",
    };
    say(key, dossier, assumption, words)
}

/// An assumption on its own, for a list of them: `‘…’ is lifted on 12 Jun
/// 2025`.
pub fn assumption_text(dossier: &Dossier, assumption: &Assumption, words: &Words) -> String {
    let key = match assumption {
        Assumption::Never(_) => "suppose-never",
        Assumption::Lifted { event, .. } => {
            if is_hostile(dossier, event) {
                "suppose-lifted"
            } else {
                "suppose-ended"
            }
        }
        Assumption::Happens(_) => "suppose-happens",
    };
    say(key, dossier, assumption, words)
}

fn say(key: &str, dossier: &Dossier, assumption: &Assumption, words: &Words) -> String {
    let event = match assumption {
        Assumption::Never(id) | Assumption::Lifted { event: id, .. } => {
            // Where it has gone from the dossier, its id is all there is.
            dossier.events.find(id).map_or(id, |event| &event.headline)
        }
        Assumption::Happens(event) => &event.headline,
    };
    let day = assumption.day().map(|day| words.day(day)).unwrap_or_default();
    words.with(key, &[("event", event.into()), ("day", day.into())]).into_owned()
}

/// What is hostile is lifted; an agreement or a suspension ends.
fn is_hostile(dossier: &Dossier, event: &str) -> bool {
    let event = dossier.events.find(event);
    event.is_none_or(|event| !event.is_reversal() && event.goldstein() <= 0.0)
}
