//! `generate`: an invented case load that looks like the published figures, through the same door as real applications.

use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::import::take_all;
use super::{Cli, Failure, Outcome, open, print, start_log};
use crate::ambient::{Ambient, Real, legal_day};
use crate::app::App;
use crate::app::applications::Draft;
use crate::catalogue::caseload::built_in_caseload;
use crate::domain::access::Desk;
use crate::domain::case::event::{Given, Said};
use crate::domain::caseload::events::events;
use crate::domain::caseload::{Application, CaseLoad, Wanted};
use crate::wire::reading::{EventBody, NewApplicationBody};

/// Applications in one transaction.
const BATCH: usize = 1_000;

#[derive(Debug, Args)]
pub(super) struct Generate {
    /// How many times the published numbers: 1 is the country (about 250,000 applications), 0.01 a hundredth.
    #[arg(long, default_value_t = 0.01, value_name = "FACTOR")]
    scale: f64,
    /// Where chance begins: the same number gives the same case load.
    #[arg(long, default_value_t = Wanted::SEED, value_name = "NUMBER")]
    seed: u64,
    /// The last day of which anything is known; without it, today.
    #[arg(long, value_name = "DAY")]
    until: Option<NaiveDate>,
    /// The organisation whose cases these are.
    #[arg(long, default_value = "ind", value_name = "ORGANISATION")]
    organisation: String,
    /// Write JSON Lines into this file (`-`: standard output) for `import`, and nothing into the database.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Generate {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        start_log("warn");
        let today = legal_day(Real.now(), "Europe/Amsterdam");
        let until = self.until.unwrap_or(today);
        if until > today {
            return Err(Failure::input(format!("{until} is in the future: nothing can be known of it")));
        }
        if !(self.scale > 0.0 && self.scale <= 100.0) {
            return Err(Failure::input("a factor between 0 and 100 is right, such as 0.01"));
        }
        let wanted = Wanted { seed: self.seed, scale: self.scale, until };
        if let Some(path) = &self.output {
            return write(path, wanted);
        }
        let app = Arc::new(open(&cli.settings()?)?);
        let desk = Desk { organisation: super::slug(&self.organisation)?, procedures: None };
        let taken = take(&app, &desk, wanted)?;
        print(&format!("took {taken} applications in; every one of them is invented\n"))
    }
}

/// Takes an invented case load in; how many applications were new.
pub(super) fn take(app: &Arc<App>, desk: &Desk, wanted: Wanted) -> Result<u64, Failure> {
    let load = case_load(wanted)?;
    let bar = progress(u64::try_from(load.len()).unwrap_or(0));
    let (mut taken, mut batch) = (0, Vec::with_capacity(BATCH));
    let mut applications = load.iter().peekable();
    while let Some(application) = applications.next() {
        batch.push(draft(application, wanted));
        if batch.len() == BATCH || applications.peek().is_none() {
            bar.inc(u64::try_from(batch.len()).unwrap_or(0));
            let report = take_all(app, desk, std::mem::take(&mut batch))?;
            if report.refused > 0 {
                return Err(Failure::outside(format!("{} invented applications were refused", report.refused)));
            }
            taken += report.created;
        }
    }
    bar.finish_and_clear();
    Ok(taken)
}

/// The applications, in order of their receipt: the first of a family is the one that counts for it.
fn case_load(wanted: Wanted) -> Result<Vec<Application>, Failure> {
    let tables = built_in_caseload()
        .map_err(|faults| Failure::input(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))?;
    let mut all: Vec<Application> = CaseLoad::new(&tables, wanted).collect();
    all.retain(|application| application.received <= wanted.until);
    all.sort_by_key(|application| (application.received, application.number));
    Ok(all)
}

fn draft(application: &Application, wanted: Wanted) -> Draft {
    // The tables do not say which permit the sponsor holds; here two in three are refugees, so that there are two tracks.
    let permit = if application.family.is_multiple_of(3) { "subsidiary-protection" } else { "refugee" };
    let told = Said::new("permit-notified", application.received).with("permit", Given::Text(permit.to_owned()));
    Draft {
        procedure: "nl-nareis".to_owned(),
        version: None,
        source_key: Some(format!("invented-{}-{}", wanted.seed, application.number)),
        family: Some(format!("invented-{}-{}", wanted.seed, application.family)),
        observed_from: None,
        events: std::iter::once(told).chain(events(application, wanted.until)).collect(),
    }
}

fn write(path: &std::path::Path, wanted: Wanted) -> Outcome {
    let to_standard_output = path.as_os_str() == "-";
    let out: Box<dyn Write> =
        if to_standard_output { Box::new(std::io::stdout().lock()) } else { Box::new(std::fs::File::create(path)?) };
    let mut out = BufWriter::new(out);
    let load = case_load(wanted)?;
    for application in &load {
        let draft = draft(application, wanted);
        let body = NewApplicationBody {
            procedure: draft.procedure,
            version: None,
            source_key: draft.source_key,
            family: draft.family,
            observed_from: None,
            events: draft.events.iter().map(EventBody::from).collect(),
        };
        match serde_json::to_writer(&mut out, &body) {
            Err(error) if error.io_error_kind() == Some(std::io::ErrorKind::BrokenPipe) => return Ok(()),
            other => other.map_err(Failure::outside)?,
        }
        out.write_all(b"\n")?;
    }
    out.flush()?;
    if to_standard_output { Ok(()) } else { print(&format!("wrote {} invented applications\n", load.len())) }
}

fn progress(length: u64) -> ProgressBar {
    let bar = ProgressBar::new(length);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} invented applications, {eta} left") {
        bar.set_style(style);
    }
    bar
}
