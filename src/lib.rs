//! Détente: tension over time between two sides of a dispute, beside the
//! commitments each side made.
//!
//! The rooms, from the ground up: [`dossier`] knows nobody; [`tension`] and
//! [`ledger`] compute on it; [`reading`] is what it says on a day; [`edit`] changes
//! it; [`drafting`] finds in a text what may become a record; [`store`] reads and writes files; [`markup`] writes XML; [`figure`] lays out charts; [`brief`]
//! makes them files; [`app`] is the window and [`cli`] the command line. `ARCHITECTURE.md` has the map.
#![forbid(unsafe_code)]

#[cfg(feature = "window")]
pub mod app;
#[cfg(feature = "briefs")]
pub mod brief;
#[cfg(feature = "cli")]
pub mod cli;
pub mod dossier;
pub mod drafting;
pub mod edit;
pub mod evidence;
pub mod export;
pub mod figure;
pub mod import;
pub mod ledger;
pub mod markup;
pub mod reading;
pub mod store;
pub mod streams;
pub mod tension;
pub mod words;
