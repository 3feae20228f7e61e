//! What is being entered and is not in the text yet: half-filled forms, and the fields of the
//! question about a new dossier. The journal keeps it with the edits.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::app::drafting::KeptDraft;
use crate::app::file::{Begin, Question};
use crate::app::forms::kept::KeptForm;
use crate::app::state::State;

/// What is being entered and is not in the text yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Beside {
    /// The question about a new dossier: title and sides.
    pub begin: Option<[String; 3]>,
    /// Open forms, the one in front last.
    pub forms: Vec<KeptForm>,
    /// Forms that were left with something written in them.
    pub aside: Vec<KeptForm>,
    /// A draft from a text.
    pub draft: Option<KeptDraft>,
}

/// As it is in a journal. Forms are read one by one, so that one written by another version does
/// not take the others down with it.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Written {
    begin: Option<[String; 3]>,
    forms: Vec<serde_json::Value>,
    aside: Vec<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<serde_json::Value>,
}

impl Beside {
    /// What is being entered now.
    pub(crate) fn of(state: &State) -> Self {
        let begin = state.file.questions.iter().find_map(|question| match question {
            Question::Begin(begin) => Some(begin.texts.clone()),
            _ => None,
        });
        let begin = begin.filter(|texts| texts.iter().any(|text| !text.is_empty()));
        let [forms, aside] = state.forms.kept(state.document.history());
        Self { begin, forms, aside, draft: KeptDraft::of(state) }
    }

    /// Whether there is nothing of forms in it, and no draft.
    pub(crate) fn has_no_form(&self) -> bool {
        self.forms.is_empty() && self.aside.is_empty() && self.draft.is_none()
    }

    /// Whether nothing would be lost.
    pub(crate) fn is_empty(&self) -> bool {
        self.begin.is_none() && self.has_no_form()
    }

    /// Its text for a journal; `None` if there is nothing to keep.
    pub(crate) fn written(&self) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        let values = |forms: &[KeptForm]| -> Vec<serde_json::Value> {
            forms.iter().filter_map(|form| serde_json::to_value(form).ok()).collect()
        };
        let (forms, aside) = (values(&self.forms), values(&self.aside));
        let draft = self.draft.as_ref().and_then(KeptDraft::written);
        let written = Written { begin: self.begin.clone(), forms, aside, draft };
        serde_json::to_string(&written).ok()
    }

    /// Reads what a journal has kept, and whether that was all of it.
    pub(crate) fn read(text: &str) -> (Self, bool) {
        let Ok(written) = serde_json::from_str::<Written>(text) else {
            return (Self::default(), false);
        };
        let count = written.forms.len() + written.aside.len();
        let read = |forms: Vec<serde_json::Value>| -> Vec<KeptForm> {
            forms.into_iter().filter_map(|form| serde_json::from_value(form).ok()).collect()
        };
        let (forms, aside) = (read(written.forms), read(written.aside));
        let had_draft = written.draft.is_some();
        let draft = written.draft.and_then(KeptDraft::read);
        let is_whole = forms.len() + aside.len() == count && had_draft == draft.is_some();
        (Self { begin: written.begin, forms, aside, draft }, is_whole)
    }
}

impl State {
    /// Opens forms and question again as they were kept; whether all could be.
    pub(in crate::app) fn restore(&mut self, beside: &Beside) -> bool {
        let history = self.document.history();
        let is_whole = self.forms.reopen(&beside.forms, &beside.aside, history);
        if let Some(KeptDraft(going)) = &beside.draft {
            self.take_up_draft(Arc::clone(going));
        }
        if let Some(texts) = &beside.begin {
            let begin = Begin { texts: texts.clone() };
            self.file.questions.insert(0, Question::Begin(begin));
        }
        is_whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_read_is_read() {
        let form = r#"{"about":{"new":"source"},"texts":[["title","Gazette"]]}"#;
        let (beside, is_whole) = Beside::read(&format!(
            r#"{{"begin":["A","",""],"forms":[{form},{{"about":"a drawing"}}],"more":1}}"#
        ));
        assert!(!is_whole);
        assert_eq!(beside.begin.as_ref().map(|texts| texts[0].as_str()), Some("A"));
        assert_eq!(beside.forms.len(), 1);
        assert_eq!(Beside::read(&beside.written().unwrap()), (beside, true));
        assert_eq!(Beside::default().written(), None);
        assert_eq!(Beside::read("damaged"), (Beside::default(), false));
    }
}
