//! From what stands in the dialog to what is done.

use std::path::PathBuf;

use super::{ImportForm, ImportText, Importing};
use crate::app::state::State;
use crate::dossier::Day;
use crate::edit::field_key;
use crate::import::{
    Dyad, ImportAs, IndexRequest, Mapping, MappingError, StreamFilter, StreamRequest, TableAs,
};

/// An import that is to be done.
#[derive(Debug, Clone)]
pub(crate) struct ImportOrder {
    /// Its number.
    pub ticket: u64,
    /// The files and folders.
    pub paths: Vec<PathBuf>,
    /// What is wanted of them.
    pub wanted: Wanted,
}

/// What is wanted of files.
#[derive(Debug, Clone)]
pub(crate) enum Wanted {
    /// A stream's file there.
    Stream(ImportAs, Box<StreamRequest>, Option<Mapping>, PathBuf),
    /// An index's file there.
    Index(Box<IndexRequest>, PathBuf),
    /// Records of a timeline.
    Timeline,
    /// Records of a table.
    Records(Mapping),
}

/// What is wrong: of which field, and why.
type Wrong = (Option<ImportText>, String);

impl State {
    /// What the dialog asks for, or what is wrong with it.
    pub(super) fn import_order(&self, dialog: &Importing) -> Result<ImportOrder, Wrong> {
        let form = &dialog.form;
        let wanted = match form.import_as {
            ImportAs::Timeline => Wanted::Timeline,
            ImportAs::Table(table_as) if table_as != TableAs::Stream => {
                self.check_mapping(dialog)?;
                Wanted::Records(form.mapping.clone())
            }
            ImportAs::Index => {
                let request = IndexRequest {
                    column: form.column.clone(),
                    dates: None,
                    sheet: form.sheet.clone(),
                    unit: Some(form.unit.trim().to_owned()).filter(|unit| !unit.is_empty()),
                    span: form.span,
                    vintage: self.day_of(form, ImportText::Vintage)?,
                };
                Wanted::Index(Box::new(request), self.import_file(dialog)?)
            }
            import_as => {
                let mapping = match import_as {
                    ImportAs::Table(_) => {
                        self.check_mapping(dialog)?;
                        Some(form.mapping.clone())
                    }
                    _ => None,
                };
                let request = StreamRequest {
                    filter: self.import_filter(form)?,
                    actor_words: Vec::new(),
                    vintage: self.day_of(form, ImportText::Vintage)?,
                };
                Wanted::Stream(import_as, Box::new(request), mapping, self.import_file(dialog)?)
            }
        };
        Ok(ImportOrder { ticket: dialog.ticket, paths: dialog.paths.clone(), wanted })
    }

    fn check_mapping(&self, dialog: &Importing) -> Result<(), Wrong> {
        let columns = dialog.looked.as_ref().and_then(|looked| looked.preview.as_ref());
        let columns = columns.map_or(&[][..], |preview| &preview.columns);
        dialog.form.mapping.check(columns).map_err(|error| {
            let why = match error {
                MappingError::Missing { field, .. } => {
                    let field = self.words.get(&field_key(field)).into_owned();
                    self.words.with("import-missing", &[("field", field.into())]).into_owned()
                }
                MappingError::NoCodeOrScore(_) => {
                    self.words.get("import-no-code-or-score").into_owned()
                }
                other => other.to_string(),
            };
            (None, why)
        })
    }

    fn import_filter(&self, form: &ImportForm) -> Result<StreamFilter, Wrong> {
        let dyad: Dyad = form.dyad.parse().map_err(|_| {
            (Some(ImportText::Dyad), self.words.get("import-wrong-dyad").into_owned())
        })?;
        let roots = form.roots.split(',').map(str::trim).filter(|root| !root.is_empty());
        let root = |text: &str| match text.parse::<u8>() {
            Ok(root @ 1..=20) => Ok(format!("{root:02}")),
            _ => {
                let why = self.words.get("import-wrong-root").into_owned();
                Err((Some(ImportText::Roots), why))
            }
        };
        let filter = StreamFilter {
            dyad: Some(dyad),
            roots: roots.map(root).collect::<Result<_, _>>()?,
            quads: form.quads.clone(),
            only_root_events: form.root_events,
            from: self.day_of(form, ImportText::From)?,
            to: self.day_of(form, ImportText::To)?,
            keep_duplicates: form.keep_duplicates,
        };
        match (filter.from, filter.to) {
            (Some(from), Some(to)) if to < from => {
                Err((Some(ImportText::To), self.words.get("import-wrong-days").into_owned()))
            }
            _ => Ok(filter),
        }
    }

    fn day_of(&self, form: &ImportForm, field: ImportText) -> Result<Option<Day>, Wrong> {
        let text = form.text(field).trim();
        if text.is_empty() {
            return Ok(None);
        }
        let day = text
            .parse::<Day>()
            .map_err(|error| (Some(field), self.words.value_sentence(&error.into())))?;
        Ok(Some(day))
    }

    /// The file beside the dossier: a plain name that nothing has.
    fn import_file(&self, dialog: &Importing) -> Result<PathBuf, Wrong> {
        let form = &dialog.form;
        let wrong = |key: &str| (Some(ImportText::File), self.words.get(key).into_owned());
        // Which edition an as-of day uses must be known of each.
        if form.edition.is_some() && form.vintage.trim().is_empty() {
            let (_, why) = wrong("import-needs-vintage");
            return Err((Some(ImportText::Vintage), why));
        }
        let Some(path) = &self.document.path else {
            return Err((None, self.words.get("import-unsaved").into_owned()));
        };
        let name = form.file.trim();
        let is_plain = name.len() > ".parquet".len()
            && name.to_lowercase().ends_with(".parquet")
            && !name.contains(['/', '\\', ':', '\0'])
            && !name.starts_with('.');
        if !is_plain {
            return Err(wrong("import-wrong-file"));
        }
        if dialog.taken.contains(&name.to_lowercase()) {
            return Err(wrong("import-file-there"));
        }
        Ok(path.with_file_name(name))
    }
}
