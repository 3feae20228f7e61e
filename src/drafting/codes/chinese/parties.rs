//! Who does what an act of a Chinese clause reports, and to whom.

use std::ops::Range;

use super::acts::{Act, Clause, Item, ItemKind};
use super::lexicon::Marker;
use crate::drafting::actors::{Actors, Mention, Outsider, Party};
use crate::drafting::codes::sentence::party_of;
use crate::drafting::sentences::Sentence;

/// The most characters that may stand between a particle and the party it governs: 对原产于美国的商品.
const NEAR: usize = 8;

/// One or more parties that act together: 中国和美国.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    /// Which of the mentions.
    pub(super) mentions: Vec<usize>,
    pub(super) tokens: Range<usize>,
    /// The little word that it hangs on.
    hangs: Option<Marker>,
    /// Whether it owns what follows: 美国的关税.
    owns: bool,
}

impl Group {
    pub(super) fn of(&self, mentions: &[Mention]) -> Vec<Mention> {
        let all = self.mentions.iter().filter_map(|place| mentions.get(*place));
        all.cloned().collect()
    }

    pub(super) fn party(&self, mentions: &[Mention]) -> Option<Party> {
        party_of(&self.of(mentions))
    }

    /// Whom it is done to: what is done to 中国企业 is done to China.
    pub(super) fn aim(&self, mentions: &[Mention], actors: &Actors<'_>) -> Option<Party> {
        let own = self.of(mentions);
        match party_of(&own) {
            Some(Party::Neither(Outsider::Company)) => {
                let country = own.iter().find_map(|mention| mention.countries.first());
                country.map(|country| actors.party(country))
            }
            party => party.filter(Party::acts),
        }
    }

    fn is_free(&self) -> bool {
        self.hangs.is_none()
    }
}

/// The groups of a clause, in order.
pub(super) fn groups(sentence: &Sentence, clause: &Clause) -> Vec<Group> {
    let mut all: Vec<Group> = Vec::new();
    let mut mark: Option<&Item> = None;
    for item in &clause.items {
        match item.kind {
            ItemKind::Mark(Marker::Of | Marker::Noun | Marker::Thing | Marker::Other) => {}
            // 于 within what 对 is said of says nothing new.
            ItemKind::Mark(Marker::At)
                if mark.is_some_and(|mark| {
                    mark.kind == ItemKind::Mark(Marker::To)
                        && item.tokens.start <= mark.tokens.end + NEAR
                }) => {}
            ItemKind::Mark(_) => mark = Some(item),
            ItemKind::Act(_) => mark = None,
            ItemKind::Actor(place) => {
                let tokens = item.tokens.clone();
                let is_near = |mark: &&Item| tokens.start <= mark.tokens.end + NEAR;
                let marker = mark.filter(is_near).map(|item| item.kind);
                let owns = sentence.lower(tokens.end) == "的" && tokens.end < clause.tokens.end;
                let joins = mark.is_some_and(|mark| {
                    mark.kind == ItemKind::Mark(Marker::And)
                        && mark.tokens.end == tokens.start
                        && all.last().is_some_and(|last| last.tokens.end == mark.tokens.start)
                });
                match all.last_mut().filter(|_| joins) {
                    Some(last) => {
                        last.mentions.push(place);
                        last.tokens.end = tokens.end;
                        last.owns = owns;
                    }
                    None => {
                        let hangs = match marker {
                            Some(ItemKind::Mark(Marker::And)) => Some(Marker::With),
                            // Behind 将 before a party: the object of the act.
                            Some(ItemKind::Mark(Marker::WillOrTake)) => Some(Marker::Take),
                            Some(ItemKind::Mark(
                                marker @ (Marker::To
                                | Marker::With
                                | Marker::About
                                | Marker::At
                                | Marker::By
                                | Marker::Take),
                            )) => Some(marker),
                            _ => None,
                        };
                        let mentions = vec![place];
                        all.push(Group { mentions, tokens, hangs, owns });
                    }
                }
                mark = None;
            }
        }
    }
    all
}

/// The leader of a clause: the first party that no particle governs.
pub(super) fn leading(groups: &[Group]) -> Option<&Group> {
    let free = || groups.iter().filter(|group| group.is_free());
    free().find(|group| !group.owns).or_else(|| free().next())
}

/// The actor and the target, as far as the clause names them.
#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    pub(super) actor: Option<Group>,
    pub(super) target: Option<Group>,
    /// Whether it is in the passive: 被.
    pub(super) is_passive: bool,
}

/// The parties that stand around an act; `from` is where what may be its subject
/// begins, and `until` behind all that it may be done to.
pub(super) fn named(
    groups: &[Group],
    clause: &Clause,
    act: &Act<'_>,
    (from, until): (usize, usize),
    (mentions, actors): (&[Mention], &Actors<'_>),
) -> Named {
    let start = act.from.min(act.tokens.start);
    let before = |group: &&Group| {
        from <= group.tokens.start && group.tokens.end <= start.max(act.tokens.start)
    };
    let own: Vec<&Group> = groups.iter().filter(before).collect();
    let free = leading_of(&own);
    let hanging = |marker: Marker| own.iter().find(|group| group.hangs == Some(marker)).copied();
    let by = |item: &Item| {
        item.kind == ItemKind::Mark(Marker::By)
            && (from..act.tokens.start).contains(&item.tokens.start)
    };
    if clause.items.iter().any(by) {
        let (actor, target) = (hanging(Marker::By).cloned(), free.cloned());
        return Named { actor, target, is_passive: true };
    }
    let party = free.and_then(|group| group.party(mentions));
    let is_other = |group: &&Group| {
        let own = group.aim(mentions, actors);
        own.is_some() && (party.is_none() || own != party)
    };
    let behind = |group: &&Group| {
        act.tokens.end <= group.tokens.start
            && group.tokens.end <= until
            && !matches!(group.hangs, Some(Marker::At | Marker::About | Marker::By))
    };
    let partner =
        hanging(Marker::To).or_else(|| hanging(Marker::With)).or_else(|| hanging(Marker::Take));
    let behind = || groups.iter().filter(behind).find(is_other);
    let target = partner.filter(|group| is_other(group)).or_else(behind).cloned();
    Named { actor: free.cloned(), target, is_passive: false }
}

fn leading_of<'g>(groups: &[&'g Group]) -> Option<&'g Group> {
    let free = || groups.iter().filter(|group| group.is_free());
    free().find(|group| !group.owns).or_else(|| free().next()).copied()
}
