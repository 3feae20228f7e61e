//! How tense it is: three models of tension over time, how far the choice of
//! settings matters, and which events moved it.
//!
//! Pure functions of a dossier's events (DESIGN §4); days are whole, and
//! higher means more hostile. Nothing here knows a screen, a file or a clock.

mod attribution;
mod band;
mod extremes;
mod flow;
mod level;
mod log;
mod mean;
mod model;
mod series;
mod trace;

pub use attribution::{Attribution, Change, NotASum};
pub use band::SensitivityBand;
pub use extremes::{BandExtremes, BandMember, Dates};
pub use log::{Direction, DirectionError, EventLog, Scope, Selection};
pub use model::{Model, NAMED_BANDS, NamedBand};
pub use series::Series;
pub use trace::{Move, moves};
