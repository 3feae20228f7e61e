//! A dossier that is being edited: its text, what the text says, and the way
//! back to every earlier state.
//!
//! The text is the truth. An edit changes it, the text is read as any file is
//! read, and an edit after which the file would have errors is refused with
//! those errors, leaving everything as it was.

use std::sync::Arc;

use crate::dossier;
use crate::dossier::{Delta, Dossier, Problem, RecordKind, Severity};
use crate::edit::change::{Edit, ItemList, Place};
use crate::edit::history::draft::Draft;
use crate::edit::history::name::StepName;
use crate::edit::history::step::Step;
use crate::edit::text::pieced::{EditError, Extent, PiecedText};
use crate::edit::text::splice::Splice;

/// A dossier that is being edited.
#[derive(Debug, Clone)]
pub struct Document {
    draft: Draft,
    text: String,
    dossier: Arc<Dossier>,
    warnings: Arc<[Problem]>,
    done: Vec<Made>,
    undone: Vec<Made>,
    /// The text as the file has it.
    base: Arc<str>,
    revision: u64,
    /// Changes of the text that have not been taken yet.
    log: Vec<Splice>,
}

/// One step of the history.
#[derive(Debug, Clone)]
struct Made {
    name: StepName,
    splices: Vec<Splice>,
    /// What it did to the dossier.
    delta: Delta,
    /// The warnings before it, and after it.
    warnings: [Arc<[Problem]>; 2],
    /// Further edits of the same gesture join this step.
    gesture: Option<Gesture>,
}

/// A gesture in progress, such as typing into one field.
#[derive(Debug, Clone)]
struct Gesture {
    name: String,
    /// The dossier as it was before.
    before: Arc<Dossier>,
}

/// An error of the file that an edit would leave, by the field it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// The table; `None` where the problem is in no table.
    pub place: Option<Place>,
    /// The field; `None` where the problem is the table's as a whole.
    pub key: Option<String>,
    /// What is wrong, and what to do.
    pub problem: Problem,
}

/// Why an edit was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It makes no sense.
    Edit(EditError),
    /// The file would have these errors.
    Problems(Vec<FieldProblem>),
}

impl Refusal {
    /// The errors that the file would have.
    pub fn problems(&self) -> &[FieldProblem] {
        match self {
            Self::Edit(_) => &[],
            Self::Problems(problems) => problems,
        }
    }
}

impl Default for Document {
    /// An empty text, and a dossier of two unnamed sides: used when not even the built-in sample
    /// can be read.
    fn default() -> Self {
        Self {
            draft: Draft::of(&"".into()),
            base: "".into(),
            text: String::new(),
            dossier: Arc::new(Dossier::empty()),
            warnings: Arc::default(),
            done: Vec::new(),
            undone: Vec::new(),
            revision: 0,
            log: Vec::new(),
        }
    }
}

impl Document {
    /// Begins to edit the text of a file.
    ///
    /// # Errors
    /// All problems of a text that has errors: it has to be corrected in an editor.
    pub fn open(text: impl Into<String>) -> Result<Self, Vec<Problem>> {
        let text = text.into();
        let parsed = dossier::parse(&text);
        let Some(dossier) = parsed.dossier else { return Err(parsed.problems) };
        Ok(Self::of(text, Arc::new(dossier), parsed.problems))
    }

    /// Begins to edit a text that was read already: what it says, and the
    /// warnings about it.
    pub fn of(text: String, dossier: Arc<Dossier>, warnings: Vec<Problem>) -> Self {
        let base = text.as_str().into();
        Self {
            draft: Draft::of(&base),
            base,
            text,
            dossier,
            warnings: warnings.into(),
            done: Vec::new(),
            undone: Vec::new(),
            revision: 0,
            log: Vec::new(),
        }
    }

    pub(in crate::edit) fn draft(&self) -> &PiecedText {
        &self.draft
    }

    /// The text as it is to be saved.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the text says.
    pub fn dossier(&self) -> &Arc<Dossier> {
        &self.dossier
    }

    /// The warnings about it.
    pub fn warnings(&self) -> &[Problem] {
        &self.warnings
    }

    /// Grows with every change, undone and redone ones too.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The text as the file has it, as far as is known here.
    pub fn base(&self) -> &Arc<str> {
        &self.base
    }

    /// Whether the file would change by saving.
    pub fn is_changed(&self) -> bool {
        *self.text != *self.base
    }

    /// The file has this text now: after saving, or when another program has
    /// written the same.
    pub fn mark_saved(&mut self, text: &str) {
        self.base = text.into();
    }

