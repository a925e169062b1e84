//! The last day of one term: day zero, length, suspended days, extensions, closed days, on one reading or another.
//!
//! **The order of the steps** is the default reading of the Dutch sources: suspended days of the base period are added before
//! the extension, those of the extension after it, and closed days are looked at once, at the very end. A term is never
//! computed from a day that has been shifted already (unless a reading says so).

use chrono::NaiveDate;

use super::calendar::{Calendar, Closed, OutsideCalendar};
use super::reckoning::{Cited, Rule, Step};
use super::suspension::{Count, Horizon, Run, Suspension, next, push_end, runs};
use super::term::Length;
use crate::domain::procedure::{AuthorityIx, Change, Extension, SuspensionKind, TermRule, Version};

/// How the law is read, in each of the things on which readings differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Method {
    pub(super) shift: Shift,
    pub(super) count: Count,
    pub(super) extension_first: bool,
    pub(super) at_once: bool,
    pub(super) horizon: Horizon,
}

/// What happens when the end falls on a closed day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shift {
    ByRule,
    Whole,
    Parts,
    Never,
}

impl Method {
    /// The default reading on a day of looking.
    pub(super) fn default_on(as_of: NaiveDate) -> Self {
        Self {
            shift: Shift::ByRule,
            count: Count::UntilTheEnd,
            extension_first: false,
            at_once: false,
            horizon: Horizon::SoFar(as_of),
        }
    }

    /// The same method with the one thing changed that a reading changes. A change of day zero is the caller's.
    pub(super) fn with(self, change: &Change) -> Self {
        match change {
            Change::Default | Change::StartsOnField(_) | Change::ActingDayCounts => self,
            Change::ShiftWhole => Self { shift: Shift::Whole, ..self },
            Change::ShiftParts => Self { shift: Shift::Parts, ..self },
            Change::NoShift => Self { shift: Shift::Never, ..self },
            Change::SuspensionWithLastDay => Self { count: Count::WithTheEnd, ..self },
            Change::ExtensionFirst => Self { extension_first: true, ..self },
            Change::ExtensionAtOnce => Self { at_once: true, ..self },
        }
    }
}

/// How long the term is before anything happens to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Base {
    Length(Length),
    SetDay(NaiveDate),
    Ordered { weeks: u32, investigation: bool },
}

/// An extension that was notified.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extended<'v> {
    pub(super) rule: &'v Extension,
    pub(super) on: NaiveDate,
    pub(super) until: Option<NaiveDate>,
}

/// Everything on which the last day of one term depends.
#[derive(Clone, Debug)]
pub(super) struct Course<'v> {
    pub(super) version: &'v Version,
    pub(super) rule: &'v TermRule,
    pub(super) base: Base,
    pub(super) suspensions: Vec<Suspension>,
    pub(super) extensions: Vec<Extended<'v>>,
}

/// The last day of a term that stands in no version of a procedure: so long after a day, moved off closed days by the rule of the
/// calendar. With the computation, so that the day explains itself.
pub fn last_day_after(
    calendar: &Calendar,
    zero: NaiveDate,
    length: Length,
) -> Result<(NaiveDate, Vec<Step<'_>>), OutsideCalendar> {
    let (mut steps, mut parts) = (Vec::new(), Vec::new());
    let method = Method::default_on(zero);
    let mut work = Computation { calendar, authority: &[], method, zero, steps: Some(&mut steps) };
    let end = work.base(Base::Length(length), &mut parts);
    let last = work.shift(end, &parts)?;
    Ok((last, steps))
}

/// The computation of one last day.
struct Computation<'a, 'v> {
    calendar: &'v Calendar,
    authority: &'v [AuthorityIx],
    method: Method,
    zero: NaiveDate,
    steps: Option<&'a mut Vec<Step<'v>>>,
}

impl<'v> Course<'v> {
    /// The last day on a reading. With `steps`, the whole computation is written down.
    pub(super) fn last_day(
        &self,
        method: Method,
        zero: NaiveDate,
        steps: Option<&mut Vec<Step<'v>>>,
    ) -> Result<NaiveDate, OutsideCalendar> {
        let calendar = self.version.calendar();
        let mut work = Computation { calendar, authority: &self.rule.authority, method, zero, steps };
        let suspended = runs(self.suspensions.iter(), zero, method.count, method.horizon);
        let mut pending = suspended.iter();
        let mut parts: Vec<Length> = Vec::with_capacity(1 + self.extensions.len());
        let mut end = work.base(self.base, &mut parts);
        for extended in &self.extensions {
            match extended.until {
                // A day that the authority sets takes in what it knew of when it set it, and nothing that came later.
                Some(_) => {
                    let rest = pending.as_slice();
                    let (known, later) = rest.split_at(rest.partition_point(|run| run.first <= extended.on));
                    if !method.extension_first {
                        end = self.push(&mut work, end, &mut known.iter());
                    }
                    pending = later.iter();
                }
                None if method.extension_first => {}
                None => end = self.push(&mut work, end, &mut pending),
            }
            end = Self::extend(&mut work, end, extended, &mut parts)?;
        }
        end = self.push(&mut work, end, &mut pending);
        if let Some(run) = pending.as_slice().first()
            && let Some(kind) = self.kind_of(*run)
        {
            work.note(Rule::SuspensionTooLate(kind), end, end, None);
        }
        if self.rule.shifts { work.shift(end, &parts) } else { Ok(end) }
    }

