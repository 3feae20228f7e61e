//! Who says what a sentence tells.

use super::acts::Act;
use super::parties::subject;
use super::rules::Turn;
use super::verbs::Tense;
use super::view::{Group, View};

/// The place among the acts of what says an act: a verb of saying before it, or
/// one behind it in a clause of its own.
pub(super) fn saying(acts: &[Act<'_>], place: usize) -> Option<usize> {
    let act = acts.get(place)?;
    let says = |one: &Act<'_>| one.turn() == Turn::Say && one.verb.is_some();
    let before = acts.iter().enumerate().take(place).rev().find(|(_, one)| says(one));
    // *He praised them and said that*: what is in one clause before is not said.
    let behind = acts.iter().enumerate().skip(place + 1).rev();
    let mut behind = behind.filter(|(_, one)| says(one) && one.clause > act.clause);
    before.or_else(|| behind.next()).map(|(place, _)| place)
}

/// Who that is.
pub(super) fn speaker<'v>(view: &'v View<'_>, say: &Act<'_>) -> Option<&'v Group> {
    let own = view.sentence.clauses.get(say.clause)?;
    let inside = |group: &Group| own.tokens.start <= group.tokens.start;
    // *…, said a spokesman of the ministry*: who speaks may stand behind.
    let behind = view
        .groups
        .iter()
        .find(|group| inside(group) && (say.end..say.end + 4).contains(&group.tokens.start));
    let subject = subject(view, say.start(), say.clause);
    match subject {
        Some(group) if inside(group) => Some(group),
        other => {
            let is_told =
                say.verb.is_some_and(|verb| matches!(verb.tense, Tense::Past | Tense::Present));
            let is_first = is_told && say.start() == own.tokens.start;
            behind.filter(|_| is_first).or(other)
        }
    }
}
