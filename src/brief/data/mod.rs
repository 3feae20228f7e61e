//! What a template is given, as one documented structure (docs/templates.md):
//! everything a brief may say, in words and in values, so that a template only
//! sets it. `detente render --data` prints the same as JSON.
//!
//! It holds nothing that was not known on the as-of day, and counts what it
//! leaves out.

mod commitments;
mod events;
mod sources;
mod summary;
mod words;

use std::collections::BTreeMap;

use serde::Serialize;

pub use commitments::{ClaimData, CommitmentData, SideData, StatusCount, VerdictData};
pub use events::{EventData, MoveData, MoversData, PeriodData};
pub use sources::SourceData;
pub use summary::{ChartData, HeadlineData, MethodData, TensionData};

use super::house::House;
use super::material::Material;
use crate::dossier::{Day, Edtf};
use crate::figure::{Color, Theme};
use crate::reading::{MOST_PUBLISHERS, source_line};
use crate::words::runs_right_to_left;
use sources::Numbers;

/// The version of this structure: a template may refuse another. It grows when
/// something is renamed or taken away, not when something is added.
pub const DATA_FORMAT: u32 = 1;

/// A date as programs and as people write it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateData {
    /// EDTF, as the dossier has it: `2025-06-12`, `2025-06`, `2025-06-10~`.
    pub iso: String,
    /// In the brief's language: `12 Jun 2025`.
    pub text: String,
}

/// The first and last day of the chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpanData {
    /// The first day.
    pub from: DateData,
    /// The last day.
    pub to: DateData,
    /// Both in words: `1 Apr 2025 to 12 Jun 2025`.
    pub text: String,
}

/// The size of what is asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PageData {
    /// Width in points, 72 to an inch.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// `a4` or `letter`; a page is set on it.
    pub paper: &'static str,
}

/// The dossier that the brief is made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DossierData {
    /// Its file's name.
    pub name: String,
    /// The SHA-256 of its text.
    pub sha256: String,
}

/// What an organisation puts on everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HouseData {
    /// Its name.
    pub name: Option<String>,
    /// How the brief is marked: `TLP:AMBER`.
    pub marking: Option<String>,
    /// What stands at the foot.
    pub footer: Option<String>,
    /// Its typeface.
    pub typeface: Option<String>,
    /// Whether `/detente/logo.png` is there.
    pub has_logo: bool,
}

impl HouseData {
    fn of(house: &House) -> Self {
        let House { name, marking, footer, typeface, .. } = house.clone();
        Self { name, marking, footer, typeface, has_logo: house.logo.is_some() }
    }
}

/// Everything a template is given.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BriefData {
    /// [`DATA_FORMAT`].
    pub format: u32,
    /// The program that makes it, with its version.
    pub program: &'static str,
    /// The language of the brief's own words: `en`, `zh-Hans`.
    pub language: &'static str,
    /// `rtl` where the record's title runs from right to left, else `ltr`.
    pub direction: &'static str,
    /// `figure`, `slide`, `page`, `compare` or `ledger`.
    pub layout: &'static str,
    /// What is asked for in size.
    pub page: PageData,
    /// Colours by name, `#rrggbb`; and `name`: `light`, `dark` or `print`.
    pub theme: BTreeMap<&'static str, String>,
    /// The dossier's title, or the one asked for.
    pub title: String,
    /// A remark to print, where one is asked for.
    pub note: Option<String>,
    /// Who answers for the brief, where it is said.
    pub author: Option<String>,
    /// For the file's metadata: the author, else those who made the findings,
    /// else the program.
    pub authors: Vec<String>,
    /// The dossier's summary; none for a past day, of which it would tell what
    /// came later.
    pub summary: Option<String>,
    /// The day whose knowledge is shown; `None` where nothing is dated.
    pub as_of: Option<DateData>,
    /// `as of 12 Jun 2025`; empty where nothing is dated.
    pub as_of_text: String,
    /// The chart's days; `None` where nothing is dated.
    pub span: Option<SpanData>,
    /// The sentence that can be read out.
    pub headline: HeadlineData,
    /// The number behind it; `None` where there is none.
    pub tension: Option<TensionData>,
    /// The two sides, in the order of the file.
    pub sides: Vec<SideData>,
    /// The commitments included, by side and then in the order of the file.
    pub commitments: Vec<CommitmentData>,
    /// The events in the span, in the order of days; what is only scheduled
    /// comes last.
    pub events: Vec<EventData>,
    /// What moved tension over the span; `None` for a mean, which is no sum.
    pub movers: Option<MoversData>,
    /// The named periods known.
    pub periods: Vec<PeriodData>,
    /// The documents cited, by number.
    pub sources: Vec<SourceData>,
    /// `Sources: A, B and 3 more`; `None` where nothing is cited.
    pub source_line: Option<String>,
    /// How tension is computed.
    pub method: MethodData,
    /// What the chart shows, in words.
    pub chart: ChartData,
    /// The organisation: what it writes on everything.
    pub house: HouseData,
    /// What the dossier has and the brief leaves out, a sentence each.
    pub left_out: Vec<String>,
    /// The dossier itself.
    pub dossier: DossierData,
    /// The words of the built-in templates, by name.
    pub words: BTreeMap<&'static str, String>,
}

