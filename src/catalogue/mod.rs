//! The procedures and calendars that are in force here, read from their files. A file with any fault is refused, and all
//! faults of all files are told together. Knows no case and no day.

mod authority;
mod calendar;
pub mod caseload;
mod computus;
mod guidance;
mod handovers;
mod notices;
mod procedure;
mod reader;
mod retention;
mod rights;
mod rules;
mod statistics;
mod tasks;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::domain::access::rights::Rights;
use crate::domain::deadline::calendar::Calendar;
use crate::domain::guidance::Guidance;
use crate::domain::handover::kinds::{AllHandoverRules, HandoverRules};
use crate::domain::ids::Slug;
use crate::domain::notice::{AllNoticeRules, NoticeRules};
use crate::domain::procedure::Procedure;
use crate::domain::procedure::check::check;
use crate::domain::procedure::faults::{Fault, did_you_mean};
use crate::domain::retention::RetentionRule;
use crate::domain::tally::rules::StatisticsRules;
use crate::domain::task::TaskRules;

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/config");

const CALENDARS: &str = "calendars";
const PROCEDURES: &str = "procedures";
const ACCESS: &str = "access";
const PRIVACY: &str = "privacy";
const NOTICES: &str = "notices";
const HANDOVERS: &str = "handovers";
const GUIDANCE: &str = "guidance";
const STATISTICS: &str = "statistics";
const TASKS: &str = "tasks";
/// What a case is reckoned, told and counted by.
const RULES: [&str; 5] = [CALENDARS, PROCEDURES, NOTICES, STATISTICS, TASKS];

/// Every procedure and calendar by its id.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    procedures: BTreeMap<Slug, Arc<Procedure>>,
    calendars: BTreeMap<Slug, Arc<Calendar>>,
    rights: Arc<Rights>,
    retention: Arc<[RetentionRule]>,
    notices: AllNoticeRules,
    handovers: AllHandoverRules,
    guidance: Arc<Guidance>,
    statistics: BTreeMap<Slug, Arc<StatisticsRules>>,
    tasks: BTreeMap<Slug, Arc<TaskRules>>,
    files: Arc<BTreeMap<String, String>>,
}

impl Catalogue {
    /// One procedure.
    #[must_use]
    pub fn procedure(&self, id: &str) -> Option<&Arc<Procedure>> {
        self.procedures.get(&Slug::parse(id)?)
    }

    /// One calendar.
    #[must_use]
    pub fn calendar(&self, id: &str) -> Option<&Arc<Calendar>> {
        self.calendars.get(&Slug::parse(id)?)
    }

    /// Who may do what. Without its file nobody may do anything.
    #[must_use]
    pub fn rights(&self) -> &Rights {
        &self.rights
    }

    /// What goes by itself, and when.
    #[must_use]
    pub fn retention(&self) -> &[RetentionRule] {
        &self.retention
    }

    /// Who is told what, and when, in a procedure; one without rules tells nobody anything.
    #[must_use]
    pub fn notices(&self, procedure: &str) -> Option<&NoticeRules> {
        self.notices.of(procedure)
    }

    /// The rules of notices of every procedure that has some.
    pub fn all_notices(&self) -> impl Iterator<Item = &NoticeRules> {
        self.notices.0.iter().map(AsRef::as_ref)
    }

    /// What may be handed over in a procedure, and how; in one without rules nothing is.
    #[must_use]
    pub fn handovers(&self, procedure: &str) -> Option<&Arc<HandoverRules>> {
        self.handovers.of(procedure)
    }

    /// The rules of handovers of every procedure that has some.
    pub fn all_handovers(&self) -> impl Iterator<Item = &Arc<HandoverRules>> {
        self.handovers.0.iter()
    }

    /// What people are told to prepare.
    #[must_use]
    pub fn guidance(&self) -> &Guidance {
        &self.guidance
    }

    /// How the statistics read the cases of a procedure; one without rules has none.
    #[must_use]
    pub fn statistics(&self, procedure: &str) -> Option<&Arc<StatisticsRules>> {
        self.statistics.get(&Slug::parse(procedure)?)
    }

