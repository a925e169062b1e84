//! What was published, in pictures: any month, procedure and track of which something was.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use super::numbers::is_of_curves;
use super::tell::Told;
use super::{Published, around, by_procedure, published, there};
use crate::app::statistics;
use crate::domain::disclosure::period::{Grain, Period};
use crate::i18n::Arg;
use crate::web::pages::parts::field::{Choice, Field, Kind};
use crate::web::pages::parts::picture::Picture;
use crate::web::pages::policy as pages;
use crate::web::pages::policy::{Chooser, Dashboard, Numbers};
use crate::web::pages::say::{Link, Phrase};
use crate::web::problem::{Code, Problem, of_list};
use crate::web::request::Caller;
use crate::web::site::pictures::{SIZE, address as picture_address};
use crate::web::site::reader::Reader;
use crate::web::site::session::Page;
use crate::web::site::waiting::read;
use crate::wire::figures::FigureBody;
use crate::wire::pictures::{Drawn, PICTURES};

const PLACE: &str = "/policy";
/// All tracks together.
const ALL: &str = "all";

/// What somebody asks to see.
struct Asked {
    procedure: Option<String>,
    month: Option<String>,
    track: Option<String>,
}

/// What is shown.
struct Chosen {
    procedure: String,
    month: Period,
    track: Option<String>,
    /// The tracks of which something was published.
    tracks: Vec<String>,
    figures: Vec<FigureBody>,
}

impl Chosen {
    fn drawn<'f>(&'f self, reader: Reader<'f>) -> Drawn<'f> {
        let track = self.track.as_deref();
        Drawn { figures: &self.figures, track, as_of: self.month.last_day(), locale: reader.served() }
    }

    fn address(&self) -> String {
        let track = self.track.as_deref().unwrap_or(ALL);
        format!("{}&track={track}", address(&self.procedure, self.month))
    }

    fn file(&self, picture: &str, form: &str) -> String {
        picture_address((self.month, &self.procedure), picture, form, self.track.as_deref())
    }
}

fn address(procedure: &str, month: Period) -> String {
    format!("{PLACE}?procedure={procedure}&month={month}")
}

/// GET `/policy`.
pub(super) async fn dashboard(caller: Caller) -> Page {
    let mut query = caller.query(&["procedure", "month", "track"]);
    let asked = Asked { procedure: query.text("procedure"), month: query.text("month"), track: query.text("track") };
    query.finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let all = published(&caller, reader, "figures").await?;
    let Some(chosen) = chosen(&caller, &all, &asked).await? else { return absent(&caller, reader, &all).await };
    let frame = around(&caller, reader, PLACE, &chosen.address()).await?;
    let told = Told { reader, drawn: chosen.drawn(reader) };
    let view = Dashboard {
        chooser: chooser(told, &all, &chosen),
        intro: vec![
            reader.say().told("staff-figures-intro", &[("day", Arg::Day(chosen.month.last_day()))]),
            reader.say().told("staff-figures-who", &[]),
        ],
        tiles: told.tiles(),
        compared: told.compared(),
        pictures: PICTURES.iter().map(|name| pictured(told, &chosen, name)).collect(),
        files: ["csv", "json"].map(|form| Link::new(&form.to_uppercase(), &chosen.file(ALL, form))).into(),
        beside: vec![
            Link::of(reader.say(), "staff-record-title", &format!("/policy/record?procedure={}", chosen.procedure)),
            Link::of(reader.say(), "page-waiting-title", "/waiting-times"),
        ],
    };
    Ok(reader.shown(true, pages::dashboard(&frame, reader.say(), &view)))
}

/// What was published and is asked for; `None`: it was not.
async fn chosen(caller: &Caller, all: &[Published], asked: &Asked) -> Result<Option<Chosen>, Problem> {
    let found = match &asked.procedure {
        None => all.first(),
        Some(wanted) => all.iter().find(|one| one.procedure.value == *wanted),
    };
    let Some(found) = found else { return Ok(None) };
    let month = match &asked.month {
        None => found.months.first().copied(),
        Some(wanted) => {
            Period::parse(wanted).filter(|month| month.grain() == Grain::Month && found.months.contains(month))
        }
    };
    let Some(month) = month else { return Ok(None) };
    let procedure = found.procedure.value.clone();
    let figures = figures(caller, month, &procedure).await?;
    let tracks = tracks(&figures);
    let track = asked.track.clone().filter(|track| track != ALL);
    if track.as_ref().is_some_and(|track| !tracks.contains(track)) {
        return Ok(None);
    }
    Ok(Some(Chosen { procedure, month, track, tracks, figures }))
}

/// The figures of a month, as they were published.
pub(in crate::web::site) async fn figures(
    caller: &Caller,
    month: Period,
    procedure: &str,
) -> Result<Vec<FigureBody>, Problem> {
    let section = format!("figures:{procedure}");
    let kept = caller.read(move |tx, _| statistics::section(tx, month, &section)).await.map_err(of_list)?;
    read(&kept.content)
}

/// The tracks of which something was published.
pub(in crate::web::site) fn tracks(figures: &[FigureBody]) -> Vec<String> {
    let mut all: Vec<String> = figures.iter().filter_map(|figure| figure.track.clone()).collect();
    all.sort();
    all.dedup();
    all
}

