//! The office at work, day by day: who is taken up next, and what becomes of them.

use std::collections::VecDeque;

use chrono::{Datelike, NaiveDate, Weekday};

use super::Wanted;
use super::application::{Application, Closing, Outcome, Span, after};
use super::arrivals::{Arrivals, working_days};
use super::family::{Family, OUTCOME, SERVICE, START};
use super::line::{Key, Line, Place, Waiting};
use super::tables::{Month, Tables};
use crate::domain::draws::{Draws, count, normal, real};

/// The applications of a case load, each as soon as it is decided what becomes of it: in order of taking up, those
/// never taken up when they are found to have withdrawn or at the end. It holds only those that wait and one month of
/// arrivals.
#[derive(Clone, Debug)]
pub struct CaseLoad<'t> {
    tables: &'t Tables,
    wanted: Wanted,
    draws: Draws,
    arrivals: Arrivals,
    months: std::slice::Iter<'t, Month>,
    line: Line,
    done: VecDeque<Application>,
    finished: bool,
}

impl<'t> CaseLoad<'t> {
    /// The case load of these tables. It ends with the months of the tables, or with `wanted.until` if that comes
    /// first.
    #[must_use]
    pub fn new(tables: &'t Tables, wanted: Wanted) -> Self {
        let wanted = Wanted { until: wanted.until.min(tables.ends()), ..wanted };
        let draws = Draws::of(wanted.seed);
        let mut arrivals = Arrivals::new(draws, wanted.scale);
        let mut line = Line::default();
        let first = tables.regime(tables.begins());
        for family in arrivals.stock(tables) {
            line.join(family, key(draws, first.order_sd_days, first.fast_bonus_days, &family));
        }
        Self {
            tables,
            wanted,
            draws,
            arrivals,
            months: tables.months().iter(),
            line,
            done: VecDeque::new(),
            finished: false,
        }
    }

