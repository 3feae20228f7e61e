//! `detente verify`: whether a file and the dossier that it was made from still
//! agree, and what has changed since.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use clap::Args;

use super::{Outcome, input, verify_book};
use crate::brief::{
    Brief, BriefError, Format, House, Options, Origin, Press, Provenance, Said, Sheet, Template,
    provenance, read_book, read_provenance,
};
use crate::store::{self, TemplateFolder, shown};

/// Most changes told one by one.
const MOST_TOLD: usize = 40;

#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    /// The file that was made: .png, .svg, .pdf, .html or .pptx
    picture: PathBuf,
    /// The dossier; the built-in sample where not given. Of a book the folder of its dossiers
    file: Option<PathBuf>,
    /// The style of your organisation that it was made with
    #[arg(long, value_name = "HOUSE.toml")]
    house: Option<PathBuf>,
}

pub(super) fn run(args: &VerifyArgs) -> anyhow::Result<Outcome> {
    let name = shown(&args.picture);
    let bytes = store::read_bytes(&args.picture)?;
    if let Some(book) = read_book(&bytes) {
        return verify_book::run(&name, &book, args.file.as_deref());
    }
    let was = read_provenance(&bytes).with_context(|| {
        format!("{name}: it does not say which dossier it was made from; `detente render` writes that into every file, and some programs take it out")
    })?;
    tell!(
        "{name}: made by {} from {} as of {}, {} model",
        was.program,
        was.dossier,
        was.as_of,
        was.model
    );
    let loaded = store::load(args.file.as_deref())?.with_data().with_quotes();
    input::report(&loaded);
    let origin = Origin::of(loaded.name(), &loaded.text);
    let Some(holdings) = loaded.holdings else { return Ok(Outcome::Problems) };
    let house = house(args, &was)?;
    let options = Options { house: Arc::new(house), ..Options::of(holdings.dossier()) };
    let whole = Brief { holdings, origin, options };
    let mut brief = match &was.max_marking {
        None => whole,
        Some(most) => whole.within(most)?,
    };
    let asked = was.asked_again(brief.holdings.dossier()).with_context(|| name.clone())?;
    let Options { house, withheld, .. } = brief.options;
    brief.options = Options { house, withheld, ..asked };
    let is = provenance(&brief, was.asked.scale());
    let same_dossier = is.sha256 == was.sha256;
    let changes = changes(&was.said, &is.said);
    let same_numbers = is.said.digest == was.said.digest;
    if same_dossier {
        println("the dossier is the same, byte for byte")?;
    } else {
        println("the dossier has changed since")?;
    }
    for line in data_changes(&was, &is) {
        println(&line)?;
    }
    if same_numbers {
        println("all that the file says still holds")?;
    } else {
        println("what the file says has changed:")?;
        for change in changes.iter().take(MOST_TOLD) {
            println(&format!("- {change}"))?;
        }
        if changes.len() > MOST_TOLD {
            println(&format!("- and {} more", changes.len() - MOST_TOLD))?;
        }
        if changes.is_empty() {
            println("- other words or dates than those told here; compare the two briefs")?;
        }
    }
    let drawn = drawn_again(args, &brief, &was, &bytes)?;
    println(drawn)?;
    Ok(if same_numbers { Outcome::Done } else { Outcome::Problems })
}

pub(super) fn println(line: &str) -> anyhow::Result<()> {
    let mut out = super::output::stdout();
    super::output::print_line(&mut out, line)?;
    std::io::Write::flush(&mut out)?;
    Ok(())
}

/// The organisation's style, which the file identifies by its hash.
fn house(args: &VerifyArgs, was: &Provenance) -> anyhow::Result<House> {
    let house = match &args.house {
        None => House::default(),
        Some(path) => {
            let folder = TemplateFolder::of(path)?;
            let read = |logo: &str| folder.read(logo).map_err(|error| error.to_string());
            House::load(&store::read_text(path)?, read).with_context(|| shown(path))?
        }
    };
    let digest = (house != House::default()).then(|| house.digest());
    match (was.asked.house(), digest.as_deref()) {
        (Some(_), None) => {
            bail!("it was made in the style of an organisation; give its file with --house")
        }
        (was, is) if was != is => {
            tell!(
                "detente: --house: it is another style than the file was made with, or has changed"
            );
        }
        _ => {}
    }
    Ok(house)
}

/// What has become of the data files that stood beside the dossier.
fn data_changes(was: &Provenance, is: &Provenance) -> Vec<String> {
    let mut lines = Vec::new();
    for (file, sha256) in &was.data {
        match is.data.get(file) {
            Some(own) if own == sha256 => {}
            Some(_) => lines.push(format!("the data file {file} has changed since")),
            None => lines.push(format!("the data file {file} is not in use any more")),
        }
    }
    for file in is.data.keys().filter(|file| !was.data.contains_key(*file)) {
        lines.push(format!("the data file {file} was not in use then"));
    }
    if lines.is_empty() && !was.data.is_empty() {
        lines.push("the data files beside it are the same, byte for byte".to_owned());
    }
    lines
}

/// What has changed, in words.
fn changes(was: &Said, is: &Said) -> Vec<String> {
    let mut changes = Vec::new();
    if was.tension != is.tension {
        let text = |tension: &Option<String>| tension.clone().unwrap_or_else(|| "none".to_owned());
        changes.push(format!("tension was {}, is {}", text(&was.tension), text(&is.tension)));
    }
    if was.headline != is.headline {
        changes.push(format!("the headline was “{}”, is “{}”", was.headline, is.headline));
    }
    compare("commitment", &was.commitments, &is.commitments, &mut changes);
    compare("event", &was.events, &is.events, &mut changes);
    if was.events_count != is.events_count {
        changes
            .push(format!("there were {} events, there are {}", was.events_count, is.events_count));
    }
    changes
}

fn compare(
    what: &str,
    was: &BTreeMap<String, String>,
    is: &BTreeMap<String, String>,
    changes: &mut Vec<String>,
) {
    for (id, before) in was {
        match is.get(id) {
            None => changes.push(format!("{what} {id} is gone: {before}")),
            Some(after) if after != before => {
                changes.push(format!("{what} {id} was “{before}”, is “{after}”"));
            }
            Some(_) => {}
        }
    }
    for (id, after) in is.iter().filter(|(id, _)| !was.contains_key(*id)) {
        changes.push(format!("{what} {id} is new: {after}"));
    }
}

/// Whether drawing it again gives the same file.
fn drawn_again(
    args: &VerifyArgs,
    brief: &Brief,
    was: &Provenance,
    bytes: &[u8],
) -> anyhow::Result<&'static str> {
    let Some(format) = kind_of(&args.picture, bytes) else { return Ok("it was not drawn again") };
    if format == Format::Pptx {
        return Ok("a PowerPoint file is there to be edited, and was not drawn again");
    }
    let mut press = Press::new(brief, &Template::BuiltIn, None, was.asked.scale());
    let mut same = false;
    let mut take = |sheet: Sheet| -> Result<(), BriefError> {
        same |= sheet.bytes == bytes;
        Ok(())
    };
    press.print(format, &mut |_| {}, &mut take)?;
    Ok(if same {
        "drawn again, it is the same file, byte for byte"
    } else {
        "drawn again, it is another file: by what has changed, by another version or other fonts, by a template, or because somebody changed it"
    })
}

fn kind_of(path: &Path, bytes: &[u8]) -> Option<Format> {
    Format::of(path).or_else(|| bytes.starts_with(b"%PDF").then_some(Format::Pdf))
}
