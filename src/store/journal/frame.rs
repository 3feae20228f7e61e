//! The file of a journal: records one after the other, each with its length and checksum.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::super::SAMPLE;
use super::super::disk::{Access, DiskFile, remove, sync_folder};
use super::super::state::Session;
use crate::edit::Splice;

/// The first bytes of a journal, with the version of its format.
const MAGIC: &[u8] = b"detente journal 1\n";

/// Largest record that is read, in bytes: a text of 64 MiB, escaped.
const MOST_RECORD: usize = 1 << 29;

/// What a record says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Record {
    /// The document, and the text of its file.
    Begin { path: Option<EncodedPath>, text: String },
    /// Changes of that text, in their order.
    Splices(Vec<Splice>),
    /// What is being entered but not yet in the text, replacing what was noted before; its form is
    /// up to the caller. A program version older than this kind of record stops reading here and
    /// keeps what came earlier.
    Beside(Option<String>),
}

/// What comes next in a journal.
enum Next {
    Record(Record),
    /// A whole record of an unknown kind: a later version wrote it, and what follows can still be
    /// read.
    Unknown,
    /// Nothing, or nothing whole.
    End,
}

/// A path as text, if it can be one: of a Unix path every byte counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(in crate::store) enum EncodedPath {
    Text(String),
    Bytes(Vec<u8>),
}

impl From<&Path> for EncodedPath {
    fn from(path: &Path) -> Self {
        match path.to_str() {
            Some(text) => Self::Text(text.to_owned()),
            None => Self::Bytes(path.as_os_str().as_encoded_bytes().to_owned()),
        }
    }
}

impl From<EncodedPath> for PathBuf {
    fn from(path: EncodedPath) -> Self {
        match path {
            EncodedPath::Text(text) => Self::from(text),
            #[cfg(unix)]
            EncodedPath::Bytes(bytes) => {
                use std::os::unix::ffi::OsStringExt;
                Self::from(std::ffi::OsString::from_vec(bytes))
            }
            #[cfg(not(unix))]
            EncodedPath::Bytes(bytes) => Self::from(String::from_utf8_lossy(&bytes).into_owned()),
        }
    }
}

/// A journal being written record by record: used by the thread of [`Journal`](super::Journal), and
/// by tests.
#[derive(Debug)]
pub struct JournalFile {
    file: DiskFile,
    /// How many bytes of it are whole records.
    length: u64,
}

impl JournalFile {
    /// Begins the journal of a document whose file has this text. It is on
    /// disk, its name included, when this returns.
    ///
    /// # Errors
    /// Where the state folder cannot be written.
    pub fn begin(session: &Session, document: Option<&Path>, base: &str) -> io::Result<Self> {
        let folder = session.state().folder("journals")?;
        let prefix = format!("{}-", session.token());
        let mut file = DiskFile::create_temporary(&folder, &prefix, ".journal", Access::Private)?;
        file.write_all(MAGIC)?;
        let begin = Record::Begin { path: document.map(EncodedPath::from), text: base.to_owned() };
        let frame = frame(&begin)?;
        file.write_all(&frame)?;
        file.sync()?;
        file.keep()?;
        sync_folder(&folder)?;
        let length = (MAGIC.len() + frame.len()) as u64;
        Ok(Self { file, length })
    }

    /// Writes changes behind those before. On an error, what was written of them is removed as far
    /// as possible; a reader ignores it in any case.
    ///
    /// # Errors
    /// Where it cannot be written: the disk may be full.
    pub fn append(&mut self, splices: &[Splice]) -> io::Result<()> {
        self.write(&Record::Splices(splices.to_vec()))
    }

    /// Records what is being entered but not yet in the text, replacing what was noted before; its
    /// form is up to the caller. Errors as [`append`](Self::append).
    ///
    /// # Errors
    /// Where it cannot be written: the disk may be full.
    pub fn note(&mut self, beside: Option<&str>) -> io::Result<()> {
        self.write(&Record::Beside(beside.map(str::to_owned)))
    }

    fn write(&mut self, record: &Record) -> io::Result<()> {
        let frame = frame(record)?;
        if let Err(error) = self.file.write_all(&frame) {
            let _ = self.file.set_len(self.length);
            return Err(error);
        }
        self.length += frame.len() as u64;
        Ok(())
    }

    /// Waits until all of it is on disk.
    ///
    /// # Errors
    /// Where the disk fails.
    pub fn sync(&self) -> io::Result<()> {
        self.file.sync()
    }

    /// Its size in bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Removes it: what it held is saved, or given up.
    pub fn discard(self) {
        // A journal that stays is offered again, and then has nothing that is not in the file.
        let _ = remove(self.path());
    }
}

fn frame(record: &Record) -> io::Result<Vec<u8>> {
    let body = serde_json::to_vec(record)?;
    // A longer record would not be read again.
    let length = u32::try_from(body.len()).ok().filter(|_| body.len() <= MOST_RECORD);
    let length = length.ok_or_else(|| io::Error::from(io::ErrorKind::FileTooLarge))?;
    let mut frame = Vec::with_capacity(body.len() + 8);
    frame.extend(length.to_le_bytes());
    frame.extend(crc32fast::hash(&body).to_le_bytes());
    frame.extend(body);
    Ok(frame)
}

/// What a journal held when its writer stopped.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Content {
    pub(super) path: Option<PathBuf>,
    pub(super) base: String,
    pub(super) text: String,
    pub(super) beside: Option<String>,
}

