-- The views that people query: their column names are promises (docs/sql.md).
-- They are made anew whenever a newer program opens the file for writing.

CREATE VIEW events AS
SELECT e.id AS id,
    strftime('%Y-%m-%dT%H:%M:%S', e.id >> 30, 'unixepoch')
        || printf('.%03dZ', ifnull(e.micro, 0) / 1000) AS time,
    date((e.id >> 30) + k.zone, 'unixepoch') AS day,
    wm.text AS mta, hn.text AS host, inst.text AS instance,
    wd.text AS direction, ws.text AS scope, wo.text AS outcome, wst.text AS stage,
    r.code AS code,
    (r.status / 1000000) || '.' || (r.status / 1000 % 1000) || '.' || (r.status % 1000) AS status,
    wco.text AS code_origin, wso.text AS status_origin,
    CASE typeof(e.remote_host) WHEN 'text' THEN e.remote_host ELSE rh.text END AS remote_host,
    coalesce(CASE typeof(e.remote_ip) WHEN 'integer' THEN (e.remote_ip >> 24 & 255) || '.'
        || (e.remote_ip >> 16 & 255) || '.' || (e.remote_ip >> 8 & 255) || '.' || (e.remote_ip & 255)
        ELSE e.remote_ip END,
        CASE WHEN f.direction = 1 THEN CASE typeof(m.client_ip) WHEN 'integer' THEN (m.client_ip >> 24 & 255) || '.'
        || (m.client_ip >> 16 & 255) || '.' || (m.client_ip >> 8 & 255) || '.' || (m.client_ip & 255)
        ELSE m.client_ip END END) AS remote_ip,
    CASE typeof(x.local_ip) WHEN 'integer' THEN (x.local_ip >> 24 & 255) || '.'
        || (x.local_ip >> 16 & 255) || '.' || (x.local_ip >> 8 & 255) || '.' || (x.local_ip & 255)
        ELSE x.local_ip END AS local_ip,
    coalesce(CASE WHEN instr(ifnull(e.sender, m.sender), '@') = 0
        THEN ifnull(e.sender, m.sender) || '@' || sd.text END, e.sender, m.sender) AS sender,
    sd.text AS sender_domain, wk.text AS sender_kind,
    ac.text AS account,
    coalesce(CASE WHEN instr(e.recipient, '@') = 0 THEN e.recipient || '@' || rd.text END, e.recipient) AS recipient,
    rd.text AS recipient_domain, x.orig_recipient AS orig_recipient,
    pv.text AS provider,
    c.slug AS cause, c.family AS family, c.class AS class, c.party AS party,
    ls.text AS list,
    m.queue_id AS queue_id, coalesce(m.message_id, x.message_id) AS message_id,
    replace(replace(replace(replace(replace(k.body, char(5), CASE typeof(e.account_or_token) WHEN 'text' THEN e.account_or_token ELSE '' END),
        char(1), ifnull(coalesce(CASE WHEN instr(e.recipient, '@') = 0 THEN e.recipient || '@' || rd.text END, e.recipient), '')),
        char(2), ifnull(coalesce(CASE WHEN instr(ifnull(e.sender, m.sender), '@') = 0
        THEN ifnull(e.sender, m.sender) || '@' || sd.text END, e.sender, m.sender), '')),
        char(3), ifnull(CASE typeof(e.remote_ip) WHEN 'integer' THEN (e.remote_ip >> 24 & 255) || '.'
        || (e.remote_ip >> 16 & 255) || '.' || (e.remote_ip >> 8 & 255) || '.' || (e.remote_ip & 255)
        ELSE e.remote_ip END, '')),
        char(4), ifnull(CASE typeof(e.remote_host) WHEN 'text' THEN e.remote_host ELSE rh.text END, '')) AS text,
    r.template AS template,
    ifnull(x.repeated, 1) AS repeated,
    so.path AS path, e.line_offset AS line_offset
