//! The real binary, run as a person would.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use serde_json::{Value, json};

use crate::support::missing;

fn wachtwijzer(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wachtwijzer"));
    command.args(arguments).env("RUST_BACKTRACE", "0");
    command
}

fn run(mut command: Command, input: &str) -> Output {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The program with a database of its own in a folder.
fn at(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = wachtwijzer(arguments);
    command.env("WACHTWIJZER_DATABASE__URL", format!("sqlite:{}", folder.join("w.sqlite").display()));
    command
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a file");
    path.display().to_string()
}

#[test]
fn every_worked_example_comes_out_of_the_command_line() {
    let all: Value = serde_json::from_str(include_str!("../data/worked-examples.json")).expect("examples");
    for example in all["examples"].as_array().expect("a list") {
        let output = run(wachtwijzer(&["reckon", "-"]), &example["request"].to_string());
        assert!(output.status.success(), "{}: {}", example["id"], err(&output));
        let found: Value = serde_json::from_str(&out(&output)).expect("JSON");
        let wrong = missing(&example["expect"], &found, "");
        assert!(wrong.is_empty(), "{}: {}", example["id"], wrong.join("\n"));
    }
}

#[test]
fn reckon_refuses_with_every_fault_and_status_2() {
    let request = json!({"procedure": "nl-nareis", "asOf": "2026-11-23", "events": [
        {"type": "decision-notified", "on": "2026-01-01", "outcome": "granted"},
        {"type": "application-received", "on": "2026-02-02"},
        {"type": "application-received", "on": "2026-02-03"},
        {"type": "documents-requestd", "on": "2026-02-03"},
    ]});
    let output = run(wachtwijzer(&["reckon", "-"]), &request.to_string());
    assert_eq!(output.status.code(), Some(2));
    let told = err(&output);
    assert!(told.contains("/events/3/type") && told.contains("documents-requested"), "{told}");
    let output = run(wachtwijzer(&["reckon", "-"]), "{\"procedure\": ");
    assert_eq!(output.status.code(), Some(2));
    let output = run(wachtwijzer(&["reckon", "/nowhere/at-all.json"]), "");
    assert!(err(&output).contains("/nowhere/at-all.json"));
}

#[test]
fn reckon_shows_a_table_for_people_in_their_language() {
    let request = json!({"procedure": "nl-nareis", "asOf": "2026-11-23", "events": [
        {"type": "application-received", "on": "2026-02-02"}]});
    let output = run(wachtwijzer(&["reckon", "-", "--format", "table", "--why", "--lang", "nl"]), &request.to_string());
    let table = out(&output);
    for part in ["Beslistermijn", "2026-11-02", "21"] {
        assert!(table.contains(part), "{part} in\n{table}");
    }
}

#[test]
fn an_import_twice_changes_nothing_and_a_longer_file_adds_what_is_new() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = json!({"procedure": "nl-nareis", "sourceKey": "a", "events": [{"type": "application-received", "on": "2026-02-02"}]});
    let second = json!({"procedure": "nl-mvv-regular", "sourceKey": "b", "events": [{"type": "application-received", "on": "2026-03-02"}]});
    let file = write(folder.path(), "cases.jsonl", &format!("{first}\n\n{second}\n"));
    let import = |file: &str| run(at(folder.path(), &["import", file]), "");
    assert_eq!(out(&import(&file)), "new: 2, added to: 0, unchanged: 0, not right: 0\n");
    assert_eq!(out(&import(&file)), "new: 0, added to: 0, unchanged: 2, not right: 0\n");
    let mut longer = first.clone();
    longer["events"].as_array_mut().expect("events").push(json!({"type": "receipt-confirmed", "on": "2026-02-09"}));
    let file = write(folder.path(), "more.jsonl", &format!("{longer}\n"));
    assert_eq!(out(&import(&file)), "new: 0, added to: 1, unchanged: 0, not right: 0\n");
    assert_eq!(out(&import(&file)), "new: 0, added to: 0, unchanged: 1, not right: 0\n");
}