    /// Makes an action: all of its edits, or none.
    ///
    /// # Errors
    /// Where the file would have errors afterwards, or an edit makes no sense.
    pub fn perform(&mut self, action: impl Into<Step>) -> Result<(), Refusal> {
        let Step { edits, name, gesture } = action.into();
        let outcome = self.try_out(&edits);
        let splices = self.draft.take_splices();
        let (text, dossier, warnings) = match outcome {
            Ok(read) => read,
            Err(refusal) => {
                self.take_back(&splices);
                return Err(refusal);
            }
        };
        if text == self.text {
            self.take_back(&splices);
            return Ok(());
        }
        let name = name.unwrap_or_else(|| StepName::of(&edits, &self.dossier));
        self.text = text;
        self.note(name, splices, Arc::new(dossier), warnings, gesture);
        Ok(())
    }

    /// Whether an action could be made, and if not, why: shown in forms while the user types.
    /// Nothing changes.
    ///
    /// # Errors
    /// As [`perform`](Self::perform).
    pub fn check(&mut self, edits: &[Edit]) -> Result<(), Refusal> {
        let outcome = self.try_out(edits);
        let splices = self.draft.take_splices();
        self.take_back(&splices);
        outcome.map(|_| ())
    }

    /// Edits the draft, and reads what it says: only the record that changes,
    /// where the edits are about one, and that is enough.
    fn try_out(&mut self, edits: &[Edit]) -> Result<(String, Dossier, Vec<Problem>), Refusal> {
        let one = only_record(edits);
        // What there is to say about the record may be about its ties.
        let before = one.and_then(|(kind, id)| self.draft.extent(kind, id)).filter(|extent| {
            let bytes = extent.start..extent.start + extent.length;
            !self.warnings.iter().any(|warning| bytes.contains(&warning.span.start))
        });
        for edit in edits {
            self.draft.edit(edit)?;
        }
        let text = self.draft.text();
        if let (Some((kind, id)), Some(before)) = (one, before)
            && let Some(after) = self.draft.extent(kind, id)
            && after.start == before.start
            && let Some(dossier) =
                dossier::reread(&self.dossier, kind, id, &self.draft.body(&after))
        {
            let warnings = self.shifted_warnings(&before, &after, &text);
            return Ok((text, dossier, warnings));
        }
        let parsed = dossier::parse(&text);
        match parsed.dossier {
            Some(dossier) => Ok((text, dossier, parsed.problems)),
            None => Err(Refusal::Problems(self.by_field(parsed.problems))),
        }
    }

    /// The warnings, all about other records, where they stand now that one of
    /// them has another length.
    fn shifted_warnings(&self, before: &Extent, after: &Extent, text: &str) -> Vec<Problem> {
        let lines = |text: &str, extent: &Extent| {
            let bytes = extent.in_text(text).bytes();
            bytes.filter(|byte| *byte == b'\n').count()
        };
        let (old_lines, new_lines) = (lines(&self.text, before), lines(text, after));
        let end = before.start + before.length;
        let moved = self.warnings.iter().cloned().map(|mut warning| {
            if warning.span.start >= end {
                let shift = |at: usize| at - before.length + after.length;
                warning.span = shift(warning.span.start)..shift(warning.span.end);
                warning.line = warning.line - old_lines + new_lines;
            }
            warning
        });
        moved.collect()
    }

    fn by_field(&self, problems: Vec<Problem>) -> Vec<FieldProblem> {
        let errors = problems.into_iter().filter(|p| p.severity == Severity::Error);
        let located = errors.map(|problem| {
            let (place, key) = self.draft.field_at(problem.span.start);
            let key = problem.kind.missing_key().map(str::to_owned).or(key);
            FieldProblem { place, key, problem }
        });
        located.collect()
    }

    fn take_back(&mut self, splices: &[Splice]) {
        for splice in splices.iter().rev() {
            self.draft.apply(&splice.inverse());
        }
        self.draft.take_splices();
    }

    /// Takes over what a step leads to, and puts it on the history, or joins it
    /// with the last.
    fn note(
        &mut self,
        name: StepName,
        splices: Vec<Splice>,
        dossier: Arc<Dossier>,
        warnings: Vec<Problem>,
        gesture: Option<String>,
    ) {
        self.revision += 1;
        self.undone.clear();
        self.log.extend(splices.iter().cloned());
        let before = std::mem::replace(&mut self.dossier, dossier);
        let warned = Arc::clone(&self.warnings);
        if *self.warnings != *warnings {
            self.warnings = warnings.into();
        }
        let joined = self.done.last_mut().filter(|last| {
            let open = last.gesture.as_ref().map(|gesture| gesture.name.as_str());
            open.is_some() && open == gesture.as_deref()
        });
        let Some(last) = joined else {
            self.done.push(Made {
                name,
                splices,
                delta: Delta::between(&before, &self.dossier),
                warnings: [warned, Arc::clone(&self.warnings)],
                gesture: gesture.map(|name| Gesture { name, before }),
            });
            return;
        };
        if let Some(gesture) = &last.gesture {
            last.delta = Delta::between(&gesture.before, &self.dossier);
        }
        last.warnings[1] = Arc::clone(&self.warnings);
        for splice in splices {
            match last.splices.last_mut() {
                // Typing replaces one value again and again.
                Some(before) if before.at == splice.at && before.new == splice.old => {
                    before.new = splice.new;
                }
                _ => last.splices.push(splice),
            }
        }
        if last.splices.iter().all(|splice| splice.old == splice.new) {
            self.done.pop();
        }
    }

