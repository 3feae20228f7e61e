//! `detente import sources`: where data are published, for the user to fetch.

use super::super::Outcome;
use super::super::output::{self, print_line};
use crate::streams::Origin;

pub(super) fn run() -> anyhow::Result<Outcome> {
    let mut out = output::stdout();
    for origin in Origin::ALL {
        let Some(whence) = origin.whence() else { continue };
        let licence = origin.licence();
        print_line(&mut out, format!("{}  {}", origin.family(), whence.url))?;
        print_line(&mut out, format!("  files: {}", whence.files))?;
        print_line(&mut out, format!("  terms: {} ({})", licence.name, licence.url))?;
        let dyad = if whence.command == "index" { "" } else { " --dyad CHN,USA" };
        let command = whence.command;
        print_line(
            &mut out,
            format!("  detente import {command} FILE{dyad} -o NAME.parquet --into DOSSIER"),
        )?;
    }
    std::io::Write::flush(&mut out)?;
    tell!("nothing is fetched: download what you may use, and import the file");
    Ok(Outcome::Done)
}
