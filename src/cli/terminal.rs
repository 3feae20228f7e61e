//! What reaches a terminal. A dossier or a file name from a stranger may hold sequences that move
//! the cursor, change the title or turn the order of the letters; none of these is sent; such
//! characters are shown by their numbers instead.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};

use crate::dossier::{Unseen, visible};

/// How a dangerous character is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `<U+202E>`: for people, and in columns.
    Shown,
    /// `\u202e`, which means the same to any reader of the JSON.
    Json,
    /// As itself: for what is no terminal.
    Raw,
}

/// Standard output, guarded. A reader that goes away ends nothing: the rest is discarded, and the
/// exit code is that of the result.
pub(super) type Output = Guarded<BufWriter<StdoutLock<'static>>>;

/// Passes UTF-8 on without anything that steers a terminal.
#[derive(Debug)]
pub(super) struct Guarded<W: Write> {
    out: W,
    form: Form,
    /// The beginning of a character whose end has not been written yet.
    begun: Vec<u8>,
    /// The reader is gone.
    is_closed: bool,
}

impl<W: Write> Guarded<W> {
    pub(super) fn new(out: W, form: Form) -> Self {
        Self { out, form, begun: Vec::new(), is_closed: false }
    }

    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.is_closed {
            return Ok(());
        }
        let result = self.out.write_all(bytes);
        self.unless_closed(result)
    }

    fn unless_closed(&mut self, result: io::Result<()>) -> io::Result<()> {
        match result {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(())
            }
            result => result,
        }
    }

    fn send_text(&mut self, text: &str) -> io::Result<()> {
        self.send(guarded(text, self.form).as_bytes())
    }
}

impl<W: Write> Write for Guarded<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.form == Form::Raw {
            self.send(bytes)?;
            return Ok(bytes.len());
        }
        let whole = if self.begun.is_empty() {
            Cow::Borrowed(bytes)
        } else {
            let mut whole = std::mem::take(&mut self.begun);
            whole.extend_from_slice(bytes);
            Cow::Owned(whole)
        };
        let mut rest: &[u8] = &whole;
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.send_text(text)?;
                    break;
                }
                Err(error) => {
                    let (sound, odd) = rest.split_at(error.valid_up_to());
                    self.send_text(std::str::from_utf8(sound).unwrap_or_default())?;
                    // All that is printed is text; what is not becomes a mark of it.
                    let Some(length) = error.error_len() else {
                        self.begun = odd.to_owned();
                        break;
                    };
                    self.send_text("\u{fffd}")?;
                    rest = odd.get(length..).unwrap_or_default();
                }
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.is_closed {
            return Ok(());
        }
        let result = self.out.flush();
        self.unless_closed(result)
    }
}

fn guarded(text: &str, form: Form) -> Cow<'_, str> {
    if form == Form::Shown || !text.contains(Unseen::is_dangerous) {
        return visible(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        // All of them are in the first plane.
        match Unseen::is_dangerous(c) {
            true => safe.push_str(&format!("\\u{:04x}", u32::from(c))),
            false => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

/// Writes a diagnostic to standard error. If it cannot be written, the program goes on.
pub(super) fn tell(text: impl Display) {
    let mut err = Guarded::new(io::stderr().lock(), Form::Shown);
    let _ = writeln!(err, "{text}");
}

/// Writes progress over the terminal's current line. It contains only the program's own text.
pub(super) fn tell_over(line: &str) {
    const CLEAR: &str = "\r\x1b[K";
    let mut out = io::stderr().lock();
    // If the reader is gone, there is no one to show progress to.
    let _ = write!(out, "{CLEAR}{line}").and_then(|()| out.flush());
}

/// Writes a diagnostic that has its own line ends.
pub(super) fn tell_lines(text: impl Display) {
    let mut err = Guarded::new(io::stderr().lock(), Form::Shown);
    let _ = write!(err, "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(parts: &[&[u8]], form: Form) -> String {
        let mut out = Guarded::new(Vec::new(), form);
        for part in parts {
            out.write_all(part).unwrap();
        }
        String::from_utf8(out.out).unwrap()
    }

    #[test]
    fn nothing_that_steers_a_terminal_is_sent() {
        assert_eq!(printed(&[b"a\x1b[31mb\r\tc\n"], Form::Shown), "a<U+001B>[31mb<U+000D>\tc\n");
        let turned = "x\u{202e}y\u{9b}".as_bytes();
        assert_eq!(printed(&[turned], Form::Shown), "x<U+202E>y<U+009B>");
        assert_eq!(printed(&[turned], Form::Json), "x\\u202ey\\u009b");
    }

    #[test]
    fn a_character_may_come_in_pieces() {
        let bytes = "名\u{202e}é".as_bytes();
        let singly: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(printed(&singly, Form::Shown), "名<U+202E>é");
        assert_eq!(printed(&[b"a\xffb"], Form::Shown), "a\u{fffd}b");
    }

    #[test]
    fn a_reader_that_leaves_ends_nothing() {
        struct Gone;
        impl Write for Gone {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Err(ErrorKind::BrokenPipe.into())
            }
        }
        let mut out = Guarded::new(Gone, Form::Shown);
        writeln!(out, "a line").unwrap();
        out.flush().unwrap();
    }
}
