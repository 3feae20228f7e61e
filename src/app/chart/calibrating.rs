//! Fitting the model to the reference points: what the dialog shows, and
//! taking it over.

use crate::app::state::{Overlay, State};
use crate::dossier::{ModelKind, Reference};
use crate::edit::{Edit, Place, Step, StepName, refusal_text};
use crate::tension::{Calibration, CalibrationError, Direction, Model, Scope};

/// What the dialog shows.
#[derive(Debug, Clone)]
pub(crate) struct Calibrating {
    /// The index to whose weeks it is fitted, by its place among those beside the
    /// dossier; else the dossier's reference points.
    pub index: Option<usize>,
    /// The points that the model is fitted to.
    pub references: Vec<Reference>,
    /// The fit, or why there is none.
    pub fit: Result<Calibration, CalibrationError>,
    /// Why it could not be taken over.
    pub trouble: Option<String>,
}

/// A setting as it is written: to one decimal, which is finer than any reader
/// could defend.
pub(crate) fn rounded(setting: f64) -> f64 {
    (setting * 10.0).round() / 10.0
}

impl State {
    /// Fits rest and scale of the dossier's stock to its reference points as of
    /// the day shown, or to an index beside it, and shows what comes of it.
    pub(in crate::app) fn open_calibration(&mut self, index: Option<usize>) {
        let dossier = self.document.dossier();
        let stock = Model::stock(&dossier.model);
        let as_of = self.content.settings.as_of;
        let scope = Scope { as_of, direction: Direction::Both };
        let selection = self.document.holdings.select(scope);
        let beside = index.and_then(|place| self.content.beside.indices.get(place));
        let references = match beside {
            Some(index) => {
                let first = selection.first_day().unwrap_or(as_of);
                index.anchors((first, as_of), as_of)
            }
            None => dossier.model.references.to_vec(),
        };
        let fit = Calibration::compute(&stock, &selection, &references);
        let index = index.filter(|_| beside.is_some());
        let calibrating = Calibrating { index, references, fit, trouble: None };
        self.overlay = Overlay::Calibrate(Box::new(calibrating));
    }

    /// Whether the fitted settings would count: those of another kind of model
    /// have neither.
    pub(crate) fn can_take_calibration(&self) -> bool {
        self.document.dossier().model.kind == ModelKind::Stock
    }

    /// Writes the fitted rest and scale as one step.
    pub(in crate::app) fn take_calibration(&mut self) {
        let Overlay::Calibrate(calibrating) = &self.overlay else { return };
        let Ok(fit) = &calibrating.fit else { return };
        if !self.can_take_calibration() {
            return;
        }
        let edits = [("rest", fit.fitted.rest), ("scale", fit.fitted.scale)]
            .map(|(key, value)| Edit::set(Place::Model, key, rounded(value)));
        match self.perform(Step::new(edits).named(StepName::Calibrate)) {
            Ok(()) => {
                self.overlay = Overlay::None;
                // Where the file has these settings already, nothing was done.
                if self.document.history().undo_name() == Some(&StepName::Calibrate) {
                    self.tell_undo();
                }
            }
            Err(refusal) => {
                if let Overlay::Calibrate(calibrating) = &mut self.overlay {
                    calibrating.trouble = Some(refusal_text(&refusal, &self.words));
                }
            }
        }
    }
}
