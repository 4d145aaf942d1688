//! The commands of the binary.

use std::{io::Write, process::ExitCode};

use anyhow::Result;

use server::{
    boot,
    config::{Command, Config},
};

/// Drawing a page asks for thousands of small pieces of memory: this gives them out for a quarter less CPU than libc.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let config = Config::read();
    boot::start_logging(&config);
    match run(config) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // A sentence for the operator, never a trace.
            eprintln!("server: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(config: Config) -> Result<()> {
    // As many threads as cores: two on one core take turns of milliseconds, and one that never shares need not watch out for
    // others. What takes long goes to the blocking threads.
    let mut runtime = match std::thread::available_parallelism() {
        Ok(cores) if cores.get() == 1 => tokio::runtime::Builder::new_current_thread(),
        _ => tokio::runtime::Builder::new_multi_thread(),
    };
    let runtime = runtime.enable_all().build()?;
    runtime.block_on(async {
        match config.command.clone().unwrap_or(Command::Serve) {
            Command::Serve => boot::serve(config).await,
            Command::Worker => boot::work(config).await,
            Command::Migrate => boot::migrate(config).await,
            Command::Seed { tickets, articles } => boot::seed(config, tickets, articles).await,
            Command::Grant { email, role } => boot::grant(config, &email, &role).await,
            Command::Openapi => {
                // Whoever reads only its beginning has read enough.
                let _cut_off = writeln!(std::io::stdout(), "{}", server::openapi().to_pretty_json()?);
                Ok(())
            }
        }
    })
}
