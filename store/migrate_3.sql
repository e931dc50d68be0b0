-- From version 2 to 3: addresses go from a dictionary into the rows of messages and deliveries.  What
-- is made here must stay as it is, whatever later versions do.

DROP INDEX message_key;
DROP INDEX message_pending;
ALTER TABLE message RENAME TO message_2;
ALTER TABLE delivery RENAME TO delivery_2;

CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    key INTEGER NOT NULL,
    flow INTEGER NOT NULL,
    queue_id TEXT NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL,
    birth INTEGER, ended INTEGER,
    only_source INTEGER,
    sender TEXT,
    sender_domain INTEGER,
    sender_kind INTEGER,
    account INTEGER, message_id TEXT,
    flags INTEGER NOT NULL,
    client_ip,
    expired INTEGER,
    expired_line INTEGER, expired_source INTEGER, expired_offset INTEGER,
    lesser INTEGER,
    orphan INTEGER,
    pending INTEGER
);

CREATE TABLE delivery (
    message INTEGER NOT NULL, number INTEGER NOT NULL,
    recipient TEXT,
    recipient_domain INTEGER,
    orig_recipient TEXT,
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
    PRIMARY KEY (message, number)
) WITHOUT ROWID;

INSERT INTO message
SELECT m.id, m.key, m.flow, m.queue_id, m.first, m.last, m.birth, m.ended, m.only_source, a.text,
    coalesce(a.sender_domain, a.domain), a.kind, m.account, m.message_id, m.flags, m.client_ip,
    m.expired, m.expired_line, m.expired_source, m.expired_offset, m.lesser, m.orphan, m.pending
FROM message_2 m LEFT JOIN address a ON a.id = m.sender
ORDER BY m.id;

INSERT INTO delivery
SELECT d.message, row_number() OVER (PARTITION BY d.message ORDER BY d.recipient) - 1, r.text,
    r.domain, coalesce(CASE WHEN instr(o.text, '@') = 0 THEN o.text || '@' || od.text END, o.text),
    d.first, d.last, d.attempts, d.fate, d.reason, d.deferral, d.deferral_time, d.final,
    d.final_time, d.flow, d.provider, d.day, d.accepted, d.expired, d.expired_line,
    d.expired_source, d.expired_offset, d.expiry, d.expiry_from
FROM delivery_2 d
LEFT JOIN address r ON r.id = d.recipient
LEFT JOIN address o ON o.id = d.orig_recipient
LEFT JOIN domain od ON od.id = o.domain
ORDER BY d.message, d.recipient;

DROP TABLE delivery_2;
DROP TABLE message_2;
DROP TABLE address;

CREATE INDEX message_key ON message (key);
CREATE INDEX message_pending ON message (first) WHERE pending;
