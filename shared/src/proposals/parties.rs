//! Who is spoken of: the names that plans have for bodies, offices and teams.

use std::ops::Range;
use std::sync::LazyLock;

use super::words::{self, Index, Word, begins, skip};
use crate::log::change::Body;
use crate::log::duty::{Office, Party};

/// Somebody named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// Who.
    pub(super) who: Who,
    /// Which words.
    pub(super) words: Range<usize>,
}

/// Whom a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// Somebody who can be charged with something.
    Party(Party),
    /// Management and union ("hai bên").
    Both,
    /// Somebody of the school for whom there is no party, such as the nurse.
    Inside,
    /// Somebody outside the school.
    Outside,
}

/// What a name means, as a constant.
#[derive(Clone, Copy)]
enum Means {
    Body(Body),
    Office(Office),
    Both,
    Inside,
    Outside,
}

use Means::{Both, Inside, Outside};

const fn body(body: Body) -> Means {
    Means::Body(body)
}

const fn office(office: Office) -> Means {
    Means::Office(office)
}

/// The longest name counts: "Tổ công đoàn" is not the union, "Phó Hiệu trưởng" not the principal.
const NAMES: &[(&str, Means)] = &[
    ("ban_giám_hiệu|ban_lãnh_đạo|bgh", body(Body::Bgh)),
    ("lãnh đạo nhà? trường", body(Body::Bgh)),
    ("nhà trường", body(Body::Bgh)),
    ("chính quyền", body(Body::Bgh)),
    ("cán bộ quản lý", body(Body::Bgh)),
    ("cbql", body(Body::Bgh)),
    ("ban_chấp_hành|bch công_đoàn|cđ|cđcs", body(Body::Bch)),
    ("ban_chấp_hành|bch|bchcđ", body(Body::Bch)),
    ("tổ_chức? công đoàn cơ_sở|trường?", body(Body::Bch)),
    ("cđcs", body(Body::Bch)),
    ("ban_nữ_công|nữ_công|bnc", body(Body::WomensCommittee)),
    (
        "ban? thanh_tra_nhân_dân|ttnd",
        body(Body::PeoplesInspectorate),
    ),
    ("chi_bộ|cấp_ủy|chi_ủy|ban_chi_ủy", body(Body::PartyCell)),
    ("tổ , nhóm chuyên môn", body(Body::SubjectTeams)),
    ("tổ|khối|nhóm chuyên môn", body(Body::SubjectTeams)),
    ("các|mỗi|từng tổ|khối khác?", body(Body::SubjectTeams)),
    ("tổ khối", body(Body::SubjectTeams)),
    ("tổ công đoàn", body(Body::UnionGroups)),
    ("công đoàn bộ phận", body(Body::UnionGroups)),
    (
        "đoàn thanh_niên|tn|tncs cộng_sản? hồ_chí_minh|hcm?",
        body(Body::YouthUnion),
    ),
    ("đoàn_trường|chi_đoàn giáo_viên?", body(Body::YouthUnion)),
    (
        "đội thiếu_niên|tntp tiền_phong? hồ_chí_minh?",
        body(Body::Pioneers),
    ),
    ("liên đội", body(Body::Pioneers)),
    ("giáo_viên_chủ_nhiệm|gvcn", body(Body::HomeroomTeachers)),
    ("bộ_phận|nhân_viên|tổ? kế toán", body(Body::Accounting)),
    ("bộ_phận|nhân_viên|tổ? văn thư", body(Body::RecordsOffice)),
    (
        "hội? ban_đại_diện|bđd hội? cha_mẹ|cmhs|phụ_huynh? học_sinh|trẻ|hs?",
        body(Body::ParentsBoard),
    ),
    (
        "hội cha_mẹ_học_sinh|cmhs|phụ_huynh",
        body(Body::ParentsBoard),
    ),
    ("cán bộ , giáo viên , nhân viên", body(Body::AllStaff)),
    ("cán bộ , viên chức , người_lao_động?", body(Body::AllStaff)),
    ("cb|cbgv|cbql , gv|nv ,? nv?", body(Body::AllStaff)),
    ("cbgvnv|cbgv|vcnlđ|cbvc|cbccvc", body(Body::AllStaff)),
    ("viên_chức|vc , người_lao_động|nlđ", body(Body::AllStaff)),
    ("viên_chức|người_lao_động", body(Body::AllStaff)),
    ("đoàn viên công_đoàn?", body(Body::AllStaff)),
    ("công đoàn viên", body(Body::AllStaff)),
    (
        "cán_bộ_,? giáo viên ,_nhân_viên|,_người_lao_động?",
        body(Body::AllStaff),
    ),
    ("hiệu trưởng", office(Office::Principal)),
    ("thủ trưởng đơn_vị|cơ_quan?", office(Office::Principal)),
    (
        "phó_hiệu_trưởng|pht phụ_trách_chuyên_môn|chuyên_môn?",
        office(Office::VicePrincipal),
    ),
    (
        "chủ_tịch công_đoàn|cđ|cđcs cơ_sở?",
        office(Office::UnionChair),
    ),
    ("ctcđ", office(Office::UnionChair)),
    ("bí thư chi bộ", office(Office::PartySecretary)),
    (
        "tổ trưởng|trưởng_khối chuyên_môn|công_đoàn?",
        office(Office::TeamLeaders),
    ),
    ("khối trưởng", office(Office::TeamLeaders)),
    ("tổng_phụ_trách|tpt đội?", office(Office::PioneerLeader)),
    (
        "bí thư chi_đoàn|đoàn_trường|đoàn_thanh_niên|đoàn",
        office(Office::YouthSecretary),
    ),
    ("hai bên", Both),
    ("nhân_viên|cán_bộ? y tế học_đường?", Inside),
    ("nhân_viên|cán_bộ? thư viện", Inside),
    ("nhân_viên|tổ? bảo vệ", Inside),
    ("hội đồng trường|thi_đua|khen_thưởng|sư_phạm", Inside),
    ("thủ quỹ", Inside),
    ("nhân viên", Inside),
    ("phòng|sở|ngành giáo_dục|gd", Outside),
    ("ủy_ban_nhân_dân|ubnd", Outside),
    ("đảng ủy", Outside),
    ("mặt trận", Outside),
    ("chính quyền địa phương", Outside),
    (
        "công đoàn cấp_trên|ngành|phường|xã|huyện|quận|tỉnh",
        Outside,
    ),
    ("liên_đoàn_lao_động|lđlđ", Outside),
    ("hội phụ_nữ|cựu_chiến_binh|nông_dân|khuyến_học", Outside),
    ("trạm y tế", Outside),
    ("các? doanh nghiệp", Outside),
    ("các ban_ngành|tổ_chức|lực_lượng", Outside),
    ("cha_mẹ|phụ_huynh học_sinh|trẻ|hs?", Outside),
    ("học sinh", Outside),
];
static NAMED: LazyLock<Index<Means>> = LazyLock::new(|| Index::of(NAMES));
/// What may stand before a name.
const BEFORE: &[&str] = &[
    "mỗi|từng|các|những|mọi|đồng_chí|đ_/_c|đại_diện",
    "toàn_thể|toàn_bộ|tất_cả|100_% các?",
    "đồng_chí|tập_thể|lãnh_đạo",
];
/// What may follow it.
const AFTER: &[&str] = &[
    "nhà_trường|trường|cơ_sở",
    "( ttnd|bgh|bch|cmhs|gvcn|tpt|tncs )",
];
/// These ask of each member that which they ask.
const MANY: [Party; 5] = [
    Party::Body(Body::HomeroomTeachers),
    Party::Body(Body::AllStaff),
    Party::Body(Body::SubjectTeams),
    Party::Body(Body::UnionGroups),
    Party::Office(Office::TeamLeaders),
];

