//! `retention`: what goes by itself, and what would go.

use clap::Args;

use super::accounts::told;
use super::{Cli, Outcome, open, print, start_log};
use crate::app::retention::run;

#[derive(Debug, Args)]
pub(super) struct Retention {
    /// Say what would go, and remove nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Retention {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        start_log("warn");
        let app = open(&cli.settings()?)?;
        let removed = run(&app, app.catalogue.retention(), self.dry_run).map_err(|error| told(&error))?;
        print(if self.dry_run { "would go (nothing was removed):\n" } else { "gone:\n" })?;
        removed.iter().try_for_each(|one| {
            print(&format!(
                "{:>8}  {} (after {} days)\n          {}\n",
                one.count, one.rule.id, one.rule.days, one.rule.basis
            ))
        })
    }
}
