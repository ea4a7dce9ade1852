//! Harness of the tests from outside: real server, real browsers, persons who act and see.
