//! Files with nearly nothing in them, or with what is no CSV.

use super::{err, figure, json, out, run, set, written};

#[test]
fn one_case_is_told_without_a_band() {
    let file = written("received,closed,outcome\n2024-01-01,2024-02-01,granted\n");

    let output = run(&["waits", &file.path]);
    let answer = json(&["waits", &file.path]);

    assert!(out(&output).contains("There is one case only: its wait is told, and no band can be."), "{}", out(&output));
    let median = figure(set(&answer, "all", ""), "closed-within", Some(50));
    assert_eq!((&median["value"], &median["low"], &median["high"]), (&31.0.into(), &().into(), &().into()));
}

#[test]
fn when_all_are_open_nothing_is_known_yet_and_that_is_said() {
    let file = written("received,closed,outcome\n2024-01-01,,\n2024-02-01,,pending\n");
    let charts = file.beside("charts");

    let output = run(&["waits", &file.path, "--charts", &charts]);

    assert!(output.status.success(), "{}", err(&output));
    let told = out(&output);
    assert!(told.contains("Every case is open: how long the wait is in the end is not known yet."), "{told}");
    assert!(told.contains("not yet") && told.contains("0 to 90        2"), "{told}");
}

#[test]
fn when_all_are_closed_on_the_day_of_receipt_the_wait_is_no_day() {
    let file = written("received,closed,outcome\n2024-01-01,2024-01-01,granted\n2024-01-02,2024-01-02,refused\n");
    let charts = file.beside("charts");

    let output = run(&["waits", &file.path, "--charts", &charts]);
    let answer = json(&["waits", &file.path]);

    assert!(output.status.success(), "{}", err(&output));
    assert!(out(&output).contains("Every case was closed on the day of receipt."), "{}", out(&output));
    assert!(err(&output).contains("no picture all: there is nothing to draw"), "{}", err(&output));
    let all = set(&answer, "all", "");
    assert_eq!(figure(all, "closed-within", Some(80))["value"], 0.0);
    assert_eq!(figure(all, "share-granted", Some(730))["value"], 0.5);
    assert_eq!(figure(all, "restricted-mean", Some(365))["value"], 0.0);
    // In a window such a closing counts at age 1, so that it has a day at risk.
    assert_eq!(figure(set(&answer, "calendar-window", ""), "closed-within", Some(80))["value"], 1.0);
}

#[test]
fn an_empty_file_and_a_header_alone_are_told_with_what_would_be_right() {
    for (text, told) in [
        ("", "is empty; right is a line of column names, and then a line for each case"),
        ("\u{feff}", "is empty"),
        ("\n \n\n", "is empty"),
        ("received,closed\n", "has column names and no cases; right is a line for each case"),
        ("received,closed\n,\n", "has column names and no cases"),
        ("received,closed\nx,\n", "no row is right, so there is nothing to reckon with"),
        (
            "name,closed\nx,2024-01-01\n",
            "no column looks like the day of receipt; name it with --received COLUMN. There are name, closed",
        ),
    ] {
        let file = written(text);
        let output = run(&["waits", &file.path]);
        assert_eq!(output.status.code(), Some(2), "{text:?}");
        assert!(err(&output).contains(told), "{text:?}: {}", err(&output));
    }
    let nowhere = run(&["waits", "/nowhere/at-all.csv"]);
    assert!(err(&nowhere).contains("/nowhere/at-all.csv"), "{}", err(&nowhere));
    let folder = run(&["waits", "/tmp"]);
    assert!(err(&folder).contains("/tmp is a folder"), "{}", err(&folder));
}

#[test]
fn a_byte_order_mark_semicolons_dutch_names_and_empty_rows_are_read() {
    let file = written(
        "\u{feff}Zaak;Datum ontvangst;Datum besluit;Besluit;Aantal\r\n\"a;1\";01-02-2024;15-02-2024;toegewezen;1;\r\n\r\n;;;;\r\n\
         b;02-02-2024;20-02-2024;afgewezen;1\r\nc;03-02-2024;;;1\r\n",
    );

    let output = run(&["waits", &file.path]);

    let told = err(&output);
    assert!(told.contains("received: column Datum ontvangst (guessed)"), "{told}");
    assert!(told.contains("closed: column Datum besluit (guessed)"), "{told}");
    assert!(told.contains("outcome: column Besluit (guessed)"), "{told}");
    assert!(told.contains("between cells stands ; (found)"), "{told}");
    assert!(out(&output).contains("Rows: 3; used: 3; defects: none"), "{}", out(&output));
}

