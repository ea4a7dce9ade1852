//! Words of the history: what was done, in phrases that follow a person's name.

use lientich_shared::log::history::Doing;

use super::{fill, names};

texts! {
    opened: "lập văn bản", "began the document";
    issued: "ban hành kế hoạch", "issued the plan";
    signed: "ký cho {}", "signed for {}";
    consented: "đồng ý với {}", "consented to {}";
    unconsented: "rút lại sự đồng ý với {}", "took back the consent to {}";
    delegated: "ủy quyền ký thay", "delegated signing";
    undelegated: "thôi ủy quyền ký thay", "withdrew the delegation to sign";
    stepped: "chuyển sang bước: {}", "moved on to: {}";
    edited: "sửa {}", "edited {}";
    added: "thêm {}", "added {}";
    removed: "bỏ {} vào thùng rác", "moved {} to the trash";
    restored: "lấy lại {} từ thùng rác", "took {} out of the trash";
    moved: "chuyển chỗ {}", "moved {}";
    joined: "gộp dòng ở {}", "joined lines in {}";
    assigned: "phân công {}", "assigned {}";
    given: "giao {} cho bên khác", "gave {} to another side";
    set: "đổi cách trình bày {}", "changed how {} is set out";
    document: "sửa thông tin văn bản", "edited the document's details";
    undone: "hoàn tác ở {}", "took back own steps in {}";
    undone_some: "hoàn tác việc vừa làm", "took back own steps";
    other: "thay đổi khác", "another change";
    and_more: "{} và {} chỗ khác", "{} and {} more";
    no_place: "chỗ không còn nữa", "what is gone";
}

/// What was done, where: `places` are the names of the clauses, those that have one.
pub fn doing(doing: Doing, places: &[String]) -> String {
    let place = match places {
        [] => t().no_place.to_owned(),
        [one] => one.clone(),
        [one, two] => format!("{one}, {two}"),
        [one, two, more @ ..] => fill(
            t().and_more,
            &[&format!("{one}, {two}"), &more.len().to_string()],
        ),
    };
    let template = match doing {
        Doing::Opened => t().opened,
        Doing::Issued => t().issued,
        Doing::Signed(side) => return fill(t().signed, &[names::side(side)]),
        Doing::Consented => t().consented,
        Doing::Unconsented => t().unconsented,
        Doing::Delegated => t().delegated,
        Doing::Undelegated => t().undelegated,
        Doing::Stepped(step) => return fill(t().stepped, &[names::step(step)]),
        Doing::Edited => t().edited,
        Doing::Added => t().added,
        Doing::Removed => t().removed,
        Doing::Restored => t().restored,
        Doing::Moved => t().moved,
        Doing::Joined => t().joined,
        Doing::Assigned => t().assigned,
        Doing::Given => t().given,
        Doing::Set => t().set,
        Doing::Document => t().document,
        Doing::Undone if places.is_empty() => t().undone_some,
        Doing::Undone => t().undone,
        Doing::Other => t().other,
    };
    fill(template, &[&place])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_up_to_two_and_then_counted() {
        let places =
            |count: usize| -> Vec<String> { (1..=count).map(|n| format!("Điều {n}")).collect() };
        assert_eq!(doing(Doing::Edited, &places(1)), "sửa Điều 1");
        assert_eq!(
            doing(Doing::Removed, &places(2)),
            "bỏ Điều 1, Điều 2 vào thùng rác"
        );
        assert_eq!(
            doing(Doing::Added, &places(5)),
            "thêm Điều 1, Điều 2 và 3 chỗ khác"
        );
        assert_eq!(doing(Doing::Undone, &[]), "hoàn tác việc vừa làm");
    }
}
