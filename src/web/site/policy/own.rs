//! The exact figures of an organisation's own cases, for who may see each of them.

use actix_web::HttpResponse;
use maud::{Markup, html};

use super::super::waiting::counted;
use super::tell::decimal;
use crate::app::statistics::{self, Asked};
use crate::domain::access::Desk;
use crate::domain::figures::{Unit, names};
use crate::domain::ids::Slug;
use crate::domain::procedure::Procedure;
use crate::i18n::Arg;
use crate::web::pages::parts::field::{Choice, Field, Kind, Typed};
use crate::web::pages::parts::table::{Narrow, Table};
use crate::web::pages::policy::own::{Own, Section, own as page};
use crate::web::pages::policy::{Chooser, Tile};
use crate::web::pages::say::{Link, Phrase, Say};
use crate::web::problem::{Code, Problem, of_list};
use crate::web::request::Caller;
use crate::web::site::reader::{Reader, day};
use crate::web::site::session::{Page, Shown, act_as_staff, or_sign_in, staff_frame};
use crate::wire::figures::{OwnFigureBody, OwnValueBody, own_figure};

const PLACE: &str = "/policy/own";
/// The statistics that are shown unless one is chosen: what a supervisor must answer for.
const OVERVIEW: [&str; 5] = ["backlog", "waiting-time", "in-time", "intake", "penalties"];
const UNITS: [&str; 2] = ["applications", "families"];
/// All tracks together.
const ALL: &str = "all";

/// GET `/policy/own`.
pub(super) async fn own(caller: Caller) -> Page {
    or_sign_in(shown(&caller).await)
}

/// What somebody asks to see.
struct Wanted {
    procedure: Slug,
    statistic: Option<String>,
    unit: &'static str,
    track: Option<String>,
    as_of: chrono::NaiveDate,
}

async fn shown(caller: &Caller) -> Shown {
    let reader = Reader::of(caller.request(), &caller.state);
    let mut typed = typed(caller)?;
    let (whom, desk) = act_as_staff(caller, "get_own_figures", |_, _, permit| permit.desk().cloned()).await?;
    let may = |choice: &Choice| {
        desk.procedures.as_ref().is_none_or(|all| all.iter().any(|known| known.as_str() == choice.value))
    };
    let procedures: Vec<Choice> = counted(caller, reader).into_iter().filter(may).collect();
    let wanted = wanted(caller, reader, (&procedures, &mut typed))?;
    let figures = if typed.is_right() { exact(caller, &desk, &wanted).await? } else { Vec::new() };
    let told =
        Exact { reader, procedure: caller.state.app.catalogue.procedure(wanted.procedure.as_str()).map(AsRef::as_ref) };
    let mut tracks: Vec<String> = figures.iter().filter_map(|figure| figure.track.clone()).collect();
    tracks.sort();
    tracks.dedup();
    let mine: Vec<&OwnFigureBody> = figures.iter().filter(|figure| figure.track == wanted.track).collect();
    let view = Own {
        chooser: chooser(told, (&procedures, &tracks), &wanted, &typed),
        intro: vec![told.stood(&wanted)],
        tiles: if typed.is_right() && wanted.statistic.is_none() { told.tiles(&mine) } else { Vec::new() },
        sections: if typed.is_right() { sections(told, &wanted, &mine) } else { Vec::new() },
        files: if typed.is_right() { vec![file(&wanted)] } else { Vec::new() },
    };
    let mut frame = staff_frame(reader, &whom, PLACE);
    frame.languages = reader.frame(&address(&wanted)).languages;
    let shown: HttpResponse = reader.shown(typed.is_right(), page(&frame, reader.say(), &view));
    Ok(shown)
}

/// What stands in the address. Nothing of it is about a person.
fn typed(caller: &Caller) -> Result<Typed, Problem> {
    let mut query =
        caller.query(&["procedure", "statistic", "track", "unit", "as-of-day", "as-of-month", "as-of-year"]);
    let known: Vec<&str> = names().map(|(name, _)| name).chain([""]).collect();
    let mut all = vec![
        ("procedure", query.text("procedure")),
        ("statistic", query.one_of("statistic", &known)),
        ("track", query.text("track")),
        ("unit", query.one_of("unit", &UNITS)),
    ];
    all.extend(["as-of-day", "as-of-month", "as-of-year"].map(|name| (name, query.text(name))));
    query.finish()?;
    Ok(Typed::of(all.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)))))
}

