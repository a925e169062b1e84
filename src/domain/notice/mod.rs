//! Who is to be told what, and when: rules as data, and what follows from them for a case. Pure: knows no words, no addresses and
//! no clock.

pub mod outbox;
pub mod plan;

use std::sync::Arc;

use chrono::{Datelike, NaiveDate, Weekday};

use super::access::Role;
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
    /// What its text touches.
    pub tags: Vec<Tag>,
}

/// Whom a rule names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum To {
    /// The referent.
    Referent,
    /// Each adult member of the family.
    FamilyMember,
    /// Whoever helps with a mandate.
    Helper,
    /// The organisation that works on the case.
    Organisation,
    /// Organisations to which the case has been handed over, as long as it is.
    Partner,
}

impl To {
    /// Everybody, with their names in data.
    pub const ALL: [(&'static str, Self); 5] = [
        ("referent", Self::Referent),
        ("family-member", Self::FamilyMember),
        ("helper", Self::Helper),
        ("organisation", Self::Organisation),
        ("partner", Self::Partner),
    ];

    /// The name in data.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, to)| *to == self).map_or("", |(name, _)| name)
    }

    /// Whom a part in a case makes somebody; `None` for what is no part.
    #[must_use]
    pub fn of(role: Role) -> Option<Self> {
        match role {
            Role::Referent => Some(Self::Referent),
            Role::FamilyMember => Some(Self::FamilyMember),
            Role::Helper => Some(Self::Helper),
            Role::Caseworker
            | Role::Supervisor
            | Role::Partner
            | Role::Policymaker
            | Role::Administrator
            | Role::Machine => None,
        }
    }

    /// Is it somebody, and not an organisation?
    #[must_use]
    pub fn is_somebody(self) -> bool {
        match self {
            Self::Referent | Self::FamilyMember | Self::Helper => true,
            Self::Organisation | Self::Partner => false,
        }
    }
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

/// Who is told: somebody in the case, or an organisation by its mailbox. Each is told once for a cause.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Recipient {
    /// Somebody.
    Person(PersonId),
    /// An organisation.
    Organisation(Slug),
}

impl Recipient {
    /// The person, if it is one.
    #[must_use]
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Person(person) => Some(person),
            Self::Organisation(_) => None,
        }
    }

    /// The organisation, if it is one.
    #[must_use]
    pub fn organisation(&self) -> Option<&Slug> {
        match self {
            Self::Person(_) => None,
            Self::Organisation(organisation) => Some(organisation),
        }
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
        /// The term.
        term: Slug,
    },
    /// Somebody became part of the case.
    Joined,
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

/// How often somebody wants a sign of life.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Rhythm {
    /// Every month.
    Monthly,
    /// Every three months.
    #[default]
    Quarterly,
}

impl Rhythm {
    /// Every rhythm with its name.
    pub const ALL: [(&'static str, Self); 2] = [("monthly", Self::Monthly), ("quarterly", Self::Quarterly)];

    /// Its name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
        }
    }

    /// Does a sign of life after so many months belong to it?
    #[must_use]
    pub fn fits(self, months: i64) -> bool {
        match self {
            Self::Monthly => true,
            Self::Quarterly => months % 3 == 0,
        }
    }
}

/// Whether somebody is told each thing at once, or what can wait in one message. What cannot be switched off never waits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Delivery {
    /// At once.
    #[default]
    Immediate,
    /// Every day.
    Daily,
    /// On Friday.
    Weekly,
}

impl Delivery {
    /// Every delivery with its name.
    pub const ALL: [(&'static str, Self); 3] =
        [("immediate", Self::Immediate), ("daily", Self::Daily), ("weekly", Self::Weekly)];

    /// Its name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Immediate => "immediate",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
        }
    }

    /// The delivery of this name.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == code).map(|(_, delivery)| *delivery)
    }

    /// The first day from this one on that has a message.
    #[must_use]
    pub fn day(self, from: NaiveDate) -> NaiveDate {
        match self {
            Self::Immediate | Self::Daily => from,
            Self::Weekly => from.iter_days().take(7).find(|day| day.weekday() == Weekday::Fri).unwrap_or(from),
        }
    }
}

/// What somebody wants to be told.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Preferences {
    /// At once, or gathered.
    pub delivery: Delivery,
    /// How often they want a sign of life.
    pub rhythm: Rhythm,
    /// Kinds of notices that they do not want, of those that can be switched off.
    pub switched_off: Vec<Slug>,
    /// They want the substance in the message itself, and not only that there is one.
    pub open_words: bool,
    /// The topics of guidance that they chose.
    pub topics: Vec<String>,
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
            _ => return None,
        })
    }
}

/// What the words of a notice speak of. Days and numbers only.
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
    fn what_is_gathered_for_a_week_goes_on_friday() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        assert_eq!(Delivery::Weekly.day(day("2026-06-01")), day("2026-06-05"));
        assert_eq!(Delivery::Weekly.day(day("2026-06-05")), day("2026-06-05"));
        assert_eq!(Delivery::Weekly.day(day("2026-06-06")), day("2026-06-12"));
        assert_eq!(Delivery::Daily.day(day("2026-06-06")), day("2026-06-06"));
        assert!(Delivery::ALL.iter().all(|(code, delivery)| Delivery::of(code) == Some(*delivery)));
    }

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
        ] {
            assert_eq!(Cause::parse(&cause.text()), Some(cause));
        }
        for wrong in ["", "event:x", "term:decision:2026-13-01:1", "waited", "joined:1"] {
            assert_eq!(Cause::parse(wrong), None, "{wrong}");
        }
    }
}
