//! What is read: files, folders and patterns, plain, gzipped or members of a zip
//! archive, each as one text.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;
use zip::ZipArchive;
use zip::result::ZipError;

use super::progress::Progress;
use super::report::{ImportReport, Refusal};
use crate::dossier::visible;
use crate::store::shown;

/// Files that may hold rows, by the ends of their names.
const ENDS: [&str; 10] =
    ["csv", "tab", "tsv", "txt", "zip", "gz", "json", "xls", "xlsx", "parquet"];

/// Most files of one import.
const MOST_FILES: usize = 200_000;

/// Most bytes that come from one packed byte, beyond the first 64 MiB: text packs
/// to a tenth, and deflate can reach a thousand.
const MOST_TIMES: u64 = 200;

/// This much may be unpacked from however little.
const FREE: u64 = 64 << 20;

/// What was named and cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// There is no such file.
    #[error("{}: there is no such file or folder, and no file fits it as a pattern", shown(.0))]
    Missing(PathBuf),
    /// It is no pattern.
    #[error("{}: not a pattern: {why}", shown(.path))]
    Pattern {
        /// As it was written.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
    /// There is nothing in it.
    #[error("{}: no file in it is called .csv, .tab, .txt, .zip, .gz or the like", shown(.0))]
    NothingThere(PathBuf),
    /// There are too many.
    #[error("more than {MOST_FILES} files; import them in parts")]
    TooMany,
    /// The system refuses it.
    #[error("{}: {said}", shown(.path))]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        said: io::Error,
    },
}

/// The files of an import, in the order of their names.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    files: Vec<PathBuf>,
    passed_over: Vec<String>,
    bytes: u64,
}

impl Inputs {
    /// Finds the files of some names: a file, all of a folder with those below
    /// it, or those that a pattern such as `2025*.zip` fits.
    ///
    /// # Errors
    /// Where there are none.
    pub fn find(named: &[PathBuf]) -> Result<Self, InputError> {
        let mut found = Self::default();
        for path in named {
            let before = found.files.len();
            match fs::metadata(path) {
                Ok(kind) if kind.is_dir() => {
                    found.add_folder(path, 0)?;
                    if found.files.len() == before {
                        return Err(InputError::NothingThere(path.clone()));
                    }
                }
                Ok(_) => found.add(path.clone())?,
                Err(_) => {
                    found.add_pattern(path)?;
                    if found.files.len() == before {
                        return Err(InputError::Missing(path.clone()));
                    }
                }
            }
        }
        Ok(found)
    }

    /// How many files there are.
    pub fn count(&self) -> usize {
        self.files.len()
    }

    /// The files.
    pub fn files(&self) -> &[PathBuf] {
        &self.files
    }

    /// How many bytes they have, packed as they are.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    pub(super) fn passed_over(&self) -> &[String] {
        &self.passed_over
    }

    fn add(&mut self, path: PathBuf) -> Result<(), InputError> {
        if self.files.len() >= MOST_FILES {
            return Err(InputError::TooMany);
        }
        self.bytes += fs::metadata(&path).map_or(0, |kind| kind.len());
        self.files.push(path);
        Ok(())
    }

    fn add_folder(&mut self, folder: &Path, depth: usize) -> Result<(), InputError> {
        let unreadable = |said| InputError::Unreadable { path: folder.to_owned(), said };
        let entries: io::Result<Vec<_>> = fs::read_dir(folder).map_err(unreadable)?.collect();
        let mut paths: Vec<PathBuf> =
            entries.map_err(unreadable)?.iter().map(fs::DirEntry::path).collect();
        paths.sort();
        for path in paths {
            // Links are not followed: one may lead round in a circle.
            let Ok(kind) = fs::symlink_metadata(&path) else { continue };
            if kind.is_dir() && depth < 16 {
                self.add_folder(&path, depth + 1)?;
            } else if kind.is_file() && has_rows(&path) {
                self.add(path)?;
            } else {
                self.passed_over.push(name_of(&path));
            }
        }
        Ok(())
    }

    fn add_pattern(&mut self, path: &Path) -> Result<(), InputError> {
        let Some(pattern) = path.to_str() else { return Ok(()) };
        let found = glob::glob(pattern)
            .map_err(|why| InputError::Pattern { path: path.to_owned(), why: why.to_string() })?;
        let mut found: Vec<PathBuf> =
            found.filter_map(Result::ok).filter(|path| path.is_file()).collect();
        found.sort();
        found.into_iter().try_for_each(|path| self.add(path))
    }
}

