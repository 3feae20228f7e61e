//! Where texts stand beside their marks. It knows nothing of charts: it is asked about texts, marks
//! and lines on a field.

mod ground;
mod place;

pub use place::{Field, Lines, Spot, Wish};
