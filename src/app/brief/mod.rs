//! The dialog that makes a brief of the open dossier: what is asked for, its
//! preview, and its files. Nothing here draws; nothing here but the threads in
//! `service` sets pages or touches files.
//!
//! A thread of its own sets the pages for the preview and paints those in
//! view; the newest request wins. Saving has another one, which stops between
//! two pages once it is cancelled.

mod command;
mod dialog;
mod draft;
mod making;
mod news;
mod preview;
mod save;
mod service;
mod styling;
pub(super) mod view;

pub(super) use command::{BriefCommand, BriefEffect};
pub(super) use dialog::{Dialog, Memory};
pub(super) use draft::{Field, Size};
pub(super) use news::{BriefNews, Failure};
pub(super) use preview::{Picture, Preview};
pub(super) use service::BriefService;
