//! `migrate`

use clap::{Args, Subcommand};

use super::{Cli, Failure, Outcome, print, start_log};
use crate::store::{Db, Options, migrate};

#[derive(Debug, Args)]
pub(super) struct Migrate {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Show which steps have been taken.
    Status,
    /// Take all steps that have not been taken.
    Up,
    /// Take the last steps back. What stands in their tables is lost.
    Down {
        /// How many.
        #[arg(default_value_t = 1)]
        steps: usize,
        /// Yes, what stands in their tables may be lost.
        #[arg(long)]
        lose_data: bool,
    },
}

impl Migrate {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        let settings = cli.settings()?;
        start_log(&settings.log_filter);
        let db = Db::open(settings.database_url.reveal(), Options::default()).map_err(Failure::outside)?;
        let lines = match &self.what {
            What::Status => {
                let steps = migrate::status(&db).map_err(Failure::outside)?;
                let line = |s: &migrate::Step| format!("{} {}", if s.done { "taken  " } else { "pending" }, s.name);
                lines_of(steps.iter().map(line))
            }
            What::Up => told("taken", &migrate::up(&db).map_err(Failure::outside)?),
            What::Down { lose_data: false, .. } => {
                return Err(Failure::input(
                    "taking steps back loses what stands in their tables; say so with --lose-data",
                ));
            }
            What::Down { steps, lose_data: true } => {
                told("taken back", &migrate::down(&db, *steps).map_err(Failure::outside)?)
            }
        };
        print(&lines)
    }
}

fn told(what: &str, steps: &[String]) -> String {
    if steps.is_empty() {
        return "nothing to do\n".to_owned();
    }
    lines_of(steps.iter().map(|step| format!("{what} {step}")))
}

fn lines_of(lines: impl Iterator<Item = String>) -> String {
    lines.chain([String::new()]).collect::<Vec<_>>().join("\n")
}
