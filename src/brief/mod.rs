//! Briefs: a dossier as a figure, a slide or a page; as PDF, SVG, PNG or one
//! HTML file. With no display and no GPU, the same bytes every time.
//!
//! It reads and writes no file, fetches nothing and knows no clock. Pages are set by Typst from
//! templates, a user's own templates in a separate process; a figure alone is painted without
//! Typst, which is faster.

mod animated;
mod apart;
mod axes;
mod book;
mod charts;
mod data;
mod deck;
mod export;
mod figure;
mod house;
mod html;
mod known;
mod legible;
mod logo;
mod material;
mod options;
mod paint;
mod pptx;
mod prepared;
mod problem;
mod provenance;
mod replay;
mod size;
mod stamp;
mod svg;
mod template;
mod typeset;
mod world;

pub use animated::{apng, gif};
pub use apart::{WORKER_ARGUMENT, Worker, serve};
pub use axes::reach;
pub use book::{Book, BookOptions, BookProvenance};
pub use data::{
    BriefData, ChartData, ClaimData, CommitmentData, DATA_FORMAT, DateData, DossierData, EventData,
    HeadlineData, HouseData, MethodData, MoveData, MoversData, PageData, PeriodData, SideData,
    SourceData, SpanData, StatusCount, TensionData, VerdictData,
};
pub use export::{Format, Press, Remarks, Sheet, page_name};
pub use figure::{PaintedFigure, figure};
pub use house::{House, HouseError, Logo};
pub use html::html;
pub use options::{Brief, ChartKind, Layout, Options, Origin, Paper, UnknownMarking};
pub use pptx::{Change, RefreshError, Refreshed, pptx, refresh, slide_size};
pub use problem::{BriefError, TemplateProblem};
pub use provenance::{Asked, AskedError, Provenance, Said, provenance};
pub use replay::{Frame, MOST_FRAMES, Replay};
pub use size::{Preset, SIDE_PX, Size, TEXT_SCALE};
pub use stamp::{read_book, read_provenance};
pub use template::{ReadFile, Template};
pub use typeset::{Pdf, Pixels, STACK_BYTES, Target, Typeset, compile, data, forget, forget_older};

pub use crate::raster::{MissingGlyphs, PngError, encode_png, pixels, png};
