//! How tense it is: four models of tension over time, how far the choice of
//! settings matters, and which events moved it.
//!
//! Pure functions of a dossier's events (DESIGN §4); days are whole, and
//! higher means more hostile. Nothing here knows a screen, a file or a clock.

mod attribution;
mod band;
mod calibration;
mod direction;
mod entry;
mod extremes;
mod flow;
mod level;
mod log;
mod mean;
mod model;
mod reported;
mod selection;
mod series;
mod standing;
mod stock;
mod trace;

pub use attribution::{Attribution, Change, NotASum};
pub use band::SensitivityBand;
pub use calibration::{Calibration, CalibrationError, CalibrationPoint};
pub use direction::{Direction, DirectionError};
pub use extremes::{BandExtremes, BandMember, Dates};
pub use log::{EventLog, Scope};
pub use model::{Model, NAMED_BANDS, NamedBand};
pub use selection::Selection;
pub use series::Series;
pub use standing::{Measure, Standing, Suspension};
pub use stock::{Cause, Codes, Stock};
pub use trace::{Ending, Move, endings, moves};
