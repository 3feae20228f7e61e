//! Whose acts count.

use crate::dossier::{Dossier, Slot};

/// Who acts toward whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// All events.
    #[default]
    Both,
    /// Those by this side, or by both together.
    By(Slot),
}

/// A text that names no direction.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{given:?} is no direction; write both, {forward} or {backward}")]
pub struct DirectionError {
    given: String,
    forward: String,
    backward: String,
}

impl Direction {
    /// Reads `both`, or the sides' ids with `>` between them.
    ///
    /// # Errors
    /// Where the text is neither.
    pub fn parse(text: &str, dossier: &Dossier) -> Result<Self, DirectionError> {
        let name = |slot| Self::By(slot).name(dossier);
        if text == "both" {
            return Ok(Self::Both);
        }
        let found = Slot::BOTH.into_iter().find(|slot| name(*slot) == text);
        found.map(Self::By).ok_or_else(|| DirectionError {
            given: text.to_owned(),
            forward: name(Slot::First),
            backward: name(Slot::Second),
        })
    }

    /// `both`, or `china>us`.
    pub fn name(self, dossier: &Dossier) -> String {
        match self {
            Self::Both => "both".to_owned(),
            Self::By(slot) => {
                format!("{}>{}", dossier.side(slot).id, dossier.side(slot.other()).id)
            }
        }
    }

    /// Whether it takes the acts of an actor; `None` acts for both sides.
    pub const fn takes(self, actor: Option<Slot>) -> bool {
        match (self, actor) {
            (Self::Both, _) | (_, None) => true,
            (Self::By(slot), Some(actor)) => slot.index() == actor.index(),
        }
    }
}
