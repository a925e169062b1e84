//! Who somebody is and how to reach them safely: kept apart from events, sealed, and erasable. Nothing here says why somebody
//! fled, what they believe or how they are (General Data Protection Regulation, article 9).

use chrono::NaiveDate;

/// The longest name, in characters.
pub const LONGEST_NAME: usize = 100;
/// The longest address or note, in characters.
pub const LONGEST_TEXT: usize = 400;

/// Years after which somebody is of age (Civil Code, Book 1, article 233).
const OF_AGE: u32 = 18;

/// How somebody wants to be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Channel {
    /// Not at all: the default, until somebody says otherwise (article 25).
    #[default]
    None,
    /// By e-mail.
    Email,
    /// By text message.
    Sms,
    /// By letter.
    Letter,
    /// In person only.
    InPerson,
}

impl Channel {
    /// Every channel with its code.
    pub const ALL: [(&'static str, Self); 5] = [
        ("none", Self::None),
        ("email", Self::Email),
        ("sms", Self::Sms),
        ("letter", Self::Letter),
        ("in-person", Self::InPerson),
    ];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, channel)| *channel == self).map_or("", |(code, _)| code)
    }
}

/// What to mind when one reaches somebody. Never shown to the other members of the family.
pub const SAFETY_MARKS: [&str; 7] = [
    "do-not-call",
    "do-not-write",
    "only-in-person",
    "neutral-sender-only",
    "shared-phone",
    "shared-mailbox",
    "contact-through-organisation",
];

/// The languages that can be chosen, by their tags.
pub const LANGUAGES: [&str; 7] = ["ar", "en", "fa", "nl", "so", "ti", "tr"];

/// Everything that is kept of a person beside their parts in cases.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Details {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Day of birth.
    pub born_on: Option<NaiveDate>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number in the international form (E.164).
    pub phone: Option<String>,
    /// Address for the post, in lines.
    pub address: Option<String>,
    /// In which language to write.
    pub language: Option<String>,
    /// How to tell.
    pub channel: Channel,
    /// What to mind, of [`SAFETY_MARKS`].
    pub safety: Vec<String>,
    /// More on that, for the organisation alone.
    pub safety_note: Option<String>,
    /// Do they need an interpreter? `None`: nobody asked.
    pub interpreter: Option<bool>,
    /// They need support to keep appointments and to fill in papers.
    pub needs_support: bool,
    /// They came to the country as a child alone.
    pub formerly_unaccompanied: bool,
}

/// What is wrong with a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DetailFault {
    /// The field, as it is called outside.
    pub field: &'static str,
    /// What is wrong, by a code.
    pub code: &'static str,
}

impl Details {
    /// Must whoever reaches them mind something?
    #[must_use]
    pub fn needs_care(&self) -> bool {
        !self.safety.is_empty() || self.safety_note.as_ref().is_some_and(|note| !note.trim().is_empty())
    }

    /// Everything that is wrong, at once. `today` bounds the day of birth.
    #[must_use]
    pub fn faults(&self, today: NaiveDate) -> Vec<DetailFault> {
        let mut faults = Vec::new();
        let mut note = |wrong: bool, field, code| {
            if wrong {
                faults.push(DetailFault { field, code });
            }
        };
        for (field, name) in [("givenName", &self.given_name), ("familyName", &self.family_name)] {
            note(name.chars().count() > LONGEST_NAME, field, "name-too-long");
            note(is_unprintable(name, false), field, "unprintable");
        }
        note(self.given_name.trim().is_empty() && self.family_name.trim().is_empty(), "givenName", "no-name");
        let long_ago = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or(NaiveDate::MIN);
        note(self.born_on.is_some_and(|day| day > today || day < long_ago), "bornOn", "improbable-birth");
        note(self.email.as_deref().is_some_and(|email| !is_email(email)), "email", "not-an-email");
        note(self.phone.as_deref().is_some_and(|phone| !is_phone(phone)), "phone", "not-a-phone");
        let unknown = |language: &str| !LANGUAGES.contains(&language);
        note(self.language.as_deref().is_some_and(unknown), "language", "unknown-language");
        for (field, long) in [("address", &self.address), ("safetyNote", &self.safety_note)] {
            let long = long.as_deref().unwrap_or_default();
            note(long.chars().count() > LONGEST_TEXT, field, "text-too-long");
            note(is_unprintable(long, true), field, "unprintable");
        }
        note(self.safety.iter().any(|mark| !SAFETY_MARKS.contains(&mark.as_str())), "safety", "unknown-mark");
        let reachable = match self.channel {
            Channel::Email => self.email.is_some(),
            Channel::Sms => self.phone.is_some(),
            Channel::Letter => self.address.is_some(),
            Channel::None | Channel::InPerson => true,
        };
        note(!reachable, "channel", "channel-without-address");
        faults
    }

    /// Is it known that somebody is not yet of age? Whoever was born on 29 February is so on 1 March.
    #[must_use]
    pub fn is_minor(&self, today: NaiveDate) -> bool {
        self.born_on.is_some_and(|born| today.years_since(born).is_none_or(|years| years < OF_AGE))
    }

