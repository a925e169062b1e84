//! The words of a kind of notice, put together in a language, and whether they are whole.

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::domain::notice::{Facts, NoticeRule, Others, Tag};
use crate::i18n::{Arg, Locale, Locales};

/// The parts of a notice, in the order in which they are read: what happened, what it means, what comes next and who acts, what
/// one can do and until when.
pub const PARTS: [&str; 4] = ["title", "means", "next", "do"];

/// One text in one language: a title, and paragraphs with a heading each.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    /// The language (BCP 47).
    pub language: String,
    /// As HTML says it: `ltr` or `rtl`.
    pub direction: &'static str,
    /// What stands above it, for a language that nobody has checked.
    pub caution: Option<String>,
    /// What happened.
    pub title: String,
    /// Heading and text.
    pub paragraphs: Vec<(String, String)>,
}

/// What a notice says in a language.
#[must_use]
pub fn words(locale: &Locale, kind: &str, facts: &Facts) -> Words {
    let say = |part: &str| locale.isolated(&format!("notice-{kind}-{part}"), &arguments(facts));
    let mut paragraphs: Vec<(String, String)> = ["means", "next", "do"]
        .into_iter()
        .map(|part| (locale.text(&format!("notice-{part}"), &[]), say(part)))
        .collect();
    if let Some(others) = &facts.others {
        let key = if others.high.is_some() { "notice-others-range" } else { "notice-others-long" };
        paragraphs.push((locale.text("notice-others", &[]), locale.isolated(key, &of_others(others))));
    }
    paragraphs.push((locale.text("notice-ask", &[]), locale.text("notice-ask-text", &[])));
    Words {
        language: locale.id().to_owned(),
        direction: locale.direction(),
        caution: None,
        title: say("title"),
        paragraphs,
    }
}

/// What those who work for an organisation read: one sentence, in a language that has words for everything.
#[must_use]
pub fn words_for_organisation(locales: &Locales, language: &str, kind: &str, facts: &Facts) -> Words {
    let locale = Some(locales.get(language)).filter(|locale| locale.is_whole()).unwrap_or_else(|| locales.get("en"));
    Words {
        language: locale.id().to_owned(),
        direction: locale.direction(),
        caution: None,
        title: locale.isolated(&desk_key(kind), &arguments(facts)),
        paragraphs: Vec::new(),
    }
}

fn desk_key(kind: &str) -> String {
    format!("desk-{kind}")
}

/// What somebody reads: their language, marked where nobody has checked it, and beside it the leading language where the text
/// touches what must not be misread.
#[must_use]
pub fn words_for(locales: &Locales, language: &str, rule: &NoticeRule, facts: &Facts) -> Vec<Words> {
    if !rule.tells_people() {
        return vec![words_for_organisation(locales, language, rule.kind.as_str(), facts)];
    }
    let locale = locales.get(language);
    let mut own = words(locale, rule.kind.as_str(), facts);
    let status = locales.status(locale.id());
    if !status.reviewed {
        own.caution = Some(locale.text("notice-unreviewed", &[]));
    }
    let leading = locales.leading();
    let alone = rule.tags.iter().all(|tag| status.alone.contains(&tag_name(*tag)));
    if alone || leading.id() == locale.id() {
        return vec![own];
    }
    let mut beside = words(leading, rule.kind.as_str(), facts);
    beside.caution = Some(locale.text("notice-source", &[]));
    vec![own, beside]
}

fn tag_name(tag: Tag) -> &'static str {
    Tag::ALL.iter().find(|(_, known)| *known == tag).map_or("", |(name, _)| name)
}

fn of_others(others: &Others) -> Vec<(&'static str, Arg<'static>)> {
    let mut all = vec![("since", Arg::Day(others.since)), ("low", Arg::Number(i64::from(others.low)))];
    all.extend(others.high.map(|high| ("high", Arg::Number(i64::from(high)))));
    all
}

fn arguments(facts: &Facts) -> Vec<(&'static str, Arg<'static>)> {
    let mut all = Vec::new();
    let days = [("on", facts.on), ("by", facts.by), ("before", facts.before)];
    all.extend(days.into_iter().filter_map(|(name, day)| Some((name, Arg::Day(day?)))));
    all.extend(facts.count.map(|count| ("count", Arg::Number(count))));
    all.extend(facts.organisation.clone().map(|name| ("organisation", Arg::Text(name.into()))));
    all
}

/// The facts that a rule of this shape always brings along, with invented days: for a preview, and for finding out whether the
/// words ask for more than they get.
#[must_use]
pub fn example_facts(rule: &NoticeRule) -> Facts {
    use crate::domain::notice::Trigger;
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day);
    match &rule.trigger {
        Trigger::Event { .. } | Trigger::HandedOver => Facts { on: day(3, 1), ..Facts::default() },
        Trigger::Term { days, .. } => {
            Facts { by: day(8, 31), count: days.first().map(|days| days.abs()), ..Facts::default() }
        }
        Trigger::Waited { .. } => Facts { on: day(3, 1), count: Some(6), ..Facts::default() },
        Trigger::Moved { .. } => Facts { by: day(11, 30), before: day(8, 31), ..Facts::default() },
        Trigger::Handover(_) => Facts {
            on: day(3, 1),
            by: day(3, 15),
            count: Some(1),
            organisation: Some("Example".to_owned()),
            ..Facts::default()
        },
        Trigger::Joined | Trigger::Parked => Facts::default(),
    }
}

/// Everything that is wrong with the words of the notices of all procedures, in all languages: a text that is missing, or that
/// asks for a value which its rule does not bring along. The service does not start with any.
#[must_use]
pub fn faults(catalogue: &Catalogue, locales: &Locales) -> Vec<String> {
    let mut faults = Vec::new();
    let since = NaiveDate::from_ymd_opt(2026, 10, 31).unwrap_or_default();
    for (key, high) in [("notice-others-range", Some(40)), ("notice-others-long", None)] {
        for locale in locales.all() {
            if let Err(wrong) = locale.tried(key, &of_others(&Others { since, low: 12, high })) {
                faults.push(format!("{}.ftl, {key}: {wrong}", locale.id()));
            }
        }
    }
    for rules in catalogue.all_notices() {
        for rule in &rules.rules {
            let facts = example_facts(rule);
            for locale in locales.all() {
                let parts = PARTS.iter().map(|part| format!("notice-{}-{part}", rule.kind));
                let for_people = parts.filter(|_| rule.tells_people());
                let at_work = rule.tells_organisations() && locale.is_whole();
                for key in for_people.chain(at_work.then(|| desk_key(rule.kind.as_str()))) {
                    if let Err(wrong) = locale.tried(&key, &arguments(&facts)) {
                        faults.push(format!("{}.ftl, {key}, for {}: {wrong}", locale.id(), rules.procedure));
                    }
                }
            }
        }
    }
    faults
}