#[test]
fn bad_lines_are_told_with_number_and_reason_and_the_good_ones_kept_or_not_as_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = |key: &str| json!({"procedure": "nl-nareis", "sourceKey": key, "events": [{"type": "application-received", "on": "2026-02-02"}]});
    let wrong = json!({"procedure": "nl-nareis", "sourceKey": "x", "events": [
        {"type": "decision-notified", "on": "2026-02-02", "outcome": "granted"}]});
    let text = format!("{}\n{wrong}\n{{\"procedure\": \n{}\n", good("a"), good("b"));
    let file = write(folder.path(), "mixed.jsonl", &text);
    let nothing = run(at(folder.path(), &["import", &file, "--keep", "nothing"]), "");
    assert_eq!(nothing.status.code(), Some(2));
    assert!(
        out(&nothing).starts_with("new: 2, added to: 0, unchanged: 0, not right: 2 (nothing was written)"),
        "{}",
        out(&nothing)
    );
    let dry = run(at(folder.path(), &["import", &file, "--dry-run"]), "");
    assert!(out(&dry).starts_with("new: 2,"), "still nothing was written: {}", out(&dry));
    let kept = run(at(folder.path(), &["import", &file]), "");
    assert_eq!(
        (out(&kept).as_str(), kept.status.code()),
        ("new: 2, added to: 0, unchanged: 0, not right: 2\n", Some(2))
    );
    let told = err(&kept);
    assert!(told.contains("line 2: /events/0") && told.contains("line 3:"), "{told}");
}

#[test]
fn a_malformed_row_in_the_middle_of_a_good_csv_costs_only_its_own_application() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "sourceKey,procedure,type,on,person,answerBy,outcome\n\
        a,nl-nareis,application-received,2026-02-02,,,\n\
        a,nl-nareis,documents-requested,2026-03-02,,2026-03-16,\n\
        b,nl-nareis,application-received,2026-02-03,,,\n\
        b,nl-nareis,decision-notified,2026-03-03\n\
        c,nl-nareis,application-received,2026-02-04,,,\n\
        c,nl-nareis,decision-notified,2026-05-04,,,granted\n";
    let file = write(folder.path(), "cases.csv", text);
    let output = run(at(folder.path(), &["import", &file]), "");
    assert_eq!(out(&output), "new: 2, added to: 0, unchanged: 0, not right: 1\n", "{}", err(&output));
    assert!(err(&output).contains("line 5:"), "{}", err(&output));
    let heads = write(folder.path(), "heads.csv", "case,type\n1,x\n");
    let output = run(at(folder.path(), &["import", &heads]), "");
    assert!(err(&output).contains("sourceKey, procedure, on"), "{}", err(&output));
}

#[test]
fn a_line_without_end_is_refused_without_filling_the_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = json!({"procedure": "nl-nareis", "sourceKey": "a", "events": [{"type": "application-received", "on": "2026-02-02"}]});
    let text = format!("{}\n{good}\n", "x".repeat(100 << 20));
    let file = write(folder.path(), "long.jsonl", &text);
    let output = run(at(folder.path(), &["import", &file]), "");
    assert_eq!(out(&output), "new: 1, added to: 0, unchanged: 0, not right: 1\n");
    assert!(err(&output).contains("line 1:") && err(&output).contains("too-long"), "{}", err(&output));
}

#[test]
fn a_procedure_file_with_five_faults_is_told_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    for part in ["calendars", "procedures"] {
        std::fs::create_dir(folder.path().join(part)).expect("a folder");
    }
    let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("config");
    std::fs::copy(config.join("calendars/nl.toml"), folder.path().join("calendars/nl.toml")).expect("a copy");
    let good = std::fs::read_to_string(config.join("procedures/nl-nareis.toml")).expect("a file");
    let bad = good
        .replacen("to = \"in-review\"", "to = \"in-revue\"", 1)
        .replacen("length = { months = 9 }", "length = 9", 1)
        .replacen("closes = \"documents-requested\"", "closes = \"documents-request\"", 1)
        .replacen("party = \"court\"", "party = \"judge\"", 1)
        .replacen("maximum-cents = 126000", "maximum-cents = 12600", 1);
    write(&folder.path().join("procedures"), "nl-nareis.toml", &bad);
    let output = run(wachtwijzer(&["check", &folder.path().display().to_string()]), "");
    assert_eq!(output.status.code(), Some(2));
    let told = err(&output);
    for part in ["in-revue", "missing-unit", "documents-request`", "judge", "12600"] {
        assert!(told.contains(part), "{part} in\n{told}");
    }
    assert!(
        told.lines().all(|l| l.starts_with("faults:") || l.contains("nl-nareis.toml:")),
        "each with file and line\n{told}"
    );
    let output = run(wachtwijzer(&["check"]), "");
    assert!(out(&output).contains("no faults"));
}