async fn absent(caller: &Caller, reader: Reader<'_>, all: &[Published]) -> Result<HttpResponse, Problem> {
    let frame = around(caller, reader, PLACE, PLACE).await?;
    let page = pages::absent(&frame, reader.say(), "staff-dashboard", &there(all, address));
    // Before the first month is published this page is whole, and says so.
    Ok(reader.page(if all.is_empty() { StatusCode::OK } else { StatusCode::NOT_FOUND }, page))
}

fn chooser(told: Told<'_>, all: &[Published], chosen: &Chosen) -> Chooser {
    let say = told.say();
    let months = all.iter().find(|one| one.procedure.value == chosen.procedure).map_or(&[][..], |one| &one.months);
    let month = |month: &Period| Choice { value: month.to_string(), text: month.to_string().into() };
    let month = Field::new(say, "month", "staff-filter-month", Kind::Menu(months.iter().map(month).collect()));
    let track = |track: Option<&str>| Choice {
        value: track.unwrap_or(ALL).to_owned(),
        text: told.phrase(&told.drawn.of_track(track)),
    };
    let tracks = std::iter::once(None).chain(chosen.tracks.iter().map(|track| Some(track.as_str()))).map(track);
    let mut fields = vec![month.given(&chosen.month.to_string())];
    if !chosen.tracks.is_empty() {
        let field = Field::new(say, "track", "staff-filter-track", Kind::Menu(tracks.collect()));
        fields.push(field.given(chosen.track.as_deref().unwrap_or(ALL)));
    }
    Chooser {
        procedures: by_procedure(all, &chosen.procedure, PLACE),
        action: PLACE.to_owned(),
        kept: vec![("procedure".to_owned(), chosen.procedure.clone())],
        fields,
    }
}

/// The title of a picture, and how it was made.
fn titles(told: Told<'_>, name: &str) -> (Phrase, Phrase) {
    let track = told.drawn.of_track(told.drawn.track);
    let args = [("day", Arg::Day(told.drawn.as_of)), ("track", Arg::from(track.as_str()))];
    let text = |key: &str| told.phrase(&told.reader.served().text(key, &args));
    (text(&format!("chart-{name}")), text(&format!("chart-{name}-method")))
}

fn pictured(told: Told<'_>, chosen: &Chosen, name: &str) -> Picture {
    let (title, method) = titles(told, name);
    let there = told.drawn.shows(name);
    let mut files = Vec::new();
    if there && is_of_curves(name) {
        files.push(Link::of(told.say(), "staff-figures-weeks", &weekly(chosen, name, 0)));
    }
    let forms: &[&str] = if there { &["csv", "json", "svg", "png"] } else { &["csv", "json"] };
    files.extend(forms.iter().map(|form| Link::new(&form.to_uppercase(), &chosen.file(name, form))));
    Picture {
        id: name.to_owned(),
        title: title.clone(),
        address: there.then(|| chosen.file(name, "svg")),
        inside: None,
        size: SIZE,
        method,
        in_words: told.seen(name),
        numbers: there.then(|| told.numbers(name, title)),
        files,
    }
}

fn weekly(chosen: &Chosen, name: &str, part: usize) -> String {
    let track = chosen.track.as_deref().unwrap_or(ALL);
    format!("/policy/numbers/{}/{}/{name}?track={track}&part={part}", chosen.month, chosen.procedure)
}

/// GET `/policy/numbers/{month}/{procedureId}/{picture}`: every week of a picture that is drawn from curves.
pub(super) async fn numbers(caller: Caller) -> Page {
    let mut query = caller.query(&["track", "part"]);
    let (track, part) = (query.text("track"), query.number("part", 0, 1_000));
    query.finish()?;
    let none = || Problem::of(Code::NotFound);
    let reader = Reader::of(caller.request(), &caller.state);
    let name = caller.segment("picture").to_owned();
    let all = published(&caller, reader, "figures").await?;
    let (procedure, month) = (caller.segment("procedureId").to_owned(), caller.segment("month").to_owned());
    let asked = Asked { procedure: Some(procedure), month: Some(month), track };
    let chosen = chosen(&caller, &all, &asked).await?.filter(|_| is_of_curves(&name)).ok_or_else(none)?;
    let told = Told { reader, drawn: chosen.drawn(reader) };
    let (title, method) = titles(told, &name);
    let part = usize::try_from(part.unwrap_or(0)).unwrap_or(0);
    let (table, parts) = told.weekly(&name, title.clone(), part).ok_or_else(none)?;
    let link = |(at, (first, last)): (usize, &(u32, u32))| {
        (Link::new(&format!("\u{2066}{first}–{last}\u{2069}"), &weekly(&chosen, &name, at)), at == part)
    };
    let view = Numbers {
        title,
        method,
        table,
        parts: parts.iter().enumerate().map(link).collect(),
        files: ["csv", "json"].map(|form| Link::new(&form.to_uppercase(), &chosen.file(&name, form))).into(),
        back: Link::of(reader.say(), "staff-figures-back", &format!("{}#{name}", chosen.address())),
    };
    let frame = around(&caller, reader, PLACE, &weekly(&chosen, &name, part)).await?;
    Ok(reader.shown(true, pages::numbers(&frame, reader.say(), &view)))
}