impl BriefData {
    pub(super) fn new(material: &Material) -> Self {
        let mut numbers = Numbers::default();
        let events = events::events(material, &mut numbers);
        let commitments = commitments::commitments(material, &mut numbers);
        let periods = events::periods(material, &mut numbers);
        let sources = sources::sources(material, &numbers);
        let left_out = summary::left_out(material, events.len(), sources.len());
        let options = &material.options;
        let (width, height) = options.size().points();
        let is_blank = material.is_blank();
        Self {
            format: DATA_FORMAT,
            program: concat!("Détente ", env!("CARGO_PKG_VERSION")),
            language: options.language.tag(),
            direction: if runs_right_to_left(material.title()) { "rtl" } else { "ltr" },
            layout: options.layout.as_str(),
            page: PageData { width, height, paper: options.paper.as_str() },
            theme: theme(material),
            title: material.title().to_owned(),
            note: options.note.clone(),
            author: options.author.clone(),
            authors: authors(options.author.as_deref(), &commitments),
            summary: material.summary().map(str::to_owned),
            as_of: (!is_blank).then(|| day(material, material.as_of())),
            as_of_text: summary::as_of_text(material),
            span: (!is_blank).then(|| summary::span(material)),
            headline: summary::headline(material),
            tension: summary::tension(material),
            sides: commitments::sides(material),
            commitments,
            movers: events::movers(material, &events),
            events,
            periods,
            source_line: source_line(
                material.dossier(),
                &material.content,
                &material.words,
                MOST_PUBLISHERS,
            ),
            sources,
            method: summary::method(material),
            chart: summary::chart(material),
            house: HouseData::of(&options.house),
            left_out,
            dossier: DossierData {
                name: material.origin.name.clone(),
                sha256: material.origin.sha256.clone(),
            },
            words: words::words(material),
        }
    }
}

/// Who is named as the author of a file.
fn authors(asked: Option<&str>, commitments: &[CommitmentData]) -> Vec<String> {
    if let Some(author) = asked {
        return vec![author.to_owned()];
    }
    let verdicts = commitments.iter().flat_map(|commitment| &commitment.verdicts);
    let mut names: Vec<String> = Vec::new();
    for by in verdicts.filter_map(|verdict| verdict.by.as_ref()) {
        if !names.contains(by) {
            names.push(by.clone());
        }
    }
    if names.is_empty() {
        names.push("Détente".to_owned());
    }
    names
}

fn date(material: &Material, date: &Edtf) -> DateData {
    DateData { iso: date.to_string(), text: material.date(date) }
}

fn day(material: &Material, day: Day) -> DateData {
    DateData { iso: day.to_string(), text: material.day(day) }
}

/// The colours by name, opaque as a sheet of paper shows them.
fn theme(material: &Material) -> BTreeMap<&'static str, String> {
    let Theme { background, panel, ink, muted, grid, shade, line, band, accent, joint, .. } =
        *material.theme();
    let [first, second] = material.theme().sides;
    let name = material.options.theme.as_str();
    let colours = [
        ("background", background),
        ("panel", panel),
        ("ink", ink),
        ("muted", muted),
        ("grid", grid),
        ("shade", shade),
        ("line", line),
        ("band", band),
        ("accent", accent),
        ("joint", joint),
        ("first", first),
        ("second", second),
        ("alert", material.theme().alert()),
    ];
    let mut theme: BTreeMap<_, _> =
        colours.into_iter().map(|(name, color)| (name, hex(color))).collect();
    theme.insert("name", name.to_owned());
    theme
}

pub(super) fn hex(color: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", color.r, color.g, color.b)
}
