//! How heavy each page is and how long the service takes for it, as a browser on the same machine sees it; the page of a case beside
//! the call of the interface that has its data. Prints a table.
//!
//! `cargo bench --bench pages` (`RUNS=201` times each, `FAMILIES=200` of them in the demonstration). Each page and what it stands
//! beside are asked in turn, so that both meet the same machine; a time is the median. In Dutch, as sent: the weight is that of the
//! page before it is packed and after; style and picture stay in the browser.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures and prints"
)]

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use ureq::Agent;
use ureq::http::header::{LOCATION, SET_COOKIE};

/// The demonstration, which ends with this.
struct Demo {
    child: Child,
    at: String,
}

impl Drop for Demo {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).map_or(otherwise, |text| text.parse().unwrap_or_else(|_| panic!("{name} is no number: {text}")))
}

fn demo() -> Demo {
    let families = number("FAMILIES", 200).to_string();
    let mut child = Command::new(env!("CARGO_BIN_EXE_wachtwijzer"))
        .args(["demo", "--listen", "127.0.0.1:0", "--families", &families, "--scale", "0.05"])
        .env("WACHTWIJZER_LIMITS__READ", "1000000")
        .stdout(Stdio::piped())
        .spawn()
        .expect("the demonstration starts");
    let mut lines = BufReader::new(child.stdout.take().expect("what it tells")).lines();
    let at = lines.by_ref().map_while(Result::ok).find_map(|line| {
        let rest = line.strip_prefix("Wachtwijzer is listening on ")?.to_owned();
        rest.split_whitespace().next().map(str::to_owned)
    });
    // What else it tells must go somewhere, or it would wait.
    std::thread::spawn(move || lines.for_each(drop));
    Demo { child, at: at.expect("the demonstration listens") }
}

/// Somebody with a browser.
struct Browser<'d> {
    agent: Agent,
    at: &'d str,
    cookie: String,
}

impl<'d> Browser<'d> {
    /// Signed in as a guest of the demonstration; without a name, nobody.
    fn of(demo: &'d Demo, guest: Option<&str>) -> Self {
        let agent = Agent::config_builder().max_redirects(0).http_status_as_error(false).build().new_agent();
        let mut browser = Self { agent, at: &demo.at, cookie: "none=1".to_owned() };
        if let Some(guest) = guest {
            let request = browser.agent.post(format!("{}/demo/sign-in", browser.at));
            let answer =
                request.header("Sec-Fetch-Site", "same-origin").send_form([("guest", guest)]).expect("an answer");
            let set = answer.headers().get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
            let held = set.filter_map(|value| value.split(';').next()).find(|pair| pair.starts_with("__Host-session="));
            held.unwrap_or_else(|| panic!("{guest} is not let in: {}", answer.status()))
                .clone_into(&mut browser.cookie);
        }
        browser
    }

    /// The bytes of a page as they are sent, and how long that took.
    fn ask(&self, path: &str, packed: bool) -> (usize, Duration) {
        let request = self.agent.get(format!("{}{path}", self.at)).header("Cookie", &self.cookie);
        let kind = if path.starts_with("/api/") { "application/json" } else { "text/html" };
        let request = request.header("Accept", kind).header("Accept-Language", "nl");
        let request = request.header("Accept-Encoding", if packed { "gzip" } else { "identity" });
        let begun = Instant::now();
        let mut answer = request.call().expect("an answer");
        let body = answer.body_mut().read_to_vec().expect("a body");
        let took = begun.elapsed();
        assert_eq!(answer.status(), 200, "{path}");
        (body.len(), took)
    }

    /// Where a page leads to.
    fn led(&self, path: &str) -> String {
        let answer =
            self.agent.get(format!("{}{path}", self.at)).header("Cookie", &self.cookie).call().expect("an answer");
        let to = answer.headers().get(LOCATION).and_then(|value| value.to_str().ok());
        to.unwrap_or_else(|| panic!("{path} leads nowhere: {}", answer.status())).to_owned()
    }