#[test]
fn unknown_settings_are_refused_all_at_once() {
    let mut command = wachtwijzer(&["procedures", "list"]);
    command.env("WACHTWIJZER_SERVER__SPEED", "9").env("WACHTWIJZER_SERVER__WORKERS", "many");
    let output = run(command, "");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(err(&output).lines().count(), 2, "{}", err(&output));
}

#[test]
fn procedures_are_shown_as_table_json_and_pictures() {
    for format in ["table", "json", "svg", "mermaid"] {
        let output =
            run(wachtwijzer(&["procedures", "show", "nl-nareis", "--version", "2025-03-28", "--format", format]), "");
        let shown = out(&output);
        assert!(output.status.success() && shown.contains("Waiting for a decision"), "{format}: {shown}");
    }
    let output = run(wachtwijzer(&["procedures", "show", "nl-narreis"]), "");
    assert!(err(&output).contains("there are:"), "{}", err(&output));
}

#[test]
fn the_server_refuses_to_listen_to_the_world_in_clear() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run(at(folder.path(), &["serve", "--listen", "0.0.0.0:0"]), "");
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("nothing is encrypted"), "{}", err(&output));
}

#[test]
fn a_store_that_cannot_be_had_is_told_clearly() {
    for (address, part) in [
        ("mysql://somewhere", "sqlite:PATH"),
        ("postgres://nobody@127.0.0.1:1/nothing", "cannot be reached"),
        ("sqlite:/proc/no/such/place.sqlite", "/proc/no"),
    ] {
        let mut command = wachtwijzer(&["migrate", "status"]);
        command.env("WACHTWIJZER_DATABASE__URL", address);
        let output = run(command, "");
        assert_eq!(output.status.code(), Some(1), "{address}");
        assert!(err(&output).contains(part), "{address}: {}", err(&output));
    }
}

