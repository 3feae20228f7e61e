//! The mentions of a Chinese sentence. Chinese has no blanks, so at each character the longest name
//! of the tables is taken, and what stands right behind it belongs to it: 美国 + 贸易代表 + 格里尔.

use std::ops::Range;
use std::sync::Arc;

use super::memory::{Memory, Who};
use super::table::{Kind, Name};
use super::{Actors, How, Mention, Outsider, Party};
use crate::dossier::Slot;
use crate::drafting::sentences::Sentence;

/// What two parties are together.
const PAIRS: [&str; 6] = ["双方", "两国", "两军", "两国政府", "两国元首", "双方团队"];
/// Behind these a country is named by one sign: 对华, 访美.
const BEFORE_SIGN: [&str; 8] = ["对", "访", "赴", "驻", "涉", "输", "援", "向"];
/// A sign with one of these is a longer name: 美方, 美国.
const AFTER_SIGN: [&str; 2] = ["方", "国"];
/// The most names that can stand right behind one another in one mention.
const MOST_PARTS: usize = 6;

/// The mentions of a sentence, in order; none overlaps another.
pub(super) fn mentions(
    actors: &Actors<'_>,
    sentence: &Sentence,
    memory: &mut Memory,
) -> Vec<Mention> {
    let mut finder = Finder { actors, sentence, memory, found: Vec::new() };
    let mut at = 0;
    while at < sentence.tokens.len() {
        at = match finder.mention_at(at) {
            Step::Mention(mention) => {
                let end = mention.tokens.end.max(at + 1);
                finder.found.push(mention);
                end
            }
            Step::Past(end) => end.max(at + 1),
        };
    }
    let Finder { found, .. } = finder;
    memory.close(&found, |_| true);
    found
}

/// What stands somewhere: a mention, or nothing up to a place.
enum Step {
    Mention(Mention),
    Past(usize),
}

struct Finder<'a, 't> {
    actors: &'a Actors<'t>,
    sentence: &'a Sentence,
    memory: &'a mut Memory,
    found: Vec<Mention>,
}

/// A name where it stands, and the party it means.
struct Named {
    kind: Kind,
    who: Who,
    end: usize,
}

impl Finder<'_, '_> {
    fn mention_at(&mut self, at: usize) -> Step {
        if let Some(mention) = self.signs(at).or_else(|| self.together(at)) {
            return Step::Mention(mention);
        }
        let Some(named) = self.named(at) else { return self.pronoun(at) };
        if named.kind == Kind::Place {
            return Step::Past(named.end);
        }
        let Some(mention) = self.whole(at, named) else { return Step::Past(at + 1) };
        Step::Mention(mention)
    }

    fn mention(&self, tokens: Range<usize>, who: Who, how: How) -> Mention {
        let range = self.sentence.bytes(&tokens);
        let Who { party, countries } = who;
        Mention { tokens, range, party, countries, how, owns: false }
    }

    fn is(&self, at: usize, word: &str) -> bool {
        let mut signs = word.chars().enumerate();
        signs.all(|(step, sign)| {
            let mut own = self.sentence.lower(at + step).chars();
            own.next() == Some(sign) && own.next().is_none()
        })
    }

    /// The longest name that stands at a place: of the sides themselves, or of the tables.
    fn named(&self, at: usize) -> Option<Named> {
        let side = self.actors.aliases.iter().find(|(words, _)| {
            words.iter().enumerate().all(|(step, word)| {
                self.sentence.token(at + step).is_some_and(|token| token.lower == word.lower)
            })
        });
        let side = side.map(|(words, slot)| Named {
            kind: Kind::Country,
            who: self.of_slot(*slot),
            end: at + words.len(),
        });
        let of_table = self.name(at, |name| !is_sign(name)).map(|name| Named {
            kind: name.kind,
            who: self.of_name(name),
            end: at + name.words.len(),
        });
        match (side, of_table) {
            (Some(side), Some(name)) if name.end > side.end => Some(name),
            (Some(side), _) => Some(side),
            (None, name) => name,
        }
    }

    fn name(&self, at: usize, fits: impl Fn(&Name) -> bool) -> Option<&Name> {
        let first = self.sentence.token(at)?;
        let stands = |name: &&Name| {
            name.words.iter().enumerate().all(|(step, word)| {
                self.sentence.token(at + step).is_some_and(|token| token.lower == word.lower)
            })
        };
        let names = self.actors.tables.iter().flat_map(|table| table.beginning(&first.lower));
        let names = names.filter(|name| name.holds(self.actors.on) && fits(name)).filter(stands);
        // Of equals the first: `max_by_key` has the last.
        names.fold(None, |best: Option<&Name>, name| match best {
            Some(best) if best.words.len() >= name.words.len() => Some(best),
            _ => Some(name),
        })
    }

