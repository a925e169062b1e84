//! `serve`

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;

use super::replay::warn_of_other_rules;
use super::work::{Workers, channels, whole};
use super::{Cli, Failure, Outcome, locales, open, start_log};
use crate::app::App;
use crate::app::sign_in::Guest;
use crate::i18n::Locales;
use crate::openid::Providers;
use crate::settings::Settings;
use crate::web::limits::Quotas;
use crate::web::origin::Range;
use crate::web::{self, Listening};

#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Address and port to listen on, instead of that of the settings. Port 0: any free one.
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<SocketAddr>,
}

impl Serve {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        let settings = cli.settings()?;
        start_log(&settings.log_filter);
        let app = Arc::new(open(&settings)?);
        warn_of_other_rules(&app)?;
        let on = self.listen.unwrap_or(settings.listen);
        let locales = Arc::new(locales()?);
        // Also where others send: what is planned here is read here.
        whole(&app.catalogue, &locales)?;
        let _workers = match settings.mail.senders {
            0 => None,
            senders => Some(Workers::start(&app, &locales, &channels(&settings)?, &settings, senders)?),
        };
        serve((app, None), locales, &settings, on, |on| {
            log::info!("listening on http://{on}; documentation at http://{on}/api/docs/");
        })
    }
}

/// Runs the server until it is told to stop; with guests it is a demonstration.
pub(super) fn serve(
    (app, guests): (Arc<App>, Option<Arc<[Guest]>>),
    locales: Arc<Locales>,
    settings: &Settings,
    on: SocketAddr,
    ready: impl FnOnce(SocketAddr),
) -> Outcome {
    forget_old_answers(&app, settings.idempotency_hours);
    let [read, write, reckon, sign_in] = settings.limits;
    let listening = Listening {
        on,
        workers: settings.workers,
        body_limit: settings.body_limit,
        address: settings.address.clone(),
        tls: settings.tls.clone(),
        trusted: trusted(&settings.trusted_proxies)?,
        providers: Arc::new(Providers::new(&settings.providers)),
        patience: Duration::from_secs(10),
        quotas: Quotas { read, write, reckon, sign_in },
        exit: settings.exit.clone(),
        guests,
    };
    actix_web::rt::System::new().block_on(web::serve(app, locales, listening, ready)).map_err(Failure::outside)
}

/// The proxies of the settings; everything that is no range is told at once.
fn trusted(texts: &[String]) -> Result<Vec<Range>, Failure> {
    let wrong: Vec<&str> = texts.iter().map(String::as_str).filter(|text| Range::parse(text).is_none()).collect();
    if wrong.is_empty() {
        return Ok(texts.iter().filter_map(|text| Range::parse(text)).collect());
    }
    let right = "right are addresses and ranges, like 10.0.0.0/8 or ::1";
    Err(Failure::input(format!("server.trusted-proxies: {}; {right}", wrong.join(", "))))
}

/// Answers to idempotency keys are forgotten once an hour, beside the server.
fn forget_old_answers(app: &Arc<App>, hours: u32) {
    let app = Arc::clone(app);
    let forget = move || {
        loop {
            let forgotten =
                app.write(move |tx, ctx| Ok(tx.forget_before(ctx.now - chrono::TimeDelta::hours(i64::from(hours)))?));
            if let Err(error) = forgotten {
                log::warn!("old answers could not be forgotten: {error}");
            }
            std::thread::sleep(std::time::Duration::from_hours(1));
        }
    };
    if let Err(error) = std::thread::Builder::new().name("forget-answers".to_owned()).spawn(forget) {
        log::warn!("old answers will not be forgotten: {error}");
    }
}
