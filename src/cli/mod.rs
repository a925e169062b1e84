//! The command line: parse, run, say what came of it. May use everything; nothing uses it.

mod accounts;
mod backtest;
mod bulk;
mod case_file;
mod check;
mod demo;
mod demo_families;
mod demo_people;
mod forecast;
mod generate;
mod guidance;
mod import;
mod keys;
mod lives;
mod log;
mod migrate;
mod notices;
mod people;
mod procedures;
mod reckon;
mod replay;
mod retention;
mod serve;
mod statistics;
mod verify;
mod waits;
mod what_if;
mod work;

use std::fmt;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::{Parser, Subcommand};

use crate::ambient::Real;
use crate::app::App;
use crate::catalogue::Catalogue;
use crate::domain::ids::Slug;
use crate::i18n::Locales;
use crate::settings::Settings;
use crate::store::{Db, Options};

/// Transparent procedures for family reunification: which legal terms run, until when, how late they are, and why.
#[derive(Debug, Parser)]
#[command(name = "wachtwijzer", version, about, arg_required_else_help = true, max_term_width = 110)]
struct Cli {
    /// A settings file; without it the defaults hold (see `wachtwijzer settings`). Variables WACHTWIJZER_… win over both.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The language of answers: en, nl, …
    #[arg(long, global = true, default_value = "en", value_name = "TAG")]
    lang: String,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the interface and its documentation.
    Serve(serve::Serve),
    /// Serve a small, realistic case load on a throw-away database and say what to open.
    Demo(demo::Demo),
    /// Take applications in from a file of JSON Lines or CSV. Doing it twice changes nothing.
    Import(import::Import),
    /// Take one step in many applications of a file, all or nothing unless asked otherwise; look first, or undo it.
    Bulk(Box<bulk::Bulk>),
    /// Make an invented case load that looks like the published figures, for a demo or a load test.
    Generate(generate::Generate),
    /// Waiting-time statistics: publish a month, look at what was published.
    #[command(subcommand)]
    Statistics(statistics::Statistics),
    /// What if more, fewer, other: carry the published backlog on month by month, or ask which capacity a promise needs.
    WhatIf(Box<what_if::WhatIf>),
    /// The counts behind the statistics: prove them, or make them anew.
    #[command(subcommand)]
    Tallies(statistics::Tallies),
    /// Reckon what holds for the events in a file (`-`: standard input). Nothing is stored.
    Reckon(reckon::Reckon),
    /// List procedures, or show one: as a table, as JSON, or as a picture of its stages and terms.
    Procedures(procedures::Procedures),
    /// Check procedure and calendar files, and say everything that is wrong with them.
    Check(check::Check),
    /// How long the cases of any file of received and decided cases waited: without a database, every defect told.
    Waits(Box<waits::Waits>),
    /// How often forecasts for the cases of a file would have been right: the method beside the practice that it must beat.
    Backtest(Box<backtest::Backtest>),
    /// How long still for a case received on a day, by the file it is in; or why that cannot be said.
    Forecast(Box<forecast::Forecast>),
    /// Replay court rulings: what judges stated beside what the engine computes.
    Verify(verify::Verify),
    /// Organisations that work on applications.
    #[command(subcommand)]
    Organisation(accounts::Organisation),
    /// Accounts of those who work for an organisation.
    #[command(subcommand)]
    Account(accounts::Accounts),
    /// Make a key for another system.
    Key(accounts::NewKey),
    /// Erase people, and keep them erased when a backup comes back.
    #[command(subcommand)]
    People(people::People),
    /// Remove what the rules no longer keep, or say what would go.
    Retention(retention::Retention),
    /// The file of keys that seal personal data.
    #[command(subcommand)]
    Keys(keys::Keys),
    /// Check that nobody edited, removed, added or moved a line of the access log.
    VerifyLog,
    /// Who could have seen what: the access log of an application or of an account.
    WhoLooked(log::WhoLooked),
    /// What people are told: look at it before anybody is told it.
    #[command(subcommand)]
    Notices(notices::Notices),
    /// What people are told to prepare: each stage and recommendation with its texts, and what is to be checked when.
    Guidance(guidance::Coverage),
    /// Send what is to be told, and find what falls due, on a machine beside the server.
    Work(work::Work),
    /// Find what falls due today, for a timer of your own; `serve` and `work` do it by themselves.
    Sweep(work::Sweep),
    /// The rules changed: which days move for whom and why, and, when asked, the change with its notices.
    Replay(replay::Replay),
    /// Bring the tables of the database up to date, or back.
    Migrate(migrate::Migrate),
    /// Print the document of the interface (OpenAPI).
    Openapi,
    /// Print every setting with its default and meaning.
    Settings,
}

/// Why a command did not succeed: what to print on standard error, and the exit status.
#[derive(Debug)]
pub(crate) struct Failure {
    status: u8,
    text: String,
}

