//! Who is to be told what, and when: rules as data, and what follows from them for a case. Pure: knows no words, no addresses and
//! no clock.

pub mod outbox;
pub mod plan;
mod readers;
mod wishes;

pub use readers::{Recipient, To};
pub use wishes::{Delivery, Preferences, Rhythm};

use std::sync::Arc;

use chrono::NaiveDate;

use super::handover::Moment;
use super::ids::{PersonId, Slug};

/// The rules of one procedure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoticeRules {
    /// The procedure.
    pub procedure: Slug,
    /// The rules, in the order of their file.
    pub rules: Vec<NoticeRule>,
}

/// One kind of notice: what sets it off, and who is told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoticeRule {
    /// Its kind, by which its words are known.
    pub kind: Slug,
    /// What sets it off.
    pub trigger: Trigger,
    /// Who is told, each for themselves.
    pub to: Vec<To>,
    /// It waits at least so long, to be told together with others, also to those who want to be told at once.
    pub delivery: Delivery,
    /// Nobody can switch it off: their own time to act depends on it.
    pub always: bool,
    /// Bad news: no sign of life follows it for a while.
    pub grave: bool,
    /// It says how long others wait, where that is known.
    pub others: bool,
    /// What its text touches.
    pub tags: Vec<Tag>,
}

impl NoticeRule {
    /// Does it tell anybody, beside organisations?
    #[must_use]
    pub fn tells_people(&self) -> bool {
        self.to.iter().any(|to| to.is_somebody())
    }

    /// Does it tell organisations?
    #[must_use]
    pub fn tells_organisations(&self) -> bool {
        self.to.iter().any(|to| !to.is_somebody())
    }

    /// How it goes to whoever wishes so.
    #[must_use]
    pub fn delivery(&self, wished: Delivery) -> Delivery {
        if self.always { Delivery::Immediate } else { wished.max(self.delivery) }
    }
}

/// What sets a notice off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trigger {
    /// Something happened.
    Event {
        /// Any of these events.
        events: Vec<Slug>,
        /// Only where a field has one of these codes.
        when: Vec<(String, Vec<Slug>)>,
        /// Not where it was written down more than so many days later: old news is no news.
        fresh_days: i64,
    },
    /// A day beside the last day of a term that is still open.
    Term {
        /// The term.
        term: Slug,
        /// So many days after the last day; negative: before it.
        days: Vec<i64>,
    },
    /// So many whole months have passed since receipt and nothing else is to be told.
    Waited {
        /// Only in these stages.
        stages: Vec<Slug>,
        /// Not within so many days of bad news.
        quiet_days: i64,
    },
    /// The last day of an open term is another than it was.
    Moved {
        /// Any of these terms.
        terms: Vec<Slug>,
    },
    /// Somebody became part of the case.
    Joined,
    /// The case was handed over to another organisation as well.
    HandedOver,
    /// Something became of a handover, or its day has come.
    Handover(Moment),
    /// A notice for somebody could not be sent and waits for somebody to look at it.
    Parked,
}

/// What a text touches. Which texts may be shown in which language depends on it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Tag {
    /// A day by which somebody must act.
    Deadline,
    /// What the law says.
    Law,
    /// Somebody's safety.
    Safety,
    /// Money.
    Money,
}

impl Tag {
    /// Every tag with its name in data.
    pub const ALL: [(&'static str, Self); 4] =
        [("deadline", Self::Deadline), ("law", Self::Law), ("safety", Self::Safety), ("money", Self::Money)];
}

/// A notice that is to be given, before anybody looked at who is to have it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Planned {
    /// Its kind.
    pub kind: Slug,
    /// What caused it, so that nobody is told twice.
    pub cause: Cause,
    /// The legal day to which it belongs.
    pub on: NaiveDate,
    /// Of the family only this person; of the organisations to which the case was handed over only this one. `None`: everybody
    /// whom the rule names.
    pub only: Option<Recipient>,
    /// What its words speak of.
    pub facts: Facts,
}

/// What caused a notice. One person gets one notice of a kind for a cause.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Cause {
    /// The event with this sequence number.
    Event(u32),
    /// So many days after the last day of a term, which is this one.
    Term {
        /// The term.
        term: Slug,
        /// The last day.
        last_day: NaiveDate,
        /// So many days after it.
        days: i64,
    },
    /// So many months of waiting.
    Waited(i64),
    /// The last day of a term moved.
    Moved {
        /// The term.
        term: Slug,
        /// What it was.
        from: NaiveDate,
        /// What it is.
        to: NaiveDate,
    },
    /// Somebody became part of the case.
    Joined,
    /// The case was handed over to an organisation, at an instant in microseconds: another time is told again.
    HandedOver {
        /// To which.
        to: Slug,
        /// When.
        at: i64,
    },
    /// Something about a handover, so many days after the day by which it is reckoned.
    Handover {
        /// Which.
        id: uuid::Uuid,
        /// What.
        moment: Moment,
        /// So many days after the last day to answer, or the day of the first contact; negative: before it.
        days: i64,
    },
    /// The notice with this id could not be sent.
    Parked(uuid::Uuid),
}

