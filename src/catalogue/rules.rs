//! The rules of a procedure file: readings, suspensions, holds, terms, penalties, remedies and warnings.

use super::procedure::{head, when};
use super::reader::{GREATEST, Section};
use crate::domain::deadline::term::Length;
use crate::domain::procedure::draft::{
    ExtensionDraft, FieldName, HoldCauseDraft, HoldDraft, LengthDraft, OpeningDraft, PenaltyDraft, PenaltyKindDraft,
    ReadingDraft, RemedyDraft, StartDraft, SuspensionDraft, TariffDraft, TermDraft, WarningDraft, ZeroDraft,
};
use crate::domain::procedure::{Force, LetterKind, Party, TariffStep};

/// `[[reading]]`
pub(super) fn reading(section: &mut Section<'_>) -> ReadingDraft {
    let made =
        ReadingDraft { head: head(section), change: section.name("change"), field: section.optional_field("field") };
    section.finish();
    made
}

/// `[[suspension]]`
pub(super) fn suspension(section: &mut Section<'_>) -> SuspensionDraft {
    let made = SuspensionDraft {
        head: head(section),
        starts: section.name("starts"),
        when: when(section),
        ends: section.name("ends"),
        lapses_on: section.optional_field("lapses-on"),
    };
    section.finish();
    made
}

/// `[[hold]]`; `None` for a moratorium whose days cannot be read.
pub(super) fn hold(section: &mut Section<'_>) -> Option<HoldDraft> {
    let head = head(section);
    let moratorium = ["from", "until", "event"].iter().any(|key| section.has(key));
    let cause = if moratorium {
        let (from, until) = (section.date("from"), section.date("until"));
        let (event, when) = (section.name("event"), when(section));
        from.zip(until).map(|(from, until)| HoldCauseDraft::Moratorium { from, until, event, when })
    } else {
        Some(HoldCauseDraft::Events { starts: section.name("starts"), ends: section.name("ends") })
    };
    section.finish();
    cause.map(|cause| HoldDraft { head, cause })
}

/// `[[term]]`
pub(super) fn term(section: &mut Section<'_>) -> TermDraft {
    let made = TermDraft {
        head: head(section),
        party: section.choice("party", &Party::ALL.map(|p| (p.as_str(), p))).unwrap_or(Party::Authority),
        force: section.choice("force", &Force::ALL.map(|f| (f.as_str(), f))).unwrap_or(Force::Statutory),
        starts: section.name("starts"),
        when: when(section),
        ages: section.names("ages"),
        also_starts: section.tables("also-starts").iter_mut().map(also_start).collect(),
        zero: zero(section),
        restarted_by: section.optional_name("restarted-by"),
        length: length(section),
        shifts: section.flag("shifts"),
        met_by: section.names("met-by"),
        posted: posted(section),
        moot_by: section.names("moot-by"),
        suspended_by: section.names("suspended-by"),
        extensions: section.tables("extension").iter_mut().map(extension).collect(),
        readings: section.names("readings"),
    };
    section.finish();
    made
}

fn also_start(section: &mut Section<'_>) -> StartDraft {
    let made = StartDraft { event: section.name("event"), when: when(section) };
    section.finish();
    made
}

fn posted(section: &mut Section<'_>) -> Option<(FieldName, Length)> {
    let mut table = section.table("posted")?;
    let (field, within) = (table.field("field"), table.optional_length("within"));
    if within.is_none() {
        table.note("missing-key", "`posted` needs `within`, like { weeks = 1 }");
    }
    table.finish();
    within.map(|within| (field, within))
}

fn zero(section: &mut Section<'_>) -> ZeroDraft {
    let Some(mut table) = section.table("zero") else { return ZeroDraft::Event };
    let zero = if table.has("notice-on") {
        ZeroDraft::NoticeOn(table.some_names("notice-on"))
    } else {
        ZeroDraft::EndOf(table.name("end-of"))
    };
    table.finish();
    zero
}

fn length(section: &mut Section<'_>) -> LengthDraft {
    if !section.has("length") {
        section.note("missing-key", "a term needs the key `length`");
    }
    let Some(mut table) = section.measure("length") else { return LengthDraft::Fixed(Length::Days(1)) };
    let length = if table.has("weeks-in") {
        let (weeks, until) = (table.field("weeks-in"), table.field("until"));
        let longer = table.has("longer-after") || table.has("longer-in");
        let longer = longer.then(|| (table.name("longer-after"), table.field("longer-in")));
        LengthDraft::Order { weeks, until, longer }
    } else if table.has("until") {
        LengthDraft::UntilField(table.field("until"))
    } else {
        let length = table.length_here();
        if length.is_none() && !table.has_any(&["days", "weeks", "months", "years"]) {
            table.note("missing-unit", "`length` needs a unit (days, weeks, months or years), `until`, or `weeks-in`");
        }
        LengthDraft::Fixed(length.unwrap_or(Length::Days(1)))
    };
    table.finish();
    length
}

