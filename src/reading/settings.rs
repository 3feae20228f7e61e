//! What is asked of a dossier: the same question from the window, the command
//! line and a brief.

use crate::dossier::{Day, Dossier, ModelKind};
use crate::tension::{Direction, Model, Scope, Stock};

/// What is asked of a dossier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// How tension is computed.
    pub model: Model,
    /// Whose acts count.
    pub direction: Direction,
    /// The day whose knowledge is shown.
    pub as_of: Day,
    /// Whether each direction has a line of its own beside the one that
    /// counts, where that is of both.
    pub apart: bool,
}

impl Settings {
    /// What the dossier itself asks for.
    pub fn of(dossier: &Dossier) -> Self {
        Self {
            model: Model::from(&dossier.model),
            direction: Direction::Both,
            // Where nothing is dated, every day looks the same.
            as_of: dossier.default_as_of().unwrap_or(Day::from_number(1)),
            apart: false,
        }
    }

    /// Which events count.
    pub const fn scope(&self) -> Scope {
        Scope { as_of: self.as_of, direction: self.direction }
    }

    /// The stock by which it is told what stands: the one in use, or the one of
    /// the dossier's settings where another kind of model is.
    pub fn stock(&self, dossier: &Dossier) -> Stock {
        match self.model {
            Model::Stock(stock) => stock,
            _ => Model::stock(&dossier.model),
        }
    }

    /// The same with another kind of model, at what the dossier says about it.
    #[must_use]
    pub fn with_model(self, dossier: &Dossier, kind: ModelKind) -> Self {
        Self { model: Model::of_kind(&dossier.model, kind), ..self }
    }
}