impl Cause {
    /// As it is kept.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Event(sequence) => format!("event:{sequence}"),
            Self::Term { term, last_day, days } => format!("term:{term}:{last_day}:{days}"),
            Self::Waited(months) => format!("waited:{months}"),
            Self::Moved { term, from, to } => format!("moved:{term}:{from}:{to}"),
            Self::Joined => "joined".to_owned(),
            Self::HandedOver { to, at } => format!("handed-over:{to}:{at}"),
            Self::Handover { id, moment, days } => format!("handover:{id}:{}:{days}", moment.name()),
            Self::Parked(notice) => format!("parked:{notice}"),
        }
    }

    /// Reads what was kept.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(':').collect();
        Some(match parts.as_slice() {
            ["event", sequence] => Self::Event(sequence.parse().ok()?),
            ["term", term, last_day, days] => {
                Self::Term { term: Slug::parse(term)?, last_day: last_day.parse().ok()?, days: days.parse().ok()? }
            }
            ["waited", months] => Self::Waited(months.parse().ok()?),
            ["moved", term, from, to] => {
                Self::Moved { term: Slug::parse(term)?, from: from.parse().ok()?, to: to.parse().ok()? }
            }
            ["joined"] => Self::Joined,
            ["handed-over", to, at] => Self::HandedOver { to: Slug::parse(to)?, at: at.parse().ok()? },
            ["handover", id, moment, days] => {
                Self::Handover { id: id.parse().ok()?, moment: Moment::of(moment)?, days: days.parse().ok()? }
            }
            ["parked", notice] => Self::Parked(notice.parse().ok()?),
            _ => return None,
        })
    }
}

/// What the words of a notice speak of: days, numbers and the name of an organisation, nothing about somebody.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Facts {
    /// The day on which it happened.
    pub on: Option<NaiveDate>,
    /// The day by which somebody acts.
    pub by: Option<NaiveDate>,
    /// The day as it was before.
    pub before: Option<NaiveDate>,
    /// A number: of days or months.
    pub count: Option<i64>,
    /// How long others wait.
    pub others: Option<Others>,
    /// The name of an organisation for people.
    pub organisation: Option<String>,
}

/// How much longer eighty of a hundred wait who were received on the same day, as it was published.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Others {
    /// The day from which the weeks count.
    pub since: NaiveDate,
    /// Ten of a hundred wait less than so many weeks more.
    pub low: u32,
    /// Ten of a hundred wait longer than this; `None`: longer than can be told.
    pub high: Option<u32>,
}

impl NoticeRules {
    /// The rule of a kind.
    #[must_use]
    pub fn rule(&self, kind: &str) -> Option<&NoticeRule> {
        self.rules.iter().find(|rule| rule.kind.as_str() == kind)
    }
}

/// The rules of every procedure that has some.
#[derive(Clone, Debug, Default)]
pub struct AllNoticeRules(pub Vec<Arc<NoticeRules>>);

impl AllNoticeRules {
    /// Those of a procedure; one without rules tells nobody anything.
    #[must_use]
    pub fn of(&self, procedure: &str) -> Option<&NoticeRules> {
        self.0.iter().find(|rules| rules.procedure.as_str() == procedure).map(AsRef::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_read_back_as_it_was_kept() {
        let day = |text: &str| text.parse().expect("a day");
        let term = Slug::parse("decision").expect("a name");
        for cause in [
            Cause::Event(7),
            Cause::Term { term: term.clone(), last_day: day("2026-08-31"), days: -7 },
            Cause::Waited(3),
            Cause::Moved { term, from: day("2026-08-31"), to: day("2026-11-30") },
            Cause::Joined,
            Cause::HandedOver { to: Slug::parse("coa").expect("a name"), at: 1_780_300_800_000_000 },
            Cause::Handover { id: uuid::Uuid::from_u128(7), moment: Moment::Near, days: -1 },
            Cause::Parked(uuid::Uuid::from_u128(7)),
        ] {
            assert_eq!(Cause::parse(&cause.text()), Some(cause));
        }
        for wrong in ["", "event:x", "term:decision:2026-13-01:1", "waited", "joined:1", "handed-over:coa", "parked:7"]
        {
            assert_eq!(Cause::parse(wrong), None, "{wrong}");
        }
    }
}
