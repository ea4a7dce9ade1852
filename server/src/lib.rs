//! The sync server: accepts, keeps and passes on; it never decides what a plan means.
