//! The school's catalogue of legal bases: who keeps it, what is kept, what holds when a row is taken back.

use lientich_shared::api::ErrorCode;
use lientich_shared::api::members::MemberAct;
use lientich_shared::bases::{Catalogue, Entry};

use crate::members::{act, directory};
use crate::school::{CHAIR, PRINCIPAL, School, TEACHER};

fn ended() -> Entry {
    let shipped = Catalogue::shipped().find("11/2020/TT-BGDĐT").unwrap();
    Entry {
        until: "2026-12-01".parse().ok(),
        replaced_by: "Thông tư mới".to_owned(),
        ..shipped.clone()
    }
}

fn keep(basis: &Entry) -> MemberAct {
    MemberAct::KeepBasis {
        basis: basis.clone(),
    }
}

#[tokio::test]
async fn both_sides_correct_the_catalogue_and_a_teacher_does_not() {
    let school = School::start().await;
    let principal = school.device(PRINCIPAL).await;
    let chair = school.device(CHAIR).await;
    let teacher = school.device(TEACHER).await;
    let refused = act(&teacher, keep(&ended())).await;
    assert_eq!(refused, Err(ErrorCode::NotAllowed));
    act(&chair, keep(&ended())).await.unwrap();
    let kept = directory(&school).await.school;
    assert_eq!(kept.bases, [ended()]);
    assert_eq!(kept.catalogue().find("11/2020/TT-BGDĐT"), Some(&ended()));

    // What the school is called, and its years, are kept apart from it.
    let renamed = MemberAct::DescribeSchool {
        name: "Trường khác".to_owned(),
        level: String::new(),
        commune: "xã".to_owned(),
        superiors: Vec::new(),
    };
    act(&principal, renamed).await.unwrap();
    assert_eq!(directory(&school).await.school.bases, [ended()]);
    let symbol = "11/2020/TT-BGD ĐT".to_owned();
    act(&principal, MemberAct::DropBasis { symbol })
        .await
        .unwrap();
    assert!(directory(&school).await.school.bases.is_empty());
}

#[tokio::test]
async fn a_row_without_a_name_or_with_days_out_of_order_is_not_kept() {
    let school = School::start().await;
    let principal = school.device(PRINCIPAL).await;
    let nameless = Entry {
        name: "  ".to_owned(),
        ..ended()
    };
    let turned = Entry {
        until: ended().from,
        ..ended()
    };
    for wrong in [nameless, turned] {
        let refused = act(&principal, keep(&wrong)).await;
        assert_eq!(refused, Err(ErrorCode::Invalid), "{wrong:?}");
    }
    assert!(directory(&school).await.school.bases.is_empty());
}
