//! `work`, `sweep`, and the same beside the server: sending what is to be told, and finding what falls due.

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use clap::Args;
use lettre::message::Mailbox;

use super::replay::warn_of_other_rules;
use super::{Cli, Failure, Outcome, locales, open, print, start_log};
use crate::app::notices::sweep;
use crate::app::replay::{TakenOver, take_over};
use crate::app::statistics::publish_due;
use crate::app::tallies::fold;
use crate::app::{App, AppError};
use crate::catalogue::Catalogue;
use crate::i18n::Locales;
use crate::notify::channel::Channel;
use crate::notify::dispatcher::{Channels, Dispatcher};
use crate::notify::files::Files;
use crate::notify::gateway::Gateway;
use crate::notify::paper::Paper;
use crate::notify::smtp::{self, Server, Smtp};
use crate::notify::words;
use crate::settings::{self, Settings, Way};
use crate::wire::outlook::sections;

/// How long to rest when there is nothing to send.
const IDLE: Duration = Duration::from_secs(1);
/// How often is looked for what falls due. A day that begins is noticed within this time.
const SWEEP_EVERY: Duration = Duration::from_mins(5);

#[derive(Debug, Args)]
pub(super) struct Work {
    /// Send what can be sent now, and stop.
    #[arg(long)]
    once: bool,
}

impl Work {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        let settings = cli.settings()?;
        start_log(&settings.log_filter);
        let app = Arc::new(open(&settings)?);
        warn_of_other_rules(&app)?;
        let locales = Arc::new(locales()?);
        let channels = channels(&settings)?;
        if self.once {
            whole(&app.catalogue, &locales)?;
            return once(&dispatcher(&app, &locales, &channels, &settings));
        }
        let workers = Workers::start(&app, &locales, &channels, &settings, settings.mail.senders.max(1))?;
        log::info!("{} senders are at work; stop them with Ctrl-C", settings.mail.senders.max(1));
        workers.until_interrupted()
    }
}

fn once(dispatcher: &Dispatcher) -> Outcome {
    taken_over(&dispatcher.app).map_err(Failure::outside)?;
    let found = sweep(&dispatcher.app, &mut |_| {}).map_err(Failure::outside)?;
    let (mut sent, mut dropped, mut later, mut failed) = (0, 0, 0, 0);
    loop {
        let round = dispatcher.round().map_err(Failure::outside)?;
        sent += round.sent;
        dropped += round.dropped;
        later += round.later;
        failed += round.failed;
        if round.all() == 0 {
            break;
        }
    }
    print(&format!(
        "looked at {} applications, planned {} notices; sent {sent}, no longer needed {dropped}, later {later}, \
         for somebody to look at {failed}\n",
        found.cases, found.notices
    ))
}

#[derive(Debug, Args)]
pub(super) struct Sweep {}

impl Sweep {
    /// Finds what falls due, with a line that counts on a terminal.
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        let Self {} = self;
        let settings = cli.settings()?;
        start_log(&settings.log_filter);
        let app = open(&settings)?;
        let mut err = std::io::stderr();
        let shown = err.is_terminal();
        let mut told = |cases: usize| {
            if shown {
                let _ = write!(err, "\r{cases} applications");
            }
        };
        taken_over(&app).map_err(Failure::outside)?;
        let found = sweep(&app, &mut told).map_err(Failure::outside)?;
        if shown {
            let _ = writeln!(std::io::stderr());
        }
        print(&format!("looked at {} applications, planned {} notices\n", found.cases, found.notices))
    }
}

/// The threads beside a server, or of `work`.
pub(super) struct Workers {
    stop: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Workers {
    /// Starts so many senders, and one that looks for what falls due.
    pub(super) fn start(
        app: &Arc<App>,
        locales: &Arc<Locales>,
        channels: &Channels,
        settings: &Settings,
        senders: usize,
    ) -> Result<Self, Failure> {
        whole(&app.catalogue, locales)?;
        let mut workers = Self { stop: Arc::default(), threads: Vec::new() };
        for number in 0..senders {
            let dispatcher = dispatcher(app, locales, channels, settings);
            let stop = Arc::clone(&workers.stop);
            workers.spawn(&format!("send-{number}"), move || dispatcher.run(&stop, IDLE))?;
        }
        let (app, stop) = (Arc::clone(app), Arc::clone(&workers.stop));
        workers.spawn("sweep", move || sweep_again(&app, &stop))?;
        Ok(workers)
    }

    fn spawn(&mut self, name: &str, run: impl FnOnce() + Send + 'static) -> Result<(), Failure> {
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(run).map_err(Failure::outside)?;
        self.threads.push(thread);
        Ok(())
    }

    fn until_interrupted(self) -> Outcome {
        actix_web::rt::System::new().block_on(crate::web::interrupted()).map_err(Failure::outside)?;
        drop(self);
        Ok(())
    }
}

impl Drop for Workers {
    /// What is being sent is sent to its end.
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                log::error!("a sender has panicked");
            }
        }
    }
}

