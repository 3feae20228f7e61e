//! Settling the record in front: the edits of one step, and what is said of them.

use super::walk::{Judged, Walk};
use crate::app::state::State;
use crate::edit::{Settled, Settling, Step, StepName, refusal_text, settle_event, take_finding};
use crate::reading::Subject;
use crate::reading::wording::{number, status_key};
use crate::words::one_line;

/// Characters of a headline that a sentence has room for.
const MOST_TOLD: usize = 60;
/// Ids that are named one by one.
const MOST_NAMED: usize = 4;

impl State {
    /// Settles the record in front, and shows the next that is open.
    pub(super) fn settle(&mut self, how: Settling) {
        if !self.may_edit() {
            self.agreeing.wrong = Some(self.words.get("agree-read-only").into_owned());
            return;
        }
        let Some(walk) = self.agreeing.walk.as_deref() else { return };
        let Some(record) = walk.in_front().cloned() else { return };
        if walk.apart(&record).is_empty() {
            self.agreeing.wrong = Some(self.words.get("agree-agrees-now").into_owned());
            return;
        }
        if how == Settling::Slip && !has_codes(walk, &record) {
            self.agreeing.wrong = Some(self.words.get("agree-no-slip").into_owned());
            return;
        }
        let Some(settled) = self.settled(&record, how) else { return };
        if !settled.edits.is_empty() {
            let name = StepName::settle(self.document.dossier(), &record.place());
            let step = Step::new(settled.edits.clone()).named(name);
            if let Err(refusal) = self.perform(step) {
                self.agreeing.wrong = Some(refusal_text(&refusal, &self.words));
                return;
            }
            self.refresh_agreeing();
        }
        let Some(walk) = self.agreeing.walk.as_deref_mut() else { return };
        match how {
            Settling::Mine | Settling::Slip => walk.keep(&record),
            Settling::Theirs => _ = walk.forget(&record),
        }
        let is_settled = walk.is_settled(walk.at);
        if is_settled {
            walk.at = walk.next_open(Some(walk.at)).unwrap_or(walk.at);
        }
        let told = self.settled_in_words(&record, how, &settled, is_settled);
        self.announcement.clone_from(&told);
        self.agreeing.told = Some(told);
    }

    /// What settles a record; `None` where there is nothing to take, which is said.
    fn settled(&mut self, record: &Judged, how: Settling) -> Option<Settled> {
        let walk = self.agreeing.walk.as_deref()?;
        match record {
            Judged::Event(id) => {
                let (own, other) = walk.events(id)?;
                Some(settle_event(own, other, how))
            }
            Judged::Commitment(_) if how != Settling::Theirs => Some(Settled::default()),
            Judged::Commitment(id) => {
                let [_, theirs] = walk.findings(id)?;
                let Some(finding) = theirs.finding else {
                    let values = [("day", self.words.day(walk.as_of).into())];
                    let why = self.words.with("agree-no-finding", &values).into_owned();
                    self.agreeing.wrong = Some(why);
                    return None;
                };
                let dossier = self.document.dossier();
                let commitment = dossier.commitments.find(id.as_str())?;
                Some(take_finding(dossier, commitment, finding))
            }
        }
    }

    /// What was done, and anything about it that the user may not expect.
    fn settled_in_words(
        &self,
        record: &Judged,
        how: Settling,
        settled: &Settled,
        is_settled: bool,
    ) -> String {
        let words = &self.words;
        let headline = self.document.history().headline(&record.place());
        let headline = one_line(&headline, MOST_TOLD).into_owned();
        let key = match (record, how) {
            (_, Settling::Theirs) => "agree-took",
            (Judged::Event(_), Settling::Mine) if !settled.edits.is_empty() => "agree-kept-reading",
            (_, Settling::Mine) => "agree-kept",
            (_, Settling::Slip) => "agree-kept-slip",
        };
        let mut told = vec![words.with(key, &[("headline", headline.into())]).into_owned()];
        if let Some(score) = settled.own_score {
            let values = [("score", number(score).into())];
            told.push(words.with("agree-own-score", &values).into_owned());
        }
        if !settled.lacking.is_empty() {
            let ids: Vec<&str> = settled.lacking.iter().take(MOST_NAMED).map(|id| &**id).collect();
            let more = settled.lacking.len() - ids.len();
            let values = [("ids", ids.join(", ").into()), ("more", more.into())];
            told.push(words.with("agree-lacking", &values).into_owned());
        }
        let mine = self.agreeing.walk.as_deref().and_then(|walk| walk.findings(record.id()));
        if let (false, Judged::Commitment(_), Some([mine, _])) = (is_settled, record, mine) {
            let day = mine.finding.map(|one| words.edtf(&one.date)).unwrap_or_default();
            let status = words.get(status_key(mine.status)).into_owned();
            let values = [("status", status.into()), ("day", day.into())];
            told.push(words.with("agree-still-decides", &values).into_owned());
        }
        told.join(" ")
    }
}

/// Whether the two give a record codes that mean different things.
pub(super) fn has_codes(walk: &Walk, record: &Judged) -> bool {
    walk.apart(record).iter().any(|one| matches!(one.subject, Subject::Root | Subject::Class))
}
