/*
 * privacy_private: what the files that disguise rows share.
 */
#ifndef BOUNCESTAT_STORE_PRIVACY_PRIVATE_H
#define BOUNCESTAT_STORE_PRIVACY_PRIVATE_H

#include "store/privacy.h"
#include "store/writer_private.h"

/* Which rows are old enough: ?1 and ?2 the window of rowids, ?3 the instant, ?4 the event id. */
#define OLD_EVENTS "rowid > ?1 AND rowid <= ?2 AND rowid < ?4"

enum { PRIVACY_SQL_MAX = 2048 };

struct work {
    struct store *store;
    struct disguise disguise;
    int64_t numbers[4]; /* ?1 .. ?4 above */
    struct privacy_counts *counts;
    struct arena arena;    /* for one window */
    struct map pseudonyms; /* hashes of those that were given, to count each once */
};

/* New texts for rows, collected while a SELECT runs and written when it is done. */
struct change {
    int64_t id;
    struct slice text;
    int64_t numbers[3]; /* of an address: domain, sender domain, kind */
    struct change *next;
};

sqlite3_stmt *privacy_ask(struct work *work, const char *sql); /* with the numbers bound */
void privacy_add(struct work *work, struct change **list, struct change change);
/* UPDATE with the new text as ?1 and the rowid as ?2. */
void privacy_write(struct work *work, const char *sql, const struct change *changes);
void privacy_count(struct work *work, struct slice hidden);

/* Templates keep their key, so that the same reply finds them again. */
#define SET_TEMPLATE "UPDATE reason SET template = ?1 WHERE id = ?2"

/* privacy_event.c: the addresses and texts in events of the window at hand. */
void privacy_change_events(struct work *work);

#endif
