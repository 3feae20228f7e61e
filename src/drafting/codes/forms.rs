//! The forms of the words of the rules: *lift*, *lifts*, *lifted*, *lifting*.
//!
//! Made from each word by rule, and from `assets/drafting/verbs.csv` where no
//! rule gives them. A form that no word of the rules has is not known, which is
//! meant: nothing asks for it.

use std::collections::BTreeMap;

/// Verbs whose forms no rule gives, and those that are nouns as well.
pub const VERBS_CSV: &str = include_str!("../../../assets/drafting/verbs.csv");

/// The number of a word of the rules.
pub(super) type Lemma = u32;

/// What a form can be, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Shape(u8);

impl Shape {
    pub(super) const BASE: Self = Self(1);
    pub(super) const WITH_S: Self = Self(2);
    pub(super) const PAST: Self = Self(4);
    pub(super) const PARTICIPLE: Self = Self(8);
    pub(super) const ING: Self = Self(16);

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What the words of a text are forms of.
#[derive(Debug, Clone, Default)]
pub(super) struct Forms {
    lemmas: BTreeMap<String, Lemma>,
    by_form: BTreeMap<String, Vec<(Lemma, Shape)>>,
    nouns: Vec<Lemma>,
}

/// A line of the table of verbs.
struct Irregular {
    past: &'static str,
    participle: &'static str,
    is_noun: bool,
}

fn irregular(word: &str) -> Option<Irregular> {
    let line = VERBS_CSV
        .lines()
        .skip(1)
        .find(|line| line.strip_prefix(word).is_some_and(|rest| rest.starts_with(',')))?;
    let mut fields = line.split(',').skip(1);
    let mut next = || fields.next().unwrap_or_default();
    Some(Irregular { past: next(), participle: next(), is_noun: next() == "noun" })
}

impl Forms {
    /// The number of a word in its base form, with all of its forms known from
    /// then on.
    pub(super) fn add(&mut self, word: &str) -> Lemma {
        if let Some(known) = self.lemmas.get(word) {
            return *known;
        }
        let lemma = Lemma::try_from(self.lemmas.len()).unwrap_or(Lemma::MAX);
        self.lemmas.insert(word.to_owned(), lemma);
        let irregular = irregular(word);
        if irregular.as_ref().is_some_and(|one| one.is_noun) {
            self.nouns.push(lemma);
        }
        for spelling in spellings(word) {
            self.put(&spelling, lemma, Shape::BASE);
            self.put(&with_s(&spelling), lemma, Shape::WITH_S);
            for stem in stems(&spelling) {
                self.put(&format!("{}ing", without_e(&stem)), lemma, Shape::ING);
            }
            match &irregular {
                Some(one) if !one.past.is_empty() => {
                    self.put(one.past, lemma, Shape::PAST);
                    self.put(one.participle, lemma, Shape::PARTICIPLE);
                }
                _ => {
                    for stem in stems(&spelling) {
                        self.put(&with_ed(&stem), lemma, Shape::PAST.and(Shape::PARTICIPLE));
                    }
                }
            }
        }
        lemma
    }

    fn put(&mut self, form: &str, lemma: Lemma, shape: Shape) {
        let all = self.by_form.entry(form.to_owned()).or_default();
        match all.iter_mut().find(|(known, _)| *known == lemma) {
            Some((_, known)) => *known = known.and(shape),
            None => all.push((lemma, shape)),
        }
    }

    /// What a word in small letters may be a form of.
    pub(super) fn of(&self, word: &str) -> &[(Lemma, Shape)] {
        self.by_form.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a word is a noun as well, so that *attacks* alone is no verb.
    pub(super) fn is_noun(&self, lemma: Lemma) -> bool {
        self.nouns.contains(&lemma)
    }
}

/// As it is written on either side of the Atlantic.
fn spellings(word: &str) -> Vec<String> {
    let mut all = vec![word.to_owned()];
    for (british, american) in
        [("ise", "ize"), ("isation", "ization"), ("yse", "yze"), ("our", "or"), ("ence", "ense")]
    {
        if word.len() > british.len() + 2 && word.contains(british) {
            all.push(word.replace(british, american));
        }
    }
    all
}

fn is_vowel(letter: char) -> bool {
    "aeiou".contains(letter)
}

/// A word as an ending finds it: also with its last letter doubled where it may
/// be, *ban*, *bann*.
fn stems(word: &str) -> Vec<String> {
    let mut all = vec![word.to_owned()];
    let mut back = word.chars().rev();
    if let (Some(last), Some(vowel), Some(before)) = (back.next(), back.next(), back.next())
        && !is_vowel(last)
        && !"wxy".contains(last)
        && is_vowel(vowel)
        && !is_vowel(before)
    {
        all.push(format!("{word}{last}"));
    }
    all
}

fn with_s(word: &str) -> String {
    if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) {
        return format!("{word}es");
    }
    match word.strip_suffix('y') {
        Some(start) if !start.ends_with(is_vowel) => format!("{start}ies"),
        _ => format!("{word}s"),
    }
}

fn with_ed(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(start) if !start.ends_with(is_vowel) => format!("{start}ied"),
        _ if word.ends_with('e') => format!("{word}d"),
        _ => format!("{word}ed"),
    }
}

fn without_e(word: &str) -> &str {
    match word.strip_suffix('e') {
        Some(start) if !start.ends_with(['e', 'y', 'o']) => start,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_words() {
        let mut forms = Forms::default();
        for (word, all) in [
            ("lift", vec!["lift", "lifts", "lifted", "lifting"]),
            ("impose", vec!["imposes", "imposed", "imposing"]),
            ("ban", vec!["banned", "banning", "bans"]),
            ("agree", vec!["agreed", "agreeing", "agrees"]),
            ("criticise", vec!["criticized", "criticises", "criticizing"]),
            ("deny", vec!["denied", "denies", "denying"]),
            ("withdraw", vec!["withdrew", "withdrawn", "withdrawing"]),
            ("licence", vec!["license", "licenses", "licensed"]),
            ("cut", vec!["cut", "cutting"]),
        ] {
            let lemma = forms.add(word);
            for form in all {
                assert!(forms.of(form).iter().any(|(one, _)| *one == lemma), "{form}");
            }
        }
        assert!(forms.of("liftoff").is_empty());
    }

    #[test]
    fn the_table_of_verbs_is_whole() {
        for line in VERBS_CSV.lines() {
            assert_eq!(line.split(',').count(), 4, "{line}");
        }
        let mut words: Vec<&str> =
            VERBS_CSV.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
        let count = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), count, "a verb is there twice");
    }
}
