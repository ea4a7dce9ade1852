//! Starting documents for a new plan: four levels of schooling, a plan and a regulation each, in the words of this project.
//! The texts lie in `shared/templates` as plain files that `import` reads; the app fetches them like its fonts, so that no
//! word of them stands before its first page. What each asks of whom is proposed by the readers that read every plan, and
//! taken as a whole: whoever chose a template has accepted it.

mod work;

use crate::directory::{Directory, Role};
use crate::ids::ReplicaId;
use crate::import;
use crate::import::plant::plant as plant_draft;
use crate::log::change::Change;
use crate::log::document::{CommitError, Document};
use crate::plan::view::PlanKind;
use crate::text::case::lowered;
use crate::time::{Day, SchoolYear, Timestamp};

/// A level of schooling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Mầm non.
    Preschool,
    /// Tiểu học.
    Primary,
    /// Trung học cơ sở.
    LowerSecondary,
    /// Trung học phổ thông.
    UpperSecondary,
}

impl Level {
    /// All of them, the youngest children first.
    pub const ALL: [Self; 4] = [
        Self::Preschool,
        Self::Primary,
        Self::LowerSecondary,
        Self::UpperSecondary,
    ];

    /// The level that a school's name says, or its level in the directory; the lowest of several.
    pub fn said(words: &str) -> Option<Self> {
        const NAMES: [(Level, &[&str]); 4] = [
            (
                Level::Preschool,
                &["mầm non", "mẫu giáo", "nhà trẻ", " mn "],
            ),
            (Level::Primary, &["tiểu học", " th ", " th&"]),
            (Level::LowerSecondary, &["trung học cơ sở", "thcs"]),
            (Level::UpperSecondary, &["trung học phổ thông", "thpt"]),
        ];
        let words = format!(" {} ", lowered(words));
        let says = |names: &[&str]| names.iter().any(|name| words.contains(name));
        let mut found = NAMES.into_iter().filter(|(_, names)| says(names));
        found.next().map(|(level, _)| level)
    }

    /// Its code in the name of a file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Preschool => "mam-non",
            Self::Primary => "tieu-hoc",
            Self::LowerSecondary => "thcs",
            Self::UpperSecondary => "thpt",
        }
    }

    /// The level with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }
}

/// A template that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// For which schools.
    pub level: Level,
    /// Plan or regulation.
    pub kind: PlanKind,
}

impl Template {
    /// The name of its file.
    pub fn file(self) -> String {
        let kind = match self.kind {
            PlanKind::Regulation => "quy-che",
            _ => "ke-hoach",
        };
        format!("{}-{kind}.txt", self.level.code())
    }
}

/// What a template leaves open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blanks {
    /// The school's full name.
    pub school: String,
    /// Ward or commune with its kind: "phường Sông Vân".
    pub commune: String,
    /// For which school year.
    pub year: SchoolYear,
    /// Who signs for the school; empty while the post is vacant.
    pub principal: String,
    /// Who signs for the union.
    pub chair: String,
}

impl Blanks {
    /// As the directory has them on a day.
    pub fn of(directory: &Directory, year: SchoolYear, day: Day) -> Self {
        let holder = |role| {
            let mut posts = directory.posts.iter();
            let post = posts.find(|post| post.role == role && post.is_held(day));
            let name = post.and_then(|post| directory.name(post.person));
            name.unwrap_or_default().to_owned()
        };
        Self {
            school: directory.school.name.clone(),
            commune: directory.school.commune.clone(),
            year,
            principal: holder(Role::Principal),
            chair: holder(Role::UnionChair),
        }
    }
}

/// A template's text with its blanks filled in.
pub fn fill(text: &str, blanks: &Blanks) -> String {
    let commune = match blanks.commune.trim() {
        "" => "phường, xã",
        commune => commune,
    };
    let year = blanks.year.to_string();
    let filled = [
        ("{truong}", blanks.school.as_str()),
        ("{xa}", commune),
        ("{nam_hoc}", &year),
        ("{hieu_truong}", &blanks.principal),
        ("{chu_tich}", &blanks.chair),
    ];
    let filled = filled.into_iter().filter(|(_, words)| !words.is_empty());
    let text = filled.fold(text.to_owned(), |text, (blank, words)| {
        text.replace(blank, words)
    });
    // Nobody signs where the post is vacant.
    let lines = text.lines().filter(|line| !line.starts_with('{'));
    lines.fold(String::new(), |text, line| text + line + "\n")
}

/// Writes a filled text into an empty document as `replica`, with the duties and targets that its words ask for, and gives
/// the changes in their order. `teams` are the names of the school's teams.
pub fn plant(
    document: &mut Document,
    replica: ReplicaId,
    at: Timestamp,
    text: &str,
    teams: &[String],
) -> Result<Vec<Change>, CommitError> {
    let (draft, _) = import::read(text.as_bytes());
    let mut changes = plant_draft(document, replica, at, &draft)?;
    for act in work::proposed(document, teams) {
        changes.push(document.commit(replica, at, act)?.0);
    }
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schools_name_says_its_level() {
        let cases = [
            ("Trường Mầm non Hoa Mướp", Some(Level::Preschool)),
            ("Trường Mẫu giáo Ánh Dương", Some(Level::Preschool)),
            ("Trường Tiểu học Sông Mây", Some(Level::Primary)),
            ("Trường TH Sông Mây", Some(Level::Primary)),
            ("Trường TH&THCS Nà Pán", Some(Level::Primary)),
            ("Trường THCS Bình Tân", Some(Level::LowerSecondary)),
            (
                "Trường Trung học phổ thông Lê Lợi",
                Some(Level::UpperSecondary),
            ),
            ("Trường Hoa Sen", None),
        ];
        for (name, level) in cases {
            assert_eq!(Level::said(name), level, "{name}");
        }
    }

    #[test]
    fn blanks_are_filled_and_nobody_signs_for_a_vacant_post() {
        let blanks = Blanks {
            school: "Trường Mầm non Hoa Mướp".to_owned(),
            commune: "phường Sông Vân".to_owned(),
            year: SchoolYear(2026),
            principal: String::new(),
            chair: "Lò Thị Mai Hiên".to_owned(),
        };
        let text = "{truong} năm học {nam_hoc}\nUBND {xa}\n{chu_tich}\n{hieu_truong}\nHết";
        assert_eq!(
            fill(text, &blanks),
            "Trường Mầm non Hoa Mướp năm học 2026-2027\nUBND phường Sông Vân\nLò Thị Mai Hiên\nHết\n"
        );
    }
}
