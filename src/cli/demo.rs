//! `demo`: a small, realistic case load on a throw-away database. Real rulings as cases, and invented families whose dates
//! follow what is published about waiting (most wait longer than the law allows).

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{Datelike, Days, NaiveDate};
use clap::Args;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::generate;
use super::import::take_all;
use super::lives::{in_short, lives, page};
use super::serve::serve;
use super::{Cli, Failure, Outcome, locales, print, start_log};
use super::{demo_families, demo_people};
use crate::ambient::{Ambient, Real, legal_day};
use crate::app::App;
use crate::app::applications::Draft;
use crate::app::statistics::publish_due;
use crate::catalogue::Catalogue;
use crate::domain::access::Desk;
use crate::domain::case::event::{Given, Said};
use crate::domain::caseload::Wanted;
use crate::rulings::built_in;
use crate::sealing::Keyring;
use crate::store::{Db, Options, migrate};
use crate::wire::outlook::sections;
use crate::wire::reading::new_application;

#[derive(Debug, Args)]
pub(super) struct Demo {
    /// Address and port to listen on. Port 0: any free one.
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    listen: SocketAddr,
    /// How many invented families beside the real rulings.
    #[arg(long, default_value_t = 200, value_name = "NUMBER")]
    families: u32,
    /// An invented country beside them, for the statistics: 1 is the Netherlands since 2014, 0 leaves it out.
    #[arg(long, default_value_t = 0.05, value_name = "FACTOR")]
    scale: f64,
    /// Another case load: the same number gives the same families.
    #[arg(long, default_value_t = 2017, value_name = "NUMBER")]
    seed: u64,
}

impl Demo {
    pub(super) fn run(&self, cli: &Cli) -> Outcome {
        let settings = cli.settings()?;
        start_log("warn,wachtwijzer=warn");
        let folder = std::env::temp_dir().join(format!("wachtwijzer-demo-{}", std::process::id()));
        let outcome = self.in_folder(cli, &settings, &folder);
        // A folder that cannot be removed is left to the system, which clears its temporary files by itself.
        let _ = std::fs::remove_dir_all(&folder);
        outcome
    }

    /// An invented country, and its statistics published; how many applications.
    fn statistics(&self, app: &Arc<App>, desk: &Desk, today: NaiveDate) -> Result<u64, Failure> {
        if !(self.scale > 0.0 && self.scale <= 10.0) {
            return Ok(0);
        }
        let wanted = Wanted { seed: self.seed, scale: self.scale, until: before(today, 1) };
        let taken = generate::take(app, desk, wanted)?;
        publish_due(app, &sections).map_err(Failure::outside)?;
        Ok(taken)
    }

    fn in_folder(&self, cli: &Cli, settings: &crate::settings::Settings, folder: &Path) -> Outcome {
        let catalogue = super::catalogue(settings)?;
        let options = Options { connections: 4, patience: Duration::from_secs(5), most_pages: None };
        let address = format!("sqlite:{}", folder.join("demo.sqlite").display());
        let db = Db::open(&address, options).map_err(Failure::outside)?;
        migrate::up(&db).map_err(Failure::outside)?;
        // Made for the demo and gone with it.
        let keys = Keyring::new_file("demo", Real.secret(), Real.secret());
        let keys = Arc::new(Keyring::read(&keys).map_err(|faults| Failure::outside(faults.join("\n")))?);
        let today = legal_day(Real.now(), "Europe/Amsterdam");
        let drafts = case_load(&catalogue, today, self.families, self.seed)?;
        let app = Arc::new(App { db, replica: None, catalogue: Arc::new(catalogue), ambient: Arc::new(Real), keys });
        let families_lived = demo_families::make(&app, today)?;
        let desk = Desk { organisation: super::slug("ind")?, procedures: None };
        let mut report = take_all(&app, &desk, rulings()?)?;
        let rulings = report.created;
        report = take_all(&app, &desk, drafts)?;
        let families = report.created;
        let invented = self.statistics(&app, &desk, today)?;
        let locales = Arc::new(locales()?);
        let example = example(&app)?;
        let people = demo_people::make(&app, &example)?;
        let lang = locales.get(&cli.lang).id().to_owned();
        let lived = lives(&app.catalogue, &locales, folder)?;
        let told = folder.join("notices.html");
        std::fs::write(&told, page(&lived, &locales))?;
        let in_short = in_short(&lived, &locales);
        let guests = people.guests(families_lived.guests());
        serve((app, Some(guests.into())), locales, settings, self.listen, move |on| {
            let _ = print("What people are told, for an invented application in each stage (in Dutch and Arabic):\n");
            let _ = print(&in_short);
            let _ = print(&format!("\nThe whole words of these are on a page: file://{}\n\n", told.display()));
            let _ = print(&what_to_open(on, today, (rulings, families, invented), &lang));
            let _ = print(&people.told(on, &example));
            let _ = print(&families_lived.told(on));
        })
    }
}

