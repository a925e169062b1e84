//! `serve`

use std::net::SocketAddr;
use std::sync::Arc;

use clap::Args;

use super::{Cli, Failure, Outcome, locales, open, start_log};
use crate::app::App;
use crate::i18n::Locales;
use crate::settings::Settings;
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
        let on = self.listen.unwrap_or(settings.listen);
        serve(app, Arc::new(locales()?), &settings, on, |on| {
            log::info!("listening on http://{on}; documentation at http://{on}/api/docs/");
        })
    }
}

/// Runs the server until it is told to stop.
pub(super) fn serve(
    app: Arc<App>,
    locales: Arc<Locales>,
    settings: &Settings,
    on: SocketAddr,
    ready: impl FnOnce(SocketAddr),
) -> Outcome {
    forget_old_answers(&app, settings.idempotency_hours);
    let listening =
        Listening { on, workers: settings.workers, body_limit: settings.body_limit, address: settings.address.clone() };
    actix_web::rt::System::new().block_on(web::serve(app, locales, listening, ready)).map_err(Failure::outside)
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
