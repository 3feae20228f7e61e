//! Whether a PDF can be read within bounds. The library that reads it unpacks whatever it is told
//! to, and recurses into nested lists, so both are checked beforehand.

use std::io::Read;

use flate2::bufread::{DeflateDecoder, ZlibDecoder};
use memchr::memmem;

use super::ArticleError;

/// Most bytes of one stream; the text of a page has some ten thousand.
const MOST_OF_STREAM: u64 = 64 << 20;
/// A picture is bigger, and is not unpacked where it is one.
const MOST_OF_PICTURE: u64 = 512 << 20;
/// Most bytes of all streams.
const MOST_OF_ALL: u64 = 4 << 30;
/// Most lists and dictionaries within one another.
const MOST_NESTED: usize = 4_000;
/// So many bytes before a stream are looked at for what it is.
const BEFORE: usize = 2_048;

/// Looks through a file.
///
/// # Errors
/// Where more comes out of it, or more is nested in it, than in a document.
pub(super) fn check(bytes: &[u8]) -> Result<(), ArticleError> {
    let begins = memmem::Finder::new(b"stream");
    let ends = memmem::Finder::new(b"endstream");
    let (mut at, mut room) = (0, MOST_OF_ALL);
    let mut nesting = Nesting::default();
    while let Some(rest) = bytes.get(at..) {
        let Some(found) = begins.find(rest) else {
            nesting.look(rest)?;
            break;
        };
        nesting.look(rest.get(..found).unwrap_or_default())?;
        let start = at + found;
        let data = bytes.get(start + b"stream".len()..).unwrap_or_default();
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let head = bytes.get(start.saturating_sub(BEFORE)..start).unwrap_or_default();
        let head =
            memmem::rfind(head, b"obj").map_or(head, |at| head.get(at..).unwrap_or_default());
        let end = ends.find(data).unwrap_or(data.len());
        if memmem::find(head, b"/Filter").is_none() {
            Nesting::default().look(data.get(..end).unwrap_or_default())?;
        }
        stream(head, data, &mut room)?;
        at = bytes.len() - data.len() + (end + b"endstream".len()).min(data.len());
    }
    Ok(())
}

/// Unpacks a stream, and forgets what comes of it.
fn stream(head: &[u8], data: &[u8], room: &mut u64) -> Result<(), ArticleError> {
    let is = |name: &[u8]| memmem::find(head, name).is_some();
    if !is(b"Flate") && !is(b"/Fl") {
        return Ok(());
    }
    let is_picture = is(b"/Image");
    let most = if is_picture { MOST_OF_PICTURE } else { MOST_OF_STREAM };
    let mut nesting = Nesting::default();
    let mut buffer = vec![0; 1 << 16];
    let unpackers: [Box<dyn Read + '_>; 2] =
        [Box::new(ZlibDecoder::new(data)), Box::new(DeflateDecoder::new(data))];
    for mut unpacker in unpackers {
        let mut given = 0;
        // What is damaged gives what came before.
        while let Ok(got @ 1..) = unpacker.read(&mut buffer) {
            given += got as u64;
            *room = room.saturating_sub(got as u64);
            if given > most || *room == 0 {
                return Err(ArticleError::Bomb);
            }
            if !is_picture {
                nesting.look(buffer.get(..got).unwrap_or_default())?;
            }
        }
        if given > 0 {
            break;
        }
    }
    Ok(())
}

/// How many lists and dictionaries are open.
#[derive(Default)]
struct Nesting(usize);

impl Nesting {
    fn look(&mut self, bytes: &[u8]) -> Result<(), ArticleError> {
        for byte in bytes {
            match byte {
                b'[' | b'<' | b'{' | b'(' => self.0 += 1,
                b']' | b'>' | b'}' | b')' => self.0 = self.0.saturating_sub(1),
                _ => {}
            }
            if self.0 > MOST_NESTED {
                return Err(ArticleError::Nested);
            }
        }
        Ok(())
    }
}
