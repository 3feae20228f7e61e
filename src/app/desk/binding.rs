//! Making a book in the background.

use std::path::Path;

use super::book::{BookOrder, Bound};
use crate::app::brief::Failure;
use crate::brief::{Book, Origin};
use crate::store::{self, ReadError};
use crate::words::Words;

/// Makes it, unless a file is there that may not be written over.
pub(super) fn bind(order: &BookOrder) -> Bound {
    if order.path.exists() && !order.replaces {
        return Bound::Exists(order.path.clone());
    }
    let words = Words::of(order.options.language);
    match made(order, &words) {
        Ok(Some(count)) => Bound::Done(order.path.clone(), count),
        Ok(None) => Bound::Ended,
        Err(why) => Bound::Failed(why),
    }
}

/// How many disputes it has; nothing where it was told to end. Nothing is written before all
/// of it is there.
fn made(order: &BookOrder, words: &Words) -> Result<Option<usize>, String> {
    let mut book = Book::new(order.title.as_str());
    order.progress.expect(order.files.len());
    for file in &order.files {
        if order.progress.is_cancelled() {
            return Ok(None);
        }
        add(&mut book, order, file, words)?;
        order.progress.step();
    }
    let failed = |error| Failure::from(error).in_words(words);
    let bytes = book.print(order.format, &order.left_out).map_err(failed)?;
    if order.progress.is_cancelled() {
        return Ok(None);
    }
    let written = store::write_atomically(&order.path, &bytes);
    written.map_err(|error| error.in_words(words))?;
    Ok(Some(book.len()))
}

fn add(book: &mut Book, order: &BookOrder, file: &Path, words: &Words) -> Result<(), String> {
    let unread = |error: ReadError| error.in_words(words);
    let loaded = store::load(Some(file)).map_err(unread)?.with_data().with_quotes();
    let origin = Origin::of(loaded.name(), &loaded.text);
    let name = loaded.name();
    let holdings = loaded.holdings.ok_or_else(|| {
        words.with("desk-book-changed", &[("name", name.as_str().into())]).into_owned()
    })?;
    let brief = order.options.brief(holdings, origin).map_err(|unknown| {
        words.with("desk-book-marking", &[("marking", unknown.0.into())]).into_owned()
    })?;
    book.add(&brief).map_err(|error| Failure::from(error).in_words(words))
}