fn sweep_again(app: &App, stop: &AtomicBool) {
    let mut folded_on = None;
    while !stop.load(Ordering::Relaxed) {
        // Said again and again: somebody may have brought the applications to other rules while this service runs.
        if let Err(failure) = warn_of_other_rules(app) {
            log::error!("whether the rules are those that were applied cannot be told: {}", failure.text);
        }
        if let Err(error) = taken_over(app) {
            log::error!("pending applications cannot be brought to the version that takes them over: {error}");
        }
        match sweep(app, &mut |_| {}) {
            Ok(found) if found.cases > 0 => {
                log::info!("looked at {} applications, planned {} notices", found.cases, found.notices);
            }
            Ok(_) => {}
            Err(error) => log::error!("what falls due cannot be found: {error}"),
        }
        match publish_due(app, &sections) {
            Ok(0) => {}
            Ok(procedures) => log::info!("published the statistics of the last month of {procedures} procedures"),
            Err(error) => log::error!("the statistics of the last month cannot be published: {error}"),
        }
        let today = app.context().now.date_naive();
        if folded_on != Some(today) {
            match fold(app) {
                Ok(_) => folded_on = Some(today),
                Err(error) => log::error!("the counts of the statistics cannot be brought together: {error}"),
            }
        }
        let mut waited = Duration::ZERO;
        while waited < SWEEP_EVERY && !stop.load(Ordering::Relaxed) {
            std::thread::sleep(IDLE);
            waited += IDLE;
        }
    }
}

/// Before the day's reminders are looked for: they go by the days of the version that holds from today.
fn taken_over(app: &App) -> Result<(), AppError> {
    let done = take_over(app)?;
    if done != TakenOver::default() {
        log::info!("a version took {} applications over and {} notices were planned", done.changed, done.told);
    }
    Ok(())
}

fn dispatcher(app: &Arc<App>, locales: &Arc<Locales>, channels: &Channels, settings: &Settings) -> Dispatcher {
    let address = match settings.address.as_str() {
        "" => format!("http://{}/", settings.listen),
        address => address.to_owned(),
    };
    let name = app.ambient.request_id().to_string();
    Dispatcher { app: Arc::clone(app), locales: Arc::clone(locales), channels: channels.clone(), address, name }
}

/// Refuses to start where a text is missing or asks for what it does not get.
pub(super) fn whole(catalogue: &Catalogue, locales: &Locales) -> Outcome {
    let faults = words::faults(catalogue, locales);
    if faults.is_empty() { Ok(()) } else { Err(Failure::input(faults.join("\n"))) }
}

/// The channels of the settings.
pub(super) fn channels(settings: &Settings) -> Result<Channels, Failure> {
    let mail = &settings.mail;
    let from: Mailbox = mail.from.parse().map_err(|_| {
        Failure::input(format!("mail.from is {:?}; right is a name and an address: Post <post@example.org>", mail.from))
    })?;
    let email: Arc<dyn Channel> = match &mail.way {
        Way::Files(folder) => Arc::new(Files { folder: folder.clone(), from }),
        Way::Smtp { host, port, line, credentials } => {
            let certificate = mail.certificate.as_ref().map(std::fs::read).transpose();
            let server = Server {
                host: host.clone(),
                port: *port,
                line: match line {
                    settings::Line::Clear => smtp::Line::Clear,
                    settings::Line::StartTls => smtp::Line::StartTls,
                    settings::Line::Tls => smtp::Line::Tls,
                },
                credentials: credentials.as_ref().map(|(name, secret)| (name.clone(), secret.reveal().to_owned())),
                certificate: certificate.map_err(|e| Failure::input(format!("mail.certificate: {e}")))?,
                patience: Duration::from_secs(20),
                connections: u32::try_from(mail.senders.max(1)).unwrap_or(1),
            };
            Arc::new(Smtp::new(&server, from).map_err(Failure::input)?)
        }
    };
    let gateway = mail.gateway.as_ref().map(|(url, secret)| Gateway::new(url, secret.reveal())).transpose();
    let sms = gateway.map_err(Failure::input)?.map(|gateway| -> Arc<dyn Channel> { Arc::new(gateway) });
    Ok(Channels { email, sms, letter: Arc::new(Paper { folder: mail.letters.clone() }) })
}
