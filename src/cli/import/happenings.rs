//! `detente import timelinejs` and `import events`: events that somebody wrote by hand,
//! as records of a dossier.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::{Context, anyhow, bail};
use clap::Args;

use super::super::Outcome;
use super::super::args::LockArgs;
use super::super::change::{Failure, change, perform};
use super::print_report;
use crate::dossier::{BOTH, CameoCode, Dossier, RecordKind, Slot};
use crate::edit::{Document, Edit, Fields, Step, Value, new_dossier};
use crate::import::{
    Happening, HappeningError, Happenings, Mapping, read_happenings, refusal_words,
};
use crate::store::history::By;
use crate::store::{self, SaveOptions, shown};
use crate::words::ENGLISH;

#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(in crate::cli) struct HappeningArgs {
    /// The timeline or table: .json, .jsonp, .csv, .xlsx, .xls
    path: PathBuf,
    /// The dossier that gets the records; a new one where there is no such file
    #[arg(long, value_name = "DOSSIER")]
    into: PathBuf,
    /// The two sides of a new dossier
    #[arg(long, value_name = "ONE,OTHER")]
    sides: Option<String>,
    /// Which columns of a table are what, such as date=日期,headline=事件,actor=发起方; by
    /// their names where not given
    #[arg(long, value_name = "FIELD=COLUMN,…")]
    map: Option<Mapping>,
    /// Words that stand for a side, such as 中国=china,美国=us; sides' names, short names
    /// and aliases do anyway
    #[arg(long, value_name = "WORD=SIDE,…", value_delimiter = ',')]
    actor_words: Vec<String>,
    /// Whose act an event is that names nobody known: a side's id or both
    #[arg(long, value_name = "SIDE", default_value = BOTH)]
    actor: String,
    /// The code of events that have none. 010 has no weight: such events wait for theirs
    #[arg(long, value_name = "CODE", default_value = "010")]
    code: CameoCode,
    #[command(flatten)]
    locking: LockArgs,
}

/// Ways of using `import timelinejs` and `import events`.
const HELP: &str = "\
Examples:
  detente import timelinejs timeline.json --into my.dossier.toml
  detente import events 时间线.xlsx --map date=日期,headline=事件,actor=发起方 \\
      --sides China,'United States' --into new.dossier.toml";

pub(super) fn run(args: &HappeningArgs, is_timeline: bool) -> anyhow::Result<Outcome> {
    let name = shown(&args.path);
    let guessed = Mapping::default();
    let mapping = if is_timeline { None } else { Some(args.map.as_ref().unwrap_or(&guessed)) };
    let (found, report) = match read_happenings(&args.path, mapping) {
        Ok(read) => read,
        Err(HappeningError::Refused(why)) => {
            bail!("{name}: {}", refusal_words(&why, &ENGLISH));
        }
        Err(HappeningError::Input(error)) => return Err(error.into()),
        Err(error) => return Err(error).context(name),
    };
    print_report(&report)?;
    if found.list.is_empty() {
        tell!("detente: no event was read, and nothing was changed");
        return Ok(Outcome::Problems);
    }
    begin(args, &found)?;
    let told = change(&args.into, By::Add, &args.locking, |document| add(args, &found, document))?;
    let Some(told) = told else { return Ok(Outcome::Problems) };
    told.tell(args, &shown(&args.into));
    Ok(if report.unread() > 0 { Outcome::Problems } else { Outcome::Done })
}

/// Begins a dossier where there is none.
fn begin(args: &HappeningArgs, found: &Happenings) -> anyhow::Result<()> {
    if args.into.exists() {
        return Ok(());
    }
    let sides = args.sides.as_deref().and_then(|sides| sides.split_once(','));
    let Some((one, other)) = sides else {
        bail!("{}: there is no such file; name the two --sides of a new one", shown(&args.into));
    };
    let stem = args.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let title = if found.title.is_empty() { &stem } else { &found.title };
    let text = new_dossier(title, one, other);
    store::save(&args.into, &text, SaveOptions::default()).map_err(|error| anyhow!("{error}"))?;
    Ok(())
}

/// What was done.
#[derive(Default)]
struct Told {
    events: usize,
    periods: usize,
    sources: usize,
    /// Records that were there already, by date and headline.
    again: usize,
    /// How many events name nobody known, and whom.
    unknown: usize,
    unknown_names: BTreeSet<String>,
    /// How many have no code that is one.
    without_code: usize,
}

impl Told {
    fn tell(&self, args: &HappeningArgs, file: &str) {
        let Self { events, periods, sources, again, unknown, unknown_names, without_code } = self;
        tell!("detente: {file} has {events} more events, {periods} periods and {sources} sources");
        if *again > 0 {
            tell!("detente: {again} were there already, with the same date and headline");
        }
        if *unknown > 0 {
            let names: Vec<&str> = unknown_names.iter().take(8).map(String::as_str).collect();
            let named =
                if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
            tell!(
                "detente: {unknown} name nobody known{named} and are acts of \"{}\"; --actor-words tells \
                 who is meant",
                args.actor
            );
        }
        if *without_code > 0 {
            tell!("detente: {without_code} have no event code and got {}; code them", args.code);
        }
    }
}

