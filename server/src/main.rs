//! The commands of the binary.

use anyhow::Result;
use clap::Parser;
use server::{
    boot,
    config::{Command, Config},
};

fn main() -> Result<()> {
    let config = Config::parse();
    boot::start_logging(&config);
    // Two cores are the smallest machine; page rendering needs more than one thread even there.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(std::thread::available_parallelism().map_or(4, |cores| cores.get().max(4)))
        .enable_all()
        .build()?;
    runtime.block_on(async {
        match config.command.clone().unwrap_or(Command::Serve) {
            Command::Serve => boot::serve(config).await,
            Command::Worker => boot::work(config).await,
            Command::Migrate => boot::migrate(config).await,
            Command::Seed { tickets } => boot::seed(config, tickets).await,
            Command::Openapi => {
                println!("{}", server::openapi().to_pretty_json()?);
                Ok(())
            }
        }
    })
}