    fn of_slot(&self, slot: Slot) -> Who {
        let countries = self.actors.country(slot).cloned().into_iter().collect();
        Who { party: Party::Side(slot), countries }
    }

    fn of_name(&self, name: &Name) -> Who {
        let country = &name.country;
        let outsider = match name.kind {
            Kind::Analyst => Outsider::Analyst,
            Kind::Media => Outsider::Media,
            Kind::Company => Outsider::Company,
            Kind::Witness => Outsider::Witness,
            _ if country.is_empty() => Outsider::Person,
            _ => {
                let party = self.actors.party(country);
                return Who { party, countries: vec![Arc::clone(country)] };
            }
        };
        Who { party: Party::Neither(outsider), countries: Vec::new() }
    }

    /// 中美, 对华: countries by a sign each. Of two that are the sides it is both.
    fn signs(&self, at: usize) -> Option<Mention> {
        let mut all: Vec<Who> = Vec::new();
        let mut end = at;
        while let Some(name) = self.name(end, is_sign) {
            all.push(self.of_name(name));
            end += 1;
        }
        let is_longer = |at: usize| AFTER_SIGN.iter().any(|sign| self.is(at, sign));
        if all.len() > 1 && is_longer(end) {
            return None;
        }
        let before = at.checked_sub(1).map_or("", |place| self.sentence.lower(place));
        let is_place = |at: usize| {
            self.name(at, |name| name.kind == Kind::Place || name.kind == Kind::Company).is_some()
        };
        let is_one = all.len() == 1 && BEFORE_SIGN.contains(&before) && !is_longer(end);
        if !(all.len() > 1 || is_one) || is_place(at) || is_place(end - 1) {
            return None;
        }
        let who = self.joined(&all)?;
        let end = self.behind_roles(end, &who).0;
        Some(self.mention(at..end, who, if all.len() > 1 { How::Together } else { How::Name }))
    }

    /// Some countries as one: both sides, a side with others, or others.
    fn joined(&self, all: &[Who]) -> Option<Who> {
        let has = |slot: Slot| all.iter().any(|who| who.party == Party::Side(slot));
        let party = if has(Slot::First) && has(Slot::Second) {
            Party::Both
        } else {
            let side = all.iter().find(|who| who.party.slot().is_some());
            side.or(all.first())?.party.clone()
        };
        let countries = all.iter().flat_map(|who| who.countries.iter().cloned()).collect();
        Some(Who { party, countries })
    }

    fn together(&self, at: usize) -> Option<Mention> {
        let pairs = PAIRS.iter().filter(|pair| self.is(at, pair));
        let length = pairs.map(|pair| pair.chars().count()).max()?;
        let both = Who { party: Party::Both, countries: Vec::new() };
        let who = if self.actors.has_sides() {
            let sides = Slot::BOTH.into_iter().filter_map(|slot| self.actors.country(slot));
            Who { countries: sides.cloned().collect(), ..both }
        } else {
            self.memory.group(&self.found)?
        };
        Some(self.mention(at..at + length, who, How::Together))
    }

    /// A name with all that stands right behind it.
    fn whole(&mut self, at: usize, named: Named) -> Option<Mention> {
        let Named { kind, who, end } = named;
        if matches!(kind, Kind::Role | Kind::Modifier | Kind::Title) {
            return self.role(at, end);
        }
        let mut how = match kind {
            _ if kind.is_person() => How::Person,
            Kind::Body => How::Office,
            _ => How::Name,
        };
        let (end, last, is_former) = self.behind_roles(end, &who);
        let who = match last {
            Some((kind, _)) if kind.is_person() => {
                how = How::Person;
                who
            }
            Some((Kind::Role | Kind::Body | Kind::Seat, _)) => {
                how = if how == How::Person { how } else { How::Office };
                who
            }
            Some((_, Who { party, .. })) => Who { party, countries: who.countries },
            None => who,
        };
        let former = Party::Neither(Outsider::Person);
        let who = if is_former { Who { party: former, ..who } } else { who };
        Some(self.mention(at..end, who, how))
    }

