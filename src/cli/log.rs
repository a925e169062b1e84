//! `verify-log` and `who-looked`: can the access log be believed, and what does it say after an incident?

use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::accounts::told;
use super::{Cli, Failure, Outcome, open, print, start_log};
use crate::app::log;
use crate::domain::access::entry::{Broken, Entry};
use crate::domain::ids::{AccountId, CaseId};

/// Reads the whole log; exit status 1 where it cannot be believed.
pub(super) fn verify(cli: &Cli) -> Outcome {
    start_log("warn");
    let app = open(&cli.settings()?)?;
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} entries read, {per_sec}") {
        bar.set_style(style);
    }
    let key = app.context().key(log::PURPOSE);
    let verdict =
        app.read(|tx, _| log::verify(tx, &key, &mut |read| bar.set_position(u64::try_from(read).unwrap_or(0))));
    bar.finish_and_clear();
    let verdict = verdict.map_err(|error| told(&error))?;
    print(&format!("entries read: {}\n", verdict.entries))?;
    if verdict.broken.is_empty() {
        return print("every link holds\n");
    }
    Err(Failure::outside(verdict.broken.iter().map(said).collect::<Vec<_>>().join("\n")))
}

fn said(broken: &Broken) -> String {
    match broken {
        Broken::Seal { lane, number } => {
            format!(
                "lane {lane}, entry {number}: its seal does not follow from it and the entry before; one was changed"
            )
        }
        Broken::Gap { lane, number } => {
            format!("lane {lane}, entry {number}: it is not there, or another stands in its place")
        }
        Broken::End { lane, counted, found } => {
            format!(
                "lane {lane}: {counted} entries were written and {found} are there; the end was cut off or added to"
            )
        }
        Broken::Head { lane } => format!("lane {lane}: what says where it ends was changed or removed"),
    }
}

/// Who could have seen what: for an incident.
#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("whom").required(true).args(["case", "account"])))]
pub(super) struct WhoLooked {
    /// What was done to this application, by its id.
    #[arg(long, value_name = "ID")]
    case: Option<uuid::Uuid>,
    /// What this account did, by its id.
    #[arg(long, value_name = "ID")]
    account: Option<uuid::Uuid>,
    /// From this day on (UTC).
    #[arg(long, value_name = "DAY")]
    from: Option<NaiveDate>,
    /// Up to and including this day (UTC).
    #[arg(long, value_name = "DAY")]
    until: Option<NaiveDate>,
}

/// Lines of a report; who needs more narrows the days.
const MOST: i64 = 100_000;

impl WhoLooked {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        start_log("warn");
        let app = open(&cli.settings()?)?;
        let at = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
        let from = self.from.map_or(DateTime::UNIX_EPOCH, at);
        let until = self.until.and_then(|day| day.succ_opt()).map_or(DateTime::<Utc>::MAX_UTC, at);
        let until = until.min(app.ambient.now() + chrono::TimeDelta::days(1));
        let (case, account) = (self.case.map(CaseId), self.account.map(AccountId));
        let found = app.read(|tx, _| {
            Ok(match (case, account) {
                (Some(case), _) => tx.entries_of_case(case, (from, until), MOST)?,
                (None, Some(account)) => tx.entries_of_account(account, (from, until), MOST)?,
                (None, None) => Vec::new(),
            })
        });
        print(&report(&found.map_err(|error| told(&error))?))
    }
}

fn report(entries: &[Entry]) -> String {
    let mut out = String::from("when\trole\torganisation\taccount\toperation\tapplication\toutcome\torigin\n");
    for Entry { deed, .. } in entries {
        let or = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
        let _ = writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
            deed.at.to_rfc3339(),
            deed.role,
            or(deed.organisation.as_ref().map(ToString::to_string)),
            or(deed.account.map(|id| id.to_string())),
            deed.operation,
            or(deed.case.map(|id| id.to_string())),
            deed.outcome.code(),
            or(deed.origin.clone()),
        );
    }
    out
}
