//! The road after the approval as tasks: what is to be done, for whom, by whom, until when, and how it stands. Folded from what
//! happened; nothing about a task is stored, and no proof of it is kept.
//!
//! **Why like this.** Where the law sets a term, the task ends with that term, as the engine reckons it. Where it sets none, a
//! norm says what is usual, and says that it is only that: a person must never take a norm for a duty.

use chrono::NaiveDate;

use super::case::event::Said;
use super::deadline::reckoning::{Reckoning, Standing, Term};
use super::deadline::term::Length;
use super::ids::{PersonId, Slug};
use super::procedure::Party;

/// A task whose last day is at most so many days away is due soon.
const SOON: i64 = 7;

/// The tasks of one procedure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TaskRules {
    /// The procedure.
    pub procedure: Slug,
    /// The tasks, in the order in which they usually come.
    pub rules: Vec<TaskRule>,
}

/// One kind of task.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TaskRule {
    /// Its name, by which its words are known.
    pub id: Slug,
    /// The field of responsibility to which it belongs.
    pub theme: Slug,
    /// One for the family as a whole, instead of one for each member.
    pub of_case: bool,
    /// Only for members of these age groups; empty: for all.
    pub ages: Vec<Slug>,
    /// Who acts.
    pub acts: Party,
    /// From when until when.
    pub span: TaskSpan,
    /// The event by which it is done.
    pub done_by: Slug,
    /// Events after which it no longer matters.
    pub moot_by: Vec<Slug>,
    /// It is a first talk with somebody in person.
    pub talk: bool,
    /// Where a norm comes from, in English.
    pub source: Option<String>,
}

/// From when until when a task is to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TaskSpan {
    /// As long as this term of the procedure runs.
    Term(Slug),
    /// From any of these events on, and then so long as a norm says; `None`: without a day.
    Norm(Vec<Slug>, Option<Length>),
}

/// A task of one family on a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Task<'r> {
    /// Its rule.
    pub rule: &'r TaskRule,
    /// For whom; `None`: for the family as a whole.
    pub person: Option<PersonId>,
    /// Since when it is to be done.
    pub opened_on: NaiveDate,
    /// Until when.
    pub due: Option<Due>,
    /// How it stands.
    pub state: TaskState,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
}

/// Until when something is to be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Due {
    /// The last day: of the term by the default reading, or of the norm.
    pub on: NaiveDate,
    /// The day that people are told: of the term by the earliest reading.
    pub warn_by: NaiveDate,
    /// A norm, not a statutory term.
    pub norm: bool,
}

/// How a task stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TaskState {
    /// To be done.
    Open,
    /// To be done within a week.
    DueSoon,
    /// Past its last day and not done.
    Overdue,
    /// Done.
    Done,
    /// Done after its last day.
    DoneLate,
    /// It no longer matters.
    Moot,
}

impl TaskState {
    /// Every state.
    pub const ALL: [Self; 6] = [Self::Open, Self::DueSoon, Self::Overdue, Self::Done, Self::DoneLate, Self::Moot];

    /// Its name on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::DueSoon => "due-soon",
            Self::Overdue => "overdue",
            Self::Done => "done",
            Self::DoneLate => "done-late",
            Self::Moot => "moot",
        }
    }

    /// Is it still to be done?
    #[must_use]
    pub fn is_open(self) -> bool {
        match self {
            Self::Open | Self::DueSoon | Self::Overdue => true,
            Self::Done | Self::DoneLate | Self::Moot => false,
        }
    }
}

/// The tasks of a case on the day of its reckoning, in the order of the rules, then of the members. `events` are those that count;
/// later ones are left out.
#[must_use]
pub fn tasks<'r>(rules: &'r TaskRules, reckoning: &Reckoning<'_>, events: &[&Said]) -> Vec<Task<'r>> {
    let mut happened: Vec<&Said> = events.iter().copied().filter(|said| said.on <= reckoning.as_of).collect();
    happened.sort_by_key(|said| said.on);
    let view = View { reckoning, happened: &happened };
    rules
        .rules
        .iter()
        .flat_map(|rule| view.whose(rule).into_iter().filter_map(|whose| view.task(rule, whose)))
        .collect()
}