fn wanted(
    caller: &Caller,
    reader: Reader<'_>,
    (procedures, typed): (&[Choice], &mut Typed),
) -> Result<Wanted, Problem> {
    let asked = Some(typed.value("procedure")).filter(|asked| !asked.is_empty());
    let found = match asked {
        None => procedures.first(),
        Some(asked) => procedures.iter().find(|choice| choice.value == asked),
    };
    let procedure = found.and_then(|choice| Slug::parse(&choice.value)).ok_or_else(|| Problem::of(Code::NotFound))?;
    let today = caller.state.app.context().now.date_naive();
    let as_of = day(reader, typed, "as-of", false).unwrap_or(today);
    if as_of > today {
        typed.wrong("as-of", reader.say().told("staff-own-future", &[]));
    }
    let given = |name: &str| Some(typed.value(name).to_owned()).filter(|value| !value.is_empty());
    Ok(Wanted {
        procedure,
        statistic: given("statistic"),
        unit: UNITS.into_iter().find(|unit| *unit == typed.value("unit")).unwrap_or("applications"),
        track: given("track").filter(|track| track != ALL),
        as_of,
    })
}

async fn exact(caller: &Caller, desk: &Desk, wanted: &Wanted) -> Result<Vec<OwnFigureBody>, Problem> {
    let asked = Asked {
        procedure: wanted.procedure.clone(),
        organisation: Some(desk.organisation.clone()),
        as_of: wanted.as_of,
        unit: if wanted.unit == "families" { Unit::Families } else { Unit::Applications },
        ever: true,
    };
    let chosen = wanted.statistic.clone();
    let study = move |app: &crate::app::App| {
        let only: Vec<&str> = chosen.as_deref().map_or_else(|| OVERVIEW.to_vec(), |name| vec![name]);
        app.study(|tx, ctx| statistics::exact(tx, ctx, &asked, Some(&only)))
    };
    let figures = caller.blocking(study).await.map_err(of_list)?;
    Ok(figures.iter().map(own_figure).collect())
}

fn address(wanted: &Wanted) -> String {
    let (track, statistic) = (wanted.track.as_deref().unwrap_or(ALL), wanted.statistic.as_deref().unwrap_or(""));
    let day = wanted.as_of.format("as-of-day=%-d&as-of-month=%-m&as-of-year=%Y");
    format!("{PLACE}?procedure={}&statistic={statistic}&track={track}&unit={}&{day}", wanted.procedure, wanted.unit)
}

fn file(wanted: &Wanted) -> Link {
    let only = wanted.statistic.as_ref().map(|name| format!("&statistic={name}")).unwrap_or_default();
    let (procedure, unit, day) = (&wanted.procedure, wanted.unit, wanted.as_of);
    Link::new("JSON", &format!("/api/v1/own-figures?procedure={procedure}&asOf={day}&unit={unit}{only}"))
}

fn chooser(told: Exact<'_>, (procedures, tracks): (&[Choice], &[String]), wanted: &Wanted, typed: &Typed) -> Chooser {
    let say = told.reader.say();
    let statistic = |name: &str| Choice { value: name.to_owned(), text: told.served(&format!("statistic-{name}")) };
    let overview = Choice { value: String::new(), text: say.told("staff-own-overview", &[]) };
    let statistics = std::iter::once(overview).chain(names().map(|(name, _)| statistic(name))).collect();
    let track = |track: &str| Choice { value: track.to_owned(), text: told.code(&["track"], track) };
    let mut shown: Vec<Choice> = std::iter::once(ALL).chain(tracks.iter().map(String::as_str)).map(track).collect();
    // What is asked for can be seen, also where there is nothing of it.
    shown.extend(wanted.track.as_deref().filter(|asked| !tracks.iter().any(|known| known == asked)).map(track));
    let unit = Field::new(say, "unit", "staff-own-unit", Kind::Menu(Choice::all(say, "staff-unit", &UNITS)));
    let fields = vec![
        Field::new(say, "procedure", "staff-filter-procedure", Kind::Menu(procedures.to_vec()))
            .given(wanted.procedure.as_str()),
        Field::new(say, "statistic", "staff-own-statistic", Kind::Menu(statistics))
            .given(wanted.statistic.as_deref().unwrap_or_default()),
        Field::new(say, "track", "staff-filter-track", Kind::Menu(shown)).given(wanted.track.as_deref().unwrap_or(ALL)),
        unit.given(wanted.unit),
        Field::new(say, "as-of", "staff-own-as-of", Kind::Day).if_wanted().typed(typed),
    ];
    Chooser { procedures: Vec::new(), action: PLACE.to_owned(), kept: Vec::new(), fields }
}

