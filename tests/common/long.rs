//! A made-up record of twelve years: two sides that quarrel, negotiate, agree
//! and fall out again, the same on every run.

use std::fmt::Write;

/// Events, from 2010 to the end of 2021.
const EVENTS: u32 = 1_600;
const COMMITMENTS: u32 = 60;

/// What is done and said in bad and in good years.
const BAD: [(&str, &str); 4] = [
    ("163", "embargo on grain"),
    ("112", "accuses the other of dumping"),
    ("172", "closes the border post"),
    ("130", "threatens to leave the accord"),
];
const GOOD: [(&str, &str); 4] = [
    ("036", "says that it will meet"),
    ("046", "talks in the old harbour"),
    ("085", "lifts the quota on timber"),
    ("057", "signs a protocol on fish"),
];

/// Numbers that look like chance and are the same everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn date(day: u64) -> String {
    let (year, rest) = (2010 + day / 365, day % 365);
    format!("{year}-{:02}-{:02}", rest / 31 + 1, rest % 31 % 28 + 1)
}

/// The dossier's text.
pub(crate) fn twelve_years() -> String {
    let mut chance = Chance(7);
    let mut text = String::from(
        "schema = 1\ntitle = \"Arcadia and Borduria, twelve years\"\n\
         [[sides]]\nid = \"a\"\nname = \"Arcadia\"\nshort = \"AR\"\n\
         [[sides]]\nid = \"b\"\nname = \"Borduria\"\nshort = \"BO\"\n",
    );
    for number in 0..EVENTS {
        let day = chance.below(12 * 365);
        // Three bad years, three good ones, and so on.
        let is_bad = (day / (3 * 365)).is_multiple_of(2);
        let list = if is_bad == (chance.below(10) < 8) { BAD } else { GOOD };
        let (code, what) = list[chance.below(4) as usize];
        let actor = ["a", "b", "both"][chance.below(3) as usize];
        let _ = writeln!(
            text,
            "[[events]]\nid = \"e{number}\"\ndate = \"{}\"\nheadline = \"{} {what}\"\n\
             actor = \"{actor}\"\ncode = \"{code}\"\nlasting = false\nweight = 0.4",
            date(day),
            ["Arcadia", "Borduria", "Summit:"][chance.below(3) as usize],
        );
    }
    for number in 0..COMMITMENTS {
        let made = chance.below(11 * 365);
        let by = ["a", "b"][number as usize % 2];
        let status = ["fulfilled", "in-progress", "broken", "partial"][chance.below(4) as usize];
        let _ = writeln!(
            text,
            "[[commitments]]\nid = \"c{number}\"\nby = \"{by}\"\n\
             text = \"Undertaking {number} of the accord\"\nmade = \"{}\"\ndue = \"{}\"\n\
             [[commitments.verdicts]]\nstatus = \"{status}\"\ndate = \"{}\"",
            date(made),
            date(made + 200),
            date(made + 120),
        );
    }
    text
}
