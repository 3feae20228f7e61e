//! One problem of each kind. A kind without a sample does not compile: the list
//! is the match.

use crate::dossier::{
    Amount, Breaks, CameoCode, CameoError, ChoiceAdvice, Day, DayError, Dossier, Edtf, EdtfError,
    FieldFault, Found, KnownSyntax, LineFault, Mention, ProblemKind, RecordFault, RecordKind, Rule,
    SideAdvice, SyntaxFault, Table, TableKind, TextFault, TieFault, Unseen, ValueError, Wanted,
    parse,
};

/// Samples, each after the pattern that it is a sample of; all patterns together
/// are exhaustive.
macro_rules! samples {
    ($of:ty: $($pattern:pat => [$($sample:expr),+ $(,)?],)+) => {{
        fn is_told(sample: &$of) {
            match sample {
                $($pattern => {})+
            }
        }
        let mut all: Vec<$of> = Vec::new();
        $($({
            let sample = $sample;
            assert!(matches!(&sample, $pattern), "{sample:?}");
            is_told(&sample);
            all.push(sample);
        })+)+
        all
    }};
}

const TEXT: &str = r#"
schema = 1
title = "t"
[[sides]]
id = "a"
name = "A"
[[sides]]
id = "b"
name = "B"
[[events]]
id = "duty"
date = "2025-01-01"
headline = "Duty"
actor = "a"
code = "163"
[[commitments]]
id = "promise"
by = "a"
text = "Lifts it"
made = "2025-01-02"
"#;

fn dossier() -> Dossier {
    parse(TEXT).dossier.unwrap()
}

fn day() -> Day {
    "2025-06-10".parse().unwrap()
}

fn text_faults() -> Vec<TextFault> {
    samples! { TextFault:
        TextFault::ZeroBytes => [TextFault::ZeroBytes],
        TextFault::Nothing => [TextFault::Nothing],
        TextFault::Syntax(SyntaxFault::Known(_)) =>
            [TextFault::Syntax(SyntaxFault::Known(KnownSyntax::DuplicateKey))],
        TextFault::Syntax(SyntaxFault::Other(_)) =>
            [TextFault::Syntax(SyntaxFault::Other("recursion limit".into()))],
        TextFault::TooLong => [TextFault::TooLong],
        TextFault::MoreSyntax(_) => [TextFault::MoreSyntax(12)],
        TextFault::Git { .. } => [TextFault::Git { from: 3, to: 9 }],
        TextFault::LeftOpen { .. } => [TextFault::LeftOpen { about: "x".into() }],
        TextFault::Unseen { .. } => [
            TextFault::Unseen { what: Unseen::Control, character: '\u{1b}' },
            TextFault::Unseen { what: Unseen::Direction, character: '\u{202e}' },
            TextFault::Unseen { what: Unseen::Blank, character: '\u{200b}' },
        ],
    }
}

fn value_errors() -> Vec<ValueError> {
    let date = |text: &str| ValueError::Date(text.parse::<Edtf>().unwrap_err());
    let mut all = samples! { ValueError:
        ValueError::Date(EdtfError::Empty) => [date("")],
        ValueError::Date(EdtfError::Form(_)) => [date("soon")],
        ValueError::Date(EdtfError::TimeOfDay(_)) => [date("2025-06-10T23:50")],
        ValueError::Date(EdtfError::Calendar(_)) => [date("2025-13"), date("2025-02-30")],
        ValueError::Date(EdtfError::Backwards { .. }) => [date("2025-06/2025-05")],
        ValueError::Date(EdtfError::Parts(_)) => [date("2025/2026/2027")],
        ValueError::Date(EdtfError::Open) => [date("../..")],
        ValueError::Day(_) => [ValueError::Day("today".parse::<Day>().unwrap_err())],
        ValueError::Code(CameoError::Form(_)) =>
            [ValueError::Code("4".parse::<CameoCode>().unwrap_err())],
        ValueError::Code(CameoError::Unknown(_)) =>
            [ValueError::Code("999".parse::<CameoCode>().unwrap_err())],
    };
    all.retain(|error| {
        !matches!(error, ValueError::Day(DayError::Month(_) | DayError::Day { .. }))
    });
    all
}

