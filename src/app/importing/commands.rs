//! What is done in the dialog.

use std::path::PathBuf;

use super::work::{ImportEffect, ImportNews, LookOrder, Seen};
use super::{ImportCommand, ImportFlag, Importing, Stage};
use crate::app::state::{Effect, Overlay, State};
use crate::import::{ImportAs, Mapping, Progress, TableAs, refusal_words};

impl State {
    /// Opens the dialog on files, or to choose some.
    pub(in crate::app) fn open_import(&mut self, paths: Vec<PathBuf>) -> Option<Effect> {
        let mut dialog = Importing::new(self.brief.ticket());
        let effect = if paths.is_empty() {
            ImportEffect::Choose { is_folder: false }
        } else {
            dialog.stage = Stage::Looking;
            dialog.paths.clone_from(&paths);
            self.look_order(dialog.ticket, paths, None)
        };
        self.overlay = Overlay::Import(Box::new(dialog));
        Some(Effect::Import(effect))
    }

    pub(in crate::app) fn import_command(&mut self, command: ImportCommand) -> Option<Effect> {
        match command {
            ImportCommand::Choose => {
                return Some(Effect::Import(ImportEffect::Choose { is_folder: false }));
            }
            ImportCommand::ChooseFolder => {
                return Some(Effect::Import(ImportEffect::Choose { is_folder: true }));
            }
            ImportCommand::Take(paths) => return self.open_import_on(paths),
            ImportCommand::TakePath => {
                let Overlay::Import(dialog) = &self.overlay else { return None };
                let text = dialog.path_text.trim().trim_matches('"').to_owned();
                let has_some = !text.is_empty();
                return has_some.then(|| self.open_import_on(vec![text.into()])).flatten();
            }
            ImportCommand::Start => return self.start_import(),
            ImportCommand::Close => {
                self.cancel_import();
                self.overlay = Overlay::None;
            }
            ImportCommand::Cancel => self.cancel_import(),
            other => return self.change_import(other),
        }
        None
    }

    fn look_order(&self, ticket: u64, paths: Vec<PathBuf>, sheet: Option<String>) -> ImportEffect {
        let dossier = self.document.path.clone();
        ImportEffect::Look(ticket, Box::new(LookOrder { paths, sheet, dossier }))
    }

    fn open_import_on(&mut self, paths: Vec<PathBuf>) -> Option<Effect> {
        // If nothing was chosen, the selection stays.
        if paths.is_empty() { None } else { self.open_import(paths) }
    }

    fn cancel_import(&self) {
        if let Overlay::Import(dialog) = &self.overlay
            && let Stage::Running(progress) = &dialog.stage
        {
            progress.cancel();
        }
    }

    fn change_import(&mut self, command: ImportCommand) -> Option<Effect> {
        let Overlay::Import(dialog) = &mut self.overlay else { return None };
        dialog.wrong = None;
        let form = &mut dialog.form;
        match command {
            ImportCommand::EditPath(text) => dialog.path_text = text,
            ImportCommand::Edit(field, text) => *form.text_mut(field) = text,
            ImportCommand::SetFlag(ImportFlag::RootEvents, is_set) => form.root_events = is_set,
            ImportCommand::SetFlag(ImportFlag::KeepDuplicates, is_set) => {
                form.keep_duplicates = is_set;
            }
            ImportCommand::SetFlag(ImportFlag::Quad(quad), is_set) => {
                form.quads.retain(|other| *other != quad);
                form.quads.extend(is_set.then_some(quad));
                form.quads.sort_by_key(|quad| quad.number());
            }
            ImportCommand::SetSpan(span) => form.span = span,
            ImportCommand::SetMapping(field, column) => {
                // A field of its own table: the dialog shows no other.
                let _ = form.mapping.set(field, column.as_deref());
            }
            ImportCommand::SetEdition(id) => form.edition = id,
            ImportCommand::SetAs(import_as) => {
                form.import_as = import_as;
                self.suggest_import();
            }
            ImportCommand::SetColumn(column) => {
                form.column = Some(column);
                self.suggest_import();
            }
            ImportCommand::SetSheet(sheet) => {
                form.sheet = Some(sheet.clone());
                form.mapping = Mapping::new(TableAs::Events);
                form.column = None;
                dialog.stage = Stage::Looking;
                dialog.ticket = self.brief.ticket();
                let (ticket, paths) = (dialog.ticket, dialog.paths.clone());
                return Some(Effect::Import(self.look_order(ticket, paths, Some(sheet))));
            }
            ImportCommand::Back => dialog.stage = Stage::Asking,
            _ => {}
        }
        None
    }

