//! Rows gathered, sorted by day, without duplicates, and written; in bounded memory, however many
//! there are.

use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::io::Write;
use std::ops::RangeInclusive;

use super::ImportError;
use super::progress::Progress;
use super::report::ImportReport;
use crate::dossier::Day;
use crate::streams::{About, KindOfData, Origin, ReportedEvent, StreamReader, StreamWriter};

/// Most rows in memory. One has some 400 bytes.
const MOST_ROWS: usize = 110_000;

/// Rows of a group of the file: a reader looks at all of a group for any of its
/// days.
const GROUP: usize = 50_000;

/// Rows of a group that is set aside. All are read again for each stretch of days, from
/// groups that may have some of its rows: where days come in no order every turn has all
/// days, and a large group would be read for each of them.
const ASIDE: usize = 5_000;

/// Rows on their way into a stream's file.
#[derive(Debug)]
pub(super) struct Gathering {
    rows: Vec<ReportedEvent>,
    most: usize,
    /// Where those are that memory has no room for.
    spill: Option<StreamWriter<File>>,
    keep_duplicates: bool,
}

impl Gathering {
    /// Nothing yet.
    pub(super) fn new(keep_duplicates: bool) -> Self {
        Self { rows: Vec::new(), most: MOST_ROWS, spill: None, keep_duplicates }
    }

    /// Adds rows.
    ///
    /// # Errors
    /// Where there is no room for them on the disk.
    pub(super) fn add(&mut self, rows: Vec<ReportedEvent>) -> Result<(), ImportError> {
        self.rows.extend(rows);
        if self.rows.len() >= self.most {
            self.set_aside()?;
        }
        Ok(())
    }

    fn set_aside(&mut self) -> Result<(), ImportError> {
        let mut spill = match self.spill.take() {
            Some(spill) => spill,
            None => StreamWriter::new(tempfile::tempfile().map_err(ImportError::Spill)?)?,
        };
        self.rows.sort_by(order);
        for rows in self.rows.chunks(ASIDE) {
            spill.group(rows)?;
        }
        self.rows.clear();
        self.spill = Some(spill);
        Ok(())
    }

    /// Writes all rows, the first day first, each event once; how many stand there,
    /// and how many told again what another told.
    ///
    /// # Errors
    /// Where they cannot be written, or the import was cancelled.
    pub(super) fn finish<W: Write + Send>(
        mut self,
        out: W,
        about: &About,
        progress: &Progress,
        report: &mut ImportReport,
    ) -> Result<W, ImportError> {
        let mut writer = StreamWriter::new(out)?;
        let mut done = Done { kept: 0, duplicates: 0 };
        if self.spill.is_some() {
            self.set_aside()?;
        }
        match self.spill.take() {
            None => {
                let rows = std::mem::take(&mut self.rows);
                self.write(&mut writer, rows, &mut done)?;
            }
            Some(spill) => {
                let kept = StreamReader::open(
                    spill.finish(&About::of(KindOfData::Stream, Origin::Table))?,
                )?;
                for days in portions(&kept, self.most)? {
                    if progress.is_cancelled() {
                        return Err(ImportError::Cancelled);
                    }
                    self.write(&mut writer, kept.events(&days, usize::MAX)?, &mut done)?;
                }
            }
        }
        report.kept = done.kept;
        report.duplicates = done.duplicates;
        let about = About { duplicates: done.duplicates, unread: report.unread(), ..about.clone() };
        Ok(writer.finish(&about)?)
    }

    fn write<W: Write + Send>(
        &self,
        writer: &mut StreamWriter<W>,
        mut rows: Vec<ReportedEvent>,
        done: &mut Done,
    ) -> Result<(), ImportError> {
        rows.sort_by(order);
        let before = rows.len();
        if !self.keep_duplicates {
            rows = each_once(rows);
        }
        done.kept += rows.len() as u64;
        done.duplicates += (before - rows.len()) as u64;
        for rows in rows.chunks(GROUP) {
            writer.group(rows)?;
        }
        Ok(())
    }
}

/// How many rows were written, and how many were not.
struct Done {
    kept: u64,
    duplicates: u64,
}