/// A running server, stopped when the test ends.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_demo_serves_real_rulings_and_families_and_stops_when_told() {
    let mut command = wachtwijzer(&["demo", "--listen", "127.0.0.1:0", "--families", "30", "--scale", "0.004"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut server = Server(child);
    let mut lines = BufReader::new(server.0.stdout.take().expect("a pipe")).lines();
    let mut told = String::new();
    let first = loop {
        let line = lines.next().expect("a line").expect("a text");
        if line.contains("listening") {
            break line;
        }
        told.push_str(&line);
        told.push('\n');
    };
    for stage in
        ["Before the application", "Waiting for a decision", "Granted", "Refused", "Appeal lodged", "Withdrawn"]
    {
        assert!(told.lines().any(|line| line == stage), "{stage} is not in:\n{told}");
    }
    let read = ["nl  Er is een besluit: nee", "ar  هناك قرار: لا", "to come"];
    assert!(read.iter().all(|words| told.contains(words)), "{told}");
    let page = told.split("file://").nth(1).and_then(|rest| rest.lines().next()).expect("a page");
    let page = std::fs::read_to_string(page).expect("a page");
    assert!(page.contains("lang=\"ar\" dir=\"rtl\""));
    let address = first.split("http://").nth(1).and_then(|rest| rest.split(' ').next()).expect("an address").to_owned();
    let with_key = lines.map(|line| line.expect("a text")).find(|line| line.contains("Authorization: Bearer"));
    let line = with_key.expect("a key is printed");
    let key = line.split("Bearer ").nth(1).and_then(|rest| rest.split('\'').next()).expect("a key");
    let ask = |head: &str| {
        let mut stream = TcpStream::connect(&address).expect("it listens");
        let request = format!(
            "GET /api/v1/applications?overdue=true&pageSize=3 HTTP/1.1\r\nhost: x\r\n{head}connection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        answer
    };
    let answer = ask("");
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
    let answer = ask(&format!("authorization: Bearer {key}\r\n"));
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("ECLI:NL:"), "{answer}");
    let kill = Command::new("kill").args(["-TERM", &server.0.id().to_string()]).status().expect("kill");
    assert!(kill.success());
    assert!(server.0.wait().expect("it ends").success(), "a graceful stop");
}

#[test]
fn the_coverage_of_stages_and_recommendations_is_printed() {
    let output = run(wachtwijzer(&["guidance"]), "");
    assert!(output.status.success(), "{}", err(&output));
    let told = out(&output);
    for name in (0..=10).map(|n| format!("S{n} ")).chain((1..=14).map(|n| format!("R{n} "))) {
        assert!(told.lines().any(|line| line.starts_with(&name)), "{name} is not in:\n{told}");
    }
    assert!(
        ["ar", "en", "fa", "nl", "so", "ti", "tr"].iter().all(|l| told.contains(&format!("{l}: 47 of 47 items"))),
        "{told}"
    );
    assert!(told.contains("contact danger"), "{told}");
}

#[test]
fn what_people_are_told_can_be_looked_at_in_any_language_and_as_mail() {
    let output = run(wachtwijzer(&["--lang", "ti", "notices", "preview", "--kind", "refused"]), "");
    assert!(output.status.success(), "{}", err(&output));
    assert!(out(&output).contains("ውሳነ ኣሎ") && out(&output).contains("Er is een besluit: nee"), "{}", out(&output));
    let output = run(wachtwijzer(&["notices", "preview", "--kind", "fame"]), "");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("there is no kind fame"), "{}", err(&output));
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().join("mail").display().to_string();
    let output = run(wachtwijzer(&["notices", "mail", &to]), "");
    assert!(output.status.success(), "{}", err(&output));
    let letter = std::fs::read_to_string(folder.path().join("mail/ar/refused.html")).expect("a letter");
    assert!(letter.contains("dir=\"rtl\"") && letter.contains("Street 1"), "{letter}");
    assert!(folder.path().join("mail/so/arrived.eml").exists());
}

#[test]
fn work_that_is_done_once_says_what_came_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run(at(folder.path(), &["work", "--once"]), "");
    assert!(output.status.success(), "{}", err(&output));
    assert!(out(&output).starts_with("looked at 0 applications, planned 0 notices; sent 0"), "{}", out(&output));
    let output = run(at(folder.path(), &["sweep"]), "");
    assert_eq!(out(&output), "looked at 0 applications, planned 0 notices\n");
    let mut wrong = at(folder.path(), &["work", "--once"]);
    wrong
        .env("WACHTWIJZER_MAIL__URL", "smtp://mail.example?tls=none")
        .env("WACHTWIJZER_MAIL__GATEWAY", "http://sms.example");
    let output = run(wrong, "");
    assert_eq!(output.status.code(), Some(2));
    for what in ["mail.url", "mail.gateway-secret", "mail.gateway must be"] {
        assert!(err(&output).contains(what), "{what} is not in {}", err(&output));
    }
}

#[test]
fn an_organisation_gets_a_mailbox_that_is_one_and_loses_it_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let organisation = |arguments: &[&str]| run(at(folder.path(), &[&["organisation"], arguments].concat()), "");
    let made = organisation(&["add", "coa", "Reception", "--mailbox", "post@coa.example", "--delivery", "weekly"]);
    assert!(made.status.success(), "{}", err(&made));
    assert!(out(&organisation(&["list"])).contains("post@coa.example"));
    for (wrong, told) in [
        (["mailbox", "coa", "--mailbox", "post@coa", "--language", "nl"], "not-an-email"),
        (["mailbox", "coa", "--mailbox", "post@coa.example", "--language", "ar"], "possible values: en, nl"),
        (["mailbox", "ghost", "--mailbox", "post@coa.example", "--language", "nl"], "UnknownOrganisation"),
    ] {
        let refused = organisation(&wrong);
        assert_eq!(refused.status.code(), Some(2), "{told}");
        assert!(err(&refused).contains(told), "{}", err(&refused));
    }
    let gone = organisation(&["mailbox", "coa"]);
    assert_eq!(out(&gone), "coa is told nothing\n");
    assert!(!out(&organisation(&["list"])).contains('@'));
    assert_eq!(out(&organisation(&["close", "coa"])), "coa is closed\n");
    assert!(out(&organisation(&["list"])).contains("Reception  closed"));
    assert!(err(&organisation(&["close", "ghost"])).contains("unknown-organisation"));
}

