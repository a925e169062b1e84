//! One line of a day-count table, and why a line is refused. Owns the rules for a line by itself; knows no estimator.

use std::num::NonZeroU8;

/// The longest age in days that a line may have (179 years): anything longer is a typing error in a date.
pub const LONGEST: i64 = 65_535;

/// How a case ended, as an opaque code from 1 up. What the codes mean is the caller's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Cause(NonZeroU8);

impl Cause {
    /// The cause with code 1.
    pub const FIRST: Self = Self(NonZeroU8::MIN);

    /// The cause with this code; `None` for 0, which stands for "not ended".
    #[must_use]
    pub const fn new(code: u8) -> Option<Self> {
        match NonZeroU8::new(code) {
            Some(code) => Some(Self(code)),
            None => None,
        }
    }

    /// The code, 1 or more.
    #[must_use]
    pub const fn code(self) -> u8 {
        self.0.get()
    }

    /// Place of the cause in a row of counts: code 1 comes first.
    pub(super) fn place(self) -> usize {
        usize::from(self.code() - 1)
    }
}

/// A number of cases that were watched over the same ages and ended the same way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Line {
    /// Age in days from which the cases were watched. They are at risk at ages `entry < t <= exit`; entry 0 means from the
    /// start, age 0 included.
    pub entry: i64,
    /// Age in days at which they ended or were last seen pending.
    pub exit: i64,
    /// How they ended; `None`: still pending at `exit`.
    pub end: Option<Cause>,
    /// How many cases.
    pub count: u64,
}

/// A line as somebody else wrote it, before any check. What was no whole number is `None`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Written {
    /// See [`Line::entry`].
    pub entry: Option<i64>,
    /// See [`Line::exit`].
    pub exit: Option<i64>,
    /// Code of the cause, 0 for still pending.
    pub end: Option<i64>,
    /// How many cases.
    pub count: Option<i64>,
}

/// A column of a day-count table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// Age at entry.
    Entry,
    /// Age at exit.
    Exit,
    /// How the cases ended.
    End,
    /// Number of cases.
    Count,
}

/// What is wrong with a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// The column holds no whole number.
    NotANumber(Column),
    /// The column holds a number below zero.
    Negative(Column),
    /// Exit does not lie after entry, so that the cases were at risk at no age. (Entry 0 and exit 0 is fine: closed on the
    /// day of receipt.)
    NeverAtRisk,
    /// Exit lies beyond [`LONGEST`].
    TooLong,
    /// There is no cause with this code.
    UnknownEnd(i64),
    /// With this line the table would hold more cases than can be counted (2^64).
    TooMany,
}

/// A line that was left out, with every reason.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    /// Place of the line in what was given, from 0.
    pub at: usize,
    /// All that is wrong with it; never empty.
    pub why: Vec<Wrong>,
}

impl Line {
    /// All that is wrong with the line when causes above `highest` are unknown; empty when it is good.
    #[must_use]
    pub fn faults(&self, highest: Cause) -> Vec<Wrong> {
        // Nearly every line is good, and tables are long.
        let later = self.exit > self.entry || (self.exit == 0 && self.entry == 0);
        if self.entry >= 0 && later && self.exit <= LONGEST && self.end.is_none_or(|end| end <= highest) {
            return Vec::new();
        }
        let mut why = span_faults(self.entry, self.exit);
        why.extend(self.end.filter(|end| *end > highest).map(|end| Wrong::UnknownEnd(i64::from(end.code()))));
        why
    }
}

impl Written {
    /// The line meant, or all that is wrong with it.
    pub fn read(&self, highest: Cause) -> Result<Line, Vec<Wrong>> {
        let mut why = Vec::new();
        let mut number = |column, value: Option<i64>| {
            why.extend(value.is_none().then_some(Wrong::NotANumber(column)));
            value.unwrap_or_default()
        };
        let entry = number(Column::Entry, self.entry);
        let exit = number(Column::Exit, self.exit);
        let code = number(Column::End, self.end);
        let written_count = number(Column::Count, self.count);
        if self.entry.is_some() && self.exit.is_some() {
            why.extend(span_faults(entry, exit));
        }
        let end = u8::try_from(code).ok().and_then(Cause::new).filter(|end| *end <= highest);
        if code != 0 && end.is_none() {
            why.push(Wrong::UnknownEnd(code));
        }
        let count = u64::try_from(written_count).unwrap_or_else(|_| {
            why.push(Wrong::Negative(Column::Count));
            0
        });
        if why.is_empty() { Ok(Line { entry, exit, end, count }) } else { Err(why) }
    }
}

fn span_faults(entry: i64, exit: i64) -> Vec<Wrong> {
    let mut why = Vec::new();
    if entry < 0 {
        why.push(Wrong::Negative(Column::Entry));
    }
    if exit < 0 {
        why.push(Wrong::Negative(Column::Exit));
    }
    if why.is_empty() && (exit < entry || (exit == entry && entry > 0)) {
        why.push(Wrong::NeverAtRisk);
    }
    if exit > LONGEST {
        why.push(Wrong::TooLong);
    }
    why
}
