-- Talk about plans lies in documents of its own, and plans go out for opinions in rounds.

-- NULL for a plan.
ALTER TABLE document ADD COLUMN about BLOB REFERENCES document (id);
-- Who reads it: 0 drafters, 1 its owner and readers of opinions, 2 Ban nữ công besides.
ALTER TABLE document ADD COLUMN circle INTEGER;
-- Who began it.
ALTER TABLE document ADD COLUMN owner BLOB REFERENCES person (id);

-- Of a plan: its last round, the last one that an Edition has put an end to, and the one that it
-- stands in; 0 for none.
ALTER TABLE document ADD COLUMN round_last INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN round_over INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN round_current INTEGER NOT NULL DEFAULT 0;

-- A plan as it was sent out for opinions.
CREATE TABLE round (
    doc      BLOB NOT NULL REFERENCES document (id),
    number   INTEGER NOT NULL,
    -- Position of the act that asks.
    position INTEGER NOT NULL,
    asker    BLOB NOT NULL REFERENCES person (id),
    asked    INTEGER NOT NULL,
    -- The last day on which opinions are taken.
    until    INTEGER NOT NULL,
    subject  TEXT NOT NULL,
    form     TEXT NOT NULL,
    content  BLOB NOT NULL,
    PRIMARY KEY (doc, number)
) STRICT;
