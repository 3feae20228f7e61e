//! One act as it was reported and coded.

use crate::dossier::{Day, QuadClass};

/// Who acts, or upon whom.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// The whole code of the source, such as `CHNGOV`.
    pub code: Box<str>,
    /// The country in it, such as `CHN`: what sides are known by.
    pub country: Box<str>,
    /// Its name as the source writes it.
    pub name: Box<str>,
}

/// One act as a source reported it; what the source does not say is empty.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportedEvent {
    /// What the source calls it.
    pub id: Box<str>,
    /// Its day; the first of those it can mean.
    pub day: Day,
    /// Its date as EDTF where it means more than that day, else empty.
    pub date: Box<str>,
    /// When the source took it up, if it says so: before that it could not be known.
    pub added: Option<Day>,
    /// Who acts.
    pub actor: Party,
    /// Upon whom.
    pub target: Party,
    /// Its CAMEO code with all its zeros, or empty where the source has another
    /// scheme.
    pub code: Box<str>,
    /// What kind of act it is in the source's own scheme.
    pub kind: Box<str>,
    /// Its intensity by the source, −10 (most hostile) to +10.
    pub score: Option<f64>,
    /// Words or deeds, cooperation or conflict.
    pub quad: Option<QuadClass>,
    /// Whether it is told at the beginning of its report.
    pub is_root: Option<bool>,
    /// How often it is mentioned.
    pub mentions: Option<i32>,
    /// In how many sources.
    pub sources: Option<i32>,
    /// In how many articles.
    pub articles: Option<i32>,
    /// The tone of what is written of it, about −10 to +10.
    pub tone: Option<f64>,
    /// How many people died in it.
    pub deaths: Option<i32>,
    /// Where.
    pub place: Box<str>,
    /// What is reported of it.
    pub text: Box<str>,
    /// Where it is reported.
    pub url: Box<str>,
}

impl ReportedEvent {
    /// One of which only the day is known.
    pub fn on(day: Day) -> Self {
        Self {
            id: Box::default(),
            day,
            date: Box::default(),
            added: None,
            actor: Party::default(),
            target: Party::default(),
            code: Box::default(),
            kind: Box::default(),
            score: None,
            quad: None,
            is_root: None,
            mentions: None,
            sources: None,
            articles: None,
            tone: None,
            deaths: None,
            place: Box::default(),
            text: Box::default(),
            url: Box::default(),
        }
    }
}
