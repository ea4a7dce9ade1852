-- What a school says of itself and its people, and who did it. Superior bodies stand one a line.

ALTER TABLE school ADD COLUMN level TEXT NOT NULL DEFAULT '';
ALTER TABLE school ADD COLUMN superiors TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN team TEXT NOT NULL DEFAULT '';

-- NULL for the command line, here and below.
ALTER TABLE post ADD COLUMN appointed_by BLOB REFERENCES person (id);

ALTER TABLE invitation ADD COLUMN invited_by BLOB REFERENCES person (id);
-- The device that came in by the link. It is answered again until the link expires: the first
-- answer may have been lost on its way.
ALTER TABLE invitation ADD COLUMN device BLOB REFERENCES device (id);
ALTER TABLE device ADD COLUMN invited_by BLOB REFERENCES person (id);

-- Devices keep the directory in another form from now on, and fetch it anew.
UPDATE school SET directory_version = directory_version + 1;
