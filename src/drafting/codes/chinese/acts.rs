//! The words of a Chinese sentence that mean something here, and the acts that
//! these make.

use std::ops::Range;

use super::lexicon::{Entry, Lexicon, Marker, Part, Rule, stands};
use crate::dossier::cameo::CameoCode;
use crate::drafting::actors::Mention;
use crate::drafting::codes::rules::Turn;
use crate::drafting::codes::verbs::Tense;
use crate::drafting::sentences::Sentence;

/// The most characters that may stand between a head and what belongs to it.
const NEAR: usize = 45;
/// The most characters between a particle and the act that it modifies.
const NEAR_MARK: usize = 8;
/// The most further codes that are named.
const MOST_READINGS: usize = 3;
/// What takes something from where it is, so that a 将 before may say what.
const TAKING: [&str; 4] = ["列入清单", "移出清单", "降至", "加税"];
/// What begins something new in a clause.
const AND_THEN: [&str; 4] = ["并", "但", "而", "且"];

/// A word that means something.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub(super) tokens: Range<usize>,
    pub(super) kind: ItemKind,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum ItemKind {
    /// A party, by place among the mentions.
    Actor(usize),
    /// An act, by place among the acts.
    Act(usize),
    Mark(Marker),
}

/// An act that a rule finds.
#[derive(Debug, Clone)]
pub(super) struct Act<'a> {
    pub(super) tokens: Range<usize>,
    /// Where everything that its rule matched begins, and the place behind it.
    pub(super) from: usize,
    pub(super) reach: usize,
    pub(super) clause: usize,
    pub(super) rule: &'a Rule,
    pub(super) readings: Vec<CameoCode>,
    pub(super) tense: Tense,
    pub(super) is_negated: bool,
    /// Whether an obligation is a *must*, and not only a *should*.
    pub(super) is_strict: bool,
    pub(super) is_if: bool,
    /// Whether it is only named: 加征的关税, 磋商机制, or what is spoken of.
    pub(super) is_named: bool,
}

impl Act<'_> {
    pub(super) fn is_say(&self) -> bool {
        self.rule.turn == Turn::Say
    }

    fn root(&self) -> &str {
        self.rule.code.as_ref().and_then(|code| code.as_str().get(..2)).unwrap_or_default()
    }
}

/// A clause with its words.
#[derive(Debug, Clone, Default)]
pub(super) struct Clause {
    pub(super) tokens: Range<usize>,
    pub(super) items: Vec<Item>,
    /// Whether it says behind its acts that something is to come, which the next
    /// tells: 美国将（一）取消…
    pub(super) awaits: bool,
}

/// The clauses of a sentence, and all of its acts in order.
pub(super) fn read<'a>(
    lexicon: &'a Lexicon,
    sentence: &Sentence,
    mentions: &[Mention],
) -> (Vec<Clause>, Vec<Act<'a>>) {
    let mut acts = Vec::new();
    let mut clauses = Vec::new();
    for (place, clause) in sentence.clauses.iter().enumerate() {
        let mut reader = Reader {
            lexicon,
            sentence,
            mentions,
            clause: place,
            tokens: clause.tokens.clone(),
            items: Vec::new(),
        };
        reader.read(&mut acts);
        let Reader { tokens, items, .. } = reader;
        let is_to_come =
            |item: &Item| matches!(item.kind, ItemKind::Mark(Marker::Future | Marker::WillOrTake));
        let mut behind =
            items.iter().rev().take_while(|item| !matches!(item.kind, ItemKind::Act(_)));
        let awaits = behind.any(is_to_come);
        clauses.push(Clause { tokens, items, awaits });
    }
    (clauses, acts)
}

struct Reader<'a, 's> {
    lexicon: &'a Lexicon,
    sentence: &'s Sentence,
    mentions: &'s [Mention],
    clause: usize,
    tokens: Range<usize>,
    items: Vec<Item>,
}