    /// The rules of statistics of every procedure that has some, by procedure.
    pub fn all_statistics(&self) -> impl Iterator<Item = &Arc<StatisticsRules>> {
        self.statistics.values()
    }

    /// What is to be done after the approval in a procedure; one without tasks has none.
    #[must_use]
    pub fn tasks(&self, procedure: &str) -> Option<&TaskRules> {
        self.tasks.get(&Slug::parse(procedure)?).map(AsRef::as_ref)
    }

    /// The files by which cases are reckoned, told and counted, as they were read: calendars, procedures, notices, statistics.
    #[must_use]
    pub fn rule_files(&self) -> &BTreeMap<String, String> {
        &self.files
    }

    /// All procedures, by id.
    pub fn procedures(&self) -> impl Iterator<Item = &Arc<Procedure>> {
        self.procedures.values()
    }

    /// All calendars, by id.
    pub fn calendars(&self) -> impl Iterator<Item = &Arc<Calendar>> {
        self.calendars.values()
    }

    /// Reads `<folder>/calendars/*.toml`, `<folder>/procedures/*.toml`, `<folder>/access/rights.toml`,
    /// `<folder>/privacy/retention.toml`, `<folder>/notices/*.toml`, `<folder>/handovers/*.toml`, `<folder>/statistics/*.toml`,
    /// `<folder>/tasks/*.toml` and
    /// `<folder>/guidance/`; a folder without one of the last seven has what is compiled in. A file that cannot be read is a fault too.
    pub fn load(folder: &Path) -> Result<Self, Vec<Fault>> {
        let mut files = Vec::new();
        let mut faults = Vec::new();
        for kind in [CALENDARS, PROCEDURES, ACCESS, PRIVACY, NOTICES, HANDOVERS, STATISTICS, TASKS, GUIDANCE] {
            match files_in(&folder.join(kind), kind) {
                Ok(found) => {
                    for (name, text) in found {
                        match text {
                            Ok(text) => files.push((name, text)),
                            Err(why) => faults.push(unreadable(&name, &why)),
                        }
                    }
                }
                // Rules of notices, handovers, statistics and tasks that are compiled in serve those procedures that the folder has.
                Err(_) if [NOTICES, HANDOVERS, STATISTICS, TASKS].contains(&kind) => {
                    let there =
                        |name: &str| files.iter().any(|(file, _)| file.ends_with(&name.replace(kind, PROCEDURES)));
                    let fitting: Vec<_> = built_in(kind).filter(|(name, _)| there(name)).collect();
                    files.extend(fitting);
                }
                Err(_) if [ACCESS, PRIVACY, GUIDANCE].contains(&kind) => files.extend(built_in(kind)),
                Err(why) => faults.push(unreadable(kind, &why)),
            }
        }
        let made = Self::from_files(files);
        match made {
            Ok(catalogue) if faults.is_empty() => Ok(catalogue),
            Ok(_) => Err(faults),
            Err(more) => {
                faults.extend(more);
                faults.sort();
                Err(faults)
            }
        }
    }

    /// The procedures and calendars that are compiled in.
    pub fn built_in() -> Result<Self, Vec<Fault>> {
        Self::from_files(
            [CALENDARS, PROCEDURES, ACCESS, PRIVACY, NOTICES, HANDOVERS, STATISTICS, TASKS, GUIDANCE]
                .into_iter()
                .flat_map(built_in),
        )
    }