    fn push(
        &self,
        work: &mut Computation<'_, 'v>,
        end: NaiveDate,
        pending: &mut std::slice::Iter<'_, Run>,
    ) -> NaiveDate {
        let mut from = end;
        push_end(end, pending, |run, to| {
            let kind = self.kind_of(run);
            let authority = kind.map(|k| k.authority.as_slice());
            work.note(
                Rule::Suspension { kind, first: run.first, last: run.last, days: run.days() },
                from,
                to,
                authority,
            );
            from = to;
        })
    }

    /// Base and extension are added one after the other (90 days end on some day, three months later is the last day), or
    /// at once where a reading says so and both are in months.
    fn extend(
        work: &mut Computation<'_, 'v>,
        end: NaiveDate,
        extended: &Extended<'v>,
        parts: &mut Vec<Length>,
    ) -> Result<NaiveDate, OutsideCalendar> {
        let authority = Some(extended.rule.authority.as_slice());
        let from = if work.method.shift == Shift::Parts { work.calendar.first_open(end)? } else { end };
        let longest = extended.rule.length.map(|length| match (work.method.at_once, parts.as_slice(), length) {
            (true, [Length::Months(base)], Length::Months(more)) => {
                let pushed = end - Length::Months(*base).after(work.zero);
                Length::Months(base + more).after(work.zero) + pushed
            }
            _ => length.after(from),
        });
        parts.extend(extended.rule.length);
        let to = match (longest, extended.until) {
            (Some(longest), Some(until)) if until > longest => {
                work.note(Rule::ExtensionCapped, until, longest, authority);
                longest
            }
            // An extension makes no term shorter: a day before the end that the law gives moves nothing.
            (_, Some(until)) => until.max(end),
            (Some(longest), None) => longest,
            (None, None) => end,
        };
        let step = if extended.until == Some(to) { None } else { extended.rule.length };
        work.note(Rule::Extension(step), end, to, authority);
        Ok(to)
    }

    /// The kind of suspension to which a run of days belongs: the first that began just before it.
    fn kind_of(&self, run: Run) -> Option<&'v SuspensionKind> {
        self.suspensions
            .iter()
            .find(|s| next(s.asked) <= run.first && s.ended.is_none_or(|ended| ended >= run.first))
            .and_then(|s| self.version.suspension(s.kind))
    }
}

impl<'v> Computation<'_, 'v> {
    fn note(&mut self, rule: Rule<'v>, from: NaiveDate, to: NaiveDate, authority: Option<&'v [AuthorityIx]>) {
        let authority = Cited::Procedure(authority.unwrap_or(self.authority));
        if let Some(steps) = &mut self.steps {
            steps.push(Step { rule, from, to, authority });
        }
    }

    fn base(&mut self, base: Base, parts: &mut Vec<Length>) -> NaiveDate {
        let (rule, end) = match base {
            Base::Length(length) => {
                parts.push(length);
                (Rule::Length(length), length.after(self.zero))
            }
            Base::SetDay(day) => (Rule::SetDay, day),
            Base::Ordered { weeks, investigation } => {
                let rule =
                    if investigation { Rule::OrderedWeeksInvestigation(weeks) } else { Rule::OrderedWeeks(weeks) };
                (rule, Length::Weeks(weeks).after(self.zero))
            }
        };
        self.note(rule, self.zero, end, None);
        end
    }

    fn shift(&mut self, end: NaiveDate, parts: &[Length]) -> Result<NaiveDate, OutsideCalendar> {
        let reached = match self.method.shift {
            Shift::Never => false,
            Shift::Whole | Shift::Parts => true,
            Shift::ByRule => self.calendar.shift_rule().reaches(parts),
        };
        if !reached {
            // Terms beyond the rule's reach may end outside the years that the calendar covers; nothing is asked of it then.
            if self.steps.is_some() && self.calendar.is_open(end) == Ok(false) {
                self.cite(Rule::NotShifted, end, end);
            }
            return Ok(end);
        }
        let last = self.calendar.shifted(self.zero, end)?;
        if self.steps.is_some() {
            self.explain_shift(end, last)?;
        }
        Ok(last)
    }

    fn explain_shift(&mut self, end: NaiveDate, last: NaiveDate) -> Result<(), OutsideCalendar> {
        let calendar = self.calendar;
        let mut day = end;
        while day < last {
            let to = next(day);
            match calendar.closed(day)? {
                Some(Closed::Weekend(weekday)) => self.cite(Rule::Weekend(weekday), day, to),
                Some(Closed::Holiday(holiday)) => {
                    let step = Step {
                        rule: Rule::Holiday(holiday),
                        from: day,
                        to,
                        authority: Cited::Calendar(&holiday.authority),
                    };
                    if let Some(steps) = &mut self.steps {
                        steps.push(step);
                    }
                }
                None => {
                    let open_days = calendar.shift_rule().minimum.map_or(0, |m| m.open_days);
                    self.cite(Rule::MinimumOpenDays(open_days), day, to);
                }
            }
            day = to;
        }
        Ok(())
    }

    fn cite(&mut self, rule: Rule<'v>, from: NaiveDate, to: NaiveDate) {
        let authority = Cited::Calendar(&self.calendar.shift_rule().authority);
        if let Some(steps) = &mut self.steps {
            steps.push(Step { rule, from, to, authority });
        }
    }
}