impl<'a> Reader<'a, '_> {
    fn read(&mut self, acts: &mut Vec<Act<'a>>) {
        let first = acts.len();
        let mut at = self.tokens.start;
        while at < self.tokens.end {
            let word = self.lexicon.at(self.sentence, at);
            let after = self.mentions.partition_point(|mention| mention.tokens.start < at);
            let mention = self.mentions.get(after).filter(|mention| mention.tokens.start == at);
            let length = mention.map_or(0, |mention| mention.tokens.len());
            at = match (word, mention) {
                (Some(entry), _) if entry.word.len() > length => self.word(at, entry, acts),
                (_, Some(mention)) => {
                    self.push(mention.tokens.clone(), ItemKind::Actor(after));
                    mention.tokens.end
                }
                _ => at + 1,
            };
        }
        self.name_topics(acts.get_mut(first..).unwrap_or_default());
    }

    fn push(&mut self, tokens: Range<usize>, kind: ItemKind) {
        self.items.push(Item { tokens, kind });
    }

    fn word(&mut self, at: usize, entry: &'a Entry, acts: &mut Vec<Act<'a>>) -> usize {
        let end = at + entry.word.len();
        // What is already part of the act before is none beside it.
        let is_part = acts.last().is_some_and(|act| act.clause == self.clause && at < act.reach);
        let act = self.act(at..end, entry, acts.last());
        let act = act.filter(|_| !is_part);
        if let Some(act) = act {
            self.push(at..end, ItemKind::Act(acts.len()));
            acts.push(act);
        } else if let Some(marker) = entry.marker {
            self.push(at..end, ItemKind::Mark(marker));
        }
        end
    }

    /// The act that asks for most of those whose head a word is.
    fn act(
        &self,
        head: Range<usize>,
        entry: &'a Entry,
        before: Option<&Act<'a>>,
    ) -> Option<Act<'a>> {
        let before = before.filter(|act| act.clause == self.clause);
        let first = before.map_or(self.tokens.start, |act| act.reach.min(head.start));
        let rules = entry.rules.iter().filter_map(|place| self.lexicon.rule(*place));
        let mut found: Vec<(usize, Act<'a>)> = Vec::new();
        for rule in rules {
            let Some(held) = self.held(&head, first, rule) else { continue };
            let weight = 100 * (rule.rest.len() + 1) + 10 * entry.word.len();
            let act = Act {
                tokens: head.clone(),
                from: held.from,
                reach: held.reach,
                clause: self.clause,
                rule,
                readings: Vec::new(),
                tense: Tense::Past,
                is_negated: false,
                is_strict: false,
                is_if: false,
                is_named: false,
            };
            found.push(((weight + 10 * held.length).saturating_sub(held.gap), act));
        }
        // The sort is stable: of equals the earlier line stands first.
        found.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        let mut all = found.into_iter().map(|(_, act)| act);
        let mut act = all.next()?;
        for code in all.filter_map(|other| other.rule.code) {
            let is_new = Some(code) != act.rule.code && !act.readings.contains(&code);
            if is_new && act.readings.len() < MOST_READINGS {
                act.readings.push(code);
            }
        }
        self.mark(&mut act);
        act.is_named = self.is_noun(&act, before);
        Some(act)
    }

    /// Where the parts of a rule stand: behind its head, or else before it.
    fn held(&self, head: &Range<usize>, first: usize, rule: &Rule) -> Option<Held> {
        let mut held = Held { from: head.start, reach: head.end, gap: 0, length: 0 };
        for part in &rule.rest {
            match part {
                Part::Actor => {
                    let near = head.end + NEAR / 2;
                    let is_behind = |mention: &Mention| {
                        head.end <= mention.tokens.start && mention.tokens.start < near
                    };
                    let end = self.tokens.end;
                    let behind = self.mentions.iter().filter(|one| one.tokens.end <= end);
                    let is_there = { behind }.any(is_behind) || self.has_partner(first);
                    is_there.then_some(())?;
                }
                Part::Words(words) => {
                    let length_at = |at: usize| {
                        let all = words.iter().filter(|word| stands(self.sentence, at, word));
                        all.map(Vec::len).max()
                    };
                    let last = self.tokens.end.min(head.end + NEAR);
                    let begins = |at: &usize| AND_THEN.contains(&self.sentence.lower(*at));
                    let behind = (held.reach..last).take_while(|at| !begins(at));
                    let mut behind = behind.filter_map(|at| Some((at, length_at(at)?)));
                    // 吊销留学生的签证: what owns another is not it.
                    let owns = |(at, length): &(usize, usize)| {
                        self.sentence.lower(at + length) == "的" && at + length < last
                    };
                    let behind = behind.clone().find(|at| !owns(at)).or_else(|| behind.next());
                    let start = first.max(head.start.saturating_sub(NEAR));
                    let mut before = (start..head.start).rev();
                    if let Some((at, length)) = behind.filter(|(at, length)| at + length <= last) {
                        held.gap += at - held.reach;
                        held.length += length;
                        held.reach = at + length;
                    } else {
                        let at = before.find(|at| length_at(*at).is_some())?;
                        held.gap += head.start - at;
                        held.length += length_at(at).unwrap_or_default();
                        held.from = held.from.min(at);
                    }
                }
            }
        }
        Some(held)
    }

    /// Whether a party follows that the act is done with or to: behind 同, 和 or 对.
    fn has_partner(&self, first: usize) -> bool {
        let items = self.items.iter().filter(|item| item.tokens.start >= first);
        let mut items = items.skip_while(|item| {
            !matches!(item.kind, ItemKind::Mark(Marker::With | Marker::And | Marker::To))
        });
        items.any(|item| matches!(item.kind, ItemKind::Actor(_)))
    }

    /// What the particles before an act say of it.
    fn mark(&self, act: &mut Act<'a>) {
        let own = self.items.iter().rev().take_while(|item| !matches!(item.kind, ItemKind::Act(_)));
        let mut has_take = false;
        for item in own {
            let ItemKind::Mark(marker) = item.kind else { continue };
            let gap = act.tokens.start.saturating_sub(item.tokens.end);
            let is_near = gap <= NEAR_MARK;
            match marker {
                Marker::If => act.is_if = true,
                Marker::May => act.tense = Tense::May,
                Marker::Must | Marker::Should if act.tense == Tense::Past => {
                    act.tense = Tense::Must;
                    act.is_strict = marker == Marker::Must;
                }
                Marker::Not if is_near => act.is_negated = true,
                Marker::WillNot if is_near => {
                    act.is_negated = true;
                    if act.tense == Tense::Past {
                        act.tense = Tense::Future;
                    }
                }
                Marker::Take => has_take = true,
                Marker::Future if act.tense == Tense::Past => act.tense = Tense::Future,
                Marker::WillOrTake if act.tense == Tense::Past => {
                    let is_taken = act.from < act.tokens.start && act.from >= item.tokens.end;
                    let is_taking = is_taken || gap > 1 && TAKING.contains(&&*act.rule.name);
                    if has_take || !is_taking || self.is_to_come(item.tokens.end) {
                        act.tense = Tense::Future;
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether behind a 将 stands what no thing begins with: 将于, 将对.
    fn is_to_come(&self, at: usize) -> bool {
        const BEGINS: [&str; 12] =
            ["于", "在", "从", "自", "对", "向", "会", "继", "再", "也", "立", "与"];
        BEGINS.contains(&self.sentence.lower(at))
    }

    /// Whether an act is only about a noun, or one: 加征的关税, 磋商机制. What is
    /// announced so is done all the same.
    fn is_noun(&self, act: &Act<'a>, before: Option<&Act<'a>>) -> bool {
        let is_of = |at: usize| self.sentence.lower(at) == "的" && at < self.tokens.end;
        let word = |at: usize| self.lexicon.at(self.sentence, at).and_then(|word| word.marker);
        let is_said = before.is_some_and(Act::is_say) || self.is_announced(act);
        let is_about = is_of(act.tokens.end) || is_of(act.reach) && !is_said;
        let end = act.reach.max(act.tokens.end);
        let is_name = !act.is_say()
            && end < self.tokens.end
            && match word(end) {
                Some(Marker::Noun) => true,
                Some(Marker::Thing) => act.rule.rest.is_empty(),
                _ => false,
            };
        let has_actor = self.items.iter().any(|item| matches!(item.kind, ItemKind::Actor(_)));
        let is_taken = before.is_some_and(|act| act.rule.turn.takes_in());
        let last = act.tokens.start.checked_sub(1).map_or("", |at| self.sentence.lower(at));
        let is_bare = !is_taken && (!has_actor || ["的", "、", "强"].contains(&last));
        is_about || is_name || act.rule.is_noun && is_bare
    }

    /// 关于加征关税的公告: it is done by that.
    fn is_announced(&self, act: &Act<'a>) -> bool {
        let end = act.reach.max(act.tokens.end);
        let by = |word: &str| {
            let mut signs = word.chars().enumerate();
            signs.all(|(step, sign)| self.sentence.lower(end + step).starts_with(sign))
        };
        ["的公告", "的决定", "的通知", "的行政令", "的命令"].iter().any(|word| by(word))
    }

    /// 就美国加征关税答问, 对加征关税表示不满: what is only spoken about is not reported as done.
    fn name_topics(&self, acts: &mut [Act<'a>]) {
        let is_about =
            |item: &&Item| matches!(item.kind, ItemKind::Mark(Marker::About | Marker::To));
        let Some(mark) = self.items.iter().find(is_about) else { return };
        let is_only_to = mark.kind == ItemKind::Mark(Marker::To);
        let speaks = |act: &Act<'a>| {
            !is_only_to
                || !act.rule.rest.is_empty() && (act.is_say() || matches!(act.root(), "11" | "01"))
        };
        let Some(last) = acts.iter().rposition(speaks) else { return };
        let before = acts.get_mut(..last).unwrap_or_default();
        for act in before.iter_mut().filter(|act| act.tokens.start >= mark.tokens.end) {
            act.is_named = true;
        }
    }
}

/// Where the parts of a rule begin and end, how many characters stand between, and how many they
/// are.
struct Held {
    from: usize,
    reach: usize,
    gap: usize,
    length: usize,
}
