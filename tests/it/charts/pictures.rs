//! SVG and PNG of every kind of chart.

use roxmltree::Document;
use wachtwijzer::charts::{Chart, ChartFault, Curve, HEIGHT, Step, WIDTH};

use super::samples::{all, backlog, caption, curves, falling, forecast, shares, three_curves};

fn texts(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    document.descendants().filter(|n| n.has_tag_name("text")).filter_map(|n| n.text()).map(str::to_owned).collect()
}

/// Path elements of a class: how many, and their data.
fn paths(svg: &str, class: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    let paths = document.descendants().filter(|n| n.has_tag_name("path") && n.attribute("class") == Some(class));
    paths.map(|n| n.attribute("d").unwrap().to_owned()).collect()
}

fn with_steps(steps: Vec<Step>) -> Chart<'static> {
    let until = steps.last().unwrap().at + 10.0;
    curves(caption("One"), vec![Curve { name: "One".to_owned(), steps, until, censored: Vec::new() }])
}

#[test]
fn every_svg_is_well_formed_and_says_what_it_shows() {
    for (name, chart) in all() {
        let svg = chart.svg().unwrap();

        let document = Document::parse(&svg).unwrap();
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"), "{name}");
        assert_eq!(root.attribute("viewBox"), Some("0 0 1440 840"), "{name}");
        let children: Vec<&str> =
            root.children().filter(roxmltree::Node::is_element).map(|n| n.tag_name().name()).collect();
        assert_eq!(children[..2], ["title", "desc"], "{name}");
        let said = root.children().find(|n| n.has_tag_name("desc")).and_then(|n| n.text());
        assert_eq!(said, Some("What is to be seen, for those who do not see it."), "{name}");
    }
}

#[test]
fn every_png_has_the_full_size_and_something_on_it() {
    for (name, chart) in all() {
        let png = chart.png().unwrap();

        assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n", "{name}");
        let mut reader = png::Decoder::new(std::io::Cursor::new(&png)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((info.width, info.height), (WIDTH, HEIGHT), "{name}");
        let blue = pixels.chunks_exact(3).filter(|pixel| *pixel == [0x00, 0x72, 0xb2]).count();
        assert!(blue > 500, "{name} has {blue} pixels of its first series");
        assert!(png.len() < 120_000, "{name} has {} bytes", png.len());
    }
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    for ((name, one), (_, other)) in all().into_iter().zip(all()) {
        assert_eq!(one.svg().unwrap(), other.svg().unwrap(), "{name}");
        assert_eq!(one.png().unwrap(), other.png().unwrap(), "{name}");
    }
}

#[test]
fn two_thousand_steps_fit_into_forty_kilobytes() {
    let chart = curves(caption("A long curve"), vec![falling("All", 2_000, 4_000.0)]);

    let svg = chart.svg().unwrap();

    println!("{} bytes", svg.len());
    assert!(svg.len() < 40_000, "{} bytes", svg.len());
}

#[test]
fn words_of_any_script_stand_in_the_svg_as_text() {
    let mut curve = falling("مدة الانتظار <أسبوع> & \"٢\"", 100, 400.0);
    curve.censored.clear();
    let chart = curves(caption("ሓበሬታ\u{1}\n& <b>"), vec![curve, falling("Tweede", 100, 700.0)]);

    let svg = chart.svg().unwrap();

    let found = texts(&svg);
    assert!(found.contains(&"مدة الانتظار <أسبوع> & \"٢\"".to_owned()), "{found:?}");
    assert!(found.contains(&"ሓበሬታ & <b>".to_owned()), "{found:?}");
    assert!(svg.contains("unicode-bidi=\"plaintext\""));
}

#[test]
fn axes_title_and_names_are_written() {
    let found = texts(&three_curves().svg().unwrap());

    for words in ["Still waiting", "Days since receipt", "0 %", "100 %", "Received in 2024"] {
        assert!(found.iter().any(|text| text == words), "{words} not in {found:?}");
    }
}

#[test]
fn a_gap_divides_a_curve_and_its_band() {
    let step = |at, value: Option<f64>| Step { at, value, band: value.map(|v| (v - 0.1, v + 0.05)) };
    let whole = with_steps(vec![step(0.0, Some(0.9)), step(30.0, Some(0.7)), step(60.0, Some(0.5))]);
    let broken = with_steps(vec![step(0.0, Some(0.9)), step(30.0, None), step(60.0, Some(0.5))]);
    let pieces = |chart: Chart<'_>, class| paths(&chart.svg().unwrap(), class).concat().matches('M').count();

    assert_eq!(pieces(whole.clone(), "c-s-0"), 1);
    assert_eq!(pieces(whole, "c-f-0"), 1);
    assert_eq!(pieces(broken.clone(), "c-s-0"), 2);
    assert_eq!(pieces(broken, "c-f-0"), 2);
}

#[test]
fn a_withheld_bar_is_a_sign_and_no_bar() {
    let svg = backlog().svg().unwrap();

    assert_eq!(paths(&svg, "c-f-0").concat().matches('M').count(), 5);
    assert_eq!(texts(&svg).iter().filter(|text| *text == "–").count(), 1);
}

#[test]
fn series_are_told_apart_without_colour() {
    let lines = three_curves().svg().unwrap();
    let document = Document::parse(&lines).unwrap();
    let dashes = |class| {
        let mut lines = document
            .descendants()
            .filter(|n| n.attribute("class") == Some(class) && n.attribute("stroke-width") == Some("5"));
        lines.next().unwrap().attribute("stroke-dasharray").map(str::to_owned)
    };

    assert_eq!(["c-s-0", "c-s-1", "c-s-2"].map(dashes), [None, Some("20 10".to_owned()), Some("6 8".to_owned())]);
    // A circle, a square and a triangle mark the points of three lines.
    let shares = shares().svg().unwrap();
    assert!(paths(&shares, "c-f-0").concat().contains("a9 9"));
    assert!(paths(&shares, "c-f-1").concat().contains("h16v16h-16"));
    assert!(paths(&shares, "c-f-2").concat().contains("l11 20h-22"));
}

#[test]
fn an_open_end_of_a_forecast_is_an_arrow() {
    let svg = forecast().svg().unwrap();

    assert!(paths(&svg, "c-f-0").concat().contains("l28"), "no arrow");
    assert!(texts(&svg).iter().any(|text| text == "This forecast"));
}

#[test]
fn nothing_to_draw_is_said_and_not_drawn() {
    let empty = curves(caption("Nothing"), Vec::new());
    let endless = with_steps(vec![Step { at: f64::INFINITY, value: Some(0.5), band: None }]);

    assert!(matches!(empty.svg(), Err(ChartFault::NothingToDraw)));
    assert!(matches!(endless.png(), Err(ChartFault::NothingToDraw)));
}

#[test]
fn wild_numbers_break_no_picture() {
    for wild in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -7.0, f64::MIN_POSITIVE] {
        let step = |at, value| Step { at, value: Some(value), band: Some((wild, value)) };
        let chart = with_steps(vec![step(0.0, 1.0), step(10.0, wild), step(20.0, 0.5)]);

        Document::parse(&chart.svg().unwrap()).unwrap();
        assert!(chart.png().is_ok());

        let Chart::Bars(mut bars) = backlog() else { unreachable!() };
        bars.groups[0].values[2] = Some(wild);
        // Bars that reach to infinity are refused, others are drawn.
        assert_eq!(Chart::Bars(bars.clone()).svg().is_ok(), Chart::Bars(bars).png().is_ok());
    }
}
