//! Which columns of a table are what: guessed, given, saved, and shown before anything
//! is done with them.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;

use super::super::output::{self, print_line};
use crate::import::{
    Mapping, MappingError, TableAs, TableError, TablePreview, preview, refusal_words,
};
use crate::store::{self, shown};
use crate::words::{ENGLISH, one_line};

/// Rows that are shown.
const MOST_ROWS: usize = 5;

/// Longest row that is shown, in characters.
const MOST_CHARS: usize = 160;

/// How a table is read.
#[derive(Debug, Args)]
pub(super) struct MapArgs {
    /// Which columns are what, such as date=日期,headline=事件; the others are found by
    /// their names. FIELD= for none, #3 for the third column
    #[arg(long, value_name = "FIELD=COLUMN,…")]
    map: Option<String>,
    /// A saved mapping; --map corrects it, and nothing is guessed
    #[arg(long, value_name = "FILE.toml")]
    mapping: Option<PathBuf>,
    /// Save the mapping that is used, in a new file; with --dry-run too
    #[arg(long, value_name = "FILE.toml")]
    save_mapping: Option<PathBuf>,
    /// The sheet of a workbook; its first where not given
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
}

impl MapArgs {
    /// The mapping for a table: shown, and saved where that is asked for.
    pub(super) fn of(
        &self,
        table: &Path,
        table_as: TableAs,
        with_rows: bool,
    ) -> anyhow::Result<Mapping> {
        let mut mapping = match &self.mapping {
            Some(file) => saved(file, table_as)?,
            None => Mapping::new(table_as),
        };
        if self.sheet.is_some() {
            mapping.set_sheet(self.sheet.clone());
        }
        let seen = preview(table, mapping.sheet()).map_err(|error| told(error, table))?;
        if let Some(map) = &self.map {
            mapping.give(map).context("--map")?;
        }
        if self.mapping.is_none() {
            mapping.guess_rest(&seen.columns);
        }
        mapping.check(&seen.columns).with_context(|| shown(table))?;
        show(&mapping, &seen, with_rows)?;
        if let Some(file) = &self.save_mapping {
            save(&mapping, file)?;
        }
        Ok(mapping)
    }
}

fn saved(file: &Path, table_as: TableAs) -> anyhow::Result<Mapping> {
    let text = store::read_text(file)?;
    let mapping = Mapping::from_toml(&text).with_context(|| shown(file))?;
    let of = mapping.table_as();
    if of != table_as {
        let other = MappingError::OtherTable { saved: of, asked: table_as };
        return Err(other).with_context(|| shown(file));
    }
    Ok(mapping)
}

fn save(mapping: &Mapping, file: &Path) -> anyhow::Result<()> {
    let name = shown(file);
    if file.symlink_metadata().is_ok() {
        bail!("{name}: it exists; name a new file for --save-mapping");
    }
    store::write_atomically(file, mapping.to_toml().as_bytes()).with_context(|| name.clone())?;
    tell!("detente: the mapping is saved; --mapping {name} reads other tables by it");
    Ok(())
}

/// Shows which column each field has, which columns have none, and the first rows.
fn show(mapping: &Mapping, seen: &TablePreview, with_rows: bool) -> anyhow::Result<()> {
    let mut out = output::stdout();
    let table_as = mapping.table_as();
    let sheet = seen.sheet.as_ref().map(|sheet| format!(" of the sheet {sheet}"));
    let sheet = sheet.unwrap_or_default();
    print_line(&mut out, format!("Columns{sheet}, as {}:", table_as.as_str()))?;
    let fields = table_as.fields();
    let width = fields.iter().map(|field| field.key.len()).max().unwrap_or_default();
    for field in fields {
        let column = mapping.get(field.key).unwrap_or("-");
        print_line(&mut out, format!("  {:width$} <- {column}", field.key))?;
    }
    let unused = mapping.unused(&seen.columns);
    if !unused.is_empty() {
        print_line(&mut out, format!("  not used: {}", unused.join(", ")))?;
    }
    if with_rows {
        for (line, cells) in seen.rows.iter().take(MOST_ROWS) {
            let row = cells.join(" | ");
            print_line(&mut out, format!("Line {line}: {}", one_line(&row, MOST_CHARS)))?;
        }
    }
    std::io::Write::flush(&mut out)?;
    Ok(())
}

/// Why a table cannot be read, with its name.
pub(super) fn told(error: TableError, table: &Path) -> anyhow::Error {
    let name = shown(table);
    match error {
        TableError::Refused(why) => anyhow::anyhow!("{name}: {}", refusal_words(&why, &ENGLISH)),
        // It names the file itself.
        TableError::Input(error) => error.into(),
        other => anyhow::Error::new(other).context(name),
    }
}

/// A word and what it stands for, as `中国=china`.
pub(super) fn word_pair(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').map(|(word, of)| (word.trim(), of.trim()));
    match pair {
        Some((word, of)) if !word.is_empty() && !of.is_empty() => {
            Ok((word.to_owned(), of.to_owned()))
        }
        _ => Err("write WORD=SIDE".to_owned()),
    }
}
