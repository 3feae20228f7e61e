//! A document that changes step by step, and the way back.

pub(super) mod document;
mod draft;
pub(super) mod forms;
pub(super) mod loss;
pub(super) mod name;
pub(super) mod reciprocal;
pub(super) mod removal;
pub(super) mod step;
