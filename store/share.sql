-- What other databases told this one (merge).  A share is what one database knows by its own
-- reading; its number 0 stands for this database, and is stored in no table but share_day.  Of
-- counts whose rows are not kept, each share is remembered, so that a newer version of a database
-- replaces the older one.  What this database counted by its own reading is its count (traffic_day,
-- unknown) less all rows of that key here.
--
-- Two further shares correct the sum: -1 = what messages whose lines came from several databases
-- add; -2 = what several databases counted and counts once.

CREATE TABLE IF NOT EXISTS share (id INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE);

-- The sources that a share brought, and their numbers in its own database.
CREATE TABLE IF NOT EXISTS share_source (
    source INTEGER PRIMARY KEY, share INTEGER NOT NULL, number INTEGER NOT NULL,
    UNIQUE (share, number)
);

-- Fingerprints of its lines, as in `seen`.
CREATE TABLE IF NOT EXISTS share_seen (
    share INTEGER NOT NULL, bucket INTEGER NOT NULL, day INTEGER NOT NULL, prints BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS share_seen_bucket ON share_seen (bucket);
CREATE INDEX IF NOT EXISTS share_seen_day ON share_seen (day);

-- Days of which several shares told about one machine: lines, and how many of them a larger share
-- holds too.
CREATE TABLE IF NOT EXISTS share_day (
    share INTEGER, day INTEGER, lines INTEGER NOT NULL, known INTEGER NOT NULL,
    PRIMARY KEY (share, day)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS share_traffic (
    day INTEGER, share INTEGER, domain INTEGER, provider INTEGER, flow INTEGER,
    delivered INTEGER NOT NULL, relayed INTEGER NOT NULL,
    PRIMARY KEY (day, share, domain, provider, flow)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS share_sender (
    day INTEGER, share INTEGER, domain INTEGER, flow INTEGER,
    delivered INTEGER NOT NULL, relayed INTEGER NOT NULL,
    PRIMARY KEY (day, share, domain, flow)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS share_unknown (
    shape TEXT, share INTEGER, count INTEGER NOT NULL, PRIMARY KEY (shape, share)
) WITHOUT ROWID;