FROM event e
-- In the order in which searches are likely to ask, so that most rows need no further table.
LEFT JOIN domain rd ON rd.id = e.recipient_domain
JOIN form k ON k.id = e.form
JOIN reason r ON r.id = k.reason
JOIN cause c ON c.id = r.cause
JOIN flow f ON f.id = k.flow
LEFT JOIN message m ON m.id = e.message
LEFT JOIN domain sd ON sd.id = CASE WHEN e.sender IS NULL THEN m.sender_domain ELSE e.sender_domain END
JOIN name hn ON hn.id = f.host
LEFT JOIN name rh ON rh.id = CASE typeof(e.remote_host) WHEN 'integer' THEN e.remote_host END
LEFT JOIN event_rest x ON x.event = e.id
LEFT JOIN name inst ON inst.id = f.instance
LEFT JOIN word wm ON wm.list = 'mta' AND wm.id = f.mta
LEFT JOIN word wd ON wd.list = 'direction' AND wd.id = f.direction
LEFT JOIN word ws ON ws.list = 'scope' AND ws.id = f.scope
LEFT JOIN word wo ON wo.list = 'outcome' AND wo.id = f.outcome
LEFT JOIN word wst ON wst.list = 'stage' AND wst.id = r.stage
LEFT JOIN word wco ON wco.list = 'origin' AND wco.id = r.code_origin
LEFT JOIN word wso ON wso.list = 'origin' AND wso.id = r.status_origin
LEFT JOIN word wk ON wk.list = 'sender_kind' AND wk.id = coalesce(k.sender_kind, m.sender_kind)
LEFT JOIN name ac ON ac.id = coalesce(CASE typeof(e.account_or_token) WHEN 'integer' THEN e.account_or_token END,
    x.account, m.account)
LEFT JOIN name pv ON pv.id = r.provider
LEFT JOIN name ls ON ls.id = r.list
LEFT JOIN source so ON so.id = e.source;

-- Deliveries that failed at least once, and all others where `ingest --keep-deliveries` was used.
-- Without it a few others are stored too, for a time (store/message.c): which ones depends on the
-- order of the logs, so they are nobody's business.
CREATE VIEW deliveries AS
SELECT hn.text AS host, inst.text AS instance, m.queue_id AS queue_id, m.id AS generation,
    m.message_id AS message_id, wm.text AS mta,
    coalesce(CASE WHEN instr(m.sender, '@') = 0 THEN m.sender || '@' || sd.text END, m.sender) AS sender,
    sd.text AS sender_domain,
    coalesce(CASE WHEN instr(d.recipient, '@') = 0 THEN d.recipient || '@' || rd.text END, d.recipient) AS recipient,
    rd.text AS recipient_domain, pv.text AS provider,
    strftime('%Y-%m-%dT%H:%M:%S', d.first / 1000000, 'unixepoch')
        || printf('.%03dZ', d.first / 1000 % 1000) AS first_seen,
    strftime('%Y-%m-%dT%H:%M:%S', (d.first + d.last) / 1000000, 'unixepoch')
        || printf('.%03dZ', (d.first + d.last) / 1000 % 1000) AS last_seen,
    d.attempts AS attempts, wf.text AS fate,
    c.slug AS cause, r.code AS code,
    (r.status / 1000000) || '.' || (r.status / 1000 % 1000) || '.' || (r.status % 1000) AS status
FROM delivery d
JOIN message m ON m.id = d.message
JOIN flow f ON f.id = m.flow
JOIN name hn ON hn.id = f.host
LEFT JOIN name inst ON inst.id = f.instance
LEFT JOIN word wm ON wm.list = 'mta' AND wm.id = f.mta
LEFT JOIN domain sd ON sd.id = m.sender_domain
LEFT JOIN domain rd ON rd.id = d.recipient_domain
LEFT JOIN word wf ON wf.list = 'fate' AND wf.id = d.fate
LEFT JOIN reason r ON r.id = d.reason
LEFT JOIN name pv ON pv.id = r.provider
LEFT JOIN cause c ON c.id = r.cause
WHERE d.recipient IS NOT NULL AND (d.attempts > 0 OR wf.text = 'expired'
    OR EXISTS (SELECT 1 FROM meta WHERE key = 'kept_deliveries'));

