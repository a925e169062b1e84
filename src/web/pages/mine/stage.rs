//! A stage in plain words: where it is, who acts, what comes next. Stages that have no words of their own here keep the
//! name that their procedure gives them.

use maud::Markup;

use crate::web::pages::say::{Phrase, Say};

/// A stage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stage {
    /// Its name in the procedure, such as `in-review`.
    pub id: String,
    /// What the procedure calls it.
    pub title: Phrase,
}

impl Stage {
    /// Where the case is.
    #[must_use]
    pub fn now(&self, say: Say<'_>) -> Markup {
        self.words(say, "now", None).unwrap_or_else(|| say.phrase(&self.title))
    }

    /// Who acts now: as the service knows it, or as it usually is.
    #[must_use]
    pub fn who(&self, say: Say<'_>, known: Option<&Phrase>) -> Markup {
        self.words(say, "who", known).unwrap_or_else(|| say.t("page-stage-unknown-who"))
    }

    /// What comes next.
    #[must_use]
    pub fn next(&self, say: Say<'_>, known: Option<&Phrase>) -> Markup {
        self.words(say, "next", known).unwrap_or_else(|| say.t("page-stage-unknown-next"))
    }

    fn words(&self, say: Say<'_>, what: &str, known: Option<&Phrase>) -> Option<Markup> {
        let key = format!("page-stage-{}-{what}", self.id);
        known.map(|phrase| say.phrase(phrase)).or_else(|| say.knows(&key).then(|| say.t(&key)))
    }
}
