//! The text of a file, taken apart and changed in place: what stands where, how
//! it is laid out, and the splices of every change.

mod insert;
pub(super) mod list;
pub(super) mod literal;
mod locate;
mod order;
pub(super) mod pieced;
pub(super) mod records;
mod rename;
pub(super) mod splice;
pub(super) mod style;
pub(super) mod syntax;
mod tree;
mod write;
