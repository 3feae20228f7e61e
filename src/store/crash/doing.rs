//! What the program is doing, in names that come from the source code; nothing that a user types or
//! a file contains is recorded here.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::marker::PhantomData;
use std::sync::{Mutex, PoisonError, TryLockError};

/// How many of the last things done are told.
const MOST_DONE: usize = 16;

/// Something that was done, perhaps several times one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Done {
    pub(super) kind: &'static str,
    pub(super) name: &'static str,
    pub(super) times: u32,
}

static DONE: Mutex<VecDeque<Done>> = Mutex::new(VecDeque::new());

thread_local! {
    static TASKS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Notes that something is done now, such as a command with its name.
pub fn did(kind: &'static str, name: &'static str) {
    let mut done = DONE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(last) = done.back_mut()
        && (last.kind, last.name) == (kind, name)
    {
        last.times = last.times.saturating_add(1);
        return;
    }
    if done.len() >= MOST_DONE {
        done.pop_front();
    }
    done.push_back(Done { kind, name, times: 1 });
}

/// This thread is at a task until the result is dropped.
#[must_use = "the task is over when it is dropped"]
pub fn task(name: &'static str) -> Task {
    // A thread that is ending has nothing to record.
    let _ = TASKS.try_with(|tasks| {
        if let Ok(mut tasks) = tasks.try_borrow_mut() {
            tasks.push(name);
        }
    });
    Task(PhantomData)
}

/// A thread is at a task as long as it has this.
#[derive(Debug)]
pub struct Task(/* It belongs to its thread. */ PhantomData<*const ()>);

impl Drop for Task {
    fn drop(&mut self) {
        let _ = TASKS.try_with(|tasks| {
            if let Ok(mut tasks) = tasks.try_borrow_mut() {
                tasks.pop();
            }
        });
    }
}

/// What was done last, the oldest first. Empty if another thread is recording at this moment: a
/// panicking thread must not wait.
pub(super) fn done() -> Vec<Done> {
    match DONE.try_lock() {
        Ok(done) => done.iter().copied().collect(),
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner().iter().copied().collect(),
        Err(TryLockError::WouldBlock) => Vec::new(),
    }
}

/// What this thread is at, the outermost first.
pub(super) fn tasks() -> Vec<&'static str> {
    let tasks = TASKS.try_with(|tasks| tasks.try_borrow().map(|tasks| tasks.clone()));
    tasks.ok().and_then(Result::ok).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_again_is_counted_and_old_things_go() {
        for place in 0..40 {
            did("form", if place % 2 == 0 { "type" } else { "commit" });
        }
        did("file", "save");
        did("file", "save");
        let done = done();
        assert_eq!(done.len(), MOST_DONE);
        let last = Done { kind: "file", name: "save", times: 2 };
        assert_eq!(done.last(), Some(&last));
    }

    #[test]
    fn a_task_is_the_threads_own_and_ends() {
        let _outer = task("saving");
        {
            let _inner = task("reading");
            assert_eq!(tasks(), ["saving", "reading"]);
            let elsewhere = std::thread::spawn(tasks).join().unwrap();
            assert_eq!(elsewhere, Vec::<&str>::new());
        }
        assert_eq!(tasks(), ["saving"]);
    }
}
