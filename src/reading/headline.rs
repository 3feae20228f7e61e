//! The sentence over the chart: whose tension, how high, where it came from,
//! what moved it most either way in the days in view, and what is new. It can
//! be read out.

use super::content::Content;
use super::wording::{band_in_sentence, cause, decimals, format_value, rounded, signed};
use crate::dossier::{Day, Dossier, MOST_HEADLINE, ModelKind};
use crate::tension::{Change, Direction, NamedBand};
use crate::words::{Value, Words, isolated, one_line};

/// What happened at most this many days before the as-of day is new.
const NEW_DAYS: i32 = 7;
/// The headline in its two weights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// The number as written large; empty where there is none.
    pub value: String,
    /// The sentence, which names the number too.
    pub sentence: String,
    /// The same with fewer of its parts, the longest first; none if the author wrote it.
    pub shorter: Vec<String>,
}

impl Headline {
    /// The whole of it for captions and for being read out. An author's own
    /// sentence may leave the number out.
    pub fn full(&self) -> String {
        if self.value.is_empty() || self.sentence.contains(&self.value) {
            self.sentence.clone()
        } else {
            format!("{}: {}", self.value, self.sentence)
        }
    }

    /// The same with the author's own sentence, if there is one.
    #[must_use]
    pub fn or_own(self, own: Option<&str>) -> Self {
        match own {
            Some(own) => Self { sentence: own.to_owned(), shorter: Vec::new(), ..self },
            None => self,
        }
    }

    /// The sentence with as many of its parts as fit; with all of them if not even the shortest
    /// fits.
    pub fn fitting(&self, fits: impl Fn(&str) -> bool) -> &str {
        let all = std::iter::once(&self.sentence).chain(&self.shorter);
        all.map(String::as_str).find(|sentence| fits(sentence)).unwrap_or(&self.sentence)
    }

    /// The headline on the as-of day. Its moves are those of the days in view, and everything else
    /// is of the whole record up to the as-of day. The dossier's own sentence stands in place of
    /// the computed one on the dossier's own as-of day; for a past day it would reveal what came
    /// later.
    pub fn compute(
        dossier: &Dossier,
        content: &Content,
        words: &Words,
        from: Day,
        to: Day,
    ) -> Self {
        let computed = Self::of_record(dossier, content, words, (from, to));
        let is_own_day = content.own_day == Some(content.settings.as_of);
        let own = dossier.headline.as_deref().filter(|_| is_own_day);
        computed.or_own(own.map(|own| one_line(own, MOST_HEADLINE)).as_deref())
    }

    fn of_record(dossier: &Dossier, content: &Content, words: &Words, view: (Day, Day)) -> Self {
        let plain = |sentence: String| Self { value: String::new(), sentence, shorter: Vec::new() };
        let as_of = content.settings.as_of;
        if dossier.events.is_empty() {
            return plain(words.get("headline-none").into_owned());
        }
        let on_day = |key| words.with(key, &[("day", words.day(as_of).into())]).into_owned();
        if content.series.values.is_empty() {
            return plain(on_day("headline-before"));
        }
        let Some(value) = content.series.at(as_of) else { return plain(on_day("headline-gap")) };
        let teller = Teller { dossier, content, words };
        let state = teller.state(value);
        let height = teller.with_height(state.clone(), value);
        let moves = teller.with_moves(height.clone(), view);
        let sentence = teller.with_news(moves.clone());
        let mut shorter = vec![moves, height, state];
        shorter.dedup();
        let value = format_value(value, content.settings.model.kind());
        Self { value, sentence, shorter }
    }
}

/// Adds one part of the sentence after the other.
struct Teller<'a> {
    dossier: &'a Dossier,
    content: &'a Content,
    words: &'a Words,
}

