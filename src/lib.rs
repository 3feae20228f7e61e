//! Détente: tension over time between two sides of a dispute, beside the
//! commitments each side made.
//!
//! The rooms, from the ground up: [`dossier`] knows nobody; [`tension`] and
//! [`ledger`] compute on it; [`store`] reads and writes files; `ARCHITECTURE.md`
//! has the map.
#![forbid(unsafe_code)]

pub mod dossier;
pub mod ledger;
pub mod store;
pub mod tension;
