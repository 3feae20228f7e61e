//! The words that the built-in templates set, under names that a user's own template can use as
//! well.

use std::collections::BTreeMap;

use crate::brief::material::Material;

/// Name in the template's data, key in the catalogue.
const NAMES: [(&str, &str); 37] = [
    ("commitments", "brief-commitments"),
    ("commitments_empty", "commitments-empty"),
    ("chart", "brief-chart"),
    ("as_of", "as-of"),
    ("claims", "section-claims"),
    ("findings", "section-verdicts"),
    ("sources", "section-sources"),
    ("in_return", "section-in-return"),
    ("conditional", "section-conditional"),
    ("movers", "tab-movers"),
    ("movers_mean", "movers-mean"),
    ("change_total", "movers-total"),
    ("events", "brief-events"),
    ("events_empty", "headline-none"),
    ("number", "brief-number"),
    ("date", "brief-date"),
    ("event", "brief-event"),
    ("who", "brief-who"),
    ("change", "movers-total"),
    ("commitment", "brief-commitment"),
    ("status", "brief-status"),
    ("dates", "brief-dates"),
    ("evidence", "brief-evidence"),
    ("method", "brief-method"),
    ("setting", "brief-setting"),
    ("value", "brief-value"),
    ("left_out", "brief-left-out"),
    ("note", "brief-note"),
    ("key", "brief-key"),
    ("dossier", "dialog-filter"),
    ("sha256", "brief-sha256"),
    ("continued", "brief-continued"),
    ("no_claims", "claim-none"),
    ("undated", "source-undated"),
    ("scheduled", "chart-scheduled"),
    ("score", "chart-score"),
    ("made_with", "brief-made-with"),
];

/// The catalogue's names of holes, and what stands in them.
type Holes = &'static [(&'static str, &'static str)];

/// Texts with holes, which a template fills with `.replace("{page}", …)`.
const WITH_HOLES: [(&str, &str, Holes); 3] = [
    ("page", "brief-page", &[("page", "{page}"), ("pages", "{pages}")]),
    ("published", "brief-published", &[("day", "{day}")]),
    ("made_at", "brief-made-at", &[("event", "{event}")]),
];

pub(super) fn words(material: &Material) -> BTreeMap<&'static str, String> {
    let plain = NAMES.iter().map(|(name, key)| (*name, material.word(key).into_owned()));
    let holed = WITH_HOLES.iter().map(|(name, key, holes)| {
        let values: Vec<_> = holes.iter().map(|(hole, text)| (*hole, (*text).into())).collect();
        (*name, material.words.with(key, &values).into_owned())
    });
    plain.chain(holed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, Words};

    #[test]
    fn the_catalogues_have_all_of_them() {
        for language in Language::ALL {
            let words = Words::of(language);
            let keys = NAMES.iter().map(|(_, key)| *key);
            for key in keys.chain(WITH_HOLES.iter().map(|(_, key, _)| *key)) {
                assert_ne!(words.get(key), key, "{}", language.tag());
            }
        }
    }
}
