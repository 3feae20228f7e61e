//! How far two codings of one record agree.

use std::collections::BTreeMap;

use crate::dossier::{Day, Dossier, Event, TO_CODE};
use crate::ledger::Ledger;
use crate::reading::wording::{quad_key, status_key};

/// What two coders judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The first two digits of an event's code.
    Root,
    /// Words or deeds, hostile or cooperative.
    Class,
    /// Who acted.
    Actor,
    /// How a commitment stands.
    Status,
}

impl Subject {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Root, Self::Class, Self::Actor, Self::Status];

    /// As data writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Class => "class",
            Self::Actor => "actor",
            Self::Status => "status",
        }
    }
}

/// How far two agree on something, beyond chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kappa {
    /// How many both judged.
    pub count: usize,
    /// On how many they agree.
    pub agreed: usize,
    /// Cohen's kappa (Cohen 1960, A coefficient of agreement for nominal scales):
    /// (pₒ − pₑ)/(1 − pₑ); `None` where there is nothing to judge, or both always say the
    /// same one thing.
    pub kappa: Option<f64>,
}

impl Kappa {
    /// Of pairs of judgements.
    fn of(pairs: &[(String, String)]) -> Self {
        let count = pairs.len();
        let agreed = pairs.iter().filter(|(one, other)| one == other).count();
        let (mut ones, mut others) = (BTreeMap::new(), BTreeMap::new());
        for (one, other) in pairs {
            *ones.entry(one).or_insert(0_usize) += 1;
            *others.entry(other).or_insert(0_usize) += 1;
        }
        let n = count as f64;
        let chance = ones.iter().map(|(value, one)| {
            let other = others.get(value).copied().unwrap_or_default();
            *one as f64 * other as f64
        });
        let by_chance = chance.sum::<f64>() / (n * n);
        let kappa = (count > 0 && 1.0 - by_chance > 1e-12)
            .then(|| (agreed as f64 / n - by_chance) / (1.0 - by_chance));
        Self { count, agreed, kappa }
    }
}

/// How far two lie apart in scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreDifference {
    /// Over how many events.
    pub count: usize,
    /// The mean of the second's scores less the first's, in Goldstein points × weight:
    /// whether the second sees everything friendlier.
    pub mean: f64,
    /// The mean of how far they lie apart, whichever way.
    pub apart: f64,
}

/// Something on which two do not agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// What.
    pub subject: Subject,
    /// The event or the commitment, by its id.
    pub id: String,
    /// What the first says: a code, a side's id, a status.
    pub first: String,
    /// What the second says.
    pub second: String,
}

/// How far two codings agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// By what they judge.
    pub kappas: BTreeMap<Subject, Kappa>,
    /// In scores; `None` where no event is coded by both.
    pub scores: Option<ScoreDifference>,
    /// On what they do not agree: events in the order of the first, then commitments.
    pub disagreements: Vec<Disagreement>,
    /// Events that one of them has not coded yet.
    pub uncoded: Vec<String>,
    /// Commitments on which one of them has no finding, not even that they are pending: a
    /// commitment nobody looked at is no finding.
    pub unjudged: Vec<String>,
    /// Records that the first alone has, and the second alone.
    pub alone: [Vec<String>; 2],
}

/// Whether no event has been coded yet, as in a blind copy.
fn is_uncoded(event: &Event) -> bool {
    event.tags.iter().any(|tag| tag == TO_CODE) && event.code.as_str() == "010"
}

impl Agreement {
    /// Compares two codings as of a day. Records are the same where their ids are.
    ///
    /// Cost: O(records · log records), and twice a ledger.
    pub fn of(first: &Dossier, second: &Dossier, as_of: Day) -> Self {
        let mut found = Self {
            kappas: BTreeMap::new(),
            scores: None,
            disagreements: Vec::new(),
            uncoded: Vec::new(),
            unjudged: Vec::new(),
            alone: [Vec::new(), Vec::new()],
        };
        let mut pairs: BTreeMap<Subject, Vec<(String, String)>> =
            Subject::ALL.into_iter().map(|subject| (subject, Vec::new())).collect();
        found.judge_events((first, second), &mut pairs);
        found.judge_commitments((first, second), as_of, &mut pairs);
        found.kappas = pairs.iter().map(|(subject, pairs)| (*subject, Kappa::of(pairs))).collect();
        found
    }