    /// Reads files given as `calendars/<id>.toml`, `procedures/<id>.toml`, `access/rights.toml` or
    /// `privacy/retention.toml` with their text; others are passed over.
    pub fn from_files(files: impl IntoIterator<Item = (String, String)>) -> Result<Self, Vec<Fault>> {
        let files: BTreeMap<String, String> = files.into_iter().collect();
        let mut catalogue = Self::default();
        let mut faults = Vec::new();
        let mut refused = BTreeSet::new();
        for (file, id, text) in of_kind(&files, CALENDARS) {
            let made = calendar::read_calendar(file, text).and_then(|made| match misnamed(file, id, made.id()) {
                Some(fault) => Err(vec![fault]),
                None => Ok(made),
            });
            match made {
                Ok(made) => drop(catalogue.calendars.insert(made.id().clone(), Arc::new(made))),
                Err(more) => {
                    refused.insert(id);
                    faults.extend(more);
                }
            }
        }
        for (file, id, text) in of_kind(&files, PROCEDURES) {
            match catalogue.read_procedure(file, id, text, &refused) {
                Ok(made) => drop(catalogue.procedures.insert(made.id().clone(), Arc::new(made))),
                Err(more) => faults.extend(more),
            }
        }
        for (file, _, text) in of_kind(&files, ACCESS).filter(|(_, id, _)| *id == "rights") {
            match rights::read_rights(file, text) {
                Ok(made) => catalogue.rights = Arc::new(made),
                Err(more) => faults.extend(more),
            }
        }
        for (file, _, text) in of_kind(&files, PRIVACY).filter(|(_, id, _)| *id == "retention") {
            match retention::read_retention(file, text) {
                Ok(made) => catalogue.retention = made.into(),
                Err(more) => faults.extend(more),
            }
        }
        faults.extend(catalogue.read_rules(&files));
        let of_guidance: Vec<_> = of_kind(&files, GUIDANCE).collect();
        match guidance::read_guidance(&of_guidance) {
            Ok(made) => catalogue.guidance = Arc::new(made),
            Err(more) => faults.extend(more),
        }
        let of_rules = |file: &str| RULES.iter().any(|kind| file.starts_with(kind));
        catalogue.files = Arc::new(files.into_iter().filter(|(file, _)| of_rules(file)).collect());
        faults.sort();
        faults.dedup();
        if faults.is_empty() { Ok(catalogue) } else { Err(faults) }
    }

    /// Reads what each procedure has beside itself: notices, statistics, tasks, handovers.
    fn read_rules(&mut self, files: &BTreeMap<String, String>) -> Vec<Fault> {
        let mut faults = Vec::new();
        let of_procedure = |id: &str| self.procedure(id).cloned();
        let read = |file: &str, text: &str| notices::read_notices(file, text, &of_procedure);
        let (rules, more) = self.rules_of(files, NOTICES, read, |rules| &rules.procedure);
        faults.extend(more);
        let read = |file: &str, text: &str| statistics::read_statistics(file, text, &of_procedure);
        let (counted, more) = self.rules_of(files, STATISTICS, read, |rules| &rules.procedure);
        faults.extend(more);
        let read = |file: &str, text: &str| tasks::read_tasks(file, text, &of_procedure);
        let (todo, more) = self.rules_of(files, TASKS, read, |rules| &rules.procedure);
        faults.extend(more);
        let read = |file: &str, text: &str| handovers::read_handovers(file, text, &of_procedure);
        let (handed, more) = self.rules_of(files, HANDOVERS, read, |rules| &rules.procedure);
        faults.extend(more);
        faults.extend(unknown_themes(&todo, &handed));
        self.handovers = AllHandoverRules(handed.into_iter().map(Arc::new).collect());
        self.notices = AllNoticeRules(rules.into_iter().map(Arc::new).collect());
        self.statistics = counted.into_iter().map(|rules| (rules.procedure.clone(), Arc::new(rules))).collect();
        self.tasks = todo.into_iter().map(|rules| (rules.procedure.clone(), Arc::new(rules))).collect();
        faults
    }

    /// Reads the files of one kind that each belong to a procedure and bear its name.
    fn rules_of<T>(
        &self,
        files: &BTreeMap<String, String>,
        kind: &'static str,
        read: impl Fn(&str, &str) -> Result<T, Vec<Fault>>,
        procedure: impl Fn(&T) -> &Slug,
    ) -> (Vec<T>, Vec<Fault>) {
        let (mut all, mut faults) = (Vec::new(), Vec::new());
        for (file, id, text) in of_kind(files, kind) {
            // Of a procedure that was refused the faults are told already.
            if files.contains_key(&format!("{PROCEDURES}/{id}.toml")) && self.procedure(id).is_none() {
                continue;
            }
            match read(file, text).map(|made| (misnamed(file, id, procedure(&made)), made)) {
                Ok((None, made)) => all.push(made),
                Ok((Some(fault), _)) => faults.push(fault),
                Err(more) => faults.extend(more),
            }
        }
        (all, faults)
    }

