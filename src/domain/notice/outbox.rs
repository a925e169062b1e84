//! A notice for one person, from plan to end.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{Cause, Facts, Planned, Recipient};
use crate::domain::ids::{CaseId, Slug};

/// What became of a notice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoticeState {
    /// To be sent, now or later.
    Planned,
    /// It was sent.
    Sent,
    /// It was not sent and will not be; the reason says why.
    Dropped,
    /// It could not be sent. Somebody must look at it.
    Parked,
}

impl NoticeState {
    /// Every state with its code.
    pub const ALL: [(&'static str, Self); 4] =
        [("planned", Self::Planned), ("sent", Self::Sent), ("dropped", Self::Dropped), ("parked", Self::Parked)];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Sent => "sent",
            Self::Dropped => "dropped",
            Self::Parked => "parked",
        }
    }
}

/// A notice for one person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// Its id; also that of a message that holds it alone, so that one sent twice is seen to be the same.
    pub id: uuid::Uuid,
    /// The case.
    pub case: CaseId,
    /// Who is told.
    pub to: Recipient,
    /// Its kind.
    pub kind: Slug,
    /// What caused it.
    pub cause: Cause,
    /// The legal day to which it belongs.
    pub about_on: NaiveDate,
    /// What its words speak of.
    pub facts: Facts,
    /// When it was planned.
    pub planned_at: DateTime<Utc>,
    /// What became of it.
    pub state: NoticeState,
    /// Why, where it was not simply sent.
    pub reason: Option<String>,
    /// How often it was tried.
    pub attempts: u32,
    /// When it may be tried next; while somebody tries, when others may take it over. `None`: there is nothing left to do.
    pub next_try_at: Option<DateTime<Utc>>,
    /// Who is trying.
    pub leased_by: Option<String>,
    /// By what it was sent, in which language, and the digest of the words that were used.
    pub sent_by: Option<SentBy>,
    /// When it was sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// Exactly what was sent, sealed.
    pub sealed: Option<String>,
    /// It waits for others, to go with them in one message.
    pub gathered: bool,
    /// The earliest of those with which it goes; by its id the message is known.
    pub sent_with: Option<uuid::Uuid>,
}

impl Notice {
    /// A notice that is to be sent at once.
    #[must_use]
    pub fn planned(
        id: uuid::Uuid,
        (case, to): (CaseId, Recipient),
        planned: &Planned,
        planned_at: DateTime<Utc>,
    ) -> Self {
        Self {
            id,
            case,
            to,
            kind: planned.kind.clone(),
            cause: planned.cause.clone(),
            about_on: planned.on,
            facts: planned.facts.clone(),
            planned_at,
            state: NoticeState::Planned,
            reason: None,
            attempts: 0,
            next_try_at: Some(planned_at),
            leased_by: None,
            sent_by: None,
            sent_at: None,
            sealed: None,
            gathered: false,
            sent_with: None,
        }
    }

    /// The id of the message that it goes in.
    #[must_use]
    pub fn message(&self) -> uuid::Uuid {
        self.sent_with.unwrap_or(self.id)
    }
}

/// How a notice was sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SentBy {
    /// The channel.
    pub channel: String,
    /// The language.
    pub language: String,
    /// The digest of the words, which tells one version of a text from another.
    pub words: String,
}

/// How long one dispatcher keeps a notice to itself. Longer than any single attempt may take.
pub const LEASE: TimeDelta = TimeDelta::minutes(5);

/// Waits after the first failure, the second …: three days in all, which is a weekend and the morning after it.
const WAITS: [TimeDelta; 12] = [
    TimeDelta::seconds(20),
    TimeDelta::minutes(1),
    TimeDelta::minutes(5),
    TimeDelta::minutes(15),
    TimeDelta::minutes(30),
    TimeDelta::hours(1),
    TimeDelta::hours(2),
    TimeDelta::hours(4),
    TimeDelta::hours(8),
    TimeDelta::hours(16),
    TimeDelta::hours(20),
    TimeDelta::hours(22),
];

/// When to try again after so many failed attempts; `None`: no more, somebody must look at it.
#[must_use]
pub fn retry_after(attempts: u32) -> Option<TimeDelta> {
    WAITS.get(usize::try_from(attempts).ok()?.checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_sent_is_tried_over_a_weekend_and_its_monday_and_then_parked() {
        let all: TimeDelta = (1..=12).filter_map(retry_after).sum();
        assert!(all >= TimeDelta::hours(72), "{all}");
        assert_eq!((retry_after(0), retry_after(13)), (None, None));
        assert!((1..12).all(|n| retry_after(n) < retry_after(n + 1)), "each wait is longer than the one before");
    }
}