CREATE VIEW messages AS
SELECT * FROM deliveries WHERE attempts > 0 OR fate = 'expired';

CREATE VIEW daily AS
SELECT date(x.day * 86400, 'unixepoch') AS day,
    wm.text AS mta, hn.text AS host, wd.text AS direction, ws.text AS scope, wo.text AS outcome,
    rd.text AS recipient_domain, pv.text AS provider,
    c.slug AS cause, c.family AS family, c.class AS class, c.party AS party,
    r.code AS code,
    (r.status / 1000000) || '.' || (r.status / 1000 % 1000) || '.' || (r.status % 1000) AS status,
    r.template AS template, x.events AS events
FROM reason_day x
JOIN flow f ON f.id = x.flow
JOIN reason r ON r.id = x.reason
JOIN cause c ON c.id = r.cause
JOIN name hn ON hn.id = f.host
LEFT JOIN word wm ON wm.list = 'mta' AND wm.id = f.mta
LEFT JOIN word wd ON wd.list = 'direction' AND wd.id = f.direction
LEFT JOIN word ws ON ws.list = 'scope' AND ws.id = f.scope
LEFT JOIN word wo ON wo.list = 'outcome' AND wo.id = f.outcome
LEFT JOIN domain rd ON rd.id = x.domain
LEFT JOIN name pv ON pv.id = r.provider
WHERE x.events > 0;

CREATE VIEW daily_senders AS
SELECT date(x.day * 86400, 'unixepoch') AS day,
    wm.text AS mta, hn.text AS host, wd.text AS direction, ws.text AS scope, wo.text AS outcome,
    sd.text AS sender_domain,
    c.slug AS cause, c.family AS family, c.class AS class, c.party AS party, x.events AS events
FROM sender_day x
JOIN flow f ON f.id = x.flow
JOIN cause c ON c.id = x.cause
JOIN name hn ON hn.id = f.host
LEFT JOIN word wm ON wm.list = 'mta' AND wm.id = f.mta
LEFT JOIN word wd ON wd.list = 'direction' AND wd.id = f.direction
LEFT JOIN word ws ON ws.list = 'scope' AND ws.id = f.scope
LEFT JOIN word wo ON wo.list = 'outcome' AND wo.id = f.outcome
LEFT JOIN domain sd ON sd.id = x.domain
WHERE x.events > 0;

-- Final failures are the rejected, bounced and expired events (outcomes 1, 4, 5) of the rollups.
CREATE VIEW traffic AS
SELECT date(x.day * 86400, 'unixepoch') AS day, wm.text AS mta, hn.text AS host,
    wd.text AS direction, rd.text AS recipient_domain, pv.text AS provider,
    sum(x.delivered) AS delivered, sum(x.relayed) AS relayed, sum(x.failed) AS failed
FROM (
    SELECT t.day, f.mta, f.host, f.direction, t.domain, t.provider,
        t.delivered, t.relayed, 0 AS failed
    FROM traffic_day t JOIN flow f ON f.id = t.flow
    UNION ALL
    SELECT y.day, f.mta, f.host, f.direction, y.domain, ifnull(r.provider, 0), 0, 0, y.events
    FROM reason_day y JOIN flow f ON f.id = y.flow JOIN reason r ON r.id = y.reason
    WHERE f.outcome IN (1, 4, 5)
) x
JOIN name hn ON hn.id = x.host
LEFT JOIN word wm ON wm.list = 'mta' AND wm.id = x.mta
LEFT JOIN word wd ON wd.list = 'direction' AND wd.id = x.direction
LEFT JOIN domain rd ON rd.id = x.domain
LEFT JOIN name pv ON pv.id = x.provider
GROUP BY x.day, x.mta, x.host, x.direction, x.domain, x.provider
HAVING sum(x.delivered) + sum(x.relayed) + sum(x.failed) > 0;