/// Whether a file is called like one with rows.
fn has_rows(path: &Path) -> bool {
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
    ENDS.iter().any(|known| known.eq_ignore_ascii_case(end))
}

/// A file's name without its folder.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| shown(path), |name| shown(Path::new(name)))
}

/// Opens a file, unless it is a folder, a device or a pipe, which may never end.
///
/// # Errors
/// Where it is none, or cannot be opened.
pub(super) fn open(path: &Path) -> Result<File, InputError> {
    let unreadable = |said| InputError::Unreadable { path: path.to_owned(), said };
    match fs::metadata(path).map_err(unreadable)? {
        kind if kind.is_dir() => {
            Err(unreadable(io::Error::other("it is a folder; name a file in it")))
        }
        kind if !kind.is_file() => {
            Err(unreadable(io::Error::other("it is not an ordinary file; save it to a file first")))
        }
        _ => File::open(path).map_err(unreadable),
    }
}

/// Opens a file and gives each text in it with a name: itself, or the members of
/// an archive. What cannot be read is refused in the report.
///
/// # Errors
/// What `take` gives, and a file that cannot be opened at all.
pub(super) fn each_text<E: From<InputError>>(
    path: &Path,
    progress: &Progress,
    report: &mut ImportReport,
    mut take: impl FnMut(&str, &mut dyn Read, &mut ImportReport) -> Result<(), E>,
) -> Result<(), E> {
    let name = name_of(path);
    let unreadable = |said| InputError::Unreadable { path: path.to_owned(), said };
    let mut file = open(path)?;
    let mut magic = [0; 4];
    let got = read_full(&mut file, &mut magic).map_err(unreadable)?;
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    match magic.get(..got).unwrap_or_default() {
        [] => report.refuse(&name, Refusal::Empty),
        [0x1f, 0x8b, ..] => {
            let counted = Counted { from: file, progress, read: 0 };
            let inner = MultiGzDecoder::new(BufReader::with_capacity(1 << 18, counted));
            let packed: Packed<'_, io::Empty> = Packed::Gzip(Box::new(inner));
            let mut text = Bounded { packed, given: 0, burst: false };
            take(name.strip_suffix(".gz").unwrap_or(&name), &mut text, report)?;
            if text.burst {
                report.refuse(&name, Refusal::Bomb);
            }
        }
        b"PK\x03\x04" | b"PK\x05\x06" => {
            // A workbook is an archive, too.
            if has_end(path, "xlsx") {
                report.refuse(&name, Refusal::NotText);
            } else {
                each_member(&name, file, progress, report, take)?;
            }
        }
        [0x89, b'P', b'N', b'G'] | b"%PDF" | b"PAR1" | [0xd0, 0xcf, 0x11, 0xe0] => {
            report.refuse(&name, Refusal::NotText);
        }
        _ => take(&name, &mut Counted { from: file, progress, read: 0 }, report)?,
    }
    Ok(())
}

pub(super) fn has_end(path: &Path, end: &str) -> bool {
    path.extension().is_some_and(|own| own.eq_ignore_ascii_case(end))
}