fn extension(section: &mut Section<'_>) -> ExtensionDraft {
    let made = ExtensionDraft {
        event: section.name("event"),
        when: when(section),
        length: section.optional_length("length"),
        until: section.optional_field("until"),
        times: section.optional_number("times", &(1..=99)).and_then(|n| u8::try_from(n).ok()).unwrap_or(1),
        authority: section.names("authority"),
    };
    if !section.has_any(&["length", "until"]) {
        section.note("missing-key", "an extension needs `length`, `until`, or both");
    }
    section.finish();
    made
}

/// `[[penalty]]`
pub(super) fn penalty(section: &mut Section<'_>) -> PenaltyDraft {
    let head = head(section);
    let kind = if section.has_any(&["grace", "tariff"]) {
        let grace = section.name("grace");
        let tariffs = section.tables("tariff");
        if tariffs.is_empty() {
            section.note("missing-key", "a penalty with `grace` needs at least one `[[penalty.tariff]]`");
        }
        let fixed_within = section.optional_length("fixed-within");
        let tariffs = tariffs.into_iter().filter_map(tariff).collect();
        PenaltyKindDraft::Administrative { grace, tariffs, fixed_within }
    } else {
        PenaltyKindDraft::Judicial {
            term: section.name("term"),
            per_day: section.field("per-day"),
            maximum: section.field("maximum"),
        }
    };
    let readings = section.names("readings");
    section.finish();
    PenaltyDraft { head, kind, readings }
}

fn tariff(mut section: Section<'_>) -> Option<TariffDraft> {
    let (from, until) = (section.date("from"), section.optional_date("until"));
    let mut steps = section.tables("steps");
    let written = steps.len();
    let steps: Vec<TariffStep> = steps.iter_mut().filter_map(step).collect();
    if written == 0 {
        section.note("missing-key", "a tariff needs `steps = [{ days = 14, cents = 2300 }]`");
    }
    let maximum_cents = section.number("maximum-cents", &(1..=i64::MAX));
    let authority = section.names("authority");
    section.finish();
    let whole = written > 0 && steps.len() == written;
    let (from, maximum_cents) = from.filter(|_| whole).zip(maximum_cents)?;
    Some(TariffDraft { line: section.line(), from, until, steps, maximum_cents, authority })
}

fn step(section: &mut Section<'_>) -> Option<TariffStep> {
    let (days, cents) = (section.number("days", &(1..=GREATEST)), section.number("cents", &(1..=GREATEST * 100)));
    section.finish();
    Some(TariffStep { days: u32::try_from(days?).ok()?, cents: cents? })
}

/// `[[remedy]]`; `None` where nothing says when it is open.
pub(super) fn remedy(section: &mut Section<'_>) -> Option<RemedyDraft> {
    let head = head(section);
    let opening = if section.has("after-terms") {
        Some(OpeningDraft::AfterTerms(section.some_names("after-terms")))
    } else if section.has("during") {
        Some(OpeningDraft::During(section.name("during")))
    } else if section.has("after-event") {
        Some(OpeningDraft::AfterWait {
            event: section.name("after-event"),
            when: when(section),
            wait: section.length("wait"),
            on_last_day: section.flag("on-last-day"),
            closed_by: section.names("closed-by"),
        })
    } else if section.has("next-quarter-after") {
        Some(OpeningDraft::NextQuarter {
            event: section.name("next-quarter-after"),
            closed_by: section.names("closed-by"),
        })
    } else {
        let right = "a remedy needs one of `after-terms`, `during`, `after-event` or `next-quarter-after`";
        section.note("missing-key", right);
        None
    };
    let used_by = section.names("used-by");
    let letter = section.optional_choice("letter", &LetterKind::ALL);
    section.finish();
    opening.map(|opening| RemedyDraft { head, opening, used_by, letter })
}

/// `[[warning]]`
pub(super) fn warning(section: &mut Section<'_>) -> WarningDraft {
    let made = WarningDraft {
        head: head(section),
        from: section.optional_date("from"),
        stages: section.names("stages"),
        event: section.optional_name("event"),
        when: when(section),
    };
    section.finish();
    made
}
