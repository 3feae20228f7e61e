//! Who does what an act reports, and to whom.

use std::ops::Range;

use super::acts::Act;
use super::verbs::Tense;
use super::view::{Group, View};
use crate::drafting::actors::{PREPOSITIONS, preposition};
use crate::drafting::sentences::Opening;

/// How far behind *by* the agent may stand.
const BY: usize = 7;

/// The actor: the subject, or the agent behind *by*.
pub(super) fn actor<'v>(view: &'v View<'_>, act: &Act<'_>) -> Option<&'v Group> {
    match act.verb {
        Some(verb) if verb.is_passive => agent(view, act),
        Some(_) => subject_of(view, act),
        None => of_noun(view, act),
    }
}

/// The target: what a passive verb is about, else the party behind the verb.
pub(super) fn target<'v>(
    view: &'v View<'_>,
    act: &Act<'_>,
    actor: Option<&Group>,
    last_clause: usize,
) -> Option<&'v Group> {
    let is_passive = act.verb.is_some_and(|verb| verb.is_passive);
    let other = |group: &&Group| Some(*group) != actor;
    if is_passive {
        return subject(view, act.start(), act.clause).filter(other);
    }
    let first = view.sentence.clauses.get(act.clause)?;
    let own = best_behind(view, act.end..first.tokens.end, actor, act.verb.is_none());
    own.or_else(|| {
        let last = view.sentence.clauses.get(last_clause)?;
        let range = first.tokens.end..last.tokens.end;
        (last_clause > act.clause).then(|| best_behind(view, range, actor, false)).flatten()
    })
}

/// Among the parties behind a verb, the one acted on, rather than a place or time.
fn best_behind<'v>(
    view: &'v View<'_>,
    range: Range<usize>,
    actor: Option<&Group>,
    is_noun: bool,
) -> Option<&'v Group> {
    let inside =
        |group: &&Group| range.start <= group.tokens.start && group.tokens.end <= range.end;
    let acting = |group: &&Group| view.members(group).iter().any(|one| one.party.acts());
    let others = view.groups.iter().filter(|group| inside(group) && Some(*group) != actor);
    let rank = |group: &&Group| match preposition(view.sentence, group.tokens.start) {
        Some("by") => 9,
        None
        | Some("with" | "to" | "against" | "on" | "toward" | "towards" | "between" | "upon") => 0,
        Some("of" | "for" | "from" | "over" | "about") => 1,
        Some(_) => 2,
    };
    // Talks in London are not with it.
    let most = if is_noun { 2 } else { 9 };
    // A different party is likelier than the same again.
    let is_same = |group: &&Group| actor.is_some_and(|actor| share(view, actor, group));
    let others = others.filter(acting).filter(|group| rank(group) < most);
    others.min_by_key(|group| (is_same(group), rank(group)))
}

/// Whether two groups mean the same party.
fn share(view: &View<'_>, one: &Group, other: &Group) -> bool {
    let first = |group: &Group| view.members(group).first().map(|mention| &mention.party);
    first(one) == first(other)
}

/// The agent behind *by*.
fn agent<'v>(view: &'v View<'_>, act: &Act<'_>) -> Option<&'v Group> {
    let clause = view.sentence.clauses.get(act.clause)?;
    let last = clause.tokens.end.min(act.end + BY);
    let by = (act.end..last).find(|at| view.lower(*at) == "by")?;
    view.groups.iter().find(|group| {
        (by + 1..by + 4).contains(&group.tokens.start) && group.tokens.end <= clause.tokens.end
    })
}

/// Whose a noun is: its owner, the party behind *by* or *between*, or else the actor of the clause.
fn of_noun<'v>(view: &'v View<'_>, act: &Act<'_>) -> Option<&'v Group> {
    let clause = view.sentence.clauses.get(act.clause)?;
    let near = |group: &&Group| {
        group.tokens.end <= act.at
            && act.at - group.tokens.end <= 4
            && clause.tokens.start <= group.tokens.start
    };
    let owner = view.groups.iter().rev().find(near);
    let owner = owner.filter(|group| view.owns(group) || view.is_adjective(group));
    let between = (act.end..clause.tokens.end.min(act.end + BY))
        .find(|at| ["between", "by"].contains(&view.lower(*at)));
    let behind = between.and_then(|at| {
        view.groups.iter().find(|group| (at + 1..at + 4).contains(&group.tokens.start))
    });
    behind.or(owner).or_else(|| subject(view, act.at, act.clause))
}

fn subject_of<'v>(view: &'v View<'_>, act: &Act<'_>) -> Option<&'v Group> {
    let is_finite = act.verb.is_some_and(|verb| {
        !matches!(verb.tense, Tense::Gerund | Tense::Infinitive | Tense::Participle)
    });
    if !is_finite && let Some(group) = beside_gerund(view, act) {
        return Some(group);
    }
    found_subject(view, act.start(), act.clause, is_finite)
}

