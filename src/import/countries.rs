//! Countries by the names and numbers that sources have for them, as the codes
//! that CAMEO has.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Codes with names, and the numbers of Gleditsch and Ward where they have one.
static COUNTRIES_CSV: &str = include_str!("../../assets/countries.csv");

struct Countries {
    by_name: HashMap<String, &'static str>,
    by_number: HashMap<u32, &'static str>,
    codes: HashSet<&'static str>,
}

static COUNTRIES: LazyLock<Countries> = LazyLock::new(|| {
    let mut all =
        Countries { by_name: HashMap::new(), by_number: HashMap::new(), codes: HashSet::new() };
    for line in COUNTRIES_CSV.lines().skip(1) {
        // A name may have a comma, and stands in quotes then.
        let Some((code, rest)) = line.split_once(',') else { continue };
        let Some((name, number)) = rest.rsplit_once(',') else { continue };
        all.codes.insert(code);
        all.by_name.insert(plain(name.trim_matches('"')), code);
        if let Ok(number) = number.parse() {
            all.by_number.entry(number).or_insert(code);
        }
    }
    all
});

/// A name as it is compared: without case, points and articles.
fn plain(name: &str) -> String {
    let name = name.trim().to_lowercase().replace(['.', ','], "");
    name.strip_prefix("the ").unwrap_or(&name).to_owned()
}

/// The code of a country by its English name.
pub(super) fn by_name(name: &str) -> Option<&'static str> {
    COUNTRIES.by_name.get(&plain(name)).copied()
}

/// The code of a country by its number in the list of Gleditsch and Ward.
pub(super) fn by_number(number: u32) -> Option<&'static str> {
    COUNTRIES.by_number.get(&number).copied()
}

/// The country of an actor's code in capital letters: `CHN`, `CHNGOV`, `USAMIL`.
pub(super) fn in_code(code: &str) -> Option<&'static str> {
    let is_code = code.len() >= 3
        && code.len().is_multiple_of(3)
        && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let whole = COUNTRIES.codes.get(code).filter(|_| is_code);
    let of_first = || COUNTRIES.codes.get(code.get(..3)?).filter(|_| is_code);
    whole.or_else(of_first).copied()
}

/// The code of the country that an actor's name tells: `Citizen (China)`, `China`,
/// `Government of China`, `Military Forces of China (2012-) Coast Guard`.
pub(super) fn in_name(name: &str) -> Option<&'static str> {
    if let Some(code) = by_name(name) {
        return Some(code);
    }
    // The last brackets that hold a country: others hold years.
    let in_brackets = name.rsplit('(').filter_map(|part| part.split_once(')'));
    if let Some(code) = in_brackets.filter_map(|(inner, _)| by_name(inner)).next() {
        return Some(code);
    }
    let before = name.split('(').next().unwrap_or(name).trim();
    let (_, after) = before.split_once(" of ")?;
    by_name(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_countries() {
        for (name, code) in [
            ("China", "CHN"),
            ("Citizen (China)", "CHN"),
            ("Government of Viet Nam", "VNM"),
            ("Military Forces of China (2012-)", "CHN"),
            ("Military Forces of the United States (2021-2025) Coast Guard", "USA"),
            ("Civilians (Philippines)", "PHL"),
        ] {
            assert_eq!(in_name(name), Some(code), "{name}");
        }
        for (code, country) in [("CHN", "CHN"), ("USAMIL", "USA"), ("GBRGIB", "GBRGIB")] {
            assert_eq!(in_code(code), Some(country), "{code}");
        }
        for code in ["chn", "CH", "CHNX", "XXX", "CHINAS"] {
            assert_eq!(in_code(code), None, "{code}");
        }
        for name in ["IS", "Protesters (2012)", "", "(", "Men of honour"] {
            assert_eq!(in_name(name), None, "{name}");
        }
        assert_eq!(
            (by_number(2), by_number(260), by_number(9999)),
            (Some("USA"), Some("DEU"), None)
        );
    }
}