CREATE VIEW traffic_senders AS
SELECT date(x.day * 86400, 'unixepoch') AS day, wm.text AS mta, hn.text AS host,
    wd.text AS direction, sd.text AS sender_domain,
    sum(x.delivered) AS delivered, sum(x.relayed) AS relayed, sum(x.failed) AS failed
FROM (
    SELECT t.day, f.mta, f.host, f.direction, t.domain, t.delivered, t.relayed, 0 AS failed
    FROM traffic_sender_day t JOIN flow f ON f.id = t.flow
    UNION ALL
    SELECT y.day, f.mta, f.host, f.direction, y.domain, 0, 0, y.events
    FROM sender_day y JOIN flow f ON f.id = y.flow
    WHERE f.outcome IN (1, 4, 5)
) x
JOIN name hn ON hn.id = x.host
LEFT JOIN word wm ON wm.list = 'mta' AND wm.id = x.mta
LEFT JOIN word wd ON wd.list = 'direction' AND wd.id = x.direction
LEFT JOIN domain sd ON sd.id = x.domain
GROUP BY x.day, x.mta, x.host, x.direction, x.domain
HAVING sum(x.delivered) + sum(x.relayed) + sum(x.failed) > 0;

CREATE VIEW reasons AS
SELECT r.template AS template, r.code AS code,
    (r.status / 1000000) || '.' || (r.status / 1000 % 1000) || '.' || (r.status % 1000) AS status,
    c.slug AS cause, r.rule AS rule, r.step AS step,
    wst.text AS stage, wd.text AS direction, pv.text AS provider,
    n.events AS events,
    strftime('%Y-%m-%dT%H:%M:%S', r.first_seen / 1000000, 'unixepoch')
        || printf('.%03dZ', r.first_seen / 1000 % 1000) AS first_seen,
    strftime('%Y-%m-%dT%H:%M:%S', r.last_seen / 1000000, 'unixepoch')
        || printf('.%03dZ', r.last_seen / 1000 % 1000) AS last_seen,
    r.example AS example
FROM reason r
JOIN (SELECT reason, sum(events) AS events FROM reason_day GROUP BY reason) n ON n.reason = r.id
JOIN cause c ON c.id = r.cause
LEFT JOIN word wst ON wst.list = 'stage' AND wst.id = r.stage
LEFT JOIN word wd ON wd.list = 'direction' AND wd.id = r.direction
LEFT JOIN name pv ON pv.id = r.provider
WHERE n.events > 0;

CREATE VIEW sources AS
SELECT so.path AS path, wm.text AS mta, so.host AS host, so.bytes AS bytes, so.lines AS lines,
    so.events AS events, so.context AS context, so.deliveries AS deliveries, so.noise AS noise,
    so.unknown AS unknown,
    strftime('%Y-%m-%dT%H:%M:%S', so.first_time / 1000000, 'unixepoch')
        || printf('.%03dZ', so.first_time / 1000 % 1000) AS first_time,
    strftime('%Y-%m-%dT%H:%M:%S', so.last_time / 1000000, 'unixepoch')
        || printf('.%03dZ', so.last_time / 1000 % 1000) AS last_time,
    so.state AS state
FROM source so
LEFT JOIN word wm ON wm.list = 'mta' AND wm.id = so.mta;

CREATE VIEW unknown_lines AS
SELECT u.shape AS shape, u.count AS count, u.example AS example, so.path AS path,
    u.line_offset AS line_offset
FROM unknown u
LEFT JOIN source so ON so.id = u.source;