    /// Ends a gesture: what comes next is a step of its own.
    pub fn end_gesture(&mut self) {
        if let Some(last) = self.done.last_mut() {
            last.gesture = None;
        }
    }

    /// What [`undo`](Self::undo) would take back.
    pub fn undo_name(&self) -> Option<&StepName> {
        self.done.last().map(|step| &step.name)
    }

    /// The names of all steps that can be taken back, the latest first.
    pub fn history(&self) -> impl Iterator<Item = &StepName> {
        self.done.iter().rev().map(|step| &step.name)
    }

    /// Takes the last step back, byte for byte, and gives its name.
    pub fn undo(&mut self) -> Option<StepName> {
        let mut step = self.done.pop()?;
        step.gesture = None;
        let splices: Vec<Splice> = step.splices.iter().rev().map(Splice::inverse).collect();
        let [warnings, _] = step.warnings.clone();
        self.retrace(splices, step.delta.taken_back(&self.dossier), warnings);
        let name = step.name.clone();
        self.undone.push(step);
        self.end_gesture();
        Some(name)
    }

    /// Makes the step again that was taken back last, and gives its name.
    pub fn redo(&mut self) -> Option<StepName> {
        let step = self.undone.pop()?;
        let [_, warnings] = step.warnings.clone();
        self.retrace(step.splices.clone(), step.delta.made_again(&self.dossier), warnings);
        let name = step.name.clone();
        self.done.push(step);
        Some(name)
    }

    /// Goes to a state of the text that was read before.
    fn retrace(&mut self, splices: Vec<Splice>, dossier: Dossier, warnings: Arc<[Problem]>) {
        for splice in &splices {
            self.draft.apply(splice);
        }
        self.text = self.draft.text();
        self.dossier = Arc::new(dossier);
        self.warnings = warnings;
        self.revision += 1;
        self.log.extend(splices);
    }

    /// Takes over another text as one step that can be undone: a file that
    /// changed on disk, a merge, a recovery.
    ///
    /// # Errors
    /// All problems of a text that has errors.
    pub fn adopt(&mut self, text: &str, name: StepName) -> Result<(), Vec<Problem>> {
        let parsed = dossier::parse(text);
        let Some(dossier) = parsed.dossier else { return Err(parsed.problems) };
        if let Some(splice) = Splice::between(&self.text, text) {
            self.draft = PiecedText::new(text).into();
            self.text = text.to_owned();
            self.note(name, vec![splice], Arc::new(dossier), parsed.problems, None);
        }
        Ok(())
    }

    /// The changes of the text since this was last asked, for a journal.
    pub fn take_log(&mut self) -> Vec<Splice> {
        std::mem::take(&mut self.log)
    }
}

/// The record that a place is in.
fn record_of(place: &Place) -> Option<(RecordKind, &str)> {
    match place {
        Place::Record(kind, id) => Some((*kind, id)),
        Place::Item(_, ItemList::References, _) => None,
        Place::Metric(id) | Place::Item(id, ..) => Some((RecordKind::Commitment, id)),
        Place::Dossier | Place::Model => None,
    }
}

/// The one record that some edits are about, if they leave its id and its
/// place alone.
fn only_record(edits: &[Edit]) -> Option<(RecordKind, &str)> {
    let mut one = None;
    for edit in edits {
        let record = match edit {
            Edit::Set { key, .. } | Edit::Unset { key, .. } if key == "id" => None,
            Edit::Set { place, .. } | Edit::Unset { place, .. } => record_of(place),
            Edit::AddItem { list: ItemList::References, .. } => None,
            Edit::AddItem { commitment, .. } => Some((RecordKind::Commitment, commitment.as_str())),
            Edit::Remove(place @ (Place::Item(..) | Place::Metric(_)))
            | Edit::Move { place: place @ Place::Item(..), .. } => record_of(place),
            Edit::Add { .. } | Edit::Remove(_) | Edit::Move { .. } => None,
        }?;
        if one.is_some_and(|other| other != record) {
            return None;
        }
        one = Some(record);
    }
    one
}
