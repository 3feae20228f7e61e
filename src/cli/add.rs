//! `detente add`: new records, and claims, verdicts and observations.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::anyhow;
use clap::error::ErrorKind;

use super::args::{AddArgs, LockArgs};
use super::change::{change, perform, tell};
use super::complaints::{Complaints, nearest, no_field};
use super::fields::{Given, is_required, option_of, options};
use super::{Outcome, output};
use crate::dossier::{Dossier, Field, RecordKind, field_of};
use crate::edit::{Document, Edit, Fields, ItemList, OtherSide, Value, typed};
use crate::store;
use crate::store::history::By;

/// What is added.
#[derive(Debug, Clone, Copy)]
enum What {
    Record(RecordKind),
    Item(ItemList),
}

impl What {
    /// Its name on the command line.
    fn of_noun(noun: &str) -> Option<Self> {
        let records =
            [RecordKind::Source, RecordKind::Event, RecordKind::Period, RecordKind::Commitment];
        let items = [ItemList::Claims, ItemList::Verdicts, ItemList::Observations];
        let record = records.into_iter().find(|kind| kind.noun() == noun).map(Self::Record);
        record.or_else(|| items.into_iter().find(|list| list.noun() == noun).map(Self::Item))
    }

    const fn type_name(self) -> &'static str {
        match self {
            Self::Record(kind) => kind.type_name(),
            Self::Item(list) => list.type_name(),
        }
    }
}

pub(super) fn run(args: &AddArgs) -> anyhow::Result<Outcome> {
    let (file, given, locking) = args.parts();
    let what = match args {
        AddArgs::Source(_) => What::Record(RecordKind::Source),
        AddArgs::Event(_) => What::Record(RecordKind::Event),
        AddArgs::Period(_) => What::Record(RecordKind::Period),
        AddArgs::Commitment(_) => What::Record(RecordKind::Commitment),
        AddArgs::Claim(_) => What::Item(ItemList::Claims),
        AddArgs::Verdict(_) => What::Item(ItemList::Verdicts),
        AddArgs::Observation(_) => What::Item(ItemList::Observations),
    };
    let mut complaints = Complaints::default();
    let fields = values(what.type_name(), given, &mut complaints);
    let fields = told_whole(what, file, args.commitment(), fields, complaints)?;
    let added = match what {
        What::Record(kind) => add_record(kind, file, locking, &fields)?,
        What::Item(list) => add_item(list, file, locking, args.commitment(), &fields)?,
    };
    let Some((id, others)) = added else { return Ok(Outcome::Problems) };
    let mut out = output::stdout();
    writeln!(out, "{id}")?;
    out.flush()?;
    tell(&others);
    Ok(Outcome::Done)
}

/// Reports everything that is wrong with the words of an `add` if the arguments cannot be read from
/// them, unknown and missing options included. `None` if the error is about something else.
pub(super) fn explain(
    error: &clap::Error,
    words: impl Iterator<Item = OsString>,
) -> Option<anyhow::Error> {
    let is_about_options = matches!(
        error.kind(),
        ErrorKind::UnknownArgument
            | ErrorKind::MissingRequiredArgument
            | ErrorKind::ArgumentConflict
            | ErrorKind::InvalidValue
    );
    let words: Vec<String> = words.map(|word| word.to_string_lossy().into_owned()).collect();
    let [_, command, noun, words @ ..] = words.as_slice() else { return None };
    let what = What::of_noun(noun).filter(|_| command == "add" && is_about_options)?;
    let mut complaints = Complaints::default();
    let read = Words::read(what, words, &mut complaints);
    let fields = values(what.type_name(), &read.given, &mut complaints);
    for field in options(what.type_name()).filter(|field| is_required(field)) {
        if !read.given.iter().any(|given| given.key == field.key) {
            let about = field.about.trim_end_matches('.');
            complaints.add(option_of(&field.key), format!("it is missing; give {about:?}"));
        }
    }
    if matches!(what, What::Item(_)) && read.commitment.is_none() {
        complaints.add("--commitment", "it is missing; give the id of the commitment");
    }
    let Some(file) = read.file else {
        complaints.add("FILE", "it is missing; name the dossier");
        return complaints.or("nothing was added", ()).err();
    };
    let commitment = read.commitment.unwrap_or_default();
    told_whole(what, &file, &commitment, fields, complaints).err()
}

/// The words of an `add`, as far as they can be understood.
#[derive(Default)]
struct Words {
    file: Option<PathBuf>,
    commitment: Option<String>,
    given: Vec<Given>,
}

/// What a word says that belongs to no option, and what was probably meant.
fn stray(what: What, word: &str) -> String {
    if let Some((key, value)) = word.split_once('=')
        && options(what.type_name()).any(|field| field.key == key)
    {
        return format!("{word:?} belongs to no option; write {} {value:?}", option_of(key));
    }
    format!("{word:?} belongs to no option; put quotes round a value of several words")
}

