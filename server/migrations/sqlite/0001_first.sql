-- Ids are big-endian bytes, instants are milliseconds since 1970 UTC, days are counted from 1970-01-01.

CREATE TABLE school (
    id                BLOB PRIMARY KEY NOT NULL,
    name              TEXT NOT NULL,
    commune           TEXT NOT NULL,
    directory_version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id     BLOB PRIMARY KEY NOT NULL,
    school BLOB NOT NULL REFERENCES school (id),
    name   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_of_school ON person (school);

CREATE TABLE post (
    id       BLOB PRIMARY KEY NOT NULL,
    school   BLOB NOT NULL REFERENCES school (id),
    person   BLOB NOT NULL REFERENCES person (id),
    role     TEXT NOT NULL,
    from_day INTEGER NOT NULL,
    to_day   INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX post_of_school ON post (school);

CREATE TABLE device (
    id         BLOB PRIMARY KEY NOT NULL,
    school     BLOB NOT NULL REFERENCES school (id),
    person     BLOB NOT NULL REFERENCES person (id),
    public_key BLOB NOT NULL,
    label      TEXT NOT NULL,
    issued     INTEGER NOT NULL,
    revoked    INTEGER,
    signature  BLOB NOT NULL,
    -- When the challenge was made by which the device last came back; older challenges are void.
    challenged INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX device_of_school ON device (school);

-- Tokens are never kept, only their SHA-256.
CREATE TABLE session (
    token_hash BLOB PRIMARY KEY NOT NULL,
    device     BLOB NOT NULL REFERENCES device (id),
    created    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_of_device ON session (device);

CREATE TABLE invitation (
    token_hash BLOB PRIMARY KEY NOT NULL,
    school     BLOB NOT NULL REFERENCES school (id),
    person     BLOB NOT NULL REFERENCES person (id),
    expires    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX invitation_of_person ON invitation (person);

CREATE TABLE document (
    id       BLOB PRIMARY KEY NOT NULL,
    school   BLOB NOT NULL REFERENCES school (id),
    kind     INTEGER NOT NULL,
    epoch    INTEGER NOT NULL,
    -- Last position and the chain hash there.
    head     INTEGER NOT NULL,
    chain    BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX document_of_school ON document (school);

CREATE TABLE batch (
    doc       BLOB NOT NULL REFERENCES document (id),
    -- Position of the batch's first change; the others follow without gaps.
    position  INTEGER NOT NULL,
    device    BLOB NOT NULL REFERENCES device (id),
    author    BLOB NOT NULL REFERENCES person (id),
    replica   BLOB NOT NULL,
    first_seq INTEGER NOT NULL,
    received  INTEGER NOT NULL,
    -- One byte a change: 0 accepted, else the code of the refusal.
    verdicts  BLOB NOT NULL,
    bytes     BLOB NOT NULL,
    PRIMARY KEY (doc, position),
    UNIQUE (doc, replica, first_seq)
) STRICT;

CREATE TABLE edition (
    doc      BLOB NOT NULL REFERENCES document (id),
    number   INTEGER NOT NULL,
    -- Position of the act of issuing.
    position INTEGER NOT NULL,
    issuer   BLOB NOT NULL REFERENCES person (id),
    issued   INTEGER NOT NULL,
    content  BLOB NOT NULL,
    PRIMARY KEY (doc, number)
) STRICT;

-- To whom the server gave a document: how far they have read, and what they must forget when they
-- may no longer read it.
CREATE TABLE reader (
    doc      BLOB NOT NULL REFERENCES document (id),
    person   BLOB NOT NULL REFERENCES person (id),
    -- 0 for Editions only.
    had_log  INTEGER NOT NULL,
    -- The last position that any device of theirs had when it asked.
    position INTEGER NOT NULL,
    PRIMARY KEY (doc, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX reader_by_person ON reader (person);