impl Teller<'_> {
    fn say(&self, key: &'static str, values: &[(&str, Value<'_>)]) -> String {
        self.words.with(key, values).into_owned()
    }

    fn kind(&self) -> ModelKind {
        self.content.settings.model.kind()
    }

    /// `Tension between China and the United States is 78 of 100, tense`.
    fn state(&self, value: f64) -> String {
        let names = self
            .dossier
            .sides
            .each_ref()
            .map(|side| isolated(&self.words.party(&side.name)).into_owned());
        let [first, second] = names;
        let (key, by, toward) = match self.content.settings.direction {
            Direction::Both => ("headline-between", first, second),
            Direction::By(slot) if slot.index() == 0 => ("headline-toward", first, second),
            Direction::By(_) => ("headline-toward", second, first),
        };
        let whose = self.say(key, &[("first", by.into()), ("second", toward.into())]);
        let number = format_value(value, self.kind());
        let band = self.words.get(band_in_sentence(NamedBand::of(value))).into_owned();
        let key = match self.kind() {
            ModelKind::Stock | ModelKind::Level => "headline-state",
            ModelKind::Flow => "headline-state-flow",
            ModelKind::Mean => "headline-state-mean",
        };
        let values = [("whose", whose.into()), ("value", number.into()), ("band", band.into())];
        self.say(key, &values)
    }

    /// `…, below its peak of 91 on 11 April`.
    fn with_height(&self, story: String, value: f64) -> String {
        let digits = decimals(self.kind());
        let Some((day, peak)) = self.content.peak() else { return story };
        let Some((_, low)) = self.content.trough() else { return story };
        let shown = |value: f64| rounded(value, digits);
        if shown(peak) == shown(low) {
            return story;
        }
        if shown(peak) == shown(value) {
            return self.say("headline-at-peak", &[("story", story.into())]);
        }
        let values = [
            ("story", story.into()),
            ("peak", format_value(peak, self.kind()).into()),
            ("day", self.words.short_day(day).into()),
        ];
        let is_lowest = shown(low) == shown(value);
        self.say(if is_lowest { "headline-lowest" } else { "headline-below-peak" }, &values)
    }

    /// `…; raised most by ‘…’ (+4), lowered most by ‘…’ (−13)`.
    fn with_moves(&self, story: String, (from, to): (Day, Day)) -> String {
        // The first day in view counts, too.
        let to = to.min(self.content.settings.as_of);
        let [up, down] = self.content.extreme_moves(from.plus(-1), to);
        let [up, down] = [up, down].map(|change| change.and_then(|change| self.moved(&change)));
        let (key, values) = match (up, down) {
            (Some(up), Some(down)) => ("headline-both", vec![("up", up), ("down", down)]),
            (Some(up), None) => ("headline-raised", vec![("up", up)]),
            (None, Some(down)) => ("headline-lowered", vec![("down", down)]),
            (None, None) => return story,
        };
        let values: Vec<(&str, Value<'_>)> = std::iter::once(("story", story.into()))
            .chain(values.into_iter().map(|(name, text)| (name, text.into())))
            .collect();
        self.say(key, &values)
    }

    /// `‘Both cut tariffs’ (−13)`; `None` where it would be written as 0.
    fn moved(&self, change: &Change) -> Option<String> {
        let digits = decimals(self.kind());
        if rounded(change.change, digits) == 0.0 {
            return None;
        }
        let event = self.dossier.events.get(change.event)?;
        let name = cause(&one_line(&event.headline, MOST_HEADLINE), change.cause, self.words);
        Some(self.named(&name, change.change))
    }

    fn named(&self, name: &str, change: f64) -> String {
        let name = &*isolated(name);
        // The events of a mean do not move it one by one; and a move that would be written as 0 is
        // not worth mentioning.
        if self.kind() == ModelKind::Mean || rounded(change, decimals(self.kind())) == 0.0 {
            return self.say("headline-event", &[("event", name.into())]);
        }
        let change = signed(change, decimals(self.kind()));
        self.say("headline-move", &[("event", name.into()), ("change", change.into())])
    }

    /// `…; new since 5 June: …`, or since when nothing is.
    fn with_news(&self, story: String) -> String {
        let as_of = self.content.settings.as_of;
        let counting = || self.content.markers.iter().filter(|marker| !marker.scheduled);
        let since = as_of.plus(-NEW_DAYS);
        let mut fresh: Vec<_> = counting().rev().take_while(|marker| marker.day > since).collect();
        let Some(last) = counting().next_back() else { return story };
        if fresh.is_empty() {
            let values = [("story", story.into()), ("day", self.words.short_day(last.day).into())];
            return self.say("headline-nothing-new", &values);
        }
        // The one that moved it most, the latest of equals: naming more would make it a list.
        fresh.sort_by(|a, b| b.change.abs().total_cmp(&a.change.abs()));
        let first = fresh.first().and_then(|marker| {
            let event = self.dossier.events.get(marker.event)?;
            Some(self.named(&one_line(&event.headline, MOST_HEADLINE), marker.change))
        });
        let values = [
            ("story", story.into()),
            ("day", self.words.short_day(since.plus(1)).into()),
            ("event", first.unwrap_or_default().into()),
            ("more", (fresh.len() - 1).into()),
        ];
        self.say(if fresh.len() > 1 { "headline-new-more" } else { "headline-new" }, &values)
    }
}
