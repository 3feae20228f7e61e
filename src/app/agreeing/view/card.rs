//! The record in front: what it is about, what each of the two makes of it, and how that
//! can be settled.

use egui::{Label, RichText, ScrollArea, Ui};

use super::facing::{Row, facing_ui};
use super::{is_read_only, send, told_ui};
use crate::app::agreeing::settle::has_codes;
use crate::app::agreeing::{AgreeCommand, Found, Judged, Walk};
use crate::app::command::Commands;
use crate::app::look::fonts;
use crate::app::look::widgets::muted;
use crate::app::state::State;
use crate::dossier::{Commitment, Dossier, Event, Id, Source};
use crate::edit::Settling;
use crate::reading::Subject;
use crate::reading::wording::{basis_key, number, quad_key, status_key};
use crate::words::Words;

/// Height of the buttons below, in points.
const BELOW: f32 = 68.0;

pub(super) fn card_ui(ui: &mut Ui, state: &State, walk: &Walk, commands: &mut Commands) {
    let Some(record) = walk.in_front() else { return };
    told_ui(ui, state);
    let height = ui.available_height() - BELOW;
    let area = ScrollArea::vertical()
        .id_salt(("agree-card", walk.at))
        .max_height(height)
        .auto_shrink([false, false]);
    area.show(ui, |ui| {
        let dossier = state.document.dossier();
        let count = [("number", (walk.at + 1).into()), ("count", walk.records.len().into())];
        muted(ui, state.words.with("agree-one", &count));
        match record {
            Judged::Event(id) => {
                if let Some((own, other)) = walk.events(id) {
                    event_ui(ui, state, walk, own, other);
                }
            }
            Judged::Commitment(id) => {
                let commitment = dossier.commitments.find(id.as_str());
                if let Some((commitment, findings)) = commitment.zip(walk.findings(id)) {
                    commitment_ui(ui, state, walk, commitment, findings);
                }
            }
        }
        stands_ui(ui, state, walk, record);
    });
    ui.add_space(4.0);
    buttons_ui(ui, state, walk, record, commands);
}

fn heads(words: &Words) -> [String; 2] {
    [words.get("agree-mine").into_owned(), words.get("agree-theirs").into_owned()]
}

fn event_ui(ui: &mut Ui, state: &State, walk: &Walk, own: &Event, other: &Event) {
    let words = &state.words;
    let dossier = state.document.dossier();
    title_ui(ui, &own.headline);
    muted(ui, words.edtf(&own.date));
    if let Some(detail) = &own.detail {
        ui.add(Label::new(detail).wrap());
    }
    evidence_ui(ui, state, own.quote.as_deref(), &own.sources);
    let both =
        |say: &dyn Fn(&Event, &Dossier) -> String| [say(own, dossier), say(other, &walk.second)];
    let row = |key: &str, said: [String; 2], is_apart: bool| Row {
        name: words.get(key).into_owned(),
        said,
        is_apart,
    };
    let code = both(&|event, _| format!("{} {}", event.code, words.code_label(event.code.entry())));
    let class = both(&|event, _| words.get(quad_key(event.shown_class())).into_owned());
    let points = both(&|event, _| {
        let key = if event.score.is_some() { "agree-points-own" } else { "agree-points" };
        let weight = number(event.weight);
        let values = [("score", number(event.goldstein()).into()), ("weight", weight.into())];
        words.with(key, &values).into_owned()
    });
    let actor = both(&|event, dossier| dossier.actor_name(&event.actor));
    let readings = both(&|event, _| {
        let readings = event.readings.iter();
        let readings: Vec<String> =
            readings.map(|code| format!("{code} {}", words.code_label(code.entry()))).collect();
        if readings.is_empty() { "–".to_owned() } else { readings.join("; ") }
    });
    let mut rows = vec![
        row("agree-code", code, !own.means_as(other)),
        row("agree-class", class, own.shown_class() != other.shown_class()),
        row("agree-points-name", points, own.weighted_score() != other.weighted_score()),
        row("agree-actor", actor, own.actor.to_string() != other.actor.to_string()),
    ];
    if !own.readings.is_empty() || !other.readings.is_empty() {
        rows.push(row("field-readings", readings, own.readings != other.readings));
    }
    ui.add_space(6.0);
    facing_ui(ui, heads(words), &rows);
}

