//! One invented application in each stage, lived through on a clock of its own with the real machinery: what was told on the way
//! and what is to be told next, as two people read it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{Days, NaiveDate};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Failure, slug};
use crate::ambient::{Ambient, Fixed, Real, legal_day};
use crate::app::access::Asked;
use crate::app::applications::{Draft, Seen, append, prepare};
use crate::app::{App, AppError, accounts, notices, people};
use crate::catalogue::Catalogue;
use crate::domain::access::{Desk, Role};
use crate::domain::case::event::{Given, Said};
use crate::domain::ids::{CaseId, PersonId};
use crate::domain::notice::outbox::{Notice, NoticeState};
use crate::domain::notice::{Facts, NoticeRules, Planned, To};
use crate::domain::person::{Channel, Details};
use crate::i18n::Locales;
use crate::notify::dispatcher::{Channels, Dispatcher};
use crate::notify::files::Files;
use crate::notify::paper::Paper;
use crate::notify::words::{Words, words, words_for};
use crate::sealing::Keyring;
use crate::store::{Db, Options, migrate};

/// An event of a life: days before today, its name, its field and value.
type Step = (u64, &'static str, Option<(&'static str, Value)>);

#[derive(Clone, Copy)]
enum Value {
    Code(&'static str),
    /// A day, so many days before today; negative: after it.
    Day(i64),
}

const GRANTED: Option<(&str, Value)> = Some(("outcome", Value::Code("granted")));
const REFUSED: Option<(&str, Value)> = Some(("outcome", Value::Code("refused")));

/// One life for each stage of `nl-nareis`, by what happened in it.
const LIVES: &[&[Step]] = &[
    &[],
    &[
        (330, "application-received", None),
        (300, "documents-requested", Some(("answerBy", Value::Day(272)))),
        (280, "documents-received", None),
        (150, "policy-hold-started", Some(("reason", Value::Code("new-rules")))),
        (100, "policy-hold-ended", None),
        (30, "notice-of-default-received", None),
    ],
    &[(260, "application-received", None), (9, "decision-notified", GRANTED)],
    &[
        (320, "application-received", None),
        (60, "decision-notified", GRANTED),
        (6, "mvv-collected", Some(("validUntil", Value::Day(-84)))),
    ],
    &[
        (380, "application-received", None),
        (120, "decision-notified", GRANTED),
        (50, "mvv-collected", Some(("validUntil", Value::Day(-40)))),
        (2, "entered-netherlands", None),
    ],
    &[
        (420, "application-received", None),
        (160, "decision-notified", GRANTED),
        (90, "mvv-collected", Some(("validUntil", Value::Day(0)))),
        (40, "entered-netherlands", None),
        (30, "permit-granted", None),
    ],
    &[(240, "application-received", None), (5, "decision-notified", REFUSED)],
    &[(240, "application-received", None), (8, "decision-notified", Some(("outcome", Value::Code("not-processed"))))],
    &[(400, "application-received", None), (150, "decision-notified", REFUSED), (130, "objection-received", None)],
    &[
        (500, "application-received", None),
        (250, "decision-notified", REFUSED),
        (230, "objection-received", None),
        (10, "objection-decision-notified", REFUSED),
    ],
    &[
        (600, "application-received", None),
        (350, "decision-notified", REFUSED),
        (330, "objection-received", None),
        (110, "objection-decision-notified", REFUSED),
        (95, "appeal-lodged", None),
    ],
    &[
        (700, "application-received", None),
        (450, "decision-notified", REFUSED),
        (430, "objection-received", None),
        (210, "objection-decision-notified", REFUSED),
        (195, "appeal-lodged", None),
        (7, "appeal-decided", REFUSED),
    ],
    &[
        (800, "application-received", None),
        (550, "decision-notified", REFUSED),
        (530, "objection-received", None),
        (310, "objection-decision-notified", REFUSED),
        (295, "appeal-lodged", None),
        (107, "appeal-decided", REFUSED),
        (90, "higher-appeal-lodged", None),
    ],
    &[(120, "application-received", None), (3, "application-withdrawn", None)],
];

/// One life, as it looks today.
pub(super) struct Life {
    /// Its stage, in the words of the procedure.
    pub(super) stage: String,
    told: Vec<(Notice, String)>,
    to_come: Vec<Planned>,
    rules: NoticeRules,
}

impl Life {
    /// What is still to come for the one of the two who reads this language.
    fn to_come_for(&self, language: &str) -> impl Iterator<Item = &Planned> {
        let to = if language == "nl" { To::Referent } else { To::FamilyMember };
        let rules = &self.rules;
        self.to_come.iter().filter(move |planned| rules.rule(planned.kind.as_str()).is_some_and(|r| r.to.contains(&to)))
    }

