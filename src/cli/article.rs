//! The article given to a command: a file, or standard input.

use std::io::Read;
use std::path::Path;

use anyhow::{Context, anyhow, bail};

use crate::dossier::Day;
use crate::import::article::{Article, PublishedFrom, read_article};
use crate::store::{self, MOST_BYTES, shown};

/// Whether a path stands for standard input.
pub(super) fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// What an article is called in a message.
pub(super) fn named(path: &Path) -> String {
    if is_standard_input(path) { "standard input".to_owned() } else { shown(path) }
}

/// Reads an article: text, a page, a document of Word or a PDF.
pub(super) fn read(path: &Path) -> anyhow::Result<Article> {
    if path.is_dir() {
        bail!("{} is a folder; name the article in it", named(path));
    }
    let bytes = if is_standard_input(path) {
        let mut bytes = Vec::new();
        let input = std::io::stdin().lock();
        // One byte more than is allowed, so that a longer article is noticed.
        input.take(MOST_BYTES + 1).read_to_end(&mut bytes).context("standard input")?;
        bytes
    } else {
        store::read_bytes(path)?
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    read_article(&name, &bytes).map_err(|error| anyhow!("{}: {error}", named(path)))
}

/// The day on which an article was published: the one given, else its own, which is reported on
/// standard error.
pub(super) fn published(path: &Path, article: &Article, asked: Option<Day>) -> anyhow::Result<Day> {
    let own = article.published.as_ref();
    match (asked, own) {
        (Some(asked), Some(own)) if own.day != asked => {
            tell!("detente: taken as published {asked}; {} has {}", whence(&own.from), own.day);
            Ok(asked)
        }
        (Some(asked), _) => Ok(asked),
        (None, Some(own)) => {
            let whence = whence(&own.from);
            tell!("detente: published {}, as {whence} says; --published DAY has another", own.day);
            Ok(own.day)
        }
        (None, None) => bail!(
            "{}: it does not say on which day it was published; say it with --published DAY, \
             such as --published 2025-06-12",
            named(path)
        ),
    }
}

/// Which part of the article gave the day.
fn whence(from: &PublishedFrom) -> String {
    match from {
        PublishedFrom::Metadata(name) => format!("its {name}"),
        PublishedFrom::Words(words) => format!("“{words}” in it"),
        PublishedFrom::FileName => "its file's name".to_owned(),
    }
}
