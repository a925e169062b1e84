//! Rows of notices.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::StoreError;
use super::access_rows::{person, uuid};
use super::notices::Sweep;
use super::rows::{case_id, corrupt, counted, number, slug};
use super::schema::{notices, sweeps};
use crate::domain::notice::outbox::{Notice, NoticeState, SentBy};
use crate::domain::notice::{Cause, Facts, Others, Recipient};

#[derive(Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = notices, treat_none_as_null = true)]
pub(super) struct NoticeRow {
    pub(super) id: String,
    pub(super) case_id: String,
    pub(super) person: Option<String>,
    pub(super) kind: String,
    pub(super) cause: String,
    pub(super) about_on: NaiveDate,
    pub(super) facts: String,
    pub(super) planned_at: NaiveDateTime,
    pub(super) state: String,
    pub(super) reason: Option<String>,
    pub(super) attempts: i32,
    pub(super) next_try_at: Option<NaiveDateTime>,
    pub(super) leased_by: Option<String>,
    pub(super) channel: Option<String>,
    pub(super) language: Option<String>,
    pub(super) words: Option<String>,
    pub(super) sent_at: Option<NaiveDateTime>,
    pub(super) sealed: Option<String>,
    pub(super) gathered: bool,
    pub(super) sent_with: Option<String>,
    pub(super) organisation: Option<String>,
}

impl NoticeRow {
    pub(super) fn of(notice: &Notice) -> Result<Self, StoreError> {
        let sent_by = notice.sent_by.as_ref();
        Ok(Self {
            id: notice.id.to_string(),
            case_id: notice.case.to_string(),
            person: notice.to.person().map(|person| person.as_str().to_owned()),
            kind: notice.kind.to_string(),
            cause: notice.cause.text(),
            about_on: notice.about_on,
            facts: written(&notice.facts),
            planned_at: notice.planned_at.naive_utc(),
            state: notice.state.code().to_owned(),
            reason: notice.reason.clone(),
            attempts: number(notice.attempts)?,
            next_try_at: notice.next_try_at.map(|at| at.naive_utc()),
            leased_by: notice.leased_by.clone(),
            channel: sent_by.map(|by| by.channel.clone()),
            language: sent_by.map(|by| by.language.clone()),
            words: sent_by.map(|by| by.words.clone()),
            sent_at: notice.sent_at.map(|at| at.naive_utc()),
            sealed: notice.sealed.clone(),
            gathered: notice.gathered,
            sent_with: notice.sent_with.map(|id| id.to_string()),
            organisation: notice.to.organisation().map(ToString::to_string),
        })
    }

    pub(super) fn read(self) -> Result<Notice, StoreError> {
        let state = NoticeState::ALL.iter().find(|(code, _)| *code == self.state).map(|(_, state)| *state);
        let sent_by = match (self.channel, self.language, self.words) {
            (Some(channel), Some(language), Some(words)) => Some(SentBy { channel, language, words }),
            _ => None,
        };
        let to = match (&self.person, &self.organisation) {
            (Some(id), None) => Recipient::Person(person(id)?),
            (None, Some(id)) => Recipient::Organisation(slug(id)?),
            _ => return Err(corrupt("reader of a notice", &self.id)),
        };
        Ok(Notice {
            id: uuid(&self.id)?,
            case: case_id(&self.case_id)?,
            to,
            kind: slug(&self.kind)?,
            cause: Cause::parse(&self.cause).ok_or_else(|| corrupt("cause of a notice", &self.cause))?,
            about_on: self.about_on,
            facts: read(&self.facts),
            planned_at: self.planned_at.and_utc(),
            state: state.ok_or_else(|| corrupt("state of a notice", &self.state))?,
            reason: self.reason,
            attempts: counted(self.attempts)?,
            next_try_at: self.next_try_at.map(|at| at.and_utc()),
            leased_by: self.leased_by,
            sent_by,
            sent_at: self.sent_at.map(|at| at.and_utc()),
            sealed: self.sealed,
            gathered: self.gathered,
            sent_with: self.sent_with.as_deref().map(uuid).transpose()?,
        })
    }
}

/// Facts as a row keeps them: names and values, parted by spaces.
fn written(facts: &Facts) -> String {
    let day = |name: &str, day: Option<NaiveDate>| day.map(|day| format!("{name}={day}"));
    let count = facts.count.map(|count| format!("count={count}"));
    let others = facts.others.map(|others| {
        let high = others.high.map(|high| format!(" high={high}")).unwrap_or_default();
        format!("since={} low={}{high}", others.since, others.low)
    });
    // A name may hold spaces, and what stands for one.
    let organisation = facts
        .organisation
        .as_ref()
        .map(|name| format!("organisation={}", name.replace('%', "%25").replace(' ', "%20")));
    let all = [day("on", facts.on), day("by", facts.by), day("before", facts.before), count, others, organisation];
    all.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn read(text: &str) -> Facts {
    let value = |name: &str| text.split(' ').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    let day = |name: &str| value(name).and_then(|day| day.parse().ok());
    Facts {
        on: day("on"),
        by: day("by"),
        before: day("before"),
        count: value("count").and_then(|count| count.parse().ok()),
        others: day("since").zip(value("low").and_then(|low| low.parse().ok())).map(|(since, low)| Others {
            since,
            low,
            high: value("high").and_then(|high| high.parse().ok()),
        }),
        organisation: value("organisation").map(|name| name.replace("%20", " ").replace("%25", "%")),
    }
}

#[derive(Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = sweeps, treat_none_as_null = true)]
pub(super) struct SweepRow {
    case_id: String,
    swept_until: NaiveDate,
    next_on: Option<NaiveDate>,
}

impl SweepRow {
    pub(super) fn of(sweep: &Sweep) -> Self {
        Self { case_id: sweep.case.to_string(), swept_until: sweep.swept_until, next_on: sweep.next_on }
    }

    pub(super) fn read(self) -> Result<Sweep, StoreError> {
        Ok(Sweep { case: case_id(&self.case_id)?, swept_until: self.swept_until, next_on: self.next_on })
    }
}