    /// The words in a language, with what stands above a draft.
    fn read(&self, locales: &Locales, language: &str, kind: &str, facts: &Facts) -> Words {
        let own = self.rules.rule(kind).and_then(|rule| words_for(locales, language, rule, facts).into_iter().next());
        own.unwrap_or_else(|| words(locales.get(language), kind, facts))
    }
}

/// Lives through all of them. The folder is for their databases, their mail and their letters.
pub(super) fn lives(catalogue: &Arc<Catalogue>, locales: &Arc<Locales>, folder: &Path) -> Result<Vec<Life>, Failure> {
    let today = legal_day(Real.now(), "Europe/Amsterdam");
    let mut all = Vec::new();
    for (number, steps) in LIVES.iter().enumerate() {
        all.push(live(catalogue, locales, &folder.join(format!("life-{number}")), steps, today)?);
    }
    Ok(all)
}

fn live(
    catalogue: &Arc<Catalogue>,
    locales: &Arc<Locales>,
    folder: &Path,
    steps: &[Step],
    today: NaiveDate,
) -> Result<Life, Failure> {
    std::fs::create_dir_all(folder)?;
    let address = format!("sqlite:{}", folder.join("life.sqlite").display());
    let options = Options { connections: 1, patience: Duration::from_secs(5), most_pages: None };
    let db = Db::open(&address, options).map_err(Failure::outside)?;
    migrate::up(&db).map_err(Failure::outside)?;
    let keys = Keyring::read(&Keyring::new_file("lives", Real.secret(), Real.secret()))
        .map_err(|faults| Failure::outside(faults.join("\n")))?;
    let begun = steps.first().map_or(20, |(days, ..)| *days);
    let clock = Arc::new(Fixed::at(noon(before(today, begun))));
    let ambient: Arc<Fixed> = Arc::clone(&clock);
    let app = Arc::new(App { db, replica: None, catalogue: Arc::clone(catalogue), ambient, keys: Arc::new(keys) });
    let sender = sender(&app, locales, folder)?;
    let (id, [referent, family]) = begin(&app)?;
    for (days, event, field) in steps {
        pass(&app, &clock, &sender, before(today, *days))?;
        let said = said(before(today, *days), event, *field, today);
        let asked = Asked::by_operator("live", app.ambient.request_id());
        app.act(asked, move |tx, ctx, by| append(tx, ctx, by, (id, &Seen::Any), &said).map(drop))
            .map_err(|error| Failure::outside(format!("{event}: {error:?}")))?;
        send(&sender)?;
    }
    pass(&app, &clock, &sender, today)?;
    let read = app.read(move |tx, ctx| {
        let case = tx.case(id)?.ok_or(AppError::Unknown)?;
        let told = tx.notices_of_case(id, 1000)?;
        Ok((case.summary.stage.clone(), told, notices::to_come(ctx, &case, 6)?))
    });
    let (stage, mut told, to_come) = read.map_err(Failure::outside)?;
    told.sort_by_key(|notice| (notice.about_on, notice.planned_at, notice.id));
    let whose = |notice: &Notice| {
        if notice.to.person() == Some(&referent) {
            "nl"
        } else if notice.to.person() == Some(&family) {
            "ar"
        } else {
            "en"
        }
    };
    let told = told.into_iter().map(|notice| (notice.clone(), whose(&notice).to_owned())).collect();
    let rules = catalogue.notices("nl-nareis").ok_or_else(|| Failure::outside("nl-nareis has no notices"))?.clone();
    let words = catalogue.procedure("nl-nareis").and_then(|procedure| {
        let stages = procedure.versions().last()?.stages();
        Some(stages.iter().find(|known| known.id.as_str() == stage.as_str())?.words.title.clone())
    });
    Ok(Life { stage: words.map_or_else(|| stage.to_string(), |title| title.to_string()), told, to_come, rules })
}

fn noon(day: NaiveDate) -> chrono::DateTime<chrono::Utc> {
    day.and_time(chrono::NaiveTime::MIN).and_utc() + chrono::TimeDelta::hours(11)
}

fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

fn said(on: NaiveDate, event: &str, field: Option<(&'static str, Value)>, today: NaiveDate) -> Said {
    let mut said = Said::new(event, on);
    if let Some((name, value)) = field {
        let given = match value {
            Value::Code(code) => Given::Text(code.to_owned()),
            Value::Day(days) => Given::Text((today - chrono::TimeDelta::days(days)).to_string()),
        };
        said.fields.push((name.to_owned(), given));
    }
    said
}

fn sender(app: &Arc<App>, locales: &Arc<Locales>, folder: &Path) -> Result<Dispatcher, Failure> {
    let from = "Post <post@localhost>".parse().map_err(Failure::outside)?;
    let channels = Channels {
        email: Arc::new(Files { folder: folder.join("mail"), from }),
        sms: None,
        letter: Arc::new(Paper { folder: folder.join("letters") }),
    };
    let address = "http://127.0.0.1:8080/".to_owned();
    Ok(Dispatcher { app: Arc::clone(app), locales: Arc::clone(locales), channels, address, name: "lives".to_owned() })
}

/// An application before anything has happened, with a referent and somebody abroad.
fn begin(app: &App) -> Result<(CaseId, [PersonId; 2]), Failure> {
    let asked = Asked::by_operator("live", app.ambient.request_id());
    let desk = Desk { organisation: slug("ind")?, procedures: None };
    let made = app.act(asked, move |tx, ctx, by| {
        accounts::ensure_organisation(tx, ctx, &desk.organisation, "An organisation")?;
        let draft = Draft::new("nl-nareis", Vec::new());
        let case = prepare(ctx, ("demo", &desk), &draft)?;
        tx.insert_case(&case.identity, &case.summary, &case.records)?;
        let id = case.identity.id;
        let mut members = Vec::new();
        for (role, name, language) in [(Role::Referent, "Yusuf", "nl"), (Role::FamilyMember, "Maryam", "ar")] {
            let part = accounts::add_person(tx, ctx, by, (id, None, role), None)?;
            let details = Details {
                given_name: name.to_owned(),
                email: Some(format!("{}@example.org", name.to_lowercase())),
                language: Some(language.to_owned()),
                channel: Channel::Email,
                ..Details::default()
            };
            let version = people::details(tx, ctx, by, (id, part))?.version;
            members.push(people::write_details(tx, ctx, by, (id, part, version), &details)?.person);
        }
        Ok((id, members))
    });
    let (id, members) = made.map_err(Failure::outside)?;
    let members = members.try_into().map_err(|_| Failure::outside("two people"))?;
    Ok((id, members))
}

/// Lets the days go by, one after the other, as the daily sweep would see them.
fn pass(app: &App, clock: &Fixed, sender: &Dispatcher, until: NaiveDate) -> Result<(), Failure> {
    loop {
        let day = legal_day(app.ambient.now(), "Europe/Amsterdam");
        notices::sweep(app, &mut |_| {}).map_err(Failure::outside)?;
        send(sender)?;
        let Some(next) = day.succ_opt().filter(|next| *next <= until) else { return Ok(()) };
        clock.set(noon(next));
    }
}

fn send(sender: &Dispatcher) -> Result<(), Failure> {
    while sender.round().map_err(Failure::outside)?.all() > 0 {}
    Ok(())
}

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:75rem;margin:1rem auto;padding:0 1rem;color:#000;\
background:#fff}.two{display:grid;grid-template-columns:1fr 1fr;gap:1rem}details{border:1px solid #888;padding:.5rem 1rem;\
margin-block:.3rem}summary{cursor:pointer}summary b{font-weight:600}.no{color:#555}h3{margin-block:.2rem;font-size:1rem}\
h4{margin-block:.5rem 0;font-size:.95rem}p{margin-block:.1rem}@media(max-width:45rem){.two{grid-template-columns:1fr}}";

/// All lives on one page: on the left what the referent reads in Dutch, on the right what the family reads in Arabic.
pub(super) fn page(lives: &[Life], locales: &Locales) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "What people are told, stage by stage" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { "What people are told, stage by stage" }
                p { "Invented applications, lived through day by day. Left: a referent who reads Dutch. Right: a member of the family who reads Arabic." }
                @for life in lives { (of_life(life, locales)) }
            }
        }
    };
    page.into_string()
}