fn each_member<E: From<InputError>>(
    name: &str,
    file: File,
    progress: &Progress,
    report: &mut ImportReport,
    mut take: impl FnMut(&str, &mut dyn Read, &mut ImportReport) -> Result<(), E>,
) -> Result<(), E> {
    let mut archive = match ZipArchive::new(file) {
        Ok(archive) => archive,
        Err(error) => {
            report.refuse(name, refusal(&error));
            return Ok(());
        }
    };
    for at in 0..archive.len() {
        let mut member = match archive.by_index(at) {
            Ok(member) => member,
            Err(error) => {
                report.refuse(&format!("{name}: member {}", at + 1), refusal(&error));
                continue;
            }
        };
        if member.is_dir() {
            continue;
        }
        let member_name = String::from_utf8_lossy(member.name_raw()).into_owned();
        let called = format!("{name}: {}", visible(&member_name));
        // The library lets names of a root pass, since it cuts that off.
        let is_rooted = member_name.starts_with(['/', '\\']) || member_name.contains(':');
        if is_rooted || member.enclosed_name().is_none() {
            // Nothing is written, so it would do no harm, but the archive's author meant it to.
            report.refuse(&called, Refusal::LeadsOut);
            continue;
        }
        let (packed, said) = (member.compressed_size(), member.size());
        let mut text =
            Bounded { packed: Packed::Member(&mut member, packed), given: 0, burst: false };
        take(&called, &mut text, report)?;
        let (had, burst) = (text.given, text.burst);
        progress.add_read(usize::try_from(packed).unwrap_or(usize::MAX));
        if burst {
            report.refuse(&called, Refusal::Bomb);
        } else if had != said {
            report.refuse(&called, Refusal::Size { said, had });
        }
    }
    Ok(())
}

fn refusal(error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(what) => Refusal::Packing((*what).to_owned()),
        other => Refusal::Damaged(other.to_string()),
    }
}

/// Reads as many bytes as there is room for, or as there are.
fn read_full(from: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    let mut got = 0;
    while let Some(rest) = into.get_mut(got..).filter(|rest| !rest.is_empty()) {
        match from.read(rest) {
            Ok(0) => break,
            Ok(some) => got += some,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(got)
}

/// A file that tells how much of it was read.
struct Counted<'p> {
    from: File,
    progress: &'p Progress,
    read: u64,
}

impl Read for Counted<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.progress.is_cancelled() {
            return Err(io::Error::other("cancelled"));
        }
        let got = self.from.read(into)?;
        self.read += got as u64;
        self.progress.add_read(got);
        Ok(got)
    }
}

/// What unpacks.
enum Packed<'p, R: Read> {
    Gzip(Box<MultiGzDecoder<BufReader<Counted<'p>>>>),
    /// A member, with how many bytes it has in the archive.
    Member(R, u64),
}

/// A packed text that ends where more comes of it than a text can give.
struct Bounded<'p, R: Read> {
    packed: Packed<'p, R>,
    given: u64,
    burst: bool,
}

impl<R: Read> Bounded<'_, R> {
    /// How many packed bytes there are, or were read so far.
    fn packed(&self) -> u64 {
        match &self.packed {
            Packed::Gzip(inner) => {
                let buffer = inner.get_ref();
                buffer.get_ref().read.saturating_sub(buffer.buffer().len() as u64)
            }
            Packed::Member(_, packed) => *packed,
        }
    }
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.given > FREE + self.packed().saturating_mul(MOST_TIMES) {
            self.burst = true;
            return Ok(0);
        }
        let got = match &mut self.packed {
            Packed::Gzip(inner) => inner.read(into)?,
            Packed::Member(inner, _) => inner.read(into)?,
        };
        self.given += got as u64;
        Ok(got)
    }
}

/// The first bytes of a text, and the text with them. Where it breaks among these,
/// what came before is given, and then the error.
pub(super) fn peek(from: &mut dyn Read, most: usize) -> (Vec<u8>, impl Read + '_) {
    let mut head = Vec::new();
    let broken = Read::take(&mut *from, most as u64).read_to_end(&mut head).err();
    let rest = Rest { broken, from };
    (head.clone(), io::Cursor::new(head).chain(rest))
}

/// What follows the first bytes of a text: an error, or more.
struct Rest<'r> {
    broken: Option<io::Error>,
    from: &'r mut dyn Read,
}

impl Read for Rest<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.broken.take() {
            Some(error) => Err(error),
            None => self.from.read(into),
        }
    }
}
