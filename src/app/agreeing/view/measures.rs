//! How far the two agree, in numbers.

use egui::{RichText, Ui};

use crate::app::agreeing::Walk;
use crate::app::look::fonts;
use crate::app::look::widgets::muted;
use crate::app::state::State;
use crate::reading::Subject;
use crate::reading::wording::signed;

/// The catalogue's key of what is judged.
pub(super) const fn subject_key(subject: Subject) -> &'static str {
    match subject {
        Subject::Root => "agree-root",
        Subject::Class => "agree-class",
        Subject::Actor => "agree-actor",
        Subject::Status => "agree-status",
    }
}

pub(super) fn measures_ui(ui: &mut Ui, state: &State, walk: &Walk) {
    let words = &state.words;
    let found = &walk.agreement;
    ui.columns(Subject::ALL.len(), |columns| {
        for (ui, subject) in columns.iter_mut().zip(Subject::ALL) {
            let Some(kappa) = found.kappas.get(&subject) else { continue };
            muted(ui, words.get(subject_key(subject)));
            let said = |kappa: Option<f64>| kappa.map_or_else(|| "–".to_owned(), two_digits);
            let value = said(kappa.kappa);
            let text = words.with("agree-kappa", &[("value", value.into())]);
            let before = walk.before.get(&subject).filter(|before| *before != kappa);
            ui.horizontal(|ui| {
                let response = ui.label(RichText::new(text).font(fonts::strong(15.0)));
                response.on_hover_text(words.get("agree-kappa-what"));
                if let Some(before) = before {
                    let values = [("value", said(before.kappa).into())];
                    muted(ui, words.with("agree-before", &values));
                }
            });
            let values = [("agreed", kappa.agreed.into()), ("count", kappa.count.into())];
            muted(ui, words.with("agree-agreed", &values));
        }
    });
    let mut lines = Vec::new();
    if let Some(scores) = &found.scores {
        let values = [
            ("count", scores.count.into()),
            ("mean", signed(scores.mean, 2).into()),
            ("apart", two_digits(scores.apart).into()),
        ];
        lines.push(words.with("agree-scores", &values).into_owned());
    }
    let day = words.day(walk.as_of);
    lines.push(words.with("agree-as-of", &[("day", day.into())]).into_owned());
    let [mine, theirs] = &found.alone;
    if !found.uncoded.is_empty() {
        lines.push(words.with("agree-uncoded", &[("count", found.uncoded.len().into())]).into());
    }
    if !found.unjudged.is_empty() {
        lines.push(words.with("agree-unjudged", &[("count", found.unjudged.len().into())]).into());
    }
    if !mine.is_empty() || !theirs.is_empty() {
        let values = [("mine", mine.len().into()), ("theirs", theirs.len().into())];
        lines.push(words.with("agree-alone", &values).into_owned());
    }
    muted(ui, lines.join(" "));
}

/// With both digits also where they are 0, so that measures can be compared at a glance.
fn two_digits(value: f64) -> String {
    format!("{value:.2}").replace('-', "−")
}
