//! Plural forms, where the crate that chooses them errs: `intl_pluralrules` reads the Arabic rules "n mod 100 is 3 to 10" and "is 11
//! to 99" (CLDR, plural rules of `ar`) as rules on n itself, so that 1708 days would be said like 100 days.

use fluent_bundle::FluentValue;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};

/// A number as a message gets it. Where the form would be chosen wrongly, a smaller number of the right form is chosen by, and the
/// number itself goes along to be shown.
pub(super) fn number(language: &str, number: i64) -> FluentValue<'static> {
    let last_two = number.unsigned_abs() % 100;
    if language != "ar" || number.unsigned_abs() < 100 || last_two < 3 {
        return FluentValue::from(number);
    }
    // The only text that an option can hold.
    let options = FluentNumberOptions { currency: Some(number.to_string()), ..FluentNumberOptions::default() };
    let chosen_by = f64::from(u8::try_from(last_two).unwrap_or_default());
    FluentValue::Number(FluentNumber::new(chosen_by, options))
}

/// How a number is shown that was put in by [`number`]; `None`: as it is.
pub(super) fn shown<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    if let FluentValue::Number(number) = value { number.options.currency.clone() } else { None }
}

#[cfg(test)]
mod tests {
    use crate::i18n::{Arg, Locales};

    #[test]
    fn arabic_counts_by_the_last_two_digits() {
        let locales = Locales::built_in().expect("languages");
        let arabic = locales.get("ar");
        let late = |n: i64| arabic.text("page-late", &[("n", Arg::Number(n))]);
        for (number, form) in [
            (7, "متأخر 7 أيام"),
            (57, "متأخر 57 يوماً"),
            (100, "متأخر 100 يوم"),
            (102, "متأخر 102 يوم"),
            (103, "متأخر 103 أيام"),
            (111, "متأخر 111 يوماً"),
            (1708, "متأخر 1708 أيام"),
        ] {
            assert_eq!(late(number), form);
        }
    }
}