fn sections(told: Exact<'_>, wanted: &Wanted, figures: &[&OwnFigureBody]) -> Vec<Section> {
    let shown: Vec<&str> = wanted.statistic.as_deref().map_or_else(|| OVERVIEW.to_vec(), |name| vec![name]);
    let section = |name: &&str| {
        let of: Vec<&OwnFigureBody> = figures.iter().copied().filter(|figure| figure.statistic == **name).collect();
        let title = told.served(&format!("statistic-{name}"));
        let table = told.table(title.clone(), &of);
        Section { title, method: told.served(&format!("statistic-{name}-method")), table }
    };
    shown.iter().map(section).collect()
}

/// Puts exact figures into words.
#[derive(Clone, Copy)]
struct Exact<'p> {
    reader: Reader<'p>,
    procedure: Option<&'p Procedure>,
}

/// Figures that stand in one row: of what, when, by which clock.
type Place<'f> = (Option<&'f str>, Option<&'f str>, &'f str);

fn place(figure: &OwnFigureBody) -> Place<'_> {
    (figure.group.as_deref(), figure.period.as_deref(), &figure.clock)
}

/// Each once, in the order of its first.
fn once<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for one in all {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}

impl<'p> Exact<'p> {
    fn say(self) -> Say<'p> {
        self.reader.say()
    }

    fn served(self, key: &str) -> Phrase {
        self.reader.served_text(&self.reader.served().text(key, &[]))
    }

    /// Words for a code in one of these families; a code of a procedure of one's own may have none, and speaks for itself.
    fn code(self, families: &[&str], code: &str) -> Phrase {
        let served = self.reader.served();
        let key = families.iter().map(|family| format!("{family}-{code}")).find(|key| served.keys().contains(key));
        key.map_or_else(|| self.reader.served_text(code), |key| self.served(&key))
    }

    /// What is counted apart: an end, a kind of penalty or talk, a stage.
    fn group(self, code: &str) -> Phrase {
        let version = self.procedure.and_then(|procedure| Some((procedure, procedure.versions().last()?)));
        let stage = version.and_then(|(procedure, version)| Some((procedure, version.stage_named(code)?)));
        match stage {
            Some((procedure, stage)) => {
                let native = procedure.language();
                self.reader.of_law(self.reader.speech(native).of(&stage.words), native)
            }
            None => self.code(&["end", "penalty", "task", "track"], code),
        }
    }

    fn stood(self, wanted: &Wanted) -> Phrase {
        let unit = self.say().plain(&format!("staff-unit-{}", wanted.unit), &[]);
        self.say().told("staff-own-stood", &[("day", Arg::Day(wanted.as_of)), ("unit", Arg::from(unit.as_str()))])
    }

    fn measure(self, measure: &str) -> Phrase {
        self.code(&["staff-measure"], measure)
    }

    /// The heading of a column. The middle of days is no time within which something was done.
    fn column(self, measure: &str, figures: &[&OwnFigureBody]) -> Phrase {
        let of_days = figures.iter().any(|figure| matches!(figure.value, OwnValueBody::Day { .. }));
        if of_days && measure == "median" {
            self.say().told("staff-measure-middle", &[])
        } else {
            self.measure(measure)
        }
    }

    fn days(self, days: f64) -> Phrase {
        self.say().told("staff-own-days", &[("n", Arg::from(self.short(days).as_str()))])
    }

    /// Days, to a tenth where they are not whole.
    fn short(self, days: f64) -> String {
        if days.fract() == 0.0 { format!("{days:.0}") } else { decimal(self.reader, days) }
    }

    fn tiles(self, figures: &[&OwnFigureBody]) -> Vec<Tile> {
        let find = |statistic: &str, measure: &str, group: Option<&str>| {
            figures.iter().copied().find(|figure| {
                figure.statistic == statistic
                    && figure.measure == measure
                    && figure.group.as_deref() == group
                    && figure.period.is_none()
            })
        };
        let tile = |what: Phrase, figure: Option<&OwnFigureBody>| Tile {
            what,
            much: figure.map_or_else(|| self.say().told("page-none", &[]), |figure| self.whole(&figure.value)),
            beside: None,
        };
        let key = |key: &str| self.say().told(key, &[]);
        vec![
            tile(key("staff-tile-waits"), find("backlog", "by-age", None)),
            tile(key("staff-tile-half"), find("waiting-time", "median", None)),
            tile(key("staff-tile-kept"), find("in-time", "share-kept", None)),
            tile(self.served("statistic-intake"), find("intake", "median", Some(ALL))),
            tile(key("staff-tile-penalties"), find("penalties", "accrued", Some("administrative"))),
        ]
    }

    /// A figure alone: of counts all together.
    fn whole(self, value: &OwnValueBody) -> Phrase {
        match value {
            OwnValueBody::Counts { counts, .. } => counts.iter().sum::<u64>().to_string().into(),
            OwnValueBody::Days { days: Some(days), .. } => self.days(*days),
            OwnValueBody::Curve { .. }
            | OwnValueBody::Days { .. }
            | OwnValueBody::Share { .. }
            | OwnValueBody::Day { .. }
            | OwnValueBody::Money { .. } => self.value(value),
        }
    }

    fn value(self, value: &OwnValueBody) -> Phrase {
        let served = |text: &str| self.reader.served_text(text);
        match value {
            OwnValueBody::Curve { .. } => self.say().told("page-none", &[]),
            OwnValueBody::Days { days: None, .. } => self.say().told("staff-not-known", &[]),
            OwnValueBody::Days { days: Some(days), low, high, .. } => {
                let band = low.zip(*high).map(|(low, high)| format!(" ({}–{})", self.short(low), self.short(high)));
                served(&format!("{}{}", self.days(*days).text, band.unwrap_or_default()))
            }
            OwnValueBody::Share { share } => served(&format!("{} %", decimal(self.reader, share * 100.0))),
            OwnValueBody::Day { day } => served(&self.reader.served().day(*day)),
            OwnValueBody::Money { cents } => served(&self.reader.served().cents(*cents)),
            OwnValueBody::Counts { rows, counts } => {
                let told = |(row, count): (&String, &u64)| {
                    format!("{} {count}", self.code(&["end", "measure", "band"], row).text)
                };
                let all: Vec<String> = if let ([_], [count]) = (rows.as_slice(), counts.as_slice()) {
                    vec![count.to_string()]
                } else {
                    rows.iter().zip(counts).filter(|(_, count)| **count > 0).map(told).collect()
                };
                served(&all.join(", "))
            }
        }
    }

    /// The figures of a statistic: what is counted apart in rows, measures in columns.
    fn table(self, caption: Phrase, figures: &[&OwnFigureBody]) -> Table {
        let told: Vec<&OwnFigureBody> = figures.iter().copied().filter(|figure| figure.measure != "curve").collect();
        let tables =
            |figure: &&OwnFigureBody| figure.period.is_none() && matches!(figure.value, OwnValueBody::Counts { .. });
        if !told.is_empty() && told.iter().all(tables) {
            return self.of_counts(caption, &told);
        }
        let measures = once(told.iter().map(|figure| figure.measure.as_str()));
        let row = |at: &Place<'_>| {
            let here: Vec<&OwnFigureBody> = told.iter().copied().filter(|figure| place(figure) == *at).collect();
            let cell = |measure: &&str| match here.iter().find(|figure| figure.measure == **measure) {
                Some(figure) => self.cell(&figure.value),
                None => self.say().t("page-none"),
            };
            let behind = here.iter().map(|figure| figure.behind).max().unwrap_or_default();
            let cells = measures.iter().map(cell).chain([html! { (behind) }]);
            std::iter::once(self.heading(at)).chain(cells).collect()
        };
        let rows: Vec<Vec<Markup>> = once(told.iter().map(|figure| place(figure))).iter().map(row).collect();
        let columns = measures.iter().map(|measure| self.column(measure, &told));
        let columns = std::iter::once(self.say().told("staff-own-what", &[])).chain(columns);
        let columns: Vec<Phrase> = columns.chain([self.say().told("staff-own-behind", &[])]).collect();
        Table { caption, numbers: (1..columns.len()).collect(), columns, rows, narrow: Narrow::Scroll }
    }

    fn cell(self, value: &OwnValueBody) -> Markup {
        let told = self.value(value);
        html! { bdi { (self.say().phrase(&told)) } }
    }

    fn heading(self, (group, period, clock): &Place<'_>) -> Markup {
        let say = self.say();
        html! {
            @if let Some(group) = group { (say.phrase(&self.group(group))) " " }
            @if let Some(period) = period { bdi { (period) } " " }
            @if group.is_none() && period.is_none() { (say.phrase(&self.served("track-all"))) " " }
            @if *clock == "legal" { (say.t("staff-clock-legal")) }
        }
    }

    fn of_counts(self, caption: Phrase, figures: &[&OwnFigureBody]) -> Table {
        let say = self.say();
        let rows = figures.iter().flat_map(|figure| {
            let OwnValueBody::Counts { rows, counts } = &figure.value else { return Vec::new() };
            let heading = |row: &str| {
                html! { (say.phrase(&self.measure(&figure.measure))) ": " (say.phrase(&self.code(&["band", "end"], row))) }
            };
            rows.iter().zip(counts).map(|(row, count)| vec![heading(row), html! { (count) }]).collect()
        });
        let keys = ["staff-own-what", "staff-own-value"];
        let mut table = Table::new(say, "staff-own-what", &keys, rows.collect()).of_numbers(&[1]);
        table.caption = caption;
        table
    }
}