    /// What the other members of the family may know: the name, and nothing by which to reach or watch somebody.
    #[must_use]
    pub fn for_family(&self) -> Self {
        Self { given_name: self.given_name.clone(), family_name: self.family_name.clone(), ..Self::default() }
    }

    /// What the person may know of themselves: everything but the organisation's note on safety, which might be read over
    /// their shoulder.
    #[must_use]
    pub fn for_oneself(&self) -> Self {
        Self { safety_note: None, ..self.clone() }
    }
}

/// Control characters, and those that turn the direction of other people's text (U+202A to U+202E, U+2066 to U+2069).
pub(crate) fn is_unprintable(text: &str, lines: bool) -> bool {
    text.chars().any(|c| {
        let line = lines && c == '\n';
        (c.is_control() && !line) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    })
}

/// An address as mail programs take it everywhere: no quotes, no line breaks, one @, a domain with a dot.
pub(super) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let plain = |c: char| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c);
    let label = |l: &str| {
        !l.is_empty() && !l.starts_with('-') && !l.ends_with('-') && l.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    text.len() <= 254
        && (1..=64).contains(&local.len())
        && local.chars().all(plain)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && domain.contains('.')
        && domain.split('.').all(label)
}

/// A plus sign and 7 to 15 digits, of which the first is not zero (E.164).
pub(super) fn is_phone(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| {
        (7..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn someone() -> Details {
        Details { given_name: "Mariam".to_owned(), family_name: "Voorbeeld".to_owned(), ..Details::default() }
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let all = Details {
            given_name: " ".to_owned(),
            family_name: String::new(),
            born_on: NaiveDate::from_ymd_opt(2026, 11, 24),
            email: Some("a@b\r\nBcc: c@d.nl".to_owned()),
            phone: Some("0612345678".to_owned()),
            language: Some("tlh".to_owned()),
            address: Some("x".repeat(401)),
            channel: Channel::Letter,
            safety: vec!["whisper".to_owned()],
            safety_note: Some("a\u{202e}b".to_owned()),
            ..Details::default()
        };
        let codes: Vec<&str> = all.faults(today()).iter().map(|fault| fault.code).collect();
        assert_eq!(
            codes,
            [
                "no-name",
                "improbable-birth",
                "not-an-email",
                "not-a-phone",
                "unknown-language",
                "text-too-long",
                "unprintable",
                "unknown-mark",
            ]
        );
        assert_eq!(someone().faults(today()), []);
    }

    #[test]
    fn addresses_are_told_from_what_only_looks_like_one() {
        for right in ["a@b.nl", "mariam.v+kind@mail.example.org", "مريم@example.org"] {
            assert!(is_email(right), "{right}");
        }
        for wrong in [
            "",
            "a",
            "a@b",
            "@b.nl",
            "a@",
            "a b@c.nl",
            "a@b..nl",
            ".a@b.nl",
            "a@-b.nl",
            "\"a\"@b.nl",
            "a@b.nl\n",
            "a@b@c.nl",
        ] {
            assert!(!is_email(wrong), "{wrong:?}");
        }
        assert!(is_phone("+31612345678") && is_phone("+2917123456"));
        for wrong in ["+0612345678", "0031612345678", "+31 6 1234", "+", "+1234567890123456"] {
            assert!(!is_phone(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_channel_needs_an_address() {
        for (channel, missing) in
            [(Channel::Email, true), (Channel::Sms, true), (Channel::Letter, true), (Channel::InPerson, false)]
        {
            let codes = Details { channel, ..someone() }.faults(today());
            assert_eq!(codes.iter().any(|f| f.code == "channel-without-address"), missing, "{channel:?}");
        }
    }

    #[test]
    fn somebody_is_of_age_from_the_eighteenth_birthday_on_and_where_nobody_knows_the_day() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let born = |text: &str| Details { born_on: Some(day(text)), ..someone() };
        let child = born("2008-11-24");
        assert!(child.is_minor(today()) && !child.is_minor(day("2026-11-24")));
        let leap = born("2008-02-29");
        assert!(leap.is_minor(day("2026-02-28")) && !leap.is_minor(day("2026-03-01")));
        assert!(!someone().is_minor(today()));
    }

    #[test]
    fn the_family_learns_the_name_and_nothing_else() {
        let hidden = Details {
            email: Some("a@b.nl".to_owned()),
            phone: Some("+31612345678".to_owned()),
            address: Some("Straat 1".to_owned()),
            safety: vec!["do-not-call".to_owned()],
            safety_note: Some("note".to_owned()),
            born_on: NaiveDate::from_ymd_opt(1990, 1, 1),
            interpreter: Some(true),
            needs_support: true,
            formerly_unaccompanied: true,
            ..someone()
        };
        assert_eq!(hidden.for_family(), someone());
        assert_eq!(hidden.for_oneself(), Details { safety_note: None, ..hidden });
    }
}