/// Whether each of those whom the party means does it for themselves.
pub(super) fn is_many(party: &Party) -> bool {
    MANY.contains(party)
}

/// Somebody named at a word.
pub(super) fn at(words: &[Word], at: usize, teams: &[String]) -> Option<Mention> {
    let named = name(&words[at..], teams).map(|(len, who)| (at + len, who));
    let (end, who) = named.or_else(|| {
        let before = skip(&words[at..], BEFORE);
        let (len, who) = name(words.get(at + before..)?, teams)?;
        (0 < before).then_some((at + before + len, who))
    })?;
    let after = skip(&words[end..], AFTER);
    Some(Mention {
        who,
        words: at..end + after,
    })
}

fn name(words: &[Word], teams: &[String]) -> Option<(usize, Who)> {
    if let Some((len, team)) = team(words, teams) {
        return Some((len, Who::Party(Party::Team(team))));
    }
    let (found, means) = NAMED.longest(words)?;
    let who = match means {
        Means::Body(body) => Who::Party(Party::Body(*body)),
        Means::Office(office) => Who::Party(Party::Office(*office)),
        Both => Who::Both,
        Inside => Who::Inside,
        Outside => Who::Outside,
    };
    Some((found.len, who))
}

/// A team by its name in the directory, which begins with "Tổ" or "Khối" there as in the text.
fn team(words: &[Word], teams: &[String]) -> Option<(usize, String)> {
    begins(words, "tổ|khối")?;
    let fits = |name: &&String| {
        let name = words::words(name);
        name.len() <= words.len()
            && name.iter().zip(words).all(|(one, other)| {
                let is_dash = |word: &Word| matches!(word.text.as_str(), "-" | "–");
                one.text == other.text || is_dash(one) && is_dash(other)
            })
    };
    let best = teams.iter().filter(fits).max_by_key(|name| name.len())?;
    Some((words::words(best).len(), best.clone()))
}

