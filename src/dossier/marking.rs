//! How a record may be handled: the levels of the marks in use, and which are
//! within which.

/// Levels of marks, the most open first: the Traffic Light Protocol 2.0 of FIRST,
/// the security classifications of the United Kingdom and of the United States.
const SCHEMES: [&[&str]; 3] = [
    &["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"],
    &["OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET"],
    &["UNCLASSIFIED", "CUI", "CONFIDENTIAL", "SECRET", "TOP SECRET"],
];

/// Most characters of a mark.
pub const MOST_MARKING: usize = 60;

/// A scheme of marks, the most open first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme(pub Vec<String>);

/// The highest mark that something may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkingLimit {
    most: String,
    /// Levels of an organisation's own, beside those that everybody knows.
    own: Option<Scheme>,
    /// The mark of what bears none; free for all where `None`.
    unmarked: Option<String>,
}

impl MarkingLimit {
    /// Up to this mark; `None` where no scheme has it.
    pub fn new(most: &str, own: Option<Scheme>, unmarked: Option<String>) -> Option<Self> {
        let limit = Self { most: normal(most), own, unmarked };
        let is_known = limit.schemes().any(|scheme| level(&scheme, &limit.most).is_some());
        is_known.then_some(limit)
    }

    /// The mark itself, as its scheme writes it.
    pub fn most(&self) -> &str {
        &self.most
    }

    fn schemes(&self) -> impl Iterator<Item = Vec<String>> + '_ {
        let own = self.own.iter().map(|scheme| scheme.0.iter().map(|mark| normal(mark)).collect());
        own.chain(
            SCHEMES.into_iter().map(|scheme| scheme.iter().map(|mark| normal(mark)).collect()),
        )
    }

    /// Whether a mark is within the limit. One of another scheme, or of none, is not: it cannot be
    /// compared.
    pub fn holds(&self, marking: Option<&str>) -> bool {
        let Some(marking) = marking.or(self.unmarked.as_deref()) else { return true };
        let marking = normal(marking);
        self.schemes().any(|scheme| {
            let levels = level(&scheme, &marking).zip(level(&scheme, &self.most));
            levels.is_some_and(|(own, most)| own <= most)
        })
    }
}

fn level(scheme: &[String], marking: &str) -> Option<usize> {
    scheme.iter().position(|known| known == marking)
}

/// As schemes write it: `amber` is `TLP:AMBER`, `tlp: white` is `TLP:CLEAR`.
fn normal(marking: &str) -> String {
    let words: Vec<String> = marking
        .to_uppercase()
        .split(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '_'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["TLP", "WHITE"] | ["WHITE"] => "TLP:CLEAR".to_owned(),
        ["TLP", color] => format!("TLP:{color}"),
        [color] if ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"].contains(color) => {
            format!("TLP:{color}")
        }
        words => words.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limit(most: &str) -> MarkingLimit {
        MarkingLimit::new(most, None, None).expect("a known mark")
    }

    #[test]
    fn marks_are_compared_within_their_scheme() {
        let green = limit("green");
        assert_eq!(green.most(), "TLP:GREEN");
        assert!(
            green.holds(None) && green.holds(Some("TLP:CLEAR")) && green.holds(Some("tlp: Green"))
        );
        assert!(!green.holds(Some("TLP:AMBER")) && !green.holds(Some("TLP:AMBER+STRICT")));
        assert!(!green.holds(Some("OFFICIAL")) && !green.holds(Some("whatever")));
        let official = limit("Official-Sensitive");
        assert!(official.holds(Some("OFFICIAL")) && !official.holds(Some("SECRET")));
        assert!(limit("secret").holds(Some("CUI")) && limit("secret").holds(Some("OFFICIAL")));
        assert!(MarkingLimit::new("whatever", None, None).is_none());
    }

    #[test]
    fn an_organisation_has_levels_of_its_own() {
        let own = || Some(Scheme(vec!["Public".into(), "Internal".into(), "Board".into()]));
        let internal = MarkingLimit::new("internal", own(), Some("board".into()));
        let internal = internal.expect("of its own");
        assert!(internal.holds(Some("PUBLIC")) && !internal.holds(Some("Board")));
        assert!(!internal.holds(None), "what bears no mark is the board's");
    }
}