/// The order of a stream's file: by day, then as the source counts, so that it is
/// the same whatever order the rows came in.
fn order(a: &ReportedEvent, b: &ReportedEvent) -> std::cmp::Ordering {
    let by = |event: &ReportedEvent| (event.day, event.id.len());
    by(a)
        .cmp(&by(b))
        .then_with(|| a.id.cmp(&b.id))
        .then_with(|| (&a.actor, &a.target).cmp(&(&b.actor, &b.target)))
        .then_with(|| (&a.code, &a.kind, &a.url).cmp(&(&b.code, &b.kind, &b.url)))
}

/// Of rows in order, each event once, the first row that reports it: duplicates have the same day,
/// actors, code and address, or the same number.
fn each_once(rows: Vec<ReportedEvent>) -> Vec<ReportedEvent> {
    let mut is_first = Vec::with_capacity(rows.len());
    let mut stories: HashSet<(&str, &str, &str, &str, &str)> = HashSet::new();
    let mut ids: HashSet<&str> = HashSet::new();
    let mut day = None;
    for row in &rows {
        if day != Some(row.day) {
            stories.clear();
            ids.clear();
            day = Some(row.day);
        }
        let story: (&str, &str, &str, &str, &str) =
            (&row.actor.code, &row.target.code, &row.code, &row.kind, &row.url);
        // Without an address two rows may well be two events.
        let is_new_story = row.url.is_empty() || stories.insert(story);
        let is_new_id = row.id.is_empty() || ids.insert(&row.id);
        is_first.push(is_new_story && is_new_id);
    }
    let kept = rows.into_iter().zip(is_first).filter(|(_, is_first)| *is_first);
    kept.map(|(row, _)| row).collect()
}

/// Stretches of days with at most this many rows each, unless one day has more.
fn portions(
    kept: &StreamReader<File>,
    most: usize,
) -> Result<Vec<RangeInclusive<Day>>, ImportError> {
    let mut by_day: BTreeMap<Day, usize> = BTreeMap::new();
    for at in 0..kept.groups() {
        for day in kept.days(at)? {
            *by_day.entry(day).or_default() += 1;
        }
    }
    let mut portions: Vec<(RangeInclusive<Day>, usize)> = Vec::new();
    for (day, count) in by_day {
        match portions.last_mut() {
            Some((days, rows)) if *rows + count <= most => {
                *days = *days.start()..=day;
                *rows += count;
            }
            _ => portions.push((day..=day, count)),
        }
    }
    Ok(portions.into_iter().map(|(days, _)| days).collect())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn row(id: usize, day: usize, url: &str) -> ReportedEvent {
        let day = Day::from_number(739_000 + i32::try_from(day).unwrap());
        let (id, url) = (id.to_string().into(), url.into());
        ReportedEvent { id, url, code: "042".into(), ..ReportedEvent::on(day) }
    }

    fn written(rows: Vec<ReportedEvent>, most: usize) -> (Vec<ReportedEvent>, ImportReport) {
        let mut gathering = Gathering { most, ..Gathering::new(false) };
        for some in rows.chunks(7) {
            gathering.add(some.to_vec()).unwrap();
        }
        let mut report = ImportReport::default();
        let out = Cursor::new(Vec::new());
        let out = gathering
            .finish(
                out,
                &About::of(KindOfData::Stream, Origin::Table),
                &Progress::default(),
                &mut report,
            )
            .unwrap();
        let reader = StreamReader::open(parquet_bytes(out)).unwrap();
        let all = Day::from_number(0)..=Day::from_number(i32::MAX);
        (reader.events(&all, usize::MAX).unwrap(), report)
    }

    fn parquet_bytes(out: Cursor<Vec<u8>>) -> bytes::Bytes {
        bytes::Bytes::from(out.into_inner())
    }

    #[test]
    fn what_is_written_is_the_same_whatever_memory_there_is_and_the_order() {
        let rows: Vec<ReportedEvent> = (0..500)
            .map(|at| row(at % 450, (at * 37) % 29, ["", "a", "b", "c"][(at * 7) % 4]))
            .collect();
        let (all, report) = written(rows.clone(), usize::MAX);
        assert_eq!(report.kept as usize, all.len());
        assert_eq!(report.kept + report.duplicates, 500);
        assert!(report.duplicates > 200, "{}", report.duplicates);
        let mut turned = rows;
        turned.reverse();
        for most in [1, 40, 300] {
            assert_eq!(written(turned.clone(), most).0, all, "{most}");
        }
        assert!(all.is_sorted_by(|a, b| a.day <= b.day));
    }
}
