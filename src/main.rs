//! Chooses window or headless; nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    parallax::cli::main()
}
