/*
 * outbox: what of this database a ClickHouse server does not have yet.
 *
 * A database that ships its rows has the table `outbox`.  Every writer of logs notes there, in the
 * transaction of its rows, which of them were added, changed or taken back; a note goes when the
 * server has acknowledged the row as it stands then.  So a server that is down loses nothing, and a
 * row that is sent twice counts once (by its key, store/remote_schema.c).
 * What prune, anonymize and forget do here is not noted: the server keeps its own rows.
 */
#ifndef BOUNCESTAT_STORE_OUTBOX_H
#define BOUNCESTAT_STORE_OUTBOX_H

#include "store/remote.h"
#include "store/store.h"

/* Make the outbox, with a note of every row that is there, unless there is one.  The store must be
 * open for writing by store_create. */
int outbox_open(struct store *store, struct error *error);

/* Notes are taken from now on by this connection, if the database has an outbox.  Part of
 * store_create. */
void outbox_watch(struct store *store);

/* This connection takes no notes any more.  Part of prune, anonymize and forget: noted, what they
 * remove here would go from the server too, and what they rename would count there twice. */
void outbox_look_away(struct store *store);

/* Send what is noted.  *sent_r counts rows that were acknowledged, also after a failure. */
int outbox_ship(struct store *store, struct remote *remote, int64_t *sent_r, struct error *error);

/* Notes that are left. */
int64_t outbox_waiting(struct store *store);

#endif
