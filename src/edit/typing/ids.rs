//! Ids made from headlines.

/// Longest id suggested, in characters: it stands in lists and is typed by
/// hand.
const MOST_CHARS: usize = 40;

/// Words that say little: left out as long as others remain.
const SMALL_WORDS: [&str; 17] = [
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "its", "of", "on", "or", "over",
    "the", "to", "with",
];

/// An id for a record with this headline, in lower-case words joined by
/// hyphens: `Geneva: a 90-day truce` gives `geneva-90-day-truce`. Other
/// scripts are spelled in Latin letters. `fallback` is used where nothing is
/// left, such as `event`. A number is added to an id that is taken.
pub fn suggest_id(headline: &str, fallback: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let latin = any_ascii::any_ascii(headline).to_ascii_lowercase().replace(['\'', '`'], "");
    let all: Vec<&str> =
        latin.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let telling: Vec<&str> =
        all.iter().copied().filter(|word| !SMALL_WORDS.contains(word)).collect();
    let words = if telling.is_empty() { all } else { telling };
    let mut id = String::new();
    for word in words {
        if !id.is_empty() && id.len() + 1 + word.len() > MOST_CHARS {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.extend(word.chars().take(MOST_CHARS));
    }
    let base = if id.is_empty() { fallback.to_owned() } else { id };
    if !is_taken(&base) && base != crate::dossier::BOTH {
        return base;
    }
    let numbered = (2_u64..).map(|number| format!("{base}-{number}"));
    numbered.into_iter().find(|id| !is_taken(id)).unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_the_headline_says() {
        let id = |headline: &str| suggest_id(headline, "event", |_| false);
        assert_eq!(id("Geneva: a 90-day truce"), "geneva-90-day-truce");
        assert_eq!(id("The"), "the");
        assert_eq!(id("Beijing's reply"), "beijings-reply");
        assert_eq!(id("Accord à Genève"), "accord-geneve");
        assert!(
            id("日内瓦会谈").starts_with(|c: char| c.is_ascii_lowercase()),
            "{}",
            id("日内瓦会谈")
        );
        assert_eq!(id("— !"), "event");
        assert_eq!(id("both"), "both-2");
        assert!(id(&"long ".repeat(50)).len() <= MOST_CHARS);
        assert!(id(&"x".repeat(500)).len() <= MOST_CHARS);
    }

    #[test]
    fn is_not_taken() {
        let taken = ["truce", "truce-2"];
        assert_eq!(suggest_id("Truce", "event", |id| taken.contains(&id)), "truce-3");
    }
}
