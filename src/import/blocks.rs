//! A text read block by block, each block looked at by another thread, and what
//! they find taken in the order of the text.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::Mutex;
use std::sync::mpsc;
use std::thread;

use memchr::memrchr;

/// Bytes of a block. A few are in memory for each thread.
pub(super) const BLOCK: usize = 4 << 20;

/// What a block is cut from.
struct Cutter<'r> {
    from: &'r mut dyn Read,
    /// The beginning of a line whose end has not come yet.
    rest: Vec<u8>,
    is_at_end: bool,
}

impl Cutter<'_> {
    /// Fills a block with whole lines; one that is longer than a block is parted.
    /// `false` at the end.
    fn fill(&mut self, block: &mut Vec<u8>) -> io::Result<bool> {
        block.clear();
        block.append(&mut self.rest);
        let mut filled = block.len();
        // A block comes back with its room, so that this costs once.
        block.resize(BLOCK.max(filled + 1), 0);
        while !self.is_at_end && filled < block.len() {
            let room = block.get_mut(filled..).unwrap_or_default();
            match read_some(self.from, room) {
                Ok(0) => self.is_at_end = true,
                Ok(got) => filled += got,
                Err(error) => {
                    block.truncate(filled);
                    self.is_at_end = true;
                    return Err(error);
                }
            }
        }
        block.truncate(filled);
        if !self.is_at_end {
            let end = memrchr(b'\n', block).map_or(block.len(), |at| at + 1);
            self.rest.extend_from_slice(block.get(end..).unwrap_or_default());
            block.truncate(end);
        }
        Ok(!block.is_empty())
    }
}

fn read_some(from: &mut dyn Read, into: &mut [u8]) -> io::Result<usize> {
    loop {
        match from.read(into) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

/// Reads a text to its end. `look` is called for each block by several threads,
/// `take` with what it gave in the order of the blocks; where that fails nothing
/// more is read.
///
/// What was read before an error is looked at and taken before the error is given.
pub(super) fn scan<T: Send, E: From<io::Error>>(
    from: &mut dyn Read,
    look: impl Fn(&[u8]) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let (jobs, waiting) = mpsc::sync_channel::<(u64, Vec<u8>)>(threads);
    let waiting = Mutex::new(waiting);
    let (done, results) = mpsc::channel::<(u64, T, Vec<u8>)>();
    thread::scope(|scope| {
        for _ in 0..threads {
            let (waiting, look, done) = (&waiting, &look, done.clone());
            scope.spawn(move || {
                loop {
                    let job = waiting.lock().map(|jobs| jobs.recv());
                    let Ok(Ok((number, block))) = job else { return };
                    let found = look(&block);
                    if done.send((number, found, block)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        let mut cutter = Cutter { from, rest: Vec::new(), is_at_end: false };
        let mut ahead: BTreeMap<u64, T> = BTreeMap::new();
        let (mut sent, mut taken) = (0_u64, 0_u64);
        let mut free: Vec<Vec<u8>> = Vec::new();
        let mut end = Ok(());
        let mut is_done = false;
        loop {
            // As many blocks are in progress as keep every thread busy.
            while !is_done && sent - taken < threads as u64 * 2 {
                let mut block = free.pop().unwrap_or_default();
                let filled = cutter.fill(&mut block);
                // Where the reading breaks the last line is cut off there.
                let has_some = filled.as_ref().map_or(!block.is_empty(), |some| *some);
                is_done = !matches!(filled, Ok(true));
                if let Err(error) = filled {
                    end = Err(error.into());
                }
                if has_some && jobs.send((sent, block)).is_ok() {
                    sent += 1;
                }
            }
            if taken == sent {
                break;
            }
            let Ok((number, found, block)) = results.recv() else { break };
            free.push(block);
            ahead.insert(number, found);
            while let Some(found) = ahead.remove(&taken) {
                take(found)?;
                taken += 1;
            }
        }
        drop(jobs);
        end
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Slow<'t>(&'t [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let length = self.1.min(into.len()).min(self.0.len());
            into[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    #[test]
    fn every_line_comes_once_and_in_order() {
        let line = |at: usize| format!("{at}{}\n", "x".repeat(at % 700));
        let text: String = (0..40_000).map(line).collect::<String>() + "last";
        for step in [1_000, 65_536, usize::MAX] {
            let mut got = Vec::new();
            let look = |block: &[u8]| block.to_vec();
            scan::<_, io::Error>(&mut Slow(text.as_bytes(), step), look, |block| {
                assert!(block.ends_with(b"\n") || block.ends_with(b"last"));
                got.extend(block);
                Ok(())
            })
            .unwrap();
            assert!(got == text.as_bytes(), "{step}");
        }
    }

    #[test]
    fn a_line_longer_than_a_block_is_parted_and_an_end_of_taking_ends_all() {
        let text = "y".repeat(BLOCK * 2 + 5);
        let mut sizes = Vec::new();
        scan::<_, io::Error>(
            &mut text.as_bytes(),
            |block| block.len(),
            |size| {
                sizes.push(size);
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(sizes.iter().sum::<usize>(), text.len());
        let stop = scan::<_, io::Error>(
            &mut text.as_bytes(),
            |_| (),
            |()| Err(io::Error::other("enough")),
        );
        assert!(stop.is_err());
    }
}
