//! Who says what a sentence reports.

use super::acts::Act;
use super::parties::subject;
use super::rules::Turn;
use super::verbs::Tense;
use super::view::{Group, View};
use crate::drafting::sentences::{Opening, Token, TokenKind};

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

/// Behind these stands what is spoken of.
const ABOUT: [&str; 6] = ["about", "concerning", "of", "on", "over", "regarding"];

/// Whether an act is only what words are about: *answered questions on the talks*.
/// A noun or a gerund is, behind such a word, where nothing was told since.
pub(super) fn is_topic(view: &View<'_>, acts: &[Act<'_>], place: usize) -> bool {
    let Some(act) = acts.get(place).filter(|act| !is_finite(act)) else { return false };
    let say = acts.iter().take(place).rev().find(|one| is_finite(one));
    let Some(say) = say.filter(|one| one.turn() == Turn::Say) else { return false };
    let clauses = view.sentence.clauses.get(say.clause + 1..=act.clause).unwrap_or_default();
    let goes_on = clauses.iter().all(|one| one.opening == Opening::Plain);
    let between = || say.end..act.start();
    let is_about = |at: usize| {
        ABOUT.contains(&view.lower(at)) && !view.sentence.token(at + 1).is_some_and(is_when)
    };
    let is_quoted = |at: usize| view.lower(at) == ":";
    // *Responded to the strikes*.
    let is_answer = view.lower(say.end) == "to";
    goes_on && (is_answer || between().any(is_about)) && !between().any(is_quoted)
}

/// *On 5 June*, *on X*: when or where it is said.
fn is_when(token: &Token) -> bool {
    const WHERE: [&str; 3] = ["x", "truth", "twitter"];
    let word = token.lower.as_str();
    let is_day = word.ends_with("day") || MONTHS.iter().any(|month| word.starts_with(month));
    token.kind == TokenKind::Number || token.is_capital && (is_day || WHERE.contains(&word))
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Whether it tells something by itself: no noun, and no *lifting* or *to lift*.
pub(super) fn is_finite(act: &Act<'_>) -> bool {
    act.verb.is_some_and(|verb| {
        !matches!(verb.tense, Tense::Gerund | Tense::Infinitive | Tense::Participle)
    })
}

/// Who the speaker is.
pub(super) fn speaker<'v>(view: &'v View<'_>, say: &Act<'_>) -> Option<&'v Group> {
    let own = view.sentence.clauses.get(say.clause)?;
    let inside = |group: &Group| own.tokens.start <= group.tokens.start;
    // *…, said a spokesman of the ministry*: the speaker may come after.
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