/// The last month that is over and can be published.
fn last_month(today: NaiveDate) -> String {
    let this = before(today, 2);
    let last = before(this.with_day(1).unwrap_or(this), 1);
    last.format("%Y-%m").to_string()
}

/// What to print once the server listens.
fn what_to_open(
    on: SocketAddr,
    today: NaiveDate,
    (rulings, families, invented): (u64, u64, u64),
    lang: &str,
) -> String {
    let mut out = String::new();
    let base = format!("http://{on}/api/v1");
    let _ = writeln!(out, "Wachtwijzer is listening on http://{on} (only this machine can reach it).");
    let _ = writeln!(out, "A browser is all you need: open http://{on}/ and choose as whom you look around.");
    let _ = writeln!(
        out,
        "{rulings} real rulings, {families} invented families and {invented} invented applications since 2014 are in a \
         throw-away database.\n"
    );
    let mut open = |what: &str, address: String| {
        let _ = writeln!(out, "  {what:<37} {address}");
    };
    open("as whom to look around, in one click", format!("http://{on}/"));
    open("the pages as anybody finds them", format!("http://{on}/start"));
    open("in by a letter (a paper code below)", format!("http://{on}/activate"));
    open("try the interface in a browser", format!("http://{on}/api/docs/"));
    open("if you filed today", format!("{base}/due-dates?procedure=nl-nareis&receivedOn={today}"));
    let until = after(today, 365);
    open("the closed days ahead", format!("{base}/calendars/nl/days?from={today}&until={until}&closed=true"));
    open("a picture of the procedure", format!("{base}/procedures/nl-nareis/versions/2025-03-28/diagram"));
    let month = last_month(today);
    let statistics = format!("{base}/statistics/{month}/nl-nareis");
    for (what, picture) in [
        ("who still waits, by half-year", "by-receipt"),
        ("the right figure beside the usual one", "compared"),
        ("how it ends", "outcomes"),
        ("received and closed", "flow"),
        ("who waits, and how late", "lateness"),
    ] {
        open(what, format!("{statistics}/pictures/{picture}"));
    }
    open("all figures of that month", statistics);
    let received = before(today, 200);
    open("how long still, if received then", format!("{base}/forecasts?procedure=nl-nareis&receivedOn={received}"));
    open("how often that was right", format!("{base}/forecasts/nl-nareis/record"));
    let _ = writeln!(out, "\nLanguage of answers: the header Accept-Language (now shown: {lang}). Stop with Ctrl-C.");
    out
}

/// The application that shows most: the most overdue one of a family.
fn example(app: &App) -> Result<String, Failure> {
    let query = crate::domain::case::list::ListQuery {
        reach: crate::domain::access::Reach::Whole,
        procedure: Some("nl-nareis".to_owned()),
        stage: Some("in-review".to_owned()),
        due_before: None,
        received_from: None,
        received_until: None,
        ended: Some(false),
        order: crate::domain::case::list::Order::ByDue,
        after: None,
        limit: 1,
    };
    let found = app.read(|tx, _| Ok(tx.list(&query)?)).map_err(Failure::outside)?;
    Ok(found.first().map(|(identity, _)| identity.id.to_string()).unwrap_or_default())
}

/// The rulings as applications; those of which nothing could be encoded are left out.
fn rulings() -> Result<Vec<Draft>, Failure> {
    let file = built_in().map_err(|faults| Failure::outside(faults.join("\n")))?;
    let mut drafts = Vec::new();
    for ruling in file.rulings.iter().filter(|ruling| !ruling.events.is_empty()) {
        let request = serde_json::json!({
            "procedure": ruling.procedure, "version": ruling.version, "events": ruling.events,
            "sourceKey": ruling.name().replace([' ', ','], "-"),
        });
        let new = new_application(&request).whole();
        let new = new.map_err(|faults| Failure::outside(format!("{}: {faults:?}", ruling.name())))?;
        drafts.push(Draft::from(new));
    }
    Ok(drafts)
}

/// Invented families: received over the last two years, handled first in, first out, about a year late.
pub(super) fn case_load(
    catalogue: &Catalogue,
    today: NaiveDate,
    families: u32,
    seed: u64,
) -> Result<Vec<Draft>, Failure> {
    let mut random = StdRng::seed_from_u64(seed);
    let mut drafts = Vec::new();
    for number in 0..families {
        let received = before(today, random.random_range(20..900));
        let mut family = Family { events: Vec::new(), today, random: &mut random };
        family.live(received);
        let events = std::mem::take(&mut family.events);
        drafts.push(Draft {
            procedure: "nl-nareis".to_owned(),
            version: None,
            source_key: Some(format!("demo-{seed}-{number}")),
            family: None,
            observed_from: None,
            events,
        });
    }
    if catalogue.procedure("nl-nareis").is_none() {
        return Err(Failure::outside("the demo needs the procedure nl-nareis"));
    }
    Ok(drafts)
}

fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

/// One family's road, event by event, as far as today.
struct Family<'r> {
    events: Vec<Said>,
    today: NaiveDate,
    random: &'r mut StdRng,
}

impl Family<'_> {
    /// Records an event unless it lies in the future; says whether it happened.
    fn happens(&mut self, said: Said) -> bool {
        let past = said.on <= self.today;
        if past {
            self.events.push(said);
        }
        past
    }

    fn chance(&mut self, percent: u32) -> bool {
        self.random.random_range(0..100) < percent
    }

    fn days(&mut self, from: u64, to: u64) -> u64 {
        self.random.random_range(from..to)
    }

    fn live(&mut self, received: NaiveDate) {
        let permit = if self.chance(70) { "refugee" } else { "subsidiary-protection" };
        let notified = before(received, self.days(5, 80));
        self.happens(Said::new("permit-notified", notified).with("permit", Given::Text(permit.to_owned())));
        if !self.happens(Said::new("application-received", received)) {
            return;
        }
        let confirmed = after(received, self.days(5, 25));
        self.happens(Said::new("receipt-confirmed", confirmed));
        let old_rules = received < NaiveDate::from_ymd_opt(2025, 3, 28).unwrap_or(received);
        if self.chance(35) {
            let asked = after(received, self.days(20, 60));
            let answer_by = after(asked, 28);
            let request = Said::new("documents-requested", asked).with("answerBy", Given::Text(answer_by.to_string()));
            if self.happens(request) && self.chance(80) {
                let answered = after(asked, self.days(5, 27));
                self.happens(Said::new("documents-received", answered));
            }
        }
        if old_rules && self.chance(90) {
            let extended = after(received, self.days(62, 88));
            self.happens(Said::new("decision-term-extended", extended));
        }
        let new_rules = NaiveDate::from_ymd_opt(2026, 6, 12).unwrap_or(received);
        let decided = after(received, self.days(240, 620));
        if permit == "subsidiary-protection" && decided > new_rules && received < new_rules {
            let reason = Given::Text("rules-of-june-2026".to_owned());
            let held = after(new_rules, self.days(3, 20));
            self.happens(Said::new("policy-hold-started", held).with("reason", reason));
            return;
        }
        self.late(received, decided, old_rules);
        self.decided(decided);
    }

    /// A family that waits too long may hold the authority to its word.
    fn late(&mut self, received: NaiveDate, decided: NaiveDate, old_rules: bool) {
        let last = after(received, if old_rules { 190 } else { 285 });
        if decided <= after(last, 60) || !self.chance(40) {
            return;
        }
        let notice = after(last, self.days(5, 40));
        if !self.happens(Said::new("notice-of-default-received", notice)) || !self.chance(60) {
            return;
        }
        let appeal = after(notice, self.days(20, 50));
        if appeal >= decided || !self.happens(Said::new("inaction-appeal-lodged", appeal)) {
            return;
        }
        let order = after(appeal, self.days(40, 80));
        if order < decided {
            let order = Said::new("court-order-sent", order)
                .with("weeks", Given::Number(8))
                .with("penaltyPerDay", Given::Number(10_000))
                .with("penaltyMax", Given::Number(750_000));
            self.happens(order);
        }
    }

    fn decided(&mut self, decided: NaiveDate) {
        let granted = self.chance(78);
        let outcome = if granted { "granted" } else { "refused" };
        if !self.happens(Said::new("decision-notified", decided).with("outcome", Given::Text(outcome.to_owned()))) {
            return;
        }
        if granted {
            self.arrive(decided);
        } else if self.chance(75) {
            let objection = after(decided, self.days(3, 27));
            self.happens(Said::new("objection-received", objection));
        }
    }

    fn arrive(&mut self, decided: NaiveDate) {
        let collected = after(decided, self.days(15, 80));
        let valid_until = Given::Text(after(collected, 90).to_string());
        let entered = after(collected, self.days(5, 60));
        let reported = after(entered, self.days(0, 4));
        let road = [
            Said::new("mvv-collected", collected).with("validUntil", valid_until),
            Said::new("entered-netherlands", entered),
            Said::new("reported", reported),
            Said::new("permit-granted", after(reported, self.days(2, 16))),
            Said::new("municipality-registered", after(entered, self.days(2, 20))),
        ];
        for step in road {
            self.happens(step);
        }
    }
}
