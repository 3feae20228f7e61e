//! What forms, and the tables that they are about, are called.

use crate::app::forms::{Form, Target, kind_key, list_key, place_in_words};
use crate::app::state::State;
use crate::dossier::MOST_HEADLINE;
use crate::words::one_line;

/// What a form is called.
pub(super) fn title(state: &State, form: &Form) -> String {
    let words = &state.words;
    let new = |key: &str| {
        let kind = words.get(key).into_owned();
        words.with("form-new", &[("kind", kind.into())]).into_owned()
    };
    match &form.target {
        Target::New(kind) => new(kind_key(*kind)),
        Target::NewItem(_, list) => new(list_key(*list)),
        Target::NewMetric(_) => new("field-metric"),
        Target::MadeUp => state.words.get("form-made-up").into_owned(),
        Target::Existing(place) => {
            let headline = state.document.history().headline(place);
            let headline = one_line(&headline, MOST_HEADLINE);
            let what = place_in_words(place, &headline, words);
            words.with("form-edit", &[("what", what.into())]).into_owned()
        }
    }
}