/// The parties that are meant, each once, in order.
pub(super) fn parties(mentions: &[Mention]) -> Vec<Party> {
    let mut parties: Vec<Party> = Vec::new();
    for mention in mentions {
        let meant = match &mention.who {
            Who::Party(party) => vec![party.clone()],
            Who::Both => vec![Party::Body(Body::Bgh), Party::Body(Body::Bch)],
            Who::Inside | Who::Outside => Vec::new(),
        };
        parties.extend(
            meant
                .into_iter()
                .filter(|party| !parties.contains(party))
                .collect::<Vec<_>>(),
        );
    }
    parties
}

#[cfg(test)]
mod tests {
    use super::super::reading::Text;
    use super::*;

    fn named(text: &str) -> Vec<Party> {
        let teams = ["Tổ 4–5".to_owned()];
        let text = Text::of(text, &teams, None);
        parties(&text.list(0, text.words.len()))
    }

    #[test]
    fn the_longest_name_counts() {
        let only = |party| vec![party];
        assert_eq!(
            named("Tổ công đoàn họp"),
            only(Party::Body(Body::UnionGroups))
        );
        assert_eq!(named("Công đoàn họp"), only(Party::Body(Body::Bch)));
        assert_eq!(
            named("Phó Hiệu trưởng duyệt"),
            only(Party::Office(Office::VicePrincipal))
        );
        assert_eq!(named("Công đoàn cấp trên dự"), []);
        assert_eq!(
            named("100% CB, GV, NV ký"),
            only(Party::Body(Body::AllStaff))
        );
    }

    #[test]
    fn a_list_is_read_to_its_end() {
        let both = [Party::Office(Office::Principal), Party::Body(Body::Bch)];
        assert_eq!(named("Hiệu trưởng và BCH Công đoàn trường tổ chức"), both);
        assert_eq!(
            named("Tổ 4-5, học sinh"),
            [Party::Team("Tổ 4–5".to_owned())]
        );
    }
}
