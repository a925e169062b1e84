//! `check`

use std::path::PathBuf;

use clap::Args;

use super::{Failure, Outcome, print};
use crate::catalogue::Catalogue;

#[derive(Debug, Args)]
pub(super) struct Check {
    /// A folder with procedures/ and calendars/; without it those built in are checked.
    folder: Option<PathBuf>,
}

impl Check {
    pub(super) fn run(&self) -> Outcome {
        let read = match &self.folder {
            Some(folder) => Catalogue::load(folder),
            None => Catalogue::built_in(),
        };
        match read {
            Ok(catalogue) => {
                super::work::whole(&catalogue, &super::locales()?)?;
                let procedures = catalogue.procedures().map(|p| {
                    let versions: Vec<&str> = p.versions().iter().map(|v| v.id().as_str()).collect();
                    format!("procedure {}: {} ({})\n", p.id(), p.words().title, versions.join(", "))
                });
                let calendars = catalogue.calendars().map(|c| {
                    let (from, until) = c.covers();
                    format!("calendar {}: {} ({from} to {until})\n", c.id(), c.words().title)
                });
                print(&procedures.chain(calendars).chain(["no faults\n".to_owned()]).collect::<String>())
            }
            Err(faults) => {
                let count = faults.len();
                let lines = faults.iter().map(ToString::to_string).chain([format!("faults: {count}")]);
                Err(Failure::input(lines.collect::<Vec<_>>().join("\n")))
            }
        }
    }
}