#[test]
fn cells_that_are_not_utf_8_cost_their_row_only_where_they_matter() {
    let mut bytes = b"received,closed,outcome,name\n2024-01-01,2024-02-01,granted,Andr\xe9\n".to_vec();
    bytes.extend_from_slice(b"2024-01-02,2024-02-0\xe9,granted,x\n2024-01-03,2024-02-03,gew\xe9igerd,x\n");
    let file = written(bytes);

    let output = run(&["waits", &file.path]);

    let told = err(&output);
    assert!(told.contains("not UTF-8: 1 [not-utf-8]\n  line 3, closed: \"2024-02-0\u{fffd}\""), "{told}");
    assert!(told.contains("line 4, outcome: \"gew\u{fffd}igerd\""), "{told}");
    assert!(out(&output).contains("Rows: 3; used: 1"), "{}", out(&output));
    let wide: Vec<u8> = "received,closed\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let file = written([&b"\xff\xfe"[..], &wide].concat());
    assert!(err(&run(&["waits", &file.path])).contains("is UTF-16; save it as CSV in UTF-8"));
}

#[test]
fn a_line_without_end_and_a_quotation_mark_that_is_not_closed_cost_only_their_own_row() {
    let huge = "x".repeat(30 << 20);
    let good = (1..=200).map(|n| format!("2024-01-01,2024-02-01,{n}\n")).collect::<Vec<_>>().concat();
    let text = format!("received,closed,note\n2024-01-01,{huge},\n{good}2024-01-02,2024-02-02,\"open\n{good}");
    let file = written(text);

    let output = run(&["waits", &file.path]);

    let told = err(&output);
    assert!(told.contains("line 2: \"2024-01-01\"; right would be a line shorter than a megabyte"), "{told}");
    assert!(told.contains("line 203: \"2024-01-02\"; right would be a second quotation mark"), "{told}");
    assert!(out(&output).contains("Rows: 402; used: 400"), "{}", out(&output));
}

#[test]
fn a_cell_may_run_over_lines_and_the_lines_after_it_keep_their_numbers() {
    let file = written("received,note,closed\n2024-01-01,\"one\n\"\"two\"\"\",2024-02-01\n\n2024-01-05,x,2024-01-04\n");

    let told = err(&run(&["waits", &file.path]));

    assert!(told.contains("line 5, closed: \"2024-01-04\""), "{told}");
}

#[test]
fn a_mapping_that_was_saved_gives_the_same_answer_and_an_unknown_word_in_it_is_refused() {
    let file = written(
        "in|uit|wat|soort\n01-02-2024|15-02-2024|ja|x\n02-02-2024|20-02-2024|nee|y\n03-02-2024|25-02-2024|weg|x\n",
    );
    let mapping = file.beside("mapping.toml");
    let options = [
        "--received",
        "in",
        "--closed",
        "uit",
        "--outcome",
        "wat",
        "--granted",
        "ja",
        "--refused",
        "nee",
        "--withdrawn",
        "weg",
        "--group",
        "soort",
    ];

    let first = run(&[&["waits", &file.path], &options[..], &["--save-mapping", &mapping]].concat());
    let again = run(&["waits", &file.path, "--mapping", &mapping]);

    assert!(first.status.success(), "{}", err(&first));
    assert_eq!(out(&first), out(&again), "{}", err(&again));
    let saved = std::fs::read_to_string(&mapping).expect("a mapping");
    for line in ["received = \"in\"", "granted = [\"ja\"]", "dates = \"dmy\"", "delimiter = \"|\"", "last-seen = \"-\""]
    {
        assert!(saved.contains(line), "{line} is not in\n{saved}");
    }
    std::fs::write(&mapping, "recieved = \"in\"\n").expect("a file");
    let output = run(&["waits", &file.path, "--mapping", &mapping]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("mapping.toml") && err(&output).contains("recieved"), "{}", err(&output));
    let output = run(&["waits", &file.path, "--received", "binnen"]);
    assert!(
        err(&output).contains("--received binnen: there is no such column; there are in, uit, wat, soort"),
        "{}",
        err(&output)
    );
}
