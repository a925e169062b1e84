//! Takes notices from the outbox, a batch at a time, looks whether each is still true and wanted, sends what belongs together in
//! one message and writes down what came of it. Any number of dispatchers may run, on any number of machines.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::TimeDelta;

use super::channel::{Channel, Fault};
use super::message::{Message, message};
use crate::app::outbox::{self, Bundle, Looked, Outcome, Ready};
use crate::app::{App, AppError};
use crate::domain::notice::outbox::{Notice, SentBy};
use crate::domain::person;
use crate::i18n::Locales;

/// Channels that work for nobody at the moment, and what they said.
type Down = Vec<(&'static str, String)>;

/// Messages that are taken at once. A batch must be through well within the lease.
const BATCH: i64 = 20;
/// What must be left of a lease before another attempt is begun.
const RESERVE: TimeDelta = TimeDelta::minutes(2);

/// The channels that are set up.
#[derive(Clone)]
pub struct Channels {
    /// E-mail: a server, or files.
    pub email: Arc<dyn Channel>,
    /// Text messages; `None`: no gateway is set up.
    pub sms: Option<Arc<dyn Channel>>,
    /// Letters.
    pub letter: Arc<dyn Channel>,
}

/// Sends what is to be sent.
pub struct Dispatcher {
    /// The service.
    pub app: Arc<App>,
    /// The words.
    pub locales: Arc<Locales>,
    /// The channels.
    pub channels: Channels,
    /// The address of the service, for what is read there.
    pub address: String,
    /// Who this dispatcher is, unlike every other.
    pub name: String,
}

/// What became of one batch.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Round {
    /// Sent.
    pub sent: usize,
    /// Not sent, because no longer true or wanted.
    pub dropped: usize,
    /// To be tried again later.
    pub later: usize,
    /// Left for somebody to look at.
    pub failed: usize,
    /// The lease had run out meanwhile; another dispatcher has it.
    pub lost: usize,
}

impl Round {
    /// How many there were.
    #[must_use]
    pub fn all(self) -> usize {
        self.sent + self.dropped + self.later + self.failed + self.lost
    }

    fn count(&mut self, outcome: &Outcome, kept: bool) {
        *match (kept, outcome) {
            (false, _) => &mut self.lost,
            (true, Outcome::Sent(..)) => &mut self.sent,
            (true, Outcome::Dropped(_)) => &mut self.dropped,
            (true, Outcome::Later(_)) => &mut self.later,
            (true, Outcome::Failed(_)) => &mut self.failed,
        } += 1;
    }
}

impl std::fmt::Debug for Dispatcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Dispatcher").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Dispatcher {
    /// Sends one batch of messages.
    pub fn round(&self) -> Result<Round, AppError> {
        let mut round = Round::default();
        // What goes by a channel that is down waits without being tried.
        let mut down = Down::new();
        for bundle in outbox::lease(&self.app, &self.name, BATCH)? {
            let until = bundle.notices.iter().filter_map(|notice| notice.next_try_at).min();
            let enough = until.is_some_and(|until| self.app.ambient.now() + RESERVE < until);
            if !enough {
                // Its lease runs out by itself, and then it is anybody's.
                round.lost += bundle.notices.len();
                continue;
            }
            let outcomes = self.attempt(&bundle, &mut down)?;
            let kept = outbox::settle(&self.app, &outcomes)?;
            for ((notice, outcome), kept) in outcomes.iter().zip(kept) {
                tell(notice, outcome);
                if !kept {
                    log::warn!("the notice {} took longer than its lease", notice.id);
                }
                round.count(outcome, kept);
            }
        }
        Ok(round)
    }

    /// What came of each notice of a message.
    fn attempt(&self, bundle: &Bundle, down: &mut Down) -> Result<Vec<(Notice, Outcome)>, AppError> {
        let Looked { ready, dropped } = outbox::look(&self.app, bundle)?;
        let mut outcomes: Vec<_> =
            dropped.into_iter().map(|(notice, reason)| (notice, Outcome::Dropped(reason))).collect();
        if let Some(ready) = ready {
            let outcome = self.send(&ready, down);
            outcomes.extend(ready.told.into_iter().map(|(notice, _)| (notice, outcome.clone())));
        }
        Ok(outcomes)
    }

    fn send(&self, ready: &Ready, down: &mut Down) -> Outcome {
        let mut told = Vec::new();
        for channel in self.ways(ready) {
            if let Some((_, why)) = down.iter().find(|(name, _)| *name == channel.name()) {
                return Outcome::Later(why.clone());
            }
            let ready = Ready { closed_envelope: ready.envelope_is_closed(channel.name()), ..ready.clone() };
            let message = message(&self.locales, &ready, &self.address, self.app.ambient.now());
            match send(channel.as_ref(), &message) {
                Ok(exactly) => {
                    let (channel, language) = (channel.name().to_owned(), message.language);
                    return Outcome::Sent(SentBy { channel, language, words: message.words }, exactly);
                }
                Err(Fault::Temporary(why)) => return Outcome::Later(why),
                Err(Fault::Technical(why)) => {
                    down.push((channel.name(), why.clone()));
                    return Outcome::Later(why);
                }
                // The next way may work.
                Err(Fault::Permanent(why)) => told.push(format!("{}: {why}", channel.name())),
            }
        }
        Outcome::Failed(if told.is_empty() { "no-way".to_owned() } else { told.join("; ") })
    }

    /// By what a person is told, and by what otherwise.
    fn ways(&self, ready: &Ready) -> Vec<Arc<dyn Channel>> {
        let letter = || ready.details.address.as_ref().map(|_| Arc::clone(&self.channels.letter));
        let first = match ready.details.channel {
            person::Channel::Email => Some(Arc::clone(&self.channels.email)),
            person::Channel::Sms => self.channels.sms.clone(),
            person::Channel::Letter | person::Channel::None | person::Channel::InPerson => None,
        };
        first.into_iter().chain(letter()).collect()
    }

    /// Sends until told to stop; what is left over is sent later, here or elsewhere.
    pub fn run(&self, stop: &AtomicBool, idle: Duration) {
        while !stop.load(Ordering::Relaxed) {
            match self.round() {
                Ok(round) if round.all() > 0 && round.later + round.lost < round.all() => {}
                Ok(_) => std::thread::sleep(idle),
                Err(error) => {
                    log::error!("notices cannot be sent: {error}");
                    std::thread::sleep(idle);
                }
            }
        }
    }
}

fn send(channel: &dyn Channel, message: &Message) -> Result<Vec<u8>, Fault> {
    let exactly = channel.prepare(message)?;
    channel.send(message, &exactly)?;
    Ok(exactly)
}

/// Ids and codes only: what a server says may repeat the address.
fn tell(notice: &Notice, outcome: &Outcome) {
    match outcome {
        Outcome::Sent(by, _) => log::debug!("the notice {} went by {}", notice.id, by.channel),
        Outcome::Dropped(reason) => log::debug!("the notice {} is not sent: {reason}", notice.id),
        Outcome::Later(_) => log::warn!("the notice {} could not be sent, attempt {}", notice.id, notice.attempts),
        Outcome::Failed(_) => log::error!("the notice {} cannot be sent; somebody must look at it", notice.id),
    }
}
