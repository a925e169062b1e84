//! The only reader of the clock and of randomness. Everything else is told the time and handed its ids.

use std::sync::Mutex;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, TimeDelta, Utc};

use crate::domain::ids::{CaseId, Reference};

/// Tells the time and makes ids.
pub trait Ambient: Send + Sync {
    /// The instant, in whole microseconds, which is what both stores keep.
    fn now(&self) -> DateTime<Utc>;
    /// A new id for a case, and a new reference.
    fn case_id(&self) -> (CaseId, Reference);
    /// A new id for a request.
    fn request_id(&self) -> uuid::Uuid;
    /// A new id for anything else that is kept; ids made later sort later.
    fn new_id(&self) -> uuid::Uuid;
    /// 256 bits that nobody can guess: for session ids, keys, codes, salts and nonces.
    fn secret(&self) -> [u8; 32];
}

/// The real clock and the operating system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct Real;

impl Ambient for Real {
    #[expect(clippy::disallowed_methods, reason = "the one reader of the clock")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(6)
    }

    #[expect(clippy::disallowed_methods, reason = "the one maker of ids")]
    fn case_id(&self) -> (CaseId, Reference) {
        (CaseId(uuid::Uuid::now_v7()), Reference::from_random(rand::random()))
    }

    #[expect(clippy::disallowed_methods, reason = "the one maker of ids")]
    fn request_id(&self) -> uuid::Uuid {
        uuid::Uuid::new_v4()
    }

    #[expect(clippy::disallowed_methods, reason = "the one maker of ids")]
    fn new_id(&self) -> uuid::Uuid {
        uuid::Uuid::now_v7()
    }

    /// `rand::rng()` is a cryptographically secure generator seeded by the operating system (`ChaCha12`, reseeded).
    fn secret(&self) -> [u8; 32] {
        rand::random()
    }
}

/// A clock that stands still until it is moved, and ids that count up: for tests, and for the demo's own past.
#[derive(Debug)]
pub struct Fixed {
    state: Mutex<(DateTime<Utc>, u64)>,
}

impl Fixed {
    /// Stands at this instant.
    #[must_use]
    pub fn at(now: DateTime<Utc>) -> Self {
        Self { state: Mutex::new((now, 0)) }
    }

    /// Moves the clock on.
    pub fn advance(&self, by: TimeDelta) {
        self.with(|(now, _)| *now += by);
    }

    /// Sets the clock.
    pub fn set(&self, to: DateTime<Utc>) {
        self.with(|(now, _)| *now = to);
    }

    fn with<T>(&self, change: impl FnOnce(&mut (DateTime<Utc>, u64)) -> T) -> T {
        change(&mut self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    fn count(&self) -> u64 {
        self.with(|(_, count)| {
            *count += 1;
            *count
        })
    }
}

impl Ambient for Fixed {
    fn now(&self) -> DateTime<Utc> {
        self.with(|(now, _)| *now)
    }

    fn case_id(&self) -> (CaseId, Reference) {
        let count = self.count();
        (
            CaseId(uuid::Uuid::from_u128(u128::from(count))),
            Reference::from_random(count.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
        )
    }

    fn request_id(&self) -> uuid::Uuid {
        self.new_id()
    }

    fn new_id(&self) -> uuid::Uuid {
        uuid::Uuid::from_u128(u128::from(self.count()))
    }

    /// Counted, so that a test can repeat itself; never for anything but tests and the demo's invented past.
    fn secret(&self) -> [u8; 32] {
        use rand::{Rng, SeedableRng};
        rand::rngs::StdRng::seed_from_u64(self.count()).random()
    }
}

/// The legal day of an instant in a time zone (IANA name); late in the evening it is another day than in UTC.
#[must_use]
pub fn legal_day(now: DateTime<Utc>, time_zone: &str) -> NaiveDate {
    match time_zone.parse::<chrono_tz::Tz>() {
        Ok(zone) => now.with_timezone(&zone).date_naive(),
        Err(_) => now.date_naive(),
    }
}

/// What a clock on the wall shows at an instant in a time zone (IANA name).
#[must_use]
pub fn legal_time(now: DateTime<Utc>, time_zone: &str) -> NaiveDateTime {
    time_zone.parse::<chrono_tz::Tz>().map_or(now.naive_utc(), |zone| now.with_timezone(&zone).naive_local())
}

/// The instant of a full hour of a legal day in a time zone (IANA name): the first of two where clocks are set back, and the
/// same hour in UTC where they skip it.
#[must_use]
pub fn legal_hour(day: NaiveDate, hour: u32, time_zone: &str) -> DateTime<Utc> {
    let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    let there =
        time_zone.parse::<chrono_tz::Tz>().ok().and_then(|zone| day.and_time(time).and_local_timezone(zone).earliest());
    there.map_or_else(|| day.and_time(time).and_utc(), |at| at.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_in_the_evening_in_utc_it_is_the_next_legal_day_in_amsterdam() {
        let now = "2026-11-22T23:30:00Z".parse().expect("an instant");
        assert_eq!(legal_day(now, "Europe/Amsterdam").to_string(), "2026-11-23");
    }

    #[test]
    fn five_in_the_afternoon_is_another_instant_in_summer_and_in_winter() {
        let five = |day: &str| legal_hour(day.parse().expect("a day"), 17, "Europe/Amsterdam").to_rfc3339();
        assert_eq!(five("2026-06-01"), "2026-06-01T15:00:00+00:00");
        assert_eq!(five("2026-12-01"), "2026-12-01T16:00:00+00:00");
    }
}
