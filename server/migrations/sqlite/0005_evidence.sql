-- Files of evidence. Their bytes lie in the directory `evidence`, by school and hash.

CREATE TABLE evidence (
    doc      BLOB NOT NULL REFERENCES document (id),
    hash     BLOB NOT NULL,
    school   BLOB NOT NULL REFERENCES school (id),
    -- Who brought it.
    person   BLOB NOT NULL REFERENCES person (id),
    size     INTEGER NOT NULL,
    media    TEXT NOT NULL,
    received INTEGER NOT NULL,
    PRIMARY KEY (doc, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_of_school ON evidence (school, hash);
