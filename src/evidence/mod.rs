//! Whether a quotation stands in the text that it is taken from: word for word, with
//! differences, or not at all.
//!
//! It reads no files and knows no screen: texts come from `store`.

mod align;
mod quote;
mod records;
mod tokens;

pub use quote::{Difference, Finding, find_quote};
pub use records::{Checked, KeptTexts, Place, Quotes, Standing, TextProblem};