impl Failure {
    /// What was given is not right (exit status 2).
    fn input(text: impl Into<String>) -> Self {
        Self { status: 2, text: text.into() }
    }

    /// Something around the program is not right (exit status 1).
    fn outside(text: impl fmt::Display) -> Self {
        Self { status: 1, text: text.to_string() }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::outside(error)
    }
}

type Outcome = Result<(), Failure>;

/// Runs the program with its arguments.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match cli.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "{}", failure.text.trim_end());
            ExitCode::from(failure.status)
        }
    }
}

impl Cli {
    fn run(&self) -> Outcome {
        match &self.command {
            Command::Serve(serve) => serve.run(self),
            Command::Demo(demo) => demo.run(self),
            Command::Generate(generate) => generate.run(self),
            Command::Statistics(statistics) => statistics.run(self),
            Command::WhatIf(what_if) => what_if.run(self),
            Command::Tallies(tallies) => tallies.run(self),
            Command::Import(import) => import.run(self),
            Command::Bulk(bulk) => bulk.run(self),
            Command::Reckon(reckon) => reckon.run(self),
            Command::Procedures(procedures) => procedures.run(self),
            Command::Check(check) => check.run(),
            Command::Waits(waits) => waits.run(),
            Command::Backtest(backtest) => backtest.run(),
            Command::Forecast(forecast) => forecast.run(),
            Command::Verify(verify) => verify.run(self),
            Command::Organisation(organisation) => organisation.run(self),
            Command::Account(accounts) => accounts.run(self),
            Command::Key(key) => key.run(self),
            Command::People(people) => people.run(self),
            Command::Retention(retention) => retention.run(self),
            Command::Keys(keys) => keys.run(self),
            Command::VerifyLog => log::verify(self),
            Command::WhoLooked(who) => who.run(self),
            Command::Notices(notices) => notices.run(self),
            Command::Guidance(coverage) => coverage.run(self),
            Command::Work(work) => work.run(self),
            Command::Sweep(sweep) => sweep.run(self),
            Command::Replay(replay) => replay.run(self),
            Command::Migrate(migrate) => migrate.run(self),
            Command::Openapi => print(&crate::web::openapi::text()),
            Command::Settings => print(&Settings::default_file()),
        }
    }

    fn settings(&self) -> Result<Settings, Failure> {
        Settings::load(self.config.as_deref()).map_err(|faults| Failure::input(faults.join("\n")))
    }
}

/// Writes to standard output; a reader that has gone away (`| head`) is no failure.
fn print(text: &str) -> Outcome {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn start_log(filter: &str) {
    let _ = env_logger::Builder::new().parse_filters(filter).try_init();
}

fn catalogue(settings: &Settings) -> Result<Catalogue, Failure> {
    let read = match &settings.catalogue_folder {
        Some(folder) => Catalogue::load(folder),
        None => Catalogue::built_in(),
    };
    read.map_err(|faults| Failure::input(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
}

/// A name from the command line.
fn slug(text: &str) -> Result<Slug, Failure> {
    let right = "right are lower-case letters, digits and single hyphens, like ind";
    Slug::parse(text).ok_or_else(|| Failure::input(format!("{text:?} is no name; {right}")))
}

fn locales() -> Result<Locales, Failure> {
    Locales::built_in().map_err(|faults| Failure::input(faults.join("\n")))
}

/// Opens the store of the settings and makes the service on it, with its tables up to date.
fn open(settings: &Settings) -> Result<App, Failure> {
    let options = Options { connections: settings.readers, patience: Duration::from_secs(5), most_pages: None };
    let db = Db::open(settings.database_url.reveal(), options).map_err(Failure::outside)?;
    if settings.migrate {
        for step in crate::store::migrate::up(&db).map_err(Failure::outside)? {
            ::log::info!("took the step {step}");
        }
    }
    let pending = crate::store::migrate::pending(&db).map_err(Failure::outside)?;
    if !pending.is_empty() {
        let text = format!("the tables are not up to date ({}); run `wachtwijzer migrate up`", pending.join(", "));
        return Err(Failure::outside(text));
    }
    let keys = keys::for_store(settings, &db)?;
    let replica = match settings.statistics_url.reveal() {
        "" => None,
        url => Some(
            Db::open(url, options).map_err(|error| Failure::outside(format!("statistics.database-url: {error}")))?,
        ),
    };
    let app = App { db, replica, catalogue: Arc::new(catalogue(settings)?), ambient: Arc::new(Real), keys };
    match crate::app::tallies::begin(&app).map_err(Failure::outside)? {
        0 => {}
        made => ::log::info!("counted the applications that were there before anything was counted: {made} counts"),
    }
    crate::app::replay::begin(&app).map_err(Failure::outside)?;
    match crate::app::casework::begin(&app).map_err(Failure::outside)? {
        0 => {}
        made => ::log::info!("reckoned what work lists need of the {made} applications that were there before"),
    }
    Ok(app)
}
