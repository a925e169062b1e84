//! How much one caller may ask in how short a time: by address of the network, by what the caller proves itself with, and by
//! the kind of request. In memory, of bounded size.
//!
//! **Why like this.** The generic cell rate algorithm keeps one instant for each caller, so a decision costs a look-up and a
//! subtraction. The crates that do the same bring their own clock; here the clock is the one of the service, so that a test
//! can stand still.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// The kind of a request.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// Looks at something.
    Read,
    /// Changes something.
    Write,
    /// Makes the service reckon.
    Reckon,
    /// Tries to sign in.
    SignIn,
}

impl Kind {
    /// Its name, as the headers tell it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Reckon => "reckon",
            Self::SignIn => "sign-in",
        }
    }
}

/// So many requests a minute, of which all may come at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quota {
    /// Requests a minute.
    pub a_minute: u32,
}

/// The quotas of each kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Quotas {
    /// `limits.read`
    pub read: u32,
    /// `limits.write`
    pub write: u32,
    /// `limits.reckon`
    pub reckon: u32,
    /// `limits.sign-in`
    pub sign_in: u32,
}

impl Quotas {
    fn of(&self, kind: Kind) -> Quota {
        let a_minute = match kind {
            Kind::Read => self.read,
            Kind::Write => self.write,
            Kind::Reckon => self.reckon,
            Kind::SignIn => self.sign_in,
        };
        Quota { a_minute: a_minute.max(1) }
    }
}

/// What is left to a caller, for the headers (draft-ietf-httpapi-ratelimit-headers).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Left {
    /// Of which kind.
    pub kind: Kind,
    /// The quota, in a minute.
    pub quota: u32,
    /// Requests that may come at once now.
    pub remaining: u32,
    /// Seconds until all of the quota is there again; after a refusal, until the next request is let through.
    pub seconds: i64,
    /// Was this one let through?
    pub allowed: bool,
}

/// Callers kept in each part of the table; the table is emptied of those whose quota is whole again before it grows further.
const MOST: usize = 8192;
const PARTS: usize = 16;

type Key = (u64, Kind);

/// The table of callers.
#[derive(Debug)]
pub struct Limiter {
    quotas: Quotas,
    hasher: RandomState,
    parts: Vec<Mutex<HashMap<Key, DateTime<Utc>>>>,
}

impl Limiter {
    /// With these quotas.
    #[must_use]
    pub fn new(quotas: Quotas) -> Self {
        Self { quotas, hasher: RandomState::new(), parts: (0..PARTS).map(|_| Mutex::default()).collect() }
    }

    /// Spends one request of a caller.
    pub fn spend(&self, kind: Kind, caller: &str, now: DateTime<Utc>) -> Left {
        let quota = self.quotas.of(kind).a_minute;
        let each = TimeDelta::minutes(1) / i32::try_from(quota).unwrap_or(i32::MAX);
        let minute = TimeDelta::minutes(1);
        // Only a keyed hash of the caller is kept: nobody can choose callers that meet in one place, or read them back.
        let hash = self.hasher.hash_one(caller);
        let at = usize::try_from(hash % 16).unwrap_or(0);
        let Some(part) = self.parts.get(at) else { return Self::whole(kind, quota) };
        let mut part = part.lock().unwrap_or_else(PoisonError::into_inner);
        if part.len() >= MOST {
            part.retain(|_, empty_until| *empty_until > now);
            if part.len() >= MOST {
                // Under a flood from many addresses old callers are forgotten rather than memory given away.
                part.clear();
            }
        }
        // The instant at which everything that was spent is paid back.
        let paid_back = part.get(&(hash, kind)).copied().unwrap_or(now).max(now);
        let next = paid_back + each;
        if next - now > minute {
            let seconds = seconds_up(next - now - minute);
            return Left { kind, quota, remaining: 0, seconds, allowed: false };
        }
        part.insert((hash, kind), next);
        let spent = i64::from(quota) * (next - now).num_milliseconds() / 60_000;
        let remaining = u32::try_from((i64::from(quota) - spent).max(0)).unwrap_or(0);
        Left { kind, quota, remaining, seconds: seconds_up(next - now), allowed: true }
    }

    fn whole(kind: Kind, quota: u32) -> Left {
        Left { kind, quota, remaining: quota, seconds: 0, allowed: true }
    }
}

fn seconds_up(wait: TimeDelta) -> i64 {
    (wait.num_milliseconds() + 999).div_euclid(1000).max(1)
}

/// One caller by its address: of IPv6 the first 64 bits, which is what one household or one attacker has to spend.
#[must_use]
pub fn by_address(address: IpAddr) -> String {
    match address {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => v6.to_ipv4_mapped().map_or_else(
            || {
                let [a, b, c, d, ..] = v6.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            },
            |v4| v4.to_string(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limiter(sign_in: u32) -> Limiter {
        Limiter::new(Quotas { read: 600, write: 120, reckon: 60, sign_in })
    }

    fn noon() -> DateTime<Utc> {
        "2027-03-01T12:00:00Z".parse().expect("an instant")
    }

    #[test]
    fn a_quota_may_be_spent_at_once_and_comes_back_little_by_little() {
        let limiter = limiter(6);
        let allowed = |at: DateTime<Utc>| limiter.spend(Kind::SignIn, "a", at).allowed;
        assert_eq!(
            (0..8).map(|_| allowed(noon())).collect::<Vec<_>>(),
            [true, true, true, true, true, true, false, false]
        );
        assert!(!allowed(noon() + TimeDelta::seconds(9)));
        assert!(allowed(noon() + TimeDelta::seconds(10)));
        assert!(!allowed(noon() + TimeDelta::seconds(10)));
        assert!(limiter.spend(Kind::SignIn, "b", noon()).allowed, "another caller has a quota of their own");
        assert!(limiter.spend(Kind::Read, "a", noon()).allowed, "and each kind too");
        let refused = limiter.spend(Kind::SignIn, "a", noon() + TimeDelta::seconds(10));
        assert_eq!((refused.remaining, refused.seconds), (0, 10));
    }

    #[test]
    fn the_table_does_not_grow_with_the_number_of_attackers() {
        let limiter = limiter(6);
        for n in 0..300_000_u32 {
            limiter.spend(Kind::Read, &format!("2001:db8:{n:x}::/64"), noon());
        }
        let kept: usize = limiter.parts.iter().map(|p| p.lock().expect("a part").len()).sum();
        assert!(kept <= MOST * PARTS, "{kept}");
    }

    #[test]
    fn a_household_of_ipv6_is_one_caller() {
        let by = |text: &str| by_address(text.parse().expect("an address"));
        assert_eq!(by("2001:db8:1:2:aaaa::1"), by("2001:db8:1:2:bbbb::9"));
        assert_ne!(by("2001:db8:1:2::1"), by("2001:db8:1:3::1"));
        assert_eq!(by("::ffff:192.0.2.7"), by("192.0.2.7"));
    }
}
