//! Options that come from the file format itself: one for each field of a kind
//! of record, with the words of the schema as its help.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};

use super::args::LockArgs;
use crate::dossier::{Field, FieldKind, fields_of};

/// A field that was given, with the text of each mention.
#[derive(Debug, Clone)]
pub(super) struct Given {
    pub(super) key: String,
    pub(super) texts: Vec<String>,
}

/// A type of the schema that `add` makes one of.
pub(super) trait Addable {
    /// Its name in the schema.
    const TYPE: &'static str;
}

/// The file and the fields of one thing to add.
#[derive(Debug, Clone)]
pub(super) struct FieldArgs<T> {
    pub(super) file: PathBuf,
    given: Vec<Given>,
    pub(super) locking: LockArgs,
    of: std::marker::PhantomData<T>,
}

impl<T> FieldArgs<T> {
    pub(super) fn given(&self) -> &[Given] {
        &self.given
    }
}

/// Fields that an option can give: those with a table of their own are left to
/// `set`.
pub(super) fn options(type_name: &str) -> impl Iterator<Item = &'static Field> {
    fields_of(type_name).iter().filter(|field| {
        !matches!(field.kind, FieldKind::Table(_) | FieldKind::Tables(_) | FieldKind::Map)
    })
}

/// How the option of a field is written: `--half-life-days`.
pub(super) fn option_of(key: &str) -> String {
    format!("--{}", key.replace('_', "-"))
}

/// Whether a field must be given; an id is made where none is.
pub(super) fn is_required(field: &Field) -> bool {
    field.required && field.kind != FieldKind::Id
}

fn value_name(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::Id | FieldKind::Reference(_) => "ID",
        FieldKind::References(_) => "IDS",
        FieldKind::Texts => "TEXTS",
        FieldKind::Number | FieldKind::HalfLife => "NUMBER",
        FieldKind::Whole => "WHOLE",
        FieldKind::Date => "DATE",
        FieldKind::Day => "DAY",
        FieldKind::Range => "NUMBERS",
        FieldKind::Flag => "BOOL",
        FieldKind::Code => "CODE",
        FieldKind::Codes => "CODES",
        FieldKind::Choice(_) => "WORD",
        FieldKind::Actor => "SIDE",
        FieldKind::Claimant => "WHO",
        FieldKind::Text | FieldKind::Map | FieldKind::Table(_) | FieldKind::Tables(_) => "TEXT",
    }
}

fn help(field: &Field) -> String {
    let about = field.about.trim_end_matches('.').to_owned();
    match &field.kind {
        FieldKind::Id => "Its id; one made from its headline where not given".to_owned(),
        FieldKind::Choice(words) => format!("{about}: {}", words.join(", ")),
        kind if kind.is_list() => format!("{about} (commas between, or again)"),
        _ => about,
    }
}

impl<T: Addable> FromArgMatches for FieldArgs<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let file = matches.get_one::<PathBuf>("file").cloned().unwrap_or_default();
        let given = options(T::TYPE).filter_map(|field| {
            let texts: Vec<String> = matches.get_many::<String>(&field.key)?.cloned().collect();
            Some(Given { key: field.key.clone(), texts })
        });
        let locking = LockArgs { no_lock: matches.get_flag("no_lock") };
        Ok(Self { file, given: given.collect(), locking, of: std::marker::PhantomData })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl<T: Addable> Args for FieldArgs<T> {
    fn augment_args(command: Command) -> Command {
        let file = Arg::new("file")
            .value_name("FILE")
            .help("The dossier")
            .required(true)
            .value_parser(clap::value_parser!(PathBuf));
        let command = LockArgs::augment_args(command.arg(file));
        options(T::TYPE).fold(command, |command, field| {
            let is_list = field.kind.is_list();
            let name = field.key.replace('_', "-");
            // As the file writes it, too.
            let as_written = Some(field.key.clone()).filter(|key| *key != name);
            command.arg(
                Arg::new(field.key.as_str())
                    .long(name)
                    .aliases(as_written)
                    .value_name(value_name(&field.kind))
                    .help(help(field))
                    // Texts and numbers may begin with a minus.
                    .allow_hyphen_values(true)
                    .required(is_required(field))
                    .action(if is_list { ArgAction::Append } else { ArgAction::Set }),
            )
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}