    /// The first address on a page that begins so.
    fn first(&self, path: &str, begins: &str) -> String {
        let request = self.agent.get(format!("{}{path}", self.at)).header("Cookie", &self.cookie);
        let page = request.call().expect("an answer").body_mut().read_to_string().expect("a page");
        let found = page.split("href=\"").find(|rest| rest.starts_with(begins));
        found.and_then(|rest| rest.split('"').next()).unwrap_or_else(|| panic!("{path} has no {begins}")).to_owned()
    }
}

fn median(mut all: Vec<Duration>) -> f64 {
    all.sort();
    all.get(all.len() / 2).map_or(f64::NAN, |one| one.as_secs_f64() * 1000.0)
}

/// Measures pages in turn, each as often; a line each. `beside`: the call with the same data, of the first.
fn measure(browser: &Browser<'_>, pages: &[String], beside: Option<&str>) {
    let runs = number("RUNS", 201);
    let all: Vec<&str> = pages.iter().map(String::as_str).chain(beside).collect();
    let mut times: Vec<Vec<Duration>> = all.iter().map(|_| Vec::with_capacity(runs)).collect();
    for _ in 0..runs {
        for (path, times) in all.iter().zip(&mut times) {
            times.push(browser.ask(path, false).1);
        }
    }
    let medians: Vec<f64> = times.into_iter().map(median).collect();
    let call = beside.and_then(|_| medians.last());
    for (path, time) in pages.iter().zip(&medians) {
        let (whole, packed) = (browser.ask(path, false).0, browser.ask(path, true).0);
        println!("| {:<44} | {whole:>6} | {packed:>6} | {time:>7.2} |", shown(path));
    }
    if let (Some(call), Some(path), Some(page)) = (call, beside, medians.first()) {
        println!(
            "| {:<44} | {:>6} | {:>6} | {call:>7.2} |",
            shown(path),
            browser.ask(path, false).0,
            browser.ask(path, true).0
        );
        println!("|   the page : its data call = {:.2}", page / call);
    }
}

/// A path without the numbers of this run.
fn shown(path: &str) -> String {
    let is_id = |part: &&str| part.len() == 36 && part.matches('-').count() == 4;
    path.split('/').map(|part| if is_id(&part) { "{id}" } else { part }).collect::<Vec<_>>().join("/")
}

fn owned(paths: &[&str]) -> Vec<String> {
    paths.iter().map(|path| (*path).to_owned()).collect()
}

fn main() {
    let demo = demo();
    println!("| {:<44} | {:>6} | {:>6} | {:>7} |", "page", "bytes", "packed", "ms");
    let nobody = Browser::of(&demo, None);
    let public = [
        "/",
        "/start",
        "/procedure",
        "/filing",
        "/reckon",
        "/waiting-times",
        "/guidance",
        "/glossary",
        "/help",
        "/privacy",
    ];
    measure(&nobody, &owned(&public), None);

    let referent = Browser::of(&demo, Some("referent"));
    let own = referent.led("/my");
    let parts = ["", "/guidance", "/data", "/helpers", "/handover", "/tasks", "/refusal", "/looks", "/sheet"]
        .map(|part| format!("{own}{part}"));
    let id = own.trim_start_matches("/my/").to_owned();
    measure(&referent, &parts, Some(&format!("/api/v1/applications/{id}")));
    measure(&referent, &owned(&["/my/messages"]), None);

    let caseworker = Browser::of(&demo, Some("caseworker"));
    measure(&caseworker, &owned(&["/work?view=overdue"]), Some("/api/v1/work-list?view=overdue&pageSize=25"));
    let case = caseworker.first("/work", "/work/cases/");
    let id = case.trim_start_matches("/work/cases/").to_owned();
    measure(&caseworker, &[case], Some(&format!("/api/v1/applications/{id}")));
    measure(&caseworker, &owned(&["/work/search", "/work/handovers", "/work/deliveries", "/work/messages"]), None);

    measure(&Browser::of(&demo, Some("policymaker")), &owned(&["/policy", "/policy/record", "/policy/what-if"]), None);
    let admin =
        ["/admin/accounts", "/admin/organisations", "/admin/keys", "/admin/procedures", "/admin/reviews", "/admin/log"];
    measure(&Browser::of(&demo, Some("administrator")), &owned(&admin), None);
}
