//! Making files and writing them: all are made before the first is written, so that cancelling in
//! time leaves none.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::command::{Replace, SaveOrder};
use super::news::{BriefNews, End, Failure};
use crate::brief::{BriefError, Press, Remarks, Sheet, Template, page_name};
use crate::store;

/// Why files are not made.
enum Stop {
    Cancelled,
    Exists(Vec<PathBuf>),
    Failed(Failure),
}

impl From<BriefError> for Stop {
    fn from(error: BriefError) -> Self {
        Self::Failed(error.into())
    }
}

/// Makes the files of an order and says how that goes.
pub(super) fn save(order: &SaveOrder, stop: &AtomicBool, tell: &dyn Fn(BriefNews)) {
    let ticket = order.ticket;
    let mut written = Vec::new();
    let end = match make(order, stop, tell) {
        Ok((files, remarks)) => match write(files, stop, &mut written) {
            Ok(()) => End::Done(remarks),
            Err(Stop::Failed(failure)) => End::Failed(failure),
            Err(_) => End::Cancelled,
        },
        Err(Stop::Cancelled) => End::Cancelled,
        Err(Stop::Failed(failure)) => End::Failed(failure),
        Err(Stop::Exists(paths)) => return tell(BriefNews::Exists { ticket, paths }),
    };
    tell(BriefNews::Ended { ticket, written, end });
}

type Files = Vec<(PathBuf, Vec<u8>)>;

fn make(
    order: &SaveOrder,
    stop: &AtomicBool,
    tell: &dyn Fn(BriefNews),
) -> Result<(Files, Remarks), Stop> {
    let check = || if stop.load(Ordering::Relaxed) { Err(Stop::Cancelled) } else { Ok(()) };
    // One file has its name before there is any; of several, the number is not
    // known yet.
    if order.format.is_one_file(order.brief.options.layout) {
        refuse_to_replace(&order.replace, std::iter::once(page_name(&order.path, 1, 1)))?;
    }
    check()?;
    let mut files = Files::new();
    let mut take = |sheet: Sheet| -> Result<(), Stop> {
        check()?;
        let path = |page| page_name(&order.path, page, sheet.pages);
        if sheet.page == 1 {
            refuse_to_replace(&order.replace, (1..=sheet.pages).map(path))?;
        }
        let progress =
            BriefNews::Progress { ticket: order.ticket, done: sheet.page, all: sheet.pages };
        files.push((path(sheet.page), sheet.bytes));
        tell(progress);
        Ok(())
    };
    // Only a user's own template needs a separate process.
    let asked = order.styling.apply(order.brief.clone()).map_err(Stop::Failed)?;
    let mut press = Press::new(&asked, &Template::BuiltIn, None, order.scale);
    let remarks = press.print(order.format, &mut |_| {}, &mut take)?;
    check()?;
    Ok((files, remarks))
}

fn refuse_to_replace(replace: &Replace, paths: impl Iterator<Item = PathBuf>) -> Result<(), Stop> {
    let may = |path: &Path| match replace {
        Replace::Nothing => false,
        Replace::Only(only) => only == path,
        Replace::All => true,
    };
    let there: Vec<PathBuf> = paths.filter(|path| !may(path) && path.exists()).collect();
    if there.is_empty() { Ok(()) } else { Err(Stop::Exists(there)) }
}

fn write(files: Files, stop: &AtomicBool, written: &mut Vec<PathBuf>) -> Result<(), Stop> {
    for (path, bytes) in files {
        if stop.load(Ordering::Relaxed) {
            return Err(Stop::Cancelled);
        }
        store::write_atomically(&path, &bytes)
            .map_err(|error| Stop::Failed(Failure::Unwritten(error)))?;
        written.push(path);
    }
    Ok(())
}