    fn work_month(&mut self, month: Month) {
        let mut coming = self.arrivals.month(self.tables, month.first, month.inflow);
        coming.sort_by_key(|family| (family.received, family.number));
        let mut coming = coming.into_iter().peekable();
        let days = working_days(month.first);
        let share = real(u64::from(month.capacity)) * self.wanted.scale / real(u64::try_from(days.len()).unwrap_or(1));
        let mut so_far = 0;
        let mut worked = 0;
        for day in month.first.iter_days().take_while(|day| day.month() == month.first.month()) {
            if day > self.wanted.until {
                return;
            }
            self.change_rules(day);
            while let Some(family) = coming.next_if(|family| family.received <= day) {
                self.join(family, day);
            }
            if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                continue;
            }
            worked += 1;
            let by_now = count(share * real(worked) + ALMOST);
            for _ in so_far..by_now {
                self.take_up_next(day);
            }
            so_far = by_now;
        }
    }

    /// When other rules begin, everybody gets a new place in the line, and who was set aside returns.
    fn change_rules(&mut self, day: NaiveDate) {
        if self.tables.regimes().any(|regime| regime.from == day) {
            let regime = self.tables.regime(day);
            let (draws, sd, bonus) = (self.draws, regime.order_sd_days, regime.fast_bonus_days);
            self.line.reorder(|family| key(draws, sd, bonus, family));
        }
    }

    fn join(&mut self, family: Family, day: NaiveDate) {
        let regime = self.tables.regime(day);
        self.line.join(family, key(self.draws, regime.order_sd_days, regime.fast_bonus_days, &family));
    }

    fn take_up_next(&mut self, day: NaiveDate) {
        while let Some((number, place)) = self.line.next(day) {
            let Some(Waiting { family, taken }) = self.line.waiting.get(&number).copied() else {
                self.line.leave(place, number);
                continue;
            };
            // Who gives up on this very day is found out only after the file has been opened.
            if family.withdraws < day {
                self.line.waiting.remove(&number);
                self.line.leave(place, number);
                self.end_waiting(&family, taken);
            } else if matches!(place, Place::Queue(_)) && self.is_frozen(&family, day) {
                self.line.leave(place, number);
            } else {
                self.line.take_one(number, place);
                let application = self.taken_up(&family, taken, day);
                self.done.push_back(application);
                return;
            }
        }
    }

    fn is_frozen(&self, family: &Family, day: NaiveDate) -> bool {
        let share = self.tables.regime(day).freeze_share;
        family.court_order.is_none() && self.draws.at(START, u64::from(family.number), 0) < share
    }

    fn taken_up(&self, family: &Family, member: u8, day: NaiveDate) -> Application {
        let regime = self.tables.regime(day);
        let decided = after(day, family.handling_days());
        let whose = if regime.individual_outcome { u64::from(member) } else { 0 };
        let granted = self.draws.at(OUTCOME, u64::from(family.number), whose) < regime.grant_rate;
        let closing = if family.withdraws < decided {
            Closing { on: family.withdraws, outcome: Outcome::Withdrawn }
        } else {
            Closing { on: decided, outcome: if granted { Outcome::Granted } else { Outcome::Refused } }
        };
        let mut application = self.waiting(family, member, Some(closing));
        application.taken_up = Some(day);
        // Who has been taken up sends no notice any more, and no court is asked.
        application.notice_of_default = application.notice_of_default.filter(|sent| *sent <= day);
        application.court_order = application.court_order.filter(|sent| *sent <= day);
        let end = application.closed.map_or(self.wanted.until, |closing| closing.on);
        let mut begin = day;
        for (days, span) in
            [(family.incomplete, &mut application.completion), (family.research, &mut application.research)]
        {
            let Some(days) = days.filter(|_| begin <= end) else { continue };
            let until = after(begin, count(days));
            *span = Some(Span { from: begin, until: Some(until).filter(|until| *until <= end) });
            begin = until;
        }
        application
    }

    /// An application that is not taken up (yet).
    fn waiting(&self, family: &Family, member: u8, closing: Option<Closing>) -> Application {
        let closed = closing.filter(|closing| closing.on <= self.wanted.until);
        let open_on = |day: &NaiveDate| *day <= self.wanted.until && closed.is_none_or(|closing| closing.on > *day);
        let notice = family.notice.filter(open_on);
        Application {
            number: family.first_application.saturating_add(u32::from(member)),
            family: family.number,
            member,
            family_size: family.size,
            nationality: family.nationality,
            track: family.track,
            received: family.received,
            taken_up: None,
            closed,
            completion: None,
            research: None,
            notice_of_default: notice,
            court_order: family.court_order.filter(open_on),
            held_since: None,
        }
    }

    /// What becomes of the members, from this one on, of a family that is not taken up any more.
    fn end_waiting(&mut self, family: &Family, from: u8) {
        let closing = Closing { on: family.withdraws, outcome: Outcome::Withdrawn };
        let until = self.wanted.until;
        for member in from..family.size {
            let mut application = self.waiting(family, member, Some(closing));
            if application.closed.is_none() && self.is_frozen(family, until) {
                application.held_since = Some(family.received.max(self.tables.regime(until).from));
            }
            self.done.push_back(application);
        }
    }
}

impl Iterator for CaseLoad<'_> {
    type Item = Application;

    fn next(&mut self) -> Option<Application> {
        while self.done.is_empty() && !self.finished {
            match self.months.next() {
                Some(month) if month.first <= self.wanted.until => self.work_month(*month),
                Some(_) | None => {
                    self.finished = true;
                    for waiting in std::mem::take(&mut self.line.waiting).into_values() {
                        self.end_waiting(&waiting.family, waiting.taken);
                    }
                }
            }
        }
        self.done.pop_front()
    }
}

/// Keeps a product such as 0.1 × 21 × (630 / 21) from falling short of its whole number.
const ALMOST: f64 = 1e-9;

/// A family's place in the line: small is early.
fn key(draws: Draws, sd: f64, bonus: f64, family: &Family) -> Key {
    let strays = sd * normal(draws.at(SERVICE, u64::from(family.number), 0));
    let favour = match family.track {
        super::Track::Fast => bonus,
        super::Track::Extended => 0.0,
    };
    Key(f64::from(family.received.num_days_from_ce()) + strays - favour)
}
