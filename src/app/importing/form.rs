//! What is wanted of the files, as it stands in the dialog.

use crate::dossier::{Dossier, QuadClass, Slot};
use crate::import::{ImportAs, Looked, Mapping, Span, TableAs};
use crate::streams::Origin;

/// Something that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImportText {
    /// The two groups of countries.
    Dyad,
    /// The first day.
    From,
    /// The last day.
    To,
    /// Root codes.
    Roots,
    /// The day of the edition.
    Vintage,
    /// The file beside the dossier.
    File,
    /// What its lane is called.
    Label,
    /// The unit of an index.
    Unit,
}

/// Something that is so or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImportFlag {
    /// Only events told at the beginning of their report.
    RootEvents,
    /// Keep rows that tell again what another told.
    KeepDuplicates,
    /// Acts of this class; all classes where none is chosen.
    Quad(QuadClass),
}

/// What stands in the dialog.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ImportForm {
    /// What the files are imported as.
    pub import_as: ImportAs,
    /// The two groups of countries, such as `CHN,USA`.
    pub dyad: String,
    /// The first day; all where empty.
    pub from: String,
    /// The last day.
    pub to: String,
    /// Root codes, parted by commas; all where empty.
    pub roots: String,
    /// Classes of acts; all where empty.
    pub quads: Vec<QuadClass>,
    /// Only root events.
    pub root_events: bool,
    /// Keep duplicates.
    pub keep_duplicates: bool,
    /// The day of the edition; not said where empty.
    pub vintage: String,
    /// The file beside the dossier.
    pub file: String,
    /// What its lane is called.
    pub label: String,
    /// The unit of an index; as its file says where empty.
    pub unit: String,
    /// The column of an index.
    pub column: Option<String>,
    /// Of which days its values are.
    pub span: Option<Span>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Which column of a table is what.
    pub mapping: Mapping,
    /// The stream or index of which this is the new edition.
    pub edition: Option<String>,
}

impl Default for ImportForm {
    fn default() -> Self {
        Self {
            import_as: ImportAs::Gdelt,
            dyad: String::new(),
            from: String::new(),
            to: String::new(),
            roots: String::new(),
            quads: Vec::new(),
            root_events: false,
            keep_duplicates: false,
            vintage: String::new(),
            file: String::new(),
            label: String::new(),
            unit: String::new(),
            column: None,
            span: None,
            sheet: None,
            mapping: Mapping::new(TableAs::Events),
            edition: None,
        }
    }
}

impl ImportForm {
    /// What is written in a field.
    pub(crate) fn text(&self, field: ImportText) -> &str {
        match field {
            ImportText::Dyad => &self.dyad,
            ImportText::From => &self.from,
            ImportText::To => &self.to,
            ImportText::Roots => &self.roots,
            ImportText::Vintage => &self.vintage,
            ImportText::File => &self.file,
            ImportText::Label => &self.label,
            ImportText::Unit => &self.unit,
        }
    }

    /// The same, to be written.
    pub(crate) const fn text_mut(&mut self, field: ImportText) -> &mut String {
        match field {
            ImportText::Dyad => &mut self.dyad,
            ImportText::From => &mut self.from,
            ImportText::To => &mut self.to,
            ImportText::Roots => &mut self.roots,
            ImportText::Vintage => &mut self.vintage,
            ImportText::File => &mut self.file,
            ImportText::Label => &mut self.label,
            ImportText::Unit => &mut self.unit,
        }
    }

    /// What is likely wanted of files that seem to be this: the sides' own codes, a file
    /// named after the source, and where the dossier has the like already, its new
    /// edition.
    pub(super) fn suggest(
        &mut self,
        dossier: &Dossier,
        looked: &Looked,
        is_free: impl Fn(&str) -> bool,
    ) {
        if self.dyad.is_empty() {
            let codes = Slot::BOTH.map(|slot| dossier.side(slot).cameo.clone());
            if let [Some(one), Some(other)] = codes {
                self.dyad = format!("{one},{other}");
            }
        }
        if self.column.is_none() {
            self.column = looked.number.clone().or_else(|| looked.numbers.first().cloned());
        }
        let columns = looked.preview.as_ref().map(|preview| preview.columns.as_slice());
        if let (ImportAs::Table(table_as), Some(columns)) = (self.import_as, columns) {
            if self.mapping.table_as() != table_as {
                self.mapping = Mapping::new(table_as);
            }
            self.mapping.guess_rest(columns);
            self.mapping.set_sheet(self.sheet.clone());
        }
        self.label = self.suggested_label(looked);
        self.edition = self.suggested_edition(dossier);
        let stem = self.stem(looked);
        let names = std::iter::once(stem.clone()).chain((2..1000).map(|at| format!("{stem}-{at}")));
        let free = names.map(|name| format!("{name}.parquet")).find(|name| is_free(name));
        self.file = free.unwrap_or_default();
    }

    fn suggested_label(&self, looked: &Looked) -> String {
        match self.import_as {
            ImportAs::Gdelt => Origin::Gdelt2.family().to_owned(),
            ImportAs::Coded(origin) => origin.family().to_owned(),
            ImportAs::Index => self.column.clone().unwrap_or_default(),
            _ => looked.name.split('.').next().unwrap_or_default().to_owned(),
        }
    }

    /// What has the same name already.
    fn suggested_edition(&self, dossier: &Dossier) -> Option<String> {
        let ends_so =
            |label: &str| label == self.label || label.ends_with(&format!(": {}", self.label));
        if self.import_as.is_stream() {
            let same = dossier.streams.iter().find(|stream| stream.label == self.label);
            return same.map(|stream| stream.id.to_string());
        }
        let is_index = self.import_as == ImportAs::Index && !self.label.is_empty();
        let same = dossier.indices.iter().find(|index| is_index && ends_so(&index.label));
        same.map(|index| index.id.to_string())
    }

    /// What the file is named after.
    fn stem(&self, looked: &Looked) -> String {
        let name = match self.import_as {
            ImportAs::Gdelt | ImportAs::Coded(_) => self.label.as_str(),
            ImportAs::Index => self.column.as_deref().unwrap_or(&looked.name),
            _ => looked.name.split('.').next().unwrap_or_default(),
        };
        crate::import::id_of_file(std::path::Path::new(&format!("{name}.parquet")))
    }
}
