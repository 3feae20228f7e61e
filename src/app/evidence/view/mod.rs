//! Quotations with how they stand, and the texts that they are from.

mod keeping;
mod passage;
mod quote;

pub(crate) use keeping::keeping_ui;
pub(crate) use passage::passage_ui;
pub(crate) use quote::quote_ui;
