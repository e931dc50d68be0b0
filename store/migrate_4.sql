-- From version 3 to 4: an event's account or token goes from event_rest into its own row.  What is
-- made here must stay as it is, whatever later versions do.

ALTER TABLE event_rest RENAME TO event_rest_3;
ALTER TABLE event ADD COLUMN account_or_token;

CREATE TABLE event_rest (
    event INTEGER PRIMARY KEY,
    local_ip,
    account INTEGER,
    orig_recipient TEXT,
    message_id TEXT,
    repeated INTEGER
);

UPDATE event
SET account_or_token =
    (SELECT coalesce(x.token, x.account) FROM event_rest_3 x WHERE x.event = event.id)
WHERE id IN (SELECT event FROM event_rest_3 WHERE coalesce(token, account) IS NOT NULL);

INSERT INTO event_rest
SELECT event, local_ip, CASE WHEN token IS NOT NULL THEN account END, orig_recipient, message_id,
    repeated
FROM event_rest_3
WHERE coalesce(local_ip, CASE WHEN token IS NOT NULL THEN account END, orig_recipient, message_id,
    repeated) IS NOT NULL
ORDER BY event;

DROP TABLE event_rest_3;
