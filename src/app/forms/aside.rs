//! Leaving a form: what was written in it is kept until the user says that it is not wanted, and
//! even then once more.

use crate::app::actions::Action;
use crate::app::command::Command;
use crate::app::forms::FormCommand;
use crate::app::forms::form::Form;
use crate::app::forms::titles::title;
use crate::app::notice::Notice;
use crate::app::state::State;
use crate::words::one_line;

/// Characters of a headline that a notice has room for.
const MOST_TOLD: usize = 60;

impl State {
    /// Leaves the form in front. What the dossier does not have of it is kept
    /// for later.
    pub(in crate::app) fn leave_form(&mut self) {
        self.settle_form();
        self.document.end_gesture();
        let Some(form) = self.forms.open.pop() else { return };
        if form.would_lose() {
            let place = self.forms.aside.len();
            let resume = Command::Form(FormCommand::Resume(place));
            self.notice =
                Some(self.told_of(&form, "notice-form-kept").offering("form-resume", resume));
            self.forms.aside.push(form);
        }
        self.focus_behind();
    }

    /// Closes the form in front without what was written in it.
    pub(super) fn cancel_form(&mut self) {
        self.document.end_gesture();
        let Some(form) = self.forms.open.pop() else { return };
        self.give_up(form);
        self.focus_behind();
    }

    /// Gives up a form that was left.
    pub(super) fn throw_away(&mut self, place: usize) {
        if place < self.forms.aside.len() {
            let form = self.forms.aside.remove(place);
            self.give_up(form);
        }
    }

    fn give_up(&mut self, form: Form) {
        if !form.would_lose() {
            return;
        }
        let back = Action::BringBackForm;
        let notice = self.told_of(&form, "notice-form-given-up");
        self.notice = Some(notice.offering(back.name_key(), Command::Act(back)));
        self.forms.thrown_away = Some(form);
    }

    /// Goes on with a form that was left.
    pub(super) fn resume_form(&mut self, place: usize) {
        if place >= self.forms.aside.len() || !self.may_edit() {
            return;
        }
        let form = self.forms.aside.remove(place);
        self.take_up(form);
    }

    /// Brings back the form that was given up last.
    pub(in crate::app) fn bring_back_form(&mut self) {
        match self.forms.thrown_away.take() {
            Some(form) => self.take_up(form),
            None => {
                let text = self.words.get("notice-no-form").into_owned();
                self.notice = Some(text.into());
            }
        }
    }

    fn take_up(&mut self, mut form: Form) {
        if !form.read(self.document.history()) {
            // What it was about is gone.
            self.notice = Some(self.words.get("notice-form-gone").into_owned().into());
            return;
        }
        self.settle_form();
        let begun = self.forms.open.drain(..).filter(Form::would_lose);
        self.forms.aside.extend(begun);
        self.forms.focus = form.first_key().map(str::to_owned);
        self.forms.open.push(form);
        self.notice = None;
    }

    fn told_of(&self, form: &Form, key: &str) -> Notice {
        let values = [
            ("what", title(self, form).into()),
            ("headline", one_line(form.headline(), MOST_TOLD).into_owned().into()),
        ];
        self.words.with(key, &values).into_owned().into()
    }

    /// Back in the form behind one that was closed, its field takes the focus.
    pub(super) fn focus_behind(&mut self) {
        self.forms.focus = self.forms.open.last().and_then(Form::first_key).map(str::to_owned);
    }
}
