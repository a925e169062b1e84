//! The periods that may be asked for (rule 4): whole calendar months, quarters, half-years and years. There is no way to
//! write down "1 January to 30 March", so it cannot be subtracted from the quarter.

use std::fmt;

use chrono::{Days, NaiveDate};

const MONTHS_IN_A_YEAR: u32 = 12;

/// How long a period is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Grain {
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    HalfYear,
    /// A calendar year.
    Year,
}

impl Grain {
    /// All of them, the shortest first.
    pub const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::HalfYear, Self::Year];

    /// Its length in months.
    #[must_use]
    pub fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => MONTHS_IN_A_YEAR,
        }
    }
}

/// A calendar period of a year between 1000 and 9999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Period {
    year: i32,
    grain: Grain,
    /// Counted from 1 within the year.
    place: u32,
}

impl Period {
    /// The `place`-th period of that grain in the year, counted from 1. `None` where there is none.
    #[must_use]
    pub fn new(year: i32, grain: Grain, place: u32) -> Option<Self> {
        let places = 1..=MONTHS_IN_A_YEAR / grain.months();
        ((1000..=9999).contains(&year) && places.contains(&place)).then_some(Self { year, grain, place })
    }

    /// Reads `2025-03`, `2025-Q1`, `2025-H1` or `2025`, and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_at_checked(4)?;
        let year = digits(year)?;
        let (grain, place) = match rest.strip_prefix('-') {
            None if rest.is_empty() => (Grain::Year, 1),
            None => return None,
            Some(rest) => match (rest.strip_prefix('Q'), rest.strip_prefix('H')) {
                (Some(quarter), _) if quarter.len() == 1 => (Grain::Quarter, digits(quarter)?),
                (_, Some(half)) if half.len() == 1 => (Grain::HalfYear, digits(half)?),
                (None, None) if rest.len() == 2 => (Grain::Month, digits(rest)?),
                (_, _) => return None,
            },
        };
        Self::new(i32::try_from(year).ok()?, grain, place)
    }

    /// The period of that grain in which a day lies.
    #[must_use]
    pub fn of(day: NaiveDate, grain: Grain) -> Option<Self> {
        let year = chrono::Datelike::year(&day);
        Self::new(year, grain, chrono::Datelike::month0(&day) / grain.months() + 1)
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// How long it is.
    #[must_use]
    pub fn grain(self) -> Grain {
        self.grain
    }

    /// Which of its length in the year it is, counted from 1.
    #[must_use]
    pub fn place(self) -> u32 {
        self.place
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        start_of_month(self.year, self.months_before())
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        let next = start_of_month(self.year, self.months_before() + self.grain.months());
        next.checked_sub_days(Days::new(1)).unwrap_or(next)
    }

    /// Does the other lie in this one? A period contains itself.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.first_day() <= other.first_day() && other.last_day() <= self.last_day()
    }

    /// The periods of a shorter grain that make it up, in order. Empty where the grain is not shorter.
    #[must_use]
    pub fn split(self, grain: Grain) -> Vec<Self> {
        let (months, step) = (self.grain.months(), grain.months());
        if step >= months {
            return Vec::new();
        }
        let first = self.months_before() / step + 1;
        (first..first + months / step).filter_map(|place| Self::new(self.year, grain, place)).collect()
    }

    /// The place of its last month in the year, from 1.
    pub(super) fn last_month(self) -> u32 {
        self.months_before() + self.grain.months()
    }

    fn months_before(self) -> u32 {
        (self.place - 1) * self.grain.months()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.grain {
            Grain::Month => write!(f, "{}-{:02}", self.year, self.place),
            Grain::Quarter => write!(f, "{}-Q{}", self.year, self.place),
            Grain::HalfYear => write!(f, "{}-H{}", self.year, self.place),
            Grain::Year => write!(f, "{}", self.year),
        }
    }
}

fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// The first of the month that comes so many months (at most twelve) after January.
fn start_of_month(year: i32, months: u32) -> NaiveDate {
    let (year, month) = if months < MONTHS_IN_A_YEAR { (year, months + 1) } else { (year + 1, 1) };
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MIN)
}
