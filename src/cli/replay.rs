//! `detente render -o replay.gif`: the record as it came to be known.

use std::path::Path;

use anyhow::anyhow;

use super::claim::Claim;
use super::render_args::RenderArgs;
use crate::brief::{self, Brief, Replay};
use crate::store::{self, shown};
use crate::words::ENGLISH;

/// This many pictures take a while.
const MANY: usize = 20;

/// A file holding a sequence of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moving {
    /// GIF: 256 colours, shown everywhere.
    Gif,
    /// APNG: all colours.
    Apng,
}

impl Moving {
    /// By the extension of a file.
    pub(super) fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_lowercase().as_str() {
            "gif" => Some(Self::Gif),
            "apng" => Some(Self::Apng),
            _ => None,
        }
    }
}

/// Writes what is asked of a replay.
pub(super) fn write(args: &RenderArgs, brief: &Brief, claim: &mut Claim<'_>) -> anyhow::Result<()> {
    let files: Vec<_> =
        args.output.iter().filter_map(|path| Some((path, Moving::of(path)?))).collect();
    if files.is_empty() && args.frames.is_none() {
        return Ok(());
    }
    for (path, _) in &files {
        claim.of(path)?;
    }
    let replay = Replay::of(brief);
    let count = replay.days().len();
    if count > MANY {
        tell!("detente: drawing {count} pictures");
    }
    if let Some(folder) = &args.frames {
        store::make_folder(folder).map_err(|error| anyhow!(error.in_words(&ENGLISH)))?;
        for (number, frame) in (1..).zip(replay.frames(args.scale)) {
            let frame = frame?;
            let path = folder.join(format!("frame-{number:03}-{}.png", frame.day));
            claim.of(&path)?;
            store::write_atomically(&path, &frame.png()?)?;
        }
        tell!("detente: {count} pictures in {}", shown(folder));
    }
    for (path, moving) in files {
        let bytes = match moving {
            Moving::Gif => brief::gif(&replay, args.scale)?,
            Moving::Apng => brief::apng(&replay, args.scale)?,
        };
        store::write_atomically(path, &bytes)?;
    }
    Ok(())
}
