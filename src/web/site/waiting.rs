//! How long families wait, from what was published and nothing else.

use actix_web::{HttpResponse, web};
use maud::html;

use super::pictures::{SIZE, address};
use super::public::{chosen, procedures};
use super::reader::{Reader, day};
use crate::app::{AppError, statistics};
use crate::domain::deadline::term::Length;
use crate::domain::disclosure::period::{Grain, Period};
use crate::i18n::Arg;
use crate::web::pages::parts::field::{Choice, Typed};
use crate::web::pages::parts::picture::Picture;
use crate::web::pages::parts::table::Table;
use crate::web::pages::public::waiting::{Waiting, waiting as waiting_page, waiting_form};
use crate::web::pages::say::{Link, Phrase};
use crate::web::problem::{Code, Problem, of_list};
use crate::web::request::Caller;
use crate::wire::figures::{FigureBody, ValueBody};
use crate::wire::outlook::{KeptOutlook, forecast};
use crate::wire::pictures::Drawn;

/// The picture for everybody.
const PICTURE: &str = "by-receipt";
/// Weeks for which the numbers beside it are told.
const WEEKS: [u32; 4] = [26, 52, 78, 104];

/// GET `/waiting-times`.
pub(super) async fn waiting(caller: Caller) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let reader = Reader::of(caller.request(), &caller.state);
    let first = counted(&caller, reader).first().map(|choice| choice.value.clone()).unwrap_or_default();
    let typed = Typed::of([("procedure".to_owned(), first.clone())]);
    let view = view(&caller, reader, (&first, &typed), Vec::new()).await?;
    Ok(reader.shown(true, waiting_page(&reader.frame("/waiting-times"), reader.say(), &view)))
}

/// POST `/waiting-times`: how long those still wait who were received on a day.
pub(super) async fn asked(caller: Caller, payload: web::Payload) -> Result<HttpResponse, Problem> {
    caller.query(&[]).finish()?;
    let mut typed = Typed::of(caller.form(payload).await?);
    let form = typed.clone();
    let reader = Reader::of_form(&caller, &form);
    let on = day(reader, &mut typed, "on", true);
    let procedure = chosen(&caller, reader, &mut typed)?.map(|procedure| procedure.id().to_string());
    let procedure = procedure.unwrap_or_default();
    let mut answer = Vec::new();
    if let Some(on) = on.filter(|_| typed.is_right()) {
        let kept: Option<(Vec<KeptOutlook>, Period)> = newest(&caller, "outlook", &procedure).await?;
        // A language that has words for it is told in its own.
        let own = reader.say().has("forecast-range");
        let locale = if own { reader.locale() } else { reader.served() };
        let told = kept.and_then(|(kept, _)| forecast((&procedure, None), on, &kept, locale));
        answer = told.map_or_else(
            || vec![reader.say().told("page-others-unknown", &[])],
            |told| told.sentences.iter().map(|text| Phrase::of(text, locale.id())).collect(),
        );
    }
    let view = view(&caller, reader, (&procedure, &typed), answer).await?;
    let frame = reader.frame_of_form("/waiting-times", &typed);
    Ok(reader.shown(typed.is_right(), waiting_page(&frame, reader.say(), &view)))
}

async fn view(
    caller: &Caller,
    reader: Reader<'_>,
    (procedure, typed): (&str, &Typed),
    answer: Vec<Phrase>,
) -> Result<Waiting, Problem> {
    let say = reader.say();
    let ask = waiting_form(say, counted(caller, reader), typed);
    let published: Option<(Vec<FigureBody>, Period)> = newest(caller, "figures", procedure).await?;
    let Some((figures, month)) = published else {
        return Ok(Waiting { intro: vec![say.told("page-waiting-none", &[])], ask, answer, pictures: Vec::new() });
    };
    let intro =
        vec![say.told("page-waiting-until", &[("day", Arg::Day(month.last_day()))]), say.told("page-waiting-who", &[])];
    let pictures = vec![pictured(reader, procedure, &figures, month)];
    Ok(Waiting { intro, ask, answer, pictures })
}