fn commitment_ui(
    ui: &mut Ui,
    state: &State,
    walk: &Walk,
    commitment: &Commitment,
    findings: [Found<'_>; 2],
) {
    let words = &state.words;
    let dossier = state.document.dossier();
    title_ui(ui, &commitment.text);
    let side = &dossier.side(commitment.by.slot()).name;
    muted(ui, format!("{side} · {}", words.edtf(&commitment.made)));
    evidence_ui(ui, state, commitment.quote.as_deref(), &commitment.sources);
    let said = |say: &dyn Fn(&Found<'_>) -> Option<String>| {
        findings.each_ref().map(|found| say(found).unwrap_or_else(|| "–".to_owned()))
    };
    let status = said(&|found| Some(words.get(status_key(found.status)).into_owned()));
    let since = said(&|found| match found.finding {
        Some(finding) => Some(words.edtf(&finding.date)),
        None => Some(words.get("agree-found-nothing").into_owned()),
    });
    let note = said(&|found| found.finding?.note.clone());
    let basis = said(&|found| Some(words.get(basis_key(found.finding?.basis?)).into_owned()));
    let by = said(&|found| found.finding?.by.clone());
    let rests = |found: &Found<'_>, dossier: &Dossier| {
        let finding = found.finding?;
        let events = finding.events.iter().filter_map(|id| dossier.events.find(id));
        let sources = finding.sources.iter().filter_map(|id| dossier.sources.find(id));
        let events = events.map(|event| event.headline.clone());
        let all: Vec<String> = events.chain(sources.map(|source| source.title.clone())).collect();
        (!all.is_empty()).then(|| all.join("; "))
    };
    let [mine, theirs] = &findings;
    let rests = [rests(mine, dossier), rests(theirs, &walk.second)]
        .map(|text| text.unwrap_or_else(|| "–".to_owned()));
    let day = words.day(walk.as_of);
    let status_name = words.with("agree-status-on", &[("day", day.into())]).into_owned();
    let rows = [
        (status_name, status),
        (words.get("agree-since").into_owned(), since),
        (words.get("field-note").into_owned(), note),
        (words.get("field-basis").into_owned(), basis),
        (words.get("agree-found-by").into_owned(), by),
        (words.get("agree-rests-on").into_owned(), rests),
    ];
    let rows = rows.into_iter().filter(|(_, said)| said.iter().any(|text| text != "–"));
    let rows: Vec<Row> =
        rows.map(|(name, said)| Row { is_apart: said[0] != said[1], name, said }).collect();
    ui.add_space(6.0);
    facing_ui(ui, heads(words), &rows);
}

fn title_ui(ui: &mut Ui, title: &str) {
    ui.add(Label::new(RichText::new(title).font(fonts::strong(14.5))).wrap());
}

/// What is quoted, and where it can be read.
fn evidence_ui(ui: &mut Ui, state: &State, quote: Option<&str>, sources: &[Id<Source>]) {
    if let Some(quote) = quote {
        ui.add(Label::new(RichText::new(format!("“{quote}”")).italics()).wrap());
    }
    for source in sources.iter().filter_map(|id| state.document.dossier().sources.find(id)) {
        let published = source.published.map(|date| state.words.edtf(&date));
        let parts = [Some(source.title.clone()), source.publisher.clone(), published];
        let text = RichText::new(parts.into_iter().flatten().collect::<Vec<_>>().join(", "));
        match &source.url {
            // Checked on loading: http or https and nothing else.
            Some(url) => _ = ui.hyperlink_to(text.size(11.5), url),
            None => _ = ui.add(Label::new(text.size(11.5)).wrap()),
        }
    }
}

/// Whether it is settled, and by what.
fn stands_ui(ui: &mut Ui, state: &State, walk: &Walk, record: &Judged) {
    let words = &state.words;
    let key = if !walk.is_settled(walk.at) {
        "agree-is-open"
    } else if walk.apart(record).is_empty() {
        "agree-by-agreeing"
    } else if walk.apart(record).iter().all(|one| walk.is_reading(one)) {
        "agree-by-reading"
    } else {
        "agree-by-keeping"
    };
    let sign = if walk.is_settled(walk.at) { "✔" } else { "≠" };
    ui.add_space(6.0);
    let text = RichText::new(format!("{sign} {}", words.get(key))).font(fonts::strong(12.5));
    ui.add(Label::new(text).wrap());
}

fn buttons_ui(ui: &mut Ui, state: &State, walk: &Walk, record: &Judged, commands: &mut Commands) {
    let words = &state.words;
    let is_event = matches!(record, Judged::Event(_));
    let has_codes = has_codes(walk, record);
    let has_actor = walk.apart(record).iter().any(|one| one.subject == Subject::Actor);
    let [mine, theirs] = match (is_event, has_codes, has_actor) {
        (true, true, true) => ["agree-do-mine-code", "agree-do-theirs-both"],
        (true, true, false) => ["agree-do-mine-code", "agree-do-theirs-code"],
        (true, false, _) => ["agree-do-mine", "agree-do-theirs-actor"],
        (false, ..) => ["agree-do-mine", "agree-do-theirs-finding"],
    };
    let may_settle = !is_read_only(state);
    let is_apart = !walk.apart(record).is_empty();
    // Of what both say now nothing is left to settle.
    if is_apart {
        ui.horizontal_wrapped(|ui| {
            let mut button = |ui: &mut Ui, key: &str, how: Settling| {
                if ui.add_enabled(may_settle, egui::Button::new(words.get(key))).clicked() {
                    send(commands, AgreeCommand::Settle(how));
                }
            };
            button(ui, mine, Settling::Mine);
            button(ui, theirs, Settling::Theirs);
            if has_codes {
                button(ui, "agree-do-slip", Settling::Slip);
            }
        });
    }
    ui.horizontal_wrapped(|ui| {
        let mut button = |ui: &mut Ui, key: &str, command: AgreeCommand| {
            if ui.button(words.get(key)).clicked() {
                send(commands, command);
            }
        };
        button(ui, "draft-previous", AgreeCommand::Step(-1));
        button(ui, "draft-next", AgreeCommand::Step(1));
        button(ui, "draft-reopen", AgreeCommand::TakeBack);
    });
}