struct View<'v> {
    reckoning: &'v Reckoning<'v>,
    happened: &'v [&'v Said],
}

/// Somebody for whom a task may be: who, and how they stand. `None`: the family as a whole.
type Whose<'v> = Option<&'v Standing<'v>>;

impl View<'_> {
    /// Those whom a rule means. Of a family that nobody described every person counts who went a way of their own, and where
    /// there is none, the family as a whole.
    fn whose(&self, rule: &TaskRule) -> Vec<Whose<'_>> {
        let persons = &self.reckoning.persons;
        let members: Vec<Whose<'_>> = persons.iter().filter(|p| p.member.is_some()).map(Some).collect();
        if rule.of_case {
            return vec![None];
        }
        if members.is_empty() {
            let all: Vec<Whose<'_>> = persons.iter().map(Some).collect();
            return if all.is_empty() { vec![None] } else { all };
        }
        let means = |whose: &Whose<'_>| whose.and_then(|p| p.member.as_ref()).is_none_or(|m| m.is_of(&rule.ages));
        members.into_iter().filter(means).collect()
    }

    fn task<'r>(&self, rule: &'r TaskRule, whose: Whose<'_>) -> Option<Task<'r>> {
        let person = whose.map(|standing| &standing.person);
        let (opened_on, due) = match &rule.span {
            TaskSpan::Term(term) => {
                let term = self.term(term, person)?;
                let due = Due { on: term.last_day, warn_by: term.warn_by, norm: false };
                (term.started_by.1, Some(due))
            }
            TaskSpan::Norm(opens, length) => {
                let opened_on = self.first(opens, person, rule.of_case)?;
                let due = length.map(|length| length.after(opened_on));
                (opened_on, due.map(|on| Due { on, warn_by: on, norm: true }))
            }
        };
        let done_on = self.first(std::slice::from_ref(&rule.done_by), person, rule.of_case);
        let state = self.state(rule, whose, (due, done_on));
        Some(Task { rule, person: person.cloned(), opened_on, due, state, done_on })
    }

    /// The term of a person, or that of the whole case where they have none; of several the one that started last.
    fn term(&self, id: &Slug, person: Option<&PersonId>) -> Option<&Term<'_>> {
        let of = |who: Option<&PersonId>| {
            let all = self.reckoning.terms.iter().filter(|term| term.rule.id == *id);
            all.filter(|term| term.person.as_ref() == who).max_by_key(|term| term.started_by.1)
        };
        of(person).or_else(|| of(None))
    }

    /// The day of the first of these events that concerns somebody; for the family as a whole, of anybody's.
    fn first(&self, kinds: &[Slug], person: Option<&PersonId>, of_anybody: bool) -> Option<NaiveDate> {
        let concerns = |said: &&&Said| {
            of_anybody || said.person.is_none() || said.person.as_deref() == person.map(PersonId::as_str)
        };
        let mut all = self.happened.iter().filter(|said| kinds.iter().any(|kind| kind.as_str() == said.kind));
        all.find(concerns).map(|said| said.on)
    }

    fn state(&self, rule: &TaskRule, whose: Whose<'_>, (due, done_on): (Option<Due>, Option<NaiveDate>)) -> TaskState {
        if let Some(done) = done_on {
            return if due.is_some_and(|due| done > due.on) { TaskState::DoneLate } else { TaskState::Done };
        }
        let person = whose.map(|standing| &standing.person);
        let over = self.reckoning.stage.terminal
            || whose.is_some_and(|p| p.stage.terminal || p.member.as_ref().is_some_and(|m| m.left.is_some()))
            || self.first(&rule.moot_by, person, rule.of_case).is_some();
        match due.map(|due| (due.on - self.reckoning.as_of).num_days()) {
            _ if over => TaskState::Moot,
            Some(left) if left < 0 => TaskState::Overdue,
            Some(left) if left <= SOON => TaskState::DueSoon,
            Some(_) | None => TaskState::Open,
        }
    }
}