#[test]
fn nothing_starts_with_a_notice_that_lacks_its_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let own = folder.path().join("own");
    for kind in ["calendars", "procedures", "notices"] {
        std::fs::create_dir_all(own.join(kind)).expect("a folder");
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("config").join(kind);
        for file in std::fs::read_dir(from).expect("a folder").map_while(Result::ok) {
            std::fs::copy(file.path(), own.join(kind).join(file.file_name())).expect("a copy");
        }
    }
    let rules = own.join("notices/nl-nareis.toml");
    let mut text = std::fs::read_to_string(&rules).expect("a file");
    text.push_str("\n[[notice]]\nkind = \"fame\"\njoined = true\nto = [\"referent\", \"organisation\"]\n");
    std::fs::write(&rules, text).expect("a file");
    let own = own.display().to_string();
    for (arguments, senders) in [
        (vec!["check", own.as_str()], "2"),
        (vec!["work", "--once"], "2"),
        (vec!["serve", "--listen", "127.0.0.1:0"], "2"),
        (vec!["serve", "--listen", "127.0.0.1:0"], "0"),
    ] {
        let mut command = at(folder.path(), &arguments);
        command.env("WACHTWIJZER_CATALOGUE__FOLDER", &own).env("WACHTWIJZER_MAIL__SENDERS", senders);
        let output = run(command, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", err(&output));
        for key in ["ti.ftl, notice-fame-title", "nl.ftl, desk-fame"] {
            assert!(err(&output).contains(key), "{arguments:?}: {}", err(&output));
        }
        assert!(!err(&output).contains("ti.ftl, desk-fame"), "staff work in Dutch or English");
    }
}

#[test]
fn what_if_begins_with_what_was_published_and_says_what_is_wrong() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = run(at(folder.path(), &["what-if"]), "");
    assert_eq!(output.status.code(), Some(2), "{}", err(&output));
    assert!(err(&output).contains("nothing was published"), "{}", err(&output));

    let made = run(at(folder.path(), &["generate", "--scale", "0.02"]), "");
    assert!(made.status.success(), "{}", err(&made));
    let published = run(at(folder.path(), &["statistics", "publish"]), "");
    assert!(published.status.success(), "{}", err(&published));
    let chart = folder.path().join("backlog.svg").display().to_string();
    let asked = ["what-if", "--capacity", "+20%", "--intake", "80%", "--runs", "10", "--json", "--chart", &chart];
    let output = run(at(folder.path(), &asked), "");
    assert!(output.status.success(), "{}", err(&output));
    let told: Value = serde_json::from_str(&out(&output)).expect("JSON");
    assert_eq!((told["months"].as_array().map(Vec::len), told["runs"].as_u64()), (Some(24), Some(10)));
    let drawn = std::fs::read_to_string(&chart).expect("a picture");
    assert!(drawn.contains("<svg") && drawn.contains("Who waits"), "{drawn}");

    for (wrong, told) in [
        (["--capacity", "plenty"], "--capacity \"plenty\""),
        (["--freeze", "some"], "--freeze \"some\""),
        (["--runs", "500"], "/runs"),
        (["--until", "2099-01"], "/months"),
    ] {
        let output = run(at(folder.path(), &["what-if", wrong[0], wrong[1]]), "");
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(err(&output).contains(told), "{wrong:?}: {}", err(&output));
    }
}