fn field_faults() -> Vec<FieldFault> {
    let number = Amount(0.25);
    let out = |rule| FieldFault::OutOfRange { number, rule };
    let wrong = |wanted, found| FieldFault::WrongType { wanted, found, unquoted: None };
    let mut all = samples! { FieldFault:
        FieldFault::Unknown { .. } => [FieldFault::Unknown { near: None }],
        FieldFault::Missing => [FieldFault::Missing],
        FieldFault::Empty => [FieldFault::Empty],
        FieldFault::EmptyReporter => [FieldFault::EmptyReporter],
        FieldFault::WrongType { .. } => [
            wrong(Wanted::Text, Found::List),
            wrong(Wanted::Number, Found::Flag),
            wrong(Wanted::Flag, Found::Text),
            wrong(Wanted::Texts, Found::Table),
            wrong(Wanted::Table, Found::Integer),
            wrong(Wanted::Number, Found::Datetime),
            wrong(Wanted::Table, Found::Float),
        ],
        FieldFault::NotTables => [FieldFault::NotTables],
        FieldFault::Unreadable(_) => [FieldFault::Unreadable(ValueError::Date(EdtfError::Empty))],
        FieldFault::NoSuchChoice { .. } => [FieldFault::NoSuchChoice {
            written: "x".into(),
            advice: ChoiceAdvice::OneOf(["high", "low"].into()),
        }],
        FieldFault::NotComputable => [FieldFault::NotComputable],
        FieldFault::OutOfRange { .. } => [out(Rule::Tension), out(Rule::Score)],
        FieldFault::NotAPair => [FieldFault::NotAPair],
        FieldFault::Range { .. } => [FieldFault::Range { low: Amount(80.0), high: Amount(10.0) }],
        FieldFault::RestOutside { .. } => [FieldFault::RestOutside { rest: number }],
        FieldFault::HalfLifeWord { .. } => [FieldFault::HalfLifeWord { written: "never".into() }],
        FieldFault::OfLevel => [FieldFault::OfLevel],
        FieldFault::Headline(LineFault::Long(_)) => [FieldFault::Headline(LineFault::Long(400))],
        FieldFault::Headline(LineFault::Broken(_)) => [
            FieldFault::Headline(LineFault::Broken(Breaks::Lines)),
            FieldFault::Headline(LineFault::Broken(Breaks::Tabs)),
        ],
        FieldFault::Headline(LineFault::Both(..)) =>
            [FieldFault::Headline(LineFault::Both(1234, Breaks::Both))],
        FieldFault::NoWebAddress => [FieldFault::NoWebAddress],
        FieldFault::NoTime => [FieldFault::NoTime],
        FieldFault::NoZone { .. } => [FieldFault::NoZone { near: None }],
        FieldFault::OutsideFolder => [FieldFault::OutsideFolder],
        FieldFault::NoSha256 => [FieldFault::NoSha256],
        FieldFault::ShareOfNothing => [FieldFault::ShareOfNothing],
        FieldFault::BeforeMade { .. } => [FieldFault::BeforeMade { last: day(), made: day() }],
    };
    all.extend(value_errors().into_iter().map(FieldFault::Unreadable));
    all.extend(Rule::ALL.map(out));
    all
}

fn record_faults() -> Vec<RecordFault> {
    let dossier = dossier();
    let to = dossier.events.first().unwrap().id.clone();
    let advice = SideAdvice::OneOf(dossier.sides.iter().map(|side| side.id.clone()).collect());
    let (last, first) = (day(), day());
    let lacks = |of| RecordFault::NoSuchRecord { of, id: "x".into(), near: None };
    samples! { RecordFault:
        RecordFault::IdWithBlanks => [RecordFault::IdWithBlanks],
        RecordFault::NoSuchSide { .. } =>
            [RecordFault::NoSuchSide { written: "x".into(), advice: advice.clone() }],
        RecordFault::BothForOneSide => [RecordFault::BothForOneSide],
        RecordFault::NoSuchActor { .. } =>
            [RecordFault::NoSuchActor { written: "x".into(), advice }],
        RecordFault::ThirdParty { .. } =>
            [RecordFault::ThirdParty { written: "aa".into(), near: "a".into() }],
        RecordFault::NoSuchRecord { .. } =>
            [lacks(Mention::Source), lacks(Mention::Event), lacks(Mention::Commitment)],
        RecordFault::ReversesTwice { .. } => [RecordFault::ReversesTwice { to }],
        RecordFault::ReversalPasses => [RecordFault::ReversalPasses],
        RecordFault::PassesUntil => [RecordFault::PassesUntil],
        RecordFault::EndsBeforeBegins { .. } => [RecordFault::EndsBeforeBegins { last, first }],
        RecordFault::MetricBackwards { .. } => [RecordFault::MetricBackwards { last, first }],
        RecordFault::PeriodBackwards => [RecordFault::PeriodBackwards],
        RecordFault::DatedBeforeMade { .. } =>
            [RecordFault::DatedBeforeMade { made: Edtf::day(day()) }],
        RecordFault::ScoreOfAnother { .. } =>
            [RecordFault::ScoreOfAnother { code: "0439".parse().unwrap() }],
        RecordFault::MovesToEnd => [RecordFault::MovesToEnd],
        RecordFault::DirectedAtItself => [RecordFault::DirectedAtItself],
    }
}