impl Words {
    fn read(what: What, words: &[String], complaints: &mut Complaints) -> Self {
        let mut read = Self::default();
        let mut words = words.iter().peekable();
        while let Some(word) = words.next() {
            let Some(option) = word.strip_prefix("--") else {
                if read.file.is_none() {
                    read.file = Some(word.into());
                } else {
                    complaints.add("", stray(what, word));
                }
                continue;
            };
            let (name, attached) = match option.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (option, None),
            };
            let key = name.replace('-', "_");
            if key == "no_lock" {
                continue;
            }
            let is_commitment = key == "commitment" && matches!(what, What::Item(_));
            let is_known = is_commitment || options(what.type_name()).any(|field| field.key == key);
            if !is_known {
                complaints.add(format!("--{name}"), unknown(what.type_name(), &key));
                // Its value, most likely.
                let is_value = |next: &&String| !next.starts_with("--");
                if attached.is_none() && words.peek().is_some_and(is_value) {
                    words.next();
                }
                continue;
            }
            // Texts and numbers may begin with a minus.
            match attached.or_else(|| words.next().cloned()) {
                None => complaints.add(format!("--{name}"), "it has no value; write one behind it"),
                Some(text) if is_commitment => read.commitment = Some(text),
                Some(text) => match read.given.iter_mut().find(|given| given.key == key) {
                    Some(given) => given.texts.push(text),
                    None => read.given.push(Given { key, texts: vec![text] }),
                },
            }
        }
        read
    }
}

fn unknown(type_name: &str, key: &str) -> String {
    if field_of(type_name, key).is_some() {
        return "it has fields of its own; give them with `detente set`".to_owned();
    }
    let near = nearest(key, options(type_name).map(|field| field.key.as_str()));
    match near {
        Some(near) => format!("there is no such option; did you mean {}?", option_of(near)),
        None => {
            let all: Vec<String> = options(type_name).map(|field| option_of(&field.key)).collect();
            format!("there is no such option; write one of {}", all.join(", "))
        }
    }
}

/// The fields, or everything that is wrong with them, including what the dossier would object to in
/// those that could be read.
fn told_whole(
    what: What,
    file: &Path,
    commitment: &str,
    fields: Fields,
    mut complaints: Complaints,
) -> anyhow::Result<Fields> {
    if complaints.is_empty() {
        return Ok(fields);
    }
    match store::load(Some(file)) {
        Ok(loaded) => {
            if let Ok(mut document) = Document::open(loaded.text) {
                if let What::Item(_) = what
                    && !commitment.is_empty()
                    && let Err(error) = known_commitment(document.dossier(), commitment)
                {
                    complaints.add("--commitment", error);
                }
                let edit = match what {
                    What::Record(kind) => Edit::add(kind, with_id(&document, kind, &fields).1),
                    What::Item(list) => Edit::AddItem {
                        commitment: commitment.to_owned(),
                        list,
                        fields: fields.clone(),
                    },
                };
                complaints.add_refusal(&mut document, &[edit]);
            }
        }
        Err(error) => complaints.add("", error),
    }
    complaints.or("nothing was added", fields)
}

fn add_record(
    kind: RecordKind,
    file: &Path,
    locking: &LockArgs,
    fields: &Fields,
) -> anyhow::Result<Option<(String, Vec<OtherSide>)>> {
    change(file, By::Add, locking, |document| {
        let (id, fields) = with_id(document, kind, fields);
        let others = perform(document, file, Edit::add(kind, fields))?;
        Ok((id, others))
    })
}

/// The fields with an id, which is made from the headline where none is given.
fn with_id(document: &Document, kind: RecordKind, fields: &Fields) -> (String, Fields) {
    let mut fields = fields.clone();
    let id = match fields.text("id") {
        Some(id) => id.to_owned(),
        None => {
            let headline = fields.text(kind.headline_key()).unwrap_or_default();
            document.suggest_id(kind, headline)
        }
    };
    fields.set("id", id.as_str());
    (id, fields)
}

fn add_item(
    list: ItemList,
    file: &Path,
    locking: &LockArgs,
    commitment: &str,
    fields: &Fields,
) -> anyhow::Result<Option<(String, Vec<OtherSide>)>> {
    change(file, By::Add, locking, |document| {
        known_commitment(document.dossier(), commitment)?;
        let edit =
            Edit::AddItem { commitment: commitment.to_owned(), list, fields: fields.clone() };
        let others = perform(document, file, edit)?;
        Ok((commitment.to_owned(), others))
    })
}

fn known_commitment(dossier: &Dossier, id: &str) -> anyhow::Result<()> {
    if dossier.commitments.find(id).is_some() {
        return Ok(());
    }
    let remedy = match nearest(id, dossier.commitments.iter().map(|one| one.id.as_str())) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => "`detente ledger FILE` lists them".to_owned(),
    };
    Err(anyhow!("there is no commitment \"{id}\"; {remedy}"))
}

/// The values of what was given, as far as they are any; a list takes entries
/// from each mention.
fn values(type_name: &str, given: &[Given], complaints: &mut Complaints) -> Fields {
    let mut fields = Fields::new();
    for Given { key, texts } in given {
        let Some(field) = field_of(type_name, key) else {
            complaints.add(option_of(key), no_field(type_name, key));
            continue;
        };
        match value_of(field, texts) {
            Ok(value) => fields.set(key.clone(), value),
            Err(complaint) => complaints.add(option_of(key), complaint),
        }
    }
    fields
}

fn value_of(field: &Field, texts: &[String]) -> Result<Value, String> {
    let read = |text: &String| typed(field, text).map_err(|error| error.reason());
    if !field.kind.is_list() {
        let [text] = texts else { return Err("it is given more than once; give it once".into()) };
        return read(text);
    }
    let mut all = Vec::new();
    for text in texts {
        if let Value::Array(entries) = read(text)? {
            all.extend(entries);
        }
    }
    Ok(Value::Array(all))
}
