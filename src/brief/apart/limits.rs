//! What a process takes from itself before a template is set in it.

/// Holds this process to so many bytes of memory, as far as the system can: on
/// Linux, whatever it asks for beyond is refused, which ends it.
///
/// # Errors
/// Where the system has such a limit and does not set it.
pub(super) fn limit(memory: u64) -> std::io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // A core file would hold what the brief is about.
        let nothing = Rlimit { current: Some(0), maximum: Some(0) };
        setrlimit(Resource::Core, nothing)?;
    }
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        // Not of addresses: threads reserve many more of them than they use.
        let memory = memory.saturating_add(stacks());
        let there = getrlimit(Resource::Data).maximum;
        let most = there.map_or(memory, |there| there.min(memory));
        setrlimit(Resource::Data, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    let _ = memory;
    Ok(())
}

/// What the stacks of Typst's threads, one for each processor, and of the one that
/// begins reserve: counted as taken, though little of it is, and of a size that the
/// machine decides and not the template.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn stacks() -> u64 {
    /// As the standard library has it.
    const STACK: u64 = 2 * 1024 * 1024;
    let threads = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    threads.saturating_mul(STACK).saturating_add(crate::brief::STACK_BYTES as u64)
}
