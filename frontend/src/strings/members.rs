//! Words of the screens about people: who works at the school, their posts, invitations and devices.

texts! {
    people: "Người và chức vụ", "People and posts";
    no_post: "Không giữ chức vụ", "No post";
}
