-- The tables of a projection, for DuckDB and PostgreSQL alike. What they hold is made from the log of a book and
-- is made anew at will. Intervals run from their first value up to, not including, their end. A day has no end
-- where it ends on 10000-01-02; `recorded_to` is then 9223372036854775807. No limit is the day 10000-01-01.

CREATE TABLE projection (name TEXT NOT NULL, value TEXT NOT NULL);

-- An entry as decisions leave it: one report. `report` is its number in the log.
CREATE TABLE report_interval (
    id BIGINT NOT NULL, report BIGINT NOT NULL, entry TEXT NOT NULL, recorded_at TEXT NOT NULL,
    shelf TEXT NOT NULL, kind TEXT NOT NULL, document TEXT NOT NULL, subject TEXT NOT NULL,
    label TEXT, claimed TEXT, quote TEXT,
    voice TEXT NOT NULL, sound BOOLEAN NOT NULL, modality TEXT NOT NULL, body TEXT NOT NULL,
    happened DATE NOT NULL, known_from DATE NOT NULL, known_to DATE NOT NULL,
    recorded_from BIGINT NOT NULL, recorded_to BIGINT NOT NULL
);

-- One version of one fact, and where on the axes it holds: all four intervals must hold the coordinates.
-- `seen` is the earlier of as_of and known. `said` is the whole fact as canonical JSON but its entries, which
-- `reports` names by their numbers, oldest publication first. An `instrument` is an agreement's text, which has
-- a reference before anything of it has happened. `ref_head` is the number that the first 15 digits of the
-- reference make, by which it is found fast. A count's row holds what is reported; how many agreements can
-- be named beside it is worked out on reading, and so are people.
CREATE TABLE fact_interval (
    id BIGINT NOT NULL, kind TEXT NOT NULL, ref TEXT NOT NULL, ref_head BIGINT NOT NULL, shelf TEXT NOT NULL,
    parties TEXT, instrument TEXT, status TEXT, dated TEXT, donor TEXT, recipient TEXT, aid TEXT,
    stage TEXT, modality TEXT, amount DOUBLE PRECISION, amount_max DOUBLE PRECISION, currency TEXT,
    bound TEXT, gdp_percent DOUBLE PRECISION, per_year BOOLEAN, period_start TEXT, period_end TEXT,
    year INTEGER, subject TEXT, measure TEXT, value DOUBLE PRECISION, unit TEXT,
    voices INTEGER NOT NULL, reports BIGINT[] NOT NULL, said TEXT NOT NULL, alike TEXT, but_for_zeros TEXT,
    as_of_from DATE NOT NULL, as_of_to DATE NOT NULL, known_from DATE NOT NULL, known_to DATE NOT NULL,
    seen_from DATE NOT NULL, seen_to DATE NOT NULL, recorded_from BIGINT NOT NULL, recorded_to BIGINT NOT NULL
);

-- One contradiction or fault, and where it holds. `place` is a whole reference, or the short one of an entry.
CREATE TABLE contradiction (
    id BIGINT NOT NULL, kind TEXT NOT NULL, place TEXT NOT NULL, shelf TEXT NOT NULL, code TEXT NOT NULL,
    severity TEXT NOT NULL, message TEXT NOT NULL, reports BIGINT[] NOT NULL, said TEXT NOT NULL,
    as_of_from DATE NOT NULL, as_of_to DATE NOT NULL, known_from DATE NOT NULL, known_to DATE NOT NULL,
    seen_from DATE NOT NULL, seen_to DATE NOT NULL, recorded_from BIGINT NOT NULL, recorded_to BIGINT NOT NULL
);

-- What is needed to go on from here: documents with what they repeat, documents that decisions are about, files
-- of the reference and texts of works, and the claims that people joined or parted.
CREATE TABLE document (
    key TEXT NOT NULL, seq BIGINT NOT NULL, label TEXT NOT NULL, published TEXT, voice TEXT NOT NULL,
    repeats TEXT, sketch TEXT NOT NULL
);
CREATE TABLE probe (hash TEXT NOT NULL, document TEXT NOT NULL);
CREATE TABLE decided (seq BIGINT NOT NULL, document TEXT NOT NULL);
CREATE TABLE work (document TEXT NOT NULL, role TEXT NOT NULL, work TEXT);
CREATE TABLE link (topic TEXT NOT NULL, joined BOOLEAN NOT NULL, claims TEXT NOT NULL);
