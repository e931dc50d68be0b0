-- The schema, version 4.  People query the views; the tables below them may change between
-- versions (store/migrate.c).  SQL of SQLite 3.26, so that old shells open the file.
--
-- Times are microseconds since 1970 (UTC), days are days since 1970-01-01 in the report zone,
-- statuses are class*1000000 + subject*1000 + detail, words are numbers of base/words.h.
-- In rollups, domain, provider and the like use 0 for "not known", as keys cannot be NULL.

CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

-- An address is stored as its local part, without '@', beside the number of its domain; where that
-- would not give back what was logged (a domain in capitals, an SRS sender), and where there is no
-- domain, the text stands whole.  That takes 14 bytes off each address.
-- It stands in the row itself, as most come once.  A table of addresses, numbered by hashes, took
-- more room, and each new address changed another page of a large database: of 4,000 pages that
-- 20,000 lines changed 2,800 were its own.
-- IPv4 is a signed number of 32 bits (unsigned, half of them would take 6 bytes), IPv6 is text.

-- Dictionaries.  Names are numbered by a hash of their text (store/dict.c).
CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL);           -- hosts, accounts, lists
CREATE TABLE domain (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);  -- lower case, A-label
CREATE TABLE word (list TEXT, id INTEGER, text TEXT NOT NULL, PRIMARY KEY (list, id)) WITHOUT ROWID;

-- The taxonomy of the program that wrote last.
CREATE TABLE cause (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE,
    family TEXT, class TEXT, party TEXT, meaning TEXT
);

-- Who logged what kind of thing: the columns that whole groups of rows share.
CREATE TABLE flow (
    id INTEGER PRIMARY KEY,
    mta INTEGER NOT NULL, host INTEGER NOT NULL, instance INTEGER,
    direction INTEGER NOT NULL, scope INTEGER NOT NULL, outcome INTEGER NOT NULL
);
CREATE UNIQUE INDEX flow_parts ON flow
    (mta, host, ifnull(instance, 0), direction, scope, outcome);

-- A verdict: a template, what the rules may look at beside it, and what they said.
CREATE TABLE reason (
    id INTEGER PRIMARY KEY,
    key INTEGER NOT NULL UNIQUE, -- hash of the columns up to `parent`
    template TEXT NOT NULL,
    code INTEGER, status INTEGER,
    code_origin INTEGER, status_origin INTEGER,
    stage INTEGER, direction INTEGER,
    provider INTEGER,            -- name
    parent INTEGER,              -- reason whose cause an `expired` one inherits
    cause INTEGER NOT NULL, rule TEXT, step TEXT,
    list INTEGER,                -- name
    first_seen INTEGER, last_seen INTEGER,
    example TEXT                 -- the text of the earliest event
);

-- What many events share: who logged it, the verdict, and the reply, with char(1)..char(4) where
-- the event's own recipient, sender, remote_ip and remote_host stood and char(5) where its token did
-- (store/form.c).  73,000 events of a mixed log have 2,000 forms, so an event pays 3 bytes for all.
CREATE TABLE form (
    id INTEGER PRIMARY KEY,
    key INTEGER NOT NULL UNIQUE, -- hash of the other columns
    flow INTEGER NOT NULL, reason INTEGER NOT NULL,
    sender_kind INTEGER,         -- of a sender that the event itself names
    zone INTEGER NOT NULL,       -- seconds that the report zone is ahead of UTC; cuts the day
    body TEXT NOT NULL
);

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL, format TEXT, mta INTEGER, host TEXT,
    head_length INTEGER NOT NULL, head_hash INTEGER NOT NULL,
    tail_length INTEGER NOT NULL, tail_hash INTEGER NOT NULL,
    bytes INTEGER NOT NULL,      -- how far it was read: the mark
    packed_size INTEGER, packed_hash INTEGER,
    lines INTEGER NOT NULL, events INTEGER NOT NULL, context INTEGER NOT NULL,
    deliveries INTEGER NOT NULL, noise INTEGER NOT NULL, unknown INTEGER NOT NULL,
    known INTEGER NOT NULL,      -- event and delivery lines met before, in another source
    lost INTEGER NOT NULL,       -- notices of a logger that dropped lines
    first_time INTEGER, last_time INTEGER,
    state TEXT NOT NULL,
    parser BLOB                  -- the parser's memory at the mark
);

-- A queued message: what its lines said, in whatever order they came.  Times are microseconds;
-- those behind `first` count from it, as 4 bytes hold an hour and 6 bytes years.
CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    key INTEGER NOT NULL,        -- 32 bits of a hash of host, instance, queue_id
    flow INTEGER NOT NULL,       -- for mta, host and instance
    queue_id TEXT NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL,
    birth INTEGER, ended INTEGER,
    only_source INTEGER,         -- that told of it; NULL = several
    sender TEXT,                 -- '' = the null sender
    sender_domain INTEGER,       -- that it stands for (SRS)
    sender_kind INTEGER,
    account INTEGER, message_id TEXT,
    flags INTEGER NOT NULL,
    client_ip,
    expired INTEGER,             -- microseconds since 1970
    expired_line INTEGER, expired_source INTEGER, expired_offset INTEGER,
    lesser INTEGER,              -- event that another failure of this message replaces
    orphan INTEGER,              -- `expired` event without a recipient
    pending INTEGER              -- 1 = nothing failed yet; kept for what other lines may say
);
CREATE INDEX message_key ON message (key);
CREATE INDEX message_pending ON message (first) WHERE pending;

