//! An exchange in a sentence: who moved first and when, who has not, who has
//! finished.

use crate::dossier::{Dossier, Slot};
use crate::ledger::Exchange;
use crate::words::Words;

/// Who has moved: `China moved first, on 7 Jun; the United States has not`.
/// A day of the as-of day's year goes without its year.
pub fn exchange_sentence(dossier: &Dossier, exchange: &Exchange, words: &Words) -> String {
    let teller = Teller { dossier, exchange, words };
    let told = match Slot::BOTH.map(|slot| exchange.party(slot).commitments > 0) {
        [true, false] => teller.alone(Slot::First),
        [false, _] => teller.alone(Slot::Second),
        [true, true] => match Slot::BOTH.map(|slot| exchange.party(slot).unclear) {
            [false, false] => teller.both(),
            [true, true] => words.get("exchange-unclear-both").into_owned(),
            [true, false] => teller.beside_unclear(Slot::First),
            [false, true] => teller.beside_unclear(Slot::Second),
        },
    };
    capitalised(&teller.failures(told))
}

struct Teller<'a> {
    dossier: &'a Dossier,
    exchange: &'a Exchange,
    words: &'a Words,
}

impl Teller<'_> {
    fn name(&self, slot: Slot) -> String {
        self.words.party(&self.dossier.side(slot).name)
    }

    fn day_of(&self, slot: Slot) -> Option<String> {
        let (day, _) = self.exchange.party(slot).moved?;
        Some(self.words.short_day(day))
    }

    fn with(&self, key: &str, values: &[(&str, String)]) -> String {
        let values: Vec<_> =
            values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        self.words.with(key, &values).into_owned()
    }

    fn alone(&self, slot: Slot) -> String {
        let party = self.exchange.party(slot);
        let key = match (party.moved, party.finished) {
            _ if party.unclear => "exchange-unclear-alone",
            (None, _) => "exchange-alone-none",
            (Some(_), false) => "exchange-alone",
            (Some(_), true) => "exchange-alone-done",
        };
        let day = self.day_of(slot).unwrap_or_default();
        self.with(key, &[("who", self.name(slot)), ("day", day)])
    }

    /// What the other side has done, beside one of which that cannot be told: a finding that says
    /// nothing is no move to name.
    fn beside_unclear(&self, slot: Slot) -> String {
        let values = [("sentence", self.alone(slot.other())), ("who", self.name(slot))];
        self.with("exchange-unclear", &values)
    }

    fn both(&self) -> String {
        let done = |slot| self.exchange.party(slot).finished;
        let all_done = Slot::BOTH.into_iter().all(done);
        let Some(first) = self.exchange.first() else {
            let Some(day) = self.day_of(Slot::First) else {
                return self.words.get("exchange-none").into_owned();
            };
            let key = if all_done { "exchange-done-same" } else { "exchange-same" };
            return self.finishers(self.with(key, &[("day", day)]));
        };
        let second = first.other();
        let key = match (self.exchange.party(second).moved, all_done, done(first)) {
            (_, true, _) => "exchange-done",
            (Some(_), false, _) => "exchange-both",
            (None, false, true) => "exchange-one-done",
            (None, false, false) => "exchange-one",
        };
        let told = self.with(
            key,
            &[
                ("first", self.name(first)),
                ("second", self.name(second)),
                ("day", self.day_of(first).unwrap_or_default()),
                ("then", self.day_of(second).unwrap_or_default()),
            ],
        );
        if self.exchange.party(second).moved.is_some() { self.finishers(told) } else { told }
    }

    /// Adds who has finished, where both have moved and one has.
    fn finishers(&self, sentence: String) -> String {
        let done = Slot::BOTH.map(|slot| self.exchange.party(slot).finished);
        let who = match done {
            [true, false] => Slot::First,
            [false, true] => Slot::Second,
            [true, true] | [false, false] => return sentence,
        };
        let values =
            [("sentence", sentence), ("who", self.name(who)), ("other", self.name(who.other()))];
        self.with("exchange-who-done", &values)
    }

    /// Adds who has broken or undone what it undertook: that is a move as well,
    /// and must not read as one forward.
    fn failures(&self, sentence: String) -> String {
        let failed = Slot::BOTH.map(|slot| self.exchange.party(slot).failed > 0);
        let who = match failed {
            [true, true] => return self.with("exchange-failed-both", &[("sentence", sentence)]),
            [true, false] => Slot::First,
            [false, true] => Slot::Second,
            [false, false] => return sentence,
        };
        self.with("exchange-failed", &[("sentence", sentence), ("who", self.name(who))])
    }
}
fn capitalised(sentence: &str) -> String {
    let mut rest = sentence.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
