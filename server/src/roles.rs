//! Roles by the words that people use: codes for the command line, names for the screen.

use lientich_shared::directory::Role;

/// All roles with their codes and names.
pub const ROLES: [(Role, &str, &str); 16] = [
    (Role::Principal, "principal", "Hiệu trưởng"),
    (Role::VicePrincipal, "vice-principal", "Phó Hiệu trưởng"),
    (Role::UnionChair, "union-chair", "Chủ tịch Công đoàn"),
    (
        Role::UnionCommittee,
        "union-committee",
        "Uỷ viên BCH Công đoàn",
    ),
    (Role::WomensCommittee, "womens-committee", "Ban Nữ công"),
    (
        Role::PeoplesInspectorate,
        "peoples-inspectorate",
        "Ban Thanh tra nhân dân",
    ),
    (Role::PartyCommittee, "party-committee", "Chi uỷ viên"),
    (Role::TeamLeader, "team-leader", "Tổ trưởng"),
    (Role::Staff, "staff", "Giáo viên, nhân viên"),
    (Role::Accountant, "accountant", "Kế toán"),
    (Role::RecordsOffice, "records-office", "Văn thư"),
    (Role::PartySecretary, "party-secretary", "Bí thư Chi bộ"),
    (Role::YouthUnion, "youth-union", "BCH Đoàn Thanh niên"),
    (Role::PioneerLeader, "pioneer-leader", "Tổng phụ trách Đội"),
    (
        Role::HomeroomTeacher,
        "homeroom-teacher",
        "Giáo viên chủ nhiệm",
    ),
    (
        Role::ParentsBoard,
        "parents-board",
        "Ban đại diện cha mẹ học sinh",
    ),
];

/// What the school calls a role.
pub fn name(role: Role) -> &'static str {
    ROLES
        .iter()
        .find(|known| known.0 == role)
        .map_or("", |known| known.2)
}

/// The role with this code.
pub fn parse(code: &str) -> Result<Role, String> {
    let found = ROLES
        .iter()
        .find(|known| known.1 == code)
        .map(|known| known.0);
    found.ok_or_else(|| {
        let codes: Vec<&str> = ROLES.iter().map(|known| known.1).collect();
        format!("no such role; known are {}", codes.join(", "))
    })
}
