//! Many disputes on one desk: a row for each, in the order of what asks for attention.

mod order;
mod row;
mod trend;

pub use order::{DeskOrder, QUIET_DAYS, arranged};
pub(super) use row::LEAST_CHANGE;
pub use row::{CHANGE_DAYS, DeskDeadline, DeskRow, Mover};
pub use trend::{TREND_DAYS, Trend};