-- One recipient of a message.  attempts = 0: delivered, kept because an earlier failure may still
-- come to light.  Times behind `first` count from it.
CREATE TABLE delivery (
    message INTEGER NOT NULL,
    number INTEGER NOT NULL,     -- among those of the message
    recipient TEXT,              -- NULL = no line names it
    recipient_domain INTEGER,
    orig_recipient TEXT,         -- whole
    first INTEGER NOT NULL, last INTEGER NOT NULL, -- of its failed attempts and its fate
    attempts INTEGER NOT NULL,
    fate INTEGER NOT NULL,
    reason INTEGER,              -- of the last failure
    deferral INTEGER, deferral_time INTEGER,  -- event of the last deferral
    final INTEGER, final_time INTEGER,        -- the fate that a line told, and when
    flow INTEGER, provider INTEGER, day INTEGER,  -- where the delivery was counted
    accepted INTEGER NOT NULL,   -- counted as inbound traffic
    expired INTEGER,             -- microseconds since 1970
    expired_line INTEGER, expired_source INTEGER, expired_offset INTEGER,
    expiry INTEGER, expiry_from INTEGER,      -- the `expired` event, and the deferral it inherits
    PRIMARY KEY (message, number)
) WITHOUT ROWID;

-- id: seconds since 1970, then 30 bits of the line's identity: rows lie in the order of time.
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    micro INTEGER,               -- of the second; NULL = 0
    form INTEGER NOT NULL,
    remote_host,                 -- number of a name; text = a refused client, as most come once
    remote_ip,
    sender TEXT, sender_domain INTEGER,        -- where no message tells
    recipient TEXT, recipient_domain INTEGER,
    message INTEGER,
    source INTEGER, line_offset INTEGER,
    account_or_token             -- number of a name = account, where no message tells; text = the
                                 -- part of the reply that only this event has
);
CREATE INDEX event_message ON event (message) WHERE message IS NOT NULL;

-- What few events have: an empty column costs each row a byte.  One in five of Exim's has an account
-- or a token, and nearly none has both.
CREATE TABLE event_rest (
    event INTEGER PRIMARY KEY,
    local_ip,
    account INTEGER,             -- of an event that has a token, too
    orig_recipient TEXT,         -- whole
    message_id TEXT,
    repeated INTEGER             -- NULL = 1
);

-- Rollups, kept up to date in the transaction of their rows.
CREATE TABLE reason_day (
    day INTEGER, domain INTEGER, reason INTEGER, flow INTEGER, events INTEGER NOT NULL,
    PRIMARY KEY (day, domain, reason, flow)
) WITHOUT ROWID;
CREATE TABLE sender_day (
    day INTEGER, domain INTEGER, cause INTEGER, flow INTEGER, events INTEGER NOT NULL,
    PRIMARY KEY (day, domain, cause, flow)
) WITHOUT ROWID;
CREATE TABLE traffic_day (
    day INTEGER, domain INTEGER, provider INTEGER, flow INTEGER,
    delivered INTEGER NOT NULL, relayed INTEGER NOT NULL,
    PRIMARY KEY (day, domain, provider, flow)
) WITHOUT ROWID;
CREATE TABLE traffic_sender_day (
    day INTEGER, domain INTEGER, flow INTEGER,
    delivered INTEGER NOT NULL, relayed INTEGER NOT NULL,
    PRIMARY KEY (day, domain, flow)
) WITHOUT ROWID;

-- The last verdict of each client session that repeats one.
CREATE TABLE session (
    key INTEGER NOT NULL, time INTEGER NOT NULL, event INTEGER NOT NULL,
    place INTEGER NOT NULL,      -- among lines of the same time
    PRIMARY KEY (key, time)
);

-- The events of refusals that several logs of one site may tell.
CREATE TABLE twin (
    key INTEGER NOT NULL, time INTEGER NOT NULL, rank INTEGER NOT NULL, event INTEGER NOT NULL,
    PRIMARY KEY (key, time, event)
);

-- Fingerprints of the lines that were counted, by ten minutes of the line's own clock.
CREATE TABLE seen (bucket INTEGER NOT NULL, day INTEGER NOT NULL, prints BLOB NOT NULL);
CREATE INDEX seen_bucket ON seen (bucket);

-- Thresholds that are crossed.
CREATE TABLE alarm (name TEXT PRIMARY KEY, since INTEGER NOT NULL) WITHOUT ROWID;

-- Letters that were sent, so that none goes twice.  domain '' = the letter for all.  Times are
-- microseconds; begun without sent = it was being sent, or that run was cut short.
CREATE TABLE letter (
    day INTEGER NOT NULL, domain TEXT NOT NULL, begun INTEGER NOT NULL, sent INTEGER,
    PRIMARY KEY (day, domain)
) WITHOUT ROWID;

CREATE TABLE unknown (
    shape TEXT PRIMARY KEY, mta INTEGER, count INTEGER NOT NULL,
    time INTEGER, example TEXT NOT NULL, source INTEGER, line_offset INTEGER
) WITHOUT ROWID;