fn tie_faults() -> Vec<TieFault> {
    let dossier = dossier();
    let event = || dossier.events.first().unwrap().id.clone();
    let promise = || dossier.commitments.first().unwrap().id.clone();
    samples! { TieFault:
        TieFault::NoSchema => [TieFault::NoSchema],
        TieFault::NewerSchema { .. } => [TieFault::NewerSchema { version: Amount(2.0) }],
        TieFault::NoSuchSchema { .. } => [TieFault::NoSuchSchema { version: Amount(0.5) }],
        TieFault::FewSides { .. } => [TieFault::FewSides { count: 1 }],
        TieFault::ManySides { .. } => [TieFault::ManySides { count: 3 }],
        TieFault::ReservedSideId { .. } => [TieFault::ReservedSideId { id: "both".into() }],
        TieFault::SameSideId { .. } => [TieFault::SameSideId { id: "a".into() }],
        TieFault::DuplicateId { .. } => [TieFault::DuplicateId {
            kind: RecordKind::Event,
            id: "duty".into(),
            first_line: 12,
        }],
        TieFault::LooksAlike { .. } => [TieFault::LooksAlike {
            kind: RecordKind::Source,
            id: "g1".into(),
            other: "gl".into(),
        }],
        TieFault::Circle(_) => [TieFault::Circle([promise(), promise()].into())],
        TieFault::OwnReturn { .. } => [TieFault::OwnReturn { id: promise() }],
        TieFault::OneSided { .. } => [TieFault::OneSided { from: promise(), to: promise() }],
        TieFault::ReversesPassing { .. } =>
            [TieFault::ReversesPassing { from: event(), to: event() }],
        TieFault::ReversesLater { .. } => [TieFault::ReversesLater { from: event(), to: event() }],
        TieFault::FarAfterOthers { .. } => [TieFault::FarAfterOthers { id: event() }],
    }
}

/// One problem of each kind, and of each value that changes its words.
pub(super) fn all() -> Vec<ProblemKind> {
    let table = || Table { kind: TableKind::Record(RecordKind::Event), id: Some("duty".into()) };
    let field = |fault| ProblemKind::Field { table: table(), key: "date".into(), fault };
    let record = |fault| ProblemKind::Record { table: table(), fault };
    let others = samples! { ProblemKind:
        ProblemKind::Text(_) => [ProblemKind::Text(TextFault::Nothing)],
        ProblemKind::Field { .. } => [field(FieldFault::Missing)],
        ProblemKind::Record { .. } => [record(RecordFault::IdWithBlanks)],
        ProblemKind::Tie(_) => [ProblemKind::Tie(TieFault::NoSchema)],
        ProblemKind::StaleHeadline { .. } => [ProblemKind::StaleHeadline {
            named: "74".into(),
            as_of: day(),
            tension: "78".into(),
        }],
        ProblemKind::Template { .. } => [
            ProblemKind::Template { said: "unknown variable: x".into(), hints: "".into() },
            ProblemKind::Template { said: "expected length".into(), hints: "try 1pt".into() },
        ],
    };
    let mut all: Vec<ProblemKind> = text_faults().into_iter().map(ProblemKind::Text).collect();
    all.extend(
        KnownSyntax::ALL
            .iter()
            .map(|known| ProblemKind::Text(TextFault::Syntax(SyntaxFault::Known(*known)))),
    );
    all.extend(field_faults().into_iter().map(field));
    all.extend(record_faults().into_iter().map(record));
    all.extend(tie_faults().into_iter().map(ProblemKind::Tie));
    all.extend(others);
    let mut each: Vec<ProblemKind> = Vec::with_capacity(all.len());
    for kind in all {
        if !each.contains(&kind) {
            each.push(kind);
        }
    }
    each
}

/// Whether two kinds are one, with other values.
pub(super) fn differ_by_values(a: &ProblemKind, b: &ProblemKind) -> bool {
    use std::mem::discriminant;
    match (a, b) {
        (ProblemKind::Text(a), ProblemKind::Text(b)) => {
            discriminant(a) == discriminant(b) && !matches!(a, TextFault::Unseen { .. })
        }
        (ProblemKind::Field { fault: a, .. }, ProblemKind::Field { fault: b, .. }) => {
            match (a, b) {
                (FieldFault::Headline(a), FieldFault::Headline(b)) => {
                    discriminant(a) == discriminant(b)
                }
                (FieldFault::Unreadable(_), FieldFault::Unreadable(_)) => a == b,
                (a, b) => discriminant(a) == discriminant(b),
            }
        }
        (ProblemKind::Record { fault: a, .. }, ProblemKind::Record { fault: b, .. }) => {
            discriminant(a) == discriminant(b) && !matches!(a, RecordFault::NoSuchRecord { .. })
        }
        (ProblemKind::Tie(a), ProblemKind::Tie(b)) => discriminant(a) == discriminant(b),
        (ProblemKind::Template { .. }, ProblemKind::Template { .. }) => true,
        _ => false,
    }
}
