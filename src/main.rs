//! The `detente` program: the window, and the same core on the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    detente::cli::main()
}
