//! One application (one member of a family) and what became of it.

use chrono::{Days, NaiveDate};

/// How it is handled.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Track {
    /// Taken up earlier, seldom investigated.
    Fast,
    /// Everything else.
    Extended,
}

/// How it ended.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Outcome {
    /// Granted.
    Granted,
    /// Refused.
    Refused,
    /// Withdrawn by the family.
    Withdrawn,
}

/// The end of an application.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Closing {
    /// Its day.
    pub on: NaiveDate,
    /// How it ended.
    pub outcome: Outcome,
}

/// A stretch of time within an application.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// The day on which it begins.
    pub from: NaiveDate,
    /// The day on which it ends; `None`: it had not ended when the application closed or the case load stopped.
    pub until: Option<NaiveDate>,
}

/// One application. No day in it lies after its closing, or after the last day of the case load.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Application {
    /// Its number, from 0, in order of the families.
    pub number: u32,
    /// The number of its family.
    pub family: u32,
    /// Which member of the family, from 0.
    pub member: u8,
    /// How many members applied together.
    pub family_size: u8,
    /// Place of the nationality in `Tables::nationalities`.
    pub nationality: u8,
    /// How it is handled.
    pub track: Track,
    /// Day of receipt.
    pub received: NaiveDate,
    /// Day on which the office began.
    pub taken_up: Option<NaiveDate>,
    /// Its end, if it has ended.
    pub closed: Option<Closing>,
    /// While the office waits for the family to complete the application.
    pub completion: Option<Span>,
    /// While the office investigates.
    pub research: Option<Span>,
    /// Day of the notice of default.
    pub notice_of_default: Option<NaiveDate>,
    /// Day of the court order.
    pub court_order: Option<NaiveDate>,
    /// From this day on it is held, and still is when the case load stops: it waits for other rules.
    pub held_since: Option<NaiveDate>,
}

/// What happened in an application.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Step {
    /// It was received.
    Received,
    /// It was set aside because of new rules.
    Held,
    /// The family told the office that it is too late.
    NoticeOfDefault,
    /// A court told the office to decide.
    CourtOrder,
    /// The family was asked to complete it.
    CompletionAsked,
    /// The family completed it.
    CompleteAgain,
    /// An investigation began.
    InvestigationBegun,
    /// The investigation ended.
    InvestigationEnded,
    /// It was granted.
    Granted,
    /// It was refused.
    Refused,
    /// The family gave up.
    Withdrawn,
}

impl Application {
    /// Is it received and not yet closed at the end of this day?
    #[must_use]
    pub fn is_pending(&self, day: NaiveDate) -> bool {
        self.received <= day && self.closed.is_none_or(|closing| closing.on > day)
    }

    /// What happened, in order of days; on one day in the order in which it must have happened.
    #[must_use]
    pub fn timeline(&self) -> Vec<(NaiveDate, Step)> {
        let ended = |span: Option<Span>| span.and_then(|span| span.until);
        let closing = self.closed.map(|closing| {
            let step = match closing.outcome {
                Outcome::Granted => Step::Granted,
                Outcome::Refused => Step::Refused,
                Outcome::Withdrawn => Step::Withdrawn,
            };
            (closing.on, step)
        });
        let steps = [
            Some((self.received, Step::Received)),
            self.held_since.map(|day| (day, Step::Held)),
            self.notice_of_default.map(|day| (day, Step::NoticeOfDefault)),
            self.court_order.map(|day| (day, Step::CourtOrder)),
            self.completion.map(|span| (span.from, Step::CompletionAsked)),
            ended(self.completion).map(|day| (day, Step::CompleteAgain)),
            self.research.map(|span| (span.from, Step::InvestigationBegun)),
            ended(self.research).map(|day| (day, Step::InvestigationEnded)),
            closing,
        ];
        let mut all: Vec<(NaiveDate, Step)> = steps.into_iter().flatten().collect();
        all.sort();
        all
    }
}

/// So many days later; days beyond all calendars are the last there is.
pub(super) fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// So many days earlier.
pub(super) fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}
