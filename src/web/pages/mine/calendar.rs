//! Days for one's calendar, as a file that every calendar reads (RFC 5545). A calendar is shown on a screen that others see, and
//! often lies with a company: so nothing in the file says whose it is or what it is about, unless that was asked for.

use chrono::{DateTime, NaiveDate, Utc};

/// The longest line, in bytes without its end (RFC 5545, section 3.1).
const LONGEST: usize = 75;

/// A day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CalendarDay {
    /// By what a calendar knows it again when it moves; it says nothing.
    pub uid: String,
    /// The day.
    pub on: NaiveDate,
    /// What the calendar shows.
    pub title: String,
}

/// The file.
#[must_use]
pub fn calendar(made_at: DateTime<Utc>, days: &[CalendarDay]) -> String {
    let mut file = String::new();
    let mut line = |text: &str| fold(text, &mut file);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Calendar//Days//EN");
    for day in days {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", escaped(&day.uid)));
        line(&format!("DTSTAMP:{}", made_at.format("%Y%m%dT%H%M%SZ")));
        line(&format!("DTSTART;VALUE=DATE:{}", day.on.format("%Y%m%d")));
        line(&format!("SUMMARY:{}", escaped(&day.title)));
        line("CLASS:PRIVATE");
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    file
}

/// A text as a value (RFC 5545, section 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line, folded so that no character is torn apart.
fn fold(text: &str, into: &mut String) {
    let mut used = 0;
    for c in text.chars() {
        if used + c.len_utf8() > LONGEST {
            into.push_str("\r\n ");
            used = 1;
        }
        into.push(c);
        used += c.len_utf8();
    }
    into.push_str("\r\n");
}
