//! Both data bases grow in the same steps.

use crate::tree;

#[test]
fn every_migration_exists_for_both_data_bases() {
    let sqlite = tree::names_in("server/migrations/sqlite");
    let postgres = tree::names_in("server/migrations/postgres");
    // A server without PostgreSQL has migrations for SQLite only.
    if !postgres.is_empty() {
        assert_eq!(sqlite, postgres);
    }
}

#[test]
fn migrations_are_numbered_without_gaps() {
    for store in ["sqlite", "postgres"] {
        let names = tree::names_in(&format!("server/migrations/{store}"));
        for (n_before, name) in names.iter().enumerate() {
            let number = format!("{:04}_", n_before + 1);
            assert!(
                name.starts_with(&number),
                "{store}/{name} should begin with {number}"
            );
        }
    }
}