    /// Behind the offices and names that stand right behind a name, with the last of
    /// them, and whether the office was held before.
    fn behind_roles(&self, start: usize, who: &Who) -> (usize, Option<(Kind, Who)>, bool) {
        let (mut end, mut reach) = (start, start);
        let mut last: Option<(Kind, Who)> = None;
        let mut is_former = false;
        for _ in 0..MOST_PARTS {
            let Some(next) = self.named(end) else { break };
            let is_own = next.who.countries.is_empty() || next.who.party == who.party;
            // 中国外交部, 美国商务部: a ministry is that of the country before it.
            let is_body = matches!(next.kind, Kind::Body | Kind::Role | Kind::Modifier);
            let is_country = matches!(next.kind, Kind::Country | Kind::Capital | Kind::Place);
            if is_country || !(is_own || is_body) {
                break;
            }
            is_former |= next.kind == Kind::Modifier && self.is(end, "前");
            end = next.end;
            if next.kind != Kind::Modifier {
                reach = end;
                last = Some((next.kind, next.who));
            } else if ["双方", "两国"].iter().any(|pair| self.is(end - 2, pair)) {
                reach = end;
            }
        }
        (reach, last, is_former && reach > start)
    }

    /// An office first: 总统特朗普. 发言人 alone is the last that was named.
    fn role(&self, at: usize, end: usize) -> Option<Mention> {
        let mut end = end;
        for _ in 0..MOST_PARTS {
            let next = self.named(end)?;
            let person = next.kind.is_person().then_some(next.who);
            match (person, next.kind) {
                (Some(who), _) => return Some(self.mention(at..next.end, who, How::Person)),
                (None, Kind::Role | Kind::Modifier) => end = next.end,
                _ => break,
            }
        }
        let is_speaker = self.is(at, "发言人") || self.is(at, "新闻发言人");
        let known = self.memory.person(&self.found).or_else(|| self.memory.body(&self.found));
        is_speaker.then(|| Some(self.mention(at..end, known?, How::Pronoun))).flatten()
    }

    fn pronoun(&self, at: usize) -> Step {
        let who = match self.sentence.lower(at) {
            "他" if self.is(at + 1, "们") => self.memory.group(&self.found).map(|who| (who, 2)),
            "他" | "她" => self.memory.person(&self.found).map(|who| (who, 1)),
            _ => None,
        };
        let Some((who, length)) = who else { return Step::Past(at + 1) };
        Step::Mention(self.mention(at..at + length, who, How::Pronoun))
    }
}

/// A country by one sign, which is a name only with another beside it.
fn is_sign(name: &Name) -> bool {
    name.kind == Kind::Demonym && name.words.len() == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drafting::actors::tests::{day, dossier};
    use crate::drafting::sentences::Text;

    const CHINA: Party = Party::Side(Slot::First);
    const US: Party = Party::Side(Slot::Second);

    #[track_caller]
    fn expect(text: &str, expected: &[(&str, Party)]) {
        let read = Text::read(text);
        let all = Actors::of(&dossier(), day()).read(&read).into_iter().flatten();
        let found: Vec<(&str, Party)> =
            all.map(|one| (read.slice(&one.range), one.party)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn names_offices_and_people_are_their_sides() {
        expect("中国商务部新闻发言人何咏前表示。", &[("中国商务部新闻发言人何咏前", CHINA)]);
        expect("美国商务部长卢特尼克访问北京。", &[("美国商务部长卢特尼克", US), ("北京", CHINA)]);
        expect("商务部回应。白宫回应。", &[("商务部", CHINA), ("白宫", US)]);
        expect("總統特朗普會見習近平。", &[("總統特朗普", US), ("習近平", CHINA)]);
        expect(
            "日方抗议，欧盟观望。",
            &[("日方", Party::Third("JPN".into())), ("欧盟", Party::Third("IGO".into()))],
        );
    }

    #[test]
    fn signs_stand_for_countries_side_by_side() {
        expect("中美举行会谈。", &[("中美", Party::Both)]);
        expect("中美双方同意。", &[("中美双方", Party::Both)]);
        expect("对华出口，访美。", &[("华", CHINA), ("美", US)]);
        expect("其中美好的话，发展中国家和中东。", &[]);
    }

    #[test]
    fn who_explains_is_neither_and_pronouns_are_the_last() {
        expect("美国专家认为。", &[("美国专家", Party::Neither(Outsider::Analyst))]);
        expect("美国前总统拜登说。", &[("美国前总统", Party::Neither(Outsider::Person))]);
        expect("特朗普说好，他走了。", &[("特朗普", US), ("他", US)]);
        expect("双方同意。", &[("双方", Party::Both)]);
    }
}
