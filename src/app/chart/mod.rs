//! The middle of the window: the chart and the table of events, the day and the
//! days that they show, and what is assumed beside the record.

pub(super) mod calibrating;
pub(super) mod filter;
pub(super) mod picture;
pub(super) mod replay;
pub(super) mod span;
pub(super) mod supposing;
pub(super) mod table;
pub(super) mod timeline;
pub(super) mod view;

use crate::dossier::Day;
use crate::figure::View;
use crate::reading::{Content, Headline, MarkerIndex};
use filter::Filter;
use replay::ReplayStep;
use span::Span;
use supposing::Supposing;
use table::Table;

use super::selection::Page;

/// What the middle of the window shows.
#[derive(Debug)]
pub(super) struct ChartState {
    /// Which events are drawn.
    pub filter: Filter,
    /// The markers of those that are.
    pub index: MarkerIndex,
    /// The days in view.
    pub view: View,
    /// The sentence over the chart.
    pub headline: Headline,
    /// Chart or table.
    pub page: Page,
    /// The span that is asked what moved tension.
    pub span: Span,
    /// What is assumed beside the record.
    pub supposing: Supposing,
    /// The table of events; its rows are up to date while it is shown.
    pub table: Table,
    /// Whether the key stands in place of the lanes, whole.
    pub key_open: bool,
    /// What stands in the as-of field.
    pub as_of_text: String,
    /// Why that is no day.
    pub as_of_error: Option<String>,
    /// All events in the order in which they became known.
    pub steps: Vec<ReplayStep>,
    /// Whether the record is being walked through, and up to which day.
    pub playing: Option<Day>,
}

impl ChartState {
    /// The whole of a record.
    pub(super) fn of(content: &Content, as_of_text: String, steps: Vec<ReplayStep>) -> Self {
        Self {
            filter: Filter::default(),
            index: MarkerIndex::of(content),
            view: View::of(content, None, None),
            headline: Headline {
                value: String::new(),
                sentence: String::new(),
                shorter: Vec::new(),
            },
            page: Page::Chart,
            span: Span::default(),
            supposing: Supposing::default(),
            table: Table::default(),
            key_open: false,
            as_of_text,
            as_of_error: None,
            steps,
            playing: None,
        }
    }
}