impl Content {
    pub(super) fn is_worth_keeping(&self) -> bool {
        is_worth_keeping(self.path.as_deref(), &self.base, &self.text, self.beside.as_deref())
    }
}

/// Whether something would be lost without it: edits, a half-filled form, or a whole dossier that
/// has no file yet. The sample is no loss.
pub(super) fn is_worth_keeping(
    path: Option<&Path>,
    base: &str,
    text: &str,
    beside: Option<&str>,
) -> bool {
    let is_new = path.is_none() && base != SAMPLE;
    text != base || beside.is_some() || is_new
}

/// Reads all that is whole; `None` where not even the beginning is.
pub(super) fn read(bytes: &[u8]) -> Option<Content> {
    let mut rest = bytes.strip_prefix(MAGIC)?;
    let Next::Record(Record::Begin { path, text }) = next(&mut rest) else { return None };
    let path = path.map(PathBuf::from);
    let mut content = Content { path, base: text.clone(), text, beside: None };
    loop {
        match next(&mut rest) {
            Next::Record(Record::Splices(splices)) => {
                let mut text = content.text.clone();
                if !splices.iter().all(|splice| splice.apply(&mut text)) {
                    break;
                }
                content.text = text;
            }
            Next::Record(Record::Beside(beside)) => content.beside = beside,
            Next::Unknown => {}
            Next::Record(Record::Begin { .. }) | Next::End => break,
        }
    }
    Some(content)
}

fn next(rest: &mut &[u8]) -> Next {
    match next_body(rest) {
        Some(body) => serde_json::from_slice(body).map_or(Next::Unknown, Next::Record),
        None => Next::End,
    }
}

fn next_body<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let (length, after) = rest.split_first_chunk::<4>()?;
    let (checksum, after) = after.split_first_chunk::<4>()?;
    let length = u32::from_le_bytes(*length) as usize;
    if length > MOST_RECORD {
        return None;
    }
    let body = after.get(..length)?;
    if crc32fast::hash(body) != u32::from_le_bytes(*checksum) {
        return None;
    }
    *rest = after.get(length..)?;
    Some(body)
}

#[cfg(test)]
mod tests {
    use super::super::super::state::StateFolder;
    use super::*;

    #[test]
    fn torn_anywhere_it_gives_what_was_whole() {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::begin(&StateFolder::at(folder.path())).unwrap();
        let mut journal =
            JournalFile::begin(&session, Some(Path::new("/a/b.toml")), "one").unwrap();
        let texts = ["one", "one two", "two", "zwei", ""];
        for pair in texts.windows(2) {
            let [from, to] = pair else { unreachable!() };
            journal.append(&[Splice::between(from, to).unwrap()]).unwrap();
        }
        let whole = std::fs::read(journal.path()).unwrap();
        assert_eq!(whole.len() as u64, journal.length());
        let mut last = 0;
        let mut first_readable = None;
        for end in 0..=whole.len() {
            match read(&whole[..end]) {
                Some(content) => {
                    first_readable.get_or_insert(end);
                    assert_eq!(content.base, "one");
                    let at = texts.iter().position(|text| *text == content.text).unwrap();
                    assert!(at >= last, "{end} bytes give less than fewer did");
                    last = at;
                }
                None => assert!(first_readable.is_none(), "{end} bytes give nothing"),
            }
        }
        assert_eq!(last, texts.len() - 1);
        // A flipped byte ends it there.
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x20;
            if let Some(content) = read(&damaged) {
                assert!(texts.contains(&content.text.as_str()), "byte {at}");
            }
        }
    }

    #[test]
    fn what_is_beside_the_text_is_replaced_and_unknown_records_are_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::begin(&StateFolder::at(folder.path())).unwrap();
        let mut journal = JournalFile::begin(&session, None, "one").unwrap();
        let content = |journal: &JournalFile| read(&std::fs::read(journal.path()).unwrap());
        assert!(content(&journal).unwrap().is_worth_keeping(), "a dossier without a file");
        journal.note(Some("half a thought")).unwrap();
        assert_eq!(content(&journal).unwrap().beside.as_deref(), Some("half a thought"));
        let body = br#"{"drawing":[1,2]}"#;
        let mut frame = (body.len() as u32).to_le_bytes().to_vec();
        frame.extend(crc32fast::hash(body).to_le_bytes());
        frame.extend(body);
        journal.file.write_all(&frame).unwrap();
        journal.append(&[Splice::between("one", "two").unwrap()]).unwrap();
        let long = "long ".repeat(500_000);
        journal.note(Some(&long)).unwrap();
        let after = content(&journal).unwrap();
        assert_eq!((after.text.as_str(), after.beside), ("two", Some(long)));
        journal.note(None).unwrap();
        assert_eq!(content(&journal).unwrap().beside, None);
    }

    #[test]
    fn any_path_comes_back() {
        for path in ["/plain", "relative/中.toml"] {
            let path = Path::new(path);
            assert_eq!(PathBuf::from(EncodedPath::from(path)), path);
        }
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStrExt;
            let path = Path::new(std::ffi::OsStr::from_bytes(b"/not/\xff/utf8"));
            let json = serde_json::to_string(&EncodedPath::from(path)).unwrap();
            let back: EncodedPath = serde_json::from_str(&json).unwrap();
            assert_eq!(PathBuf::from(back), path);
        }
    }
}
