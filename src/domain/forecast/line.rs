//! The line as a whole: who stands where in it, how long it is, and whether it is worked in order.

use super::daily::Running;
use super::flow::{Flow, near};
use super::real;
use super::settings::Settings;
use super::window::{Row, Window};

/// All receipts and closings up to the as-of day, added up.
#[derive(Clone, Debug)]
pub struct Line {
    window: Window,
    first: i32,
    received: Running,
    closed: Running,
}

impl Line {
    /// Adds up a flow as known at the as-of day. `None` for an empty flow, or a day centuries away.
    #[must_use]
    pub fn build(known: &Flow, as_of: i32, settings: &Settings) -> Option<Self> {
        let first = known.first_day().filter(|_| near(as_of))?;
        let received = known.cells().iter().map(|c| (c.received, u64::from(c.count)));
        Some(Self {
            window: Window { as_of, days: settings.window },
            first,
            received: Running::total(first, as_of, received),
            closed: Running::total(first, as_of, known.closings()),
        })
    }

    /// Closings in the window.
    #[must_use]
    pub fn closings(&self) -> u64 {
        self.closed.between(self.window.first() - 1, self.window.as_of)
    }

    /// Cases pending at the end of the as-of day.
    #[must_use]
    pub fn pending(&self) -> u64 {
        self.pending_at(self.window.as_of)
    }

    /// Closings a day in the window.
    #[must_use]
    pub fn throughput(&self) -> f64 {
        real(self.closings()) / f64::from(self.window.days)
    }

    /// Days until the turn of a case received on this day, at the end of the as-of day, if everybody were served in
    /// order at the pace of the window. Negative for a case that others overtook; infinite when nothing is closed.
    #[must_use]
    pub fn lead(&self, received: i32) -> f64 {
        self.lead_on(received, self.window.as_of + 1)
    }

    /// The smallest load at the as-of day and one, two and three quarters of a year before it: a seasonal peak is not a
    /// long line. Load is pending over the closings of the year up to then. Days before the second day of the data count
    /// as that day. `None` when nothing was closed in any of these years.
    #[must_use]
    pub fn load(&self, settings: &Settings) -> Option<f64> {
        let days = [0, 91, 182, 273].map(|back| (self.window.as_of - back).max(self.first + 1));
        let loads = days.into_iter().filter_map(|day| self.load_at(day, settings));
        loads.min_by(f64::total_cmp)
    }

    /// How far the line is worked in order: 1 strictly, 0 at random, −1 newest first. `None` without closings in the
    /// window.
    ///
    /// One minus twice the mean, over the closings of the window, of the share of those then pending (arrivals of the day
    /// in, closings of the day not yet out) that were received before the closed case, half of its own day counted in.
    #[must_use]
    pub fn order(&self, known: &Flow) -> Option<f64> {
        let days = || self.window.first()..=self.window.as_of;
        let pending: Vec<f64> = days().map(|day| real(self.waiting_on(day))).collect();
        let mut before = vec![0_u64; self.window.length()];
        let mut overtaken = 0.0;
        for Row { waiting, closed, .. } in self.window.rows(known) {
            for (((before, all), own), closed) in before.iter_mut().zip(&pending).zip(waiting).zip(closed) {
                if closed > 0 {
                    overtaken += real(closed) * (real(*before) + 0.5 * real(own)) / all;
                }
                *before += own;
            }
        }
        let closings = self.closings();
        (closings > 0).then(|| 1.0 - 2.0 * overtaken / real(closings))
    }

    pub(super) fn window(&self) -> Window {
        self.window
    }

    /// The lead at the start of a day.
    pub(super) fn lead_on(&self, received: i32, day: i32) -> f64 {
        (self.position(received) - real(self.closed.through(day - 1))) / self.throughput()
    }

    /// All cases ever received before this day and half of those on it.
    fn position(&self, received: i32) -> f64 {
        real(self.received.through(received - 1)) + 0.5 * real(self.received.on(received))
    }

    /// Pending before the closings of a day, with its arrivals.
    fn waiting_on(&self, day: i32) -> u64 {
        self.received.through(day).saturating_sub(self.closed.through(day - 1))
    }

    fn pending_at(&self, day: i32) -> u64 {
        self.received.through(day).saturating_sub(self.closed.through(day))
    }

    fn load_at(&self, day: i32, settings: &Settings) -> Option<f64> {
        let closings = self.closed.between(day - settings.load_days, day);
        (closings > 0).then(|| real(self.pending_at(day)) / real(closings))
    }
}
