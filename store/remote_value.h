/*
 * remote_value: what a column of a remote view means to SQLite, and back.
 */
#ifndef BOUNCESTAT_STORE_REMOTE_VALUE_H
#define BOUNCESTAT_STORE_REMOTE_VALUE_H

#include "store/remote_view.h"

#include <sqlite3.h>

/* A value as it stands in an answer. */
void remote_value_give(sqlite3_context *context, enum remote_column_kind kind, struct slice raw);

/* " AND column op value", the value in digits alone; nothing when the server could take it for
 * something else than SQLite does.  `op` is one of = > G(>=) < L(<=). */
void remote_value_condition(struct text *out, const struct remote_column *column, char op,
                            bool any_case, sqlite3_value *value);

#endif
