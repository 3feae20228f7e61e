//! What goes to the clipboard as a table: what the page in view shows.

use super::selection::Page;
use super::state::{Effect, State};
use crate::export::{clip, tables};

impl State {
    /// Commitments on their page, events elsewhere; as of the day shown.
    pub(in crate::app) fn copy_table(&self) -> Option<Effect> {
        let wanted = if self.chart.page == Page::Ledger { "commitments" } else { "events" };
        let tables = tables(&self.document.holdings, &self.content);
        let table = tables.iter().find(|table| table.name == wanted)?;
        Some(Effect::CopyTable(Box::new(clip(table))))
    }
}
