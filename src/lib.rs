//! Détente: tension over time between two sides of a dispute, beside the commitments each
//! side made.
//!
//! ```
//! use detente::ledger::Ledger;
//! use detente::reading::{Holdings, Settings};
//! use detente::tension::Series;
//!
//! let text = r#"
//! schema = 1
//! title = "A quarrel over salt"
//! cutoff = "2025-06-01"
//! [[sides]]
//! id = "a"
//! name = "Arcadia"
//! [[sides]]
//! id = "b"
//! name = "Borduria"
//! [[events]]
//! id = "tax"
//! date = "2025-05-01"
//! headline = "Arcadia taxes salt"
//! actor = "a"
//! code = "163"
//! [[commitments]]
//! id = "lift"
//! by = "a"
//! text = "Lift the tax by the summer"
//! made = "2025-05-20"
//! due = "2025-06-21"
//! "#;
//! let dossier = detente::dossier::parse(text).dossier.expect("it has no errors");
//! let holdings = Holdings::new(dossier);
//! let settings = Settings::of(holdings.dossier());
//!
//! let series = Series::compute(&settings.model, &holdings.select(settings.scope()));
//! let (day, tension) = series.iter().last().expect("something happened");
//! assert_eq!(day.to_string(), "2025-06-01");
//! assert!(tension.is_some_and(|tension| tension > 50.0));
//!
//! let ledger = Ledger::compute(holdings.dossier(), settings.as_of);
//! assert_eq!(ledger.rows.len(), 1);
//! ```
//!
//! # Rooms
//!
//! From the ground up: [`dossier`] is the file format and depends on no other room; [`markup`]
//! writes XML; [`words`] has the texts, days and numbers of each language; [`streams`] are the data
//! files beside a dossier and [`evidence`] checks its quotations; [`tension`] and [`ledger`]
//! compute on it; [`reading`] is what it says on a day; [`export`] gives tables; [`edit`] changes
//! it; [`store`] reads and writes files; [`drafting`] finds in a text what may become a record;
//! [`import`] reads others' data; [`figure`] lays out charts, and `raster` paints them. `brief` makes
//! them files, `app` is the window and `cli` the command line. `ARCHITECTURE.md` has the map.
//!
//! # Features
//!
//! `window`, `cli`, `briefs` and `pictures`, all of them by default. With `default-features = false` there is
//! neither egui nor Typst nor clap; `examples/` has programs that use the core alone.
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
#[cfg(feature = "pictures")]
pub mod raster;
pub mod reading;
pub mod store;
pub mod streams;
pub mod tension;
pub mod words;
