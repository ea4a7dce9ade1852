-- Where browsers take in that something is due. Nothing of what is due is ever sent.

CREATE TABLE push (
    device     BLOB PRIMARY KEY REFERENCES device (id),
    school     BLOB NOT NULL REFERENCES school (id),
    person     BLOB NOT NULL REFERENCES person (id),
    -- The address that the browser's maker gave, a secret between it and this server.
    endpoint   TEXT NOT NULL,
    -- From which hour of the day on, and how many days ahead.
    hour       INTEGER NOT NULL,
    before     INTEGER NOT NULL,
    -- Hours in which nothing is sent; the same twice for none.
    quiet_from INTEGER NOT NULL,
    quiet_to   INTEGER NOT NULL,
    -- The last day on which something was sent; NULL for never.
    told       INTEGER
) STRICT;
