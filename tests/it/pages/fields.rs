//! What is typed into forms: kept, escaped, read as days in any digits.

use chrono::NaiveDate;
use wachtwijzer::web::pages::parts::field::{Choice, Field, Form, Kind, NotADay, Typed, form};
use wachtwijzer::web::pages::say::{Phrase, Say};

use super::say_in;

fn typed(fields: &[(&str, &str)]) -> Typed {
    Typed::of(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
}

fn day(parts: [&str; 3]) -> Result<Option<NaiveDate>, NotADay> {
    typed(&[("on-day", parts[0]), ("on-month", parts[1]), ("on-year", parts[2])]).day("on")
}

#[test]
fn a_day_is_read_from_three_fields_in_the_digits_of_any_keyboard() {
    let wanted = Ok(NaiveDate::from_ymd_opt(2027, 3, 27));
    assert_eq!(day(["27", "3", "2027"]), wanted);
    assert_eq!(day([" 27 ", "03", "2027"]), wanted);
    assert_eq!(day(["٢٧", "٣", "٢٠٢٧"]), wanted, "Arabic-Indic");
    assert_eq!(day(["۲۷", "۳", "۲۰۲۷"]), wanted, "Persian");
    assert_eq!(day(["", "", ""]), Ok(None));
}

#[test]
fn what_is_no_day_is_told_and_not_guessed() {
    for parts in [["31", "2", "2027"], ["27", "", "2027"], ["x", "3", "2027"], ["27", "3", ""], ["-1", "13", "2027"]] {
        assert_eq!(day(parts), Err(NotADay), "{parts:?}");
    }
}

/// Every kind of field with what would be a script if it were not escaped.
fn whole_form(say: Say<'_>, value: &str) -> String {
    let choices = || vec![Choice { value: value.to_owned(), text: Phrase::from(value) }];
    let kinds = [
        Kind::Line("text", "off"),
        Kind::Lines,
        Kind::Day,
        Kind::One(choices()),
        Kind::Menu(choices()),
        Kind::Check,
        Kind::Several(choices()),
    ];
    let mut all = typed(&[]);
    let fields = kinds.into_iter().enumerate().map(|(at, kind)| {
        let name = format!("f{at}");
        all.wrong(&name, Phrase::from(value));
        Field::new(say, &name, "page-day", kind).given(value).wrong(Some(Phrase::from(value)))
    });
    let fields = fields.collect();
    form(&Form::new(say, "/x", "page-filter-show", fields).keeping(vec![("k".to_owned(), value.to_owned())]), say)
        .into_string()
}

#[test]
fn a_script_in_any_field_stays_words() {
    let say = say_in("nl");
    for attack in ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' autofocus onfocus='alert(1)"] {
        let text = whole_form(say, attack);
        assert!(!text.contains("<script") && !text.contains("<img") && !text.contains("\"><img"), "{text}");
        assert!(!text.contains("=\"' autofocus onfocus='alert(1)' "), "{text}");
    }
}

#[test]
fn a_pass_phrase_is_never_sent_back_and_everything_else_is() {
    let say = say_in("en");
    let all = typed(&[("secret", "three invented families"), ("name", "Rahel")]);
    let field = |name: &str, kind: &'static str| Field::new(say, name, "page-day", Kind::Line(kind, "off")).typed(&all);
    let form = Form::new(say, "/x", "page-filter-show", vec![field("secret", "password"), field("name", "text")]);
    let text = self::form(&form, say).into_string();
    assert!(!text.contains("three invented families"));
    assert!(text.contains("value=\"Rahel\""));
}

#[test]
fn every_fault_leads_to_a_field_that_is_there() {
    let say = say_in("en");
    let text = whole_form(say, "x");
    for at in 0..7 {
        assert!(text.contains(&format!("href=\"#f{at}\"")) && text.contains(&format!("id=\"f{at}\"")), "f{at}: {text}");
    }
}
