//! Quotations with how they stand, and the texts that they are from.

mod keeping;
mod passage;
mod quote;

pub use keeping::keeping_ui;
pub use passage::passage_ui;
pub use quote::quote_ui;