    /// Reads and checks one procedure. A calendar that was `refused` has told its own faults and is not unknown.
    fn read_procedure(
        &self,
        file: &str,
        id: &str,
        text: &str,
        refused: &BTreeSet<&str>,
    ) -> Result<Procedure, Vec<Fault>> {
        let (draft, mut faults) = procedure::read_procedure(file, text);
        let Some(draft) = draft else { return Err(faults) };
        faults.extend((!draft.id.is_unreadable()).then(|| misnamed(file, id, &draft.id.text)).flatten());
        let calendar_refused = refused.contains(draft.calendar.text.as_str());
        match check(draft, &self.calendars) {
            Ok(made) if faults.is_empty() => Ok(made),
            Ok(_) => Err(faults),
            Err(more) => {
                faults.extend(more.into_iter().filter(|f| !(calendar_refused && f.code == "unknown-calendar")));
                Err(faults)
            }
        }
    }
}

/// The files of one folder that are compiled in, with their text.
fn built_in(kind: &str) -> impl Iterator<Item = (String, String)> {
    let folders = BUILT_IN.get_dir(kind).into_iter().flat_map(|folder| std::iter::once(folder).chain(folder.dirs()));
    folders.flat_map(Dir::files).map(|file| {
        let name = file.path().to_string_lossy().replace('\\', "/");
        (name, String::from_utf8_lossy(file.contents()).into_owned())
    })
}

/// A file and its text, or why it has none.
type Found = (String, std::io::Result<String>);

fn files_in(folder: &Path, kind: &str) -> std::io::Result<Vec<Found>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        // Words stand once a language, in a folder of their own.
        if path.is_dir() && !kind.contains('/') {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            found.extend(files_in(&path, &format!("{kind}/{name}"))?);
        }
        if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            found.push((format!("{kind}/{name}"), fs::read_to_string(&path)));
        }
    }
    Ok(found)
}

fn unreadable(file: &str, why: &std::io::Error) -> Fault {
    Fault { file: file.to_owned(), line: 0, code: "unreadable-file", text: format!("this cannot be read: {why}") }
}

/// Tasks of a theme that nobody can be responsible for.
fn unknown_themes(tasks: &[TaskRules], handovers: &[HandoverRules]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for rules in tasks {
        let Some(of) = handovers.iter().find(|known| known.procedure == rules.procedure) else { continue };
        for rule in rules.rules.iter().filter(|rule| !of.themes.contains(&rule.theme)) {
            let file = format!("{TASKS}/{}.toml", rules.procedure);
            let near = did_you_mean(rule.theme.as_str(), of.themes.iter().map(Slug::as_str));
            let text =
                format!("the task `{}` has the theme `{}`, which is not in {HANDOVERS}{near}", rule.id, rule.theme);
            faults.push(Fault { file, line: 0, code: "unknown-theme", text });
        }
    }
    faults
}

/// The files of one folder: name, id by name, text.
fn of_kind<'f>(
    files: &'f BTreeMap<String, String>,
    kind: &'static str,
) -> impl Iterator<Item = (&'f str, &'f str, &'f str)> {
    files.iter().filter_map(move |(file, text)| {
        let id = file.strip_prefix(kind)?.strip_prefix('/')?.strip_suffix(".toml")?;
        Some((file.as_str(), id, text.as_str()))
    })
}

/// A file is found by its name, so its name must be its id.
fn misnamed(file: &str, by_name: &str, id: &Slug) -> Option<Fault> {
    (by_name != id.as_str()).then(|| Fault {
        file: file.to_owned(),
        line: 0,
        code: "id-not-file",
        text: format!("its id is `{id}`, so the file must be called `{id}.toml`"),
    })
}