#[test]
fn a_step_in_many_applications_is_looked_at_taken_and_undone_on_the_command_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let line = |n: u32, more: &str| {
        format!(
            "{{\"procedure\": \"nl-nareis\", \"sourceKey\": \"k-{n}\", \"events\": [{{\"type\": \"application-received\", \"on\": \"2026-02-02\"}}{more}]}}\n"
        )
    };
    let ended = ", {\"type\": \"application-withdrawn\", \"on\": \"2026-03-02\"}";
    let all: String = (0..450).map(|n| line(n, if n == 2 { ended } else { "" })).collect();
    let file = write(folder.path(), "cases.jsonl", &all);
    assert!(run(at(folder.path(), &["import", &file]), "").status.success());
    let numbers: Vec<String> = {
        use diesel::prelude::*;
        let path = folder.path().join("w.sqlite");
        let mut conn = diesel::SqliteConnection::establish(&path.display().to_string()).expect("it opens");
        diesel::sql_query("SELECT reference AS line FROM cases ORDER BY CAST(substr(source_key, 3) AS INTEGER)")
            .load::<Reference>(&mut conn)
            .expect("numbers")
            .into_iter()
            .map(|row| row.line)
            .collect()
    };
    let step = ["bulk", "-", "--event", "suspension-started", "--on", "2026-03-09", "--field", "ground=consent"];
    let with = |more: &[&str], input: &str| run(at(folder.path(), &[&step[..], more].concat()), input);
    let listed = format!("# all of them\n\n{}\n", numbers.join("  # a remark\n"));

    let dry = with(&["--dry-run"], &listed);
    assert!(
        out(&dry).contains("the last day moves from 2026-") || out(&dry).contains("the stage goes from"),
        "{}",
        out(&dry)
    );
    assert!(out(&dry).contains("possible: 449, refused: 1 (nothing was written)"), "{}", out(&dry));
    let refused = with(&[], &listed);
    assert_eq!(refused.status.code(), Some(2));
    let told = format!("line 5: {}: This cannot happen in the stage", numbers[2]);
    assert!(err(&refused).contains(&told) && err(&refused).contains("[not-possible-here]"), "{}", err(&refused));
    assert!(out(&refused).contains("nothing was written"), "{}", out(&refused));

    let wrong = with(&["--dry-run"], &format!("{0}\n{0}\nno number\nWW-0000-0000-0\n", numbers[0]));
    let faults = err(&wrong);
    assert!(faults.contains(&format!("line 2: {}: ", numbers[0])) && faults.contains("[named-twice]"), "{faults}");
    assert!(faults.contains("line 3: no number: This must be a number like WW-7K3M-9QXP-P, or an id"), "{faults}");
    assert!(faults.contains("line 4: WW-0000-0000-0: ") && faults.contains("[unknown-application]"), "{faults}");
    let other = with(&["--dry-run", "--organisation", "elsewhere"], &numbers[0]);
    assert!(err(&other).contains("[unknown-application]"), "another organisation has none of them: {}", err(&other));
    let field = run(at(folder.path(), &["bulk", "-", "--event", "x", "--on", "today", "--field", "ground"]), "");
    assert!(err(&field).contains("--field \"ground\": right is NAME=VALUE"), "{}", err(&field));

    let others: Vec<&str> = numbers.iter().enumerate().filter(|(n, _)| *n != 2).map(|(_, r)| r.as_str()).collect();
    let done = with(&[], &others.join("\n"));
    assert!(out(&done).contains("done: 449, refused: 0 (all of them)"), "{}{}", out(&done), err(&done));
    let undo = out(&done).lines().find_map(|line| line.strip_prefix("to undo it: wachtwijzer ").map(str::to_owned));
    let undo = undo.expect("it says how");
    let undone = run(at(folder.path(), &undo.split(' ').collect::<Vec<_>>()), "");
    assert!(out(&undone).contains("undone: 449, not undone: 0"), "{}{}", out(&undone), err(&undone));
    let each = with(&["--each"], &listed);
    assert!(out(&each).contains("done: 449, refused: 1 (each by itself)"), "{}{}", out(&each), err(&each));
    assert!(out(&run(at(folder.path(), &["tallies", "verify"]), "")).contains("every count is what"));
    let help = out(&run(wachtwijzer(&["bulk", "--help"]), ""));
    assert!(help.contains("--dry-run") && help.contains("Examples:"), "{help}");
}

#[derive(diesel::QueryableByName)]
struct Reference {
    #[diesel(sql_type = diesel::sql_types::Text)]
    line: String,
}