    /// Fills in what is likely wanted.
    fn suggest_import(&mut self) {
        let Overlay::Import(dialog) = &mut self.overlay else { return };
        let Some(looked) = dialog.looked.clone() else { return };
        let taken = &dialog.taken;
        let is_free = |name: &str| !taken.contains(&name.to_lowercase());
        let dossier = self.document.dossier();
        dialog.form.suggest(dossier, &looked, is_free);
        if let (ImportAs::Table(table_as), Some(preview)) = (dialog.form.import_as, &looked.preview)
            && let Some(saved) = self.remembered.mapping_of(table_as, &preview.columns)
        {
            dialog.form.mapping = saved;
            dialog.form.mapping.set_sheet(dialog.form.sheet.clone());
        }
    }

    fn start_import(&mut self) -> Option<Effect> {
        let is_asking = |overlay: &Overlay| match overlay {
            Overlay::Import(dialog) => matches!(dialog.stage, Stage::Asking),
            _ => false,
        };
        if !is_asking(&self.overlay) || !self.may_edit() {
            return None;
        }
        let Overlay::Import(dialog) = &self.overlay else { return None };
        let order = self.import_order(dialog);
        let (import_as, mapping) = (dialog.form.import_as, dialog.form.mapping.clone());
        let columns = dialog.looked.as_ref().and_then(|looked| looked.preview.as_ref());
        if let (ImportAs::Table(_), Some(preview), Ok(_)) = (import_as, columns, &order) {
            self.remembered.keep_mapping(&preview.columns, &mapping);
        }
        let Overlay::Import(dialog) = &mut self.overlay else { return None };
        match order {
            Ok(order) => {
                let progress = Progress::default();
                dialog.wrong = None;
                dialog.stage = Stage::Running(progress.clone());
                Some(Effect::Import(ImportEffect::Run(Box::new(order), progress)))
            }
            Err(wrong) => {
                dialog.wrong = Some(wrong);
                None
            }
        }
    }

    /// Takes in what background work reports.
    pub(in crate::app) fn hear_import(&mut self, news: ImportNews) {
        match news {
            ImportNews::Looked(ticket, seen) => self.take_looked(ticket, *seen),
            ImportNews::Ended(ticket, ended) => self.take_imported(ticket, ended),
        }
    }

    fn take_looked(&mut self, ticket: u64, seen: Result<Seen, String>) {
        let Overlay::Import(dialog) = &mut self.overlay else { return };
        if dialog.ticket != ticket {
            return;
        }
        match seen {
            Ok(Seen { looked, count, bytes, taken }) => {
                (dialog.files, dialog.taken) = ((count, bytes), taken);
                let is_first = dialog.looked.is_none();
                if is_first && let Some(seems) = looked.seems {
                    dialog.form.import_as = seems;
                } else if is_first {
                    dialog.form.import_as = ImportAs::Table(TableAs::Events);
                }
                let refusal = looked.refusal.as_ref();
                let refusal = refusal.map(|why| refusal_words(why, &self.words));
                dialog.wrong = refusal.map(|why| (None, format!("{}: {why}", looked.name)));
                dialog.looked = Some(looked);
                dialog.stage = Stage::Asking;
                self.suggest_import();
            }
            Err(why) => {
                dialog.wrong = Some((None, why));
                dialog.stage = Stage::Choosing;
            }
        }
    }
}
