/*
 * privacy_private: what the files that disguise rows share.
 */
#ifndef BOUNCESTAT_STORE_PRIVACY_PRIVATE_H
#define BOUNCESTAT_STORE_PRIVACY_PRIVATE_H

#include "store/privacy.h"
#include "store/writer_private.h"

enum { PRIVACY_SQL_MAX = 2048 };

struct work {
    struct store *store;
    struct disguise disguise;
    int64_t numbers[4]; /* ?1 .. ?4 of SQL that says which rows (privacy.c) */
    struct privacy_counts *counts;
    struct arena arena;    /* for one window */
    struct map pseudonyms; /* hashes of those that were given, to count each once */
};

/* New texts for rows, collected while a SELECT runs and written when it is done. */
struct change {
    int64_t id;
    struct slice text;
    int64_t numbers[3]; /* of an event's form: flow, reason, zone and sender's kind */
    struct change *next;
};

sqlite3_stmt *privacy_ask(struct work *work, const char *sql); /* with the numbers bound */
void privacy_add(struct work *work, struct change **list, struct change change);
/* UPDATE with the new text as ?1 and the rowid as ?2. */
void privacy_write(struct work *work, const char *sql, const struct change *changes);

/* Templates keep their key, so that the same reply finds them again. */
#define SET_TEMPLATE "UPDATE reason SET template = ?1 WHERE id = ?2"

/* privacy_event.c: the texts of events of the window at hand. */
void privacy_change_texts(struct work *work);

#endif
