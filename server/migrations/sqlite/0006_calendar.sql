-- School years that a school has made its own, and private calendar addresses.

-- JSON of `SchoolCalendar`, ascending: only ever read and written whole.
ALTER TABLE school ADD COLUMN calendars TEXT NOT NULL DEFAULT '[]';

-- A private address at which calendar programs read one person's duties; one per person.
CREATE TABLE calendar_link (
    person BLOB PRIMARY KEY REFERENCES person (id),
    school BLOB NOT NULL REFERENCES school (id),
    -- SHA-256 of the secret in the address.
    secret BLOB NOT NULL UNIQUE,
    made   INTEGER NOT NULL
) STRICT;

-- Devices keep the directory in another form from now on, and fetch it anew.
UPDATE school SET directory_version = directory_version + 1;
