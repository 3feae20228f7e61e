//! What two processes send each other: frames, each with a head in JSON and a body of plain bytes.

use std::io::{self, ErrorKind, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Largest head, in bytes: that of twenty problems, each with an excerpt.
const MOST_HEAD: u32 = 16 * 1024 * 1024;
/// Largest body, in bytes: that of a picture with as many pixels as are painted
/// at all.
pub(super) const MOST_BODY: u64 = 1024 * 1024 * 1024;

/// Sends a frame, and waits until the system has it.
pub(super) fn send(out: &mut impl Write, head: &impl Serialize, body: &[u8]) -> io::Result<()> {
    let head = serde_json::to_vec(head)?;
    let length = u32::try_from(head.len()).ok().filter(|length| *length <= MOST_HEAD);
    let length = length.ok_or(ErrorKind::FileTooLarge)?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&(body.len() as u64).to_le_bytes())?;
    out.write_all(&head)?;
    out.write_all(body)?;
    out.flush()
}

/// Waits for a frame; `None` where the other side has ended between two.
pub(super) fn receive<T: DeserializeOwned>(
    input: &mut impl Read,
) -> io::Result<Option<(T, Vec<u8>)>> {
    let mut first = [0; 1];
    if input.read(&mut first)? == 0 {
        return Ok(None);
    }
    let [first] = first;
    let mut rest = [0; 3];
    input.read_exact(&mut rest)?;
    let [second, third, fourth] = rest;
    let head = u32::from_le_bytes([first, second, third, fourth]);
    let mut length = [0; 8];
    input.read_exact(&mut length)?;
    let body = u64::from_le_bytes(length);
    if head > MOST_HEAD || body > MOST_BODY {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let head = exactly(input, u64::from(head))?;
    let body = exactly(input, body)?;
    Ok(Some((serde_json::from_slice(&head)?, body)))
}

/// Reads this many bytes. Memory is allocated as they arrive: a length is easily claimed.
fn exactly(input: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_received() {
        let mut line = Vec::new();
        send(&mut line, &"a head", b"a body").unwrap();
        send(&mut line, &7, b"").unwrap();
        let mut line = &*line;
        let first: (String, Vec<u8>) = receive(&mut line).unwrap().unwrap();
        assert_eq!(first, ("a head".to_owned(), b"a body".to_vec()));
        assert_eq!(receive::<u8>(&mut line).unwrap(), Some((7, Vec::new())));
        assert_eq!(receive::<u8>(&mut line).unwrap(), None);
    }

    #[test]
    fn what_is_cut_off_or_no_frame_is_an_error() {
        let mut line = Vec::new();
        send(&mut line, &"a head", b"a body").unwrap();
        for end in 1..line.len() {
            assert!(receive::<String>(&mut &line[..end]).is_err(), "cut off at {end}");
        }
        let mut chatter: &[u8] = b"a program that knows nothing of frames and talks";
        assert!(receive::<String>(&mut chatter).is_err());
    }
}