fn add(args: &HappeningArgs, found: &Happenings, document: &mut Document) -> Result<Told, Failure> {
    let words = actor_words(args, document.dossier())?;
    let mut told = Told::default();
    let mut edits = Vec::new();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut sources: BTreeMap<String, String> = known_sources(document.dossier());
    for happening in &found.list {
        if is_there(document.dossier(), happening) {
            told.again += 1;
            continue;
        }
        let kind = if happening.is_period { RecordKind::Period } else { RecordKind::Event };
        let id = free_id(document, kind, &happening.headline, &mut taken);
        let mut fields = Fields::default();
        fields.set("id", id.as_str());
        if happening.is_period {
            told.periods += 1;
            period(&mut fields, happening);
        } else {
            told.events += 1;
            let source = source(document, happening, &mut sources, &mut taken, &mut edits);
            told.sources += usize::from(source.is_some_and(|(_, is_new)| is_new));
            event(args, &words, &mut fields, happening, &mut told);
            if let Some(id) = happening_source(happening, &sources) {
                fields.set("sources", Value::Array(vec![Value::String(id)]));
            }
        }
        edits.push(Edit::add(kind, fields));
    }
    if !edits.is_empty() {
        perform(document, &args.into, Step::new(edits))?;
    }
    Ok(told)
}

/// Words and whose they are: a side's id, or both.
fn actor_words(
    args: &HappeningArgs,
    dossier: &Dossier,
) -> Result<BTreeMap<String, String>, Failure> {
    let mut words = BTreeMap::new();
    for slot in Slot::BOTH {
        let side = dossier.side(slot);
        let id = side.id.to_string();
        let own = [Some(&side.name), side.short.as_ref(), side.cameo.as_ref()];
        for word in own.into_iter().flatten().chain(&side.aliases) {
            words.insert(word.to_lowercase(), id.clone());
        }
        words.insert(id.to_lowercase(), id);
    }
    words.insert(BOTH.to_owned(), BOTH.to_owned());
    let known: BTreeSet<String> = words.values().cloned().collect();
    let check = |id: &str| {
        if known.contains(id) {
            return Ok(());
        }
        let all: Vec<&str> = known.iter().map(String::as_str).collect();
        Err(Failure::Other(anyhow!("there is no side \"{id}\"; there are {}", all.join(", "))))
    };
    check(&args.actor)?;
    for pair in &args.actor_words {
        let Some((word, id)) = pair.split_once('=') else {
            return Err(Failure::Other(anyhow!("--actor-words: {pair:?}: write WORD=SIDE")));
        };
        check(id.trim())?;
        words.insert(word.trim().to_lowercase(), id.trim().to_owned());
    }
    Ok(words)
}

fn is_there(dossier: &Dossier, happening: &Happening) -> bool {
    let same =
        |date: &str, headline: &str| date == happening.date && headline == happening.headline;
    if happening.is_period {
        return dossier.periods.iter().any(|period| period.label == happening.headline);
    }
    dossier.events.iter().any(|event| same(&event.date.to_string(), &event.headline))
}

/// An id that neither the dossier nor a record before has.
fn free_id(
    document: &Document,
    kind: RecordKind,
    headline: &str,
    taken: &mut BTreeSet<String>,
) -> String {
    let first = document.suggest_id(kind, headline);
    let numbered = (2..).map(|number| format!("{first}-{number}"));
    let free = std::iter::once(first.clone())
        .chain(numbered)
        .find(|id| !taken.contains(&format!("{} {id}", kind.key())));
    let id = free.unwrap_or(first);
    taken.insert(format!("{} {id}", kind.key()));
    id
}

fn period(fields: &mut Fields, happening: &Happening) {
    let (start, end) = happening.date.split_once('/').unwrap_or((&happening.date, &happening.date));
    fields.set("label", happening.headline.as_str());
    fields.set("start", start);
    fields.set("end", end);
}

fn event(
    args: &HappeningArgs,
    words: &BTreeMap<String, String>,
    fields: &mut Fields,
    happening: &Happening,
    told: &mut Told,
) {
    fields.set("date", happening.date.as_str());
    fields.set("headline", crate::words::one_line(&happening.headline, 300).as_ref());
    if !happening.detail.is_empty() {
        fields.set("detail", happening.detail.as_str());
    }
    let actor = words.get(&happening.actor.to_lowercase());
    if actor.is_none() {
        told.unknown += 1;
        if !happening.actor.is_empty() {
            told.unknown_names.insert(happening.actor.clone());
        }
    }
    fields.set("actor", actor.map_or(args.actor.as_str(), String::as_str));
    let code = happening.code.parse::<CameoCode>().ok();
    told.without_code += usize::from(code.is_none());
    fields.set("code", code.as_ref().unwrap_or(&args.code).as_str());
}

/// The addresses that sources of the dossier have.
fn known_sources(dossier: &Dossier) -> BTreeMap<String, String> {
    let with_url = dossier
        .sources
        .iter()
        .filter_map(|source| Some((source.url.as_ref()?.to_string(), source.id.to_string())));
    with_url.collect()
}

fn happening_source(happening: &Happening, sources: &BTreeMap<String, String>) -> Option<String> {
    sources.get(&happening.url).cloned()
}

/// The source that an address stands for, which is added where it is new; addresses
/// that are no links are left out.
fn source(
    document: &Document,
    happening: &Happening,
    sources: &mut BTreeMap<String, String>,
    taken: &mut BTreeSet<String>,
    edits: &mut Vec<Edit>,
) -> Option<(String, bool)> {
    let url = happening.url.as_str();
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = host.split(['/', '?', '#']).next().filter(|host| host.contains('.'))?;
    if let Some(id) = sources.get(url) {
        return Some((id.clone(), false));
    }
    let id = free_id(document, RecordKind::Source, &happening.headline, taken);
    let mut fields = Fields::default();
    fields.set("id", id.as_str());
    fields.set("title", crate::words::one_line(&happening.headline, 300).as_ref());
    fields.set("publisher", host.strip_prefix("www.").unwrap_or(host));
    fields.set("url", url);
    edits.push(Edit::add(RecordKind::Source, fields));
    sources.insert(url.to_owned(), id.clone());
    Some((id, true))
}
