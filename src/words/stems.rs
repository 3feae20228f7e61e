//! English words without their endings, so that "raised duties" finds *raise*
//! and *duty*, and British and American spellings are one.
//!
//! A stem is compared with other stems and never shown. Words that share one
//! wrongly do no harm as long as only one of them is looked for.

/// Forms that no rule gives, with the word that they are forms of, and words
/// that are spelled in two ways.
const FORMS: [(&str, &str); 82] = [
    ("aluminum", "aluminium"),
    ("beaten", "beat"),
    ("began", "begin"),
    ("begun", "begin"),
    ("bought", "buy"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("came", "come"),
    ("caught", "catch"),
    ("drew", "draw"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("fallen", "fall"),
    ("fell", "fall"),
    ("flew", "fly"),
    ("flown", "fly"),
    ("forbade", "forbid"),
    ("forbidden", "forbid"),
    ("forgave", "forgive"),
    ("forgiven", "forgive"),
    ("fought", "fight"),
    ("froze", "freeze"),
    ("frozen", "freeze"),
    ("gave", "give"),
    ("given", "give"),
    ("gone", "go"),
    ("held", "hold"),
    ("kept", "keep"),
    ("laid", "lay"),
    ("led", "lead"),
    ("left", "leave"),
    ("lent", "lend"),
    ("lost", "lose"),
    ("made", "make"),
    ("maneuver", "manoeuvre"),
    ("met", "meet"),
    ("overflew", "overfly"),
    ("overflown", "overfly"),
    ("paid", "pay"),
    ("ran", "run"),
    ("risen", "rise"),
    ("rose", "rise"),
    ("said", "say"),
    ("sank", "sink"),
    ("sent", "send"),
    ("shot", "shoot"),
    ("skeptical", "sceptical"),
    ("sold", "sell"),
    ("sought", "seek"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("stood", "stand"),
    ("struck", "strike"),
    ("sunk", "sink"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("taken", "take"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("told", "tell"),
    ("took", "take"),
    ("tore", "tear"),
    ("torn", "tear"),
    ("undertaken", "undertake"),
    ("undertook", "undertake"),
    ("upheld", "uphold"),
    ("went", "go"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("withheld", "withhold"),
    ("won", "win"),
    ("woven", "weave"),
    ("written", "write"),
    ("wrote", "write"),
    ("troops", "troop"),
    ("gray", "grey"),
    ("talk", "talks"),
];

/// A word shorter than this is its own stem.
const SHORTEST: usize = 4;

/// The stem of a word in small letters.
pub(crate) fn stem(word: &str) -> String {
    let word = base_form(word);
    if word.len() < SHORTEST || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let singular = without_s(word);
    let (bare, was_verb) = without_verb_ending(base_form(&singular));
    one_spelling(&bare, was_verb)
}

fn base_form(word: &str) -> &str {
    FORMS.iter().find(|(form, _)| *form == word).map_or(word, |(_, base)| base)
}

fn without_s(word: &str) -> String {
    let kept = |ending: &str| word.ends_with(ending);
    if let Some(start) = word.strip_suffix("ies") {
        return if start.len() > 1 { format!("{start}y") } else { format!("{start}ie") };
    }
    for ending in ["sses", "xes", "ches", "shes", "zzes"] {
        if kept(ending) {
            return word.strip_suffix("es").unwrap_or(word).to_owned();
        }
    }
    if kept("ss") || kept("us") || kept("is") {
        return word.to_owned();
    }
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

/// Without *-ed* or *-ing*, and whether it had one.
fn without_verb_ending(word: &str) -> (String, bool) {
    if let Some(start) = word.strip_suffix("ied") {
        return (format!("{start}y"), true);
    }
    if word.ends_with("eed") {
        return (word.strip_suffix('d').unwrap_or(word).to_owned(), true);
    }
    let has_vowel = |start: &&str| start.bytes().any(|byte| b"aeiouy".contains(&byte));
    let ed = word.strip_suffix("ed").filter(|start| start.len() > 2);
    let ing = word.strip_suffix("ing").filter(|start| start.len() > 2);
    match ed.or(ing).filter(has_vowel) {
        Some(start) => (start.to_owned(), true),
        None => (word.to_owned(), false),
    }
}

fn one_spelling(word: &str, was_verb: bool) -> String {
    let mut word = word.replace("our", "or");
    if word.len() > 5 {
        word = word.replace("iz", "is").replace("ogue", "og");
    }
    for (british, american) in [("ence", "ense"), ("amme", "am"), ("tre", "ter")] {
        if let Some(start) = word.strip_suffix(british) {
            word = format!("{start}{american}");
        }
    }
    let bare = word.strip_suffix('e').filter(|start| start.len() > 2);
    let lost_ending = was_verb || bare.is_some();
    let bare = bare.unwrap_or(&word);
    // Deed, doer and verb of the same act: retaliation, retaliatory, retaliate.
    let endings: [(&str, usize, bool); 5] = [
        ("ation", 5, true),
        ("atory", 5, true),
        ("ator", 5, true),
        ("at", 5, lost_ending),
        ("ion", 5, true),
    ];
    let root = endings.iter().find_map(|(ending, rest, holds)| {
        bare.strip_suffix(ending).filter(|start| *holds && start.len() >= *rest)
    });
    undoubled(root.unwrap_or(bare))
}

/// Without the second of two equal consonants at the end: *shipped*, *expelled*.
fn undoubled(word: &str) -> String {
    let mut letters = word.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before)) if last == before && !"aeiou".contains(last) => {
            word.strip_suffix(last).unwrap_or(word).to_owned()
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(words: &[&str]) {
        let stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
        assert!(stems.windows(2).all(|two| two.first() == two.last()), "{words:?}: {stems:?}");
    }

    #[test]
    fn endings_make_no_difference() {
        same(&["impose", "imposes", "imposed", "imposing"]);
        same(&["duty", "duties"]);
        same(&["tie", "ties"]);
        same(&["ban", "bans", "banned", "banning"]);
        same(&["expel", "expels", "expelled", "expelling"]);
        same(&["shell", "shelled", "shelling"]);
        same(&["ratify", "ratifies", "ratified"]);
        same(&["agree", "agreed", "agrees", "agreeing"]);
        same(&["retaliate", "retaliates", "retaliation", "retaliatory", "retaliating"]);
        same(&["investigate", "investigation", "investigator", "investigated"]);
        same(&["restrict", "restrictions", "restricting"]);
        same(&["withdraw", "withdrew", "withdrawn", "withdrawing"]);
        same(&["tax", "taxes", "taxed"]);
    }

    #[test]
    fn both_spellings_are_one() {
        same(&["licence", "license", "licences"]);
        same(&["licensed", "licensing"]);
        same(&["mobilise", "mobilize", "mobilization", "mobilisation"]);
        same(&["harbour", "harbor"]);
        same(&["cancelled", "canceled", "cancel"]);
        same(&["defence", "defense"]);
        same(&["dialogue", "dialog"]);
        same(&["manoeuvre", "maneuver", "maneuvers"]);
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, other) in [
            ("agree", "agreement"),
            ("state", "station"),
            ("mission", "missile"),
            ("nation", "national"),
            ("deal", "deadline"),
        ] {
            assert_ne!(stem(one), stem(other), "{one}, {other}");
        }
        for odd in ["", "s", "ed", "ing", "ies", "é", "日内瓦", "ss", "ied"] {
            let _ = stem(odd);
        }
    }
}
