//! A folder of dossiers: asked for, looked into, read.

use std::path::PathBuf;

use super::{News, Services};
use crate::app::desk::{self, DeskEffect, DeskNews};
use crate::store;

impl Services {
    /// Reads a folder of dossiers, or asks for one.
    pub(crate) fn desk(&self, title: &str, effect: DeskEffect) {
        if matches!(effect, DeskEffect::Choose) {
            let dialog = rfd::AsyncFileDialog::new().set_title(title).pick_folder();
            self.spawn_some("asking for a folder", move || {
                let folder = pollster::block_on(dialog)?;
                Some(News::Desk(DeskNews::Chosen(folder.path().to_owned())))
            });
        } else {
            let work = || desk::carry_out(effect).map(News::Desk);
            self.spawn_some("reading a folder of dossiers", work);
        }
    }

    /// Looks whether a folder that was dropped has dossiers: else it is data.
    pub(crate) fn look_at_folder(&self, folder: PathBuf) {
        self.spawn("looking into a folder", move || {
            let found = store::find_dossiers(&folder);
            let has_some = found.is_ok_and(|found| !found.files.is_empty());
            News::Desk(DeskNews::Dropped(folder, has_some))
        });
    }
}