fn of_life(life: &Life, locales: &Locales) -> Markup {
    html! {
        section {
            h2 { (life.stage) }
            div.two {
                @for language in ["nl", "ar"] {
                    div {
                        h3 { "Told so far" }
                        @for (notice, _) in life.told.iter().filter(|(_, whose)| whose == language) {
                            (of_notice(notice, &life.read(locales, language, notice.kind.as_str(), &notice.facts)))
                        }
                        h3 { "To be told, if nothing else happens" }
                        @for planned in life.to_come_for(language) {
                            (article(&planned.on.to_string(), "", &life.read(locales, language, planned.kind.as_str(), &planned.facts)))
                        }
                    }
                }
            }
        }
    }
}

fn of_notice(notice: &Notice, words: &Words) -> Markup {
    let became = match notice.state {
        NoticeState::Sent => String::new(),
        NoticeState::Planned => " (on its way)".to_owned(),
        NoticeState::Dropped | NoticeState::Parked => {
            format!(" (not sent: {})", notice.reason.as_deref().unwrap_or("-"))
        }
    };
    article(&notice.about_on.to_string(), &became, words)
}

fn article(day: &str, became: &str, words: &Words) -> Markup {
    html! {
        details lang=(words.language) dir=(words.direction) {
            summary { bdi dir="ltr" { (day) span.no { (became) } } " " b { (words.title) } }
            @if let Some(caution) = &words.caution { p.no dir="auto" { (caution) } }
            @for (heading, text) in &words.paragraphs { h4 { (heading) } p { (text) } }
        }
    }
}

/// The same in short, for a terminal: day and title in both languages.
pub(super) fn in_short(lives: &[Life], locales: &Locales) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for life in lives {
        let _ = writeln!(out, "\n{}", life.stage);
        for (notice, language) in &life.told {
            let became = if notice.state == NoticeState::Sent { "told" } else { "not told" };
            let title = words(locales.get(language), notice.kind.as_str(), &notice.facts).title;
            let _ = writeln!(out, "  {became:<9} {} {language}  {title}", notice.about_on);
        }
        for language in ["nl", "ar"] {
            for planned in life.to_come_for(language) {
                let title = words(locales.get(language), planned.kind.as_str(), &planned.facts).title;
                let _ = writeln!(out, "  {:<9} {} {language}  {title}", "to come", planned.on);
            }
        }
    }
    out
}
