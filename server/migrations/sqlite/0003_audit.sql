-- What people did beside changing documents, and what they tried and may not. Grows by at most one
-- row for each kind of attempt, person, device and day: further ones are counted.

CREATE TABLE audit (
    id     INTEGER PRIMARY KEY,
    school BLOB NOT NULL REFERENCES school (id),
    -- Of the last time, where something was tried often.
    at     INTEGER NOT NULL,
    -- NULL for the command line.
    person BLOB REFERENCES person (id),
    device BLOB REFERENCES device (id),
    times  INTEGER NOT NULL DEFAULT 1,
    -- Deed of api/audit as JSON.
    deed   TEXT NOT NULL
) STRICT;
CREATE INDEX audit_of_school ON audit (school, at);

CREATE INDEX batch_by_time ON batch (received);
