-- The legal bases that a school corrected or added.

-- JSON of `bases::Entry`, by symbol: only ever read and written whole.
ALTER TABLE school ADD COLUMN bases TEXT NOT NULL DEFAULT '[]';

-- Devices keep the directory in another form from now on, and fetch it anew.
UPDATE school SET directory_version = directory_version + 1;
