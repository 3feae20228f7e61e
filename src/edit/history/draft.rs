//! The text of a document in pieces, taken apart in the background before the first edit needs it:
//! a large file is usually read before it is changed.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::panic::resume_unwind;
use std::sync::{Arc, LazyLock};
use std::thread::Builder;

use crate::edit::text::pieced::PiecedText;

/// A text of more bytes than this is taken apart beside whatever its owner does.
const LONG: usize = 1 << 18;

/// A text in pieces, as soon as anything is asked of it.
pub(in crate::edit) struct Draft(LazyLock<PiecedText, Box<dyn FnOnce() -> PiecedText + Send>>);

impl Draft {
    /// Of a text that was parsed without errors.
    pub(in crate::edit) fn of(text: &Arc<str>) -> Self {
        let text = Arc::clone(text);
        let begin = |text: Arc<str>| Builder::new().spawn(move || PiecedText::new(&text)).ok();
        // Where there is no thread to be had, it is done when it is asked for.
        let begun = if text.len() > LONG { begin(Arc::clone(&text)) } else { None };
        Self(LazyLock::new(Box::new(move || match begun {
            // What goes wrong there goes wrong here.
            Some(begun) => begun.join().unwrap_or_else(|cause| resume_unwind(cause)),
            None => PiecedText::new(&text),
        })))
    }
}

impl From<PiecedText> for Draft {
    fn from(pieced: PiecedText) -> Self {
        let draft = Self(LazyLock::new(Box::new(move || pieced)));
        LazyLock::force(&draft.0);
        draft
    }
}

impl Clone for Draft {
    fn clone(&self) -> Self {
        PiecedText::clone(self).into()
    }
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Deref for Draft {
    type Target = PiecedText;

    fn deref(&self) -> &PiecedText {
        &self.0
    }
}

impl DerefMut for Draft {
    fn deref_mut(&mut self) -> &mut PiecedText {
        &mut self.0
    }
}