    fn judge_events(
        &mut self,
        (first, second): (&Dossier, &Dossier),
        pairs: &mut BTreeMap<Subject, Vec<(String, String)>>,
    ) {
        let mut apart = Vec::new();
        for one in &first.events {
            let Some(other) = second.events.find(one.id.as_str()) else {
                self.alone_in(0, one.id.as_str());
                continue;
            };
            if is_uncoded(one) || is_uncoded(other) {
                self.uncoded.push(one.id.to_string());
                continue;
            }
            apart.push(other.weighted_score() - one.weighted_score());
            let root = |event: &Event| event.code.root().to_owned();
            let class = |event: &Event| quad_key(event.shown_class()).to_owned();
            let actor = |event: &Event| event.actor.to_string();
            let id = one.id.as_str();
            let said = [
                (Subject::Root, root(one), root(other)),
                (Subject::Class, class(one), class(other)),
                (Subject::Actor, actor(one), actor(other)),
            ];
            for (subject, one_says, other_says) in said {
                // A class is told by its code: a root's disagreement has it already, and one
                // code has two classes only by scores, which are told as such.
                let is_told = subject != Subject::Class
                    || (one.code.root() == other.code.root() && one.code != other.code);
                if one_says != other_says && is_told {
                    let (first, second) = match subject {
                        Subject::Actor => (one_says.clone(), other_says.clone()),
                        _ => (one.code.to_string(), other.code.to_string()),
                    };
                    let id = id.to_owned();
                    self.disagreements.push(Disagreement { subject, id, first, second });
                }
                pairs.entry(subject).or_default().push((one_says, other_says));
            }
        }
        for other in second.events.iter().filter(|one| first.events.find(one.id.as_str()).is_none())
        {
            self.alone_in(1, other.id.as_str());
        }
        let count = apart.len();
        self.scores = (count > 0).then(|| ScoreDifference {
            count,
            mean: apart.iter().sum::<f64>() / count as f64,
            apart: apart.iter().map(|by| by.abs()).sum::<f64>() / count as f64,
        });
    }

    fn judge_commitments(
        &mut self,
        (first, second): (&Dossier, &Dossier),
        as_of: Day,
        pairs: &mut BTreeMap<Subject, Vec<(String, String)>>,
    ) {
        let ledgers = [first, second].map(|dossier| Ledger::compute(dossier, as_of));
        let [one_ledger, other_ledger] = &ledgers;
        let status = |dossier: &Dossier, ledger: &Ledger, id: &str| {
            let row = ledger.row_of(dossier.commitments.position(id)?)?;
            Some(row.status)
        };
        for commitment in &first.commitments {
            let id = commitment.id.as_str();
            let Some(theirs) = second.commitments.find(id) else {
                self.alone_in(0, id);
                continue;
            };
            if commitment.verdicts.is_empty() || theirs.verdicts.is_empty() {
                self.unjudged.push(id.to_owned());
                continue;
            }
            let found = status(first, one_ledger, id).zip(status(second, other_ledger, id));
            let Some((one, other)) = found else { continue };
            if one != other {
                self.disagreements.push(Disagreement {
                    subject: Subject::Status,
                    id: id.to_owned(),
                    first: one.as_str().to_owned(),
                    second: other.as_str().to_owned(),
                });
            }
            let said = (status_key(one).to_owned(), status_key(other).to_owned());
            pairs.entry(Subject::Status).or_default().push(said);
        }
        let alone = second.commitments.iter();
        for one in alone.filter(|one| first.commitments.find(one.id.as_str()).is_none()) {
            self.alone_in(1, one.id.as_str());
        }
    }

    fn alone_in(&mut self, which: usize, id: &str) {
        if let Some(list) = self.alone.get_mut(which) {
            list.push(id.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{parse, print};

    fn pairs(text: &str) -> Vec<(String, String)> {
        let pair = |text: &str| {
            let (one, other) = text.split_at(1);
            (one.to_owned(), other.to_owned())
        };
        text.split(' ').filter(|text| !text.is_empty()).map(pair).collect()
    }

    #[test]
    fn kappa_as_by_hand() {
        // Two coders, two values: agreed 7 of 10; 6 and 4 yes of the first, 5 and 5 of the
        // second: pₑ = 0.6 · 0.5 + 0.4 · 0.5 = 0.5, κ = (0.7 − 0.5)/0.5.
        let found = Kappa::of(&pairs("yy yy yy yy nn nn nn yn yn ny"));
        assert_eq!((found.count, found.agreed), (10, 7));
        assert!((found.kappa.unwrap() - 0.4).abs() < 1e-12);
        assert_eq!(Kappa::of(&pairs("ab ba")).kappa, Some(-1.0));
        assert_eq!(Kappa::of(&pairs("aa bb")).kappa, Some(1.0));
        assert_eq!(Kappa::of(&pairs("aa aa")).kappa, None, "nothing to tell apart");
        assert_eq!(Kappa::of(&[]).kappa, None);
    }

    #[test]
    fn who_codes_the_same_agrees_and_what_differs_is_told() {
        let text = include_str!("../../assets/dossiers/us-china-2025.dossier.toml");
        let dossier = parse(text).dossier.unwrap();
        let as_of = dossier.default_as_of().unwrap();
        let same = Agreement::of(&dossier, &dossier, as_of);
        assert!(same.disagreements.is_empty() && same.uncoded.is_empty());
        assert!(same.kappas.values().all(|kappa| kappa.kappa == Some(1.0)), "{:?}", same.kappas);
        assert_eq!(same.scores.map(|scores| (scores.mean, scores.apart)), Some((0.0, 0.0)));
        let blind = Agreement::of(&dossier, &dossier.blind(1), as_of);
        assert_eq!(blind.uncoded.len(), dossier.events.len());
        assert_eq!(blind.scores, None);
        let other = print(&dossier).unwrap().replacen("code = \"036\"", "code = \"112\"", 1);
        let other = parse(&other).dossier.unwrap();
        let found = Agreement::of(&dossier, &other, as_of);
        assert_eq!(found.disagreements.len(), 1, "{:?}", found.disagreements);
        let one = &found.disagreements[0];
        assert_eq!((one.subject, &*one.first, &*one.second), (Subject::Root, "036", "112"));
        assert!(found.kappas[&Subject::Root].kappa.unwrap() < 1.0);
    }
}
