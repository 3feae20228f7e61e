//! What a process restricts itself to before it sets a template.

/// Limits this process to this many bytes of memory, as far as the system can: on Linux, further
/// allocations are refused, which ends it.
///
/// # Errors
/// Where the system has such a limit and refuses to set it.
pub(super) fn limit(memory: u64) -> std::io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // A core file would contain the brief's contents.
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

/// The address space reserved by the stacks of Typst's threads (one for each processor) and of the
/// first one: counted as taken, though little of it is used, and of a size decided by the machine,
/// not the template.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn stacks() -> u64 {
    /// The standard library's default.
    const STACK: u64 = 2 * 1024 * 1024;
    let threads = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    threads.saturating_mul(STACK).saturating_add(crate::brief::STACK_BYTES as u64)
}
