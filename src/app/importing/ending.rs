//! What came of an import goes into the dossier, as one step.

use std::path::Path;

use super::work::{Imported, Stopped, stopped_words};
use super::{Importing, Stage};
use crate::app::selection::Tab;
use crate::app::state::{Overlay, State};
use crate::dossier::RecordKind;
use crate::edit::{Step, StepName, refusal_text};
use crate::import::{
    AddingOptions, Dyad, Found, ImportReport, NamedFile, added_lines, adding, id_of_file,
    report_lines, way_from,
};
use crate::streams::Origin;

/// What is told at the end.
#[derive(Default)]
struct Told {
    lines: Vec<String>,
    has_changed: bool,
    has_problems: bool,
}

impl State {
    pub(super) fn take_imported(&mut self, ticket: u64, ended: Result<Imported, Stopped>) {
        let Overlay::Import(dialog) = &self.overlay else { return };
        if dialog.ticket != ticket {
            return;
        }
        let dialog = dialog.clone();
        let told = match ended {
            Ok(Imported::File { path, sha256, unit, label, report }) => {
                let mut told = self.report_told(&report);
                self.name_file(&dialog, &path, &sha256, (&unit, label), &mut told);
                told
            }
            Ok(Imported::Records(found, report)) => {
                let mut told = self.report_told(&report);
                self.add_records(&found, &mut told);
                told
            }
            Ok(Imported::Nothing(report)) => {
                let mut told = self.report_told(&report);
                let values = [("dyad", dialog.form.dyad.as_str().into())];
                let key = if dialog.form.import_as.is_stream() {
                    "import-no-row"
                } else {
                    "import-nothing"
                };
                told.lines.insert(0, self.words.with(key, &values).into_owned());
                told.has_problems = true;
                told
            }
            Err(stopped) => {
                if let Overlay::Import(dialog) = &mut self.overlay {
                    dialog.wrong = Some((None, stopped_words(&stopped, &self.words)));
                    dialog.stage = Stage::Asking;
                }
                return;
            }
        };
        if let Overlay::Import(dialog) = &mut self.overlay {
            let Told { lines, has_changed, has_problems } = told;
            dialog.stage = Stage::Ended { lines, has_changed, has_problems };
        }
    }

    fn report_told(&self, report: &ImportReport) -> Told {
        Told {
            lines: report_lines(report, &self.words),
            has_changed: false,
            has_problems: report.unread() > 0 || !report.refused.is_empty(),
        }
    }

    /// Names a file in the dossier, as a new lane or as the new edition of one.
    fn name_file(
        &mut self,
        dialog: &Importing,
        path: &Path,
        sha256: &str,
        (unit, label): (&str, Option<String>),
        told: &mut Told,
    ) {
        let Some(dossier) = self.document.path.clone() else { return };
        let file = match way_from(&dossier, path) {
            Ok(file) => file,
            Err(error) => return told.fail(error.to_string()),
        };
        let (form, kind) = (&dialog.form, dialog.kind());
        let dyad: Option<Dyad> = form.dyad.parse().ok();
        let written = form.label.trim();
        // What its publisher calls it is better than a column alone.
        let is_own = form.column.as_deref() != Some(written) && !written.is_empty();
        let label = label.filter(|_| !is_own).unwrap_or_else(|| written.to_owned());
        let label = if label.is_empty() { file.clone() } else { label };
        let id = form.edition.clone().unwrap_or_else(|| self.free_data_id(kind, path));
        let named = NamedFile {
            kind,
            file: file.clone(),
            sha256: sha256.to_owned(),
            id,
            label: &label,
            dyad: dyad.as_ref(),
            unit,
        };
        let Some(step) = named.step(self.document.dossier()) else { return };
        let step = step.named(StepName::Add { kind, headline: label.clone() });
        if let Err(refusal) = self.perform(step) {
            return told.fail(refusal_text(&refusal, &self.words));
        }
        told.has_changed = true;
        let key = if form.edition.is_some() { "import-new-edition" } else { "import-new-lane" };
        let values = [("name", label.as_str().into()), ("file", file.as_str().into())];
        told.lines.insert(0, self.words.with(key, &values).into_owned());
        if let crate::import::ImportAs::Coded(origin) = form.import_as
            && origin.licence().sharing.is_restricted()
        {
            told.lines.insert(1, self.restricted_words(origin));
        }
        self.panel.tab = Tab::Beside;
    }

    fn restricted_words(&self, origin: Origin) -> String {
        let licence = origin.licence();
        let values = [("licence", licence.name.into()), ("url", licence.url.into())];
        self.words.with("import-restricted", &values).into_owned()
    }

    /// An id after the file's name that nothing has.
    fn free_data_id(&self, kind: RecordKind, path: &Path) -> String {
        let stem = id_of_file(path);
        let dossier = self.document.dossier();
        let is_taken = |id: &str| match kind {
            RecordKind::Stream => dossier.streams.find(id).is_some(),
            _ => dossier.indices.find(id).is_some(),
        };
        let numbered = (2..).map(|at| format!("{stem}-{at}"));
        let mut names = std::iter::once(stem.clone()).chain(numbered);
        names.find(|id| !is_taken(id)).unwrap_or(stem)
    }

    /// Puts what a table or a timeline has into the dossier.
    fn add_records(&mut self, found: &Found, told: &mut Told) {
        let made = adding(self.document.history(), found, &AddingOptions::default());
        let (edits, added) = match made {
            Ok(made) => made,
            Err(error) => return told.fail(error.to_string()),
        };
        told.lines.splice(0..0, added_lines(&added, &self.words));
        told.has_problems |= !added.left_out.is_empty();
        if edits.is_empty() {
            return;
        }
        match self.perform(Step::new(edits).named(StepName::Import { count: added.rows() })) {
            Ok(()) => told.has_changed = true,
            Err(refusal) => told.fail(refusal_text(&refusal, &self.words)),
        }
    }
}

impl Told {
    fn fail(&mut self, why: String) {
        self.lines.insert(0, why);
        self.has_problems = true;
    }
}
