-- From version 1 to 2: addresses and clients go from dictionaries into the rows of events, what events
-- share goes into forms, times are counted from the first one.  What is made here must stay as it is,
-- whatever later versions do.  Functions: store/migrate.c.

DROP INDEX event_message;
DROP INDEX message_key;
DROP INDEX message_pending;
ALTER TABLE address RENAME TO address_1;
ALTER TABLE text RENAME TO text_1;
ALTER TABLE message RENAME TO message_1;
ALTER TABLE delivery RENAME TO delivery_1;
ALTER TABLE event RENAME TO event_1;

CREATE TABLE address (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    domain INTEGER,
    sender_domain INTEGER,
    kind INTEGER NOT NULL
);

CREATE TABLE form (
    id INTEGER PRIMARY KEY,
    key INTEGER NOT NULL UNIQUE,
    flow INTEGER NOT NULL, reason INTEGER NOT NULL,
    sender_kind INTEGER,
    zone INTEGER NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    key INTEGER NOT NULL,
    flow INTEGER NOT NULL,
    queue_id TEXT NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL,
    birth INTEGER, ended INTEGER,
    only_source INTEGER,
    sender INTEGER, account INTEGER, message_id TEXT,
    flags INTEGER NOT NULL,
    client_ip,
    expired INTEGER,
    expired_line INTEGER, expired_source INTEGER, expired_offset INTEGER,
    lesser INTEGER,
    orphan INTEGER,
    pending INTEGER
);

CREATE TABLE delivery (
    message INTEGER NOT NULL, recipient INTEGER NOT NULL,
    orig_recipient INTEGER,
    first INTEGER NOT NULL, last INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    fate INTEGER NOT NULL,
    reason INTEGER,
    deferral INTEGER, deferral_time INTEGER,
    final INTEGER, final_time INTEGER,
    flow INTEGER, provider INTEGER, day INTEGER,
    accepted INTEGER NOT NULL,
    expired INTEGER,
    expired_line INTEGER, expired_source INTEGER, expired_offset INTEGER,
    expiry INTEGER, expiry_from INTEGER,
    PRIMARY KEY (message, recipient)
) WITHOUT ROWID;

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    micro INTEGER,
    form INTEGER NOT NULL,
    remote_host,
    remote_ip,
    sender TEXT, sender_domain INTEGER,
    recipient TEXT, recipient_domain INTEGER,
    message INTEGER,
    source INTEGER, line_offset INTEGER
);

CREATE TABLE event_rest (
    event INTEGER PRIMARY KEY,
    local_ip,
    account INTEGER,
    orig_recipient TEXT,
    message_id TEXT,
    token TEXT,
    repeated INTEGER
);

-- What a row keeps of an address.
CREATE TEMP VIEW kept AS
SELECT a.id AS id, a.text AS whole,
    CASE WHEN a.sender_domain IS NULL AND substr(a.text, -length(d.text) - 1) = '@' || d.text
            AND instr(substr(a.text, 1, length(a.text) - length(d.text) - 1), '@') = 0
        THEN substr(a.text, 1, length(a.text) - length(d.text) - 1) ELSE a.text END AS text,
    a.domain AS domain, a.sender_domain AS sender_domain, a.kind AS kind
FROM address_1 a LEFT JOIN domain d ON d.id = a.domain;

-- Behind 2^40 stood what only events name.
INSERT INTO address SELECT id, text, domain, sender_domain, kind FROM kept WHERE id <= 1 << 40;

CREATE TEMP VIEW told AS
SELECT e.id AS id, e.flow AS flow, e.reason AS reason, ifnull(s.kind, 0) AS kind,
    zone_at(e.id >> 30) AS zone, form_body(t.body) AS body, form_token(t.body) AS token
FROM event_1 e JOIN text_1 t ON t.id = e.text LEFT JOIN address_1 s ON s.id = e.sender;

INSERT OR IGNORE INTO form (key, flow, reason, sender_kind, zone, body)
SELECT form_key(flow, reason, kind, zone, body), flow, reason, nullif(kind, 0), zone, body FROM told
ORDER BY id;

INSERT INTO event
SELECT e.id, e.micro, k.id,
    CASE WHEN e.remote_host > 1 << 40 THEN n.text ELSE e.remote_host END,
    ip_kept(e.remote_ip), s.text, coalesce(s.sender_domain, s.domain), r.text, r.domain, e.message,
    e.source, e.line_offset
FROM told x
JOIN event_1 e ON e.id = x.id
JOIN form k ON k.key = form_key(x.flow, x.reason, x.kind, x.zone, x.body)
LEFT JOIN name n ON n.id = e.remote_host
LEFT JOIN kept s ON s.id = e.sender
LEFT JOIN kept r ON r.id = e.recipient
ORDER BY e.id;

INSERT INTO event_rest
SELECT e.id, ip_kept(e.local_ip), e.account, o.whole, e.message_id, x.token, e.repeated
FROM told x JOIN event_1 e ON e.id = x.id LEFT JOIN kept o ON o.id = e.orig_recipient
WHERE coalesce(e.local_ip, e.account, e.orig_recipient, e.message_id, x.token, e.repeated)
    IS NOT NULL
ORDER BY e.id;

INSERT OR IGNORE INTO flow (mta, host, instance, direction, scope, outcome)
SELECT DISTINCT mta, host, instance, 0, 0, 0 FROM message_1;

INSERT INTO message
SELECT m.id, m.key >> 32, f.id, m.queue_id, m.first, m.last - m.first, m.birth - m.first,
    m.ended - m.first, m.only_source, m.sender, m.account, m.message_id, m.flags,
    ip_kept(m.client_ip), m.expired, m.expired_line, m.expired_source, m.expired_offset, m.lesser,
    m.orphan, m.pending
FROM message_1 m
JOIN flow f ON f.mta = m.mta AND f.host = m.host AND ifnull(f.instance, 0) = ifnull(m.instance, 0)
    AND f.direction = 0 AND f.scope = 0 AND f.outcome = 0
ORDER BY m.id;

-- Without a failure and a fate, `last` was the lowest number.
INSERT INTO delivery
SELECT message, recipient, orig_recipient, first, CASE WHEN last < 0 THEN 0 ELSE last - first END,
    attempts, fate, reason, deferral, deferral_time - first, final, final_time - first, flow,
    provider, day, accepted, expired, expired_line, expired_source, expired_offset, expiry,
    expiry_from
FROM delivery_1 ORDER BY message, recipient;

DROP VIEW told;
DROP VIEW kept;
DROP TABLE event_1;
DROP TABLE delivery_1;
DROP TABLE message_1;
DROP TABLE text_1;
DROP TABLE address_1;
DELETE FROM name WHERE id > 1 << 40;

CREATE INDEX event_message ON event (message) WHERE message IS NOT NULL;
CREATE INDEX message_key ON message (key);
CREATE INDEX message_pending ON message (first) WHERE pending;