/// *With China threatening tariffs*: the party between *with* and the verb.
fn beside_gerund<'v>(view: &'v View<'_>, act: &Act<'_>) -> Option<&'v Group> {
    let is_gerund = act.verb.is_some_and(|verb| verb.tense == Tense::Gerund);
    let group = view.groups.iter().find(|group| group.tokens.end == act.start())?;
    let with = group.tokens.start.checked_sub(1).filter(|_| is_gerund)?;
    (view.lower(with) == "with").then_some(group)
}

pub(super) fn subject<'v>(view: &'v View<'_>, start: usize, clause: usize) -> Option<&'v Group> {
    found_subject(view, start, clause, false)
}

/// The subject of what begins at a place in a clause; if the clause has none, that of the clause
/// which it continues.
fn found_subject<'v>(
    view: &'v View<'_>,
    start: usize,
    clause: usize,
    is_finite: bool,
) -> Option<&'v Group> {
    let own = view.sentence.clauses.get(clause)?;
    let range = own.tokens.start..start;
    if let Some(group) = in_range(view, &range) {
        return Some(group);
    }
    if is_finite && names_another(view, &range) {
        return None;
    }
    if own.opening == Opening::Relative || own.opening == Opening::That {
        let ends = |group: &&Group| {
            let gap = own.tokens.start.checked_sub(group.tokens.end);
            gap.is_some_and(|gap| gap <= 1)
        };
        let antecedent = view.groups.iter().find(ends);
        if antecedent.is_some() || own.opening == Opening::Relative {
            return antecedent;
        }
    }
    let before = || (0..clause).rev().filter_map(|place| view.sentence.clauses.get(place));
    let is_aside = |opening: Opening| {
        matches!(opening, Opening::Relative | Opening::Subordinate | Opening::Condition)
    };
    let main = before().filter(|one| !is_aside(one.opening));
    let mut found = main.filter_map(|one| leading(view, &one.tokens));
    let aside = before().filter(|one| one.opening != Opening::Relative);
    found.next().or_else(|| aside.filter_map(|one| leading(view, &one.tokens)).next())
}

/// Whether an unknown word stands before a verb: *crowds*.
fn names_another(view: &View<'_>, range: &Range<usize>) -> bool {
    let opens =
        |word: &str| is_little(word) || word.ends_with("ly") || PREPOSITIONS.contains(&word);
    let last = range.end.checked_sub(1).filter(|last| *last >= range.start);
    last.is_some_and(|at| {
        let is_word = view.sentence.token(at).is_some_and(|token| token.is_word());
        is_word && !opens(view.lower(at)) && preposition(view.sentence, at).is_none()
    })
}

/// A word that is no subject.
fn is_little(word: &str) -> bool {
    const LITTLE: [&str; 46] = [
        "and",
        "but",
        "or",
        "nor",
        "then",
        "also",
        "however",
        "meanwhile",
        "thus",
        "so",
        "yet",
        "still",
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "where",
        "when",
        "if",
        "unless",
        "because",
        "although",
        "though",
        "while",
        "whereas",
        "since",
        "until",
        "as",
        "once",
        "after",
        "before",
        "the",
        "a",
        "an",
        "not",
        "never",
        "later",
        "earlier",
        "today",
        "yesterday",
        "now",
        "again",
        "even",
        "just",
        "both",
    ];
    LITTLE.contains(&word)
}

fn inside<'v>(view: &'v View<'_>, range: &Range<usize>) -> impl Iterator<Item = &'v Group> {
    let (start, end) = (range.start, range.end);
    view.groups.iter().filter(move |one| start <= one.tokens.start && one.tokens.end <= end)
}

/// What leads a clause: a name that no preposition governs.
fn leading<'v>(view: &'v View<'_>, range: &Range<usize>) -> Option<&'v Group> {
    inside(view, range).find(|group| {
        preposition(view.sentence, group.tokens.start).is_none()
            && !view.owns(group)
            && !view.is_adjective(group)
    })
}

fn in_range<'v>(view: &'v View<'_>, range: &Range<usize>) -> Option<&'v Group> {
    let hangs = |group: &Group| preposition(view.sentence, group.tokens.start);
    let adjacent = inside(view, range)
        .find(|group| group.tokens.end == range.end && hangs(group).is_none() && !view.owns(group));
    let adjective = || {
        inside(view, range)
            .find(|group| hangs(group).is_none() && view.is_adjective(group) && !view.owns(group))
    };
    let of = || inside(view, range).find(|group| matches!(hangs(group), Some("of" | "from")));
    let owning = || inside(view, range).find(|group| hangs(group).is_none());
    adjacent.or_else(|| leading(view, range)).or_else(adjective).or_else(owning).or_else(of)
}