/// The picture with its numbers: per cent of families who still wait, by half-year of receipt.
fn pictured(reader: Reader<'_>, procedure: &str, figures: &[FigureBody], month: Period) -> Picture {
    let locale = reader.served();
    let track = locale.text("track-all", &[]);
    let args = [("day", Arg::Day(month.last_day())), ("track", Arg::from(track.as_str()))];
    let told = |key: &str| reader.served_text(&locale.text(key, &args));
    let drawn = Drawn { figures, track: None, as_of: month.last_day(), locale };
    let there = drawn.shows(PICTURE);
    let address = |form: &str| address((month, procedure), PICTURE, form, None);
    let forms: &[&str] = if there { &["csv", "json", "svg", "png"] } else { &["csv", "json"] };
    let mut files: Vec<Link> = forms.iter().map(|form| Link::new(&form.to_uppercase(), &address(form))).collect();
    files.push(Link::of(reader.say(), "page-waiting-more", &format!("/policy?procedure={procedure}")));
    Picture {
        id: PICTURE.to_owned(),
        title: told("chart-by-receipt"),
        address: there.then(|| address("svg")),
        inside: None,
        size: SIZE,
        method: told("chart-by-receipt-method"),
        in_words: None,
        numbers: there.then(|| numbers(reader, figures, told("chart-by-receipt"))),
        files,
    }
}

fn numbers(reader: Reader<'_>, figures: &[FigureBody], caption: Phrase) -> Table {
    let say = reader.say();
    let waits = |figure: &FigureBody, week: u32| -> Option<u8> {
        let Some(ValueBody::Curve { points }) = &figure.value else { return None };
        // Beyond its last point nothing is known, and before its first nothing may be shown.
        points.last().filter(|last| last.week >= week)?;
        points.iter().rfind(|point| point.week <= week).map(|point| point.percent)
    };
    let row = |figure: &FigureBody| {
        let period = figure.period.clone().unwrap_or_default();
        let cell = |week: u32| match waits(figure, week) {
            Some(percent) => html! { (percent) " %" },
            None => say.t("page-none"),
        };
        std::iter::once(html! { (period) }).chain(WEEKS.map(cell)).collect()
    };
    let curves = figures.iter().filter(|figure| {
        figure.statistic == "waiting-time-by-receipt"
            && figure.measure == "curve"
            && figure.clock == "lived"
            && figure.track.is_none()
            // A half-year of which nothing may be shown yet is not in the picture either.
            && WEEKS.iter().any(|week| waits(figure, *week).is_some())
    });
    let lengths = if say.has("length-weeks") { reader.locale() } else { reader.served() };
    let weeks = WEEKS.map(|weeks| Phrase::of(&lengths.length(Length::Weeks(weeks)), lengths.id()));
    let mut table = Table::new(say, "chart-axis-share", &["chart-axis-period"], curves.map(row).collect());
    table.columns.extend(weeks);
    table.caption = caption;
    table.of_numbers(&[1, 2, 3, 4])
}

/// The procedures of which something is counted.
pub(super) fn counted(caller: &Caller, reader: Reader<'_>) -> Vec<Choice> {
    let mut all = procedures(caller, reader);
    all.retain(|choice| caller.state.app.catalogue.statistics(&choice.value).is_some());
    all
}

/// What was published last; `None`: nothing yet.
pub(super) async fn newest<T: serde::de::DeserializeOwned>(
    caller: &Caller,
    name: &'static str,
    procedure: &str,
) -> Result<Option<(Vec<T>, Period)>, Problem> {
    let section = format!("{name}:{procedure}");
    let kept = match caller.read(move |tx, _| statistics::newest(tx, &section)).await {
        Ok(kept) => kept,
        Err(AppError::Unknown) => return Ok(None),
        Err(error) => return Err(of_list(error)),
    };
    let month = Period::of(kept.month, Grain::Month).ok_or_else(|| Problem::of(Code::Internal))?;
    Ok(Some((read(&kept.content)?, month)))
}

/// What was published, as it was kept.
pub(super) fn read<T: serde::de::DeserializeOwned>(content: &str) -> Result<Vec<T>, Problem> {
    serde_json::from_str(content).map_err(|error| {
        log::error!("what was published cannot be read: {error}");
        Problem::of(Code::Internal)
    })
}
